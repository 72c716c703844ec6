//! The rows of a plan beside those of earlier plans: which became which.

mod lines;
mod links;

use std::ops::Range;

use tenken::messages::Language;
use tenken::plan::{InitiativeId, RowIndex};
use tenken::query::Listing;

use self::lines::{RevisionColumns, copied};
use self::links::{OldRow, RevisionChoice, RevisionLine, RevisionLines};
use crate::display_width::AmbiguousWidth;
use crate::tui::action::Action;
use crate::tui::draw::line::Line;
use crate::tui::draw::plan::Lead;
use crate::tui::draw::prose::paragraph;
use crate::tui::identity::Identity;
use crate::tui::plan_index::PlanIndex;
use crate::tui::room::{self, Choice, Choices, Goal, Outcome, PlanGoal, Room, Shape, TableRow, YearsShown};
use crate::tui::running_text::Copied;
use crate::tui::stage::Stage;

/// The plan beside the one that it replaced.
pub(crate) struct RevisionRoom;

/// What is chosen besides the row that all screens share.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct RevisionCursor {
    /// A row of an earlier plan.
    old: Option<(PlanIndex, InitiativeId)>,
    /// Whether it was opened, so that going back leads to it.
    is_opened: bool,
}

/// The rows of both plans.
pub(crate) struct RevisionModel {
    lines: RevisionLines,
    columns: RevisionColumns,
}

/// What they depend on.
#[derive(PartialEq)]
pub(crate) struct RevisionInputs {
    listing: Identity<Listing>,
    plans: u64,
    lead: Lead,
    width: usize,
    ambiguous: AmbiguousWidth,
    language: Language,
}

impl Room for RevisionRoom {
    type Memory = RevisionCursor;
    type Model = RevisionModel;
    type Inputs = RevisionInputs;

    const ACTIONS: &'static [Action] = &[Action::Open];

    // A row of an earlier plan may be chosen instead.
    const FOLLOWS_ROW: bool = false;

    const IS_TAB: bool = false;

    fn shape(_: &Stage<'_>, _: &RevisionCursor) -> Shape {
        Shape::Table { heading: 2 }
    }

    fn inputs(stage: &Stage<'_>, _: &RevisionCursor, width: usize) -> RevisionInputs {
        RevisionInputs {
            listing: Identity::of(stage.listing),
            plans: stage.plans.version(),
            lead: Lead::of_rows(stage),
            width,
            ambiguous: stage.look.ambiguous,
            language: stage.look.language,
        }
    }

    fn model(stage: &Stage<'_>, _: &RevisionCursor, width: usize) -> RevisionModel {
        let lines = RevisionLines::new(stage);
        RevisionModel {
            columns: RevisionColumns::new(&lines, stage, width),
            lines,
        }
    }

    fn choices(
        stage: &Stage<'_>,
        cursor: &RevisionCursor,
        model: &RevisionModel,
    ) -> Option<Choices> {
        let lines = &model.lines;
        let chosen = model.place(cursor, stage);
        let choice = chosen.and_then(|chosen| lines.choices.get(chosen));
        Some(Choices {
            count: lines.choices.len(),
            chosen,
            rows: lines.lines.len(),
            row: choice.map(|choice| choice.line),
            above: choice.map_or(0, RevisionChoice::above),
        })
    }

    fn place_in_row(_: &Stage<'_>, model: &RevisionModel, row: usize) -> Option<usize> {
        let mut choices = model.lines.choices.iter();
        choices.position(|choice| choice.covers(row))
    }

    fn choice(_: &Stage<'_>, model: &RevisionModel, place: usize) -> Option<Choice> {
        match model.chosen_at(place)? {
            Chosen::New(row) => Some(Choice::Row(row)),
            Chosen::Old(_) => Some(Choice::Own),
        }
    }

    fn entered(cursor: &mut RevisionCursor) {
        if !std::mem::take(&mut cursor.is_opened) {
            cursor.old = None;
        }
    }

    fn remember(cursor: &mut RevisionCursor, model: &RevisionModel, place: usize) {
        cursor.old = match model.chosen_at(place) {
            Some(Chosen::Old(old)) => old.named().cloned(),
            Some(Chosen::New(_)) | None => None,
        };
    }

