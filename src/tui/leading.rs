//! How a meeting is led from here, and what those who follow are told of it.

use std::path::PathBuf;

use crate::shown::{ReadUpTo, Shown, Told};

/// How a meeting is led from here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Leading {
    /// Whether somebody else is not known to know it yet.
    takes_lead: bool,
    /// What those who follow were told last, or are being told.
    told: Option<Shown>,
    /// Whether a worker is telling them.
    is_telling: bool,
    /// The files in which they were told something.
    pub(crate) files: Vec<PathBuf>,
}

/// What is chosen after somebody who is followed has gone on, one after the other, each once
/// what it needs is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FollowStep {
    /// What stands at a place of the screen, counted from zero.
    Place(usize),
    /// As far as a text is read.
    Read(ReadUpTo),
}

impl Leading {
    /// Leads from now on, whoever led before.
    pub(crate) fn take(&mut self) {
        self.takes_lead = true;
    }

    /// Takes in what is shown now. Returns whether those who follow are to be told, and, if so,
    /// whether the lead is taken by it.
    pub(crate) fn next(&mut self, shown: &Shown) -> Option<bool> {
        let is_told = self.told.as_ref().is_some_and(|told| told.is_same(shown));
        if self.is_telling || (is_told && !self.takes_lead) {
            return None;
        }
        self.told = Some(shown.clone());
        self.is_telling = true;
        Some(std::mem::take(&mut self.takes_lead))
    }

    /// Takes note of how telling them ended.
    pub(crate) fn note_told(&mut self, told: &Told) {
        self.is_telling = false;
        if let Told::In(file) = told
            && !self.files.contains(file)
        {
            self.files.push(file.clone());
        }
    }
}

/// The place of something in a list that has it, counted from zero.
pub(crate) fn place_in<T: PartialEq>(all: &[T], one: &T) -> usize {
    let place = all.iter().position(|other| other == one);
    place.unwrap_or_default()
}
