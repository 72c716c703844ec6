//! Events, which change the state, and effects, which the loop carries out.

use std::path::PathBuf;

use ratatui::layout::Size;

use super::editing::{EditorCall, NotEdited};
use super::leading::FollowStep;
use super::plan_index::PlanIndex;
use super::work::{Answer, Job};
use tenken::meeting::{Day, TimeOfDay};

use crate::key::Key;
use crate::mouse::Mouse;
use crate::shown::Shown;
use crate::system::{Questions, TerminalAnswer};

/// An event from outside the state.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Event {
    /// A key was pressed.
    Key {
        /// The key.
        key: Key,
        /// Whether it came so soon after the last key that it must be held down.
        repeats: bool,
    },
    /// The mouse did something.
    Mouse(Mouse),
    /// The terminal answered a question.
    TerminalAnswered(TerminalAnswer),
    /// Text was pasted.
    Paste(String),
    /// The terminal has a new size.
    Resize(Size),
    /// The time of day is another.
    Time(TimeOfDay),
    /// The day is another.
    Day(Day),
    /// No key came for a moment.
    Pause,
    /// A worker has finished a job.
    Answer(Box<Answer>),
    /// Plan files have changed, or what is dismissed of them has; some may be gone or
    /// new.
    FilesChanged {
        /// The plan files.
        files: Vec<PathBuf>,
        /// When that was found.
        at: TimeOfDay,
    },
    /// A file could not be edited.
    NotEdited(NotEdited),
    /// Those who follow are to be told again what is shown, if the meeting is led from here.
    TellAgain,
    /// Whoever leads a meeting shows something else.
    Shown {
        /// The plan that the meeting is about.
        plan: PlanIndex,
        /// What is shown; `None` if nobody leads one.
        shown: Option<Box<Shown>>,
    },
    /// What is chosen follows that.
    Follow(FollowStep),
}

/// An effect outside the state.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Effect {
    /// The program ends.
    Quit,
    /// The program is stopped, until the shell continues it.
    Suspend,
    /// The whole screen is redrawn.
    Redraw,
    /// The terminal is asked.
    Ask(Questions),
    /// The mouse is used, or no more.
    UseMouse(bool),
    /// A text is copied to the clipboard.
    Copy(String),
    /// A job is given to a worker.
    Start(Job),
    /// The plan files of paths are watched.
    Watch(Vec<PathBuf>),
    /// The files are watched that tell what those show who lead meetings about plans.
    Follow(Vec<(PlanIndex, Vec<PathBuf>)>),
    /// A meeting is led from here, of which those who follow are told from now on.
    Lead,
    /// The terminal is lent to an editor.
    Edit(EditorCall),
}
