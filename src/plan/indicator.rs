//! Indicators: figures tracked over the years.

use super::by_year::ByYear;
use super::unreadable::FigureKind;
use super::value::Value;
use super::year::FiscalYear;

/// The direction in which an indicator improves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Better {
    /// Higher is better.
    #[default]
    Higher,
    /// Lower is better.
    Lower,
    /// Neither: the figure reports an amount of work or demand, not how good it is.
    Neither,
    /// The direction is given and cannot be read, so that nothing can be called good.
    Unknown,
}

impl Better {
    /// Returns whether one direction is known to be better than the other.
    pub fn is_a_direction(self) -> bool {
        matches!(self, Self::Higher | Self::Lower)
    }
}

/// The figures of an indicator for one year.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// The actual value.
    pub actual: Option<Value>,
    /// The target value.
    pub target: Option<Value>,
    /// The target before its revision.
    pub was: Option<Value>,
}

impl Figures {
    /// Returns the value of a kind.
    pub fn get(&self, kind: FigureKind) -> Option<&Value> {
        match kind {
            FigureKind::Actual => self.actual.as_ref(),
            FigureKind::Target => self.target.as_ref(),
            FigureKind::Was => self.was.as_ref(),
        }
    }
}

/// A KPI, or a figure that a report gives year by year.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// The name as printed.
    pub name: String,
    /// The unit of the values, including a scale if there is one (千件).
    pub unit: Option<String>,
    /// The direction in which the indicator improves.
    pub better: Better,
    /// Whether the value of each year includes the previous years.
    pub cumulative: bool,
    /// The years, in order, from which figures cannot be compared with earlier ones, since
    /// they are counted in another way or over another period; often empty.
    pub breaks: Box<[FiscalYear]>,
    /// The figures by year.
    pub years: ByYear<Figures>,
}

impl Indicator {
    /// Returns the actual value of a year.
    pub fn actual(&self, year: FiscalYear) -> Option<&Value> {
        self.years.get(&year)?.actual.as_ref()
    }

    /// Returns the target of a year.
    pub fn target(&self, year: FiscalYear) -> Option<&Value> {
        self.years.get(&year)?.target.as_ref()
    }

    /// Returns whether figures of two years can be compared, that is, no break lies between
    /// them. The order of the years does not matter.
    pub fn is_comparable(&self, one: FiscalYear, other: FiscalYear) -> bool {
        let (earlier, later) = (one.min(other), one.max(other));
        let mut breaks = self.breaks.iter();
        !breaks.any(|first| earlier < *first && *first <= later)
    }
}
