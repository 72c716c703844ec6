//! Figures that are followed over the years.

use std::collections::BTreeMap;

use super::value::Value;
use super::year::FiscalYear;

/// Which way an indicator should move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Better {
    /// More is better.
    #[default]
    Higher,
    /// Less is better.
    Lower,
    /// It says how much was done or came, not how well: neither is better.
    Neither,
}

/// What one year says of an indicator.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// What was reached.
    pub actual: Option<Value>,
    /// What was to be reached.
    pub target: Option<Value>,
    /// The target before it was revised.
    pub was: Option<Value>,
}

/// A KPI, or a figure that a report gives year by year.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// The name as printed.
    pub name: String,
    /// The unit of its values, with a scale where it carries one (千件).
    pub unit: Option<String>,
    /// Which way it should move.
    pub better: Better,
    /// Whether each year's value includes those before it.
    pub cumulative: bool,
    /// What each year says.
    pub years: BTreeMap<FiscalYear, Figures>,
}

impl Indicator {
    /// What was reached in a year.
    pub fn actual(&self, year: FiscalYear) -> Option<&Value> {
        self.years.get(&year)?.actual.as_ref()
    }

    /// What was to be reached in a year.
    pub fn target(&self, year: FiscalYear) -> Option<&Value> {
        self.years.get(&year)?.target.as_ref()
    }
}
