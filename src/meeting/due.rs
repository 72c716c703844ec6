//! By when a task is to be done.

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;

use super::day::Day;
use crate::plan::FiscalYear;

/// By when a task is to be done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// By the end of a day.
    Day(Day),
    /// As it was said, where that is no day: 次回まで.
    Words(String),
}

impl Due {
    /// What is meant by what somebody types on a day. Returns `None` if it is blank.
    ///
    /// A day is meant by `8/29`, `8月29日`, `29日` (the next one that comes), `R7.9.1`,
    /// `令和7年9月1日`, `2026-08-29`, `今日`, `明日`, `3日後`, `2週間後`, `金曜`, `来週金曜`,
    /// `月末`, `来月末`, `9月末` and `年度末`, and in English by `today`, `tomorrow`, `friday` and
    /// `next friday`. Anything else stays as it is typed.
    pub fn meant(typed: &str, today: Day) -> Option<Self> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let day = day_meant(typed, today);
        Some(day.map_or_else(|| Self::Words(typed.to_owned()), Self::Day))
    }

    /// The day; `None` if it is none.
    pub fn day(&self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Words(_) => None,
        }
    }

    /// What is written of it in a file.
    pub(super) fn of_written(written: String) -> Self {
        written
            .parse()
            .map_or_else(|_| Self::Words(written), Self::Day)
    }
}

impl fmt::Display for Due {
    /// Writes it as a file has it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(out),
            Self::Words(words) => out.write_str(words),
        }
    }
}

fn day_meant(typed: &str, today: Day) -> Option<Day> {
    let folded: String = typed.nfkc().filter(|c| !c.is_whitespace()).collect();
    let folded = folded.to_lowercase();
    let folded = folded.strip_suffix("まで").unwrap_or(&folded);
    numbered(folded, today)
        .or_else(|| end_of_month(folded, today))
        .or_else(|| counted(folded, today))
        .or_else(|| weekday(folded, today))
}

/// A day by its numbers: a year, a month and a day, or fewer of them.
fn numbered(typed: &str, today: Day) -> Option<Day> {
    let has_mark = |c: char| matches!(c, '/' | '-' | '.' | '年' | '月' | '日');
    if !typed.contains(has_mark) {
        return None;
    }
    let typed = typed.strip_suffix('日').unwrap_or(typed);
    let numbers: Vec<&str> = typed.split(has_mark).collect();
    let small = |digits: &str| digits.parse::<u8>().ok();
    match *numbers.as_slice() {
        [year, month, day] => {
            let year: FiscalYear = year.to_uppercase().parse().ok()?;
            Day::new(year.western(), small(month)?, small(day)?)
        }
        [month, day] => {
            let (month, day) = (small(month)?, small(day)?);
            // A leap day may be years away.
            let mut years = today.year()..today.year().saturating_add(9);
            years.find_map(|year| Day::new(year, month, day).filter(|day| *day >= today))
        }
        [day] => {
            let day = small(day)?;
            (0..=62)
                .filter_map(|days| today.after(days))
                .find(|other| other.day() == day)
        }
        _ => None,
    }
}

/// The end of a month, or of the fiscal year.
fn end_of_month(typed: &str, today: Day) -> Option<Day> {
    let month = typed.strip_suffix('末')?;
    let until = |month: u8| {
        let ahead = (month + 12).checked_sub(today.month())? % 12;
        today.end_of_month(ahead.into())
    };
    match month {
        "月" | "今月" => today.end_of_month(0),
        "来月" => today.end_of_month(1),
        "再来月" => today.end_of_month(2),
        "年度" => until(3),
        "年" => until(12),
        month => {
            let month: u8 = month.strip_suffix('月')?.parse().ok()?;
            (1..=12).contains(&month).then(|| until(month))?
        }
    }
}

/// A day that is so many days away.
fn counted(typed: &str, today: Day) -> Option<Day> {
    let days = match typed {
        "今日" | "本日" | "today" => 0,
        "明日" | "tomorrow" => 1,
        "明後日" => 2,
        _ => {
            let ahead = typed.strip_suffix('後')?;
            match ahead.strip_suffix("週間") {
                Some(weeks) => weeks.parse::<u32>().ok()?.checked_mul(7)?,
                None => ahead.strip_suffix('日')?.parse().ok()?,
            }
        }
    };
    today.after(days)
}

/// The days of the week from Monday on.
const WEEKDAYS: [(&str, &str); 7] = [
    ("月", "monday"),
    ("火", "tuesday"),
    ("水", "wednesday"),
    ("木", "thursday"),
    ("金", "friday"),
    ("土", "saturday"),
    ("日", "sunday"),
];

/// A day of a week: of this one, the next or the one after, or else the next that comes.
fn weekday(typed: &str, today: Day) -> Option<Day> {
    let weeks = [("再来週", 14), ("来週", 7), ("今週", 0), ("next", 7)];
    let mut weeks = weeks.iter();
    let week = weeks.find_map(|(name, days)| Some((typed.strip_prefix(name)?, *days)));
    let Some((named, days)) = week else {
        let place = weekday_named(typed)?;
        let mut days = (1..=7).filter_map(|days| today.after(days));
        return days.find(|day| u32::from(day.weekday()) == place);
    };
    let place = weekday_named(named.strip_prefix('の').unwrap_or(named))?;
    today.monday()?.after(days + place)
}

/// A day of the week by its name or, in English, three letters of it or more, counted from
/// Monday as zero.
fn weekday_named(name: &str) -> Option<u32> {
    let japanese = name.strip_suffix("曜日").or(name.strip_suffix('曜'));
    let is_named = |(own, english): &(&str, &str)| match japanese {
        Some(day) => day == *own,
        None => name.len() >= 3 && english.starts_with(name),
    };
    let place = WEEKDAYS.iter().position(is_named)?;
    u32::try_from(place).ok()
}
