//! How kanji can be read.

use std::sync::LazyLock;

use super::spelling::{AFTER_STOP, NASAL, STOP, is_vowel, read};

/// The readings of the kanji. They are put into order when they are first needed.
pub(super) static KANJI: LazyLock<Kanji> = LazyLock::new(|| Kanji::new(include_str!("kanji.txt")));

/// Where in a text a kanji stands, as far as its reading depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    /// Whether it is read after another sound, which may voice its first consonant: 窓口.
    pub(super) is_within: bool,
    /// Whether kana follow, which may write the end of its reading: 申し込み.
    pub(super) precedes_kana: bool,
    /// Whether readings from Chinese may be voiced, too, as few are: 株式会社.
    pub(super) may_be_voiced: bool,
}

/// A kanji with readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct KanjiIndex(u16);

impl Position {
    /// The position as bits.
    fn bits(self) -> u32 {
        let own = [self.is_within, self.precedes_kana, self.may_be_voiced];
        own.into_iter()
            .fold(0, |bits, own| bits << 1 | u32::from(own))
    }
}

impl KanjiIndex {
    /// Returns a number for the kanji at a position, by which it is found faster than by both.
    pub(super) fn at(self, position: Position) -> u32 {
        u32::from(self.0) << 3 | position.bits()
    }
}

/// The readings of all kanji.
pub(super) struct Kanji {
    /// For each character from [`FIRST`], its place in `readings`.
    places: Vec<Option<KanjiIndex>>,
    readings: Vec<Readings>,
}

/// The readings of a kanji, as sounds with blanks between them.
#[derive(Debug, Default)]
pub(super) struct Readings {
    /// Its readings, and what they become in front of other kanji.
    plain: Box<[u8]>,
    /// What they become after another sound: native ones are voiced (まどぐち), and those from
    /// Chinese that begin with h have a p after ん and っ (はっぴょう).
    within: Box<[u8]>,
    /// Its readings from Chinese, voiced.
    voiced: Box<[u8]>,
    /// The beginnings of its native readings.
    begun: Box<[u8]>,
    /// Its readings from Chinese as they are, by which homophones are told.
    from_chinese: Box<[u8]>,
}

/// The first kanji of the Unicode block that has those of JIS X 0208.
const FIRST: char = '\u{4e00}';

impl Kanji {
    /// Reads a table with a line for each kanji: itself, and its readings in Latin letters,
    /// in capitals those from Chinese.
    fn new(table: &str) -> Self {
        let mut kanji = Self {
            places: Vec::new(),
            readings: Vec::new(),
        };
        for line in table.lines() {
            kanji.add(line);
        }
        kanji
    }

    fn add(&mut self, line: &str) -> Option<()> {
        let mut words = line.split(' ');
        let place = place(words.next()?)?;
        let index = KanjiIndex(u16::try_from(self.readings.len()).ok()?);
        if self.places.len() <= place {
            self.places.resize(place + 1, None);
        }
        *self.places.get_mut(place)? = Some(index);
        self.readings.push(Readings::new(words));
        Some(())
    }

    /// Returns the place of a kanji. Returns `None` if no reading of it is known.
    pub(super) fn index(&self, kanji: char) -> Option<KanjiIndex> {
        let offset = u32::from(kanji).checked_sub(u32::from(FIRST))?;
        self.places
            .get(usize::try_from(offset).ok()?)
            .copied()
            .flatten()
    }

    /// Returns the readings that a kanji may have at a position.
    pub(super) fn at(&self, kanji: KanjiIndex, position: Position) -> impl Iterator<Item = &[u8]> {
        let readings = self.readings.get(usize::from(kanji.0));
        let groups = readings.map(|readings| {
            [
                (true, &readings.plain),
                (position.is_within, &readings.within),
                (
                    position.is_within && position.may_be_voiced,
                    &readings.voiced,
                ),
            ]
        });
        let groups = groups.into_iter().flatten();
        groups
            .filter(|(may_be, _)| *may_be)
            .flat_map(|(_, readings)| each(readings))
    }

    /// Returns the beginnings of the native readings of a kanji.
    pub(super) fn beginnings(&self, kanji: KanjiIndex) -> impl Iterator<Item = &[u8]> {
        let readings = self.readings.get(usize::from(kanji.0));
        readings
            .into_iter()
            .flat_map(|readings| each(&readings.begun))
    }

    /// Returns all kanji with what they can begin with.
    pub(super) fn initials(&self) -> impl Iterator<Item = (char, impl Iterator<Item = u8>)> {
        let places = self.places.iter().enumerate();
        places.filter_map(|(offset, place)| {
            let readings = self.readings.get(usize::from((*place)?.0))?;
            let kanji = char::from_u32(u32::from(FIRST) + u32::try_from(offset).ok()?)?;
            let own = each(&readings.plain).chain(each(&readings.begun));
            Some((kanji, own.filter_map(|reading| reading.first().copied())))
        })
    }

