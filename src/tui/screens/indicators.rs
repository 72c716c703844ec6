//! All indicators, one per line.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use ratatui::style::Style;
use tenken::messages::Language;
use tenken::query::{IndicatorOrder, IndicatorRow};

use crate::card::{indicator_name, indicator_name_within};
use crate::display_width::{AmbiguousWidth, Cut, pad, pad_start, shorten, tell_apart};
use crate::tui::action::Action;
use crate::tui::draw::columns::widen;
use crate::tui::draw::indicator::copied_indicator;
use crate::tui::draw::line::Line;
use crate::tui::draw::plan::Lead;
use crate::tui::draw::prose::found;
use crate::tui::indicator_cells::{IndicatorCells, IndicatorColumn, NOTHING};
use crate::tui::indicator_rows::{IndicatorInputs, IndicatorRows, no_indicators};
use crate::tui::room::{self, Choice, Choices, Goal, Outcome, Room, Shape, TableRow};
use crate::tui::running_text::Copied;
use crate::tui::stage::Stage;

/// All indicators.
pub(crate) struct IndicatorsRoom;

/// The indicators, and the columns that they have room for.
pub(crate) struct IndicatorModel {
    rows: IndicatorRows,
    columns: IndicatorColumns,
}

impl Room for IndicatorsRoom {
    type Memory = ();
    type Model = IndicatorModel;
    type Inputs = (IndicatorInputs, usize, AmbiguousWidth, Language);

    const ACTIONS: &'static [Action] = &[Action::Open, Action::Beside, Action::NextOrder];

    fn shape(_: &Stage<'_>, (): &()) -> Shape {
        Shape::Table { heading: 2 }
    }

    fn inputs(stage: &Stage<'_>, (): &(), width: usize) -> Self::Inputs {
        let look = stage.look;
        let rows = IndicatorInputs::new(stage);
        (rows, width, look.ambiguous, look.language)
    }

    fn model(stage: &Stage<'_>, (): &(), width: usize) -> IndicatorModel {
        let rows = IndicatorRows::new(stage);
        let all: Vec<IndicatorRow<'_>> = rows.iter(stage).collect();
        let columns = IndicatorColumns::new(&all, IndicatorCells::of(stage), width);
        IndicatorModel { rows, columns }
    }

    fn choices(stage: &Stage<'_>, (): &(), model: &IndicatorModel) -> Option<Choices> {
        Some(model.rows.choices(stage))
    }

    fn choice(stage: &Stage<'_>, model: &IndicatorModel, place: usize) -> Option<Choice> {
        model.rows.choice(stage, place)
    }

    fn act((): &mut (), action: Action, stage: &Stage<'_>, model: &IndicatorModel) -> Outcome {
        match action {
            Action::Open => Outcome::Show(Goal::Chart),
            Action::Beside => model.rows.beside_others(stage),
            Action::NextOrder => {
                let next = next_order(stage.selection().indicator_order);
                model.rows.order(next, stage)
            }
            _ => Outcome::Nothing,
        }
    }

    fn offers(action: Action, stage: &Stage<'_>, (): &(), model: &IndicatorModel) -> bool {
        match action {
            Action::Beside => model.rows.have_others(stage),
            Action::NextOrder => model.rows.len() > 1,
            _ => model.rows.len() > 0,
        }
    }

    fn copied(stage: &Stage<'_>, (): &(), model: &IndicatorModel) -> Option<Copied> {
        Some(copied_indicator(&model.rows.chosen(stage)?, stage))
    }

    fn count(stage: &Stage<'_>, model: &IndicatorModel) -> String {
        let place = model.rows.place(stage).map_or(0, |place| place + 1);
        room::place_of(place, model.rows.len(), stage)
    }

    fn heading(stage: &Stage<'_>, (): &(), model: &IndicatorModel, _: usize) -> Vec<Line> {
        if model.rows.len() == 0 {
            return Vec::new();
        }
        let table = IndicatorTable::new(model, stage);
        vec![order(model.rows.len(), stage), table.headings()]
    }

    fn rows(
        stage: &Stage<'_>,
        (): &(),
        model: &IndicatorModel,
        range: Range<usize>,
        _: usize,
    ) -> Vec<TableRow> {
        let table = IndicatorTable::new(model, stage);
        let chosen = model.rows.place(stage);
        let rows = model.rows.iter(stage).enumerate();
        let rows = rows.skip(range.start).take(range.len());
        rows.map(|(index, row)| {
            let is_chosen = chosen == Some(index);
            TableRow {
                line: table.line(index, &row, is_chosen),
                style: is_chosen.then_some(stage.look.theme.chosen),
            }
        })
        .collect()
    }

    fn empty(stage: &Stage<'_>, width: usize) -> Vec<Line> {
        no_indicators(stage, width)
    }
}

