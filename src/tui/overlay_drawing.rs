//! Draws the overlays.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tenken::across::RowsFacet;
use tenken::query::Pattern;

use super::draw::chip::filter_chip;
use super::draw::line::{self, Line, clear, cursor_after, draw_line, draw_lines};
use super::draw::look::Look;
use super::draw::plan::rating;
use super::draw::prose::{found, paragraph};
use super::layout::choices_area;
use super::overlay_items::Items;
use super::overlays::chooser::{Chooser, ChooserItem, ChooserKind, ItemEffect};
use super::state::State;
use crate::display_width::{pad, shorten};

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
            (ChooserKind::AllRows(all), "") if all.filter.is_empty() => {
                look.language.type_to_search_all()
            }
            _ if chooser.is_finding(&state.plans) => look.language.searching(),
            (ChooserKind::AllRows(_), _) => look.language.no_row_of_all(),
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
    let last = chooser.first + usize::from(area.height);
    let shown = (chooser.first..items.len().min(last)).filter_map(|place| items.get(place, state));
    let shown: Vec<ChooserItem> = shown.collect();
    let leads = leads(&shown, chooser, state);
    for ((y, place), (item, lead)) in (area.top()..)
        .zip(chooser.first..)
        .zip(shown.iter().zip(leads))
    {
        let drawing = DrawnItem {
            item,
            has_cursor: place == chooser.cursor,
            lead,
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
        ChooserKind::RowsFilter(ref choice) => language.filter_title(choice.facet.into()),
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
    let more = match chooser.is_finding(&state.plans) {
        true => "…",
        false => "",
    };
    let place = Line::new(format!(" {place}/{count}{more} "), bar);
    let width = usize::from(top.width);
    let room = width.saturating_sub(line.width(look.ambiguous) + place.width(look.ambiguous));
    let end = chips(chooser, room, look).followed_by(place);
    let before_end = width.saturating_sub(end.width(look.ambiguous));
    let end = Line::new(" ".repeat(before_end), bar).followed_by(end);
    draw_line(&end, top, look.ambiguous, buffer);
    draw_line(&line, top, look.ambiguous, buffer);
    cursor_after(caret, top)
}

/// Returns what the rows of all plans are filtered by, as much as there is room for.
fn chips(chooser: &Chooser, room: usize, look: Look) -> Line {
    let mut line = Line::default();
    let ChooserKind::AllRows(all) = &chooser.kind else {
        return line;
    };
    let language = look.language;
    let headings = [
        (RowsFacet::Rating, language.rating_heading()),
        (RowsFacet::Department, language.department_heading()),
    ];
    for (facet, heading) in headings {
        let values = all.filter.of(facet);
        let values: Vec<&str> = values.map(|value| language.rows_choice(value)).collect();
        let Some(chip) = filter_chip(heading, &values, language) else {
            continue;
        };
        // A blank before it, and one at each of its ends.
        let used = line.width(look.ambiguous) + 3;
        let chip = shorten(&chip, room.saturating_sub(used), look.ambiguous);
        if !chip.is_empty() {
            line.push(" ", look.theme.bar);
            line.push(format!(" {chip} "), look.theme.chip);
        }
    }
    line
}

/// An item of a chooser with everything needed to draw it.
struct DrawnItem<'i> {
    item: &'i ChooserItem,
    has_cursor: bool,
    /// What stands before its name, with its style if that is its own.
    lead: (String, Option<Style>),
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
        let (lead, lead_style) = &self.lead;
        let lead_style = lead_style.filter(|_| !self.has_cursor).unwrap_or(style);
        let lead = Line::new(cursor, style)
            .with(lead.as_str(), lead_style)
            .with("  ".repeat(self.item.depth), style);
        let used = lead.width(look.ambiguous) + look.ambiguous.width(&detail) + 2;
        let name = pad(&self.item.name, width.saturating_sub(used), look.ambiguous);
        let marks = found(&name, self.patterns, look);
        let detail_style = match (self.has_cursor, self.item.is_of_use) {
            (false, true) => look.theme.key,
            _ => style,
        };
        let line = lead
            .followed_by(Line::marked(&name, 0..name.len(), &marks, style))
            .with(" ", style)
            .with(detail, detail_style);
        draw_line(&line, area, look.ambiguous, buffer);
    }
}

/// Returns what stands before the names of items: whether they are marked, or for rows of
/// all plans how they are rated.
fn leads(items: &[ChooserItem], chooser: &Chooser, state: &State) -> Vec<(String, Option<Style>)> {
    let plain = |lead: &str| (lead.to_owned(), None);
    let lead = |item: &ChooserItem| match (&chooser.kind, item.is_marked) {
        (ChooserKind::Help | ChooserKind::Palette, _) => plain(" "),
        (_, true) => plain("[x] "),
        (_, false) => plain("[ ] "),
    };
    match chooser.kind {
        ChooserKind::AllRows(_) => ratings(items, state),
        _ => items.iter().map(lead).collect(),
    }
}

/// Returns the ratings of rows, all of the same width.
fn ratings(items: &[ChooserItem], state: &State) -> Vec<(String, Option<Style>)> {
    let width = |text: &str| state.look().ambiguous.width(text);
    let ratings = items
        .iter()
        .map(|item| rating_of(item, state).unwrap_or_default());
    let widest = ratings.clone().map(|(mark, _)| width(mark)).max();
    let widest = widest.unwrap_or_default();
    let padded = |mark| format!("{}  ", pad(mark, widest, state.look().ambiguous));
    ratings
        .map(|(mark, style)| (padded(mark), Some(style)))
        .collect()
}

fn rating_of<'s>(item: &ChooserItem, state: &'s State) -> Option<(&'s str, Style)> {
    let ItemEffect::RowOfPlan(index, row) = &item.effect else {
        return None;
    };
    let plan = &state.plans.get(*index)?.plan;
    let row = plan.at(plan.row(row)?)?;
    Some(rating(row, plan, state.look()))
}
