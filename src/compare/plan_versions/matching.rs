//! Which part of the old version is which part of the new one.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::Hash;

use super::Versions;
use crate::plan::{InitiativeId, Milestone, Plan};

/// Which parts of two plans are the same.
pub(super) struct PlanMatching<'p> {
    pub(super) milestones: Matching,
    pub(super) pillars: NamedMatching<'p>,
    pub(super) measures: NamedMatching<'p>,
    pub(super) rows: NamedMatching<'p>,
    /// The rows of which it was inferred that one carries on the other.
    pub(super) inferred_rows: BTreeSet<Versions<usize>>,
}

impl<'p> PlanMatching<'p> {
    pub(super) fn new(plans: Versions<&'p Plan>) -> Self {
        let carried_on = carried_on(plans);
        let are_numbers_kept = carried_on.is_empty();
        let pillars = plans.map(|plan| {
            let pillars = plan.pillars().iter();
            let names = pillars.map(|pillar| Name::new(&pillar.id, &pillar.title));
            names.collect()
        });
        let measures = plans.map(|plan| {
            let measures = plan.measures().iter();
            let names = measures.map(|measure| Name::new(&measure.id, &measure.title));
            names.collect()
        });
        let rows = plans.map(|plan| {
            let rows = plan.initiatives().iter();
            let names = rows.map(|row| Name {
                is_reprint: row.is_reprint(),
                ..Name::new(row.id.as_str(), &row.title)
            });
            names.collect()
        });
        Self {
            milestones: milestones(plans.map(Plan::milestones)),
            pillars: NamedMatching::new(pillars, [], are_numbers_kept),
            measures: NamedMatching::new(measures, [], are_numbers_kept),
            rows: NamedMatching::new(rows, carried_on.keys().copied(), are_numbers_kept),
            inferred_rows: inferred(carried_on),
        }
    }
}

/// Which of some parts are the same, by their positions in file order.
pub(super) struct Matching {
    pairs: Vec<Versions<usize>>,
    is_paired: Versions<Vec<bool>>,
}

impl Matching {
    pub(super) fn new(counts: Versions<usize>) -> Self {
        Self {
            pairs: Vec::new(),
            is_paired: counts.map(|count| vec![false; count]),
        }
    }

    /// Returns the pairs in the order of the new version.
    pub(super) fn pairs(&self) -> &[Versions<usize>] {
        &self.pairs
    }

    /// Iterates over what only the old version has, and over what only the new one has.
    pub(super) fn unpaired(&self) -> Versions<impl Iterator<Item = usize>> {
        self.is_paired.as_ref().map(|is_paired| {
            let placed = is_paired.iter().enumerate();
            placed.filter_map(|(place, is_paired)| (!is_paired).then_some(place))
        })
    }

    fn pair(&mut self, places: Versions<usize>) {
        self.pairs.push(places);
        let old = self.is_paired.old.get_mut(places.old);
        let new = self.is_paired.new.get_mut(places.new);
        for is_paired in old.into_iter().chain(new) {
            *is_paired = true;
        }
    }

    /// Pairs what is not paired yet and has the same key, in its order. A key that one
    /// version has more often than the other tells nothing.
    pub(super) fn pair_by<K: Eq + Hash>(&mut self, keys: &Versions<Vec<K>>) {
        let old = unpaired_by_key(&keys.old, &self.is_paired.old);
        let new = unpaired_by_key(&keys.new, &self.is_paired.new);
        for (key, old) in old {
            let new = new.get(key).filter(|new| new.len() == old.len());
            for (old, new) in old.into_iter().zip(new.into_iter().flatten()) {
                self.pair(Versions { old, new: *new });
            }
        }
    }

    pub(super) fn into_order(mut self) -> Self {
        let pairs = &mut self.pairs;
        pairs.sort_unstable_by_key(|places| (places.new, places.old));
        self
    }
}

fn unpaired_by_key<'k, K: Eq + Hash>(
    keys: &'k [K],
    is_paired: &[bool],
) -> HashMap<&'k K, Vec<usize>> {
    let mut places: HashMap<&K, Vec<usize>> = HashMap::new();
    for (place, (key, is_paired)) in keys.iter().zip(is_paired).enumerate() {
        if !is_paired {
            places.entry(key).or_default().push(place);
        }
    }
    places
}

/// What tells a part from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Name<'p> {
    id: &'p str,
    title: &'p str,
    is_reprint: bool,
}

