//! What changed since the last meeting: the plan as that saw it beside the plan now.

mod lines;
mod parts;
mod words;

use std::ops::Range;
use std::sync::Arc;

use tenken::query::Listing;

use self::lines::{Piece, SinceLine, SinceLines};
use self::parts::{ListedPart, PartName, copied, count_kinds, listed_parts};
use crate::display_width::shorten;
use crate::differences::ChangeKind;
use crate::recorded::{SeenDifferences, SinceLastMeeting};
use crate::tui::action::Action;
use crate::tui::draw::line::Line;
use crate::tui::draw::look::Look;
use crate::tui::draw::plan::Lead;
use crate::tui::draw::prose::paragraph;
use crate::tui::identity::{Identity, is_same};
use crate::tui::room::{self, Choice, Choices, Goal, Outcome, Room, Shape, TableRow};
use crate::tui::running_text::Copied;
use crate::tui::stage::Stage;

/// What changed since the last meeting.
pub(crate) struct SinceLastTimeRoom;

/// What the cursor is on, besides the row that all screens share.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct SinceCursor {
    at: Option<PartCursor>,
}

/// A place of a part, which may be longer than the screen is high.
#[derive(Debug, Clone, PartialEq, Eq)]
struct PartCursor {
    part: PartName,
    /// Whether it is a row of the plan, which is chosen as long as all screens have it.
    is_row: bool,
    /// Which of its pieces, counted from zero.
    piece: usize,
}

/// What is listed.
pub(crate) struct SinceModel {
    parts: Vec<ListedPart>,
    /// How many changes there are of each kind, of the parts that are listed.
    counts: Vec<(ChangeKind, usize)>,
    lines: SinceLines,
}

/// What the screen depends on.
pub(crate) struct SinceInputs {
    since: Option<Arc<SinceLastMeeting>>,
    listing: Identity<Listing>,
    lead: Lead,
    look: Look,
    width: usize,
}

impl PartialEq for SinceInputs {
    fn eq(&self, other: &Self) -> bool {
        is_same(self.since.as_ref(), other.since.as_ref())
            && self.listing == other.listing
            && self.lead == other.lead
            && self.look == other.look
            && self.width == other.width
    }
}

impl Room for SinceLastTimeRoom {
    type Memory = SinceCursor;
    type Model = SinceModel;
    type Inputs = SinceInputs;

    const ACTIONS: &'static [Action] = &[Action::Open];

    const NEEDS_LAST_MEETING: bool = true;

    // Something that is no row of the plan may be chosen instead.
    const FOLLOWS_ROW: bool = false;

    const IS_TAB: bool = false;

    fn shape(_: &Stage<'_>, _: &SinceCursor) -> Shape {
        Shape::Table { heading: 2 }
    }

    fn inputs(stage: &Stage<'_>, _: &SinceCursor, width: usize) -> SinceInputs {
        SinceInputs {
            since: stage.open.since_last_meeting.clone(),
            listing: Identity::of(stage.listing),
            lead: Lead::of_rows(stage),
            look: stage.look,
            width,
        }
    }

    fn model(stage: &Stage<'_>, _: &SinceCursor, width: usize) -> SinceModel {
        let parts = known(stage).map(|known| listed_parts(known, stage));
        let parts = parts.unwrap_or_default();
        SinceModel {
            counts: count_kinds(&parts),
            lines: SinceLines::new(&parts, stage, width),
            parts,
        }
    }

    fn choices(stage: &Stage<'_>, cursor: &SinceCursor, model: &SinceModel) -> Option<Choices> {
        let pieces = &model.lines.pieces;
        let chosen = model.place(cursor, stage);
        let piece = chosen.and_then(|chosen| pieces.get(chosen));
        Some(Choices {
            count: pieces.len(),
            chosen,
            rows: model.lines.lines.len(),
            row: piece.map(|piece| piece.lines.end.saturating_sub(1)),
            above: piece.map_or(0, |piece| piece.lines.len().saturating_sub(1)),
        })
    }

    fn place_in_row(_: &Stage<'_>, model: &SinceModel, row: usize) -> Option<usize> {
        let mut pieces = model.lines.pieces.iter();
        pieces.position(|piece| piece.lines.contains(&row))
    }

    fn choice(_: &Stage<'_>, model: &SinceModel, place: usize) -> Option<Choice> {
        let row = model.part_at(place)?.part.row;
        Some(row.map_or(Choice::Own, Choice::Row))
    }

    fn entered(cursor: &mut SinceCursor) {
        cursor.at.take_if(|at| !at.is_row);
    }

    fn remember(cursor: &mut SinceCursor, model: &SinceModel, place: usize) {
        let piece = model.lines.pieces.get(place);
        cursor.at = model.part_at(place).zip(piece).map(|(listed, piece)| PartCursor {
            part: listed.name.clone(),
            is_row: listed.part.row.is_some(),
            piece: piece.number,
        });
    }

    fn act(cursor: &mut SinceCursor, _: Action, stage: &Stage<'_>, model: &SinceModel) -> Outcome {
        match model.has_row(cursor, stage) {
            true => Outcome::Show(Goal::Comparison),
            false => Outcome::Nothing,
        }
    }

    fn offers(_: Action, stage: &Stage<'_>, cursor: &SinceCursor, model: &SinceModel) -> bool {
        model.has_row(cursor, stage)
    }

