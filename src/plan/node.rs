//! A plan, or a part of it, as a tree of the keys and values of the plan format.

use super::text::Text;
use super::value::{Number, Value};
use crate::document::AsWritten;

/// A value, list or table in a plan file.
///
/// It is the common representation of plan files and other encodings of a plan. Keys are in
/// the order of the format, and defaults are left out.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// A string.
    Words(String),
    /// A number with its printed decimal places.
    Number(Number),
    /// A boolean.
    Flag(bool),
    /// A list of nodes.
    List(Vec<Node>),
    /// Key-value pairs, in order.
    Table(Vec<(String, Node)>),
    /// What is written where a value cannot be read.
    Unreadable(AsWritten),
}

/// A step from a node to one under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NodeStep {
    /// To the value of a key.
    Key(String),
    /// To an item of a list, counted from zero.
    Index(usize),
}

impl NodeStep {
    pub(super) fn key(name: &str) -> Self {
        Self::Key(name.to_owned())
    }
}

impl Node {
    /// Creates a string.
    pub fn words(words: impl Into<String>) -> Self {
        Self::Words(words.into())
    }

    /// Creates a list of strings, even for a single item.
    pub fn list<T: ToString>(items: impl IntoIterator<Item = T>) -> Self {
        let words = items.into_iter().map(|item| Self::Words(item.to_string()));
        Self::List(words.collect())
    }

    /// Returns whether it is an empty list, an empty table or an empty string.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Words(words) => words.is_empty(),
            Self::Number(_) | Self::Flag(_) | Self::Unreadable(_) => false,
            Self::List(items) => items.is_empty(),
            Self::Table(entries) => entries.is_empty(),
        }
    }

    /// Returns the value of a key, or `None` if this is not a table or has no such key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Table(entries) = self else {
            return None;
        };
        let found = entries.iter().find(|(name, _)| name == key);
        found.map(|(_, node)| node)
    }
}

impl Node {
    /// Puts a node where a path of keys and places leads, in place of any that is there.
    /// Tables that are missing on the way are made; nothing happens if an item is.
    pub(super) fn insert(&mut self, path: impl IntoIterator<Item = NodeStep>, node: Self) {
        let mut place = self;
        for step in path {
            place = match (place, step) {
                (Self::Table(entries), NodeStep::Key(key)) => {
                    let known = entries.iter().position(|(name, _)| *name == key);
                    let known = known.unwrap_or_else(|| {
                        entries.push((key, Self::Table(Vec::new())));
                        entries.len() - 1
                    });
                    match entries.get_mut(known) {
                        Some((_, under)) => under,
                        None => return,
                    }
                }
                (Self::List(items), NodeStep::Index(index)) => match items.get_mut(index) {
                    Some(item) => item,
                    None => return,
                },
                _ => return,
            };
        }
        *place = node;
    }
}

/// Methods for trees that are built out of order, as when the cells of a sheet are read.
#[cfg(feature = "sheet")]
impl Node {
    /// Returns a mutable reference to the value of a key.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        let Self::Table(entries) = self else {
            return None;
        };
        let found = entries.iter_mut().find(|(name, _)| name == key);
        found.map(|(_, node)| node)
    }

    /// Sets the value at a path of nested keys, replacing any existing one.
    pub(crate) fn put(&mut self, path: &[String], node: Self) {
        let Some((key, rest)) = path.split_first() else {
            *self = node;
            return;
        };
        if !matches!(self, Self::Table(_)) {
            *self = Self::Table(Vec::new());
        }
        let Self::Table(entries) = self else { return };
        match entries.iter_mut().find(|(name, _)| name == key) {
            Some((_, under)) => under.put(rest, node),
            None => {
                let mut under = Self::Table(Vec::new());
                under.put(rest, node);
                entries.push((key.clone(), under));
            }
        }
    }

    /// Appends a node to the list under a key of this table.
    pub(crate) fn push(&mut self, key: &str, node: Self) {
        let mut items = match self.get(key) {
            Some(Self::List(items)) => items.clone(),
            _ => Vec::new(),
        };
        items.push(node);
        self.put(&[key.to_owned()], Self::List(items));
    }
}

impl From<&Text> for Node {
    /// A single point becomes a string, several become a list.
    fn from(text: &Text) -> Self {
        let points: Vec<&str> = text.points().collect();
        match points.as_slice() {
            [only] => Self::words(*only),
            points => Self::list(points),
        }
    }
}

impl From<&Value> for Node {
    /// A number becomes a number. Any other value becomes the string that parses to it.
    fn from(value: &Value) -> Self {
        match value {
            Value::Number(number) => Self::Number(*number),
            other => Self::Words(other.plain()),
        }
    }
}

/// A builder for tables that leaves out empty values.
#[derive(Debug, Default)]
pub(crate) struct Entries(Vec<(String, Node)>);

impl Entries {
    /// Creates an empty builder.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a key unless its value is empty.
    pub(crate) fn add(&mut self, key: impl Into<String>, node: Node) {
        if !node.is_empty() {
            self.0.push((key.into(), node));
        }
    }

    /// Adds a key if there is a value.
    pub(crate) fn add_some(&mut self, key: impl Into<String>, node: Option<Node>) {
        if let Some(node) = node {
            self.add(key, node);
        }
    }

    /// Returns the finished table.
    pub(crate) fn into_table(self) -> Node {
        Node::Table(self.0)
    }
}
