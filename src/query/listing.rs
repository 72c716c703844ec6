//! The rows to show and their order. The screen and the command line share this code.

use super::filter::{Filter, RatingChoice};
use super::search::Hit;
use crate::plan::{FiscalYear, Initiative, Plan, RowIndex};

/// An ordered list of rows: in plan order, or best match first if there is a search.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    rows: Vec<RowIndex>,
    /// For each row of the plan up to the last listed one, its position in the list.
    positions: Vec<Option<usize>>,
}

impl Listing {
    /// Lists the rows that match a filter, given their ratings in `year`. If `hits` is
    /// given, only those rows are considered, in that order.
    pub fn new(plan: &Plan, filter: &Filter, hits: Option<&[Hit]>, year: FiscalYear) -> Self {
        let listed = |row: &RowIndex| {
            let initiative = plan.at(*row);
            initiative.is_some_and(|initiative| filter.matches(plan, initiative, year))
        };
        Self::of(match hits {
            Some(hits) => hits.iter().map(|hit| hit.row).filter(listed).collect(),
            None => plan
                .indexed_rows()
                .map(|(row, _)| row)
                .filter(listed)
                .collect(),
        })
    }

    /// Creates a listing of the given rows in the given order.
    pub fn of(rows: Vec<RowIndex>) -> Self {
        let last = rows.iter().map(|row| row.get() + 1).max();
        let mut positions = vec![None; last.unwrap_or_default()];
        for (position, row) in rows.iter().enumerate() {
            if let Some(listed) = positions.get_mut(row.get()) {
                *listed = Some(position);
            }
        }
        Self { rows, positions }
    }

    /// Returns the row indices in order.
    pub fn rows(&self) -> &[RowIndex] {
        &self.rows
    }

    /// Iterates over the rows in order.
    pub fn initiatives<'p>(&self, plan: &'p Plan) -> impl Iterator<Item = &'p Initiative> {
        self.rows.iter().filter_map(|row| plan.at(*row))
    }

    /// Returns the number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns whether no rows are listed.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Returns the zero-based position of a row, or `None` if it is not listed.
    pub fn position(&self, row: RowIndex) -> Option<usize> {
        self.positions.get(row.get()).copied().flatten()
    }
}

/// The number of rows with a rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingCount {
    /// The rating.
    pub rating: RatingChoice,
    /// The number of rows.
    pub count: usize,
}

/// Counts the listed rows by rating in a year, in the order of the plan's scale. The number
/// of unrated rows comes last if there are any, and then that of rows whose rating cannot be
/// read.
pub fn rating_counts(plan: &Plan, listing: &Listing, year: FiscalYear) -> Vec<RatingCount> {
    let found: Vec<RatingChoice> = listing
        .initiatives(plan)
        .map(|row| RatingChoice::of(plan, row, year))
        .collect();
    let count = |rating: RatingChoice| RatingCount {
        count: found.iter().filter(|other| **other == rating).count(),
        rating,
    };
    let steps = plan.ratings().steps().iter();
    let marks = steps.map(|step| count(RatingChoice::Mark(step.mark.clone())));
    let others = [RatingChoice::Unrated, RatingChoice::Unreadable].map(count);
    let others = others.into_iter().filter(|other| other.count > 0);
    marks.chain(others).collect()
}
