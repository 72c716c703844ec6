//! The planned schedule with one row of the plan per line, or the dated events of
//! the plan by month.

mod milestones;
mod years;

use std::ops::Range;

use ratatui::layout::Size;
use tenken::messages::Language;
use tenken::plan::{Initiative, Plan, TextKind};
use tenken::query::Listing;

use self::years::YearColumns;
use crate::display_width::AmbiguousWidth;
use crate::tui::action::Action;
use crate::tui::draw::line::{Line, title_and_notes};
use crate::tui::draw::plan::Lead;
use crate::tui::identity::Identity;
use crate::tui::room::{Choices, Goal, Outcome, Room, Shape, TableRow};
use crate::tui::running_text::Copied;
use crate::tui::stage::Stage;

/// What was planned in which year, and dated events.
pub(crate) struct ScheduleRoom;

/// What the schedule shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ScheduleView {
    /// Whether somebody asked for what does not come first.
    is_switched: bool,
    /// How many years are left of the screen; `None` until somebody moves them.
    first_year: Option<usize>,
}

impl ScheduleView {
    /// Whether dated events are shown. What was planned in which year comes first, if the
    /// plan says it.
    fn shows_milestones(&self, plan: &Plan) -> bool {
        let mut rows = plan.initiatives().iter();
        let is_planned = |row: &Initiative| {
            let mut years = row.years.values();
            years.any(|report| !report.text(TextKind::Plan).is_empty())
        };
        !plan.milestones().is_empty() && rows.any(is_planned) == self.is_switched
    }
}

/// What the columns of years depend on.
#[derive(PartialEq)]
pub(crate) struct ScheduleInputs {
    listing: Identity<Listing>,
    view: ScheduleView,
    lead: Lead,
    width: usize,
    ambiguous: AmbiguousWidth,
    language: Language,
}

impl Room for ScheduleRoom {
    type Memory = ScheduleView;
    /// `None` while dated events are shown.
    type Model = Option<YearColumns>;
    type Inputs = ScheduleInputs;

