//! Draws a scene into a frame. Nothing here derives or changes anything.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::draw::line::{Line, clear, draw_line, draw_lines, row};
use super::host::{Frame, ScrolledRows};
use super::note_drawing::draw_note;
use super::overlay_drawing::draw_chooser;
use super::overlays::Overlay;
use super::room::Shape;
use super::scene::{Pane, Window};
use super::stage::Stage;
use super::state::State;
use super::view::{Over, View};
use super::{footer, header};

/// Draws a scene. `shown` is the position of its rows in the previous frame.
pub(super) fn draw(state: &State, view: &View, shown: Option<Window>) -> Frame {
    let Size { width, height } = state.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let cursor = draw_into(state, view, &mut buffer);
    let window = view.scene.window(state);
    Frame {
        buffer,
        cursor,
        scroll: shown.and_then(|before| scrolled(before, window)),
    }
}

/// Returns how far the rows scrolled since the previous frame, so that the terminal
/// can scroll them itself.
fn scrolled(before: Window, after: Window) -> Option<ScrolledRows> {
    let moved = i64::try_from(after.first).ok()? - i64::try_from(before.first).ok()?;
    let lines = i32::try_from(moved).ok().filter(|lines| *lines != 0)?;
    let is_same_place = before.screen == after.screen && before.area == after.area;
    is_same_place.then_some(ScrolledRows {
        area: after.area,
        lines,
    })
}

/// Draws a scene. Returns the position of the caret if text is typed, where the
/// terminal's cursor must be for an input method to show its own text.
fn draw_into(state: &State, view: &View, buffer: &mut Buffer) -> Option<Position> {
    let (look, scene) = (state.look(), &view.scene);
    let screen = buffer.area;
    buffer.set_style(screen, look.theme.base);
    if state.is_blank {
        return None;
    }
    header::draw(state, scene, buffer);
    if let (Some(body), Some(stage)) = (&scene.body, scene.stage(state)) {
        draw_pane(&body.main, state, &stage, buffer);
        if let Some(detail) = body
            .detail
            .as_ref()
            .filter(|_| lists_any(&body.main, state, &stage))
        {
            draw_pane(detail, state, &stage, buffer);
        }
    }
    let typed_in_footer = footer::draw(state, view, buffer);
    let typed_in_overlay = draw_overlay(state, view, buffer);
    typed_in_overlay.or(typed_in_footer)
}

/// Whether there is anything to choose from. If not, the list says why, and nothing is said
/// beside it.
fn lists_any(pane: &Pane, state: &State, stage: &Stage<'_>) -> bool {
    let memories = state.memories();
    let choices = memories.and_then(|memories| pane.model.choices(stage, memories));
    choices.is_some_and(|choices| choices.rows > 0)
}

fn draw_pane(pane: &Pane, state: &State, stage: &Stage<'_>, buffer: &mut Buffer) {
    let Some(memories) = state.memories() else {
        return;
    };
    let (look, area) = (stage.look, pane.heading_area());
    let width = usize::from(pane.area.width);
    let headings = pane.model.heading(stage, memories, width);
    for (y, line) in (area.top()..area.bottom()).zip(&headings) {
        draw_line(line, row(area, y), look.ambiguous, buffer);
    }
    match pane.shape {
        Shape::Table { .. } => draw_table(pane, state, stage, buffer),
        Shape::Text { .. } => draw_text(pane, state, stage, buffer),
    }
}

fn draw_table(pane: &Pane, state: &State, stage: &Stage<'_>, buffer: &mut Buffer) {
    let (look, area) = (stage.look, pane.rows_area());
    let width = usize::from(area.width);
    let Some(memories) = state.memories().filter(|_| width > 0) else {
        return;
    };
    let choices = pane.model.choices(stage, memories);
    if choices.is_none_or(|choices| choices.rows == 0) {
        let lines = pane.screen.empty(stage, width.saturating_sub(1).max(1));
        let lines: Vec<Line> = lines.into_iter().map(|line| line.indented(1)).collect();
        draw_lines(&lines, 0, area, look, buffer);
        return;
    }
    let first = state.first_row(pane.screen);
    let shown = first..first + usize::from(area.height);
    let rows = pane.model.rows(stage, memories, shown, width);
    for (y, table_row) in (area.top()..area.bottom()).zip(rows) {
        let area = row(area, y);
        if let Some(style) = table_row.style {
            buffer.set_style(to_the_edge(area, buffer), style);
        }
        draw_line(&table_row.line, area, look.ambiguous, buffer);
    }
}

/// Returns the area of a row with the blank column at the edge of the screen, if it is next
/// to that.
fn to_the_edge(row: Rect, buffer: &Buffer) -> Rect {
    let missing = buffer.area.right().saturating_sub(row.right());
    Rect {
        width: row.width + if missing == 1 { 1 } else { 0 },
        ..row
    }
}

/// Minimum height in lines for the first line to stay while the others scroll. In
/// less, the line is worth more to the text. Heuristic.
const PINNED_FROM: u16 = 6;

fn draw_text(pane: &Pane, state: &State, stage: &Stage<'_>, buffer: &mut Buffer) {
    let (look, area) = (stage.look, pane.rows_area());
    let text = pane.text(state, stage);
    let has_heading = pane.heading_area().height > 0;
    if text.scroll == 0 || area.height < PINNED_FROM || has_heading {
        draw_lines(&text.lines, text.scroll, area, look, buffer);
        return;
    }
    // Whoever scrolls must still see what the text is about.
    let below = Rect {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    };
    let title = row(area, area.y);
    buffer.set_style(title, look.theme.bar);
    if let Some(line) = text.lines.first() {
        draw_line(line, title, look.ambiguous, buffer);
    }
    draw_lines(&text.lines, text.scroll + 1, below, look, buffer);
}

fn draw_overlay(state: &State, view: &View, buffer: &mut Buffer) -> Option<Position> {
    let (area, look) = (view.scene.areas.overlay, state.look());
    match (&state.overlay, &view.over) {
        (Some(Overlay::Choose(chooser)), Over::Choices(items)) => {
            draw_chooser(chooser, items, state, area, buffer)
        }
        (Some(Overlay::Note(prompt)), Over::Note(note)) => {
            draw_note(prompt, note, state, area, buffer)
        }
        (Some(Overlay::Diagnostics { scroll }), Over::Diagnostics(diagnostics)) => {
            clear(area, look, buffer);
            draw_lines(&diagnostics.lines, *scroll, area, look, buffer);
            None
        }
        _ => None,
    }
}
