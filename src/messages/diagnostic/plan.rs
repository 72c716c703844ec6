//! What can be wrong with a plan.

use super::Worded;
use crate::document::{Suggestion, Words};
use crate::messages::Language;
use crate::plan::{FiscalYear, PlanMistake};

impl Worded for PlanMistake {
    fn words(&self, language: Language) -> Words {
        match self {
            Self::Document(mistake) => mistake.words(language),
            Self::UnknownFormat { written, readable } => {
                language.unknown_format(*written, *readable)
            }
            Self::NoPlan => language.words(
                "[plan] がありません",
                "[plan] is missing",
                "[plan] の下に id, title, first_year, last_year, review_year を書いてください",
                "Add [plan], and under it id, title, first_year, last_year and review_year",
            ),
            Self::BadPlanId(id) => language.bad_plan_id(id),
            Self::EmptyTitle { key } => language.empty_title(key),
            Self::YearOrder { first, last } => language.year_order(*first, *last),
            Self::ReviewOutsidePlan { review, period } => {
                language.review_outside_plan(*review, *period)
            }
            Self::YearOutsidePlan { year, period } => language.year_outside_plan(*year, *period),
            Self::EmptyMark => language.words(
                "評価の記号が空です",
                "The mark of a rating is empty",
                "A や ◎ などの記号を書いてください",
                "Write a mark such as A or ◎",
            ),
            Self::DuplicateMark(mark) => language.duplicate_mark(mark),
            Self::BadDate(date) => language.bad_date(date),
            Self::BadYear(key) => language.bad_year(key),
            Self::DuplicateYear(key) => language.duplicate_year(key),
            Self::EmptyBreak(year) => language.empty_break(*year),
            Self::BadDirection(written) => language.bad_direction(written),
            Self::BadDepartment(path) => language.bad_department(path),
            Self::BadReading(written) => language.bad_reading(written),
            Self::BadFollows(row) => language.bad_follows(row),
            Self::EmptyId => language.words(
                "id が空です",
                "The id is empty",
                "ほかと重ならない id を付けてください",
                "Give it an id that nothing else has",
            ),
            Self::DuplicateId(id) => language.duplicate_id(id),
            Self::NoPlace { row } => language.no_place(row),
            Self::TwoPlaces { row } => language.two_places(row),
            Self::UnknownReference {
                key,
                id,
                suggestion,
            } => language.unknown_reference(key, id, suggestion),
            Self::ReprintOfItself => Words::new(language.pick(
                "再掲元が、その取組自身になっています",
                "The row is given as a reprint of itself",
            ))
            .help(language.original_row()),
            Self::ReprintOfReprint { original } => language.reprint_of_reprint(original),
            Self::UnknownRating { mark, suggestion } => {
                language.unknown_rating(mark, suggestion.as_ref())
            }
        }
    }
}

impl Language {
    fn bad_plan_id(self, id: &str) -> Words {
        Words::new(self.pick(
            format!("計画の id「{id}」に使えない文字があります"),
            format!("The id of the plan, 「{id}」, has characters that it cannot have"),
        ))
        .help(self.pick(
            "半角の小文字の英字、数字、- だけで書いてください（例: kameyama-dx）",
            "Use only lower-case letters, digits and -, as in kameyama-dx",
        ))
    }

    fn empty_title(self, key: &str) -> Words {
        Words::new(self.pick(format!("{key} が空です"), format!("The {key} is empty"))).help(
            self.pick(
                "画面に表示する名前を書いてください",
                "Write the name that the screen is to show",
            ),
        )
    }
}

/// Years are named as plans name them, in either language: `R6`.
impl Language {
    fn year_order(self, first: FiscalYear, last: FiscalYear) -> Words {
        Words::new(self.pick(
            format!("last_year（{last}）が first_year（{first}）より前です"),
            format!("last_year ({last}) is before first_year ({first})"),
        ))
        .help(self.pick(
            "計画の終了年度を last_year に書いてください",
            "Give the last year of the plan as last_year",
        ))
    }

