//! A row in two years, side by side.

use super::Language;
use crate::compare::{TextChange, Years};

impl Language {
    /// Two years that are compared.
    pub fn from_year_to_year(self, years: Years) -> String {
        let (earlier, later) = (self.short_year(years.earlier), self.short_year(years.later));
        format!("{earlier} → {later}")
    }

    /// How the texts of two years relate to each other, where that of the later year stands
    /// below, or in its absence that of the earlier one.
    pub fn text_change_between(self, change: TextChange, years: Years) -> String {
        if change != TextChange::Gone {
            return self.text_change(change).to_owned();
        }
        let (earlier, later) = (self.year(years.earlier), self.year(years.later));
        self.pick(
            format!("{later}は記載なし（{earlier}の記載）"),
            format!("not written in {later} (the text of {earlier})"),
        )
    }

    /// That nothing is written of a row for either year, and how to see others if there are
    /// any.
    pub fn nothing_in_either_year(self, has_others: bool) -> &'static str {
        match has_others {
            true => self.pick(
                "この2年度の記載はありません。[ ] で他の年度を見られます。",
                "Nothing is written for these two years. Press [ or ] for others.",
            ),
            false => self.pick(
                "この2年度の記載はありません。",
                "Nothing is written for these two years.",
            ),
        }
    }

    /// That nothing is written of a row for any year, and the key that shows the row of an
    /// earlier plan that it carries on.
    pub fn nothing_but_earlier_plan(self, key: &str) -> String {
        let nothing = self.nothing_in_either_year(false);
        self.pick(
            format!("{nothing}{key} で前の計画の取組と比べられます。"),
            format!("{nothing} Press {key} to compare the row with the earlier plan."),
        )
    }

    /// What stands for the text of a year that has none.
    pub fn nothing_in_year(self) -> &'static str {
        self.pick("（記載なし）", "(nothing)")
    }

    /// By how many steps of the scale a rating rose.
    pub fn rise_of_rating(self, rise: isize) -> String {
        let steps = rise.unsigned_abs();
        match rise {
            0 => self.pick("変化なし", "unchanged").to_owned(),
            1.. => self.pick(format!("{steps}段階上昇"), format!("up {steps}")),
            _ => self.pick(format!("{steps}段階下降"), format!("down {steps}")),
        }
    }

    /// The heading of figures of texts that go on from year to year.
    pub fn figures_in_text_heading(self) -> &'static str {
        self.pick(
            "本文の数値（自動読取り）",
            "Figures in the text (estimated)",
        )
    }
}
