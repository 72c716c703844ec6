//! Where the parts of a plan stand, by their ids.

use std::collections::HashMap;

use super::{Initiative, InitiativeId, Measure, Pillar};

/// The places of pillars, measures and rows in their lists, so that none is
/// searched for from one end to the other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Index {
    pillars: HashMap<String, usize>,
    measures: HashMap<String, usize>,
    rows: HashMap<InitiativeId, usize>,
    reprints: HashMap<InitiativeId, Vec<usize>>,
}

impl Index {
    /// The places of the parts of a plan.
    pub(super) fn new(pillars: &[Pillar], measures: &[Measure], rows: &[Initiative]) -> Self {
        let mut reprints: HashMap<InitiativeId, Vec<usize>> = HashMap::new();
        for (place, row) in rows.iter().enumerate() {
            if let Some(original) = &row.reprint_of {
                reprints.entry(original.clone()).or_default().push(place);
            }
        }
        Self {
            pillars: places(pillars.iter().map(|pillar| &pillar.id)),
            measures: places(measures.iter().map(|measure| &measure.id)),
            rows: places(rows.iter().map(|row| &row.id)),
            reprints,
        }
    }

    /// Where a pillar stands.
    pub(super) fn pillar(&self, id: &str) -> Option<usize> {
        self.pillars.get(id).copied()
    }

    /// Where a measure stands.
    pub(super) fn measure(&self, id: &str) -> Option<usize> {
        self.measures.get(id).copied()
    }

    /// Where a row stands.
    pub(super) fn row(&self, id: &InitiativeId) -> Option<usize> {
        self.rows.get(id).copied()
    }

    /// Where the reprints of a row stand.
    pub(super) fn reprints(&self, id: &InitiativeId) -> &[usize] {
        self.reprints.get(id).map_or(&[], Vec::as_slice)
    }
}

/// The places of ids, which no plan has twice.
fn places<'i, Id: Clone + Eq + std::hash::Hash + 'i>(
    ids: impl Iterator<Item = &'i Id>,
) -> HashMap<Id, usize> {
    let placed = ids.enumerate();
    placed.map(|(place, id)| (id.clone(), place)).collect()
}
