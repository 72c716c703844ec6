//! The attainment of an indicator relative to its target.

use std::cmp::Ordering;

use crate::plan::{Better, Bound, FiscalYear, Indicator, Number, Side, Value};

/// The latest figure of an indicator and the next target for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attainment<'i> {
    /// The year of the figure.
    pub year: FiscalYear,
    /// The actual figure.
    pub actual: &'i Value,
    /// The year of the target.
    pub target_year: FiscalYear,
    /// The target value.
    pub target: &'i Value,
    /// The figure and the target, or the other way round if lower is better: the first is
    /// the attained part of the second. `None` if either is not a number or negative, or if
    /// the second is zero.
    part: Option<PartOfWhole>,
    /// Whether the target is reached, or `None` if either value is not a number.
    pub is_reached: Option<bool>,
    /// Whether the figure or the target is approximate, and so the attainment.
    pub is_approximate: bool,
}

/// Attainment in broad bands, for plans without ratings. The bands are computed here and do
/// not come from any document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// The target is reached.
    Reached,
    /// Not reached, but at least 80 percent.
    Near,
    /// At least 50 percent, but less than 80.
    Half,
    /// Less than 50 percent, or not reached and without a percentage.
    Far,
    /// There is no figure or no target, or either is not a number.
    Unknown,
}

impl Band {
    /// All bands, best first.
    pub const ALL: [Self; 5] = [
        Self::Reached,
        Self::Near,
        Self::Half,
        Self::Far,
        Self::Unknown,
    ];

    /// Returns the band of an indicator by its figures up to a year.
    pub fn of(indicator: &Indicator, year: FiscalYear) -> Self {
        let Some(attainment) = Attainment::of(indicator, year) else {
            return Self::Unknown;
        };
        match (
            attainment.is_reached,
            attainment.part.map(PartOfWhole::share),
        ) {
            (None, _) => Self::Unknown,
            (Some(true), _) => Self::Reached,
            (Some(false), Some(share)) if share >= 0.8 => Self::Near,
            (Some(false), Some(share)) if share >= 0.5 => Self::Half,
            (Some(false), _) => Self::Far,
        }
    }
}

impl<'i> Attainment<'i> {
    /// Returns the attainment of an indicator by its latest figure up to `until`. The
    /// target is that of the same year, or otherwise the next one after it. One after a
    /// break is for other figures, so that there is none.
    pub fn of(indicator: &'i Indicator, until: FiscalYear) -> Option<Self> {
        let (year, actual) = latest(indicator, until)?;
        let (target_year, target) = indicator
            .years
            .range(year..)
            .take_while(|(later, _)| indicator.is_comparable(year, **later))
            .find_map(|(year, figures)| Some((*year, figures.target.as_ref()?)))?;
        let directed = DirectedTarget::new(target, indicator.better);
        let pair = actual.number().zip(directed);
        Some(Self {
            year,
            actual,
            target_year,
            target,
            part: pair.and_then(|(actual, directed)| directed.part(actual)),
            is_reached: directed.and_then(|directed| directed.is_reached_by(actual)),
            is_approximate: actual.is_approximate() || target.is_approximate(),
        })
    }
}

impl Attainment<'_> {
    /// Returns whether the target is one of a year or of a year before it. What is to be
    /// reached later cannot have been missed yet.
    pub fn is_due(&self, year: FiscalYear) -> bool {
        self.target_year <= year
    }

    /// Returns the attainment in percent, rounded to one decimal place. Anything short of
    /// the target is never rounded up to 100.
    pub fn percent(&self) -> Option<Number> {
        let PartOfWhole { part, whole } = self.part?;
        let percent = part.percent_of(whole)?;
        match self.is_reached {
            Some(false) if percent.get() > 99.9 => Number::parse("99.9"),
            Some(_) | None => Some(percent),
        }
    }
}

/// Returns the latest figure of an indicator up to a year.
pub fn latest(indicator: &Indicator, until: FiscalYear) -> Option<(FiscalYear, &Value)> {
    indicator
        .years
        .range(..=until)
        .rev()
        .find_map(|(year, figures)| Some((*year, figures.actual.as_ref()?)))
}

/// Returns the first figure of an indicator.
pub fn baseline(indicator: &Indicator) -> Option<(FiscalYear, &Value)> {
    let mut years = indicator.years.iter();
    years.find_map(|(year, figures)| Some((*year, figures.actual.as_ref()?)))
}

