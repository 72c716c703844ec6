//! What is missing where one expects it: a figure before its counter, an
//! indicator that used to be reported, the unit of the year before.

mod counter;
mod indicator;
mod unit;

use super::Doubt;
use crate::plan::Plan;

/// Counters without figures, indicators that stop, units that change.
pub(super) fn check(plan: &Plan) -> Vec<Doubt> {
    let missing = counter::check(plan).into_iter();
    missing
        .chain(indicator::check(plan))
        .chain(unit::check(plan))
        .collect()
}
