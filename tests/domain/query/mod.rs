//! Asking a plan for rows.

mod asking;
mod choosing;
mod filter_words;
mod properties;
mod searching;
