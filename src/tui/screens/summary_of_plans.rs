//! Counts of the rows of all plans against ratings.

use std::cmp::Reverse;
use std::ops::Range;

use ratatui::style::Style;
use tenken::across::{PlanCounts, PlanNames, RatingColumn, RatingColumns, Tally};
use tenken::messages::Language;
use tenken::plan::Plan;
use tenken::query::{Filter, RatingChoice};
use tenken::summary::SummaryColumn;

use crate::display_width::{AmbiguousWidth, pad, pad_start, shorten};
use crate::tui::action::Action;
use crate::tui::draw::counts::{CountsColumn, CountsRow, CountsTable, CountsRoom};
use crate::tui::draw::line::{Line, title_and_notes};
use crate::tui::draw::plan::Lead;
use crate::tui::plan_index::PlanIndex;
use crate::tui::plans::OpenPlan;
use crate::tui::room::{Choice, Choices, Goal, Outcome, PlanGoal, Room, Shape, TableRow};
use crate::tui::stage::Stage;

/// Counts of the rows of all plans.
pub(crate) struct SummaryOfPlansRoom;

/// Which cell is chosen, and in which order the plans are.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct ChosenPlanCell {
    row: ChosenPlan,
    /// The column; the total if there is none.
    column: Option<RatingChoice>,
    order: PlanOrder,
}

/// Which row is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum ChosenPlan {
    /// That of the plan in view.
    #[default]
    InView,
    /// The first one, whichever it is.
    First,
    /// That of a certain plan.
    Of(PlanIndex),
}

/// The order of the plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum PlanOrder {
    /// As they were asked for.
    #[default]
    AsGiven,
    /// The greatest count in the chosen column first, plans without such a count last.
    GreatestCount,
}

/// The counts.
pub(crate) struct PlansModel {
    columns: RatingColumns,
    /// The sums of the columns.
    totals: Vec<Option<usize>>,
    /// The plans, in the order in which they are listed.
    plans: Vec<PlanIndex>,
    /// How many of them are rated.
    rated: usize,
    names: PlanNames,
    /// The cells of the longest name of a plan.
    widest_name: usize,
    /// The cells of the longest year under review.
    widest_year: usize,
}

/// What the counts depend on.
#[derive(Clone, PartialEq)]
pub(crate) struct PlansInputs {
    version: u64,
    without_reprints: bool,
    /// The column that the plans are sorted by, if they are.
    sorted_by: Option<Option<RatingChoice>>,
    ambiguous: AmbiguousWidth,
    language: Language,
}

impl Room for SummaryOfPlansRoom {
    type Memory = ChosenPlanCell;
    type Model = PlansModel;
    type Inputs = PlansInputs;

    const FOLLOWS_ROW: bool = false;

