//! How a meeting goes here: the row on the slide since when, and what can be undone.

use tenken::meeting::{Content, EntryId, Rerating, TimeOfDay};
use tenken::plan::InitiativeId;

/// How the meeting about a plan goes here. What is said in it is recorded; this is not.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Sitting {
    /// The row on the slide, and since when.
    at: Option<(InitiativeId, TimeOfDay)>,
    /// What takes back what was recorded here, the last one last.
    undoing: Vec<Undoing>,
}

/// What takes back something that was recorded.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Undoing {
    /// A note is withdrawn.
    Withdraw(EntryId),
    /// Something is recorded in its place.
    Record(Content),
    /// A rating that was changed is what it was before.
    Rerate(Rerating),
}

impl Sitting {
    /// The row that was on the slide last.
    pub(crate) fn row(&self) -> Option<&InitiativeId> {
        self.at.as_ref().map(|(row, _)| row)
    }

    /// Since when the row on the slide is there.
    pub(crate) fn since(&self) -> Option<TimeOfDay> {
        self.at.as_ref().map(|(_, since)| *since)
    }

    /// Takes note of the row on the slide.
    pub(crate) fn turn_to(&mut self, row: &InitiativeId, now: TimeOfDay) {
        if self.row() != Some(row) {
            self.at = Some((row.clone(), now));
        }
    }

    /// Whether there is something to be undone.
    pub(crate) fn can_undo(&self) -> bool {
        !self.undoing.is_empty()
    }

    /// Takes note of how to take back what was just recorded.
    pub(crate) fn note_undoing(&mut self, undoing: Undoing) {
        self.undoing.push(undoing);
    }

    /// What takes back what was recorded last.
    pub(crate) fn next_undoing(&mut self) -> Option<Undoing> {
        self.undoing.pop()
    }
}