    fn count(stage: &Stage<'_>, model: &SinceModel) -> String {
        room::count_of(model.parts.len(), stage)
    }

    fn heading(stage: &Stage<'_>, _: &SinceCursor, model: &SinceModel, width: usize) -> Vec<Line> {
        let Some(known) = known(stage).filter(|_| !model.parts.is_empty()) else {
            return Vec::new();
        };
        let (look, language) = (stage.look, stage.look.language);
        let counts = model.counts.iter();
        let counts =
            counts.map(|(kind, count)| language.count_of_kind(kind.label(language), *count));
        let said = [
            (language.changed_since_meeting(known.day), look.theme.strong),
            (language.in_a_row(counts), look.theme.dim),
        ];
        let lines = said.into_iter().map(|(said, style)| {
            let said = shorten(&said, width.saturating_sub(2), look.ambiguous);
            Line::new(format!(" {said}"), style)
        });
        lines.collect()
    }

    fn rows(
        stage: &Stage<'_>,
        cursor: &SinceCursor,
        model: &SinceModel,
        range: Range<usize>,
        _: usize,
    ) -> Vec<TableRow> {
        let chosen = model.place(cursor, stage);
        let chosen = chosen.and_then(|chosen| model.lines.pieces.get(chosen));
        let lines = model.lines.lines.iter().enumerate();
        let lines = lines.skip(range.start).take(range.len());
        let rows = lines.map(|(place, line)| {
            let is_chosen = chosen.is_some_and(|piece| piece.lines.start == place);
            TableRow {
                line: model.line(line, is_chosen, stage),
                style: line.style(is_chosen, stage.look),
            }
        });
        rows.collect()
    }

    fn empty(stage: &Stage<'_>, width: usize) -> Vec<Line> {
        let (look, language) = (stage.look, stage.look.language);
        let said = match stage.open.since_last_meeting.as_deref() {
            None => language.looking_back().to_owned(),
            Some(SinceLastMeeting::NoCopy) => {
                language.no_plan_of_last_meeting(&stage.key(Action::StartMeeting))
            }
            Some(SinceLastMeeting::Unreadable(file)) => {
                language.plan_of_last_meeting_is_unreadable(&file.display().to_string())
            }
            Some(SinceLastMeeting::Known(known)) if known.differences.is_empty() => {
                language.nothing_changed_since_meeting(known.day)
            }
            Some(SinceLastMeeting::Known(_)) => return room::no_rows(stage, width),
        };
        paragraph(&said, &[], look.theme.dim, width, look)
    }

    fn copied(stage: &Stage<'_>, _: &SinceCursor, model: &SinceModel) -> Option<Copied> {
        let known = known(stage).filter(|_| !model.parts.is_empty())?;
        Some(copied(&model.parts, known.day, stage))
    }
}

/// What is different, once that is known.
fn known<'s>(stage: &Stage<'s>) -> Option<&'s SeenDifferences> {
    match stage.open.since_last_meeting.as_deref()? {
        SinceLastMeeting::Known(known) => Some(known),
        SinceLastMeeting::NoCopy | SinceLastMeeting::Unreadable(_) => None,
    }
}

impl SinceModel {
    /// The part of a choice.
    fn part_at(&self, place: usize) -> Option<&ListedPart> {
        self.parts.get(self.lines.pieces.get(place)?.part)
    }

    /// The place of what is chosen, counted from zero: what the cursor was moved to, or else
    /// the row that all screens share. Before anybody chose one, it is the first.
    fn place(&self, cursor: &SinceCursor, stage: &Stage<'_>) -> Option<usize> {
        let first = (!self.lines.pieces.is_empty()).then_some(0);
        let at = cursor.at.as_ref().and_then(|at| self.place_at(at, stage));
        at.or_else(|| self.place_of_row(stage)).or(first)
    }

    /// The place of the cursor, unless another row was chosen since.
    fn place_at(&self, at: &PartCursor, stage: &Stage<'_>) -> Option<usize> {
        let holds = |part: &ListedPart| part.part.row.is_none() || part.part.row == stage.chosen;
        let mut parts = self.parts.iter();
        let part = parts.position(|part| part.name == at.part && holds(part))?;
        let is_it = |piece: &Piece| piece.part == part && piece.number <= at.piece;
        self.lines.pieces.iter().rposition(is_it)
    }

    fn place_of_row(&self, stage: &Stage<'_>) -> Option<usize> {
        let row = stage.selection().row.as_ref().and(stage.chosen)?;
        (0..self.lines.pieces.len())
            .find(|place| self.part_at(*place).is_some_and(|part| part.part.row == Some(row)))
    }

    /// Whether the cursor is on a row of the plan.
    fn has_row(&self, cursor: &SinceCursor, stage: &Stage<'_>) -> bool {
        let part = self.place(cursor, stage).and_then(|place| self.part_at(place));
        part.is_some_and(|part| part.part.row.is_some())
    }

    fn line(&self, line: &SinceLine, is_chosen: bool, stage: &Stage<'_>) -> Line {
        match line {
            SinceLine::Title { part, range } => match self.parts.get(*part) {
                Some(part) => part.title_line(range.clone(), is_chosen, stage),
                None => Line::default(),
            },
            SinceLine::Change(line) => Lead::of_rows(stage)
                .line(is_chosen, false, stage.look)
                .followed_by(Line::default().filled(2, stage.look.ambiguous))
                .followed_by(line.clone()),
        }
    }
}
