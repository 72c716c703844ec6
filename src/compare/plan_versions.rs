//! What differs between two versions of a plan: that of the last meeting and today's, last
//! year's and this year's, or a plan and the one that replaced it.

mod changes;
mod coverage;
mod departments;
mod indicators;
mod matching;
mod parts;
mod reports;

pub use indicators::{FigureRevision, IndicatorDifference, IndicatorRevision};

use std::collections::BTreeSet;

use parts::Parts;

use super::{Extent, TextChange, TextComparison, Years};
use crate::document::AsWritten;
use crate::plan::{
    Department, FiscalYear, InitiativeId, Leaf, MilestoneDate, Plan, RatingScale, RowIndex, Text,
    TextKind,
};

/// The same thing in the old version and in the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Versions<T> {
    /// That of the old version.
    pub old: T,
    /// That of the new version.
    pub new: T,
}

impl<T> Versions<T> {
    /// Makes the same of either.
    pub fn map<U>(self, make: impl Fn(T) -> U) -> Versions<U> {
        Versions {
            old: make(self.old),
            new: make(self.new),
        }
    }

    /// Returns both by reference.
    pub fn as_ref(&self) -> Versions<&T> {
        Versions {
            old: &self.old,
            new: &self.new,
        }
    }

    /// Puts those of two things together.
    pub fn zip<U>(self, other: Versions<U>) -> Versions<(T, U)> {
        Versions {
            old: (self.old, other.old),
            new: (self.new, other.new),
        }
    }
}

impl<T: Copy> Versions<T> {
    fn both(same: T) -> Self {
        Self {
            old: same,
            new: same,
        }
    }
}

/// A value as a version has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading<T> {
    /// The version has none.
    Absent,
    /// The value.
    Read(T),
    /// What is written in its place and cannot be read.
    Unreadable(AsWritten),
}

impl<T> Reading<T> {
    fn new(read: Option<T>, unreadable: Option<&AsWritten>) -> Self {
        match (unreadable, read) {
            (Some(written), _) => Self::Unreadable(written.clone()),
            (None, Some(value)) => Self::Read(value),
            (None, None) => Self::Absent,
        }
    }

    /// Returns the value, or `None` if there is none that can be read.
    pub fn read(&self) -> Option<&T> {
        match self {
            Self::Read(value) => Some(value),
            Self::Absent | Self::Unreadable(_) => None,
        }
    }

    fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl<T: PartialEq> Versions<Reading<T>> {
    /// Returns how the new value relates to the old one.
    pub fn change(&self) -> TextChange {
        match (&self.old, &self.new) {
            (Reading::Unreadable(_), _) | (_, Reading::Unreadable(_)) => TextChange::Unreadable,
            (Reading::Absent, Reading::Read(_)) => TextChange::New,
            (Reading::Read(_), Reading::Absent) => TextChange::Gone,
            (old, new) if old == new => TextChange::Repeated,
            _ => TextChange::Changed,
        }
    }
}

/// What differs between two versions of a plan. It refers to their parts by zero-based
/// positions in file order, and is valid for these two plans alone.
///
/// A version does not report on a year after its year under review, and one that begins later
/// than the other says nothing of the years before. So what one version does not have of a
/// year is no difference if only the other one covers that year: a rating, what was done and
/// actual figures of the years between the two years under review, and whatever is said of
/// those between the two first years. The ratings of the two years under review are compared
/// with each other, unless there is none of the later one yet.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanDifferences {
    /// What differs in the plan as a whole.
    pub plan: Vec<VersionChange>,
    /// The milestones that differ: those that are gone, those that were added, the others.
    pub milestones: Vec<PartDifference<usize>>,
    /// The pillars that differ, in the same order.
    pub pillars: Vec<PartDifference<usize>>,
    /// The measures that differ, in the same order.
    pub measures: Vec<PartDifference<usize>>,
    /// The departments that have another name, in the order in which the old version first
    /// names them: a department that is gone, and in whose place all its rows have the same
    /// one that the old version did not know. What other departments are in charge of stands
    /// with the rows.
    pub departments: Vec<Versions<Department>>,
    /// The rows that differ: those that are gone, those that were added, and the others, of
    /// which those whose rating moved the most come first, then those that changed the most.
    pub rows: Vec<PartDifference<RowIndex>>,
    /// The rows that are the same only because it was inferred that one carries on the other,
    /// whether they differ or not.
    pub inferred_rows: BTreeSet<Versions<RowIndex>>,
}

/// How a part of a plan differs. `P` names the part in its version.
#[derive(Debug, Clone, PartialEq)]
pub enum PartDifference<P> {
    /// Only the old version has it.
    Gone(P),
    /// Only the new version has it.
    Added(P),
    /// Both have it, and not as it was; or the new one says what was done of what was to come
    /// next.
    Changed(Versions<P>, Vec<VersionChange>),
}

/// Something in which two versions of a part of a plan differ.
#[derive(Debug, Clone, PartialEq)]
pub enum VersionChange {
    /// The title.
    Title(Versions<String>),
    /// The id.
    Number(Versions<String>),
    /// The pillar that it is below, by its id.
    Pillar(Versions<String>),
    /// The measure that it is below, by its id; `None` if it is directly below a pillar.
    Measure(Versions<Option<String>>),
    /// The row that it reprints.
    ReprintOf(Versions<Option<InitiativeId>>),
    /// The departments in charge, other than that they have another name.
    Departments(Versions<Reading<Vec<Department>>>),
    /// The date of a milestone.
    Date(Versions<Reading<MilestoneDate>>),
    /// One of the years of the plan.
    Year(PlanYear, Versions<FiscalYear>),
    /// The rating scale.
    Scale(Versions<RatingScale>),
    /// A rating.
    Rating(RatingRevision),
    /// An indicator.
    Indicator(IndicatorDifference),
    /// A text.
    Text(PlanText, TextComparison),
    /// A text that cannot be read in one of the versions or both, so that it is not compared.
    UnreadableText(PlanText, Versions<Reading<Text>>),
    /// What was said to come next, beside what was done. It is no difference by itself.
    FollowUp(FollowUp),
}

