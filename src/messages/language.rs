//! What years, texts, ratings and groups are called in either language.

use crate::check::Part;
use crate::compare::{Band, Judgement, TextChange};
use crate::plan::{FiscalYear, Plan, TextKind};
use crate::query::RatingChoice;
use crate::summary::{Group, Grouping, SummaryColumn, SummaryRow};

/// The language of the program's own words. The plan's stay as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// 日本語, unless something asks for another.
    #[default]
    Japanese,
    /// English.
    English,
}

impl Language {
    /// The language that a locale (`ja_JP.UTF-8`) asks for; none where it asks
    /// for none of ours, as `C.UTF-8` does.
    pub fn of_locale(locale: &str) -> Option<Self> {
        match locale.split(['_', '-', '.', '@']).next() {
            Some("ja") => Some(Self::Japanese),
            Some("en") => Some(Self::English),
            _ => None,
        }
    }

    /// The language that a text is written in.
    fn of_text(text: &str) -> Self {
        let is_japanese = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
        if text.chars().any(is_japanese) {
            Self::Japanese
        } else {
            Self::English
        }
    }

    /// The language that a plan is written in.
    pub fn of_plan(plan: &Plan) -> Self {
        Self::of_text(&plan.facts().title)
    }

    /// The tag of the language, as BCP 47 has it.
    pub fn tag(self) -> &'static str {
        self.pick("ja", "en")
    }

    /// What ends a sentence, with the blank before the next one.
    pub fn full_stop(self) -> &'static str {
        self.pick("。", ". ")
    }

    /// Words in brackets, after others.
    pub fn in_brackets(self, words: &str) -> String {
        self.pick(format!("（{words}）"), format!(" ({words})"))
    }

    /// What stands between a name and what is said of it in running text.
    pub fn colon(self) -> &'static str {
        self.pick("：", ": ")
    }

    /// What stands before each of several points.
    pub fn bullet(self) -> &'static str {
        self.pick("・", "• ")
    }

    /// Several words on one line. No comma follows what ends a sentence.
    pub fn in_a_row(self, words: impl IntoIterator<Item: AsRef<str>>) -> String {
        let comma = self.pick("、", ", ");
        let mut row = String::new();
        for (index, word) in words.into_iter().enumerate() {
            let is_joined = index > 0 && !row.ends_with('。');
            row.push_str(if is_joined { comma } else { "" });
            row.push_str(word.as_ref());
        }
        row
    }

    /// One of two, by the language. Words that are not here cannot be chosen.
    pub(super) fn pick<T>(self, japanese: T, english: T) -> T {
        match self {
            Self::Japanese => japanese,
            Self::English => english,
        }
    }

    /// A fiscal year in full.
    pub fn year(self, year: FiscalYear) -> String {
        self.pick(year.in_full(), format!("FY{}", year.western()))
    }

    /// A fiscal year in brief.
    pub fn short_year(self, year: FiscalYear) -> String {
        self.pick(year.to_string(), format!("FY{}", year.western()))
    }

    /// From something, such as a year, to something.
    pub fn span(self, first: &str, last: &str) -> String {
        self.pick(format!("{first}〜{last}"), format!("{first}-{last}"))
    }

    /// The name of a kind of text.
    pub fn text_kind(self, kind: TextKind) -> &'static str {
        match kind {
            TextKind::Plan => self.pick("工程", "Planned"),
            TextKind::Result => self.pick("取組実績", "Results"),
            TextKind::Outcome => self.pick("成果", "Outcome"),
            TextKind::Contribution => self.pick("寄与度", "Effect"),
            TextKind::Issue => self.pick("課題", "Issues"),
            TextKind::Direction => self.pick("今後の方向性", "Next steps"),
        }
    }

    /// The name of a part of what is said of a row.
    pub fn part(self, part: Part) -> &'static str {
        match part {
            Part::Text(kind, _) => self.text_kind(kind),
            Part::Rating => self.rating_label(),
            Part::Aim => self.aim_label(),
            Part::Summary(_) => self.summary_label(),
            Part::Indicator(_) | Part::Rows => self.indicator_label(),
        }
    }

    /// How a text relates to that of the year before.
    pub fn text_change(self, change: TextChange) -> &'static str {
        match change {
            TextChange::New => self.pick("前年度は記載なし", "not written before"),
            TextChange::Gone => self.pick("この年度は記載なし", "no longer written"),
            TextChange::Repeated => self.pick("前年度と同文", "same as before"),
            TextChange::Changed => self.pick("変更あり", "changed"),
            TextChange::Rewritten => self.pick("全面変更", "rewritten"),
            TextChange::Unreadable => self.unreadable_label(),
        }
    }

    /// Whether a change is good.
    pub fn judgement(self, judgement: Judgement) -> &'static str {
        match judgement {
            Judgement::Better => self.pick("改善", "better"),
            Judgement::Same => self.pick("同じ", "same"),
            Judgement::Worse => self.pick("悪化", "worse"),
            Judgement::Neither => "",
        }
    }

    /// That figures of two years are not counted in the same way or over the same period.
    pub fn not_comparable(self) -> &'static str {
        self.pick("比較不可", "not comparable")
    }

    /// A band of attainment.
    pub fn band(self, band: Band) -> &'static str {
        match band {
            Band::Reached => self.pick("達成", "reached"),
            Band::Near => self.pick("80%以上", "80%+"),
            Band::Half => self.pick("50%以上", "50%+"),
            Band::Far => self.pick("50%未満", "<50%"),
            Band::Unknown => self.pick("算定不可", "not computable"),
        }
    }

    /// The same in brief.
    pub fn band_in_brief(self, band: Band) -> &'static str {
        match band {
            Band::Reached => self.band(band),
            Band::Near => self.pick("80%〜", "80%+"),
            Band::Half => self.pick("50%〜", "50%+"),
            Band::Far => self.pick("〜50%", "<50%"),
            Band::Unknown => self.pick("不可", "n/a"),
        }
    }

    /// The same in no more than a word or a sign, each shorter than the one before it, for
    /// where it stands below its name.
    fn signs_of_band(self, band: Band) -> &'static [&'static str] {
        match band {
            Band::Reached => self.pick(&["達", "+"], &["ok", "+"]),
            Band::Near => self.pick(&["80%", "8"], &["80", "8"]),
            Band::Half => self.pick(&["50%", "5"], &["50", "5"]),
            Band::Far => self.pick(&["<5", "<"], &["<5", "<"]),
            Band::Unknown => &["-"],
        }
    }

    /// What the rows of a summary are.
    pub fn grouping(self, grouping: Grouping) -> &'static str {
        match grouping {
            Grouping::Pillar => self.pillar_heading(),
            Grouping::Measure => self.measure_heading(),
            Grouping::Department(_) => self.department_heading(),
        }
    }

    /// What a row of a summary counts.
    pub fn group(self, row: &SummaryRow) -> &str {
        match row.group {
            Group::All => self.pick("合計", "All"),
            Group::NoDepartment => self.no_department(),
            Group::PlanPart(_) | Group::Department(_) => &row.name,
        }
    }

    /// What a column of a summary counts.
    pub fn column(self, column: &SummaryColumn) -> &str {
        match column {
            SummaryColumn::Rating(RatingChoice::Mark(mark)) => mark,
            SummaryColumn::Rating(RatingChoice::Unrated) => self.pick("なし", "none"),
            SummaryColumn::Rating(RatingChoice::Unreadable) => self.unreadable_label(),
            SummaryColumn::Band(band) => self.band(*band),
        }
    }

    /// The same in brief.
    pub fn column_in_brief(self, column: &SummaryColumn) -> &str {
        match column {
            SummaryColumn::Rating(_) => self.column(column),
            SummaryColumn::Band(band) => self.band_in_brief(*band),
        }
    }

    /// The same in no more than a word or a sign, each shorter than the one before it.
    pub fn signs_of_column(self, column: &SummaryColumn) -> &'static [&'static str] {
        match column {
            SummaryColumn::Rating(_) => &[],
            SummaryColumn::Band(band) => self.signs_of_band(*band),
        }
    }
}
