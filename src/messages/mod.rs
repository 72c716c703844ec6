//! All words that a person reads, in Japanese and in English side by side.
//!
//! The rooms below find things and keep the facts, and the fronts lay them out;
//! here they become words. None of those rooms knows this one. Words of a plan
//! are never translated: in English they stand in 「」.
//!
//! Whatever is said is a method of [`Language`] that is named after what it says,
//! and takes the facts that it names. There is one way only, so that words are
//! found by where they appear, a file for each place:
//!
//! | file | where the words appear |
//! |---|---|
//! | `language` | years, kinds of text, ratings and groups, anywhere |
//! | `labels` | fields of cards, on the screen and of `tenken show` |
//! | `headings` | columns of tables, on the screen and of commands |
//! | `counts` | how many there are, anywhere |
//! | `actions` | what keys do, in the help and the footer |
//! | `screens` | a file for each screen, for the header, the footer and lists to choose from |
//! | `notices` | the foot of the screen, after something was done |
//! | `help` | help, the manual and completions, a file for commands of a kind |
//! | `usage` | what is wrong with the arguments |
//! | `plan_versions` | what differs between two versions of a plan |
//! | `command_line` | answers and complaints of commands |
//! | `code`, `diagnostic` | what is wrong with files |
//! | `doubt`, `quantity`, `quote` | what does not add up |
//! | `minutes` | agenda and minutes of a meeting, on paper and of commands |
//! | `sheet` | what became of spreadsheets |
//!
//! Words that both fronts or two screens share are one method.

pub mod actions;
mod code;
mod command_line;
mod counts;
mod diagnostic;
mod doubt;
mod headings;
mod help;
mod labels;
mod language;
mod minutes;
mod notices;
mod plan_versions;
mod quantity;
mod quote;
mod screens;
#[cfg(feature = "sheet")]
mod sheet;
mod usage;

pub use command_line::ImportCounts;
pub use counts::grouped;
pub use diagnostic::Worded;
pub use doubt::doubt_key;
pub use help::CommandHelp;
pub use language::Language;
pub use quote::Quote;
pub use screens::FileTrouble;
