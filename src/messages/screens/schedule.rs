//! What is planned in which year, and dated events by month.

use super::Language;
use crate::plan::MilestoneDate;

impl Language {
    /// What the schedule shows, and whether any listed row has it.
    pub fn schedule_title(self, has_plans: bool) -> &'static str {
        match has_plans {
            true => self.pick("年度別工程", "Schedule by year"),
            false => self.pick(
                "年度別工程（記載なし）",
                "Schedule by year (nothing is written)",
            ),
        }
    }

    /// What the schedule shows, for the key that shows it instead of dated events.
    pub fn schedule_in_brief(self) -> &'static str {
        self.pick("年度別", "by year")
    }

    /// What dated events are called, for the key that shows them instead.
    pub fn milestones_in_brief(self) -> &'static str {
        self.pick("日程", "milestones")
    }

    /// How many years are left of the screen and how many right of it, each with the key
    /// that brings them. There are some on either side or on both.
    pub fn hidden_years(self, left: Option<(usize, &str)>, right: Option<(usize, &str)>) -> String {
        let left = left.map(|(count, key)| {
            self.pick(
                format!("左にほか{count}年度（{key}）"),
                format!("{count} earlier ({key})"),
            )
        });
        let right = right.map(|(count, key)| {
            self.pick(
                format!("右にほか{count}年度（{key}）"),
                format!("{count} later ({key})"),
            )
        });
        self.in_a_row(left.into_iter().chain(right))
    }

    /// How many dated events a plan has.
    pub fn milestones_title(self, count: usize) -> String {
        self.pick(format!("日程 {count}件"), format!("{count} milestones"))
    }

    /// The key that shows dated events instead, and how many there are.
    pub fn milestones_by_key(self, key: &str, count: usize) -> String {
        self.pick(
            format!("{key} で日程（{count}件）"),
            format!("{key}: {count} milestones"),
        )
    }

    /// The key that shows instead what is planned in which year, if anything is.
    pub fn schedule_by_key(self, key: &str, has_plans: bool) -> String {
        let schedule = self.schedule_title(has_plans);
        self.pick(format!("{key} で{schedule}"), format!("{key}: {schedule}"))
    }

    /// The month of a date, with its year in full or in brief.
    pub fn month(self, date: MilestoneDate, is_brief: bool) -> String {
        let (western, month) = (date.year, date.month);
        let english = format!("{western}-{month:02}");
        let japanese = match (date.era_year(), is_brief) {
            (Some(year), false) => format!("{}{month}月", year.in_full()),
            (Some(year), true) => format!("{year}.{month}"),
            (None, false) => format!("{western}年{month}月"),
            (None, true) => format!("{western}.{month}"),
        };
        self.pick(japanese, english)
    }

    /// A day of a month.
    pub fn day(self, day: u8) -> String {
        self.pick(format!("{day}日"), day.to_string())
    }

    /// Months that follow one another, by the first and the last. The year is not said again.
    pub fn months(self, first: MilestoneDate, last: MilestoneDate, is_brief: bool) -> String {
        let is_same_year = first.era_year() == last.era_year() && first.year == last.year;
        let from = self.month(first, is_brief);
        let to = match (is_same_year, is_brief) {
            _ if (first.year, first.month) == (last.year, last.month) => return from,
            (true, true) => self.pick(last.month.to_string(), self.month(last, true)),
            (true, false) => self.pick(format!("{}月", last.month), self.month(last, false)),
            (false, _) => self.month(last, is_brief),
        };
        self.pick(format!("{from}〜{to}"), format!("{from} to {to}"))
    }

    /// That nothing happens in so many months.
    pub fn months_without_events(self, count: usize) -> String {
        match count {
            1 => self.pick("予定なし", "nothing").to_owned(),
            _ => self.pick(
                format!("予定なし（{count}か月）"),
                format!("nothing ({count} months)"),
            ),
        }
    }

    /// The day of today.
    pub fn today(self, today: MilestoneDate, is_brief: bool) -> String {
        let month = self.month(today, is_brief);
        let day = today.day.unwrap_or(1);
        let date = match (self, is_brief) {
            (Self::English, _) => today.to_string(),
            (Self::Japanese, true) => format!("{month}.{day}"),
            (Self::Japanese, false) => format!("{month}{}", self.day(day)),
        };
        self.pick(format!("今日 {date}"), format!("today {date}"))
    }
}