    const ACTIONS: &'static [Action] = &[
        Action::Open,
        Action::NextGrouping,
        Action::NextOrder,
        Action::NextColumn,
        Action::PreviousColumn,
    ];

    fn mode(cell: &ChosenPlanCell, _: &Plan) -> Vec<usize> {
        vec![usize::from(cell.order == PlanOrder::GreatestCount)]
    }

    fn set_mode(cell: &mut ChosenPlanCell, mode: &[usize], _: &Plan) {
        cell.order = match mode.first() {
            Some(1) => PlanOrder::GreatestCount,
            _ => PlanOrder::AsGiven,
        };
    }

    fn shape(_: &Stage<'_>, _: &ChosenPlanCell) -> Shape {
        Shape::Table { heading: 3 }
    }

    fn inputs(stage: &Stage<'_>, cell: &ChosenPlanCell, _: usize) -> PlansInputs {
        let is_sorted = cell.order == PlanOrder::GreatestCount;
        PlansInputs {
            version: stage.plans.version(),
            without_reprints: without_reprints(stage),
            sorted_by: is_sorted.then(|| cell.column.clone()),
            ambiguous: stage.look.ambiguous,
            language: stage.look.language,
        }
    }

    fn model(stage: &Stage<'_>, cell: &ChosenPlanCell, _: usize) -> PlansModel {
        PlansModel::new(stage, cell)
    }

    fn choices(stage: &Stage<'_>, cell: &ChosenPlanCell, model: &PlansModel) -> Option<Choices> {
        let chosen = model.place(cell, stage);
        Some(Choices::rows(model.plans.len(), Some(chosen)))
    }

    fn choice(_: &Stage<'_>, _: &PlansModel, _: usize) -> Option<Choice> {
        Some(Choice::Own)
    }

    fn remember(cell: &mut ChosenPlanCell, model: &PlansModel, place: usize) {
        let plan = model.plans.get(place).copied();
        cell.row = plan.map_or(ChosenPlan::InView, ChosenPlan::Of);
    }

    fn act(
        cell: &mut ChosenPlanCell,
        action: Action,
        stage: &Stage<'_>,
        model: &PlansModel,
    ) -> Outcome {
        match action {
            Action::Open => return open(stage, cell, model),
            Action::NextGrouping => return Outcome::Show(Goal::Summary),
            Action::NextOrder => {
                (cell.order, cell.row) = match cell.order {
                    PlanOrder::AsGiven => (PlanOrder::GreatestCount, ChosenPlan::First),
                    PlanOrder::GreatestCount => (PlanOrder::AsGiven, cell.row),
                }
            }
            Action::NextColumn => cell.column = cell.beside(1, model),
            Action::PreviousColumn => cell.column = cell.beside(-1, model),
            _ => {}
        }
        Outcome::Nothing
    }

    fn count(stage: &Stage<'_>, model: &PlansModel) -> String {
        stage.look.language.plan_count(model.plans.len())
    }

    fn heading(
        stage: &Stage<'_>,
        cell: &ChosenPlanCell,
        model: &PlansModel,
        width: usize,
    ) -> Vec<Line> {
        let look = stage.look;
        let table = table(model, stage, width);
        let total = table.line(&CountsRow {
            lead: format!(
                "{}{}",
                " ".repeat(Lead::MARKS.width()),
                look.language.total_of_plans(model.rated)
            ),
            weight: look.theme.strong,
            counts: &model.totals,
            chosen: None,
        });
        vec![what_is_counted(stage, cell, width), table.headings(), total]
    }

    fn rows(
        stage: &Stage<'_>,
        cell: &ChosenPlanCell,
        model: &PlansModel,
        range: Range<usize>,
        width: usize,
    ) -> Vec<TableRow> {
        let table = table(model, stage, width);
        let chosen = (model.place(cell, stage), cell.place(model));
        let plans = model.plans.iter().enumerate();
        let plans = plans.skip(range.start).take(range.len());
        plans
            .filter_map(|(place, index)| {
                let column = (place == chosen.0).then_some(chosen.1);
                let open = stage.plans.get(*index)?;
                let lead = lead(*index, open, column.is_some(), model, stage, table.lead);
                let line = match &counts(open, stage).tally {
                    Tally::Ratings(_) => table.line(&CountsRow {
                        lead,
                        weight: Style::new(),
                        counts: &model.columns.cells(counts(open, stage)),
                        chosen: column,
                    }),
                    Tally::Bands(_) => unrated(lead, open, column.is_some(), stage, width),
                };
                Some(TableRow { line, style: None })
            })
            .collect()
    }
}

impl PlansModel {
    fn new(stage: &Stage<'_>, cell: &ChosenPlanCell) -> Self {
        let counted = || stage.plans.iter().map(|(_, open)| counts(open, stage));
        let columns = RatingColumns::new(counted());
        let names = PlanNames::new(stage.plans.iter().map(|(_, open)| open.plan.facts()));
        let is_rated = |counts: &&PlanCounts| matches!(counts.tally, Tally::Ratings(_));
        Self {
            totals: columns.totals(counted()).into_iter().map(Some).collect(),
            plans: plans_in_order(stage, cell, &columns),
            rated: counted().filter(is_rated).count(),
            widest_name: widest_name(&names, stage),
            widest_year: widest_year(stage),
            names,
            columns,
        }
    }

