//! The domain library of `tenken`: plans of local governments, read from TOML, queried, and
//! compared from year to year.
//!
//! The library does not depend on a terminal. [`document`] reads TOML and reports errors in
//! it, [`plan`] gives the document a meaning, [`query`] selects rows of a plan, and
//! [`compare`] compares two years,
//! [`across`] puts several plans beside each other, and [`meeting`] is the review meeting itself.
//! [`paper`] is what is handed out, with the feature `docx` as files of Word. With the feature
//! `sheet`, plans can be imported from and exported to spreadsheets. The screen and the command
//! line are built on this library.

pub mod across;
pub mod check;
pub mod compare;
pub mod document;
pub mod figure;
pub mod meeting;
pub mod messages;
pub mod paper;
pub mod plan;
pub mod query;
#[cfg(feature = "sheet")]
pub mod sheet;
mod sound;
pub mod summary;
