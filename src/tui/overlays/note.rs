//! What is being noted in a meeting.

use tenken::meeting::{Day, Due, EntryId, Note, NoteKind, Said};
use tenken::plan::{InitiativeId, Text};

use crate::tui::input::TextInput;

/// What is being noted in a meeting.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NotePrompt {
    /// Its kind.
    pub(crate) kind: NoteKind,
    /// The row that it is about; `None` if it is about the plan as a whole.
    pub(crate) row: Option<InitiativeId>,
    /// The note in whose place it stands.
    pub(crate) replaces: Option<EntryId>,
    /// What is typed in each field.
    fields: Vec<(NoteField, TextInput)>,
    /// The place of the field that is typed in.
    at: usize,
    /// The number of what is being written to the disk.
    saving: Option<u32>,
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
}

/// Maximum number of characters of a note: what is said of a row in a minute is shorter.
/// Heuristic.
const MOST_CHARACTERS: usize = 2_000;

/// About how many characters stand in a line at the width of a room. Heuristic.
const IN_A_LINE: usize = 35;

impl NotePrompt {
    /// Begins a note.
    pub(crate) fn new(kind: NoteKind, row: Option<InitiativeId>) -> Self {
        let words = (NoteField::Words, TextInput::with_room_for(MOST_CHARACTERS));
        let others = match kind {
            NoteKind::Task => [NoteField::Who, NoteField::By].as_slice(),
            _ => &[],
        };
        let others = others.iter().map(|field| (*field, TextInput::default()));
        Self {
            kind,
            row,
            replaces: None,
            fields: std::iter::once(words).chain(others).collect(),
            at: 0,
            saving: None,
        }
    }

    /// Goes on with a note that was written before.
    pub(crate) fn changing(id: EntryId, note: &Note) -> Self {
        let mut prompt = Self {
            replaces: Some(id),
            ..Self::new(note.kind(), note.row.clone())
        };
        let (who, by) = match &note.said {
            Said::Task { who, by } => (who.clone(), by.as_ref().map(Due::to_string)),
            _ => (None, None),
        };
        for (field, input) in &mut prompt.fields {
            let before = match field {
                NoteField::Words => Some(note.text.to_string()),
                NoteField::Who => who.clone(),
                NoteField::By => by.clone(),
            };
            before.iter().for_each(|before| input.paste_lines(before));
        }
        prompt
    }

    /// The note. Returns `None` if it has no words. `today` is what days are counted from.
    pub(crate) fn note(&self, today: Day) -> Option<Note> {
        let text = Text::new([self.typed(NoteField::Words)]);
        let who = self.typed(NoteField::Who).trim();
        let said = match self.kind {
            NoteKind::Decision => Said::Decision,
            NoteKind::Task => Said::Task {
                who: (!who.is_empty()).then(|| who.to_owned()),
                by: Due::meant(self.typed(NoteField::By), today),
            },
            NoteKind::Pending => Said::Pending,
            NoteKind::Memo => Said::Memo,
        };
        (!text.is_empty()).then(|| Note {
            row: self.row.clone(),
            said,
            text,
        })
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

    /// Takes note that it is being written, as the entry with a number; with `None`, that it
    /// is not any more.
    pub(crate) fn set_saving(&mut self, number: Option<u32>) {
        self.saving = number;
    }

    /// The number of the entry that is being written.
    pub(crate) fn saving(&self) -> Option<u32> {
        self.saving
    }
}
