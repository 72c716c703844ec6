//! An English word, and where katakana sound like it: `tablet` in タブレット端末.
//!
//! What follows are rules of English spelling and of how Japanese hears it, not words: which
//! letters a consonant and a vowel can stand for, which vowels are put in between, and which
//! letters are silent.

use std::cell::RefCell;
use std::iter;
use std::ops::Range;

use foldhash::HashMap;

use super::initials::{FirstSounds, INITIALS};
use super::mora::Sounds;
use super::spelling::{LONG, NASAL, STOP, is_vowel};
use super::transcript::{Sound, Transcript, is_katakana, unit};

/// A word that may be English.
#[derive(Debug)]
pub(crate) struct Loanword {
    letters: Vec<u8>,
    /// Where the word is heard in katakana that were listened to before, since texts have few
    /// that differ. The parts are counted from their beginning.
    heard: RefCell<HashMap<Box<[u16]>, HeardRun>>,
    /// Where syllables, each after a vowel, may be spelled in the word.
    spelled: RefCell<HashMap<(Sounds, Option<u8>), SpelledSyllable>>,
}

/// A place in katakana that sounds like a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Borrowed {
    /// The characters of the transcript.
    pub(crate) part: Range<usize>,
    /// Whether the katakana end with it.
    pub(crate) is_whole: bool,
    /// Whether they begin with it.
    pub(crate) is_first: bool,
}

/// What is heard of a word in katakana.
#[derive(Debug, Default)]
struct HeardRun {
    /// Where they sound like it.
    parts: Vec<Borrowed>,
    /// Whether they may sound like one that goes on from it.
    may_go_on: bool,
}

/// What comes of following a word through syllables.
#[derive(Debug, Default)]
struct Followed {
    /// Where those end that sound like it, if they do.
    end: Option<usize>,
    /// Whether they may sound like one that goes on from it.
    may_go_on: bool,
}

/// A set of places in a word, the first as the lowest bit.
type Places = u64;

/// The fewest letters that are listened for.
const FEWEST: usize = 3;

/// The fewest letters that are heard in a part of katakana, too: the card of マイナンバーカード.
const FEWEST_OF_PART: usize = 4;

/// The most letters, which have to be as many as [`Places`] has bits, without the end.
const MOST: usize = 63;

/// Where some spellings stand in a word: for each length, the places where one begins.
#[derive(Debug, Clone, Copy, Default)]
struct Spelled([Places; LONGEST_SPELLING + 1]);

/// The most letters of a spelling.
const LONGEST_SPELLING: usize = 4;

/// Where a syllable may be spelled in a word.
#[derive(Debug, Clone, Copy)]
struct SpelledSyllable {
    consonants: Spelled,
    /// Its vowel, if it has one.
    vowel: Option<SpelledVowel>,
}

/// Where the vowel of a syllable may be spelled in a word.
#[derive(Debug, Clone, Copy)]
struct SpelledVowel {
    own: Spelled,
    /// Together with the vowel before.
    diphthong: Spelled,
    /// As an `e` that is not heard, or not at all, if Japanese has put it in.
    put_in: Spelled,
}

/// A syllable of katakana.
#[derive(Debug, Clone, Copy)]
struct Syllable {
    sounds: Sounds,
    /// The place after it.
    end: usize,
}

impl Loanword {
    /// Returns a word that may be English. Returns `None` if it is too short or has anything
    /// but Latin letters.
    pub(crate) fn new(word: &str) -> Option<Self> {
        let is_latin = word.bytes().all(|letter| letter.is_ascii_alphabetic());
        let letters = word
            .to_ascii_lowercase()
            .replace("qu", "kw")
            .replace('x', "ks");
        let is_long_enough = (FEWEST..=MOST).contains(&letters.len());
        (is_latin && is_long_enough).then(|| Self {
            letters: letters.into_bytes(),
            heard: RefCell::default(),
            spelled: RefCell::default(),
        })
    }

