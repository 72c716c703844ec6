//! The sort order of rows.

use std::cmp::Reverse;

use super::listing::Listing;
use crate::compare::{Years, compare};
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
                let size = |row: RowIndex| {
                    let row = plan.at(row);
                    row.map_or(0.0, |row| compare(row, plan.ratings(), years).size())
                };
                let mut sized: Vec<_> = rows.into_iter().map(|row| (size(row), row)).collect();
                sized.sort_by(|(a, _), (b, _)| b.total_cmp(a));
                rows = sized.into_iter().map(|(_, row)| row).collect();
            }
            RowOrder::Department => {
                rows.sort_by_cached_key(|row| plan.at(*row).map(|row| first_named(row, plan)));
            }
        }
        Self::of(rows)
    }
}

/// Returns the sort key by where the plan first names the top-level department of a row.
/// Rows without a department come last.
fn first_named(row: &Initiative, plan: &Plan) -> (bool, Option<usize>) {
    let own = row.departments.first();
    let top = own.and_then(|department| department.levels().first());
    let names_it = |other: &Initiative| {
        let mut tops = other.departments.iter().map(|other| other.levels().first());
        tops.any(|other| other == top)
    };
    let position = top.and_then(|_| plan.initiatives().iter().position(names_it));
    (position.is_none(), position)
}
