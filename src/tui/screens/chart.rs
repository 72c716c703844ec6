//! One indicator over the years, and another beside it where there is room.

use ratatui::layout::Size;

use crate::tui::action::Action;
use crate::tui::draw::chart::{Chart, side_by_side};
use crate::tui::draw::indicator::copied_indicator;
use crate::tui::draw::line::Line;
use crate::tui::indicator_rows::{IndicatorInputs, IndicatorRows, no_indicators};
use crate::tui::room::{self, Choice, Choices, Goal, Outcome, Room};
use crate::tui::running_text::Copied;
use crate::tui::stage::Stage;

/// The chosen indicator over the years.
pub(crate) struct ChartRoom;

impl Room for ChartRoom {
    type Memory = ();
    type Model = IndicatorRows;
    type Inputs = IndicatorInputs;

    const ACTIONS: &'static [Action] = &[Action::Open, Action::Beside];

    fn inputs(stage: &Stage<'_>, (): &(), _: usize) -> IndicatorInputs {
        IndicatorInputs::new(stage)
    }

    fn model(stage: &Stage<'_>, (): &(), _: usize) -> IndicatorRows {
        IndicatorRows::new(stage)
    }

    fn choices(stage: &Stage<'_>, (): &(), rows: &IndicatorRows) -> Option<Choices> {
        Some(rows.choices(stage))
    }

    fn choice(stage: &Stage<'_>, rows: &IndicatorRows, place: usize) -> Option<Choice> {
        rows.choice(stage, place)
    }

    fn act((): &mut (), action: Action, stage: &Stage<'_>, rows: &IndicatorRows) -> Outcome {
        match action {
            Action::Open => Outcome::Show(Goal::Card),
            Action::Beside => rows.beside_others(stage),
            _ => Outcome::Nothing,
        }
    }

    fn offers(action: Action, stage: &Stage<'_>, (): &(), rows: &IndicatorRows) -> bool {
        match action {
            Action::Beside => rows.have_others(stage),
            _ => rows.len() > 0 && stage.row().is_some(),
        }
    }

    fn copied(stage: &Stage<'_>, (): &(), rows: &IndicatorRows) -> Option<Copied> {
        Some(copied_indicator(&rows.chosen(stage)?, stage))
    }

    fn count(stage: &Stage<'_>, rows: &IndicatorRows) -> String {
        let place = rows.place(stage).map_or(0, |place| place + 1);
        room::place_of(place, rows.len(), stage)
    }

    fn lines(stage: &Stage<'_>, (): &(), rows: &IndicatorRows, size: Size) -> Vec<Line> {
        lines(stage, rows, size)
    }
}

/// Minimum width in cells for two charts side by side: a terminal of 160 without its margins.
const BESIDE_FROM: usize = 158;

/// The cells between two charts.
const GAP: usize = 4;

fn lines(stage: &Stage<'_>, rows: &IndicatorRows, size: Size) -> Vec<Line> {
    let look = stage.look;
    let (width, height) = (usize::from(size.width), usize::from(size.height));
    let Some(chosen) = rows.chosen(stage) else {
        return no_indicators(stage, width);
    };
    let beside = rows.beside(stage).filter(|_| width >= BESIDE_FROM);
    let each = match beside {
        Some(_) => (width - GAP) / 2,
        None => width,
    };
    let charts = std::iter::once(chosen).chain(beside);
    let charts: Vec<Chart<'_>> = charts.map(|row| Chart::new(row, stage.plan(), look, each)).collect();
    side_by_side(&charts, height, GAP)
}
