//! The console: its modes, its size, and what is written to it.
//!
//! Text goes through standard output, which hands it to a console as UTF-16. So it arrives
//! whatever the code page is, and the code page, which belongs to the whole window, is left
//! alone.

use std::env;
use std::fs::OpenOptions;
use std::io::{self, IsTerminal as _, Write as _};
use std::process::Stdio;

use crossterm::cursor::{MoveTo, position};
use crossterm::execute;
use crossterm::style::Print;
use crossterm::terminal::{Clear, ClearType, enable_raw_mode, size};
use crossterm_winapi::{ConsoleMode, Handle};

use crate::system::{Questions, TerminalAnswer};

/// `ENABLE_VIRTUAL_TERMINAL_PROCESSING`: control sequences are obeyed.
const SEQUENCES: u32 = 0x0004;

/// `ENABLE_WINDOW_INPUT`: changes of the size are told.
const SIZES: u32 = 0x0008;

/// `ENABLE_MOUSE_INPUT`: what the mouse does is told.
const MOUSE: u32 = 0x0010;

/// `ENABLE_QUICK_EDIT_MODE`: the mouse selects text. Obeyed beside [`EXTENDED`] only.
const QUICK_EDIT: u32 = 0x0040;

/// `ENABLE_EXTENDED_FLAGS`.
const EXTENDED: u32 = 0x0080;

/// The modes of the console as they were before they were set up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TerminalModes {
    input: u32,
    output: u32,
}

impl TerminalModes {
    /// Sets the modes up: keys are handed on as they come, control sequences obeyed.
    ///
    /// # Errors
    ///
    /// If there is no console, or ([`io::ErrorKind::Unsupported`]) it is one that knows no
    /// control sequences.
    pub(crate) fn take() -> io::Result<Self> {
        let modes = Self {
            input: input()?.mode()?,
            output: output()?.mode()?,
        };
        obey_sequences(modes.output).map_err(|_| io::ErrorKind::Unsupported)?;
        enable_raw_mode()?;
        let input = input()?;
        input.set_mode(input.mode()? | SIZES)?;
        Ok(modes)
    }

    /// Gives the modes back as they were.
    ///
    /// # Errors
    ///
    /// If the console is gone.
    pub(crate) fn give_back(self) -> io::Result<()> {
        input()?.set_mode(self.input)?;
        output()?.set_mode(self.output)
    }
}

fn input() -> io::Result<ConsoleMode> {
    Handle::current_in_handle().map(ConsoleMode::from)
}

fn output() -> io::Result<ConsoleMode> {
    Handle::current_out_handle().map(ConsoleMode::from)
}

fn obey_sequences(mode: u32) -> io::Result<()> {
    match mode & SEQUENCES {
        0 => output()?.set_mode(mode | SEQUENCES),
        _ => Ok(()),
    }
}

/// Whether what is written may contain control sequences, for colours and the like. They
/// are obeyed while this lives.
#[derive(Debug)]
pub(crate) struct SequenceOutput {
    /// The mode as it was; `None` if there is no console, or it knows no control sequences.
    mode: Option<u32>,
}

impl SequenceOutput {
    /// Makes the console obey, if there is one that does.
    pub(crate) fn prepare() -> Self {
        let mode = output().and_then(|output| output.mode()).ok();
        let mode = mode.filter(|_| env::var_os("TERM").is_none_or(|term| term != "dumb"));
        Self {
            mode: mode.filter(|mode| obey_sequences(*mode).is_ok()),
        }
    }

    /// Whether the terminal obeys control sequences.
    pub(crate) fn is_obeyed(&self) -> bool {
        self.mode.is_some()
    }

    /// Gives the console back as it was, as dropping this does.
    pub(crate) fn give_back(self) {}
}

impl Drop for SequenceOutput {
    fn drop(&mut self) {
        if let Some(mode) = self.mode {
            // A console that is gone need not be given back.
            let _ = output().and_then(|output| output.set_mode(mode));
        }
    }
}

/// The width of the terminal that standard output is, in cells; `None` if it does not say.
pub(crate) fn terminal_columns() -> Option<usize> {
    let (columns, _) = size().ok()?;
    (columns > 0).then_some(columns.into())
}

/// `ERROR_PIPE_NOT_CONNECTED`: what the standard library has no kind for.
const NOT_CONNECTED: i32 = 233;

/// Whether nobody reads any more what is written.
pub(crate) fn is_closed_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe || error.raw_os_error() == Some(NOT_CONNECTED)
}

/// Writes what is to be on the screen.
///
/// # Errors
///
/// If the console is gone.
pub(crate) fn write_to_terminal(text: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(text.as_bytes())?;
    output.flush()
}

/// Asks the console, which answers at once. It does not tell its background.
///
/// # Errors
///
/// If the console is gone.
pub(crate) fn ask_terminal(questions: Questions) -> io::Result<Vec<TerminalAnswer>> {
    if !questions.ambiguous {
        return Ok(Vec::new());
    }
    let mut output = io::stdout();
    execute!(output, MoveTo(0, 1), Print("○"))?;
    // What stands for a console in a pipe does not know where its cursor is.
    let answer = position().ok().filter(|(_, row)| *row == 1);
    let answer = answer.map(|(column, _)| TerminalAnswer::AmbiguousCells(column));
    execute!(output, MoveTo(0, 1), Clear(ClearType::CurrentLine))?;
    Ok(answer.into_iter().collect())
}

/// Has the console tell what the mouse does, or select text with it.
///
/// # Errors
///
/// If the console is gone.
pub(crate) fn use_mouse(is_used: bool) -> io::Result<()> {
    let input = input()?;
    let others = input.mode()? & !(MOUSE | QUICK_EDIT) | EXTENDED;
    input.set_mode(others | if is_used { MOUSE } else { QUICK_EDIT })
}

/// The console as the standard input of another program.
///
/// # Errors
///
/// If there is no console.
pub(crate) fn terminal_input() -> io::Result<Stdio> {
    if io::stdin().is_terminal() {
        return Ok(Stdio::inherit());
    }
    let mut options = OpenOptions::new();
    options
        .read(true)
        .write(true)
        .open("CONIN$")
        .map(Stdio::from)
}
