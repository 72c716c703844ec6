//! Targets given in a schedule, `目標：3,300件`, compared with the targets of the
//! indicators.

use std::collections::HashSet;

use crate::check::evidence::{self, Evidence, OfYear, Quantity};
use crate::check::prose::{Corpus, Point, SubjectProse, bones, label};
use crate::check::{Doubt, Location, Part, Subject, Weight};
use crate::document::Code;
use crate::figure::{Amount, Figure, scaled_unit};
use crate::plan::{FiscalYear, Indicator, Number, Plan, TextKind, Value};

pub(super) fn check(corpus: &Corpus<'_>) -> Vec<Doubt> {
    let plan = corpus.plan;
    let schedules = corpus.points().filter(|point| point.kind == TextKind::Plan);
    let doubts = schedules.flat_map(|point| {
        let doubts = point
            .figures
            .iter()
            .filter_map(|figure| of_figure(plan, point, figure));
        doubts.collect::<Vec<_>>()
    });
    let rows = corpus.told().filter(|told| told.row.is_some());
    let out_of_line = rows.flat_map(|told| out_of_line_with(plan, told));
    let doubts: Vec<Doubt> = doubts.collect();
    let known: HashSet<&Location> = doubts.iter().map(|doubt| &doubt.place).collect();
    let is_new = |doubt: &Doubt| !known.contains(&doubt.place);
    let out_of_line: Vec<Doubt> = out_of_line.filter(is_new).collect();
    doubts.into_iter().chain(out_of_line).collect()
}

/// Minimum number of years in which the schedule must agree with the targets of an
/// indicator before its figures for other years are treated as targets, too. Documented in
/// the rule's page.
const FEWEST_YEARS: usize = 2;

/// Finds figures of a row's schedule that match an indicator's targets in other years but
/// not in one year.
fn out_of_line_with(plan: &Plan, told: &SubjectProse<'_>) -> Vec<Doubt> {
    let subject = &told.subject;
    let schedule = told.points().filter(|point| point.kind == TextKind::Plan);
    let scheduled: Vec<(&Point<'_>, &Figure)> = schedule
        .flat_map(|point| {
            let figures = point.figures.iter();
            figures.map(move |figure| (point, figure))
        })
        .collect();
    let doubts = scheduled.iter().filter_map(|(point, figure)| {
        let own = scheduled
            .iter()
            .filter(|(other, same)| other.year == point.year && same.unit == figure.unit);
        let targets = targets(plan, subject, point.year, figure.unit);
        let [target] = targets.as_slice() else {
            return None;
        };
        let is_alone = own.count() == 1 && figure.is_plain() && figure.year.is_none();
        let value = figure.amount.value;
        let is_near = (target.low.value - value).abs() <= value.abs() * NEAR;
        let is_other = !target.agrees_with(figure);
        let is_meant = is_alone && is_near && is_other && !was(target, point.year, figure);
        let is_scheduled = kept_years(plan, subject, &scheduled, target) >= FEWEST_YEARS;
        (is_meant && is_scheduled).then_some(())?;
        doubt(point, figure, target)
    });
    doubts.collect()
}

/// Returns whether a figure is the target before its revision.
fn was(target: &Target<'_>, year: FiscalYear, figure: &Figure) -> bool {
    let figures = target.indicator.years.get(&year);
    let was = figures.and_then(|figures| Amount::of(figures.was.as_ref()?, target.scale));
    was.is_some_and(|was| figure.amount.agrees_with(was))
}

/// Counts the years in which a schedule gives the target of the same indicator.
fn kept_years(
    plan: &Plan,
    subject: &Subject,
    scheduled: &[(&Point<'_>, &Figure)],
    target: &Target<'_>,
) -> usize {
    let kept = scheduled.iter().filter(|(point, figure)| {
        let targets = targets(plan, subject, point.year, figure.unit);
        targets.iter().any(|other| {
            std::ptr::eq(other.indicator, target.indicator) && figure.amount.agrees_with(other.low)
        })
    });
    kept.count()
}

/// The target of an indicator for a year.
struct Target<'p> {
    indicator: &'p Indicator,
    value: &'p Value,
    /// The factor between the unit of the indicator and the one used in prose.
    scale: f64,
    /// Both ends in the unit used in prose.
    low: Amount,
    high: Amount,
    place: Location,
}

impl Target<'_> {
    fn agrees_with(&self, figure: &Figure) -> bool {
        figure.amount.agrees_with(self.low) || figure.amount.agrees_with(self.high)
    }
}

/// Maximum deviation of a target from the scheduled figure, as a fraction of that figure.
/// Beyond it, they are taken to describe different things. Heuristic.
const NEAR: f64 = 0.5;

fn of_figure(plan: &Plan, point: &Point<'_>, figure: &Figure) -> Option<Doubt> {
    let is_meant = calls_it_target(label(point, figure))
        && figure.year.is_none()
        && figure.to.is_none()
        && !figure.is_new;
    is_meant.then_some(())?;
    let targets = targets(plan, &point.subject, point.year, figure.unit);
    if targets.iter().any(|target| target.agrees_with(figure)) {
        return None;
    }
    let value = figure.amount.value;
    let is_near = |target: &&Target<'_>| (target.low.value - value).abs() <= value.abs() * NEAR;
    let is_named = |target: &&Target<'_>| {
        let name = bones(&target.indicator.name);
        bones(point.text).contains(&name)
    };
    let mut near = targets
        .iter()
        .filter(|target| is_near(target) || is_named(target));
    let only = near.next().filter(|_| near.next().is_none())?;
    doubt(point, figure, only)
}

