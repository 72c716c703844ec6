//! The indicators of all plans that have the same name, one per line.

use std::collections::HashSet;
use std::ops::Range;
use std::rc::Rc;

use ratatui::style::Style;
use tenken::across::{Namesake, Namesakes, PlanNames};
use tenken::messages::Language;
use tenken::plan::Plan;
use tenken::query::{IndicatorKey, IndicatorOrder, IndicatorRow};

use crate::card::indicator_name;
use crate::display_width::{AmbiguousWidth, pad, pad_start, shorten};
use crate::tui::action::Action;
use crate::tui::draw::line::{Line, title_and_notes};
use crate::tui::draw::look::Look;
use crate::tui::draw::plan::Lead;
use crate::tui::draw::prose::paragraph;
use crate::tui::identity::Identity;
use crate::tui::indicator_cells::{IndicatorCells, IndicatorColumn, WIDEST_CELL};
use crate::tui::plan_index::PlanIndex;
use crate::tui::room::{self, Choice, Choices, Goal, Outcome, PlanGoal, Room, Shape, TableRow};
use crate::tui::stage::Stage;

/// The indicators of all plans that have the same name as the one chosen in the plan in
/// view.
pub(crate) struct NamesakesRoom;

/// Which of them is chosen, and in which order they are.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct ChosenNamesake {
    /// The chosen one; that of the plan in view if there is none.
    chosen: Option<(PlanIndex, IndicatorKey)>,
    order: IndicatorOrder,
}

/// The indicators.
pub(crate) struct NamesakesModel {
    found: Rc<Namesakes<PlanIndex>>,
    /// Their places in `found`, in the order in which they are listed.
    order: Vec<usize>,
    names: PlanNames,
    /// Whether a plan has several of them, which only their numbers tell apart.
    has_several_of_a_plan: bool,
}

impl Room for NamesakesRoom {
    type Memory = ChosenNamesake;
    /// `None` before a worker has found them.
    type Model = Option<NamesakesModel>;
    type Inputs = (Option<Identity<Namesakes<PlanIndex>>>, IndicatorOrder);

    const FOLLOWS_ROW: bool = false;

    const ACTIONS: &'static [Action] = &[Action::Open, Action::NextOrder];

    fn mode(memory: &ChosenNamesake, _: &Plan) -> Vec<usize> {
        vec![room::number_of(&memory.order, &IndicatorOrder::ALL)]
    }

    fn set_mode(memory: &mut ChosenNamesake, mode: &[usize], _: &Plan) {
        let order = mode.first().and_then(|place| IndicatorOrder::ALL.get(*place));
        memory.order = order.copied().unwrap_or_default();
    }

    fn shape(_: &Stage<'_>, _: &ChosenNamesake) -> Shape {
        Shape::Table { heading: 2 }
    }

    fn inputs(stage: &Stage<'_>, memory: &ChosenNamesake, _: usize) -> Self::Inputs {
        (stage.gathering.found().map(Identity::of), memory.order)
    }

    fn model(stage: &Stage<'_>, memory: &ChosenNamesake, _: usize) -> Option<NamesakesModel> {
        let found = stage.gathering.found()?;
        let plans = stage.plans.iter();
        Some(NamesakesModel {
            found: Rc::clone(found),
            order: found.in_order(memory.order),
            has_several_of_a_plan: has_several_of_a_plan(found),
            names: PlanNames::new(plans.map(|(_, open)| open.plan.facts())),
        })
    }

    fn choices(
        stage: &Stage<'_>,
        memory: &ChosenNamesake,
        model: &Option<NamesakesModel>,
    ) -> Option<Choices> {
        let place = model.as_ref().and_then(|model| model.place(memory, stage));
        Some(Choices::rows(length(model), place))
    }

    fn choice(_: &Stage<'_>, _: &Option<NamesakesModel>, _: usize) -> Option<Choice> {
        Some(Choice::Own)
    }

    fn remember(memory: &mut ChosenNamesake, model: &Option<NamesakesModel>, place: usize) {
        let chosen = model.as_ref().and_then(|model| model.at(place));
        memory.chosen = chosen.map(|namesake| (namesake.plan, namesake.key.clone()));
    }

    fn act(
        memory: &mut ChosenNamesake,
        action: Action,
        stage: &Stage<'_>,
        model: &Option<NamesakesModel>,
    ) -> Outcome {
        match action {
            Action::Open => return open(memory, stage, model.as_ref()),
            Action::NextOrder => memory.order = next_order(memory.order),
            _ => {}
        }
        Outcome::Nothing
    }

    fn count(stage: &Stage<'_>, model: &Option<NamesakesModel>) -> String {
        room::count_of(length(model), stage)
    }

    fn heading(
        stage: &Stage<'_>,
        memory: &ChosenNamesake,
        model: &Option<NamesakesModel>,
        width: usize,
    ) -> Vec<Line> {
        let Some(model) = model.as_ref().filter(|model| !model.order.is_empty()) else {
            return Vec::new();
        };
        let columns = NamesakeColumns::new(width, stage.look);
        vec![what_is_listed(stage, memory, model, width), columns.headings(stage)]
    }

