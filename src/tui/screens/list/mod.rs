//! The list of rows, with headings if somebody wants them.

mod groups;

use std::ops::Range;

use ratatui::style::Style;
use tenken::meeting::{Meeting, RowState};
use tenken::messages::Language;
use tenken::plan::{Department, Initiative, Leaf, Plan, RowIndex};
use tenken::query::{Listing, RowOrder, excerpt};

use crate::display_width::{AmbiguousWidth, pad, shorten, shorten_around};
use crate::tui::action::Action;
use crate::tui::draw::columns::usual;
use crate::tui::draw::line::Line;
use crate::tui::draw::plan::{Lead, rating, widest_rating};
use crate::tui::draw::prose::found;
use crate::tui::identity::Identity;
use crate::tui::room::{self, Choices, Goal, Outcome, Room, Shape, TableRow, YearsShown};
use crate::tui::stage::Stage;
use self::groups::{GroupedLine, GroupedRows};

/// The list of rows.
pub(crate) struct ListRoom;

/// How somebody wants the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct ListView {
    /// Whether rows that stand together have a heading.
    pub(super) shows_headings: bool,
}

/// The list as it is shown.
pub(crate) struct ListModel {
    columns: RowColumns,
    /// The rows with their headings, if these are shown.
    grouped: Option<GroupedRows>,
}

/// What the list depends on.
#[derive(PartialEq)]
pub(crate) struct ListInputs {
    width: usize,
    ambiguous: AmbiguousWidth,
    language: Language,
    /// The listed rows and their order, where they are put together.
    grouped: Option<(Identity<Listing>, RowOrder)>,
    lead: Lead,
    /// Whether what became of rows in a meeting has a column.
    has_states: bool,
}

impl Room for ListRoom {
    type Memory = ListView;
    type Model = ListModel;
    type Inputs = ListInputs;

    fn mode(view: &ListView, _: &Plan) -> Vec<usize> {
        vec![usize::from(view.shows_headings)]
    }

    fn set_mode(view: &mut ListView, mode: &[usize], _: &Plan) {
        view.shows_headings = mode.first() == Some(&1);
    }

    const ACTIONS: &'static [Action] = &[
        Action::Open,
        Action::NextOrder,
        Action::ToggleHeadings,
        Action::ToggleCard,
    ];
    const STEPS_YEARS: bool = true;

    fn shape(_: &Stage<'_>, _: &ListView) -> Shape {
        Shape::Table { heading: 0 }
    }

    fn inputs(stage: &Stage<'_>, view: &ListView, width: usize) -> ListInputs {
        let grouped = || (Identity::of(stage.listing), stage.selection().order);
        ListInputs {
            width,
            ambiguous: stage.look.ambiguous,
            language: stage.look.language,
            grouped: view.shows_headings.then(grouped),
            lead: Lead::of_rows(stage),
            has_states: has_states(stage),
        }
    }

    fn model(stage: &Stage<'_>, view: &ListView, width: usize) -> ListModel {
        let grouped = view.shows_headings.then(|| GroupedRows::new(stage));
        ListModel {
            columns: RowColumns::new(stage, width),
            grouped: grouped.flatten(),
        }
    }

    fn choices(stage: &Stage<'_>, _: &ListView, model: &ListModel) -> Option<Choices> {
        let choices = Choices::rows(stage.listing.len(), stage.position());
        let Some(grouped) = &model.grouped else {
            return Some(choices);
        };
        let line = choices.chosen.and_then(|place| grouped.line_of(place));
        let is_first = line.is_some_and(|line| grouped.is_first_of_group(line));
        Some(Choices {
            rows: grouped.lines.len(),
            row: line,
            above: usize::from(is_first),
            ..choices
        })
    }

    fn act(view: &mut ListView, action: Action, stage: &Stage<'_>, _: &ListModel) -> Outcome {
        match action {
            Action::Open => return Outcome::Show(Goal::Card),
            Action::NextOrder => return room::next_row_order(stage),
            Action::ToggleHeadings => view.shows_headings = !view.shows_headings,
            _ => {}
        }
        Outcome::Nothing
    }

    fn place_in_row(_: &Stage<'_>, model: &ListModel, row: usize) -> Option<usize> {
        match &model.grouped {
            Some(grouped) => grouped.place_in(row),
            None => Some(row),
        }
    }

    fn years(stage: &Stage<'_>) -> YearsShown {
        room::review_or_shown_year(stage)
    }

    fn rows(
        stage: &Stage<'_>,
        _: &ListView,
        model: &ListModel,
        range: Range<usize>,
        width: usize,
    ) -> Vec<TableRow> {
        let Some(grouped) = &model.grouped else {
            let rows = stage.listing.rows().iter().skip(range.start);
            let rows = rows.take(range.len());
            return rows.filter_map(|row| model.row(*row, stage)).collect();
        };
        let lines = grouped.lines.iter().skip(range.start).take(range.len());
        let rows = lines.filter_map(|line| match line {
            GroupedLine::Row(row) => model.row(*row, stage),
            GroupedLine::Heading(group) => Some(TableRow {
                line: grouped.heading(*group, stage, width)?,
                style: None,
            }),
        });
        rows.collect()
    }
}

