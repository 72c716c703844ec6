//! All indicators, one per line.

use std::ops::Range;

use ratatui::style::Style;
use tenken::messages::Language;
use tenken::query::{IndicatorOrder, IndicatorRow};

use crate::card::indicator_name;
use crate::display_width::{AmbiguousWidth, pad, pad_start};
use crate::tui::action::Action;
use crate::tui::draw::indicator::copied_indicator;
use crate::tui::draw::line::Line;
use crate::tui::draw::prose::{found, paragraph};
use crate::tui::indicator_cells::{IndicatorCells, IndicatorColumn};
use crate::tui::indicator_rows::{IndicatorInputs, IndicatorRows};
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
        action != Action::Beside || model.rows.have_others(stage)
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
                line: table.line(&row, is_chosen),
                style: is_chosen.then_some(stage.look.theme.chosen),
            }
        })
        .collect()
    }

    fn empty(stage: &Stage<'_>, width: usize) -> Vec<Line> {
        let look = stage.look;
        let none = look.language.no_indicators_listed();
        paragraph(none, &[], look.theme.dim, width, look)
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

/// The columns by importance. If they do not fit, the last ones are omitted first.
const BY_WORTH: [IndicatorColumn; 7] = [
    IndicatorColumn::Latest,
    IndicatorColumn::Attainment,
    IndicatorColumn::Target,
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

/// The widths of the columns in cells.
struct IndicatorColumns {
    number: usize,
    name: usize,
    others: Vec<(IndicatorColumn, usize)>,
}

const GAP: usize = 2;

/// Minimum width in cells of a name: eleven full-width characters. Heuristic.
const SHORTEST_NAME: usize = 22;

impl IndicatorColumns {
    fn new(rows: &[IndicatorRow<'_>], cells: IndicatorCells, width: usize) -> Self {
        let ambiguous = cells.look.ambiguous;
        let widest = |texts: &mut dyn Iterator<Item = String>| {
            let widths = texts.map(|text| ambiguous.width(&text));
            widths.max().unwrap_or_default()
        };
        let number = widest(&mut rows.iter().map(|row| row.number().to_owned())).min(width / 5);
        let mut room = width.saturating_sub(number + 3 + SHORTEST_NAME);
        let mut kept: Vec<(IndicatorColumn, usize)> = Vec::new();
        for column in BY_WORTH {
            let mut texts = rows.iter().map(|row| cells.cell(row, column));
            let needed = widest(&mut texts).max(ambiguous.width(cells.heading(column))) + GAP;
            if needed > room {
                break;
            }
            room -= needed;
            kept.push((column, needed));
        }
        let find = |column: &IndicatorColumn| kept.iter().find(|(other, _)| other == column).copied();
        Self {
            number,
            name: SHORTEST_NAME.min(width) + room,
            others: IN_ORDER.iter().filter_map(find).collect(),
        }
    }
}

struct IndicatorTable<'s> {
    stage: &'s Stage<'s>,
    columns: &'s IndicatorColumns,
    cells: IndicatorCells,
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
        let lead = self.columns.number + 3 + self.columns.name;
        let mut line = Line::default().filled(lead, ambiguous);
        for (column, width) in &self.columns.others {
            let heading = pad_start(self.cells.heading(*column), *width, ambiguous);
            line.push(heading, self.cells.look.theme.label);
        }
        line
    }

    fn line(&self, row: &IndicatorRow<'_>, is_chosen: bool) -> Line {
        let (look, ambiguous) = (self.cells.look, self.cells.look.ambiguous);
        let base = match is_chosen {
            true => look.theme.chosen,
            false => Style::new(),
        };
        let dim = if is_chosen { base } else { look.theme.dim };
        let mut line = Line::new(if is_chosen { ">" } else { " " }, base);
        line.push(pad(row.number(), self.columns.number, ambiguous), dim);
        line.push("  ", base);
        let name = indicator_name(row.indicator, look.language);
        let shown = pad(&name, self.columns.name, ambiguous);
        let marks = found(&shown, self.stage.patterns(), look);
        let mut line = line.followed_by(Line::marked(&shown, 0..shown.len(), &marks, base));
        for (column, width) in &self.columns.others {
            let style = if is_chosen {
                base
            } else {
                self.cells.style(row, *column)
            };
            line.push(
                pad_start(&self.cells.cell(row, *column), *width, ambiguous),
                style,
            );
        }
        line
    }
}
