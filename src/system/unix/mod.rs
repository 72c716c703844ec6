//! Linux, macOS and their like.

mod decoder;
mod files;
mod keyboard;
mod signals;
mod terminal;

use std::path::PathBuf;

#[cfg(fuzzing)]
pub use self::decoder::check_keys;
pub(crate) use self::files::{FileLock, is_in_use, keep_permissions, may_pass, new_file};
pub(crate) use self::signals::{Signal, ask_to_end, stop};
pub(crate) use self::terminal::{
    SequenceOutput, TerminalModes, ask_terminal, is_closed_pipe, terminal_columns, terminal_input,
    use_mouse, write_to_terminal,
};
use super::{Lent, Listener};

/// Whether a shell can take over until the program is continued.
pub(crate) const CAN_STOP: bool = true;

/// Whether text that is pasted is told from keys.
pub(crate) const HEARS_PASTES: bool = true;

/// Starts listening to keys and signals. Each has its own thread, so that neither can delay
/// the other or drawing.
///
/// # Errors
///
/// If the terminal cannot be opened for reading, or signals cannot be received.
pub(crate) fn listen(listener: &impl Listener, lent: &Lent) -> std::io::Result<()> {
    let keyboard = keyboard::Keyboard::open(lent.clone())?;
    signals::listen(listener.clone(), lent.clone())?;
    keyboard.listen(listener.clone());
    Ok(())
}

/// Copies a text to a clipboard that the program can reach by itself. Returns `false` if
/// there is none, as here: a terminal may be that of another machine.
pub(crate) fn copy(_: &str) -> bool {
    false
}

/// The editor that everybody has and that leaves the terminal alone. There is none here:
/// somebody whom `vi` comes up for may not know the way out.
pub(crate) fn editor_with_window() -> Option<&'static str> {
    None
}

/// The words of a command as a shell takes them; `None` if a quote is not closed.
pub(crate) fn command_words(command: &str) -> Option<Vec<String>> {
    shell_words::split(command).ok()
}

/// A word as a shell takes it, whatever is in it.
pub(crate) fn quoted_word(word: &str) -> String {
    shell_words::quote(word).into_owned()
}

/// The file of a program that is named as in a shell. The system finds it by that name.
pub(crate) fn program(name: &str) -> PathBuf {
    name.into()
}

/// The locale of the person where no variable names it.
pub(crate) fn locale() -> Option<String> {
    None
}
