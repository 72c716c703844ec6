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
#[cfg(all(feature = "docx", feature = "sheet"))]
mod paper;
mod plan;
mod plans;
mod query;
#[cfg(feature = "sheet")]
mod sheet;
mod summary;
#[cfg(all(feature = "docx", feature = "sheet"))]
#[path = "../word/mod.rs"]
mod word;
