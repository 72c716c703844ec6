//! Several plans beside each other: their rows against ratings, and their indicators of the
//! same name. What is needed of a plan for this is derived from it once, as its [`Profile`].

mod counts;
mod name;
mod namesakes;
mod profile;
mod rating_columns;

pub use counts::{PlanCounts, Tally};
pub use name::PlanNames;
pub use namesakes::{Namesake, Namesakes, SoughtIndicator, gather};
pub use profile::{IndicatorNames, Profile};
pub use rating_columns::{RatingColumn, RatingColumns};
