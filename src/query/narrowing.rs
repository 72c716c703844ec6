//! What a query leaves of the words of a plan. One that goes on from it, as letter after letter
//! is typed, is listened for among these alone: a word is heard nowhere where its beginning was
//! not.

use std::sync::{Mutex, PoisonError};

use super::words::Query;

/// Where the texts begin that a word leaves: of the titles, the other names and the words of a
/// plan.
pub(super) type Left = [Box<[u32]>; 3];

/// What a query left of a plan.
#[derive(Debug)]
pub(super) struct Narrowed {
    written: Box<str>,
    /// What each of its words left, if it was listened for at all.
    words: Box<[Option<Left>]>,
}

/// What the last query left of a plan, if any did. It makes no difference to what is found.
#[derive(Debug, Default)]
pub(super) struct LastNarrowed(Mutex<Option<Narrowed>>);

impl Narrowed {
    pub(super) fn new(query: &Query, words: impl Iterator<Item = Option<Left>>) -> Self {
        Self {
            written: query.written().into(),
            words: words.collect(),
        }
    }

    /// Returns the query as it was typed.
    pub(super) fn written(&self) -> &str {
        &self.written
    }

    /// Returns what a word of the query left.
    pub(super) fn left_by(&self, word: usize) -> Option<&Left> {
        self.words.get(word)?.as_ref()
    }
}

impl LastNarrowed {
    /// Takes what the last query left, which somebody else may have taken at the same time.
    pub(super) fn take(&self) -> Option<Narrowed> {
        self.lock(Option::take)
    }

    pub(super) fn set(&self, narrowed: Narrowed) {
        self.lock(|last| *last = Some(narrowed));
    }

    fn lock<A>(&self, act: impl FnOnce(&mut Option<Narrowed>) -> A) -> A {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Clone for LastNarrowed {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for LastNarrowed {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for LastNarrowed {}
