//! What a command answers: tables of cells, one a plan, before anybody has
//! chosen how they are to be written.

use serde_json::Value as Json;
use tenken::messages::Language;
use tenken::plan::{Node, Number, Plan, Text, Value};

/// The tables of an answer.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    pub(crate) tables: Vec<AnswerTable>,
}

/// One table of an answer.
#[derive(Debug)]
pub(crate) struct AnswerTable {
    /// The plan that answers by it; none where its rows are of several.
    pub(crate) plan: Option<PlanName>,
    /// What the cells of a row are.
    pub(crate) columns: Vec<AnswerColumn>,
    /// The rows, each with a cell for every column.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A plan as an answer names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlanName {
    /// For programs.
    pub(crate) id: String,
    /// For people.
    pub(crate) title: String,
}

impl From<&Plan> for PlanName {
    fn from(plan: &Plan) -> Self {
        let facts = plan.facts();
        Self {
            id: facts.id.clone(),
            title: facts.title.clone(),
        }
    }
}

impl AnswerTable {
    /// A part of a plan for programs: a single row, of which the columns are the
    /// keys of the plan format.
    pub(crate) fn of_node(plan: &Plan, node: &Node) -> Self {
        let entries = match node {
            Node::Table(entries) => entries.as_slice(),
            _ => &[],
        };
        let columns = entries.iter().map(|(key, _)| AnswerColumn::words(key, key));
        let cells = entries.iter().map(|(_, node)| Cell::new("", json_of(node)));
        Self {
            plan: Some(plan.into()),
            columns: columns.collect(),
            rows: vec![cells.collect()],
        }
    }

    /// The table with one column more.
    #[must_use]
    pub(crate) fn with(mut self, column: AnswerColumn, cell: Cell) -> Self {
        self.columns.push(column);
        for row in &mut self.rows {
            row.push(cell.clone());
        }
        self
    }
}

/// What the cells under it are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AnswerColumn {
    /// Its name for programs: the key of the plan format, where that has one.
    pub(crate) key: String,
    /// Its name for people.
    pub(crate) heading: String,
    /// Whether its cells are figures, to be lined up at their ends.
    pub(crate) is_number: bool,
}

impl AnswerColumn {
    /// A column of words.
    pub(crate) fn words(key: impl Into<String>, heading: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            heading: heading.into(),
            is_number: false,
        }
    }

    /// A column of figures.
    pub(crate) fn figures(key: impl Into<String>, heading: impl Into<String>) -> Self {
        Self {
            is_number: true,
            ..Self::words(key, heading)
        }
    }
}

/// One cell: what people read, and what programs do.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    /// For people: as printed, several points on lines of their own.
    pub(crate) shown: String,
    /// For programs.
    pub(crate) value: Json,
}

impl Cell {
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
        match text.points() {
            [] => Self::empty(),
            [only] => Self::words(only),
            several => Self::new(text.to_string(), several),
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

    /// A value of an indicator: a number where it is one, words otherwise.
    pub(crate) fn value(value: Option<&Value>) -> Self {
        match value {
            None => Self::empty(),
            Some(Value::Number(number)) => Self::number(number.to_string(), *number),
            Some(other) => Self::words(other.to_string()),
        }
    }
}

/// A part of a plan for programs, with the keys of the plan format.
fn json_of(node: &Node) -> Json {
    match node {
        Node::Words(words) => words.as_str().into(),
        Node::Number(number) => json_number(*number),
        Node::Flag(flag) => (*flag).into(),
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

/// A number for programs, whole where it is.
fn json_number(number: Number) -> Json {
    let plain = number.to_string().replace(',', "");
    plain.parse::<i64>().map_or_else(
        |_| serde_json::Number::from_f64(number.get()).map_or(Json::Null, Json::Number),
        Json::from,
    )
}
