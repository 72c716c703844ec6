//! What was planned in which year, a row of the plan a line.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use tenken::plan::{FiscalYear, Initiative, TextKind};

use super::Look;
use super::line::{self, Line, draw_line};
use super::{list, prose};
use crate::cells::{pad, shorten};
use crate::tui::layout::Layout;
use crate::tui::state::State;

/// Draws the rows that are listed against the years.
pub(super) fn draw(state: &State, look: Look<'_>, layout: &Layout, buffer: &mut Buffer) {
    let listing = state.listing();
    let area = layout.list;
    if listing.is_empty() {
        list::draw(state, look, area, buffer);
        return;
    }
    let grid = Grid::new(state, look, usize::from(area.width));
    if layout.heading.height > 1 {
        let [what, years] = [0, 1].map(|y| line::row(layout.heading, layout.heading.y + y));
        draw_line(&grid.what(), what, look.ambiguous, buffer);
        draw_line(&grid.headings(), years, look.ambiguous, buffer);
    }
    let chosen = state.chosen().map(|row| &row.id);
    let ids = listing.ids().iter().skip(state.view().first_row);
    for (y, id) in (area.top()..area.bottom()).zip(ids) {
        let Some(row) = state.plan().initiative(id) else {
            continue;
        };
        let line_area = line::row(area, y);
        let is_chosen = chosen == Some(&row.id);
        if is_chosen {
            buffer.set_style(line_area, look.theme.chosen);
        }
        draw_line(
            &grid.line(row, is_chosen),
            line_area,
            look.ambiguous,
            buffer,
        );
    }
}

struct Grid<'s> {
    state: &'s State,
    look: Look<'s>,
    title: usize,
    column: usize,
    years: Vec<FiscalYear>,
    hidden: (usize, usize),
}

const NARROWEST_COLUMN: usize = 14;

impl<'s> Grid<'s> {
    fn new(state: &'s State, look: Look<'s>, width: usize) -> Self {
        let all: Vec<FiscalYear> = state.plan().years().collect();
        let title = (width / 3).clamp(12.min(width), 44);
        let room = width.saturating_sub(title);
        let fitting = (room / NARROWEST_COLUMN).clamp(1, all.len().max(1));
        let first = state
            .view()
            .first_column
            .min(all.len().saturating_sub(fitting));
        let years: Vec<FiscalYear> = all.iter().skip(first).take(fitting).copied().collect();
        Self {
            state,
            look,
            title,
            column: room / fitting,
            hidden: (first, all.len().saturating_sub(first + fitting)),
            years,
        }
    }

    fn what(&self) -> Line {
        let language = self.look.language;
        let said = language.pick("年度ごとの計画", "What is planned in which year");
        let line = Line::new(format!(" {said}"), self.look.theme.strong);
        match self.hidden {
            (0, 0) => line,
            (before, after) => {
                let said = language.pick(
                    format!("  左に{before}年度、右に{after}年度（h l で送る）"),
                    format!("  {before} years to the left, {after} to the right (h, l)"),
                );
                line.with(said, self.look.theme.dim)
            }
        }
    }

    fn headings(&self) -> Line {
        let ambiguous = self.look.ambiguous;
        let review_year = self.state.plan().facts().review_year;
        let mut line = Line::default().filled(self.title, ambiguous);
        for year in &self.years {
            let name = self.look.language.short_year(*year);
            let (name, style) = match *year == review_year {
                true => (format!("[{name}]"), self.look.theme.strong),
                false => (name, self.look.theme.label),
            };
            line.push(pad(&name, self.column, ambiguous), style);
        }
        line
    }

    fn line(&self, row: &Initiative, is_chosen: bool) -> Line {
        let (look, ambiguous) = (self.look, self.look.ambiguous);
        let base = match is_chosen {
            true => look.theme.chosen,
            false => Style::new(),
        };
        let marker = if is_chosen { ">" } else { " " };
        let title = format!("{marker}{}  {}", row.id, row.title);
        let title = pad(&title, self.title.saturating_sub(1), ambiguous);
        let marks = prose::found(&title, self.state.view().patterns(), look);
        let mut line = Line::marked(&title, 0..title.len(), &marks, base).with(" ", base);
        for year in &self.years {
            let plan = row.text(*year, TextKind::Plan);
            let said = plan
                .map(|plan| plan.points().join("、"))
                .unwrap_or_default();
            let said = shorten(&said, self.column.saturating_sub(1), ambiguous);
            let style = match (is_chosen, *year == self.state.plan().facts().review_year) {
                (true, _) => base,
                (false, true) => look.theme.strong,
                (false, false) => look.theme.dim,
            };
            line.push(pad(&said, self.column, ambiguous), style);
        }
        line
    }
}
