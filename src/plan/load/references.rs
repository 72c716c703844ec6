//! Checks between tables: ids are unique, references exist, and years lie within the plan.

use std::collections::HashMap;
use std::ops::Range;

use super::Diagnostics;
use super::facts::PlanHead;
use super::rows::{ReadInitiative, ReadMeasure, ReadPillar};
use super::years::ReadYears;
use crate::document::{Code, Item, Suggestion};
use crate::plan::{FiscalYear, PlanMistake};

/// The parts of a document as they were read; `None` if the value is not a list of
/// tables, so that the ids are unknown.
pub(super) struct Rows<'r> {
    pub(super) pillars: Option<&'r [ReadPillar]>,
    pub(super) measures: Option<&'r [ReadMeasure]>,
    pub(super) initiatives: &'r [ReadInitiative],
}

/// Reports everything in the document that is inconsistent.
pub(super) fn check(head: Option<&PlanHead>, rows: &Rows<'_>, diagnostics: &mut Diagnostics<'_>) {
    let pillars = rows
        .pillars
        .map(|read| unique(read.iter().map(|p| &p.id), diagnostics));
    let measures = rows
        .measures
        .map(|read| unique(read.iter().map(|m| &m.id), diagnostics));
    let initiatives = unique(rows.initiatives.iter().map(|row| &row.id), diagnostics);
    let of_measures = rows.measures.into_iter().flatten();
    for pillar in of_measures.filter_map(|measure| measure.pillar.as_ref()) {
        check_reference("pillar", pillar, pillars.as_ref(), diagnostics);
    }
    let named = by_name(rows.initiatives);
    for row in rows.initiatives {
        check_place(row, pillars.as_ref(), measures.as_ref(), diagnostics);
        check_reprint(row, &named, &initiatives, diagnostics);
    }
    let Some(head) = head else { return };
    check_years(&head.years, head, diagnostics);
    for row in rows.initiatives {
        check_years(&row.years, head, diagnostics);
    }
}

type Ids<'r> = HashMap<&'r str, &'r Range<usize>>;

fn unique<'r>(
    ids: impl Iterator<Item = &'r Option<Item<String>>>,
    diagnostics: &mut Diagnostics<'_>,
) -> Ids<'r> {
    let mut seen: Ids<'r> = HashMap::new();
    for Item { value: id, span } in ids.flatten() {
        if id.trim().is_empty() {
            diagnostics.add(PlanMistake::EmptyId, span.clone());
        } else if let Some(first) = seen.get(id.as_str()) {
            let duplicate = PlanMistake::DuplicateId(id.clone());
            diagnostics.add_related(duplicate, span.clone(), (*first).clone());
        } else {
            seen.insert(id, span);
        }
    }
    seen
}

fn check_place(
    row: &ReadInitiative,
    pillars: Option<&Ids<'_>>,
    measures: Option<&Ids<'_>>,
    diagnostics: &mut Diagnostics<'_>,
) {
    match (&row.measure, &row.pillar) {
        (Some(measure), None) => check_reference("measure", measure, measures, diagnostics),
        (None, Some(pillar)) => check_reference("pillar", pillar, pillars, diagnostics),
        (None, None) if row.has_place => {}
        (None, None) => {
            let row_id = name_of(row).to_owned();
            diagnostics.add(PlanMistake::NoPlace { row: row_id }, row.table.clone());
        }
        (Some(_), Some(pillar)) => {
            let row_id = name_of(row).to_owned();
            diagnostics.add(PlanMistake::TwoPlaces { row: row_id }, pillar.span.clone());
        }
    }
}

fn check_reference(
    key: &'static str,
    written: &Item<String>,
    ids: Option<&Ids<'_>>,
    diagnostics: &mut Diagnostics<'_>,
) {
    let is_unknown = |ids: &&Ids<'_>| !ids.contains_key(written.value.as_str());
    if let Some(ids) = ids.filter(is_unknown) {
        report_reference(key, written, ids.keys().copied(), diagnostics);
    }
}

fn report_reference<'c>(
    key: &'static str,
    written: &Item<String>,
    valid: impl Iterator<Item = &'c str>,
    diagnostics: &mut Diagnostics<'_>,
) {
    let id = written.value.as_str();
    let suggestion = match diagnostics.lists(Code::UNKNOWN_REFERENCE) {
        true => suggestion(id, valid),
        false => Suggestion::TooMany,
    };
    let unknown = PlanMistake::UnknownReference {
        key,
        id: id.to_owned(),
        suggestion,
    };
    diagnostics.add(unknown, written.span.clone());
}

/// Maximum number of valid values in a suggestion. A longer list is not read.
/// Heuristic.
const MOST_SUGGESTED: usize = 12;

pub(super) fn suggestion<'c>(
    written: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Suggestion {
    let mut sorted: Vec<&str> = candidates.collect();
    sorted.sort_unstable();
    Suggestion::new(written, &sorted, MOST_SUGGESTED)
}

fn check_reprint(
    row: &ReadInitiative,
    rows: &HashMap<&str, &ReadInitiative>,
    ids: &Ids<'_>,
    diagnostics: &mut Diagnostics<'_>,
) {
    let Some(original) = &row.reprint_of else {
        return;
    };
    if original.value == name_of(row) {
        diagnostics.add(PlanMistake::ReprintOfItself, original.span.clone());
        return;
    }
    if !ids.contains_key(original.value.as_str()) {
        let others = ids.keys().copied().filter(|id| *id != name_of(row));
        report_reference("reprint_of", original, others, diagnostics);
    }
    let reprinted = rows.get(original.value.as_str());
    if reprinted.is_some_and(|candidate| candidate.reprint_of.is_some()) {
        let reprint = PlanMistake::ReprintOfReprint {
            original: original.value.clone(),
        };
        diagnostics.add(reprint, original.span.clone());
    }
}

fn check_years(years: &ReadYears, head: &PlanHead, diagnostics: &mut Diagnostics<'_>) {
    for (year, read) in &years.years {
        check_inside(*year, &read.key, head, diagnostics);
    }
}

fn check_inside(
    year: FiscalYear,
    key: &Range<usize>,
    head: &PlanHead,
    diagnostics: &mut Diagnostics<'_>,
) {
    let Some(period @ (first, last)) = head.period else {
        return;
    };
    if year < first || last < year {
        diagnostics.add(PlanMistake::YearOutsidePlan { year, period }, key.clone());
    }
}

/// Returns the rows by id. If several have the same id, the first one counts.
fn by_name(rows: &[ReadInitiative]) -> HashMap<&str, &ReadInitiative> {
    let mut named = HashMap::new();
    for row in rows {
        named.entry(name_of(row)).or_insert(row);
    }
    named
}

fn name_of(row: &ReadInitiative) -> &str {
    row.id.as_ref().map_or("", |id| &id.value)
}
