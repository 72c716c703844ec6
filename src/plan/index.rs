//! Index of the parts of a plan by id.

use std::collections::HashMap;

use super::{Initiative, InitiativeId, Measure, Pillar};

/// The positions of pillars, measures and rows in their lists, for lookups without a linear
/// search.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Index {
    pillars: HashMap<String, usize>,
    measures: HashMap<String, usize>,
    rows: HashMap<InitiativeId, usize>,
    reprints: HashMap<InitiativeId, Vec<usize>>,
}

impl Index {
    /// Builds the index.
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

    /// Returns the position of a pillar.
    pub(super) fn pillar(&self, id: &str) -> Option<usize> {
        self.pillars.get(id).copied()
    }

    /// Returns the position of a measure.
    pub(super) fn measure(&self, id: &str) -> Option<usize> {
        self.measures.get(id).copied()
    }

    /// Returns the position of a row.
    pub(super) fn row(&self, id: &InitiativeId) -> Option<usize> {
        self.rows.get(id).copied()
    }

    /// Returns the positions of the reprints of a row.
    pub(super) fn reprints(&self, id: &InitiativeId) -> &[usize] {
        self.reprints.get(id).map_or(&[], Vec::as_slice)
    }
}

/// Maps ids, which are unique within a plan, to their positions.
fn places<'i, Id: Clone + Eq + std::hash::Hash + 'i>(
    ids: impl Iterator<Item = &'i Id>,
) -> HashMap<Id, usize> {
    let placed = ids.enumerate();
    placed.map(|(place, id)| (id.clone(), place)).collect()
}
