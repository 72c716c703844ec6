//! Navigation between rows, pages, years and screens.

use tenken::check::{Doubt, Subject};
use tenken::plan::{FiscalYear, InitiativeId, RowIndex};
use tenken::query::{Filter, IndicatorKey};

use super::Update;
use crate::tui::lineage::first_reported;
use crate::tui::overlays::Overlay;
use crate::tui::overlays::all_rows::LeftSearch;
use crate::tui::overlays::chooser::{Chooser, ChooserKind};
use crate::tui::plan_index::PlanIndex;
use crate::tui::room::{Choice, Goal, PlanGoal, page_height};
use crate::tui::scene::Scene;
use crate::tui::screens::Screen;
use crate::tui::selection::{DoubtChoice, Scroll, Selection};
use crate::tui::state::{PreviousPlan, PreviousScreen, State, YearBeforeDoubt};

// --- Rows and pages ---------------------------------------------------------------

impl Update<'_> {
    /// Moves the choice by a number of places, or the text by a number of lines.
    pub(super) fn step_row(&mut self, step: isize) {
        let is_read = matches!(self.state.overlay, Some(Overlay::Diagnostics { .. }));
        match self.scene.choices(self.state).filter(|_| !is_read) {
            None => self.scroll(step),
            Some(choices) => {
                let place = match choices.chosen {
                    Some(chosen) => chosen.saturating_add_signed(step),
                    None => 0,
                };
                self.go_to_place(place, choices.count);
            }
        }
    }

    /// Chooses a place of the screen, counted from zero; beyond the end, the last.
    pub(super) fn go_to_row(&mut self, row: usize) {
        if let Some(Overlay::Diagnostics { scroll }) = &mut self.state.overlay {
            *scroll = row;
        } else if let Some(choices) = self.scene.choices(self.state) {
            self.go_to_place(row, choices.count);
        }
    }

    fn go_to_place(&mut self, place: usize, count: usize) {
        let place = place.min(count.saturating_sub(1));
        let (Some(stage), Some(body)) = (self.scene.stage(self.state), &self.scene.body) else {
            return;
        };
        let Some(choice) = body.main.model.choice(&stage, place) else {
            return;
        };
        if let Some(memories) = self.state.memories_mut() {
            body.main.model.remember(memories, place);
        }
        self.choose_this(choice);
    }

    pub(super) fn choose_this(&mut self, choice: Choice) {
        match choice {
            Choice::Row(row) => {
                if let Some(open) = self.state.plans.current_mut() {
                    open.selection.row = open.plan.at(row).map(|row| row.id.clone());
                }
            }
            Choice::Gone(row) => {
                if let Some(open) = self.state.plans.current_mut() {
                    open.selection.row = Some(row);
                }
            }
            Choice::Indicator(key) => self.choose_indicator(key),
            Choice::Doubt(doubt) => self.choose_doubt(doubt),
            Choice::Own => {}
        }
    }

    fn choose_indicator(&mut self, key: IndicatorKey) {
        let Some(stage) = self.scene.stage(self.state) else {
            return;
        };
        let listed = stage.listing.rows().iter().copied();
        let rows: Vec<RowIndex> = stage.chosen.into_iter().chain(listed).collect();
        if let Some(open) = self.state.plans.current_mut() {
            open.choose_indicator(key, &rows);
        }
    }

    /// Chooses what the cursor of a table is on, although it was not moved there: the
    /// chosen row may not have what the table lists.
    pub(super) fn choose_shown(&mut self) {
        let choices = self.scene.choices(self.state);
        let chosen = choices.and_then(|choices| choices.chosen);
        let (Some(stage), Some(body)) = (self.scene.stage(self.state), &self.scene.body) else {
            return;
        };
        let chosen = chosen.and_then(|chosen| body.main.model.choice(&stage, chosen));
        match chosen {
            // It is not that somebody chose the first row.
            Some(Choice::Row(row)) if stage.chosen == Some(row) => {}
            Some(chosen) => self.choose_this(chosen),
            None => {}
        }
    }

    /// Chooses a row of the list, or a doubt, by its number, counted from zero.
    /// Beyond the end, chooses the last.
    pub(super) fn go_to_numbered(&mut self, place: usize) {
        if self.state.screen.needs_check() {
            return self.go_to_row(place);
        }
        let row = self.scene.stage(self.state).and_then(|stage| {
            let last = stage.listing.len().checked_sub(1)?;
            stage.listing.rows().get(place.min(last)).copied()
        });
        if let Some(row) = row {
            self.choose_this(Choice::Row(row));
            self.show_row();
        }
    }

    /// Chooses a row, whether it is listed or not, and shows a screen that has it. If the
    /// search or the filter hides it, they are left.
    pub(super) fn go_to_row_named(&mut self, id: InitiativeId) {
        let stage = self.scene.stage(self.state);
        let is_listed = stage.is_some_and(|stage| {
            let row = stage.plan().row(&id);
            row.is_some_and(|row| stage.listing.position(row).is_some())
        });
        if !is_listed {
            self.leave_filters_for(id);
        } else if let Some(open) = self.state.plans.current_mut() {
            open.selection.row = Some(id);
        }
        self.show_row();
    }

    /// Leaves the search and the filter, since they hide a row, and chooses it.
    pub(super) fn leave_filters_for(&mut self, id: InitiativeId) {
        self.clear_filters();
        self.say(self.language().filter_left_for(id.as_str()));
        if let Some(open) = self.state.plans.current_mut() {
            open.selection.row = Some(id);
        }
    }

    /// Shows a screen that has the chosen row, unless the one shown has.
    pub(super) fn show_row(&mut self) {
        if !self.state.screen.follows_row() {
            return self.show(Screen::List);
        }
        if self.state.screen.needs_check() {
            self.choose_doubt_of_row();
        }
    }

    pub(super) fn step_page(&mut self, direction: isize) {
        let table = self.scene.window(self.state);
        if let (None, Some(screen)) = (&self.state.overlay, table.screen) {
            let page = direction * signed(usize::from(table.area.height)).max(1);
            let first = table.first.saturating_add_signed(page);
            self.state.set_first_row(screen, first);
            return self.step_row(page);
        }
        let page = signed(page_height(self.reading_height()));
        self.scroll(direction * page);
    }

    pub(super) fn half_page(&self) -> isize {
        signed(self.reading_height() / 2).max(1)
    }

    fn reading_height(&self) -> usize {
        let height = match (&self.state.overlay, self.scene.text_pane()) {
            (Some(_), _) => self.scene.areas.overlay.height,
            (None, Some(pane)) => pane.rows_area().height,
            (None, None) => 0,
        };
        height.into()
    }

    /// Moves the text that is read by so many lines.
    pub(super) fn scroll(&mut self, lines: isize) {
        if let Some(Overlay::Diagnostics { scroll }) = &mut self.state.overlay {
            *scroll = scroll.saturating_add_signed(lines);
            return;
        }
        let (Some(pane), Some(stage)) = (self.scene.text_pane(), self.scene.stage(self.state))
        else {
            return;
        };
        let scroll = pane.text(self.state, &stage).scroll;
        self.scroll_to(scroll.saturating_add_signed(lines));
    }

    /// Moves the text that is read so that so many lines are above it, or all but the last page.
    pub(super) fn scroll_to(&mut self, lines: usize) {
        let (Some(pane), Some(stage)) = (self.scene.text_pane(), self.scene.stage(self.state))
        else {
            return;
        };
        let all = pane.text(self.state, &stage).lines.len();
        let last = all.saturating_sub(pane.rows_area().height.into());
        self.set_scroll(Scroll::Lines(lines.min(last)));
    }

    pub(super) fn set_scroll(&mut self, scroll: Scroll) {
        if let Some(open) = self.state.plans.current_mut() {
            open.selection.scroll = scroll;
        }
    }

    /// Remembers the row that is chosen now as the one chosen last.
    pub(super) fn keep_chosen(&mut self) {
        let stage = self.scene.stage(self.state);
        let row = stage.and_then(|stage| Some(stage.row()?.id.clone()));
        if let (Some(row), Some(open)) = (row, self.state.plans.current_mut()) {
            open.selection.row = Some(row);
        }
    }

    pub(super) fn clear_filters(&mut self) {
        self.keep_chosen();
        if let Some(open) = self.state.plans.current_mut() {
            open.selection.clear_filters();
        }
        self.state.forget_filters_of_trail();
    }
}

