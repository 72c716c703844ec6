//! What is being noted in a meeting.

use tenken::meeting::{
    Content, Day, Due, EntryId, MeetingFacts, Note, NoteKind, RatingChange, Said,
};
use tenken::plan::{InitiativeId, Text};

use crate::tui::input::TextInput;
use crate::tui::sitting::Undoing;

/// What is being noted in a meeting.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NotePrompt {
    /// What it is about.
    pub(crate) subject: NoteSubject,
    /// What is typed in each field.
    fields: Vec<(NoteField, TextInput)>,
    /// The place of the field that is typed in.
    at: usize,
    /// What was in the fields before anything was typed.
    before: Vec<String>,
    /// What is being written to the disk.
    saving: Option<NoteSaving>,
}

/// A note that is being written to the disk.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NoteSaving {
    /// The number of its entry.
    pub(crate) number: u32,
    /// What puts the note back in whose place it stands. Only once it is written is there
    /// something to be undone.
    pub(crate) undoing: Option<Undoing>,
}

/// What is noted.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum NoteSubject {
    /// Something that was said.
    Said {
        /// Its kind.
        kind: NoteKind,
        /// The row that it is about; `None` if it is about the plan as a whole.
        row: Option<InitiativeId>,
        /// The note in whose place it stands.
        replaces: Option<EntryId>,
        /// The rating that was changed by it, if that is what was decided.
        rating: Option<RatingChange>,
    },
    /// Where and with whom the meeting takes place.
    Facts {
        /// Whether it is asked because minutes are about to be written.
        leads_to_minutes: bool,
    },
}

/// A field of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoteField {
    /// Its words.
    Words,
    /// Who is to do it.
    Who,
    /// By when.
    By,
    /// What the meeting is called.
    Title,
    /// Where it takes place.
    Place,
    /// Who takes part, a person or several in a line.
    People,
}

/// Maximum number of characters of a note: what is said of a row in a minute is shorter.
/// Heuristic.
const MOST_CHARACTERS: usize = 2_000;

/// About how many characters stand in a line at the width of a room. Heuristic.
const IN_A_LINE: usize = 35;

impl NotePrompt {
    /// Begins a note.
    pub(crate) fn new(kind: NoteKind, row: Option<InitiativeId>) -> Self {
        let subject = NoteSubject::Said {
            kind,
            row,
            replaces: None,
            rating: None,
        };
        let fields = match kind {
            NoteKind::Task => [NoteField::Words, NoteField::Who, NoteField::By].as_slice(),
            _ => &[NoteField::Words],
        };
        Self::with_fields(subject, fields, |_| None)
    }

    /// Goes on with a note that was written before.
    pub(crate) fn changing(id: EntryId, note: &Note) -> Self {
        let (who, by) = match &note.said {
            Said::Task { who, by } => (who.clone(), by.as_ref().map(Due::to_string)),
            _ => (None, None),
        };
        let subject = NoteSubject::Said {
            kind: note.kind(),
            row: note.row.clone(),
            replaces: Some(id),
            rating: match &note.said {
                Said::Rating(change) => Some(change.clone()),
                _ => None,
            },
        };
        let new = Self::new(note.kind(), None);
        let fields: Vec<NoteField> = new.fields.iter().map(|(field, _)| *field).collect();
        Self::with_fields(subject, &fields, |field| match field {
            NoteField::Words => Some(note.text.to_string()),
            NoteField::Who => who.clone(),
            NoteField::By => by.clone(),
            NoteField::Title | NoteField::Place | NoteField::People => None,
        })
    }

    /// Says where and with whom the meeting takes place, as far as it was said before.
    pub(crate) fn facts(before: &MeetingFacts, leads_to_minutes: bool) -> Self {
        let fields = [NoteField::Title, NoteField::Place, NoteField::People];
        let subject = NoteSubject::Facts { leads_to_minutes };
        Self::with_fields(subject, &fields, |field| match field {
            NoteField::Title => before.title.clone(),
            NoteField::Place => before.place.clone(),
            _ => Some(before.people.join("\n")),
        })
    }

    fn with_fields(
        subject: NoteSubject,
        fields: &[NoteField],
        before: impl Fn(NoteField) -> Option<String>,
    ) -> Self {
        let fields = fields.iter().copied();
        let filled = fields.map(|field| (field, field.input(before(field))));
        let fields: Vec<_> = filled.collect();
        let before = fields.iter().map(|(_, input)| input.text().to_owned());
        Self {
            subject,
            before: before.collect(),
            fields,
            at: 0,
            saving: None,
        }
    }

    /// Goes on with what was typed in a note that was left.
    pub(crate) fn go_on_with(&mut self, left: Self) {
        self.fields = left.fields;
        self.at = left.at;
    }

    /// Whether both would be recorded in the same place.
    pub(crate) fn is_about_the_same(&self, other: &Self) -> bool {
        match (&self.subject, &other.subject) {
            (NoteSubject::Facts { .. }, NoteSubject::Facts { .. }) => true,
            (own, other) => own == other,
        }
    }

    /// Whether something else is in the fields than before anything was typed.
    pub(crate) fn is_changed(&self) -> bool {
        let typed = self.fields.iter().map(|(_, input)| input.text());
        !typed.eq(self.before.iter().map(String::as_str))
    }

