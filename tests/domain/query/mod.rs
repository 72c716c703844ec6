//! Asking a plan for rows.

mod asking;
mod choosing;
mod filter_words;
mod labelled;
mod properties;
mod reading;
mod searching;
mod sounding;
