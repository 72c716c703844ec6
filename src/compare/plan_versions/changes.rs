//! What differs between two versions of a part, collected field by field.

use super::{PlanText, Reading, VersionChange, Versions};
use crate::compare::compare_texts;
use crate::plan::{Text, UnreadableLeaves};

/// What differs between two versions of a part, in the order in which its fields are compared.
pub(super) struct Changes<'p> {
    /// What of the part cannot be read.
    pub(super) unreadable: Versions<UnreadableLeaves<'p>>,
    found: Vec<VersionChange>,
}

impl<'p> Changes<'p> {
    pub(super) fn new(unreadable: Versions<UnreadableLeaves<'p>>) -> Self {
        Self {
            unreadable,
            found: Vec::new(),
        }
    }

    /// Returns what was found.
    pub(super) fn into_found(self) -> Vec<VersionChange> {
        self.found
    }

    pub(super) fn push(&mut self, change: VersionChange) {
        self.found.push(change);
    }

    /// Compares a field that is read wherever there is a plan.
    pub(super) fn field<T: ?Sized + PartialEq + ToOwned>(
        &mut self,
        field: Versions<&T>,
        change: impl FnOnce(Versions<T::Owned>) -> VersionChange,
    ) {
        if field.old != field.new {
            self.push(change(field.map(T::to_owned)));
        }
    }

    /// Compares a field that may be one that cannot be read.
    pub(super) fn reading<T: PartialEq>(
        &mut self,
        readings: Versions<Reading<T>>,
        change: impl FnOnce(Versions<Reading<T>>) -> VersionChange,
    ) {
        if readings.old != readings.new {
            self.push(change(readings));
        }
    }

    /// Compares a text.
    pub(super) fn text(&mut self, text: PlanText, texts: Versions<&Text>) {
        let leaf = text.leaf();
        let written = self.unreadable.map(|leaves| leaves.get(leaf.as_ref()?));
        if texts.old == texts.new && written.old == written.new {
            return;
        }
        if written.old.is_none() && written.new.is_none() {
            let compared = compare_texts(texts.old, texts.new);
            self.found
                .extend(compared.map(|compared| VersionChange::Text(text, compared)));
            return;
        }
        let readings = texts.zip(written).map(|(read, written)| {
            let read = (!read.is_empty()).then(|| read.clone());
            Reading::new(read, written)
        });
        self.push(VersionChange::UnreadableText(text, readings));
    }
}
