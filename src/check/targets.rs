//! Targets compared with the figures and years that were to meet them.

use std::collections::HashMap;

use super::evidence::{self, Evidence, OfYear, Quantity};
use super::prose::{Corpus, bones};
use super::{Doubt, Location, Part, Subject, Weight};
use crate::compare::{baseline, is_reached, last_target, latest};
use crate::document::Code;
use crate::plan::{Better, FiscalYear, Indicator, Initiative, InitiativeId, Plan, TextKind, Value};

/// Finds targets reached early and not raised, targets without a figure, and groups of rows
/// that all reach their targets exactly.
pub(super) fn check(corpus: &Corpus<'_>) -> Vec<Doubt> {
    let plan = corpus.plan;
    let followed = followed(plan);
    let early = followed.iter().filter_map(|one| one.reached_early(plan));
    let is_reported = is_reported(plan, &followed);
    let passed = followed
        .iter()
        .filter_map(|one| one.year_passed(plan, is_reported));
    early.chain(passed).chain(exact_groups(plan)).collect()
}

/// An indicator with its owner.
struct OwnedIndicator<'p> {
    subject: Subject,
    row: Option<&'p Initiative>,
    index: usize,
    indicator: &'p Indicator,
}

/// Returns the indicators of measures and rows, except those of reprints.
fn followed(plan: &Plan) -> Vec<OwnedIndicator<'_>> {
    let measures = plan.measures().iter().flat_map(|measure| {
        let subject = Subject::Measure(measure.id.clone());
        followed_of(subject, None, &measure.indicators)
    });
    let rows = plan.initiatives().iter().filter(|row| !row.is_reprint());
    let rows = rows.flat_map(|row| {
        let subject = Subject::Initiative(row.id.clone());
        followed_of(subject, Some(row), &row.indicators)
    });
    measures.chain(rows).collect()
}

fn followed_of<'p>(
    subject: Subject,
    row: Option<&'p Initiative>,
    indicators: &'p [Indicator],
) -> impl Iterator<Item = OwnedIndicator<'p>> {
    let indicators = indicators.iter().enumerate();
    indicators.map(move |(index, indicator)| OwnedIndicator {
        subject: subject.clone(),
        row,
        index,
        indicator,
    })
}

