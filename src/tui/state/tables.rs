//! The rows of the summary and of the indicators, and which is chosen.

use tenken::compare::Band;
use tenken::query::{IndicatorOrder, IndicatorRow, indicators};
use tenken::summary::{Column, Summary, SummaryRow, summarize};

use super::State;

impl State {
    /// The indicators of the rows that are listed, in their order, of these
    /// only those in the band that is filtered for.
    pub(crate) fn indicators(&self) -> Vec<IndicatorRow<'_>> {
        let year = self.plan().facts().review_year;
        let view = self.view();
        let mut rows = indicators(self.plan(), &self.listing(), view.order, year);
        if let Some(band) = view.filter.band {
            rows.retain(|row| Band::of(row.indicator, year) == band);
        }
        rows
    }

    /// The place of the chosen indicator among them.
    pub(crate) fn indicator_place(&self, rows: &[IndicatorRow<'_>]) -> usize {
        let chosen = self.view().indicator.as_ref();
        let place = rows.iter().position(|row| Some(&row.key()) == chosen);
        place.unwrap_or_default()
    }

    /// The counts that the summary shows.
    pub(crate) fn summary(&self) -> Summary {
        let (plan, view) = (self.plan(), self.view());
        let year = plan.facts().review_year;
        let listing = self.listing();
        let rows = indicators(plan, &listing, IndicatorOrder::Plan, year);
        summarize(plan, &listing, &rows, view.grouping, year)
    }

    /// The chosen row of a summary, counted from zero; the total is the last.
    pub(crate) fn group_place(&self, summary: &Summary) -> usize {
        let chosen = self.view().group.as_ref();
        let mut rows = all_rows(summary);
        rows.position(|row| Some(&row.group) == chosen)
            .unwrap_or_default()
    }

    /// The chosen column of a summary, counted from zero; the total is the last.
    pub(crate) fn column_place(&self, summary: &Summary) -> usize {
        let chosen = self.view().column.as_ref();
        let is_chosen = |column: &Column| Some(column) == chosen;
        let place = summary.columns.iter().position(is_chosen);
        place.unwrap_or(summary.columns.len())
    }
}

/// The rows of a summary with the total after them.
pub(crate) fn all_rows(summary: &Summary) -> impl Iterator<Item = &SummaryRow> {
    summary.rows.iter().chain(std::iter::once(&summary.total))
}
