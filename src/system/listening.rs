//! What is heard of the terminal and of the system.

use super::Signal;
use crate::key::Key;

/// What is heard. On Windows, pasted text comes as keys, and the program cannot be stopped.
#[cfg_attr(windows, allow(dead_code))]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Heard {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted, or a part of one that comes in several.
    Paste(String),
    /// The terminal may have another size.
    Resized,
    /// The program is to be stopped until it is continued.
    Stop,
    /// The program was stopped and goes on.
    Continued,
    /// There will be no more keys: the window was closed, or the line went dead.
    Closed,
    /// The system wants the program to end.
    End(Signal),
}

/// Whoever listens, on each thread that hears something.
pub(crate) trait Listener: Clone + Send + 'static {
    /// Takes in what is heard. Returns whether anybody wants to hear more.
    fn hear(&mut self, heard: Heard) -> bool;
}
