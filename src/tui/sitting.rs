//! How a meeting goes here: the row on the slide since when, what can be undone, and what is
//! to be kept of the plan for the next meeting.

use std::sync::Arc;

use tenken::document::Source;
use tenken::meeting::{Content, EntryId, Rerating, TimeOfDay};
use tenken::plan::InitiativeId;

/// How the meeting about a plan goes here. What is said in it is recorded; this is not.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Sitting {
    /// The row on the slide, and since when.
    at: Option<(InitiativeId, TimeOfDay)>,
    /// What takes back what was recorded here, the last one last.
    undoing: Vec<Undoing>,
    /// The document that is to be kept for the next meeting, if it is not yet.
    seen: Option<Arc<Source>>,
    /// Whether one is being kept: the next one waits, so that no older one is written over it.
    is_keeping: bool,
    /// Whether a rating was changed that the document does not have yet.
    is_rerated: bool,
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

    /// Takes note of the document that the meeting sees.
    pub(crate) fn see(&mut self, seen: Arc<Source>) {
        self.seen = Some(seen);
        self.is_rerated = false;
    }

    /// Takes note that a rating was changed in the file of the plan.
    pub(crate) fn await_rerated(&mut self) {
        self.is_rerated = true;
    }

    /// Whether a rating was changed that the document did not have yet.
    pub(crate) fn awaits_rerated(&self) -> bool {
        self.is_rerated
    }

    /// The document that is to be kept now.
    pub(crate) fn next_seen(&mut self) -> Option<Arc<Source>> {
        let seen = self.seen.take_if(|_| !self.is_keeping)?;
        self.is_keeping = true;
        Some(seen)
    }

    /// Takes note that the document is kept, or that it cannot be.
    pub(crate) fn note_kept(&mut self) {
        self.is_keeping = false;
    }
}
