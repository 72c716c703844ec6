//! Doubts that somebody looked into and found to be right: kept beside the
//! plan, each with the reason.
//!
//! A dismissal holds as long as its doubt says the same of the same words. One
//! whose doubt is gone is kept, since it may come back with the next edit.

use std::collections::HashMap;
use std::fmt;

use toml_writer::{ToTomlValue as _, TomlStringBuilder};

use super::{Doubt, Part, Place, Rule, Subject};
use crate::document::{
    self, Code, Finding, Item, Mistake, Problem, Severity, Source, TableReader, nearest, read,
};
use crate::plan::{FiscalYear, Indicator, InitiativeId, MilestoneDate, Plan};

/// Why a doubt is dismissed: a line that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason(String);

impl Reason {
    /// The reason that was written; none where nothing was. Line breaks become
    /// blanks.
    pub fn new(written: &str) -> Option<Self> {
        let blank = |c: char| if c.is_control() { ' ' } else { c };
        let line: String = written.chars().map(blank).collect();
        let line = line.trim();
        (!line.is_empty()).then(|| Self(line.to_owned()))
    }

    /// The line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

/// What a doubt is known by, wherever its plan is edited elsewhere: its rule,
/// its place, the words there and the arithmetic.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DoubtKey {
    /// The rule.
    pub code: Code,
    /// Whose the place is.
    pub subject: Subject,
    /// The year of the place.
    pub year: Option<FiscalYear>,
    /// What of the year: `result`, `rating`, or `indicator` with its name.
    pub part: String,
    /// The words that are doubted: the whole of the place where no words are meant.
    pub words: String,
    /// The figures that the doubt comes from.
    pub arithmetic: String,
}

impl DoubtKey {
    /// What a doubt about a plan is known by. The words that are doubted and the
    /// arithmetic are given as the texts that stand in files of dismissals:
    /// nothing here knows how figures are put into words.
    pub fn new(doubt: &Doubt, plan: &Plan, words: String, arithmetic: String) -> Self {
        let place = &doubt.place;
        Self {
            code: doubt.code,
            subject: place.subject.clone(),
            year: place.year,
            part: part(place, plan),
            words,
            arithmetic,
        }
    }
}

fn part(place: &Place, plan: &Plan) -> String {
    match place.part {
        Part::Text(kind, _) => kind.key().to_owned(),
        Part::Rating => "rating".to_owned(),
        Part::Aim => "aim".to_owned(),
        Part::Summary(_) => "summary".to_owned(),
        Part::Indicator(index) => {
            let indicators: &[Indicator] = match &place.subject {
                Subject::Plan => &[],
                Subject::Measure(id) => plan
                    .measure(id)
                    .map_or(&[], |measure| measure.indicators.as_slice()),
                Subject::Initiative(id) => plan
                    .initiative(id)
                    .map_or(&[], |row| row.indicators.as_slice()),
            };
            let name = indicators.get(index).map_or("", |one| one.name.as_str());
            format!("indicator {name}").trim_end().to_owned()
        }
    }
}

/// A doubt that somebody looked into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dismissal {
    /// The doubt.
    pub doubt: DoubtKey,
    /// Why nothing is to be asked any more.
    pub reason: Reason,
    /// The day it was said.
    pub date: MilestoneDate,
}

/// A change of what is dismissed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DismissalChange {
    /// A doubt is dismissed, or dismissed for another reason.
    Dismiss(Dismissal),
    /// A dismissal is taken back.
    TakeBack(DoubtKey),
}

/// The dismissals of a plan, in the order in which they were made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dismissals {
    all: Vec<Dismissal>,
    /// Where the dismissal of a doubt stands; of several the first.
    places: HashMap<DoubtKey, usize>,
}

