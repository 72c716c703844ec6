//! Values and figures with what they count.

use std::borrow::Cow;

use super::Language;
use crate::check::evidence::Quantity;
use crate::plan::{Bound, Number, Side, Value};

impl Language {
    /// Words that stand in a document. A Japanese sentence has figures among its
    /// own words; in English they are set apart.
    pub(super) fn printed(self, words: &str) -> String {
        self.pick(words.to_owned(), format!("「{words}」"))
    }

    /// A value with its unit, as a document prints it.
    pub(super) fn quantity(self, quantity: &Quantity) -> String {
        let Quantity { value, unit } = quantity;
        self.counted(value, unit)
    }

    fn counted(self, value: &Value, unit: &str) -> String {
        let unit = self.after_number(unit);
        let set_apart = |counted: String| match unit.is_ascii() {
            true => counted,
            false => self.printed(&counted),
        };
        match (self, value) {
            (_, Value::Words(words)) => self.printed(words),
            (Self::English, Value::Bound(bound)) => {
                let limit = set_apart(format!("{}{unit}", bound.limit));
                format!("{} {limit}", words_of(bound))
            }
            (Self::English, Value::Range(ends)) => {
                let [low, high] = **ends;
                set_apart(format!("{low}–{high}{unit}"))
            }
            (Self::English, Value::Approximate(about)) => {
                format!("about {}", self.counted(about.value(), unit.trim_start()))
            }
            (_, value) => set_apart(value.with_unit(&unit)),
        }
    }

    /// What is calculated from figures that may be approximate.
    pub fn about(self, is_approximate: bool, calculated: String) -> String {
        match is_approximate {
            true => self.pick(format!("約{calculated}"), format!("about {calculated}")),
            false => calculated,
        }
    }

    /// A value without its unit.
    pub(super) fn value(self, value: &Value) -> String {
        self.quantity(&Quantity {
            value: value.clone(),
            unit: String::new(),
        })
    }

    /// A number that was calculated, with its unit where the language has one
    /// for it.
    pub(super) fn calculated(self, number: Number, unit: &str) -> String {
        let unit = self.pick(unit, if unit.is_ascii() { unit } else { "" });
        format!("{number}{}", self.after_number(unit))
    }

    /// A unit as it stands after a number: English sets its words apart, but not
    /// its signs.
    fn after_number(self, unit: &str) -> Cow<'_, str> {
        let is_word = unit.starts_with(|first: char| first.is_ascii_alphabetic());
        match self {
            Self::English if is_word => Cow::Owned(format!(" {unit}")),
            Self::Japanese | Self::English => Cow::Borrowed(unit),
        }
    }
}

/// The words before the limit of a bound.
fn words_of(bound: &Bound) -> &'static str {
    match (bound.side, bound.is_open) {
        (Side::Above, false) => "at least",
        (Side::Above, true) => "more than",
        (Side::Below, false) => "at most",
        (Side::Below, true) => "less than",
    }
}
