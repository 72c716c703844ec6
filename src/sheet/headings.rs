//! Finds the heading rows of a sheet, which describe the columns of the table below them.

use std::ops::Range;

use super::mapping::Mapping;
use super::meaning::{Meaning, fold, of_headings};
use super::workbook::{Sheet, column_letters};
use crate::plan::Value;

/// The headings of a table.
#[derive(Debug, Clone)]
pub(super) struct Headings {
    /// The index of the first heading row.
    pub(super) first: u32,
    /// The index of the last heading row.
    pub(super) last: u32,
    /// The columns of the table, from the left.
    pub(super) columns: Vec<Column>,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// The column index.
    pub(super) column: u32,
    /// The headings over the column, from the top.
    pub(super) parts: Vec<String>,
    /// The meaning of the column, or `None` if it is not recognised.
    pub(super) meaning: Option<Meaning>,
}

impl Column {
    /// Returns the headings over the column joined into one.
    pub(super) fn heading(&self) -> String {
        let words: Vec<String> = self.parts.iter().map(|part| one_line(part)).collect();
        words.join(" ")
    }
}

/// Returns where in the non-empty rows the headings may be. Those with fewer rows come
/// first and win ties.
fn windows(sheet: &Sheet, rows: &[u32], columns: &[u32], mapping: &Mapping) -> Vec<Range<usize>> {
    let lettered = |column: &&u32| mapping.by_letters(&column_letters(**column)).is_some();
    let lettered: Vec<u32> = columns.iter().filter(lettered).copied().collect();
    let is_title = |column: &&u32| {
        let meaning = mapping.by_letters(&column_letters(**column));
        meaning == Some(&Meaning::Title)
    };
    let depths = 1..=MOST_HEADING_ROWS;
    let Some(title) = lettered.iter().find(is_title) else {
        let starts = 0..rows.len().min(MOST_ROWS_ABOVE);
        return depths
            .flat_map(|depth| starts.clone().map(move |start| start..start + depth))
            .collect();
    };
    // Letters mean the same over any row, so that words of the table could be taken for
    // better headings. The headings are where most of these columns have something for the
    // first time, and as deep as nothing else stands in that of the titles.
    let is_first = |row: &u32| {
        let texts = lettered.iter().map(|column| sheet.text(*row, *column));
        2 * texts.filter(|text| !text.trim().is_empty()).count() > lettered.len()
    };
    let start = rows.iter().take(MOST_ROWS_ABOVE).position(is_first);
    let start = start.unwrap_or_default();
    let heading = rows.get(start).map(|row| sheet.text(*row, *title));
    let goes_on = |row: &u32| {
        let text = sheet.text(*row, *title);
        text.trim().is_empty() || Some(text) == heading
    };
    let below = rows.iter().skip(start + 1);
    let deepest = 1 + below.take_while(|row| goes_on(row)).count();
    let depths = depths.take_while(|depth| *depth <= deepest);
    depths.map(|depth| start..start + depth).collect()
}

fn one_line(text: &str) -> String {
    text.split(['\n', '\r']).map(str::trim).collect()
}

/// Number of non-empty rows at the top in which a heading may begin. Heuristic.
const MOST_ROWS_ABOVE: usize = 40;

/// Maximum number of heading rows. Heuristic.
const MOST_HEADING_ROWS: usize = 3;

impl Headings {
    /// Finds the rows whose headings are recognised for the most columns. Returns `None` if
    /// no column contains the titles of the rows.
    pub(super) fn find(sheet: &Sheet, mapping: &Mapping) -> Option<Self> {
        let (rows, columns) = (sheet.rows(), sheet.columns());
        let mut best: Option<(usize, Self)> = None;
        for window in windows(sheet, &rows, &columns, mapping) {
            let Some(rows) = rows.get(window) else {
                continue;
            };
            let found = Self::of_rows(sheet, rows, &columns, mapping);
            let score = found.as_ref().map_or(0, Self::score);
            if best.as_ref().is_none_or(|(other, _)| *other < score)
                && let Some(found) = found
            {
                best = Some((score, found));
            }
        }
        let mut headings = best.map(|(_, headings)| headings)?;
        headings.settle(sheet);
        Some(headings)
    }

    /// Resolves ambiguous headings by looking at the cells below them.
    fn settle(&mut self, sheet: &Sheet) {
        let has_names = self.has(&Meaning::Indicator("name"));
        let below: Vec<u32> = sheet.rows();
        let below: Vec<u32> = below.into_iter().filter(|row| *row > self.last).collect();
        let mut taken: Vec<Meaning> = Vec::new();
        for column in &mut self.columns {
            let cells = below.iter().map(|row| sheet.text(*row, column.column));
            let cells: Vec<String> = cells.filter(|cell| !cell.trim().is_empty()).collect();
            let meaning = column.meaning.take();
            let meaning = meaning.and_then(|meaning| settled(meaning, &cells, has_names));
            // If two columns mean the same single value, the second one is dropped.
            column.meaning =
                meaning.filter(|meaning| !is_single(meaning) || !taken.contains(meaning));
            taken.extend(column.meaning.clone());
        }
    }

