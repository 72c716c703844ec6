//! What the codes of diagnostics and doubts mean, in one line each, and at length.

use super::Language;
use crate::check::Rule;
use crate::document::Code;

/// Says what the codes that can be asked for mean.
macro_rules! meanings {
    ($($name:literal = $japanese:literal, $english:literal;)*) => {
        impl Language {
            /// What a code says of a document, in one line. Returns its name if nobody can
            /// ask for it.
            pub fn meaning(self, code: Code) -> &'static str {
                match code.name() {
                    $($name => self.pick($japanese, $english),)*
                    name => name,
                }
            }
        }
    };
}

impl Language {
    /// What a code says of a document, at the length of a page where its rule has one.
    pub fn explanation(self, code: Code) -> String {
        match Rule::of(code) {
            Some(Rule { pages, .. }) => self.pick(pages.japanese, pages.english).to_owned(),
            None => format!("# {code}\n\n{}\n", self.meaning(code)),
        }
    }
}

meanings! {
    "actual-equals-target" = "実績値と目標値が全て同じ柱・施策",
        "groups of initiatives whose actual figures all equal their targets";
    "bad-date" = "日付として読み取れない",
        "not a date";
    "bad-department" = "部署に空の階層がある",
        "a department has an empty level";
    "bad-direction" = "better が higher、lower、neither のどれでもない",
        "better is none of higher, lower and neither";
    "bad-follows" = "follows が「計画の id/行の id」の形でない",
        "follows does not have the form PLAN/ROW";
    "bad-number" = "会議の記録: 番号が1以上の整数でない",
        "record of a meeting: a number is not 1 or more";
    "bad-plan-id" = "計画の id に使えない文字がある",
        "the id of the plan has characters that it cannot have";
    "bad-reading" = "読みがかなでもローマ字でもない",
        "a reading is not in kana or Latin letters";
    "bad-reference" = "会議の記録: 指している記録の書き方が違う",
        "record of a meeting: what is referred to is not written as an entry is";
    "bad-time" = "会議の記録: 時刻として読み取れない",
        "record of a meeting: not a time of day";
    "bad-writer" = "会議の記録: 書き手の名前に使えない文字がある",
        "record of a meeting: the name of the writer has characters that it cannot have";
    "bad-year" = "年度として読み取れない",
        "not a fiscal year";
    "cannot-read" = "ファイルがない、または読めない",
        "the file is not there, or cannot be read";
    "change-from-last-year" = "前年比の増減と前年度の数値の一致",
        "stated changes from last year against the figures of the two years";
    "date-after-year" = "年度より後の日付の記載",
        "dates after the year that a text is of";
    "direction-without-echo" = "前年度の今後の方向性への対応の記載",
        "what came of last year's next steps";
    "done-and-to-come" = "実施済みと今後の予定の整合",
        "what is done against what is still to come";
    "duplicate-id" = "同じ id が二度使われている",
        "an id is used twice";
    "duplicate-mark" = "同じ評価の記号が二度書かれている",
        "a mark of a rating is given twice";
    "duplicate-plan" = "同じ id の計画が二つある",
        "two plans have the same id";
    "duplicate-year" = "同じ年度が二度書かれている",
        "a fiscal year is given twice";
    "empty-break" = "breaks の年度の前か後に数値がない",
        "a year of `breaks` has no figures before it, or none from it on";
    "empty-id" = "id が空である",
        "an id is empty";
    "empty-mark" = "評価の記号が空である",
        "the mark of a rating is empty";
    "empty-note" = "会議の記録: 記録の文が空である",
        "record of a meeting: a note has no words";
    "empty-reason" = "確認済みにした理由が空である",
        "the reason why a place is marked as checked is empty";
    "empty-title" = "名称が空である",
        "a title or the name of an indicator is empty";
    "encoding" = "UTF-8 で書かれていない",
        "the file is not in UTF-8";
    "missing-figure" = "助数詞の前の数値の記載",
        "the numbers that belong before counters";
    "missing-key" = "なくてはならないキーがない",
        "a required key is missing";
    "no-longer-reported" = "継続して記載していた指標の実績値",
        "actual figures of indicators reported until then";
    "planned-but-not-done" = "工程と実施状況の整合",
        "the schedule against what was done";
    "rating-against-attainment" = "評価と達成率の整合",
        "ratings against attainment";
    "repeated-text" = "前年度と同文の記載",
        "texts that are the same as last year's";
    "reprint-differs" = "再掲と元の取組の一致",
        "reprints against their originals";
    "reprint-of-reprint" = "再掲元も再掲である",
        "the original of a reprint is a reprint itself";
    "restated-value" = "過年度の数値の一致",
        "figures quoted from earlier years";
    "running-total" = "前年度の合計・新規分と合計の一致",
        "last year's total and the new ones against the total";
    "schedule-target" = "工程の目標と指標の目標値の一致",
        "targets in the schedule against those of the indicators";
    "stated-change" = "「AからB」の増減・割合の計算",
        "the arithmetic of a stated change or rate";
    "stated-multiple" = "「前年度の○倍」の計算",
        "the arithmetic of a stated multiple of last year";
    "sum-of-parts" = "内訳の計と合計の一致",
        "the sum of the parts against the stated total";
    "syntax" = "TOML として読み取れない",
        "not valid TOML";
    "target-reached-early" = "達成済みの目標の見直し",
        "reviews of targets that are already reached";
    "target-year-passed" = "目標年度の実績値の記載",
        "actual figures for the years of targets";
    "torn-entry" = "会議の記録: 最後の1件が書きかけである",
        "record of a meeting: the last entry was not written to its end";
    "total-of-rows" = "計画全体の件数・割合と取組の集計の一致",
        "counts and shares in the text of the plan against its rows";
    "two-places" = "取組に measure と pillar の両方がある",
        "an initiative has both measure and pillar";
    "unit-changes" = "単位の一致",
        "the unit of the same thing in each year";
    "unknown-format" = "このバージョンでは開けない format",
        "a format that this version cannot open";
    "unknown-key" = "計画ファイルにないキー",
        "not a key of plan files";
    "unknown-kind" = "会議の記録: 種類にない語",
        "record of a meeting: not a kind of entry";
    "unknown-rating" = "評価段階にない記号",
        "a rating that is not on the scale";
    "unknown-reference" = "指している id がどこにもない",
        "a reference to an id that does not exist";
    "unknown-rule" = "確認済みの箇所: 要確認の確認項目にないコード",
        "checked places: not the code of a rule";
    "unquoted-key" = "日本語のキーが引用符で囲まれていない",
        "a Japanese key is not in quotes";
    "value-elsewhere" = "同じ事項の数値の一致",
        "figures for the same thing in other places";
    "wrong-form" = "値の形が違う（文字列、数、一覧など）",
        "a value of the wrong type (string, number, list and so on)";
    "year-order" = "終了年度が開始年度より前である",
        "the last year of the plan is before the first";
    "year-outside-plan" = "年度が計画の期間の外である",
        "a fiscal year is outside the years of the plan";
}
