//! What changed since the year before.

use super::Language;
use crate::compare::{Change, TextChange};

impl Language {
    /// That the years of a plan are being compared.
    pub fn comparing(self) -> &'static str {
        self.pick("前年度と比べています。", "Comparing with the year before.")
    }

    /// How many rows changed, and how many did not.
    pub fn rows_that_changed(self, changed: usize, unchanged: usize) -> String {
        let (changed, unchanged) = (self.count(changed), self.count(unchanged));
        self.pick(
            format!("前年度から変化 {changed}  変化なし {unchanged}"),
            format!("changed {changed}  unchanged {unchanged}"),
        )
    }

    /// By how much a figure changed. That of a percentage is told in points.
    pub fn difference_of(self, change: &Change, unit: Option<&str>) -> String {
        let difference = change.difference.signed();
        match unit {
            Some("%" | "％") => self.pick(
                format!("{difference}ポイント"),
                format!("{difference} points"),
            ),
            _ => difference,
        }
    }

    /// How a text that was not merely changed relates to that of the year before; nothing
    /// where its words say it.
    pub fn text_change_in_brief(self, change: TextChange) -> &'static str {
        match change {
            TextChange::New => self.pick("新", "new"),
            TextChange::Gone => self.pick("記載なし", "gone"),
            TextChange::Repeated | TextChange::Changed | TextChange::Rewritten => "",
        }
    }

    /// That a row is as it was in the year before.
    pub fn unchanged(self) -> &'static str {
        self.pick("変化なし", "unchanged")
    }
}