impl<'p> Name<'p> {
    fn new(id: &'p str, title: &'p str) -> Self {
        Self {
            id,
            title,
            is_reprint: false,
        }
    }
}

/// Which of some parts with ids are the same.
pub(super) struct NamedMatching<'p> {
    pub(super) places: Matching,
    /// The pairs by their ids.
    ids: HashSet<Versions<&'p str>>,
}

impl<'p> NamedMatching<'p> {
    /// Matches parts by their names. Pairs that are known go before, and a number that both
    /// versions give to parts of different titles says something only if it is kept.
    fn new(
        names: Versions<Vec<Name<'p>>>,
        known: impl IntoIterator<Item = Versions<usize>>,
        are_numbers_kept: bool,
    ) -> Self {
        let names = names.as_ref().map(Vec::as_slice);
        let mut places = Matching::new(names.map(<[Name<'_>]>::len));
        for pair in known {
            places.pair(pair);
        }
        places.pair_by(&keys(names, |name| (name.id, name.title)));
        places.pair_by(&keys(names, |name| (name.title, name.is_reprint)));
        if are_numbers_kept {
            places.pair_by(&keys(names, |name| name.id));
        }
        let ids = places.pairs().iter().filter_map(|pair| {
            let (old, new) = (names.old.get(pair.old)?, names.new.get(pair.new)?);
            Some(Versions { old, new }.map(|name| name.id))
        });
        Self {
            ids: ids.collect(),
            places: places.into_order(),
        }
    }

    /// Returns whether two ids are those of one part, or are both missing.
    pub(super) fn are_same(&self, ids: Versions<Option<&str>>) -> bool {
        match (ids.old, ids.new) {
            (Some(old), Some(new)) => self.ids.contains(&Versions { old, new }),
            (old, new) => old.is_none() && new.is_none(),
        }
    }
}

/// The keys by which the parts of both versions are told apart.
pub(super) fn keys<'t, T, K>(
    parts: Versions<&'t [T]>,
    key: impl Fn(&'t T) -> K,
) -> Versions<Vec<K>> {
    parts.map(|parts| parts.iter().map(&key).collect())
}

/// Matches milestones, which have no ids: one may have another date, track or title.
fn milestones(both: Versions<&[Milestone]>) -> Matching {
    let mut matching = Matching::new(both.map(<[Milestone]>::len));
    matching.pair_by(&keys(both, |one| (&one.title, &one.track, one.date)));
    matching.pair_by(&keys(both, |one| (&one.title, &one.track)));
    matching.pair_by(&keys(both, |one| &one.title));
    matching.pair_by(&keys(both, |one| (one.date, &one.track)));
    matching.into_order()
}

/// The rows of which one plan says that they carry on rows of the other, each with whether that
/// was inferred. Either may be the one that says it, whichever is called the new version.
fn carried_on(plans: Versions<&Plan>) -> BTreeMap<Versions<usize>, bool> {
    let mut carried_on = BTreeMap::new();
    if plans.old.facts().id == plans.new.facts().id {
        return carried_on;
    }
    let by_new = references(plans.new, plans.old);
    let by_new = by_new.map(|(new, old, is_inferred)| (Versions { old, new }, is_inferred));
    let by_old = references(plans.old, plans.new);
    let by_old = by_old.map(|(old, new, is_inferred)| (Versions { old, new }, is_inferred));
    for (rows, is_inferred) in by_new.chain(by_old) {
        // What either plan knows was not inferred.
        *carried_on.entry(rows).or_insert(true) &= is_inferred;
    }
    carried_on
}

fn inferred(carried_on: BTreeMap<Versions<usize>, bool>) -> BTreeSet<Versions<usize>> {
    let inferred = carried_on
        .into_iter()
        .filter(|(_, is_inferred)| *is_inferred);
    inferred.map(|(rows, _)| rows).collect()
}

/// The positions of rows of a plan, with those of the rows of another that they carry on and
/// whether that was inferred.
fn references(plan: &Plan, other: &Plan) -> impl Iterator<Item = (usize, usize, bool)> {
    let rows = plan.initiatives().iter().enumerate();
    let references = rows.flat_map(|(place, row)| {
        let follows = row.follows.iter();
        follows.map(move |at| (place, at, row.follows_inferred))
    });
    references.filter_map(move |(place, reference, is_inferred)| {
        let (plan, id) = reference.split_once('/')?;
        let row = other.row(&InitiativeId::new(id))?;
        (plan == other.facts().id).then_some((place, row.get(), is_inferred))
    })
}
