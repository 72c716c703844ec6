//! Counts of rows by part of the plan or by department, against ratings.

use std::ops::Range;

use ratatui::style::Style;
use tenken::compare::Band;
use tenken::messages::Language;
use tenken::plan::Plan;
use tenken::query::{Filter, IndicatorOrder, Listing, RatingChoice, indicators};
use tenken::summary::{Group, Grouping, Summary, SummaryColumn, SummaryRow, summarize};

use crate::display_width::AmbiguousWidth;
use crate::tui::action::Action;
use crate::tui::draw::counts::{
    CountsColumn, CountsRow, CountsTable, CountsRoom, SHORTEST_LEAD,
};
use crate::tui::draw::line::Line;
use crate::tui::draw::look::Look;
use crate::tui::draw::prose::paragraph;
use crate::tui::identity::Identity;
use crate::tui::indicator_rows::no_indicators;
use crate::tui::room::{self, Choice, Choices, Goal, Outcome, Room, Shape, TableRow};
use crate::tui::running_text::{Copied, RunningText};
use crate::tui::stage::Stage;

/// Counts of rows.
pub(crate) struct SummaryRoom;

/// Which cell is chosen.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct ChosenCell {
    /// The grouping of the rows.
    grouping: Grouping,
    /// The row.
    group: Option<Group>,
    /// The column; the total if there is none.
    column: Option<SummaryColumn>,
    /// Whether the worst group comes first.
    is_worst_first: bool,
}

/// The counts.
pub(crate) struct SummaryModel {
    counts: Summary,
    /// The cells of the longest name of a row.
    widest_name: usize,
    /// Whether counts stand below the names, which then have the whole width.
    are_below_names: bool,
}

/// What the counts depend on.
#[derive(Clone, PartialEq)]
pub(crate) struct SummaryInputs {
    listing: Identity<Listing>,
    grouping: Grouping,
    is_worst_first: bool,
    width: usize,
    ambiguous: AmbiguousWidth,
    language: Language,
}

/// All columns that a summary of a plan may have.
fn columns(plan: &Plan) -> impl Iterator<Item = SummaryColumn> {
    let marks = plan.ratings().steps().iter();
    let marks = marks.map(|step| RatingChoice::Mark(step.mark.clone()));
    let others = [RatingChoice::Unrated, RatingChoice::Unreadable];
    let ratings = marks.chain(others).map(SummaryColumn::Rating);
    ratings.chain(Band::ALL.map(SummaryColumn::Band))
}

impl Room for SummaryRoom {
    type Memory = ChosenCell;
    type Model = SummaryModel;
    type Inputs = SummaryInputs;

    const FOLLOWS_ROW: bool = false;

