//! Ratings compared with the attainment of the row's indicators.

mod pattern;

use super::evidence::{self, Attained, Evidence, Expectation, OfYear, Quantity, RatingPattern};
use super::prose::Corpus;
use super::{Doubt, Location, Part, Subject, Weight};
use crate::compare::Attainment;
use crate::document::Code;
use crate::plan::{
    Better, FiscalYear, Indicator, Initiative, Number, Plan, Rating, RatingScale, Side, Value,
};
use pattern::{Boundary, Direction};

/// Finds ratings of the year under review that do not fit the figures. If the plan has
/// enough rated rows, they are judged by the pattern of the plan's own ratings, otherwise
/// only those that no sensible scale would allow are reported.
pub(super) fn check(corpus: &Corpus<'_>) -> Vec<Doubt> {
    let plan = corpus.plan;
    let standings = standings(plan);
    let rows: Vec<pattern::RatedRow> = standings.iter().filter_map(Standing::row).collect();
    let boundaries = pattern::boundaries(&rows, plan.ratings().steps().len());
    let is_blatant = |standing: &Standing<'_>| standing.blatant(plan.ratings(), &boundaries);
    let blatant = standings.iter().filter(|s| is_blatant(s)).count();
    // If more than a third of the rows are out of line, the plan rates by something other
    // than its figures.
    let is_its_way = rows.len() >= pattern::FEWEST_ROWS && blatant * 3 > rows.len();
    // A rating is doubted once, by what tells most about it.
    let doubt = |standing: &Standing<'_>| {
        let by_pattern = standing.against_pattern(plan, &boundaries);
        let plain = || {
            let is_meant = !is_its_way && is_blatant(standing);
            is_meant.then(|| standing.plain_doubt()).flatten()
        };
        by_pattern.or_else(plain).or_else(|| standing.receding())
    };
    standings.iter().filter_map(doubt).collect()
}

/// A rated row with the attainment of its indicators.
struct Standing<'p> {
    row: &'p Initiative,
    year: FiscalYear,
    rating: &'p Rating,
    rank: usize,
    is_best: bool,
    is_low: bool,
    /// Indicators with a target for the year itself.
    due: Vec<Measured<'p>>,
    /// Indicators whose next target is in a later year.
    ahead: Vec<Measured<'p>>,
}

/// An indicator with its attainment.
struct Measured<'p> {
    index: usize,
    indicator: &'p Indicator,
    attainment: Attainment<'p>,
    percent: f64,
    is_reached: bool,
}

/// Returns the rated rows that have a numeric target. A row with any non-numeric target is
/// left out, since the rating may be based on that one.
fn standings(plan: &Plan) -> Vec<Standing<'_>> {
    let rows = plan.initiatives().iter().filter(|row| !row.is_reprint());
    rows.filter_map(|row| standing(plan, row)).collect()
}

fn standing<'p>(plan: &'p Plan, row: &'p Initiative) -> Option<Standing<'p>> {
    let year = plan.facts().review_year;
    let scale = plan.ratings();
    let mark = row.rating(year)?;
    let rating = scale.get(mark).filter(|rating| is_grade(rating))?;
    let grades = scale.steps().iter().filter(|step| is_grade(step)).count();
    let rank = scale.rank(mark)?;
    let indicators = row.indicators.iter().enumerate();
    let meant = indicators.filter(|(_, indicator)| has_target(indicator, year));
    let measured = meant.map(|(index, indicator)| measured(index, indicator, year));
    let measured: Vec<Measured<'_>> = measured.collect::<Option<_>>()?;
    let (due, ahead): (Vec<_>, Vec<_>) = measured
        .into_iter()
        .partition(|measured| measured.attainment.target_year == year);
    let is_measured = !due.is_empty() || !ahead.is_empty();
    is_measured.then_some(Standing {
        row,
        year,
        rating,
        rank,
        is_best: rank == 0,
        is_low: grades > 1 && rank >= grades - grades / 2,
        due,
        ahead,
    })
}

/// Returns whether a step of the scale is a grade. `対象外`, for example, means that the
/// row was not rated.
fn is_grade(rating: &Rating) -> bool {
    const NO_GRADE: [&str; 6] = [
        "対象外",
        "評価なし",
        "評価しない",
        "未評価",
        "該当なし",
        "廃止",
    ];
    let is_dash = matches!(rating.mark.as_str(), "-" | "－" | "―" | "—" | "ー" | "‐");
    !is_dash && !NO_GRADE.iter().any(|word| rating.label.contains(word))
}

