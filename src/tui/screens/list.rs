//! The list of rows.

use std::ops::Range;

use ratatui::style::Style;
use tenken::messages::Language;
use tenken::plan::{Department, Initiative};

use crate::display_width::{AmbiguousWidth, pad, shorten};
use crate::tui::action::Action;
use crate::tui::draw::line::Line;
use crate::tui::draw::plan::rating;
use crate::tui::draw::prose::found;
use crate::tui::room::{self, Goal, Outcome, Room, Shape, TableRow};
use crate::tui::stage::Stage;

/// The list of rows.
pub(crate) struct ListRoom;

impl Room for ListRoom {
    type Memory = ();
    type Model = RowColumns;
    type Inputs = (usize, AmbiguousWidth);

    const ACTIONS: &'static [Action] = &[Action::Open, Action::ToggleCard];
    const STEPS_YEARS: bool = true;

    fn shape(_: &Stage<'_>, (): &()) -> Shape {
        Shape::Table { heading: 0 }
    }

    fn inputs(stage: &Stage<'_>, (): &(), width: usize) -> (usize, AmbiguousWidth) {
        (width, stage.look.ambiguous)
    }

    fn model(stage: &Stage<'_>, (): &(), width: usize) -> RowColumns {
        RowColumns::new(stage, width)
    }

    fn act((): &mut (), action: Action, _: &Stage<'_>, _: &RowColumns) -> Outcome {
        match action {
            Action::Open => Outcome::Show(Goal::Card),
            _ => Outcome::Nothing,
        }
    }

    fn years(stage: &Stage<'_>) -> String {
        room::review_or_shown_year(stage)
    }

    fn rows(
        stage: &Stage<'_>,
        (): &(),
        columns: &RowColumns,
        range: Range<usize>,
        _: usize,
    ) -> Vec<TableRow> {
        let rows = stage.listing.rows().iter().skip(range.start);
        let rows = rows.take(range.len());
        rows.filter_map(|index| {
            let row = stage.plan().at(*index)?;
            let marks = RowHighlight {
                is_chosen: stage.chosen == Some(*index),
                is_in_doubt: stage.questions_of(row).next().is_some(),
            };
            Some(TableRow {
                line: columns.line(row, marks, stage),
                style: marks.is_chosen.then_some(stage.look.theme.chosen),
            })
        })
        .collect()
    }
}

/// How a row is highlighted.
#[derive(Clone, Copy)]
struct RowHighlight {
    is_chosen: bool,
    is_in_doubt: bool,
}

/// The widths of the columns in cells; zero if a column does not fit.
pub(crate) struct RowColumns {
    rating: usize,
    number: usize,
    title: usize,
    department: usize,
}

/// Minimum width in cells for departments. Below, titles would be too short.
/// Heuristic, like the other widths.
const DEPARTMENT_FROM: usize = 50;

/// Minimum width in cells for longer department names.
const ROOMY_DEPARTMENT_FROM: usize = 64;

/// Minimum width in cells for departments with the levels above them.
const FULL_DEPARTMENT_FROM: usize = 110;

impl RowColumns {
    fn new(stage: &Stage<'_>, width: usize) -> Self {
        let look = stage.look;
        let widest = |texts: &mut dyn Iterator<Item = &str>| {
            let widths = texts.map(|text| look.ambiguous.width(text));
            widths.max().unwrap_or_default()
        };
        let plan = stage.plan();
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

    fn line(&self, row: &Initiative, marks: RowHighlight, stage: &Stage<'_>) -> Line {
        let look = stage.look;
        let RowHighlight {
            is_chosen,
            is_in_doubt,
        } = marks;
        let base = match is_chosen {
            true => look.theme.chosen,
            false => Style::new(),
        };
        let mut line = Line::new(if is_chosen { ">" } else { " " }, base);
        if self.rating > 0 {
            let (mark, style) = rating(row, stage.plan(), look);
            let style = if is_chosen { base } else { style };
            line.push(pad(mark, self.rating, look.ambiguous), style);
            line.push("  ", base);
        }
        let dim = if is_chosen { base } else { look.theme.dim };
        let number = pad(row.id.as_str(), self.number, look.ambiguous);
        line.push(number, dim);
        // It stands in the gap, so that it costs no room.
        line.push(if is_in_doubt { "! " } else { "  " }, dim);
        let line = line.followed_by(self.title(row, base, stage));
        if self.department == 0 {
            return line;
        }
        let departments = pad(&self.departments(row, look.language), self.department, look.ambiguous);
        let marks = found(&departments, stage.patterns(), look);
        line.with("  ", base).followed_by(Line::marked(
            &departments,
            0..departments.len(),
            &marks,
            dim,
        ))
    }

    fn title(&self, row: &Initiative, base: Style, stage: &Stage<'_>) -> Line {
        let look = stage.look;
        let shown = shorten(&row.title, self.title, look.ambiguous);
        let marks = found(&shown, stage.patterns(), look);
        let title = Line::marked(&shown, 0..shown.len(), &marks, base);
        let used = title.width(look.ambiguous);
        title.with(" ".repeat(self.title.saturating_sub(used)), base)
    }

    fn departments(&self, row: &Initiative, language: Language) -> String {
        let in_full = self.department > FULL_DEPARTMENT_FROM / 4;
        let name = |department: &Department| match in_full {
            true => department.spaced(),
            false => short_name(department),
        };
        let names: Vec<String> = row.departments.iter().map(name).collect();
        language.in_a_row(&names)
    }
}

/// Suffixes of the names of units below a 課.
const GROUPS: [&str; 4] = ["グループ", "係", "班", "担当"];

/// Returns a short name of a department: its 課 rather than a group in it, since many
/// of these have a group of the same name.
fn short_name(department: &Department) -> String {
    let is_group = |name: &&str| GROUPS.iter().any(|group| name.ends_with(group));
    let mut levels = department.levels().rev();
    let name = levels.find(|name| !is_group(name));
    name.unwrap_or(department.name()).to_owned()
}

fn gap(width: usize) -> usize {
    if width > 0 { 2 } else { 0 }
}
