//! All meetings about a plan.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::RangeBounds;

use super::day::Day;
use super::entry::NoteId;
use super::record::Record;
use super::{Meeting, Noted};

/// All meetings about a plan, by their days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meetings(BTreeMap<Day, Meeting>);

/// A task or a pending point of an earlier meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOpen<'m> {
    /// Which one it is.
    pub id: NoteId,
    /// What was noted.
    pub noted: &'m Noted,
    /// Whether a later meeting said that it is settled.
    pub is_settled: bool,
}

impl Meetings {
    /// Takes in what one writer has written of a meeting.
    pub fn add(&mut self, record: Record) {
        self.on(record.head.day).add(record.entries);
    }

    /// Takes in what is known of the meetings from elsewhere.
    pub fn take_in(&mut self, other: Self) {
        for (day, meeting) in other.0 {
            self.on(day).add(meeting.into_entries());
        }
    }

    /// The meeting of a day, to be changed.
    pub fn on(&mut self, day: Day) -> &mut Meeting {
        self.0.entry(day).or_insert_with(|| Meeting::new(day))
    }

    /// The meeting of a day, if there is one.
    pub fn get(&self, day: Day) -> Option<&Meeting> {
        self.0.get(&day)
    }

    /// The meetings, the earliest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Meeting> {
        self.0.values().filter(|meeting| !meeting.is_empty())
    }

    /// The tasks and pending points of the meetings before a day, in the order in which they
    /// were noted, with whether they are settled by now.
    pub fn left_open_before(&self, day: Day) -> Vec<LeftOpen<'_>> {
        self.left_open_in(..day, &self.settled_in(..))
    }

    /// The tasks and pending points of all meetings, in the order in which they were noted,
    /// with whether they are settled by now.
    pub fn left_open(&self) -> Vec<LeftOpen<'_>> {
        self.left_open_in(.., &self.settled_in(..))
    }

    /// The tasks and pending points that a meeting found open, or settled anew: those of
    /// earlier meetings that no other had settled before it, with whether it did.
    pub fn found_open_on(&self, day: Day) -> Vec<LeftOpen<'_>> {
        let before = self.settled_in(..day);
        let on_day = self.settled_in(day..=day);
        let was_settled = |id: &NoteId| before.get(id).copied().unwrap_or_default();
        let mut found = self.left_open_in(..day, &on_day);
        found.retain(|left| on_day.contains_key(&left.id) || !was_settled(&left.id));
        found
    }

    fn left_open_in(
        &self,
        days: impl RangeBounds<Day>,
        settled: &HashMap<&NoteId, bool>,
    ) -> Vec<LeftOpen<'_>> {
        let meetings = self.0.range(days).map(|(_, meeting)| meeting);
        let noted = meetings.flat_map(|meeting| {
            let day = meeting.day();
            meeting.noted().map(move |noted| (day, noted))
        });
        let open = noted.filter(|(_, noted)| noted.note.stays_open());
        let open = open.map(|(day, noted)| {
            let id = NoteId {
                day,
                entry: noted.id.clone(),
            };
            LeftOpen {
                is_settled: settled.get(&id).copied().unwrap_or_default(),
                id,
                noted,
            }
        });
        open.collect()
    }

    /// What the meetings of some days say last of tasks and pending points.
    fn settled_in(&self, days: impl RangeBounds<Day>) -> HashMap<&NoteId, bool> {
        let meetings = self.0.range(days).map(|(_, meeting)| meeting);
        meetings.flat_map(Meeting::settled).collect()
    }

    /// Everybody and every department that a task was given to, by name.
    pub fn assignees(&self) -> BTreeSet<&str> {
        let noted = self.0.values().flat_map(Meeting::noted);
        noted.filter_map(|noted| noted.note.assignee()).collect()
    }
}
