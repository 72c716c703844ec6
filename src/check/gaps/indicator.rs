//! Indicators that are no longer reported.

use std::collections::HashMap;

use crate::check::evidence::{self, Evidence, OfYear, Quantity};
use crate::check::{Doubt, Location, Part, Subject, Weight};
use crate::document::Code;
use crate::plan::{Better, FiscalYear, Indicator, Initiative, Plan, TextKind, YearReport};

/// Finds indicators that were reported up to the previous year but not since.
pub(super) fn check(plan: &Plan) -> Vec<Doubt> {
    let mut of_measures: HashMap<&str, Vec<&Initiative>> = HashMap::new();
    for row in plan.initiatives() {
        if let Some(measure) = &row.measure {
            of_measures.entry(measure).or_default().push(row);
        }
    }
    let measures = plan.measures().iter().flat_map(|measure| {
        let rows = of_measures.get(measure.id.as_str());
        let rows = rows.map(Vec::as_slice).unwrap_or_default();
        let subject = Subject::Measure(measure.id.clone());
        stopped(plan, &subject, &measure.indicators, rows)
    });
    let rows = plan.initiatives().iter().flat_map(|row| {
        let subject = Subject::Initiative(row.id.clone());
        stopped(plan, &subject, &row.indicators, &[row])
    });
    let doubts: Vec<Doubt> = measures.chain(rows).collect();
    match doubts.len() >= MANY && !reports_any(plan) {
        true => Vec::new(),
        false => doubts,
    }
}

/// If at least this many indicators stop at once and no indicator has a figure for the
/// year, the plan is taken to publish its figures later than its texts. Heuristic.
const MANY: usize = 5;

/// Returns whether any indicator has a figure for the year under review or later.
fn reports_any(plan: &Plan) -> bool {
    let of_rows = plan.initiatives().iter().flat_map(|row| &row.indicators);
    let of_measures = plan
        .measures()
        .iter()
        .flat_map(|measure| &measure.indicators);
    let mut all = of_rows.chain(of_measures);
    all.any(|indicator| {
        let mut reported = indicator.years.range(plan.facts().review_year..);
        reported.any(|(_, figures)| figures.actual.is_some())
    })
}

fn stopped(
    plan: &Plan,
    subject: &Subject,
    indicators: &[Indicator],
    rows: &[&Initiative],
) -> Vec<Doubt> {
    let year = plan.facts().review_year;
    let reports: Vec<&YearReport> = rows.iter().filter_map(|row| row.years.get(&year)).collect();
    let has_result = |report: &&YearReport| !report.text(TextKind::Result).is_empty();
    if !reports.iter().any(has_result) {
        return Vec::new();
    }
    let doubt = |(index, indicator): (usize, &Indicator)| {
        let last = last_reported(plan, indicator)?;
        let is_told = reports.iter().any(|report| names(report, &indicator.name));
        (!is_told && !is_reached(indicator, last)).then(|| {
            let place = |year| Location {
                subject: subject.clone(),
                year: Some(year),
                part: Part::Indicator(index),
                words: String::new(),
            };
            stopped_doubt(indicator, [last, year].map(place), [last, year])
        })
    };
    indicators.iter().enumerate().filter_map(doubt).collect()
}

/// Returns the last year of an indicator that was reported in that year and the one before
/// it, but not in the year under review or later.
fn last_reported(plan: &Plan, indicator: &Indicator) -> Option<FiscalYear> {
    let reported = |year: &FiscalYear| indicator.actual(*year).is_some();
    let last = indicator.years.keys().copied().filter(reported).max()?;
    let is_over = last < plan.facts().review_year && last >= plan.facts().first_year;
    let is_yearly = reported(&last.previous());
    (is_over && is_yearly).then_some(last)
}

/// Returns whether the texts of a year mention an indicator by name.
fn names(report: &YearReport, name: &str) -> bool {
    let mut texts = TextKind::ALL.into_iter().map(|kind| report.text(kind));
    texts.any(|text| text.points().any(|point| point.contains(name)))
}

/// Returns whether the last target is due by the year after `last` and the figure of `last`
/// meets it.
fn is_reached(indicator: &Indicator, last: FiscalYear) -> bool {
    let targets = indicator.years.iter().rev();
    let mut targets = targets.filter_map(|(year, figures)| Some((*year, figures.target.as_ref()?)));
    let Some((target_year, target)) = targets.next() else {
        return false;
    };
    let value = indicator.actual(last).and_then(|actual| actual.number());
    let (Some(value), Some(target)) = (value, target.number()) else {
        return false;
    };
    let is_met = match indicator.better {
        Better::Lower => value.get() <= target.get(),
        Better::Higher | Better::Neither | Better::Unknown => value.get() >= target.get(),
    };
    target_year <= last.next() && is_met
}

fn stopped_doubt(
    indicator: &Indicator,
    [before, place]: [Location; 2],
    [last, missing]: [FiscalYear; 2],
) -> Doubt {
    let figures = indicator.years.iter().filter_map(|(year, figures)| {
        Some(OfYear {
            year: *year,
            quantity: Quantity::of(figures.actual.as_ref()?, indicator),
        })
    });
    Doubt {
        code: Code::NO_LONGER_REPORTED,
        weight: Weight::Light,
        place,
        others: vec![before],
        evidence: Evidence::NoLongerReported(evidence::NoLongerReported {
            indicator: indicator.name.clone(),
            figures: figures.collect(),
            last,
            missing,
        }),
    }
}
