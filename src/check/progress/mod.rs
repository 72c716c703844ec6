//! What was to be done in a year against what was done in it, and work that is
//! told as done and as to come at once.

mod later;
mod planned;
mod twice;
mod whole;

use super::Doubt;
use super::prose::Corpus;

/// Plans that their year did not carry out, and work done that is to come.
pub(super) fn check(corpus: &Corpus<'_>) -> Vec<Doubt> {
    let doubts = corpus.told().flat_map(|told| {
        let years = told.years.iter().map(|told| told.year);
        years.flat_map(|year| {
            let not_done = planned::check(told, year).into_iter();
            let twice = twice::check(told, year)
                .or_else(|| later::check(told, year))
                .or_else(|| whole::check(told, year));
            not_done.chain(twice)
        })
    });
    doubts.collect()
}

/// Shorter words are found in anything.
const LEAST_OBJECT: usize = 4;
