//! The last line of the screen: the keys that are valid now, a notice, or the
//! line in which a search is typed.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::Look;
use super::line::{Line, draw_line};
use crate::tui::action::{ACTIONS, Action};
use crate::tui::screen::Screen;
use crate::tui::state::{Overlay, State};

/// Draws the line at the bottom, and says where text is typed in it.
pub(super) fn draw(
    state: &State,
    look: Look<'_>,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    if let Some(Overlay::Search { input, .. }) = &state.overlay {
        return draw_search(input.text(), state, look, area, buffer);
    }
    if let Some(Overlay::Reason { input, .. }) = &state.overlay {
        return draw_reason(input.text(), state, look, area, buffer);
    }
    let line = match &state.notice {
        Some(notice) => Line::new(format!(" {notice}"), look.theme.strong),
        None => hints(state, look, usize::from(area.width)),
    };
    draw_line(&line, area, look.ambiguous, buffer);
    None
}

fn draw_search(
    typed: &str,
    state: &State,
    look: Look<'_>,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let found = state.listing().len();
    let said = match &state.view().search {
        Some(_) => look
            .language
            .pick(format!("  {found}件"), format!("  {found} found")),
        None => look.language.pick(
            "  番号・取組名・部署・本文から探します".to_owned(),
            "  number, title, department or text".to_owned(),
        ),
    };
    let prompt = Line::new("/", look.theme.key).with(typed, look.theme.strong);
    let typed_to = prompt.width(look.ambiguous);
    draw_line(
        &prompt.with(said, look.theme.dim),
        area,
        look.ambiguous,
        buffer,
    );
    cursor_after(typed_to, area)
}

/// The line in which a reason is typed. Of a long one the end is shown, where
/// the typing goes on.
fn draw_reason(
    typed: &str,
    state: &State,
    look: Look<'_>,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let label = look.language.pick("確認済みの理由: ", "reason: ");
    let usual = look.language.pick(
        "  Enter で確認済みにする、Esc でやめる",
        "  Enter to dismiss, Esc to leave",
    );
    let said = match &state.notice {
        Some(notice) => format!("  {notice}"),
        None => usual.to_owned(),
    };
    // A cell is kept for the cursor.
    let room = usize::from(area.width).saturating_sub(look.ambiguous.width(label) + 1);
    let prompt =
        Line::new(label, look.theme.key).with(end_of(typed, room, look), look.theme.strong);
    let typed_to = prompt.width(look.ambiguous);
    let line = prompt.with(said, look.theme.dim);
    draw_line(&line, area, look.ambiguous, buffer);
    cursor_after(typed_to, area)
}

/// As much of the end of a text as there is room for, after … where that is not
/// all.
fn end_of(text: &str, room: usize, look: Look<'_>) -> String {
    if look.ambiguous.width(text) <= room {
        return text.to_owned();
    }
    let ends = text.char_indices().map(|(at, _)| text.get(at..));
    let mut ends = ends.flatten().map(|end| format!("…{end}"));
    let fitting = ends.find(|end| look.ambiguous.width(end) <= room);
    fitting.unwrap_or_default()
}

/// The cell after so many of an area's first row, or its last one.
pub(super) fn cursor_after(cells: usize, area: Rect) -> Option<Position> {
    let last = area.width.checked_sub(1)?;
    let cells = u16::try_from(cells).unwrap_or(last).min(last);
    (area.height > 0).then(|| Position::new(area.x + cells, area.y))
}

/// The keys that are valid now, as many as there is room for. Help and the way
/// out are never left away.
fn hints(state: &State, look: Look<'_>, room: usize) -> Line {
    let context = state.context();
    let offered: Vec<(Action, Line)> = ACTIONS
        .iter()
        .filter(|entry| entry.scope.contains(context) && is_of_use(entry.action, state))
        .filter_map(|entry| {
            let key = state.settings.keymap.keys(entry.action).first()?;
            let hint = entry.hint(look.language)?;
            let line = Line::new(format!(" {key}"), look.theme.key)
                .with(format!(" {hint} "), Style::new());
            Some((entry.action, line))
        })
        .collect();
    let width = |line: &Line| line.width(look.ambiguous);
    let reserved: usize = offered
        .iter()
        .filter(|(action, _)| is_way_out(*action))
        .map(|(_, line)| width(line))
        .sum();
    let mut left = room.saturating_sub(reserved);
    let mut hints = Line::default();
    for (action, line) in offered {
        if is_way_out(action) {
            hints = hints.followed_by(line);
        } else if width(&line) <= left {
            left -= width(&line);
            hints = hints.followed_by(line);
        }
    }
    hints
}

fn is_way_out(action: Action) -> bool {
    matches!(action, Action::Back | Action::Help | Action::Quit)
}

/// Whether a key that could be pressed would also change anything.
fn is_of_use(action: Action, state: &State) -> bool {
    let on_list = state.screen == Screen::List && state.overlay.is_none();
    match action {
        Action::ClearFilters => state.view().is_narrowed(),
        Action::Back => !on_list || state.view().search.is_some(),
        Action::ShowList => state.screen != Screen::List,
        Action::ShowComparison => state.screen != Screen::Comparison,
        Action::ShowOverview => state.screen != Screen::Overview,
        Action::ShowSummary => state.screen != Screen::Summary,
        Action::ShowIndicators => !matches!(state.screen, Screen::Indicators | Screen::Chart),
        Action::ShowSchedule => state.screen != Screen::Schedule,
        Action::ShowDoubts => !state.screen.is_of_doubts(),
        Action::DismissDoubt | Action::OpenCard if state.screen.is_of_doubts() => {
            state.question().is_some()
        }
        Action::NextYear | Action::PreviousYear => matches!(
            state.screen,
            Screen::List | Screen::Card | Screen::Comparison
        ),
        Action::NextGrouping => {
            state.screen == Screen::Summary || !state.plan().milestones().is_empty()
        }
        Action::FilterTags => state
            .plan()
            .initiatives()
            .iter()
            .any(|row| !row.tags.is_empty()),
        Action::ShowFindings => !state.reports.is_empty(),
        Action::NextHit => state.view().search.is_some(),
        Action::FilterRatings => !state.plan().ratings().is_empty(),
        _ => true,
    }
}
