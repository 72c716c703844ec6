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

/// Generates the codes and the tables of rules, so that no rule lacks a page in either language and
/// no documented rule is left out of the checks.
macro_rules! rules {
    ($($module:ident: $($code:ident = $name:literal),+;)*) => {
        /// The check functions of all modules.
        pub(super) const CHECKS: &[Detector] = &[$($module::check),*];

        impl Code {
            $($(#[doc = concat!("`", $name, "`.")] pub const $code: Self = Self::new($name);)+)*
        }

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
    sum: SUM_OF_PARTS = "sum-of-parts";
    movement:
        RUNNING_TOTAL = "running-total",
        CHANGE_FROM_LAST_YEAR = "change-from-last-year",
        STATED_CHANGE = "stated-change",
        STATED_MULTIPLE = "stated-multiple";
    rating: RATING_AGAINST_ATTAINMENT = "rating-against-attainment";
    targets:
        TARGET_REACHED_EARLY = "target-reached-early",
        TARGET_YEAR_PASSED = "target-year-passed",
        ACTUAL_EQUALS_TARGET = "actual-equals-target";
    copies: REPRINT_DIFFERS = "reprint-differs";
    restated: RESTATED_VALUE = "restated-value";
    elsewhere:
        VALUE_ELSEWHERE = "value-elsewhere",
        SCHEDULE_TARGET = "schedule-target";
    repetition:
        REPEATED_TEXT = "repeated-text",
        DIRECTION_WITHOUT_ECHO = "direction-without-echo";
    gaps:
        MISSING_FIGURE = "missing-figure",
        NO_LONGER_REPORTED = "no-longer-reported",
        UNIT_CHANGES = "unit-changes";
    progress:
        PLANNED_BUT_NOT_DONE = "planned-but-not-done",
        DONE_AND_TO_COME = "done-and-to-come";
    dates: DATE_AFTER_YEAR = "date-after-year";
    totals: TOTAL_OF_ROWS = "total-of-rows";
}

impl Rule {
    /// Returns the rule with a code, or `None` if the code belongs to an error in the file.
    pub fn of(code: Code) -> Option<&'static Self> {
        Self::ALL.iter().find(|rule| rule.code == code)
    }
}
