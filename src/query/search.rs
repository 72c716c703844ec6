//! Finds rows by search words.

use std::cmp::Reverse;
use std::iter;
use std::ops::Range;
use std::slice;

use super::folded_transcript::has_word;
use super::matching::{Match, Pattern, fold_all_onto};
use super::meaning::{Likeness, Meaning, Reach, Written, heard, near};
use super::narrowing::{LastNarrowed, Left, Narrowed};
use super::nearest::nearest;
use super::presence::{Presence, ROWS, Rows};
use super::vocabulary::Vocabulary;
use super::words::{Query, Sought, Word};
use crate::plan::{Initiative, Plan, RowIndex, Text, TextKind, YearReport};
use crate::sound;

/// Where a word was found, most relevant first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SearchField {
    /// The row number.
    Number,
    /// The title, as a word of its own.
    TitleWord,
    /// The title, as part of a longer word.
    Title,
    /// The title, with gaps between the matching characters.
    NearTitle,
    /// The department.
    Department,
    /// The measure, the pillar or a tag.
    Measure,
    /// A text of the year under review or of none: purpose, aim, names of indicators.
    Text,
    /// A text of another year.
    OtherYear,
    /// A text, with gaps between the matching characters.
    NearText,
}

impl SearchField {
    /// Returns whether it is one of the texts of a row.
    pub fn is_of_texts(self) -> bool {
        matches!(self, Self::Text | Self::OtherYear | Self::NearText)
    }
}

/// A row that matches a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The index of the row.
    pub row: RowIndex,
    /// The least relevant of the fields in which its words were found.
    pub field: SearchField,
    likeness: Likeness,
    score: i64,
}

impl Hit {
    /// The hit of a row that is listed without being searched for.
    pub(crate) fn of_row(row: RowIndex) -> Self {
        Self {
            row,
            field: SearchField::Number,
            likeness: Likeness::Written,
            score: 0,
        }
    }

    /// Returns whether a word of the query was taken for what it nearly is, since nothing
    /// closer to it was found in the plan.
    pub fn is_guess(&self) -> bool {
        self.likeness == Likeness::Near
    }

    /// How well it matches, the better the less.
    fn rank(&self) -> (SearchField, Likeness, Reverse<i64>) {
        (self.field, self.likeness, Reverse(self.score))
    }

    fn with(self, word: Self) -> Self {
        Self {
            row: self.row,
            field: self.field.max(word.field),
            likeness: self.likeness.max(word.likeness),
            score: self.score.saturating_add(word.score),
        }
    }
}

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The rows that match all words, best match first. Equal matches are in plan order.
    pub hits: Vec<Hit>,
    /// What was looked for, as the plan writes it.
    pub patterns: Vec<Pattern>,
    /// The words of the plan for which those that were typed were taken, if nothing that was
    /// closer to these was found.
    pub guesses: Vec<String>,
}

/// The folded texts of a plan. They are folded once so that results keep up with typing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// The number, title, headings and texts of each row, one after the other.
    texts: Box<str>,
    rows: Box<[RowEnds]>,
    presence: Box<[Presence]>,
    vocabulary: Vocabulary,
    last_narrowed: LastNarrowed,
}

/// Where the parts of a row end in the texts. The first begins where the row before ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct RowEnds {
    number: u32,
    title: u32,
    departments: u32,
    measures: u32,
    texts: u32,
    other_years: u32,
}

/// The texts of a row; several are separated by [`BETWEEN_TEXTS`](super::matching::BETWEEN_TEXTS).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct RowTexts<'s> {
    number: &'s str,
    title: &'s str,
    departments: &'s str,
    measures: &'s str,
    texts: &'s str,
    other_years: &'s str,
}

/// How far a search goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asking {
    /// As far as what was typed, or sounds like it.
    Sure,
    /// As far as what it nearly is.
    Guessing,
    /// Only for what it nearly is, since nothing surer is there.
    GuessingOnly,
}

/// A word with what it may mean in a plan.
struct Asked<'q> {
    word: &'q Word,
    /// Whether any row may have it as it was typed.
    may_be_typed: bool,
    meanings: Vec<Meaning>,
    /// What it has left for a word that goes on from it.
    left: Option<Left>,
}

