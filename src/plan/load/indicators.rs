//! `[[….indicators]]`.

use super::Diagnostics;
use super::facts::check_filled;
use super::years::by_year;
use crate::document::TableReader;
use crate::plan::{Better, Figures, Indicator, PlanMistake, Value};

/// Reads the indicators of a measure or of a row.
pub(super) fn read(
    tables: Vec<TableReader<'_>>,
    diagnostics: &mut Diagnostics<'_>,
) -> Vec<Indicator> {
    let mut indicators: Vec<Indicator> = tables
        .into_iter()
        .filter_map(|table| indicator(table, diagnostics))
        .collect();
    indicators.shrink_to_fit();
    indicators
}

fn indicator(mut table: TableReader<'_>, diagnostics: &mut Diagnostics<'_>) -> Option<Indicator> {
    let name = table.required::<String>("name", diagnostics);
    let unit = table.optional::<String>("unit", diagnostics);
    let better = better(&mut table, diagnostics);
    let cumulative = table.optional("cumulative", diagnostics);
    let years = table.table("years", diagnostics);
    let years = by_year(years, diagnostics)
        .into_iter()
        .filter_map(|(year, entry)| Some((year, figures(entry.table(diagnostics)?, diagnostics))))
        .filter(|(_, figures)| *figures != Figures::default())
        .collect();
    table.finish(diagnostics);
    check_filled("name", &name, diagnostics);
    Some(Indicator {
        name: name?.value,
        unit: unit
            .map(|unit| unit.value)
            .filter(|unit| !unit.trim().is_empty()),
        better,
        cumulative: cumulative.is_some_and(|cumulative| cumulative.value),
        years,
    })
}

fn better(table: &mut TableReader<'_>, diagnostics: &mut Diagnostics<'_>) -> Better {
    let Some(written) = table.optional::<String>("better", diagnostics) else {
        return Better::default();
    };
    match written.value.as_str() {
        "higher" => Better::Higher,
        "lower" => Better::Lower,
        "neither" => Better::Neither,
        _ => {
            diagnostics.add(PlanMistake::BadDirection(written.value), written.span);
            Better::default()
        }
    }
}

fn figures(mut table: TableReader<'_>, diagnostics: &mut Diagnostics<'_>) -> Figures {
    let mut value = |key| {
        let read = table.optional::<Value>(key, diagnostics)?;
        let source = diagnostics.source().slice(read.span);
        Some(read.value.as_written(source)).filter(|value| *value != Value::parse(""))
    };
    let figures = Figures {
        actual: value("actual"),
        target: value("target"),
        was: value("was"),
    };
    table.finish(diagnostics);
    figures
}
