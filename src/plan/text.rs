//! Prose of a plan: one paragraph, or several points.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

use crate::document::{Form, Shape};

/// A text of a plan, as its points. A text without a point says nothing, no
/// point is blank, and each stands on one line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(Vec<String>);

impl Text {
    /// A text from its points; blank ones are left out, and one of several
    /// lines is several.
    pub fn new(points: impl IntoIterator<Item = String>) -> Self {
        let mut lines = Vec::new();
        for point in points {
            let own = point.split(['\n', '\r']).map(str::trim);
            lines.extend(own.filter(|line| !line.is_empty()).map(str::to_owned));
        }
        Self(lines)
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its points: one for a text written as a paragraph.
    pub fn points(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for Text {
    /// The points on lines of their own.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.join("\n"))
    }
}

impl Form for Text {
    const SHAPE: Shape = Shape::TextOrList;
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
