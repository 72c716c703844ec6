//! Opens the file of a plan in an editor, at the line of what is chosen.

use std::path::PathBuf;

use tenken::check::Subject;
use tenken::document::Severity;

use super::Update;
use crate::files::INPUT_NAME;
use crate::report::Report;
use crate::tui::editing::{FileLine, Locating, NotEdited, PlanPlace};
use crate::tui::event::Effect;
use crate::tui::overlays::Overlay;
use crate::tui::plan_index::PlanIndex;
use crate::tui::room::Choice;
use crate::tui::screens::Screen;
use crate::tui::work::Job;

impl Update<'_> {
    /// Opens the file of what is chosen: of a finding its own, or else that of the plan.
    pub(super) fn edit_file(&mut self) {
        if self.state.settings.editor.is_none() {
            return self.say(self.language().no_editor_is_set());
        }
        let finding = match self.state.overlay {
            Some(Overlay::Diagnostics { scroll }) => self.over.report_at(scroll, self.state),
            _ => None,
        };
        match finding.map(|report| line_of(&report)) {
            Some(Some(at)) => self.edit_at(&at),
            Some(None) => self.say(self.language().nothing_to_edit()),
            None => self.edit_plan(),
        }
    }

    fn edit_plan(&mut self) {
        let Some(index) = self.state.plans.current_index() else {
            return;
        };
        let Some(file) = self.state.plans.file(index).map(PathBuf::from) else {
            return self.say(self.language().plan_has_no_file());
        };
        // Lines of the document that is shown are not those of the one with an error.
        let error = self.error(index).filter(|_| self.state.has_banner());
        if let Some(at) = error {
            return self.edit_at(&at);
        }
        let place = self.chosen_place();
        let Some(open) = self.state.plans.get(index) else {
            return;
        };
        let locating = Locating {
            file,
            plan: open.plan.clone(),
            source: open.source.clone(),
            place,
        };
        self.state.is_locating = true;
        self.effect(Effect::Start(Job::Locate(locating)));
    }

    /// The line of the first error in the file of a plan.
    fn error(&self, index: PlanIndex) -> Option<FileLine> {
        let mut reports = self.state.plans.reports_of(index).iter();
        let error = reports.find(|report| report.diagnostic.severity() == Severity::Error);
        line_of(error?)
    }

    /// What is chosen on the screen.
    fn chosen_place(&self) -> PlanPlace {
        let choices = self.scene.choices(self.state);
        let chosen = choices.and_then(|choices| choices.chosen);
        let stage = self.scene.stage(self.state);
        let body = self.scene.body.as_ref();
        let choice = chosen.zip(stage).zip(body);
        let choice =
            choice.and_then(|((chosen, stage), body)| body.main.model.choice(&stage, chosen));
        match choice {
            Some(Choice::Doubt(doubt)) => PlanPlace::Doubted(Box::new(doubt.place)),
            Some(Choice::Indicator(key)) => PlanPlace::of_indicator(&key),
            Some(Choice::Gone(_)) => PlanPlace::Subject(Subject::Plan),
            Some(Choice::Row(_) | Choice::Own) | None => PlanPlace::Subject(self.chosen_subject()),
        }
    }

    fn chosen_subject(&self) -> Subject {
        let stage = self.scene.stage(self.state);
        let row = stage.and_then(|stage| stage.row());
        match row {
            Some(row) if self.state.screen != Screen::Overview => {
                Subject::Initiative(row.id.clone())
            }
            _ => Subject::Plan,
        }
    }

    /// Opens a file at the line that a worker found.
    pub(super) fn note_located(&mut self, at: &FileLine) {
        self.state.is_locating = false;
        self.edit_at(at);
    }

    fn edit_at(&mut self, at: &FileLine) {
        let editor = self.state.settings.editor.as_ref();
        match editor.and_then(|editor| editor.call(at)) {
            Some(call) => self.effect(Effect::Edit(call)),
            None => self.say(self.language().no_editor_is_set()),
        }
    }

    /// Says why a file was not edited.
    pub(super) fn note_not_edited(&mut self, why: &NotEdited) {
        let Some(editor) = &self.state.settings.editor else {
            return;
        };
        let language = self.language();
        self.say(match why {
            NotEdited::CannotStart(said) => language.editor_cannot_start(&editor.command, said),
            NotEdited::Failed(code) => language.editor_failed(&editor.command, *code),
        });
    }
}

/// The line of a finding; `None` if it is about nothing that can be edited.
fn line_of(report: &Report) -> Option<FileLine> {
    let name = report.diagnostic.file_name();
    let line = report.diagnostic.position()?.line;
    (name != INPUT_NAME).then(|| FileLine {
        file: PathBuf::from(name),
        line,
    })
}
