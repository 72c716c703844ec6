//! The words of a plan, each once, as they are written: what a word that is not found as it
//! was typed may have been meant to be.

use foldhash::{HashSet, HashSetExt as _};

use crate::plan::{Initiative, Plan, Text};
use crate::sound::{Reading, Script, Transcript};

use super::search::{dated_texts, undated_texts};

/// What is written in a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Vocabulary {
    /// The titles of the rows, in their order.
    titles: Transcript,
    /// Where each of them ends.
    title_ends: Box<[u32]>,
    /// Everything else that names something: departments, measures, pillars, tags.
    names: Transcript,
    /// The words of the texts: runs of kanji, katakana and letters that no name has.
    words: Transcript,
    /// The titles of rows, measures and pillars of which the plan says how they are read.
    readings: Box<[TitleReading]>,
}

/// How a title is read aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TitleReading {
    pub(super) title: Box<str>,
    pub(super) reading: Reading,
}

impl Vocabulary {
    /// Collects the words of a plan.
    pub(super) fn new(plan: &Plan) -> Self {
        let mut vocabulary = Self::default();
        let mut known = HashSet::new();
        let mut title_ends = Vec::with_capacity(plan.initiatives().len());
        for row in plan.initiatives() {
            vocabulary.titles.add(&row.title);
            title_ends.push(u32::try_from(vocabulary.titles.len()).unwrap_or(u32::MAX));
            for_each_word(&row.title, |word| {
                known.insert(word);
            });
        }
        let measures = plan.measures().iter().map(|measure| measure.title.as_str());
        let pillars = plan.pillars().iter().map(|pillar| pillar.title.as_str());
        let rows = plan.initiatives().iter();
        let of_rows = rows.clone().flat_map(names);
        for name in measures.chain(pillars).chain(of_rows) {
            if known.insert(name) {
                vocabulary.names.add(name);
            }
        }
        for text in rows.flat_map(|row| undated_texts(row).chain(dated_texts(row))) {
            for_each_word(text, |word| {
                if known.insert(word) {
                    vocabulary.words.add(word);
                }
            });
        }
        vocabulary.title_ends = title_ends.into();
        vocabulary.readings = readings(plan);
        vocabulary.shrunk()
    }

    /// Returns the title of a row.
    pub(super) fn title(&self, row: usize) -> &[u16] {
        let end = |row: usize| self.title_ends.get(row).map_or(0, |end| *end as usize);
        let start = row.checked_sub(1).map_or(0, end);
        self.titles.part(start..end(row))
    }

    /// Returns the titles of which the plan says how they are read.
    pub(super) fn readings(&self) -> &[TitleReading] {
        &self.readings
    }

    fn shrunk(mut self) -> Self {
        self.titles.shrink();
        self.names.shrink();
        self.words.shrink();
        self
    }

    /// Returns what names rows and what they belong to.
    pub(super) fn names(&self) -> [&Transcript; 2] {
        [&self.titles, &self.names]
    }

    /// Returns everything: titles, other names, and the words that are in no name.
    pub(super) fn all(&self) -> [&Transcript; 3] {
        [&self.titles, &self.names, &self.words]
    }
}

/// Returns the titles of which a plan says how they are read.
fn readings(plan: &Plan) -> Box<[TitleReading]> {
    let rows = plan.initiatives().iter();
    let rows = rows.map(|row| (&row.title, &row.reading));
    let measures = plan.measures().iter();
    let measures = measures.map(|measure| (&measure.title, &measure.reading));
    let pillars = plan.pillars().iter();
    let pillars = pillars.map(|pillar| (&pillar.title, &pillar.reading));
    let of_title = |(title, reading): (&String, &Option<Box<str>>)| {
        Some(TitleReading {
            title: title.as_str().into(),
            reading: Reading::new(reading.as_deref()?)?,
        })
    };
    let all = rows.chain(measures).chain(pillars);
    all.filter_map(of_title).collect()
}

/// Returns the names of what a row belongs to.
fn names(row: &Initiative) -> impl Iterator<Item = &str> {
    let departments = row
        .departments
        .iter()
        .flat_map(|department| department.levels());
    departments.chain(row.tags.values().flat_map(Text::points))
}

/// Calls `take` with each run of at least two kanji, katakana or letters. Hiragana between
/// them are endings and particles.
fn for_each_word<'t>(text: &'t str, mut take: impl FnMut(&'t str)) {
    let is_between = |character: char| match Script::of(character) {
        Script::Hiragana | Script::Other => true,
        Script::Letters => character.is_numeric(),
        Script::Kanji | Script::Katakana => false,
    };
    let words = text.split(is_between);
    words
        .filter(|word| word.chars().nth(1).is_some())
        .for_each(&mut take);
}
