//! The program as it is installed: run from a script, and on a terminal.

#![cfg(unix)]
#![allow(clippy::expect_used)]

mod answers;
mod check;
mod endings;
mod first_steps;
mod following;
mod formulas;
#[path = "../generated/mod.rs"]
mod generated;
mod hostile;
mod input;
mod journey;
mod licences;
mod live;
mod many_plans;
mod many_rows;
mod meeting;
mod noting;
mod random_keys;
mod sheets;
mod since_last_time;
mod started;
mod terminal;
mod views;
mod windows;
#[path = "../word/mod.rs"]
mod word;
mod writing;