/// Returns whether an indicator has a target for `year` or later.
fn has_target(indicator: &Indicator, year: FiscalYear) -> bool {
    let mut years = indicator.years.range(year..);
    indicator.better.is_a_direction() && years.any(|(_, figures)| figures.target.is_some())
}

fn measured(index: usize, indicator: &Indicator, year: FiscalYear) -> Option<Measured<'_>> {
    let attainment = Attainment::of(indicator, year).filter(|found| found.year == year)?;
    let is_reached = attainment.is_reached?;
    let percent = match attainment.percent() {
        Some(percent) => percent.get(),
        // The ratio is undefined for 0 of 0, which counts as 100%.
        None if is_reached => 100.0,
        None => return None,
    };
    Some(Measured {
        index,
        indicator,
        attainment,
        percent,
        is_reached,
    })
}

/// Distance from the threshold, in percentage points, below which the doubt is only light.
/// Heuristic: so close to it, there may be a good reason.
const NEAR: f64 = 5.0;

/// Attainment, in percent, below which the best mark is questioned if the plan has no
/// pattern for it, or if the figures move away from a later target. Documented in the
/// rule's page.
const FAR: f64 = 80.0;

impl Standing<'_> {
    /// Converts the standing to the form that the pattern is computed from.
    fn row(&self) -> Option<pattern::RatedRow> {
        let percents = || self.due.iter().map(|measured| measured.percent);
        Some(pattern::RatedRow {
            rank: self.rank,
            low: percents().reduce(f64::min)?,
            high: percents().reduce(f64::max)?,
        })
    }

    fn against_pattern(&self, plan: &Plan, boundaries: &[Boundary]) -> Option<Doubt> {
        let row = self.row()?;
        let mut sides = boundaries.iter().map(|b| (b, b.misplaced(&row)));
        let (boundary, side) = sides.find_map(|(b, side)| Some((b, side?)))?;
        // A later target that points the other way supports the rating.
        let is_agreed = match side {
            Direction::TooGood => self.ahead.iter().all(|ahead| !ahead.is_reached),
            Direction::TooLow => self.ahead.iter().all(|ahead| ahead.is_reached),
        };
        is_agreed.then_some(())?;
        let edge = plan.ratings().steps().get(boundary.rank.checked_sub(1)?)?;
        let pattern = RatingPattern {
            mark: edge.mark.clone(),
            has_better: boundary.rank > 1,
            threshold: Number::new(boundary.threshold)?,
            rows: boundary.rows,
            fitting: boundary.fitting,
        };
        let expected = match side {
            Direction::TooGood => Expectation::RatedLower(pattern),
            Direction::TooLow => Expectation::RatedHigher(pattern),
        };
        let measured = self.farthest(&self.due, side)?;
        let gap = (measured.percent - boundary.threshold).abs();
        Some(Doubt {
            weight: if gap < NEAR {
                Weight::Light
            } else {
                Weight::Heavy
            },
            ..self.doubt(measured, &self.due, expected)
        })
    }

    /// Returns whether the rating contradicts any sensible scale: the best mark far below
    /// its target, or a mark in the lower half with every target reached.
    fn blatant(&self, scale: &RatingScale, boundaries: &[Boundary]) -> bool {
        let is_known = |rank: usize| boundaries.iter().any(|b| b.rank <= rank);
        let all = || self.due.iter().chain(&self.ahead);
        let is_far = self.is_best
            && !is_known(1)
            && !self.due.is_empty()
            && self.due.iter().all(|due| due.percent < FAR)
            && all().all(|measured| !measured.is_reached);
        let is_unknown = self.due.is_empty() || !is_known(self.rank);
        let is_low = self.is_low && is_unknown && all().all(|measured| measured.is_reached);
        scale.steps().len() > 1 && (is_far || is_low)
    }

    fn plain_doubt(&self) -> Option<Doubt> {
        let (side, expected) = match self.is_best {
            true => (Direction::TooGood, Expectation::Best),
            false => (Direction::TooLow, Expectation::LowerHalf),
        };
        let all = match self.due.is_empty() {
            true => &self.ahead,
            false => &self.due,
        };
        let measured = self.farthest(all, side)?;
        Some(self.doubt(measured, all, expected))
    }

    /// Raises a doubt about the best mark if all figures are far from a later target and
    /// moving away from it.
    fn receding(&self) -> Option<Doubt> {
        let is_away = |measured: &Measured<'_>| measured.percent < FAR && measured.recedes();
        let is_meant = self.is_best && self.due.is_empty() && self.ahead.iter().all(is_away);
        is_meant.then_some(())?;
        let measured = self.farthest(&self.ahead, Direction::TooGood)?;
        let figures = measured.history();
        Some(self.doubt(measured, &self.ahead, Expectation::Receding { figures }))
    }

    /// Returns the indicator that contradicts the rating most.
    fn farthest<'m, 'p>(
        &self,
        all: &'m [Measured<'p>],
        side: Direction,
    ) -> Option<&'m Measured<'p>> {
        let by_percent = |a: &&Measured<'_>, b: &&Measured<'_>| a.percent.total_cmp(&b.percent);
        match side {
            Direction::TooGood => all.iter().min_by(by_percent),
            Direction::TooLow => all.iter().max_by(by_percent),
        }
    }

    fn doubt(&self, loudest: &Measured<'_>, all: &[Measured<'_>], expected: Expectation) -> Doubt {
        let place = |part, words: &str| Location {
            subject: Subject::Initiative(self.row.id.clone()),
            year: Some(self.year),
            part,
            words: words.to_owned(),
        };
        let mark = &self.rating.mark;
        Doubt {
            code: Code::RATING_AGAINST_ATTAINMENT,
            weight: Weight::Heavy,
            place: place(Part::Rating, mark),
            others: vec![place(Part::Indicator(loudest.index), "")],
            evidence: Evidence::Rating(evidence::RatingMismatch {
                mark: mark.clone(),
                loudest: loudest.attained(),
                attained: all.iter().map(Measured::attained).collect(),
                expected,
            }),
        }
    }
}

