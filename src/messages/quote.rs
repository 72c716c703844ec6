//! What a plan says at a place, in full.

use std::ops::Range;

use super::Language;
use crate::check::{Location, Part, Subject};
use crate::plan::{FiscalYear, Indicator, Initiative, Measure, Plan, Text, TextKind, YearReport};

/// What a plan says at a place, with the words that are meant in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quote {
    /// The whole of what is said; empty where the plan says nothing there.
    pub text: String,
    /// The bytes of the words that are meant; none where the whole is.
    pub words: Option<Range<usize>>,
}

impl Quote {
    /// What a plan says at a place. Its words stay as they are, but figures of a
    /// table are called what they are.
    pub fn new(plan: &Plan, place: &Location, language: Language) -> Self {
        let text = language.written(plan, place);
        let words = find_words(&text, &place.words);
        Self { text, words }
    }
}

impl Language {
    fn written(self, plan: &Plan, place: &Location) -> String {
        match &place.subject {
            Subject::Plan => match (place.part, place.year.and_then(|year| plan.year(year))) {
                (Part::Text(kind, point), Some(report)) => point_of(report, kind, point),
                (Part::Summary(point), _) => nth_of(&plan.facts().summary, point),
                _ => String::new(),
            },
            Subject::Measure(id) if place.part == Part::Rows => self.in_a_row(rows_of(plan, id)),
            Subject::Measure(id) => {
                let measure = plan.measure(id);
                measure.map_or_else(String::new, |measure| self.of_measure(measure, place))
            }
            Subject::Initiative(id) => {
                let row = plan.initiative(id);
                row.map_or_else(String::new, |row| self.of_row(row, place))
            }
        }
    }

    fn of_measure(self, measure: &Measure, place: &Location) -> String {
        match place.part {
            Part::Indicator(index) => self.of_indicator(&measure.indicators, index, place.year),
            Part::Aim => one_of(&measure.goals, &place.words),
            Part::Text(..) | Part::Rating | Part::Summary(_) | Part::Rows => String::new(),
        }
    }

    fn of_row(self, row: &Initiative, place: &Location) -> String {
        let report = place.year.and_then(|year| row.years.get(&year));
        match (place.part, report) {
            (Part::Text(kind, point), Some(report)) => point_of(report, kind, point),
            (Part::Rating, Some(report)) => report.rating.as_deref().unwrap_or_default().to_owned(),
            (Part::Aim, _) => one_of(&row.aim, &place.words),
            (Part::Indicator(index), _) => self.of_indicator(&row.indicators, index, place.year),
            (Part::Text(..) | Part::Rating, None) | (Part::Summary(_) | Part::Rows, _) => {
                String::new()
            }
        }
    }

    /// An indicator with its figures of a year, or of all years where none is meant.
    fn of_indicator(
        self,
        indicators: &[Indicator],
        index: usize,
        year: Option<FiscalYear>,
    ) -> String {
        let Some(indicator) = indicators.get(index) else {
            return String::new();
        };
        let mut said = indicator.name.clone();
        if let Some(unit) = &indicator.unit {
            said.push_str(&self.in_brackets(unit));
        }
        if let Some(year) = year.filter(|year| !indicator.years.contains_key(year)) {
            let none = self.pick("記載なし", "not given");
            said.push_str(&format!(" {} {none}", self.short_year(year)));
        }
        let years = indicator.years.iter();
        for (own, figures) in years.filter(|(own, _)| year.is_none_or(|year| year == **own)) {
            let named = [
                (self.pick("実績", "actual"), &figures.actual),
                (self.pick("目標", "target"), &figures.target),
                (self.before_revision_heading(), &figures.was),
            ];
            said.push_str(&format!(" {}", self.short_year(*own)));
            for (name, value) in named {
                if let Some(value) = value {
                    said.push_str(&format!(" {name} {}", self.value(value)));
                }
            }
        }
        said
    }
}

/// The numbers and titles of the rows of a measure.
fn rows_of(plan: &Plan, measure: &str) -> Vec<String> {
    let rows = plan.initiatives().iter();
    let rows = rows.filter(|row| row.measure.as_deref() == Some(measure));
    rows.map(|row| format!("{} {}", row.id, row.title))
        .collect()
}

fn point_of(report: &YearReport, kind: TextKind, point: usize) -> String {
    nth_of(report.text(kind), point)
}

fn nth_of(text: &Text, point: usize) -> String {
    text.points().nth(point).unwrap_or_default().to_owned()
}

/// The point of a text in which words stand, or the whole of it.
fn one_of(text: &Text, words: &str) -> String {
    let mut points = text.points();
    let point = points.find(|point| !words.is_empty() && point.contains(words));
    point.map_or_else(|| text.as_lines().replace('\n', " "), str::to_owned)
}

/// Where words stand in a text: the first place at which they are no part of a
/// longer number, or else the first.
fn find_words(text: &str, words: &str) -> Option<Range<usize>> {
    if words.is_empty() {
        return None;
    }
    let places = || text.match_indices(words).map(|(at, _)| at);
    let is_of_number = |c: char| c.is_numeric() || matches!(c, ',' | '.' | '，' | '．');
    let is_whole = |at: &usize| {
        let before = text.get(..*at).unwrap_or_default();
        !(words.starts_with(char::is_numeric) && before.ends_with(is_of_number))
    };
    let start = places().find(is_whole).or_else(|| places().next())?;
    Some(start..start + words.len())
}
