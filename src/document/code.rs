//! The codes of everything that can be found, each with what it means.

use std::fmt;

/// Makes the codes, so that none can be without a name and a meaning, or
/// missing from the list of all.
macro_rules! codes {
    ($($code:ident = $name:literal, $meaning:literal;)*) => {
        /// The name of a rule that a document can break, stable from release to
        /// release.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $code,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$code),*];

            /// The code as it is written: `missing-key`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)*
                }
            }

            /// What it says of a document, in one line.
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Self::$code => $meaning,)*
                }
            }
        }
    };
}

codes! {
    ActualEqualsTarget = "actual-equals-target", "まとまりのどの取組でも、実績が目標とちょうど同じ値である";
    BadDate = "bad-date", "日付として読み取れない";
    BadDepartment = "bad-department", "部署に空の階層がある";
    BadDirection = "bad-direction", "better が higher、lower、neither のどれでもない";
    BadFollows = "bad-follows", "follows が「計画の id/行の id」の形でない";
    BadKey = "bad-key", "設定: 割り当てられないキー";
    BadPlanId = "bad-plan-id", "計画の id に使えない文字がある";
    BadSetting = "bad-setting", "設定: 使えない値";
    BadYear = "bad-year", "年度として読み取れない";
    CannotRead = "cannot-read", "ファイルがない、または読めない";
    ChangeFromLastYear = "change-from-last-year", "前年比として書かれた増減が、前年度の数値との差と合わない";
    DateAfterYear = "date-after-year", "その年度より後の日付のことが、済んだこととして書かれている";
    DirectionWithoutEcho = "direction-without-echo", "前年度の方向性が、次の年度のどこにも出てこない";
    DoneAndToCome = "done-and-to-come", "同じことが、済んだとも、これからとも書かれている";
    DuplicateId = "duplicate-id", "同じ id が二度使われている";
    DuplicateMark = "duplicate-mark", "同じ評価の記号が二度書かれている";
    DuplicatePlan = "duplicate-plan", "同じ id の計画が二つある";
    DuplicateYear = "duplicate-year", "同じ年度が二度書かれている";
    EmptyId = "empty-id", "id が空である";
    EmptyMark = "empty-mark", "評価の記号が空である";
    EmptyReason = "empty-reason", "確認済みにした理由が空である";
    EmptyTitle = "empty-title", "題名や指標の名前が空である";
    Encoding = "encoding", "UTF-8 で書かれていない";
    KeyConflict = "key-conflict", "設定: 同じキーが二つの操作にある";
    MissingFigure = "missing-figure", "助数詞の前に、あるはずの数がない";
    MissingKey = "missing-key", "なくてはならないキーがない";
    NoLongerReported = "no-longer-reported", "続けて載っていた指標が、載らなくなった";
    PlannedButNotDone = "planned-but-not-done", "行う予定の年度に、まだ行っていないとある";
    RatingAgainstAttainment = "rating-against-attainment", "評価が、目標に対する実績と合わないように見える";
    RepeatedText = "repeated-text", "前年度の文と同じ、またはほとんど同じである";
    ReprintDiffers = "reprint-differs", "再掲と元の取組で、同じ欄の中身が違う";
    ReprintOfReprint = "reprint-of-reprint", "再掲の元が再掲である";
    RestatedValue = "restated-value", "添えられた前の年度の数値が、その年度の記載と違う";
    RunningTotal = "running-total", "前年度の合計に新規の数を足しても、合計にならない";
    ScheduleTarget = "schedule-target", "工程に書かれた目標が、指標のその年度の目標と違う";
    StatedChange = "stated-change", "「AからB」に書き添えた増減や割合が、計算と合わない";
    StatedMultiple = "stated-multiple", "「前年度の何倍」が、計算と合わない";
    SumOfParts = "sum-of-parts", "内訳を足しても、合計として書かれた数にならない";
    Syntax = "syntax", "TOML として読み取れない";
    TargetReachedEarly = "target-reached-early", "先の年度の目標に早く達し、引き上げられていない";
    TargetYearPassed = "target-year-passed", "目標の年度を過ぎたが、実績の数値がない";
    TotalOfRows = "total-of-rows", "計画全体の文にある件数や割合が、取組を数えた結果と違う";
    TwoPlaces = "two-places", "取組に measure と pillar の両方がある";
    UnitChanges = "unit-changes", "同じものの単位が、年度で違う";
    UnknownAction = "unknown-action", "設定: ない操作";
    UnknownColumnKey = "unknown-column-key", "対応表: 計画ファイルにないキー";
    UnknownFormat = "unknown-format", "この版では開けない format";
    UnknownKey = "unknown-key", "計画ファイルにないキー";
    UnknownRating = "unknown-rating", "評価の段階にない記号";
    UnknownReference = "unknown-reference", "指している id がどこにもない";
    UnknownRule = "unknown-rule", "確認済みの所: 整合の規則にないコード";
    UnquotedKey = "unquoted-key", "日本語のキーが引用符で囲まれていない";
    ValueElsewhere = "value-elsewhere", "同じものの数値が、別の所では違う値になっている";
    WrongForm = "wrong-form", "値の形が違う（文字列、数、一覧など）";
    YearOrder = "year-order", "計画の最後の年度が最初の年度より前である";
    YearOutsidePlan = "year-outside-plan", "年度が計画の期間の外である";
}

impl Code {
    /// The code of a plan file that has a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::of_plans().find(|code| code.name() == name)
    }

    /// The codes that a plan file can be given; the others are of the settings
    /// of the program, and of files that say how a sheet is to be read.
    pub fn of_plans() -> impl Iterator<Item = Self> {
        let all = Self::ALL.iter().copied();
        all.filter(|code| !code.is_of_settings() && *code != Self::UnknownColumnKey)
    }

    fn is_of_settings(self) -> bool {
        matches!(
            self,
            Self::BadKey | Self::BadSetting | Self::KeyConflict | Self::UnknownAction
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}
