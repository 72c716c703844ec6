//! Times of day.

use std::fmt;
use std::str::FromStr;

use crate::plan::NotADate;

/// A time of day to the minute. It is written `9:05`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay {
    /// The hour, from 0 to 23.
    pub hour: u8,
    /// The minute.
    pub minute: u8,
}

impl TimeOfDay {
    /// The beginning of a day.
    pub const MIDNIGHT: Self = Self { hour: 0, minute: 0 };

    /// Returns how many minutes it is after another time of the same day; zero if it is
    /// before it, as where a clock was set back.
    pub fn minutes_since(self, earlier: Self) -> u16 {
        self.minutes().saturating_sub(earlier.minutes())
    }

    fn minutes(self) -> u16 {
        u16::from(self.hour) * 60 + u16::from(self.minute)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{:02}", self.hour, self.minute)
    }
}

impl FromStr for TimeOfDay {
    type Err = NotADate;

    fn from_str(written: &str) -> Result<Self, NotADate> {
        let (hour, minute) = written.split_once(':').ok_or(NotADate)?;
        let number = |digits: &str, most: u8| match digits.parse() {
            Ok(number) if number <= most && digits.len() <= 2 => Ok(number),
            _ => Err(NotADate),
        };
        Ok(Self {
            hour: number(hour, 23)?,
            minute: number(minute, 59)?,
        })
    }
}
