//! Takes in the answers of workers, and changes dismissals.

use tenken::check::{DismissalChange, Doubt, DoubtKey, Reason};
use tenken::plan::InitiativeId;

use super::Update;
use super::searching::asks_all_plans;
use crate::dismissed::NotSaved;
use crate::last_time::LastTime;
use crate::tui::event::Effect;
use crate::tui::input::TextInput;
use crate::tui::overlays::{Overlay, ReasonPrompt};
use crate::tui::plan_index::PlanIndex;
use crate::tui::screens::{Memories, Screen};
use crate::tui::work::{Answer, Job};

impl Update<'_> {
    /// Takes in the answer of a worker. An answer that is no longer awaited is
    /// dropped.
    pub(super) fn note(&mut self, answer: Answer) {
        match answer {
            Answer::Found(found) => {
                let jobs = self.state.plans.note_found(found);
                self.start(jobs);
            }
            Answer::Opened(index, opening) => {
                self.hold_item();
                self.state.plans.note_opened(index, opening);
                self.state.memories.insert(index, Memories::default());
                self.resume(index);
                self.say_what_is_wrong();
                self.reread_if_outrun(index);
                self.follow_leaders();
            }
            Answer::Told(told) => self.note_told(&told),
            Answer::Reread(index, reread) => self.note_reread(index, reread),
            Answer::Folded(folded) => {
                let folded = self.state.plans.note_folded(folded);
                self.ask_also(folded);
            }
            Answer::Checked(edition, questions) => {
                self.state.plans.note_checked(edition, &questions);
            }
            Answer::Compared(edition, changes) => {
                self.state.plans.note_compared(edition, changes);
            }
            Answer::LookedBack(edition, since) => {
                self.state.plans.note_looked_back(edition, since);
            }
            Answer::Located(at) => self.note_located(&at),
            Answer::FoundInAll { number, found } => {
                if let Some(Overlay::Choose(chooser)) = &mut self.state.overlay {
                    chooser.note_found(number, found);
                }
            }
            Answer::Gathered(sought, found) => {
                self.state.gathering.note_gathered(&sought, found);
            }
            Answer::Saved(index, saved) => self.note_saved(index, saved),
            Answer::RecordsRead(index, recorded, reports) => {
                self.state.plans.note_records(index, *recorded, reports);
                self.say_what_is_wrong();
            }
            Answer::Rerated {
                plan,
                rerating,
                takes_back,
                done,
            } => self.note_rerated(plan, rerating, takes_back, done),
            Answer::MinutesWritten(file, written) => self.note_minutes(&file, written),
            Answer::Appended(index, appended) => self.note_appended(index, appended),
            Answer::SeenKept(index, kept) => self.note_seen_kept(index, kept),
            Answer::KeptView(saving, saved) => self.note_kept_view(&saving, saved),
        }
    }

    /// Goes on where the screen was left the last time, if that was in this plan.
    fn resume(&mut self, index: PlanIndex) {
        let plan = self.state.plans.get(index).map(|open| &open.plan);
        let id = plan.map(|plan| &plan.facts().id);
        let is_of_plan = |last: &mut LastTime| last.plan.as_ref() == id;
        let Some(last) = self.state.last_time.take_if(is_of_plan) else {
            return;
        };
        self.state.plans.go_to(index);
        let memories = Memories::with_headings(last.has_headings);
        self.state.memories.insert(index, memories);
        if let Some(open) = self.state.plans.get_mut(index) {
            let row = last.row.map(InitiativeId::new);
            open.selection.row = row.filter(|row| open.plan.row(row).is_some());
        }
    }

    pub(super) fn start(&mut self, jobs: Vec<Job>) {
        jobs.into_iter()
            .for_each(|job| self.effect(Effect::Start(job)));
    }

    /// Starts the jobs that the plan in view, a search over all plans and indicators of
    /// the same name need.
    pub(super) fn prepare(&mut self) {
        let records = self.state.settings.records.as_deref();
        let jobs = self.state.plans.prepare(records);
        self.start(jobs);
        let is_awaited = asks_all_plans(self.state);
        let jobs = self.state.plans.fold_others(is_awaited);
        self.start(jobs);
        if self.state.screen.needs_last_meeting() {
            let job = self.state.plans.look_back(self.state.settings.today);
            self.start(job.into_iter().collect());
        }
        if self.state.screen == Screen::Namesakes {
            let job = self.state.gathering.prepare(&self.state.plans);
            self.start(job.into_iter().collect());
        }
    }

    /// Shows a notice about diagnostics once all plans are open.
    pub(super) fn say_what_is_wrong(&mut self) {
        let count = self.state.report_count();
        if self.state.plans.progress().is_some() || count == 0 {
            return;
        }
        let key = self.key(super::Action::ShowDiagnostics);
        self.say(self.language().diagnostics_shown_by(count, &key));
    }

    /// Asks for the reason for dismissing a doubt.
    pub(super) fn ask_reason(&mut self, doubt: Box<Doubt>) {
        self.state.overlay = Some(Overlay::Reason(ReasonPrompt {
            input: TextInput::default(),
            doubt,
        }));
    }

    /// Dismisses a doubt with the typed reason. If the reason is blank, asks again.
    pub(super) fn dismiss(&mut self, prompt: ReasonPrompt) {
        let Some(reason) = Reason::new(prompt.input.text()) else {
            self.say(self.language().write_a_reason());
            self.state.overlay = Some(Overlay::Reason(prompt));
            return;
        };
        let Some(dismissal) = self.state.dismissal(&prompt, reason) else {
            return self.say(self.language().doubt_is_gone());
        };
        self.choose_doubt(prompt.doubt);
        self.say(self.language().dismissed());
        self.change_dismissed(DismissalChange::Dismiss(dismissal));
    }

    /// Takes a dismissal back.
    pub(super) fn take_back(&mut self, doubt: DoubtKey) {
        self.say(self.language().dismissal_taken_back());
        self.change_dismissed(DismissalChange::TakeBack(doubt));
    }

    fn change_dismissed(&mut self, change: DismissalChange) {
        let dismisses = matches!(change, DismissalChange::Dismiss(_));
        let Some(open) = self.state.plans.current_mut() else {
            return;
        };
        open.dismissed.change(change);
        if open.dismissed.file.is_none() && dismisses {
            self.say(self.language().plan_without_file_keeps_nothing());
        }
        self.save(self.state.plans.current_index());
    }

    fn save(&mut self, index: Option<PlanIndex>) {
        let Some(index) = index else { return };
        let open = self.state.plans.get_mut(index);
        if let Some(saving) = open.and_then(|open| open.dismissed.next_saving()) {
            self.effect(Effect::Start(Job::Save(index, saving)));
        }
    }

    /// Handles the result of saving dismissals. Failed changes are saved again with
    /// the next ones.
    fn note_saved(&mut self, index: PlanIndex, saved: Result<(), NotSaved>) {
        self.state.plans.outrun(index);
        let Some(open) = self.state.plans.get_mut(index) else {
            return;
        };
        open.dismissed.note_saved(saved.is_ok());
        let file = open.dismissed.file.as_ref();
        let name = file.and_then(|file| file.file_name());
        let file = name.map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let done = self.state.notice.take().unwrap_or_default();
        match saved {
            Ok(()) => {
                let language = self.language();
                self.say_of_path(&file, |file| language.kept_in(&done, file));
                self.save(Some(index));
            }
            Err(why) => {
                let language = self.language();
                self.say_of_path(&file, |file| {
                    language.cannot_be_kept_in(file, &why.words(language))
                });
            }
        }
    }
}
