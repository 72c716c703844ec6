//! What is missing where one expects it: a figure before its counter, an
//! indicator that used to be reported, the unit of the year before.

mod counter;
mod indicator;
mod unit;

use super::Doubt;
use super::prose::Corpus;

/// Counters without figures, indicators that stop, units that change.
pub(super) fn check(corpus: &Corpus<'_>) -> Vec<Doubt> {
    let missing = counter::check(corpus).into_iter();
    missing
        .chain(indicator::check(corpus.plan))
        .chain(unit::check(corpus))
        .collect()
}
