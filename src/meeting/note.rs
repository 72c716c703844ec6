//! What is said in a meeting.

use std::cmp::Ordering;

use super::due::Due;
use super::entry::RatingChange;
use crate::plan::{Department, InitiativeId, Text};

/// Something that was said and written down. It has words, or is the change of a rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The row that it is about; `None` if it is about the plan as a whole.
    pub row: Option<InitiativeId>,
    /// What was said.
    pub said: Said,
    /// Its words. Those of a rating may be empty.
    pub text: Text,
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// 決定: what was decided.
    Decision,
    /// 宿題: what somebody is to do.
    Task {
        /// Who is to do it: a department, or a person.
        who: Option<String>,
        /// By when.
        by: Option<Due>,
    },
    /// 保留: what was left open.
    Pending,
    /// メモ: what the writer keeps to themselves. It is in no minutes.
    Memo,
    /// That a rating was changed, which is a decision, too.
    Rating(RatingChange),
}

/// The kinds of what is said, in the order in which minutes list them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// 決定
    Decision,
    /// 宿題
    Task,
    /// 保留
    Pending,
    /// メモ
    Memo,
}

impl NoteKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Decision, Self::Task, Self::Pending, Self::Memo];

    /// What it is called in a record, and for programs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Task => "task",
            Self::Pending => "pending",
            Self::Memo => "memo",
        }
    }
}

impl Note {
    /// Its kind.
    pub fn kind(&self) -> NoteKind {
        match self.said {
            Said::Decision | Said::Rating(_) => NoteKind::Decision,
            Said::Task { .. } => NoteKind::Task,
            Said::Pending => NoteKind::Pending,
            Said::Memo => NoteKind::Memo,
        }
    }

    /// Whether it is nobody's but its writer's.
    pub fn is_private(&self) -> bool {
        self.kind() == NoteKind::Memo
    }

    /// Whether it stays open after the meeting until somebody says that it is settled.
    pub fn stays_open(&self) -> bool {
        matches!(self.kind(), NoteKind::Task | NoteKind::Pending)
    }

    /// Who is to do it: a department or a person. Returns `None` if nobody was named, or it is
    /// no task.
    pub fn assignee(&self) -> Option<&str> {
        match &self.said {
            Said::Task { who, .. } => who.as_deref(),
            _ => None,
        }
    }

    /// The same as it is read: the levels of a department are separated by spaces.
    pub fn assignee_in_words(&self) -> Option<String> {
        let assignee = self.assignee()?;
        let department = Department::parse(assignee);
        Some(department.map_or_else(|| assignee.to_owned(), |department| department.spaced()))
    }

    /// By when it is to be done. Returns `None` if that was not said, or it is no task.
    pub fn due(&self) -> Option<&Due> {
        match &self.said {
            Said::Task { by, .. } => by.as_ref(),
            _ => None,
        }
    }

    /// Orders notes by who is to do them, and those of the same by when. What nobody is to do
    /// comes last, and so does what has no date.
    pub fn by_assignee(&self, other: &Self) -> Ordering {
        fn key(note: &Note) -> (bool, Option<&str>, bool, Option<&Due>) {
            let (assignee, due) = (note.assignee(), note.due());
            (assignee.is_none(), assignee, due.is_none(), due)
        }
        key(self).cmp(&key(other))
    }
}
