//! The review meeting: its agenda, what is said in it about each row, and what is left to do
//! afterwards.
//!
//! Everything that happens in a meeting is an [`Entry`]. Entries are only ever added, each by
//! one [`Writer`], so that a file is only ever appended to ([`Record`]). A [`Meeting`] is what
//! the entries of all writers come to, in whatever order they are read.

mod agenda;
mod day;
mod due;
mod entry;
mod minutes;
mod note;
mod record;
mod rerating;
mod reviewed_row;
mod several;
mod time_of_day;

use std::collections::{BTreeMap, HashMap};

use crate::plan::{InitiativeId, Plan};

pub use agenda::{Agenda, Allotment, TimeLeft, TimeTaken};
pub use day::Day;
pub use due::Due;
pub use entry::{Content, Entry, EntryId, MeetingFacts, NoteId, RatingChange, RowState, Writer};
pub use minutes::{Discussion, Minutes, RowMinutes};
pub use note::{Note, NoteKind, Said};
pub use record::{RECORD_CODES, Record, RecordHead, RecordMistake};
pub use rerating::{NotRerated, Rerating};
pub use reviewed_row::{ReviewedRow, ratings_until_review};
pub use several::{LeftOpen, Meetings};
pub use time_of_day::TimeOfDay;

/// A meeting, as the entries of all its writers tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    day: Day,
    /// In the order in which they were written; see [`EntryId`].
    entries: BTreeMap<EntryId, Entry>,
    noted: Vec<Noted>,
    rows: HashMap<InitiativeId, RowState>,
    agenda: Option<Agenda>,
    facts: MeetingFacts,
    was_asked_for_facts: bool,
    settled: HashMap<NoteId, bool>,
}

/// Something that was noted, as it reads now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// The entry that was written first.
    pub id: EntryId,
    /// The time of day of that entry.
    pub time: TimeOfDay,
    /// The note.
    pub note: Note,
}

impl Noted {
    /// Whether a person is to see it: what is private is its writer's alone.
    pub fn is_for(&self, person: &str) -> bool {
        !self.note.is_private() || self.id.writer.is_of(person)
    }
}

impl Meeting {
    /// A meeting of which nothing is written yet.
    pub fn new(day: Day) -> Self {
        Self {
            day,
            entries: BTreeMap::new(),
            noted: Vec::new(),
            rows: HashMap::new(),
            agenda: None,
            facts: MeetingFacts::default(),
            was_asked_for_facts: false,
            settled: HashMap::new(),
        }
    }

    /// The day of the meeting.
    pub fn day(&self) -> Day {
        self.day
    }

    /// Whether nothing was written of it.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes in entries. One that is known already changes nothing.
    pub fn add(&mut self, entries: impl IntoIterator<Item = Entry>) {
        for entry in entries {
            match self.entries.contains_key(&entry.id) {
                true => self.add_twin(entry),
                false => drop(self.entries.insert(entry.id.clone(), entry)),
            }
        }
        self.retell();
    }

    /// Takes in an entry that has the id of another, unless it is the same. Which of them is the
    /// first does not depend on which was read first.
    fn add_twin(&mut self, entry: Entry) {
        let first = EntryId::new(entry.id.number, entry.id.writer.clone());
        let last = EntryId {
            twin: u32::MAX,
            ..first.clone()
        };
        let known = self.entries.range(first..=last);
        let mut twins: Vec<Entry> = known.map(|(_, known)| known.clone()).collect();
        // What was read again is compared as it is written.
        let written = entry.to_toml();
        if twins.iter().any(|known| known.to_toml() == written) {
            return;
        }
        twins.push(entry);
        twins.sort_by_cached_key(Entry::to_toml);
        for (twin, mut entry) in (0..).zip(twins) {
            entry.id.twin = twin;
            self.entries.insert(entry.id.clone(), entry);
        }
    }

    /// Forgets entries, which were never written.
    pub fn remove(&mut self, ids: &[EntryId]) {
        self.entries.retain(|id, _| !ids.contains(id));
        self.retell();
    }

    /// The number that the next entry has to have, so that it comes after all that its writer
    /// knew of, whatever the clocks say.
    pub fn next_number(&self) -> u32 {
        let last = self.entries.last_key_value();
        last.map_or(1, |(id, _)| id.number.saturating_add(1))
    }

