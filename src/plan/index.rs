//! Index of the parts of a plan by id.

use std::collections::HashMap;

use super::{Initiative, InitiativeId, Measure, Pillar};

/// The positions of pillars, measures and rows in their lists, for lookups without a linear
/// search.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Index {
    pillars: HashMap<String, usize>,
    measures: HashMap<String, usize>,
    /// The positions of the rows in the order of their ids, which are not kept a second
    /// time: a country has many.
    rows: Box<[u32]>,
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
            rows: in_order_of_ids(rows),
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

    /// Returns the position of a row among the rows that were indexed.
    pub(super) fn row(&self, id: &InitiativeId, rows: &[Initiative]) -> Option<usize> {
        let id_at = |place: &u32| rows.get(*place as usize).map(|row| &row.id);
        let found = self.rows.binary_search_by_key(&Some(id), id_at).ok()?;
        self.rows.get(found).map(|place| *place as usize)
    }

    /// Returns the positions of the reprints of a row.
    pub(super) fn reprints(&self, id: &InitiativeId) -> &[usize] {
        self.reprints.get(id).map_or(&[], Vec::as_slice)
    }
}

fn in_order_of_ids(rows: &[Initiative]) -> Box<[u32]> {
    let numbered = rows.iter().zip(0_u32..);
    let mut numbered: Vec<_> = numbered.map(|(row, place)| (&row.id, place)).collect();
    numbered.sort_unstable();
    numbered.into_iter().map(|(_, place)| place).collect()
}

/// Maps ids, which are unique within a plan, to their positions.
fn places<'i, Id: Clone + Eq + std::hash::Hash + 'i>(
    ids: impl Iterator<Item = &'i Id>,
) -> HashMap<Id, usize> {
    let placed = ids.enumerate();
    placed.map(|(place, id)| (id.clone(), place)).collect()
}
