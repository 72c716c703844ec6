//! The screen.

mod action;
mod banner;
mod diagnostic_lines;
mod doubt_rows;
mod draw;
mod editing;
mod event;
mod event_loop;
mod footer;
mod found_rows;
mod frame;
mod gathering;
mod header;
mod hints;
mod host;
mod identity;
mod indicator_cells;
mod indicator_rows;
mod input;
#[cfg(test)]
mod journeys;
mod keymap;
mod layout;
mod leading;
mod lineage;
mod note_drawing;
mod note_view;
mod overlay_drawing;
mod overlay_items;
mod overlays;
mod plan_index;
mod plans;
mod room;
mod running_text;
mod scene;
mod screens;
mod selection;
mod settings;
mod sitting;
mod slide_frame;
mod stage;
mod state;
mod tabs;
mod terminal;
mod theme;
mod update;
mod usability;
mod view;
mod work;

use std::io;
use std::path::PathBuf;

pub(crate) use editing::Editor;
pub(crate) use host::ExitReason;
use host::Host as _;
pub(crate) use keymap::Keymap;
pub(crate) use settings::Settings;
use state::State;
pub(crate) use theme::{ThemeChoice, ThemeName};

use tenken::messages::Language;

use crate::last_time::LastTime;
use crate::report::Report;
use crate::views::Views;

/// All contexts in which keys are interpreted.
pub(crate) fn contexts() -> Vec<action::KeyContext> {
    screens::Screen::contexts().collect()
}

/// The result of running the screen.
pub(crate) struct Left {
    /// How it ended.
    pub(crate) ending: ExitReason,
    /// What was wrong with the files.
    pub(crate) reports: Vec<Report>,
    /// The language that the screen had.
    pub(crate) language: Language,
    /// What is to be remembered of it.
    pub(crate) last_time: LastTime,
    /// What happened in meetings and is not on the disk, as it would be written.
    pub(crate) unsaved: Vec<String>,
    /// Where something was recorded at the end that could not be where it should.
    pub(crate) moved_to: Vec<PathBuf>,
}

/// Opens the plans of paths on the terminal, where they were left the last time. `reports` are
/// the diagnostics of the settings.
///
/// # Errors
///
/// If the terminal cannot be set up, read or written.
pub(crate) fn run(
    paths: Vec<PathBuf>,
    reports: Vec<Report>,
    settings: Settings,
    (last_time, views): (LastTime, Views),
) -> io::Result<Left> {
    let mut terminal = terminal::RealTerminal::start()?;
    let before = (last_time, views);
    let mut state = State::new(
        settings,
        reports,
        before,
        terminal::size()?,
        terminal.time(),
    );
    let ending = event_loop::run(&mut terminal, &mut state, paths)?;
    let left = Left {
        ending,
        reports: state.plans.reports().cloned().collect(),
        language: state.language(),
        last_time: state.left_behind(),
        unsaved: state.unsaved(),
        moved_to: std::mem::take(&mut state.moved_to),
    };
    // The process ends now. To take the plans of a country apart piece by piece first
    // would let the shell wait for more than a second.
    std::mem::forget(state);
    Ok(left)
}
