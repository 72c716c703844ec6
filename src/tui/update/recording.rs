//! Records what happens in a meeting.

use super::Update;
use crate::dismissed::NotSaved;
use crate::recorded::Appended;
use crate::tui::event::Effect;
use crate::tui::plan_index::PlanIndex;
use crate::tui::work::Job;

impl Update<'_> {
    /// Appends what is not in a file yet to the record of a plan.
    pub(super) fn append(&mut self, index: PlanIndex) {
        let person = &self.state.settings.person;
        let open = self.state.plans.get_mut(index);
        let recorded = open.and_then(|open| open.recorded.as_mut());
        if let Some(appending) = recorded.and_then(|recorded| recorded.next_appending(person)) {
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
        if let Some(why) = why {
            self.say(language.cannot_be_recorded(why));
        }
        self.note_of_saving(index, &written, why);
        if let Some(folder) = folder {
            let folder = folder.display().to_string();
            self.say_of_path(&folder, |folder| language.recorded_elsewhere(folder));
        }
        if appended.is_ok() {
            self.append(index);
        }
    }
}
