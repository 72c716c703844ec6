//! The settings that can be changed while the program runs, for all plans.

use std::path::PathBuf;

use tenken::meeting::Day;
use tenken::messages::Language;

use super::editing::Editor;
use super::keymap::Keymap;
use super::theme::ThemeName;
use crate::display_width::AmbiguousWidth;
use crate::recorded::Hand;
use crate::system::Questions;

/// The settings that can be changed while the program runs, for all plans.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Settings {
    /// The palette.
    pub(crate) theme: ThemeName,
    /// Whether somebody chose the palette, now or the last time.
    pub(crate) is_theme_chosen: bool,
    /// Whether the palette may be changed to one with colours.
    pub(crate) colours: bool,
    /// How wide ambiguous characters are drawn.
    pub(crate) ambiguous: AmbiguousWidth,
    /// What the terminal is asked for, and what holds as soon as it answers.
    pub(crate) open_questions: Questions,
    /// Whether the mouse is used.
    pub(crate) mouse: bool,
    /// The day of the meeting: that on which it began, also after midnight.
    pub(crate) today: Day,
    /// Who writes what is noted in meetings.
    pub(crate) person: String,
    /// A number that no other program has that runs.
    pub(crate) program: u64,
    /// Whether the screen follows a meeting that is led elsewhere, and does nothing by itself.
    pub(crate) follows: bool,
    /// Where that is recorded of plans beside which nothing can be written; `None` where the
    /// system has no such folder.
    pub(crate) records: Option<PathBuf>,
    /// The language of the labels; `None` for that of the plan.
    pub(crate) language: Option<Language>,
    /// Which key does what.
    pub(crate) keymap: Keymap,
    /// The editor that files are opened in; `None` if there is none to be known.
    pub(crate) editor: Option<Editor>,
    /// Whether a shell can take over until the program is continued.
    pub(crate) can_stop: bool,
}

impl Settings {
    /// Who writes here. Somebody whose name the system does not tell has that of the program, so
    /// that what is private stays in it.
    pub(crate) fn hand(&self) -> Hand {
        let nameless = || format!("program {}", self.program);
        let person = Some(self.person.clone()).filter(|person| !person.trim().is_empty());
        Hand {
            person: person.unwrap_or_else(nameless),
            program: self.program,
        }
    }
}
