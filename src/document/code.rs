//! The codes of everything that can be found.

use std::fmt;

/// Makes the codes, so that none can be without a name, or missing from the
/// list of all.
macro_rules! codes {
    ($($code:ident = $name:literal;)*) => {
        /// The name of a rule that a document can break, stable from release to
        /// release.
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
    /// The code of a plan file that has a name. Returns `None` if none has it.
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
