//! Draws what is being noted in a meeting.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use tenken::meeting::Due;

use super::action::Action;
use super::draw::line::{Line, clear, cursor_after, draw_line, row};
use super::draw::look::Look;
use super::input::TextInput;
use super::note_view::NoteView;
use super::overlays::note::{NoteField, NotePrompt, NoteSubject};
use super::state::State;
use crate::display_width::{pad, shorten, wrap};

/// The width in cells of the names of the fields.
const LABEL: usize = 8;

/// Draws a note. Returns the position of the caret.
pub(super) fn draw_note(
    prompt: &NotePrompt,
    view: &NoteView,
    state: &State,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let look = state.look();
    clear(area, look, buffer);
    let title = Rect {
        height: area.height.min(1),
        ..area
    };
    buffer.set_style(title, look.theme.bar);
    draw_line(
        &title_line(prompt, state, title.width.into()),
        title,
        look.ambiguous,
        buffer,
    );
    let below = Rect {
        y: area.y + title.height,
        height: area.height - title.height,
        ..area
    };
    let (lines, caret) = body(prompt, view, state, below);
    for (y, line) in (below.top()..below.bottom()).zip(&lines) {
        draw_line(line, row(below, y), look.ambiguous, buffer);
    }
    let (line, cells) = caret;
    let y = below.y.checked_add(u16::try_from(line).ok()?)?;
    (y < below.bottom()).then(|| cursor_after(cells, row(below, y)))?
}

fn title_line(prompt: &NotePrompt, state: &State, width: usize) -> Line {
    let look = state.look();
    let language = look.language;
    let subject = match &prompt.subject {
        NoteSubject::Said { kind, .. } => language.note_kind(*kind),
        NoteSubject::Facts { .. } => language.meeting_facts_title(),
    };
    let kind = format!(" {subject}  ");
    let saving = match prompt.is_saving() {
        true => format!(" {} ", language.saving_note()),
        false => String::new(),
    };
    let bar = look.theme.bar;
    let line = Line::new(kind, bar.patch(look.theme.strong));
    let used = line.width(look.ambiguous) + look.ambiguous.width(&saving) + 1;
    let room = width.saturating_sub(used);
    let title = pad(&what_for(prompt, state), room, look.ambiguous);
    line.with(title, bar)
        .with(saving, bar.patch(look.theme.strong))
}

/// The row that a note is about, or why something is asked.
fn what_for(prompt: &NotePrompt, state: &State) -> String {
    let language = state.language();
    match &prompt.subject {
        NoteSubject::Said { row, .. } => {
            let row = row.as_ref().zip(state.plans.current());
            row.map_or_else(String::new, |(id, open)| open.named(id, language))
        }
        NoteSubject::Facts {
            leads_to_minutes: true,
        } => {
            let key = state.settings.keymap.first_key(Action::Back);
            language.facts_for_minutes(&key)
        }
        NoteSubject::Facts {
            leads_to_minutes: false,
        } => String::new(),
    }
}

/// The lines of the fields, and where the caret is: the line and the cells before it. The
/// field that is typed in is always to be seen.
fn body(
    prompt: &NotePrompt,
    view: &NoteView,
    state: &State,
    area: Rect,
) -> (Vec<Line>, (usize, usize)) {
    let look = state.look();
    let (width, height) = (usize::from(area.width), usize::from(area.height));
    let room = width.saturating_sub(LABEL + 2).max(1);
    let mut lines = Vec::new();
    let mut caret = (0, 0);
    for (field, input) in prompt.fields() {
        let typed = Typed::new(input, room, look);
        if field == prompt.field() {
            caret = (lines.len() + typed.line, 1 + LABEL + typed.cells);
        }
        let label = label(field, look);
        for (place, text) in typed.lines.into_iter().enumerate() {
            let label = if place == 0 { label } else { "" };
            let label = pad(&format!(" {label}"), 1 + LABEL, look.ambiguous);
            lines.push(Line::new(label, look.theme.key).with(text, look.theme.strong));
        }
        if let Some(last) = lines.last_mut() {
            let used = last.width(look.ambiguous) + 3;
            let said = remark(field, prompt, view, state);
            let said = shorten(&said, width.saturating_sub(used), look.ambiguous).into_owned();
            last.push(format!("  {said}"), look.theme.dim);
        }
    }
    let first = (caret.0 + 1).saturating_sub(height.max(1));
    let lines = lines.into_iter().skip(first).collect();
    (lines, (caret.0 - first, caret.1))
}

fn label(field: NoteField, look: Look) -> &'static str {
    match field {
        NoteField::Words => look.language.words_of_note(),
        NoteField::Who => look.language.who_of_task(),
        NoteField::By => look.language.end_of_task(),
        NoteField::Title => look.language.title_of_meeting(),
        NoteField::Place => look.language.place_of_meeting(),
        NoteField::People => look.language.people_of_meeting(),
    }
}

/// What is said beside a field: who may be meant, or which day.
fn remark(field: NoteField, prompt: &NotePrompt, view: &NoteView, state: &State) -> String {
    let language = state.language();
    let next_field = state.settings.keymap.first_key(Action::NextField);
    match (field, &view.due) {
        (NoteField::Who, _) if prompt.field() == NoteField::Who => {
            let names = view.names.join("  ");
            match view.completion {
                Some(_) => language.completed_by(&next_field, &names),
                None => names,
            }
        }
        (NoteField::By, Some(Due::Day(day))) => format!("= {}", language.day_in_full(*day)),
        (NoteField::By, Some(Due::Words(_))) => language.due_is_no_day().to_owned(),
        _ => String::new(),
    }
}

/// A typed text as lines, and where the caret is in them.
struct Typed {
    lines: Vec<String>,
    line: usize,
    cells: usize,
}

impl Typed {
    fn new(input: &TextInput, width: usize, look: Look) -> Self {
        let (before, after) = input.around_caret();
        let text = format!("{before}{after}");
        let ranges = wrap(&text, width, look.ambiguous);
        let at = before.len();
        // At the end of a line the caret is there, unless a new line has begun.
        let line = ranges.iter().rposition(|range| range.start <= at);
        let line = line.unwrap_or_default();
        let start = ranges.get(line).map_or(0, |range| range.start);
        let cells = look
            .ambiguous
            .width(text.get(start..at).unwrap_or_default());
        let mut lines: Vec<String> = ranges
            .into_iter()
            .map(|range| text.get(range).unwrap_or_default().to_owned())
            .collect();
        if text.ends_with('\n') {
            lines.push(String::new());
        }
        let (line, cells) = match before.ends_with('\n') && after.is_empty() {
            true => (lines.len() - 1, 0),
            false => (line, cells),
        };
        Self { lines, line, cells }
    }
}
