//! How many there are of what is listed, and where in it one stands.

use super::Language;
use crate::plan::digits;

/// A count with commas between its thousands.
pub fn grouped(count: usize) -> String {
    digits::grouped(&count.to_string())
}

impl Language {
    /// How many rows are listed, or doubts raised.
    pub fn count(self, count: usize) -> String {
        self.pick(format!("{count}件"), count.to_string())
    }

    /// A place, counted from one, among so many.
    pub fn place_among(self, place: usize, all: usize) -> String {
        self.pick(format!("{place}/{all}件"), format!("{place}/{all}"))
    }

    /// A place among the rows that are listed, of so many in the plan.
    pub fn place_among_listed(self, place: usize, listed: usize, all: usize) -> String {
        self.pick(
            format!("{place}/{listed}件（全{all}件）"),
            format!("{place}/{listed} (of {all})"),
        )
    }

    /// A place among doubts of which some are dismissed.
    pub fn place_among_doubts(self, place: usize, all: usize, dismissed: usize) -> String {
        self.pick(
            format!("{place}/{all}件（確認済み{dismissed}件）"),
            format!("{place}/{all} ({dismissed} checked)"),
        )
    }

    /// How many doubts of a group there are, those that are dismissed counted apart.
    pub fn counts_of_doubts(self, open: usize, dismissed: usize) -> String {
        match dismissed {
            0 => self.count(open),
            _ => self.pick(
                format!("{open}件、確認済み{dismissed}件"),
                format!("{open}, checked {dismissed}"),
            ),
        }
    }
}
