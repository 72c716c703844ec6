//! Draws the overlays.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tenken::across::RowsFacet;
use tenken::query::Pattern;

use super::action::ACTIONS;
use super::draw::chip::filter_chip;
use super::draw::line::{self, Line, clear_beside, cursor_after, draw_line, draw_lines};
use super::draw::look::Look;
use super::draw::plan::rating;
use super::draw::prose::{found, paragraph};
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
    clear_beside(area, look, buffer);
    let cursor = draw_prompt(chooser, items, state, area, buffer);
    let (area, said_area) = chooser.areas(area);
    if items.len() == 0 {
        let none = match (&chooser.kind, chooser.input.text().trim()) {
            (ChooserKind::AllRows(all), "") if all.filter.is_empty() => {
                look.language.type_to_search_all()
            }
            (ChooserKind::Views, _) => look.language.type_a_name_for_the_view(),
            _ if chooser.is_finding(&state.plans) => look.language.searching(),
            (ChooserKind::AllRows(_), _) => look.language.no_row_of_all(),
            _ => look.language.no_item_matches(),
        };
        let width = usize::from(area.width).saturating_sub(2).max(1);
        let lines = paragraph(none, &[], look.theme.dim, width, look).into_iter();
        let lines: Vec<Line> = lines.map(|line| line.indented(1)).collect();
        draw_lines(&lines, 0, area, look, buffer);
        return cursor;
    }
    let last = chooser.first + usize::from(area.height);
    let shown = (chooser.first..items.len().min(last)).filter_map(|place| items.get(place, state));
    let shown: Vec<ChooserItem> = shown.collect();
    let leads = leads(&shown, chooser, state);
    let room = usize::from(area.width) / 2;
    let brevity = shown.iter().map(|item| item.brevity(room, look.ambiguous));
    let brevity = brevity.max().unwrap_or_default();
    for ((y, place), (item, lead)) in (area.top()..)
        .zip(chooser.first..)
        .zip(shown.iter().zip(leads))
    {
        let drawing = DrawnItem {
            item,
            has_cursor: place == chooser.cursor,
            lead,
            detail: shorten(item.detail_in_brief(brevity), room, look.ambiguous),
            patterns: items.query.patterns_in(&item.name),
        };
        if drawing.has_cursor {
            drawing.draw_command(state, said_area, buffer);
        }
        drawing.draw(look, line::row(area, y), buffer);
    }
    cursor
}

fn draw_prompt(
    chooser: &Chooser,
    items: &Items,
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
        ChooserKind::Views => language.views_title(),
        ChooserKind::Notes => language.notes_title(),
        ChooserKind::RowsToAdd => language.add_row_title(),
        ChooserKind::Allotments => language.allotment_title(),
        ChooserKind::Ratings(_) | ChooserKind::ConfirmRating(_) => language.change_rating_title(),
        ChooserKind::AllRows(_) => language.all_plans_title(),
        ChooserKind::RowsFilter(ref choice) => language.filter_title(choice.facet.into()),
    };
    let bar = look.theme.prompt;
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
    let count = items.len();
    let place = (chooser.cursor + 1).min(count);
    let more = match chooser.is_finding(&state.plans) {
        true => "…",
        false => "",
    };
    let guess = match items.is_guess {
        true => format!("{}  ", language.perhaps_these()),
        false => String::new(),
    };
    let place = Line::new(format!(" {guess}{place}/{count}{more} "), bar);
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
            line.push(" ", look.theme.prompt);
            line.push(format!(" {chip} "), look.theme.chip);
        }
    }
    line
}

/// An item of a chooser with everything needed to draw it.
struct DrawnItem<'i> {
    item: &'i ChooserItem,
    has_cursor: bool,
    /// What stands before its name.
    lead: Lead,
    /// What stands after its name.
    detail: Cow<'i, str>,
    patterns: Vec<Pattern>,
}

