//! Views that are kept under a name.

use std::ffi::OsStr;

use super::Update;
use crate::dismissed::NotSaved;
use crate::tui::event::Effect;
use crate::tui::overlays::chooser::ItemEffect;
use crate::tui::screens::Screen;
use crate::tui::work::Job;
use crate::views::{View, ViewChange, ViewSaving};

impl Update<'_> {
    /// Keeps what is shown under a name.
    pub(super) fn keep_view(&mut self, name: String) {
        let Some(open) = self.state.plans.current() else {
            return;
        };
        let view = View {
            name,
            plan: open.plan.facts().id.clone(),
            screen: self.state.screen.name().to_owned(),
            rows: open.listed_rows(),
        };
        let command = self.state.command_of(&view);
        let said = self.language().view_is_kept(&view.name, &command);
        self.say(said);
        self.change_views(ViewChange::Keep(view));
    }

    /// Shows the view at a place among those of the plan in view, counted from one.
    pub(super) fn show_view_at(&mut self, place: u8) {
        let plan = self.state.plans.current().map(|open| &open.plan);
        let views = plan.map(|plan| self.state.views.of_plan(&plan.facts().id));
        let place = usize::from(place).checked_sub(1);
        let view = views
            .zip(place)
            .and_then(|(mut views, place)| views.nth(place));
        if let Some(view) = view.cloned() {
            self.show_view(&view);
        }
    }

    /// Shows a view. The chosen row stays chosen.
    pub(super) fn show_view(&mut self, view: &View) {
        self.keep_chosen();
        let language = self.language();
        let Some(open) = self.state.plans.current_mut() else {
            return;
        };
        if !open.list_rows(&view.rows) {
            return self.say(language.view_without_rows(&view.name));
        }
        self.state.forget_filters_of_trail();
        self.show(Screen::named(&view.screen));
        let command = self.state.command_of(view);
        self.say(language.view_and_command(&view.name, &command));
    }

    /// Keeps the view with the cursor no more.
    pub(super) fn remove_view(&mut self) {
        let item = self.item_with_cursor();
        let Some(ItemEffect::View(view)) = item.map(|item| item.effect) else {
            return;
        };
        self.say(self.language().view_removed(&view.name));
        self.change_views(ViewChange::Remove(*view));
        self.state.overlay = None;
    }

    fn change_views(&mut self, change: ViewChange) {
        let saving = self.state.views.change(change);
        let saving = saving.map(Job::KeepView).map(Effect::Start);
        saving.into_iter().for_each(|saving| self.effect(saving));
    }

    /// Says so if a change of views could not be saved.
    pub(super) fn note_kept_view(&mut self, saving: &ViewSaving, saved: Result<(), NotSaved>) {
        if let Err(why) = saved {
            let (language, file) = (self.language(), saving.file().file_name());
            let file = file.map(OsStr::to_string_lossy).unwrap_or_default();
            self.say(language.view_cannot_be_kept(&file, &why.words(language)));
        }
    }
}
