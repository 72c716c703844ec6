//! The screen.

mod action;
mod diagnostic_lines;
mod doubt_rows;
mod draw;
mod event;
mod event_loop;
mod footer;
mod frame;
mod header;
mod host;
mod identity;
mod indicator_rows;
mod input;
#[cfg(test)]
mod journeys;
mod key;
mod keymap;
mod layout;
mod lineage;
mod overlay_drawing;
mod overlay_items;
mod overlays;
mod plan_index;
mod plans;
mod room;
mod scene;
mod screens;
mod selection;
mod settings;
mod stage;
mod state;
mod terminal;
mod theme;
mod update;
mod usability;
mod view;
mod work;

use std::io;
use std::path::PathBuf;

pub(crate) use host::Ending;
pub(crate) use keymap::Keymap;
pub(crate) use settings::Settings;
pub(crate) use theme::ThemeName;

use tenken::messages::Language;

use crate::report::Report;

/// All contexts in which a key can mean something.
pub(crate) fn contexts() -> Vec<action::Context> {
    screens::Screen::contexts().collect()
}

/// How the screen was left.
pub(crate) struct Left {
    /// How it ended.
    pub(crate) ending: Ending,
    /// What was wrong with the files.
    pub(crate) reports: Vec<Report>,
    /// The language that the screen had.
    pub(crate) language: Language,
}

/// Opens the plans of paths on the terminal. `reports` is what is wrong with the
/// settings.
///
/// # Errors
///
/// If the terminal cannot be taken, read or written.
pub(crate) fn run(
    paths: Vec<PathBuf>,
    reports: Vec<Report>,
    settings: Settings,
) -> io::Result<Left> {
    let mut terminal = terminal::RealTerminal::start()?;
    let mut state = state::State::new(settings, reports, terminal::size()?);
    let ending = event_loop::run(&mut terminal, &mut state, paths)?;
    Ok(Left {
        ending,
        reports: state.plans.reports().cloned().collect(),
        language: state.language(),
    })
}
