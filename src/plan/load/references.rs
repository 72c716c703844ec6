//! What one table says of another: ids are unique, references lead somewhere,
//! marks are on the scale, years lie in the plan.

use std::collections::HashMap;
use std::ops::Range;

use super::facts::Head;
use super::rows::{ReadInitiative, ReadMeasure, ReadPillar};
use super::years::ReadYears;
use crate::document::{Code, Finding, Findings, Item, nearest};
use crate::plan::{FiscalYear, RatingScale};

/// The rows of a document as they were read; none where something else stands
/// in their place, so that nothing is known of their ids.
pub(super) struct Rows<'r> {
    pub(super) pillars: Option<&'r [ReadPillar]>,
    pub(super) measures: Option<&'r [ReadMeasure]>,
    pub(super) initiatives: &'r [ReadInitiative],
}

/// Reports everything in the document that does not fit together.
pub(super) fn check(head: Option<&Head>, rows: &Rows<'_>, findings: &mut Findings<'_>) {
    let pillars = rows
        .pillars
        .map(|read| unique(read.iter().map(|p| &p.id), findings));
    let measures = rows
        .measures
        .map(|read| unique(read.iter().map(|m| &m.id), findings));
    let initiatives = unique(rows.initiatives.iter().map(|row| &row.id), findings);
    let of_measures = rows.measures.into_iter().flatten();
    for pillar in of_measures.filter_map(|measure| measure.pillar.as_ref()) {
        check_reference("pillar", pillar, pillars.as_ref(), findings);
    }
    let named = by_name(rows.initiatives);
    for row in rows.initiatives {
        check_place(row, pillars.as_ref(), measures.as_ref(), findings);
        check_reprint(row, &named, &initiatives, findings);
    }
    let Some(head) = head else { return };
    check_years(&head.years, head, findings);
    for row in rows.initiatives {
        check_years(&row.years, head, findings);
    }
}

type Ids<'r> = HashMap<&'r str, &'r Range<usize>>;

fn unique<'r>(
    ids: impl Iterator<Item = &'r Option<Item<String>>>,
    findings: &mut Findings<'_>,
) -> Ids<'r> {
    let mut seen: Ids<'r> = HashMap::new();
    for Item { value: id, span } in ids.flatten() {
        if id.trim().is_empty() {
            let empty = Finding::error(Code::EmptyId, "id が空です")
                .help("ほかと重ならない id を付けてください");
            findings.add(empty, span.clone());
        } else if let Some(first) = seen.get(id.as_str()) {
            let duplicate =
                Finding::error(Code::DuplicateId, format!("id「{id}」が二度使われています"))
                    .help("id は重ならないように付けてください")
                    .at(findings.source(), span.clone())
                    .related(findings.source(), (*first).clone(), "最初はここ");
            findings.push(duplicate);
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
    findings: &mut Findings<'_>,
) {
    match (&row.measure, &row.pillar) {
        (Some(measure), None) => check_reference("measure", measure, measures, findings),
        (None, Some(pillar)) => check_reference("pillar", pillar, pillars, findings),
        (None, None) if row.has_place => {}
        (None, None) => {
            let finding = Finding::error(
                Code::MissingKey,
                match name_of(row) {
                    "" => "この取組に measure も pillar もありません".to_owned(),
                    id => format!("「{id}」に measure も pillar もありません"),
                },
            )
            .help("属する施策を measure = \"…\" で、中間の階層がなければ pillar = \"…\" で書いてください");
            findings.add(finding, row.table.clone());
        }
        (Some(_), Some(pillar)) => {
            let finding = Finding::error(
                Code::TwoPlaces,
                format!("「{}」に measure と pillar の両方があります", name_of(row)),
            )
            .help("measure があれば pillar は要りません。pillar を消してください");
            findings.add(finding, pillar.span.clone());
        }
    }
}

fn check_reference(
    key: &str,
    written: &Item<String>,
    ids: Option<&Ids<'_>>,
    findings: &mut Findings<'_>,
) {
    let id = written.value.as_str();
    let Some(ids) = ids.filter(|ids| !ids.contains_key(id)) else {
        return;
    };
    let finding = Finding::error(
        Code::UnknownReference,
        format!("{key} の「{id}」という id はどこにもありません"),
    );
    findings.add(
        suggest(finding, id, ids.keys().copied()),
        written.span.clone(),
    );
}

/// More valid values than this are no help.
const MOST_SUGGESTED: usize = 12;

fn suggest<'c>(
    finding: Finding,
    written: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Finding {
    let mut sorted: Vec<&str> = candidates.collect();
    sorted.sort_unstable();
    match nearest(written, sorted.iter().copied()) {
        Some(near) => finding.help(format!("もしかして: {near}")),
        None if sorted.is_empty() => finding.help("その id を持つ表を書いてください"),
        None if sorted.len() > MOST_SUGGESTED => finding.help("id を確かめてください"),
        None => finding.help(format!("使える値: {}", sorted.join(", "))),
    }
}

fn check_reprint(
    row: &ReadInitiative,
    rows: &HashMap<&str, &ReadInitiative>,
    ids: &Ids<'_>,
    findings: &mut Findings<'_>,
) {
    let Some(original) = &row.reprint_of else {
        return;
    };
    if original.value == name_of(row) {
        let finding = Finding::error(Code::ReprintOfReprint, "自分自身を再掲の元にしています")
            .help("元の行の id を書いてください");
        findings.add(finding, original.span.clone());
        return;
    }
    if !ids.contains_key(original.value.as_str()) {
        let mut others = ids.clone();
        others.remove(name_of(row));
        check_reference("reprint_of", original, Some(&others), findings);
    }
    let reprinted = rows.get(original.value.as_str());
    if reprinted.is_some_and(|candidate| candidate.reprint_of.is_some()) {
        let finding = Finding::error(
            Code::ReprintOfReprint,
            format!("再掲の元「{}」も再掲です", original.value),
        )
        .help("元の行の id を書いてください");
        findings.add(finding, original.span.clone());
    }
}

fn check_years(years: &ReadYears, head: &Head, findings: &mut Findings<'_>) {
    for (year, read) in &years.years {
        check_inside(*year, &read.key, head, findings);
        if let (Some(mark), Some(span)) = (&read.report.rating, &read.rating) {
            check_mark(mark, span, &head.ratings, findings);
        }
    }
}

fn check_inside(year: FiscalYear, key: &Range<usize>, head: &Head, findings: &mut Findings<'_>) {
    let Some((first, last)) = head.period else {
        return;
    };
    if year < first || last < year {
        let finding = Finding::warning(
            Code::YearOutsidePlan,
            format!("{year} は計画の期間（{first}〜{last}）の外です"),
        )
        .help("年度か、[plan] の first_year と last_year を確かめてください");
        findings.add(finding, key.clone());
    }
}

fn check_mark(mark: &str, span: &Range<usize>, scale: &RatingScale, findings: &mut Findings<'_>) {
    if scale.get(mark).is_some() {
        return;
    }
    let finding = Finding::error(
        Code::UnknownRating,
        format!("評価「{mark}」は [[plan.ratings]] にありません"),
    );
    if scale.is_empty() {
        let finding =
            finding.help("[[plan.ratings]] に評価の段階を書くか、rating を消してください");
        findings.add(finding, span.clone());
        return;
    }
    let marks = scale.steps().iter().map(|step| step.mark.as_str());
    findings.add(suggest(finding, mark, marks), span.clone());
}

/// The rows by their ids; of several with one id the first.
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
