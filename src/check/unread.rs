//! Doubts about a place where something cannot be read. Whether it adds up is not known.

use super::{Doubt, Location, Part, Subject};
use crate::plan::{Leaf, LeafOwner, Plan, UnreadableLeaves};

/// Returns the doubts without those about places of which something cannot be read.
pub(super) fn without_unread(plan: &Plan, mut doubts: Vec<Doubt>) -> Vec<Doubt> {
    let is_unread = |place: &Location| {
        let mut leaves = leaves(plan, &place.subject).iter();
        leaves.any(|one| is_about(&one.leaf, place))
    };
    doubts.retain(|doubt| {
        let mut places = std::iter::once(&doubt.place).chain(&doubt.others);
        !places.any(is_unread)
    });
    doubts
}

fn leaves<'p>(plan: &'p Plan, subject: &Subject) -> UnreadableLeaves<'p> {
    match subject {
        Subject::Plan => plan.unreadable_in(LeafOwner::Plan),
        Subject::Measure(id) => {
            let measure = plan.measure(id);
            measure.map_or_else(UnreadableLeaves::default, |measure| {
                plan.unreadable_of_measure(measure)
            })
        }
        Subject::Initiative(id) => {
            let row = plan.initiative(id);
            row.map_or_else(UnreadableLeaves::default, |row| plan.unreadable_of(row))
        }
    }
}

/// Returns whether a value is of the year of a place, or of the same part in another year.
fn is_about(leaf: &Leaf, place: &Location) -> bool {
    let is_of_part = match (leaf, place.part) {
        (Leaf::Text(_, kind), Part::Text(other, _)) => *kind == other,
        (Leaf::Indicator(index, _), Part::Indicator(other)) => *index == other,
        (Leaf::Rating(_), Part::Rating)
        | (Leaf::Aim | Leaf::Goals, Part::Aim)
        | (Leaf::Summary, Part::Summary(_)) => true,
        _ => false,
    };
    is_of_part || leaf.year().is_some() && leaf.year() == place.year
}
