//! What changed from one year to another.

mod series;
mod two_years;