fn next_order(order: IndicatorOrder) -> IndicatorOrder {
    match order {
        IndicatorOrder::Plan => IndicatorOrder::Attainment,
        IndicatorOrder::Attainment => IndicatorOrder::Change,
        IndicatorOrder::Change | IndicatorOrder::Value => IndicatorOrder::Plan,
    }
}

fn order(count: usize, stage: &Stage<'_>) -> Line {
    let look = stage.look;
    let language = look.language;
    let order = language.indicator_order(stage.selection().indicator_order);
    let said = format!(" {}", language.indicator_count(count));
    Line::new(said, look.theme.strong).with(format!("  {order}"), look.theme.dim)
}

/// The columns without which an indicator says little, by importance. If they do not fit, the
/// last ones are omitted first.
const FIRST: [IndicatorColumn; 3] = [
    IndicatorColumn::Latest,
    IndicatorColumn::Attainment,
    IndicatorColumn::Target,
];

/// The other columns by importance. They are omitted before names and targets become short.
const FURTHER: [IndicatorColumn; 4] = [
    IndicatorColumn::Change,
    IndicatorColumn::Chart,
    IndicatorColumn::Pace,
    IndicatorColumn::Baseline,
];

const IN_ORDER: [IndicatorColumn; 7] = [
    IndicatorColumn::Baseline,
    IndicatorColumn::Chart,
    IndicatorColumn::Latest,
    IndicatorColumn::Target,
    IndicatorColumn::Attainment,
    IndicatorColumn::Change,
    IndicatorColumn::Pace,
];

/// A column as it is laid out.
struct LaidOutColumn {
    column: IndicatorColumn,
    /// Its cells, with the blanks before it.
    width: usize,
    /// The cells of its widest figure, without the year.
    figure: usize,
}

/// The widths of the columns in cells.
struct IndicatorColumns {
    number: usize,
    name: usize,
    others: Vec<LaidOutColumn>,
    /// Whether a column holds texts, so that values are read from the left in all of them.
    holds_texts: bool,
    /// The cells of the longest judgement of a change.
    judgement: usize,
    /// The names that several listed rows have.
    shared_names: HashSet<String>,
    /// The names of the listed rows, as many as there are, as they are shown.
    names: Vec<String>,
}

/// The cells between columns.
const GAP: usize = 2;

/// Minimum width in cells of a name: eleven full-width characters. Heuristic.
const SHORTEST_NAME: usize = 22;

/// Maximum width in cells of a column of values that are figures: texts need more, and are
/// read from the left. They get no less. Heuristic.
const WIDEST_FIGURE: usize = 16;

/// Width in cells that names and texts have before there are further columns: fourteen
/// full-width characters. Heuristic.
const READABLE: usize = 28;

/// Maximum width in cells of a text, so that values stand near their names on a wide screen.
/// Heuristic.
const LONGEST_TEXT: usize = 60;

/// The same of a name with the title of its row. Heuristic.
const LONGEST_NAME: usize = 84;

/// Minimum width in cells of the title of a row beside a name that several have. Heuristic.
const SHORTEST_TITLE: usize = 13;

/// How a column is laid out.
struct Need {
    column: IndicatorColumn,
    least: usize,
    widest: usize,
    figure: usize,
    holds_texts: bool,
}

