//! Values that do not give one number to the digit: bounds and approximate values.

use super::value::{Number, Value};

/// A bound: `50以上`, `0以下`, `2000超`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Bound {
    /// The number on one side of which the value lies.
    pub limit: Number,
    /// The side on which it lies.
    pub side: Side,
    /// Whether the limit itself is not meant: `2000超`, `30未満`.
    pub is_open: bool,
    word: &'static str,
}

/// The side of a limit on which a value lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Above it.
    Above,
    /// Below it.
    Below,
}

/// The words after a number that make it a bound, with its side and whether it is open.
const BOUNDS: [(&str, Side, bool); 8] = [
    ("以上", Side::Above, false),
    ("を超える", Side::Above, true),
    ("を上回る", Side::Above, true),
    ("超", Side::Above, true),
    ("以下", Side::Below, false),
    ("以内", Side::Below, false),
    ("を下回る", Side::Below, true),
    ("未満", Side::Below, true),
];

impl Bound {
    pub(super) fn parse(written: &str) -> Option<Self> {
        BOUNDS.into_iter().find_map(|(word, side, is_open)| {
            Some(Self {
                limit: Number::parse(written.strip_suffix(word)?)?,
                side,
                is_open,
                word,
            })
        })
    }

    /// Returns the word after the number.
    pub(super) fn word(&self) -> &'static str {
        self.word
    }
}

/// A value that is called approximate: `約400`, `2〜3程度`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Approximate {
    before: &'static str,
    after: &'static str,
    value: Value,
}

/// The words before a number that call it approximate.
pub(crate) const ABOUT_BEFORE: [&str; 6] = ["約", "およそ", "おおよそ", "ほぼ", "概ね", "おおむね"];

/// The words after a number that call it approximate. Of two that begin alike, the longer
/// one comes first.
pub(crate) const ABOUT_AFTER: [&str; 9] = [
    "程度",
    "程",
    "ほど",
    "くらい",
    "ぐらい",
    "余り",
    "前後",
    "弱",
    "強",
];

impl Approximate {
    pub(super) fn parse(written: &str) -> Option<Self> {
        let before = word(ABOUT_BEFORE, |word| written.starts_with(word));
        let after = word(ABOUT_AFTER, |word| written.ends_with(word));
        if before.is_empty() && after.is_empty() {
            return None;
        }
        let inner = written.strip_prefix(before)?.strip_suffix(after)?;
        let value = Value::parse(inner);
        let is_counted = !matches!(value, Value::Approximate(_) | Value::Words(_));
        is_counted.then_some(Self {
            before,
            after,
            value,
        })
    }

    /// Returns the words around the number.
    pub(super) fn words(&self) -> [&'static str; 2] {
        [self.before, self.after]
    }

    /// Returns what is meant roughly: a number, a range or a bound.
    pub fn value(&self) -> &Value {
        &self.value
    }
}

/// Returns the word of a table that fits, or an empty one.
fn word<const N: usize>(
    words: [&'static str; N],
    fits: impl Fn(&&'static str) -> bool,
) -> &'static str {
    words.into_iter().find(fits).unwrap_or_default()
}
