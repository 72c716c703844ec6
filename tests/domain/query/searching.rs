//! Searching finds exactly what comparing every text with every word finds, in the same
//! order, however it is made fast.

use std::fmt::Write as _;
use std::ops::RangeInclusive;

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;
use proptest::prelude::*;
use proptest::sample::select;
use tenken::document::Source;
use tenken::plan::{Initiative, Plan, TextKind, load};
use tenken::query::{Query, Search, SearchField, fold};

use crate::generated::cases;

// ---- Plans

/// Few letters, so that words occur often: whole, with gaps, and almost. None of them sounds
/// like others, since what is heard is found, too.
const LETTERS: [&str; 9] = ["図", "書", "館", "カ", "ー", "ド", "の", "R", "・"];

fn word(length: RangeInclusive<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(select(&LETTERS[..]), length).prop_map(|letters| letters.concat())
}

#[derive(Debug, Clone)]
struct Row {
    title: String,
    department: String,
    results: Vec<String>,
    aim: String,
}

fn row() -> impl Strategy<Value = Row> {
    let results = prop::collection::vec(word(1..=90), 0..4);
    (word(1..=70), word(1..=4), results, word(1..=30)).prop_map(
        |(title, department, results, aim)| Row {
            title: format!("題{title}"),
            department: format!("課{department}"),
            results,
            aim,
        },
    )
}

/// More rows than share a table of their characters.
fn rows() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(row(), 1..70)
}

fn plan_of(rows: &[Row]) -> Option<Plan> {
    let mut text = String::from(
        r#"
format = 1
plan = { id = "t", title = "計画", first_year = "R5", last_year = "R7", review_year = "R6" }
pillars = [{ id = "1", title = "図書" }]
measures = [{ id = "1-1", pillar = "1", title = "のカード" }]
"#,
    );
    for (index, row) in rows.iter().enumerate() {
        let Row {
            title,
            department,
            results,
            aim,
        } = row;
        write!(
            text,
            "[[initiatives]]\nid = \"1-1-{index}\"\nmeasure = \"1-1\"\ntitle = \"{title}\"\n\
             departments = [\"{department}\"]\naim = \"{aim}\"\nyears.R6 = {{ result = {results:?} }}\n",
        )
        .ok()?;
    }
    load(Source::new("t.toml", text)).plan
}

// ---- The same without any haste

/// How well a word of letters is found in a row: the field, and the score in it.
fn naive(plan: &Plan, row: &Initiative, word: &str) -> Option<(SearchField, i64)> {
    let word = fold(word);
    let title = fold(&row.title);
    if title.contains(&word) {
        let field = match stands_alone(&row.title, &word) {
            true => SearchField::TitleWord,
            false => SearchField::Title,
        };
        return Some((field, align(&title, &word)?.0));
    }
    if let Some(score) = scattered(&title, &word) {
        return Some((SearchField::NearTitle, score));
    }
    let mut departments = row.departments.iter().map(ToString::to_string);
    if departments.any(|text| fold(&text).contains(&word)) {
        return Some((SearchField::Department, 0));
    }
    let measure = plan.measure_of(row).map(|measure| measure.title.clone());
    let pillar = plan.pillar_of(row).map(|pillar| pillar.title.clone());
    let mut measures = measure.into_iter().chain(pillar);
    if measures.any(|text| fold(&text).contains(&word)) {
        return Some((SearchField::Measure, 0));
    }
    let years = row.years.values();
    let of_years = years.flat_map(|year| TextKind::ALL.map(|kind| year.text(kind)));
    let texts = std::iter::once(&row.aim).chain(of_years);
    let body: Vec<String> = texts.flat_map(|text| text.points()).map(fold).collect();
    if body.iter().any(|text| text.contains(&word)) {
        return Some((SearchField::Text, 0));
    }
    let scores = body.iter().filter_map(|text| scattered(text, &word));
    Some((SearchField::NearText, scores.max()?))
}

