//! What is derived of a note while it is typed: who may be meant, and which day.

use std::collections::BTreeSet;

use tenken::meeting::Due;
use tenken::plan::{Department, Initiative};
use tenken::query::{Closeness, Findable, Query};

use super::overlays::note::{NoteField, NotePrompt};
use super::stage::Stage;

/// What is derived of a note.
#[derive(Default)]
pub(crate) struct NoteView {
    /// Who may be meant by what is typed, the likeliest first.
    pub(crate) names: Vec<String>,
    /// By when the task is to be done, as it is understood.
    pub(crate) due: Option<Due>,
    /// What the name that is typed is completed to.
    pub(crate) completion: Option<String>,
}

/// Maximum number of names that are offered. More are not read while one types. Heuristic.
const MOST_NAMES: usize = 6;

impl NoteView {
    /// Derives what is to be known of a note.
    pub(crate) fn new(prompt: &NotePrompt, stage: &Stage<'_>) -> Self {
        let typed = prompt.typed(NoteField::Who).trim();
        let is_name = prompt.field() == NoteField::Who;
        let names = match is_name {
            true => names(typed, prompt, stage),
            false => Vec::new(),
        };
        let is_begun = !typed.is_empty() && !names.iter().any(|name| name == typed);
        Self {
            completion: names.first().filter(|_| is_begun).cloned(),
            names,
            due: Due::meant(prompt.typed(NoteField::By), stage.settings.today),
        }
    }
}

/// The departments of the row, those that tasks were given to, and all others, as far as they
/// match what is typed.
fn names(typed: &str, prompt: &NotePrompt, stage: &Stage<'_>) -> Vec<String> {
    let plan = stage.plan();
    let row = prompt.row().and_then(|row| plan.initiative(row));
    let own = row.into_iter().flat_map(departments);
    let recorded = stage.open.recorded.as_ref();
    let given = recorded
        .map(|recorded| recorded.meetings.assignees())
        .unwrap_or_default();
    let given = given.into_iter().map(str::to_owned);
    let all = plan.initiatives().iter().flat_map(departments);
    let mut known = BTreeSet::new();
    let query = Query::new(typed);
    let names = own.chain(given).chain(all);
    let names = names.filter(|name| known.insert(name.clone()));
    let matching = names.filter(|name| is_like(name, &query));
    matching.take(MOST_NAMES).collect()
}

/// Returns whether a name is like what is typed. While one types, nothing is a mistake yet.
fn is_like(name: &str, query: &Query) -> bool {
    let closeness = Findable::new([name]).closeness(query);
    closeness.is_some_and(|closeness| closeness < Closeness::Near)
}

fn departments(row: &Initiative) -> impl Iterator<Item = String> {
    row.departments.iter().map(Department::spaced)
}
