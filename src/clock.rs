//! What time it is where the plans are reviewed.

use std::fmt;

use tenken::plan::MilestoneDate;
use time::OffsetDateTime;
use time::macros::offset;

/// A time of day to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TimeOfDay {
    /// The hour, from 0 to 23.
    pub(crate) hour: u8,
    /// The minute.
    pub(crate) minute: u8,
}

impl TimeOfDay {
    /// Returns the time it is in Japan.
    pub(crate) fn now() -> Self {
        let now = in_japan();
        Self {
            hour: now.hour(),
            minute: now.minute(),
        }
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{:02}", self.hour, self.minute)
    }
}

/// Returns the day it is in Japan.
pub(crate) fn today() -> MilestoneDate {
    let now = in_japan();
    MilestoneDate {
        year: u16::try_from(now.year()).unwrap_or_default(),
        month: now.month().into(),
        day: Some(now.day()),
    }
}

fn in_japan() -> OffsetDateTime {
    OffsetDateTime::now_utc().to_offset(offset!(+9))
}
