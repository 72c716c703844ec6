//! Values of indicators: numbers, ranges, bounds, approximate values, and words.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::digits::{grouped, half_width};
use super::inexact::{Approximate, Bound};
use crate::document::{ExpectedType, Form, Written};

/// A number with its printed decimal places, so that 31.0 is not shown as 31. It has no
/// more precision than is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    value: f64,
    decimals: usize,
}

// The value is always finite and never negative zero.
impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.value.to_bits(), self.decimals).hash(state);
    }
}

/// An actual or target value of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// A single number.
    Number(Number),
    /// A range, with its lower and its upper end: `90〜100`. It is rare, and would make every
    /// value larger.
    Range(Box<[Number; 2]>),
    /// A bound: `50以上`, `2000超`. Boxed like a range.
    Bound(Box<Bound>),
    /// An approximate value: `約400`, `2〜3程度`.
    Approximate(Box<Approximate>),
    /// Words, which are shown but not used in calculations: `全業務`.
    Words(String),
}

/// Maximum number of digits, which is what a float keeps of any decimal number. What has
/// more is kept as words, or refused, so that no digit changes.
const MOST_DIGITS: usize = 15;

/// Maximum number of decimal places. Any further ones are arithmetic noise.
const MOST_DECIMALS: usize = 6;

impl Number {
    /// Creates a number with as many decimal places as it needs. Returns `None` if the
    /// value is not finite, or has more digits than are exact.
    pub fn new(value: f64) -> Option<Self> {
        const TOO_LARGE: f64 = 1e15;
        if value.abs() >= TOO_LARGE {
            return None;
        }
        // The shortest form has no decimal places that only the float has.
        let shortest = value.to_string();
        let rounded_off = format!("{value:.MOST_DECIMALS$}");
        let plain = match shortest.split_once('.') {
            Some((_, decimals)) if decimals.len() > MOST_DECIMALS => {
                rounded_off.trim_end_matches('0')
            }
            _ => &shortest,
        };
        let decimals = decimals_of(plain);
        Some(Self {
            value: rounded(finite(value)?, decimals),
            decimals,
        })
    }

    /// Parses a number, with or without grouping commas. Returns `None` if it has more digits
    /// than are exact.
    pub fn parse(written: &str) -> Option<Self> {
        let normal = half_width(written.trim());
        let normal = ungrouped(&normal)?;
        let decimals = decimals_of(&normal);
        if digits(&normal) > MOST_DIGITS {
            return None;
        }
        let value = finite(normal.parse().ok()?)?;
        // With fewer decimal places than are shown, there is nothing to be rounded.
        let is_rounded = decimals < MOST_DECIMALS;
        Some(Self {
            value: if is_rounded {
                value
            } else {
                rounded(value, decimals)
            },
            decimals,
        })
    }

    /// Returns the value as a float.
    pub fn get(self) -> f64 {
        self.value
    }

    /// Returns how many decimal places it is written with.
    pub fn decimals(self) -> usize {
        self.decimals
    }

    /// Formats the number with its decimal places and without grouping commas, as in a plan
    /// file.
    pub fn plain(self) -> String {
        self.to_string().replace(',', "")
    }

    /// Returns the difference between this number and another, with the decimal places of
    /// the more precise one.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        let decimals = self.decimals.max(other.decimals);
        Self {
            value: rounded(self.value - other.value, decimals),
            decimals,
        }
    }

    /// Returns the number in percent of the size of another, to one decimal place; halves are
    /// rounded away from zero. It is calculated with the decimal digits themselves, since
    /// 107.75 may be a little less as a float. Returns `None` if the other is zero.
    pub fn percent_of(self, whole: Self) -> Option<Self> {
        let places = self.decimals.max(whole.decimals);
        let (part, whole) = (self.units(places), whole.units(places).abs());
        let tenths = part.checked_mul(1_000)?;
        let rounded = (2 * tenths.abs() + whole).checked_div(2 * whole)?;
        let sign = if part < 0 { "-" } else { "" };
        Self::parse(&format!("{sign}{}.{}", rounded / 10, rounded % 10))
    }

    /// Returns how many units of a decimal place it is.
    fn units(self, places: usize) -> i128 {
        let power = |exponent: usize| (0..exponent).fold(1_i128, |power, _| power * 10);
        let own = (self.value * power(self.decimals) as f64).round() as i128;
        own * power(places.saturating_sub(self.decimals))
    }

    /// Divides the number into equal parts for a number of years, adding one decimal place
    /// if it does not divide evenly. Returns `None` if `years` is zero.
    pub fn spread_over(self, years: u16) -> Option<Self> {
        let share = finite(self.value / f64::from(years))?;
        let even = rounded(share, self.decimals);
        let is_even = (even - share).abs() < f64::EPSILON * share.abs();
        let decimals = self.decimals + usize::from(!is_even);
        Some(Self {
            value: rounded(share, decimals),
            decimals,
        })
    }

    /// Formats the number with a sign, even if it is positive.
    pub fn signed(self) -> String {
        if self.value > 0.0 {
            format!("+{self}")
        } else {
            self.to_string()
        }
    }
}