    /// Returns whether the word is long enough to be meant although it is found as typed.
    pub(crate) fn is_long(&self) -> bool {
        self.letters.len() > FEWEST_OF_PART
    }

    /// Returns whether katakana of a text sound like the word. Returns `None` if they do not
    /// sound like one that goes on from it either.
    pub(crate) fn heard_so_far_in(&self, text: &[u16]) -> Option<bool> {
        let runs = katakana(text).filter_map(|run| text.get(run));
        let heard = runs.filter_map(|run| self.heard_in(run, HeardRun::so_far));
        heard.max()
    }

    /// Returns whether the word is another with more letters, so that it is heard nowhere where
    /// that one may not go on.
    pub(crate) fn goes_on_from(&self, before: &Self) -> bool {
        !before.is_short() && self.letters.starts_with(&before.letters)
    }

    /// Returns whether the word is so short that katakana have to sound like it as a whole, which
    /// tells nothing of words that go on from it.
    pub(crate) fn is_short(&self) -> bool {
        self.letters.len() < FEWEST_OF_PART
    }

    /// Returns where katakana sound like the word.
    pub(crate) fn heard(&self, transcript: &Transcript) -> Vec<Borrowed> {
        let mut heard = Vec::new();
        for run in katakana(transcript.characters()) {
            self.heard_in(transcript.part(run.clone()), |known| {
                heard.extend(known.parts.iter().map(|part| part.from(run.start)));
            });
        }
        heard
    }

    /// Listens to katakana, unless that was done before, and tells `take` what was heard.
    fn heard_in<A>(&self, katakana: &[u16], take: impl FnOnce(&HeardRun) -> A) -> A {
        let mut known = self.heard.borrow_mut();
        if let Some(heard) = known.get(katakana) {
            return take(heard);
        }
        let heard = self.listen_to(katakana);
        take(known.entry(katakana.into()).or_insert(heard))
    }

    /// Returns whether the word may begin with a katakana. With most it does not, and these need
    /// not be listened to.
    fn may_begin(&self, katakana: u16) -> bool {
        let first = self.letters.first().copied().unwrap_or_default();
        INITIALS.may_begin(katakana, FirstSounds::new(sounds_of(first)))
    }

    /// Listens to katakana from their first syllable, and from the others to the last.
    fn listen_to(&self, katakana: &[u16]) -> HeardRun {
        let mut heard = HeardRun::default();
        if !katakana.iter().any(|own| self.may_begin(*own)) {
            return heard;
        }
        let syllables = syllables(katakana);
        let starts = iter::once(0).chain(syllables.iter().map(|syllable| syllable.end));
        for (skipped, from) in starts.enumerate() {
            let rest = syllables.get(skipped..).unwrap_or_default();
            let may_begin = rest.first().is_some_and(Syllable::may_begin)
                && katakana.get(from).is_some_and(|own| self.may_begin(*own));
            if may_begin {
                let followed = self.follow(rest);
                let end = followed.end;
                let part = end.and_then(|end| self.borrowed(from..end, katakana));
                heard.parts.extend(part);
                heard.may_go_on |= followed.may_go_on && !self.is_short();
            }
        }
        heard
    }

    /// Returns a part of katakana that sounds like the word, if it may be meant. A part, at
    /// either end, needs more letters than all of them.
    fn borrowed(&self, part: Range<usize>, katakana: &[u16]) -> Option<Borrowed> {
        let (is_first, is_whole) = (part.start == 0, part.end == katakana.len());
        let is_meant = (is_first && is_whole) || (!self.is_short() && (is_first || is_whole));
        is_meant.then_some(Borrowed {
            part,
            is_whole,
            is_first,
        })
    }

