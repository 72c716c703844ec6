//! What is wrong with a file, and what the person who edits it can do about it.

mod document;
mod plan;
mod program;

use super::Language;
use crate::check::{Dismissal, DismissalMistake, Doubt};
use crate::document::{Suggestion, Words};
use crate::meeting::RecordMistake;
#[cfg(feature = "sheet")]
use crate::sheet::MappingMistake;

/// A problem that can be put into words.
pub trait Worded {
    /// What is wrong, and what to do.
    fn words(&self, language: Language) -> Words;
}

impl Worded for DismissalMistake {
    fn words(&self, language: Language) -> Words {
        match self {
            Self::Document(mistake) => mistake.words(language),
            Self::UnknownFormat { written, readable } => {
                language.unknown_format(*written, *readable)
            }
            Self::UnknownRule { written, near } => {
                let said = language.pick(
                    format!("「{written}」という確認項目はありません"),
                    format!("There is no rule 「{written}」"),
                );
                let list = language.pick(
                    "確認項目の一覧は tenken check --list-codes で見られます",
                    "`tenken check --list-codes` lists the rules",
                );
                Words::new(said).help(language.near_or(*near, list))
            }
            Self::TwoPlaces => language.words(
                "initiative と measure の両方が書かれています",
                "Both `initiative` and `measure` are given",
                "どちらか一方だけを書いてください",
                "Keep only one of them",
            ),
            Self::EmptyReason => language.words(
                "確認済みにした理由が空です",
                "The reason why it is checked is empty",
                "なぜこのままでよいかを、一行で書いてください",
                "Write in one line why the plan is right as it is",
            ),
            Self::BadYear(written) => language.bad_fiscal_year(written),
            Self::BadDate(written) => language.bad_day(written),
        }
    }
}

impl Worded for RecordMistake {
    fn words(&self, language: Language) -> Words {
        match self {
            Self::Document(mistake) => mistake.words(language),
            Self::UnknownFormat { written, readable } => {
                language.unknown_format(*written, *readable)
            }
            Self::TornEntry => language.words(
                "最後の1件が書きかけです。読み込んでいません",
                "The last entry was not written to its end, and is left out",
                "必要な記録なら書き足して最後に time = \"14:05\" のように時刻を、不要なら削除してください",
                "Complete it, with a last line like time = \"14:05\", or delete it",
            ),
            Self::UnknownKind {
                written,
                suggestion,
            } => {
                let said = language.pick(
                    format!("「{written}」という種類の記録はありません"),
                    format!("There is no kind 「{written}」 of entries"),
                );
                Words::new(said).help(language.suggested_value(suggestion))
            }
            Self::EmptyNote => language.words(
                "記録の文が空です",
                "The note has no words",
                "text に文を書くか、この1件を消してください",
                "Write its words as `text`, or delete the entry",
            ),
            Self::BadNumber(written) => language.bad_value(
                &written.to_string(),
                "記録の番号（1以上の整数）",
                ("a number of an entry", "1 or more"),
            ),
            Self::BadWriter(written) => language.bad_value(
                written,
                "書き手の名前（小文字の英数字とハイフン、\"sato\" など）",
                ("a name of a writer", "such as \"sato\""),
            ),
            Self::BadReference(written) => language.bad_value(
                written,
                "記録の番号（\"sato/12\"、前の会議のものは \"2026-05-20/sato/12\" など）",
                (
                    "an entry",
                    "such as \"sato/12\", or \"2026-05-20/sato/12\" of an earlier meeting",
                ),
            ),
            Self::BadDay(written) => language.bad_day(written),
            Self::BadTime(written) => language.bad_value(
                written,
                "時刻（\"14:05\" など）",
                ("a time of day", "such as \"14:05\""),
            ),
            Self::BadYear(written) => language.bad_fiscal_year(written),
        }
    }
}

