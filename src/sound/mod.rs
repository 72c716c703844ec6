//! How Japanese sounds, so that words are found that were typed as one hears them: in Latin
//! letters, in kana, or as the English word that katakana took over.

mod initials;
mod kanji;
mod known_characters;
mod loanword;
mod mistyped;
mod mora;
mod reading;
mod spelling;
mod spoken;
mod transcript;

use std::sync::LazyLock;

pub(crate) use known_characters::KnownCharacters;
pub(crate) use loanword::{Borrowed, Loanword};
pub(crate) use reading::Reading;
pub(crate) use spoken::{Heard, Hearing, Listening, Spoken};
pub(crate) use transcript::{
    KnownText, Script, TextKey, Transcript, is_composed, lengthenings, script,
};

/// Puts the readings of kanji into order, if that was not done yet. It takes some milliseconds.
pub(crate) fn make_ready() {
    LazyLock::force(&initials::INITIALS);
}

/// Returns whether two kanji have a reading from Chinese in common: 決済 is read like 決裁.
pub(crate) fn are_homophones(one: char, other: char) -> bool {
    kanji::KANJI.are_homophones(one, other)
}
