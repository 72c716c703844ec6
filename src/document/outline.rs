//! Finds a place in a document by the keys that lead there.

use std::fmt;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::source::Source;

/// A parsed document that can be navigated by keys.
pub struct Outline<'s> {
    source: &'s Source,
    document: Spanned<DeTable<'s>>,
}

/// One step of a path into a document.
pub enum Step<'k> {
    /// To the value of a key.
    Key(&'k str),
    /// To the value of the first key that a function accepts.
    Like(&'k dyn Fn(&str) -> bool),
    /// To an entry of a list, counted from zero. If there is no list, the path stays
    /// where it is.
    Index(usize),
}

impl<'s> Outline<'s> {
    /// Reads a document.
    pub fn new(source: &'s Source) -> Self {
        let (document, _) = DeTable::parse_recoverable(source.text());
        Self { source, document }
    }

    /// The document.
    pub fn source(&self) -> &'s Source {
        self.source
    }

    /// Returns the range of bytes that a path leads to. If a step leads nowhere, the
    /// path ends before it.
    pub fn span(&self, steps: &[Step<'_>]) -> Range<usize> {
        let mut span = 0..0;
        let mut steps = steps.iter();
        let mut place = steps
            .next()
            .and_then(|step| step.of_table(self.document.get_ref()));
        while let Some(value) = place {
            span = value.span();
            place = steps.next().and_then(|step| step.of_value(value));
        }
        span
    }
}

impl fmt::Debug for Outline<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Outline({})", self.source.name())
    }
}

impl Step<'_> {
    fn of_table<'d, 's>(&self, table: &'d DeTable<'s>) -> Option<&'d Spanned<DeValue<'s>>> {
        match self {
            Self::Key(key) => table.get(*key),
            Self::Like(is_meant) => {
                let mut entries = table.iter();
                let found = entries.find(|(key, _)| is_meant(key.get_ref()));
                found.map(|(_, value)| value)
            }
            Self::Index(_) => None,
        }
    }

    fn of_value<'d, 's>(
        &self,
        value: &'d Spanned<DeValue<'s>>,
    ) -> Option<&'d Spanned<DeValue<'s>>> {
        match (self, value.get_ref()) {
            (Self::Index(index), DeValue::Array(list)) => list.get(*index),
            (Self::Index(_), _) => Some(value),
            (_, DeValue::Table(table)) => self.of_table(table),
            _ => None,
        }
    }
}
