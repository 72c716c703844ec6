//! A single value of a document, as what it can be read.

use toml::de::{DeFloat, DeInteger, DeValue};

/// A value as it is written.
#[derive(Debug, Clone, Copy)]
pub struct Written<'d>(&'d DeValue<'d>);

impl<'d> Written<'d> {
    pub(super) fn new(value: &'d DeValue<'d>) -> Self {
        Self(value)
    }

    /// Returns the text, or `None` if it is no string.
    pub fn text(self) -> Option<&'d str> {
        self.0.as_str()
    }

    /// Returns whether it is true, or `None` if it is neither true nor false.
    pub fn boolean(self) -> Option<bool> {
        self.0.as_bool()
    }

    /// Returns the whole number, or `None` if it is none or is too large.
    pub fn integer(self) -> Option<i64> {
        let written: &DeInteger<'_> = self.0.as_integer()?;
        i64::from_str_radix(written.as_str(), written.radix()).ok()
    }

    /// Returns the number with a decimal point or an exponent, or `None` if it is none or is
    /// not finite.
    pub fn float(self) -> Option<f64> {
        let written: &DeFloat<'_> = self.0.as_float()?;
        let number: f64 = written.as_str().parse().ok()?;
        number.is_finite().then_some(number)
    }

    /// Iterates over the entries of a list. Returns `None` if it is no list.
    pub fn entries(self) -> Option<impl Iterator<Item = Self>> {
        let list = self.0.as_array()?;
        Some(list.iter().map(|entry| Self(entry.get_ref())))
    }
}
