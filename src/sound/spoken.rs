//! A word that was typed as it sounds, in Latin letters or in kana, and where it is heard.

use std::cell::RefCell;
use std::ops::Range;

use foldhash::HashMap;

use super::initials::{FirstSounds, INITIALS};
use super::kanji::{KANJI, KanjiIndex, Position};
use super::known_characters::KnownCharacters;
use super::mistyped::Mended;
use super::mora;
use super::reading::{BREAK, Reading};
use super::spelling::{AFTER_STOP, LONG, NASAL, STOP, is_vowel, typed};
use super::transcript::{self, Script, Sound, Transcript, Unit, sounds_of_kana, unit};

/// A word as it sounds.
#[derive(Debug)]
pub(crate) struct Spoken {
    sounds: Vec<u8>,
    is_long: bool,
    /// Whether it was typed in katakana, in which nobody writes what a kanji sounds like.
    is_katakana: bool,
    /// With which characters the word can begin.
    begins_with: KnownCharacters,
    /// What a kanji at a position has been found to take of the word, since texts have few that
    /// differ.
    steps: RefCell<HashMap<(u32, Hearing, Places), Step>>,
    mended: Mended,
}

/// How closely is listened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Hearing {
    /// Every sound was typed, and a word begins where one is likely to.
    Exact,
    /// Long vowels and っ may have been left out.
    Short,
    /// It may begin anywhere, and readings may be such as they seldom are.
    Free,
}

impl Hearing {
    /// All of them, the closest first.
    pub(crate) const ALL: [Self; 3] = [Self::Exact, Self::Short, Self::Free];
}

/// Where a word was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heard {
    /// The characters of the transcript.
    pub(crate) part: Range<usize>,
    /// Whether the word ends where a reading does. Otherwise it may be half typed.
    pub(crate) is_whole: bool,
}

/// A text that is listened to for a word.
#[derive(Debug)]
pub(crate) struct Listening<'t> {
    spoken: &'t Spoken,
    characters: &'t [u16],
    /// Where the word begins, if it is heard at all.
    starts: Vec<usize>,
}

impl Listening<'_> {
    /// Returns where the word is heard: for each beginning, the shortest part.
    pub(crate) fn heard(&self, hearing: Hearing) -> impl Iterator<Item = Heard> {
        let starts = self.starts.iter();
        starts.filter_map(move |start| self.spoken.heard_from(self.characters, *start, hearing))
    }
}

/// A set of places in a word, the first as the lowest bit.
pub(super) type Places = u64;

/// What is left of a word after a unit of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Step {
    /// How far it can have come.
    reached: Places,
    /// Whether it can have ended within the unit.
    ended_within: bool,
}

impl Step {
    fn join(&mut self, other: Self) {
        self.reached |= other.reached;
        self.ended_within |= other.ended_within;
    }

    /// The same after the beginning of a reading, whose rest is still to come.
    fn begun(self, end: Places) -> Self {
        Self {
            reached: self.reached & !end,
            ended_within: self.ended_within || self.reached & end != 0,
        }
    }
}

/// The fewest sounds that are listened for: a syllable or two. Fewer are everywhere.
const FEWEST: usize = 3;

/// The fewest letters, or sounds in kana, of a word that stands for itself wherever it is
/// heard. Three are in too many words.
const FEWEST_OF_LONG: usize = 4;

/// The most sounds, which have to be as many as [`Places`] has bits, without the end.
const MOST: usize = 63;

impl Spoken {
    /// Returns how a word sounds. Returns `None` unless it was typed in Latin letters or in
    /// kana, and has enough sounds.
    pub(crate) fn new(word: &str) -> Option<Self> {
        let is_romaji = word
            .bytes()
            .all(|letter| matches!(letter, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'\''));
        let sounds = match is_romaji {
            true => typed(word),
            false => in_kana(word)?,
        };
        let length = match is_romaji {
            true => word.len(),
            false => sounds.len(),
        };
        let has_letters = sounds.iter().any(u8::is_ascii_alphabetic);
        (has_letters && (FEWEST..=MOST).contains(&sounds.len())).then(|| Self {
            is_long: sounds.len().min(length) >= FEWEST_OF_LONG,
            sounds,
            is_katakana: word.contains(|character| Script::of(character) == Script::Katakana),
            begins_with: KnownCharacters::default(),
            steps: RefCell::default(),
            mended: Mended::default(),
        })
    }

