//! What a word of a query may mean: words of the plan that sound like it, or are nearly it.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::fold::fold;
use super::narrowing::Left;
use super::unlike::Sifted;
use super::vocabulary::{TitleReading, Vocabulary};
use super::words::{Sought, Word};
use crate::sound::{Borrowed, Heard, Hearing, Listening, Loanword, Script, Spoken, Transcript};

/// How much what was found is like what was typed, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Likeness {
    /// It is what was typed.
    #[default]
    Written,
    /// The plan says that what it is in is read like what was typed.
    Read,
    /// It sounds like what was typed.
    Heard,
    /// It begins like what was typed, in the middle of a reading.
    Begun,
    /// One character is another, or it is another word that is read alike.
    Near,
}

/// Whether a plan has a word as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// It does not.
    Nowhere,
    /// It does somewhere.
    Somewhere,
    /// It has it in Latin letters, as a word of its own.
    InLatin,
}

/// A word of the plan that may be meant.
#[derive(Debug)]
pub(super) struct Meaning {
    pub(super) written: String,
    pub(super) sought: Sought,
    pub(super) likeness: Likeness,
    pub(super) reach: Reach,
}

/// Where a word that may be meant is looked for. What is short or half typed is in too many
/// places to mean anything in most of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// In titles, as a word of its own.
    TitleWords,
    /// In titles.
    Titles,
    /// In titles and in what names departments and parts of the plan.
    Names,
    /// In texts, too.
    Everywhere,
}

/// The most words of a plan that a word is taken for. Heuristic: what may mean more is too
/// short to mean anything yet.
const MOST: usize = 48;

/// Returns what a word sounds like, the most like it first, and what it has left for a word that
/// goes on from it. It is listened for less and less closely until something is found, and
/// freely only where it is not `written` in the plan as it was typed; of the texts that are
/// `left` by a word from which it goes on.
pub(super) fn heard(
    word: &Word,
    vocabulary: &Vocabulary,
    written: Written,
    left: Option<&Left>,
) -> (Vec<Meaning>, Option<Left>) {
    let mut found = Found::default();
    let sifted = OnceCell::new();
    let texts = || sifted.get_or_init(|| Texts::heard(word, vocabulary, left));
    let is_written = written != Written::Nowhere;
    if let Some(spoken) = &word.spoken {
        let is_as_written = written == Written::InLatin || (spoken.is_katakana() && is_written);
        let listened = (!is_as_written).then(|| texts().listened_to(spoken));
        for hearing in Hearing::ALL {
            let is_far = hearing == Hearing::Free;
            let is_too_far = is_far && !(found.is_empty() && written == Written::Nowhere);
            if found.is_sure() || is_too_far || !spoken.may_be_heard(hearing) {
                break;
            }
            found.read_all(spoken, vocabulary, hearing);
            if let Some(listened) = &listened {
                found.hear_all(spoken, listened, hearing);
            }
        }
    }
    let is_meant = |loanword: &&Loanword| written != Written::InLatin || loanword.is_long();
    let loanword = word.loanword.as_ref().filter(is_meant);
    if let Some(loanword) = loanword.filter(|_| !found.is_sure()) {
        found.borrow_all(loanword, texts(), written);
    }
    let left = sifted.into_inner().and_then(|texts| texts.left);
    (found.meanings(), left)
}

/// Returns what a word nearly is: short for another, or else another that is read alike, or else
/// one with a mistake in it.
pub(super) fn near(word: &Word, vocabulary: &Vocabulary) -> Vec<Meaning> {
    let texts = Texts::near(word, vocabulary);
    let mut found = Found::default();
    for parts_near in Word::NEAR {
        for transcript in texts.all() {
            found.add_near(transcript, parts_near(word, transcript));
        }
        if !found.is_empty() {
            break;
        }
    }
    found.meanings()
}

/// What of a plan may be like a word.
struct Texts<'v> {
    names: [Cow<'v, Transcript>; 2],
    words: Cow<'v, Transcript>,
    left: Option<Left>,
}

/// What of a plan may be like a word, while it is listened to.
struct ListenedTo<'t> {
    names: [(&'t Transcript, Listening<'t>); 2],
    words: (&'t Transcript, Listening<'t>),
}

impl<'v> Texts<'v> {
    fn heard(word: &Word, vocabulary: &'v Vocabulary, left: Option<&Left>) -> Self {
        Self::of(word.heard_among(vocabulary.all(), left))
    }

    fn near(word: &Word, vocabulary: &'v Vocabulary) -> Self {
        Self::of(word.near_among(vocabulary.all()))
    }

    fn of(sifted: Sifted<'v>) -> Self {
        let [titles, names, words] = sifted.texts;
        Self {
            names: [titles, names],
            words,
            left: sifted.left,
        }
    }

    fn all(&self) -> [&Transcript; 3] {
        let [titles, names] = &self.names;
        [titles, names, &self.words]
    }

