//! Tables whose keys are fiscal years.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Diagnostics;
use crate::document::{KeyValue, TableReader};
use crate::plan::{FiscalYear, PlanMistake, Text, TextKind, YearReport};

/// The years of a row as they were read, each with its place.
#[derive(Default)]
pub(super) struct ReadYears {
    pub(super) years: BTreeMap<FiscalYear, ReadYear>,
}

/// One year as it was read.
pub(super) struct ReadYear {
    pub(super) report: YearReport,
    pub(super) key: Range<usize>,
    pub(super) rating: Option<Range<usize>>,
}

impl ReadYears {
    /// The reports of the years that are not empty.
    pub(super) fn into_reports(self) -> BTreeMap<FiscalYear, YearReport> {
        self.years
            .into_iter()
            .map(|(year, read)| (year, read.report))
            .filter(|(_, report)| !report.is_empty())
            .collect()
    }
}

/// Reads `[….years]`.
pub(super) fn read(table: Option<TableReader<'_>>, diagnostics: &mut Diagnostics<'_>) -> ReadYears {
    let mut years = BTreeMap::new();
    for (year, entry) in by_year(table, diagnostics) {
        if let Some(table) = entry.table(diagnostics) {
            years.insert(year, report(table, entry.key.span, diagnostics));
        }
    }
    ReadYears { years }
}

fn report(
    mut table: TableReader<'_>,
    key: Range<usize>,
    diagnostics: &mut Diagnostics<'_>,
) -> ReadYear {
    let texts = TextKind::ALL.map(|kind| {
        table
            .optional::<Text>(kind.key(), diagnostics)
            .map(|text| text.value)
            .unwrap_or_default()
    });
    let rating = table.optional::<String>("rating", diagnostics);
    table.finish(diagnostics);
    ReadYear {
        key,
        rating: rating.as_ref().map(|mark| mark.span.clone()),
        report: YearReport {
            texts,
            rating: rating.map(|mark| mark.value),
        },
    }
}

/// Reads the entries of a table by year. A key that is not a year, or repeats a
/// year, is reported and left out.
pub(super) fn by_year<'d>(
    table: Option<TableReader<'d>>,
    diagnostics: &mut Diagnostics<'_>,
) -> BTreeMap<FiscalYear, KeyValue<'d>> {
    let mut years: BTreeMap<FiscalYear, KeyValue<'d>> = BTreeMap::new();
    let Some(table) = table else { return years };
    for entry in table.into_entries() {
        match entry.key.value.parse() {
            Err(_) => diagnostics.add(PlanMistake::BadYear(entry.key.value), entry.key.span),
            Ok(year) if years.contains_key(&year) => {
                diagnostics.add(PlanMistake::DuplicateYear(entry.key.value), entry.key.span);
            }
            Ok(year) => {
                years.insert(year, entry);
            }
        }
    }
    years
}
