//! What was planned for a year compared with what was done in it, and work that is reported
//! as done and as to come at the same time.

mod later;
mod planned;
mod twice;
mod whole;

use super::Doubt;
use super::prose::Corpus;

/// Finds plans that their year did not carry out, and work done that is still to come.
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

/// Minimum length in characters of an object name, as documented in the page of
/// done-and-to-come. A shorter one occurs in unrelated words.
const LEAST_OBJECT: usize = 4;
