//! Windows: its console, which Windows Terminal and the older window have in common.

mod closing;
mod console;
mod desk;
mod files;
mod keyboard;

use std::io;

pub(crate) use self::closing::{Signal, ask_to_end, stop};
pub(crate) use self::console::{
    SequenceOutput, TerminalModes, ask_terminal, is_closed_pipe, terminal_columns, terminal_input,
    use_mouse, write_to_terminal,
};
pub(crate) use self::desk::{
    command_words, copy, editor_with_window, locale, program, quoted_word,
};
pub(crate) use self::files::{FileLock, is_in_use, keep_permissions, may_pass, new_file};
use super::{Lent, Listener};

/// Whether a shell can take over until the program is continued.
pub(crate) const CAN_STOP: bool = false;

/// Whether a terminal is asked to mark text that is pasted. The console keeps the marks to
/// itself, and a terminal that is asked for them no longer warns of pasting several lines. Here
/// it is told from keys by how fast it comes.
pub(crate) const HEARS_PASTES: bool = false;

/// Starts listening to keys, to the size of the window, and to whoever ends the program.
///
/// # Errors
///
/// If the system does not say that the program is to end.
pub(crate) fn listen(listener: &impl Listener, lent: &Lent) -> io::Result<()> {
    closing::listen(listener.clone(), lent.clone())?;
    keyboard::listen(listener.clone(), lent.clone());
    Ok(())
}
