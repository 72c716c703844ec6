//! `tenken indicators`: figures against targets.

use clap::{Args, ValueEnum};
use tenken::across::SoughtIndicator;
use tenken::compare::{Attainment, Pace, baseline, latest, next_target};
use tenken::messages::Language;
use tenken::plan::{FiscalYear, Node, Value};
use tenken::query::{IndicatorOrder, IndicatorRow, indicators, sort_by_figure};

use super::answer::{AnswerCell, AnswerColumn, AnswerTable, CommandAnswer, TableLayout};
use super::context::{Context, Ending, Failure};
use super::format::FormatArguments;
use super::help::{FILTERS, OUTPUT};
use super::selection::{Listed, Selected, SelectionArguments, unknown};

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

impl Indicators {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let is_json = self.format.format(context).is_json();
        let (answer, ending) = match &self.name {
            Some(name) => {
                let selected = self.selection.select(context)?;
                let answer = self.named(name, &selected, is_json, context)?;
                (answer, selected.ending)
            }
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
    fn named(
        &self,
        name: &str,
        selected: &Selected,
        is_json: bool,
        context: &Context,
    ) -> Result<CommandAnswer, Failure> {
        let language = selected.language;
        let names = selected.plan_names();
        let sought = SoughtIndicator::named(name);
        let mut found: Vec<(Listed<'_>, IndicatorRow<'_>)> = Vec::new();
        for listed in selected.plans() {
            let rows = indicators(
                listed.plan,
                listed.listing,
                IndicatorOrder::Plan,
                listed.year,
            );
            let rows = rows.into_iter();
            let rows = rows.filter(|row| sought.has_name_of(row.indicator));
            found.extend(rows.map(|row| (listed, row)));
        }
        if found.is_empty() {
            return Err(unknown_name(name, selected, context.spoken()));
        }
        let order = self.sort.into();
        sort_by_figure(&mut found, |(listed, row)| row.figure(order, listed.year));
        let table = |(listed, row): &(Listed<'_>, IndicatorRow<'_>)| {
            let (column, cell) = (
                AnswerColumn::words("body", language.body_heading()),
                AnswerCell::words(names.name(listed.plan)),
            );
            match is_json {
                true => whole(row, listed, language).with(column, cell),
                false => AnswerTable {
                    plan: Some(listed.plan.into()),
                    columns: std::iter::once(column).chain(columns(language)).collect(),
                    rows: vec![
                        std::iter::once(cell)
                            .chain(cells(row, listed.year, language))
                            .collect(),
                    ],
                },
            }
        };
        Ok(CommandAnswer {
            tables: found.iter().map(table).collect(),
            layout: TableLayout::Together,
        })
    }

    fn table(&self, listed: &Listed<'_>, language: Language) -> AnswerTable {
        let rows = indicators(listed.plan, listed.listing, self.sort.into(), listed.year);
        let rows = rows.iter();
        AnswerTable {
            plan: Some(listed.plan.into()),
            columns: columns(language),
            rows: rows.map(|row| cells(row, listed.year, language)).collect(),
        }
    }
}

/// An indicator with all its years, for programs.
fn whole(row: &IndicatorRow<'_>, listed: &Listed<'_>, language: Language) -> AnswerTable {
    let of_plan = AnswerTable::of_node(listed.plan, &Node::from(row.indicator));
    let computed = columns(language)
        .into_iter()
        .zip(cells(row, listed.year, language));
    let is_new = |column: &AnswerColumn| of_plan_has_not(&of_plan, column);
    let computed: Vec<_> = computed.filter(|(column, _)| is_new(column)).collect();
    let add = |table: AnswerTable, (column, cell)| table.with(column, cell);
    computed.into_iter().fold(of_plan, add)
}

/// The failure for a name that no listed indicator has.
fn unknown_name(name: &str, selected: &Selected, language: Language) -> Failure {
    let names = selected.plans().flat_map(|listed| {
        let rows = indicators(
            listed.plan,
            listed.listing,
            IndicatorOrder::Plan,
            listed.year,
        );
        let names: Vec<String> = rows.iter().map(|row| row.indicator.name.clone()).collect();
        names
    });
    unknown(
        &language.nothing_of_name("--name", name),
        name,
        names,
        language,
    )
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
        AnswerColumn::figures("pace", language.pace_a_year_heading()),
    ];
    words
        .into_iter()
        .chain(dated.into_iter().flatten())
        .chain(figures)
        .collect()
}

fn cells(row: &IndicatorRow<'_>, until: FiscalYear, language: Language) -> Vec<AnswerCell> {
    let indicator = row.indicator;
    let words = [
        AnswerCell::words(row.number()),
        AnswerCell::words(&indicator.name),
        AnswerCell::optional(indicator.unit.as_ref()),
    ];
    let dated = [
        dated(baseline(indicator)),
        dated(latest(indicator, until)),
        dated(next_target(indicator, until)),
    ];
    let change = row.change(until).and_then(|change| change.percent);
    let pace = Pace::of(indicator, until).map(|pace| pace.per_year);
    let figures = [
        attainment(row, until, language),
        change.map_or_else(AnswerCell::empty, |percent| {
            AnswerCell::number(format!("{}%", percent.signed()), percent)
        }),
        pace.map_or_else(AnswerCell::empty, |pace| {
            AnswerCell::number(pace.signed(), pace)
        }),
    ];
    words
        .into_iter()
        .chain(dated.into_iter().flatten())
        .chain(figures)
        .collect()
}

fn dated(value: Option<(FiscalYear, &Value)>) -> [AnswerCell; 2] {
    let year = value.map(|(year, _)| year.to_string());
    [
        AnswerCell::optional(year),
        AnswerCell::value(value.map(|(_, value)| value)),
    ]
}

/// The attainment in percent, or whether the target is reached if no percentage can
/// be calculated (a target of zero, for example).
fn attainment(row: &IndicatorRow<'_>, until: FiscalYear, language: Language) -> AnswerCell {
    let Some(attainment) = Attainment::of(row.indicator, until) else {
        return AnswerCell::empty();
    };
    match (attainment.percent(), attainment.is_reached) {
        (Some(percent), _) => AnswerCell::number(format!("{percent}%"), percent),
        (None, Some(is_reached)) => {
            let key = if is_reached { "reached" } else { "missed" };
            AnswerCell::new(language.reached_or_missed(is_reached), key)
        }
        (None, None) => AnswerCell::empty(),
    }
}