impl Dismissals {
    /// Reads the dismissals of a document. What is wrong with it is reported;
    /// what is right of it holds.
    pub fn read(source: &Source) -> (Self, Vec<Finding<DismissalMistake>>) {
        let (dismissals, findings, _) = read(source, interpret);
        (dismissals, findings)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Dismissal> {
        self.all.iter()
    }

    /// The dismissal of a doubt.
    pub fn find(&self, doubt: &DoubtKey) -> Option<&Dismissal> {
        self.all.get(*self.places.get(doubt)?)
    }

    /// Changes what is dismissed.
    pub fn apply(&mut self, change: DismissalChange) {
        let (doubt, dismissal) = match change {
            DismissalChange::TakeBack(doubt) => (doubt, None),
            DismissalChange::Dismiss(dismissal) => (dismissal.doubt.clone(), Some(dismissal)),
        };
        let kept = std::mem::take(&mut self.all).into_iter();
        let kept = kept.filter(|other| other.doubt != doubt);
        *self = kept.chain(dismissal).collect();
    }

    /// The document of the dismissals. Reading it makes the same.
    pub fn to_toml(&self) -> String {
        let mut text = String::from(HEAD);
        for dismissal in &self.all {
            text.push_str(&entry(dismissal));
        }
        text
    }
}

impl FromIterator<Dismissal> for Dismissals {
    fn from_iter<I: IntoIterator<Item = Dismissal>>(dismissals: I) -> Self {
        let all: Vec<Dismissal> = dismissals.into_iter().collect();
        let mut places = HashMap::new();
        for (place, dismissal) in all.iter().enumerate() {
            places.entry(dismissal.doubt.clone()).or_insert(place);
        }
        Self { all, places }
    }
}

// --- Writing ------------------------------------------------------------------

const HEAD: &str = "\
# 計画の「整合」で確認済みにした所と、その理由。
# tenken が書き直すファイルです。reason は手で直せます。
format = 1
";

fn entry(dismissal: &Dismissal) -> String {
    let Dismissal {
        doubt,
        reason,
        date,
    } = dismissal;
    let subject = match &doubt.subject {
        Subject::Plan => None,
        Subject::Measure(id) => Some(("measure", id.as_str())),
        Subject::Initiative(id) => Some(("initiative", id.as_str())),
    };
    let year = doubt.year.map(|year| year.to_string());
    let date = date.to_string();
    let said = |name, words: &'_ str| (!words.is_empty()).then(|| (name, words.to_owned()));
    let lines = [
        Some(("code", doubt.code.name().to_owned())),
        subject.map(|(name, id)| (name, id.to_owned())),
        year.map(|year| ("year", year)),
        Some(("part", doubt.part.clone())),
        said("words", &doubt.words),
        said("arithmetic", &doubt.arithmetic),
        Some(("reason", reason.as_str().to_owned())),
        Some(("date", date)),
    ];
    let mut text = String::from("\n[[dismissed]]\n");
    for (name, words) in lines.into_iter().flatten() {
        text.push_str(&format!("{name:10} = {}\n", quoted(&words)));
    }
    text
}

fn quoted(words: &str) -> String {
    TomlStringBuilder::new(words).as_basic().to_toml_value()
}

// --- Reading ------------------------------------------------------------------

/// What can be wrong with a document of dismissals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DismissalMistake {
    /// What can be wrong with any document.
    Document(Mistake),
    /// The document is of a version of the format that cannot be read.
    UnknownFormat {
        /// The version.
        written: u32,
        /// The version that can be read.
        readable: u32,
    },
    /// A code is none of a rule that raises doubts.
    UnknownRule {
        /// The code.
        written: String,
        /// The code that may have been meant; `None` if none is near.
        near: Option<&'static str>,
    },
    /// A place is of an initiative and of a measure.
    TwoPlaces,
    /// A reason is blank.
    EmptyReason,
    /// A year is none.
    BadYear(String),
    /// A date is none.
    BadDate(String),
}

impl From<Mistake> for DismissalMistake {
    fn from(mistake: Mistake) -> Self {
        Self::Document(mistake)
    }
}

impl Problem for DismissalMistake {
    fn code(&self) -> Code {
        match self {
            Self::Document(mistake) => mistake.code(),
            Self::UnknownFormat { .. } => Code::UnknownFormat,
            Self::UnknownRule { .. } => Code::UnknownRule,
            Self::TwoPlaces => Code::TwoPlaces,
            Self::EmptyReason => Code::EmptyReason,
            Self::BadYear(_) => Code::BadYear,
            Self::BadDate(_) => Code::BadDate,
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Self::Document(mistake) => mistake.severity(),
            _ => Severity::Error,
        }
    }
}

