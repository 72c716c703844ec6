//! The card of a row.

use super::Language;
use crate::plan::FiscalYear;

impl Language {
    /// The field of how many places of a row are to be confirmed.
    pub fn to_confirm_label(self) -> &'static str {
        self.pick("要確認", "To check")
    }

    /// The field of how many values of a row cannot be read.
    pub fn cannot_be_read_label(self) -> &'static str {
        self.pick("読取不可", "Unreadable")
    }

    /// How many places of a row there are, to be confirmed or that cannot be read, and the key
    /// that shows them.
    pub fn places_shown_by(self, count: usize, key: &str) -> String {
        self.pick(
            format!("{count}件（{key} で見る）"),
            format!("{count} (press {key})"),
        )
    }

    /// That the year in view is not the one under review.
    pub fn not_year_under_review(self, review_year: FiscalYear) -> String {
        let year = self.year(review_year);
        self.pick(
            format!("評価対象年度は{year}"),
            format!("Under review: {year}"),
        )
    }

    /// That nothing is written of a row for the year in view, and how to see others if there
    /// are any.
    pub fn nothing_in_this_year(self, has_others: bool) -> &'static str {
        match has_others {
            true => self.pick(
                "この年度の記載はありません。[ ] で他の年度を見られます。",
                "Nothing is written for this year. Press [ or ] for another.",
            ),
            false => self.pick(
                "この年度の記載はありません。",
                "Nothing is written for this year.",
            ),
        }
    }

    /// The field of the other years in which the search found something.
    pub fn found_in_other_years_label(self) -> &'static str {
        self.pick("他の該当年度", "Also in")
    }
}