    /// Returns the number of distinct meanings that were recognised.
    pub(super) fn score(&self) -> usize {
        let mut known: Vec<&Meaning> = Vec::new();
        for meaning in self.columns.iter().filter_map(|c| c.meaning.as_ref()) {
            if !known.contains(&meaning) {
                known.push(meaning);
            }
        }
        known.len()
    }

    fn of_rows(sheet: &Sheet, rows: &[u32], columns: &[u32], mapping: &Mapping) -> Option<Self> {
        let mut spread: Vec<Vec<String>> = rows
            .iter()
            .map(|row| columns.iter().map(|c| sheet.text(*row, *c)).collect())
            .collect();
        spread_upper(&mut spread);
        let read = |(at, column): (usize, &u32)| {
            let parts = spread.iter().filter_map(|row| row.get(at));
            let parts = parts.filter(|part| !part.trim().is_empty()).cloned();
            let mut parts: Vec<String> = parts.collect();
            parts.dedup();
            let mapped = mapping.meaning(&parts, &column_letters(*column));
            Column {
                column: *column,
                meaning: mapped.or_else(|| of_headings(&parts)),
                parts,
            }
        };
        let mut headings = Self {
            first: *rows.first()?,
            last: *rows.last()?,
            columns: columns.iter().enumerate().map(read).collect(),
        };
        headings.settle_title();
        headings.has(&Meaning::Title).then_some(headings)
    }

    fn has(&self, meaning: &Meaning) -> bool {
        self.place_of(meaning).is_some()
    }

    /// Returns the index of the column with a meaning.
    pub(super) fn place_of(&self, meaning: &Meaning) -> Option<u32> {
        let mut columns = self.columns.iter();
        let found = columns.find(|column| column.meaning.as_ref() == Some(meaning));
        found.map(|column| column.column)
    }

    /// If no column contains the titles of the rows, uses the lowest level that exists.
    fn settle_title(&mut self) {
        if self.has(&Meaning::Title) {
            return;
        }
        let stands_in = |column: &&mut Column| column.meaning == Some(Meaning::Measure);
        if let Some(column) = self.columns.iter_mut().find(stands_in) {
            column.meaning = Some(Meaning::Title);
        }
    }

    /// Returns whether a row repeats the headings.
    pub(super) fn is_repeated_in(&self, sheet: &Sheet, row: u32) -> bool {
        let mut same = 0;
        for column in &self.columns {
            let text = fold(&sheet.text(row, column.column));
            let is_heading = column.parts.iter().any(|part| fold(part) == text);
            match (text.is_empty(), is_heading) {
                (true, _) => {}
                (false, true) => same += 1,
                (false, false) => return false,
            }
        }
        same > 1
    }
}

/// Maximum length in characters of a cell in a column of rating marks. A longer cell makes
/// it a column of progress texts. Heuristic.
const LONGEST_MARK: usize = 10;

/// Returns the meaning of a column given its cells, or `None` for figures without an
/// indicator to belong to.
fn settled(meaning: Meaning, cells: &[String], has_names: bool) -> Option<Meaning> {
    let is_figure = |cell: &String| Value::parse(cell).number().is_some();
    let are_figures = !cells.is_empty() && cells.iter().all(is_figure);
    let is_short = |cell: &String| cell.trim().chars().count() <= LONGEST_MARK;
    Some(match meaning {
        Meaning::Progress(year) if cells.iter().all(is_short) => Meaning::Year(year, "rating"),
        Meaning::Progress(year) => Meaning::Year(year, "result"),
        Meaning::Year(year, "result") if has_names && are_figures => {
            Meaning::Figure(year, "actual")
        }
        Meaning::Indicator("unit") | Meaning::Figure(..) if !has_names => return None,
        other => other,
    })
}

/// Returns whether a row can only have one value with this meaning.
fn is_single(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Departments(None) | Meaning::Prose(_) | Meaning::Tag(_) | Meaning::Ignored => {
            false
        }
        Meaning::Year(_, key) => *key == "rating",
        _ => true,
    }
}

/// Copies upper headings to the columns to their right that only have a heading below, as
/// in merged cells.
fn spread_upper(rows: &mut [Vec<String>]) {
    let lowest_first = rows.iter().rev();
    let mut has_below: Vec<bool> = Vec::new();
    let below: Vec<Vec<bool>> = lowest_first
        .map(|row| {
            let above = has_below.clone();
            has_below.resize(row.len(), false);
            for (has, text) in has_below.iter_mut().zip(row) {
                *has |= !text.trim().is_empty();
            }
            above
        })
        .collect();
    let count = rows.len();
    for (depth, row) in rows.iter_mut().enumerate() {
        let Some(below) = below.get(count - 1 - depth) else {
            continue;
        };
        let mut left: Option<String> = None;
        for (text, has_below) in row.iter_mut().zip(below) {
            match (text.trim().is_empty(), has_below) {
                (false, true) => left = Some(text.clone()),
                (false, false) => left = None,
                (true, true) => *text = left.clone().unwrap_or_default(),
                (true, false) => left = None,
            }
        }
    }
}