    /// Returns whether the word is long enough to stand for itself wherever it is heard.
    pub(crate) fn is_long(&self) -> bool {
        self.is_long
    }

    /// Returns whether the word was typed in katakana, which say how it is written, too.
    pub(crate) fn is_katakana(&self) -> bool {
        self.is_katakana
    }

    /// Returns the sounds.
    pub(super) fn sounds(&self) -> &[u8] {
        &self.sounds
    }

    /// Returns what has been found out about the word with a mistake.
    pub(super) fn mended(&self) -> &Mended {
        &self.mended
    }

    /// Returns whether consonants stand side by side, as in no Japanese word. It may be an
    /// abbreviation with one, as `dxsuishin`, but is English more often.
    fn has_cluster(&self) -> bool {
        let is_consonant = |sound: u8| sound.is_ascii_lowercase() && !is_vowel(sound);
        let mut pairs = self.sounds.windows(2);
        pairs.any(|pair| match pair {
            [first, second] => {
                is_consonant(*first) && is_consonant(*second) && *first != b'n' && *second != b'y'
            }
            _ => false,
        })
    }

    /// Returns whether it makes sense to listen so. A short word that is not heard exactly may
    /// be anything.
    pub(crate) fn may_be_heard(&self, hearing: Hearing) -> bool {
        match hearing {
            Hearing::Exact => true,
            Hearing::Short => self.is_long,
            Hearing::Free => self.is_long && !self.has_cluster(),
        }
    }

    /// Listens to a transcript.
    pub(crate) fn listen_to<'t>(&'t self, transcript: &'t Transcript) -> Listening<'t> {
        Listening {
            spoken: self,
            characters: transcript.characters(),
            starts: self.heard_at(transcript.characters()),
        }
    }

    /// Returns whether the word is heard in a text at all.
    pub(crate) fn is_heard_in(&self, text: &[u16]) -> bool {
        !self.heard_at(text).is_empty()
    }

    /// Returns whether the word is another with more sounds, so that it is heard nowhere where
    /// that one is not.
    pub(crate) fn goes_on_from(&self, before: &Self) -> bool {
        self.sounds.starts_with(&before.sounds)
            && self.freest() <= before.freest()
            && self.is_katakana >= before.is_katakana
    }

    /// Returns where the word is heard if it is listened for as freely as makes sense. Where it
    /// is not, it is not heard more closely either.
    fn heard_at(&self, characters: &[u16]) -> Vec<usize> {
        let freest = self.freest();
        let mut starts = self.begun_at(characters);
        starts.retain(|start| self.heard_from(characters, *start, freest).is_some());
        starts
    }

    /// Returns where characters stand with which the word can begin.
    pub(super) fn begun_at(&self, characters: &[u16]) -> Vec<usize> {
        let mut begins_with = self.begins_with.asking(|own| self.may_begin_with(own));
        let places = characters.iter().enumerate();
        let begun = places.filter(|(_, own)| begins_with(**own));
        begun.map(|(place, _)| place).collect()
    }

    /// The hearing that finds the most and makes sense.
    fn freest(&self) -> Hearing {
        let mut hearings = Hearing::ALL.into_iter().rev();
        let freest = hearings.find(|hearing| self.may_be_heard(*hearing));
        freest.unwrap_or(Hearing::Exact)
    }

    /// Returns whether the word can begin with a character, however closely is listened.
    fn may_begin_with(&self, character: u16) -> bool {
        let first = FirstSounds::new(self.sounds.get(..1).unwrap_or_default());
        if !INITIALS.may_begin(character, first) {
            return false;
        }
        let Some(own) = char::from_u32(u32::from(character)) else {
            return false;
        };
        let anywhere = Position {
            is_within: false,
            precedes_kana: true,
            may_be_voiced: true,
        };
        let is_begun = |step: Step| step != Step::default();
        match KANJI.index(own) {
            Some(kanji) => is_begun(self.take_kanji(1, kanji, anywhere, Hearing::Free)),
            None => {
                let mut sounds = mora::of_kana_before_any(own).peekable();
                sounds.peek().is_none()
                    || sounds.any(|sounds| is_begun(self.take(1, sounds.letters(), Hearing::Free)))
            }
        }
    }

