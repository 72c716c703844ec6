//! Asking a plan for rows.

mod asking;
mod choosing;
mod properties;
mod searching;
