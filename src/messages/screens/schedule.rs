//! What is planned in which year, and dated events by month.

use super::Language;
use crate::plan::MilestoneDate;

impl Language {
    /// What the schedule shows.
    pub fn schedule_title(self) -> &'static str {
        self.pick("年度ごとの計画", "What is planned in which year")
    }

    /// How many years are left of the screen, and how many right of it.
    pub fn hidden_years(self, (before, after): (usize, usize)) -> String {
        self.pick(
            format!("左に{before}年度、右に{after}年度（h l で送る）"),
            format!("{before} years to the left, {after} to the right (h, l)"),
        )
    }

    /// What the schedule shows of a plan that has dated events.
    pub fn milestones_title(self, today: MilestoneDate) -> String {
        self.pick(
            format!("日程（今日 {today}）"),
            format!("Milestones (today {today})"),
        )
    }

    /// How many months are left of the screen, and how many right of it.
    pub fn hidden_months(self, (before, after): (usize, usize)) -> String {
        self.pick(
            format!("左に{before}か月、右に{after}か月（h l で送る）"),
            format!("{before} months to the left, {after} to the right (h, l)"),
        )
    }

    /// A month by its number, which may have its year before it.
    pub fn month(self, number: String) -> String {
        match self {
            Self::Japanese => format!("{number}月"),
            Self::English => number,
        }
    }
}
