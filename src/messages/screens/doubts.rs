//! The list of doubts, and a doubt in full.

use super::Language;
use crate::check::{DoubtOrder, Weight};

impl Language {
    /// That nothing is to be asked about a row.
    pub fn row_has_no_doubts(self, row: &str) -> String {
        self.pick(
            format!("{row} に要確認箇所はありません"),
            format!("Nothing to check in {row}"),
        )
    }

    /// The same, and the key that leads to what is to be asked about others.
    pub fn doubts_of_others(self, row: &str, key: &str) -> String {
        let none = self.row_has_no_doubts(row);
        self.pick(
            format!("{none}。{key} でほかの取組の要確認箇所へ。"),
            format!("{none}. Press {key} for those of other initiatives."),
        )
    }

    /// That the plan is being checked, and how to get out.
    pub fn checking(self) -> &'static str {
        self.pick(
            "確認しています… Esc で戻れます。",
            "Checking … Press Esc to go back.",
        )
    }

    /// That no doubt is about what the search finds, while it is typed.
    pub fn no_doubt_matches(self) -> &'static str {
        self.pick(
            "該当する取組に要確認箇所はありません。文字を消すか、Esc で検索をやめてください。",
            "Nothing to check in what matches. Delete what was typed, or press Esc.",
        )
    }

    /// That a plan raises no doubt.
    pub fn no_doubts(self) -> &'static str {
        self.pick(
            "要確認箇所は見つかりませんでした。Esc で戻れます。",
            "Nothing was found that does not add up. Press Esc to go back.",
        )
    }

    /// That no doubt is about the rows that are listed, and the key that lists
    /// them all.
    pub fn no_doubt_is_listed(self, clear: &str) -> String {
        self.pick(
            format!("条件に合う要確認箇所はありません。{clear} で条件を全て解除できます。"),
            format!("Nothing to check in the rows listed. Press {clear} to clear all conditions."),
        )
    }

    /// How many doubts are listed, those that are dismissed counted apart.
    pub fn listed_doubts(self, open: usize, dismissed: usize) -> String {
        let counts = self.counts_of_doubts(open, dismissed);
        self.pick(format!("要確認 {counts}"), format!("To check: {counts}"))
    }

    /// An order of doubts.
    pub fn doubt_order(self, order: DoubtOrder) -> &'static str {
        match order {
            DoubtOrder::Rule => self.pick("確認項目ごと", "by rule"),
            DoubtOrder::Plan => self.pick("掲載順", "in the order of the plan"),
            DoubtOrder::Weight => self.pick("重要度順", "most serious first"),
        }
    }

    /// How serious doubts are.
    pub fn weight(self, weight: Weight) -> &'static str {
        match weight {
            Weight::Heavy => self.pick("警告", "Warnings"),
            Weight::Light => self.pick("参考", "Notices"),
        }
    }

    /// The mark of a doubt that is dismissed.
    pub fn dismissed_mark(self) -> &'static str {
        self.pick("済", "x")
    }

    /// A doubt in the list that is dismissed: the reason, and the doubt.
    pub fn dismissed_in_list(self, reason: &str, sentence: &str) -> String {
        self.pick(
            format!("理由: {reason}  {sentence}"),
            format!("reason: {reason}  {sentence}"),
        )
    }

    /// The field of the place that is doubted.
    pub fn doubted_place_label(self) -> &'static str {
        self.pick("要確認箇所", "To check")
    }

    /// The field of the place that it is measured by.
    pub fn other_place_label(self) -> &'static str {
        self.pick("照合先", "Against")
    }

    /// The field of the rule that raised a doubt.
    pub fn rule_label(self) -> &'static str {
        self.pick("確認項目", "Rule")
    }

    /// Why and when a doubt was dismissed, and the key that takes that back.
    pub fn dismissal_taken_back_by(self, reason: &str, date: &str, key: &str) -> String {
        self.pick(
            format!("{reason}（{date}、{key} で取消し）"),
            format!("{reason} ({date}, {key} takes it back)"),
        )
    }
}
