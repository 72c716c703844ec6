//! Filters rows by department, rating, place in the plan, id, and reprint status.

use std::collections::BTreeSet;

use crate::compare::Band;
use crate::plan::{Department, FiscalYear, Initiative, InitiativeId, Plan};

/// A rating to filter by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum RatingChoice {
    /// Rows with this mark.
    Mark(String),
    /// Rows without a rating in the year.
    Unrated,
    /// Rows whose rating in the year cannot be read.
    Unreadable,
}

/// A part of the plan to filter by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanPart {
    /// All rows under a pillar, by its id.
    Pillar(String),
    /// All rows of a measure, by its id.
    Measure(String),
}

/// Criteria for listing rows. A row must match at least one choice of every kind that has
/// any. An empty filter lists every row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Departments, each including those below it.
    pub departments: BTreeSet<Department>,
    /// Ratings in the selected year.
    pub ratings: BTreeSet<RatingChoice>,
    /// Parts of the plan.
    pub places: BTreeSet<PlanPart>,
    /// Tags, as pairs of a name and a value. Each name counts as a kind of its own.
    pub tags: BTreeSet<(String, String)>,
    /// Certain rows, by id.
    pub rows: BTreeSet<InitiativeId>,
    /// Whether to leave out reprints.
    pub without_reprints: bool,
    /// An attainment band for indicators. It does not affect rows.
    pub band: Option<Band>,
}

impl Filter {
    /// Returns whether the filter lists every row.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns whether a row of a plan is listed, given its rating in `year`.
    pub fn matches(&self, plan: &Plan, initiative: &Initiative, year: FiscalYear) -> bool {
        self.matches_department(initiative)
            && self.matches_rating(plan, initiative, year)
            && self.matches_place(initiative)
            && self.matches_tags(initiative)
            && (self.rows.is_empty() || self.rows.contains(&initiative.id))
            && !(self.without_reprints && initiative.is_reprint())
    }

    fn matches_department(&self, initiative: &Initiative) -> bool {
        self.departments.is_empty()
            || initiative
                .departments
                .iter()
                .any(|own| self.departments.iter().any(|chosen| chosen.contains(own)))
    }

    fn matches_rating(&self, plan: &Plan, initiative: &Initiative, year: FiscalYear) -> bool {
        let mut ratings = self.ratings.iter();
        self.ratings.is_empty() || ratings.any(|rating| rating.is_of(plan, initiative, year))
    }

    fn matches_tags(&self, initiative: &Initiative) -> bool {
        let has = |(name, value): &&(String, String)| {
            let values = initiative.tags.get(name);
            values.is_some_and(|values| values.points().any(|own| own == value))
        };
        let names = self.tags.iter().map(|(name, _)| name);
        names.into_iter().all(|wanted| {
            let mut choices = self.tags.iter().filter(|(name, _)| name == wanted);
            choices.any(|choice| has(&choice))
        })
    }

    fn matches_place(&self, initiative: &Initiative) -> bool {
        self.places.is_empty() || PlanPart::of(initiative).any(|place| self.places.contains(&place))
    }
}

impl RatingChoice {
    /// Returns the choice that matches the rating of a row of a plan in a year.
    pub fn of(plan: &Plan, initiative: &Initiative, year: FiscalYear) -> Self {
        match initiative.rating(year) {
            Some(mark) => Self::Mark(mark.to_owned()),
            None if is_unreadable(plan, initiative, year) => Self::Unreadable,
            None => Self::Unrated,
        }
    }

    /// Returns whether it matches the rating of a row of a plan in a year.
    pub fn is_of(&self, plan: &Plan, initiative: &Initiative, year: FiscalYear) -> bool {
        let rating = initiative.rating(year);
        match self {
            Self::Mark(mark) => rating == Some(mark),
            Self::Unreadable => is_unreadable(plan, initiative, year),
            Self::Unrated => rating.is_none() && !is_unreadable(plan, initiative, year),
        }
    }

    /// Returns whether it is a mark of a scale.
    pub fn is_mark(&self) -> bool {
        matches!(self, Self::Mark(_))
    }
}

/// Returns whether the rating of a row in a year cannot be read.
fn is_unreadable(plan: &Plan, initiative: &Initiative, year: FiscalYear) -> bool {
    plan.unreadable_of(initiative).rating(year).is_some()
}

impl PlanPart {
    /// Returns the parts of the plan that a row belongs to.
    pub fn of(initiative: &Initiative) -> impl Iterator<Item = Self> {
        let measure = initiative.measure.clone().map(Self::Measure);
        std::iter::once(Self::Pillar(initiative.pillar.clone())).chain(measure)
    }
}
