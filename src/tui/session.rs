//! The terminal, taken and given back. It is given back on every way out.

use std::io::{self, Write as _};
use std::panic;
use std::sync::Once;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};

/// A terminal that is ours. Dropping it gives the terminal back.
pub(super) struct Session {
    is_taken: bool,
}

impl Session {
    /// Takes the terminal.
    ///
    /// # Errors
    ///
    /// Where there is none, or it cannot be written to.
    pub(super) fn start() -> io::Result<Self> {
        give_back_on_panic();
        let mut session = Self { is_taken: false };
        session.take()?;
        Ok(session)
    }

    /// Takes the terminal, again where the program was stopped.
    ///
    /// # Errors
    ///
    /// Where it cannot be written to.
    pub(super) fn take(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        self.is_taken = true;
        execute!(
            io::stdout(),
            EnterAlternateScreen,
            EnableBracketedPaste,
            cursor::Hide
        )
    }

    /// Gives the terminal back as it was.
    ///
    /// # Errors
    ///
    /// Where it cannot be written to, as when its window is closed.
    pub(super) fn give_back(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.is_taken) {
            restore()?;
        }
        Ok(())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A terminal that cannot be written to needs nothing any more.
        let _ = self.give_back();
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

/// The message of a panic must come out on the terminal as it was before.
fn give_back_on_panic() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            let _ = restore();
            before(panic);
        }));
    });
}
