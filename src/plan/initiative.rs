//! Initiatives, the rows that are reviewed.

use std::collections::BTreeMap;
use std::fmt;

use super::by_year::ByYear;
use super::department::Department;
use super::indicator::Indicator;
use super::report::{TextKind, YearReport};
use super::text::Text;
use super::year::FiscalYear;

/// The id of a row in the file, unique within its plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InitiativeId(String);

impl InitiativeId {
    /// Creates an id.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// Returns the id as written in the file.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for InitiativeId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

/// The zero-based position of a row in its plan. It is not valid for another plan, nor
/// after the file has been edited. To keep a reference to a row, use [`InitiativeId`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RowIndex(u32);

impl RowIndex {
    /// Creates the index of a row.
    pub(crate) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Returns the zero-based position.
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

/// A row that is reviewed (取組, 目標項目, 施策).
#[derive(Debug, Clone, PartialEq)]
pub struct Initiative {
    /// The id in the file.
    pub id: InitiativeId,
    /// The id of the pillar that it belongs to.
    pub pillar: String,
    /// The id of the measure that it belongs to, if the plan has a middle level.
    pub measure: Option<String>,
    /// The title as printed.
    pub title: String,
    /// How the title is read aloud.
    pub reading: Option<Box<str>>,
    /// The departments in charge.
    pub departments: Vec<Department>,
    /// Purpose and content (目的・内容).
    pub purpose: Text,
    /// The intended outcome (目指す成果).
    pub aim: Text,
    /// The row that this one reprints (再掲).
    pub reprint_of: Option<InitiativeId>,
    /// Rows of an earlier plan that this one continues, as `plan/row`.
    pub follows: Vec<String>,
    /// Whether no document says that it continues them, so that this was inferred from what
    /// they are about. `false` if it continues none.
    pub follows_inferred: bool,
    /// Remarks and points to note.
    pub notes: Text,
    /// Tags: names with one or more values each.
    pub tags: BTreeMap<String, Text>,
    /// The reports by year.
    pub years: ByYear<YearReport>,
    /// The indicators of the row.
    pub indicators: Vec<Indicator>,
}

impl Initiative {
    /// Returns the rating mark of a year.
    pub fn rating(&self, year: FiscalYear) -> Option<&str> {
        self.years.get(&year)?.rating.as_deref()
    }

    /// Returns a text of a year, or `None` if the year has no text of the kind.
    pub fn text(&self, year: FiscalYear, kind: TextKind) -> Option<&Text> {
        let text = self.years.get(&year)?.text(kind);
        (!text.is_empty()).then_some(text)
    }

    /// Returns whether it reprints another row.
    pub fn is_reprint(&self) -> bool {
        self.reprint_of.is_some()
    }
}
