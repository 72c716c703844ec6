//! The report for one year on a row or on the plan as a whole.

use std::sync::Arc;

use super::text::Text;

/// The kinds of prose in a year's report, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// What was planned for the year: 工程.
    Plan,
    /// What was done: 取組実績.
    Result,
    /// What was achieved, if the report states it separately: 成果.
    Outcome,
    /// The contribution to the plan above this one: 寄与度.
    Contribution,
    /// Open issues: 課題・問題点.
    Issue,
    /// Next steps: 今後の方向性.
    Direction,
}

impl TextKind {
    /// All kinds, in reading order.
    pub const ALL: [Self; 6] = [
        Self::Plan,
        Self::Result,
        Self::Outcome,
        Self::Contribution,
        Self::Issue,
        Self::Direction,
    ];

    /// Returns the key in a plan file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Result => "result",
            Self::Outcome => "outcome",
            Self::Contribution => "contribution",
            Self::Issue => "issue",
            Self::Direction => "direction",
        }
    }
}

/// The report for one year on a row or on the plan as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct YearReport {
    /// The texts that are not empty.
    texts: Box<[(TextKind, Text)]>,
    /// The rating mark, which is on the scale of the plan.
    pub rating: Option<Arc<str>>,
}

impl YearReport {
    /// Creates a report.
    pub(super) fn new(
        texts: [(TextKind, Text); TextKind::ALL.len()],
        rating: Option<Arc<str>>,
    ) -> Self {
        let said = texts.into_iter().filter(|(_, text)| !text.is_empty());
        Self {
            texts: said.collect(),
            rating,
        }
    }

    /// Returns whether the report is empty.
    pub fn is_empty(&self) -> bool {
        self.rating.is_none() && self.texts.is_empty()
    }

    /// Returns the text of a kind, which is empty if the report has none.
    pub fn text(&self, kind: TextKind) -> &Text {
        let found = self.texts.iter().find(|(own, _)| *own == kind);
        found.map_or(&Text::EMPTY, |(_, text)| text)
    }
}
