//! Values and figures with what they count.

use std::fmt::Display;

use super::Language;
use crate::check::evidence::Quantity;
use crate::plan::{Number, Value};

impl Language {
    /// Words that stand in a document. A Japanese sentence has figures among its
    /// own words; in English they are set apart.
    pub(super) fn printed(self, words: &str) -> String {
        self.pick(words.to_owned(), format!("「{words}」"))
    }

    /// A value with its unit, as a document prints it.
    pub(super) fn quantity(self, quantity: &Quantity) -> String {
        let Quantity { value, unit } = quantity;
        let counted = |value: &dyn Display| match unit.is_ascii() {
            true => format!("{value}{unit}"),
            false => self.printed(&format!("{value}{unit}")),
        };
        match (self, value) {
            (_, Value::Words(words)) => self.printed(words),
            (Self::English, Value::AtLeast(number)) => format!("at least {}", counted(number)),
            (Self::English, Value::AtMost(number)) => format!("at most {}", counted(number)),
            (Self::English, Value::Range(ends)) => {
                let [low, high] = **ends;
                counted(&format!("{low}–{high}"))
            }
            (_, value) => counted(value),
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
        format!("{number}{unit}")
    }
}
