//! The sort order of rows.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::listing::Listing;
use crate::compare::{Comparison, PlanChanges, Years, compare};
use crate::plan::{FiscalYear, Initiative, Plan, RowIndex};

/// What rows are sorted by. The sort is stable: equal rows keep their order in the listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowOrder {
    /// Plan order, or the best match of a search first.
    #[default]
    Plan,
    /// Worst rating of the year first; unrated rows come last, and then those whose rating
    /// cannot be read.
    Rating,
    /// Largest change since the year before first.
    Change,
    /// Departments in the order in which they first appear in the plan.
    Department,
}

impl RowOrder {
    /// All orders, with the names that they have where they are typed or kept.
    pub const ALL: [(&'static str, Self); 4] = [
        ("plan", Self::Plan),
        ("rating", Self::Rating),
        ("change", Self::Change),
        ("department", Self::Department),
    ];

    /// Returns the name of the order.
    pub fn name(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, order)| *order == self);
        found.map_or("", |(name, _)| name)
    }

    /// Returns the order of a name.
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(own, _)| *own == name);
        found.map(|(_, order)| *order)
    }

    /// Returns the next order, of those that tell rows of a plan apart.
    #[must_use]
    pub fn next_in(self, plan: &Plan) -> Self {
        let mut rows = plan.initiatives().iter();
        match self {
            Self::Plan if !plan.ratings().is_empty() => Self::Rating,
            Self::Plan | Self::Rating => Self::Change,
            Self::Change if rows.any(|row| !row.departments.is_empty()) => Self::Department,
            Self::Change | Self::Department => Self::Plan,
        }
    }
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
                let unreadable = |row: RowIndex| {
                    let row = plan.at(row)?;
                    plan.unreadable_of(row).rating(year)
                };
                rows.sort_by_key(|row| (Reverse(rank(*row)), unreadable(*row).is_some()));
            }
            RowOrder::Change => {
                let years = Years::since_year_before(year);
                let compared = self.compared(plan, years).into_iter();
                rows = compared.map(|(row, _)| row).collect();
            }
            RowOrder::Department => {
                let order = order_of_departments(plan);
                let place = |row: RowIndex| order.get(top_department(plan.at(row)?)?);
                // Rows without a department come last.
                rows.sort_by_key(|row| place(*row).copied().unwrap_or(usize::MAX));
            }
        }
        Self::of(rows)
    }

    /// Returns the same rows, those that changed most first; equal ones keep their order.
    #[must_use]
    pub fn by_change(&self, changes: &PlanChanges) -> Self {
        let changed = |row: RowIndex| changes.of(row).filter(|_| changes.has_changed(row));
        let extent = |row: &RowIndex| changed(*row).map(|change| change.extent);
        let extent = |row: &RowIndex| extent(row).unwrap_or_default();
        let mut rows = self.rows().to_vec();
        rows.sort_by(|a, b| extent(b).total_cmp(&extent(a)));
        Self::of(rows)
    }

    /// Compares the rows in two years. Returns those with the largest change first; equal
    /// ones keep their order.
    pub fn compared<'p>(&self, plan: &'p Plan, years: Years) -> Vec<(RowIndex, Comparison<'p>)> {
        let rows = self.rows().iter();
        let compared = rows.filter_map(|index| {
            let compared = compare(plan, plan.at(*index)?, years);
            Some((compared.extent(), (*index, compared)))
        });
        let mut compared: Vec<_> = compared.collect();
        compared.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        compared.into_iter().map(|(_, compared)| compared).collect()
    }
}

/// The top level of the department of a row that is named first.
fn top_department(row: &Initiative) -> Option<&str> {
    row.departments.first()?.levels().next()
}

/// The places of departments in the order in which a plan first names them.
fn order_of_departments(plan: &Plan) -> HashMap<&str, usize> {
    let rows = plan.initiatives().iter();
    let named = rows.flat_map(|row| &row.departments);
    let mut order = HashMap::new();
    for top in named.filter_map(|department| department.levels().next()) {
        let next = order.len();
        order.entry(top).or_insert(next);
    }
    order
}
