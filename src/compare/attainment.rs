//! How far an indicator is on its way to a target.

use std::cmp::Ordering;

use crate::plan::{Better, FiscalYear, Indicator, Number, Value};

/// The latest figure of an indicator against the target that is next for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attainment<'i> {
    /// The year of the figure.
    pub year: FiscalYear,
    /// What was reached.
    pub actual: &'i Value,
    /// The year of the target.
    pub target_year: FiscalYear,
    /// What is to be reached.
    pub target: &'i Value,
    /// How much of the target was reached, 1 being all of it; for an indicator
    /// that should fall, the target as a share of the figure. None where one of
    /// them carries no number or is below zero, or the one divided by is zero.
    share: Option<f64>,
    /// Whether the target is reached; none where one of them carries no number.
    pub is_reached: Option<bool>,
}

/// Attainment in broad steps, for plans that are not rated. They are computed
/// here and stand in no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// The target is reached.
    Reached,
    /// From 80 percent on.
    Near,
    /// From 50 percent on.
    Half,
    /// Below 50 percent.
    Far,
    /// There is no figure, no target, or no number in one of them.
    Unknown,
}

impl Band {
    /// All of them, the best first.
    pub const ALL: [Self; 5] = [
        Self::Reached,
        Self::Near,
        Self::Half,
        Self::Far,
        Self::Unknown,
    ];

    /// The band of an indicator, by its figures up to a year.
    pub fn of(indicator: &Indicator, year: FiscalYear) -> Self {
        let Some(attainment) = Attainment::of(indicator, year) else {
            return Self::Unknown;
        };
        match (attainment.is_reached, attainment.share) {
            (None, _) => Self::Unknown,
            (Some(true), _) => Self::Reached,
            (Some(false), Some(share)) if share >= 0.8 => Self::Near,
            (Some(false), Some(share)) if share >= 0.5 => Self::Half,
            (Some(false), _) => Self::Far,
        }
    }
}

impl<'i> Attainment<'i> {
    /// The attainment of an indicator by its latest figure up to a year. The
    /// target is that of the same year, or else the next one after it.
    pub fn of(indicator: &'i Indicator, until: FiscalYear) -> Option<Self> {
        let (year, actual) = latest(indicator, until)?;
        let (target_year, target) = indicator
            .years
            .range(year..)
            .find_map(|(year, figures)| Some((*year, figures.target.as_ref()?)))?;
        let goal = Goal::new(target, indicator.better);
        let pair = actual.number().zip(goal);
        Some(Self {
            year,
            actual,
            target_year,
            target,
            share: pair.and_then(|(actual, goal)| goal.share(actual)),
            is_reached: pair.map(|(actual, goal)| goal.is_reached_by(actual)),
        })
    }
}

impl Attainment<'_> {
    /// The share of the target that was reached, in percent to one decimal
    /// place. Short of the target it is never shown as all of it.
    pub fn percent(&self) -> Option<Number> {
        let percent = self.share? * 100.0;
        let most = match self.is_reached {
            Some(false) => 99.9,
            Some(true) | None => f64::INFINITY,
        };
        Number::parse(&format!("{:.1}", percent.min(most)))
    }
}

/// The latest figure of an indicator up to a year.
pub fn latest(indicator: &Indicator, until: FiscalYear) -> Option<(FiscalYear, &Value)> {
    indicator
        .years
        .range(..=until)
        .rev()
        .find_map(|(year, figures)| Some((*year, figures.actual.as_ref()?)))
}

/// The first figure of an indicator.
pub fn baseline(indicator: &Indicator) -> Option<(FiscalYear, &Value)> {
    let mut years = indicator.years.iter();
    years.find_map(|(year, figures)| Some((*year, figures.actual.as_ref()?)))
}

/// Whether an indicator that moves one way has reached a target with a figure;
/// none where one of them carries no number.
pub fn is_reached(target: &Value, better: Better, actual: &Value) -> Option<bool> {
    let (goal, actual) = Goal::new(target, better).zip(actual.number())?;
    Some(goal.is_reached_by(actual))
}

/// The target that its latest figure up to a year is measured by; where there
/// is none, the last target of all.
pub fn next_target(indicator: &Indicator, until: FiscalYear) -> Option<(FiscalYear, &Value)> {
    let measured = Attainment::of(indicator, until);
    let measured = measured.map(|attainment| (attainment.target_year, attainment.target));
    measured.or_else(|| last_target(indicator))
}

/// The target of the last year that has one.
pub fn last_target(indicator: &Indicator) -> Option<(FiscalYear, &Value)> {
    let mut years = indicator.years.iter().rev();
    years.find_map(|(year, figures)| Some((*year, figures.target.as_ref()?)))
}

/// A target as something to get to from one side.
#[derive(Clone, Copy)]
struct Goal {
    limit: Number,
    better: Better,
}

impl Goal {
    /// The end of a range that is reached first counts; a bound says by itself
    /// from which side it is to be reached.
    fn new(target: &Value, better: Better) -> Option<Self> {
        let (limit, better) = match (target, better) {
            (Value::Number(number), better) => (*number, better),
            (Value::AtLeast(number), _) => (*number, Better::Higher),
            (Value::AtMost(number), _) => (*number, Better::Lower),
            (Value::Range(low, _), Better::Higher | Better::Neither) => (*low, better),
            (Value::Range(_, high), Better::Lower) => (*high, better),
            (Value::Words(_), _) => return None,
        };
        Some(Self { limit, better })
    }

    fn is_reached_by(self, actual: Number) -> bool {
        let order = actual.get().total_cmp(&self.limit.get());
        match self.better {
            Better::Higher | Better::Neither => order != Ordering::Less,
            Better::Lower => order != Ordering::Greater,
        }
    }

    /// How much of it was reached, 1 being all of it.
    fn share(self, actual: Number) -> Option<f64> {
        let (part, whole) = match self.better {
            Better::Higher | Better::Neither => (actual, self.limit),
            Better::Lower => (self.limit, actual),
        };
        if whole.get() <= 0.0 || part.get() < 0.0 {
            return None;
        }
        Some(part.get() / whole.get())
    }
}

/// What an indicator has to gain each year from now on to reach its last
/// target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// The year of the last target.
    pub target_year: FiscalYear,
    /// The change that each of the years until then has to bring.
    pub per_year: Number,
}

impl Pace {
    /// The pace that an indicator needs after its latest figure up to a year;
    /// none where its last target is reached, past, or no number.
    pub fn of(indicator: &Indicator, until: FiscalYear) -> Option<Self> {
        let (year, actual) = latest(indicator, until)?;
        let actual = actual.number()?;
        let (target_year, target) = last_target(indicator)?;
        let goal = Goal::new(target, indicator.better)?;
        let years = target_year.western().checked_sub(year.western())?;
        if years == 0 || goal.is_reached_by(actual) {
            return None;
        }
        Some(Self {
            target_year,
            per_year: goal.limit.minus(actual).spread_over(years)?,
        })
    }
}
