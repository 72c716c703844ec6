//! Milestones: dated events of the plan itself.

use std::fmt;
use std::str::FromStr;

use super::year::EraYear;

/// A day, or a month if the day is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MilestoneDate {
    /// The western year.
    pub year: u16,
    /// The month, from 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: Option<u8>,
}

/// The error returned if a text is not a valid date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

impl MilestoneDate {
    /// Returns the year of the era that its month belongs to, or `None` if it is before all
    /// eras.
    pub fn era_year(self) -> Option<EraYear> {
        EraYear::of_month(self.year, self.month)
    }
}

impl FromStr for MilestoneDate {
    type Err = NotADate;

    /// Parses `2022-06-09`, or `2022-06` if the day is not known.
    fn from_str(written: &str) -> Result<Self, NotADate> {
        let mut parts = written.split('-');
        let mut number = |digits: usize| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse().map(Some).map_err(|_| NotADate)
            }
            Some(_) => Err(NotADate),
        };
        let year = number(4)?.ok_or(NotADate)?;
        let month = narrow(number(2)?.ok_or(NotADate)?, 12)?;
        let day = number(2)?
            .map(|day| narrow(day, days_in(year, month)))
            .transpose()?;
        match parts.next() {
            None => Ok(Self { year, month, day }),
            Some(_) => Err(NotADate),
        }
    }
}

fn narrow(number: u16, most: u8) -> Result<u8, NotADate> {
    match u8::try_from(number) {
        Ok(small) if (1..=most).contains(&small) => Ok(small),
        _ => Err(NotADate),
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for MilestoneDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.month)?;
        match self.day {
            Some(day) => write!(out, "-{day:02}"),
            None => Ok(()),
        }
    }
}

/// An event of the plan itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// The date of the event; `None` if it cannot be read.
    pub date: Option<MilestoneDate>,
    /// The path of the track it belongs to, from the top: 対外説明, 議会.
    pub track: Vec<String>,
    /// What happens.
    pub title: String,
}
