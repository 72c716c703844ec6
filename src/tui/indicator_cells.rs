//! The cells of tables of indicators.

use ratatui::style::Style;
use tenken::compare::{Attainment, Judgement, Pace, baseline, latest, next_target};
use tenken::plan::{FigureKind, FiscalYear, Indicator, Plan};
use tenken::query::IndicatorRow;

use super::draw::look::Look;
use super::draw::trend::trend;
use super::stage::Stage;
use crate::display_width::pad;

/// Width in cells that a figure gets, where columns do not depend on what they hold.
/// Targets in words can be longer; the chart shows them in full. Heuristic.
pub(crate) const WIDEST_CELL: usize = 16;

/// What stands in a cell that has nothing to say.
pub(crate) const NOTHING: &str = "-";

/// What is said of an indicator after its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IndicatorColumn {
    /// What it was when the plan began.
    Baseline,
    /// The figures as a small chart.
    Chart,
    /// The latest actual figure.
    Latest,
    /// The next target.
    Target,
    /// How much of the target is reached.
    Attainment,
    /// The change from the year before.
    Change,
    /// The pace that the target needs.
    Pace,
}

/// Formats the cells of an indicator.
#[derive(Clone, Copy)]
pub(crate) struct IndicatorCells<'p> {
    /// How things look.
    pub(crate) look: Look,
    plan: &'p Plan,
    /// The year under review.
    until: FiscalYear,
}

impl<'p> IndicatorCells<'p> {
    /// The cells of indicators of a plan.
    pub(crate) fn new(plan: &'p Plan, look: Look) -> Self {
        Self {
            look,
            plan,
            until: plan.facts().review_year,
        }
    }

    /// The cells of indicators of the plan in view.
    pub(crate) fn of(stage: &Stage<'p>) -> Self {
        Self::new(stage.plan(), stage.look)
    }

