//! What was to be done in a year against what was done in it, and work that is
//! told as done and as to come at once.

mod later;
mod planned;
mod twice;
mod whole;

use super::Doubt;
use super::prose::told;
use crate::plan::{FiscalYear, Plan};

/// Plans that their year did not carry out, and work done that is to come.
pub(super) fn check(plan: &Plan) -> Vec<Doubt> {
    let doubts = told(plan).into_iter().flat_map(|told| {
        let years: Vec<FiscalYear> = told.years.iter().map(|(year, _)| *year).collect();
        let doubts = years.into_iter().flat_map(|year| {
            let not_done = planned::check(&told, year).into_iter();
            let twice = twice::check(&told, year)
                .or_else(|| later::check(&told, year))
                .or_else(|| whole::check(&told, year));
            not_done.chain(twice)
        });
        doubts.collect::<Vec<_>>()
    });
    doubts.collect()
}

/// Shorter words are found in anything.
const LEAST_OBJECT: usize = 4;
