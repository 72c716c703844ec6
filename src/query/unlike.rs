//! Words of plans that are known to be unlike one that was typed.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use foldhash::HashSet;

use crate::sound::{TextKey, Transcript};

/// The texts that have been found to be unlike a word. Plans have many in common, so that of
/// most plans of a country next to nothing is left to be compared.
#[derive(Debug, Default)]
pub(super) struct Unlike {
    texts: RefCell<HashSet<TextKey>>,
    has_sifted: Cell<bool>,
}

impl Unlike {
    /// Returns those texts of a plan that are like the word. Of the first plan it returns all:
    /// who searches in no other has no use for what would be remembered.
    pub(super) fn sift<'t>(
        &self,
        transcripts: [&'t Transcript; 3],
        is_like: impl Fn(&[u16]) -> bool,
    ) -> [Cow<'t, Transcript>; 3] {
        if !self.has_sifted.replace(true) {
            return transcripts.map(Cow::Borrowed);
        }
        let mut known = self.texts.borrow_mut();
        transcripts.map(|transcript| {
            let mut like = Transcript::default();
            for (key, text) in transcript.known_texts() {
                if known.contains(&key) {
                    continue;
                }
                match is_like(text) {
                    true => like.add_known(key, text),
                    false => {
                        known.insert(key);
                    }
                }
            }
            Cow::Owned(like)
        })
    }
}
