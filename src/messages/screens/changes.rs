//! What changed since the year before.

use super::Language;
use crate::compare::{Change, TextChange};
use crate::plan::{FiscalYear, Number};

impl Language {
    /// That the years of a plan are being compared.
    pub fn comparing(self) -> &'static str {
        self.pick("前年度と比べています。", "Comparing with the year before.")
    }

    /// That nothing is reported of any row in years that would be compared.
    pub fn no_reports_to_compare(self, years: &[FiscalYear]) -> String {
        let years: Vec<String> = years.iter().map(|year| self.year(*year)).collect();
        self.pick(
            format!("{}は取組の記載がなく、比較できません。", years.join("と")),
            format!(
                "No initiative is reported on in {}: nothing to compare.",
                years.join(" or ")
            ),
        )
    }

    /// The same of a plan, which may be one of several.
    pub fn plan_has_no_reports_to_compare(self, title: &str, years: &[FiscalYear]) -> String {
        format!("{title}: {}", self.no_reports_to_compare(years))
    }

    /// The same, with the key that shows the list.
    pub fn no_reports_to_show(self, years: &[FiscalYear], list: &str) -> String {
        let said = self.no_reports_to_compare(years);
        self.pick(
            format!("{said}{list} で一覧に戻れます。"),
            format!("{said} Press {list} for the list."),
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

    /// The percent by which a figure changed; `None` if its change is told in points.
    pub fn percent_of_change(self, change: &Change, unit: Option<&str>) -> Option<Number> {
        change.percent.filter(|_| !self.is_told_in_points(unit))
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