/// One of the years by which a plan is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanYear {
    /// The first that it covers.
    First,
    /// The last that it covers.
    Last,
    /// The one under review.
    Review,
}

/// A text of a plan or of a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanText {
    /// Whose plan it is.
    Body,
    /// The document that a plan was taken from.
    Source,
    /// What a plan is about.
    Summary,
    /// The track of a milestone, level by level.
    Track,
    /// The goals of a measure.
    Goals,
    /// The purpose of a row.
    Purpose,
    /// The aim of a row.
    Aim,
    /// The notes of a row.
    Notes,
    /// The rows of an earlier plan that a row carries on.
    Follows,
    /// A tag of a row, by its name.
    Tag(String),
    /// A text of a year.
    OfYear(FiscalYear, TextKind),
}

/// A rating that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct RatingRevision {
    /// The years of the ratings: one and the same if it was revised, or else the years under
    /// review.
    pub years: Versions<FiscalYear>,
    /// The marks.
    pub marks: Versions<Reading<String>>,
    /// The number of steps that the rating rose, negative if it fell. `None` if either
    /// version has none, or if the scales differ.
    pub rise: Option<isize>,
}

/// What was said to come next in the year under review of the old version, beside what was
/// done in that of the new one, which is later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// The years under review.
    pub years: Years,
    /// The next steps, as the old version has them.
    pub direction: Text,
    /// The results, as the new version has them.
    pub result: Text,
}

impl PlanText {
    /// Returns what it is called among the values that may be unreadable, or `None` if it is
    /// none of them.
    fn leaf(&self) -> Option<Leaf> {
        Some(match self {
            Self::Body => Leaf::Body,
            Self::Source => Leaf::Source,
            Self::Summary => Leaf::Summary,
            Self::Track => Leaf::Track,
            Self::Goals => Leaf::Goals,
            Self::Purpose => Leaf::Purpose,
            Self::Aim => Leaf::Aim,
            Self::Notes => Leaf::Notes,
            Self::Follows => return None,
            Self::Tag(name) => Leaf::Tag(name.clone()),
            Self::OfYear(year, kind) => Leaf::Text(*year, *kind),
        })
    }
}

impl PlanDifferences {
    /// Compares two versions of a plan, or a plan with the one that it replaced.
    ///
    /// Parts are the same if their id and title are, or else their title, or else their id. So
    /// a part with another id and the same title has another number, even if its old number
    /// was given to another part; and one with the same id and another title has another
    /// title. A title that is there more often in one version than in the other tells nothing.
    /// Rows of plans with different ids are the same first of all if one is said to carry on
    /// the other; if any is, the two plans are numbered each in its own way.
    pub fn new(old: &Plan, new: &Plan) -> Self {
        let parts = Parts::new(Versions { old, new });
        Self {
            plan: parts.plan(),
            milestones: parts.milestones(),
            pillars: parts.pillars(),
            measures: parts.measures(),
            departments: parts.renamed.names(),
            rows: parts.rows(),
            inferred_rows: parts.inferred_rows(),
        }
    }

    /// Returns whether both versions say the same.
    pub fn is_empty(&self) -> bool {
        self.plan.is_empty()
            && self.milestones.is_empty()
            && self.pillars.is_empty()
            && self.measures.is_empty()
            && self.departments.is_empty()
            && self.rows.is_empty()
    }
}

impl<P> PartDifference<P> {
    /// Returns how much it changes; `None` if it is not in both versions.
    fn extent(&self) -> Option<Extent> {
        let Self::Changed(_, changes) = self else {
            return None;
        };
        let steps = changes
            .iter()
            .filter_map(VersionChange::rise)
            .map(isize::abs);
        let others = changes.iter().map(VersionChange::size);
        // A figure of a version was mended, which tells no more than any other change.
        Some(Extent::new(Some(steps.sum()), 0.0, others.sum()))
    }

    fn map<Q>(self, name: impl Fn(P) -> Q) -> PartDifference<Q> {
        match self {
            Self::Gone(old) => PartDifference::Gone(name(old)),
            Self::Added(new) => PartDifference::Added(name(new)),
            Self::Changed(both, changes) => PartDifference::Changed(both.map(name), changes),
        }
    }
}

impl VersionChange {
    /// Returns by how many steps a rating rose, if it is one and that is known.
    fn rise(&self) -> Option<isize> {
        match self {
            Self::Rating(rating) => rating.rise,
            _ => None,
        }
    }

    /// Returns how much it changes beside the steps of a rating: up to 1 for an indicator and
    /// for a text. What no figure can be given for counts 1, but for a number and for what is
    /// not compared.
    fn size(&self) -> f64 {
        match self {
            Self::Number(_) | Self::UnreadableText(..) | Self::FollowUp(_) => 0.0,
            Self::Rating(rating) => rating.rise.map_or(1.0, |_| 0.0),
            Self::Indicator(indicator) => indicator.revision.size(),
            Self::Text(_, comparison) => comparison.share_changed(),
            Self::Title(_)
            | Self::Pillar(_)
            | Self::Measure(_)
            | Self::ReprintOf(_)
            | Self::Departments(_)
            | Self::Date(_)
            | Self::Year(..)
            | Self::Scale(_) => 1.0,
        }
    }
}
