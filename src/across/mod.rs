//! Several plans beside each other: their rows against ratings, their indicators of the
//! same name, and rows of all of them in one list. What is needed of a plan to put it beside
//! others is derived from it once, as its [`Profile`].

mod counts;
mod name;
mod namesakes;
mod profile;
mod rating_columns;
mod rows;

pub use counts::{PlanCounts, Tally};
pub use name::{PlanNames, full_name};
pub use namesakes::{Namesake, Namesakes, SoughtIndicator, gather};
pub use profile::{IndicatorNames, Profile};
pub use rating_columns::{RatingColumn, RatingColumns};
pub use rows::{RowsChoice, RowsCounts, RowsFacet, RowsFilter};
