//! The values on which nothing else in a plan depends: one that cannot be read is kept as it
//! is written, and left out of the plan.

use super::Diagnostics;
use crate::document::{Form, KeyValue, LeftOut};
use crate::plan::PlanMistake;
use crate::plan::unreadable::{Leaf, LeafOwner, Unreadable};
use crate::sound::Reading;

/// The values of a part of the plan, as they are read.
pub(super) struct Leaves<'u> {
    owner: LeafOwner,
    unreadable: &'u mut Vec<Unreadable>,
}

impl<'u> Leaves<'u> {
    /// Reads the values of a part of the plan. Those that cannot be read are added to a list.
    pub(super) fn new(owner: LeafOwner, unreadable: &'u mut Vec<Unreadable>) -> Self {
        Self { owner, unreadable }
    }

    /// Returns a value, or `None` if it is absent or cannot be read.
    pub(super) fn read<T: Form>(
        &mut self,
        leaf: Leaf,
        entry: Option<KeyValue<'_>>,
        diagnostics: &mut Diagnostics<'_>,
    ) -> Option<T> {
        match entry?.leaf(diagnostics) {
            Ok(value) => Some(value),
            Err(left_out) => {
                self.keep(leaf, left_out);
                None
            }
        }
    }

    /// Returns how a title is read aloud, if it is said and can be heard.
    pub(super) fn reading(
        &mut self,
        entry: Option<KeyValue<'_>>,
        diagnostics: &mut Diagnostics<'_>,
    ) -> Option<Box<str>> {
        let entry = entry?;
        let left_out = match entry.leaf::<String>(diagnostics) {
            Ok(none) if none.is_empty() => return None,
            Ok(reading) if Reading::new(&reading).is_some() => return Some(reading.into()),
            Ok(other) => entry.leave_out(PlanMistake::BadReading(other), diagnostics),
            Err(left_out) => left_out,
        };
        self.keep(Leaf::Reading, left_out);
        None
    }

    /// Keeps a value that was left out.
    pub(super) fn keep(&mut self, leaf: Leaf, left_out: LeftOut) {
        self.unreadable.push(Unreadable {
            owner: self.owner,
            leaf,
            written: left_out.into_written(),
        });
    }
}