type Findings<'s> = document::Findings<'s, DismissalMistake>;

/// The only version of the format so far.
const FORMAT: u32 = 1;

fn interpret(mut document: TableReader<'_>, findings: &mut Findings<'_>) -> Dismissals {
    check_format(document.required("format", findings), findings);
    let entries = document.tables("dismissed", findings).unwrap_or_default();
    document.finish(findings);
    let entries = entries.into_iter();
    entries
        .filter_map(|entry| dismissal(entry, findings))
        .collect()
}

fn check_format(format: Option<Item<u32>>, findings: &mut Findings<'_>) {
    let Some(format) = format.filter(|format| format.value != FORMAT) else {
        return;
    };
    let unknown = DismissalMistake::UnknownFormat {
        written: format.value,
        readable: FORMAT,
    };
    findings.add(unknown, format.span);
}

fn dismissal(mut table: TableReader<'_>, findings: &mut Findings<'_>) -> Option<Dismissal> {
    let code = table.required::<String>("code", findings);
    let code = code.and_then(|code| rule(&code, findings));
    let subject = subject(&mut table, findings);
    let year = table.optional::<String>("year", findings);
    let year = year.map(|year| parse(year, DismissalMistake::BadYear, findings));
    let part = table.required::<String>("part", findings);
    let words = table.optional::<String>("words", findings);
    let arithmetic = table.optional::<String>("arithmetic", findings);
    let reason = table.required::<String>("reason", findings);
    let reason = reason.and_then(|reason| said(&reason, findings));
    let date = table.required::<String>("date", findings);
    let date = date.and_then(|date| parse(date, DismissalMistake::BadDate, findings));
    table.finish(findings);
    let or_empty = |item: Option<Item<String>>| item.map_or_else(String::new, |item| item.value);
    let year = match year {
        None => None,
        Some(read) => Some(read?),
    };
    Some(Dismissal {
        doubt: DoubtKey {
            code: code?,
            subject: subject?,
            year,
            part: part?.value,
            words: or_empty(words),
            arithmetic: or_empty(arithmetic),
        },
        reason: reason?,
        date: date?,
    })
}

/// The rule of a code; one that is no rule of doubts is reported.
fn rule(written: &Item<String>, findings: &mut Findings<'_>) -> Option<Code> {
    let rules = || Rule::ALL.iter().map(|rule| rule.code);
    let found = rules().find(|code| code.name() == written.value);
    if found.is_none() {
        let unknown = DismissalMistake::UnknownRule {
            written: written.value.clone(),
            near: nearest(&written.value, rules().map(Code::name)),
        };
        findings.add(unknown, written.span.clone());
    }
    found
}

/// Whose a dismissed place is: a row's, a measure's, or the plan's where neither
/// is named.
fn subject(table: &mut TableReader<'_>, findings: &mut Findings<'_>) -> Option<Subject> {
    let is_plan = table.is_without("initiative") && table.is_without("measure");
    let row = table.optional::<String>("initiative", findings);
    let measure = table.optional::<String>("measure", findings);
    match (row, measure) {
        (Some(_), Some(measure)) => {
            findings.add(DismissalMistake::TwoPlaces, measure.span);
            None
        }
        (Some(row), None) => Some(Subject::Initiative(InitiativeId::new(row.value))),
        (None, Some(measure)) => Some(Subject::Measure(measure.value)),
        (None, None) => is_plan.then_some(Subject::Plan),
    }
}

/// The reason as a line; an empty one is reported.
fn said(written: &Item<String>, findings: &mut Findings<'_>) -> Option<Reason> {
    let reason = Reason::new(&written.value);
    if reason.is_none() {
        findings.add(DismissalMistake::EmptyReason, written.span.clone());
    }
    reason
}

fn parse<T: std::str::FromStr>(
    written: Item<String>,
    mistake: fn(String) -> DismissalMistake,
    findings: &mut Findings<'_>,
) -> Option<T> {
    let parsed = written.value.parse().ok();
    if parsed.is_none() {
        findings.add(mistake(written.value), written.span);
    }
    parsed
}
