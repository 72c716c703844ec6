//! Fiscal years in all their notations.

use std::fmt;
use std::str::FromStr;

use super::digits::half_width;
use crate::document::{ExpectedType, Form, Written};

/// A Japanese fiscal year, from April of the year it is named after to March of the next.
/// `R6`, `令和6年度`, `2024` and `FY2024` are the same year, and so are `H31` and `R1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear(u16);

/// An era with the western year before its first year: 令和6 is 2018 + 6.
#[derive(Debug, PartialEq, Eq)]
struct Era {
    name: &'static str,
    letter: char,
    offset: u16,
    last: u16,
    first_month: u8,
}

/// The eras, newest first. `last` is the year in which the era ended, or the largest
/// two-digit year for the current era. `first_month` is the month of its first year in
/// which it began.
const ERAS: [Era; 3] = [
    Era {
        name: "令和",
        letter: 'R',
        offset: 2018,
        last: 99,
        first_month: 5,
    },
    Era {
        name: "平成",
        letter: 'H',
        offset: 1988,
        last: 31,
        first_month: 1,
    },
    Era {
        name: "昭和",
        letter: 'S',
        offset: 1925,
        last: 64,
        first_month: 12,
    },
];

/// The western years that can be written in an era: 昭和1 to 令和99.
const WRITABLE: std::ops::RangeInclusive<u16> = 1926..=2117;

impl FiscalYear {
    /// Returns the western year in which it begins.
    pub fn western(self) -> u16 {
        self.0
    }

    /// Returns the fiscal year that begins in a western year, or `None` if the year is out
    /// of range.
    pub fn from_western(year: u16) -> Option<Self> {
        WRITABLE.contains(&year).then_some(Self(year))
    }

    /// Returns the next fiscal year, or this one if it is the last that can be written.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1).min(*WRITABLE.end()))
    }

    /// Returns the previous fiscal year, or this one if it is the first that can be
    /// written.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.saturating_sub(1).max(*WRITABLE.start()))
    }

    /// Iterates over the years from this one to `last`, both included.
    pub fn through(self, last: Self) -> impl DoubleEndedIterator<Item = Self> + use<> {
        (self.0..=last.0).map(Self)
    }

    /// Returns the long form: `令和6年度`.
    pub fn in_full(self) -> String {
        format!("{}度", self.in_era().in_full())
    }

    fn in_era(self) -> EraYear {
        let [reiwa, heisei, showa] = &ERAS;
        let era = if self.0 > reiwa.offset {
            reiwa
        } else if self.0 > heisei.offset {
            heisei
        } else {
            showa
        };
        EraYear {
            era,
            number: self.0 - era.offset,
        }
    }
}

/// A year of an era, in which months of the calendar are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EraYear {
    era: &'static Era,
    /// The number of the year, from 1.
    number: u16,
}

impl EraYear {
    /// Returns the year that a month of a western year belongs to, or `None` if it is before
    /// all eras. A month in which an era begins belongs to that era.
    pub(super) fn of_month(year: u16, month: u8) -> Option<Self> {
        let has_begun = |era: &&Era| (year, month) >= (era.offset + 1, era.first_month);
        let era = ERAS.iter().find(has_begun)?;
        Some(Self {
            era,
            number: year - era.offset,
        })
    }

    /// Returns the long form: `令和6年`.
    pub fn in_full(self) -> String {
        match self.number {
            1 => format!("{}元年", self.era.name),
            number => format!("{}{number}年", self.era.name),
        }
    }
}

impl fmt::Display for EraYear {
    /// Writes the short form: `R6`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&format!("{}{}", self.era.letter, self.number))
    }
}

impl fmt::Display for FiscalYear {
    /// Writes the short form: `R6`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.in_era(), out)
    }
}

/// The error returned if a text is not a fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAFiscalYear;

impl fmt::Display for NotAFiscalYear {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a fiscal year")
    }
}

impl std::error::Error for NotAFiscalYear {}

impl FromStr for FiscalYear {
    type Err = NotAFiscalYear;

    fn from_str(written: &str) -> Result<Self, NotAFiscalYear> {
        let normal = half_width(written.trim());
        let bare = normal.strip_suffix("年度").unwrap_or(&normal).trim();
        ERAS.iter()
            .find_map(|era| in_era(bare, era))
            .or_else(|| western(bare))
            .ok_or(NotAFiscalYear)
    }
}

fn in_era(written: &str, era: &Era) -> Option<FiscalYear> {
    let number = written
        .strip_prefix(era.name)
        .or_else(|| written.strip_prefix(era.letter))
        .or_else(|| written.strip_prefix(era.letter.to_ascii_lowercase()))?
        .trim();
    let number = if number == "元" { 1 } else { digits(number)? };
    (1..=era.last)
        .contains(&number)
        .then(|| FiscalYear(era.offset + number))
}

fn western(written: &str) -> Option<FiscalYear> {
    let number = written
        .strip_prefix("FY")
        .or_else(|| written.strip_prefix("fy"))
        .unwrap_or(written);
    FiscalYear::from_western(digits(number)?)
}

fn digits(written: &str) -> Option<u16> {
    let plain = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| written.parse().ok()).flatten()
}

impl Form for FiscalYear {
    const SHAPE: ExpectedType = ExpectedType::FiscalYear;

    fn read(written: Written<'_>) -> Option<Self> {
        match written.text() {
            Some(text) => text.parse().ok(),
            None => Self::from_western(written.integer()?.try_into().ok()?),
        }
    }
}
