//! `[[….indicators]]`.

use super::Findings;
use super::facts::check_filled;
use super::years::by_year;
use crate::document::TableReader;
use crate::plan::{Better, Figures, Indicator, Mistake, Value};

/// Reads the indicators of a measure or of a row.
pub(super) fn read(tables: Vec<TableReader<'_>>, findings: &mut Findings<'_>) -> Vec<Indicator> {
    tables
        .into_iter()
        .filter_map(|table| indicator(table, findings))
        .collect()
}

fn indicator(mut table: TableReader<'_>, findings: &mut Findings<'_>) -> Option<Indicator> {
    let name = table.required::<String>("name", findings);
    let unit = table.optional::<String>("unit", findings);
    let better = better(&mut table, findings);
    let cumulative = table.optional("cumulative", findings);
    let years = table.table("years", findings);
    let years = by_year(years, findings)
        .into_iter()
        .filter_map(|(year, entry)| Some((year, figures(entry.table(findings)?, findings))))
        .filter(|(_, figures)| *figures != Figures::default())
        .collect();
    table.finish(findings);
    check_filled("name", &name, findings);
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

fn better(table: &mut TableReader<'_>, findings: &mut Findings<'_>) -> Better {
    let Some(written) = table.optional::<String>("better", findings) else {
        return Better::default();
    };
    match written.value.as_str() {
        "higher" => Better::Higher,
        "lower" => Better::Lower,
        "neither" => Better::Neither,
        _ => {
            findings.add(Mistake::BadDirection(written.value), written.span);
            Better::default()
        }
    }
}

fn figures(mut table: TableReader<'_>, findings: &mut Findings<'_>) -> Figures {
    let mut value = |key| {
        let read = table.optional::<Value>(key, findings)?;
        let source = findings.source().slice(read.span);
        Some(read.value.as_written(source)).filter(|value| *value != Value::parse(""))
    };
    let figures = Figures {
        actual: value("actual"),
        target: value("target"),
        was: value("was"),
    };
    table.finish(findings);
    figures
}
