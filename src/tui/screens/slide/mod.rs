//! One row as a meeting sees it from six metres: how it was rated, what changed, what matters,
//! and what is said of it. The rest follows on the next pages.

mod pages;
mod said;

use ratatui::layout::Size;
use tenken::meeting::Meeting;
use tenken::plan::InitiativeId;

use self::pages::Pages;
use crate::tui::action::Action;
use crate::tui::draw::line::Line;
use crate::tui::draw::prose::paragraph;
use crate::tui::room::{self, Choice, Choices, Outcome, Room, YearsShown};
use crate::tui::stage::{OnSlide, Stage};

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
        stage.meeting()?.agenda()?;
        let slides = stage.slides();
        Some(Choices::rows(slides.rows.len(), slides.place))
    }

    fn choice(stage: &Stage<'_>, (): &(), place: usize) -> Option<Choice> {
        let id = *stage.slides().rows.get(place)?;
        let row = stage.plan().row(id);
        Some(row.map_or_else(|| Choice::Gone(id.clone()), Choice::Row))
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
        let slides = stage.slides();
        let place = slides.place.map_or(0, |place| place + 1);
        room::place_of(place, slides.rows.len(), stage)
    }

    fn lines(stage: &Stage<'_>, (): &(), (): &(), size: Size) -> Vec<Line> {
        let look = stage.look;
        match stage.meeting().zip(stage.on_slide()) {
            Some((meeting, OnSlide::Row(row))) => Pages::new(stage, meeting, row, size).lines(),
            Some((meeting, OnSlide::Gone(id))) => lines_of_gone(id, meeting, stage, size),
            None => {
                let said = look.language.nothing_on_the_slide(&stage.key(Action::StartMeeting));
                paragraph(&said, &[], look.theme.dim, size.width.into(), look)
            }
        }
    }
}

/// What is left of a row that the plan does not have any more: its title, and what was said of it.
fn lines_of_gone(
    id: &InitiativeId,
    meeting: &Meeting,
    stage: &Stage<'_>,
    size: Size,
) -> Vec<Line> {
    let (look, width) = (stage.look, size.width.into());
    let said = look.language.row_on_slide_is_gone(&stage.key(Action::NextSlide));
    let parts = [
        paragraph(&stage.open.named(id, look.language), &[], look.theme.strong, width, look),
        paragraph(&said, &[], look.theme.dim, width, look),
        said::left_open(stage, id, width),
        said::in_meeting(stage, meeting, id, width),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|lines| !lines.is_empty()).collect();
    parts.join(&Line::default())
}