    /// All entries, in the order in which they were written.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    pub(crate) fn into_entries(self) -> impl Iterator<Item = Entry> {
        self.entries.into_values()
    }

    /// What was noted, in the order in which it was first written.
    pub fn noted(&self) -> impl Iterator<Item = &Noted> {
        self.noted.iter()
    }

    /// What was noted about a row, or with `None` about the plan as a whole.
    pub fn noted_of<'m>(
        &'m self,
        row: Option<&'m InitiativeId>,
    ) -> impl Iterator<Item = &'m Noted> {
        let is_about = move |noted: &&Noted| noted.note.row.as_ref() == row;
        self.noted.iter().filter(is_about)
    }

    /// What became of a row so far.
    pub fn state_of(&self, row: &InitiativeId) -> RowState {
        self.rows.get(row).copied().unwrap_or_default()
    }

    /// Whether any row is dealt with or left for later.
    pub fn has_row_states(&self) -> bool {
        self.rows.values().any(|state| *state != RowState::Open)
    }

    /// The agenda; `None` before one is written.
    pub fn agenda(&self) -> Option<&Agenda> {
        self.agenda.as_ref()
    }

    /// The row of the agenda that comes next: after a row, or else the first. Those that are
    /// dealt with are passed over, and so are those that the plan does not have any more; those
    /// left for later come when no other is left.
    pub fn next_row(&self, after: Option<&InitiativeId>, plan: &Plan) -> Option<&InitiativeId> {
        let agenda = self.agenda()?;
        let place = after.and_then(|row| agenda.place(row));
        let (before, from) = agenda.rows().split_at(place.map_or(0, |place| place + 1));
        let of_state = |state: RowState| {
            let is_next = move |row: &&InitiativeId| {
                self.state_of(row) == state && after != Some(*row) && plan.row(row).is_some()
            };
            from.iter().chain(before).find(is_next)
        };
        of_state(RowState::Open).or_else(|| of_state(RowState::Later))
    }

    /// The row of the agenda before one, whether it is dealt with or not. Those that the plan
    /// does not have any more are passed over.
    pub fn previous_row(&self, before: &InitiativeId, plan: &Plan) -> Option<&InitiativeId> {
        let agenda = self.agenda()?;
        let (rows, _) = agenda.rows().split_at(agenda.place(before)?);
        rows.iter().rfind(|row| plan.row(row).is_some())
    }

    /// Where and with whom it takes place.
    pub fn facts(&self) -> &MeetingFacts {
        &self.facts
    }

    /// Whether somebody has said where and with whom it takes place, or did not want to. It is
    /// asked once.
    pub fn was_asked_for_facts(&self) -> bool {
        self.was_asked_for_facts
    }

    /// What is said of tasks and pending points of earlier meetings: whether they are settled.
    pub fn settled(&self) -> impl Iterator<Item = (&NoteId, bool)> {
        self.settled
            .iter()
            .map(|(note, is_settled)| (note, *is_settled))
    }

    /// The time of day at which the meeting began; `None` before its agenda is written.
    pub fn began(&self) -> Option<TimeOfDay> {
        let mut entries = self.entries.values();
        let first = entries.find(|entry| matches!(entry.content, Content::Agenda(_)));
        first.map(|entry| entry.time)
    }

    fn retell(&mut self) {
        let mut told = Self::new(self.day);
        for entry in self.entries.values() {
            told.tell(entry);
        }
        told.noted.sort_by(|one, other| one.id.cmp(&other.id));
        *self = Self {
            entries: std::mem::take(&mut self.entries),
            ..told
        };
    }

    fn tell(&mut self, entry: &Entry) {
        match &entry.content {
            Content::Note {
                note,
                replaces: None,
            } => self.noted.push(Noted {
                id: entry.id.clone(),
                time: entry.time,
                note: note.clone(),
            }),
            Content::Note {
                note,
                replaces: Some(id),
            } => self.replace(id, entry, note),
            Content::Withdrawn(id) => self.noted.retain(|noted| noted.id != *id),
            Content::Row(row, state) => {
                self.rows.insert(row.clone(), *state);
            }
            Content::Agenda(agenda) => self.agenda = Some(agenda.clone()),
            Content::Facts(facts) => {
                self.facts.clone_from(facts);
                self.was_asked_for_facts = true;
            }
            // Whatever somebody else has said meanwhile holds.
            Content::Undescribed => self.was_asked_for_facts = true,
            Content::Settled { note, is_settled } => {
                self.settled.insert(note.clone(), *is_settled);
            }
        }
    }

    /// Replaces what was noted. Where it was withdrawn before, it stands again.
    fn replace(&mut self, id: &EntryId, entry: &Entry, note: &Note) {
        let mut noted = self.noted.iter_mut();
        match noted.find(|noted| noted.id == *id) {
            Some(noted) => noted.note.clone_from(note),
            None => self.noted.push(Noted {
                id: id.clone(),
                time: entry.time,
                note: note.clone(),
            }),
        }
    }
}
