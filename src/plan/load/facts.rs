//! Reads the facts about the plan: `[plan]` and the tables under it.

use std::ops::Range;

use super::Diagnostics;
use super::leaves::Leaves;
use super::years::{self, ReadYears, SharedMarks};
use crate::document::{Item, KeyValue, TableReader};
use crate::plan::unreadable::{Leaf, LeafOwner, Unreadable};
use crate::plan::{
    Facts, FiscalYear, Milestone, MilestoneDate, PlanMistake, Rating, RatingScale, Text,
};

/// `[plan]` as it was read.
pub(super) struct PlanHead {
    /// The facts; `None` if a required key is missing.
    pub(super) facts: Option<Facts>,
    /// The first and last year, if both are known and in order.
    pub(super) period: Option<(FiscalYear, FiscalYear)>,
    pub(super) ratings: RatingScale,
    pub(super) marks: SharedMarks,
    pub(super) years: ReadYears,
    pub(super) milestones: Vec<Milestone>,
}

/// Reads `[plan]`.
pub(super) fn read(
    mut table: TableReader<'_>,
    unreadable: &mut Vec<Unreadable>,
    diagnostics: &mut Diagnostics<'_>,
) -> PlanHead {
    let mut leaves = Leaves::new(LeafOwner::Plan, unreadable);
    let id = table.required("id", diagnostics);
    let title = table.required("title", diagnostics);
    let reading = leaves.reading(table.entry("reading"), diagnostics);
    let first = table.required("first_year", diagnostics);
    let last = table.required("last_year", diagnostics);
    let review = table.required("review_year", diagnostics);
    let body = leaves.read::<String>(Leaf::Body, table.entry("body"), diagnostics);
    let succeeds = table.optional::<String>("succeeds", diagnostics);
    let source = leaves.read::<String>(Leaf::Source, table.entry("source"), diagnostics);
    let summary = leaves.read::<Text>(Leaf::Summary, table.entry("summary"), diagnostics);
    let ratings = ratings(
        table.tables("ratings", diagnostics).unwrap_or_default(),
        diagnostics,
    );
    let marks = SharedMarks::new(&ratings);
    let years = table.table("years", diagnostics);
    let years = years::read(years, Some(&marks), &mut leaves, diagnostics);
    let milestones = milestones(
        table.tables("milestones", diagnostics).unwrap_or_default(),
        unreadable,
        diagnostics,
    );
    table.finish(diagnostics);

    check_id(&id, diagnostics);
    check_filled("title", &title, diagnostics);
    check_order(&first, &last, &review, diagnostics);
    let period = first.as_ref().zip(last.as_ref());
    let period = period.map(|(first, last)| (first.value, last.value));
    let facts = || {
        Some(Facts {
            id: id?.value,
            title: title?.value,
            reading,
            body: body.unwrap_or_default(),
            first_year: first?.value,
            last_year: last?.value,
            review_year: review?.value,
            succeeds: filled(succeeds.map(|succeeds| succeeds.value)),
            source: filled(source),
            summary: summary.unwrap_or_default(),
        })
    };
    PlanHead {
        facts: facts(),
        period: period.filter(|(first, last)| first <= last),
        ratings,
        marks,
        years,
        milestones,
    }
}

/// Treats an empty optional text as missing.
fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

fn check_id(id: &Option<Item<String>>, diagnostics: &mut Diagnostics<'_>) {
    let Some(id) = id else { return };
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.value.is_empty() || !id.value.chars().all(plain) {
        diagnostics.add(PlanMistake::BadPlanId(id.value.clone()), id.span.clone());
    }
}

/// Reports a title or a name that is blank.
pub(super) fn check_filled(
    key: &'static str,
    title: &Option<Item<String>>,
    diagnostics: &mut Diagnostics<'_>,
) {
    if let Some(title) = title
        && title.value.trim().is_empty()
    {
        diagnostics.add(PlanMistake::EmptyTitle { key }, title.span.clone());
    }
}

