//! The keys of the plan format as column headings of a sheet.

use std::fmt;
use std::str::FromStr as _;

use super::note::Answers;
use crate::plan::{FiscalYear, Node, Text, TextKind, Value};

/// The kind of items that a sheet lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SheetKind {
    /// The facts about the plan itself.
    Plan,
    Ratings,
    Milestones,
    Pillars,
    Measures,
    Initiatives,
    Indicators,
}

impl SheetKind {
    /// All kinds, in tab order.
    pub(super) const ALL: [Self; 7] = [
        Self::Initiatives,
        Self::Indicators,
        Self::Pillars,
        Self::Measures,
        Self::Plan,
        Self::Ratings,
        Self::Milestones,
    ];

    /// Returns the name of the tab.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Plan => "計画",
            Self::Ratings => "評価段階",
            Self::Milestones => "日程",
            Self::Pillars => "柱",
            Self::Measures => "施策",
            Self::Initiatives => "取組",
            Self::Indicators => "指標",
        }
    }

    /// Returns the keys without nested keys, each with the form of its cells.
    pub(super) fn keys(self) -> &'static [(&'static str, CellForm)] {
        use CellForm::{Better, Flag, List, Prose, Words};
        match self {
            Self::Plan => &[
                ("id", Words),
                ("title", Words),
                ("reading", Words),
                ("body", Words),
                ("first_year", Words),
                ("last_year", Words),
                ("review_year", Words),
                ("succeeds", Words),
                ("source", Words),
                ("summary", Prose),
            ],
            Self::Ratings => &[("mark", Words), ("label", Words)],
            Self::Milestones => &[("date", Words), ("track", Words), ("title", Words)],
            Self::Pillars => &[("id", Words), ("title", Words), ("reading", Words)],
            Self::Measures => &[
                ("id", Words),
                ("pillar", Words),
                ("title", Words),
                ("reading", Words),
                ("departments", List),
                ("goals", Prose),
            ],
            Self::Initiatives => &[
                ("id", Words),
                ("pillar", Words),
                ("measure", Words),
                ("title", Words),
                ("reading", Words),
                ("departments", List),
                ("purpose", Prose),
                ("aim", Prose),
                ("reprint_of", Words),
                ("follows", List),
                ("follows_inferred", Flag),
                ("notes", Prose),
            ],
            Self::Indicators => &[
                ("initiative", Words),
                ("measure", Words),
                ("name", Words),
                ("unit", Words),
                ("better", Better),
                ("cumulative", Flag),
                ("breaks", List),
            ],
        }
    }

    /// Returns the form of a yearly key.
    fn of_year(self, key: &str) -> Option<CellForm> {
        let is_text = TextKind::ALL.iter().any(|kind| kind.key() == key);
        match (self, key) {
            (Self::Plan | Self::Initiatives, "rating") => Some(CellForm::Words),
            (Self::Plan | Self::Initiatives, _) if is_text => Some(CellForm::Prose),
            (Self::Indicators, "actual" | "target" | "was") => Some(CellForm::Figure),
            _ => None,
        }
    }
}

/// How the value of a key is written in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellForm {
    /// Plain text, taken as is.
    Words,
    /// Prose, one point per line.
    Prose,
    /// A list of names, one per line.
    List,
    /// A value of an indicator.
    Figure,
    /// A boolean.
    Flag,
    /// The direction in which an indicator improves.
    Better,
}

/// Words for the direction in which an indicator improves, with their values in a plan
/// file.
pub(super) const DIRECTIONS: [(&str, &str); 3] = [
    ("増えるほど良い", "higher"),
    ("減るほど良い", "lower"),
    ("どちらとも言えない", "neither"),
];

/// The accepted words for yes and no.
const YES: [&str; 5] = ["はい", "TRUE", "true", "○", "1"];
const NO: [&str; 5] = ["いいえ", "FALSE", "false", "×", "0"];

impl CellForm {
    /// Parses a cell. Returns `None` if it is blank.
    ///
    /// # Errors
    ///
    /// Returns the accepted answers if the cell contains none of them.
    pub(super) fn read(self, cell: &str) -> Result<Option<Node>, Answers> {
        let word = cell.trim();
        let said = match self {
            _ if cell.is_empty() => return Ok(None),
            Self::Words => Node::words(cell),
            Self::Prose => Node::from(&Text::new([cell.to_owned()])),
            Self::List => Node::list(cell.split('\n').filter(|line| !line.trim().is_empty())),
            Self::Figure => Node::from(&Value::parse(cell)),
            Self::Flag if YES.contains(&word) => Node::Flag(true),
            Self::Flag if NO.contains(&word) => Node::Flag(false),
            Self::Flag => return Err(Answers::YesOrNo),
            Self::Better => {
                let named = |(name, key): &&(&str, &str)| *name == word || *key == word;
                let direction = DIRECTIONS.iter().find(named);
                let (_, key) = direction.ok_or(Answers::Better)?;
                Node::words(*key)
            }
        };
        Ok(Some(said).filter(|said| !said.is_empty()))
    }
}

/// The location of a value in the table of a row, and its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ColumnKey {
    /// The keys from the table of the row down to the value.
    pub(super) path: Vec<String>,
    /// The form of the value.
    pub(super) form: CellForm,
}

impl ColumnKey {
    /// Parses a key as written in sheets of a kind: `title`, `years.R6.result`,
    /// `tags.主体`.
    pub(super) fn parse(kind: SheetKind, written: &str) -> Option<Self> {
        if let Some((key, form)) = kind.keys().iter().find(|(key, _)| *key == written) {
            return Some(Self {
                path: vec![(*key).to_owned()],
                form: *form,
            });
        }
        match written.split_once('.')? {
            ("tags", name) if kind == SheetKind::Initiatives => Some(Self::tag(name)),
            ("years", rest) => {
                let (year, key) = rest.split_once('.')?;
                let year = FiscalYear::from_str(year).ok()?;
                Self::of_year(kind, year, key)
            }
            _ => None,
        }
    }

    /// Returns the key of a tag.
    pub(super) fn tag(name: &str) -> Self {
        Self {
            path: vec!["tags".to_owned(), name.to_owned()],
            form: CellForm::Prose,
        }
    }

    /// Returns a yearly key.
    pub(super) fn of_year(kind: SheetKind, year: FiscalYear, key: &str) -> Option<Self> {
        Some(Self {
            form: kind.of_year(key)?,
            path: vec!["years".to_owned(), year.to_string(), key.to_owned()],
        })
    }
}

impl fmt::Display for ColumnKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.path.join("."))
    }
}
