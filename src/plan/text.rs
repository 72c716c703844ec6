//! Prose in a plan: a paragraph or a list of points.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

use crate::document::{ExpectedType, Form};

/// A text as a list of points. An empty list is an empty text. No point is blank or
/// contains a line break.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(Vec<String>);

impl Text {
    /// Creates a text from points. Blank points are dropped, and a point of several lines
    /// is split into one per line.
    pub fn new(points: impl IntoIterator<Item = String>) -> Self {
        let mut lines = Vec::new();
        for point in points {
            let own = point.split(['\n', '\r']).map(str::trim);
            lines.extend(own.filter(|line| !line.is_empty()).map(str::to_owned));
        }
        Self(lines)
    }

    /// Returns whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the points. A text written as a paragraph has one.
    pub fn points(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for Text {
    /// Writes one point per line.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.join("\n"))
    }
}

impl Form for Text {
    const SHAPE: ExpectedType = ExpectedType::TextOrList;
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Points;
        impl<'de> Visitor<'de> for Points {
            type Value = Text;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a string or a list of strings")
            }

            fn visit_str<E: Error>(self, written: &str) -> Result<Text, E> {
                Ok(Text::new([written.to_owned()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut written: A) -> Result<Text, A::Error> {
                let mut points = Vec::new();
                while let Some(point) = written.next_element::<String>()? {
                    points.push(point);
                }
                Ok(Text::new(points))
            }
        }
        deserializer.deserialize_any(Points)
    }
}
