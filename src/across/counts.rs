//! The rows of a plan, counted.

use crate::compare::Band;
use crate::plan::{FiscalYear, Plan};
use crate::query::{IndicatorOrder, Listing, RatingCount, indicators, rating_counts};

/// The counts of the listed rows of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanCounts {
    /// The number of rows.
    pub rows: usize,
    /// What they are counted against.
    pub tally: Tally,
}

/// Counts against ratings, or against bands of attainment if the plan is not rated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tally {
    /// The rows by rating: every mark of the scale, best first, then the rows without a
    /// rating and those whose rating cannot be read, if there are any.
    Ratings(Vec<RatingCount>),
    /// The indicators by band, best first.
    Bands([(Band, usize); Band::ALL.len()]),
}

impl PlanCounts {
    /// Counts the listed rows by their ratings in a year, or their indicators by attainment
    /// up to that year if the plan is not rated.
    pub fn new(plan: &Plan, listing: &Listing, year: FiscalYear) -> Self {
        Self {
            rows: listing.len(),
            tally: match plan.ratings().is_empty() {
                true => Tally::bands(plan, listing, year),
                false => Tally::Ratings(rating_counts(plan, listing, year)),
            },
        }
    }
}

impl Tally {
    fn bands(plan: &Plan, listing: &Listing, year: FiscalYear) -> Self {
        let rows = indicators(plan, listing, IndicatorOrder::Plan, year);
        let bands: Vec<Band> = rows
            .iter()
            .map(|row| Band::of(row.indicator, year))
            .collect();
        let count = |band| bands.iter().filter(|other| **other == band).count();
        Self::Bands(Band::ALL.map(|band| (band, count(band))))
    }

    /// Returns the sum of all counts.
    pub fn total(&self) -> usize {
        match self {
            Self::Ratings(counts) => counts.iter().map(|rated| rated.count).sum(),
            Self::Bands(bands) => bands.iter().map(|(_, count)| count).sum(),
        }
    }
}
