//! The terminal as a device: its modes, its size, and what is written to it.

use std::env;
use std::fs::File;
use std::io::{self, IsTerminal as _, Write as _};
use std::os::fd::{AsFd as _, OwnedFd};
use std::process::Stdio;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use crate::system::{Questions, TerminalAnswer};

/// That the terminal hands on every key as it comes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TerminalModes;

impl TerminalModes {
    /// Sets the modes up.
    ///
    /// # Errors
    ///
    /// If there is no terminal.
    pub(crate) fn take() -> io::Result<Self> {
        enable_raw_mode()?;
        Ok(Self)
    }

    /// Gives the modes back as they were.
    ///
    /// # Errors
    ///
    /// If the terminal is gone.
    pub(crate) fn give_back(self) -> io::Result<()> {
        disable_raw_mode()
    }
}

/// Whether what is written may contain control sequences, for colours and the like.
#[derive(Debug)]
pub(crate) struct SequenceOutput {
    is_obeyed: bool,
}

impl SequenceOutput {
    /// Finds out.
    pub(crate) fn prepare() -> Self {
        Self {
            is_obeyed: env::var_os("TERM").is_some_and(|term| term != "dumb"),
        }
    }

    /// Whether the terminal obeys control sequences.
    pub(crate) fn is_obeyed(&self) -> bool {
        self.is_obeyed
    }

    /// Gives the terminal back as it was, as dropping this does.
    pub(crate) fn give_back(self) {}
}

/// The width of the terminal that standard output is, in cells; `None` if it does not say.
pub(crate) fn terminal_columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout());
    let columns = size.map_or(0, |size| usize::from(size.ws_col));
    (columns > 0).then_some(columns)
}

/// Whether nobody reads any more what is written.
pub(crate) fn is_closed_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

/// Writes in one piece, bypassing the line buffer of standard output.
///
/// # Errors
///
/// If the terminal is gone.
pub(crate) fn write_to_terminal(text: &str) -> io::Result<()> {
    let terminal = io::stdout().as_fd().try_clone_to_owned()?;
    File::from(terminal).write_all(text.as_bytes())
}

/// Asks the terminal. Its answers are heard like keys.
///
/// # Errors
///
/// If the terminal is gone.
pub(crate) fn ask_terminal(questions: Questions) -> io::Result<Vec<TerminalAnswer>> {
    let mut asked = String::new();
    if questions.ambiguous {
        // A hidden character, where the cursor is after it, and the line blank again. Were it
        // in the first row, the answer could be Shift-F3.
        asked.push_str("\x1b[2;1H\x1b[8m○\x1b[0m\x1b[6n\x1b[2;1H\x1b[2K");
    }
    if questions.background {
        asked.push_str("\x1b]11;?\x1b\\");
    }
    if !asked.is_empty() {
        write_to_terminal(&asked)?;
    }
    Ok(Vec::new())
}

/// Has the terminal tell what the mouse does, or no more: presses, releases and the wheel,
/// at any column.
///
/// # Errors
///
/// If the terminal is gone.
pub(crate) fn use_mouse(is_used: bool) -> io::Result<()> {
    write_to_terminal(match is_used {
        true => "\x1b[?1000h\x1b[?1006h",
        false => "\x1b[?1006l\x1b[?1000l",
    })
}

/// The terminal as the standard input of another program.
///
/// # Errors
///
/// If there is no terminal.
pub(crate) fn terminal_input() -> io::Result<Stdio> {
    open().map(Stdio::from)
}

/// Opens the source of keys: standard input, or the terminal itself if standard input is
/// something else.
///
/// # Errors
///
/// If there is no terminal.
pub(super) fn open() -> io::Result<OwnedFd> {
    let input = io::stdin();
    if input.is_terminal() {
        return input.as_fd().try_clone_to_owned();
    }
    Ok(File::open("/dev/tty")?.into())
}
