//! What the codes of diagnostics and doubts mean, in one line each, and at length.

use super::Language;
use crate::check::Rule;
use crate::document::Code;

/// Says what the codes mean, so that none can be without a meaning in either
/// language.
macro_rules! meanings {
    ($($code:ident = $japanese:literal, $english:literal;)*) => {
        impl Language {
            /// What a code says of a document, in one line.
            pub fn meaning(self, code: Code) -> &'static str {
                match code {
                    $(Code::$code => self.pick($japanese, $english),)*
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
    ActualEqualsTarget = "まとまりのどの取組でも、実績が目標とちょうど同じ値である",
        "in a whole group of initiatives, every actual figure is exactly its target";
    BadDate = "日付として読み取れない",
        "not a date";
    BadDepartment = "部署に空の階層がある",
        "a department has an empty level";
    BadDirection = "better が higher、lower、neither のどれでもない",
        "better is none of higher, lower and neither";
    BadFollows = "follows が「計画の id/行の id」の形でない",
        "follows does not have the form PLAN/ROW";
    BadKey = "設定: 割り当てられないキー",
        "settings: a key that cannot be assigned";
    BadPlanId = "計画の id に使えない文字がある",
        "the id of the plan has characters that it cannot have";
    BadSetting = "設定: 使えない値",
        "settings: a value that cannot be used";
    BadYear = "年度として読み取れない",
        "not a fiscal year";
    CannotRead = "ファイルがない、または読めない",
        "the file is not there, or cannot be read";
    ChangeFromLastYear = "前年比として書かれた増減が、前年度の数値との差と合わない",
        "a stated change from last year does not match the figures of the two years";
    DateAfterYear = "その年度より後の日付のことが、済んだこととして書かれている",
        "something dated after the year is reported as done";
    DirectionWithoutEcho = "前年度の方向性が、次の年度のどこにも出てこない",
        "the next steps of last year are taken up nowhere in the year after";
    DoneAndToCome = "同じことが、済んだとも、これからとも書かれている",
        "the same thing is said to be done and to be still to come";
    DuplicateId = "同じ id が二度使われている",
        "an id is used twice";
    DuplicateMark = "同じ評価の記号が二度書かれている",
        "a mark of a rating is given twice";
    DuplicatePlan = "同じ id の計画が二つある",
        "two plans have the same id";
    DuplicateYear = "同じ年度が二度書かれている",
        "a fiscal year is given twice";
    EmptyId = "id が空である",
        "an id is empty";
    EmptyMark = "評価の記号が空である",
        "the mark of a rating is empty";
    EmptyReason = "確認済みにした理由が空である",
        "the reason for a dismissal is empty";
    EmptyTitle = "題名や指標の名前が空である",
        "a title or the name of an indicator is empty";
    Encoding = "UTF-8 で書かれていない",
        "the file is not in UTF-8";
    KeyConflict = "設定: 同じキーが二つの操作にある",
        "settings: one key stands for two actions";
    MissingFigure = "助数詞の前に、あるはずの数がない",
        "a counter stands without the number that belongs before it";
    MissingKey = "なくてはならないキーがない",
        "a required key is missing";
    NoLongerReported = "続けて載っていた指標が、載らなくなった",
        "an indicator that used to be reported no longer is";
    PlannedButNotDone = "行う予定の年度に、まだ行っていないとある",
        "something planned for the year is said not to be done yet";
    RatingAgainstAttainment = "評価が、目標に対する実績と合わないように見える",
        "the rating does not seem to fit the actual figures against the targets";
    RepeatedText = "前年度の文と同じ、またはほとんど同じである",
        "a text is the same as last year's, or almost";
    ReprintDiffers = "再掲と元の取組で、同じ欄の中身が違う",
        "a reprint and its original differ in the same field";
    ReprintOfReprint = "再掲の元が再掲である",
        "the original of a reprint is a reprint itself";
    RestatedValue = "添えられた前の年度の数値が、その年度の記載と違う",
        "a figure quoted from an earlier year is not the one given in that year";
    RunningTotal = "前年度の合計に新規の数を足しても、合計にならない",
        "last year's total and the new ones do not add up to the total";
    ScheduleTarget = "工程に書かれた目標が、指標のその年度の目標と違う",
        "a target in the schedule is not the target of the indicator for that year";
    StatedChange = "「AからB」に書き添えた増減や割合が、計算と合わない",
        "the change or rate stated with 「AからB」 (from A to B) is miscalculated";
    StatedMultiple = "「前年度の何倍」が、計算と合わない",
        "a stated multiple of last year is miscalculated";
    SumOfParts = "内訳を足しても、合計として書かれた数にならない",
        "the parts do not add up to the stated total";
    Syntax = "TOML として読み取れない",
        "not valid TOML";
    TargetReachedEarly = "先の年度の目標に早く達し、引き上げられていない",
        "the target of a later year is already reached and was not raised";
    TargetYearPassed = "目標の年度を過ぎたが、実績の数値がない",
        "the year of the target has passed without an actual figure";
    TotalOfRows = "計画全体の文にある件数や割合が、取組を数えた結果と違う",
        "a count or share in the text of the plan is not what its rows come to";
    TwoPlaces = "取組に measure と pillar の両方がある",
        "an initiative has both measure and pillar";
    UnitChanges = "同じものの単位が、年度で違う",
        "the unit of the same thing changes from year to year";
    UnknownAction = "設定: ない操作",
        "settings: there is no such action";
    UnknownColumnKey = "対応表: 計画ファイルにないキー",
        "mapping: not a key of plan files";
    UnknownFormat = "この版では開けない format",
        "a format that this version cannot open";
    UnknownKey = "計画ファイルにないキー",
        "not a key of plan files";
    UnknownRating = "評価の段階にない記号",
        "a rating that is not on the scale";
    UnknownReference = "指している id がどこにもない",
        "a reference to an id that nothing has";
    UnknownRule = "確認済みの所: 整合の規則にないコード",
        "dismissals: not the code of a rule of 「整合」";
    UnquotedKey = "日本語のキーが引用符で囲まれていない",
        "a Japanese key is not in quotes";
    ValueElsewhere = "同じものの数値が、別の所では違う値になっている",
        "a figure for the same thing differs elsewhere";
    WrongForm = "値の形が違う（文字列、数、一覧など）",
        "a value of the wrong type (string, number, list and so on)";
    YearOrder = "計画の最後の年度が最初の年度より前である",
        "the last year of the plan is before the first";
    YearOutsidePlan = "年度が計画の期間の外である",
        "a fiscal year is outside the years of the plan";
}
