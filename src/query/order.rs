//! The sort order of rows.

use std::cmp::Reverse;

use super::listing::Listing;
use crate::compare::{Comparison, Years, compare};
use crate::plan::{FiscalYear, Initiative, Plan, RowIndex};

/// What rows are sorted by. The sort is stable: equal rows keep their order in the listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowOrder {
    /// Plan order.
    Plan,
    /// Worst rating of the year first; unrated rows come last.
    Rating,
    /// Largest change first.
    Change {
        /// The year to compare with.
        since: FiscalYear,
    },
    /// Departments in the order in which they first appear in the plan.
    Department,
}

impl Listing {
    /// Returns the same rows in another order.
    #[must_use]
    pub fn in_order(&self, order: RowOrder, plan: &Plan, year: FiscalYear) -> Self {
        let mut rows = self.rows().to_vec();
        match order {
            RowOrder::Plan => rows.sort_unstable(),
            RowOrder::Rating => {
                let rank = |row: RowIndex| plan.ratings().rank(plan.at(row)?.rating(year)?);
                rows.sort_by_key(|row| Reverse(rank(*row)));
            }
            RowOrder::Change { since } => {
                let years = Years {
                    earlier: since,
                    later: year,
                };
                let compared = self.compared(plan, years).into_iter();
                rows = compared.map(|(row, _)| row).collect();
            }
            RowOrder::Department => {
                rows.sort_by_cached_key(|row| plan.at(*row).map(|row| first_named(row, plan)));
            }
        }
        Self::of(rows)
    }

    /// Compares the rows in two years. Returns those with the largest change first; equal
    /// ones keep their order.
    pub fn compared<'p>(&self, plan: &'p Plan, years: Years) -> Vec<(RowIndex, Comparison<'p>)> {
        let rows = self.rows().iter();
        let compared = rows.filter_map(|index| {
            let compared = compare(plan.at(*index)?, plan.ratings(), years);
            Some((compared.size(), (*index, compared)))
        });
        let mut compared: Vec<_> = compared.collect();
        compared.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        compared.into_iter().map(|(_, compared)| compared).collect()
    }
}

/// Returns the sort key by where the plan first names the top-level department of a row.
/// Rows without a department come last.
fn first_named(row: &Initiative, plan: &Plan) -> (bool, Option<usize>) {
    let own = row.departments.first();
    let top = own.and_then(|department| department.levels().next());
    let names_it = |other: &Initiative| {
        let mut tops = other.departments.iter().map(|other| other.levels().next());
        tops.any(|other| other == top)
    };
    let position = top.and_then(|_| plan.initiatives().iter().position(names_it));
    (position.is_none(), position)
}