    /// Where the chosen plan is listed, counted from zero.
    fn place(&self, cell: &ChosenPlanCell, stage: &Stage<'_>) -> usize {
        let plan = match cell.row {
            ChosenPlan::InView => stage.plans.current_index(),
            ChosenPlan::First => None,
            ChosenPlan::Of(plan) => Some(plan),
        };
        let mut plans = self.plans.iter();
        let place = plans.position(|other| Some(*other) == plan);
        place.unwrap_or_default()
    }
}

impl ChosenPlanCell {
    /// The place of the chosen column, counted from zero; the total stands last.
    fn place(&self, model: &PlansModel) -> usize {
        let columns = model.columns.columns();
        let mut ratings = columns.iter().map(|column| &column.rating);
        let place = ratings.position(|rating| Some(rating) == self.column.as_ref());
        place.unwrap_or(columns.len())
    }

    /// The column so many columns beside it; `None` for the total.
    fn beside(&self, step: isize, model: &PlansModel) -> Option<RatingChoice> {
        let place = self.place(model).saturating_add_signed(step);
        let column = model.columns.columns().get(place)?;
        Some(column.rating.clone())
    }

    /// The chosen column.
    fn column<'m>(&self, columns: &'m RatingColumns) -> Option<&'m RatingColumn> {
        let mut columns = columns.columns().iter();
        columns.find(|column| Some(&column.rating) == self.column.as_ref())
    }
}

/// The cells of the longest name of a plan. A name is only measured if its characters could
/// make it longer than those before it, since there may be as many as towns in a country.
fn widest_name(names: &PlanNames, stage: &Stage<'_>) -> usize {
    let mut widest = 0;
    for (_, open) in stage.plans.iter() {
        let name = names.name(open.plan.facts());
        if 2 * name.chars().count() > widest {
            widest = widest.max(stage.look.ambiguous.width(&name));
        }
    }
    widest
}

/// The cells of the longest year under review.
fn widest_year(stage: &Stage<'_>) -> usize {
    let years = stage.plans.iter().map(|(_, open)| open.plan.facts().review_year);
    let years = years.map(|year| stage.look.ambiguous.width(&stage.look.language.short_year(year)));
    years.max().unwrap_or_default()
}

fn plans_in_order(
    stage: &Stage<'_>,
    cell: &ChosenPlanCell,
    columns: &RatingColumns,
) -> Vec<PlanIndex> {
    let mut plans: Vec<(PlanIndex, &OpenPlan)> = stage.plans.iter().collect();
    if cell.order == PlanOrder::GreatestCount {
        let column = cell.column(columns);
        plans.sort_by_cached_key(|(_, open)| {
            let counts = counts(open, stage);
            let count = match (column, &counts.tally) {
                (Some(column), _) => column.cell(counts),
                (None, Tally::Ratings(_)) => Some(counts.tally.total()),
                (None, Tally::Bands(_)) => None,
            };
            Reverse(count)
        });
    }
    plans.into_iter().map(|(index, _)| index).collect()
}

fn without_reprints(stage: &Stage<'_>) -> bool {
    stage.selection().filter.without_reprints
}

fn counts<'s>(open: &'s OpenPlan, stage: &Stage<'_>) -> &'s PlanCounts {
    open.profile.counts(without_reprints(stage))
}

/// Opens the counted rows of a cell, or the indicators if the plan is not rated.
fn open(stage: &Stage<'_>, cell: &ChosenPlanCell, model: &PlansModel) -> Outcome {
    let index = model.plans.get(model.place(cell, stage)).copied();
    let open = index.and_then(|index| stage.plans.get(index));
    let Some((index, open)) = index.zip(open) else {
        return Outcome::Nothing;
    };
    let counts = counts(open, stage);
    let column = cell.column(&model.columns);
    let mut filter = Filter {
        without_reprints: without_reprints(stage),
        ..Filter::default()
    };
    let goal = match (&counts.tally, column) {
        (Tally::Bands(_), _) if counts.tally.total() > 0 => PlanGoal::Indicators(Box::new(filter)),
        (Tally::Bands(_), _) | (Tally::Ratings(_), None) => PlanGoal::Rows(Box::new(filter)),
        (Tally::Ratings(_), Some(column)) => {
            if column.cell(counts).is_none() {
                let rating = stage.look.language.rating_choice(&column.rating);
                return Outcome::Say(stage.look.language.no_such_mark(rating));
            }
            filter.ratings = [column.rating.clone()].into();
            PlanGoal::Rows(Box::new(filter))
        }
    };
    Outcome::Show(Goal::OfPlan(index, goal))
}

