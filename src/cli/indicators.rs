//! `tenken indicators`: figures against targets.

use clap::{Args, ValueEnum};
use tenken::across::SoughtIndicator;
use tenken::compare::{Attainment, Pace, baseline, latest, next_target};
use tenken::messages::Language;
use tenken::plan::{FiscalYear, IndicatorLeaf, Value};
use tenken::query::{IndicatorOrder, IndicatorRow, indicators, sort_by_figure};

use super::answer::{AnswerColumn, AnswerTable, BODY, CommandAnswer, TableLayout};
use super::context::{Context, Ending, Failure};
use super::format::FormatArguments;
use super::help::{FILTERS, OUTPUT};
use super::selection::{Listed, SelectionArguments, unknown};
use crate::answer_cell::AnswerCell;

/// Arguments of `tenken indicators`.
#[derive(Debug, Args)]
pub(crate) struct Indicators {
    #[command(flatten)]
    selection: SelectionArguments,

    /// The order of the indicators.
    #[arg(
        long,
        value_enum,
        value_name = "ORDER",
        default_value = "plan",
        help_heading = OUTPUT
    )]
    sort: IndicatorOrderArgument,

    /// The name of the indicators, folded as in a search; those of all plans are put
    /// into one order.
    #[arg(long, value_name = "NAME", help_heading = FILTERS)]
    name: Option<String>,

    #[command(flatten)]
    format: FormatArguments,
}

/// An order as it is written on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum IndicatorOrderArgument {
    Plan,
    Attainment,
    Change,
    Value,
}

impl From<IndicatorOrderArgument> for IndicatorOrder {
    fn from(order: IndicatorOrderArgument) -> Self {
        match order {
            IndicatorOrderArgument::Plan => Self::Plan,
            IndicatorOrderArgument::Attainment => Self::Attainment,
            IndicatorOrderArgument::Change => Self::Change,
            IndicatorOrderArgument::Value => Self::Value,
        }
    }
}

/// The indicators of a plan that have a name.
#[derive(Clone)]
struct FoundIndicators {
    /// Each with the figure that it is sorted by.
    found: Vec<(Option<f64>, AnswerTable)>,
    /// What indicators are called, if none has the name.
    others: Vec<String>,
}

impl Indicators {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let is_json = self.format.format(context).is_json();
        let (answer, ending) = match &self.name {
            Some(name) => self.together(name, is_json, context)?,
            None => self.plan_by_plan(is_json, context)?,
        };
        self.format.write(&answer, context)?;
        Ok(ending)
    }

    fn plan_by_plan(
        &self,
        is_json: bool,
        context: &Context,
    ) -> Result<(CommandAnswer, Ending), Failure> {
        let tables = |listed: &Listed<'_>, language| match is_json {
            true => self.whole(listed, language),
            false => vec![self.table(listed, language)],
        };
        let selected = self.selection.ask(context, tables)?;
        let answer = CommandAnswer {
            tables: selected.answers.into_iter().flatten().collect(),
            layout: TableLayout::PlanByPlan,
            ..CommandAnswer::default()
        };
        Ok((answer, selected.ending))
    }

    /// The indicators with all their years, for programs.
    fn whole(&self, listed: &Listed<'_>, language: Language) -> Vec<AnswerTable> {
        let rows = indicators(listed.plan, listed.listing, self.sort.into(), listed.year);
        rows.iter()
            .map(|row| whole(row, listed, language))
            .collect()
    }

    /// The indicators of a name in all plans, in one order.
    fn together(
        &self,
        name: &str,
        is_json: bool,
        context: &Context,
    ) -> Result<(CommandAnswer, Ending), Failure> {
        let sought = SoughtIndicator::named(name);
        let find = |listed: &Listed<'_>, language| self.find(&sought, listed, is_json, language);
        let selected = self.selection.ask_together(context, find)?;
        let (mut found, mut others) = (Vec::new(), Vec::new());
        for (plan, indicators) in selected.answers {
            let body = AnswerCell::words(plan);
            let rows = indicators.found.into_iter();
            found.extend(rows.map(|(figure, table)| (figure, table.filled(BODY, &body))));
            others.extend(indicators.others);
        }
        if found.is_empty() {
            let language = context.spoken();
            let said = language.nothing_of_name("--name", name);
            return Err(unknown(&said, name, others.into_iter(), language));
        }
        sort_by_figure(&mut found, |(figure, _)| *figure);
        let answer = CommandAnswer {
            tables: found.into_iter().map(|(_, table)| table).collect(),
            layout: TableLayout::Together,
            ..CommandAnswer::default()
        };
        Ok((answer, selected.ending))
    }

    /// The indicators of a plan that have a name, whose plan is yet to be named.
    fn find(
        &self,
        sought: &SoughtIndicator,
        listed: &Listed<'_>,
        is_json: bool,
        language: Language,
    ) -> FoundIndicators {
        let (plan, year) = (listed.plan, listed.year);
        let rows = indicators(plan, listed.listing, IndicatorOrder::Plan, year);
        let named = rows.iter();
        let named = named.filter(|row| sought.has_name_of(row.indicator));
        let column = || AnswerColumn::words(BODY, language.body_heading());
        let table = |row: &IndicatorRow<'_>| match is_json {
            true => whole(row, listed, language).with(column(), AnswerCell::empty()),
            false => AnswerTable {
                plan: Some(plan.into()),
                columns: [column()].into_iter().chain(columns(language)).collect(),
                rows: vec![
                    [AnswerCell::empty()]
                        .into_iter()
                        .chain(cells(row, listed, language))
                        .collect(),
                ],
            },
        };
        let order = self.sort.into();
        let found: Vec<_> = named
            .map(|row| (row.figure(order, year), table(row)))
            .collect();
        let others = match found.is_empty() {
            true => rows.iter().map(|row| row.indicator.name.clone()).collect(),
            false => Vec::new(),
        };
        FoundIndicators { found, others }
    }

    fn table(&self, listed: &Listed<'_>, language: Language) -> AnswerTable {
        let rows = indicators(listed.plan, listed.listing, self.sort.into(), listed.year);
        let rows = rows.iter();
        AnswerTable {
            plan: Some(listed.plan.into()),
            columns: columns(language),
            rows: rows.map(|row| cells(row, listed, language)).collect(),
        }
    }
}

