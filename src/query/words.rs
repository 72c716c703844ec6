//! What is searched for, word by word.

use std::cell::RefCell;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::contraction::Contraction;
use super::fold::fold;
use super::matching::Pattern;
use super::narrowing::{Left, Narrowed};
use super::near::{Mistaken, ReadAlike};
use super::number::{is_circled, is_spaced_number, lies_under, row_number};
use super::presence::WordSlots;
use super::unlike::{Alike, Sifted, Unlike};
use crate::sound::{Loanword, Spoken, Transcript};

/// A parsed query. A row must match all of its words.
#[derive(Debug)]
pub struct Query {
    written: String,
    words: Vec<Word>,
    /// Latin words as one, since many have a blank that Japanese does not: `my number`.
    joined: Option<Word>,
    /// How it goes on from the query of which that was asked last.
    goes_on: RefCell<Option<GoingOn>>,
}

/// How a query goes on from another.
#[derive(Debug)]
struct GoingOn {
    /// The other as it was typed.
    from: Box<str>,
    /// For each word whether it goes on from the one in its place.
    words: Box<[bool]>,
}

/// A word of a query.
#[derive(Debug)]
pub(super) struct Word {
    written: String,
    pub(super) typed: Sought,
    pub(super) number: Option<RowNumber>,
    /// Whether it is a number in the printed notation, and nothing else.
    pub(super) is_number_only: bool,
    /// How it sounds, if it may have been typed as it sounds.
    pub(super) spoken: Option<Spoken>,
    /// The English word that it may be.
    pub(super) loanword: Option<Loanword>,
    /// The word, if it may be short for another.
    contraction: Option<Contraction>,
    /// The word, if there may be a mistake in it.
    mistaken: Option<Mistaken>,
    /// The word, if it may be written with other kanji.
    read_alike: Option<ReadAlike>,
    unheard: Unlike,
    far: Unlike,
}

/// A word as it is looked for in folded texts.
#[derive(Debug, Clone)]
pub(super) struct Sought {
    pub(super) pattern: Pattern,
    pub(super) slots: WordSlots,
}

/// A row number, or the beginning of one.
#[derive(Debug)]
pub(super) struct RowNumber {
    pub(super) written: String,
    /// Whether only the whole number counts, since a single figure may mean anything.
    pub(super) is_whole: bool,
}

/// The fewest letters that may be enough to sound like anything.
const FEWEST_HEARD: usize = 3;

impl Sought {
    pub(super) fn new(word: &str) -> Self {
        let pattern = Pattern::new(word);
        Self {
            slots: WordSlots::new(pattern.folded()),
            pattern,
        }
    }
}

/// Finds parts of a transcript that a word nearly is.
type PartsNear = fn(&Word, &Transcript) -> Vec<Range<usize>>;

impl Word {
    /// The ways in which a word may nearly be another, the likeliest first.
    pub(super) const NEAR: [PartsNear; 4] = [
        Self::short_for_in,
        Self::read_alike_in,
        Self::mistaken_in,
        Self::mistyped_in,
    ];

    fn new(written: &str) -> Self {
        let number = row_number(written);
        // An input method writes letters in full width, too.
        let plain: String = written.nfkc().collect();
        let typed = Sought::new(written);
        let folded = typed.pattern.folded();
        Self {
            contraction: Contraction::new(folded),
            mistaken: Mistaken::new(folded),
            read_alike: ReadAlike::new(folded),
            unheard: Unlike::default(),
            far: Unlike::default(),
            written: written.to_owned(),
            typed,
            is_number_only: is_circled(written) && number.is_some(),
            number: RowNumber::new(written, number),
            spoken: Spoken::new(&plain),
            loanword: Loanword::new(&plain),
        }
    }

    /// Returns whether the word may have been typed as it sounds.
    pub(super) fn may_be_heard(&self) -> bool {
        self.spoken.is_some() || self.loanword.is_some()
    }

    fn is_hardly_begun(&self) -> bool {
        let folded = self.typed.pattern.folded();
        let is_heard = self.spoken.is_some() || folded.len() >= FEWEST_HEARD;
        !is_heard && folded.bytes().all(|letter| letter.is_ascii_alphabetic())
    }

