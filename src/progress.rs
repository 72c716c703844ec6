//! How far opening plans has come, as the screen and the command line show it.

use tenken::messages::{Language, grouped};

/// How far opening has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Progress {
    /// How many files are done with.
    pub(crate) done: usize,
    /// How many of those cannot be used.
    pub(crate) broken: usize,
    /// How many there are.
    pub(crate) all: usize,
}

impl Progress {
    /// Returns a bar and the counts, `[####----] 312/1,788 (2 failed)`, with what they are
    /// of.
    pub(crate) fn words(self, language: Language) -> String {
        const CELLS: usize = 8;
        let Self { done, broken, all } = self;
        let full = (done * CELLS).checked_div(all).unwrap_or_default();
        let full = full.min(CELLS);
        let bar = format!("{}{}", "#".repeat(full), "-".repeat(CELLS - full));
        let count = format!("{}/{}", grouped(done), grouped(all));
        let opened = language.opening_progress(&bar, &count);
        match broken {
            0 => opened,
            _ => opened + &language.broken_so_far(&grouped(broken)),
        }
    }
}
