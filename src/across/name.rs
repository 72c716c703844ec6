//! What plans are called where several are listed.

use std::collections::HashSet;

use crate::plan::Facts;

/// Returns the name of a plan with that of its body. A full-width space stands between
/// them only where full-width characters do.
pub fn full_name(body: &str, title: &str) -> String {
    let gap = match body.is_ascii() && title.is_ascii() {
        true => "  ",
        false => "\u{3000}",
    };
    format!("{body}{gap}{title}")
}

/// The names of several plans: a plan is called by its body, and by its title as well if the
/// body has more than one plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanNames {
    /// The bodies with more than one plan.
    with_several: HashSet<String>,
}

impl PlanNames {
    /// Finds out which plans their bodies do not tell apart.
    pub fn new<'p>(plans: impl Iterator<Item = &'p Facts>) -> Self {
        let mut seen = HashSet::new();
        let bodies = plans.map(|facts| facts.body.as_str());
        let again = bodies.filter(|body| !seen.insert(*body));
        Self {
            with_several: again.map(str::to_owned).collect(),
        }
    }

    /// Returns the name of one of the plans.
    pub fn name(&self, facts: &Facts) -> String {
        let Facts { body, title, .. } = facts;
        match self.with_several.contains(body) {
            true => full_name(body, title),
            false => body.clone(),
        }
    }
}
