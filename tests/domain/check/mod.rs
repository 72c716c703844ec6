//! What is doubted in a plan, how right that is, and what is dismissed of it.

mod dismissals;
mod doubting;
mod doubts_of_figures;
mod doubts_of_plans;
mod doubts_of_prose;
mod precision;