    /// Returns those of the texts of a plan in which the word may be heard, of the texts that a
    /// word has left from which it goes on.
    pub(super) fn heard_among<'t>(
        &self,
        texts: [&'t Transcript; 3],
        left: Option<&Left>,
    ) -> Sifted<'t> {
        let sifted = self.unheard.sift(texts, left, |text| {
            let (spoken, loanword) = (self.spoken.as_ref(), self.loanword.as_ref());
            if spoken.is_some_and(|word| word.is_heard_in(text)) {
                return Alike::Like;
            }
            match loanword.and_then(|word| word.heard_so_far_in(text)) {
                Some(true) => Alike::Like,
                Some(false) => Alike::NotYet,
                None => Alike::Unlike,
            }
        });
        Sifted {
            left: sifted.left.filter(|_| !self.is_short()),
            ..sifted
        }
    }

    fn is_short(&self) -> bool {
        self.loanword.as_ref().is_some_and(Loanword::is_short)
    }

    /// Returns whether the word is another with more letters, so that it is heard only in what
    /// that one has left.
    fn goes_on_from(&self, before: &Self) -> bool {
        let spoken = match (&self.spoken, &before.spoken) {
            (Some(spoken), Some(before)) => spoken.goes_on_from(before),
            (spoken, _) => spoken.is_none(),
        };
        let loanword = match (&self.loanword, &before.loanword) {
            (Some(loanword), Some(before)) => loanword.goes_on_from(before),
            (loanword, _) => loanword.is_none(),
        };
        spoken && loanword
    }

    /// Returns those of the texts of a plan in which the word may nearly be.
    pub(super) fn near_among<'t>(&self, texts: [&'t Transcript; 3]) -> Sifted<'t> {
        self.far.sift(texts, None, |text| {
            let (mistaken, read_alike) = (self.mistaken.as_ref(), self.read_alike.as_ref());
            let (contraction, spoken) = (self.contraction.as_ref(), self.spoken.as_ref());
            let is_like = contraction.is_some_and(|word| word.may_be_in(text))
                || mistaken.is_some_and(|word| word.may_be_in(text))
                || read_alike.is_some_and(|word| word.may_be_in(text))
                || spoken.is_some_and(|word| word.may_be_mended_in(text));
            match is_like {
                true => Alike::Like,
                false => Alike::Unlike,
            }
        })
    }

    /// Returns the parts of a transcript that the word may be short for.
    fn short_for_in(&self, transcript: &Transcript) -> Vec<Range<usize>> {
        let word = self.contraction.as_ref();
        word.map(|word| word.found(transcript)).unwrap_or_default()
    }

    /// Returns the parts of a transcript that are other words, but read like the word.
    fn read_alike_in(&self, transcript: &Transcript) -> Vec<Range<usize>> {
        let word = self.read_alike.as_ref();
        word.map(|word| word.found(transcript)).unwrap_or_default()
    }

    /// Returns the parts of a transcript that the word becomes by mending one mistake.
    fn mistaken_in(&self, transcript: &Transcript) -> Vec<Range<usize>> {
        let word = self.mistaken.as_ref();
        word.map(|word| word.found(transcript)).unwrap_or_default()
    }

    /// Returns the parts of a transcript that sound like the word once one mistake is mended.
    fn mistyped_in(&self, transcript: &Transcript) -> Vec<Range<usize>> {
        let word = self.spoken.as_ref();
        word.map(|word| word.mended_in(transcript))
            .unwrap_or_default()
    }

    /// Returns whether the word was typed in Latin letters.
    pub(super) fn is_latin(&self) -> bool {
        self.typed.pattern.folded().is_ascii()
    }
}

impl RowNumber {
    fn new(written: &str, in_parts: Option<String>) -> Option<Self> {
        if let Some(written) = in_parts {
            return Some(Self {
                written,
                is_whole: false,
            });
        }
        let folded = fold(written);
        let is_figure = !folded.is_empty() && folded.bytes().all(|byte| byte.is_ascii_digit());
        is_figure.then_some(Self {
            written: folded,
            is_whole: true,
        })
    }

    /// Returns whether a row has this number, or one under it.
    pub(super) fn is_of(&self, id: &str) -> bool {
        match self.is_whole {
            true => id == self.written,
            false => lies_under(id, &self.written),
        }
    }
}

impl Query {
    /// Parses a query. Words are separated by half-width or full-width spaces.
    pub fn new(written: &str) -> Self {
        let is_one_number = is_spaced_number(written.trim());
        let words: Vec<&str> = match is_one_number {
            true => vec![written.trim()],
            false => written.split_whitespace().collect(),
        };
        let is_latin = |word: &&str| word.nfkc().all(|letter| letter.is_ascii_alphabetic());
        let is_joined = words.len() > 1 && words.iter().all(is_latin);
        Self {
            written: written.to_owned(),
            joined: is_joined.then(|| Word::new(&words.concat())),
            goes_on: RefCell::default(),
            words: words
                .into_iter()
                .map(Word::new)
                .filter(|word| !word.typed.pattern.is_empty() || word.number.is_some())
                .collect(),
        }
    }

    /// Returns the query as typed.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Returns whether the query is empty.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns what another query has left of a plan for each of the words that go on from its
    /// own.
    pub(super) fn left_of<'n>(&self, narrowed: &'n Narrowed) -> Vec<Option<&'n Left>> {
        let mut known = self.goes_on.borrow_mut();
        let same = known.take_if(|known| *known.from == *narrowed.written());
        let goes_on = known.insert(same.unwrap_or_else(|| self.going_on_from(narrowed.written())));
        let words = goes_on.words.iter().enumerate();
        let left = words.map(|(word, goes_on)| goes_on.then(|| narrowed.left_by(word)).flatten());
        left.collect()
    }

    fn going_on_from(&self, written: &str) -> GoingOn {
        let before = Self::new(written);
        let words = self.words.iter().enumerate().map(|(place, word)| {
            let before = before.words.get(place);
            before.is_some_and(|before| word.goes_on_from(before))
        });
        GoingOn {
            from: written.into(),
            words: words.collect(),
        }
    }

    /// Returns the words.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// Returns what is typed for the query with another word at a place.
    pub(super) fn with_word(&self, place: usize, other: &str) -> String {
        let words = self.words.iter().enumerate();
        let words = words.map(|(own, word)| if own == place { other } else { &word.written });
        words.collect::<Vec<_>>().join(" ")
    }

    /// Returns whether its last word is so short that what sounds like it is not found yet.
    pub fn is_hardly_begun(&self) -> bool {
        self.words.last().is_some_and(Word::is_hardly_begun)
    }

    /// Returns the words as one, if they may be one.
    pub(super) fn joined(&self) -> Option<&Word> {
        self.joined.as_ref()
    }
}
