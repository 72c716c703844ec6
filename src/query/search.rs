//! Finds rows by search words.

use std::ops::Range;

use super::matching::{Match, Pattern, fold_all_onto};
use super::number::{is_circled, is_spaced_number, lies_under, row_number};
use super::presence::{Presence, ROWS, Rows, WordSlots};
use crate::plan::{Initiative, Plan, RowIndex, Text, TextKind};

/// A parsed query. A row must match all of its words.
pub struct Query {
    written: String,
    words: Vec<Word>,
}

struct Word {
    pattern: Pattern,
    slots: WordSlots,
    number: Option<String>,
    is_number_only: bool,
}

impl Word {
    fn new(written: &str) -> Self {
        let pattern = Pattern::new(written);
        let number = row_number(written);
        Self {
            slots: WordSlots::new(pattern.folded()),
            is_number_only: is_circled(written) && number.is_some(),
            pattern,
            number,
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
        let words = words
            .into_iter()
            .map(Word::new)
            .filter(|word| !word.pattern.is_empty() || word.number.is_some())
            .collect();
        Self {
            written: written.to_owned(),
            words,
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

    /// Converts the words to patterns for highlighting their matches.
    pub fn into_patterns(self) -> Vec<Pattern> {
        self.words.into_iter().map(|word| word.pattern).collect()
    }
}

/// Where a word was found, most relevant first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SearchField {
    /// The row number.
    Number,
    /// The title.
    Title,
    /// The title, with gaps between the matching characters.
    NearTitle,
    /// The department, measure, pillar or a tag.
    Heading,
    /// The body of the row: purpose, aim, results and indicators.
    Body,
    /// The body, with gaps between the matching characters.
    NearBody,
}

/// A row that matches a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The index of the row.
    pub row: RowIndex,
    /// The least relevant of the fields in which its words were found.
    pub field: SearchField,
    score: i64,
}

impl Hit {
    /// The hit of a row that is listed without being searched for.
    pub(crate) fn of_row(row: RowIndex) -> Self {
        Self {
            row,
            field: SearchField::Number,
            score: 0,
        }
    }
}

/// The folded texts of a plan. They are folded once so that results keep up with typing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// The number, title, headings and body of each row, one after the other.
    texts: Box<str>,
    rows: Box<[RowEnds]>,
    presence: Box<[Presence]>,
}

/// Where the parts of a row end in the texts. The first begins where the row before ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct RowEnds {
    number: u32,
    title: u32,
    headings: u32,
    body: u32,
}

/// The texts of a row; several are separated by [`BETWEEN_TEXTS`](super::matching::BETWEEN_TEXTS).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct RowTexts<'s> {
    number: &'s str,
    title: &'s str,
    headings: &'s str,
    body: &'s str,
}

impl Search {
    /// Builds the search index of a plan.
    pub fn new(plan: &Plan) -> Self {
        let mut texts = String::new();
        let rows = plan.initiatives().iter();
        let rows: Box<[RowEnds]> = rows.map(|row| add_row(&mut texts, plan, row)).collect();
        let mut search = Self {
            texts: texts.into_boxed_str(),
            rows,
            presence: Box::default(),
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
                presence.note(row - first, texts.title);
                presence.note(row - first, texts.headings);
                presence.note(row - first, texts.body);
            }
        }
        presence
    }

    fn row(&self, index: usize) -> Option<RowTexts<'_>> {
        let before = index
            .checked_sub(1)
            .and_then(|before| self.rows.get(before));
        let start = before.map_or(0, |before| before.body);
        let ends = self.rows.get(index)?;
        let text = |start: u32, end: u32| self.texts.get(start as usize..end as usize);
        Some(RowTexts {
            number: text(start, ends.number)?,
            title: text(ends.number, ends.title)?,
            headings: text(ends.title, ends.headings)?,
            body: text(ends.headings, ends.body)?,
        })
    }

    /// Returns the rows that match all words of a query, best match first. Equal matches
    /// are in plan order.
    pub fn hits(&self, query: &Query) -> Vec<Hit> {
        let tables = self.presence.iter().enumerate();
        let rows = tables.flat_map(|(table, presence)| {
            let first = table * ROWS;
            let rows = first..self.rows.len().min(first + ROWS);
            let may_match = self.candidates(rows.clone(), presence, query);
            rows.filter(move |row| may_match & (1 << (row - first)) != 0)
        });
        let hit = |row| self.row(row)?.hit(RowIndex::new(row), &query.words);
        let mut hits: Vec<Hit> = rows.filter_map(hit).collect();
        hits.sort_by_key(|hit| (hit.field, -hit.score));
        hits
    }

    /// Returns which rows of a table may match all words of a query.
    fn candidates(&self, rows: Range<usize>, presence: &Presence, query: &Query) -> Rows {
        let of_word = |word: &Word| match &word.number {
            Some(number) => word.in_texts(presence) | self.numbered(rows.clone(), number),
            None => word.in_texts(presence),
        };
        let words = query.words.iter();
        words.fold(Rows::MAX, |rows, word| rows & of_word(word))
    }

    /// Returns which rows have a number or one under it.
    fn numbered(&self, rows: Range<usize>, number: &str) -> Rows {
        let is_under = |row| {
            let texts = self.row(row);
            texts.is_some_and(|texts| lies_under(texts.number, number))
        };
        let bits = rows.enumerate().filter(|(_, row)| is_under(*row));
        bits.fold(0, |rows, (bit, _)| rows | 1 << bit)
    }
}

