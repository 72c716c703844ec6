//! A word that was typed as it sounds, with a mistake: `toshoakn` for 図書館.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use foldhash::HashMap;

use super::kanji::{KANJI, KanjiIndex};
use super::spoken::{Hearing, Places, Spoken, is_same, position};
use super::transcript::{Sound, Transcript, lengthenings};

/// What has been found out about a word while it was listened for with a mistake.
#[derive(Debug, Default)]
pub(super) struct Mended {
    /// For each sound of a text, the places where it is the one that was typed.
    places: OnceCell<Box<[Places]>>,
    /// What a kanji at a position makes of how far the word had come.
    steps: RefCell<HashMap<(u32, Progress), Progress>>,
}

/// How far a word has come in a text, with a bit for each place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
struct Progress {
    /// Without a mistake.
    right: Places,
    /// With one.
    mended: Places,
    /// Where the second of two sounds was heard, which are swapped if the first comes next.
    crossed: Places,
}

impl Progress {
    fn join(self, other: Self) -> Self {
        Self {
            right: self.right | other.right,
            mended: self.mended | other.mended,
            crossed: self.crossed | other.crossed,
        }
    }

    fn is_over(self) -> bool {
        self.right | self.mended | self.crossed == 0
    }
}

/// The fewest sounds of a word in which a mistake is mended: those of three syllables. Of fewer,
/// most words are near.
const FEWEST: usize = 6;

impl Spoken {
    /// Returns the parts of a transcript that sound like the word once a mistake in it is mended:
    /// a sound that is wrong, missing, too many or swapped with the next. The first is taken for
    /// right, as it nearly always is.
    pub(crate) fn mended_in(&self, transcript: &Transcript) -> Vec<Range<usize>> {
        let characters = transcript.characters();
        let mut parts: Vec<Range<usize>> = Vec::new();
        for start in self.mended_starts(characters) {
            let is_in_last = parts.last().is_some_and(|last| start < last.end);
            if !is_in_last {
                parts.extend(self.mended_from(characters, start));
            }
        }
        parts
    }

    /// Returns whether any part of a text sounds like the word with a mistake mended.
    pub(crate) fn may_be_mended_in(&self, text: &[u16]) -> bool {
        let mut starts = self.mended_starts(text).into_iter();
        starts.any(|start| self.mended_from(text, start).is_some())
    }

    /// Returns where the word may begin. What was typed in katakana is written so, and its
    /// mistakes are found as they are written.
    fn mended_starts(&self, characters: &[u16]) -> Vec<usize> {
        match self.sounds().len() >= FEWEST && !self.is_katakana() {
            true => self.begun_at(characters),
            false => Vec::new(),
        }
    }

    fn mended_from(&self, characters: &[u16], start: usize) -> Option<Range<usize>> {
        let mut progress = Progress {
            right: 1,
            ..Progress::default()
        };
        for (before, unit) in self.units(characters, start, Hearing::Short) {
            let end = before.end + unit.length;
            progress = match unit.sound {
                Sound::Sounds(sounds) => self.mend(progress, sounds.letters()),
                Sound::Kanji(kanji) => self.mend_kanji(progress, characters, before, kanji),
                Sound::Unknown => return None,
            };
            if progress.mended & self.end() != 0 {
                return Some(start..end + lengthenings(characters, end));
            }
            if progress.is_over() {
                return None;
            }
        }
        None
    }

    fn mend_kanji(
        &self,
        from: Progress,
        characters: &[u16],
        before: Range<usize>,
        kanji: KanjiIndex,
    ) -> Progress {
        let position = position(characters, before, Hearing::Short);
        let key = (kanji.at(position), from);
        let mut known = self.mended().steps.borrow_mut();
        *known.entry(key).or_insert_with(|| {
            let readings = KANJI.at(kanji, position);
            let beginnings = KANJI.beginnings(kanji).filter(|_| position.precedes_kana);
            let all = readings.chain(beginnings);
            all.fold(Progress::default(), |progress, reading| {
                progress.join(self.mend(from, reading))
            })
        })
    }

    fn mend(&self, from: Progress, sounds: &[u8]) -> Progress {
        let step = |progress, sound: &u8| self.mend_sound(progress, *sound);
        sounds.iter().fold(from, step)
    }

    fn mend_sound(&self, from: Progress, heard: u8) -> Progress {
        let own = self.places_of(heard);
        let begun = from.right & !1;
        let (wrong, missing) = (begun << 1, begun);
        let swapped = (from.crossed & own) << 2;
        let right = self.take_sound(from.right, heard, Hearing::Short);
        let one_too_many = right << 1;
        let mended = self.take_sound(from.mended, heard, Hearing::Short);
        let all = self.end() | (self.end() - 1);
        Progress {
            mended: (mended | wrong | missing | swapped | one_too_many) & all,
            crossed: begun & own >> 1,
            right,
        }
    }

    /// Returns where a sound of a text is the one that was typed.
    fn places_of(&self, heard: u8) -> Places {
        let places = self.mended().places.get_or_init(|| {
            let of_sound = |heard: u8| {
                let typed = self.sounds().iter().enumerate();
                let own = typed.filter(|(_, typed)| is_same(heard, **typed));
                own.fold(0, |places, (place, _)| places | 1 << place)
            };
            (0..=u8::MAX).map(of_sound).collect()
        });
        places.get(usize::from(heard)).copied().unwrap_or_default()
    }
}
