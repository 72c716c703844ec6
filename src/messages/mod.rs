//! All words of the domain that a person reads, in Japanese and in English.
//!
//! The rooms below find things and keep the facts; here they become sentences,
//! and none of those rooms knows this one. Words of a plan are never translated:
//! in English they stand in 「」.

mod code;
mod doubt;
mod finding;
mod language;
mod quantity;
mod quote;
#[cfg(feature = "sheet")]
mod sheet;

pub use doubt::doubt_key;
pub use finding::Worded;
pub use language::Language;
pub use quote::Quote;