    fn act(
        cursor: &mut RevisionCursor,
        _: Action,
        stage: &Stage<'_>,
        model: &RevisionModel,
    ) -> Outcome {
        let chosen = model.place(cursor, stage);
        match chosen.and_then(|chosen| model.chosen_at(chosen)) {
            Some(Chosen::New(_)) => Outcome::Show(Goal::Card),
            Some(Chosen::Old(old)) => {
                let Some((plan, row)) = old.named().cloned() else {
                    return Outcome::Nothing;
                };
                cursor.is_opened = true;
                Outcome::Show(Goal::OfPlan(plan, PlanGoal::Row(row)))
            }
            None => Outcome::Nothing,
        }
    }

    fn offers(_: Action, stage: &Stage<'_>, cursor: &RevisionCursor, model: &RevisionModel) -> bool {
        model.place(cursor, stage).is_some()
    }

    fn years(stage: &Stage<'_>) -> YearsShown {
        room::review_or_shown_year(stage)
    }

    fn count(stage: &Stage<'_>, _: &RevisionModel) -> String {
        room::listed(stage)
    }

    fn heading(
        stage: &Stage<'_>,
        _: &RevisionCursor,
        model: &RevisionModel,
        _: usize,
    ) -> Vec<Line> {
        match model.lines.lines.is_empty() {
            true => Vec::new(),
            false => model.columns.headings(stage.look),
        }
    }

    fn rows(
        stage: &Stage<'_>,
        cursor: &RevisionCursor,
        model: &RevisionModel,
        range: Range<usize>,
        _: usize,
    ) -> Vec<TableRow> {
        let lines = &model.lines;
        let chosen = model.place(cursor, stage);
        let chosen = chosen.and_then(|chosen| lines.choices.get(chosen));
        let chosen = chosen.map(|choice| choice.line);
        let rows = lines.lines.iter().enumerate();
        let rows = rows.skip(range.start).take(range.len());
        rows.map(|(place, line)| {
            let is_chosen = chosen == Some(place);
            TableRow {
                line: model.columns.line(line, is_chosen, stage),
                style: is_chosen.then_some(stage.look.theme.chosen),
            }
        })
        .collect()
    }

    fn copied(stage: &Stage<'_>, _: &RevisionCursor, model: &RevisionModel) -> Option<Copied> {
        copied(&model.lines, stage)
    }

    fn empty(stage: &Stage<'_>, width: usize) -> Vec<Line> {
        let look = stage.look;
        let said = match &stage.plan().facts().succeeds {
            _ if stage.plans.awaits_earlier(stage.plan()) => look.language.opening_plans().to_owned(),
            Some(id) => look.language.plan_before_is_not_open(id),
            None => look.language.no_plan_before().to_owned(),
        };
        paragraph(&said, &[], look.theme.dim, width, look)
    }
}

/// What a line offers to choose.
enum Chosen<'m> {
    New(RowIndex),
    Old(&'m OldRow),
}

impl RevisionModel {
    fn chosen_at(&self, place: usize) -> Option<Chosen<'_>> {
        let choice = self.lines.choices.get(place)?;
        match self.lines.lines.get(choice.line)? {
            RevisionLine::Link { new: Some(row), .. } => Some(Chosen::New(*row)),
            RevisionLine::Link { old: Some(old), .. } => Some(Chosen::Old(old)),
            _ => None,
        }
    }

    /// The place of what is chosen, counted from zero: a row of an earlier plan, or else the
    /// row that all screens share. Before anybody chose one, it is the first.
    fn place(&self, cursor: &RevisionCursor, stage: &Stage<'_>) -> Option<usize> {
        let all = || (0..self.lines.choices.len()).filter_map(|place| self.chosen_at(place));
        let is_old = |chosen: Chosen<'_>| match chosen {
            Chosen::Old(old) => old.named() == cursor.old.as_ref(),
            Chosen::New(_) => false,
        };
        let is_row = |chosen: Chosen<'_>| match chosen {
            Chosen::New(row) => stage.selection().row.is_some() && stage.chosen == Some(row),
            Chosen::Old(_) => false,
        };
        let old = cursor.old.as_ref().and_then(|_| all().position(is_old));
        let first = (!self.lines.choices.is_empty()).then_some(0);
        old.or_else(|| all().position(is_row)).or(first)
    }
}
