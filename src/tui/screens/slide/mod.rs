//! One row as a meeting sees it from six metres: how it was rated, what changed, what matters,
//! and what is said of it. The rest follows on the next pages.

mod pages;
mod said;

use ratatui::layout::Size;
use tenken::meeting::{Agenda, Meeting};
use tenken::plan::Initiative;

use self::pages::Pages;
use crate::tui::action::Action;
use crate::tui::draw::line::Line;
use crate::tui::draw::prose::paragraph;
use crate::tui::room::{self, Choice, Choices, Outcome, Room, YearsShown};
use crate::tui::stage::Stage;

/// One row as a meeting sees it.
pub(crate) struct SlideRoom;

impl Room for SlideRoom {
    type Memory = ();
    type Model = ();
    type Inputs = ();

    const ACTIONS: &'static [Action] = &[
        Action::NextSlide,
        Action::PreviousSlide,
        Action::BlankScreen,
    ];
    const IS_TAB: bool = false;
    const IS_SLIDE: bool = true;
    const STEPS_YEARS: bool = true;

    fn inputs(_: &Stage<'_>, (): &(), _: usize) {}

    fn model(_: &Stage<'_>, (): &(), _: usize) {}

    fn choices(stage: &Stage<'_>, (): &(), (): &()) -> Option<Choices> {
        let agenda = agenda(stage)?;
        Some(Choices::rows(agenda.rows().len(), place(agenda, stage)))
    }

    fn choice(stage: &Stage<'_>, (): &(), place: usize) -> Option<Choice> {
        let row = agenda(stage)?.rows().get(place)?;
        Some(stage.plan().row(row).map_or(Choice::Own, Choice::Row))
    }

    fn act((): &mut (), action: Action, _: &Stage<'_>, (): &()) -> Outcome {
        match action {
            Action::NextSlide => Outcome::Turn(1),
            Action::PreviousSlide => Outcome::Turn(-1),
            _ => Outcome::Blank,
        }
    }

    fn years(stage: &Stage<'_>) -> YearsShown {
        room::review_or_shown_year(stage)
    }

    fn count(stage: &Stage<'_>, (): &()) -> String {
        let agenda = agenda(stage);
        let place = agenda.and_then(|agenda| place(agenda, stage));
        let count = agenda.map_or(0, |agenda| agenda.rows().len());
        room::place_of(place.map_or(0, |place| place + 1), count, stage)
    }

    fn lines(stage: &Stage<'_>, (): &(), (): &(), size: Size) -> Vec<Line> {
        let look = stage.look;
        match stage.meeting().zip(shown(stage)) {
            Some((meeting, row)) => Pages::new(stage, meeting, row, size).lines(),
            None => {
                let said = look.language.nothing_on_the_slide(&stage.key(Action::StartMeeting));
                paragraph(&said, &[], look.theme.dim, size.width.into(), look)
            }
        }
    }
}

fn agenda<'s>(stage: &Stage<'s>) -> Option<&'s Agenda> {
    stage.meeting().and_then(Meeting::agenda)
}

/// The row on the slide, if the meeting goes through it.
fn shown<'s>(stage: &Stage<'s>) -> Option<&'s Initiative> {
    let row = stage.row()?;
    agenda(stage)?.place(&row.id).map(|_| row)
}

fn place(agenda: &Agenda, stage: &Stage<'_>) -> Option<usize> {
    agenda.place(&stage.row()?.id)
}
