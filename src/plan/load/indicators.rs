//! `[[….indicators]]`.

use super::Diagnostics;
use super::facts::check_filled;
use super::years::by_year;
use crate::document::Item;
use crate::document::TableReader;
use crate::plan::{Better, ByYear, Figures, FiscalYear, Indicator, PlanMistake, Value};

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
    let breaks = table.optional::<Vec<String>>("breaks", diagnostics);
    let years = table.table("years", diagnostics);
    let years = by_year(years, diagnostics)
        .into_iter()
        .filter_map(|(year, entry)| Some((year, figures(entry.table(diagnostics)?, diagnostics))))
        .filter(|(_, figures)| *figures != Figures::default())
        .collect::<ByYear<Figures>>();
    table.finish(diagnostics);
    check_filled("name", &name, diagnostics);
    let breaks = breaks.map(|breaks| read_breaks(&breaks, &years, diagnostics));
    Some(Indicator {
        name: name?.value,
        unit: unit
            .map(|unit| unit.value)
            .filter(|unit| !unit.trim().is_empty()),
        better,
        cumulative: cumulative.is_some_and(|cumulative| cumulative.value),
        breaks: breaks.unwrap_or_default(),
        years,
    })
}

/// Reads the years of breaks in whatever order they are written, as other years. One that
/// is none, or is repeated, is reported and left out.
fn read_breaks(
    written: &Item<Vec<String>>,
    figures: &ByYear<Figures>,
    diagnostics: &mut Diagnostics<'_>,
) -> Box<[FiscalYear]> {
    let mut breaks: Vec<FiscalYear> = Vec::new();
    for text in &written.value {
        let mistake = match text.parse() {
            Err(_) => PlanMistake::BadYear(text.clone()),
            Ok(year) if breaks.contains(&year) => PlanMistake::DuplicateYear(text.clone()),
            Ok(year) => {
                breaks.push(year);
                if separates(year, figures) {
                    continue;
                }
                PlanMistake::EmptyBreak(year)
            }
        };
        diagnostics.add(mistake, written.span.clone());
    }
    breaks.sort();
    breaks.into()
}

/// Returns whether there are figures both before a year and from it on.
fn separates(year: FiscalYear, figures: &ByYear<Figures>) -> bool {
    figures.keys().any(|known| *known < year) && figures.keys().any(|known| *known >= year)
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