impl Measured<'_> {
    /// Converts the attainment to evidence.
    fn attained(&self) -> Attained {
        let Attainment { actual, target, .. } = self.attainment;
        Attained {
            indicator: self.indicator.name.clone(),
            actual: Quantity::of(actual, self.indicator),
            target: OfYear {
                year: self.attainment.target_year,
                quantity: Quantity::of(target, self.indicator),
            },
            percent: self.attainment.percent(),
            is_reached: self.is_reached,
            falls: self.indicator.better == Better::Lower || side_of(target) == Some(Side::Below),
        }
    }

    /// Returns the actual figures so far that can be compared with the latest one.
    fn history(&self) -> Vec<(FiscalYear, Value)> {
        let figures = self.run().map(|(year, value)| (year, value.clone()));
        figures.collect()
    }

    /// Iterates over the actual figures up to the latest one, without those before a break.
    fn run(&self) -> impl DoubleEndedIterator<Item = (FiscalYear, &Value)> {
        let latest = self.attainment.year;
        let years = self.indicator.years.range(..=latest);
        let figures = years.filter_map(|(year, figures)| Some((*year, figures.actual.as_ref()?)));
        figures.filter(move |(year, _)| self.indicator.is_comparable(*year, latest))
    }

    /// Returns whether the figures move away from the target: the latest is worse than the
    /// first, or it worsened twice in a row.
    fn recedes(&self) -> bool {
        let is_worse = |earlier: f64, later: f64| match self.falls() {
            true => later > earlier,
            false => later < earlier,
        };
        let actuals = self.run().rev().filter_map(|(_, value)| value.number());
        let latest: Vec<f64> = actuals.map(|number| number.get()).take(3).collect();
        let falls_twice = match latest.as_slice() {
            [now, before, first] => is_worse(*before, *now) && is_worse(*first, *before),
            _ => false,
        };
        let first = self.run().next().and_then(|(_, value)| value.number());
        let now = self.attainment.actual.number();
        let is_below = first.zip(now);
        falls_twice || is_below.is_some_and(|(first, now)| is_worse(first.get(), now.get()))
    }

    /// Returns whether the target is to be reached from above.
    fn falls(&self) -> bool {
        match side_of(self.attainment.target) {
            Some(side) => side == Side::Below,
            None => self.indicator.better == Better::Lower,
        }
    }
}

/// Returns the side of its limit on which a target lies, if it is a bound.
fn side_of(target: &Value) -> Option<Side> {
    match target {
        Value::Bound(bound) => Some(bound.side),
        Value::Approximate(about) => side_of(about.value()),
        Value::Number(_) | Value::Range(_) | Value::Words(_) => None,
    }
}