    /// Returns whether two kanji have a reading from Chinese in common.
    pub(super) fn are_homophones(&self, one: char, other: char) -> bool {
        let readings = |kanji| {
            let index = self.index(kanji)?;
            self.readings.get(usize::from(index.0))
        };
        let (Some(one), Some(other)) = (readings(one), readings(other)) else {
            return false;
        };
        each(&one.from_chinese).any(|reading| each(&other.from_chinese).any(|own| own == reading))
    }
}

impl Readings {
    fn new<'t>(words: impl Iterator<Item = &'t str>) -> Self {
        let (mut plain, mut within, mut voiced) = (vec![], vec![], vec![]);
        let (mut begun, mut from_chinese) = (vec![], vec![]);
        for word in words {
            let reading = read(word);
            if !word.starts_with(|letter: char| letter.is_ascii_uppercase()) {
                beginnings(&reading).for_each(|beginning| add(&mut begun, beginning));
                for form in native_forms(reading) {
                    voicings(&form).for_each(|form| add(&mut within, &form));
                    add(&mut plain, &form);
                }
                continue;
            }
            add(&mut from_chinese, &reading);
            for form in std::iter::once(reading.clone()).chain(stopped(&reading)) {
                add_after_stop(&mut within, &form);
                voicings(&form).for_each(|form| add(&mut voiced, &form));
                add(&mut plain, &form);
            }
        }
        Self {
            plain: plain.into(),
            within: within.into(),
            voiced: voiced.into(),
            begun: begun.into(),
            from_chinese: from_chinese.into(),
        }
    }
}

/// Returns where the only character of a word stands after [`FIRST`].
fn place(word: &str) -> Option<usize> {
    let mut characters = word.chars();
    let (kanji, None) = (characters.next()?, characters.next()) else {
        return None;
    };
    let offset = u32::from(kanji).checked_sub(u32::from(FIRST))?;
    usize::try_from(offset).ok()
}

fn each(readings: &[u8]) -> impl Iterator<Item = &[u8]> {
    let readings = readings.split(|sound| *sound == b' ');
    readings.filter(|reading| !reading.is_empty())
}

fn add(readings: &mut Vec<u8>, reading: &[u8]) {
    if each(readings).any(|other| other == reading) {
        return;
    }
    readings.extend_from_slice(reading);
    readings.push(b' ');
}

/// Returns a native reading and the forms that it takes in compounds.
fn native_forms(reading: Vec<u8>) -> impl Iterator<Item = Vec<u8>> {
    let others = [stem(&reading), ichidan_stem(&reading)];
    std::iter::once(reading).chain(others.into_iter().flatten())
}

/// A reading from Chinese may end in っ in front of another: 決 けつ in 決裁 けっさい.
fn stopped(reading: &[u8]) -> Option<Vec<u8>> {
    let (rest, last) = reading.split_last_chunk::<2>()?;
    let is_stopped = matches!(last, b"tu" | b"ti" | b"ku" | b"ki");
    (is_stopped && !rest.is_empty()).then(|| [rest, &[STOP]].concat())
}

/// Adds what a reading becomes after ん and っ, if it begins with h.
fn add_after_stop(readings: &mut Vec<u8>, reading: &[u8]) {
    if let [b'h', rest @ ..] = reading {
        add(readings, &[&[AFTER_STOP, b'p'], rest].concat());
    }
}

/// What a verb or an adjective becomes in compounds: 取る とり, 高い たか.
fn stem(reading: &[u8]) -> Option<Vec<u8>> {
    let (last, rest) = reading.split_last()?;
    match last {
        b'u' | b'U' => Some([rest, b"i"].concat()),
        b'i' | b'I' if rest.len() > 2 && rest.last().copied().is_some_and(is_vowel) => {
            Some(rest.to_vec())
        }
        _ => None,
    }
}

/// What a verb in る becomes in compounds: 受ける うけ.
fn ichidan_stem(reading: &[u8]) -> Option<Vec<u8>> {
    let stem = reading.strip_suffix(b"ru")?;
    let last = stem.last()?.to_ascii_lowercase();
    matches!(last, b'e' | b'i').then(|| stem.to_vec())
}

/// Returns the proper beginnings of a reading, syllable by syllable.
fn beginnings(reading: &[u8]) -> impl Iterator<Item = &[u8]> {
    let ends = (1..reading.len()).filter(|end| {
        let last = end.checked_sub(1).and_then(|last| reading.get(last));
        last.is_some_and(|last| is_vowel(*last) || *last == NASAL)
    });
    ends.filter_map(|end| reading.get(..end))
}

/// Returns what becomes of a reading inside a word: かい がい, ひょう びょう ぴょう.
fn voicings(reading: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let (first, rest) = reading.split_first().unwrap_or((&0, &[]));
    let becomes: &[u8] = match (first, rest.first()) {
        (b'k', _) => b"g",
        (b's', _) => b"z",
        (b't', Some(b'i' | b'u' | b'y')) => b"z",
        (b't', _) => b"d",
        (b'h', _) => b"bp",
        _ => b"",
    };
    becomes
        .iter()
        .map(move |voiced| [&[*voiced], rest].concat())
}
