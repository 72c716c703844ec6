//! The terminal while it is lent to an editor.

use std::io;
use std::process::{Child, Command, ExitStatus};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::unix;
use crate::tui::editing::{EditorCall, NotEdited};
use crate::tui::host::Incoming;

/// Whether the terminal is lent, as every thread can see.
#[derive(Debug, Clone, Default)]
pub(super) struct Lent(Arc<LentFlag>);

#[derive(Debug, Default)]
struct LentFlag {
    lending: Mutex<Lending>,
    /// Notified when the terminal is taken back.
    taken_back: Condvar,
}

#[derive(Debug, Default)]
struct Lending {
    is_lent: bool,
    /// When it was taken back last.
    taken_back: Option<Instant>,
}

/// How long after the editor has ended a signal may still have been meant for it: an editor
/// that is interrupted can be gone before the signal is heard here. Our own terminal sends
/// none for keys. Heuristic: far longer than any thread waits for its turn.
const LATE_SIGNAL: Duration = Duration::from_secs(1);

impl Lent {
    /// Whether it is lent now.
    pub(super) fn is_lent(&self) -> bool {
        self.lock().is_lent
    }

    /// Whether a signal that a key sends is for the editor.
    pub(super) fn is_signal_for_editor(&self) -> bool {
        let lending = self.lock();
        let ago = lending.taken_back.map(|at| at.elapsed());
        lending.is_lent || ago.is_some_and(|ago| ago < LATE_SIGNAL)
    }

    /// Lends it. When this returns, no thread of ours reads it.
    pub(super) fn lend(&self) {
        self.lock().is_lent = true;
    }

    /// Takes it back.
    pub(super) fn take_back(&self) {
        *self.lock() = Lending {
            is_lent: false,
            taken_back: Some(Instant::now()),
        };
        self.0.taken_back.notify_all();
    }

    /// Reads from the terminal. If it is lent, waits until it is taken back instead, and
    /// returns `None`: what there was to read was for the editor.
    pub(super) fn read<T>(&self, read: impl FnOnce() -> T) -> Option<T> {
        let mut lending = self.lock();
        if !lending.is_lent {
            return Some(read());
        }
        while lending.is_lent {
            let waited = self.0.taken_back.wait(lending);
            lending = waited.unwrap_or_else(PoisonError::into_inner);
        }
        None
    }

    /// Locks the flag, which is right even if a thread panicked.
    fn lock(&self) -> MutexGuard<'_, Lending> {
        let locked = self.0.lending.lock();
        locked.unwrap_or_else(PoisonError::into_inner)
    }
}

/// An editor that has the terminal.
pub(super) struct RunningEditor {
    process: u32,
}

impl RunningEditor {
    /// Starts an editor. `sender` receives how it ended; if it cannot be started, at once.
    pub(super) fn start(call: EditorCall, sender: Sender<Incoming>) -> Option<Self> {
        let ended = move |ended: Result<(), NotEdited>| {
            // Once the loop is gone, nobody needs to know.
            let _ = sender.send(Incoming::Edited(ended));
        };
        match spawn(call) {
            Ok(mut child) => {
                let process = child.id();
                thread::spawn(move || ended(outcome(child.wait())));
                Some(Self { process })
            }
            Err(error) => {
                ended(Err(NotEdited::CannotStart(error.to_string())));
                None
            }
        }
    }

    /// Asks it to end.
    pub(super) fn terminate(&self) {
        unix::terminate(self.process);
    }
}

fn spawn(call: EditorCall) -> io::Result<Child> {
    let terminal = unix::terminal()?;
    let mut command = Command::new(call.program);
    command.args(call.arguments).stdin(terminal).spawn()
}

fn outcome(status: io::Result<ExitStatus>) -> Result<(), NotEdited> {
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(NotEdited::Failed(status.code())),
        Err(error) => Err(NotEdited::CannotStart(error.to_string())),
    }
}