/// Returns whether any indicator has a figure for the year under review yet.
fn is_reported(plan: &Plan, followed: &[OwnedIndicator<'_>]) -> bool {
    let year = plan.facts().review_year;
    followed
        .iter()
        .any(|one| one.indicator.actual(year).is_some())
}

/// Minimum number of years between reaching a target and its target year for it to be
/// reached early. Documented in the rule's page.
const EARLY: u16 = 2;

impl OwnedIndicator<'_> {
    fn place(&self, year: FiscalYear) -> Location {
        Location {
            subject: self.subject.clone(),
            year: Some(year),
            part: Part::Indicator(self.index),
            words: String::new(),
        }
    }

    fn of_year(&self, year: FiscalYear, value: &Value) -> OfYear {
        OfYear {
            year,
            quantity: Quantity::of(value, self.indicator),
        }
    }

    fn reached_early(&self, plan: &Plan) -> Option<Doubt> {
        let review = plan.facts().review_year;
        let (target_year, target) = last_target(self.indicator)?;
        let (year, actual) = latest(self.indicator, review)?;
        let (since, first) = self.reached_since((target_year, target), year)?;
        let is_early = target_year > review && target_year.western() >= since.western() + EARLY;
        let is_meant = is_early
            && !self.is_revised(target_year)
            && !self.is_kept((target_year, target), review)
            && !self.was_so_before(plan, (target_year, target))
            && !is_the_most(self.indicator, target);
        is_meant.then_some(())?;
        Some(Doubt {
            code: Code::TARGET_REACHED_EARLY,
            weight: Weight::Light,
            place: self.place(since),
            others: vec![self.place(target_year)],
            evidence: Evidence::ReachedEarly(evidence::ReachedEarly {
                indicator: self.indicator.name.clone(),
                target: self.of_year(target_year, target),
                reached: self.of_year(since, first),
                latest: self.of_year(year, actual),
            }),
        })
    }

    /// Returns the first year, with its figure, of the uninterrupted run up to `until` in
    /// which the target is reached. A break ends the run: the target is for figures after it.
    fn reached_since(
        &self,
        (target_year, target): (FiscalYear, &Value),
        until: FiscalYear,
    ) -> Option<(FiscalYear, &Value)> {
        let actuals = self.indicator.years.range(..=until).rev();
        let actuals =
            actuals.take_while(|(year, _)| self.indicator.is_comparable(**year, target_year));
        let actuals = actuals.filter_map(|(year, figures)| Some((*year, figures.actual.as_ref()?)));
        let reached = actuals.take_while(|(_, actual)| {
            is_reached(target, self.indicator.better, actual) == Some(true)
                && !is_about_the_same(target, actual)
        });
        reached.last()
    }

    /// Returns whether the target of a year has already been revised.
    fn is_revised(&self, year: FiscalYear) -> bool {
        let figures = self.indicator.years.get(&year);
        figures.is_some_and(|figures| figures.was.is_some())
    }

    /// Returns whether the target is merely a level to keep every year, that is, an earlier
    /// year has a target at least as demanding.
    fn is_kept(&self, (last_year, last): (FiscalYear, &Value), review: FiscalYear) -> bool {
        let earlier = self.indicator.years.range(..=review);
        let mut earlier =
            earlier.filter(|(year, _)| self.indicator.is_comparable(**year, last_year));
        let keeps = |target: &Value| is_reached(last, self.indicator.better, target) != Some(false);
        earlier.any(|(_, figures)| figures.target.as_ref().is_some_and(keeps))
    }

    /// Returns whether the target was already met before the plan began.
    fn was_so_before(&self, plan: &Plan, (target_year, target): (FiscalYear, &Value)) -> bool {
        baseline(self.indicator).is_some_and(|(year, first)| {
            let is_before =
                year < plan.facts().first_year && self.indicator.is_comparable(year, target_year);
            is_before && is_reached(target, self.indicator.better, first) != Some(false)
        })
    }

    fn year_passed(&self, plan: &Plan, is_reported: bool) -> Option<Doubt> {
        let review = plan.facts().review_year;
        let mut targets = self.indicator.years.range(..=review).rev();
        let (year, target) = targets.find_map(|(year, figures)| {
            let target = figures.target.as_ref()?;
            target.number().map(|_| (*year, target))
        })?;
        let mut since = self.indicator.years.range(year..=review);
        let has_figure = since.any(|(_, figures)| figures.actual.is_some());
        let is_awaited = year == review && !is_reported;
        if has_figure || is_awaited || !self.indicator.better.is_a_direction() {
            return None;
        }
        let before = latest(self.indicator, year);
        let weight = match before {
            Some(_) => Weight::Heavy,
            None => Weight::Light,
        };
        let is_meant = before.is_some() || self.reports_nothing_of_it(year, review);
        is_meant.then_some(())?;
        Some(Doubt {
            code: Code::TARGET_YEAR_PASSED,
            weight,
            place: self.place(year),
            others: before
                .map(|(year, _)| self.place(year))
                .into_iter()
                .collect(),
            evidence: Evidence::TargetYearPassed(evidence::TargetYearPassed {
                indicator: self.indicator.name.clone(),
                target: self.of_year(year, target),
                latest: before.map(|(year, actual)| self.of_year(year, actual)),
            }),
        })
    }

    /// Returns whether the row has reports from `year` to `review` and none of them
    /// mentions the indicator. An indicator reported in prose needs no figure.
    fn reports_nothing_of_it(&self, year: FiscalYear, review: FiscalYear) -> bool {
        let Some(row) = self.row else { return false };
        let name = bones(&self.indicator.name);
        let reports = TextKind::ALL.into_iter();
        let reports = reports.filter(|kind| *kind != TextKind::Plan);
        let told: Vec<String> = reports
            .flat_map(|kind| {
                row.years
                    .range(year..=review)
                    .map(move |year| (kind, year.1))
            })
            .flat_map(|(kind, report)| report.text(kind).points())
            .map(bones)
            .collect();
        !told.is_empty() && !told.iter().any(|point| point.contains(&name))
    }
}

/// Returns whether a figure gives the number of its target and either is approximate, so
/// that it is not certain whether it was reached.
fn is_about_the_same(target: &Value, actual: &Value) -> bool {
    let is_approximate = target.is_approximate() || actual.is_approximate();
    is_approximate && target.number() == actual.number()
}

/// Returns whether the target is the best possible value: 100%, or zero if less is better.
fn is_the_most(indicator: &Indicator, target: &Value) -> bool {
    let is_share = matches!(
        indicator.unit.as_deref(),
        Some("%" | "％" | "パーセント" | "割")
    );
    let limit = match target {
        Value::Number(number) => *number,
        Value::Bound(bound) => bound.limit,
        Value::Range(ends) => {
            let [_, high] = **ends;
            high
        }
        Value::Approximate(about) => return is_the_most(indicator, about.value()),
        Value::Words(_) => return true,
    };
    is_share && limit.get() >= 100.0 || indicator.better == Better::Lower && limit.get() <= 0.0
}

// --- Groups that reach every target exactly ---------------------------------

/// Minimum number of rows that reach their targets exactly. Documented in the rule's page.
const FEWEST_ROWS: usize = 4;

/// Minimum number of rows if every figure has at least this many significant digits.
/// Documented in the rule's page.
const FEWEST_LONG: usize = 3;