impl Need {
    fn new(
        column: IndicatorColumn,
        rows: &[IndicatorRow<'_>],
        judgement: usize,
        cells: IndicatorCells<'_>,
    ) -> Self {
        let texts = rows.iter().map(|row| cells.judged_cell(row, column, judgement));
        let texts = texts.filter(|text| text != NOTHING);
        let widths: Vec<usize> = texts.map(|text| cells.look.ambiguous.width(&text)).collect();
        let heading = cells.look.ambiguous.width(cells.heading(column));
        let widest = widths.iter().copied().max().unwrap_or_default().max(heading);
        let figure = rows.iter().filter_map(|row| {
            let (_, figure) = cells.dated_figure(row, column)?;
            Some(cells.look.ambiguous.width(&figure))
        });
        let figure = figure.max().unwrap_or_default();
        let figures = widths.iter().filter(|width| **width <= WIDEST_FIGURE).count();
        let (least, widest) = match may_be_text(column) {
            true => (widest.min(WIDEST_FIGURE), widest.min(LONGEST_TEXT)),
            false => (widest, widest),
        };
        Self {
            column,
            least,
            widest,
            figure,
            // A few texts among figures do not keep these from standing below one another.
            holds_texts: may_be_text(column) && 4 * figures < 3 * widths.len(),
        }
    }

    /// The cells that it needs in order to be read well.
    fn readable(&self) -> usize {
        self.widest.min(self.least.max(READABLE))
    }
}

/// Whether a column tells more of any row than the others. In a plan that reports for the
/// first time, figures of the beginning are the latest ones.
fn tells(column: IndicatorColumn, rows: &[IndicatorRow<'_>], cells: IndicatorCells<'_>) -> bool {
    rows.iter().any(|row| {
        let text = cells.cell(row, column);
        let is_latest = column == IndicatorColumn::Baseline
            && text == cells.cell(row, IndicatorColumn::Latest);
        text != NOTHING && !is_latest
    })
}

/// Whether a column says anything of any row.
fn is_filled(column: IndicatorColumn, rows: &[IndicatorRow<'_>], cells: IndicatorCells<'_>) -> bool {
    rows.iter().any(|row| cells.cell(row, column) != NOTHING)
}

/// Whether a column may hold texts rather than figures. They are shortened, which calculated
/// figures never are.
fn may_be_text(column: IndicatorColumn) -> bool {
    matches!(
        column,
        IndicatorColumn::Baseline | IndicatorColumn::Latest | IndicatorColumn::Target
    )
}

impl IndicatorColumns {
    fn new(rows: &[IndicatorRow<'_>], cells: IndicatorCells<'_>, width: usize) -> Self {
        let (ambiguous, language) = (cells.look.ambiguous, cells.look.language);
        let numbers = rows.iter().map(|row| ambiguous.width(row.number()));
        let number = numbers.max().unwrap_or_default().min(width / 5);
        let judgements = rows.iter().map(|row| ambiguous.width(cells.judgement(row)));
        let judgement = judgements.max().unwrap_or_default();
        let shared_names = shared_names(rows);
        let names = rows.iter().map(|row| {
            let name = ambiguous.width(&indicator_name(row.indicator, language));
            match shared_names.contains(&row.indicator.name) {
                true => name + GAP + ambiguous.width(row.title()),
                false => name,
            }
        });
        let widest_name = names.max().unwrap_or_default().clamp(SHORTEST_NAME, LONGEST_NAME);
        let beside_number = width.saturating_sub(Lead::CURSOR.width() + number + GAP);
        let mut room = beside_number.saturating_sub(SHORTEST_NAME);
        let mut kept: Vec<Need> = Vec::new();
        // A column that says nothing of any row would only take the room of the names. That no
        // figure is known of any is still said.
        let is_worth = |column: &IndicatorColumn| {
            *column == IndicatorColumn::Latest || is_filled(*column, rows, cells)
        };
        let mut has_first = true;
        for column in FIRST.into_iter().filter(is_worth) {
            let need = Need::new(column, rows, judgement, cells);
            if need.least + GAP > room {
                has_first = false;
                break;
            }
            room -= need.least + GAP;
            kept.push(need);
        }
        let mut readable = widest_name.min(READABLE) - SHORTEST_NAME;
        readable += kept.iter().map(|need| need.readable() - need.least).sum::<usize>();
        let is_worth = |column: &&IndicatorColumn| has_first && tells(**column, rows, cells);
        for column in FURTHER.iter().filter(is_worth).copied() {
            let need = Need::new(column, rows, judgement, cells);
            if need.least + GAP + readable > room {
                break;
            }
            room -= need.least + GAP;
            kept.push(need);
        }
        let mut widths: Vec<usize> = kept.iter().map(|need| need.least).collect();
        widths.push(SHORTEST_NAME.min(beside_number));
        let readable_name = widest_name.min(READABLE);
        let least = kept.iter().map(|need| need.least).chain([readable_name]);
        widen(&mut widths, least, &mut room);
        let widest = kept.iter().map(|need| need.widest).chain([widest_name]);
        widen(&mut widths, widest, &mut room);
        let name = widths.pop().unwrap_or_default();
        let others = IN_ORDER.iter().filter_map(|column| {
            let mut kept = kept.iter().zip(&widths);
            let (need, width) = kept.find(|(need, _)| need.column == *column)?;
            Some(LaidOutColumn {
                column: *column,
                width: width + GAP,
                figure: need.figure,
            })
        });
        Self {
            number,
            name,
            others: others.collect(),
            holds_texts: kept.iter().any(|need| need.holds_texts),
            judgement,
            names: names_within(name, rows, &shared_names, cells),
            shared_names,
        }
    }
}

/// Returns the names of rows in a column of so many cells, each beside the beginning of the
/// title of its row if others have the same name.
fn names_within(
    width: usize,
    rows: &[IndicatorRow<'_>],
    shared: &HashSet<String>,
    cells: IndicatorCells<'_>,
) -> Vec<String> {
    let (ambiguous, language) = (cells.look.ambiguous, cells.look.language);
    let cuts = rows.iter().map(|row| {
        let title = match shared.contains(&row.indicator.name) {
            true => ambiguous.width(row.title()).min(SHORTEST_TITLE) + GAP,
            false => 0,
        };
        let room = width.saturating_sub(title);
        Cut {
            whole: indicator_name(row.indicator, language),
            shown: indicator_name_within(row.indicator, room, ambiguous, language),
            cells: room,
            of: row.number().to_owned(),
        }
    });
    let mut cuts: Vec<Cut> = cuts.collect();
    tell_apart(&mut cuts, ambiguous);
    cuts.into_iter().map(|cut| cut.shown).collect()
}

impl IndicatorColumns {
    /// A cell after the blanks that keep it from its neighbour: values on the left if they are
    /// texts, and figures on the right.
    fn aligned(&self, text: &str, column: &LaidOutColumn, ambiguous: AmbiguousWidth) -> String {
        let cells = column.width.saturating_sub(GAP);
        let cell = match self.holds_texts && may_be_text(column.column) {
            true => pad(text, cells, ambiguous),
            false => pad_start(text, cells, ambiguous),
        };
        format!("{}{cell}", " ".repeat(column.width - cells))
    }
}

/// The names that indicators of several owners have.
fn shared_names(rows: &[IndicatorRow<'_>]) -> HashSet<String> {
    let mut owners: HashMap<&str, &str> = HashMap::new();
    let of_others = rows.iter().filter(|row| {
        let name = row.indicator.name.as_str();
        let first = *owners.entry(name).or_insert(row.number());
        first != row.number()
    });
    of_others.map(|row| row.indicator.name.clone()).collect()
}

struct IndicatorTable<'s> {
    stage: &'s Stage<'s>,
    columns: &'s IndicatorColumns,
    cells: IndicatorCells<'s>,
}

impl<'s> IndicatorTable<'s> {
    fn new(model: &'s IndicatorModel, stage: &'s Stage<'s>) -> Self {
        Self {
            stage,
            columns: &model.columns,
            cells: IndicatorCells::of(stage),
        }
    }

    fn headings(&self) -> Line {
        let ambiguous = self.cells.look.ambiguous;
        let lead = Lead::CURSOR.width() + self.columns.number + GAP + self.columns.name;
        let mut line = Line::default().filled(lead, ambiguous);
        for column in &self.columns.others {
            let heading = self.cells.heading(column.column);
            let heading = self.columns.aligned(heading, column, ambiguous);
            line.push(heading, self.cells.look.theme.label);
        }
        line
    }

    fn line(&self, index: usize, row: &IndicatorRow<'_>, is_chosen: bool) -> Line {
        let (look, ambiguous) = (self.cells.look, self.cells.look.ambiguous);
        let base = match is_chosen {
            true => look.theme.chosen,
            false => Style::new(),
        };
        let dim = if is_chosen { base } else { look.theme.dim };
        let number = pad(row.number(), self.columns.number, ambiguous);
        let line = Lead::CURSOR.line(is_chosen, false, look)
            .with(number, dim)
            .with(" ".repeat(GAP), base);
        let mut line = line.followed_by(self.name(index, row, base, dim));
        for column in &self.columns.others {
            let style = if is_chosen {
                base
            } else {
                self.cells.style(row, column.column)
            };
            let text = self.text(row, column);
            line.push(self.columns.aligned(&text, column, ambiguous), style);
        }
        line
    }

    /// The text of a cell. Among texts, which are read from the left, figures end below one
    /// another.
    fn text(&self, row: &IndicatorRow<'_>, column: &LaidOutColumn) -> String {
        let ambiguous = self.cells.look.ambiguous;
        let figure = self.cells.dated_figure(row, column.column);
        match figure.filter(|_| self.columns.holds_texts) {
            Some((year, figure)) => {
                let room = column.width.saturating_sub(GAP + ambiguous.width(&year) + 1);
                let figure = pad_start(&figure, column.figure.min(room), ambiguous);
                format!("{year} {figure}")
            }
            None => self.cells.judged_cell(row, column.column, self.columns.judgement),
        }
    }

    /// The name, and the title of its row where others have the same name.
    fn name(&self, index: usize, row: &IndicatorRow<'_>, base: Style, dim: Style) -> Line {
        let (look, ambiguous) = (self.cells.look, self.cells.look.ambiguous);
        let width = self.columns.name;
        let is_shared = self.columns.shared_names.contains(&row.indicator.name);
        let shown = self.columns.names.get(index).map_or("", String::as_str);
        let marks = found(shown, self.stage.patterns(), look);
        let line = Line::marked(shown, 0..shown.len(), &marks, base);
        let rest = width.saturating_sub(line.width(ambiguous));
        let title = match is_shared {
            true => shorten(row.title(), rest.saturating_sub(GAP), ambiguous),
            false => Cow::Borrowed(""),
        };
        let gap = rest.min(GAP);
        line.with(" ".repeat(gap), base)
            .with(pad(&title, rest - gap, ambiguous), dim)
    }
}