fn check_order(
    first: &Option<Item<FiscalYear>>,
    last: &Option<Item<FiscalYear>>,
    review: &Option<Item<FiscalYear>>,
    diagnostics: &mut Diagnostics<'_>,
) {
    let (Some(first), Some(last)) = (first, last) else {
        return;
    };
    let period = (first.value, last.value);
    if last.value < first.value {
        let order = PlanMistake::YearOrder {
            first: first.value,
            last: last.value,
        };
        diagnostics.add(order, last.span.clone());
    }
    let is_in_order = first.value <= last.value;
    if let Some(review) = review
        && is_in_order
        && (review.value < first.value || last.value < review.value)
    {
        let outside = PlanMistake::ReviewOutsidePlan {
            review: review.value,
            period,
        };
        diagnostics.add(outside, review.span.clone());
    }
}

fn ratings(tables: Vec<TableReader<'_>>, diagnostics: &mut Diagnostics<'_>) -> RatingScale {
    let mut marks: Vec<(String, Range<usize>)> = Vec::new();
    let mut steps = Vec::new();
    for mut table in tables {
        let mark = table.required::<String>("mark", diagnostics);
        let label = table.optional::<String>("label", diagnostics);
        table.finish(diagnostics);
        let Some(mark) = mark else { continue };
        check_mark(&mark, &marks, diagnostics);
        marks.push((mark.value.clone(), mark.span));
        steps.push(Rating {
            mark: mark.value,
            label: label.map(|label| label.value).unwrap_or_default(),
        });
    }
    RatingScale::new(steps)
}

fn check_mark(
    mark: &Item<String>,
    before: &[(String, Range<usize>)],
    diagnostics: &mut Diagnostics<'_>,
) {
    if mark.value.trim().is_empty() {
        diagnostics.add(PlanMistake::EmptyMark, mark.span.clone());
    } else if before.iter().any(|(other, _)| *other == mark.value) {
        let duplicate = PlanMistake::DuplicateMark(mark.value.clone());
        diagnostics.add(duplicate, mark.span.clone());
    }
}

fn milestones(
    tables: Vec<TableReader<'_>>,
    unreadable: &mut Vec<Unreadable>,
    diagnostics: &mut Diagnostics<'_>,
) -> Vec<Milestone> {
    tables
        .into_iter()
        .enumerate()
        .filter_map(|(index, table)| {
            let mut leaves = Leaves::new(LeafOwner::Milestone(index), unreadable);
            milestone(table, &mut leaves, diagnostics)
        })
        .collect()
}

fn milestone(
    mut table: TableReader<'_>,
    leaves: &mut Leaves<'_>,
    diagnostics: &mut Diagnostics<'_>,
) -> Option<Milestone> {
    let date = table.required_entry::<String>("date", diagnostics);
    let track = leaves.read::<String>(Leaf::Track, table.entry("track"), diagnostics);
    let title = table.required::<String>("title", diagnostics);
    table.finish(diagnostics);
    check_filled("title", &title, diagnostics);
    Some(Milestone {
        date: date.and_then(|date| date_of(&date, leaves, diagnostics)),
        track: filled(track)
            .map(|track| track.split('/').map(str::to_owned).collect())
            .unwrap_or_default(),
        title: title?.value,
    })
}

fn date_of(
    entry: &KeyValue<'_>,
    leaves: &mut Leaves<'_>,
    diagnostics: &mut Diagnostics<'_>,
) -> Option<MilestoneDate> {
    let left_out = match entry.leaf::<String>(diagnostics) {
        Ok(written) => match written.parse() {
            Ok(date) => return Some(date),
            Err(_) => entry.leave_out(PlanMistake::BadDate(written), diagnostics),
        },
        Err(left_out) => left_out,
    };
    leaves.keep(Leaf::Date, left_out);
    None
}
