//! What a plan says of itself: `[plan]` and the tables under it.

use std::ops::Range;

use super::Findings;
use super::years::{self, ReadYears};
use crate::document::{Item, TableReader};
use crate::plan::{Facts, FiscalYear, Milestone, Mistake, Rating, RatingScale, Text};

/// `[plan]` as it was read.
pub(super) struct Head {
    /// What the plan says of itself; none where a key is missing that nothing
    /// goes without.
    pub(super) facts: Option<Facts>,
    /// The years that it covers, where they are known and in order.
    pub(super) period: Option<(FiscalYear, FiscalYear)>,
    pub(super) ratings: RatingScale,
    pub(super) years: ReadYears,
    pub(super) milestones: Vec<Milestone>,
}

/// Reads `[plan]`.
pub(super) fn read(mut table: TableReader<'_>, findings: &mut Findings<'_>) -> Head {
    let id = table.required("id", findings);
    let title = table.required("title", findings);
    let first = table.required("first_year", findings);
    let last = table.required("last_year", findings);
    let review = table.required("review_year", findings);
    let body = table.optional::<String>("body", findings);
    let succeeds = table.optional::<String>("succeeds", findings);
    let source = table.optional::<String>("source", findings);
    let summary = table.optional::<Text>("summary", findings);
    let ratings = ratings(
        table.tables("ratings", findings).unwrap_or_default(),
        findings,
    );
    let years = years::read(table.table("years", findings), findings);
    let milestones = milestones(
        table.tables("milestones", findings).unwrap_or_default(),
        findings,
    );
    table.finish(findings);

    check_id(&id, findings);
    check_filled("title", &title, findings);
    check_order(&first, &last, &review, findings);
    let period = first.as_ref().zip(last.as_ref());
    let period = period.map(|(first, last)| (first.value, last.value));
    let facts = || {
        Some(Facts {
            id: id?.value,
            title: title?.value,
            body: body.map(|body| body.value).unwrap_or_default(),
            first_year: first?.value,
            last_year: last?.value,
            review_year: review?.value,
            succeeds: filled(succeeds),
            source: filled(source),
            summary: summary.map(|summary| summary.value).unwrap_or_default(),
        })
    };
    Head {
        facts: facts(),
        period: period.filter(|(first, last)| first <= last),
        ratings,
        years,
        milestones,
    }
}

/// A text that may be left out; one without a character is.
fn filled(text: Option<Item<String>>) -> Option<String> {
    text.map(|text| text.value).filter(|text| !text.is_empty())
}

fn check_id(id: &Option<Item<String>>, findings: &mut Findings<'_>) {
    let Some(id) = id else { return };
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.value.is_empty() || !id.value.chars().all(plain) {
        findings.add(Mistake::BadPlanId(id.value.clone()), id.span.clone());
    }
}

/// Reports a title or a name that is there but blank.
pub(super) fn check_filled(
    key: &'static str,
    title: &Option<Item<String>>,
    findings: &mut Findings<'_>,
) {
    if let Some(title) = title
        && title.value.trim().is_empty()
    {
        findings.add(Mistake::EmptyTitle { key }, title.span.clone());
    }
}

fn check_order(
    first: &Option<Item<FiscalYear>>,
    last: &Option<Item<FiscalYear>>,
    review: &Option<Item<FiscalYear>>,
    findings: &mut Findings<'_>,
) {
    let (Some(first), Some(last)) = (first, last) else {
        return;
    };
    let period = (first.value, last.value);
    if last.value < first.value {
        let order = Mistake::YearOrder {
            first: first.value,
            last: last.value,
        };
        findings.add(order, last.span.clone());
    }
    let is_in_order = first.value <= last.value;
    if let Some(review) = review
        && is_in_order
        && (review.value < first.value || last.value < review.value)
    {
        let outside = Mistake::ReviewOutsidePlan {
            review: review.value,
            period,
        };
        findings.add(outside, review.span.clone());
    }
}

fn ratings(tables: Vec<TableReader<'_>>, findings: &mut Findings<'_>) -> RatingScale {
    let mut marks: Vec<(String, Range<usize>)> = Vec::new();
    let mut steps = Vec::new();
    for mut table in tables {
        let mark = table.required::<String>("mark", findings);
        let label = table.optional::<String>("label", findings);
        table.finish(findings);
        let Some(mark) = mark else { continue };
        check_mark(&mark, &marks, findings);
        marks.push((mark.value.clone(), mark.span));
        steps.push(Rating {
            mark: mark.value,
            label: label.map(|label| label.value).unwrap_or_default(),
        });
    }
    RatingScale::new(steps)
}

fn check_mark(mark: &Item<String>, before: &[(String, Range<usize>)], findings: &mut Findings<'_>) {
    if mark.value.trim().is_empty() {
        findings.add(Mistake::EmptyMark, mark.span.clone());
    } else if before.iter().any(|(other, _)| *other == mark.value) {
        let duplicate = Mistake::DuplicateMark(mark.value.clone());
        findings.add(duplicate, mark.span.clone());
    }
}

fn milestones(tables: Vec<TableReader<'_>>, findings: &mut Findings<'_>) -> Vec<Milestone> {
    tables
        .into_iter()
        .filter_map(|table| milestone(table, findings))
        .collect()
}

fn milestone(mut table: TableReader<'_>, findings: &mut Findings<'_>) -> Option<Milestone> {
    let date = table.required::<String>("date", findings);
    let track = table.optional::<String>("track", findings);
    let title = table.required::<String>("title", findings);
    table.finish(findings);
    check_filled("title", &title, findings);
    let date = date?;
    let Ok(parsed) = date.value.parse() else {
        findings.add(Mistake::BadDate(date.value), date.span);
        return None;
    };
    Some(Milestone {
        date: parsed,
        track: track
            .filter(|track| !track.value.is_empty())
            .map(|track| track.value.split('/').map(str::to_owned).collect())
            .unwrap_or_default(),
        title: title?.value,
    })
}
