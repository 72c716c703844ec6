//! The record of a meeting: a TOML file of entries that is only ever appended to.
//!
//! An entry is written as a whole, and its last line tells its time. One that lacks it, at the
//! end of a file, was not written to its end: nothing is guessed of it.

use std::ops::Range;
use std::str::FromStr;

use super::agenda::{Agenda, Allotment};
use super::day::Day;
use super::due::Due;
use super::entry::{Content, Entry, EntryId, MeetingFacts, RatingChange, RowState, Writer};
use super::note::{Note, NoteKind, Said};
use crate::document::quoting::{list, quoted};
use crate::document::{
    self, Code, Diagnostic, DocumentMistake, Item, Problem, Severity, Source, Suggestion,
    TableReader, codes, read,
};
use crate::plan::{FiscalYear, InitiativeId, Text};

/// What one writer has written of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What stands at its top.
    pub head: RecordHead,
    /// The entries that can be read.
    pub entries: Vec<Entry>,
}

/// What stands at the top of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordHead {
    /// The id of the plan.
    pub plan: String,
    /// The day of the meeting.
    pub day: Day,
    /// Who writes.
    pub writer: Writer,
}

// --- Writing ------------------------------------------------------------------

const COMMENT: &str = "\
# 会議の記録です。書き手ごとのファイルに書き足されます。
";

/// The only version of the format so far.
const FORMAT: u32 = 1;

const HEADING: &str = "[[entries]]";

impl RecordHead {
    /// Writes the top of a record.
    pub fn to_toml(&self) -> String {
        let Self { plan, day, writer } = self;
        let (plan, day, writer) = (
            quoted(plan),
            quoted(&day.to_string()),
            quoted(writer.as_str()),
        );
        format!(
            "{COMMENT}format  = {FORMAT}\nplan    = {plan}\nmeeting = {day}\nwriter  = {writer}\n"
        )
    }
}

impl Entry {
    /// Writes the entry, to be appended to a record. Reading the record gives the same entry.
    pub fn to_toml(&self) -> String {
        let mut lines = Lines(format!("\n{HEADING}\n"));
        lines.value("number", &self.id.number.to_string());
        lines.content(&self.content);
        // It has to be the last: without it, the entry was not written to its end.
        lines.text("time", &self.time.to_string());
        lines.0
    }
}

/// The lines of an entry.
struct Lines(String);

impl Lines {
    fn value(&mut self, key: &str, value: &str) {
        self.0.push_str(&format!("{key:8} = {value}\n"));
    }

    fn text(&mut self, key: &str, text: &str) {
        self.value(key, &quoted(text));
    }

    fn optional(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    fn texts<'t>(&mut self, key: &str, texts: impl Iterator<Item = &'t str>) {
        let texts: Vec<String> = texts.map(quoted).collect();
        if !texts.is_empty() {
            self.value(key, &list(texts.into_iter()));
        }
    }

    fn content(&mut self, content: &Content) {
        self.text("kind", Kind::of(content).name());
        match content {
            Content::Note { note, replaces } => {
                let replaced = replaces.as_ref().map(ToString::to_string);
                self.optional("replaces", replaced.as_deref());
                self.note(note);
            }
            Content::Withdrawn(id) => self.text("replaces", &id.to_string()),
            Content::Row(row, _) => self.text("row", row.as_str()),
            Content::Agenda(agenda) => {
                self.texts("rows", agenda.rows().iter().map(InitiativeId::as_str));
                let (key, minutes) = match agenda.allotment {
                    None => return,
                    Some(Allotment::PerRow(minutes)) => (PER_ROW, minutes),
                    Some(Allotment::PerDepartment(minutes)) => (PER_DEPARTMENT, minutes),
                };
                self.value(key, &minutes.to_string());
            }
            Content::Facts(facts) => {
                self.optional("title", facts.title.as_deref());
                self.optional("place", facts.place.as_deref());
                self.texts("people", facts.people.iter().map(String::as_str));
            }
            Content::Undescribed => {}
            Content::Settled { note, .. } => self.text("note", &note.to_string()),
        }
    }

    fn note(&mut self, note: &Note) {
        self.optional("row", note.row.as_ref().map(InitiativeId::as_str));
        match &note.said {
            Said::Decision | Said::Pending | Said::Memo => {}
            Said::Task { who, by } => {
                let by = by.as_ref().map(Due::to_string);
                self.optional("who", who.as_deref());
                self.optional("by", by.as_deref());
            }
            Said::Rating(change) => {
                self.text("year", &change.year.to_string());
                self.optional("before", change.before.as_deref());
                self.optional("after", change.after.as_deref());
            }
        }
        self.texts("text", note.text.points());
    }
}

