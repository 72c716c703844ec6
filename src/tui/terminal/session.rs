//! The session of the terminal, which is restored however the program ends.

use std::io::{self, Write as _};
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};

/// A terminal in raw mode on the alternate screen. Dropping it restores the
/// terminal.
pub(super) struct Session {
    taken: Taken,
}

/// Whether the terminal is ours, as every thread can see.
#[derive(Debug, Clone, Default)]
pub(super) struct Taken(Arc<AtomicBool>);

impl Session {
    /// Sets up the terminal.
    ///
    /// # Errors
    ///
    /// If there is none, or it cannot be written to.
    pub(super) fn start() -> io::Result<Self> {
        let mut session = Self {
            taken: Taken::default(),
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
        enable_raw_mode()?;
        self.taken.set(true);
        execute!(
            io::stdout(),
            EnterAlternateScreen,
            EnableBracketedPaste,
            cursor::Hide
        )
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

/// How long to wait for a terminal that may not read to take the last bytes.
/// Heuristic: a terminal that reads needs far less.
const LAST_BYTES: Duration = Duration::from_millis(15);

impl Taken {
    /// Whether it is ours now.
    pub(super) fn is_taken(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }

    fn set(&self, is_taken: bool) -> bool {
        self.0.swap(is_taken, Ordering::AcqRel)
    }

    fn give_back(&self) -> io::Result<()> {
        if self.set(false) {
            restore()?;
        }
        Ok(())
    }

    /// Restores the terminal as far as possible if it may not read.
    pub(super) fn abandon(&self) {
        let taken = self.clone();
        // A terminal that is gone need not be restored.
        let _ = disable_raw_mode();
        thread::spawn(move || taken.give_back());
        thread::sleep(LAST_BYTES);
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

fn restore() -> io::Result<()> {
    let written = execute!(
        io::stdout(),
        ResetColor,
        DisableBracketedPaste,
        cursor::Show,
        LeaveAlternateScreen
    );
    disable_raw_mode()?;
    written.and_then(|()| io::stdout().flush())
}
