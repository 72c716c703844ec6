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
    "actual-equals-target" = "一つの柱・施策の数値目標すべてで、実績値が目標値と同じである",
        "in a whole group of initiatives, every actual figure is exactly its target";
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
    "change-from-last-year" = "前年比として書かれた増減が、前年度の数値との差と合わない",
        "a stated change from last year does not match the figures of the two years";
    "date-after-year" = "その年度より後の日付のことが、実施済みとして記載されている",
        "something dated after the year is reported as done";
    "direction-without-echo" = "前年度の方向性が、次の年度の記載に見当たらない",
        "the next steps of last year are taken up nowhere in the year after";
    "done-and-to-come" = "同じことが、実施済みとも今後の予定とも記載されている",
        "the same thing is said to be done and to be still to come";
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
        "the reason for a dismissal is empty";
    "empty-title" = "題名や指標の名前が空である",
        "a title or the name of an indicator is empty";
    "encoding" = "UTF-8 で書かれていない",
        "the file is not in UTF-8";
    "missing-figure" = "「件」「人」などの前に数値がない",
        "a counter stands without the number that belongs before it";
    "missing-key" = "なくてはならないキーがない",
        "a required key is missing";
    "no-longer-reported" = "続けて記載のあった指標の記載がなくなった",
        "an indicator that used to be reported no longer is";
    "planned-but-not-done" = "実施予定の年度に、未実施と読める記載がある",
        "something planned for the year is said not to be done yet";
    "rating-against-attainment" = "評価が、目標に対する実績と合わないように見える",
        "the rating does not seem to fit the actual figures against the targets";
    "repeated-text" = "前年度と同文、またはほぼ同文である",
        "a text is the same as last year's, or almost";
    "reprint-differs" = "再掲と元の取組で、同じ欄の内容が異なる",
        "a reprint and its original differ in the same field";
    "reprint-of-reprint" = "再掲の元が再掲である",
        "the original of a reprint is a reprint itself";
    "restated-value" = "添えられた前の年度の数値が、その年度の記載と異なる",
        "a figure quoted from an earlier year is not the one given in that year";
    "running-total" = "前年度の合計に新規の数を足しても、合計にならない",
        "last year's total and the new ones do not add up to the total";
    "schedule-target" = "工程に書かれた目標が、指標のその年度の目標値と異なる",
        "a target in the schedule is not the target of the indicator for that year";
    "stated-change" = "「AからB」に書き添えた増減や割合が、計算と合わない",
        "the change or rate stated beside the figures before and after is miscalculated";
    "stated-multiple" = "「前年度の何倍」が、計算と合わない",
        "a stated multiple of last year is miscalculated";
    "sum-of-parts" = "内訳を足しても、合計として書かれた数にならない",
        "the parts do not add up to the stated total";
    "syntax" = "TOML として読み取れない",
        "not valid TOML";
    "target-reached-early" = "先の年度の目標を達成済みで、見直しの記載がない",
        "the target of a later year is already reached and was not raised";
    "target-year-passed" = "目標年度を過ぎたが、実績値の記載がない",
        "the year of the target has passed without an actual figure";
    "torn-entry" = "会議の記録: 最後の1件が書きかけである",
        "record of a meeting: the last entry was not written to its end";
    "total-of-rows" = "計画全体の文にある件数や割合が、取組を数えた結果と異なる",
        "a count or share in the text of the plan is not what its rows come to";
    "two-places" = "取組に measure と pillar の両方がある",
        "an initiative has both measure and pillar";
    "unit-changes" = "同じものの単位が、年度により異なる",
        "the unit of the same thing changes from year to year";
    "unknown-format" = "この版では開けない format",
        "a format that this version cannot open";
    "unknown-key" = "計画ファイルにないキー",
        "not a key of plan files";
    "unknown-kind" = "会議の記録: 種類にない語",
        "record of a meeting: not a kind of entry";
    "unknown-rating" = "評価の段階にない記号",
        "a rating that is not on the scale";
    "unknown-reference" = "指している id がどこにもない",
        "a reference to an id that nothing has";
    "unknown-rule" = "確認済みの箇所: 要確認の確認項目にないコード",
        "dismissals: not the code of a rule";
    "unquoted-key" = "日本語のキーが引用符で囲まれていない",
        "a Japanese key is not in quotes";
    "value-elsewhere" = "同じものの数値が、別の箇所では異なる値である",
        "a figure for the same thing differs elsewhere";
    "wrong-form" = "値の形が違う（文字列、数、一覧など）",
        "a value of the wrong type (string, number, list and so on)";
    "year-order" = "計画の最後の年度が最初の年度より前である",
        "the last year of the plan is before the first";
    "year-outside-plan" = "年度が計画の期間の外である",
        "a fiscal year is outside the years of the plan";
}