/// Returns whether a figure reaches a target in the given direction. Returns `None` if
/// either is not a number.
pub fn is_reached(target: &Value, better: Better, actual: &Value) -> Option<bool> {
    DirectedTarget::new(target, better)?.is_reached_by(actual)
}

/// Returns the target that the latest figure up to a year is measured by. If there is no
/// figure, this is the last target.
pub fn next_target(indicator: &Indicator, until: FiscalYear) -> Option<(FiscalYear, &Value)> {
    let measured = Attainment::of(indicator, until);
    let measured = measured.map(|attainment| (attainment.target_year, attainment.target));
    measured.or_else(|| last_target(indicator))
}

/// Returns the last target.
pub fn last_target(indicator: &Indicator) -> Option<(FiscalYear, &Value)> {
    let mut years = indicator.years.iter().rev();
    years.find_map(|(year, figures)| Some((*year, figures.target.as_ref()?)))
}

/// A number as a part of another that is not zero.
#[derive(Debug, Clone, Copy, PartialEq)]
struct PartOfWhole {
    part: Number,
    whole: Number,
}

impl PartOfWhole {
    /// Returns the fraction, where 1 is all of it.
    fn share(self) -> f64 {
        self.part.get() / self.whole.get()
    }
}

/// A target with the side from which it is to be reached.
#[derive(Clone, Copy)]
struct DirectedTarget {
    limit: Number,
    better: Better,
    /// Whether the limit has to be passed, as that of `50超`.
    is_open: bool,
}

impl DirectedTarget {
    /// For a range, the end that is reached first counts. A bound
    /// determines its own direction. Returns `None` if the target is no number, or no
    /// direction is known for it.
    fn new(target: &Value, better: Better) -> Option<Self> {
        let closed = |limit| Self {
            limit,
            better,
            is_open: false,
        };
        Some(match target {
            Value::Number(number) => closed(*number),
            Value::Range(ends) => {
                let [low, high] = **ends;
                closed(if better == Better::Lower { high } else { low })
            }
            Value::Bound(bound) => Self::of_bound(bound),
            Value::Approximate(about) => Self::new(about.value(), better)?,
            Value::Words(_) => return None,
        })
        .filter(|directed| directed.better != Better::Unknown)
    }

    fn of_bound(bound: &Bound) -> Self {
        Self {
            limit: bound.limit,
            better: match bound.side {
                Side::Above => Better::Higher,
                Side::Below => Better::Lower,
            },
            is_open: bound.is_open,
        }
    }

    /// Returns `None` if the figure is not a number.
    fn is_reached_by(self, actual: &Value) -> Option<bool> {
        let order = actual.number()?.get().total_cmp(&self.limit.get());
        let passed = match self.better {
            Better::Higher | Better::Neither | Better::Unknown => Ordering::Greater,
            Better::Lower => Ordering::Less,
        };
        // A figure beyond its own number passes a limit at that number.
        let is_at_limit = order == Ordering::Equal;
        let may_be_at_limit = !self.is_open || actual.is_approximate();
        Some(order == passed || is_at_limit && may_be_at_limit)
    }

    /// Returns the figure as a part of the target.
    fn part(self, actual: Number) -> Option<PartOfWhole> {
        let (part, whole) = match self.better {
            Better::Higher | Better::Neither | Better::Unknown => (actual, self.limit),
            Better::Lower => (self.limit, actual),
        };
        if whole.get() <= 0.0 || part.get() < 0.0 {
            return None;
        }
        Some(PartOfWhole { part, whole })
    }
}

/// The yearly change that an indicator needs from now on to reach its last target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// The year of the last target.
    pub target_year: FiscalYear,
    /// The change needed in each of the remaining years.
    pub per_year: Number,
    /// Whether the figure or the target is approximate, and so the pace.
    pub is_approximate: bool,
}

impl Pace {
    /// Computes the pace needed after the latest figure up to a year. Returns `None` if the
    /// last target has been reached, is past, is not a number, or lies after a break.
    pub fn of(indicator: &Indicator, until: FiscalYear) -> Option<Self> {
        let (year, actual) = latest(indicator, until)?;
        let (target_year, target) = last_target(indicator)?;
        if !indicator.is_comparable(year, target_year) {
            return None;
        }
        let directed = DirectedTarget::new(target, indicator.better)?;
        let years = target_year.western().checked_sub(year.western())?;
        if years == 0 || directed.is_reached_by(actual)? {
            return None;
        }
        let missing = directed.limit.minus(actual.number()?);
        Some(Self {
            target_year,
            per_year: missing.spread_over(years)?,
            is_approximate: actual.is_approximate() || target.is_approximate(),
        })
    }
}
