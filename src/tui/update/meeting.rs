//! The meeting: its agenda, its slides, and what is noted in it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tenken::meeting::{
    Agenda, Allotment, Content, EntryId, Meeting, Note, NoteId, NoteKind, Noted, Rerating,
    RowState, Said,
};
use tenken::plan::{InitiativeId, Text};

use super::Update;
use crate::dismissed::NotSaved;
use crate::papers::MinutesFile;
use crate::rerated::RatingKept;
use crate::tui::action::Action;
use crate::tui::event::Effect;
use crate::tui::overlays::Overlay;
use crate::tui::overlays::chooser::{ChooserKind, ItemEffect};
use crate::tui::overlays::note::NotePrompt;
use crate::tui::plan_index::PlanIndex;
use crate::tui::room::Outcome;
use crate::tui::screens::Screen;
use crate::tui::sitting::Undoing;
use crate::tui::work::Job;

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

    /// Begins the meeting with an agenda, or goes on with the chosen row.
    pub(super) fn meet(&mut self, agenda: Agenda) {
        let chosen = self.chosen_row();
        if self.meeting().is_none() {
            self.record(Content::Agenda(agenda.clone()));
        }
        match chosen {
            Some(row) => self.show_slide(row),
            None => self.show(Screen::Agenda),
        }
    }

    /// Shows the slide that was shown last, or else the first that is not dealt with.
    fn go_on(&mut self) {
        let open = self.state.plans.current();
        let last = open.and_then(|open| open.sitting.row().cloned());
        let row = self.agenda().and_then(|(meeting, agenda)| {
            let last = last.filter(|row| agenda.place(row).is_some());
            last.or_else(|| next_item(meeting, agenda, None))
                .or_else(|| agenda.rows().first().cloned())
        });
        match row {
            Some(row) => self.show_slide(row),
            None => self.show(Screen::Agenda),
        }
    }

    fn show_slide(&mut self, row: InitiativeId) {
        // The slide has the row whether a filter hides it or not, and so have the screens
        // that one goes to from it.
        self.show(Screen::Slide);
        self.go_to_row_named(row);
    }

    /// Turns to the next page of a slide, or with −1 to the one before, and from the last
    /// page to the next row of the agenda.
    pub(super) fn turn(&mut self, direction: isize) {
        if self.can_scroll(direction) {
            return self.step_page(direction);
        }
        let Some(row) = self.chosen_row() else {
            return;
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
        let is_left = meeting.state_of(&row) == RowState::Later && !self.is_last_round();
        if meeting.state_of(&row) != RowState::DealtWith && !is_left {
            self.set_state_of(row.clone(), RowState::DealtWith);
        }
        let next = self
            .agenda()
            .and_then(|(meeting, agenda)| next_item(meeting, agenda, Some(&row)));
        match next {
            Some(next) => self.show_slide(next),
            None => {
                let key = self.key(Action::StartMeeting);
                self.say(self.language().agenda_is_done(&key));
            }
        }
    }

    /// Whether only rows are left that were left for later.
    fn is_last_round(&self) -> bool {
        self.agenda().is_some_and(|(meeting, agenda)| {
            let mut rows = agenda.rows().iter();
            rows.all(|row| meeting.state_of(row) != RowState::Open)
        })
    }

    fn turn_to_previous(&mut self, row: &InitiativeId) {
        let place = self.agenda().and_then(|(_, agenda)| {
            let before = agenda.place(row)?.checked_sub(1)?;
            agenda.rows().get(before).cloned()
        });
        match place {
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
        let next = self.agenda().and_then(|(meeting, agenda)| {
            let is_left = meeting.state_of(&row) == RowState::Later;
            next_item(meeting, agenda, Some(&row)).filter(|_| is_left)
        });
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
        let mut agenda = memories.agenda(&stage);
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

    /// Ends the program; in a meeting only if the key is pressed twice.
    pub(super) fn quit(&mut self) {
        let asked = std::mem::replace(&mut self.state.asked_to_quit, true);
        if asked || self.meeting().is_none() {
            return self.effect(Effect::Quit);
        }
        let key = self.key(Action::Quit);
        self.say(self.language().quit_in_meeting(&key));
    }
}

/// The next row of an agenda that is not dealt with: after a row, or else the first. Those
/// that were left for later come when no other is left.
fn next_item(
    meeting: &Meeting,
    agenda: &Agenda,
    after: Option<&InitiativeId>,
) -> Option<InitiativeId> {
    let place = after.and_then(|row| agenda.place(row));
    let (before, from) = agenda.rows().split_at(place.map_or(0, |place| place + 1));
    let of_state = |state: RowState, rows: &[InitiativeId]| {
        let mut rows = rows.iter();
        let is_next = |row: &&InitiativeId| meeting.state_of(row) == state && after != Some(*row);
        rows.find(is_next).cloned()
    };
    let [open, later] = [RowState::Open, RowState::Later];
    of_state(open, from)
        .or_else(|| of_state(open, before))
        .or_else(|| of_state(later, from))
        .or_else(|| of_state(later, before))
}

// --- Notes --------------------------------------------------------------------

impl Update<'_> {
    /// Begins a note about the chosen row.
    pub(super) fn begin_note(&mut self, kind: NoteKind) {
        let row = self
            .chosen_row()
            .filter(|_| self.state.screen.follows_row());
        self.state.overlay = Some(Overlay::Note(Box::new(NotePrompt::new(kind, row))));
    }

    pub(super) fn say_meeting_has_not_begun(&mut self) {
        let key = self.key(Action::StartMeeting);
        self.say(self.language().meeting_has_not_begun(&key));
    }

    /// Opens a note that was written before.
    pub(super) fn change_note(&mut self, id: EntryId) {
        let note = self.meeting().and_then(|meeting| {
            let mut noted = meeting.noted();
            noted
                .find(|noted| noted.id == id)
                .map(|noted| noted.note.clone())
        });
        if let Some(note) = note {
            let prompt = NotePrompt::changing(id, &note);
            self.state.overlay = Some(Overlay::Note(Box::new(prompt)));
        }
    }

    /// Says that something of an earlier meeting is settled, or that it is not.
    pub(super) fn settle_note(&mut self, note: NoteId, is_settled: bool) {
        let settled = |is_settled| Content::Settled {
            note: note.clone(),
            is_settled,
        };
        self.note_undoing(Undoing::Record(settled(!is_settled)));
        self.record(settled(is_settled));
    }

    /// Withdraws the note with the cursor.
    pub(super) fn remove_note(&mut self) {
        let item = self.item_with_cursor();
        let Some(ItemEffect::Note(id)) = item.map(|item| item.effect) else {
            return;
        };
        self.withdraw(id);
        self.state.overlay = None;
        let key = self.key(Action::UndoInMeeting);
        self.say(self.language().note_removed(&key));
    }

    fn withdraw(&mut self, id: EntryId) {
        if let Some(undoing) = self.undoing_of_change(&id) {
            self.note_undoing(undoing);
        }
        self.record(Content::Withdrawn(id));
    }

    /// What puts a note back as it is now.
    fn undoing_of_change(&self, id: &EntryId) -> Option<Undoing> {
        let mut noted = self.meeting()?.noted();
        let noted = noted.find(|noted| noted.id == *id)?;
        Some(Undoing::Record(Content::Note {
            note: noted.note.clone(),
            replaces: Some(id.clone()),
        }))
    }

    /// Saves what is being noted. The note stays open until it is on the disk.
    pub(super) fn save_note(&mut self, mut prompt: Box<NotePrompt>) {
        let Some(note) = prompt.note(self.state.settings.today) else {
            self.say(self.language().write_a_note());
            self.state.overlay = Some(Overlay::Note(prompt));
            return;
        };
        if let Some(id) = &prompt.replaces
            && let Some(undoing) = self.undoing_of_change(id)
        {
            self.note_undoing(undoing);
        }
        let replaces = prompt.replaces.clone();
        let number = self.record(Content::Note { note, replaces });
        prompt.set_saving(number);
        self.state.overlay = Some(Overlay::Note(prompt));
    }

    /// Saves what is being noted in another place.
    pub(super) fn save_note_elsewhere(&mut self) {
        let open = self.state.plans.current_mut();
        if let Some(recorded) = open.and_then(|open| open.recorded.as_mut()) {
            recorded.use_another_place();
        }
        if let Some(Overlay::Note(prompt)) = self.state.overlay.take() {
            self.save_note(prompt);
        }
    }

    /// Goes to another field of what is being noted. A name that was begun is completed first.
    pub(super) fn step_field(&mut self, step: isize) {
        let completed = self.over.completion().map(str::to_owned);
        let Some(Overlay::Note(prompt)) = &mut self.state.overlay else {
            return;
        };
        if let (Some(completed), 1.., Some(input)) = (completed, step, prompt.input_mut()) {
            input.clear();
            input.paste(&completed);
        }
        prompt.step(step);
    }

    /// Takes back what was done last.
    pub(super) fn undo(&mut self) {
        let open = self.state.plans.current_mut();
        let undoing = open.and_then(|open| open.sitting.next_undoing());
        let content = match undoing {
            None => return self.say(self.language().nothing_to_undo()),
            Some(Undoing::Withdraw(id)) => Content::Withdrawn(id),
            Some(Undoing::Record(content)) => content,
            Some(Undoing::Rerate(rerating)) => {
                return self.start_rerating(rerating.reversed(), true);
            }
        };
        self.record(content);
        self.say(self.language().undone());
    }

    pub(super) fn note_undoing(&mut self, undoing: Undoing) {
        if let Some(open) = self.state.plans.current_mut() {
            open.sitting.note_undoing(undoing);
        }
    }

    /// Asks for the rating of the chosen row.
    pub(super) fn choose_rating(&mut self) {
        let index = self.state.plans.current_index();
        let open = self.state.plans.current();
        if open.is_none_or(|open| open.plan.ratings().is_empty()) {
            return self.say(self.language().plan_is_not_rated());
        }
        match index.and_then(|index| self.state.plans.file(index)) {
            Some(_) => self.choose(ChooserKind::Ratings),
            None => self.say(self.language().plan_has_no_file()),
        }
    }

    pub(super) fn rerate(&mut self, rerating: Rerating) {
        self.start_rerating(rerating, false);
    }

    fn start_rerating(&mut self, rerating: Rerating, takes_back: bool) {
        let Some(plan) = self.state.plans.current_index() else {
            return;
        };
        if let Some(file) = self.state.plans.file(plan).map(PathBuf::from) {
            self.effect(Effect::Start(Job::Rerate {
                plan,
                file,
                rerating,
                takes_back,
            }));
        }
    }

    /// Takes note that a rating was changed in the plan file, which is a decision, or why it
    /// was not.
    pub(super) fn note_rerated(
        &mut self,
        plan: PlanIndex,
        rerating: Rerating,
        takes_back: bool,
        done: Result<(), RatingKept>,
    ) {
        let language = self.language();
        if let Err(why) = done {
            return self.say(language.rating_kept(&why.words(language)));
        }
        if self.state.plans.current_index() != Some(plan) {
            return;
        }
        if takes_back {
            let note = self.note_of_rating(&rerating.reversed());
            note.into_iter().for_each(|id| {
                self.record(Content::Withdrawn(id));
            });
            return self.say(language.undone());
        }
        let key = self.key(Action::UndoInMeeting);
        self.say(language.rating_is_changed(&rerating.change, &key));
        self.note_undoing(Undoing::Rerate(rerating.clone()));
        self.record(Content::Note {
            note: Note {
                row: Some(rerating.row),
                said: Said::Rating(rerating.change),
                text: Text::default(),
            },
            replaces: None,
        });
    }

    fn note_of_rating(&self, rerating: &Rerating) -> Option<EntryId> {
        let noted = self.meeting()?.noted_of(Some(&rerating.row));
        let is_it = |noted: &&Noted| noted.note.said == Said::Rating(rerating.change.clone());
        noted.filter(is_it).last().map(|noted| noted.id.clone())
    }

    /// Writes the minutes of the meeting as it is now.
    pub(super) fn write_minutes(&mut self) {
        let settings = &self.state.settings;
        let (day, language) = (settings.today, self.language());
        let index = self.state.plans.current_index();
        let Some((index, open)) = index.zip(self.state.plans.current()) else {
            return;
        };
        let id = &open.plan.facts().id;
        let file = self.state.plans.file(index);
        let path = MinutesFile::path_for(file, id, settings.records.as_deref(), day);
        let (Some(path), Some(recorded)) = (path, &open.recorded) else {
            return self.say(language.plan_has_no_file());
        };
        let minutes = MinutesFile {
            plan: Arc::clone(&open.plan),
            meetings: recorded.meetings.clone(),
            dismissals: open.dismissed.dismissals.clone(),
            day,
            language,
            path,
        };
        self.effect(Effect::Start(Job::WriteMinutes(Box::new(minutes))));
    }

    /// Takes note of where minutes were written, or why they were not.
    pub(super) fn note_minutes(&mut self, file: &Path, written: Result<(), NotSaved>) {
        let language = self.language();
        let name = file.display().to_string();
        self.say(match written {
            Ok(()) => language.minutes_are_written(&name),
            Err(why) => language.cannot_be_kept_in(&name, &why.words(language)),
        });
    }

    pub(super) fn choose_note(&mut self) {
        self.choose(ChooserKind::Notes);
    }
}

// --- What the meeting is about --------------------------------------------------

impl Update<'_> {
    pub(super) fn meeting(&self) -> Option<&Meeting> {
        let open = self.state.plans.current()?;
        open.meeting(self.state.settings.today)
    }

    fn agenda(&self) -> Option<(&Meeting, &Agenda)> {
        let meeting = self.meeting()?;
        Some((meeting, meeting.agenda()?))
    }

    /// The chosen row. On the agenda it is one of the agenda, whether it is listed or not.
    fn chosen_row(&self) -> Option<InitiativeId> {
        let stage = self.scene.stage(self.state)?;
        if self.state.screen != Screen::Agenda {
            return Some(stage.row()?.id.clone());
        }
        let agenda = self.state.memories()?.agenda(&stage);
        let chosen = stage.selection().row.clone();
        let chosen = chosen.filter(|row| agenda.place(row).is_some());
        chosen.or_else(|| agenda.rows().first().cloned())
    }

    fn key(&self, action: Action) -> String {
        let keys = self.state.settings.keymap.keys(action);
        keys.first().map(ToString::to_string).unwrap_or_default()
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

    /// Takes note that entries are on the disk, or why they are not.
    pub(super) fn note_of_saving(
        &mut self,
        index: PlanIndex,
        written: &[EntryId],
        why: Option<&str>,
    ) {
        let Some(Overlay::Note(prompt)) = &mut self.state.overlay else {
            return;
        };
        let Some(number) = prompt.saving() else {
            return;
        };
        if let Some(why) = why {
            prompt.set_saving(None);
            return self.note_not_saved(index, number, why);
        }
        let Some(id) = written.iter().find(|id| id.number == number).cloned() else {
            return;
        };
        let (kind, is_new) = (prompt.kind, prompt.replaces.is_none());
        self.state.overlay = None;
        if is_new {
            self.note_undoing(Undoing::Withdraw(id));
        }
        self.say(self.language().noted(kind));
    }

    fn note_not_saved(&mut self, index: PlanIndex, number: u32, why: &str) {
        let key = self.key(Action::SaveElsewhere);
        let open = self.state.plans.get_mut(index);
        let Some(recorded) = open.and_then(|open| open.recorded.as_mut()) else {
            return;
        };
        recorded.take_back(number);
        let key = recorded.has_another_place().then_some(key.as_str());
        let said = self.state.language().note_cannot_be_saved(why, key);
        self.say(said);
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
            Outcome::Turn(direction) => self.turn(direction),
            Outcome::Blank => self.state.is_blank = true,
            _ => {}
        }
    }
}
