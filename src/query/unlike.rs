//! Words of plans that are known to be unlike one that was typed.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use foldhash::HashSet;

use crate::sound::Transcript;

/// The words that have been found to be unlike another. Plans have many in common, so that of
/// most plans of a country next to nothing is left to be compared.
#[derive(Debug, Default)]
pub(super) struct Unlike {
    words: RefCell<HashSet<Box<[u16]>>>,
    has_sifted: Cell<bool>,
}

impl Unlike {
    /// Returns those of the words of a plan that are like the other. Of the first plan it
    /// returns all: who searches in no other has no use for what would be remembered.
    pub(super) fn sift<'w>(
        &self,
        words: &'w Transcript,
        is_like: impl Fn(&[u16]) -> bool,
    ) -> Cow<'w, Transcript> {
        if !self.has_sifted.replace(true) {
            return Cow::Borrowed(words);
        }
        let mut known = self.words.borrow_mut();
        let mut like = Transcript::default();
        for word in words.texts() {
            if known.contains(word) {
                continue;
            }
            match is_like(word) {
                true => like.add_text(word),
                false => {
                    known.insert(word.into());
                }
            }
        }
        Cow::Owned(like)
    }
}
