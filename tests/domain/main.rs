//! The library alone, without a terminal.

mod across;
mod built_in;
mod check;
mod compare;
#[cfg(feature = "sheet")]
mod damaged_sheets;
mod figure;
#[path = "../generated/mod.rs"]
mod generated;
mod meeting;
mod messages;
mod plan;
mod plans;
mod query;
#[cfg(feature = "sheet")]
mod sheet;
mod summary;
