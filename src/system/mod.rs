//! The operating system under the program: its terminal, its files, its ways to end.
//!
//! What differs between systems stands in a room for each, and nowhere else does the
//! program ask which system it is on. Both rooms offer the names below.

#[cfg(any(windows, test))]
mod burst;
mod lent;
mod listening;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as room;
#[cfg(windows)]
use windows as room;

pub(crate) use self::lent::Lent;
pub(crate) use self::listening::{Heard, Listener, Questions, TerminalAnswer};
#[cfg(fuzzing)]
pub use self::room::check_keys;

// The terminal, what is heard of it, and what is written to it.
pub(crate) use self::room::{
    HEARS_PASTES, SequenceOutput, TerminalModes, ask_terminal, is_closed_pipe, listen,
    terminal_columns, terminal_input, use_mouse, write_to_terminal,
};

// Stopping, and the end.
pub(crate) use self::room::{CAN_STOP, Signal, ask_to_end, stop};

// Files.
pub(crate) use self::room::{FileLock, is_in_use, keep_permissions, may_pass, new_file};

// What lies around the program.
pub(crate) use self::room::{
    command_words, copy, editor_with_window, locale, program, quoted_word,
};

/// What came of an attempt to lock a file.
#[derive(Debug)]
pub(crate) enum Attempt {
    /// It is ours until the lock is dropped.
    Locked(FileLock),
    /// Another program has it.
    Busy,
    /// The file system has no locks, as some shares have none.
    Unsupported,
}
