//! How the listening threads reach the loop, and how the program ends if the loop
//! does not respond.

use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use super::session::Taken;
use super::size;
use crate::system::{Heard, Listener};
use crate::tui::event::Event;
use crate::tui::host::{ExitReason, Incoming};

/// Maximum interval of a key that is held down. Heuristic: keyboards repeat about
/// every 30 ms, and nobody types as fast.
const REPEAT: Duration = Duration::from_millis(60);

/// A thread's end of the channel to the loop.
#[derive(Clone)]
pub(super) struct LoopListener {
    sender: Sender<Incoming>,
    taken: Taken,
    last_key: Option<Instant>,
}

impl LoopListener {
    /// Creates a listener that sends to the loop.
    pub(super) fn new(sender: Sender<Incoming>, taken: Taken) -> Self {
        Self {
            sender,
            taken,
            last_key: None,
        }
    }

    /// What the loop is told of what is heard; `None` if it is nothing to it.
    fn incoming(&mut self, heard: Heard) -> Option<Incoming> {
        Some(match heard {
            Heard::Key(key) => {
                let repeats = self.repeats();
                Incoming::Event(Event::Key { key, repeats })
            }
            Heard::Mouse(mouse) => Incoming::Event(Event::Mouse(mouse)),
            Heard::Answer(answer) => Incoming::Event(Event::TerminalAnswered(answer)),
            Heard::Paste(text) => Incoming::Event(Event::Paste(text)),
            // If there is no size, the window is about to close, and a signal will say so.
            Heard::Resized => Incoming::Event(Event::Resize(size().ok()?)),
            Heard::Stop => Incoming::Stop,
            Heard::Continued => Incoming::Continued,
            Heard::Closed => Incoming::End(ExitReason::Quit),
            Heard::End(signal) => Incoming::End(ExitReason::Signal(signal)),
        })
    }

    /// Whether the key that has come now is held down.
    fn repeats(&mut self) -> bool {
        let now = Instant::now();
        let last = self.last_key.replace(now);
        last.is_some_and(|last| now.duration_since(last) < REPEAT)
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

impl Listener for LoopListener {
    /// If what is heard asks the program to end, makes sure that it does.
    fn hear(&mut self, heard: Heard) -> bool {
        let Some(incoming) = self.incoming(heard) else {
            return true;
        };
        if let Incoming::End(ending) = incoming {
            self.insist(ending);
        }
        self.sender.send(incoming).is_ok()
    }
}

/// How long the loop may take to begin to end. It needs far less, unless it hangs in
/// a write to a terminal that does not read. Heuristic.
const GRACE: Duration = Duration::from_millis(30);
