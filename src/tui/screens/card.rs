//! The card: everything that the plan knows of a row for the year in view.

use ratatui::layout::Size;

use crate::tui::action::Action;
use crate::tui::draw::card::card_lines;
use crate::tui::draw::line::Line;
use crate::tui::room::{self, Goal, Outcome, Room, YearsShown};
use crate::tui::stage::Stage;

/// The card of the chosen row.
pub(crate) struct CardRoom;

impl Room for CardRoom {
    type Memory = ();
    type Model = ();
    type Inputs = ();

    const ACTIONS: &'static [Action] = &[Action::Open];
    const STEPS_YEARS: bool = true;

    fn inputs(_: &Stage<'_>, (): &(), _: usize) {}

    fn model(_: &Stage<'_>, (): &(), _: usize) {}

    fn act((): &mut (), _: Action, _: &Stage<'_>, (): &()) -> Outcome {
        Outcome::Show(Goal::Comparison)
    }

    fn offers(_: Action, stage: &Stage<'_>, (): &(), (): &()) -> bool {
        stage.row().is_some()
    }

    fn years(stage: &Stage<'_>) -> YearsShown {
        room::review_or_shown_year(stage)
    }

    fn lines(stage: &Stage<'_>, (): &(), (): &(), size: Size) -> Vec<Line> {
        card_lines(stage, &stage.found_patterns(), size.width.into())
    }
}
