//! Rows that a search found in any of the plans.

use std::collections::{BTreeMap, BTreeSet};

use tenken::plan::RowIndex;
use tenken::query::{Hit, SearchField};

use super::plan_index::{AnyRow, PlanIndex};

/// The rows that a search found, in as many of the plans as were searched so far: by the
/// field in which they were found, then by plan, then as in the search of one plan. What
/// is a guess in one plan is not shown where another has what was typed.
/// However the plans are parted, it comes to the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FoundRows {
    /// The plans that were searched.
    plans: BTreeSet<PlanIndex>,
    fields: BTreeMap<FoundAs, Vec<AnyRow>>,
}

/// How rows were found, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct FoundAs {
    is_guess: bool,
    field: SearchField,
}

impl FoundAs {
    fn of(hit: &Hit) -> Self {
        Self {
            is_guess: hit.is_guess(),
            field: hit.field,
        }
    }
}

impl FoundRows {
    /// Adds what was found in one more plan.
    pub(crate) fn add(&mut self, plan: PlanIndex, hits: &[Hit]) {
        self.plans.insert(plan);
        for of_field in hits.chunk_by(|hit, next| FoundAs::of(hit) == FoundAs::of(next)) {
            let Some(first) = of_field.first() else {
                continue;
            };
            let rows = of_field.iter().map(|hit| AnyRow { plan, row: hit.row });
            self.fields
                .entry(FoundAs::of(first))
                .or_default()
                .extend(rows);
        }
    }

    /// Adds what was found in other plans, or anew in some of the same.
    pub(crate) fn join(&mut self, others: Self) {
        if !self.plans.is_disjoint(&others.plans) {
            let fields = self.fields.values_mut();
            fields.for_each(|rows| rows.retain(|row| !others.plans.contains(&row.plan)));
        }
        self.plans.extend(others.plans);
        for (field, rows) in others.fields {
            let joined = self.fields.entry(field).or_default();
            joined.extend(rows);
            // Two runs in order are merged, and rows of a plan keep theirs.
            joined.sort_by_key(|row| row.plan);
        }
        if !self.are_guesses() {
            self.fields.retain(|found_as, _| !found_as.is_guess);
        }
    }

    /// Goes over to the next edition of a plan: `now` says where a row stands in it.
    pub(crate) fn follow(&mut self, plan: PlanIndex, now: impl Fn(RowIndex) -> Option<RowIndex>) {
        let now = |any: &AnyRow| match any.plan == plan {
            true => now(any.row).map(|row| AnyRow { plan, row }),
            false => Some(*any),
        };
        for rows in self.fields.values_mut() {
            *rows = rows.iter().filter_map(now).collect();
        }
    }

    /// Whether they are no more than guesses.
    pub(crate) fn are_guesses(&self) -> bool {
        let mut found = self.fields.iter();
        let is_guess =
            |(found_as, rows): (&FoundAs, &Vec<AnyRow>)| found_as.is_guess || rows.is_empty();
        found.all(is_guess)
    }

    /// The rows that are shown, by how they were found.
    fn shown(&self) -> impl Iterator<Item = &Vec<AnyRow>> {
        let are_guesses = self.are_guesses();
        let shown = self.fields.iter();
        let shown = shown.filter(move |(found_as, _)| found_as.is_guess == are_guesses);
        shown.map(|(_, rows)| rows)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.shown().map(Vec::len).sum()
    }

    /// The row at a place, counted from zero.
    pub(crate) fn get(&self, place: usize) -> Option<AnyRow> {
        let mut place = place;
        for rows in self.shown() {
            match rows.get(place) {
                Some(row) => return Some(*row),
                None => place -= rows.len(),
            }
        }
        None
    }

    /// The place of a row, counted from zero.
    pub(crate) fn position(&self, row: AnyRow) -> Option<usize> {
        let mut rows = self.shown().flatten();
        rows.position(|other| *other == row)
    }
}
