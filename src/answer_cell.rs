//! A cell of an answer: what a person reads of it, and what a program does.

use serde_json::Value as Json;
use tenken::document::AsWritten;
use tenken::messages::Language;
use tenken::plan::{FiscalYear, Node, Number, Text, Value};

/// One cell: the text for people and the value for programs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AnswerCell {
    /// For people: as printed, several points on lines of their own.
    pub(crate) shown: String,
    /// For programs.
    pub(crate) value: Json,
}

impl AnswerCell {
    /// A cell with something for people and something for programs.
    pub(crate) fn new(shown: impl Into<String>, value: impl Into<Json>) -> Self {
        Self {
            shown: shown.into(),
            value: value.into(),
        }
    }

    /// Nothing.
    pub(crate) fn empty() -> Self {
        Self::new("", Json::Null)
    }

    /// A fiscal year: as the language has it, and as plan files do.
    pub(crate) fn year(year: FiscalYear, language: Language) -> Self {
        Self::new(language.short_year(year), year.to_string())
    }

    /// Words, the same for both.
    pub(crate) fn words(words: impl Into<String>) -> Self {
        let words = words.into();
        Self::new(words.clone(), words)
    }

    /// Words, or nothing.
    pub(crate) fn optional(words: Option<impl Into<String>>) -> Self {
        words.map_or_else(Self::empty, Self::words)
    }

    /// A part of the plan: its number and title for people, its id for
    /// programs.
    pub(crate) fn named(id: &str, title: Option<&String>) -> Self {
        let title = title.map_or("", String::as_str);
        Self::new(format!("{id} {title}").trim_end(), id)
    }

    /// Several words: a list for programs.
    pub(crate) fn list<T: ToString>(
        items: impl IntoIterator<Item = T>,
        language: Language,
    ) -> Self {
        let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
        match items.as_slice() {
            [] => Self::empty(),
            _ => Self::new(language.in_a_row(&items), items),
        }
    }

    /// A text: as the plan format has it, one point as a string, several as a
    /// list.
    pub(crate) fn text(text: &Text) -> Self {
        let points: Vec<&str> = text.points().collect();
        match points.as_slice() {
            [] => Self::empty(),
            [only] => Self::words(*only),
            several => Self::new(text.as_lines(), several),
        }
    }

    /// A count.
    pub(crate) fn count(count: usize) -> Self {
        Self::new(count.to_string(), count)
    }

    /// A number as it is shown, with or without a sign or a unit.
    pub(crate) fn number(shown: impl Into<String>, number: Number) -> Self {
        Self::new(shown, json_number(number))
    }

    /// What is written where a value cannot be read.
    pub(crate) fn unreadable(written: &AsWritten, language: Language) -> Self {
        let shown = language.unreadable_value(&written.shown());
        Self::new(shown, json_unreadable(written))
    }

    /// Something of a plan, for programs alone.
    pub(crate) fn node(node: &Node) -> Self {
        Self::new("", json_of(node))
    }

    /// A value of an indicator: a JSON number if it is a number, otherwise a string.
    pub(crate) fn value(value: Option<&Value>) -> Self {
        match value {
            None => Self::empty(),
            Some(Value::Number(number)) => Self::number(number.to_string(), *number),
            Some(other) => Self::words(other.to_string()),
        }
    }
}

/// Something of a plan for programs, with the keys of the plan format.
fn json_of(node: &Node) -> Json {
    match node {
        Node::Words(words) => words.as_str().into(),
        Node::Number(number) => json_number(*number),
        Node::Flag(flag) => (*flag).into(),
        Node::Unreadable(written) => json_unreadable(written),
        Node::List(items) => items.iter().map(json_of).collect(),
        Node::Table(entries) => {
            let entries = entries.iter();
            Json::Object(
                entries
                    .map(|(key, node)| (key.clone(), json_of(node)))
                    .collect(),
            )
        }
    }
}

/// What is written where a value cannot be read, for programs: no string, which could be taken
/// for the value.
fn json_unreadable(written: &AsWritten) -> Json {
    serde_json::json!({ "unreadable": written.whole() })
}

/// Returns a JSON number, an integer if the number is one.
fn json_number(number: Number) -> Json {
    let plain = number.to_string().replace(',', "");
    plain.parse::<i64>().map_or_else(
        |_| serde_json::Number::from_f64(number.get()).map_or(Json::Null, Json::Number),
        Json::from,
    )
}