impl Word {
    /// Returns which rows may have the word in their texts.
    fn in_texts(&self, presence: &Presence) -> Rows {
        match (self.is_number_only, self.pattern.may_be_scattered()) {
            (true, _) => 0,
            (false, true) => presence.scattered(&self.slots),
            (false, false) => presence.whole(&self.slots),
        }
    }
}

impl RowTexts<'_> {
    fn hit(&self, row: RowIndex, words: &[Word]) -> Option<Hit> {
        let mut hit = Hit::of_row(row);
        for word in words {
            let (field, score) = self.find(word)?;
            hit.field = hit.field.max(field);
            hit.score = hit.score.saturating_add(score);
        }
        Some(hit)
    }

    fn find(&self, word: &Word) -> Option<(SearchField, i64)> {
        let number = word.number.as_deref();
        if number.is_some_and(|number| lies_under(self.number, number)) {
            return Some((SearchField::Number, 0));
        }
        if word.is_number_only {
            return None;
        }
        let in_title = word.pattern.fit(self.title).map(|found| match found {
            Match { whole: true, score } => (SearchField::Title, score),
            Match {
                whole: false,
                score,
            } => (SearchField::NearTitle, score),
        });
        in_title
            .or_else(|| (word.pattern.is_in(self.headings)).then_some((SearchField::Heading, 0)))
            .or_else(|| self.find_in_body(word))
    }

    /// Finds a word in the body. An exact match ranks before one with gaps, and the latter
    /// are ordered by their score.
    fn find_in_body(&self, word: &Word) -> Option<(SearchField, i64)> {
        if word.pattern.is_in(self.body) {
            return Some((SearchField::Body, 0));
        }
        let best = word.pattern.best_scattered(self.body)?;
        Some((SearchField::NearBody, best))
    }
}

/// Appends the texts of a row and returns where they end.
fn add_row(texts: &mut String, plan: &Plan, row: &Initiative) -> RowEnds {
    let measure = plan.measure_of(row).map(|measure| measure.title.as_str());
    let pillar = plan.pillar_of(row).map(|pillar| pillar.title.as_str());
    let departments: Vec<String> = row.departments.iter().map(ToString::to_string).collect();
    let tags = row.tags.values().flat_map(Text::points);
    let headings = measure.into_iter().chain(pillar);
    let headings = headings
        .chain(departments.iter().map(String::as_str))
        .chain(tags);
    texts.push_str(row.id.as_str());
    let number = end_of(texts);
    RowEnds {
        number,
        title: add_texts(texts, [row.title.as_str()]),
        headings: add_texts(texts, headings),
        body: add_texts(texts, body(row)),
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

fn body(initiative: &Initiative) -> impl Iterator<Item = &str> {
    let own = [&initiative.purpose, &initiative.aim, &initiative.notes];
    let of_years = initiative
        .years
        .values()
        .flat_map(|year| TextKind::ALL.map(|kind| year.text(kind)));
    let names = initiative.indicators.iter().map(|i| i.name.as_str());
    own.into_iter()
        .chain(of_years)
        .flat_map(Text::points)
        .chain(names)
}
