//! How the listening threads reach the loop, and how the program ends if the loop
//! does not respond.

use std::sync::mpsc::{SendError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::session::Taken;
use crate::tui::event::Event;
use crate::tui::host::{ExitReason, Incoming};
use crate::tui::key::Key;

/// Maximum interval of a key that is held down. Heuristic: keyboards repeat about
/// every 30 ms, and nobody types as fast.
const REPEAT: Duration = Duration::from_millis(60);

/// A thread's end of the channel to the loop.
pub(super) struct Listener {
    sender: Sender<Incoming>,
    taken: Taken,
    last_key: Option<Instant>,
}

impl Listener {
    /// Creates a listener that sends to the loop.
    pub(super) fn new(sender: Sender<Incoming>, taken: Taken) -> Self {
        Self {
            sender,
            taken,
            last_key: None,
        }
    }

    /// Sends input to the loop. If it asks the program to end, makes sure that it
    /// does.
    ///
    /// # Errors
    ///
    /// If the loop has ended.
    pub(super) fn hear(&self, incoming: Incoming) -> Result<(), SendError<Incoming>> {
        if let Incoming::End(ending) = incoming {
            self.insist(ending);
        }
        self.sender.send(incoming)
    }

    /// Sends a key to the loop.
    ///
    /// # Errors
    ///
    /// If the loop has ended.
    pub(super) fn key(&mut self, key: Key) -> Result<(), SendError<Incoming>> {
        let now = Instant::now();
        let last = self.last_key.replace(now);
        let repeats = last.is_some_and(|last| now.duration_since(last) < REPEAT);
        self.sender
            .send(Incoming::Event(Event::Key { key, repeats }))
    }

    /// Ends the program if the loop does not.
    fn insist(&self, ending: ExitReason) {
        let taken = self.taken.clone();
        thread::spawn(move || {
            thread::sleep(GRACE);
            if taken.is_taken() {
                taken.abandon();
                ending.die();
            }
        });
    }
}

/// How long the loop may take to begin to end. It needs far less, unless it hangs in
/// a write to a terminal that does not read. Heuristic.
const GRACE: Duration = Duration::from_millis(30);
