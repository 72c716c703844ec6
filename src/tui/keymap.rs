//! The keymap: the default bindings with the user's changes.

use std::collections::HashMap;
use std::ops::Range;

use tenken::document::{Diagnostics, TableReader, nearest};

use super::action::{ACTIONS, Action, Entry, KeyContext};
use crate::key::Key;
use crate::report::{FileProblem, UNKNOWN_ACTION};

/// The keys of each action and the actions of each key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Keymap {
    keys: HashMap<Action, Vec<Key>>,
}

impl Default for Keymap {
    fn default() -> Self {
        let keys = ACTIONS.iter().map(|entry| {
            let keys = entry.keys.iter().filter_map(|key| key.parse().ok());
            (entry.action, keys.collect())
        });
        Self {
            keys: keys.collect(),
        }
    }
}

impl Keymap {
    /// Returns the action of a key in a context.
    pub(crate) fn action(&self, context: KeyContext, key: Key) -> Option<Action> {
        if key == Key::ALWAYS_QUITS {
            return Some(Action::Quit);
        }
        let bound = |key: Key| {
            ACTIONS
                .iter()
                .filter(|entry| entry.is_in(context))
                .find(|entry| self.keys(entry.action).contains(&key))
                .map(|entry| entry.action)
        };
        if context.takes_text() {
            return bound(key).or_else(|| wide_space(key).then(|| bound(key.meant())).flatten());
        }
        bound(key.meant())
    }

    /// Returns the keys of an action. The first one is shown in the interface.
    pub(crate) fn keys(&self, action: Action) -> &[Key] {
        self.keys.get(&action).map_or(&[], Vec::as_slice)
    }

    /// The key of an action that is named first; empty if it has none.
    pub(crate) fn first_key(&self, action: Action) -> String {
        let key = self.keys(action).first();
        key.map(ToString::to_string).unwrap_or_default()
    }

    /// Reads the changes in `[keys]` on top of the default keymap, for all contexts in
    /// which a key can be bound. Invalid entries are reported and valid ones applied.
    pub(crate) fn read(
        table: TableReader<'_>,
        contexts: &[KeyContext],
        diagnostics: &mut Diagnostics<'_, FileProblem>,
    ) -> Self {
        let mut keymap = Self::default();
        let mut changed: Vec<(&'static Entry, Range<usize>)> = Vec::new();
        for line in table.into_entries() {
            let name = &line.key;
            let Some(entry) = ACTIONS.iter().find(|entry| entry.name == name.value) else {
                let is_listed = diagnostics.lists(UNKNOWN_ACTION);
                let near = is_listed.then(|| nearest_action(name.value)).flatten();
                let unknown = FileProblem::UnknownAction {
                    written: name.value.to_owned(),
                    near,
                };
                diagnostics.add(unknown, name.span.clone());
                continue;
            };
            let Some(written) = line.read::<Vec<String>>(diagnostics) else {
                continue;
            };
            let keys = parse_keys(&written.value, &written.span, diagnostics);
            if keys.is_empty() && !written.value.is_empty() {
                continue;
            }
            keymap.keys.insert(entry.action, keys);
            changed.push((entry, written.span));
        }
        for (entry, span) in changed {
            keymap.settle_conflicts(entry, contexts, &span, diagnostics);
        }
        keymap
    }

    /// Reports keys that the user bound to one action and that another action in the same
    /// context has, too, and removes them from the other action.
    fn settle_conflicts(
        &mut self,
        entry: &Entry,
        contexts: &[KeyContext],
        span: &Range<usize>,
        diagnostics: &mut Diagnostics<'_, FileProblem>,
    ) {
        for other in ACTIONS.iter().filter(|other| meets(entry, other, contexts)) {
            let shared = self.keys(entry.action).iter();
            let shared = shared.filter(|key| self.keys(other.action).contains(key));
            let shared: Vec<Key> = shared.copied().collect();
            for key in &shared {
                let conflict = FileProblem::KeyConflict {
                    key: key.to_string(),
                    action: entry.name,
                    other: other.name,
                };
                diagnostics.add(conflict, span.clone());
            }
            if let Some(keys) = self.keys.get_mut(&other.action) {
                keys.retain(|key| !shared.contains(key));
            }
        }
    }
}

/// Returns whether a key is a full-width space, which counts as Space in a list.
fn wide_space(key: Key) -> bool {
    key.typed() == Some('\u{3000}')
}

/// Returns whether two different actions are available in the same context.
fn meets(entry: &Entry, other: &Entry, contexts: &[KeyContext]) -> bool {
    let mut contexts = contexts.iter();
    entry.action != other.action
        && contexts.any(|context| entry.is_in(*context) && other.is_in(*context))
}

fn parse_keys(
    written: &[String],
    span: &Range<usize>,
    diagnostics: &mut Diagnostics<'_, FileProblem>,
) -> Vec<Key> {
    let mut keys = Vec::new();
    for name in written {
        match name.parse::<Key>() {
            Ok(key) if key != Key::ALWAYS_QUITS => keys.push(key),
            _ => diagnostics.add(FileProblem::BadKey(name.clone()), span.clone()),
        }
    }
    keys
}

fn nearest_action(name: &str) -> Option<&'static str> {
    nearest(name, ACTIONS.iter().map(|entry| entry.name))
}
