//! What changed from one year to another, and from one version to another.

mod plan_changes;
mod plan_versions;
mod series;
mod telling;
mod two_years;
