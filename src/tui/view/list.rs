//! The list of rows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use tenken::plan::{Department, Initiative, InitiativeId};

use super::Look;
use super::line::{self, Line, draw_line, draw_lines};
use super::prose::{found, paragraph};
use crate::cells::{pad, shorten};
use crate::tui::action::Action;
use crate::tui::state::{Overlay, State};

/// Draws the rows that are listed, from the first that is on the screen.
pub(super) fn draw(state: &State, look: Look<'_>, area: Rect, buffer: &mut Buffer) {
    let listing = state.listing();
    if listing.is_empty() {
        let lines = empty(state, look, usize::from(area.width));
        draw_lines(&lines, 0, area, look, buffer);
        return;
    }
    let chosen = state.chosen().map(|row| &row.id);
    let columns = Columns::new(state, look, usize::from(area.width));
    let in_doubt = state.rows_in_doubt();
    let ids = listing.ids().iter().skip(state.view().first_row);
    for (y, id) in (area.top()..area.bottom()).zip(ids) {
        let Some(row) = state.plan().initiative(id) else {
            continue;
        };
        let line_area = line::row(area, y);
        let marks = Marks {
            is_chosen: chosen == Some(&row.id),
            is_in_doubt: in_doubt.contains(&row.id),
        };
        let line = columns.line(row, marks, state, look);
        if chosen == Some(&row.id) {
            buffer.set_style(line_area, look.theme.chosen);
        }
        draw_line(&line, line_area, look.ambiguous, buffer);
    }
}

fn empty(state: &State, look: Look<'_>, width: usize) -> Vec<Line> {
    if width == 0 {
        return Vec::new();
    }
    let key = |action| {
        let keys = state.settings.keymap.keys(action);
        keys.first().map(ToString::to_string).unwrap_or_default()
    };
    let (clear, search) = (key(Action::ClearFilters), key(Action::Search));
    let said = if matches!(state.overlay, Some(Overlay::Search { .. })) {
        look.language.pick(
            "該当する取組がありません。文字を消すか、Esc で検索をやめてください。".to_owned(),
            "No initiative matches. Delete what was typed, or press Esc.".to_owned(),
        )
    } else if state.view().search.is_none() && state.view().is_narrowed() {
        look.language.pick(
            format!("条件に合う取組がありません。{clear} で条件をすべて外せます。"),
            format!("No initiative matches. Press {clear} to clear all conditions."),
        )
    } else if state.view().is_narrowed() {
        look.language.pick(
            format!("条件に合う取組がありません。{clear} で条件をすべて外すか、{search} で検索し直してください。"),
            format!("No initiative matches. Press {clear} to clear all conditions, or {search} to search again."),
        )
    } else {
        look.language.pick(
            "この計画には取組がありません。計画ファイルに [[initiatives]] を書いてください。"
                .to_owned(),
            "This plan has no initiatives. Add [[initiatives]] to its file.".to_owned(),
        )
    };
    paragraph(&said, &[], look.theme.dim, width, look)
}

/// What is marked of a row.
#[derive(Clone, Copy)]
struct Marks {
    is_chosen: bool,
    is_in_doubt: bool,
}

/// The cells of each column; zero where a column has no room.
struct Columns {
    rating: usize,
    number: usize,
    title: usize,
    department: usize,
}

/// From this width on, departments are shown.
const DEPARTMENT_FROM: usize = 50;

/// From this width on, they have room for longer names.
const ROOMY_DEPARTMENT_FROM: usize = 64;

/// From this width on, departments are shown with the levels above them.
const FULL_DEPARTMENT_FROM: usize = 110;