    fn review_outside_plan(self, review: FiscalYear, period: (FiscalYear, FiscalYear)) -> Words {
        let (first, last) = period;
        Words::new(self.pick(
            format!("review_year（{review}）が計画の期間（{first}〜{last}）の外です"),
            format!(
                "review_year ({review}) is outside the plan, which runs from {first} to {last}"
            ),
        ))
        .help(self.pick(
            "評価対象年度を確認してください",
            "Check the year under review",
        ))
    }

    fn year_outside_plan(self, year: FiscalYear, period: (FiscalYear, FiscalYear)) -> Words {
        let (first, last) = period;
        Words::new(self.pick(
            format!("{year} は計画の期間（{first}〜{last}）の外です"),
            format!("{year} is outside the plan, which runs from {first} to {last}"),
        ))
        .help(self.pick(
            "年度か、[plan] の first_year と last_year を確認してください",
            "Check the year, and first_year and last_year in [plan]",
        ))
    }

    fn bad_date(self, date: &str) -> Words {
        Words::new(self.pick(
            format!("日付「{date}」を読み取れません"),
            format!("「{date}」 is not a date"),
        ))
        .help(self.pick(
            "\"2022-06-09\"、日が分からなければ \"2022-06\" の形で書いてください",
            "Write it as in \"2022-06-09\", or \"2022-06\" if the day is not known",
        ))
    }

    fn bad_year(self, key: &str) -> Words {
        Words::new(self.pick(
            format!("「{key}」は年度ではありません"),
            format!("「{key}」 is not a fiscal year"),
        ))
        .help(self.pick(
            "R6、令和6年度、2024 のように書いてください",
            "Write it as in R6, `令和6年度` or 2024",
        ))
    }

    fn duplicate_year(self, key: &str) -> Words {
        Words::new(self.pick(
            format!("「{key}」と同じ年度が既に書かれています"),
            format!("The fiscal year of 「{key}」 is already given"),
        ))
        .help(self.pick(
            "同じ年度は一か所にまとめてください",
            "Keep everything on one year in one place",
        ))
    }
}

/// Breaks in the figures of an indicator.
impl Language {
    fn empty_break(self, year: FiscalYear) -> Words {
        Words::new(self.pick(
            format!("breaks の {year} は、前か後の年度に数値がありません"),
            format!("{year} in `breaks` has no figures before it, or none from it on"),
        ))
        .help(self.pick(
            "新しい算定方法の最初の年度を書いてください",
            "Give the first year of the new way of counting",
        ))
    }
}

/// Ratings, and values that have to be written in a certain way.
impl Language {
    fn duplicate_mark(self, mark: &str) -> Words {
        Words::new(self.pick(
            format!("評価の記号「{mark}」が二度書かれています"),
            format!("Two ratings have the mark 「{mark}」"),
        ))
        .help(self.pick(
            "記号は段階ごとに変えてください",
            "Give every rating a mark of its own",
        ))
    }

    fn unknown_rating(self, mark: &str, suggestion: Option<&Suggestion>) -> Words {
        let help = match suggestion {
            Some(suggestion) => self.suggested_id(suggestion),
            None => self
                .pick(
                    "[[plan.ratings]] に評価段階を書くか、rating を消してください",
                    "List the ratings in [[plan.ratings]], or delete this one",
                )
                .to_owned(),
        };
        Words::new(self.pick(
            format!("評価「{mark}」は [[plan.ratings]] にありません"),
            format!("The rating 「{mark}」 is not in [[plan.ratings]]"),
        ))
        .help(help)
    }

    fn bad_direction(self, written: &str) -> Words {
        Words::new(self.pick(
            format!("better = \"{written}\" は読み取れません"),
            format!("`better` cannot be 「{written}」"),
        ))
        .help(self.pick(
            "増えるほど良ければ \"higher\"、減るほど良ければ \"lower\"、\
             どちらとも言えなければ \"neither\" と書いてください",
            "Write \"higher\" if more is better, \"lower\" if less is, \
             or \"neither\" if it cannot be said",
        ))
    }