    /// Follows the word through syllables as far as they sound like it.
    fn follow(&self, syllables: &[Syllable]) -> Followed {
        // A spelling in a word that goes on may begin with the last letters of this one.
        let last = Places::MAX << (self.letters.len() + 1).saturating_sub(LONGEST_SPELLING);
        let mut followed = Followed::default();
        let mut places = 1;
        let mut before = None;
        for (index, syllable) in syllables.iter().enumerate() {
            let next = syllables.get(index + 1);
            let taken = self.take(places, syllable.sounds, before, next);
            followed.may_go_on |= taken.passed & last != 0;
            let is_over = taken.reached & (1 << self.letters.len()) != 0 || taken.ended_within;
            if is_over && index > 0 && !syllable.is_doubling() {
                let long = next.filter(|next| next.sounds.letters() == [LONG]);
                followed.end = Some(long.unwrap_or(syllable).end);
                return followed;
            }
            if taken.reached == 0 {
                return followed;
            }
            places = taken.reached;
            before = syllable
                .sounds
                .vowel()
                .or(before.filter(|_| syllable.is_long()));
        }
        followed
    }

    fn take(
        &self,
        from: Places,
        sounds: Sounds,
        before: Option<u8>,
        next: Option<&Syllable>,
    ) -> Taken {
        let syllable = self.spelled(sounds, before);
        let after = syllable.consonants.after(from);
        let Some(vowel) = syllable.vowel else {
            return Taken {
                passed: after,
                reached: after,
                ended_within: false,
            };
        };
        let end = 1 << self.letters.len();
        let mut reached =
            vowel.own.after(after) | vowel.diphthong.after(after) | vowel.put_in.after(after);
        if next.is_some_and(Syllable::has_no_consonant) {
            reached |= after;
        }
        Taken {
            passed: after | reached,
            reached,
            ended_within: sounds.letters().len() > 1 && after & end != 0,
        }
    }

    fn spelled(&self, sounds: Sounds, before: Option<u8>) -> SpelledSyllable {
        let mut known = self.spelled.borrow_mut();
        let new = || SpelledSyllable::new(&self.letters, sounds.letters(), before);
        *known.entry((sounds, before)).or_insert_with(new)
    }
}

impl HeardRun {
    /// Whether they sound like the word; `None` if they do not sound like one that goes on from
    /// it either.
    fn so_far(&self) -> Option<bool> {
        let is_heard = !self.parts.is_empty();
        (is_heard || self.may_go_on).then_some(is_heard)
    }
}

impl Borrowed {
    /// The same, counted from so many characters before.
    fn from(&self, start: usize) -> Self {
        Self {
            part: start + self.part.start..start + self.part.end,
            ..*self
        }
    }
}

impl Spelled {
    fn new(word: &[u8], spellings: &[&str]) -> Self {
        let mut spelled = Self::default();
        for spelling in spellings {
            let starts = (0..=word.len()).filter(|place| {
                let letters = word.get(*place..).unwrap_or_default();
                letters.starts_with(spelling.as_bytes())
            });
            if let Some(places) = spelled.0.get_mut(spelling.len()) {
                starts.for_each(|start| *places |= 1 << start);
            }
        }
        spelled
    }

    /// Returns the places after any of the spellings.
    fn after(&self, from: Places) -> Places {
        let lengths = self.0.iter().enumerate();
        lengths.fold(0, |reached, (length, places)| {
            reached | (from & places) << length
        })
    }
}

impl SpelledSyllable {
    fn new(word: &[u8], sounds: &[u8], before: Option<u8>) -> Self {
        let (consonants, vowel) = match sounds {
            [consonants @ .., vowel] if is_vowel(*vowel) => {
                (consonants, Some(vowel.to_ascii_lowercase()))
            }
            other => (other, None),
        };
        Self {
            consonants: Spelled::new(word, consonants_of(consonants, vowel)),
            vowel: vowel.map(|vowel| SpelledVowel::new(word, consonants, vowel, before)),
        }
    }
}

