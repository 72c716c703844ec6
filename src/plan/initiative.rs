//! The row that is reviewed.

use std::collections::BTreeMap;
use std::fmt;

use super::department::Department;
use super::indicator::Indicator;
use super::report::{TextKind, YearReport};
use super::text::Text;
use super::year::FiscalYear;

/// The name by which a file refers to a row, unique in its plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InitiativeId(String);

impl InitiativeId {
    /// The id that a text is.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as it stands in the file.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for InitiativeId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

/// Where a row stands in the order of its plan, counted from zero. It means
/// nothing in another plan, nor in the same one once its file was edited:
/// whatever has to last is kept by [`InitiativeId`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RowIndex(usize);

impl RowIndex {
    /// The index of a row counted from zero.
    pub(crate) fn new(index: usize) -> Self {
        Self(index)
    }

    /// The row counted from zero.
    pub fn get(self) -> usize {
        self.0
    }
}

/// 取組, 目標項目, 施策: the row that is reviewed.
#[derive(Debug, Clone, PartialEq)]
pub struct Initiative {
    /// Its name in the file.
    pub id: InitiativeId,
    /// The pillar it belongs to.
    pub pillar: String,
    /// The measure it belongs to, where the plan has a middle level.
    pub measure: Option<String>,
    /// The title as printed.
    pub title: String,
    /// Who is in charge.
    pub departments: Vec<Department>,
    /// 目的・内容: why, and what.
    pub purpose: Text,
    /// 目指す成果: what is to come of it.
    pub aim: Text,
    /// The row that this one prints again (再掲).
    pub reprint_of: Option<InitiativeId>,
    /// Rows of an earlier plan that this one carries on, as `plan/row`.
    pub follows: Vec<String>,
    /// Points to mind, and the like.
    pub notes: Text,
    /// Further facets: their names with one or more values each.
    pub tags: BTreeMap<String, Text>,
    /// What each year says.
    pub years: BTreeMap<FiscalYear, YearReport>,
    /// Its figures.
    pub indicators: Vec<Indicator>,
}

impl Initiative {
    /// The mark it was given in a year.
    pub fn rating(&self, year: FiscalYear) -> Option<&str> {
        self.years.get(&year)?.rating.as_deref()
    }

    /// A text of a year; none where the year says nothing of the kind.
    pub fn text(&self, year: FiscalYear, kind: TextKind) -> Option<&Text> {
        let text = self.years.get(&year)?.text(kind);
        (!text.is_empty()).then_some(text)
    }

    /// Whether it prints another row again.
    pub fn is_reprint(&self) -> bool {
        self.reprint_of.is_some()
    }
}
