//! The names of fields, as they stand before what a plan says: on cards, and
//! above its texts.

use super::Language;
use crate::plan::Initiative;

impl Language {
    /// The field of a rating.
    pub fn rating_label(self) -> &'static str {
        self.pick("評価", "Rating")
    }

    /// The field of the measure that a row belongs to.
    pub fn measure_label(self) -> &'static str {
        self.pick("施策", "Measure")
    }

    /// The field of the departments in charge.
    pub fn departments_label(self) -> &'static str {
        self.pick("担当", "In charge")
    }

    /// The field of the rows that print a row again, or that it prints again.
    pub fn reprint_label(self) -> &'static str {
        self.pick("再掲", "Reprint")
    }

    /// The field of the purpose of a row.
    pub fn purpose_label(self) -> &'static str {
        self.pick("目的・内容", "Purpose")
    }

    /// The field of what is to come of a row.
    pub fn aim_label(self) -> &'static str {
        self.pick("目指す成果", "Aim")
    }

    /// The field of the notes of a row.
    pub fn notes_label(self) -> &'static str {
        self.pick("留意点", "Notes")
    }

    /// The field of the goals of the measure that a row belongs to.
    pub fn goals_of_measure_label(self) -> &'static str {
        self.pick("施策の目標", "Goals")
    }

    /// The field of the rows of an earlier plan that a row carries on.
    pub fn follows_label(self) -> &'static str {
        self.pick("前計画", "Carries on")
    }

    /// The rows of an earlier plan that a row carries on, as they are called, and whether that
    /// is inferred.
    pub fn rows_carried_on(self, row: &Initiative, called: impl Fn(&str) -> String) -> String {
        let rows = row.follows.iter().map(|reference| called(reference));
        self.in_a_row(rows) + &self.inferred_after(row)
    }

    /// What stands after the rows that a row carries on, if that is inferred.
    pub fn inferred_after(self, row: &Initiative) -> String {
        match row.follows_inferred {
            true => self.in_brackets(self.pick("推定", "inferred")),
            false => String::new(),
        }
    }

    /// The field of one indicator.
    pub fn indicator_label(self) -> &'static str {
        self.pick("指標", "Indicator")
    }

    /// The field of all indicators of a row.
    pub fn indicators_label(self) -> &'static str {
        self.pick("指標", "Indicators")
    }

    /// The field of what is planned for each year.
    pub fn schedule_label(self) -> &'static str {
        self.pick("年度別工程", "Schedule")
    }

    /// The field of the years of a plan.
    pub fn period_label(self) -> &'static str {
        self.pick("期間", "Years")
    }

    /// The field of what a plan is about.
    pub fn summary_label(self) -> &'static str {
        self.pick("趣旨", "Summary")
    }

    /// The field of the document that a plan was taken from.
    pub fn source_label(self) -> &'static str {
        self.pick("出典", "Source")
    }

    /// The field of the goals of a measure, under its own title.
    pub fn goals_label(self) -> &'static str {
        self.pick("目標", "Goals")
    }

    /// The field of the arithmetic of a doubt.
    pub fn arithmetic_label(self) -> &'static str {
        self.pick("計算", "Arithmetic")
    }

    /// The field of why a doubt was dismissed.
    pub fn dismissed_label(self) -> &'static str {
        self.pick("確認済み", "Checked")
    }

    /// What stands for a text that should have been written.
    pub fn nothing_written(self) -> &'static str {
        self.pick("（記載なし）", "(nothing written)")
    }

    /// What stands for values that cannot be read, where they are counted or named.
    pub fn unreadable_label(self) -> &'static str {
        self.pick("読取不可", "unreadable")
    }

    /// What is written in the plan, and that it cannot be read.
    pub fn unreadable_value(self, written: &str) -> String {
        self.pick(
            format!("{written}（読み取れません）"),
            format!("{written} (cannot be read)"),
        )
    }

    /// That a row prints another again.
    pub fn prints_again(self, original: &str) -> String {
        self.pick(
            format!("{original} の再掲"),
            format!("prints {original} again"),
        )
    }

    /// That other rows print a row again.
    pub fn printed_again_as(self, reprints: &str) -> String {
        self.pick(
            format!("{reprints} に再掲"),
            format!("printed again as {reprints}"),
        )
    }
}
