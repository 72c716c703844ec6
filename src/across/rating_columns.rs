//! The rating scales of several plans as the columns of one table.

use std::collections::BTreeSet;

use super::counts::{PlanCounts, Tally};
use crate::query::{RatingChoice, RatingCount};

/// A column of a table of ratings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingColumn {
    /// The rating.
    pub rating: RatingChoice,
    /// The number of better marks on the scale that the mark was first found on, and the
    /// number of all marks on it. `None` for rows without a rating that can be read.
    pub standing: Option<(usize, usize)>,
}

/// The marks of all scales, each once. Marks are in the order of their scales, so that equal
/// scales share their columns, and `A B C` finds its own in `S A B C D`. A scale that has no
/// mark in common with those before it follows them. The rows without a rating come last, and
/// then those whose rating cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RatingColumns(Vec<RatingColumn>);

impl RatingColumns {
    /// Returns the columns that plans need.
    pub fn new<'c>(plans: impl Iterator<Item = &'c PlanCounts>) -> Self {
        let mut columns = Vec::new();
        let mut others: BTreeSet<RatingChoice> = BTreeSet::new();
        for counts in ratings(plans) {
            let ratings = counts.iter().map(|rated| &rated.rating);
            let (marks, rest): (Vec<_>, Vec<_>) = ratings.partition(|rating| rating.is_mark());
            add_scale(&mut columns, &marks);
            others.extend(rest.into_iter().cloned());
        }
        columns.extend(others.into_iter().map(|rating| RatingColumn {
            rating,
            standing: None,
        }));
        Self(columns)
    }

    /// Returns the columns.
    pub fn columns(&self) -> &[RatingColumn] {
        &self.0
    }

    /// Returns the cells of a plan: `None` if its scale has no such mark, and everywhere if
    /// the plan is not rated.
    pub fn cells(&self, plan: &PlanCounts) -> Vec<Option<usize>> {
        self.0.iter().map(|column| column.cell(plan)).collect()
    }

    /// Returns the sums of the columns over plans.
    pub fn totals<'c>(&self, plans: impl Iterator<Item = &'c PlanCounts>) -> Vec<usize> {
        let mut totals = vec![0; self.0.len()];
        for plan in plans {
            for (total, column) in totals.iter_mut().zip(&self.0) {
                *total += column.cell(plan).unwrap_or_default();
            }
        }
        totals
    }
}

impl RatingColumn {
    /// Returns the count of a plan: `None` if its scale has no such mark. Every scale leaves
    /// room for rows without a rating that can be read.
    pub fn cell(&self, plan: &PlanCounts) -> Option<usize> {
        let Tally::Ratings(counts) = &plan.tally else {
            return None;
        };
        let found = counts.iter().find(|rated| rated.rating == self.rating);
        let none = (!self.rating.is_mark()).then_some(0);
        found.map(|rated| rated.count).or(none)
    }
}

fn ratings<'c>(
    plans: impl Iterator<Item = &'c PlanCounts>,
) -> impl Iterator<Item = &'c [RatingCount]> {
    plans.filter_map(|plan| match &plan.tally {
        Tally::Ratings(counts) => Some(counts.as_slice()),
        Tally::Bands(_) => None,
    })
}

/// Adds the marks that are not there yet, each after the one that is better on its scale.
fn add_scale(columns: &mut Vec<RatingColumn>, marks: &[&RatingChoice]) {
    let place = |columns: &[RatingColumn], mark: &RatingChoice| {
        let mut columns = columns.iter();
        columns.position(|column| column.rating == *mark)
    };
    let shares_a_mark = marks.iter().any(|mark| place(columns, mark).is_some());
    let mut next = if shares_a_mark { 0 } else { columns.len() };
    for (rank, mark) in marks.iter().enumerate() {
        if let Some(known) = place(columns, mark) {
            next = next.max(known + 1);
            continue;
        }
        columns.insert(
            next,
            RatingColumn {
                rating: (*mark).clone(),
                standing: Some((rank, marks.len())),
            },
        );
        next += 1;
    }
}
