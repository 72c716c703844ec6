//! Entries: everything that happens in a meeting.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization as _;

use super::agenda::Agenda;
use super::day::Day;
use super::note::Note;
use super::time_of_day::TimeOfDay;
use crate::plan::{FiscalYear, InitiativeId};

/// Something that happened in a meeting. It is never changed: another entry says what has
/// become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which one it is.
    pub id: EntryId,
    /// The time of day at its writer's clock. Nothing is put in order by it.
    pub time: TimeOfDay,
    /// What happened.
    pub content: Content,
}

/// Which entry of a meeting it is. A writer gives each a higher number than all entries that
/// it knows of, so that entries have an order whatever clocks say: an answer comes after what
/// it answers, and of two that were written without knowledge of each other the names of
/// their writers decide.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId {
    /// Its number, from 1.
    pub number: u32,
    /// Who wrote it.
    pub writer: Writer,
    /// Zero, but where records have another entry of the same number and writer. Both are kept.
    pub twin: u32,
}

/// The name of whoever writes: of lower-case letters, digits, and hyphens between them, since
/// it is part of the name of a file. No two programs that run write under one name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Writer(String);

/// A note of another meeting of the same plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId {
    /// The day of the meeting.
    pub day: Day,
    /// The entry.
    pub entry: EntryId,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Something was noted.
    Note {
        /// The note.
        note: Note,
        /// The note in whose place it stands.
        replaces: Option<EntryId>,
    },
    /// A note was withdrawn.
    Withdrawn(EntryId),
    /// Something became of a row.
    Row(InitiativeId, RowState),
    /// The agenda was made, or made anew.
    Agenda(Agenda),
    /// It was said where and with whom the meeting takes place.
    Facts(MeetingFacts),
    /// It was asked where and with whom the meeting takes place, and nobody wanted to say.
    Undescribed,
    /// A task or a pending point of an earlier meeting is settled, or is not after all.
    Settled {
        /// The note.
        note: NoteId,
        /// Whether it is settled.
        is_settled: bool,
    },
}

/// What became of a row in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowState {
    /// Nothing yet.
    #[default]
    Open,
    /// 済: it was dealt with.
    DealtWith,
    /// It was left for later, and comes back at the end.
    Later,
}

/// Where and with whom a meeting takes place. Nothing of it has to be said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeetingFacts {
    /// What the meeting is called.
    pub title: Option<String>,
    /// Where it takes place.
    pub place: Option<String>,
    /// Who takes part.
    pub people: Vec<String>,
}

/// A rating that was changed in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingChange {
    /// The year of the rating.
    pub year: FiscalYear,
    /// The mark before; `None` if the row had none.
    pub before: Option<String>,
    /// The mark since.
    pub after: Option<String>,
}

impl EntryId {
    /// An entry of a writer, the only one with its number.
    pub fn new(number: u32, writer: Writer) -> Self {
        Self {
            number,
            writer,
            twin: 0,
        }
    }
}

/// The error returned if a text does not name an entry or a writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnEntry;

impl Writer {
    /// The writer that a name of a person becomes, with a number from 2 on if several write
    /// under that name. What a file name cannot have everywhere is left out.
    pub fn named(name: &str, number: u64) -> Self {
        let name = name_of_files(name);
        match number {
            0 | 1 => Self(name),
            _ => Self(format!("{name}-{number}")),
        }
    }

    /// Nobody: the writer of what is not written yet, which comes after everybody. No record can
    /// be theirs.
    pub fn nobody() -> Self {
        Self("~".to_owned())
    }

    /// Whether a person of a name writes so, whatever the number. Nobody knows what somebody
    /// without a name has written.
    pub fn is_of(&self, person: &str) -> bool {
        let name = name_of_files(person);
        let number = self.0.strip_prefix(&name);
        let is_number = |number: &str| {
            let digits = number.strip_prefix('-');
            number.is_empty() || digits.is_some_and(|digits| digits.parse::<u64>().is_ok())
        };
        !person.is_empty() && number.is_some_and(is_number)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Writer {
    type Err = NotAnEntry;

    fn from_str(written: &str) -> Result<Self, NotAnEntry> {
        let is_word = |word: &str| !word.is_empty() && word.chars().all(is_of_files);
        let is_writer = written.split('-').all(is_word);
        let writer = || Self(written.to_owned());
        is_writer.then(writer).ok_or(NotAnEntry)
    }
}

/// What the name of a person is in names of files. A plain word stays what it is. Of any other
/// name the letters are kept that every file system has, and what tells it from all names of the
/// same letters: what is private must not be shown to somebody who is called much the same.
fn name_of_files(person: &str) -> String {
    let person: String = person.trim().nfkc().collect();
    let person = person.to_lowercase();
    let words = person.split(|c| !is_of_files(c));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let plain = words.join("-");
    match (plain == person && words.len() == 1, plain.as_str()) {
        (true, _) => plain,
        (false, "") => format!("writer-{}", mark_of(&person)),
        (false, _) => format!("{plain}-{}", mark_of(&person)),
    }
}

fn is_of_files(character: char) -> bool {
    character.is_ascii_lowercase() || character.is_ascii_digit()
}

/// A short word that is another for every name (FNV-1a). It is in names of files that are kept,
/// so it must stay as it is; it begins with a letter, so that it is no number.
fn mark_of(name: &str) -> String {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("x{hash:016x}")
}

impl fmt::Display for Writer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for EntryId {
    /// Writes `sato/12`; of several that are called so, `sato/12/1` is the second.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.writer, self.number)?;
        match self.twin {
            0 => Ok(()),
            twin => write!(out, "/{twin}"),
        }
    }
}

impl FromStr for EntryId {
    type Err = NotAnEntry;

    fn from_str(written: &str) -> Result<Self, NotAnEntry> {
        let number = |written: &str| written.parse().map_err(|_| NotAnEntry);
        let (writer, rest) = written.split_once('/').ok_or(NotAnEntry)?;
        let (written, twin) = match rest.split_once('/') {
            Some((written, twin)) => (written, number(twin)?),
            None => (rest, 0),
        };
        Ok(Self {
            number: number(written)?,
            writer: writer.parse()?,
            twin,
        })
    }
}

impl fmt::Display for NoteId {
    /// Writes `2026-05-20/sato/12`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.day, self.entry)
    }
}

impl FromStr for NoteId {
    type Err = NotAnEntry;

    fn from_str(written: &str) -> Result<Self, NotAnEntry> {
        let (day, entry) = written.split_once('/').ok_or(NotAnEntry)?;
        let day = day.parse().map_err(|_| NotAnEntry)?;
        let entry = entry.parse()?;
        Ok(Self { day, entry })
    }
}
