//! Indicators: figures tracked over the years.

use super::by_year::ByYear;
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
}
