//! The codes of all diagnostics.

use std::fmt;

/// Generates the codes, so that none can lack a name or be missing from
/// [`Code::ALL`].
macro_rules! codes {
    ($($code:ident = $name:literal;)*) => {
        /// The code of a rule that a document can break. Codes are stable from
        /// release to release.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`.")] $code,)*
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
        }
    };
}

codes! {
    ActualEqualsTarget = "actual-equals-target";
    BadDate = "bad-date";
    BadDepartment = "bad-department";
    BadDirection = "bad-direction";
    BadFollows = "bad-follows";
    BadKey = "bad-key";
    BadPlanId = "bad-plan-id";
    BadSetting = "bad-setting";
    BadYear = "bad-year";
    CannotRead = "cannot-read";
    ChangeFromLastYear = "change-from-last-year";
    DateAfterYear = "date-after-year";
    DirectionWithoutEcho = "direction-without-echo";
    DoneAndToCome = "done-and-to-come";
    DuplicateId = "duplicate-id";
    DuplicateMark = "duplicate-mark";
    DuplicatePlan = "duplicate-plan";
    DuplicateYear = "duplicate-year";
    EmptyId = "empty-id";
    EmptyMark = "empty-mark";
    EmptyReason = "empty-reason";
    EmptyTitle = "empty-title";
    Encoding = "encoding";
    KeyConflict = "key-conflict";
    MissingFigure = "missing-figure";
    MissingKey = "missing-key";
    NoLongerReported = "no-longer-reported";
    PlannedButNotDone = "planned-but-not-done";
    RatingAgainstAttainment = "rating-against-attainment";
    RepeatedText = "repeated-text";
    ReprintDiffers = "reprint-differs";
    ReprintOfReprint = "reprint-of-reprint";
    RestatedValue = "restated-value";
    RunningTotal = "running-total";
    ScheduleTarget = "schedule-target";
    StatedChange = "stated-change";
    StatedMultiple = "stated-multiple";
    SumOfParts = "sum-of-parts";
    Syntax = "syntax";
    TargetReachedEarly = "target-reached-early";
    TargetYearPassed = "target-year-passed";
    TotalOfRows = "total-of-rows";
    TwoPlaces = "two-places";
    UnitChanges = "unit-changes";
    UnknownAction = "unknown-action";
    UnknownColumnKey = "unknown-column-key";
    UnknownFormat = "unknown-format";
    UnknownKey = "unknown-key";
    UnknownRating = "unknown-rating";
    UnknownReference = "unknown-reference";
    UnknownRule = "unknown-rule";
    UnquotedKey = "unquoted-key";
    ValueElsewhere = "value-elsewhere";
    WrongForm = "wrong-form";
    YearOrder = "year-order";
    YearOutsidePlan = "year-outside-plan";
}

impl Code {
    /// Returns the code with a name, or `None` if a plan file has no such code.
    pub fn named(name: &str) -> Option<Self> {
        Self::of_plans().find(|code| code.name() == name)
    }

    /// Returns the codes of plan files. The others belong to settings files and
    /// mapping files.
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
