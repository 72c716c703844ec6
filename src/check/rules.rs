//! The rules, each with its page, in the order in which they are explained and
//! run. A new one is a module, a page and a line here.

use super::prose::Corpus;
use super::{
    Doubt, copies, dates, elsewhere, gaps, movement, progress, rating, repetition, restated, sum,
    targets, totals,
};
use crate::document::Code;

/// A rule by which places of a plan are doubted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The code of its doubts.
    pub code: Code,
    /// What it looks at, with examples, and what to do.
    pub page: &'static str,
}

/// What raises the doubts of a module's rules.
type Check = fn(&Corpus<'_>) -> Vec<Doubt>;

/// Makes the tables of the rules, so that none can be without a page, and none
/// explained that is not run.
macro_rules! rules {
    ($($module:ident: $($code:ident = $name:literal),+;)*) => {
        /// The checks of all modules.
        pub(super) const CHECKS: &[Check] = &[$($module::check),*];

        impl Rule {
            /// Every rule.
            pub const ALL: &[Self] = &[$($(Self {
                code: Code::$code,
                page: include_str!(concat!("pages/", $name, ".md")),
            }),+),*];
        }
    };
}

rules! {
    sum: SumOfParts = "sum-of-parts";
    movement:
        RunningTotal = "running-total",
        ChangeFromLastYear = "change-from-last-year",
        StatedChange = "stated-change",
        StatedMultiple = "stated-multiple";
    rating: RatingAgainstAttainment = "rating-against-attainment";
    targets:
        TargetReachedEarly = "target-reached-early",
        TargetYearPassed = "target-year-passed",
        ActualEqualsTarget = "actual-equals-target";
    copies: ReprintDiffers = "reprint-differs";
    restated: RestatedValue = "restated-value";
    elsewhere:
        ValueElsewhere = "value-elsewhere",
        ScheduleTarget = "schedule-target";
    repetition:
        RepeatedText = "repeated-text",
        DirectionWithoutEcho = "direction-without-echo";
    gaps:
        MissingFigure = "missing-figure",
        NoLongerReported = "no-longer-reported",
        UnitChanges = "unit-changes";
    progress:
        PlannedButNotDone = "planned-but-not-done",
        DoneAndToCome = "done-and-to-come";
    dates: DateAfterYear = "date-after-year";
    totals: TotalOfRows = "total-of-rows";
}

impl Rule {
    /// The rule that a code is of; none where it is of a mistake of the file.
    pub fn of(code: Code) -> Option<&'static Self> {
        Self::ALL.iter().find(|rule| rule.code == code)
    }
}
