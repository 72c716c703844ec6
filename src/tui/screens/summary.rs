//! Counts of rows by part of the plan or by department, against ratings.

use std::ops::Range;

use ratatui::style::Style;
use tenken::messages::Language;
use tenken::query::{Filter, IndicatorOrder, Listing, RatingChoice, indicators};
use tenken::summary::{
    SummaryColumn, Group, Grouping, Summary, SummaryRow, apportion, share, summarize,
};

use crate::display_width::{AmbiguousWidth, pad, pad_start};
use crate::tui::action::Action;
use crate::tui::draw::line::Line;
use crate::tui::draw::look::Look;
use crate::tui::identity::Identity;
use crate::tui::room::{self, Choice, Choices, Goal, Outcome, Room, Shape, TableRow};
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
}

/// The counts.
pub(crate) struct SummaryModel {
    counts: Summary,
    /// The cells of the longest name of a row.
    widest_name: usize,
}

/// What the counts depend on.
#[derive(Clone, PartialEq)]
pub(crate) struct SummaryInputs {
    listing: Identity<Listing>,
    grouping: Grouping,
    ambiguous: AmbiguousWidth,
    language: Language,
}

impl Room for SummaryRoom {
    type Memory = ChosenCell;
    type Model = SummaryModel;
    type Inputs = SummaryInputs;

    const ACTIONS: &'static [Action] = &[
        Action::Open,
        Action::NextGrouping,
        Action::NextColumn,
        Action::PreviousColumn,
    ];

    fn shape(_: &Stage<'_>, _: &ChosenCell) -> Shape {
        Shape::Table { heading: 2 }
    }

    fn inputs(stage: &Stage<'_>, cell: &ChosenCell, _: usize) -> SummaryInputs {
        SummaryInputs {
            listing: Identity::of(stage.listing),
            grouping: cell.grouping,
            ambiguous: stage.look.ambiguous,
            language: stage.look.language,
        }
    }

    fn model(stage: &Stage<'_>, cell: &ChosenCell, _: usize) -> SummaryModel {
        SummaryModel::new(stage, cell)
    }

    fn choices(_: &Stage<'_>, cell: &ChosenCell, model: &SummaryModel) -> Option<Choices> {
        let rows = all_rows(&model.counts).count();
        Some(Choices::rows(rows, Some(cell.row(&model.counts))))
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
            Action::Open => return open(stage, cell, model),
            Action::NextGrouping => {
                cell.grouping = next_grouping(stage, cell.grouping);
                cell.group = None;
            }
            Action::NextColumn => cell.column = cell.beside(1, &model.counts),
            Action::PreviousColumn => cell.column = cell.beside(-1, &model.counts),
            _ => {}
        }
        Outcome::Nothing
    }

    fn count(stage: &Stage<'_>, _: &SummaryModel) -> String {
        room::listed(stage)
    }

    fn heading(stage: &Stage<'_>, cell: &ChosenCell, model: &SummaryModel, width: usize) -> Vec<Line> {
        let table = SummaryTable::new(model, stage, width);
        vec![what_is_counted(stage, cell.grouping), table.headings()]
    }

    fn rows(
        stage: &Stage<'_>,
        cell: &ChosenCell,
        model: &SummaryModel,
        range: Range<usize>,
        width: usize,
    ) -> Vec<TableRow> {
        let table = SummaryTable::new(model, stage, width);
        let chosen = (cell.row(&model.counts), cell.column(&model.counts));
        let rows = all_rows(&model.counts).enumerate();
        let rows = rows.skip(range.start).take(range.len());
        rows.map(|(index, row)| {
            let column = (index == chosen.0).then_some(chosen.1);
            TableRow {
                line: table.line(row, column),
                style: None,
            }
        })
        .collect()
    }
}

