//! The summary, the indicators and the schedule.

use tenken::query::{Filter, IndicatorOrder};
use tenken::summary::{Column, Group, Grouping};

use crate::tui::screen::Screen;
use crate::tui::state::{Drill, State, all_rows};

impl State {
    /// Chooses a row of the summary, counted from zero; beyond the end, the
    /// total.
    pub(super) fn go_to_group(&mut self, row: usize) {
        let summary = self.summary();
        let rows: Vec<_> = all_rows(&summary).collect();
        let row = rows.get(row.min(rows.len().saturating_sub(1)));
        self.view_mut().group = row.map(|row| row.group.clone());
    }

    /// Chooses an indicator, counted from zero; beyond the end, the last.
    pub(super) fn go_to_indicator(&mut self, row: usize) {
        let rows = self.indicators();
        let row = rows.get(row.min(rows.len().saturating_sub(1)));
        let key = row.map(|row| row.key());
        self.view_mut().indicator = key;
    }

    /// Moves the chosen column of the summary, or the columns of the schedule.
    pub(super) fn step_column(&mut self, step: isize) {
        if self.screen != Screen::Summary {
            let view = self.view_mut();
            view.first_column = view.first_column.saturating_add_signed(step);
            return;
        }
        let summary = self.summary();
        let place = self.column_place(&summary).saturating_add_signed(step);
        self.view_mut().column = summary.columns.get(place).cloned();
    }

    /// What the rows of the summary are; in the schedule, rows or milestones.
    pub(super) fn next_grouping(&mut self) {
        let levels = self.plan().initiatives().iter();
        let levels = levels.flat_map(|row| &row.departments);
        let deepest = levels.map(|department| department.levels().len()).max();
        let deepest = deepest.unwrap_or_default();
        let has_measures = !self.plan().measures().is_empty();
        if self.screen == Screen::Schedule {
            let view = self.view_mut();
            view.hides_milestones = !view.hides_milestones;
            view.first_column = 0;
            view.scroll = 0;
            return;
        }
        let view = self.view_mut();
        view.group = None;
        view.grouping = match view.grouping {
            Grouping::Pillar if has_measures => Grouping::Measure,
            Grouping::Pillar | Grouping::Measure if deepest > 0 => Grouping::Department(1),
            Grouping::Department(depth) if depth < deepest => Grouping::Department(depth + 1),
            _ => Grouping::Pillar,
        };
    }

    /// The order of the indicators.
    pub(super) fn next_order(&mut self) {
        let view = self.view_mut();
        view.order = match view.order {
            IndicatorOrder::Plan => IndicatorOrder::Attainment,
            IndicatorOrder::Attainment => IndicatorOrder::Change,
            IndicatorOrder::Change => IndicatorOrder::Plan,
        };
        view.indicator = None;
        view.first_table_row = 0;
    }

    /// Opens what the chosen cell of the summary counts: rows, or indicators of
    /// a plan that is not rated.
    pub(super) fn open_cell(&mut self) {
        let summary = self.summary();
        let row = all_rows(&summary).nth(self.group_place(&summary));
        let Some(group) = row.map(|row| row.group.clone()) else {
            return;
        };
        if group == Group::NoDepartment {
            let said = self.language().pick(
                "担当のない行では絞り込めません",
                "Rows without a department cannot be filtered for",
            );
            self.notice = Some(said.to_owned());
            return;
        }
        let before = self.view().filter.clone();
        let filter = narrowed(before.clone(), group, self.view().column.as_ref());
        let target = match self.plan().ratings().is_empty() {
            true => Screen::Indicators,
            false => Screen::List,
        };
        self.show(target);
        self.trail.clear();
        let view = self.view_mut();
        view.filter = filter;
        view.drill = Some(Box::new(Drill {
            screen: Screen::Summary,
            filter: before,
        }));
    }

    /// Whether the schedule shows dated events.
    pub(crate) fn shows_milestones(&self) -> bool {
        self.screen == Screen::Schedule
            && !self.plan().milestones().is_empty()
            && !self.view().hides_milestones
    }
}

/// The filter that lists what a cell counts.
fn narrowed(mut filter: Filter, group: Group, column: Option<&Column>) -> Filter {
    match group {
        Group::Place(place) => filter.places = [place].into(),
        Group::Department(department) => filter.departments = [department].into(),
        Group::NoDepartment | Group::All => {}
    }
    match column {
        Some(Column::Rating(rating)) => filter.ratings = [rating.clone()].into(),
        Some(Column::Band(band)) => filter.band = Some(*band),
        None => {}
    }
    filter
}
