//! How much a figure is, and how exactly it says so.

use std::fmt;

use crate::plan::Number;

/// A number with the last place to which it is printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// The number itself.
    pub value: f64,
    /// What one more in its last printed place would be: 1 for `294`, 0.1 for
    /// `44.8`, 10,000 for `3万`.
    pub step: f64,
    /// Whether the text calls it approximate (約, 程度).
    pub is_approximate: bool,
}

impl Amount {
    /// How far the true amount may lie from the printed one: half of the last
    /// printed place, and a whole one where it is approximate.
    pub fn tolerance(self) -> f64 {
        match self.is_approximate {
            true => self.step,
            false => self.step / 2.0,
        }
    }

    /// Whether a calculated amount can be what is printed. Neither end of what
    /// would be rounded to it is left out, since documents round both ways.
    pub fn can_be(self, calculated: f64) -> bool {
        (calculated - self.value).abs() <= self.tolerance() + self.step * 1e-6
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let about = if self.is_approximate { "約" } else { "" };
        match Number::new(self.value) {
            Some(number) => write!(out, "{about}{number}"),
            None => write!(out, "{about}{}", self.value),
        }
    }
}
