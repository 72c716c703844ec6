//! What changed from one year to another.

mod plan_changes;
mod series;
mod two_years;