const PER_ROW: &str = "minutes_per_row";
const PER_DEPARTMENT: &str = "minutes_per_department";

/// What an entry is about, as its record says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Decision,
    Task,
    Pending,
    Memo,
    Rating,
    Withdrawn,
    DealtWith,
    Later,
    Open,
    Agenda,
    Meeting,
    Undescribed,
    Settled,
    Unsettled,
}

impl Kind {
    const ALL: [(&'static str, Self); 14] = [
        (NoteKind::Decision.key(), Self::Decision),
        (NoteKind::Task.key(), Self::Task),
        (NoteKind::Pending.key(), Self::Pending),
        (NoteKind::Memo.key(), Self::Memo),
        ("rating", Self::Rating),
        ("withdrawn", Self::Withdrawn),
        ("dealt-with", Self::DealtWith),
        ("later", Self::Later),
        ("open", Self::Open),
        ("agenda", Self::Agenda),
        ("meeting", Self::Meeting),
        ("undescribed", Self::Undescribed),
        ("settled", Self::Settled),
        ("unsettled", Self::Unsettled),
    ];

    fn of(content: &Content) -> Self {
        match content {
            Content::Note { note, .. } => match &note.said {
                Said::Decision => Self::Decision,
                Said::Task { .. } => Self::Task,
                Said::Pending => Self::Pending,
                Said::Memo => Self::Memo,
                Said::Rating(_) => Self::Rating,
            },
            Content::Withdrawn(_) => Self::Withdrawn,
            Content::Row(_, RowState::DealtWith) => Self::DealtWith,
            Content::Row(_, RowState::Later) => Self::Later,
            Content::Row(_, RowState::Open) => Self::Open,
            Content::Agenda(_) => Self::Agenda,
            Content::Facts(_) => Self::Meeting,
            Content::Undescribed => Self::Undescribed,
            Content::Settled { is_settled, .. } => match is_settled {
                true => Self::Settled,
                false => Self::Unsettled,
            },
        }
    }

    fn name(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, kind)| *kind == self);
        found.map_or("", |(name, _)| name)
    }
}

// --- Reading ------------------------------------------------------------------

/// What can be wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordMistake {
    /// What can be wrong with any document.
    Document(DocumentMistake),
    /// The document is of a version of the format that cannot be read.
    UnknownFormat {
        /// The version.
        written: u32,
        /// The version that can be read.
        readable: u32,
    },
    /// The last entry was not written to its end.
    TornEntry,
    /// An entry is of a kind that is none.
    UnknownKind {
        /// The kind.
        written: String,
        /// The kinds that there are.
        suggestion: Suggestion,
    },
    /// A note has no words.
    EmptyNote,
    /// A number is that of another entry, or of none: they begin with 1.
    BadNumber(u32),
    /// A name is none that a writer can have.
    BadWriter(String),
    /// An entry that is referred to cannot be one.
    BadReference(String),
    /// A day is none.
    BadDay(String),
    /// A time of day is none.
    BadTime(String),
    /// A year is none.
    BadYear(String),
}

impl From<DocumentMistake> for RecordMistake {
    fn from(mistake: DocumentMistake) -> Self {
        Self::Document(mistake)
    }
}

codes! {
    /// The codes that only a record of a meeting can have.
    RECORD_CODES:
    BAD_NUMBER = "bad-number";
    BAD_REFERENCE = "bad-reference";
    BAD_TIME = "bad-time";
    BAD_WRITER = "bad-writer";
    EMPTY_NOTE = "empty-note";
    TORN_ENTRY = "torn-entry";
    UNKNOWN_KIND = "unknown-kind";
}