impl SpelledVowel {
    fn new(word: &[u8], consonants: &[u8], vowel: u8, before: Option<u8>) -> Self {
        let diphthong = match consonants {
            [] => diphthong(before, vowel),
            _ => &[],
        };
        let put_in: &[&str] = match is_put_in(consonants, vowel) {
            true => &["", "e"],
            false => &[],
        };
        Self {
            own: Spelled::new(word, spelled_vowel(vowel)),
            diphthong: Spelled::new(word, diphthong),
            put_in: Spelled::new(word, put_in),
        }
    }
}

/// What is left of a word after a syllable.
struct Taken {
    /// How far the word can have come within the syllable or at its end.
    passed: Places,
    /// How far it can have come at its end.
    reached: Places,
    /// Whether its consonant was the last of the word.
    ended_within: bool,
}

impl Syllable {
    fn is_long(&self) -> bool {
        self.sounds.letters() == [LONG]
    }

    /// Returns whether it is the ッ that doubles the next consonant.
    fn is_doubling(&self) -> bool {
        self.sounds.letters() == [STOP]
    }

    fn may_begin(&self) -> bool {
        !self.is_long() && !self.is_doubling()
    }

    fn has_no_consonant(&self) -> bool {
        self.is_long() || matches!(self.sounds.letters(), [vowel] if is_vowel(*vowel))
    }
}

/// Returns the sounds with which katakana may begin for a first letter of English.
fn sounds_of(letter: u8) -> &'static [u8] {
    match letter {
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h' | b'w' => b"aiueoyhw",
        b'c' => b"kst",
        b'f' | b'p' => b"hpsn",
        b'g' => b"gzn",
        b'j' | b'x' => b"zyhk",
        b'k' | b'q' => b"kn",
        b'l' | b'r' => b"r",
        b's' => b"szt",
        b't' => b"tsz",
        b'v' | b'b' => b"b",
        b'z' => b"zt",
        b'd' => b"dz",
        b'm' => b"m",
        _ => b"n",
    }
}

/// Returns where katakana stand in a text.
fn katakana(characters: &[u16]) -> impl Iterator<Item = Range<usize>> {
    let is_katakana = |own: &u16| is_katakana(u32::from(*own));
    let mut place = 0;
    iter::from_fn(move || {
        let rest = characters.get(place..)?;
        let start = place + rest.iter().position(is_katakana)?;
        let katakana = characters.get(start..)?.iter();
        place = start + katakana.take_while(|own| is_katakana(own)).count();
        Some(start..place)
    })
}

/// Returns the syllables of katakana.
fn syllables(katakana: &[u16]) -> Vec<Syllable> {
    let mut syllables: Vec<Syllable> = Vec::new();
    let mut place = 0;
    while let Some(unit) = unit(katakana, place, None) {
        place += unit.length;
        if let Sound::Sounds(sounds) = unit.sound {
            syllables.push(Syllable { sounds, end: place });
        }
    }
    syllables
}

