//! The chosen doubt in full.

use ratatui::layout::Size;

use crate::tui::action::Action;
use crate::tui::doubt_rows::{DoubtInputs, DoubtRows};
use crate::tui::draw::doubt::{copied_doubt, doubt_in_full};
use crate::tui::draw::line::Line;
use crate::tui::draw::prose::paragraph;
use crate::tui::room::{Choice, Choices, Goal, Outcome, Room};
use crate::tui::running_text::Copied;
use crate::tui::stage::Stage;

/// The chosen doubt.
pub(crate) struct DoubtRoom;

impl Room for DoubtRoom {
    type Memory = ();
    type Model = DoubtRows;
    type Inputs = DoubtInputs;

    const ACTIONS: &'static [Action] = &[Action::Open, Action::DismissDoubt];
    const NEEDS_CHECK: bool = true;

    fn inputs(stage: &Stage<'_>, (): &(), _: usize) -> DoubtInputs {
        DoubtInputs::new(stage)
    }

    fn model(stage: &Stage<'_>, (): &(), _: usize) -> DoubtRows {
        DoubtRows::new(stage)
    }

    fn choices(stage: &Stage<'_>, (): &(), rows: &DoubtRows) -> Option<Choices> {
        Some(rows.choices(stage))
    }

    fn choice(stage: &Stage<'_>, rows: &DoubtRows, place: usize) -> Option<Choice> {
        rows.choice(stage, place)
    }

    fn act((): &mut (), action: Action, stage: &Stage<'_>, rows: &DoubtRows) -> Outcome {
        let Some(question) = rows.chosen_question(stage) else {
            return Outcome::Nothing;
        };
        match action {
            Action::Open => Outcome::Show(Goal::of_doubt(&question.doubt)),
            Action::DismissDoubt => question.dismiss_or_take_back(stage),
            _ => Outcome::Nothing,
        }
    }

    fn offers(_: Action, stage: &Stage<'_>, (): &(), rows: &DoubtRows) -> bool {
        rows.chosen(stage).is_some()
    }

    fn count(stage: &Stage<'_>, rows: &DoubtRows) -> String {
        rows.count(stage)
    }

    fn lines(stage: &Stage<'_>, (): &(), rows: &DoubtRows, size: Size) -> Vec<Line> {
        let width = size.width.into();
        match (rows.chosen_question(stage), rows.row_without_doubts(stage)) {
            (Some(question), _) => doubt_in_full(stage, question, width),
            (None, Some(row)) if rows.len() > 0 => {
                let key = stage.key(Action::NextRow);
                let said = stage.look.language.doubts_of_others(row.as_str(), &key);
                paragraph(&said, &[], stage.look.theme.dim, width, stage.look)
            }
            (None, _) => Vec::new(),
        }
    }

    fn copied(stage: &Stage<'_>, (): &(), rows: &DoubtRows) -> Option<Copied> {
        Some(copied_doubt(rows.chosen_question(stage)?, stage))
    }
}
