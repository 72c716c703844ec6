//! The interface of the event loop to its environment. It is small, so that every
//! system can implement it and a test can simulate it.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use tenken::meeting::{Day, TimeOfDay};

use super::editing::{EditorCall, NotEdited};
use super::event::Event;
use super::plan_index::PlanIndex;
use super::work::Job;
use crate::system::{Questions, Signal};

/// Why the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExitReason {
    /// The user quit, or the terminal was closed.
    Quit,
    /// A signal was received.
    Signal(Signal),
    /// None of the plans can be used.
    NoPlan,
}

/// Input of the event loop.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Incoming {
    /// An event for the state.
    Event(Event),
    /// The program is to be stopped until it is continued.
    Stop,
    /// The program was stopped and goes on.
    Continued,
    /// The editor has ended, and the terminal is free again.
    Edited(Result<(), NotEdited>),
    /// There will be no more input.
    End(ExitReason),
}

/// The environment of the event loop.
pub(crate) trait Host {
    /// Waits for the next input. After `patience`, returns [`Event::Pause`].
    ///
    /// # Errors
    ///
    /// If the terminal cannot be read.
    fn next(&mut self, patience: Option<Duration>) -> io::Result<Incoming>;

    /// Returns input that has already arrived, so that it is handled before drawing.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be read.
    fn more(&mut self) -> io::Result<Option<Incoming>>;

    /// Returns the time of day.
    fn time(&self) -> TimeOfDay;

    /// Returns the day it is.
    fn day(&self) -> Day;

    /// Shows a frame.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be written to.
    fn show(&mut self, frame: Frame) -> io::Result<()>;

    /// Makes the next frame be drawn in full.
    fn forget_shown(&mut self);

    /// Restores the terminal and stops until the shell continues the program.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be written to.
    fn stop(&mut self) -> io::Result<()>;

    /// Opens an editor. If it needs the terminal, lends it and goes on without it: until
    /// [`Incoming::Edited`], nothing is shown and no key is read.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be written to.
    fn edit(&mut self, call: EditorCall) -> io::Result<()>;

    /// Sets up the terminal again, after the program was stopped or an editor ended, and returns its current size.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be written to.
    fn resume(&mut self) -> io::Result<Size>;

    /// Asks the terminal. Its answers arrive as events, if it answers.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be written to.
    fn ask(&mut self, questions: Questions) -> io::Result<()>;

    /// Has the terminal tell what the mouse does, or no more.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be written to.
    fn use_mouse(&mut self, is_used: bool) -> io::Result<()>;

    /// Copies a text to the clipboard of the user.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be written to.
    fn copy(&mut self, text: &str) -> io::Result<()>;

    /// Gives a job to a worker. Its answer arrives as an event.
    fn start(&mut self, job: Job);

    /// Watches the plan files of paths, those included that are new in a folder.
    /// Changes arrive as events.
    fn watch(&mut self, paths: Vec<PathBuf>);

    /// Watches the files that tell what those show who lead meetings about plans. What they show
    /// arrives as events.
    fn follow(&mut self, files: Vec<(PlanIndex, Vec<PathBuf>)>);

    /// Says again and again that it is time to tell those who follow, with
    /// [`Event::TellAgain`].
    fn lead(&mut self);

    /// Restores the terminal and waits for the jobs that must be finished.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be written to.
    fn finish(&mut self) -> io::Result<()>;
}

impl ExitReason {
    /// Ends the process as the ending says, without going back to the loop.
    pub(crate) fn die(self) -> ! {
        match self {
            Self::Quit | Self::NoPlan => std::process::exit(0),
            Self::Signal(signal) => signal.die(),
        }
    }
}

/// Rows of the screen whose contents moved up, or down if `lines` is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ScrolledRows {
    /// The rows. Their whole width moves.
    pub(crate) area: Rect,
    /// How far.
    pub(crate) lines: i32,
}

/// The contents of a frame.
pub(crate) struct Frame {
    /// The screen.
    pub(crate) buffer: Buffer,
    /// The position of the cursor; `None` if it is hidden.
    pub(crate) cursor: Option<Position>,
    /// The rows that scrolled since the previous frame, if known.
    pub(crate) scroll: Option<ScrolledRows>,
}
