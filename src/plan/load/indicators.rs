//! `[[….indicators]]`.

use super::Diagnostics;
use super::facts::check_filled;
use super::leaves::Leaves;
use super::years::by_year;
use crate::document::{Item, TableReader};
use crate::plan::unreadable::{FigureKind, IndicatorLeaf, Leaf};
use crate::plan::{Better, ByYear, Figures, FiscalYear, Indicator, PlanMistake, Value};

/// Reads the indicators of a measure or of a row.
pub(super) fn read(
    tables: Vec<TableReader<'_>>,
    leaves: &mut Leaves<'_>,
    diagnostics: &mut Diagnostics<'_>,
) -> Vec<Indicator> {
    let mut indicators: Vec<Indicator> = tables
        .into_iter()
        .enumerate()
        .filter_map(|(index, table)| indicator(index, table, leaves, diagnostics))
        .collect();
    indicators.shrink_to_fit();
    indicators
}

fn indicator(
    index: usize,
    mut table: TableReader<'_>,
    leaves: &mut Leaves<'_>,
    diagnostics: &mut Diagnostics<'_>,
) -> Option<Indicator> {
    let leaf = |leaf| Leaf::Indicator(index, leaf);
    let name = table.required::<String>("name", diagnostics);
    let unit = table.entry("unit");
    let unit = leaves.read::<String>(leaf(IndicatorLeaf::Unit), unit, diagnostics);
    let better = better(index, &mut table, leaves, diagnostics);
    let cumulative = table.entry("cumulative");
    let cumulative = leaves.read(leaf(IndicatorLeaf::Cumulative), cumulative, diagnostics);
    let breaks = table.optional::<Vec<String>>("breaks", diagnostics);
    let years = table.table("years", diagnostics);
    let years = by_year(years, diagnostics)
        .into_iter()
        .filter_map(|(year, entry)| {
            let table = entry.table(diagnostics)?;
            let place = |kind| leaf(IndicatorLeaf::Figure(year, kind));
            Some((year, figures(table, place, leaves, diagnostics)))
        })
        .filter(|(_, figures)| *figures != Figures::default())
        .collect::<ByYear<Figures>>();
    table.finish(diagnostics);
    check_filled("name", &name, diagnostics);
    let breaks = breaks.map(|breaks| read_breaks(&breaks, &years, diagnostics));
    Some(Indicator {
        name: name?.value,
        unit: unit.filter(|unit| !unit.trim().is_empty()),
        better,
        cumulative: cumulative.unwrap_or_default(),
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

fn better(
    index: usize,
    table: &mut TableReader<'_>,
    leaves: &mut Leaves<'_>,
    diagnostics: &mut Diagnostics<'_>,
) -> Better {
    let Some(entry) = table.entry("better") else {
        return Better::default();
    };
    let left_out = match entry.leaf::<String>(diagnostics) {
        Ok(written) => match written.as_str() {
            "higher" => return Better::Higher,
            "lower" => return Better::Lower,
            "neither" => return Better::Neither,
            _ => entry.leave_out(PlanMistake::BadDirection(written), diagnostics),
        },
        Err(left_out) => left_out,
    };
    leaves.keep(Leaf::Indicator(index, IndicatorLeaf::Better), left_out);
    Better::Unknown
}

fn figures(
    mut table: TableReader<'_>,
    leaf: impl Fn(FigureKind) -> Leaf,
    leaves: &mut Leaves<'_>,
    diagnostics: &mut Diagnostics<'_>,
) -> Figures {
    let mut value = |kind: FigureKind| {
        let entry = table.entry(kind.key())?;
        let source = diagnostics.source().slice(entry.span());
        let read = leaves.read::<Value>(leaf(kind), Some(entry), diagnostics)?;
        Some(read.as_written(source)).filter(|value| *value != Value::parse(""))
    };
    let figures = Figures {
        actual: value(FigureKind::Actual),
        target: value(FigureKind::Target),
        was: value(FigureKind::Was),
    };
    table.finish(diagnostics);
    figures
}
