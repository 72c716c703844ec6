//! How a meeting is led from here, and what those who follow are told of it.

use crate::recorded::RecordPlaces;
use crate::shown::{ReadUpTo, Shown, Telling};

/// How a meeting is led from here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Leading {
    /// Whether somebody else is not known to know it yet.
    takes_lead: bool,
    /// What those who follow were told last, or are being told.
    told: Option<Telling>,
    /// Whether they are to be told although it is the same.
    tells_again: bool,
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

    /// Tells those who follow once more, so that they know that somebody leads.
    pub(crate) fn tell_again(&mut self) {
        self.tells_again = true;
    }

    /// Whether a worker is telling them, so that whatever else is shown has to wait.
    pub(crate) fn is_telling(&self) -> bool {
        self.is_telling
    }

    /// Takes in what is shown now. Returns what those who follow are to be told, if anything,
    /// and whether the lead is taken by it.
    pub(crate) fn next(&mut self, mut shown: Shown) -> Option<(Telling, bool)> {
        let told = self.told.as_ref();
        let same = told.filter(|told| told.shown.is_same(&shown) && !self.takes_lead);
        if same.is_some() && !self.tells_again {
            return None;
        }
        if let Some(told) = same {
            shown.since = told.shown.since;
        }
        let telling = Telling {
            shown,
            number: told.map_or(0, |told| told.number.wrapping_add(1)),
        };
        self.told = Some(telling.clone());
        self.tells_again = false;
        self.is_telling = true;
        Some((telling, std::mem::take(&mut self.takes_lead)))
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