    /// What is to be recorded. Returns `None` if a note has no words. `today` is what days are
    /// counted from.
    pub(crate) fn content(&self, today: Day) -> Option<Content> {
        let (kind, row, replaces, rating) = match &self.subject {
            NoteSubject::Said {
                kind,
                row,
                replaces,
                rating,
            } => (kind, row, replaces, rating),
            NoteSubject::Facts { .. } => {
                let is_passed_over = self.leads_to_minutes() && !self.is_changed();
                return Some(match is_passed_over {
                    true => Content::Undescribed,
                    false => Content::Facts(self.facts_typed()),
                });
            }
        };
        let text = Text::new([self.typed(NoteField::Words)]);
        let said = match (kind, rating) {
            (_, Some(change)) => Said::Rating(change.clone()),
            (NoteKind::Decision, None) => Said::Decision,
            (NoteKind::Task, None) => Said::Task {
                who: self.line(NoteField::Who),
                by: Due::meant(self.typed(NoteField::By), today),
            },
            (NoteKind::Pending, None) => Said::Pending,
            (NoteKind::Memo, None) => Said::Memo,
        };
        let is_complete = !text.is_empty() || rating.is_some();
        is_complete.then(|| Content::Note {
            note: Note {
                row: row.clone(),
                said,
                text,
            },
            replaces: replaces.clone(),
        })
    }

    fn facts_typed(&self) -> MeetingFacts {
        let people = self.typed(NoteField::People).lines().map(str::trim);
        let people = people.filter(|person| !person.is_empty());
        MeetingFacts {
            title: self.line(NoteField::Title),
            place: self.line(NoteField::Place),
            people: people.map(str::to_owned).collect(),
        }
    }

    /// What is typed in a field, unless that is nothing.
    fn line(&self, field: NoteField) -> Option<String> {
        let typed = self.typed(field).trim();
        (!typed.is_empty()).then(|| typed.to_owned())
    }

    /// The row that it is about, if it is about one.
    pub(crate) fn row(&self) -> Option<&InitiativeId> {
        match &self.subject {
            NoteSubject::Said { row, .. } => row.as_ref(),
            NoteSubject::Facts { .. } => None,
        }
    }

    /// The note in whose place it stands.
    pub(crate) fn replaces(&self) -> Option<&EntryId> {
        match &self.subject {
            NoteSubject::Said { replaces, .. } => replaces.as_ref(),
            NoteSubject::Facts { .. } => None,
        }
    }

    /// Whether minutes are to be written once it is recorded, or passed over.
    pub(crate) fn leads_to_minutes(&self) -> bool {
        let asked = NoteSubject::Facts {
            leads_to_minutes: true,
        };
        self.subject == asked
    }

    /// The fields with what is typed in them.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (NoteField, &TextInput)> {
        self.fields.iter().map(|(field, input)| (*field, input))
    }

    /// The field that is typed in.
    pub(crate) fn field(&self) -> NoteField {
        let field = self.fields.get(self.at);
        field.map_or(NoteField::Words, |(field, _)| *field)
    }

    /// What is typed in a field; nothing if the note does not have it.
    pub(crate) fn typed(&self, field: NoteField) -> &str {
        let mut fields = self.fields.iter();
        let found = fields.find(|(own, _)| *own == field);
        found.map_or("", |(_, input)| input.text())
    }

    /// What is typed in the field that is typed in, to be changed. Returns `None` while the
    /// note is being saved.
    pub(crate) fn input_mut(&mut self) -> Option<&mut TextInput> {
        let field = self.fields.get_mut(self.at);
        field
            .filter(|_| self.saving.is_none())
            .map(|(_, input)| input)
    }

    /// Goes to the next field, or with −1 to the one before, from the last to the first.
    pub(crate) fn step(&mut self, step: isize) {
        let count = isize::try_from(self.fields.len()).unwrap_or(1);
        let at = isize::try_from(self.at).unwrap_or_default();
        self.at = (at + step).rem_euclid(count).unsigned_abs();
    }

    /// How many lines it takes, with its title and room for a few lines of words.
    pub(crate) fn lines(&self) -> u16 {
        let fields = u16::try_from(self.fields.len()).unwrap_or_default();
        let typed = self.typed(NoteField::Words);
        let lines = typed
            .lines()
            .map(|line| 1 + line.chars().count() / IN_A_LINE);
        let lines = u16::try_from(lines.sum::<usize>()).unwrap_or(u16::MAX);
        fields.saturating_add(lines).saturating_add(3)
    }

    /// Whether it is being written to the disk.
    pub(crate) fn is_saving(&self) -> bool {
        self.saving.is_some()
    }

    /// Takes note that it is being written; with `None`, that it is not any more.
    pub(crate) fn set_saving(&mut self, saving: Option<NoteSaving>) {
        self.saving = saving;
    }

    /// What is being written.
    pub(crate) fn saving(&self) -> Option<&NoteSaving> {
        self.saving.as_ref()
    }
}

impl NoteField {
    /// An input for the field with a text typed into it.
    fn input(self, text: Option<String>) -> TextInput {
        let mut input = match self {
            Self::Words | Self::People => TextInput::with_room_for(MOST_CHARACTERS),
            Self::Who | Self::By | Self::Title | Self::Place => TextInput::default(),
        };
        text.iter().for_each(|text| input.paste_lines(text));
        input
    }
}
