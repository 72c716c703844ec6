//! What is heard of the terminal and of the system.

use super::Signal;
use crate::key::Key;
use crate::mouse::Mouse;

/// What is heard. On Windows, the program cannot be stopped.
#[cfg_attr(windows, allow(dead_code))]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Heard {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// The terminal answered a question.
    Answer(TerminalAnswer),
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

/// What the terminal may be asked. It is asked once, and nobody waits for its answers: they
/// are heard when they come, if they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Questions {
    /// Whether its background is light.
    pub(crate) background: bool,
    /// How wide it draws ambiguous characters.
    pub(crate) ambiguous: bool,
}

/// What the terminal answered. A console of Windows does not tell its background.
#[cfg_attr(windows, allow(dead_code))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TerminalAnswer {
    /// Whether its background is light.
    Background { is_light: bool },
    /// How many cells a character took whose width is ambiguous.
    AmbiguousCells(u16),
}

/// Whoever listens, on each thread that hears something.
pub(crate) trait Listener: Clone + Send + 'static {
    /// Takes in what is heard. Returns whether anybody wants to hear more.
    fn hear(&mut self, heard: Heard) -> bool;
}