fn what_is_counted(stage: &Stage<'_>, cell: &ChosenPlanCell, width: usize) -> Line {
    let look = stage.look;
    let language = look.language;
    let mut said = vec![language.reprints_counted(without_reprints(stage)).to_owned()];
    if cell.order == PlanOrder::GreatestCount {
        let column = cell.column.as_ref();
        let column = column.map_or(language.total_heading(), |rating| {
            language.rating_choice(rating)
        });
        said.push(language.greatest_count_first(column));
    }
    if stage.selection().is_narrowed() {
        said.push(language.filters_do_not_count().to_owned());
    }
    title_and_notes(language.plans_against_ratings(), &said, look, width)
}

/// The blanks before a year under review.
const GAP: usize = 2;

/// The cells in which the names of plans of one body can be told apart: 18 full-width
/// characters and the year. Heuristic.
const TELLING_LEAD: usize = 46;

/// The table, for a width in cells.
fn table(model: &PlansModel, stage: &Stage<'_>, width: usize) -> CountsTable {
    let (language, theme) = (stage.look.language, stage.look.theme);
    let columns = model.columns.columns().iter();
    let columns = columns.map(|column| CountsColumn {
        name: language.rating_choice(&column.rating).to_owned(),
        brief: language.column_in_brief(&SummaryColumn::Rating(column.rating.clone())).to_owned(),
        signs: &[],
        style: column
            .standing
            .map_or(theme.dim, |(rank, steps)| theme.rating(rank, steps)),
        fill: column
            .standing
            .map_or(theme.unrated, |(rank, steps)| theme.badge(rank, steps)),
    });
    let total: usize = model.totals.iter().flatten().sum();
    let of_all = stage.look.ambiguous.width(&language.total_of_plans(model.rated));
    let of_plan = model.widest_name + GAP + model.widest_year;
    let room = CountsRoom {
        widest_lead: Lead::MARKS.width() + of_plan.max(of_all),
        shortest_lead: TELLING_LEAD,
        count: total.to_string().len(),
    };
    CountsTable::new(columns.collect(), room, stage.look, width)
}

/// What stands before the counts of a plan: its name and its year under review.
fn lead(
    index: PlanIndex,
    open: &OpenPlan,
    is_chosen: bool,
    model: &PlansModel,
    stage: &Stage<'_>,
    cells: usize,
) -> String {
    let ambiguous = stage.look.ambiguous;
    let is_in_view = stage.plans.current_index() == Some(index);
    let before = Lead::MARKS.line(is_chosen, is_in_view, stage.look);
    let plan: &Plan = &open.plan;
    let name = format!("{before}{}", model.names.name(plan.facts()));
    let year = stage.look.language.short_year(plan.facts().review_year);
    let room = cells.saturating_sub(GAP + model.widest_year);
    format!(
        "{}{}",
        pad(&name, room, ambiguous),
        pad_start(&year, cells - room, ambiguous)
    )
}

/// The line of a plan without ratings: how many of its indicators are how far.
fn unrated(
    lead: String,
    open: &OpenPlan,
    is_chosen: bool,
    stage: &Stage<'_>,
    width: usize,
) -> Line {
    let look = stage.look;
    let (language, counts) = (look.language, counts(open, stage));
    let room = width.saturating_sub(look.ambiguous.width(&lead) + 2);
    let in_full = language.plan_without_ratings(counts);
    let said = match look.ambiguous.width(&in_full) <= room {
        true => in_full,
        false => language.plan_without_ratings_in_brief(counts),
    };
    let said = shorten(&said, room, look.ambiguous);
    let style = match is_chosen {
        true => look.theme.chosen,
        false => look.theme.dim,
    };
    Line::new(lead, Style::new())
        .with("  ", Style::new())
        .with(said, style)
}