impl Columns {
    fn new(state: &State, look: Look<'_>, width: usize) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = &str>| {
            let widths = texts.map(|text| look.ambiguous.width(text));
            widths.max().unwrap_or_default()
        };
        let plan = state.plan();
        let marks = &mut plan.ratings().steps().iter().map(|step| step.mark.as_str());
        let ids = &mut plan.initiatives().iter().map(|row| row.id.as_str());
        let rating = widest(marks).min(width / 4);
        let number = widest(ids).min(width / 4);
        let department = match width {
            ..DEPARTMENT_FROM => 0,
            DEPARTMENT_FROM..ROOMY_DEPARTMENT_FROM => 10,
            ROOMY_DEPARTMENT_FROM..FULL_DEPARTMENT_FROM => 16,
            _ => 46,
        };
        let gaps = 1 + gap(rating) + gap(number) + gap(department);
        let others = rating + number + department + gaps;
        Self {
            rating,
            number,
            title: width.saturating_sub(others),
            department,
        }
    }

    fn line(&self, row: &Initiative, marks: Marks, state: &State, look: Look<'_>) -> Line {
        let Marks {
            is_chosen,
            is_in_doubt,
        } = marks;
        let base = match is_chosen {
            true => look.theme.chosen,
            false => Style::new(),
        };
        let mut line = Line::new(if is_chosen { ">" } else { " " }, base);
        if self.rating > 0 {
            let (mark, style) = self.rating(row, state, look);
            let style = if is_chosen { base } else { style };
            line.push(pad(mark, self.rating, look.ambiguous), style);
            line.push("  ", base);
        }
        let dim = if is_chosen { base } else { look.theme.dim };
        let number = pad(row.id.as_str(), self.number, look.ambiguous);
        line.push(number, dim);
        // It stands in the gap, so that it costs no room.
        line.push(if is_in_doubt { "! " } else { "  " }, dim);
        let line = line.followed_by(self.title(row, base, state, look));
        if self.department == 0 {
            return line;
        }
        let departments = pad(&self.departments(row), self.department, look.ambiguous);
        let marks = found(&departments, state.view().patterns(), look);
        line.with("  ", base).followed_by(Line::marked(
            &departments,
            0..departments.len(),
            &marks,
            dim,
        ))
    }

    fn title(&self, row: &Initiative, base: Style, state: &State, look: Look<'_>) -> Line {
        let shown = shorten(&row.title, self.title, look.ambiguous);
        let marks = found(&shown, state.view().patterns(), look);
        let title = Line::marked(&shown, 0..shown.len(), &marks, base);
        let used = title.width(look.ambiguous);
        title.with(" ".repeat(self.title.saturating_sub(used)), base)
    }

    fn rating<'r>(&self, row: &'r Initiative, state: &State, look: Look<'_>) -> (&'r str, Style) {
        let scale = state.plan().ratings();
        let year = state.plan().facts().review_year;
        match row.rating(year) {
            Some(mark) => {
                let rank = scale.rank(mark).unwrap_or_default();
                (mark, look.theme.rating(rank, scale.steps().len()))
            }
            None => ("-", look.theme.dim),
        }
    }

    fn departments(&self, row: &Initiative) -> String {
        let in_full = self.department > FULL_DEPARTMENT_FROM / 4;
        let name = |department: &Department| match in_full {
            true => department.levels().join(" "),
            false => short_name(department),
        };
        let names: Vec<String> = row.departments.iter().map(name).collect();
        names.join("、")
    }
}

/// How the names of the lowest levels end.
const GROUPS: [&str; 4] = ["グループ", "係", "班", "担当"];

/// A department as it is called where there is little room: its 課, since
/// many of them have a group of the same name.
fn short_name(department: &Department) -> String {
    let is_group = |name: &&String| GROUPS.iter().any(|group| name.ends_with(group));
    let mut levels = department.levels().iter().rev();
    let name = levels.find(|name| !is_group(name));
    name.map_or_else(|| department.name().to_owned(), Clone::clone)
}

fn gap(width: usize) -> usize {
    if width > 0 { 2 } else { 0 }
}

/// The place of a row among those listed, counted from one, for the header.
pub(super) fn place(id: Option<&InitiativeId>, state: &State) -> usize {
    let listing = state.listing();
    id.and_then(|id| listing.position(id))
        .map_or(0, |place| place + 1)
}
