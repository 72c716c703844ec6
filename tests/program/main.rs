//! The program as it is installed: run from a script, and on a terminal.

#![cfg(unix)]
#![allow(clippy::expect_used)]

mod answers;
mod check;
mod first_steps;
#[path = "../generated/mod.rs"]
mod generated;
mod sheets;
mod started;
mod terminal;
