//! Tables whose keys are fiscal years.

use std::ops::Range;
use std::sync::Arc;

use super::Diagnostics;
use crate::document::{Item, KeyValue, TableReader};
use crate::plan::{ByYear, FiscalYear, PlanMistake, RatingScale, Text, TextKind, YearReport};

/// The years of a row as they were read, in their order, each with its place.
#[derive(Default)]
pub(super) struct ReadYears {
    pub(super) years: Vec<(FiscalYear, ReadYear)>,
}

/// The marks of a scale, of which all rows share the same few: a country has a million.
pub(super) struct SharedMarks(Vec<Arc<str>>);

impl SharedMarks {
    pub(super) fn new(scale: &RatingScale) -> Self {
        let marks = scale.steps().iter().map(|step| step.mark.as_str().into());
        Self(marks.collect())
    }

    /// The mark that is shared. One that the scale does not have is its own.
    fn share(&self, mark: &str) -> Arc<str> {
        let known = self.0.iter().find(|known| &***known == mark);
        known.map_or_else(|| mark.into(), Arc::clone)
    }
}

/// One year as it was read.
pub(super) struct ReadYear {
    pub(super) key: Range<usize>,
    pub(super) rating: Option<Item<String>>,
    texts: [(TextKind, Text); TextKind::ALL.len()],
}

impl ReadYears {
    /// The reports of the years that are not empty, with ratings that rows share.
    pub(super) fn into_reports(self, marks: &SharedMarks) -> ByYear<YearReport> {
        let report = |read: ReadYear| {
            let rating = read.rating.map(|mark| marks.share(&mark.value));
            YearReport::new(read.texts, rating)
        };
        self.years
            .into_iter()
            .map(|(year, read)| (year, report(read)))
            .filter(|(_, report)| !report.is_empty())
            .collect()
    }
}

/// Reads `[….years]`.
pub(super) fn read(table: Option<TableReader<'_>>, diagnostics: &mut Diagnostics<'_>) -> ReadYears {
    let years = by_year(table, diagnostics).into_iter();
    let years = years.filter_map(|(year, entry)| {
        let table = entry.table(diagnostics)?;
        Some((year, report(table, entry.key.span, diagnostics)))
    });
    ReadYears {
        years: years.collect(),
    }
}

fn report(
    mut table: TableReader<'_>,
    key: Range<usize>,
    diagnostics: &mut Diagnostics<'_>,
) -> ReadYear {
    let texts = TextKind::ALL.map(|kind| {
        let text = table.optional::<Text>(kind.key(), diagnostics);
        (kind, text.map(|text| text.value).unwrap_or_default())
    });
    let rating = table.optional::<String>("rating", diagnostics);
    table.finish(diagnostics);
    ReadYear { key, rating, texts }
}

/// Reads the entries of a table, in the order of their years. A key that is not a
/// year, or repeats a year, is reported and left out.
pub(super) fn by_year<'d>(
    table: Option<TableReader<'d>>,
    diagnostics: &mut Diagnostics<'_>,
) -> Vec<(FiscalYear, KeyValue<'d>)> {
    let mut years: Vec<(FiscalYear, KeyValue<'d>)> = Vec::new();
    let Some(table) = table else { return years };
    for entry in table.into_entries() {
        match entry.key.value.parse() {
            Err(_) => {
                let written = entry.key.value.to_owned();
                diagnostics.add(PlanMistake::BadYear(written), entry.key.span);
            }
            Ok(year) if years.iter().any(|(known, _)| *known == year) => {
                let written = entry.key.value.to_owned();
                diagnostics.add(PlanMistake::DuplicateYear(written), entry.key.span);
            }
            Ok(year) => years.push((year, entry)),
        }
    }
    years.sort_by_key(|(year, _)| *year);
    years
}
