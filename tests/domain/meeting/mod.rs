//! The review meeting: its records, what they come to, and days as they are said.

mod agendas;
mod dues;
mod minutes;
mod records;
mod reratings;
mod told;
