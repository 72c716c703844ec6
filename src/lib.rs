//! The domain of `tenken`: plans of local governments, read from TOML, asked
//! questions about, and compared from year to year.
//!
//! Nothing here knows that terminals exist. [`document`] reads TOML and says
//! what is wrong with it, [`plan`] is what such a document means, [`query`]
//! chooses rows of a plan, and [`compare`] sets two years side by side. With the
//! feature `sheet`, plans come from spreadsheets and go back to them. The
//! screen and the command line are guests of this library and answer from it.

pub mod check;
pub mod compare;
pub mod document;
pub mod figure;
pub mod messages;
pub mod plan;
pub mod query;
#[cfg(feature = "sheet")]
pub mod sheet;
pub mod summary;
