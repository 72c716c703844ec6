//! Takes in the answers of workers, and changes dismissals.

use std::sync::Arc;

use tenken::check::{Dismissal, DismissalChange, Doubt, DoubtKey, Reason};
use tenken::query::Search;

use super::Update;
use crate::dismissed::NotSaved;
use crate::tui::event::Effect;
use crate::tui::input::TextInput;
use crate::tui::overlays::chooser::{AllRows, Chooser, ChooserKind};
use crate::tui::overlays::{Overlay, ReasonPrompt};
use crate::tui::plan_index::PlanIndex;
use crate::tui::screens::{Memories, Screen};
use crate::tui::state::State;
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
                self.say_what_is_wrong();
                self.reread_if_outrun(index);
            }
            Answer::Reread(index, reread) => self.note_reread(index, reread),
            Answer::Folded(folded) => {
                let folded = self.state.plans.note_folded(folded);
                self.search_also(folded);
            }
            Answer::Checked(edition, questions) => {
                self.state.plans.note_checked(edition, &questions);
            }
            Answer::Located(at) => self.note_located(&at),
            Answer::FoundInAll { number, rows } => {
                if let Some(chooser) = all_rows(self.state) {
                    chooser.note_found(number, rows);
                }
            }
            Answer::Gathered(sought, found) => {
                self.state.gathering.note_gathered(&sought, found);
            }
            Answer::Saved(index, saved) => self.note_saved(index, saved),
        }
    }

    pub(super) fn start(&mut self, jobs: Vec<Job>) {
        jobs.into_iter()
            .for_each(|job| self.effect(Effect::Start(job)));
    }

    /// Starts the jobs that the plan in view, a search over all plans and indicators of
    /// the same name need.
    pub(super) fn prepare(&mut self) {
        let jobs = self.state.plans.prepare();
        self.start(jobs);
        let is_awaited = all_rows(self.state).is_some();
        let jobs = self.state.plans.fold_others(is_awaited);
        self.start(jobs);
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
        let keys = self
            .state
            .settings
            .keymap
            .keys(super::Action::ShowDiagnostics);
        let key = keys.first().map(ToString::to_string).unwrap_or_default();
        self.say(self.language().diagnostics_shown_by(count, &key));
    }

    /// Searches all plans that have a search index, in parts that workers share.
    pub(super) fn search_all(&mut self) {
        let plans: Vec<_> = self.state.plans.folded().collect();
        let ticket = self.state.searches.next();
        let Some((written, all)) = search_over_all(self.state) else {
            return;
        };
        if written.trim().is_empty() {
            *all = AllRows::default();
            return;
        }
        let parts = plans.chunks(PLANS_IN_PART);
        all.begin(ticket.clone(), parts.len());
        for plans in parts {
            self.effect(Effect::Start(Job::SearchAll {
                ticket: ticket.clone(),
                written: written.clone(),
                plans: plans.to_vec(),
            }));
        }
    }

    /// Lets plans join the open search over all plans.
    fn search_also(&mut self, plans: Vec<(PlanIndex, Arc<Search>)>) {
        let Some((written, all)) = search_over_all(self.state) else {
            return;
        };
        let Some(ticket) = all.ticket.clone().filter(|_| !plans.is_empty()) else {
            return;
        };
        all.awaited += 1;
        self.effect(Effect::Start(Job::SearchAll {
            ticket,
            written,
            plans,
        }));
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
        let open = self.state.plans.current();
        let questions = open
            .and_then(|open| open.questions.as_ref())
            .map(Arc::clone);
        let mut questions = questions.iter().flat_map(|questions| questions.iter());
        let Some(question) = questions.find(|question| question.doubt == *prompt.doubt) else {
            // The plan was changed while the reason was typed.
            return self.say(self.language().doubt_is_gone());
        };
        let dismissal = Dismissal {
            doubt: question.key.clone(),
            reason,
            date: self.state.settings.today,
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
        let file = file.map_or_else(String::new, |file| file.display().to_string());
        let done = self.state.notice.take().unwrap_or_default();
        match saved {
            Ok(()) => {
                self.say(self.language().kept_in(&done, &file));
                self.save(Some(index));
            }
            Err(why) => {
                let language = self.language();
                self.say(language.cannot_be_kept_in(&file, &why.words(language)));
            }
        }
    }
}

/// The number of plans in a part of a search over all plans. Heuristic: a few
/// milliseconds of work, so that a newer search soon gets its turn.
const PLANS_IN_PART: usize = 64;

/// Returns the chooser of the open search over all plans.
fn all_rows(state: &mut State) -> Option<&mut Chooser> {
    match &mut state.overlay {
        Some(Overlay::Choose(chooser)) if chooser.kind.is_all_rows() => Some(chooser),
        _ => None,
    }
}

/// Returns what is typed into the open search over all plans, and what it found.
fn search_over_all(state: &mut State) -> Option<(String, &mut AllRows)> {
    match &mut state.overlay {
        Some(Overlay::Choose(Chooser {
            kind: ChooserKind::AllRows(all),
            input,
            ..
        })) => Some((input.text().to_owned(), all)),
        _ => None,
    }
}