impl Search {
    /// Builds the search index of a plan, and has the readings of kanji ready, so that the
    /// first key need not wait for them.
    pub fn new(plan: &Plan) -> Self {
        sound::make_ready();
        let mut texts = String::new();
        let rows = plan.initiatives().iter();
        let rows: Box<[RowEnds]> = rows.map(|row| add_row(&mut texts, plan, row)).collect();
        let mut search = Self {
            texts: texts.into_boxed_str(),
            rows,
            presence: Box::default(),
            vocabulary: Vocabulary::new(plan),
            last_narrowed: LastNarrowed::default(),
        };
        let tables = 0..search.rows.len().div_ceil(ROWS);
        search.presence = tables.map(|table| search.presence_in(table)).collect();
        search
    }

    fn presence_in(&self, table: usize) -> Presence {
        let mut presence = Presence::new();
        let first = table * ROWS;
        for row in first..self.rows.len().min(first + ROWS) {
            if let Some(texts) = self.row(row) {
                texts
                    .all()
                    .for_each(|text| presence.note(row - first, text));
            }
        }
        presence
    }

    fn row(&self, index: usize) -> Option<RowTexts<'_>> {
        let before = index
            .checked_sub(1)
            .and_then(|before| self.rows.get(before));
        let start = before.map_or(0, |before| before.other_years);
        let ends = self.rows.get(index)?;
        let text = |start: u32, end: u32| self.texts.get(start as usize..end as usize);
        Some(RowTexts {
            number: text(start, ends.number)?,
            title: text(ends.number, ends.title)?,
            departments: text(ends.title, ends.departments)?,
            measures: text(ends.departments, ends.measures)?,
            texts: text(ends.measures, ends.texts)?,
            other_years: text(ends.texts, ends.other_years)?,
        })
    }

    /// Returns the rows that match all words of a query, best match first. Equal matches
    /// are in plan order.
    pub fn hits(&self, query: &Query) -> Vec<Hit> {
        self.search(query, Asking::Guessing).0
    }

    /// Returns the same without guesses, for a search in several plans, of which another may
    /// have what was typed. To guess takes longer than to search.
    pub fn sure_hits(&self, query: &Query) -> Vec<Hit> {
        self.search(query, Asking::Sure).0
    }

    /// Returns the rest of what [`hits`](Self::hits) finds where [`sure_hits`](Self::sure_hits)
    /// found nothing.
    pub fn guesses(&self, query: &Query) -> Vec<Hit> {
        let asking = match query.words() {
            [_] => Asking::GuessingOnly,
            // One of them may be found.
            _ => Asking::Guessing,
        };
        self.search(query, asking).0
    }

    /// Searches the plan: for the words as they were typed, for what sounds like them, and if
    /// a word is not found at all, for what it nearly is.
    pub fn find(&self, query: &Query) -> Found {
        let (hits, asked) = self.search(query, Asking::Guessing);
        Found {
            guesses: self.guesses_at(&hits, &asked),
            patterns: patterns(&asked),
            hits,
        }
    }

    /// Returns the rows that match, best match first, and what their words were taken for.
    fn search<'q>(&self, query: &'q Query, asking: Asking) -> (Vec<Hit>, Vec<Asked<'q>>) {
        let mut asked = self.ask_all(query, asking);
        let mut hits: Vec<Hit> = self.rows_with(&asked).collect();
        if let Some(joined) = query.joined().filter(|_| hits.is_empty()) {
            // A guess at words run together would be one at neither of them.
            asked = vec![self.ask(joined, Asking::Sure, None)];
            hits = self.rows_with(&asked).collect();
        }
        hits.sort_by_key(Hit::rank);
        (hits, asked)
    }

    /// Returns the guesses that were made, those in the best hits first.
    fn guesses_at(&self, hits: &[Hit], asked: &[Asked<'_>]) -> Vec<String> {
        let meanings = asked.iter().flat_map(|asked| &asked.meanings);
        let guesses = meanings.filter(|meaning| meaning.likeness == Likeness::Near);
        let has = |hit: &Hit, guess: &Meaning| {
            let texts = self.row(hit.row.get());
            texts.is_some_and(|texts| texts.find_meaning(guess).is_some())
        };
        let placed = guesses.map(|guess| (hits.iter().position(|hit| has(hit, guess)), guess));
        let mut placed: Vec<(Option<usize>, &Meaning)> = placed.collect();
        placed.sort_by_key(|(place, _)| place.unwrap_or(usize::MAX));
        let guesses = placed.into_iter().map(|(_, guess)| guess.written.clone());
        guesses.collect()
    }

    /// Returns other queries, with words of the plan in place of the first word that is not
    /// found in it.
    pub fn nearest(&self, query: &Query) -> Vec<String> {
        let words = query.words();
        let is_found = |word: &Word| {
            self.rows_with(&[self.ask(word, Asking::Guessing, None)])
                .next()
                .is_some()
        };
        let Some(place) = words.iter().position(|word| !is_found(word)) else {
            return Vec::new();
        };
        let offered = words.get(place).map(|word| nearest(word, &self.vocabulary));
        let offered = offered.into_iter().flatten();
        offered.map(|word| query.with_word(place, &word)).collect()
    }

    /// Returns what the words of a query may mean in the plan. If they are listened for, it is
    /// among the texts that the last query has left, as far as they go on from its words.
    fn ask_all<'q>(&self, query: &'q Query, asking: Asking) -> Vec<Asked<'q>> {
        let words = query.words().iter();
        if asking == Asking::GuessingOnly {
            return words.map(|word| self.ask(word, asking, None)).collect();
        }
        let last = self.last_narrowed.take();
        let left = last.as_ref().map(|last| query.left_of(last));
        let left = left.into_iter().flatten().chain(iter::repeat(None));
        let asked = words.zip(left);
        let mut asked: Vec<Asked<'q>> = asked
            .map(|(word, left)| self.ask(word, asking, left))
            .collect();
        if asked.iter().any(|asked| asked.left.is_some()) {
            let left = asked.iter_mut().map(|asked| asked.left.take());
            self.last_narrowed.set(Narrowed::new(query, left));
        }
        asked
    }

    /// Returns what a word may mean in the plan.
    fn ask<'q>(&self, word: &'q Word, asking: Asking, left: Option<&Left>) -> Asked<'q> {
        let mut asked = Asked {
            word,
            may_be_typed: true,
            meanings: Vec::new(),
            left: None,
        };
        if word.is_number_only {
            return asked;
        }
        if asking != Asking::GuessingOnly && word.may_be_heard() {
            let written = self.written(word);
            (asked.meanings, asked.left) = heard(word, &self.vocabulary, written, left);
        }
        let is_nowhere = match asking {
            Asking::Sure => false,
            Asking::Guessing => self.rows_with(slice::from_ref(&asked)).next().is_none(),
            Asking::GuessingOnly => true,
        };
        if is_nowhere {
            asked.may_be_typed = false;
            asked.meanings = near(word, &self.vocabulary);
        }
        asked
    }

    fn written(&self, word: &Word) -> Written {
        let pattern = &word.typed.pattern;
        let mut written = Written::Nowhere;
        for (table, presence) in self.presence.iter().enumerate() {
            let may_have = presence.whole(&word.typed.slots);
            let rows = (0..ROWS).filter(|row| may_have & (1 << row) != 0);
            for texts in rows.filter_map(|row| self.row(table * ROWS + row)) {
                if word.is_latin() && texts.all().any(|text| has_latin_word(text, pattern)) {
                    return Written::InLatin;
                }
                if texts.all().any(|text| pattern.is_in(text)) {
                    written = Written::Somewhere;
                }
            }
        }
        written
    }

    fn rows_with<'a>(&'a self, asked: &'a [Asked<'a>]) -> impl Iterator<Item = Hit> + 'a {
        let tables = self.presence.iter().enumerate();
        let rows = tables.flat_map(move |(table, presence)| {
            let first = table * ROWS;
            let rows = first..self.rows.len().min(first + ROWS);
            let may_match = self.candidates(rows.clone(), presence, asked);
            rows.filter(move |row| may_match & (1 << (row - first)) != 0)
        });
        rows.filter_map(move |row| self.hit(row, asked))
    }

    fn hit(&self, row: usize, asked: &[Asked<'_>]) -> Option<Hit> {
        let texts = self.row(row)?;
        let mut hit = Hit::of_row(RowIndex::new(row));
        for asked in asked {
            hit = hit.with(self.find_in(row, texts, asked)?);
        }
        Some(hit)
    }

    /// Finds a word in a row, where it or any of its meanings is found best.
    fn find_in(&self, row: usize, texts: RowTexts<'_>, asked: &Asked<'_>) -> Option<Hit> {
        let hit = |sought: &Sought, likeness, (field, score)| Hit {
            row: RowIndex::new(row),
            field: self.as_word(row, sought, field),
            likeness,
            score,
        };
        let typed = asked.may_be_typed.then(|| texts.find(asked.word)).flatten();
        let typed = typed.map(|found| hit(&asked.word.typed, Likeness::Written, found));
        let meant = asked.meanings.iter().filter_map(|meaning| {
            let found = texts.find_meaning(meaning)?;
            let hit = hit(&meaning.sought, meaning.likeness, found);
            let is_meant = meaning.reach > Reach::TitleWords || hit.field < SearchField::Title;
            is_meant.then_some(hit)
        });
        typed.into_iter().chain(meant).min_by_key(Hit::rank)
    }

    /// Tells words of a title from parts of words.
    fn as_word(&self, row: usize, sought: &Sought, field: SearchField) -> SearchField {
        let is_word = || has_word(self.vocabulary.title(row), sought.pattern.folded());
        match field {
            SearchField::Title if is_word() => SearchField::TitleWord,
            _ => field,
        }
    }

    /// Returns which rows of a table may match all words of a query.
    fn candidates(&self, rows: Range<usize>, presence: &Presence, asked: &[Asked<'_>]) -> Rows {
        let typed = |word: &Word| word.in_texts(presence) | self.numbered(rows.clone(), word);
        let of_word = |asked: &Asked<'_>| {
            let typed = asked.may_be_typed.then(|| typed(asked.word));
            let meanings = asked.meanings.iter();
            meanings.fold(typed.unwrap_or_default(), |rows, meaning| {
                rows | presence.whole(&meaning.sought.slots)
            })
        };
        asked
            .iter()
            .fold(Rows::MAX, |rows, asked| rows & of_word(asked))
    }

    /// Returns which rows have the number that a word is.
    fn numbered(&self, rows: Range<usize>, word: &Word) -> Rows {
        let Some(number) = &word.number else {
            return 0;
        };
        let has_number = |row| {
            self.row(row)
                .is_some_and(|texts| number.is_of(texts.number))
        };
        let bits = rows.enumerate().filter(|(_, row)| has_number(*row));
        bits.fold(0, |rows, (bit, _)| rows | 1 << bit)
    }
}

