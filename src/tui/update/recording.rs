//! Records what happens in a meeting.

use std::sync::Arc;

use super::Update;
use crate::dismissed::NotSaved;
use crate::recorded::Appended;
use crate::tui::event::Effect;
use crate::tui::plan_index::PlanIndex;
use crate::tui::work::Job;

impl Update<'_> {
    /// Appends what is not in a file yet to the record of a plan.
    pub(super) fn append(&mut self, index: PlanIndex) {
        let hand = self.state.settings.hand();
        let open = self.state.plans.get_mut(index);
        let recorded = open.and_then(|open| open.recorded.as_mut());
        if let Some(appending) = recorded.and_then(|recorded| recorded.next_appending(&hand)) {
            self.effect(Effect::Start(Job::Append(index, appending)));
        }
    }

    /// Takes note of how appending ended.
    pub(super) fn note_appended(&mut self, index: PlanIndex, appended: Result<Appended, NotSaved>) {
        self.state.plans.outrun(index);
        let Some(recorded) = self
            .state
            .plans
            .get_mut(index)
            .and_then(|open| open.recorded.as_mut())
        else {
            return;
        };
        let written = appended.as_ref().map(Appended::ids).unwrap_or_default();
        let folder = recorded.note_appended(appended.as_ref().ok().cloned());
        let language = self.language();
        let why = appended.as_ref().err().map(|why| why.words(language));
        if let Some(why) = &why {
            self.say(language.cannot_be_recorded(why));
        }
        self.note_of_saving(index, &written, why.as_deref());
        if let Some(folder) = folder {
            let folder = folder.display().to_string();
            self.say_of_path(&folder, |folder| language.recorded_elsewhere(folder));
        }
        if appended.is_ok() {
            self.append(index);
            self.keep_seen(index);
        }
        if self.state.asked_to_quit {
            self.say_before_quitting();
        }
    }

    /// Sees to it that the plan in view is kept as it is now for the next meeting.
    pub(super) fn see_current(&mut self) {
        if let Some(index) = self.state.plans.current_index() {
            self.see(index);
        }
    }

    /// Sees to it that a plan is kept as it is now for the next meeting.
    pub(super) fn see(&mut self, index: PlanIndex) {
        if let Some(open) = self.state.plans.get_mut(index) {
            open.sitting.see(Arc::clone(&open.source));
        }
        self.keep_seen(index);
    }

    /// Keeps the plan as the meeting saw it for the next one, once the meeting is on record
    /// itself: then it is known where that can be written.
    fn keep_seen(&mut self, index: PlanIndex) {
        let today = self.state.settings.today;
        let Some(open) = self.state.plans.get_mut(index) else {
            return;
        };
        let recorded = open.recorded.as_ref();
        let recorded = recorded.filter(|recorded| recorded.unwritten_count() == 0);
        let copy = recorded.and_then(|recorded| {
            let seen = open.sitting.next_seen()?;
            Some(recorded.seen_copy(today, seen))
        });
        if let Some(copy) = copy {
            self.effect(Effect::Start(Job::KeepSeen(index, copy)));
        }
    }

    /// Takes note that the plan was kept for the next meeting, or says why it was not.
    pub(super) fn note_seen_kept(&mut self, index: PlanIndex, kept: Result<(), NotSaved>) {
        if let Some(open) = self.state.plans.get_mut(index) {
            open.sitting.note_kept();
        }
        let language = self.language();
        if let Err(why) = kept {
            self.say(language.plan_is_not_kept(&why.words(language)));
        }
        self.keep_seen(index);
    }
}
