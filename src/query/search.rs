//! Finds rows by search words.

use super::fold::Folded;
use super::matching::{Match, Pattern};
use super::number::{is_circled, is_spaced_number, lies_under, row_number};
use crate::plan::{Initiative, InitiativeId, Plan, RowIndex, Text, TextKind};

/// A parsed query. A row must match all of its words.
pub struct Query {
    written: String,
    words: Vec<Word>,
}

struct Word {
    pattern: Pattern,
    number: Option<String>,
    is_number_only: bool,
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
            .map(|word| Word {
                pattern: Pattern::new(word),
                number: row_number(word),
                is_number_only: is_circled(word) && row_number(word).is_some(),
            })
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

/// The folded texts of a plan. They are folded once so that results keep up with typing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    rows: Vec<IndexedRow>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct IndexedRow {
    index: RowIndex,
    id: InitiativeId,
    title: Folded,
    headings: Vec<Folded>,
    body: Vec<Folded>,
}

impl Search {
    /// Builds the search index of a plan.
    pub fn new(plan: &Plan) -> Self {
        let rows = plan.indexed_rows();
        Self {
            rows: rows
                .map(|(index, initiative)| IndexedRow::new(plan, index, initiative))
                .collect(),
        }
    }

    /// Returns the rows that match all words of a query, best match first. Equal matches
    /// are in plan order.
    pub fn hits(&self, query: &Query) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self
            .rows
            .iter()
            .filter_map(|row| row.hit(&query.words))
            .collect();
        hits.sort_by_key(|hit| (hit.field, -hit.score));
        hits
    }
}

impl IndexedRow {
    fn new(plan: &Plan, index: RowIndex, initiative: &Initiative) -> Self {
        let measure = plan.measure_of(initiative).map(|m| m.title.as_str());
        let pillar = plan.pillar_of(initiative).map(|p| p.title.as_str());
        let departments = initiative.departments.iter().map(ToString::to_string);
        let tags = initiative.tags.values().flat_map(Text::points);
        let tags = tags.map(str::to_owned);
        let headings = measure.into_iter().chain(pillar).map(str::to_owned);
        let headings = headings.chain(departments).chain(tags);
        Self {
            index,
            id: initiative.id.clone(),
            title: Folded::new(&initiative.title),
            headings: headings.map(|text| Folded::new(&text)).collect(),
            body: body(initiative).map(|text| Folded::new(&text)).collect(),
        }
    }

    fn hit(&self, words: &[Word]) -> Option<Hit> {
        let mut hit = Hit {
            row: self.index,
            field: SearchField::Number,
            score: 0,
        };
        for word in words {
            let (field, score) = self.find(word)?;
            hit.field = hit.field.max(field);
            hit.score = hit.score.saturating_add(score);
        }
        Some(hit)
    }

    fn find(&self, word: &Word) -> Option<(SearchField, i64)> {
        let number = word.number.as_deref();
        if number.is_some_and(|number| lies_under(self.id.as_str(), number)) {
            return Some((SearchField::Number, 0));
        }
        if word.is_number_only {
            return None;
        }
        let in_title = word.pattern.fit(&self.title).map(|found| match found {
            Match { whole: true, score } => (SearchField::Title, score),
            Match {
                whole: false,
                score,
            } => (SearchField::NearTitle, score),
        });
        in_title
            .or_else(|| found_whole(word, &self.headings).then_some((SearchField::Heading, 0)))
            .or_else(|| self.find_in_body(word))
    }

    /// Finds a word in the body. An exact match ranks before one with gaps, and the latter
    /// are ordered by the matcher's score.
    fn find_in_body(&self, word: &Word) -> Option<(SearchField, i64)> {
        if self.body.iter().any(|text| word.pattern.is_in(text)) {
            return Some((SearchField::Body, 0));
        }
        let fits = self.body.iter().filter_map(|text| word.pattern.fit(text));
        let best = fits.map(|found| found.score).max()?;
        Some((SearchField::NearBody, best))
    }
}

fn found_whole(word: &Word, texts: &[Folded]) -> bool {
    texts.iter().any(|text| word.pattern.is_in(text))
}

fn body(initiative: &Initiative) -> impl Iterator<Item = String> + '_ {
    let own = [&initiative.purpose, &initiative.aim, &initiative.notes];
    let of_years = initiative
        .years
        .values()
        .flat_map(|year| TextKind::ALL.map(|kind| year.text(kind)));
    let names = initiative.indicators.iter().map(|i| i.name.clone());
    own.into_iter()
        .chain(of_years)
        .flat_map(Text::points)
        .map(str::to_owned)
        .chain(names)
}