    const ACTIONS: &'static [Action] = &[
        Action::Open,
        Action::Beside,
        Action::NextGrouping,
        Action::NextOrder,
        Action::NextColumn,
        Action::PreviousColumn,
    ];

    fn mode(cell: &ChosenCell, plan: &Plan) -> Vec<usize> {
        let levels = match cell.grouping {
            Grouping::Pillar => 0,
            Grouping::Measure => 1,
            Grouping::Department(levels) => 1 + levels,
        };
        let column = cell.column.as_ref();
        let column = column.and_then(|column| columns(plan).position(|other| other == *column));
        let worst_first = usize::from(cell.is_worst_first);
        [levels, worst_first].into_iter().chain(column).collect()
    }

    fn set_mode(cell: &mut ChosenCell, mode: &[usize], plan: &Plan) {
        cell.grouping = match mode.first() {
            None | Some(0) => Grouping::Pillar,
            Some(1) => Grouping::Measure,
            Some(levels) => Grouping::Department(levels - 1),
        };
        cell.is_worst_first = mode.get(1) == Some(&1);
        cell.column = mode.get(2).and_then(|column| columns(plan).nth(*column));
    }

    fn shape(_: &Stage<'_>, _: &ChosenCell) -> Shape {
        Shape::Table { heading: 2 }
    }

    fn inputs(stage: &Stage<'_>, cell: &ChosenCell, width: usize) -> SummaryInputs {
        SummaryInputs {
            listing: Identity::of(stage.listing),
            grouping: cell.grouping,
            is_worst_first: cell.is_worst_first,
            width,
            ambiguous: stage.look.ambiguous,
            language: stage.look.language,
        }
    }

    fn model(stage: &Stage<'_>, cell: &ChosenCell, width: usize) -> SummaryModel {
        SummaryModel::new(stage, cell, width)
    }

    fn choices(_: &Stage<'_>, cell: &ChosenCell, model: &SummaryModel) -> Option<Choices> {
        if !model.counts_anything() {
            return Some(Choices::rows(0, None));
        }
        let (rows, chosen) = (all_rows(&model.counts).count(), cell.row(&model.counts));
        let lines = model.lines_of_row();
        Some(Choices {
            count: rows,
            chosen: Some(chosen),
            rows: rows * lines,
            row: Some(chosen * lines + lines - 1),
            above: lines - 1,
        })
    }

    fn place_in_row(_: &Stage<'_>, model: &SummaryModel, row: usize) -> Option<usize> {
        row.checked_div(model.lines_of_row())
    }

    fn choice(_: &Stage<'_>, _: &SummaryModel, _: usize) -> Option<Choice> {
        Some(Choice::Own)
    }

    fn remember(cell: &mut ChosenCell, model: &SummaryModel, place: usize) {
        let row = all_rows(&model.counts).nth(place);
        cell.group = row.map(|row| row.group.clone());
    }

    fn act(cell: &mut ChosenCell, action: Action, stage: &Stage<'_>, model: &SummaryModel) -> Outcome {
        match action {
            Action::Beside => return Outcome::Show(Goal::SummaryOfPlans),
            // No cell is seen, and so none is done anything to.
            Action::NextGrouping if !model.counts_anything() => {
                return match stage.plans.are_several() {
                    true => Outcome::Show(Goal::SummaryOfPlans),
                    false => Outcome::Nothing,
                };
            }
            _ if !model.counts_anything() => {}
            Action::Open => return open(stage, cell, model),
            Action::NextGrouping => {
                let next = next_grouping(stage, cell.grouping);
                cell.grouping = next.unwrap_or_default();
                cell.group = None;
                if next.is_none() && stage.plans.are_several() {
                    return Outcome::Show(Goal::SummaryOfPlans);
                }
            }
            Action::NextOrder => cell.is_worst_first = !cell.is_worst_first,
            Action::NextColumn => cell.column = cell.beside(1, &model.counts),
            Action::PreviousColumn => cell.column = cell.beside(-1, &model.counts),
            _ => {}
        }
        Outcome::Nothing
    }

    fn offers(action: Action, stage: &Stage<'_>, _: &ChosenCell, model: &SummaryModel) -> bool {
        match action {
            Action::Beside => stage.plans.are_several(),
            Action::NextGrouping => model.counts_anything() || stage.plans.are_several(),
            _ => model.counts_anything(),
        }
    }

    fn count(stage: &Stage<'_>, _: &SummaryModel) -> String {
        room::listed(stage)
    }

    fn heading(stage: &Stage<'_>, cell: &ChosenCell, model: &SummaryModel, width: usize) -> Vec<Line> {
        if !model.counts_anything() {
            return Vec::new();
        }
        let headings = table(model, stage, width).headings();
        vec![what_is_counted(stage, cell), headings]
    }

    fn copied(stage: &Stage<'_>, cell: &ChosenCell, model: &SummaryModel) -> Option<Copied> {
        model.counts_anything().then(|| copied(model, stage, cell))
    }

    fn rows(
        stage: &Stage<'_>,
        cell: &ChosenCell,
        model: &SummaryModel,
        range: Range<usize>,
        width: usize,
    ) -> Vec<TableRow> {
        let table = table(model, stage, width);
        let chosen = (cell.row(&model.counts), cell.column(&model.counts));
        let rows = all_rows(&model.counts).enumerate();
        let lines = rows.flat_map(|(index, row)| {
            let column = (index == chosen.0).then_some(chosen.1);
            match model.are_below_names {
                true => vec![
                    Line::new(name(row, column, stage.look), weight(row, stage.look)),
                    line(&table, row, String::new(), column, stage.look),
                ],
                false => {
                    let name = name(row, column, stage.look);
                    vec![line(&table, row, name, column, stage.look)]
                }
            }
        });
        let lines = lines.skip(range.start).take(range.len());
        lines.map(|line| TableRow { line, style: None }).collect()
    }

    fn empty(stage: &Stage<'_>, width: usize) -> Vec<Line> {
        nothing_to_count(stage, width)
    }
}

/// Explains why nothing is counted, with a way out.
fn nothing_to_count(stage: &Stage<'_>, width: usize) -> Vec<Line> {
    let (plan, look) = (stage.plan(), stage.look);
    if !plan.ratings().is_empty() || stage.listing.is_empty() {
        return room::no_rows(stage, width);
    }
    if plan.has_indicators() {
        return no_indicators(stage, width);
    }
    let said = look.language.nothing_to_count(&stage.key(Action::ShowList));
    paragraph(&said, &[], look.theme.dim, width, look)
}