impl ListModel {
    fn row(&self, index: RowIndex, stage: &Stage<'_>) -> Option<TableRow> {
        let row = stage.plan().at(index)?;
        let marks = RowHighlight {
            is_chosen: stage.chosen == Some(index),
            is_marked: stage.selection().marks.contains(&row.id),
            is_in_doubt: stage.questions_of(row).next().is_some(),
        };
        Some(TableRow {
            line: self.columns.line(row, marks, stage),
            style: marks.is_chosen.then_some(stage.look.theme.chosen),
        })
    }
}

/// How a row is highlighted.
#[derive(Clone, Copy)]
struct RowHighlight {
    is_chosen: bool,
    is_marked: bool,
    is_in_doubt: bool,
}

/// The widths of the columns in cells; zero if a column does not fit.
pub(crate) struct RowColumns {
    lead: Lead,
    rating: usize,
    number: usize,
    /// What became of rows in a meeting, once anything did.
    in_meeting: usize,
    title: usize,
    department: usize,
    /// Whether departments stand with the levels above them.
    is_in_full: bool,
}

/// Minimum width in cells for departments. Below, titles would be too short.
/// Heuristic, like the other widths.
const DEPARTMENT_FROM: usize = 50;

/// Minimum width in cells for departments with the levels above them.
const FULL_DEPARTMENT_FROM: usize = 110;

/// Maximum width in cells of a department with the levels above it while titles are cut.
const LONGEST_FULL_DEPARTMENT: usize = 46;

/// Minimum width in cells of the words around what was found. Fewer say nothing. Heuristic.
const WORDS_FROM: usize = 20;

/// What stands between number and title of a row in doubt; blanks, where there is none.
const DOUBT: &str = " ! ";

impl RowColumns {
    fn new(stage: &Stage<'_>, width: usize) -> Self {
        let look = stage.look;
        let widest = |texts: &mut dyn Iterator<Item = &str>| {
            let widths = texts.map(|text| look.ambiguous.width(text));
            widths.max().unwrap_or_default()
        };
        let plan = stage.plan();
        let ids = &mut plan.initiatives().iter().map(|row| row.id.as_str());
        let rating = widest_rating(plan, &[plan.facts().review_year], look).min(width / 4);
        let number = widest(ids).min(width / 4);
        let titles = &mut plan.initiatives().iter().map(|row| row.title.as_str());
        let in_meeting = match has_states(stage) {
            true => widest(&mut look.language.rows_in_meeting().into_iter()),
            false => 0,
        };
        let lead = Lead::of_rows(stage);
        let before = lead.width() + rating + gap(rating) + number + DOUBT.len();
        let used = before + in_meeting + gap(in_meeting);
        let room = width.saturating_sub(used);
        let is_in_full = width >= FULL_DEPARTMENT_FROM;
        let departments = match width < DEPARTMENT_FROM {
            true => Vec::new(),
            false => department_widths(is_in_full, stage),
        };
        let widest_department = departments.iter().copied().max().unwrap_or_default();
        let usual = usual(&departments);
        let least = match is_in_full {
            true => usual.min(LONGEST_FULL_DEPARTMENT),
            false => least_department(usual, width),
        };
        // On a wide screen, a department stands no farther off than the longest title.
        let title = room.saturating_sub(gap(least) + least).min(widest(titles));
        Self {
            lead,
            rating,
            number,
            in_meeting,
            title,
            department: room.saturating_sub(title + gap(least)).min(widest_department),
            is_in_full,
        }
    }

