//! Doubts that somebody has reviewed and accepted, stored next to the plan with a reason
//! for each.
//!
//! A dismissal applies as long as its doubt has the same rule, words and arithmetic. If the
//! doubt disappears, the dismissal is kept, since the doubt may come back with the next
//! edit.

use std::collections::HashMap;
use std::fmt;

use toml_writer::{ToTomlValue as _, TomlStringBuilder};

use super::{Doubt, Location, Part, Rule, Subject};
use crate::document::{
    self, Code, Diagnostic, DocumentMistake, Item, Problem, Severity, Source, TableReader, codes,
    nearest, read,
};
use crate::plan::{FiscalYear, Indicator, InitiativeId, MilestoneDate, Plan, TextKind};

/// The reason for dismissing a doubt: a single non-empty line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason(String);

impl Reason {
    /// Creates a reason, replacing line breaks with spaces. Returns `None` if the text is
    /// blank.
    pub fn new(written: &str) -> Option<Self> {
        let blank = |c: char| if c.is_control() { ' ' } else { c };
        let line: String = written.chars().map(blank).collect();
        let line = line.trim();
        (!line.is_empty()).then(|| Self(line.to_owned()))
    }

    /// Returns the reason as a single line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

/// Identifies a doubt across edits elsewhere in the plan: its rule, its place, the words
/// there and the arithmetic.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DoubtKey {
    /// The code of the rule.
    pub code: Code,
    /// The plan, measure or row that the place belongs to.
    pub subject: Subject,
    /// The year of the place, if it has one.
    pub year: Option<FiscalYear>,
    /// The part of the year: `result`, `rating`, or `indicator` followed by its name.
    pub part: String,
    /// The words in doubt, or the whole text of the place if no words are singled out.
    pub words: String,
    /// The figures that the doubt is based on.
    pub arithmetic: String,
}

impl DoubtKey {
    /// Creates the key of a doubt about a plan. `words` and `arithmetic` are passed in as
    /// they are stored in dismissal files, because this module does not format figures.
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

/// The part of a place, as a file of dismissals names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedPart<'k> {
    /// A text of the year.
    Text(TextKind),
    /// The rating of the year.
    Rating,
    /// The intended outcome of the row.
    Aim,
    /// An indicator, by its name.
    Indicator(&'k str),
    /// The summary of the plan.
    Summary,
}

impl DoubtKey {
    /// Returns the part that is named. Returns `None` if there is no such part.
    pub fn named_part(&self) -> Option<NamedPart<'_>> {
        let mut kinds = TextKind::ALL.into_iter();
        if let Some(kind) = kinds.find(|kind| kind.key() == self.part) {
            return Some(NamedPart::Text(kind));
        }
        match self.part.as_str() {
            RATING => Some(NamedPart::Rating),
            AIM => Some(NamedPart::Aim),
            SUMMARY => Some(NamedPart::Summary),
            INDICATOR => Some(NamedPart::Indicator("")),
            part => {
                let name = part.strip_prefix(INDICATOR)?.strip_prefix(' ')?;
                Some(NamedPart::Indicator(name))
            }
        }
    }
}

const RATING: &str = "rating";
const AIM: &str = "aim";
const SUMMARY: &str = "summary";

/// What stands before the name of an indicator.
const INDICATOR: &str = "indicator";

fn part(place: &Location, plan: &Plan) -> String {
    match place.part {
        Part::Text(kind, _) => kind.key().to_owned(),
        Part::Rating => RATING.to_owned(),
        Part::Aim => AIM.to_owned(),
        Part::Summary(_) => SUMMARY.to_owned(),
        Part::Rows => INDICATOR.to_owned(),
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
            format!("{INDICATOR} {name}").trim_end().to_owned()
        }
    }
}

/// A doubt that somebody has reviewed and dismissed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dismissal {
    /// The doubt that is dismissed.
    pub doubt: DoubtKey,
    /// Why the doubt needs no further attention.
    pub reason: Reason,
    /// The day on which it was dismissed.
    pub date: MilestoneDate,
}

/// A change to the dismissals of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DismissalChange {
    /// Dismisses a doubt, or replaces the reason of an existing dismissal.
    Dismiss(Dismissal),
    /// Withdraws a dismissal.
    TakeBack(DoubtKey),
}

/// The dismissals of a plan, in the order in which they were made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dismissals {
    all: Vec<Dismissal>,
    /// Index of the dismissal of each doubt; the first one if there are duplicates.
    places: HashMap<DoubtKey, usize>,
}

impl Dismissals {
    /// Reads the dismissals of a document. Invalid entries are reported as diagnostics, and
    /// valid ones are kept.
    pub fn read(source: &Source) -> (Self, Vec<Diagnostic<DismissalMistake>>) {
        let (dismissals, diagnostics, _) = read(source, interpret);
        (dismissals, diagnostics)
    }

    /// Iterates over the dismissals in the order in which they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Dismissal> {
        self.all.iter()
    }

    /// Returns the dismissal of a doubt, if there is one.
    pub fn find(&self, doubt: &DoubtKey) -> Option<&Dismissal> {
        self.all.get(*self.places.get(doubt)?)
    }

    /// Applies a change.
    pub fn apply(&mut self, change: DismissalChange) {
        let (doubt, dismissal) = match change {
            DismissalChange::TakeBack(doubt) => (doubt, None),
            DismissalChange::Dismiss(dismissal) => (dismissal.doubt.clone(), Some(dismissal)),
        };
        let kept = std::mem::take(&mut self.all).into_iter();
        let kept = kept.filter(|other| other.doubt != doubt);
        *self = kept.chain(dismissal).collect();
    }

    /// Serialises the dismissals. Reading the result gives the same dismissals.
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
# 計画の「要確認」で確認済みにした所と、その理由。
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
    Document(DocumentMistake),
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