/// Returns how consonants in front of a vowel may be spelled. What lengthens a vowel or
/// doubles a consonant may be anything that is silent in English.
fn consonants_of(consonants: &[u8], vowel: Option<u8>) -> &'static [&'static str] {
    match (consonants, vowel) {
        ([STOP], _) => &["", "t", "k", "p", "s", "d", "g", "c", "f"],
        ([], Some(_)) => &["", "h", "w"],
        ([LONG], _) => &[
            "", "r", "e", "a", "o", "u", "i", "y", "w", "h", "l", "re", "er", "ar", "or", "ur",
            "ir", "gh", "ai", "ay", "ea", "ee", "oo", "ou", "oa", "ow", "au", "aw", "al", "our",
            "ore", "ure", "ue", "ew", "ey", "ie", "ier", "ei", "ui", "iew", "ear", "oar", "ough",
            "igh", "ow",
        ],
        ([NASAL], _) => &["n", "nn", "ne", "m", "mm", "me", "mn", "gn"],
        (b"k", _) => &["k", "c", "kk", "cc", "ck", "ch", "q", "cq"],
        (b"ky", _) => &["k", "c", "q", "ch"],
        (b"g", _) => &["g", "gg", "gh", "gu"],
        (b"gy", _) => &["g"],
        (b"s", Some(b'i')) => &["s", "ss", "c", "sc", "sh", "ci", "ti", "ps"],
        (b"s", _) => &["s", "ss", "c", "sc", "ps", "th", "ce"],
        (b"sy", _) => &["sh", "s", "ss", "c", "ti", "ci", "si", "ssi", "ch", "sch"],
        (b"z", Some(b'i')) => &["g", "j", "d", "dg", "z", "s", "gi"],
        (b"z", _) => &["z", "zz", "s", "th", "ds", "se", "ze"],
        (b"zy", _) => &["j", "g", "dg", "d", "s", "si", "z", "gi", "ge"],
        (b"t", Some(b'i' | b'u')) => &["t", "tt", "ch", "tch", "ts", "th"],
        (b"t", _) => &["t", "tt", "th", "ct"],
        (b"ty", _) => &["ch", "tch", "t", "c"],
        (b"d", _) => &["d", "dd"],
        (b"dy", _) => &["d"],
        (b"n", _) => &["n", "nn", "kn", "gn"],
        (b"ny", _) => &["n", "gn", "nn"],
        (b"h", _) | (b"hy", _) => &["h", "f", "ff", "ph", "wh", "gh"],
        (b"b", _) | (b"by", _) => &["b", "bb", "v", "be"],
        (b"p", _) | (b"py", _) => &["p", "pp"],
        (b"m", _) | (b"my", _) => &["m", "mm", "mb"],
        (b"y", _) => &["y", "i", "j", ""],
        (b"r", _) | (b"ry", _) => &["r", "l", "rr", "ll", "rh", "wr"],
        (b"w", _) => &["w", "wh", "u", ""],
        _ => &[],
    }
}

/// Returns how a short vowel may be spelled.
fn spelled_vowel(vowel: u8) -> &'static [&'static str] {
    match vowel {
        b'a' => &[
            "a", "u", "o", "ou", "ow", "ar", "er", "or", "ur", "ir", "ah", "au", "ea", "re", "ure",
        ],
        b'i' => &["i", "e", "y", "ee", "ea", "ey", "ie", "u", "ui", "a", "ei"],
        b'u' => &["u", "oo", "o", "ou", "w", "ue", "ew", "eu", "ui", "iew"],
        b'e' => &["e", "a", "ea", "ai", "ay", "ei", "i", "ae"],
        b'o' => &[
            "o", "a", "au", "ou", "aw", "ow", "oa", "or", "our", "oo", "eo", "io",
        ],
        _ => &[],
    }
}

/// Returns how two vowels that are said as one may be spelled: マイ my, クラウド cloud.
fn diphthong(before: Option<u8>, vowel: u8) -> &'static [&'static str] {
    match (before.map(|before| before.to_ascii_lowercase()), vowel) {
        (Some(b'a'), b'i') => &[
            "i", "y", "ai", "ay", "ie", "ei", "igh", "ig", "uy", "ui", "eye", "ye",
        ],
        (Some(b'a'), b'u') => &["ou", "ow", "au"],
        (Some(b'e'), b'i') => &["a", "ai", "ay", "ei", "ea"],
        (Some(b'o'), b'u') => &["o", "ow", "oa"],
        (Some(b'i' | b'e' | b'u'), b'a') => {
            &["", "r", "re", "er", "ar", "or", "ere", "eer", "ear", "ure"]
        }
        _ => &[],
    }
}

/// Returns whether Japanese puts a vowel after a consonant where English has none.
fn is_put_in(consonants: &[u8], vowel: u8) -> bool {
    match vowel {
        b'u' => !consonants.is_empty(),
        b'o' => matches!(consonants, b"t" | b"d"),
        b'i' => matches!(consonants, b"t" | b"z" | b"k" | b"s"),
        _ => false,
    }
}
