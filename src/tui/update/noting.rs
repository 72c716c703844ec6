//! What is noted in a meeting, the ratings that are changed in it, and its minutes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tenken::meeting::{Content, EntryId, Meeting, Note, NoteId, NoteKind, Noted, Rerating, Said};
use tenken::plan::{InitiativeId, Text};

use super::Update;
use crate::dismissed::NotSaved;
use crate::papers::MinutesFile;
use crate::rerated::RatingKept;
use crate::tui::action::Action;
use crate::tui::event::Effect;
use crate::tui::overlays::Overlay;
use crate::tui::overlays::chooser::{ChooserKind, ItemEffect};
use crate::tui::overlays::note::{NotePrompt, NoteSaving, NoteSubject};
use crate::tui::plan_index::PlanIndex;
use crate::tui::screens::Screen;
use crate::tui::sitting::Undoing;
use crate::tui::work::Job;

impl Update<'_> {
    /// Begins a note about the chosen row.
    pub(super) fn begin_note(&mut self, kind: NoteKind) {
        // There a row may be shown that the plan does not have any more.
        let is_of_meeting = matches!(self.state.screen, Screen::Agenda | Screen::Slide);
        let row = self
            .chosen_row()
            .filter(|_| is_of_meeting || self.scene.shows_row(self.state));
        if row.is_none() && self.state.screen == Screen::Slide {
            let key = self.key(Action::StartMeeting);
            return self.say(self.language().nothing_on_the_slide(&key));
        }
        self.open_note(NotePrompt::new(kind, row));
    }

    /// Opens a note, with what was typed in it when it was left.
    fn open_note(&mut self, mut prompt: NotePrompt) {
        if let Some(plan) = self.state.plans.current_index() {
            self.state.drafts.bring_back(plan, &mut prompt);
        }
        self.state.overlay = Some(Overlay::Note(Box::new(prompt)));
    }

    /// Leaves a note that is not recorded. What was typed is kept for when it is opened again.
    pub(super) fn leave_note(&mut self, prompt: NotePrompt) {
        let Some(plan) = self.state.plans.current_index() else {
            return;
        };
        let leads_to_minutes = prompt.leads_to_minutes();
        if self.state.drafts.keep(plan, prompt) {
            self.say(self.language().note_is_kept_as_draft());
        }
        if leads_to_minutes {
            self.record(Content::Undescribed);
            self.write_minutes();
        }
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
            self.open_note(NotePrompt::changing(id, &note));
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
        let Some(content) = prompt.content(self.state.settings.today) else {
            self.say(self.language().write_a_note());
            self.state.overlay = Some(Overlay::Note(prompt));
            return;
        };
        let undoing = prompt.replaces().and_then(|id| self.undoing_of_change(id));
        let number = self.record(content);
        prompt.set_saving(number.map(|number| NoteSaving { number, undoing }));
        self.state.overlay = Some(Overlay::Note(prompt));
    }

    /// Asks where and with whom the meeting takes place, or lets it be changed.
    pub(super) fn ask_facts(&mut self, leads_to_minutes: bool) {
        let meeting = self.recorded_today();
        let facts = meeting.map(|meeting| meeting.facts().clone());
        let facts = facts.unwrap_or_default();
        self.open_note(NotePrompt::facts(&facts, leads_to_minutes));
    }

    /// What is recorded of the meeting of today, whether it has begun or not.
    fn recorded_today(&self) -> Option<&Meeting> {
        let recorded = self.state.plans.current()?.recorded.as_ref()?;
        recorded.meetings.get(self.state.settings.today)
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

    /// Takes back what was done last here. If nothing was since the program began, takes back
    /// the last change of the rating of the chosen row, which is on record.
    pub(super) fn undo(&mut self) {
        let open = self.state.plans.current_mut();
        let undoing = open.and_then(|open| open.sitting.next_undoing());
        let undoing = undoing.or_else(|| {
            let (stage, row) = self.scene.stage(self.state).zip(self.chosen_row())?;
            stage.rerated(&row).map(Undoing::Rerate)
        });
        let content = match undoing {
            None => return self.say(self.language().nothing_to_undo()),
            Some(Undoing::Withdraw(id)) => Content::Withdrawn(id),
            Some(Undoing::Record(content)) => content,
            Some(Undoing::Rerate(rerating)) => {
                return self.start_rerating(rerating.reversed(), true);
            }
        };
        let row = self.row_of(&content);
        self.record(content);
        self.say(
            self.language()
                .undone(row.as_ref().map(InitiativeId::as_str)),
        );
    }

    /// The row that something recorded today is about.
    fn row_of(&self, content: &Content) -> Option<InitiativeId> {
        match content {
            Content::Row(row, _) => Some(row.clone()),
            Content::Note { note, .. } => note.row.clone(),
            Content::Withdrawn(id) => {
                let mut noted = self.meeting()?.noted();
                noted.find(|noted| noted.id == *id)?.note.row.clone()
            }
            Content::Agenda(_)
            | Content::Facts(_)
            | Content::Undescribed
            | Content::Settled { .. } => None,
        }
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
        let file = index.and_then(|index| self.state.plans.file(index));
        if file.is_none() {
            return self.say(self.language().plan_has_no_file());
        }
        let row = self.chosen_row();
        let row = open
            .zip(row)
            .filter(|(open, row)| open.plan.row(row).is_some());
        match row {
            Some((_, row)) => self.choose(ChooserKind::Ratings(row)),
            None => self.say(self.language().rating_of_gone_row()),
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
        self.see_rerated(plan, &rerating);
        if self.state.plans.current_index() != Some(plan) {
            return;
        }
        if takes_back {
            let note = self.note_of_rating(&rerating.reversed());
            note.into_iter().for_each(|id| {
                self.record(Content::Withdrawn(id));
            });
            return self.say(language.undone(Some(rerating.row.as_str())));
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

    /// Sees to it that the next meeting does not take a rating that this one changed for news:
    /// now, or once the plan has it.
    fn see_rerated(&mut self, plan: PlanIndex, rerating: &Rerating) {
        let Some(open) = self.state.plans.get_mut(plan) else {
            return;
        };
        let row = open.plan.initiative(&rerating.row);
        let report = row.and_then(|row| row.years.get(&rerating.change.year));
        let mark = report.and_then(|report| report.rating.as_deref());
        match mark == rerating.change.after.as_deref() {
            true => self.see(plan),
            false => open.sitting.await_rerated(),
        }
    }

    fn note_of_rating(&self, rerating: &Rerating) -> Option<EntryId> {
        let noted = self.meeting()?.noted_of(Some(&rerating.row));
        let is_it = |noted: &&Noted| noted.note.said == Said::Rating(rerating.change.clone());
        noted.filter(is_it).last().map(|noted| noted.id.clone())
    }

    /// Writes the minutes of the meeting as it is now. Where and with whom it takes place is
    /// asked before, unless somebody has answered that: it stands at the top of the minutes, and
    /// now the room has time.
    pub(super) fn write_minutes(&mut self) {
        let Some(minutes) = self.minutes_file() else {
            return self.say(self.language().plan_has_no_file());
        };
        let today = self.recorded_today();
        match today.is_some_and(Meeting::was_asked_for_facts) {
            true => self.effect(Effect::Start(Job::WriteMinutes(Box::new(minutes)))),
            false => self.ask_facts(true),
        }
    }

    /// The minutes of the meeting as it is now; `None` if there is no place for them.
    fn minutes_file(&self) -> Option<MinutesFile> {
        let settings = &self.state.settings;
        let index = self.state.plans.current_index()?;
        let open = self.state.plans.get(index)?;
        let id = &open.plan.facts().id;
        let file = self.state.plans.file(index);
        let day = settings.today;
        let path = MinutesFile::path_for(file, id, settings.records.as_deref(), day)?;
        Some(MinutesFile {
            plan: Arc::clone(&open.plan),
            meetings: open.recorded.as_ref()?.meetings.clone(),
            dismissals: open.dismissed.dismissals.clone(),
            day,
            language: self.language(),
            path,
        })
    }

    /// Takes note of where minutes were written, or why they were not.
    pub(super) fn note_minutes(&mut self, file: &Path, written: Result<(), NotSaved>) {
        let language = self.language();
        let name = file.display().to_string();
        self.say_of_path(&name, |name| match &written {
            Ok(()) => language.minutes_are_written(name),
            Err(why) => language.minutes_are_not_written(name, &why.words(language)),
        });
    }

    pub(super) fn choose_note(&mut self) {
        self.choose(ChooserKind::Notes);
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
        let Some(NoteSaving { number, undoing }) = prompt.saving().cloned() else {
            return;
        };
        if let Some(why) = why {
            prompt.set_saving(None);
            return self.note_not_saved(index, number, why);
        }
        let Some(id) = written.iter().find(|id| id.number == number).cloned() else {
            return;
        };
        let leads_to_minutes = prompt.leads_to_minutes();
        let (kind, undoing) = match &prompt.subject {
            NoteSubject::Facts { .. } => (None, None),
            NoteSubject::Said { kind, replaces, .. } => {
                let is_new = replaces.is_none();
                let undoing = undoing.or(is_new.then_some(Undoing::Withdraw(id)));
                (Some(*kind), undoing)
            }
        };
        self.state.overlay = None;
        if let Some(undoing) = undoing {
            self.note_undoing(undoing);
        }
        self.say(self.language().noted(kind));
        if leads_to_minutes {
            self.write_minutes();
        }
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
}
