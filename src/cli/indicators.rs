//! `tenken indicators`: figures against targets.

use clap::{Args, ValueEnum};
use tenken::compare::{Attainment, Pace, baseline, latest, next_target};
use tenken::messages::Language;
use tenken::plan::{FiscalYear, Node, Value};
use tenken::query::{IndicatorOrder, IndicatorRow, indicators};

use super::answer::{AnswerCell, AnswerColumn, AnswerTable, CommandAnswer};
use super::context::{Context, Ending, Failure};
use super::format::FormatArguments;
use super::help::OUTPUT;
use super::selection::{Listed, SelectionArguments};

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

    #[command(flatten)]
    format: FormatArguments,
}

/// An order as it is written on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum IndicatorOrderArgument {
    Plan,
    Attainment,
    Change,
}

impl From<IndicatorOrderArgument> for IndicatorOrder {
    fn from(order: IndicatorOrderArgument) -> Self {
        match order {
            IndicatorOrderArgument::Plan => Self::Plan,
            IndicatorOrderArgument::Attainment => Self::Attainment,
            IndicatorOrderArgument::Change => Self::Change,
        }
    }
}

impl Indicators {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let is_json = self.format.format(context).is_json();
        let tables = |listed: &Listed<'_>, language| match is_json {
            true => self.whole(listed, language),
            false => vec![self.table(listed, language)],
        };
        let selected = self.selection.ask(context, tables)?;
        let answer = CommandAnswer {
            tables: selected.answers.into_iter().flatten().collect(),
        };
        self.format.write(&answer, context)?;
        Ok(selected.ending)
    }

    /// The indicators with all their years, for programs.
    fn whole(&self, listed: &Listed<'_>, language: Language) -> Vec<AnswerTable> {
        let rows = indicators(listed.plan, listed.listing, self.sort.into(), listed.year);
        let table = |row: &IndicatorRow<'_>| {
            let of_plan = AnswerTable::of_node(listed.plan, &Node::from(row.indicator));
            let computed = columns(language)
                .into_iter()
                .zip(cells(row, listed.year, language));
            let is_new = |column: &AnswerColumn| of_plan_has_not(&of_plan, column);
            let computed: Vec<_> = computed.filter(|(column, _)| is_new(column)).collect();
            let add = |table: AnswerTable, (column, cell)| table.with(column, cell);
            computed.into_iter().fold(of_plan, add)
        };
        rows.iter().map(table).collect()
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
