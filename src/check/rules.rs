//! The rules, each with its documentation pages, in the order in which they are listed and
//! run. To add a rule, add a module, a page in either language and a line here.

use super::prose::Corpus;
use super::{
    Doubt, copies, dates, elsewhere, gaps, movement, progress, rating, repetition, restated, sum,
    targets, totals,
};
use crate::document::Code;

/// A rule that raises doubts about places in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The code of its doubts.
    pub code: Code,
    /// The pages that explain what the rule checks, with examples and what to do.
    pub pages: Pages,
}

/// The documentation page of a rule in either language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pages {
    /// The page in Japanese.
    pub japanese: &'static str,
    /// The page in English.
    pub english: &'static str,
}

/// A function that raises the doubts of all rules of a module.
type Detector = fn(&Corpus<'_>) -> Vec<Doubt>;

/// Generates the tables of rules, so that no rule lacks a page in either language and
/// no documented rule is left out of the checks.
macro_rules! rules {
    ($($module:ident: $($code:ident = $name:literal),+;)*) => {
        /// The check functions of all modules.
        pub(super) const CHECKS: &[Detector] = &[$($module::check),*];

        impl Rule {
            /// All rules.
            pub const ALL: &[Self] = &[$($(Self {
                code: Code::$code,
                pages: Pages {
                    japanese: include_str!(concat!("pages/ja/", $name, ".md")),
                    english: include_str!(concat!("pages/en/", $name, ".md")),
                },
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
    /// Returns the rule with a code, or `None` if the code belongs to an error in the file.
    pub fn of(code: Code) -> Option<&'static Self> {
        Self::ALL.iter().find(|rule| rule.code == code)
    }
}
