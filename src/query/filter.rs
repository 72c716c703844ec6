//! Rows by what they are: department, rating, place in the plan, reprint.

use std::collections::BTreeSet;

use crate::compare::Band;
use crate::plan::{Department, FiscalYear, Initiative};

/// A rating to choose rows by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum RatingChoice {
    /// Rows with this mark.
    Mark(String),
    /// Rows without a rating in the year.
    Unrated,
}

/// A part of the plan to choose rows by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// All rows under a pillar, by its id.
    Pillar(String),
    /// All rows of a measure, by its id.
    Measure(String),
}

/// What rows must be to be listed. Of several choices of one kind a row needs
/// one; of several kinds it needs all. An empty filter lists every row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Departments, each with all below it.
    pub departments: BTreeSet<Department>,
    /// Ratings in the year in view.
    pub ratings: BTreeSet<RatingChoice>,
    /// Parts of the plan.
    pub places: BTreeSet<Place>,
    /// Tags, as names with one of their values. Tags of several names are of
    /// several kinds.
    pub tags: BTreeSet<(String, String)>,
    /// Whether rows that print another again are left out.
    pub without_reprints: bool,
    /// The attainment of indicators. It leaves rows as they are.
    pub band: Option<Band>,
}

impl Filter {
    /// Whether it lists every row.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a row is listed, by its ratings of `year`.
    pub fn matches(&self, initiative: &Initiative, year: FiscalYear) -> bool {
        self.matches_department(initiative)
            && self.matches_rating(initiative, year)
            && self.matches_place(initiative)
            && self.matches_tags(initiative)
            && !(self.without_reprints && initiative.is_reprint())
    }

    fn matches_department(&self, initiative: &Initiative) -> bool {
        self.departments.is_empty()
            || initiative
                .departments
                .iter()
                .any(|own| self.departments.iter().any(|chosen| chosen.contains(own)))
    }

    fn matches_rating(&self, initiative: &Initiative, year: FiscalYear) -> bool {
        self.ratings.is_empty() || self.ratings.contains(&RatingChoice::of(initiative, year))
    }

    fn matches_tags(&self, initiative: &Initiative) -> bool {
        let has = |(name, value): &&(String, String)| {
            let values = initiative.tags.get(name);
            values.is_some_and(|values| values.points().contains(value))
        };
        let names = self.tags.iter().map(|(name, _)| name);
        names.into_iter().all(|wanted| {
            let mut choices = self.tags.iter().filter(|(name, _)| name == wanted);
            choices.any(|choice| has(&choice))
        })
    }

    fn matches_place(&self, initiative: &Initiative) -> bool {
        self.places.is_empty() || Place::of(initiative).any(|place| self.places.contains(&place))
    }
}

impl RatingChoice {
    /// The choice that a row falls under in a year.
    pub fn of(initiative: &Initiative, year: FiscalYear) -> Self {
        match initiative.rating(year) {
            Some(mark) => Self::Mark(mark.to_owned()),
            None => Self::Unrated,
        }
    }
}

impl Place {
    /// The parts of the plan that a row lies in.
    pub fn of(initiative: &Initiative) -> impl Iterator<Item = Self> {
        let measure = initiative.measure.clone().map(Self::Measure);
        std::iter::once(Self::Pillar(initiative.pillar.clone())).chain(measure)
    }
}
