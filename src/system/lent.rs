//! Whether the terminal is lent to an editor.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Whether the terminal is lent, as every thread can see.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lent(Arc<LentFlag>);

#[derive(Debug, Default)]
struct LentFlag {
    lending: Mutex<Lending>,
    /// Notified when the terminal is taken back.
    taken_back: Condvar,
    /// Held while the terminal is read.
    reading: Mutex<()>,
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
    pub(crate) fn is_lent(&self) -> bool {
        locked(&self.0.lending).is_lent
    }

    /// Whether a signal that a key sends is for the editor.
    pub(crate) fn is_signal_for_editor(&self) -> bool {
        let lending = locked(&self.0.lending);
        let ago = lending.taken_back.map(|at| at.elapsed());
        lending.is_lent || ago.is_some_and(|ago| ago < LATE_SIGNAL)
    }

    /// Lends it. When this returns, no thread of ours reads it.
    pub(crate) fn lend(&self) {
        locked(&self.0.lending).is_lent = true;
        drop(locked(&self.0.reading));
    }

    /// Takes it back.
    pub(crate) fn take_back(&self) {
        *locked(&self.0.lending) = Lending {
            is_lent: false,
            taken_back: Some(Instant::now()),
        };
        self.0.taken_back.notify_all();
    }

    /// Reads from the terminal. If it is lent, waits until it is taken back instead, and
    /// returns `None`: what there was to read was for the editor.
    pub(super) fn read<T>(&self, read: impl FnOnce() -> T) -> Option<T> {
        let reading = locked(&self.0.reading);
        if !self.is_lent() {
            return Some(read());
        }
        drop(reading);
        let mut lending = locked(&self.0.lending);
        while lending.is_lent {
            let waited = self.0.taken_back.wait(lending);
            lending = waited.unwrap_or_else(PoisonError::into_inner);
        }
        None
    }
}

/// Locks what is right even if a thread panicked.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
