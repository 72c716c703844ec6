//! The minutes of a meeting: what was said of each row, by the agenda.

use std::collections::HashMap;

use super::day::Day;
use super::entry::RowState;
use super::note::{Note, NoteKind};
use super::reviewed_row::ReviewedRow;
use super::several::{LeftOpen, Meetings};
use super::{Meeting, Noted};
use crate::check::{Dismissal, Dismissals};
use crate::compare::PlanChanges;
use crate::plan::{InitiativeId, MilestoneDate, Plan, RowIndex};

/// The minutes of a meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Minutes<'m> {
    /// The meeting.
    pub meeting: &'m Meeting,
    /// The rows of the agenda, in its order.
    pub agenda: Vec<RowMinutes<'m>>,
    /// What was said of the plan as a whole.
    pub of_plan: Discussion<'m>,
    /// The other rows that came up, in the order of the plan. Those that the plan has no more
    /// come last.
    pub other_rows: Vec<RowMinutes<'m>>,
    /// The doubts that were looked into on the day of the meeting.
    pub dismissed: Vec<&'m Dismissal>,
}

/// What the minutes have of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct RowMinutes<'m> {
    /// The row.
    pub id: &'m InitiativeId,
    /// The row as the plan has it; `None` if the plan has no such row any more.
    pub reviewed: Option<ReviewedRow<'m>>,
    /// What became of it in the meeting.
    pub state: RowState,
    /// What was said of it.
    pub discussion: Discussion<'m>,
}

/// What was said of a row, or of the plan as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Discussion<'m> {
    /// The tasks and pending points of earlier meetings that the meeting found open, with
    /// whether it settled them.
    pub found_open: Vec<LeftOpen<'m>>,
    /// What was noted, in the order in which it was first written, but for what is nobody's
    /// but its writer's.
    pub noted: Vec<&'m Noted>,
}

impl<'m> Minutes<'m> {
    /// The minutes of the meeting about a plan on a day. `changes` are those of the plan since
    /// the year before that under review. Returns `None` if nothing is written of a meeting on
    /// that day.
    pub fn new(
        plan: &'m Plan,
        changes: &'m PlanChanges,
        meetings: &'m Meetings,
        dismissals: &'m Dismissals,
        day: Day,
    ) -> Option<Self> {
        let meeting = meetings.get(day).filter(|meeting| !meeting.is_empty())?;
        let of_row = |id, discussion| RowMinutes {
            id,
            reviewed: reviewed(plan, id, changes),
            state: meeting.state_of(id),
            discussion,
        };
        let mut discussions = discussions(meeting, meetings);
        let mut discussed = |about| discussions.remove(&about).unwrap_or_default();
        let rows = meeting.agenda().into_iter();
        let rows = rows.flat_map(|agenda| agenda.rows());
        let agenda = rows.map(|id| of_row(id, discussed(Some(id)))).collect();
        let of_plan = discussed(None);
        let others = discussions.into_iter();
        let others = others.filter_map(|(about, discussion)| Some(of_row(about?, discussion)));
        let mut other_rows: Vec<_> = others.filter(RowMinutes::came_up).collect();
        let place = |id| plan.row(id).map_or(usize::MAX, RowIndex::get);
        other_rows.sort_by_key(|row| (place(row.id), row.id));
        let date = MilestoneDate::from(day);
        let dismissed = dismissals.iter().filter(|one| one.date == date);
        Some(Self {
            meeting,
            agenda,
            of_plan,
            other_rows,
            dismissed: dismissed.collect(),
        })
    }

    /// The tasks that the meeting gave, in the order in which the minutes list them, each with
    /// its row; `None` where it is about the plan as a whole.
    pub fn tasks(&self) -> impl Iterator<Item = (Option<&RowMinutes<'m>>, &'m Note)> {
        let rows = self.agenda.iter().map(Some);
        let rows = rows.chain([None]).chain(self.other_rows.iter().map(Some));
        rows.flat_map(|row| {
            let discussion = row.map_or(&self.of_plan, |row| &row.discussion);
            let tasks = discussion.of_kind(NoteKind::Task);
            tasks.map(move |task| (row, task))
        })
    }
}

impl RowMinutes<'_> {
    /// Whether anything became of the row. A task that is still open brings up no row that is
    /// not on the agenda.
    fn came_up(&self) -> bool {
        let mut found_open = self.discussion.found_open.iter();
        self.state != RowState::Open
            || !self.discussion.noted.is_empty()
            || found_open.any(|left| left.is_settled)
    }
}

impl<'m> Discussion<'m> {
    /// What was noted of a kind.
    pub fn of_kind(&self, kind: NoteKind) -> impl Iterator<Item = &'m Note> + use<'_, 'm> {
        let notes = self.noted.iter().map(|noted| &noted.note);
        notes.filter(move |note| note.kind() == kind)
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn reviewed<'m>(
    plan: &'m Plan,
    id: &InitiativeId,
    changes: &'m PlanChanges,
) -> Option<ReviewedRow<'m>> {
    ReviewedRow::new(plan, plan.row(id)?, changes)
}

/// What was said in a meeting, by what it is about: a row, or with `None` the plan as a whole.
/// Rows that were dealt with, or left for later, are among it without a word.
fn discussions<'m>(
    meeting: &'m Meeting,
    meetings: &'m Meetings,
) -> HashMap<Option<&'m InitiativeId>, Discussion<'m>> {
    let mut discussions: HashMap<_, Discussion<'m>> = HashMap::new();
    let rows = meeting.rows.iter();
    for (row, _) in rows.filter(|(_, state)| **state != RowState::Open) {
        discussions.entry(Some(row)).or_default();
    }
    for left in meetings.found_open_on(meeting.day()) {
        let about = left.noted.note.row.as_ref();
        discussions.entry(about).or_default().found_open.push(left);
    }
    for noted in meeting.noted().filter(|noted| !noted.note.is_private()) {
        let about = noted.note.row.as_ref();
        discussions.entry(about).or_default().noted.push(noted);
    }
    discussions
}