/// Returns whether a text has a word in Latin letters as it was typed.
fn has_latin_word(text: &str, pattern: &Pattern) -> bool {
    let is_letter = |letter: &u8| letter.is_ascii_alphanumeric();
    let bytes = text.as_bytes();
    pattern.starts(text).any(|start| {
        let before = start.checked_sub(1).and_then(|before| bytes.get(before));
        let after = bytes.get(start + pattern.folded().len());
        !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
    })
}

/// Returns what words are looked for as.
fn patterns(asked: &[Asked<'_>]) -> Vec<Pattern> {
    let of_word = |asked: &Asked<'_>| {
        let meant = asked.meanings.iter().map(|meaning| &meaning.sought);
        let all = iter::once(&asked.word.typed).chain(meant);
        let patterns: Vec<Pattern> = all.map(|sought| sought.pattern.clone()).collect();
        patterns
    };
    asked.iter().flat_map(of_word).collect()
}

impl Word {
    /// Returns which rows may have the word in their texts.
    fn in_texts(&self, presence: &Presence) -> Rows {
        match (self.is_number_only, self.typed.pattern.may_be_scattered()) {
            (true, _) => 0,
            (false, true) => presence.scattered(&self.typed.slots),
            (false, false) => presence.whole(&self.typed.slots),
        }
    }
}

