//! The planned schedule with one row of the plan per line, or the dated events of
//! the plan by month.

mod milestones;

use std::ops::Range;

use ratatui::layout::Size;
use ratatui::style::Style;
use tenken::plan::{FiscalYear, Initiative, Plan, TextKind};

use crate::display_width::{pad, shorten};
use crate::tui::action::Action;
use crate::tui::draw::line::Line;
use crate::tui::draw::look::Look;
use crate::tui::draw::prose::found;
use crate::tui::room::{Choices, Goal, Outcome, Room, Shape, TableRow};
use crate::tui::stage::Stage;

/// What was planned in which year, and dated events.
pub(crate) struct ScheduleRoom;

/// What the schedule shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ScheduleView {
    /// Whether somebody asked for what does not come first.
    is_switched: bool,
    /// How many years or months are left of the screen; `None` until somebody
    /// moves them.
    first_column: Option<usize>,
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

    /// How many years or months are left of the screen.
    fn first_column(&self, plan: &Plan) -> usize {
        self.first_column
            .unwrap_or_else(|| match self.shows_milestones(plan) {
                true => 0,
                false => year_before_review(plan),
            })
    }
}

/// Returns the column of the year before the one under review, with which the
/// schedule begins if not all years fit.
fn year_before_review(plan: &Plan) -> usize {
    let review_year = plan.facts().review_year;
    let place = plan.years().position(|year| year == review_year);
    place.unwrap_or_default().saturating_sub(1)
}

impl Room for ScheduleRoom {
    type Memory = ScheduleView;
    type Model = ();
    type Inputs = ();

    const ACTIONS: &'static [Action] = &[
        Action::Open,
        Action::NextGrouping,
        Action::NextColumn,
        Action::PreviousColumn,
    ];

    fn shape(stage: &Stage<'_>, view: &ScheduleView) -> Shape {
        match view.shows_milestones(stage.plan()) {
            true => Shape::Text { heading: 2 },
            false => Shape::Table { heading: 2 },
        }
    }

    fn inputs(_: &Stage<'_>, _: &ScheduleView, _: usize) {}

    fn model(_: &Stage<'_>, _: &ScheduleView, _: usize) {}

    fn choices(stage: &Stage<'_>, view: &ScheduleView, (): &()) -> Option<Choices> {
        let choices = Choices::rows(stage.listing.len(), stage.position());
        (!view.shows_milestones(stage.plan())).then_some(choices)
    }

    fn act(view: &mut ScheduleView, action: Action, stage: &Stage<'_>, (): &()) -> Outcome {
        let mut step = |by: isize| {
            let first = view.first_column(stage.plan());
            view.first_column = Some(first.saturating_add_signed(by));
        };
        match action {
            Action::Open => return Outcome::Show(Goal::Card),
            Action::NextColumn => step(1),
            Action::PreviousColumn => step(-1),
            Action::NextGrouping => {
                view.is_switched = !view.is_switched;
                view.first_column = None;
                return Outcome::ToTop;
            }
            _ => {}
        }
        Outcome::Nothing
    }

    fn offers(action: Action, stage: &Stage<'_>, _: &ScheduleView, (): &()) -> bool {
        action != Action::NextGrouping || !stage.plan().milestones().is_empty()
    }

    fn entered(view: &mut ScheduleView) {
        view.first_column = None;
    }

    fn heading(stage: &Stage<'_>, view: &ScheduleView, (): &(), width: usize) -> Vec<Line> {
        if view.shows_milestones(stage.plan()) {
            return milestones::headings(stage, view, width);
        }
        if stage.listing.is_empty() {
            return Vec::new();
        }
        let grid = ScheduleGrid::new(stage, view, width);
        vec![grid.what(), grid.headings()]
    }

    fn rows(
        stage: &Stage<'_>,
        view: &ScheduleView,
        (): &(),
        range: Range<usize>,
        width: usize,
    ) -> Vec<TableRow> {
        let grid = ScheduleGrid::new(stage, view, width);
        let rows = stage.listing.rows().iter().skip(range.start);
        let rows = rows.take(range.len());
        rows.filter_map(|index| {
            let is_chosen = stage.chosen == Some(*index);
            Some(TableRow {
                line: grid.line(stage.plan().at(*index)?, is_chosen),
                style: is_chosen.then_some(stage.look.theme.chosen),
            })
        })
        .collect()
    }

    fn lines(stage: &Stage<'_>, view: &ScheduleView, (): &(), size: Size) -> Vec<Line> {
        milestones::lines(stage, view, size.width.into())
    }
}

struct ScheduleGrid<'s> {
    stage: &'s Stage<'s>,
    look: Look,
    title: usize,
    column: usize,
    years: Vec<FiscalYear>,
    hidden: (usize, usize),
}

/// Minimum width in cells of a year: seven full-width characters. Heuristic.
const NARROWEST_COLUMN: usize = 14;

impl<'s> ScheduleGrid<'s> {
    fn new(stage: &'s Stage<'s>, view: &ScheduleView, width: usize) -> Self {
        let plan = stage.plan();
        let all: Vec<FiscalYear> = plan.years().collect();
        let title = (width / 3).clamp(12.min(width), 44);
        let room = width.saturating_sub(title);
        let fitting = (room / NARROWEST_COLUMN).clamp(1, all.len().max(1));
        let first = view.first_column(plan);
        let first = first.min(all.len().saturating_sub(fitting));
        let years: Vec<FiscalYear> = all.iter().skip(first).take(fitting).copied().collect();
        Self {
            stage,
            look: stage.look,
            title,
            column: room / fitting,
            hidden: (first, all.len().saturating_sub(first + fitting)),
            years,
        }
    }

    fn what(&self) -> Line {
        let language = self.look.language;
        let said = language.schedule_title();
        let line = Line::new(format!(" {said}"), self.look.theme.strong);
        match self.hidden {
            (0, 0) => line,
            hidden => {
                let said = format!("  {}", language.hidden_years(hidden));
                line.with(said, self.look.theme.dim)
            }
        }
    }

    fn headings(&self) -> Line {
        let ambiguous = self.look.ambiguous;
        let review_year = self.stage.plan().facts().review_year;
        let mut line = Line::default().filled(self.title, ambiguous);
        for year in &self.years {
            let name = self.look.language.short_year(*year);
            let (name, style) = match *year == review_year {
                true => (format!("[{name}]"), self.look.theme.strong),
                false => (name, self.look.theme.label),
            };
            line.push(pad(&name, self.column, ambiguous), style);
        }
        line
    }

    fn line(&self, row: &Initiative, is_chosen: bool) -> Line {
        let (look, ambiguous) = (self.look, self.look.ambiguous);
        let base = match is_chosen {
            true => look.theme.chosen,
            false => Style::new(),
        };
        let marker = if is_chosen { ">" } else { " " };
        let title = format!("{marker}{}  {}", row.id, row.title);
        let title = pad(&title, self.title.saturating_sub(1), ambiguous);
        let marks = found(&title, self.stage.patterns(), look);
        let mut line = Line::marked(&title, 0..title.len(), &marks, base).with(" ", base);
        for year in &self.years {
            let plan = row.text(*year, TextKind::Plan);
            let said = plan
                .map(|plan| look.language.in_a_row(plan.points()))
                .unwrap_or_default();
            let said = shorten(&said, self.column.saturating_sub(1), ambiguous);
            let style = match (is_chosen, *year == self.stage.plan().facts().review_year) {
                (true, _) => base,
                (false, true) => look.theme.strong,
                (false, false) => look.theme.dim,
            };
            line.push(pad(&said, self.column, ambiguous), style);
        }
        line
    }
}