/// The table as it is pasted into a document or a sheet: cells between tabs.
fn copied(model: &SummaryModel, stage: &Stage<'_>, cell: &ChosenCell) -> Copied {
    let language = stage.look.language;
    let mut text = RunningText::new(language);
    text.line(&stage.plan().facts().title);
    text.line(what_is_counted(stage, cell).to_string().trim());
    let columns = model.counts.columns.iter();
    let columns = columns.map(|column| language.column(column).to_owned());
    let heading = std::iter::once(String::new()).chain(columns);
    text.cells(heading.chain([language.total_heading().to_owned()]));
    for row in all_rows(&model.counts) {
        let counts = row.counts.iter().map(usize::to_string);
        let cells = std::iter::once(language.group(row).trim().to_owned()).chain(counts);
        text.cells(cells.chain([row.total().to_string()]));
    }
    text.copied(language.table_of_counts())
}

impl SummaryModel {
    fn new(stage: &Stage<'_>, cell: &ChosenCell, width: usize) -> Self {
        let plan = stage.plan();
        let year = plan.facts().review_year;
        let figures = indicators(plan, stage.listing, IndicatorOrder::Plan, year);
        let counts = summarize(plan, stage.listing, &figures, cell.grouping, year);
        let counts = match cell.is_worst_first {
            true => counts.worst_first(),
            false => counts,
        };
        let look = stage.look;
        let names = all_rows(&counts).map(|row| look.ambiguous.width(look.language.group(row)));
        let widest_name = names.max().unwrap_or_default();
        let room = room_of(&counts, widest_name);
        let beside = CountsTable::new(columns_of(&counts, stage), room, look, width);
        let below = || CountsTable::below_names(columns_of(&counts, stage), room.count, look, width);
        // Of ratings, bars say little more than counts; bands have long names.
        let has_bands = plan.ratings().is_empty();
        Self {
            are_below_names: has_bands && !beside.has_bars() && below().is_some(),
            widest_name,
            counts,
        }
    }

    /// Whether there is a table at all.
    fn counts_anything(&self) -> bool {
        self.counts.total.total() > 0
    }

    fn lines_of_row(&self) -> usize {
        1 + usize::from(self.are_below_names)
    }
}

impl ChosenCell {
    /// The row in which it stands, counted from zero; the total stands last.
    fn row(&self, counts: &Summary) -> usize {
        let mut rows = all_rows(counts);
        let row = rows.position(|row| Some(&row.group) == self.group.as_ref());
        row.unwrap_or_default()
    }

    /// The column in which it stands, counted from zero; the total stands last.
    fn column(&self, counts: &Summary) -> usize {
        let mut columns = counts.columns.iter();
        let column = columns.position(|column| Some(column) == self.column.as_ref());
        column.unwrap_or(counts.columns.len())
    }

    /// The column so many columns beside it; `None` for the total.
    fn beside(&self, step: isize, counts: &Summary) -> Option<SummaryColumn> {
        let place = self.column(counts).saturating_add_signed(step);
        counts.columns.get(place).cloned()
    }
}

/// The rows of a summary with the total after them.
fn all_rows(summary: &Summary) -> impl Iterator<Item = &SummaryRow> {
    summary.rows.iter().chain(std::iter::once(&summary.total))
}

/// Returns the next grouping within the plan, or `None` after the last.
fn next_grouping(stage: &Stage<'_>, grouping: Grouping) -> Option<Grouping> {
    let levels = stage.plan().initiatives().iter();
    let levels = levels.flat_map(|row| &row.departments);
    let deepest = levels.map(|department| department.depth()).max();
    let deepest = deepest.unwrap_or_default();
    let has_measures = !stage.plan().measures().is_empty();
    match grouping {
        Grouping::Pillar if has_measures => Some(Grouping::Measure),
        Grouping::Pillar | Grouping::Measure if deepest > 0 => Some(Grouping::Department(1)),
        Grouping::Department(depth) if depth < deepest => Some(Grouping::Department(depth + 1)),
        _ => None,
    }
}

/// Opens the counted rows of a cell, or the indicators if the plan is not rated.
fn open(stage: &Stage<'_>, cell: &ChosenCell, model: &SummaryModel) -> Outcome {
    let Some(row) = all_rows(&model.counts).nth(cell.row(&model.counts)) else {
        return Outcome::Nothing;
    };
    if row.group == Group::NoDepartment {
        let said = stage.look.language.nobody_is_no_filter();
        return Outcome::Say(said.to_owned());
    }
    let filter = stage.selection().filter.clone();
    let filter = narrowed(filter, row.group.clone(), cell.column.as_ref());
    Outcome::Show(match stage.plan().ratings().is_empty() {
        true => Goal::Indicators(Box::new(filter)),
        false => Goal::Rows(Box::new(filter)),
    })
}