/// Removes digit separators: commas between groups of three, or TOML's underscores. Returns
/// `None` if the text is not a number.
fn ungrouped(written: &str) -> Option<Cow<'_, str>> {
    let digits = written.strip_prefix(['-', '+']).unwrap_or(written);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = without_underscores(groups.next()?);
    let is_grouped = groups.all(|group| group.len() == 3 && is_digits(group));
    let first_fits = is_digits(&first) && (first.len() <= 3 || !whole.contains(','));
    let fits = first_fits && is_grouped && is_digits(&without_underscores(fraction));
    fits.then(|| match written.contains([',', '_']) {
        true => Cow::Owned(written.replace([',', '_'], "")),
        false => Cow::Borrowed(written),
    })
}

fn without_underscores(digits: &str) -> Cow<'_, str> {
    match digits.contains('_') {
        true => Cow::Owned(digits.replace('_', "")),
        false => Cow::Borrowed(digits),
    }
}

fn finite(value: f64) -> Option<f64> {
    // Negative zero would be printed with its sign.
    value.is_finite().then_some(value + 0.0)
}

/// Returns how many digits of a number are to be kept, without leading zeros, and decimal
/// places only as far as they are not noise.
fn digits(plain: &str) -> usize {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let whole = whole.trim_start_matches(['-', '+', '0']);
    whole.len() + fraction.len().min(MOST_DECIMALS)
}

fn decimals_of(plain: &str) -> usize {
    let decimals = plain.split_once('.').map_or(0, |(_, after)| after.len());
    decimals.min(MOST_DECIMALS)
}

fn rounded(value: f64, decimals: usize) -> f64 {
    let written = format!("{value:.decimals$}");
    written.parse().unwrap_or(value) + 0.0
}

impl fmt::Display for Number {
    /// Formats the number with its decimal places and grouping commas.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = format!("{:.*}", self.decimals, self.value.abs());
        let (whole, fraction) = match written.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (written.as_str(), None),
        };
        let mut shown = String::new();
        if self.value < 0.0 && written.contains(|digit| ('1'..='9').contains(&digit)) {
            shown.push('-');
        }
        shown.push_str(&grouped(whole));
        if let Some(fraction) = fraction {
            shown.push('.');
            shown.push_str(fraction);
        }
        out.pad(&shown)
    }
}

impl Value {
    /// Parses a value. A text without a number becomes [`Value::Words`], so parsing never
    /// fails.
    pub fn parse(written: &str) -> Self {
        let written = written.trim();
        number(written)
            .or_else(|| Bound::parse(written).map(|bound| Self::Bound(Box::new(bound))))
            .or_else(|| range(written))
            .or_else(|| Approximate::parse(written).map(|about| Self::Approximate(Box::new(about))))
            .unwrap_or_else(|| Self::Words(written.to_owned()))
    }

    /// Returns the number to use in calculations: the number itself, exact or not, or the
    /// bound. Returns `None` for ranges and words.
    pub fn number(&self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Bound(bound) => Some(bound.limit),
            Self::Approximate(about) => about.value().number(),
            Self::Range(..) | Self::Words(_) => None,
        }
    }

    /// Returns whether its number is known to be no more than near it: it is called
    /// approximate, or lies beyond a bound. What is calculated from it is approximate too.
    pub fn is_approximate(&self) -> bool {
        match self {
            Self::Approximate(_) => true,
            Self::Bound(bound) => bound.is_open,
            Self::Number(_) | Self::Range(_) | Self::Words(_) => false,
        }
    }

    /// Formats the value without grouping commas, as in a plan file.
    pub fn plain(&self) -> String {
        self.written(Number::plain, "")
    }

    /// Formats the value with its unit, which comes before the words after a number:
    /// `50件以上`, `2日程度`. Words have none.
    pub fn with_unit(&self, unit: &str) -> String {
        self.written(|number| number.to_string(), unit)
    }

    fn written(&self, shown: fn(Number) -> String, unit: &str) -> String {
        match self {
            Self::Number(number) => shown(*number) + unit,
            Self::Range(ends) => {
                let [low, high] = ends.map(shown);
                format!("{low}〜{high}{unit}")
            }
            Self::Bound(bound) => format!("{}{unit}{}", shown(bound.limit), bound.word()),
            Self::Approximate(about) => {
                let [before, after] = about.words();
                let value = about.value().written(shown, unit);
                format!("{before}{value}{after}")
            }
            Self::Words(words) => words.clone(),
        }
    }

    /// Restores the decimal places of the source text, which are lost in a parsed float
    /// (`31.0`).
    #[must_use]
    pub fn as_written(self, source: &str) -> Self {
        match (&self, Number::parse(source)) {
            (Self::Number(_), Some(number)) => Self::Number(number),
            _ => self,
        }
    }
}

fn number(written: &str) -> Option<Value> {
    Number::parse(written).map(Value::Number)
}

fn range(written: &str) -> Option<Value> {
    let (low, high) = written.split_once(['〜', '～', '~'])?;
    let ends = [Number::parse(low)?, Number::parse(high)?];
    Some(Value::Range(Box::new(ends)))
}

impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(out),
            Self::Words(words) => out.pad(words),
            other => out.pad(&other.with_unit("")),
        }
    }
}

impl Form for Value {
    const SHAPE: ExpectedType = ExpectedType::NumberOrText;

    fn read(written: Written<'_>) -> Option<Self> {
        let integer = || Number::parse(&written.integer()?.to_string());
        let is_exact = |number: &Number| digits(&number.plain()) <= MOST_DIGITS;
        let float = || Number::new(written.float()?).filter(is_exact);
        match written.text() {
            Some(text) => Some(Self::parse(text)),
            None => integer().or_else(float).map(Self::Number),
        }
    }
}