    /// The heading of a column.
    pub(crate) fn heading(&self, column: IndicatorColumn) -> &'static str {
        let language = self.look.language;
        match column {
            IndicatorColumn::Baseline => language.baseline_heading(),
            IndicatorColumn::Chart => language.trend_heading(),
            IndicatorColumn::Latest => language.latest_heading(),
            IndicatorColumn::Target => language.target_heading(),
            IndicatorColumn::Attainment => language.attainment_heading(),
            IndicatorColumn::Change => language.change_from_last_year_heading(),
            IndicatorColumn::Pace => language.pace_heading(),
        }
    }

    /// The style of a cell.
    pub(crate) fn style(&self, row: &IndicatorRow<'_>, column: IndicatorColumn) -> Style {
        let theme = self.look.theme;
        match column {
            IndicatorColumn::Latest if self.unreadable_latest(row).is_some() => theme.worse,
            IndicatorColumn::Latest => theme.strong,
            IndicatorColumn::Attainment => {
                let attainment = Attainment::of(row.indicator, self.until);
                let is_due = attainment.is_some_and(|attainment| attainment.is_due(self.until));
                match attainment.and_then(|attainment| attainment.is_reached) {
                    Some(true) => theme.better,
                    Some(false) if is_due => theme.worse,
                    Some(false) => Style::new(),
                    None => theme.dim,
                }
            }
            IndicatorColumn::Change => {
                match row.change(self.until).map(|change| change.judgement) {
                    Some(Judgement::Better) => theme.better,
                    Some(Judgement::Worse) => theme.worse,
                    Some(Judgement::Same | Judgement::Neither) | None => Style::new(),
                }
            }
            IndicatorColumn::Baseline
            | IndicatorColumn::Chart
            | IndicatorColumn::Target
            | IndicatorColumn::Pace => theme.dim,
        }
    }

    /// Whether the change of an indicator is one for the better; empty if there is none.
    pub(crate) fn judgement(&self, row: &IndicatorRow<'_>) -> &'static str {
        let change = row.change(self.until);
        change.map_or("", |change| self.look.language.judgement(change.judgement))
    }

    /// The cells that such a judgement takes at most.
    pub(crate) fn widest_judgement(look: Look) -> usize {
        let judgements = [Judgement::Better, Judgement::Same, Judgement::Worse];
        let words = judgements.map(|judgement| look.language.judgement(judgement));
        let widths = words.map(|words| look.ambiguous.width(words));
        widths.into_iter().max().unwrap_or_default()
    }

    /// The text of a cell. A change says whether it is one for the better, which its colour
    /// alone would not tell everybody, in so many cells.
    pub(crate) fn judged_cell(
        &self,
        row: &IndicatorRow<'_>,
        column: IndicatorColumn,
        judgement: usize,
    ) -> String {
        let text = self.cell(row, column);
        match column {
            IndicatorColumn::Change if judgement > 0 => {
                let judged = pad(self.judgement(row), judgement, self.look.ambiguous);
                format!("{text} {judged}")
            }
            _ => text,
        }
    }

    /// The text of a cell, [`NOTHING`] if there is nothing.
    pub(crate) fn cell(&self, row: &IndicatorRow<'_>, column: IndicatorColumn) -> String {
        let text = match column {
            IndicatorColumn::Baseline => self.baseline(row.indicator),
            IndicatorColumn::Chart => Some(trend(row.indicator)),
            IndicatorColumn::Latest => self.latest(row),
            IndicatorColumn::Target => self.target(row.indicator),
            IndicatorColumn::Attainment => self.attainment(row.indicator),
            IndicatorColumn::Change => self.change(row),
            IndicatorColumn::Pace => self.pace(row.indicator),
        };
        text.unwrap_or_else(|| NOTHING.to_owned())
    }

    /// The year and the figure of a cell, if it has one rather than a text.
    pub(crate) fn dated_figure(
        &self,
        row: &IndicatorRow<'_>,
        column: IndicatorColumn,
    ) -> Option<(String, String)> {
        let (year, value) = match column {
            IndicatorColumn::Baseline => baseline(row.indicator),
            IndicatorColumn::Latest if self.unreadable_latest(row).is_some() => None,
            IndicatorColumn::Latest => latest(row.indicator, self.until),
            IndicatorColumn::Target => next_target(row.indicator, self.until),
            _ => None,
        }?;
        value.number()?;
        Some((self.look.language.short_year(year), value.to_string()))
    }

    fn dated(&self, year: FiscalYear, value: impl std::fmt::Display) -> String {
        format!("{} {value}", self.look.language.short_year(year))
    }

    fn baseline(&self, indicator: &Indicator) -> Option<String> {
        let (year, value) = baseline(indicator)?;
        Some(self.dated(year, value))
    }

    fn latest(&self, row: &IndicatorRow<'_>) -> Option<String> {
        if let Some(year) = self.unreadable_latest(row) {
            return Some(self.dated(year, self.look.language.unreadable_label()));
        }
        let (year, value) = latest(row.indicator, self.until)?;
        Some(self.dated(year, value))
    }

    /// The year of the latest figure, if that cannot be read.
    fn unreadable_latest(&self, row: &IndicatorRow<'_>) -> Option<FiscalYear> {
        let unreadable = row.unreadable(self.plan);
        let read = latest(row.indicator, self.until).map(|(year, _)| year);
        let is_unread = |year: &FiscalYear| {
            let is_later = *year <= self.until && Some(*year) > read;
            is_later && unreadable.figure(*year, FigureKind::Actual).is_some()
        };
        let years = unreadable.years_of(row.indicator).into_iter();
        years.filter(is_unread).max()
    }

    fn target(&self, indicator: &Indicator) -> Option<String> {
        let (year, value) = next_target(indicator, self.until)?;
        Some(self.dated(year, value))
    }

    fn attainment(&self, indicator: &Indicator) -> Option<String> {
        let attainment = Attainment::of(indicator, self.until)?;
        let language = self.look.language;
        match (attainment.percent(), attainment.is_reached?) {
            (Some(percent), _) => {
                Some(language.about(attainment.is_approximate, format!("{percent}%")))
            }
            (None, false) if !attainment.is_due(self.until) => {
                Some(language.not_yet_due().to_owned())
            }
            (None, is_reached) => Some(language.reached_or_missed(is_reached).to_owned()),
        }
    }

    fn change(&self, row: &IndicatorRow<'_>) -> Option<String> {
        if row.has_break(self.until) {
            return Some(self.look.language.not_comparable().to_owned());
        }
        let change = row.change(self.until)?;
        let (language, unit) = (self.look.language, row.indicator.unit.as_deref());
        Some(match language.percent_of_change(&change, unit) {
            Some(percent) => {
                language.about(change.is_approximate, format!("{}%", percent.signed()))
            }
            None => language.difference_of(&change, unit),
        })
    }

    fn pace(&self, indicator: &Indicator) -> Option<String> {
        let pace = Pace::of(indicator, self.until)?;
        Some(self.look.language.pace_a_year(&pace))
    }
}