/// An indicator with all its years, for programs.
fn whole(row: &IndicatorRow<'_>, listed: &Listed<'_>, language: Language) -> AnswerTable {
    let tree = row.indicator.to_node(row.unreadable(listed.plan));
    let of_plan = AnswerTable::of_node(listed.plan, &tree);
    let computed = columns(language)
        .into_iter()
        .zip(cells(row, listed, language));
    let is_new = |column: &AnswerColumn| of_plan_has_not(&of_plan, column);
    let computed: Vec<_> = computed.filter(|(column, _)| is_new(column)).collect();
    let add = |table: AnswerTable, (column, cell)| table.with(column, cell);
    computed.into_iter().fold(of_plan, add)
}

fn of_plan_has_not(table: &AnswerTable, column: &AnswerColumn) -> bool {
    table.columns.iter().all(|other| other.key != column.key)
}

fn columns(language: Language) -> Vec<AnswerColumn> {
    let dated = |key: &str, heading: &str| {
        let year = AnswerColumn::words(format!("{key}_year"), language.year_of_heading(heading));
        [year, AnswerColumn::figures(key, heading)]
    };
    let words = [
        AnswerColumn::words("id", language.number_heading()),
        AnswerColumn::words("name", language.indicator_heading()),
        AnswerColumn::words("unit", language.unit_heading()),
    ];
    let dated = [
        dated("baseline", language.baseline_heading()),
        dated("latest", language.latest_heading()),
        dated("target", language.target_heading()),
    ];
    let figures = [
        AnswerColumn::figures("attainment", language.attainment_heading()),
        AnswerColumn::figures("change", language.change_from_last_year_heading()),
        AnswerColumn::figures("pace", language.pace_heading()),
    ];
    words
        .into_iter()
        .chain(dated.into_iter().flatten())
        .chain(figures)
        .collect()
}

fn cells(row: &IndicatorRow<'_>, listed: &Listed<'_>, language: Language) -> Vec<AnswerCell> {
    let (indicator, until) = (row.indicator, listed.year);
    let unreadable = row.unreadable(listed.plan);
    let unit = unreadable.get(IndicatorLeaf::Unit);
    let words = [
        AnswerCell::words(row.number()),
        AnswerCell::words(&indicator.name),
        unit.map_or_else(
            || AnswerCell::optional(indicator.unit.as_ref()),
            |written| AnswerCell::unreadable(written, language),
        ),
    ];
    let dated = [
        dated(baseline(indicator), language),
        dated(latest(indicator, until), language),
        dated(next_target(indicator, until), language),
    ];
    let figures = [
        attainment(row, until, language),
        change(row, until, language),
        pace(row, until, language),
    ];
    words
        .into_iter()
        .chain(dated.into_iter().flatten())
        .chain(figures)
        .collect()
}

fn dated(value: Option<(FiscalYear, &Value)>, language: Language) -> [AnswerCell; 2] {
    let year = value.map(|(year, _)| AnswerCell::year(year, language));
    [
        year.unwrap_or_else(AnswerCell::empty),
        AnswerCell::value(value.map(|(_, value)| value)),
    ]
}

/// The change of the latest year in percent.
fn change(row: &IndicatorRow<'_>, until: FiscalYear, language: Language) -> AnswerCell {
    if row.has_break(until) {
        return AnswerCell::new(language.not_comparable(), "not-comparable");
    }
    let change = row.change(until);
    let Some((change, percent)) = change.and_then(|change| Some((change, change.percent?))) else {
        return AnswerCell::empty();
    };
    let shown = format!("{}%", percent.signed());
    AnswerCell::number(language.about(change.is_approximate, shown), percent)
}

fn pace(row: &IndicatorRow<'_>, until: FiscalYear, language: Language) -> AnswerCell {
    Pace::of(row.indicator, until).map_or_else(AnswerCell::empty, |pace| {
        let shown = language.about(pace.is_approximate, pace.per_year.signed());
        AnswerCell::number(shown, pace.per_year)
    })
}

/// The attainment in percent, or whether the target is reached if no percentage can
/// be calculated (a target of zero, for example).
fn attainment(row: &IndicatorRow<'_>, until: FiscalYear, language: Language) -> AnswerCell {
    let Some(attainment) = Attainment::of(row.indicator, until) else {
        return AnswerCell::empty();
    };
    match (attainment.percent(), attainment.is_reached) {
        (Some(percent), _) => {
            let shown = language.about(attainment.is_approximate, format!("{percent}%"));
            AnswerCell::number(shown, percent)
        }
        (None, Some(is_reached)) => {
            let key = if is_reached { "reached" } else { "missed" };
            AnswerCell::new(language.reached_or_missed(is_reached), key)
        }
        (None, None) => AnswerCell::empty(),
    }
}
