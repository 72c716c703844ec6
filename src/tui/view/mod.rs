//! The state, drawn. Pure: nothing here changes anything.

mod card;
mod changes;
mod chart;
mod chooser;
mod comparison;
mod doubt;
mod doubts;
mod findings;
mod footer;
mod header;
mod indicator_table;
mod indicators;
mod line;
mod list;
mod milestones;
mod overview;
mod prose;
mod revision;
mod schedule;
mod series;
mod summary;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use tenken::document::visible;
use tenken::messages::Language;

pub(super) use chooser::rows as chooser_rows;
pub(super) use findings::lines as findings_lines;

use self::line::{Line, draw_line, draw_lines, row};
use super::layout::Layout;
use super::screen::Screen;
use super::state::{Overlay, State};
use super::theme::Theme;
use crate::cells::Ambiguous;

/// What every view needs to know of the state's settings.
#[derive(Clone, Copy)]
struct Look<'s> {
    theme: &'s Theme,
    ambiguous: Ambiguous,
    language: Language,
}

/// Draws the state, and says where the cursor of the terminal belongs: at the
/// end of what is being typed, where an input method shows its own text.
pub(crate) fn draw(state: &State, buffer: &mut Buffer) -> Option<Position> {
    let theme = state.settings.theme.theme();
    let look = look(state, &theme);
    let layout = Layout::of(state);
    let screen = buffer.area;
    buffer.set_style(screen, theme.base);
    header::draw(state, look, &layout, buffer);
    match state.screen {
        Screen::Summary => summary::draw(state, look, &layout, buffer),
        Screen::Indicators => indicator_table::draw(state, look, &layout, buffer),
        Screen::Schedule if state.shows_milestones() => {
            milestones::draw_headings(state, look, layout.heading, buffer);
        }
        Screen::Check => doubts::draw(state, look, layout.list, buffer),
        Screen::Schedule => schedule::draw(state, look, &layout, buffer),
        _ => list::draw(state, look, layout.list, buffer),
    }
    draw_detail(state, look, layout.detail, buffer);
    let typed_in_footer = footer::draw(state, look, layout.footer, buffer);
    let typed_in_overlay = draw_overlay(state, look, layout.overlay, buffer);
    typed_in_overlay.or(typed_in_footer)
}

fn look<'s>(state: &State, theme: &'s Theme) -> Look<'s> {
    Look {
        theme,
        ambiguous: state.settings.ambiguous,
        language: state.language(),
    }
}

fn draw_detail(state: &State, look: Look<'_>, area: Rect, buffer: &mut Buffer) {
    let lines = detail(state, look, area);
    let scroll = state.view().scroll;
    if scroll == 0 || area.height < PINNED_FROM {
        draw_lines(&lines, scroll, area, look, buffer);
        return;
    }
    // Whoever scrolls must still see what the text is about.
    let below = Rect {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    };
    let title = lines.first().cloned().unwrap_or_default();
    buffer.set_style(row(area, area.y), look.theme.bar);
    draw_line(&title, row(area, area.y), look.ambiguous, buffer);
    draw_lines(&lines, scroll + 1, below, look, buffer);
}

/// From this height on, the first line stays while the others are scrolled.
const PINNED_FROM: u16 = 6;

fn draw_overlay(
    state: &State,
    look: Look<'_>,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    match &state.overlay {
        None | Some(Overlay::Search { .. } | Overlay::Reason { .. }) => None,
        Some(Overlay::Choose(chooser)) => chooser::draw(chooser, state, look, area, buffer),
        Some(Overlay::Findings { scroll }) => {
            line::clear(area, look, buffer);
            let lines = findings::lines(state, area);
            draw_lines(&lines, *scroll, area, look, buffer);
            None
        }
    }
}

/// The lines of the card or of the comparison, for an area of this width.
pub(super) fn detail_lines(state: &State, area: Rect) -> Vec<Line> {
    let theme = state.settings.theme.theme();
    detail(state, look(state, &theme), area)
}

fn detail(state: &State, look: Look<'_>, area: Rect) -> Vec<Line> {
    if area.width == 0 {
        return Vec::new();
    }
    let margin = usize::from(area.width > MARGIN_FROM);
    let width = usize::from(area.width).saturating_sub(2 * margin).max(1);
    let lines = match state.screen {
        Screen::List | Screen::Card => card::lines(state, look, width),
        Screen::Check | Screen::Doubt => doubt::lines(state, look, width),
        Screen::Comparison => comparison::lines(state, look, width),
        Screen::Chart => chart::lines(state, look, width, usize::from(area.height)),
        Screen::Schedule => return milestones::lines(state, look, usize::from(area.width)),
        Screen::Revision => revision::lines(state, look, width),
        Screen::Overview => overview::lines(state.plan(), look, width),
        Screen::Summary | Screen::Indicators => Vec::new(),
    };
    lines
        .into_iter()
        .map(|line| line.indented(margin))
        .collect()
}

/// Wider texts have a blank column on either side.
const MARGIN_FROM: u16 = 24;

/// Lines of a width that does not depend on the screen.
const COPIED_WIDTH: usize = 80;

/// The card, or the doubt that is shown, as plain text, to be pasted elsewhere:
/// into a shell, perhaps.
pub(super) fn copied_text(state: &State) -> Option<String> {
    let theme = state.settings.theme.theme();
    let look = look(state, &theme);
    let lines = match state.screen.is_of_doubts() {
        true => state
            .question_shown()
            .map(|_| doubt::lines(state, look, COPIED_WIDTH)),
        false => state
            .shown()
            .map(|_| card::copied_lines(state, look, COPIED_WIDTH)),
    }?;
    let lines: Vec<String> = lines
        .iter()
        .map(|line| visible(line.to_string().trim_end()).into_owned())
        .collect();
    Some(lines.join("\n"))
}