impl Problem for RecordMistake {
    fn code(&self) -> Code {
        match self {
            Self::Document(mistake) => mistake.code(),
            Self::UnknownFormat { .. } => Code::UNKNOWN_FORMAT,
            Self::TornEntry => Code::TORN_ENTRY,
            Self::UnknownKind { .. } => Code::UNKNOWN_KIND,
            Self::EmptyNote => Code::EMPTY_NOTE,
            Self::BadNumber(_) => Code::BAD_NUMBER,
            Self::BadWriter(_) => Code::BAD_WRITER,
            Self::BadReference(_) => Code::BAD_REFERENCE,
            Self::BadDay(_) => Code::BAD_DATE,
            Self::BadTime(_) => Code::BAD_TIME,
            Self::BadYear(_) => Code::BAD_YEAR,
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Self::Document(mistake) => mistake.severity(),
            Self::TornEntry => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

type Diagnostics<'s> = document::Diagnostics<'s, RecordMistake>;

impl Record {
    /// Reads a record. What is wrong with it is reported; every entry that is whole is kept,
    /// whatever stands between or after them. Returns no record if its top cannot be read.
    pub fn read(source: &Source) -> (Option<Self>, Vec<Diagnostic<RecordMistake>>) {
        let (record, wrong, _) = read(source, interpret);
        let is_syntax = |wrong: &Diagnostic<RecordMistake>| wrong.code() == Code::SYNTAX;
        let spoilt = spoilt_parts(source, wrong.iter().any(is_syntax));
        if spoilt.is_empty() {
            return (record, wrong);
        }
        let mended = Source::new(source.name(), without(source.text(), &spoilt));
        let (record, mut diagnostics, _) = read(&mended, interpret);
        // What the parser says of a part that is left out is why it is.
        let is_told = |wrong: &Diagnostic<RecordMistake>| {
            let line = wrong.position().map(|position| position.line);
            let mut spoilt = spoilt.iter().filter(|part| !part.is_torn);
            spoilt.any(|part| line.is_some_and(|line| part.has_line(line, source)))
        };
        diagnostics.extend(wrong.into_iter().filter(is_syntax).filter(is_told));
        let torn = spoilt.iter().filter(|part| part.is_torn);
        diagnostics.extend(torn.map(|part| {
            Diagnostic::new(RecordMistake::TornEntry).at(source, part.first_line(source))
        }));
        (record, diagnostics)
    }
}

/// A part of a record that is no whole entry.
struct SpoiltPart {
    range: Range<usize>,
    /// Whether it is the beginning of an entry that was not written to its end.
    is_torn: bool,
}

impl SpoiltPart {
    /// Its first line with anything on it. That need not be a heading, since anybody may have
    /// typed it.
    fn first_line(&self, source: &Source) -> Range<usize> {
        let spoilt = source.text().get(self.range.clone()).unwrap_or_default();
        let begun = spoilt.trim_start();
        let start = self.range.end - begun.len();
        start..start + begun.lines().next().unwrap_or_default().len()
    }

    fn has_line(&self, line: usize, source: &Source) -> bool {
        let spoilt = source.text().get(self.range.clone()).unwrap_or_default();
        let end = self.range.start + spoilt.trim_end().len();
        let lines = source.position(self.range.start).line..=source.position(end).line;
        lines.contains(&line)
    }
}

/// The parts of a record that are no whole entries: the last entry, if it was not written to its
/// end, and, where somebody has spoilt the document, all that cannot be read.
fn spoilt_parts(source: &Source, is_spoilt: bool) -> Vec<SpoiltPart> {
    let text = source.text();
    let mut starts: Vec<usize> = text.match_indices("\n[").map(|(at, _)| at + 1).collect();
    let Some(last) = starts.last().copied() else {
        return Vec::new();
    };
    starts.drain(..if is_spoilt { 0 } else { starts.len() - 1 });
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    let parts = starts.into_iter().zip(ends);
    let spoilt = parts.filter_map(|(start, end)| {
        let part = text.get(start..end)?;
        let kept = whole_entry(part, source.name(), start == last)?;
        let mut lines = part.split_inclusive('\n');
        let ends_with_time = lines.any(|line| is_of_time(line) && line.ends_with('\n'));
        Some(SpoiltPart {
            range: start + kept..end,
            is_torn: start == last && !ends_with_time,
        })
    });
    spoilt.collect()
}

/// How much of a part of a record is a whole entry, if it has more than that. That of its heading
/// may be missing, too.
fn whole_entry(part: &str, name: &str, is_last: bool) -> Option<usize> {
    let is_whole = |text: &str| {
        let alone = Source::new(name, text);
        let has_time = |mut table: TableReader<'_>, wrong: &mut Diagnostics<'_>| {
            let entries = table.tables("entries", wrong).unwrap_or_default();
            let last = entries.last();
            last.is_some_and(|entry| !entry.is_without("time"))
        };
        let (has_time, wrong, _) = read(&alone, has_time);
        let can_be_read = wrong.iter().all(|wrong| wrong.code() != Code::SYNTAX);
        // What lacks its time elsewhere than at the end was not cut off, but changed by hand.
        can_be_read && (has_time || !is_last)
    };
    if is_whole(part) {
        return None;
    }
    let mut end = 0;
    let lines = part.split_inclusive('\n').map(|line| {
        end += line.len();
        (line, end)
    });
    let ends: Vec<usize> = lines
        .filter(|(line, _)| is_of_time(line))
        .map(|(_, end)| end)
        .collect();
    let whole = ends
        .into_iter()
        .find(|end| part.get(..*end).is_some_and(is_whole));
    Some(whole.unwrap_or_default())
}

/// Whether a line is the last of an entry.
fn is_of_time(line: &str) -> bool {
    line.trim_start().starts_with("time")
}

/// A text with blanks in place of some of its parts, so that all others stay where they are.
fn without(text: &str, parts: &[SpoiltPart]) -> String {
    let mut rest = text.to_owned();
    for part in parts {
        let spoilt = text.get(part.range.clone()).unwrap_or_default();
        let blanks = spoilt
            .bytes()
            .map(|byte| if byte == b'\n' { '\n' } else { ' ' });
        rest.replace_range(part.range.clone(), &blanks.collect::<String>());
    }
    rest
}

fn interpret(mut document: TableReader<'_>, wrong: &mut Diagnostics<'_>) -> Option<Record> {
    check_format(document.required("format", wrong), wrong);
    let plan = document.required::<String>("plan", wrong);
    let day = document.required::<String>("meeting", wrong);
    let day = day.and_then(|day| parsed(day, RecordMistake::BadDay, wrong));
    let writer = document.required::<String>("writer", wrong);
    let writer =
        writer.and_then(|writer| parsed::<Writer>(writer, RecordMistake::BadWriter, wrong));
    let entries = document.tables("entries", wrong).unwrap_or_default();
    document.finish(wrong);
    let entries = entries.into_iter();
    let read = writer.as_ref().map(|writer| {
        let entries = entries.filter_map(|table| entry(table, writer, wrong));
        entries.collect::<Vec<_>>()
    });
    Some(Record {
        head: RecordHead {
            plan: plan?.value,
            day: day?,
            writer: writer?,
        },
        entries: read?,
    })
}

fn check_format(format: Option<Item<u32>>, wrong: &mut Diagnostics<'_>) {
    let Some(format) = format.filter(|format| format.value != FORMAT) else {
        return;
    };
    let unknown = RecordMistake::UnknownFormat {
        written: format.value,
        readable: FORMAT,
    };
    wrong.add(unknown, format.span);
}

fn entry(
    mut table: TableReader<'_>,
    writer: &Writer,
    wrong: &mut Diagnostics<'_>,
) -> Option<Entry> {
    let number = table.required::<u32>("number", wrong);
    let number = number.and_then(|number| counted(&number, wrong));
    let kind = table.required::<String>("kind", wrong);
    let kind = kind.and_then(|kind| kind_of(&kind, wrong));
    let content = kind.and_then(|kind| content(kind, &mut table, wrong));
    let time = table.required::<String>("time", wrong);
    let time = time.and_then(|time| parsed(time, RecordMistake::BadTime, wrong));
    if kind.is_some() {
        table.finish(wrong);
    }
    Some(Entry {
        id: EntryId::new(number?, writer.clone()),
        time: time?,
        content: content?,
    })
}

fn counted(number: &Item<u32>, wrong: &mut Diagnostics<'_>) -> Option<u32> {
    if number.value == 0 {
        wrong.add(RecordMistake::BadNumber(number.value), number.span.clone());
        return None;
    }
    Some(number.value)
}

fn kind_of(written: &Item<String>, wrong: &mut Diagnostics<'_>) -> Option<Kind> {
    let mut kinds = Kind::ALL.iter();
    let found = kinds.find(|(name, _)| *name == written.value);
    if found.is_none() {
        let names = Kind::ALL.map(|(name, _)| name);
        let unknown = RecordMistake::UnknownKind {
            written: written.value.clone(),
            suggestion: Suggestion::new(&written.value, &names, usize::MAX),
        };
        wrong.add(unknown, written.span.clone());
    }
    found.map(|(_, kind)| *kind)
}

fn content(
    kind: Kind,
    table: &mut TableReader<'_>,
    wrong: &mut Diagnostics<'_>,
) -> Option<Content> {
    match kind {
        Kind::Decision | Kind::Task | Kind::Pending | Kind::Memo | Kind::Rating => {
            let replaces = table.optional::<String>("replaces", wrong);
            let replaces = replaces.map(|id| parsed(id, RecordMistake::BadReference, wrong));
            let note = note(kind, table, wrong)?;
            let replaces = replaces.map_or(Some(None), |read| read.map(Some))?;
            Some(Content::Note { note, replaces })
        }
        Kind::Withdrawn => reference("replaces", table, wrong).map(Content::Withdrawn),
        Kind::DealtWith => row_state(RowState::DealtWith, table, wrong),
        Kind::Later => row_state(RowState::Later, table, wrong),
        Kind::Open => row_state(RowState::Open, table, wrong),
        Kind::Agenda => Some(Content::Agenda(agenda(table, wrong))),
        Kind::Meeting => Some(Content::Facts(facts(table, wrong))),
        Kind::Undescribed => Some(Content::Undescribed),
        Kind::Settled | Kind::Unsettled => Some(Content::Settled {
            note: reference("note", table, wrong)?,
            is_settled: kind == Kind::Settled,
        }),
    }
}

fn reference<T: FromStr>(
    key: &'static str,
    table: &mut TableReader<'_>,
    wrong: &mut Diagnostics<'_>,
) -> Option<T> {
    let id = table.required::<String>(key, wrong)?;
    parsed(id, RecordMistake::BadReference, wrong)
}

fn row_state(
    state: RowState,
    table: &mut TableReader<'_>,
    wrong: &mut Diagnostics<'_>,
) -> Option<Content> {
    let row = table.required::<String>("row", wrong)?;
    Some(Content::Row(InitiativeId::new(row.value), state))
}

fn note(kind: Kind, table: &mut TableReader<'_>, wrong: &mut Diagnostics<'_>) -> Option<Note> {
    let row = optional_text("row", table, wrong).map(InitiativeId::new);
    let text = table.optional::<Text>("text", wrong);
    let said = match kind {
        Kind::Task => Said::Task {
            who: optional_text("who", table, wrong),
            by: optional_text("by", table, wrong).map(Due::of_written),
        },
        Kind::Pending => Said::Pending,
        Kind::Memo => Said::Memo,
        Kind::Rating => Said::Rating(rating(table, wrong)?),
        _ => Said::Decision,
    };
    let is_empty = text.as_ref().is_none_or(|text| text.value.is_empty());
    if is_empty && kind != Kind::Rating {
        let span = text.map_or_else(|| table.span(), |text| text.span);
        wrong.add(RecordMistake::EmptyNote, span);
        return None;
    }
    let text = text.map(|text| text.value).unwrap_or_default();
    Some(Note { row, said, text })
}

fn rating(table: &mut TableReader<'_>, wrong: &mut Diagnostics<'_>) -> Option<RatingChange> {
    let year = table.required::<String>("year", wrong);
    let year = year.and_then(|year| parsed::<FiscalYear>(year, RecordMistake::BadYear, wrong));
    let before = optional_text("before", table, wrong);
    let after = optional_text("after", table, wrong);
    Some(RatingChange {
        year: year?,
        before,
        after,
    })
}

fn agenda(table: &mut TableReader<'_>, wrong: &mut Diagnostics<'_>) -> Agenda {
    let rows = table.optional::<Vec<String>>("rows", wrong);
    let rows = rows.map(|rows| rows.value).unwrap_or_default();
    let mut minutes = |key, wrong: &mut Diagnostics<'_>| {
        let minutes = table.optional::<u32>(key, wrong)?;
        Some(u16::try_from(minutes.value).unwrap_or(u16::MAX))
    };
    let per_row = minutes(PER_ROW, wrong).map(Allotment::PerRow);
    let per_department = minutes(PER_DEPARTMENT, wrong).map(Allotment::PerDepartment);
    let mut agenda = Agenda::new(rows.into_iter().map(InitiativeId::new));
    agenda.allotment = per_row.or(per_department);
    agenda
}

fn facts(table: &mut TableReader<'_>, wrong: &mut Diagnostics<'_>) -> MeetingFacts {
    let people = table.optional::<Vec<String>>("people", wrong);
    MeetingFacts {
        title: optional_text("title", table, wrong),
        place: optional_text("place", table, wrong),
        people: people.map(|people| people.value).unwrap_or_default(),
    }
}

fn optional_text(
    key: &'static str,
    table: &mut TableReader<'_>,
    wrong: &mut Diagnostics<'_>,
) -> Option<String> {
    let text = table.optional::<String>(key, wrong)?.value;
    (!text.trim().is_empty()).then_some(text)
}

fn parsed<T: FromStr>(
    written: Item<String>,
    mistake: fn(String) -> RecordMistake,
    wrong: &mut Diagnostics<'_>,
) -> Option<T> {
    let parsed = written.value.parse().ok();
    if parsed.is_none() {
        wrong.add(mistake(written.value), written.span);
    }
    parsed
}