/// Returns the filter that lists what a cell counts.
fn narrowed(mut filter: Filter, group: Group, column: Option<&SummaryColumn>) -> Filter {
    match group {
        Group::PlanPart(place) => filter.places = [place].into(),
        Group::Department(department) => filter.departments = [department].into(),
        Group::NoDepartment | Group::All => {}
    }
    match column {
        Some(SummaryColumn::Rating(rating)) => filter.ratings = [rating.clone()].into(),
        Some(SummaryColumn::Band(band)) => filter.band = Some(*band),
        None => {}
    }
    filter
}

fn what_is_counted(stage: &Stage<'_>, cell: &ChosenCell) -> Line {
    let look = stage.look;
    let (language, plan) = (look.language, stage.plan());
    let group = language.grouping_with_level(cell.grouping);
    let is_rated = !plan.ratings().is_empty();
    let order = match cell.is_worst_first {
        true => format!("  {}", language.worst_group_first(is_rated)),
        false => String::new(),
    };
    let column = language.counted_against(is_rated);
    let reprints = language.reprints_counted(stage.selection().filter.without_reprints);
    Line::new(
        format!(
            " {group} × {column}  {}",
            language.year(plan.facts().review_year)
        ),
        look.theme.strong,
    )
    .with(format!("  {reprints}{order}"), look.theme.dim)
}

/// The table, for a width in cells.
fn table(model: &SummaryModel, stage: &Stage<'_>, width: usize) -> CountsTable {
    let columns = || columns_of(&model.counts, stage);
    let room = room_of(&model.counts, model.widest_name);
    let below = || CountsTable::below_names(columns(), room.count, stage.look, width);
    let below = model.are_below_names.then(below).flatten();
    below.unwrap_or_else(|| CountsTable::new(columns(), room, stage.look, width))
}

fn room_of(counts: &Summary, widest_name: usize) -> CountsRoom {
    CountsRoom {
        widest_lead: widest_name + 3,
        shortest_lead: SHORTEST_LEAD,
        count: counts.total.total().to_string().len(),
    }
}

fn columns_of(counts: &Summary, stage: &Stage<'_>) -> Vec<CountsColumn> {
    let language = stage.look.language;
    let columns = counts.columns.iter().map(|column| {
        let (style, fill) = styles(column, stage);
        CountsColumn {
            name: language.column(column).to_owned(),
            brief: language.column_in_brief(column).to_owned(),
            signs: language.signs_of_column(column),
            style,
            fill,
        }
    });
    columns.collect()
}

/// The style of a column's heading and that of its share of a bar.
fn styles(column: &SummaryColumn, stage: &Stage<'_>) -> (Style, Style) {
    let theme = stage.look.theme;
    let (rank, steps) = match column {
        SummaryColumn::Rating(RatingChoice::Mark(mark)) => {
            let scale = stage.plan().ratings();
            (scale.rank(mark), scale.steps().len())
        }
        SummaryColumn::Rating(RatingChoice::Unrated | RatingChoice::Unreadable) => (None, 0),
        SummaryColumn::Band(band) => {
            let steps = Band::ALL.len() - 1;
            let rank = Band::ALL.iter().position(|one| one == band);
            (rank.filter(|rank| *rank < steps), steps)
        }
    };
    match rank {
        Some(rank) => (theme.rating(rank, steps), theme.badge(rank, steps)),
        None => (theme.dim, theme.unrated),
    }
}

/// The name of a row, after the cursor if a column of it is chosen.
fn name(row: &SummaryRow, chosen: Option<usize>, look: Look) -> String {
    let marker = if chosen.is_some() { ">" } else { " " };
    format!("{marker} {}", look.language.group(row))
}

fn weight(row: &SummaryRow, look: Look) -> Style {
    match row.group {
        Group::All => look.theme.strong,
        _ => Style::new(),
    }
}

/// The counts of a row after its name, or what else stands before them.
fn line(
    table: &CountsTable,
    row: &SummaryRow,
    lead: String,
    chosen: Option<usize>,
    look: Look,
) -> Line {
    let counts: Vec<Option<usize>> = row.counts.iter().copied().map(Some).collect();
    table.line(&CountsRow {
        lead,
        weight: weight(row, look),
        counts: &counts,
        chosen,
    })
}
