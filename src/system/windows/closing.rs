//! Ctrl-Break, a window that is closed, a session that ends.

use std::{io, process, thread};

use tokio::runtime::Builder;
use tokio::select;
use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_logoff, ctrl_shutdown};

use crate::system::{Heard, Lent, Listener};

/// What ends a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signal {
    /// Ctrl-C or Ctrl-Break, pressed or sent.
    Interrupted,
    /// The window is closed, or the session of the person ends. The system ends what has
    /// not ended within seconds.
    Closed,
}

/// The code of a program that Ctrl-C or Ctrl-Break ends, or the closing of its window:
/// `STATUS_CONTROL_C_EXIT`.
const INTERRUPTED: u32 = 0xC000_013A;

impl Signal {
    /// Ends the process with the exit code of one that does not handle the event.
    pub(crate) fn die(self) -> ! {
        process::exit(INTERRUPTED.cast_signed())
    }
}

/// Starts a thread that listens.
///
/// # Errors
///
/// If the system does not say that the program is to end.
pub(super) fn listen(mut listener: impl Listener, lent: Lent) -> io::Result<()> {
    let (mut c, mut break_key) = (ctrl_c()?, ctrl_break()?);
    let (mut close, mut logoff, mut shutdown) = (ctrl_close()?, ctrl_logoff()?, ctrl_shutdown()?);
    let runtime = Builder::new_current_thread().build()?;
    thread::spawn(move || {
        loop {
            let signal = runtime.block_on(async {
                select! {
                    _ = c.recv() => Signal::Interrupted,
                    _ = break_key.recv() => Signal::Interrupted,
                    _ = close.recv() => Signal::Closed,
                    _ = logoff.recv() => Signal::Closed,
                    _ = shutdown.recv() => Signal::Closed,
                }
            });
            // The key is pressed in the editor. All that have the console hear it.
            if signal == Signal::Interrupted && lent.is_signal_for_editor() {
                continue;
            }
            if !listener.hear(Heard::End(signal)) {
                return;
            }
        }
    });
    Ok(())
}

/// Stops the program until it is continued.
///
/// # Errors
///
/// Always: the system has no such thing.
pub(crate) fn stop() -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Asks another program, which has the terminal, to end. It need not be: whatever ends
/// this program is heard by all that have the console.
pub(crate) fn ask_to_end(_: u32) {}