    /// Returns whether the word is heard in a reading, and there as a whole. Returns `None` if
    /// it is not heard.
    pub(crate) fn heard_in(&self, reading: &Reading, hearing: Hearing) -> Option<bool> {
        let is_within = self.is_long() && hearing == Hearing::Free;
        let may_start = |place: &usize| {
            reading.begins_word(*place) || (is_within && reading.is_between_syllables(*place))
        };
        let starts = (0..reading.sounds().len()).filter(may_start);
        let heard = starts.filter_map(|start| self.heard_in_from(reading, start, hearing));
        heard.max()
    }

    fn heard_in_from(&self, reading: &Reading, start: usize, hearing: Hearing) -> Option<bool> {
        let mut reached = 1;
        let sounds = reading.sounds().iter().enumerate().skip(start);
        for (place, sound) in sounds.filter(|(_, sound)| **sound != BREAK) {
            reached = self.take(reached, &[*sound], hearing).reached;
            if reached & self.end() != 0 {
                return Some(reading.is_between_syllables(place + 1));
            }
            if reached == 0 {
                return None;
            }
        }
        None
    }

    fn heard_from(&self, characters: &[u16], start: usize, hearing: Hearing) -> Option<Heard> {
        let mut reached = 1;
        for (before, unit) in self.units(characters, start, hearing) {
            let end = before.end + unit.length;
            let step = self.step(characters, before, unit, reached, hearing);
            let is_whole = step.reached & self.end() != 0;
            if is_whole || step.ended_within {
                return Some(Heard {
                    part: start..end + transcript::lengthenings(characters, end),
                    is_whole,
                });
            }
            if step.reached == 0 {
                return None;
            }
            reached = step.reached;
        }
        None
    }

    /// Returns the units in which the word may be heard from a place on, each with the part of
    /// the text before it.
    pub(super) fn units<'a>(
        &'a self,
        characters: &'a [u16],
        start: usize,
        hearing: Hearing,
    ) -> impl Iterator<Item = (Range<usize>, Unit)> + 'a {
        let (mut place, mut vowel) = (start, None);
        std::iter::from_fn(move || {
            let before = start..place;
            let may_start = place > start || self.may_start(characters, start, hearing);
            let unit = may_start
                .then(|| unit(characters, place, vowel))
                .flatten()?;
            if unit.script == Script::Other || self.is_particle(characters, start, place) {
                return None;
            }
            place += unit.length;
            vowel = unit.sound.vowel();
            Some((before, unit))
        })
    }

    /// The bit of the end of the word.
    pub(super) fn end(&self) -> Places {
        1 << self.sounds.len()
    }

    /// Returns whether the word may begin at a place: a short one only where a script does, and
    /// most only there or where a word of two kanji would.
    fn may_start(&self, characters: &[u16], place: usize, hearing: Hearing) -> bool {
        let script = |place| transcript::script(characters, place);
        let own = script(place);
        let mut before = (0..place)
            .rev()
            .map(script)
            .take_while(|before| *before == own);
        match own {
            _ if !self.is_long => before.next().is_none(),
            Script::Hiragana if hearing < Hearing::Free => before.next().is_none(),
            Script::Kanji if hearing < Hearing::Free => before.count() % 2 == 0,
            _ => true,
        }
    }

    /// Returns whether a word from `start` would have no more than one hiragana in front of
    /// what is not: a particle, as in の行政. At the beginning of a text it is none.
    fn is_particle(&self, characters: &[u16], start: usize, place: usize) -> bool {
        let script = |place| transcript::script(characters, place);
        let before = start.checked_sub(1).map_or(Script::Other, script);
        place == start + 1
            && before != Script::Other
            && script(start) == Script::Hiragana
            && script(place) != Script::Hiragana
    }

    fn step(
        &self,
        characters: &[u16],
        before: Range<usize>,
        unit: Unit,
        from: Places,
        hearing: Hearing,
    ) -> Step {
        match unit.sound {
            Sound::Sounds(sounds) => self.take(from, sounds.letters(), hearing),
            Sound::Kanji(_) if self.is_katakana => Step::default(),
            Sound::Kanji(kanji) => {
                let position = position(characters, before, hearing);
                self.take_kanji(from, kanji, position, hearing)
            }
            Sound::Unknown => Step::default(),
        }
    }

    fn take_kanji(
        &self,
        from: Places,
        kanji: KanjiIndex,
        position: Position,
        hearing: Hearing,
    ) -> Step {
        let key = (kanji.at(position), hearing, from);
        if let Some(step) = self.steps.borrow().get(&key) {
            return *step;
        }
        let mut step = Step::default();
        for reading in KANJI.at(kanji, position) {
            step.join(self.take(from, reading, hearing));
        }
        for beginning in KANJI.beginnings(kanji).filter(|_| position.precedes_kana) {
            step.join(self.take(from, beginning, hearing).begun(self.end()));
        }
        self.steps.borrow_mut().insert(key, step);
        step
    }

    /// Returns how far the word can have come once some sounds of a text were heard.
    fn take(&self, from: Places, sounds: &[u8], hearing: Hearing) -> Step {
        let (mut places, mut ended_within) = (from, false);
        for (heard, sound) in sounds.iter().enumerate() {
            let ended = places & self.end();
            let goes_on = hearing == Hearing::Exact || !may_be_left_out(*sound);
            ended_within |= heard > 0 && ended != 0 && goes_on;
            let kept = if goes_on { 0 } else { ended };
            places = kept | self.take_sound(places, *sound, hearing);
        }
        Step {
            reached: places,
            ended_within,
        }
    }

    /// Returns how far the word can have come once a sound of a text was heard.
    pub(super) fn take_sound(&self, from: Places, heard: u8, hearing: Hearing) -> Places {
        let may_be_left_out = hearing > Hearing::Exact && may_be_left_out(heard);
        let mut reached = 0;
        let mut rest = from;
        while rest != 0 {
            let place = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            let stay = 1 << place;
            if heard == AFTER_STOP && self.is_after_stop(place) {
                reached |= stay;
            }
            let Some(typed) = self.sounds.get(place) else {
                continue;
            };
            // Of nn one n is kept, which may be either.
            if may_be_left_out || (heard == NASAL && *typed == b'n') {
                reached |= stay;
            }
            if is_same(heard, *typed) {
                reached |= stay << 1;
            }
        }
        reached
    }

    fn is_after_stop(&self, place: usize) -> bool {
        let before = place
            .checked_sub(1)
            .and_then(|before| self.sounds.get(before));
        before.is_some_and(|before| matches!(*before, STOP | b'n'))
    }
}

