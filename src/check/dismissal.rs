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
use crate::document::{Code, Finding, Findings, Item, Source, TableReader, nearest, read};
use crate::plan::{FiscalYear, Indicator, InitiativeId, MilestoneDate, Plan};

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

fn part(place: &Location, plan: &Plan) -> String {
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
    /// Reads the dismissals of a document. Invalid entries are reported as findings, and
    /// valid ones are kept.
    pub fn read(source: &Source) -> (Self, Vec<Finding>) {
        let (dismissals, findings, _) = read(source, interpret);
        (dismissals, findings)
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
    let said = format!("format = {} は、この版では読めません", format.value);
    let help = format!("format = {FORMAT} で書くか、新しい版の tenken で開いてください");
    let unknown = Finding::error(Code::UnknownFormat, said).help(help);
    findings.add(unknown, format.span);
}

fn dismissal(mut table: TableReader<'_>, findings: &mut Findings<'_>) -> Option<Dismissal> {
    let code = table.required::<String>("code", findings);
    let code = code.and_then(|code| rule(&code, findings));
    let subject = subject(&mut table, findings);
    let year = table.optional::<String>("year", findings);
    let year = year.map(|year| parse(&year, Code::BadYear, "年度（\"R6\" など）", findings));
    let part = table.required::<String>("part", findings);
    let words = table.optional::<String>("words", findings);
    let arithmetic = table.optional::<String>("arithmetic", findings);
    let reason = table.required::<String>("reason", findings);
    let reason = reason.and_then(|reason| said(&reason, findings));
    let date = table.required::<String>("date", findings);
    let date = date.and_then(|date| {
        parse(
            &date,
            Code::BadDate,
            "日付（\"2025-08-20\" など）",
            findings,
        )
    });
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

/// Returns the code of the rule. Reports a finding if it is not the code of a rule.
fn rule(written: &Item<String>, findings: &mut Findings<'_>) -> Option<Code> {
    let rules = || Rule::ALL.iter().map(|rule| rule.code);
    let found = rules().find(|code| code.name() == written.value);
    if found.is_none() {
        let said = format!("「{}」という規則はありません", written.value);
        let finding = Finding::error(Code::UnknownRule, said);
        let finding = match nearest(&written.value, rules().map(Code::name)) {
            Some(near) => finding.help(format!("もしかして: {near}")),
            None => finding.help("規則の一覧は tenken check --list-codes で見られます"),
        };
        findings.add(finding, written.span.clone());
    }
    found
}

/// Returns the subject of a dismissed place: a row, a measure, or the plan if neither is
/// named.
fn subject(table: &mut TableReader<'_>, findings: &mut Findings<'_>) -> Option<Subject> {
    let is_plan = table.is_without("initiative") && table.is_without("measure");
    let row = table.optional::<String>("initiative", findings);
    let measure = table.optional::<String>("measure", findings);
    match (row, measure) {
        (Some(_), Some(measure)) => {
            let both = Finding::error(
                Code::TwoPlaces,
                "initiative と measure の両方が書かれています",
            )
            .help("どちらか一方だけを書いてください");
            findings.add(both, measure.span);
            None
        }
        (Some(row), None) => Some(Subject::Initiative(InitiativeId::new(row.value))),
        (None, Some(measure)) => Some(Subject::Measure(measure.value)),
        (None, None) => is_plan.then_some(Subject::Plan),
    }
}

/// Parses the reason. Reports a finding if it is blank.
fn said(written: &Item<String>, findings: &mut Findings<'_>) -> Option<Reason> {
    let reason = Reason::new(&written.value);
    if reason.is_none() {
        let empty = Finding::error(Code::EmptyReason, "確認済みにした理由が空です")
            .help("なぜこのままでよいかを、一行で書いてください");
        findings.add(empty, written.span.clone());
    }
    reason
}

fn parse<T: std::str::FromStr>(
    written: &Item<String>,
    code: Code,
    form: &str,
    findings: &mut Findings<'_>,
) -> Option<T> {
    let parsed = written.value.parse().ok();
    if parsed.is_none() {
        let said = format!("「{}」は{form}として読み取れません", written.value);
        let help = format!("{form}の形で書いてください");
        findings.add(Finding::error(code, said).help(help), written.span.clone());
    }
    parsed
}