/// Scrolls the table as little as needed to show the chosen row.
pub(super) fn settle_rows(state: &mut State, scene: &Scene) {
    let window = scene.window(state);
    let (Some(screen), Some(choices)) = (window.screen, scene.choices(state)) else {
        return;
    };
    let height = usize::from(window.area.height);
    if height == 0 {
        return;
    }
    let row = choices.row.unwrap_or_default();
    let first = shown_from(window.first, row, choices.rows, height);
    let first = match height > choices.above {
        true => first.min(row.saturating_sub(choices.above)),
        false => first,
    };
    state.set_first_row(screen, first);
}

/// Returns the first visible row of a table, scrolled as little as needed to show
/// the chosen one.
pub(super) fn shown_from(first: usize, chosen: usize, rows: usize, height: usize) -> usize {
    let last_first = rows.saturating_sub(height);
    let first = first.min(last_first).min(chosen);
    first.max((chosen + 1).saturating_sub(height))
}

fn signed(count: usize) -> isize {
    isize::try_from(count).unwrap_or(isize::MAX)
}

// --- Screens ----------------------------------------------------------------------

impl Update<'_> {
    /// Shows the screen of a key. That of doubts begins with the first about the
    /// chosen row, unless the doubt chosen last belongs to it.
    pub(super) fn show_by_key(&mut self, screen: Screen) {
        if screen.takes_over_from(self.state.screen) {
            self.choose_shown();
        }
        if screen.needs_check() {
            self.choose_doubt_of_row();
        }
        self.show(screen);
    }

    /// Shows a screen. Going back will lead to the one shown now, unless it was
    /// opened from the one to be shown.
    pub(super) fn show(&mut self, screen: Screen) {
        let state = &mut *self.state;
        // What was opened of another plan is left through it.
        let of_plan = state.trail.iter().rposition(|step| step.plan.is_some());
        let first = of_plan.map_or(0, |place| place + 1);
        let mut steps = state.trail.iter().enumerate().skip(first);
        let seen = steps.find(|(_, step)| step.screen == screen);
        let seen = seen.map(|(place, _)| place);
        match seen {
            _ if screen == Screen::List => state.trail.clear(),
            Some(place) => state.trail.truncate(place),
            None if screen != state.screen => state.trail.push(PreviousScreen {
                screen: state.screen,
                filter: None,
                plan: None,
                search: None,
            }),
            None => {}
        }
        self.turn_to(screen);
    }

    fn show_of_shown(&mut self, screen: Screen) {
        self.choose_shown();
        self.show(screen);
    }

    fn turn_to(&mut self, screen: Screen) {
        self.state.screen = screen;
        if let Some(memories) = self.state.memories_mut() {
            screen.entered(memories);
        }
        if let Some(open) = self.state.plans.current_mut() {
            open.selection.scroll = Scroll::Found;
            open.selection.followed = None;
        }
    }

    pub(super) fn go_to(&mut self, goal: Goal) {
        match goal {
            Goal::Card => self.show_of_shown(Screen::Card),
            Goal::Chart => self.show_of_shown(Screen::Chart),
            Goal::Comparison => self.show_of_shown(Screen::Comparison),
            Goal::Doubt => self.show(Screen::Doubt),
            Goal::Overview => {
                self.choose_shown();
                self.show(Screen::Overview);
            }
            Goal::Rows(filter) => self.go_to_filtered(Screen::List, *filter),
            Goal::Indicators(filter) => self.go_to_filtered(Screen::Indicators, *filter),
            Goal::RowInDoubt(year) => self.go_to_row_in_doubt(year),
            Goal::Summary => self.show(Screen::Summary),
            Goal::SummaryOfPlans => self.show(Screen::SummaryOfPlans),
            Goal::Namesakes(key) => self.go_to_namesakes(key),
            Goal::OfPlan(index, goal) => self.go_to_plan(index, goal),
        }
    }

    /// Shows a screen with a filter. Going back restores the current filter.
    fn go_to_filtered(&mut self, screen: Screen, filter: Filter) {
        let from = self.state.screen;
        let Some(open) = self.state.plans.current_mut() else {
            return;
        };
        let before = std::mem::replace(&mut open.selection.filter, filter);
        self.turn_to(screen);
        self.state.trail = vec![PreviousScreen {
            screen: from,
            filter: Some(before),
            plan: None,
            search: None,
        }];
    }

    /// Shows indicators of the same name as one of the plan in view.
    fn go_to_namesakes(&mut self, key: IndicatorKey) {
        self.choose_this(Choice::Indicator(key));
        self.show(Screen::Namesakes);
    }

    /// Shows something of a plan, whatever was filtered for in it. Going back restores
    /// that, and leads to the plan that is in view now.
    fn go_to_plan(&mut self, index: PlanIndex, goal: PlanGoal) {
        let from = self.state.screen;
        let before = self.state.plans.current_index();
        self.state.plans.go_to(index);
        let (Some(open), Some(before)) = (self.state.plans.current_mut(), before) else {
            return;
        };
        let (screen, filter) = match goal {
            PlanGoal::Rows(filter) => (Screen::List, *filter),
            PlanGoal::Indicators(filter) => (Screen::Indicators, *filter),
            PlanGoal::Chart(key) => {
                let rows: Vec<RowIndex> = open.plan.indexed_rows().map(|(row, _)| row).collect();
                open.choose_indicator(key, &rows);
                (Screen::Chart, Filter::default())
            }
            PlanGoal::Row(row) => {
                open.selection.row = Some(row);
                (Screen::List, Filter::default())
            }
        };
        let filter = std::mem::replace(&mut open.selection.filter, filter);
        let search = open.selection.search.take();
        self.turn_to(screen);
        self.state.trail.push(PreviousScreen {
            screen: from,
            filter: Some(filter),
            plan: Some(PreviousPlan {
                plan: before,
                search,
            }),
            search: None,
        });
    }

    pub(super) fn back(&mut self) {
        match self.state.overlay.take() {
            Some(Overlay::Search(prompt)) => self.bring_back(*prompt.before),
            Some(Overlay::Choose(Chooser {
                kind: ChooserKind::Filter { before, .. },
                ..
            })) => self.bring_back(*before),
            Some(Overlay::Choose(Chooser {
                kind: ChooserKind::RowsFilter(choice),
                ..
            })) => self.go_back_to_search(choice.before),
            Some(Overlay::Note(prompt)) => self.leave_note(*prompt),
            Some(Overlay::Choose(_) | Overlay::Diagnostics { .. } | Overlay::Reason(_)) => {}
            None => self.leave_screen(),
        }
    }

    fn bring_back(&mut self, before: Selection) {
        if let Some(open) = self.state.plans.current_mut() {
            open.selection = before;
        }
    }

    fn leave_screen(&mut self) {
        let Some(open) = self.state.plans.current_mut() else {
            return;
        };
        if open.selection.followed.take().is_some() {
            return;
        }
        if let Some(step) = self.state.trail.pop() {
            return self.go_back_to(step);
        }
        if self.state.screen != Screen::List {
            return self.show(Screen::List);
        }
        self.leave_search_or_filter();
    }

    /// Lists more rows again: those that the search left out, or else those that the filter
    /// did. If all are listed, says how to end the program.
    fn leave_search_or_filter(&mut self) {
        let language = self.language();
        let open = self.state.plans.current();
        if !open.is_some_and(|open| open.selection.is_narrowed()) {
            return self.say(language.press_q_to_quit());
        }
        self.keep_chosen();
        let Some(open) = self.state.plans.current_mut() else {
            return;
        };
        let said = match open.selection.search.take() {
            Some(_) => language.search_left(),
            None => {
                open.selection.filter = Filter::default();
                language.filter_left()
            }
        };
        self.say(said);
    }

    fn go_back_to(&mut self, step: PreviousScreen) {
        let PreviousScreen {
            screen,
            filter,
            plan,
            search,
        } = step;
        if let (Some(filter), Some(open)) = (filter, self.state.plans.current_mut()) {
            open.selection.filter = filter;
            if let Some(plan) = &plan {
                open.selection.search = plan.search.clone();
            }
        }
        if let Some(plan) = plan {
            self.state.plans.go_to(plan.plan);
        }
        self.turn_to(screen);
        if let Some(search) = search {
            self.go_back_to_search(search);
        }
    }

    pub(super) fn switch_plan(&mut self, index: PlanIndex) {
        self.state.plans.go_to(index);
        self.state.forget_plans_of_trail();
    }

    /// Brings a row of any plan into view, whatever was filtered for in it before. Going
    /// back leads to the search that found it.
    pub(super) fn go_to_row_of(&mut self, index: PlanIndex, row: InitiativeId, from: LeftSearch) {
        self.go_to_plan(index, PlanGoal::Row(row));
        if let Some(step) = self.state.trail.last_mut() {
            step.search = Some(from);
        }
    }
}

