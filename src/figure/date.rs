//! Dates and fiscal years in prose.

use std::ops::Range;

use crate::plan::FiscalYear;

/// A date or a fiscal year in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateInText {
    /// Its byte range.
    pub span: Range<usize>,
    /// The fiscal year that it lies in or names.
    pub year: FiscalYear,
    /// The calendar month, if the text gives one.
    pub month: Option<u8>,
}

/// The notations of eras, with the western year before the first year of the era.
const ERAS: [(&str, u16); 6] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("R", 2018),
    ("H", 1988),
    ("S", 1925),
];

/// Returns the dates of a text that include their year, in order.
pub fn dates(text: &str) -> Vec<DateInText> {
    let mut dates = Vec::new();
    let mut at = 0;
    let next = |at: usize| Some(at + text.get(at..)?.find(begins_date)?);
    while let Some(start) = next(at) {
        match date_at(text, start) {
            Some(date) => {
                at = date.span.end;
                dates.push(date);
            }
            None => {
                let rest = text.get(start..).unwrap_or_default();
                at = start + rest.chars().next().map_or(1, char::len_utf8);
            }
        }
    }
    dates
}

/// Returns whether a date can begin with a character. Few characters of prose are such.
fn begins_date(character: char) -> bool {
    let begins_era = || ERAS.iter().any(|(name, _)| name.starts_with(character));
    digit(character).is_some() || begins_era()
}

fn date_at(text: &str, at: usize) -> Option<DateInText> {
    let rest = text.get(at..)?;
    let (year, read) = era_year(text, at).or_else(|| western_year(text, at))?;
    let mut reader = DateReader::new(rest.get(read..)?);
    let is_fiscal = reader.skip("年度");
    let has_year_mark = !is_fiscal && reader.skip("年");
    let month = match (is_fiscal, has_year_mark) {
        (true, _) => None,
        (false, true) => reader.month_with_mark(),
        (false, false) => reader.month_after_point(),
    };
    let first_of_year = match month {
        // January to March belong to the fiscal year that began in the previous calendar
        // year.
        Some(1..=3) => year.checked_sub(1)?,
        _ => year,
    };
    Some(DateInText {
        span: at..at + read + reader.read,
        year: FiscalYear::from_western(first_of_year)?,
        month,
    })
}

/// Parses `令和6`, `R6` or `H31`, and an optional western year in brackets after it.
fn era_year(text: &str, at: usize) -> Option<(u16, usize)> {
    let rest = text.get(at..)?;
    let (name, offset) = ERAS.iter().find(|(name, _)| rest.starts_with(name))?;
    let is_letter = name.len() == 1;
    let before = text.get(..at)?.chars().next_back();
    if is_letter && before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-') {
        return None;
    }
    let mut reader = DateReader::new(rest.get(name.len()..)?);
    if !is_letter {
        reader.skip(" ");
    }
    let number = match reader.skip("元") {
        true => 1,
        false => reader.number(2)?,
    };
    let after = reader.rest().chars().next();
    let goes_on = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if number == 0 || is_letter && after.is_some_and(goes_on) {
        return None;
    }
    let year = offset + number;
    let spelled = format!("({year})");
    let spelled_wide = format!("（{year}）");
    let _ = reader.skip(&spelled) || reader.skip(&spelled_wide);
    Some((year, name.len() + reader.read))
}

/// Parses `2024年`. Four digits are only a year if `年` follows.
fn western_year(text: &str, at: usize) -> Option<(u16, usize)> {
    let before = text.get(..at)?.chars().next_back();
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ',' | '.')) {
        return None;
    }
    let mut reader = DateReader::new(text.get(at..)?);
    let year = reader
        .number(4)
        .filter(|year| (1900..2100).contains(year))?;
    reader
        .rest()
        .starts_with('年')
        .then_some((year, reader.read))
}

/// The remaining text of a parser.
struct DateReader<'t> {
    text: &'t str,
    read: usize,
}

impl<'t> DateReader<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, read: 0 }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.read..).unwrap_or_default()
    }

    fn skip(&mut self, what: &str) -> bool {
        let found = self.rest().starts_with(what);
        if found {
            self.read += what.len();
        }
        found
    }

    /// Reads a number of at most `most` digits that is not followed by another digit.
    fn number(&mut self, most: usize) -> Option<u16> {
        let digits: Vec<(u32, usize)> = self
            .rest()
            .chars()
            .map_while(|c| Some((digit(c)?, c.len_utf8())))
            .take(most + 1)
            .collect();
        if digits.is_empty() || digits.len() > most {
            return None;
        }
        self.read += digits.iter().map(|(_, length)| length).sum::<usize>();
        let value = digits
            .iter()
            .fold(0, |value, (digit, _)| value * 10 + digit);
        u16::try_from(value).ok()
    }

    fn month_with_mark(&mut self) -> Option<u8> {
        let before = self.read;
        self.skip(" ");
        let month = self.number(2).filter(|month| (1..=12).contains(month));
        if month.is_none() || !self.skip("月") {
            self.read = before;
            return None;
        }
        let before = self.read;
        if !(self.number(2).is_some() && self.skip("日")) {
            self.read = before;
        }
        u8::try_from(month?).ok()
    }

    /// Reads the month in `R6.10` and `R6.10.1`.
    fn month_after_point(&mut self) -> Option<u8> {
        let before = self.read;
        let found = (self.skip(".") || self.skip("．"))
            .then(|| self.number(2))
            .flatten()
            .filter(|month| (1..=12).contains(month));
        let Some(month) = found else {
            self.read = before;
            return None;
        };
        let before = self.read;
        if !(self.skip(".") && self.number(2).is_some()) {
            self.read = before;
        }
        u8::try_from(month).ok()
    }
}

/// Returns the value of a half-width or full-width digit.
pub(super) fn digit(character: char) -> Option<u32> {
    let half = match character {
        '０'..='９' => char::from_u32(u32::from(character) - u32::from('０') + u32::from('0'))?,
        other => other,
    };
    half.to_digit(10)
}
