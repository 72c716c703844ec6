//! Words of plans that are known to be unlike one that was typed.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use foldhash::HashMap;

use super::narrowing::Left;
use crate::sound::{KnownText, TextKey, Transcript};

/// Whether a text is like a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alike {
    Like,
    /// It is not, but may be like one that goes on from the word.
    NotYet,
    Unlike,
}

/// The texts that have been found not to be like a word. Plans have many in common, so that of
/// most plans of a country next to nothing is left to be compared.
#[derive(Debug, Default)]
pub(super) struct Unlike {
    texts: RefCell<HashMap<TextKey, Alike>>,
    has_sifted: Cell<bool>,
}

/// What is left of the texts of a plan.
pub(super) struct Sifted<'t> {
    /// Those that are like the word.
    pub(super) texts: [Cow<'t, Transcript>; 3],
    /// Those that may be like one that goes on from it; `None` if all may.
    pub(super) left: Option<Left>,
}

impl Unlike {
    /// Returns those texts of a plan that are like the word, if need be only of those that
    /// another word has left. Of the first plan it returns all: who searches in no other has no
    /// use for what would be remembered.
    pub(super) fn sift<'t>(
        &self,
        transcripts: [&'t Transcript; 3],
        left: Option<&Left>,
        alike: impl Fn(&[u16]) -> Alike,
    ) -> Sifted<'t> {
        if !self.has_sifted.replace(true) {
            return Sifted {
                texts: transcripts.map(Cow::Borrowed),
                left: None,
            };
        }
        let mut known = self.texts.borrow_mut();
        let mut alike = |text: &KnownText<'_>| {
            if let Some(known) = known.get(&text.key) {
                return *known;
            }
            let alike = alike(text.text);
            if alike != Alike::Like {
                known.insert(text.key, alike);
            }
            alike
        };
        let mut left = left.into_iter().flatten();
        let [titles, names, words] = transcripts.map(|transcript| match left.next() {
            Some(starts) => sifted(transcript.texts_at(starts), &mut alike),
            None => sifted(transcript.known_texts(), &mut alike),
        });
        Sifted {
            texts: [titles.0, names.0, words.0].map(Cow::Owned),
            left: Some([titles.1, names.1, words.1]),
        }
    }
}

/// Returns the texts that are like a word, and where those begin that are or may become so.
fn sifted<'t>(
    texts: impl Iterator<Item = KnownText<'t>>,
    mut alike: impl FnMut(&KnownText<'t>) -> Alike,
) -> (Transcript, Box<[u32]>) {
    let (mut like, mut left) = (Transcript::default(), Vec::new());
    for text in texts {
        let alike = alike(&text);
        if alike == Alike::Like {
            like.add_known(&text);
        }
        if alike != Alike::Unlike {
            left.extend(u32::try_from(text.start));
        }
    }
    (like, left.into())
}
