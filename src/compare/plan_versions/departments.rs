//! Departments that have another name.

use std::collections::{HashMap, HashSet};

use super::Versions;
use super::matching::Matching;
use crate::plan::{Department, Initiative, Leaf, Plan};

/// The departments of the old version that have another name in the new one.
pub(super) struct RenamedDepartments<'p> {
    /// In the order in which the old version first names them.
    names: Vec<Versions<&'p Department>>,
    new_names: HashMap<&'p Department, &'p Department>,
}

impl<'p> RenamedDepartments<'p> {
    /// Finds the departments that are gone, and in whose place all rows of theirs that are
    /// still there have the same one, which the old version did not know.
    pub(super) fn new(plans: Versions<&'p Plan>, rows: &Matching) -> Self {
        let mut successors = successors(plans, rows);
        let names = named_by(plans.old).filter_map(|old| {
            let mut possible = successors.remove(old)?.into_iter();
            match (possible.next(), possible.next()) {
                (Some(new), None) => Some(Versions { old, new }),
                _ => None,
            }
        });
        let names: Vec<_> = names.collect();
        let new_names = names.iter().map(|names| (names.old, names.new));
        Self {
            new_names: new_names.collect(),
            names,
        }
    }

    /// Returns the old names with the new ones.
    pub(super) fn names(&self) -> Vec<Versions<Department>> {
        let names = self.names.iter();
        names.map(|names| names.map(Department::clone)).collect()
    }

    /// Returns whether departments are the same but for their names.
    pub(super) fn are_same(&self, departments: Versions<&[Department]>) -> bool {
        let today = departments.old.iter();
        let today = today.map(|old| self.new_names.get(old).copied().unwrap_or(old));
        // Two that have become one are named once.
        distinct(today).eq(distinct(departments.new.iter()))
    }
}

fn distinct<'p>(
    departments: impl Iterator<Item = &'p Department>,
) -> impl Iterator<Item = &'p Department> {
    let mut seen = HashSet::new();
    departments.filter(move |one| seen.insert(*one))
}

/// The departments that all rows of one that is gone have in its place.
fn successors<'p>(
    plans: Versions<&'p Plan>,
    rows: &Matching,
) -> HashMap<&'p Department, HashSet<&'p Department>> {
    let known = plans.map(|plan| named_by(plan).collect::<HashSet<_>>());
    let mut successors: HashMap<_, HashSet<_>> = HashMap::new();
    for both in rows.pairs().iter().filter_map(|rows| both(plans, *rows)) {
        let new = both.new.departments.iter();
        let new: HashSet<_> = new.filter(|one| !known.old.contains(one)).collect();
        let gone = both.old.departments.iter();
        for gone in gone.filter(|one| !known.new.contains(one)) {
            let possible = successors.entry(gone).or_insert_with(|| new.clone());
            possible.retain(|one| new.contains(one));
        }
    }
    successors
}

/// A row in both versions, unless it cannot be read which departments are in charge now.
fn both(plans: Versions<&Plan>, places: Versions<usize>) -> Option<Versions<&Initiative>> {
    let old = plans.old.initiatives().get(places.old)?;
    let new = plans.new.initiatives().get(places.new)?;
    let is_read = plans
        .new
        .unreadable_of(new)
        .get(&Leaf::Departments)
        .is_none();
    is_read.then_some(Versions { old, new })
}

/// Iterates over the departments that a plan names, again and again.
fn named_by(plan: &Plan) -> impl Iterator<Item = &Department> {
    let of_rows = plan.initiatives().iter().flat_map(|row| &row.departments);
    let measures = plan.measures().iter();
    of_rows.chain(measures.flat_map(|measure| &measure.departments))
}
