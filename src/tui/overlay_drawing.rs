//! Draws the overlays.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tenken::query::Pattern;

use super::draw::line::{self, Line, clear, cursor_after, draw_line, draw_lines};
use super::draw::look::Look;
use super::draw::prose::{found, paragraph};
use super::layout::choices_area;
use super::overlay_items::Items;
use super::overlays::chooser::{Chooser, ChooserItem, ChooserKind};
use super::state::State;
use crate::display_width::{pad, pad_start, shorten};

/// Draws a chooser. Returns the position of the caret.
pub(super) fn draw_chooser(
    chooser: &Chooser,
    items: &Items,
    state: &State,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let look = state.look();
    clear(area, look, buffer);
    let cursor = draw_prompt(chooser, items.len(), state, area, buffer);
    let area = choices_area(area);
    if items.len() == 0 {
        let none = match (&chooser.kind, chooser.input.text().trim()) {
            (ChooserKind::AllRows(_), "") => look.language.type_to_search_all(),
            (ChooserKind::AllRows(all), _) if all.is_searching(&state.plans) => {
                look.language.searching()
            }
            _ => look.language.no_item_matches(),
        };
        let width = usize::from(area.width).max(1);
        draw_lines(
            &paragraph(none, &[], look.theme.dim, width, look),
            0,
            area,
            look,
            buffer,
        );
        return cursor;
    }
    for (y, index) in (area.top()..area.bottom()).zip(chooser.first..items.len()) {
        let Some(item) = items.get(index, state) else {
            continue;
        };
        let drawing = DrawnItem {
            item: &item,
            has_cursor: index == chooser.cursor,
            mark: mark(&item, chooser),
            patterns: &items.patterns,
        };
        drawing.draw(look, line::row(area, y), buffer);
    }
    cursor
}

fn draw_prompt(
    chooser: &Chooser,
    count: usize,
    state: &State,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let look = state.look();
    let language = look.language;
    let name = match chooser.kind {
        ChooserKind::Filter { facet, .. } => language.filter_title(facet),
        ChooserKind::Help => language.keys_title(),
        ChooserKind::Palette => language.palette_title(),
        ChooserKind::Plans => language.plans_title(),
        ChooserKind::AllRows(_) => language.all_plans_title(),
    };
    let bar = look.theme.bar;
    let top = Rect {
        height: area.height.min(1),
        ..area
    };
    buffer.set_style(top, bar);
    let (before, after) = chooser.input.around_caret();
    let typed = bar.patch(look.theme.strong);
    let line = Line::new(format!(" {name}: "), bar).with(before, typed);
    let caret = line.width(look.ambiguous);
    let line = line.with(after, typed);
    let place = (chooser.cursor + 1).min(count);
    let more = match &chooser.kind {
        ChooserKind::AllRows(all) if all.is_searching(&state.plans) => "…",
        _ => "",
    };
    let place = pad_start(
        &format!("{place}/{count}{more} "),
        usize::from(top.width),
        look.ambiguous,
    );
    draw_line(&Line::new(place, bar), top, look.ambiguous, buffer);
    draw_line(&line, top, look.ambiguous, buffer);
    cursor_after(caret, top)
}

/// An item of a chooser with everything needed to draw it.
struct DrawnItem<'i> {
    item: &'i ChooserItem,
    has_cursor: bool,
    mark: &'static str,
    patterns: &'i [Pattern],
}

impl DrawnItem<'_> {
    fn draw(&self, look: Look, area: Rect, buffer: &mut Buffer) {
        let style = match (self.has_cursor, self.item.is_of_use) {
            (true, _) => look.theme.chosen,
            (false, true) => Style::new(),
            (false, false) => look.theme.dim,
        };
        if self.has_cursor {
            buffer.set_style(area, style);
        }
        let width = usize::from(area.width);
        let detail = shorten(&self.item.detail, width / 2, look.ambiguous);
        let cursor = if self.has_cursor { ">" } else { " " };
        let lead = format!("{cursor}{}{}", self.mark, "  ".repeat(self.item.depth));
        let used = look.ambiguous.width(&lead) + look.ambiguous.width(&detail) + 2;
        let name = pad(&self.item.name, width.saturating_sub(used), look.ambiguous);
        let marks = found(&name, self.patterns, look);
        let detail_style = match (self.has_cursor, self.item.is_of_use) {
            (false, true) => look.theme.key,
            _ => style,
        };
        let line = Line::new(lead, style)
            .followed_by(Line::marked(&name, 0..name.len(), &marks, style))
            .with(" ", style)
            .with(detail, detail_style);
        draw_line(&line, area, look.ambiguous, buffer);
    }
}

fn mark(item: &ChooserItem, chooser: &Chooser) -> &'static str {
    match (&chooser.kind, item.is_marked) {
        (ChooserKind::Help | ChooserKind::Palette | ChooserKind::AllRows(_), _) => " ",
        (_, true) => "[x] ",
        (_, false) => "[ ] ",
    }
}
