//! The meeting: its agenda and its slides.

use tenken::meeting::{Agenda, Allotment, Content, Meeting, RowState};
use tenken::plan::InitiativeId;

use super::Update;
use crate::tui::action::Action;
use crate::tui::event::Effect;
use crate::tui::overlays::chooser::ChooserKind;
use crate::tui::plan_index::PlanIndex;
use crate::tui::plans::OpenPlan;
use crate::tui::room::Outcome;
use crate::tui::screens::Screen;
use crate::tui::sitting::Undoing;

// --- Agenda and slides --------------------------------------------------------

impl Update<'_> {
    /// Shows the agenda, from which the meeting begins; once it has begun, the slide that was
    /// shown last. From a slide, leads back to the agenda.
    pub(super) fn start_meeting(&mut self) {
        match self.state.screen {
            Screen::Agenda => self.act_in_room(Action::Open),
            Screen::Slide => self.show(Screen::Agenda),
            _ if self.meeting().is_some() => self.go_on(),
            _ => {
                self.choose_shown();
                self.show(Screen::Agenda);
            }
        }
    }

    /// Begins the meeting with the first row of an agenda, or goes on with the chosen one.
    pub(super) fn meet(&mut self, agenda: Agenda) {
        let chosen = self.chosen_row();
        self.take_lead();
        if self.meeting().is_none() {
            let first = agenda.rows().first().cloned();
            self.record(Content::Agenda(agenda));
            self.see_current();
            return self.show_slide_of(first);
        }
        let is_gone = |row: &InitiativeId| self.plan_has(row) == Some(false);
        let row = match chosen {
            Some(row) if is_gone(&row) => self.next_item(Some(&row)),
            chosen => chosen,
        };
        self.show_slide_of(row);
    }

    /// Shows the slide that was shown last, or else the first that is not dealt with.
    fn go_on(&mut self) {
        self.take_lead();
        let open = self.state.plans.current();
        let last = open.and_then(|open| open.sitting.row().cloned());
        let last = last.filter(|row| {
            let place = self.agenda().and_then(|(_, agenda)| agenda.place(row));
            place.is_some() && self.plan_has(row) == Some(true)
        });
        let row = last.or_else(|| self.next_item(None));
        self.show_slide_of(row.or_else(|| self.first_item()));
    }

    fn first_item(&self) -> Option<InitiativeId> {
        let (open, (_, agenda)) = self.state.plans.current().zip(self.agenda())?;
        agenda.rows_in(&open.plan).next().cloned()
    }

    /// The row of the agenda after one, or else the first that is not dealt with.
    fn next_item(&self, after: Option<&InitiativeId>) -> Option<InitiativeId> {
        let open = self.state.plans.current()?;
        self.meeting()?.next_row(after, &open.plan).cloned()
    }

    /// Whether the plan in view has a row.
    fn plan_has(&self, row: &InitiativeId) -> Option<bool> {
        let open = self.state.plans.current()?;
        Some(open.plan.row(row).is_some())
    }

    fn show_slide_of(&mut self, row: Option<InitiativeId>) {
        match row {
            Some(row) => self.show_slide(row),
            None => self.show(Screen::Agenda),
        }
    }

    fn show_slide(&mut self, row: InitiativeId) {
        // The slide has the row whether a filter hides it or not, and so have the screens
        // that one goes to from it. It begins with the year under review, whatever was looked
        // at before.
        self.show(Screen::Slide);
        self.go_to_row_named(row);
        if let Some(open) = self.state.plans.current_mut() {
            open.selection.year = open.plan.facts().review_year;
        }
    }

    /// Turns to the next page of a slide, or with −1 to the one before, and from the last
    /// page to the next row of the agenda.
    pub(super) fn turn(&mut self, direction: isize) {
        if self.can_scroll(direction) {
            return self.step_page(direction);
        }
        let Some(row) = self.chosen_row() else {
            return self.go_on();
        };
        match direction {
            1.. => self.turn_to_next(row),
            _ => self.turn_to_previous(&row),
        }
    }

    /// Whether the text that is read goes on in a direction.
    fn can_scroll(&self, direction: isize) -> bool {
        let pane = self.scene.text_pane();
        let Some((pane, stage)) = pane.zip(self.scene.stage(self.state)) else {
            return false;
        };
        let text = pane.text(self.state, &stage);
        let height = usize::from(pane.rows_area().height);
        match direction {
            1.. => text.scroll + height < text.lines.len(),
            _ => text.scroll > 0,
        }
    }

    /// Goes on to the next row that is not dealt with; those left for later come last. The one
    /// that is left is dealt with now, unless it was left for later.
    fn turn_to_next(&mut self, row: InitiativeId) {
        let Some((meeting, _)) = self.agenda() else {
            return;
        };
        let state = meeting.state_of(&row);
        let is_left = state == RowState::Later && !self.is_last_round();
        let was_discussed = self.plan_has(&row) == Some(true);
        if was_discussed && state != RowState::DealtWith && !is_left {
            self.set_state_of(row.clone(), RowState::DealtWith);
        }
        match self.next_item(Some(&row)) {
            Some(next) => self.show_slide(next),
            None => {
                let key = self.key(Action::StartMeeting);
                self.say(self.language().agenda_is_done(&key));
            }
        }
    }

    /// Whether only rows are left that were left for later.
    fn is_last_round(&self) -> bool {
        let open = self.state.plans.current();
        self.agenda()
            .zip(open)
            .is_some_and(|((meeting, agenda), open)| {
                let mut rows = agenda.rows_in(&open.plan);
                rows.all(|row| meeting.state_of(row) != RowState::Open)
            })
    }

    fn turn_to_previous(&mut self, row: &InitiativeId) {
        let open = self.state.plans.current();
        let before = self.meeting().zip(open).and_then(|(meeting, open)| {
            let before = meeting.previous_row(row, &open.plan);
            before.cloned()
        });
        match before {
            Some(before) => self.show_slide(before),
            None => self.say(self.language().first_item()),
        }
    }

    pub(super) fn toggle_dealt_with(&mut self) {
        self.change_state(|state| match state {
            RowState::DealtWith => RowState::Open,
            RowState::Open | RowState::Later => RowState::DealtWith,
        });
    }

    /// Leaves the row for later, and goes on to the next.
    pub(super) fn leave_for_later(&mut self) {
        let Some(row) = self.change_state(|state| match state {
            RowState::Later => RowState::Open,
            RowState::Open | RowState::DealtWith => RowState::Later,
        }) else {
            return;
        };
        let meeting = self.meeting();
        let is_left = meeting.is_some_and(|meeting| meeting.state_of(&row) == RowState::Later);
        let next = self.next_item(Some(&row)).filter(|_| is_left);
        if let Some(next) = next.filter(|_| self.state.screen == Screen::Slide) {
            self.show_slide(next);
        }
    }

    fn change_state(&mut self, change: impl FnOnce(RowState) -> RowState) -> Option<InitiativeId> {
        let row = self.chosen_row()?;
        let (meeting, agenda) = self.agenda()?;
        agenda.place(&row)?;
        let state = change(meeting.state_of(&row));
        self.set_state_of(row.clone(), state);
        Some(row)
    }

    fn set_state_of(&mut self, row: InitiativeId, state: RowState) {
        let before = self.meeting().map(|meeting| meeting.state_of(&row));
        let undoing = Content::Row(row.clone(), before.unwrap_or_default());
        self.note_undoing(Undoing::Record(undoing));
        self.record(Content::Row(row, state));
    }

    /// Changes the agenda.
    fn change_agenda(&mut self, change: impl FnOnce(&mut Agenda)) {
        let (Some(stage), Some(index)) = (
            self.scene.stage(self.state),
            self.state.plans.current_index(),
        ) else {
            return;
        };
        let mut memories = self.state.memories().cloned().unwrap_or_default();
        let mut agenda = self.state.agenda(&stage);
        change(&mut agenda);
        let outcome = memories.set_agenda(agenda, &stage);
        self.state.memories.insert(index, memories);
        self.follow(outcome);
    }

    /// Puts a row on the agenda, after the chosen one.
    pub(super) fn add_to_agenda(&mut self, row: InitiativeId) {
        let (added, chosen) = (row.clone(), self.chosen_row());
        self.change_agenda(|agenda| {
            let place = chosen.and_then(|chosen| agenda.place(&chosen));
            let place = place.map_or(agenda.rows().len(), |place| place + 1);
            agenda.add(added, place);
        });
        if let Some(open) = self.state.plans.current_mut() {
            open.selection.row = Some(row);
        }
    }

    /// Says how much time there is.
    pub(super) fn allot(&mut self, allotment: Option<Allotment>) {
        self.change_agenda(|agenda| agenda.allotment = allotment);
    }

    /// Leaves a search or a filter that hides the row on the slide, whatever they came from,
    /// once nothing is chosen in them any more.
    pub(super) fn list_slide(&mut self) {
        if self.state.screen != Screen::Slide || self.state.overlay.is_some() {
            return;
        }
        let open = self.state.plans.current();
        if let Some(row) = open.and_then(|open| open.selection.row.clone()) {
            self.list_row(row);
        }
    }

    /// Leaves a search or a filter that hides a row. Whoever follows leaves that to who leads.
    fn list_row(&mut self, id: InitiativeId) {
        let open = self.state.plans.current();
        let is_hidden = open.is_some_and(|open| {
            let row = open.plan.row(&id);
            row.is_some_and(|row| !open.selection.lists(&open.plan, row))
        });
        if is_hidden && !self.state.settings.follows {
            self.leave_filters_for(id);
        }
    }

    /// Takes note of the row that the slide shows, and since when.
    pub(super) fn note_slide(&mut self) {
        let now = self.state.now;
        let is_slide = self.state.screen == Screen::Slide;
        if let Some(open) = self.state.plans.current_mut()
            && let Some(row) = open.selection.row.clone().filter(|_| is_slide)
        {
            open.sitting.turn_to(&row, now);
        }
    }

    /// Ends the program; in a meeting that is led from here only if the key is pressed twice.
    pub(super) fn quit(&mut self) {
        let asked = std::mem::replace(&mut self.state.asked_to_quit, true);
        if asked || self.state.settings.follows || self.meeting().is_none() {
            return self.effect(Effect::Quit);
        }
        self.try_to_save_all();
        self.say_before_quitting();
    }

    /// Says what quitting now would lose.
    pub(super) fn say_before_quitting(&mut self) {
        let (key, language) = (self.key(Action::Quit), self.language());
        let said = match (self.state.unsaved_count(), self.state.drafts.count()) {
            (0, 0) => language.quit_in_meeting(&key),
            (0, drafts) => language.quit_with_drafts(&key, drafts),
            (unsaved, _) => language.quit_with_unsaved(&key, unsaved),
        };
        self.say(said);
    }

    fn try_to_save_all(&mut self) {
        let plans = self.state.plans.iter().map(|(index, _)| index);
        let plans: Vec<PlanIndex> = plans.collect();
        plans.into_iter().for_each(|index| self.append(index));
    }
}

