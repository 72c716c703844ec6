//! Tables whose keys are fiscal years.

use std::ops::Range;
use std::sync::Arc;

use super::Diagnostics;
use super::leaves::Leaves;
use super::references::suggestion;
use crate::document::{KeyValue, TableReader};
use crate::plan::unreadable::Leaf;
use crate::plan::{ByYear, FiscalYear, PlanMistake, RatingScale, TextKind, YearReport};

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

    /// The mark that is shared, if the scale has it.
    fn share(&self, mark: &str) -> Option<Arc<str>> {
        let known = self.0.iter().find(|known| &***known == mark);
        known.map(Arc::clone)
    }

    fn unknown(&self, mark: &str) -> PlanMistake {
        let marks = self.0.iter().map(|mark| &**mark);
        PlanMistake::UnknownRating {
            mark: mark.to_owned(),
            suggestion: (!self.0.is_empty()).then(|| suggestion(mark, marks)),
        }
    }
}

/// One year as it was read.
pub(super) struct ReadYear {
    pub(super) key: Range<usize>,
    report: YearReport,
}

impl ReadYears {
    /// The reports of the years that are not empty.
    pub(super) fn into_reports(self) -> ByYear<YearReport> {
        self.years
            .into_iter()
            .map(|(year, read)| (year, read.report))
            .filter(|(_, report)| !report.is_empty())
            .collect()
    }
}

/// Reads `[….years]`. Without `marks` nothing is known of a scale, and no rating is kept.
pub(super) fn read(
    table: Option<TableReader<'_>>,
    marks: Option<&SharedMarks>,
    leaves: &mut Leaves<'_>,
    diagnostics: &mut Diagnostics<'_>,
) -> ReadYears {
    let years = by_year(table, diagnostics).into_iter();
    let years = years.filter_map(|(year, entry)| {
        let table = entry.table(diagnostics)?;
        let report = report(year, table, marks, leaves, diagnostics);
        let key = entry.key.span;
        Some((year, ReadYear { key, report }))
    });
    ReadYears {
        years: years.collect(),
    }
}

fn report(
    year: FiscalYear,
    mut table: TableReader<'_>,
    marks: Option<&SharedMarks>,
    leaves: &mut Leaves<'_>,
    diagnostics: &mut Diagnostics<'_>,
) -> YearReport {
    let texts = TextKind::ALL.map(|kind| {
        let entry = table.entry(kind.key());
        let text = leaves.read(Leaf::Text(year, kind), entry, diagnostics);
        (kind, text.unwrap_or_default())
    });
    let rating = table.entry("rating");
    let rating = rating.and_then(|entry| rating_of(year, &entry, marks, leaves, diagnostics));
    table.finish(diagnostics);
    YearReport::new(texts, rating)
}

fn rating_of(
    year: FiscalYear,
    entry: &KeyValue<'_>,
    marks: Option<&SharedMarks>,
    leaves: &mut Leaves<'_>,
    diagnostics: &mut Diagnostics<'_>,
) -> Option<Arc<str>> {
    let left_out = match entry.leaf::<String>(diagnostics) {
        Ok(mark) => {
            let marks = marks?;
            match marks.share(&mark) {
                Some(shared) => return Some(shared),
                None => entry.leave_out(marks.unknown(&mark), diagnostics),
            }
        }
        Err(left_out) => left_out,
    };
    leaves.keep(Leaf::Rating(year), left_out);
    None
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
