//! Prose in a plan: a paragraph or a list of points.

use std::fmt;

use crate::document::{ExpectedType, Form, Written};

/// A text as a list of points. An empty list is an empty text. No point is blank or
/// contains a line break.
///
/// The points are kept as the lines of one string, and nothing is kept of an empty text,
/// since a plan has a dozen texts for each row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(Option<Box<str>>);

impl Text {
    /// An empty text.
    pub(crate) const EMPTY: Self = Self(None);

    /// Creates a text from points. Blank points are dropped, and a point of several lines
    /// is split into one per line.
    pub fn new(points: impl IntoIterator<Item: AsRef<str>>) -> Self {
        let mut text = String::new();
        for point in points {
            let lines = point.as_ref().split('\n');
            let lines = lines.flat_map(|line| line.split('\r')).map(str::trim);
            for line in lines.filter(|line| !line.is_empty()) {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(line);
            }
        }
        Self((!text.is_empty()).then(|| text.into_boxed_str()))
    }

    /// Returns whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Iterates over the points. A text written as a paragraph has one.
    pub fn points(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        self.as_lines().split_terminator('\n')
    }

    /// Returns the points, one per line.
    pub fn as_lines(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }
}

impl fmt::Display for Text {
    /// Writes one point per line.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_lines())
    }
}

impl Form for Text {
    const SHAPE: ExpectedType = ExpectedType::TextOrList;

    fn read(written: Written<'_>) -> Option<Self> {
        if let Some(paragraph) = written.text() {
            return Some(Self::new([paragraph]));
        }
        let points: Option<Vec<&str>> = written.entries()?.map(Written::text).collect();
        points.map(Self::new)
    }
}