    fn line(&self, row: &Initiative, marks: RowHighlight, stage: &Stage<'_>) -> Line {
        let look = stage.look;
        let RowHighlight {
            is_chosen,
            is_marked,
            is_in_doubt,
        } = marks;
        let base = match is_chosen {
            true => look.theme.chosen,
            false => Style::new(),
        };
        let mut line = self.lead.line(is_chosen, is_marked, look);
        if self.rating > 0 {
            let (mark, style) = rating(row, stage.plan(), look);
            let style = if is_chosen { base } else { style };
            line.push(pad(&mark, self.rating, look.ambiguous), style);
            line.push("  ", base);
        }
        let dim = if is_chosen { base } else { look.theme.dim };
        let number = pad(row.id.as_str(), self.number, look.ambiguous);
        line.push(number, dim);
        line.push(if is_in_doubt { DOUBT } else { "   " }, dim);
        if self.in_meeting > 0 {
            let said = pad(in_meeting(row, stage), self.in_meeting, look.ambiguous);
            line.push(said, if is_chosen { base } else { look.theme.key });
            line.push("  ", base);
        }
        if let Some(rest) = self.title_with_words(row, base, stage) {
            return line.followed_by(rest);
        }
        let line = line.followed_by(self.title(row, base, stage));
        if self.department == 0 {
            return line;
        }
        let said = departments(row, self.is_in_full, stage);
        let said = pad(&said, self.department, look.ambiguous);
        let marks = found(&said, stage.patterns(), look);
        line.with("  ", base)
            .followed_by(Line::marked(&said, 0..said.len(), &marks, dim))
    }

    /// The title of a row that was found by its texts alone, with the words around what was
    /// found as far as the room goes that title and departments have. Departments say nothing
    /// of why it is listed. Returns `None` if there is too little room.
    fn title_with_words(&self, row: &Initiative, base: Style, stage: &Stage<'_>) -> Option<Line> {
        let (look, plan) = (stage.look, stage.plan());
        let search = stage.selection().search.as_ref()?;
        let all = self.title + gap(self.department) + self.department;
        let title = look.ambiguous.width(&row.title);
        let room = all.checked_sub(title + 2).filter(|room| *room >= WORDS_FROM)?;
        if !search.is_found_in_texts(plan.row(&row.id)?) {
            return None;
        }
        let excerpt = excerpt(row, &search.patterns, plan.facts().review_year)?;
        let words = shorten_around(excerpt.text, excerpt.found, room, look.ambiguous);
        let words = pad(&words, room, look.ambiguous);
        let marks = found(&words, &search.patterns, look);
        let dim = if base == Style::new() { look.theme.dim } else { base };
        let title = Line::new(row.title.as_str(), base).with("  ", base);
        Some(title.followed_by(Line::marked(&words, 0..words.len(), &marks, dim)))
    }

    fn title(&self, row: &Initiative, base: Style, stage: &Stage<'_>) -> Line {
        let look = stage.look;
        let shown = shorten(&row.title, self.title, look.ambiguous);
        let marks = found(&shown, stage.patterns(), look);
        let title = Line::marked(&shown, 0..shown.len(), &marks, base);
        let used = title.width(look.ambiguous);
        title.with(" ".repeat(self.title.saturating_sub(used)), base)
    }
}

/// Whether anything became of a row in the meeting, or was noted about one.
fn has_states(stage: &Stage<'_>) -> bool {
    let is_told = |meeting: &Meeting| {
        let mut noted = meeting.noted().filter(|noted| noted.note.row.is_some());
        meeting.has_row_states() || noted.any(|noted| stage.sees(noted))
    };
    stage.meeting().is_some_and(is_told)
}

/// What became of a row in the meeting, or that something was noted about it.
fn in_meeting<'s>(row: &Initiative, stage: &Stage<'s>) -> &'s str {
    let language = stage.look.language;
    let Some(meeting) = stage.meeting() else {
        return "";
    };
    let mut noted = meeting.noted_of(Some(&row.id));
    match meeting.state_of(&row.id) {
        RowState::Open if noted.any(|noted| stage.sees(noted)) => language.row_is_noted(),
        state => language.row_state(state),
    }
}

/// The cells that departments have in any case: up to a quarter of the list if their usual
/// names are whole in that, and if not, which would cut titles for what is cut itself, a
/// fifth. Heuristic.
fn least_department(usual: usize, width: usize) -> usize {
    match usual <= width / 4 {
        true => usual,
        false => width / 5,
    }
}

/// The departments of a row, by their short names or with the levels above them.
fn departments(row: &Initiative, is_in_full: bool, stage: &Stage<'_>) -> String {
    let (plan, language) = (stage.plan(), stage.look.language);
    if plan.unreadable_of(row).get(&Leaf::Departments).is_some() {
        return language.unreadable_label().to_owned();
    }
    let name = |department: &Department| match is_in_full {
        true => department.spaced(),
        false => short_name(department),
    };
    language.in_a_row(row.departments.iter().map(name))
}

/// The cells of the departments of each row that has any.
fn department_widths(is_in_full: bool, stage: &Stage<'_>) -> Vec<usize> {
    let rows = stage.plan().initiatives().iter();
    let widths = rows.map(|row| stage.look.ambiguous.width(&departments(row, is_in_full, stage)));
    widths.filter(|width| *width > 0).collect()
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
