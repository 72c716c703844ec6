//! The rows that are shown, and in which order: the one answer that the screen
//! and the command line both give.

use super::filter::{Filter, RatingChoice};
use super::search::Hit;
use crate::plan::{FiscalYear, InitiativeId, Plan};

/// Rows of a plan: in its order, or the best first where a search chose them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing(Vec<InitiativeId>);

impl Listing {
    /// The rows that a filter leaves, by their ratings of `year`; of these
    /// only the hits of a search, where there is one.
    pub fn new(plan: &Plan, filter: &Filter, hits: Option<&[Hit]>, year: FiscalYear) -> Self {
        let listed = |id: &InitiativeId| {
            plan.initiative(id)
                .is_some_and(|row| filter.matches(row, year))
        };
        let ids: Vec<InitiativeId> = match hits {
            Some(hits) => hits.iter().map(|hit| hit.id.clone()).collect(),
            None => plan
                .initiatives()
                .iter()
                .map(|row| row.id.clone())
                .collect(),
        };
        Self(ids.into_iter().filter(listed).collect())
    }

    /// The rows that are given, in their order.
    pub fn of(ids: Vec<InitiativeId>) -> Self {
        Self(ids)
    }

    /// The rows.
    pub fn ids(&self) -> &[InitiativeId] {
        &self.0
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no row is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where a row stands, from zero.
    pub fn position(&self, id: &InitiativeId) -> Option<usize> {
        self.0.iter().position(|listed| listed == id)
    }
}

/// How many rows have a rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingCount {
    /// The rating.
    pub rating: RatingChoice,
    /// The number of rows.
    pub count: usize,
}

/// How many of the rows have each rating of the plan's scale in a year, best
/// first, and how many have none, where there are any.
pub fn rating_counts(plan: &Plan, listing: &Listing, year: FiscalYear) -> Vec<RatingCount> {
    let found: Vec<RatingChoice> = listing
        .ids()
        .iter()
        .filter_map(|id| plan.initiative(id))
        .map(|row| RatingChoice::of(row, year))
        .collect();
    let count = |rating: RatingChoice| RatingCount {
        count: found.iter().filter(|other| **other == rating).count(),
        rating,
    };
    let steps = plan.ratings().steps().iter();
    let marks = steps.map(|step| count(RatingChoice::Mark(step.mark.clone())));
    let unrated = count(RatingChoice::Unrated);
    marks
        .chain((unrated.count > 0).then_some(unrated))
        .collect()
}
