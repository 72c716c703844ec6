//! The day of a meeting, as it is written on the command line.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use tenken::meeting::Day;

/// The day of a meeting.
#[derive(Debug, Clone, Copy)]
pub(super) struct MeetingDay(pub(super) Day);

/// The error returned if a text is not a day.
#[derive(Debug, Clone, Copy)]
pub(super) struct NotADay;

impl fmt::Display for NotADay {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "not a day")
    }
}

impl Error for NotADay {}

impl FromStr for MeetingDay {
    type Err = NotADay;

    fn from_str(written: &str) -> Result<Self, NotADay> {
        written.parse().map(Self).map_err(|_| NotADay)
    }
}