/// Returns whether the words right before a figure call it a target: `目標：`,
/// `取得率目標 `, `［目標］電子決裁率：`.
fn calls_it_target(label: &str) -> bool {
    let signs = [' ', '　', ':', '：', 'は', '約'];
    let words = label.trim_end_matches(signs);
    let words = words.strip_suffix('値').unwrap_or(words);
    words.ends_with("目標") || label.contains("[目標]") || label.contains("目標：")
}

/// Returns the targets of a row and its measure for a year in the given unit.
fn targets<'p>(plan: &'p Plan, subject: &Subject, year: FiscalYear, unit: &str) -> Vec<Target<'p>> {
    let Subject::Initiative(id) = subject else {
        return Vec::new();
    };
    let Some(row) = plan.initiative(id) else {
        return Vec::new();
    };
    let of_row = of_subject(subject, &row.indicators, year, unit);
    let of_measure = plan.measure_of(row).into_iter().flat_map(|measure| {
        let subject = Subject::Measure(measure.id.clone());
        of_subject(&subject, &measure.indicators, year, unit)
    });
    of_row.into_iter().chain(of_measure).collect()
}

fn of_subject<'p>(
    subject: &Subject,
    indicators: &'p [Indicator],
    year: FiscalYear,
    unit: &str,
) -> Vec<Target<'p>> {
    let indicators = indicators.iter().enumerate();
    let targets = indicators.filter_map(|(index, indicator)| {
        let (scale, counted) = scaled_unit(indicator.unit.as_deref()?)?;
        let value = indicator.target(year)?;
        let (low, high) = ends(value)?;
        (counted == unit).then(|| Target {
            indicator,
            value,
            scale,
            low: Amount::scaled(low, scale).as_exact_as(value),
            high: Amount::scaled(high, scale).as_exact_as(value),
            place: Location {
                subject: subject.clone(),
                year: Some(year),
                part: Part::Indicator(index),
                words: String::new(),
            },
        })
    });
    targets.collect()
}

/// Returns both ends of a target. A value that is not a range is returned twice.
fn ends(target: &Value) -> Option<(Number, Number)> {
    match target {
        Value::Range(ends) => {
            let [low, high] = **ends;
            Some((low, high))
        }
        Value::Approximate(about) => ends(about.value()),
        other => other.number().map(|number| (number, number)),
    }
}

fn doubt(point: &Point<'_>, figure: &Figure, target: &Target<'_>) -> Option<Doubt> {
    let words = point.words(figure);
    let difference = figure.amount.value - target.low.value;
    Some(Doubt {
        code: Code::SCHEDULE_TARGET,
        weight: Weight::Heavy,
        place: point.place(words),
        others: vec![target.place.clone()],
        evidence: Evidence::Schedule(evidence::ScheduleMismatch {
            stated: words.to_owned(),
            indicator: target.indicator.name.clone(),
            target: OfYear {
                year: point.year,
                quantity: Quantity::of(target.value, target.indicator),
            },
            difference: Number::new(difference.abs())?,
        }),
    })
}
