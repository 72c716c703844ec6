//! A single value of a document, as what it can be read.

use toml::Spanned;
use toml::de::{DeFloat, DeInteger, DeTable, DeValue};

use super::quoting::{list, quoted, table};
use super::source::Source;

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

/// A value as it is written, kept where nothing can be made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AsWritten {
    /// A string: its text.
    Text(Box<str>),
    /// Anything else, as TOML on one line.
    Toml(Box<str>),
}

/// How many characters are shown of what is written. Heuristic: longer than any cell of a
/// report, and short enough to be laid out at once.
const MOST_SHOWN: usize = 2_000;

impl AsWritten {
    pub(super) fn new(value: &Spanned<DeValue<'_>>, source: &Source) -> Self {
        match value.get_ref() {
            DeValue::String(text) => Self::Text(text.as_ref().into()),
            _ => Self::Toml(on_one_line(value, source).into()),
        }
    }

    /// The value as TOML on one line.
    pub fn to_toml(&self) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Toml(toml) => toml.to_string(),
        }
    }

    /// All that is written: a string without its quotes, anything else as TOML.
    pub fn whole(&self) -> &str {
        let (Self::Text(written) | Self::Toml(written)) = self;
        written
    }

    /// What a person is shown of it, on one line: a string without its quotes. The end of
    /// what is longer than anybody reads is left out.
    pub fn shown(&self) -> String {
        let line = self
            .whole()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        match line.char_indices().nth(MOST_SHOWN) {
            Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
            None => line,
        }
    }
}

fn on_one_line(value: &Spanned<DeValue<'_>>, source: &Source) -> String {
    match value.get_ref() {
        DeValue::String(text) => quoted(text),
        DeValue::Array(values) => list(values.iter().map(|value| on_one_line(value, source))),
        DeValue::Table(entries) => table_on_one_line(entries, source),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            source.slice(value.span()).to_owned()
        }
    }
}

/// Writes a table with its keys in the order in which they are written.
fn table_on_one_line(entries: &DeTable<'_>, source: &Source) -> String {
    let mut entries: Vec<_> = entries.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let entries = entries.into_iter();
    table(entries.map(|(key, value)| (key.get_ref().as_ref(), on_one_line(value, source))))
}
