//! The words of a change, as they stand side by side.

use std::ops::Range;

use tenken::compare::MarkedPoint;
use tenken::messages::Language;
use tenken::plan::TextKind;

use crate::differences::{ChangeKind, PartChange};

/// What is said of a change.
pub(super) struct ChangeWords<'c> {
    /// What kind of change it is.
    pub(super) kind: ChangeKind,
    /// What changed, and of which year that is.
    pub(super) label: String,
    /// How it changed, and by how much; empty if the label says it. It leads to what it was.
    pub(super) change: String,
    /// What leads to what it is.
    pub(super) becomes: &'c str,
    /// The indicator that it is about, or nothing.
    pub(super) about: &'c str,
    /// What it was, point by point, or nothing.
    pub(super) old: Vec<Point<'c>>,
    /// What it is, point by point, or nothing.
    pub(super) new: Vec<Point<'c>>,
}

/// A point of a text, or a value.
pub(super) struct Point<'c> {
    pub(super) text: &'c str,
    /// What of it the other version does not have, where that is told.
    pub(super) differs: &'c [Range<usize>],
}

/// What usually stands between what something was and what it is.
const BECOMES: &str = "→";

impl<'c> ChangeWords<'c> {
    /// The words of a change.
    pub(super) fn new(change: &'c PartChange, language: Language) -> Self {
        if change.kind == ChangeKind::FollowUp {
            return Self::of_follow_up(change, language);
        }
        let cells = &change.cells;
        let indicator = cells.indicator.as_ref();
        let (field, relation) = (cells.field.shown.as_str(), cells.change.shown.as_str());
        let (what, relation) = match (field, indicator) {
            ("", Some(_)) => (language.indicator_heading(), relation),
            ("", None) => (relation, ""),
            (field, _) => (field, relation),
        };
        let (old, new) = match &change.points {
            Some(points) => (marked(&points.old), marked(&points.new)),
            None => (plain(&cells.values.old.shown), plain(&cells.values.new.shown)),
        };
        Self {
            kind: change.kind,
            label: in_a_row(&[what, &cells.years.shown]),
            change: in_a_row(&[relation, &cells.difference.shown]),
            becomes: BECOMES,
            about: indicator.map_or("", |indicator| &indicator.with_unit),
            old,
            new,
        }
    }

    /// What was to come next and what was done are called so.
    fn of_follow_up(change: &'c PartChange, language: Language) -> Self {
        let cells = &change.cells;
        Self {
            kind: change.kind,
            label: cells.years.shown.clone(),
            change: language.text_kind(TextKind::Direction).to_owned(),
            becomes: language.text_kind(TextKind::Result),
            about: "",
            old: plain(&cells.values.old.shown),
            new: plain(&cells.values.new.shown),
        }
    }

    /// All of it in one line, however long that is.
    pub(super) fn in_a_line(&self, language: Language) -> String {
        let [old, new] = [&self.old, &self.new].map(|points| {
            let points = points.iter().map(|point| point.text);
            points.collect::<Vec<_>>().join(" ")
        });
        let becomes = if old.is_empty() || new.is_empty() { "" } else { self.becomes };
        let said = in_a_row(&[&self.change, self.about, &old, becomes, &new]);
        match said.as_str() {
            "" => self.label.clone(),
            said => format!("{}{}{said}", self.label, language.colon()),
        }
    }
}

fn marked(points: &[MarkedPoint]) -> Vec<Point<'_>> {
    let points = points.iter().map(|point| Point {
        text: &point.text,
        differs: &point.differs,
    });
    points.collect()
}

fn plain(shown: &str) -> Vec<Point<'_>> {
    let points = shown.lines().map(|text| Point { text, differs: &[] });
    points.collect()
}

/// Words with blanks between them, those left out that are empty.
fn in_a_row(words: &[&str]) -> String {
    let words = words.iter().filter(|word| !word.is_empty());
    words.copied().collect::<Vec<_>>().join(" ")
}