    const ACTIONS: &'static [Action] = &[
        Action::Open,
        Action::NextGrouping,
        Action::NextColumn,
        Action::PreviousColumn,
    ];

    fn mode(view: &ScheduleView, _: &Plan) -> Vec<usize> {
        let years = view.first_year;
        let switched = usize::from(view.is_switched);
        std::iter::once(switched).chain(years).collect()
    }

    fn set_mode(view: &mut ScheduleView, mode: &[usize], _: &Plan) {
        view.is_switched = mode.first() == Some(&1);
        view.first_year = mode.get(1).copied();
    }

    fn shape(stage: &Stage<'_>, view: &ScheduleView) -> Shape {
        match view.shows_milestones(stage.plan()) {
            true => Shape::Text { heading: 1 },
            false => Shape::Table { heading: 2 },
        }
    }

    fn inputs(stage: &Stage<'_>, view: &ScheduleView, width: usize) -> ScheduleInputs {
        ScheduleInputs {
            listing: Identity::of(stage.listing),
            view: view.clone(),
            lead: Lead::of_rows(stage),
            width,
            ambiguous: stage.look.ambiguous,
            language: stage.look.language,
        }
    }

    fn model(stage: &Stage<'_>, view: &ScheduleView, width: usize) -> Option<YearColumns> {
        let shows_years = !view.shows_milestones(stage.plan());
        shows_years.then(|| YearColumns::new(stage, view.first_year, width))
    }

    fn choices(
        stage: &Stage<'_>,
        _: &ScheduleView,
        columns: &Option<YearColumns>,
    ) -> Option<Choices> {
        let choices = Choices::rows(stage.listing.len(), stage.position());
        columns.as_ref().map(|_| choices)
    }

    fn act(
        view: &mut ScheduleView,
        action: Action,
        _: &Stage<'_>,
        columns: &Option<YearColumns>,
    ) -> Outcome {
        let left = columns.as_ref().map(|columns| columns.hidden.0);
        match action {
            Action::Open if columns.is_none() => return Outcome::Nothing,
            Action::Open => return Outcome::Show(Goal::Card),
            Action::NextColumn => view.first_year = left.map(|left| left + 1),
            Action::PreviousColumn => view.first_year = left.map(|left| left.saturating_sub(1)),
            Action::NextGrouping => {
                view.is_switched = !view.is_switched;
                view.first_year = None;
                return Outcome::ToTop;
            }
            _ => {}
        }
        Outcome::Nothing
    }

    fn label(action: Action, stage: &Stage<'_>, view: &ScheduleView) -> Option<&'static str> {
        let language = stage.look.language;
        let other = match view.shows_milestones(stage.plan()) {
            true => language.schedule_in_brief(),
            false => language.milestones_in_brief(),
        };
        (action == Action::NextGrouping).then_some(other)
    }

    fn offers(
        action: Action,
        stage: &Stage<'_>,
        _: &ScheduleView,
        columns: &Option<YearColumns>,
    ) -> bool {
        let hidden = columns.as_ref().map(|columns| columns.hidden);
        match action {
            // Events belong to the plan, and the chosen row is not seen among them.
            Action::Open => columns.is_some() && stage.row().is_some(),
            Action::NextGrouping => !stage.plan().milestones().is_empty(),
            Action::NextColumn => hidden.is_some_and(|(_, right)| right > 0),
            Action::PreviousColumn => hidden.is_some_and(|(left, _)| left > 0),
            _ => true,
        }
    }

    fn copied(
        stage: &Stage<'_>,
        _: &ScheduleView,
        columns: &Option<YearColumns>,
    ) -> Option<Copied> {
        match columns {
            Some(_) => Some(years::copied(stage.row()?, stage)),
            None => Some(milestones::copied(stage)),
        }
    }

    fn entered(view: &mut ScheduleView) {
        view.first_year = None;
    }

    fn heading(
        stage: &Stage<'_>,
        view: &ScheduleView,
        columns: &Option<YearColumns>,
        width: usize,
    ) -> Vec<Line> {
        match columns {
            // Events come first only if nothing is planned.
            None => vec![milestones::what(stage, view.is_switched, width)],
            Some(_) if stage.listing.is_empty() => Vec::new(),
            Some(columns) => vec![what(columns, stage, width), columns.headings(stage)],
        }
    }

    fn rows(
        stage: &Stage<'_>,
        _: &ScheduleView,
        columns: &Option<YearColumns>,
        range: Range<usize>,
        _: usize,
    ) -> Vec<TableRow> {
        let Some(columns) = columns else {
            return Vec::new();
        };
        let rows = stage.listing.rows().iter().skip(range.start);
        let rows = rows.take(range.len());
        rows.filter_map(|index| {
            let is_chosen = stage.chosen == Some(*index);
            Some(TableRow {
                line: columns.line(stage.plan().at(*index)?, is_chosen, stage),
                style: is_chosen.then_some(stage.look.theme.chosen),
            })
        })
        .collect()
    }

    fn lines(
        stage: &Stage<'_>,
        _: &ScheduleView,
        _: &Option<YearColumns>,
        size: Size,
    ) -> Vec<Line> {
        milestones::lines(stage, size.width.into())
    }

    fn first_seen(stage: &Stage<'_>, size: Size, hidden: usize) -> Option<Line> {
        milestones::first_seen(stage, size.width.into(), hidden)
    }
}

/// Says that years are shown, how many are not on the screen, and, where there is room, how to
/// see dated events instead, which the footer says, too.
fn what(columns: &YearColumns, stage: &Stage<'_>, width: usize) -> Line {
    let language = stage.look.language;
    let milestones = stage.plan().milestones().len();
    let switch = stage.key(Action::NextGrouping);
    let others = (milestones > 0).then(|| language.milestones_by_key(&switch, milestones));
    let (left, right) = columns.hidden;
    let keys = [Action::PreviousColumn, Action::NextColumn].map(|action| stage.key(action));
    let [key_left, key_right] = &keys;
    let left = (left > 0).then_some((left, key_left.as_str()));
    let right = (right > 0).then_some((right, key_right.as_str()));
    let hidden = left.or(right).map(|_| language.hidden_years(left, right));
    let title = language.schedule_title(columns.has_plans);
    let mut notes: Vec<String> = hidden.into_iter().chain(others).collect();
    let line = title_and_notes(title, &notes, stage.look, usize::MAX);
    if notes.len() > 1 && line.width(stage.look.ambiguous) > width {
        notes.pop();
    }
    title_and_notes(title, &notes, stage.look, width)
}
