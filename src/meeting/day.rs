//! Days of the calendar.

use std::fmt;
use std::str::FromStr;

use time::{Date, Duration, Month, Weekday};

use crate::plan::{MilestoneDate, NotADate};

/// A day of the calendar. It is written `2026-08-20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// Returns the day, or `None` if the calendar does not have it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let month = Month::try_from(month).ok()?;
        let date = Date::from_calendar_date(year.into(), month, day).ok()?;
        (1..=9999).contains(&year).then_some(Self(date))
    }

    /// The day of a date. Returns `None` if only its month is known.
    pub fn of(date: MilestoneDate) -> Option<Self> {
        Self::new(date.year, date.month, date.day?)
    }

    /// Its year in the western calendar.
    pub fn year(self) -> u16 {
        u16::try_from(self.0.year()).unwrap_or_default()
    }

    /// Its month, from 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// Its day of the month, from 1.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// Its day of the week, counted from Monday as zero.
    pub fn weekday(self) -> u8 {
        self.0.weekday().number_days_from_monday()
    }

    /// The day so many days later. Returns `None` beyond the year 9999.
    pub fn after(self, days: u32) -> Option<Self> {
        let date = self.0.checked_add(Duration::days(days.into()))?;
        (date.year() <= 9999).then_some(Self(date))
    }

    /// The Monday of its week.
    pub(super) fn monday(self) -> Option<Self> {
        let monday = match self.0.weekday() {
            Weekday::Monday => Some(self.0),
            _ => self.0.checked_sub(Duration::days(self.weekday().into())),
        };
        monday.map(Self)
    }

    /// The last day of the month that is so many months later.
    pub(super) fn end_of_month(self, later: u16) -> Option<Self> {
        let months = u16::from(self.month()) - 1 + later;
        let year = self.year().checked_add(months / 12)?;
        let month = u8::try_from(months % 12 + 1).ok()?;
        (28..=31).rev().find_map(|day| Self::new(year, month, day))
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl From<Day> for MilestoneDate {
    fn from(day: Day) -> Self {
        Self {
            year: day.year(),
            month: day.month(),
            day: Some(day.day()),
        }
    }
}

impl FromStr for Day {
    type Err = NotADate;

    fn from_str(written: &str) -> Result<Self, NotADate> {
        Self::of(written.parse()?).ok_or(NotADate)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        MilestoneDate::from(*self).fmt(out)
    }
}