// --- Doubts -----------------------------------------------------------------------

impl Update<'_> {
    /// Chooses the first doubt about the chosen row, unless the doubt chosen last
    /// was chosen with that row.
    fn choose_doubt_of_row(&mut self) {
        let stage = self.scene.stage(self.state);
        // The first of a list need not have been chosen by anybody.
        let is_first = stage.is_some_and(|stage| stage.position() == Some(0));
        let shows_row = matches!(
            self.state.screen,
            Screen::Slide | Screen::Card | Screen::Comparison | Screen::Chart
        );
        let is_asked = !is_first || shows_row;
        let row = stage.and_then(|stage| Some(stage.row()?.id.clone()));
        let Some(open) = self.state.plans.current_mut() else {
            return;
        };
        let chosen = open.selection.doubt.take();
        let stays = chosen
            .as_ref()
            .is_some_and(|chosen| chosen.row() == row.as_ref());
        open.selection.doubt = match row {
            Some(row) if !stays => Some(DoubtChoice::FirstOf {
                row,
                is_asked,
                or: chosen.and_then(DoubtChoice::into_doubt),
            }),
            _ => chosen,
        };
    }

    /// Chooses a doubt and its row, so that all screens agree.
    pub(super) fn choose_doubt(&mut self, doubt: Box<Doubt>) {
        if let (Subject::Initiative(id), Some(open)) =
            (&doubt.place.subject, self.state.plans.current_mut())
        {
            open.selection.row = Some(id.clone());
        }
        let listed = self.scene.stage(self.state);
        let row = listed.and_then(|stage| {
            let row = stage.open.chosen(stage.listing)?;
            Some(stage.plan().at(row)?.id.clone())
        });
        if let Some(open) = self.state.plans.current_mut() {
            open.selection.doubt = Some(DoubtChoice::Exactly { doubt, row });
        }
    }

    /// Goes to the row that the chosen doubt is about, in the year that it is about.
    fn go_to_row_in_doubt(&mut self, year: Option<FiscalYear>) {
        self.choose_shown();
        if let Some(year) = year {
            self.go_to_year_of_doubt(year);
        }
        let from = self.state.screen;
        let body = self.scene.body.as_ref();
        let is_beside = |pane: &crate::tui::scene::Pane| pane.area.x > 0;
        let has_card_beside = self.state.card_beside
            && body.is_some_and(|body| body.detail.as_ref().is_some_and(is_beside));
        if !has_card_beside {
            return self.show(Screen::Card);
        }
        self.show(Screen::List);
        let open = self.state.plans.current();
        let filter = open.map(|open| open.selection.filter.clone());
        self.state.trail = vec![PreviousScreen {
            screen: from,
            filter,
            plan: None,
            search: None,
        }];
    }

    fn go_to_year_of_doubt(&mut self, year: FiscalYear) {
        let Some(plan) = self.state.plans.current_index() else {
            return;
        };
        let Some(open) = self.state.plans.current_mut() else {
            return;
        };
        let before = open.selection.year;
        if open.step_year(|_| year) {
            let row = open.selection.row.clone();
            self.state.year_before_doubt = Some(YearBeforeDoubt {
                plan,
                row,
                of_doubt: year,
                before,
            });
        }
    }

    /// Comes back to the year that was in view before going to a doubt, once the doubt is
    /// left: by going back to it, to another row, or to a screen that it does not lead to.
    /// A year that was chosen since stays.
    pub(super) fn leave_year_of_doubt(&mut self) {
        let Some(year) = &self.state.year_before_doubt else {
            return;
        };
        if self.state.is_from_doubt() && self.is_at_row_of(year) {
            return;
        }
        let open = self.state.plans.get_mut(year.plan);
        if let Some(open) = open.filter(|open| open.selection.year == year.of_doubt) {
            open.selection.year = year.before;
        }
        self.state.year_before_doubt = None;
    }

    fn is_at_row_of(&self, year: &YearBeforeDoubt) -> bool {
        let plans = &self.state.plans;
        let row = plans.current().and_then(|open| open.selection.row.as_ref());
        plans.current_index() == Some(year.plan) && row == year.row.as_ref()
    }
}

