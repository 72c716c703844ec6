//! What one table says of another: ids are unique, references lead somewhere,
//! marks are on the scale, years lie in the plan.

use std::collections::HashMap;
use std::ops::Range;

use super::facts::Head;
use super::rows::{ReadInitiative, ReadMeasure, ReadPillar};
use super::years::ReadYears;
use crate::document::{Finding, Findings, Item, nearest};
use crate::plan::{FiscalYear, RatingScale};

/// Reports everything in the document that does not fit together.
pub(super) fn check(
    head: &Option<Head>,
    pillars: &[ReadPillar],
    measures: &[ReadMeasure],
    initiatives: &[ReadInitiative],
    findings: &mut Findings<'_>,
) {
    let pillar_ids = unique(
        pillars.iter().map(|read| (read.row.id.as_str(), &read.id)),
        findings,
    );
    let measure_ids = unique(
        measures.iter().map(|read| (read.row.id.as_str(), &read.id)),
        findings,
    );
    let row_ids = unique(
        initiatives
            .iter()
            .map(|read| (read.id.value.as_str(), &read.id.span)),
        findings,
    );
    for measure in measures {
        let pillar = Item {
            value: measure.row.pillar.clone(),
            span: measure.pillar.clone(),
        };
        check_reference("pillar", &pillar, &pillar_ids, findings);
    }
    for row in initiatives {
        check_place(row, &pillar_ids, &measure_ids, findings);
        check_reprint(row, initiatives, &row_ids, findings);
    }
    if let Some(head) = head {
        check_years(&head.years, head, findings);
        for row in initiatives {
            check_years(&row.years, head, findings);
        }
    }
}

type Ids<'r> = HashMap<&'r str, &'r Range<usize>>;

fn unique<'r>(
    ids: impl Iterator<Item = (&'r str, &'r Range<usize>)>,
    findings: &mut Findings<'_>,
) -> Ids<'r> {
    let mut seen: Ids<'r> = HashMap::new();
    for (id, span) in ids {
        if id.trim().is_empty() {
            let empty = Finding::error("empty-id", "id が空です")
                .help("ほかと重ならない id を付けてください");
            findings.add(empty, span.clone());
        } else if let Some(first) = seen.get(id) {
            let duplicate =
                Finding::error("duplicate-id", format!("id「{id}」が二度使われています"))
                    .help("id は重ならないように付けてください")
                    .at(findings.source(), span.clone())
                    .related((*first).clone(), "最初はここ");
            findings.push(duplicate);
        } else {
            seen.insert(id, span);
        }
    }
    seen
}

fn check_place(
    row: &ReadInitiative,
    pillars: &Ids<'_>,
    measures: &Ids<'_>,
    findings: &mut Findings<'_>,
) {
    match (&row.measure, &row.pillar) {
        (Some(measure), None) => check_reference("measure", measure, measures, findings),
        (None, Some(pillar)) => check_reference("pillar", pillar, pillars, findings),
        (None, None) => {
            let finding = Finding::error(
                "missing-key",
                format!("「{}」に measure も pillar もありません", row.id.value),
            )
            .help("属する施策を measure = \"…\" で、中間の階層がなければ pillar = \"…\" で書いてください");
            findings.add(finding, row.table.clone());
        }
        (Some(_), Some(pillar)) => {
            let finding = Finding::error(
                "two-places",
                format!("「{}」に measure と pillar の両方があります", row.id.value),
            )
            .help("measure があれば pillar は要りません。pillar を消してください");
            findings.add(finding, pillar.span.clone());
        }
    }
}

fn check_reference(key: &str, written: &Item<String>, ids: &Ids<'_>, findings: &mut Findings<'_>) {
    let id = written.value.as_str();
    if ids.contains_key(id) {
        return;
    }
    let finding = Finding::error(
        "unknown-reference",
        format!("{key} の「{id}」という id はどこにもありません"),
    );
    findings.add(
        suggest(finding, id, ids.keys().copied()),
        written.span.clone(),
    );
}

fn suggest<'c>(
    finding: Finding,
    written: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Finding {
    let mut sorted: Vec<&str> = candidates.collect();
    sorted.sort_unstable();
    match nearest(written, sorted.iter().copied()) {
        Some(near) => finding.help(format!("もしかして: {near}")),
        None if sorted.is_empty() => finding.help("先にその id を持つ表を書いてください"),
        None => finding.help(format!("使える値: {}", sorted.join(", "))),
    }
}

fn check_reprint(
    row: &ReadInitiative,
    rows: &[ReadInitiative],
    ids: &Ids<'_>,
    findings: &mut Findings<'_>,
) {
    let Some(original) = &row.reprint_of else {
        return;
    };
    check_reference("reprint_of", original, ids, findings);
    let reprinted = rows
        .iter()
        .find(|candidate| candidate.id.value == original.value);
    if reprinted.is_some_and(|candidate| candidate.reprint_of.is_some()) {
        let finding = Finding::error(
            "reprint-of-reprint",
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
    let (first, last) = (head.facts.first_year, head.facts.last_year);
    if year < first || last < year {
        let finding = Finding::warning(
            "year-outside-plan",
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
        "unknown-rating",
        format!("評価「{mark}」は [[plan.ratings]] にありません"),
    );
    let marks = scale.steps().iter().map(|step| step.mark.as_str());
    findings.add(suggest(finding, mark, marks), span.clone());
}