/// Whether a folded word is somewhere in a title with nothing of its script beside it.
fn stands_alone(title: &str, word: &str) -> bool {
    let starts = title.char_indices().map(|(start, _)| start);
    starts.into_iter().any(|start| {
        let (before, rest) = title.split_at(start);
        let ends = rest
            .char_indices()
            .map(|(end, letter)| end + letter.len_utf8());
        ends.into_iter().any(|end| {
            let (part, after) = rest.split_at(end);
            fold(part) == word && is_apart(before, part, after)
        })
    })
}

/// Whether a part begins and ends with what is kept of it, and other scripts touch it. ー
/// goes with the part.
fn is_apart(before: &str, part: &str, after: &str) -> bool {
    let is_kept = |letter: char| !fold(&letter.to_string()).is_empty();
    let ends = part.chars().next().zip(part.chars().next_back());
    let (mark, after) = after.split_at(after.len() - after.trim_start_matches('ー').len());
    let goes_on =
        |one: char, other: Option<char>| other.is_some_and(|other| script(one) == script(other));
    ends.is_some_and(|(first, last)| {
        is_kept(first)
            && is_kept(last)
            && !goes_on(first, before.chars().next_back())
            && !goes_on(mark.chars().next().unwrap_or(last), after.chars().next())
    })
}

fn script(letter: char) -> &'static str {
    match letter {
        'カ' | 'ー' | 'ド' => "katakana",
        'の' => "hiragana",
        'R' => "Latin",
        '・' => "none",
        _ => "kanji",
    }
}

/// What skim finds; a matcher that was used before would let what it found then count.
fn align(text: &str, word: &str) -> Option<(i64, Vec<usize>)> {
    let matcher = SkimMatcherV2::default().ignore_case();
    matcher.fuzzy_indices(text, word)
}

fn scattered(text: &str, word: &str) -> Option<i64> {
    let (length, word_length) = (text.chars().count(), word.chars().count());
    if word_length < 3 {
        return None;
    }
    let (score, places) = align(text, word)?;
    let gaps = if length <= 60 { 4 } else { 2 };
    let span = places.last()? - places.first()? + 1;
    let runs = places.chunk_by(|one, next| one + 1 == *next);
    let shortest = runs.map(<[usize]>::len).min()?;
    let is_compact = span <= word_length + gaps / 2;
    let is_in_runs = shortest > 1 && span <= word_length * (1 + gaps);
    (is_compact || is_in_runs).then_some(score)
}

fn naive_hits(plan: &Plan, query: &str) -> Vec<(usize, SearchField)> {
    let words: Vec<&str> = query
        .split_whitespace()
        .filter(|word| !fold(word).is_empty())
        .collect();
    let mut hits = Vec::new();
    for (index, row) in plan.initiatives().iter().enumerate() {
        let found: Option<Vec<_>> = words.iter().map(|word| naive(plan, row, word)).collect();
        let Some(found) = found else { continue };
        let field = found.iter().map(|(field, _)| *field).max();
        let score: i64 = found.iter().map(|(_, score)| *score).sum();
        hits.push((field.unwrap_or(SearchField::Number), -score, index));
    }
    hits.sort();
    hits.into_iter()
        .map(|(field, _, index)| (index, field))
        .collect()
}

/// What is found as it was typed, or else `None`: that something like it was.
fn hits(search: &Search, query: &str) -> Option<Vec<(usize, SearchField)>> {
    let found = search.find(&Query::new(query));
    let hits = found.hits.into_iter();
    let hits = hits.map(|hit| (hit.row.get(), hit.field)).collect();
    found.guesses.is_empty().then_some(hits)
}

fn query() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(word(1..=6), 1..3);
    words.prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn a_search_finds_what_comparing_everything_finds(
        rows in rows(),
        queries in prop::collection::vec(query(), 1..8),
    ) {
        let Some(plan) = plan_of(&rows) else {
            return Err(TestCaseError::fail("the plan does not load"));
        };
        let search = Search::new(&plan);
        for query in queries {
            let naive = |query: &str| naive_hits(&plan, query);
            match hits(&search, &query) {
                Some(hits) => prop_assert_eq!(hits, naive(&query), "{}", query),
                None => prop_assert!(query.split(' ').any(|word| naive(word).is_empty())),
            }
        }
    }
}