impl<'s> RowTexts<'s> {
    fn all(&self) -> impl Iterator<Item = &'s str> {
        [
            self.title,
            self.departments,
            self.measures,
            self.texts,
            self.other_years,
        ]
        .into_iter()
    }

    fn find(&self, word: &Word) -> Option<(SearchField, i64)> {
        let number = word.number.as_ref();
        if number.is_some_and(|number| number.is_of(self.number)) {
            return Some((SearchField::Number, 0));
        }
        if word.is_number_only {
            return None;
        }
        let pattern = &word.typed.pattern;
        let in_title = pattern.fit(self.title).map(|found| match found {
            Match { whole: true, score } => (SearchField::Title, score),
            Match {
                whole: false,
                score,
            } => (SearchField::NearTitle, score),
        });
        in_title
            .or_else(|| self.find_in_headings(pattern))
            .or_else(|| self.find_in_texts(pattern))
            .or_else(|| self.find_scattered(pattern))
    }

    fn find_meaning(&self, meaning: &Meaning) -> Option<(SearchField, i64)> {
        let pattern = &meaning.sought.pattern;
        if pattern.is_in(self.title) {
            return Some((SearchField::Title, pattern.fit(self.title)?.score));
        }
        let in_headings = || self.find_in_headings(pattern);
        let in_texts = || self.find_in_texts(pattern);
        match meaning.reach {
            Reach::TitleWords | Reach::Titles => None,
            Reach::Names => in_headings(),
            Reach::Everywhere => in_headings().or_else(in_texts),
        }
    }

    fn find_in_headings(&self, pattern: &Pattern) -> Option<(SearchField, i64)> {
        let fields = [
            (SearchField::Department, self.departments),
            (SearchField::Measure, self.measures),
        ];
        first_with(pattern, fields)
    }

    fn find_in_texts(&self, pattern: &Pattern) -> Option<(SearchField, i64)> {
        let fields = [
            (SearchField::Text, self.texts),
            (SearchField::OtherYear, self.other_years),
        ];
        first_with(pattern, fields)
    }

    fn find_scattered(&self, pattern: &Pattern) -> Option<(SearchField, i64)> {
        let scores = [self.texts, self.other_years].map(|texts| pattern.best_scattered(texts));
        Some((SearchField::NearText, scores.into_iter().max().flatten()?))
    }
}

