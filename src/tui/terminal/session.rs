//! The session of the terminal, which is restored however the program ends.

use std::io::{self, Write};
use std::panic;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, execute, queue};

use crate::system::{HEARS_PASTES, TerminalModes, use_mouse};

/// A terminal in raw mode on the alternate screen. Dropping it restores the
/// terminal.
pub(super) struct Session {
    taken: Taken,
    uses_mouse: bool,
}

/// Whether the terminal is ours, as every thread can see, and what its modes have to be
/// when it is not.
#[derive(Debug, Clone, Default)]
pub(super) struct Taken(Arc<TakenModes>);

#[derive(Debug, Default)]
struct TakenModes {
    modes: Mutex<Option<TerminalModes>>,
    /// Held while the terminal is given back, so that whoever comes second ends after it.
    giving_back: Mutex<()>,
}

impl Session {
    /// Sets up the terminal.
    ///
    /// # Errors
    ///
    /// If there is none, or it cannot be written to.
    pub(super) fn start() -> io::Result<Self> {
        let mut session = Self {
            taken: Taken::default(),
            uses_mouse: false,
        };
        session.taken.give_back_on_panic();
        session.take()?;
        Ok(session)
    }

    /// Returns the flag whether the terminal is set up, for other threads.
    pub(super) fn taken(&self) -> &Taken {
        &self.taken
    }

    /// Sets up the terminal, also after the program was stopped.
    ///
    /// # Errors
    ///
    /// If it cannot be written to.
    pub(super) fn take(&mut self) -> io::Result<()> {
        if !self.taken.is_taken() {
            *self.taken.modes() = Some(TerminalModes::take()?);
        }
        let mut output = io::stdout();
        queue!(output, EnterAlternateScreen)?;
        if HEARS_PASTES {
            queue!(output, EnableBracketedPaste)?;
        }
        execute!(output, cursor::Hide)?;
        match self.uses_mouse {
            true => use_mouse(true),
            false => Ok(()),
        }
    }

    /// Has the terminal tell what the mouse does, or no more, until it is given back.
    ///
    /// # Errors
    ///
    /// If it cannot be written to.
    pub(super) fn use_mouse(&mut self, is_used: bool) -> io::Result<()> {
        self.uses_mouse = is_used;
        use_mouse(is_used)
    }

    /// Restores the terminal.
    ///
    /// # Errors
    ///
    /// If it cannot be written to, as when its window is closed.
    pub(super) fn give_back(&mut self) -> io::Result<()> {
        self.taken.give_back()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A terminal that cannot be written to need not be restored.
        let _ = self.give_back();
    }
}

/// How long to wait at most for a terminal that may not read to take the last bytes.
/// Heuristic: a terminal that reads needs far less, even if other programs keep every
/// processor busy.
const LAST_BYTES: Duration = Duration::from_millis(200);

impl Taken {
    /// Whether it is ours now.
    pub(super) fn is_taken(&self) -> bool {
        self.modes().is_some()
    }

    fn give_back(&self) -> io::Result<()> {
        let giving_back = self.0.giving_back.lock();
        let _until_given_back = giving_back.unwrap_or_else(PoisonError::into_inner);
        let modes = self.modes().take();
        modes.map_or(Ok(()), restore)
    }

    /// Locks the modes, which are right even if a thread panicked.
    fn modes(&self) -> MutexGuard<'_, Option<TerminalModes>> {
        let modes = self.0.modes.lock();
        modes.unwrap_or_else(PoisonError::into_inner)
    }

    /// Restores the terminal as far as possible if it may not read.
    pub(super) fn abandon(&self) {
        let taken = self.clone();
        let modes = *self.modes();
        // A terminal that is gone need not be restored.
        let _ = modes.map(TerminalModes::give_back);
        let (sender, given_back) = mpsc::channel();
        thread::spawn(move || {
            // The program may have stopped waiting, or the terminal may be gone.
            let _ = sender.send(taken.give_back());
        });
        let _ = given_back.recv_timeout(LAST_BYTES);
    }

    /// Restores the terminal before a panic message is printed.
    fn give_back_on_panic(&self) {
        let taken = self.clone();
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            let _ = taken.give_back();
            before(panic);
        }));
    }
}

fn restore(modes: TerminalModes) -> io::Result<()> {
    let mouse = use_mouse(false);
    let written = leave_screen(&mut io::stdout());
    modes.give_back()?;
    mouse.and(written)
}

fn leave_screen(output: &mut impl Write) -> io::Result<()> {
    queue!(output, ResetColor)?;
    if HEARS_PASTES {
        queue!(output, DisableBracketedPaste)?;
    }
    execute!(output, cursor::Show, LeaveAlternateScreen)
}