    fn listened_to<'t>(&'t self, spoken: &'t Spoken) -> ListenedTo<'t> {
        let listened = |transcript: &'t Transcript| (transcript, spoken.listen_to(transcript));
        let [titles, names] = &self.names;
        ListenedTo {
            names: [listened(titles), listened(names)],
            words: listened(&self.words),
        }
    }
}

/// Words that may be meant, each as what it is at best.
#[derive(Default)]
struct Found(BTreeMap<String, (Likeness, Reach)>);

impl Found {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns whether a word was heard to its end.
    fn is_sure(&self) -> bool {
        let mut found = self.0.values();
        found.any(|(likeness, _)| *likeness <= Likeness::Heard)
    }

    /// Adds the titles that the plan says are read like a word. Which part of a title sounds
    /// like it is not known, so it is the whole.
    fn read_all(&mut self, spoken: &Spoken, vocabulary: &Vocabulary, hearing: Hearing) {
        for TitleReading { title, reading } in vocabulary.readings() {
            match spoken.heard_in(reading, hearing) {
                Some(true) if spoken.is_long() => {
                    self.add(title.to_string(), Likeness::Read, Reach::Everywhere);
                }
                Some(true) => self.add(title.to_string(), Likeness::Read, Reach::Names),
                Some(false) => self.add(title.to_string(), Likeness::Begun, Reach::Names),
                None => {}
            }
        }
    }

    fn add_near(&mut self, transcript: &Transcript, parts: Vec<Range<usize>>) {
        for part in parts {
            self.add(transcript.text(part), Likeness::Near, Reach::Everywhere);
        }
    }

    fn hear_all(&mut self, spoken: &Spoken, listened: &ListenedTo<'_>, hearing: Hearing) {
        for (names, listening) in &listened.names {
            for heard in listening.heard(hearing) {
                let reach = reach(spoken, &heard);
                let part = names.with_rest_of_compound(heard.part);
                self.add(names.text(part), likeness(heard.is_whole), reach);
            }
        }
        let (words, listening) = &listened.words;
        for heard in listening.heard(hearing) {
            if reach(spoken, &heard) == Reach::Everywhere {
                self.add(words.text(heard.part), Likeness::Heard, Reach::Everywhere);
            }
        }
    }

    /// Adds the katakana that sound like an English word. If that is in the plan, too, it has to
    /// be long and to stand first in them: the plan's LINE is no オンライン, and its CAD no カード.
    fn borrow_all(&mut self, loanword: &Loanword, texts: &Texts<'_>, written: Written) {
        let is_clear = |borrowed: &Borrowed| loanword.is_long() && borrowed.is_first;
        let is_meant = |borrowed: &Borrowed| written != Written::InLatin || is_clear(borrowed);
        for names in &texts.names {
            for borrowed in loanword.heard(names).into_iter().filter(is_meant) {
                let text = names.text(borrowed.part);
                let reach = match borrowed.is_whole {
                    true => Reach::Everywhere,
                    false => Reach::Names,
                };
                self.add(text, likeness(borrowed.is_whole), reach);
            }
        }
        let words = texts.words.as_ref();
        let borrowed = loanword.heard(words).into_iter().filter(is_meant);
        for borrowed in borrowed.filter(|borrowed| borrowed.is_whole) {
            self.add(
                words.text(borrowed.part),
                Likeness::Heard,
                Reach::Everywhere,
            );
        }
    }

    fn add(&mut self, text: String, likeness: Likeness, reach: Reach) {
        let reach = match is_in_other_words(&text) {
            true => Reach::TitleWords,
            false => reach,
        };
        let known = self.0.entry(text).or_insert((likeness, reach));
        known.0 = known.0.min(likeness);
        known.1 = known.1.max(reach);
    }

    /// Returns the words, without those that only begin alike where others are heard whole.
    fn meanings(self) -> Vec<Meaning> {
        let is_sure = self.is_sure();
        let found = self.0.into_iter();
        let found = found.filter(|(_, (likeness, _))| !is_sure || *likeness <= Likeness::Heard);
        let mut meanings: Vec<Meaning> = found
            .map(|(text, (likeness, reach))| Meaning {
                sought: Sought::new(&text),
                written: text,
                likeness,
                reach,
            })
            .collect();
        meanings.sort_by_key(|meaning| meaning.likeness);
        meanings.truncate(MOST);
        meanings
    }
}

/// Returns whether a word is in others that have nothing to do with it, once folded: a single
/// kanji, or two kana, as the ルート of によると.
fn is_in_other_words(text: &str) -> bool {
    let folded = fold(text);
    let is_kanji = |character| Script::of(character) == Script::Kanji;
    let fewest = if folded.contains(is_kanji) { 2 } else { 3 };
    folded.chars().count() < fewest
}

/// Returns where to look for what was heard.
fn reach(spoken: &Spoken, heard: &Heard) -> Reach {
    match (spoken.is_long(), heard.is_whole) {
        (false, _) => Reach::Titles,
        (true, false) => Reach::Names,
        (true, true) => Reach::Everywhere,
    }
}

fn likeness(is_whole: bool) -> Likeness {
    match is_whole {
        true => Likeness::Heard,
        false => Likeness::Begun,
    }
}
