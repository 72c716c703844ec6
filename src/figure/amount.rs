//! The magnitude of a figure and its precision.

use std::fmt;

use crate::plan::{Number, Value};

/// A number with its printed precision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// The number itself.
    pub value: f64,
    /// The value of one unit in the last printed place: 1 for `294`, 0.1 for `44.8`, 10,000
    /// for `3万`.
    pub step: f64,
    /// Whether the text calls it approximate (約, 程度).
    pub is_approximate: bool,
}

impl Amount {
    /// Returns the amount marked as approximate. Trailing zeros count as insignificant, so
    /// that `約7,000` is precise to a thousand.
    #[must_use]
    pub(super) fn approximate(self) -> Self {
        let mut step = self.step;
        while self.value != 0.0 && (self.value / (step * 10.0)).fract() == 0.0 {
            step *= 10.0;
        }
        Self {
            step,
            is_approximate: true,
            ..self
        }
    }

    /// Returns the amount of a number that is written in thousands or another scale.
    pub fn scaled(number: Number, scale: f64) -> Self {
        let places = i32::try_from(number.decimals()).unwrap_or_default();
        Self {
            value: number.get() * scale,
            step: 10_f64.powi(-places) * scale,
            is_approximate: false,
        }
    }

    /// Returns the amount of a value that is written in thousands or another scale, or `None`
    /// if it has no number.
    pub fn of(value: &Value, scale: f64) -> Option<Self> {
        let amount = Self::scaled(value.number()?, scale);
        Some(amount.as_exact_as(value))
    }

    /// Returns the amount marked as approximate if a value is.
    #[must_use]
    pub fn as_exact_as(self, value: &Value) -> Self {
        match value.is_approximate() {
            true => self.approximate(),
            false => self,
        }
    }

    /// Returns how far the true amount may lie from the printed one: half a unit in the
    /// last printed place, or a whole one if the amount is approximate.
    pub fn tolerance(self) -> f64 {
        match self.is_approximate {
            true => self.step,
            false => self.step / 2.0,
        }
    }

    /// Returns whether a calculated amount is consistent with the printed one. Both ends of
    /// the rounding interval are included, since documents round in either direction.
    pub fn can_be(self, calculated: f64) -> bool {
        (calculated - self.value).abs() <= self.tolerance() + self.step * 1e-6
    }

    /// Returns whether two printed amounts can be the same one, that is, whether the finer
    /// one gives the coarser one if it is rounded to what that one is written to.
    pub fn agrees_with(self, other: Self) -> bool {
        match self.tolerance() < other.tolerance() {
            true => other.can_be(self.value),
            false => self.can_be(other.value),
        }
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
