//! The last line of the screen: the keys that are valid now, a notice, or a text
//! input.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::action::Action;
use super::draw::line::{Line, cursor_after, draw_line};
use super::draw::look::Look;
use super::hints::Hints;
use super::input::TextInput;
use super::overlays::Overlay;
use super::scene::Scene;
use super::screens::Screen;
use super::slide_frame;
use super::state::State;
use super::view::{Over, View};
use crate::display_width::shorten;

/// Returns the action of the key or its label at a column; `None` if there is none.
pub(super) fn action_at(column: u16, state: &State, scene: &Scene, over: &Over) -> Option<Action> {
    let shows_hints = state.notice.is_none() && !matches!(state.overlay, Some(Overlay::Search(_)));
    let hints = shows_hints.then(|| Hints::new(state, scene, over))?;
    hints.action_at(usize::from(column), state.look())
}

/// Draws the footer. Returns the position of the caret if text is typed in it.
pub(super) fn draw(state: &State, view: &View, buffer: &mut Buffer) -> Option<Position> {
    let View { scene, over } = view;
    let (look, area) = (state.look(), scene.areas.footer);
    match &state.overlay {
        Some(Overlay::Search(prompt)) => {
            let said = said_of_search(state, scene);
            return draw_prompt(" /", &prompt.input, &said, look, area, buffer);
        }
        Some(Overlay::Reason(prompt)) => {
            let label = look.language.reason_prompt();
            let said = said_of_reason(state);
            return draw_prompt(label, &prompt.input, &said, look, area, buffer);
        }
        Some(Overlay::Choose(_) | Overlay::Note(_) | Overlay::Diagnostics { .. }) | None => {}
    }
    let line = match &state.notice {
        Some(notice) => {
            let said = format!(" {notice}");
            let said = shorten(&said, notice_room(area.width.into()) + 1, look.ambiguous);
            Line::new(said, look.theme.strong)
        }
        None if state.screen == Screen::Slide && state.overlay.is_none() => {
            slide_frame::neighbours(state, scene, area.width.into())
        }
        None => Hints::new(state, scene, over).line(look),
    };
    draw_line(&line, area, look.ambiguous, buffer);
    None
}

/// The cells that a notice has in a footer of a width, between a blank at either end.
pub(super) fn notice_room(width: usize) -> usize {
    width.saturating_sub(2)
}

/// Returns what the search found, or what it searches.
fn said_of_search(state: &State, scene: &Scene) -> String {
    let language = state.language();
    let stage = scene.stage(state);
    let search = stage
        .as_ref()
        .and_then(|stage| stage.selection().search.as_ref());
    let (Some(stage), Some(search)) = (&stage, search) else {
        return format!("  {}", language.what_is_searched());
    };
    let found = language.found_by_search(stage.listing.len());
    match search.guesses.first() {
        Some(guess) => format!("  {}  {found}", language.perhaps(guess)),
        None => format!("  {found}"),
    }
}

fn said_of_reason(state: &State) -> String {
    let usual = state.language().keys_of_reason();
    format!("  {}", state.notice.as_deref().unwrap_or(usual))
}

/// Draws a text input. If it is too long, the part around the caret is shown.
fn draw_prompt(
    label: &str,
    input: &TextInput,
    said: &str,
    look: Look,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let width = usize::from(area.width);
    let label = shorten(label, width / 2, look.ambiguous);
    // A cell is kept for the caret.
    let room = width.saturating_sub(look.ambiguous.width(&label) + 1);
    let (before, after) = input.around_caret();
    let prompt = Line::new(label, look.theme.key);
    let prompt = prompt.with(end_of(before, room, look), look.theme.strong);
    let caret = prompt.width(look.ambiguous);
    let line = prompt.with(after, look.theme.strong);
    let rest = width.saturating_sub(line.width(look.ambiguous) + 1);
    let line = line.with(shorten(said, rest, look.ambiguous), look.theme.dim);
    draw_line(&line, area, look.ambiguous, buffer);
    cursor_after(caret, area)
}

/// Returns as much of the end of a text as fits, preceded by … if it is shortened.
fn end_of(text: &str, room: usize, look: Look) -> String {
    if look.ambiguous.width(text) <= room {
        return text.to_owned();
    }
    let ends = text.char_indices().map(|(at, _)| text.get(at..));
    let mut ends = ends.flatten().map(|end| format!("…{end}"));
    let fitting = ends.find(|end| look.ambiguous.width(end) <= room);
    fitting.unwrap_or_default()
}
