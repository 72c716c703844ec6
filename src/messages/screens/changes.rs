//! What changed since the year before.

use super::Language;
use crate::compare::{Change, TextChange, Years};

impl Language {
    /// That the years of a plan are being compared.
    pub fn comparing(self) -> &'static str {
        self.pick("前年度と比べています。", "Comparing with the year before.")
    }

    /// That nothing is reported of two years, and the key that shows the list.
    pub fn no_reports_to_compare(self, years: Years, list: &str) -> String {
        let (earlier, later) = (self.year(years.earlier), self.year(years.later));
        self.pick(
            format!(
                "{earlier}と{later}の記載がないため、比較できません。{list} で一覧に戻れます。"
            ),
            format!("{earlier} and {later} have no reports to compare. Press {list} for the list."),
        )
    }

    /// How many rows changed, and how many did not.
    pub fn rows_that_changed(self, changed: usize, unchanged: usize) -> String {
        let (changed, unchanged) = (self.count(changed), self.count(unchanged));
        self.pick(
            format!("前年度からの変化あり {changed}  変化なし {unchanged}"),
            format!("changed {changed}  unchanged {unchanged}"),
        )
    }

    /// By how much a figure changed. That of a percentage is told in points.
    pub fn difference_of(self, change: &Change, unit: Option<&str>) -> String {
        let difference = change.difference.signed();
        let difference = match self.is_told_in_points(unit) {
            true => self.pick(
                format!("{difference}ポイント"),
                format!("{difference} points"),
            ),
            false => difference,
        };
        self.about(change.is_approximate, difference)
    }

    /// Whether a change of figures of a unit is told in points and not in percent: 27.8 % that
    /// become 31.0 % are 3.2 points more, and not 11.5 %.
    pub fn is_told_in_points(self, unit: Option<&str>) -> bool {
        matches!(unit, Some("%" | "％"))
    }

    /// How many indicators are not listed here, and the key that lists them.
    pub fn further_indicators(self, others: usize, key: &str) -> String {
        self.pick(
            format!("ほか{others}件の指標は {key} で見られます。"),
            format!("Press {key} for the other {others} indicators."),
        )
    }

    /// How a text that was not merely changed relates to that of the year before; nothing
    /// where its words say it.
    pub fn text_change_in_brief(self, change: TextChange) -> &'static str {
        match change {
            TextChange::New => self.pick("新", "new"),
            TextChange::Gone => self.pick("記載なし", "gone"),
            TextChange::Repeated
            | TextChange::Changed
            | TextChange::Rewritten
            | TextChange::Unreadable => "",
        }
    }

    /// That a row is as it was in the year before.
    pub fn unchanged(self) -> &'static str {
        self.pick("変化なし", "unchanged")
    }
}