    fn rows(
        stage: &Stage<'_>,
        memory: &ChosenNamesake,
        model: &Option<NamesakesModel>,
        range: Range<usize>,
        width: usize,
    ) -> Vec<TableRow> {
        let Some(model) = model else {
            return Vec::new();
        };
        let columns = NamesakeColumns::new(width, stage.look);
        let chosen = model.place(memory, stage);
        let lines = range.filter_map(|place| {
            let is_chosen = chosen == Some(place);
            Some(TableRow {
                line: columns.line(model.at(place)?, is_chosen, model, stage)?,
                style: is_chosen.then_some(stage.look.theme.chosen),
            })
        });
        lines.collect()
    }

    fn empty(stage: &Stage<'_>, width: usize) -> Vec<Line> {
        let look = stage.look;
        let said = match stage.gathering.is_awaited() {
            true => look.language.gathering_indicators(),
            false => look.language.no_indicator_chosen(),
        };
        paragraph(said, &[], look.theme.dim, width, look)
    }
}

impl NamesakesModel {
    fn at(&self, place: usize) -> Option<&Namesake<PlanIndex>> {
        self.found.found.get(*self.order.get(place)?)
    }

    /// Where the chosen one is listed, counted from zero.
    fn place(&self, memory: &ChosenNamesake, stage: &Stage<'_>) -> Option<usize> {
        let place = |plan: PlanIndex, key: &IndicatorKey| {
            let mut listed = (0..self.order.len()).filter_map(|place| self.at(place));
            listed.position(|namesake| namesake.plan == plan && namesake.key == *key)
        };
        let chosen = memory.chosen.as_ref();
        let chosen = chosen.and_then(|(plan, key)| place(*plan, key));
        chosen.or_else(|| place(stage.plans.current_index()?, stage.selection().indicator.as_ref()?))
    }
}

fn has_several_of_a_plan(found: &Namesakes<PlanIndex>) -> bool {
    let mut plans = HashSet::new();
    let mut found = found.found.iter();
    found.any(|namesake| !plans.insert(namesake.plan))
}

fn length(model: &Option<NamesakesModel>) -> usize {
    model.as_ref().map_or(0, |model| model.order.len())
}

fn next_order(order: IndicatorOrder) -> IndicatorOrder {
    match order {
        IndicatorOrder::Plan => IndicatorOrder::Value,
        IndicatorOrder::Value => IndicatorOrder::Attainment,
        IndicatorOrder::Attainment => IndicatorOrder::Change,
        IndicatorOrder::Change => IndicatorOrder::Plan,
    }
}

fn open(memory: &ChosenNamesake, stage: &Stage<'_>, model: Option<&NamesakesModel>) -> Outcome {
    let chosen = model.and_then(|model| model.at(model.place(memory, stage)?));
    match chosen {
        Some(Namesake { plan, key, .. }) => {
            Outcome::Show(Goal::OfPlan(*plan, PlanGoal::Chart(key.clone())))
        }
        None => Outcome::Nothing,
    }
}

fn what_is_listed(
    stage: &Stage<'_>,
    memory: &ChosenNamesake,
    model: &NamesakesModel,
    width: usize,
) -> Line {
    let look = stage.look;
    let language = look.language;
    let key = stage.selection().indicator.as_ref();
    let row = key.and_then(|key| IndicatorRow::of_key(stage.plan(), key));
    let name = row.map_or_else(String::new, |row| indicator_name(row.indicator, language));
    let order = language.indicator_order(memory.order).to_owned();
    let mut said: Vec<String> = (model.order.len() > 1).then_some(order).into_iter().collect();
    let own = stage.plans.current_index();
    let mut plans = model.found.found.iter().map(|namesake| namesake.plan);
    said.push(match plans.all(|plan| Some(plan) == own) {
        true => language.no_namesake_elsewhere().to_owned(),
        false => language.each_plans_year().to_owned(),
    });
    match model.found.of_other_units {
        0 => {}
        others => said.push(language.of_other_units(others)),
    }
    title_and_notes(&name, &said, look, width)
}

/// The columns after the name by importance. If they do not fit, the last ones are
/// omitted first.
const BY_WORTH: [IndicatorColumn; 5] = [
    IndicatorColumn::Latest,
    IndicatorColumn::Attainment,
    IndicatorColumn::Change,
    IndicatorColumn::Target,
    IndicatorColumn::Baseline,
];

const IN_ORDER: [IndicatorColumn; 5] = [
    IndicatorColumn::Baseline,
    IndicatorColumn::Latest,
    IndicatorColumn::Target,
    IndicatorColumn::Attainment,
    IndicatorColumn::Change,
];

/// The widths of the columns in cells. They do not depend on what is listed, which may
/// be an indicator of every plan of the country.
struct NamesakeColumns {
    name: usize,
    number: usize,
    /// The cells of the longest judgement of a change.
    judgement: usize,
    others: Vec<(IndicatorColumn, usize)>,
}

