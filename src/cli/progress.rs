//! How far a command has come, in one line on standard error that is gone when the command
//! answers.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use tenken::messages::Language;

use super::context::Context;
use crate::progress::Progress;

/// How long nothing is shown, since most answers take no longer. Heuristic.
const SILENT: Duration = Duration::from_millis(300);

/// How long each line is left to be read. Heuristic.
const BETWEEN: Duration = Duration::from_millis(150);

/// The beginning of the line, with what stood there erased.
const ERASED_LINE: &str = "\r\u{1b}[K";

/// The line, from the first time it is shown until it is dropped.
#[derive(Debug)]
pub(super) struct ProgressLine {
    progress: Progress,
    language: Language,
    /// When the next line may be shown; `None` where nobody would see it.
    next: Option<Instant>,
    is_shown: bool,
}

impl ProgressLine {
    /// Begins with none of some files.
    pub(super) fn new(all: usize, context: &Context) -> Self {
        let is_seen = io::stderr().is_terminal() && context.obeys_sequences;
        Self {
            progress: Progress {
                done: 0,
                broken: 0,
                all,
            },
            language: context.spoken(),
            next: is_seen.then(|| Instant::now() + SILENT),
            is_shown: false,
        }
    }

    /// Takes note that further files are done with, of which some cannot be used.
    pub(super) fn advance(&mut self, files: usize, broken: usize) {
        self.progress.done += files;
        self.progress.broken += broken;
        let now = Instant::now();
        if self.next.is_some_and(|next| next <= now) {
            let words = self.progress.words(self.language);
            say(&format!("{ERASED_LINE}{words}"));
            self.is_shown = true;
            self.next = Some(now + BETWEEN);
        }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        if self.is_shown {
            say(ERASED_LINE);
        }
    }
}

fn say(what: &str) {
    // If standard error cannot be written to, there is nothing left to do.
    let _ = io::stderr().write_all(what.as_bytes());
}
