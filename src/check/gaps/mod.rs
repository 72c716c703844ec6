//! Missing information: a figure before its counter, an indicator that used to be reported,
//! or the unit used in the previous year.

mod counter;
mod indicator;
mod unit;

use super::Doubt;
use super::prose::Corpus;

/// Finds counters without figures, indicators that stop and units that change.
pub(super) fn check(corpus: &Corpus<'_>) -> Vec<Doubt> {
    let missing = counter::check(corpus).into_iter();
    missing
        .chain(indicator::check(corpus.plan))
        .chain(unit::check(corpus))
        .collect()
}