// --- The day of the meeting -----------------------------------------------------

/// The hour before which a meeting that goes on is still that of the day before. Heuristic.
const MORNING: u8 = 5;

impl Update<'_> {
    /// Lets what is done now be of the day it is: the program may have been open over night. A
    /// meeting that goes on after midnight is of the day on which it began. A clock that is set
    /// back changes nothing.
    pub(super) fn begin_day(&mut self) {
        let (today, day) = (self.state.settings.today, self.state.day);
        let is_on = |(_, open): (_, &OpenPlan)| open.meeting(today).is_some();
        let goes_on = self.state.now.hour < MORNING && self.state.plans.iter().any(is_on);
        if day > today && !goes_on {
            self.state.settings.today = day;
            self.state.plans.forget_last_meetings();
        }
    }
}

// --- What the meeting is about --------------------------------------------------

impl Update<'_> {
    pub(super) fn meeting(&self) -> Option<&Meeting> {
        let open = self.state.plans.current()?;
        open.meeting(self.state.settings.today)
    }

    pub(super) fn agenda(&self) -> Option<(&Meeting, &Agenda)> {
        let meeting = self.meeting()?;
        Some((meeting, meeting.agenda()?))
    }

    /// The chosen row. On the agenda and on slides it is one of the agenda, whether it is listed
    /// or not, and whether the plan still has it or not.
    pub(super) fn chosen_row(&self) -> Option<InitiativeId> {
        let stage = self.scene.stage(self.state)?;
        match self.state.screen {
            Screen::Agenda => {
                let agenda = self.state.agenda(&stage);
                agenda.rows().get(stage.place_in(&agenda)?).cloned()
            }
            Screen::Slide => Some(stage.on_slide()?.id().clone()),
            _ => Some(stage.row()?.id.clone()),
        }
    }

    /// Leaves the row that a meeting is at where it is, although it would not be listed any
    /// more, or the plan does not have it any more: whatever is noted next must not be filed
    /// under another by mistake.
    pub(super) fn stay_at(&mut self, row: InitiativeId) {
        let is_of_meeting = matches!(self.state.screen, Screen::Agenda | Screen::Slide);
        let Some(open) = self.state.plans.current_mut() else {
            return;
        };
        if open.plan.row(&row).is_some() {
            // Those two have their row whether it is listed or not.
            if !is_of_meeting {
                self.list_row(row);
            }
            return;
        }
        let title = open.last_title(&row).map(str::to_owned);
        if is_of_meeting {
            open.selection.row = Some(row.clone());
        }
        self.say(
            self.language()
                .row_is_gone_now(row.as_str(), title.as_deref()),
        );
    }

    pub(super) fn key(&self, action: Action) -> String {
        self.state.settings.keymap.first_key(action)
    }

    /// Records something in the meeting of today. Returns its number; `None` before it is
    /// known what is recorded.
    pub(super) fn record(&mut self, content: Content) -> Option<u32> {
        let index = self.state.plans.current_index()?;
        let (day, now) = (self.state.settings.today, self.state.now);
        let recorded = self.state.plans.get_mut(index)?.recorded.as_mut()?;
        let number = recorded.add(day, now, content);
        self.append(index);
        Some(number)
    }

    /// Follows what a screen of the meeting asks for.
    pub(super) fn follow_meeting(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Record(content) => {
                self.record(content);
            }
            Outcome::Meet(agenda) => self.meet(agenda),
            Outcome::AskRow => self.choose(ChooserKind::RowsToAdd),
            Outcome::AskTime => self.choose(ChooserKind::Allotments),
            Outcome::AskFacts => self.ask_facts(false),
            Outcome::Turn(direction) => self.turn(direction),
            Outcome::Blank => self.state.is_blank = true,
            _ => {}
        }
    }
}