#[cfg(feature = "sheet")]
impl Worded for MappingMistake {
    fn words(&self, language: Language) -> Words {
        match self {
            Self::Document(mistake) => mistake.words(language),
            Self::UnknownColumnKey(key) => {
                let said = language.pick(
                    format!("「{key}」は計画ファイルのキーではありません"),
                    format!("「{key}」 is not a key of plan files"),
                );
                Words::new(said).help(language.pick(
                    "id, title, pillar, measure, departments, purpose, aim, notes, reprint_of, \
                     tags.名前, years.R6.result（plan, outcome, issue, direction, rating も）, \
                     indicators.name, indicators.years.R6.actual、\
                     読み飛ばすなら - と書いてください",
                    "Write one of id, title, pillar, measure, departments, purpose, aim, notes, \
                     reprint_of, tags.NAME, years.R6.result (or plan, outcome, issue, direction, \
                     rating), indicators.name, indicators.years.R6.actual, or - to skip the column",
                ))
            }
        }
    }
}

impl Language {
    /// A doubt as a diagnostic. One that is dismissed says why.
    pub fn doubt_words(self, doubt: &Doubt, dismissal: Option<&Dismissal>) -> Words {
        let said = format!("{}: {}", self.place(&doubt.place), self.sentence(doubt));
        let said = match dismissal {
            None => said,
            Some(Dismissal { reason, date, .. }) => self.pick(
                format!("{said}（確認済み {date}: {reason}）"),
                format!("{said} (checked {date}: {reason})"),
            ),
        };
        let arithmetic = self.arithmetic(doubt);
        Words {
            note: (!arithmetic.is_empty()).then_some(arithmetic),
            related: self.pick("照合先", "checked against this"),
            ..Words::new(said)
        }
    }

    /// Words that say the same of every place, with what to do.
    fn words(
        self,
        japanese: &str,
        english: &str,
        japanese_help: &str,
        english_help: &str,
    ) -> Words {
        Words::new(self.pick(japanese, english)).help(self.pick(japanese_help, english_help))
    }

    /// What to do about a version of a format that cannot be read.
    fn other_format(self, readable: u32) -> String {
        self.pick(
            format!("format = {readable} で書くか、新しいバージョンの tenken で開いてください"),
            format!("Write the file as format = {readable}, or open it with a newer tenken"),
        )
    }

    fn unknown_format(self, written: u32, readable: u32) -> Words {
        let said = self.pick(
            format!("format = {written} は、このバージョンでは開けません"),
            format!("This version cannot open format = {written}"),
        );
        Words::new(said).help(self.other_format(readable))
    }

    fn bad_fiscal_year(self, written: &str) -> Words {
        let example = ("a fiscal year", "such as \"R6\"");
        self.bad_value(written, "年度（\"R6\" など）", example)
    }

    fn bad_day(self, written: &str) -> Words {
        let example = ("a date", "such as \"2025-08-20\"");
        self.bad_value(written, "日付（\"2025-08-20\" など）", example)
    }

    /// A value that is not what it has to be.
    fn bad_value(self, written: &str, japanese: &str, english: (&str, &str)) -> Words {
        let (name, example) = english;
        let said = self.pick(
            format!("「{written}」は{japanese}として読み取れません"),
            format!("「{written}」 is not {name}"),
        );
        Words::new(said).help(self.pick(
            format!("{japanese}の形で書いてください"),
            format!("Write {name}, {example}"),
        ))
    }

    fn did_you_mean(self, near: &str) -> String {
        self.pick(
            format!("もしかして: {near}"),
            format!("Did you mean `{near}`?"),
        )
    }

    /// The word that may have been meant, or else something to do.
    fn near_or(self, near: Option<&str>, otherwise: &str) -> String {
        near.map_or_else(|| otherwise.to_owned(), |near| self.did_you_mean(near))
    }

    fn any_of(self, valid: &[String]) -> String {
        self.pick(
            format!("使える値: {}", valid.join(", ")),
            format!("Use one of: {}", in_backquotes(valid)),
        )
    }

    /// What may have been meant by a value.
    fn suggested_value(self, suggestion: &Suggestion) -> String {
        match suggestion {
            Suggestion::Nearest(near) => self.did_you_mean(near),
            Suggestion::AnyOf(valid) => self.any_of(valid),
            Suggestion::TooMany => self
                .pick("id を確認してください", "Check the id")
                .to_owned(),
        }
    }
}

/// Words of a document, so that they are told from those around them.
fn in_backquotes(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}
