//! An English word, and where katakana sound like it: `tablet` in タブレット端末.
//!
//! What follows are rules of English spelling and of how Japanese hears it, not words: which
//! letters a consonant and a vowel can stand for, which vowels are put in between, and which
//! letters are silent.

use std::ops::Range;

use super::initials::INITIALS;
use super::mora::Sounds;
use super::spelling::{LONG, NASAL, STOP, is_vowel};
use super::transcript::{Script, Sound, Transcript, character, script, unit};

/// A word that may be English.
#[derive(Debug)]
pub(crate) struct Loanword {
    letters: Vec<u8>,
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

/// A set of places in a word, the first as the lowest bit.
type Places = u64;

/// The fewest letters that are listened for.
const FEWEST: usize = 3;

/// The fewest letters that are heard in a part of katakana, too: the card of マイナンバーカード.
const FEWEST_OF_PART: usize = 4;

/// The most letters, which have to be as many as [`Places`] has bits, without the end.
const MOST: usize = 63;

/// A syllable of katakana.
#[derive(Debug, Clone, Copy)]
struct Syllable {
    sounds: Sounds,
    /// The place after it in the transcript.
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
        })
    }

    /// Returns whether the word is long enough to be meant although it is found as typed.
    pub(crate) fn is_long(&self) -> bool {
        self.letters.len() > FEWEST_OF_PART
    }

    /// Returns where katakana sound like the word.
    pub(crate) fn heard(&self, transcript: &Transcript) -> Vec<Borrowed> {
        let characters = transcript.characters();
        let mut heard = Vec::new();
        let mut place = 0;
        while place < characters.len() {
            if script(characters, place) != Script::Katakana {
                place += 1;
                continue;
            }
            let end = end_of_katakana(characters, place);
            if (place..end).any(|start| self.may_begin(characters, start)) {
                let syllables = syllables(characters, place);
                self.hear(characters, place, &syllables, &mut heard);
            }
            place = end;
        }
        heard
    }

    /// Returns whether katakana may begin to sound like the word at a place. Most do not, and
    /// need not be listened to.
    fn may_begin(&self, characters: &[u16], place: usize) -> bool {
        let own = character(characters, place);
        let first = self.letters.first().copied().unwrap_or_default();
        own.is_some_and(|own| {
            sounds_of(first)
                .iter()
                .any(|sound| INITIALS.may_begin(own, *sound))
        })
    }

    /// Listens to katakana from their first syllable, and from the others to the last.
    fn hear(
        &self,
        characters: &[u16],
        start: usize,
        syllables: &[Syllable],
        heard: &mut Vec<Borrowed>,
    ) {
        let starts = std::iter::once(start).chain(syllables.iter().map(|syllable| syllable.end));
        let starts = starts.enumerate();
        for (skipped, from) in starts.filter(|(_, from)| self.may_begin(characters, *from)) {
            let rest = syllables.get(skipped..).unwrap_or_default();
            let begins = rest.first().is_some_and(Syllable::may_begin);
            let Some(end) = self.end(rest).filter(|_| begins) else {
                continue;
            };
            let is_whole = syllables.last().is_some_and(|last| last.end == end);
            // A part of katakana, at either end, needs more letters than all of them.
            let is_long = self.letters.len() >= FEWEST_OF_PART;
            if (skipped == 0 && is_whole) || (is_long && (skipped == 0 || is_whole)) {
                heard.push(Borrowed {
                    part: from..end,
                    is_whole,
                    is_first: skipped == 0,
                });
            }
        }
    }

    /// Returns where the syllables end that sound like the word. Returns `None` if they do not.
    fn end(&self, syllables: &[Syllable]) -> Option<usize> {
        let mut places = 1;
        let mut before = None;
        for (index, syllable) in syllables.iter().enumerate() {
            let next = syllables.get(index + 1);
            let taken = self.take(places, syllable.sounds.letters(), before, next);
            let is_over = taken.reached & (1 << self.letters.len()) != 0 || taken.ended_within;
            if is_over && index > 0 && !syllable.is_doubling() {
                let long = next.filter(|next| next.sounds.letters() == [LONG]);
                return Some(long.unwrap_or(syllable).end);
            }
            if taken.reached == 0 {
                return None;
            }
            places = taken.reached;
            before = syllable
                .sounds
                .vowel()
                .or(before.filter(|_| syllable.is_long()));
        }
        None
    }

    fn take(
        &self,
        from: Places,
        sounds: &[u8],
        before: Option<u8>,
        next: Option<&Syllable>,
    ) -> Taken {
        let (consonants, vowel) = match sounds {
            [consonants @ .., vowel] if is_vowel(*vowel) => {
                (consonants, Some(vowel.to_ascii_lowercase()))
            }
            other => (other, None),
        };
        let after = self.spell(from, consonants_of(consonants, vowel));
        let end = 1 << self.letters.len();
        let ended_within = !consonants.is_empty() && after & end != 0 && vowel.is_some();
        let Some(vowel) = vowel else {
            return Taken {
                reached: after,
                ended_within: false,
            };
        };
        let mut reached = self.spell(after, spelled_vowel(vowel));
        if consonants.is_empty() {
            reached |= self.spell(after, diphthong(before, vowel));
        }
        if is_put_in(consonants, vowel) {
            reached |= after | self.spell(after, &["e"]);
        }
        if next.is_some_and(Syllable::has_no_consonant) {
            reached |= after;
        }
        Taken {
            reached,
            ended_within,
        }
    }

    /// Returns the places after any of some spellings.
    fn spell(&self, from: Places, spellings: &[&str]) -> Places {
        let mut reached = 0;
        let mut rest = from;
        while rest != 0 {
            let place = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            let letters = self.letters.get(place..).unwrap_or_default();
            for spelling in spellings {
                if letters.starts_with(spelling.as_bytes()) {
                    reached |= 1 << (place + spelling.len());
                }
            }
        }
        reached
    }
}

/// What is left of a word after a syllable.
struct Taken {
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

/// Returns where katakana end that begin at a place.
fn end_of_katakana(characters: &[u16], from: usize) -> usize {
    let mut places = from..characters.len();
    let end = places.find(|place| script(characters, *place) != Script::Katakana);
    end.unwrap_or(characters.len())
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

/// Returns the syllables of katakana from a place.
fn syllables(characters: &[u16], from: usize) -> Vec<Syllable> {
    let mut syllables: Vec<Syllable> = Vec::new();
    let mut place = from;
    while script(characters, place) == Script::Katakana {
        let Some(unit) = unit(characters, place, None) else {
            break;
        };
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
