//! The one change that a meeting makes to a plan file itself: the rating of a row.

use toml_edit::{DocumentMut, Item, Table, TableLike, Value, value};

use super::entry::RatingChange;
use crate::plan::{FiscalYear, InitiativeId};

/// A rating that is to be changed in the document of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rerating {
    /// The row.
    pub row: InitiativeId,
    /// The year, and the marks before and after.
    pub change: RatingChange,
}

/// Why a rating was not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotRerated {
    /// The document cannot be read.
    Unreadable,
    /// The row is not in the document, or not as one of `[[initiatives]]`.
    NoSuchRow,
    /// The document has another mark than the one that was to be replaced.
    AnotherMark(Option<String>),
    /// More would change than the rating.
    MoreWouldChange,
}

impl Rerating {
    /// The change that takes this one back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let RatingChange {
            year,
            before,
            after,
        } = &self.change;
        Self {
            row: self.row.clone(),
            change: RatingChange {
                year: *year,
                before: after.clone(),
                after: before.clone(),
            },
        }
    }

    /// Changes the rating in a document. Every other byte stays as it is.
    ///
    /// # Errors
    ///
    /// If the document has another rating than the one before, or anything else would change.
    pub fn carry_out(&self, text: &str) -> Result<String, NotRerated> {
        let mut document: DocumentMut = text.parse().map_err(|_| NotRerated::Unreadable)?;
        self.change_in(&mut document)?;
        let written = with_line_breaks_of(text, document.to_string());
        match is_one_change(text, &written) {
            true => Ok(written),
            false => Err(NotRerated::MoreWouldChange),
        }
    }

    fn change_in(&self, document: &mut DocumentMut) -> Result<(), NotRerated> {
        let row = self.row_in(document).ok_or(NotRerated::NoSuchRow)?;
        let year = year_of(row, self.change.year).ok_or(NotRerated::NoSuchRow)?;
        let mark = year.get(RATING).and_then(Item::as_str);
        if mark != self.change.before.as_deref() {
            return Err(NotRerated::AnotherMark(mark.map(str::to_owned)));
        }
        match (&self.change.after, year.get_mut(RATING)) {
            (None, _) => {
                year.remove(RATING);
            }
            (Some(after), Some(Item::Value(before))) => replace(before, after),
            (Some(after), _) => {
                year.insert(RATING, value(after));
            }
        }
        Ok(())
    }

    fn row_in<'d>(&self, document: &'d mut DocumentMut) -> Option<&'d mut Table> {
        let rows = document.get_mut("initiatives")?.as_array_of_tables_mut()?;
        let mut rows = rows.iter_mut();
        rows.find(|row| row.get("id").and_then(Item::as_str) == Some(self.row.as_str()))
    }
}

const RATING: &str = "rating";

/// The table of a year of a row, in whatever notation the year is written; a new one if there
/// is none.
fn year_of(row: &mut Table, year: FiscalYear) -> Option<&mut dyn TableLike> {
    let years = row.entry("years").or_insert_with(|| {
        let mut years = Table::new();
        years.set_implicit(true);
        Item::Table(years)
    });
    let years = years.as_table_like_mut()?;
    let written = years.iter().map(|(key, _)| key);
    let key = written.filter(|key| key.parse() == Ok(year)).last();
    let key = key.map_or_else(|| year.to_string(), str::to_owned);
    let year = years
        .entry(&key)
        .or_insert_with(|| Item::Table(Table::new()));
    year.as_table_like_mut()
}

/// Replaces a value, with the blanks and the comment around it as they are.
fn replace(before: &mut Value, after: &str) {
    let mut replaced = Value::from(after);
    replaced.decor_mut().clone_from(before.decor());
    *before = replaced;
}

/// The text with the line breaks of another, where these are all of one kind.
fn with_line_breaks_of(other: &str, text: String) -> String {
    match other.contains("\r\n") {
        true => text.replace("\r\n", "\n").replace('\n', "\r\n"),
        false => text,
    }
}

/// Whether two texts differ in one place: something is there that was not, or is there no
/// more, or a part of one line is another.
fn is_one_change(before: &str, after: &str) -> bool {
    let same = |(one, other): &(u8, u8)| one == other;
    let start = before.bytes().zip(after.bytes()).take_while(same).count();
    let most = before.len().min(after.len()) - start;
    let ends = before.bytes().rev().zip(after.bytes().rev());
    let end = ends.take(most).take_while(same).count();
    let changed = |text: &str| {
        let part = text.as_bytes().get(start..text.len() - end);
        part.unwrap_or_default().to_vec()
    };
    let (old, new) = (changed(before), changed(after));
    let is_in_a_line = |part: &[u8]| !part.contains(&b'\n');
    old.is_empty() || new.is_empty() || (is_in_a_line(&old) && is_in_a_line(&new))
}
