//! The rows that are shown, and in which order: the one answer that the screen
//! and the command line both give.

use super::filter::{Filter, RatingChoice};
use super::search::Hit;
use crate::plan::{FiscalYear, Initiative, Plan, RowIndex};

/// Rows of a plan: in its order, or the best first where a search chose them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    rows: Vec<RowIndex>,
    /// For each row of the plan up to the last one listed, where it is listed.
    positions: Vec<Option<usize>>,
}

impl Listing {
    /// The rows that a filter leaves, by their ratings of `year`; of these
    /// only the hits of a search, where there is one.
    pub fn new(plan: &Plan, filter: &Filter, hits: Option<&[Hit]>, year: FiscalYear) -> Self {
        let listed = |row: &RowIndex| {
            let initiative = plan.at(*row);
            initiative.is_some_and(|initiative| filter.matches(initiative, year))
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

    /// The rows that are given, in their order.
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

    /// The rows.
    pub fn rows(&self) -> &[RowIndex] {
        &self.rows
    }

    /// The rows as a plan has them.
    pub fn initiatives<'p>(&self, plan: &'p Plan) -> impl Iterator<Item = &'p Initiative> {
        self.rows.iter().filter_map(|row| plan.at(*row))
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no row is left.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Where a row is listed, counted from zero; `None` if it is not.
    pub fn position(&self, row: RowIndex) -> Option<usize> {
        self.positions.get(row.get()).copied().flatten()
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
        .initiatives(plan)
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
