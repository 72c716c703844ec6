//! A plan, or a part of it, as the tree of keys and values that the plan
//! format has for it.

use super::text::Text;
use super::value::{Number, Value};

/// What stands in a plan file at some place: a value, a list, or a table.
///
/// It is what a plan file and other writings of a plan have in common: the keys
/// of the format in its order, with what goes without saying left out.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Words.
    Words(String),
    /// A number with the decimal places that it is printed with.
    Number(Number),
    /// Yes or no.
    Flag(bool),
    /// Several of a kind.
    List(Vec<Node>),
    /// Keys with what stands under them, in order.
    Table(Vec<(String, Node)>),
}

impl Node {
    /// Words.
    pub fn words(words: impl Into<String>) -> Self {
        Self::Words(words.into())
    }

    /// A list of words, also where there is one.
    pub fn list<T: ToString>(items: impl IntoIterator<Item = T>) -> Self {
        let words = items.into_iter().map(|item| Self::Words(item.to_string()));
        Self::List(words.collect())
    }

    /// Whether it says nothing: a list or a table without anything in it, or no
    /// words.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Words(words) => words.is_empty(),
            Self::Number(_) | Self::Flag(_) => false,
            Self::List(items) => items.is_empty(),
            Self::Table(entries) => entries.is_empty(),
        }
    }

    /// What stands under a key; none where this is no table or has no such key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Table(entries) = self else {
            return None;
        };
        let found = entries.iter().find(|(name, _)| name == key);
        found.map(|(_, node)| node)
    }
}

/// Trees that come together out of order, as the cells of a sheet are read.
#[cfg(feature = "sheet")]
impl Node {
    /// What stands under a key, to be changed.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        let Self::Table(entries) = self else {
            return None;
        };
        let found = entries.iter_mut().find(|(name, _)| name == key);
        found.map(|(_, node)| node)
    }

    /// Puts something under a key of a key of … of this table, in place of what
    /// stood there.
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

    /// Adds something to the list under a key of this table.
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
    /// One point is words, several are a list.
    fn from(text: &Text) -> Self {
        match text.points() {
            [only] => Self::words(only),
            points => Self::list(points),
        }
    }
}

impl From<&Value> for Node {
    /// A number is a number, anything else the words that mean it.
    fn from(value: &Value) -> Self {
        match value {
            Value::Number(number) => Self::Number(*number),
            other => Self::Words(other.plain()),
        }
    }
}

/// The keys of a table as they come together: what says nothing is left out.
#[derive(Debug, Default)]
pub(crate) struct Entries(Vec<(String, Node)>);

impl Entries {
    /// No keys yet.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a key, unless there is nothing to say under it.
    pub(crate) fn add(&mut self, key: impl Into<String>, node: Node) {
        if !node.is_empty() {
            self.0.push((key.into(), node));
        }
    }

    /// Adds a key, where there is something to say under it.
    pub(crate) fn add_some(&mut self, key: impl Into<String>, node: Option<Node>) {
        if let Some(node) = node {
            self.add(key, node);
        }
    }

    /// The table of the keys.
    pub(crate) fn into_table(self) -> Node {
        Node::Table(self.0)
    }
}