fn exact_groups(plan: &Plan) -> Vec<Doubt> {
    let year = plan.facts().review_year;
    let rows = || plan.initiatives().iter().filter(|row| !row.is_reprint());
    let of_pillars = grouped(rows().map(|row| (row.pillar.as_str(), row)));
    let of_measures = grouped(rows().filter_map(|row| Some((row.measure.as_deref()?, row))));
    let measures = plan.measures().iter();
    let measures = grouped(measures.map(|measure| (measure.pillar.as_str(), measure)));
    let pillars = plan.pillars().iter().flat_map(|pillar| {
        let measures = of(&measures, &pillar.id).iter();
        let doubts = measures.filter_map(|measure| {
            let rows = of(&of_measures, &measure.id);
            exact(&measure.title, Some(&measure.id), rows, year)
        });
        let doubts: Vec<Doubt> = doubts.collect();
        match doubts.is_empty() {
            true => exact(&pillar.title, None, of(&of_pillars, &pillar.id), year)
                .into_iter()
                .collect(),
            false => doubts,
        }
    });
    pillars.collect()
}

/// Groups items by the id of their parent, keeping their order.
fn grouped<'p, T>(things: impl Iterator<Item = (&'p str, T)>) -> HashMap<&'p str, Vec<T>> {
    let mut groups: HashMap<&str, Vec<T>> = HashMap::new();
    for (id, thing) in things {
        groups.entry(id).or_default().push(thing);
    }
    groups
}

/// Returns the items that belong to an id.
fn of<'g, T>(groups: &'g HashMap<&str, Vec<T>>, id: &str) -> &'g [T] {
    groups.get(id).map_or(&[], Vec::as_slice)
}

/// Returns a doubt about a group of rows in which every figure equals its target.
fn exact(
    group: &str,
    measure: Option<&String>,
    rows: &[&Initiative],
    year: FiscalYear,
) -> Option<Doubt> {
    let pairs: Vec<Vec<ActualWithTarget<'_>>> = rows
        .iter()
        .map(|row| pairs(row, year))
        .filter(|pairs| !pairs.is_empty())
        .collect();
    let all = || pairs.iter().flatten();
    let telling = pairs
        .iter()
        .filter(|pairs| pairs.iter().any(ActualWithTarget::is_telling));
    let are_long = all().all(|pair| pair.digits() >= FEWEST_LONG);
    let fewest = if are_long { FEWEST_LONG } else { FEWEST_ROWS };
    if telling.count() < fewest || !all().all(ActualWithTarget::is_exact) {
        return None;
    }
    let mut figures = all().map(|pair| pair.place(year));
    let place = match measure {
        Some(id) => Location {
            subject: Subject::Measure(id.clone()),
            year: Some(year),
            part: Part::Rows,
            words: String::new(),
        },
        None => figures.next()?,
    };
    Some(Doubt {
        code: Code::ACTUAL_EQUALS_TARGET,
        weight: Weight::Light,
        place,
        others: figures.collect(),
        evidence: Evidence::AllExact(evidence::AllExact {
            group: group.to_owned(),
            rows: pairs.len(),
            year,
            figures: all().map(ActualWithTarget::figure).collect(),
        }),
    })
}

/// The actual figure of a row with the target for the same year.
struct ActualWithTarget<'p> {
    row: &'p Initiative,
    index: usize,
    indicator: &'p Indicator,
    actual: &'p Value,
    target: &'p Value,
}

fn pairs(row: &Initiative, year: FiscalYear) -> Vec<ActualWithTarget<'_>> {
    let indicators = row.indicators.iter().enumerate();
    let pairs = indicators.filter_map(|(index, indicator)| {
        let (actual, target) = indicator.actual(year).zip(indicator.target(year))?;
        actual.number().zip(target.number())?;
        Some(ActualWithTarget {
            row,
            index,
            indicator,
            actual,
            target,
        })
    });
    pairs.collect()
}

/// Smaller targets are often met exactly, so that the match says nothing. Documented in the
/// rule's page.
const SMALL: f64 = 5.0;

impl ActualWithTarget<'_> {
    fn place(&self, year: FiscalYear) -> Location {
        Location {
            subject: Subject::Initiative(self.row.id.clone()),
            year: Some(year),
            part: Part::Indicator(self.index),
            words: String::new(),
        }
    }

    fn is_exact(&self) -> bool {
        // What is near its target was not found to be on it.
        if self.actual.is_approximate() || self.target.is_approximate() {
            return false;
        }
        let values = self.actual.number().zip(self.target.number());
        values.is_some_and(|(actual, target)| actual.get() == target.get())
    }

    /// Returns whether an exact match is meaningful, that is, the target is neither small
    /// nor the best possible value.
    fn is_telling(&self) -> bool {
        let is_large = self
            .target
            .number()
            .is_some_and(|number| number.get() >= SMALL);
        is_large && !is_the_most(self.indicator, self.target)
    }

    /// Returns the number of digits without leading and trailing zeros.
    fn digits(&self) -> usize {
        let Some(number) = self.actual.number() else {
            return 0;
        };
        let digits: String = number
            .plain()
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        digits.trim_matches('0').len()
    }

    fn figure(&self) -> (InitiativeId, Quantity) {
        let figure = Quantity::of(self.actual, self.indicator);
        (self.row.id.clone(), figure)
    }
}
