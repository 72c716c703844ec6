//! What was said of a row: in this meeting, and what earlier ones left open.

use ratatui::style::Style;
use tenken::meeting::{LeftOpen, Meeting, Note, NoteKind};
use tenken::plan::InitiativeId;

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
    let look = stage.look;
    let noted = |kind: NoteKind| {
        let noted = meeting.noted_of(Some(row));
        let noted = noted.filter(|noted| stage.sees(noted));
        noted.filter(move |noted| noted.note.kind() == kind)
    };
    let of_kind = |kind: NoteKind| {
        let lines = noted(kind).flat_map(move |noted| {
            let mut said = words(&noted.note, look);
            let recorded = stage.open.recorded.as_ref();
            if recorded.is_some_and(|recorded| recorded.is_unwritten(&noted.id)) {
                said.push_str(look.language.not_saved_yet());
            }
            let style = match kind {
                NoteKind::Memo => look.theme.dim,
                _ => look.theme.strong,
            };
            let lines = paragraph(&said, &[], style, labelled_width(width), look);
            labelled(look.language.note_kind(kind), lines, width, look)
        });
        lines.collect::<Vec<Line>>()
    };
    NoteKind::ALL.into_iter().flat_map(of_kind).collect()
}

/// What was noted, in a line.
fn words(note: &Note, look: Look) -> String {
    let said = look.language.said_in_meeting(note);
    said.lines().collect::<Vec<_>>().join(" ")
}