// --- Years ------------------------------------------------------------------------

impl Update<'_> {
    /// Steps to the year after, or back from an earlier plan.
    pub(super) fn next_year(&mut self) {
        let Some(open) = self.state.plans.current_mut() else {
            return;
        };
        if let Some(followed) = open.selection.followed {
            open.selection.followed = followed.checked_sub(1);
        } else if !open.step_year(FiscalYear::next) {
            self.say(self.language().no_later_year());
        }
    }

    /// Steps to the year before. A comparison steps from the first year of
    /// which a row reports to the rows of an earlier plan that it carries on.
    pub(super) fn previous_year(&mut self) {
        let stage = self.scene.stage(self.state);
        let row = stage.and_then(|stage| stage.row());
        let followed = row.map_or(0, |row| self.state.plans.followed(row).len());
        let first = row.and_then(first_reported);
        let is_comparison = self.state.screen == Screen::Comparison;
        let Some(open) = self.state.plans.current_mut() else {
            return;
        };
        let selection = &mut open.selection;
        // Nothing is reported of a row that is only planned yet: all of it lies before.
        let is_at_first = is_comparison && first.is_none_or(|first| selection.year <= first);
        let next = match selection.followed {
            Some(followed) => Some(followed + 1),
            None => is_at_first.then_some(0),
        };
        match next {
            Some(next) if next < followed => selection.followed = Some(next),
            Some(_) if followed > 0 => self.say_it_is_the_first(),
            _ => {
                if !open.step_year(FiscalYear::previous) {
                    self.say_it_is_the_first();
                }
            }
        }
    }

    fn say_it_is_the_first(&mut self) {
        self.say(self.language().no_earlier_year());
    }
}
