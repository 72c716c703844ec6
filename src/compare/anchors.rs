//! What two long lists surely have in common, so that only what lies between has to be
//! compared item by item.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

/// Returns the gaps between the anchors of two lists, with the anchors themselves: each gap
/// as a range of either list, followed by the anchor that ends it, or by none at the end.
///
/// Anchors are items that each list has once, in the longest sequence that both have in the
/// same order. This takes O(n log n).
pub(super) fn gaps<T: Eq + Hash>(old: &[T], new: &[T]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let (mut from_old, mut from_new) = (0, 0);
    for (at_old, at_new) in longest_increasing(&shared_once(old, new)) {
        gaps.push(Gap {
            old: from_old..at_old,
            new: from_new..at_new,
            anchor: Some((at_old, at_new)),
        });
        (from_old, from_new) = (at_old + 1, at_new + 1);
    }
    gaps.push(Gap {
        old: from_old..old.len(),
        new: from_new..new.len(),
        anchor: None,
    });
    gaps
}

/// What lies between two anchors.
pub(super) struct Gap {
    /// The items of the old list.
    pub(super) old: Range<usize>,
    /// The items of the new list.
    pub(super) new: Range<usize>,
    /// The places of the item that ends the gap. `None` for the last gap.
    pub(super) anchor: Option<(usize, usize)>,
}

/// Returns the places of the items that both lists have exactly once, in the order of the
/// old list.
fn shared_once<T: Eq + Hash>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let in_new = places(new);
    let in_old = places(old);
    let once = |places: Option<&Vec<usize>>| match places.map(Vec::as_slice) {
        Some([only]) => Some(*only),
        _ => None,
    };
    let shared = old.iter().enumerate().filter_map(|(at, item)| {
        once(in_old.get(item))?;
        Some((at, once(in_new.get(item))?))
    });
    shared.collect()
}

fn places<T: Eq + Hash>(items: &[T]) -> HashMap<&T, Vec<usize>> {
    let mut places: HashMap<&T, Vec<usize>> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        places.entry(item).or_default().push(at);
    }
    places
}

/// Returns the longest part of pairs, sorted by their first places, in which the second
/// places increase, too.
fn longest_increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the pair that ends a sequence of it with the smallest second place.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |index: &usize| pairs.get(*index).map(|(_, second)| *second);
    for (index, (_, place)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| second(end) < Some(*place));
        before.push(
            length
                .checked_sub(1)
                .and_then(|last| ends.get(last))
                .copied(),
        );
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut next = ends.last().copied();
    let mut longest = Vec::new();
    while let Some(index) = next {
        longest.extend(pairs.get(index));
        next = before.get(index).copied().flatten();
    }
    longest.reverse();
    longest
}