    fn bad_reading(self, written: &str) -> Words {
        Words::new(self.pick(
            format!("読み「{written}」がかなで書かれていません"),
            format!("The reading 「{written}」 is not written in kana"),
        ))
        .help(self.pick(
            "漢字を使わず、ひらがなかカタカナ（またはローマ字）で書いてください（例: しみんてちょう）",
            "Write it in hiragana or katakana, or in Latin letters, without kanji, \
             as in `しみんてちょう`",
        ))
    }

    fn bad_department(self, path: &str) -> Words {
        Words::new(self.pick(
            format!("部署「{path}」に空の階層があります"),
            format!("The department 「{path}」 has an empty level"),
        ))
        .help(self.pick(
            "\"部/課/グループ\" のように上から / で区切って書いてください",
            "Write its levels from the top with / between them, as in `部/課/グループ`",
        ))
    }
}

/// Ids, and what refers to them.
impl Language {
    fn duplicate_id(self, id: &str) -> Words {
        Words {
            related: self.pick("最初はここ", "first given here"),
            ..Words::new(self.pick(
                format!("id「{id}」が二度使われています"),
                format!("The id 「{id}」 is used twice"),
            ))
            .help(self.pick(
                "id は重ならないように付けてください",
                "Give each an id of its own",
            ))
        }
    }

    fn no_place(self, row: &str) -> Words {
        let said = match row {
            "" => self.pick(
                "この取組に measure も pillar もありません".to_owned(),
                "This initiative has neither `measure` nor `pillar`".to_owned(),
            ),
            id => self.pick(
                format!("「{id}」に measure も pillar もありません"),
                format!("「{id}」 has neither `measure` nor `pillar`"),
            ),
        };
        Words::new(said).help(self.pick(
            "属する施策を measure = \"…\" で、中間の階層がなければ pillar = \"…\" で書いてください",
            "Name the measure that it belongs to as measure = \"…\", \
             or where there are no measures the pillar as pillar = \"…\"",
        ))
    }

    fn two_places(self, row: &str) -> Words {
        Words::new(self.pick(
            format!("「{row}」に measure と pillar の両方があります"),
            match row {
                "" => "This initiative has both `measure` and `pillar`".to_owned(),
                id => format!("「{id}」 has both `measure` and `pillar`"),
            },
        ))
        .help(self.pick(
            "measure があれば pillar は不要です。pillar を消してください",
            "With a measure, no pillar is needed. Delete `pillar`",
        ))
    }

    fn unknown_reference(self, key: &str, id: &str, suggestion: &Suggestion) -> Words {
        Words::new(self.pick(
            format!("{key} の「{id}」という id はどこにもありません"),
            format!("`{key}` names the id 「{id}」, which does not exist"),
        ))
        .help(self.suggested_id(suggestion))
    }

    fn suggested_id(self, suggestion: &Suggestion) -> String {
        match suggestion {
            Suggestion::AnyOf(ids) if ids.is_empty() => self
                .pick(
                    "その id を持つ表を書いてください",
                    "Add a table that has this id",
                )
                .to_owned(),
            other => self.suggested_value(other),
        }
    }

    fn reprint_of_reprint(self, original: &str) -> Words {
        Words::new(self.pick(
            format!("再掲元「{original}」も再掲です"),
            format!("「{original}」, which this row reprints, is a reprint itself"),
        ))
        .help(self.original_row())
    }

    fn original_row(self) -> &'static str {
        self.pick(
            "元の行の id を書いてください",
            "Give the id of the original row",
        )
    }

    fn bad_follows(self, row: &str) -> Words {
        Words::new(self.pick(
            format!("follows の「{row}」は他の計画の行を指していません"),
            format!("「{row}」 in `follows` does not name a row of another plan"),
        ))
        .help(self.pick(
            "\"計画の id/行の id\" の形で書いてください",
            "Write the id of the plan, a /, and the id of the row",
        ))
    }
}
