//! How a meeting is led from here, and what those who follow are told of it.

use crate::recorded::RecordPlaces;
use crate::shown::{ReadUpTo, Shown};

/// How a meeting is led from here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Leading {
    /// Whether somebody else is not known to know it yet.
    takes_lead: bool,
    /// What those who follow were told last, or are being told.
    told: Option<Shown>,
    /// Whether a worker is telling them.
    is_telling: bool,
    /// The places of the plans of which they were told something.
    places: Vec<RecordPlaces>,
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

    /// Whether a worker is telling them, so that whatever else is shown has to wait.
    pub(crate) fn is_telling(&self) -> bool {
        self.is_telling
    }

    /// Takes in what is shown now. Returns whether those who follow are to be told, and, if so,
    /// whether the lead is taken by it.
    pub(crate) fn next(&mut self, shown: &Shown) -> Option<bool> {
        let is_told = self.told.as_ref().is_some_and(|told| told.is_same(shown));
        if is_told && !self.takes_lead {
            return None;
        }
        self.told = Some(shown.clone());
        self.is_telling = true;
        Some(std::mem::take(&mut self.takes_lead))
    }

    /// Takes note of where they are told something.
    pub(crate) fn tell_in(&mut self, places: &RecordPlaces) {
        if !self.places.contains(places) {
            self.places.push(places.clone());
        }
    }

    /// Takes note that telling them has ended.
    pub(crate) fn note_told(&mut self) {
        self.is_telling = false;
    }

    /// The places where they may have been told something.
    pub(crate) fn places(&self) -> &[RecordPlaces] {
        &self.places
    }
}
