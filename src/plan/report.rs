//! What a year says of a row, or of the plan as a whole.

use super::text::Text;

/// The kinds of prose that a year may hold, in the order in which they are
/// read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// What the year was to bring: 工程.
    Plan,
    /// What was done: 取組実績.
    Result,
    /// What came of it, where a report tells it apart: 成果.
    Outcome,
    /// What it did for the plan above this one: 寄与度.
    Contribution,
    /// What stands in the way: 課題・問題点.
    Issue,
    /// What comes next: 今後の方向性.
    Direction,
}

impl TextKind {
    /// All of them, in the order in which they are read.
    pub const ALL: [Self; 6] = [
        Self::Plan,
        Self::Result,
        Self::Outcome,
        Self::Contribution,
        Self::Issue,
        Self::Direction,
    ];

    /// Its key in a plan file.
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

/// One year of a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct YearReport {
    pub(super) texts: [Text; TextKind::ALL.len()],
    /// The mark it was given, one of the plan's scale.
    pub rating: Option<String>,
}

impl YearReport {
    /// Whether the year says nothing at all.
    pub fn is_empty(&self) -> bool {
        self.rating.is_none() && self.texts.iter().all(Text::is_empty)
    }

    /// The text of a kind; an empty one where the year has none.
    pub fn text(&self, kind: TextKind) -> &Text {
        let [plan, result, outcome, contribution, issue, direction] = &self.texts;
        match kind {
            TextKind::Plan => plan,
            TextKind::Result => result,
            TextKind::Outcome => outcome,
            TextKind::Contribution => contribution,
            TextKind::Issue => issue,
            TextKind::Direction => direction,
        }
    }
}
