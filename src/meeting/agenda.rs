//! The rows that a meeting goes through.

use std::collections::HashSet;
use std::sync::Arc;

use crate::plan::{Department, Initiative, InitiativeId, Plan};
use crate::query::Listing;

/// The rows that a meeting goes through, in its order, and how much time there is for them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agenda {
    /// Shared until somebody changes them: every entry of a meeting tells its agenda anew.
    rows: Arc<Vec<InitiativeId>>,
    /// How much time there is; `None` if nobody said.
    pub allotment: Option<Allotment>,
}

/// How much time there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allotment {
    /// So many minutes for each row.
    PerRow(u16),
    /// So many minutes for each department, with all its rows.
    PerDepartment(u16),
}

/// The time that a row or a whole meeting has taken so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeTaken {
    /// The minutes that were used.
    pub used: u32,
    /// The minutes that there are; `None` if nobody said.
    pub planned: Option<u32>,
}

/// What time there is beyond what was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeLeft {
    /// So many minutes are left.
    Left(u32),
    /// So many minutes more were used than there are.
    Over(u32),
}

impl TimeTaken {
    /// What is left of the time; `None` if nobody said how much there is.
    pub fn left(self) -> Option<TimeLeft> {
        let planned = self.planned?;
        Some(match planned.checked_sub(self.used) {
            Some(left) => TimeLeft::Left(left),
            None => TimeLeft::Over(self.used.saturating_sub(planned)),
        })
    }
}

impl Agenda {
    /// An agenda of rows. A row that is named again keeps its first place.
    pub fn new(rows: impl IntoIterator<Item = InitiativeId>) -> Self {
        let mut known = HashSet::new();
        let rows = rows.into_iter().filter(|row| known.insert(row.clone()));
        Self {
            rows: Arc::new(rows.collect()),
            allotment: None,
        }
    }

    /// An agenda of the rows that are listed, in their order.
    pub fn of_listing(listing: &Listing, plan: &Plan) -> Self {
        Self::new(listing.initiatives(plan).map(|row| row.id.clone()))
    }

    /// The rows.
    pub fn rows(&self) -> &[InitiativeId] {
        &self.rows
    }

    /// The rows that a plan has. Others may be gone from its file since the agenda was made.
    pub fn rows_in<'a>(
        &'a self,
        plan: &'a Plan,
    ) -> impl DoubleEndedIterator<Item = &'a InitiativeId> {
        self.rows.iter().filter(|row| plan.row(row).is_some())
    }

    /// The rows that a plan does not have any more.
    pub fn rows_gone_from<'a>(&'a self, plan: &'a Plan) -> impl Iterator<Item = &'a InitiativeId> {
        self.rows.iter().filter(|row| plan.row(row).is_none())
    }

    /// The rows that are listed, in the order of the agenda.
    pub fn listed(&self, listing: &Listing, plan: &Plan) -> Listing {
        let rows = self.rows.iter().filter_map(|row| plan.row(row));
        let listed = rows.filter(|row| listing.position(*row).is_some());
        Listing::of(listed.collect())
    }

    /// The place of a row, counted from zero; `None` if the meeting does not go through it.
    pub fn place(&self, row: &InitiativeId) -> Option<usize> {
        self.rows.iter().position(|own| own == row)
    }

    /// Moves a row by a number of places, as far as there are any.
    pub fn shift(&mut self, row: &InitiativeId, by: isize) {
        let Some(from) = self.place(row) else { return };
        let last = self.rows.len() - 1;
        let to = from.saturating_add_signed(by).min(last);
        let rows = Arc::make_mut(&mut self.rows);
        let moved = rows.remove(from);
        rows.insert(to, moved);
    }

    /// Leaves a row out.
    pub fn leave_out(&mut self, row: &InitiativeId) {
        Arc::make_mut(&mut self.rows).retain(|own| own != row);
    }

    /// Adds a row at a place, counted from zero, unless the meeting goes through it already.
    pub fn add(&mut self, row: InitiativeId, place: usize) {
        if self.place(&row).is_none() {
            let place = place.min(self.rows.len());
            Arc::make_mut(&mut self.rows).insert(place, row);
        }
    }

    /// How many minutes there are for all rows; `None` if nobody said.
    pub fn minutes(&self, plan: &Plan) -> Option<u32> {
        let (each, count) = match self.allotment? {
            Allotment::PerRow(minutes) => (minutes, self.rows_in(plan).count()),
            Allotment::PerDepartment(minutes) => {
                let rows = self.rows.iter().filter_map(|row| plan.initiative(row));
                (minutes, rows.map(department).collect::<HashSet<_>>().len())
            }
        };
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        Some(u32::from(each).saturating_mul(count))
    }

    /// How many minutes there are for one row; `None` if nobody said.
    pub fn minutes_for(&self, row: &InitiativeId, plan: &Plan) -> Option<u32> {
        match self.allotment? {
            Allotment::PerRow(minutes) => Some(minutes.into()),
            Allotment::PerDepartment(minutes) => {
                let own = department(plan.initiative(row)?);
                let rows = self.rows.iter().filter_map(|row| plan.initiative(row));
                let shared = rows.filter(|row| department(row) == own).count();
                let shared = u32::try_from(shared.max(1)).unwrap_or(u32::MAX);
                Some(u32::from(minutes).div_ceil(shared))
            }
        }
    }
}

/// The department of a row that is named first.
fn department(row: &Initiative) -> Option<&Department> {
    row.departments.first()
}
