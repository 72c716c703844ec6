//! What stands around a slide: above it how far the meeting has come, below it what comes
//! before and next.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use tenken::meeting::{Agenda, Meeting, RowState, TimeOfDay, TimeTaken};
use tenken::messages::Language;
use tenken::plan::InitiativeId;

use super::draw::line::{Line, draw_line};
use super::scene::Scene;
use super::stage::{OnSlide, Stage};
use super::state::State;
use crate::display_width::{pad, shorten};

/// Draws the line above a slide: which row of how many, how many are dealt with, and how much
/// time was used and is left.
pub(super) fn draw(state: &State, stage: &Stage<'_>, area: Rect, buffer: &mut Buffer) {
    let look = state.look();
    let Some((meeting, agenda)) = stage.meeting().and_then(|meeting| {
        let agenda = meeting.agenda()?;
        Some((meeting, agenda))
    }) else {
        return;
    };
    let bar = look.theme.bar;
    let cells = |text: &str| look.ambiguous.width(text);
    let width = usize::from(area.width);
    let before = position(meeting, stage);
    let after = times(meeting, agenda, state, stage);
    let room = width.saturating_sub(cells(&before));
    let [shorter @ .., shortest] = &after;
    let fitting = shorter.iter().find(|times| cells(times) <= room);
    let after = fitting.unwrap_or(shortest);
    let before = pad(&before, width.saturating_sub(cells(after)), look.ambiguous);
    let line = Line::new(before, bar.patch(look.theme.strong)).with(after, bar);
    draw_line(&line, area, look.ambiguous, buffer);
}

fn position(meeting: &Meeting, stage: &Stage<'_>) -> String {
    let language = stage.look.language;
    let slides = stage.slides();
    let place = slides.place.map_or(0, |place| place + 1);
    let place = language.place_among(place, slides.rows.len());
    let done = slides
        .rows
        .iter()
        .filter(|row| meeting.state_of(row) == RowState::DealtWith);
    let done = language.count_dealt_with(done.count());
    let state = stage.on_slide().map(|row| meeting.state_of(row.id()));
    let state = language.state_of_this_row(state.unwrap_or_default());
    let unsaved = stage
        .open
        .recorded
        .as_ref()
        .map_or(0, |recorded| recorded.unwritten_count());
    let unsaved = match unsaved {
        0 => String::new(),
        count => language.not_recorded_yet(count),
    };
    let said = [place, done, state.to_owned(), unsaved];
    let said: Vec<String> = said.into_iter().filter(|said| !said.is_empty()).collect();
    format!(" {}", said.join("  "))
}

/// The times, the longest way of telling them first. What is left matters most in the room,
/// and what time it is can be seen elsewhere.
fn times(meeting: &Meeting, agenda: &Agenda, state: &State, stage: &Stage<'_>) -> [String; 4] {
    let (language, now) = (stage.look.language, state.now);
    let since = |since: Option<TimeOfDay>| since.map_or(0, |since| now.minutes_since(since).into());
    let planned = |row: OnSlide<'_>| agenda.minutes_for(row.id(), stage.plan());
    let of_row = TimeTaken {
        used: since(stage.open.sitting.since()),
        planned: stage.on_slide().and_then(planned),
    };
    let of_meeting = TimeTaken {
        used: since(meeting.began()),
        planned: agenda.minutes(stage.plan()),
    };
    let both = |words: fn(Language, TimeTaken) -> String| {
        let row = language.time_of_row(&words(language, of_row));
        let all = language.time_of_meeting(&words(language, of_meeting));
        [row, all]
    };
    let [row, all] = both(Language::time_used_and_left);
    let [row_left, all_left] = both(Language::time_left);
    [
        format!("  {row}  {all}  {now} "),
        format!("  {row_left}  {all_left}  {now} "),
        format!("  {row_left}  {all_left} "),
        format!("  {row_left} "),
    ]
}

/// The rows to which one turns from the one on the slide.
pub(super) fn neighbours(state: &State, scene: &Scene, width: usize) -> Line {
    let look = state.look();
    let Some(stage) = scene.stage(state) else {
        return Line::default();
    };
    let (plan, shown) = (stage.plan(), stage.on_slide().map(OnSlide::id));
    let named = |id: &InitiativeId| {
        let title = plan.initiative(id).map_or("", |row| &row.title);
        format!("{id} {title}")
    };
    let meeting = stage.meeting().zip(shown);
    let before = meeting.and_then(|(meeting, row)| meeting.previous_row(row, plan));
    let after = meeting.and_then(|(meeting, row)| meeting.next_row(Some(row), plan));
    let (before, after) = (before.map(named), after.map(named));
    let before = before
        .map(|row| look.language.previous_item(&row))
        .unwrap_or_default();
    let after = after
        .map(|row| look.language.next_item(&row))
        .unwrap_or_default();
    let half = width.saturating_sub(4) / 2;
    let before = pad(
        &shorten(&before, half, look.ambiguous),
        half,
        look.ambiguous,
    );
    let after = shorten(&after, half, look.ambiguous).into_owned();
    Line::new(format!(" {before}  "), look.theme.dim)
        .with(after, look.theme.dim)
        .with(" ", Style::new())
}
