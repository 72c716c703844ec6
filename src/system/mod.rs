//! The operating system under the program: its terminal, its files, its ways to end.
//!
//! What differs between systems stands in a room for each, and nowhere else does the
//! program ask which system it is on. Both rooms offer the names below.

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
pub(crate) use self::listening::{Heard, Listener};
#[cfg(fuzzing)]
pub use self::room::check_keys;
pub(crate) use self::room::{
    // The terminal
    CAN_STOP,
    // Files
    FileLock,
    SequenceOutput,
    // The end
    Signal,
    TerminalModes,
    // The desk around the program
    ask_to_end,
    command_words,
    copy,
    editor_with_window,
    is_closed_pipe,
    is_in_use,
    keep_permissions,
    listen,
    locale,
    may_pass,
    new_file,
    program,
    stop,
    terminal_columns,
    terminal_input,
    write_to_terminal,
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
