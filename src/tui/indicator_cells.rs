//! The cells of tables of indicators.

use ratatui::style::Style;
use tenken::compare::{Attainment, Judgement, Pace, baseline, latest, next_target};
use tenken::plan::{FiscalYear, Indicator};
use tenken::query::IndicatorRow;

use super::draw::look::Look;
use super::draw::trend::trend;
use super::stage::Stage;

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
pub(crate) struct IndicatorCells {
    /// How things look.
    pub(crate) look: Look,
    /// The year under review.
    pub(crate) until: FiscalYear,
}

impl IndicatorCells {
    /// The cells of indicators of the plan in view.
    pub(crate) fn of(stage: &Stage<'_>) -> Self {
        Self {
            look: stage.look,
            until: stage.plan().facts().review_year,
        }
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

    /// The text of a cell, [`NOTHING`] if there is nothing.
    pub(crate) fn cell(&self, row: &IndicatorRow<'_>, column: IndicatorColumn) -> String {
        let text = match column {
            IndicatorColumn::Baseline => self.baseline(row.indicator),
            IndicatorColumn::Chart => Some(trend(row.indicator)),
            IndicatorColumn::Latest => self.latest(row.indicator),
            IndicatorColumn::Target => self.target(row.indicator),
            IndicatorColumn::Attainment => self.attainment(row.indicator),
            IndicatorColumn::Change => self.change(row),
            IndicatorColumn::Pace => self.pace(row.indicator),
        };
        text.unwrap_or_else(|| NOTHING.to_owned())
    }

    fn dated(&self, year: FiscalYear, value: impl std::fmt::Display) -> String {
        format!("{} {value}", self.look.language.short_year(year))
    }

    fn baseline(&self, indicator: &Indicator) -> Option<String> {
        let (year, value) = baseline(indicator)?;
        Some(self.dated(year, value))
    }

    fn latest(&self, indicator: &Indicator) -> Option<String> {
        let (year, value) = latest(indicator, self.until)?;
        Some(self.dated(year, value))
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
        let percent = change.percent.filter(|_| !language.is_told_in_points(unit));
        Some(match percent {
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