/// Minimum width in cells of a name: seven full-width characters. Heuristic.
const SHORTEST_NAME: usize = 14;

/// Maximum width in cells of a name: a body and the title of its plan. Heuristic.
const LONGEST_NAME: usize = 48;

/// Width in cells of a change with the blank before it, as of `+17.8ポイント`. Heuristic.
const LONGEST_CHANGE: usize = 14;

/// Width in cells of the number of a row, where there is room. Heuristic.
const NUMBER: usize = 10;

impl NamesakeColumns {
    fn new(width: usize, look: Look) -> Self {
        let judgement = IndicatorCells::widest_judgement(look);
        let least = |column| match (column, look.language) {
            (IndicatorColumn::Attainment, Language::Japanese) => 10,
            (IndicatorColumn::Attainment, Language::English) => 13,
            (IndicatorColumn::Change, _) => LONGEST_CHANGE + 1 + judgement,
            (_, Language::Japanese) => 12,
            (_, Language::English) => 14,
        };
        let mut room = width.saturating_sub(SHORTEST_NAME + Lead::MARKS.width());
        let mut kept: Vec<(IndicatorColumn, usize)> = Vec::new();
        for column in BY_WORTH {
            if least(column) > room {
                break;
            }
            room -= least(column);
            kept.push((column, least(column)));
        }
        let values = kept.iter_mut().filter(|(column, _)| *column != IndicatorColumn::Attainment);
        for (_, own) in values {
            let more = WIDEST_CELL.saturating_sub(*own).min(room);
            room -= more;
            *own += more;
        }
        let number = if room >= NUMBER { NUMBER } else { 0 };
        let find = |column: &IndicatorColumn| kept.iter().find(|(other, _)| other == column).copied();
        Self {
            name: (SHORTEST_NAME + room - number).min(LONGEST_NAME).min(width),
            number,
            judgement,
            others: IN_ORDER.iter().filter_map(find).collect(),
        }
    }

    fn headings(&self, stage: &Stage<'_>) -> Line {
        let cells = IndicatorCells::of(stage);
        let look = stage.look;
        let body = pad(look.language.body_heading(), self.name, look.ambiguous);
        let lead = Line::default().filled(Lead::MARKS.width(), look.ambiguous);
        let mut line = lead.with(body, look.theme.label);
        let number = match self.number {
            0 => "",
            _ => look.language.number_heading(),
        };
        line.push(pad(number, self.number, look.ambiguous), look.theme.label);
        for (column, width) in &self.others {
            let heading = after_blank(cells.heading(*column), *width, look.ambiguous);
            line.push(heading, look.theme.label);
        }
        line
    }

    /// The line of an indicator; `None` if its plan no longer has it.
    fn line(
        &self,
        namesake: &Namesake<PlanIndex>,
        is_chosen: bool,
        model: &NamesakesModel,
        stage: &Stage<'_>,
    ) -> Option<Line> {
        let look = stage.look;
        let plan = &stage.plans.get(namesake.plan)?.plan;
        let row = IndicatorRow::of_key(plan, &namesake.key)?;
        let cells = IndicatorCells::new(plan, look);
        let base = match is_chosen {
            true => look.theme.chosen,
            false => Style::new(),
        };
        let is_own = stage.plans.current_index() == Some(namesake.plan)
            && stage.selection().indicator.as_ref() == Some(&namesake.key);
        let mut line = Lead::MARKS.line(is_chosen, is_own, look);
        let name = model.names.name(plan.facts());
        line.push(pad(&self.name_and_number(name, &row, model, look), self.name, look.ambiguous), base);
        let dim = if is_chosen { base } else { look.theme.dim };
        let number = if self.number > 0 { row.number() } else { "" };
        line.push(pad(number, self.number, look.ambiguous), dim);
        for (column, width) in &self.others {
            let style = if is_chosen { base } else { cells.style(&row, *column) };
            let cell = cells.judged_cell(&row, *column, self.judgement);
            line.push(after_blank(&cell, *width, look.ambiguous), style);
        }
        Some(line)
    }
}

impl NamesakeColumns {
    /// The name of a plan, with the number of the row where no column has it and others of the
    /// plan would have to be taken for this one.
    fn name_and_number(
        &self,
        name: String,
        row: &IndicatorRow<'_>,
        model: &NamesakesModel,
        look: Look,
    ) -> String {
        if self.number > 0 || !model.has_several_of_a_plan {
            return name;
        }
        let number = row.number();
        let room = self.name.saturating_sub(look.ambiguous.width(number) + 1);
        format!("{} {number}", shorten(&name, room, look.ambiguous))
    }
}

/// A cell at the end of its column, after the blank that keeps it from its neighbour.
fn after_blank(text: &str, width: usize, ambiguous: AmbiguousWidth) -> String {
    format!(" {}", pad_start(text, width.saturating_sub(1), ambiguous))
}