impl DrawnItem<'_> {
    /// The cells that its name has of those of a line.
    fn room(&self, width: usize, look: Look) -> usize {
        let before = [
            self.lead.mark.as_str(),
            self.lead.number.as_str(),
            &self.detail,
        ];
        let before = before.iter().map(|text| look.ambiguous.width(text));
        // The cursor and a blank, and one blank on either side of the detail.
        let blanks = 4 + 2 * self.item.depth;
        width.saturating_sub(before.sum::<usize>() + blanks)
    }

    /// Draws the command of a view below the items, if it is cut among them.
    fn draw_command(&self, state: &State, area: Rect, buffer: &mut Buffer) {
        let ItemEffect::View(view) = &self.item.effect else {
            return;
        };
        let (look, width) = (state.look(), usize::from(area.width));
        if look.ambiguous.width(&self.item.name) <= self.room(width, look) {
            return;
        }
        let command = state.command_of(view);
        let room = width.saturating_sub(2 * COMMAND_INDENT).max(1);
        let lines = paragraph(&command, &[], Style::new(), room, look).into_iter();
        let lines: Vec<Line> = lines.map(|line| line.indented(COMMAND_INDENT)).collect();
        draw_lines(&lines, 0, area, look, buffer);
    }

    fn draw(&self, look: Look, area: Rect, buffer: &mut Buffer) {
        let style = match (self.has_cursor, self.item.is_of_use) {
            (true, _) => look.theme.chosen,
            (false, true) => Style::new(),
            (false, false) => look.theme.unavailable,
        };
        if self.has_cursor {
            buffer.set_style(area, style);
        }
        let width = usize::from(area.width);
        let room = self.room(width, look);
        let cursor = if self.has_cursor { ">" } else { " " };
        let mark_style = self.lead.style.filter(|_| !self.has_cursor);
        let lead = Line::new(cursor, style)
            .with(" ", style)
            .with(self.lead.mark.as_str(), mark_style.unwrap_or(style))
            .with(self.lead.number.as_str(), style)
            .with("  ".repeat(self.item.depth), style);
        let name = pad(&self.item.name, room, look.ambiguous);
        let marks = found(&name, &self.patterns, look);
        let detail_style = match (self.has_cursor, self.item.is_of_use) {
            (false, true) => look.theme.key,
            _ => style,
        };
        let line = lead
            .followed_by(Line::marked(&name, 0..name.len(), &marks, style))
            .with(" ", style)
            .with(self.detail.as_ref(), detail_style);
        draw_line(&line, area, look.ambiguous, buffer);
    }
}

/// The blanks before the command of a view, as many as before its name.
const COMMAND_INDENT: usize = 2;

/// What stands before the name of an item.
#[derive(Default)]
struct Lead {
    /// Whether it is marked, or for a row of all plans how it is rated.
    mark: String,
    /// The style of the mark, if that is its own.
    style: Option<Style>,
    /// The number of a row.
    number: String,
}

impl Lead {
    fn mark(mark: &str) -> Self {
        Self {
            mark: mark.to_owned(),
            ..Self::default()
        }
    }
}

fn leads(items: &[ChooserItem], chooser: &Chooser, state: &State) -> Vec<Lead> {
    let lead = |item: &ChooserItem| match item.is_marked {
        true => Lead::mark("[x] "),
        false => Lead::mark("[ ] "),
    };
    match chooser.kind {
        ChooserKind::AllRows(_) => ratings_and_numbers(items, state),
        ChooserKind::Help | ChooserKind::Palette => group_headings(items, state.look()),
        ChooserKind::Views
        | ChooserKind::Notes
        | ChooserKind::RowsToAdd
        | ChooserKind::ConfirmRating(_) => items.iter().map(|_| Lead::default()).collect(),
        _ => items.iter().map(lead).collect(),
    }
}

/// Returns the heading of each group beside the first item of it that is shown.
fn group_headings(items: &[ChooserItem], look: Look) -> Vec<Lead> {
    let all = ACTIONS.iter();
    let widths = all.map(|entry| look.ambiguous.width(entry.group.heading(look.language)));
    let widest = widths.max().unwrap_or_default();
    let before = std::iter::once("").chain(items.iter().map(|item| item.group));
    let leads = items.iter().zip(before).map(|(item, before)| {
        let heading = if item.group == before { "" } else { item.group };
        Lead {
            mark: format!("{}  ", pad(heading, widest, look.ambiguous)),
            style: Some(look.theme.strong),
            ..Lead::default()
        }
    });
    leads.collect()
}

/// Maximum width in cells of the column of numbers. A longer number pushes its title aside
/// instead of all titles. Heuristic.
const WIDEST_NUMBER: usize = 10;

/// Returns the ratings and numbers of rows, in columns.
fn ratings_and_numbers(items: &[ChooserItem], state: &State) -> Vec<Lead> {
    let width = |text: &str| state.look().ambiguous.width(text);
    let rows = items.iter().map(|item| rating_and_number(item, state));
    let rows: Vec<_> = rows.map(Option::unwrap_or_default).collect();
    let marks = rows.iter().map(|(mark, ..)| width(mark));
    let numbers = rows.iter().map(|(.., number)| width(number));
    let numbers = numbers.filter(|cells| *cells <= WIDEST_NUMBER);
    let widest = (marks.max(), numbers.max());
    let column = |text: &str, widest: Option<usize>| {
        let blanks = widest.unwrap_or_default().saturating_sub(width(text));
        format!("{text}{}  ", " ".repeat(blanks))
    };
    let leads = rows.iter().map(|(mark, style, number)| Lead {
        mark: column(mark, widest.0),
        style: Some(*style),
        number: column(number, widest.1),
    });
    leads.collect()
}

fn rating_and_number<'s>(
    item: &'s ChooserItem,
    state: &'s State,
) -> Option<(String, Style, &'s str)> {
    let ItemEffect::RowOfPlan(index, id) = &item.effect else {
        return None;
    };
    let plan = &state.plans.get(*index)?.plan;
    let row = plan.at(plan.row(id)?)?;
    let (mark, style) = rating(row, plan, state.look());
    Some((mark, style, id.as_str()))
}