fn first_with(pattern: &Pattern, fields: [(SearchField, &str); 2]) -> Option<(SearchField, i64)> {
    let mut fields = fields.into_iter();
    let (field, _) = fields.find(|(_, texts)| pattern.is_in(texts))?;
    Some((field, 0))
}

/// Appends the texts of a row and returns where they end.
fn add_row(texts: &mut String, plan: &Plan, row: &Initiative) -> RowEnds {
    let measure = plan.measure_of(row).map(|measure| measure.title.as_str());
    let pillar = plan.pillar_of(row).map(|pillar| pillar.title.as_str());
    let departments: Vec<String> = row.departments.iter().map(ToString::to_string).collect();
    let tags = row.tags.values().flat_map(Text::points);
    let review_year = plan.facts().review_year;
    let dated = |is_of_review: bool| {
        let years = row.years.iter();
        let years = years.filter(move |(year, _)| (**year == review_year) == is_of_review);
        years.flat_map(|(_, report)| texts_of(report))
    };
    texts.push_str(row.id.as_str());
    RowEnds {
        number: end_of(texts),
        title: add_texts(texts, [row.title.as_str()]),
        departments: add_texts(texts, departments.iter().map(String::as_str)),
        measures: add_texts(texts, measure.into_iter().chain(pillar).chain(tags)),
        texts: add_texts(texts, undated_texts(row).chain(dated(true))),
        other_years: add_texts(texts, dated(false)),
    }
}

/// Appends folded texts and returns where they end.
fn add_texts<'t>(texts: &mut String, added: impl IntoIterator<Item = &'t str>) -> u32 {
    fold_all_onto(texts, added);
    end_of(texts)
}

/// Returns where texts end. What lies beyond 4 GiB of a plan is not searched.
fn end_of(texts: &str) -> u32 {
    u32::try_from(texts.len()).unwrap_or(u32::MAX)
}

/// Returns the texts of a row that are of no year.
pub(super) fn undated_texts(row: &Initiative) -> impl Iterator<Item = &str> {
    let own = [&row.purpose, &row.aim, &row.notes].into_iter();
    let names = row
        .indicators
        .iter()
        .map(|indicator| indicator.name.as_str());
    own.flat_map(Text::points).chain(names)
}

/// Returns the texts of a report.
pub(super) fn texts_of(report: &YearReport) -> impl Iterator<Item = &str> {
    let texts = TextKind::ALL.into_iter().map(|kind| report.text(kind));
    texts.flat_map(Text::points)
}

/// Returns the texts of a row of all years.
pub(super) fn dated_texts(row: &Initiative) -> impl Iterator<Item = &str> {
    row.years.values().flat_map(texts_of)
}
