//! What was said of a row: in this meeting, and what earlier ones left open.

use ratatui::style::Style;
use tenken::meeting::{LeftOpen, Meeting, Note, NoteKind, Noted};
use tenken::plan::InitiativeId;

use crate::tui::action::Action;
use crate::tui::draw::line::Line;
use crate::tui::draw::look::Look;
use crate::tui::draw::prose::{labelled, labelled_width, paragraph};
use crate::tui::stage::Stage;

/// What earlier meetings left open about a row.
pub(super) fn left_open(stage: &Stage<'_>, row: &InitiativeId, width: usize) -> Vec<Line> {
    let look = stage.look;
    let left = stage.left_open().into_iter();
    let left = left.filter(|left| left.noted.note.row.as_ref() == Some(row));
    let lines = left.flat_map(|left| line_of_open(&left, width, look));
    lines.collect()
}

fn line_of_open(left: &LeftOpen<'_>, width: usize, look: Look) -> Vec<Line> {
    let language = look.language;
    let settled = language.in_brackets(language.settled(left.is_settled));
    let said = format!("{settled}{}", words(&left.noted.note, look));
    let style = match left.is_settled {
        true => look.theme.dim,
        false => Style::new(),
    };
    let label = language.left_open_on(left.noted.note.kind(), left.id.day.into());
    let lines = paragraph(&said, &[], style, labelled_width(width), look);
    labelled(&label, lines, width, look)
}

/// What was said of a row in this meeting, by kind.
pub(super) fn in_meeting(
    stage: &Stage<'_>,
    meeting: &Meeting,
    row: &InitiativeId,
    width: usize,
) -> Vec<Line> {
    let of_kind = |kind: NoteKind| {
        let noted = meeting.noted_of(Some(row));
        let noted = noted.filter(|noted| stage.sees(noted));
        let noted: Vec<&Noted> = noted.filter(|noted| noted.note.kind() == kind).collect();
        match kind {
            NoteKind::Memo => memos(&noted, stage, width),
            _ => noted.iter().flat_map(|noted| line_of(noted, stage, width)).collect(),
        }
    };
    NoteKind::ALL.into_iter().flat_map(of_kind).collect()
}

fn line_of(noted: &Noted, stage: &Stage<'_>, width: usize) -> Vec<Line> {
    let look = stage.look;
    let mut said = words(&noted.note, look);
    if is_unwritten(noted, stage) {
        said.push_str(look.language.not_saved_yet());
    }
    let lines = paragraph(&said, &[], look.theme.strong, labelled_width(width), look);
    labelled(look.language.note_kind(noted.note.kind()), lines, width, look)
}

/// How many memos there are. The room sees the slide, and is not to read them.
fn memos(memos: &[&Noted], stage: &Stage<'_>, width: usize) -> Vec<Line> {
    if memos.is_empty() {
        return Vec::new();
    }
    let look = stage.look;
    let mut said = look.language.memos(memos.len(), &stage.key(Action::ChooseNote));
    if memos.iter().any(|memo| is_unwritten(memo, stage)) {
        said.push_str(look.language.not_saved_yet());
    }
    let lines = paragraph(&said, &[], look.theme.dim, labelled_width(width), look);
    labelled(look.language.note_kind(NoteKind::Memo), lines, width, look)
}

fn is_unwritten(noted: &Noted, stage: &Stage<'_>) -> bool {
    let recorded = stage.open.recorded.as_ref();
    recorded.is_some_and(|recorded| recorded.is_unwritten(&noted.id))
}

/// What was noted, in a line.
fn words(note: &Note, look: Look) -> String {
    let said = look.language.said_in_meeting(note);
    said.lines().collect::<Vec<_>>().join(" ")
}