impl From<DocumentMistake> for DismissalMistake {
    fn from(mistake: DocumentMistake) -> Self {
        Self::Document(mistake)
    }
}

codes! {
    /// The codes that only a file of dismissals can have.
    DISMISSAL_CODES:
    EMPTY_REASON = "empty-reason";
    UNKNOWN_RULE = "unknown-rule";
}

impl Problem for DismissalMistake {
    fn code(&self) -> Code {
        match self {
            Self::Document(mistake) => mistake.code(),
            Self::UnknownFormat { .. } => Code::UNKNOWN_FORMAT,
            Self::UnknownRule { .. } => Code::UNKNOWN_RULE,
            Self::TwoPlaces => Code::TWO_PLACES,
            Self::EmptyReason => Code::EMPTY_REASON,
            Self::BadYear(_) => Code::BAD_YEAR,
            Self::BadDate(_) => Code::BAD_DATE,
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Self::Document(mistake) => mistake.severity(),
            _ => Severity::Error,
        }
    }
}

type Diagnostics<'s> = document::Diagnostics<'s, DismissalMistake>;

/// The only version of the format so far.
const FORMAT: u32 = 1;

fn interpret(mut document: TableReader<'_>, diagnostics: &mut Diagnostics<'_>) -> Dismissals {
    check_format(document.required("format", diagnostics), diagnostics);
    let entries = document
        .tables("dismissed", diagnostics)
        .unwrap_or_default();
    document.finish(diagnostics);
    let entries = entries.into_iter();
    entries
        .filter_map(|entry| dismissal(entry, diagnostics))
        .collect()
}

fn check_format(format: Option<Item<u32>>, diagnostics: &mut Diagnostics<'_>) {
    let Some(format) = format.filter(|format| format.value != FORMAT) else {
        return;
    };
    let unknown = DismissalMistake::UnknownFormat {
        written: format.value,
        readable: FORMAT,
    };
    diagnostics.add(unknown, format.span);
}

fn dismissal(mut table: TableReader<'_>, diagnostics: &mut Diagnostics<'_>) -> Option<Dismissal> {
    let code = table.required::<String>("code", diagnostics);
    let code = code.and_then(|code| rule(&code, diagnostics));
    let subject = subject(&mut table, diagnostics);
    let year = table.optional::<String>("year", diagnostics);
    let year = year.map(|year| parse(year, DismissalMistake::BadYear, diagnostics));
    let part = table.required::<String>("part", diagnostics);
    let words = table.optional::<String>("words", diagnostics);
    let arithmetic = table.optional::<String>("arithmetic", diagnostics);
    let reason = table.required::<String>("reason", diagnostics);
    let reason = reason.and_then(|reason| said(&reason, diagnostics));
    let date = table.required::<String>("date", diagnostics);
    let date = date.and_then(|date| parse(date, DismissalMistake::BadDate, diagnostics));
    table.finish(diagnostics);
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

/// Returns the code of the rule. Reports a diagnostic if it is not the code of a rule.
fn rule(written: &Item<String>, diagnostics: &mut Diagnostics<'_>) -> Option<Code> {
    let rules = || Rule::ALL.iter().map(|rule| rule.code);
    let found = rules().find(|code| code.name() == written.value);
    if found.is_none() {
        let is_listed = diagnostics.lists(Code::UNKNOWN_RULE);
        let near = is_listed.then(|| nearest(&written.value, rules().map(Code::name)));
        let unknown = DismissalMistake::UnknownRule {
            written: written.value.clone(),
            near: near.flatten(),
        };
        diagnostics.add(unknown, written.span.clone());
    }
    found
}

/// Returns the subject of a dismissed place: a row, a measure, or the plan if neither is
/// named.
fn subject(table: &mut TableReader<'_>, diagnostics: &mut Diagnostics<'_>) -> Option<Subject> {
    let is_plan = table.is_without("initiative") && table.is_without("measure");
    let row = table.optional::<String>("initiative", diagnostics);
    let measure = table.optional::<String>("measure", diagnostics);
    match (row, measure) {
        (Some(_), Some(measure)) => {
            diagnostics.add(DismissalMistake::TwoPlaces, measure.span);
            None
        }
        (Some(row), None) => Some(Subject::Initiative(InitiativeId::new(row.value))),
        (None, Some(measure)) => Some(Subject::Measure(measure.value)),
        (None, None) => is_plan.then_some(Subject::Plan),
    }
}

/// Parses the reason. Reports a diagnostic if it is blank.
fn said(written: &Item<String>, diagnostics: &mut Diagnostics<'_>) -> Option<Reason> {
    let reason = Reason::new(&written.value);
    if reason.is_none() {
        diagnostics.add(DismissalMistake::EmptyReason, written.span.clone());
    }
    reason
}

fn parse<T: std::str::FromStr>(
    written: Item<String>,
    mistake: fn(String) -> DismissalMistake,
    diagnostics: &mut Diagnostics<'_>,
) -> Option<T> {
    let parsed = written.value.parse().ok();
    if parsed.is_none() {
        diagnostics.add(mistake(written.value), written.span);
    }
    parsed
}