/// Returns where the kanji stands that comes after a part of a text.
pub(super) fn position(characters: &[u16], before: Range<usize>, hearing: Hearing) -> Position {
    let next = transcript::script(characters, before.end + 1);
    Position {
        is_within: !before.is_empty(),
        precedes_kana: next == Script::Hiragana,
        may_be_voiced: hearing == Hearing::Free,
    }
}

/// Returns whether people leave a sound of a text out when they type it in Latin letters.
fn may_be_left_out(heard: u8) -> bool {
    matches!(heard, LONG | STOP) || is_long_vowel(heard)
}

fn is_long_vowel(sound: u8) -> bool {
    sound.is_ascii_uppercase() && is_vowel(sound)
}

/// Returns whether a sound of a text is the one that was typed. A long vowel that was typed has
/// to be heard: as one, or as a syllable of its own.
pub(super) fn is_same(heard: u8, typed: u8) -> bool {
    let is_long = |sound: u8| sound == LONG || is_long_vowel(sound);
    let lengthens_o = |sound: u8| matches!(sound, b'O' | b'U');
    match (heard, typed) {
        (NASAL, typed) => typed == b'n',
        (STOP, typed) | (typed, STOP) => typed == STOP,
        (LONG, typed) | (typed, LONG) => is_long(typed),
        (heard, typed) if is_long(heard) && is_long(typed) => {
            heard == typed || lengthens_o(heard) && lengthens_o(typed)
        }
        (heard, typed) => heard.eq_ignore_ascii_case(&typed),
    }
}

/// Returns the sounds of a word in kana. Returns `None` if anything else is in it.
fn in_kana(word: &str) -> Option<Vec<u8>> {
    let sounds = sounds_of_kana(word)?.into_iter();
    let typed = |sound| if sound == NASAL { b'n' } else { sound };
    let mut sounds: Vec<u8> = sounds.map(typed).collect();
    while sounds.last() == Some(&LONG) {
        sounds.pop();
    }
    Some(sounds)
}
