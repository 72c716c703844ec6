//! A row as a meeting reviews it.

use std::collections::BTreeSet;

use crate::compare::{PlanChanges, RowChange};
use crate::plan::{FiscalYear, Initiative, Leaf, Plan, RowIndex};
use crate::query::RatingChoice;

/// A row as a meeting reviews it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewedRow<'p> {
    /// The row.
    pub row: &'p Initiative,
    /// Its ratings: [`ratings_until_review`].
    pub ratings: Vec<(FiscalYear, RatingChoice)>,
    /// What changed since the year before; `None` if nothing did.
    pub change: Option<&'p RowChange>,
}

impl<'p> ReviewedRow<'p> {
    /// A row of a plan, with what changed in the plan since the year before that under review.
    /// Returns `None` if the plan has no such row.
    pub fn new(plan: &'p Plan, row: RowIndex, changes: &'p PlanChanges) -> Option<Self> {
        let change = changes.of(row).filter(|change| change.has_changed());
        let row = plan.at(row)?;
        Some(Self {
            row,
            ratings: ratings_until_review(plan, row),
            change,
        })
    }
}

/// Returns the ratings of a row of a plan up to the year under review, the earliest first.
/// Years without one are left out.
pub fn ratings_until_review(plan: &Plan, row: &Initiative) -> Vec<(FiscalYear, RatingChoice)> {
    let unread = plan.unreadable_of(row);
    let unread = unread.iter().filter_map(|one| match one.leaf {
        Leaf::Rating(year) => Some(year),
        _ => None,
    });
    let years: BTreeSet<FiscalYear> = row.years.keys().copied().chain(unread).collect();
    let rated = years.into_iter().map(|year| {
        let rating = RatingChoice::of(plan, row, year);
        (year, rating)
    });
    let review_year = plan.facts().review_year;
    let is_told = |(year, rating): &(FiscalYear, RatingChoice)| {
        *year <= review_year && *rating != RatingChoice::Unrated
    };
    rated.filter(is_told).collect()
}