impl SummaryModel {
    fn new(stage: &Stage<'_>, cell: &ChosenCell) -> Self {
        let plan = stage.plan();
        let year = plan.facts().review_year;
        let figures = indicators(plan, stage.listing, IndicatorOrder::Plan, year);
        let counts = summarize(plan, stage.listing, &figures, cell.grouping, year);
        let look = stage.look;
        let names = all_rows(&counts).map(|row| look.ambiguous.width(look.language.group(row)));
        Self {
            widest_name: names.max().unwrap_or_default(),
            counts,
        }
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

/// Returns the next grouping.
fn next_grouping(stage: &Stage<'_>, grouping: Grouping) -> Grouping {
    let levels = stage.plan().initiatives().iter();
    let levels = levels.flat_map(|row| &row.departments);
    let deepest = levels.map(|department| department.levels().len()).max();
    let deepest = deepest.unwrap_or_default();
    let has_measures = !stage.plan().measures().is_empty();
    match grouping {
        Grouping::Pillar if has_measures => Grouping::Measure,
        Grouping::Pillar | Grouping::Measure if deepest > 0 => Grouping::Department(1),
        Grouping::Department(depth) if depth < deepest => Grouping::Department(depth + 1),
        _ => Grouping::Pillar,
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

fn what_is_counted(stage: &Stage<'_>, grouping: Grouping) -> Line {
    let look = stage.look;
    let (language, plan) = (look.language, stage.plan());
    let group = language.grouping_with_level(grouping);
    let column = language.counted_against(!plan.ratings().is_empty());
    let reprints = language.reprints_counted(stage.selection().filter.without_reprints);
    Line::new(
        format!(
            " {group} × {column}  {}",
            language.year(plan.facts().review_year)
        ),
        look.theme.strong,
    )
    .with(format!("  {reprints}"), look.theme.dim)
}

struct SummaryTable<'s> {
    summary: &'s Summary,
    stage: &'s Stage<'s>,
    look: Look,
    name: usize,
    cell: usize,
    has_shares: bool,
    bar: usize,
}

// Widths in cells. Heuristic: counts of up to four digits and shares such as ` 12.3%`
// keep a gap to their neighbours, and names keep ten full-width characters.
const COUNT: usize = 8;
const SHARE: usize = 8;
const NARROWEST_CELL: usize = 4;
const SHORTEST_NAME: usize = 20;
const LONGEST_BAR: usize = 40;

impl<'s> SummaryTable<'s> {
    fn new(model: &'s SummaryModel, stage: &'s Stage<'s>, width: usize) -> Self {
        let (summary, look) = (&model.counts, stage.look);
        let widest = (model.widest_name + 2).max(SHORTEST_NAME);
        let columns = summary.columns.len();
        let has_shares = width >= SHORTEST_NAME + columns * (COUNT + SHARE) + COUNT;
        let headings = summary.columns.iter();
        let headings = headings.map(|column| look.ambiguous.width(look.language.column(column)));
        let cell = match has_shares {
            true => COUNT + SHARE,
            false => headings.max().unwrap_or_default().max(NARROWEST_CELL) + 2,
        };
        let counts = columns * cell + COUNT;
        let name = width.saturating_sub(counts).min(widest);
        let bar = width.saturating_sub(name + counts + 3).min(LONGEST_BAR);
        Self {
            summary,
            stage,
            look,
            name,
            cell,
            has_shares,
            bar: if bar < 10 { 0 } else { bar },
        }
    }

    fn headings(&self) -> Line {
        let ambiguous = self.look.ambiguous;
        let mut line = Line::default().filled(self.name, ambiguous);
        for column in &self.summary.columns {
            let name = self.look.language.column(column);
            let (heading, after) = match self.has_shares {
                true => (pad_start(name, COUNT, ambiguous), SHARE),
                false => (pad_start(name, self.cell, ambiguous), 0),
            };
            line.push(heading, self.style(column));
            line = line.with(" ".repeat(after), Style::new());
        }
        let total = self.look.language.total_heading();
        line.with(pad_start(total, COUNT, ambiguous), self.look.theme.strong)
    }

    fn style(&self, column: &SummaryColumn) -> Style {
        let theme = self.look.theme;
        let (rank, steps) = match column {
            SummaryColumn::Rating(RatingChoice::Mark(mark)) => {
                let scale = self.stage.plan().ratings();
                (scale.rank(mark), scale.steps().len())
            }
            SummaryColumn::Rating(RatingChoice::Unrated) => (None, 0),
            SummaryColumn::Band(band) => {
                let steps = tenken::compare::Band::ALL.len() - 1;
                let rank = tenken::compare::Band::ALL
                    .iter()
                    .position(|one| one == band);
                (rank.filter(|rank| *rank < steps), steps)
            }
        };
        rank.map_or(theme.dim, |rank| theme.rating(rank, steps))
    }

    fn line(&self, row: &SummaryRow, chosen: Option<usize>) -> Line {
        let (ambiguous, theme) = (self.look.ambiguous, self.look.theme);
        let weight = match row.group {
            Group::All => theme.strong,
            _ => Style::new(),
        };
        let marker = if chosen.is_some() { ">" } else { " " };
        let name = format!("{marker}{}", self.look.language.group(row));
        let mut line = Line::new(pad(&name, self.name, ambiguous), weight);
        let total = row.total();
        for (index, count) in row.counts.iter().enumerate() {
            let style = match (chosen == Some(index), count) {
                (true, _) => theme.chosen,
                (false, 0) => theme.dim,
                (false, _) => weight,
            };
            line.push(self.cell_text(*count, total), style);
        }
        let style = match chosen == Some(row.counts.len()) {
            true => theme.chosen,
            false => theme.strong,
        };
        line.push(pad_start(&total.to_string(), COUNT, ambiguous), style);
        line.with("   ", Style::new()).followed_by(self.bar(row))
    }

    fn cell_text(&self, count: usize, total: usize) -> String {
        let ambiguous = self.look.ambiguous;
        if !self.has_shares {
            return pad_start(&count.to_string(), self.cell, ambiguous);
        }
        let share = share(count, total).map_or_else(String::new, |share| format!("{share}%"));
        let count = pad_start(&count.to_string(), COUNT, ambiguous);
        format!("{count}{} ", pad_start(&share, SHARE - 1, ambiguous))
    }

    /// The shares as a bar that spells the ratings it is made of, so that it
    /// says the same without colours.
    fn bar(&self, row: &SummaryRow) -> Line {
        let mut line = Line::default();
        let lengths = apportion(&row.counts, self.bar);
        for (column, length) in self.summary.columns.iter().zip(lengths) {
            line.push(letter(column).repeat(length), self.style(column));
        }
        line
    }
}

fn letter(column: &SummaryColumn) -> String {
    use tenken::compare::Band;
    match column {
        SummaryColumn::Rating(RatingChoice::Mark(mark)) if mark.is_ascii() => mark.clone(),
        SummaryColumn::Rating(RatingChoice::Mark(_)) => "#".to_owned(),
        SummaryColumn::Rating(RatingChoice::Unrated) => "?".to_owned(),
        SummaryColumn::Band(band) => match band {
            Band::Reached => "#",
            Band::Near => "+",
            Band::Half => "-",
            Band::Far => ".",
            Band::Unknown => "?",
        }
        .to_owned(),
    }
}
