//! What is said of cells that did not simply become what they are.

use std::fmt;

use super::workbook::Place;
use crate::document::visible;

/// What became of a cell, a row or a column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub subject: Subject,
    /// The name of the sheet.
    pub sheet: String,
    /// The cell; none where it is about the sheet as a whole.
    pub place: Option<Place>,
    /// What stands there.
    pub value: String,
    /// What was done with it, in one sentence.
    pub done: String,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A column for which the plan format has no key.
    Column,
    /// A row that is none of those that a plan lists.
    Row,
    /// A cell that was read otherwise than it stands there, or not at all.
    Cell,
    /// A sheet that was not read.
    Sheet,
    /// Something that was decided because the sheet does not say it.
    Decision,
}

/// More characters of a cell than this are not shown.
const MOST_SHOWN: usize = 60;

impl fmt::Display for Note {
    /// One line: `取組!B12: 「値」 何をしたか`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", visible(&self.sheet))?;
        if let Some(place) = self.place {
            write!(out, "!{place}")?;
        }
        write!(out, ": ")?;
        if !self.value.is_empty() {
            let mut shown: String = self.value.chars().take(MOST_SHOWN).collect();
            if shown.len() < self.value.len() {
                shown.push('…');
            }
            write!(out, "「{}」", visible(&shown.replace('\n', " / ")))?;
        }
        write!(out, "{}", visible(&self.done))
    }
}
