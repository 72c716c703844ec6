//! What the screens say, a file for each place where it stands.

mod banner;
mod card;
mod changes;
mod choosers;
mod comparison;
mod doubts;
mod footer;
mod header;
mod indicators;
mod list;
mod meeting;
mod plan;
mod plan_files;
mod schedule;
mod since_last_time;
mod summary;

pub use banner::FileTrouble;

use super::Language;
