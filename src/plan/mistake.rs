//! What can be wrong with the document of a plan.

use super::FiscalYear;
use crate::document::{self, Code, Problem, Severity, Suggestion, codes};

/// What can be wrong with a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanMistake {
    /// What can be wrong with any document.
    Document(document::DocumentMistake),
    /// The document is of a version of the format that cannot be read.
    UnknownFormat {
        /// The version.
        written: u32,
        /// The version that can be read.
        readable: u32,
    },
    /// There is no `[plan]`.
    NoPlan,
    /// The id of the plan has characters that it cannot have.
    BadPlanId(String),
    /// A title or a name is blank.
    EmptyTitle {
        /// Its key.
        key: &'static str,
    },
    /// The last year of the plan is before the first.
    YearOrder {
        /// The first year.
        first: FiscalYear,
        /// The last year.
        last: FiscalYear,
    },
    /// The year under review is none of the plan.
    ReviewOutsidePlan {
        /// The year under review.
        review: FiscalYear,
        /// The first year and the last.
        period: (FiscalYear, FiscalYear),
    },
    /// A year that is reported is none of the plan.
    YearOutsidePlan {
        /// The year that is reported.
        year: FiscalYear,
        /// The first year and the last.
        period: (FiscalYear, FiscalYear),
    },
    /// A mark of the scale of ratings is blank.
    EmptyMark,
    /// A mark is twice on the scale of ratings.
    DuplicateMark(String),
    /// A date is none.
    BadDate(String),
    /// The key of a year names none.
    BadYear(String),
    /// The key of a year names one that another has named.
    DuplicateYear(String),
    /// A break in an indicator has no figures before it, or none from it on.
    EmptyBreak(FiscalYear),
    /// The direction of an indicator is none.
    BadDirection(String),
    /// A level of a department is blank.
    BadDepartment(String),
    /// A reading is not in kana or Latin letters.
    BadReading(String),
    /// What a row carries on is not written as a row of another plan.
    BadFollows(String),
    /// An id is blank.
    EmptyId,
    /// Two rows have one id.
    DuplicateId(String),
    /// A row belongs nowhere.
    NoPlace {
        /// The id of the row; empty if it has none.
        row: String,
    },
    /// A row belongs to a measure and to a pillar.
    TwoPlaces {
        /// The id of the row; empty if it has none.
        row: String,
    },
    /// A reference leads nowhere.
    UnknownReference {
        /// The key of the reference.
        key: &'static str,
        /// The id that nothing has.
        id: String,
        /// The id that may have been meant.
        suggestion: Suggestion,
    },
    /// A row is a reprint of itself.
    ReprintOfItself,
    /// A row is a reprint of a reprint.
    ReprintOfReprint {
        /// The id of the other reprint.
        original: String,
    },
    /// A rating is not on the scale.
    UnknownRating {
        /// The mark of the rating.
        mark: String,
        /// The mark that may have been meant; `None` if the scale is empty.
        suggestion: Option<Suggestion>,
    },
}

impl From<document::DocumentMistake> for PlanMistake {
    fn from(mistake: document::DocumentMistake) -> Self {
        Self::Document(mistake)
    }
}

codes! {
    /// The codes that a plan can have besides those of any document.
    PLAN_CODES:
    BAD_DATE = "bad-date";
    BAD_DEPARTMENT = "bad-department";
    BAD_DIRECTION = "bad-direction";
    BAD_FOLLOWS = "bad-follows";
    BAD_PLAN_ID = "bad-plan-id";
    BAD_READING = "bad-reading";
    BAD_YEAR = "bad-year";
    DUPLICATE_ID = "duplicate-id";
    DUPLICATE_MARK = "duplicate-mark";
    DUPLICATE_YEAR = "duplicate-year";
    EMPTY_BREAK = "empty-break";
    EMPTY_ID = "empty-id";
    EMPTY_MARK = "empty-mark";
    EMPTY_TITLE = "empty-title";
    REPRINT_OF_REPRINT = "reprint-of-reprint";
    TWO_PLACES = "two-places";
    UNKNOWN_FORMAT = "unknown-format";
    UNKNOWN_RATING = "unknown-rating";
    UNKNOWN_REFERENCE = "unknown-reference";
    YEAR_ORDER = "year-order";
    YEAR_OUTSIDE_PLAN = "year-outside-plan";
}

impl Problem for PlanMistake {
    fn code(&self) -> Code {
        match self {
            Self::Document(mistake) => mistake.code(),
            Self::UnknownFormat { .. } => Code::UNKNOWN_FORMAT,
            Self::NoPlan | Self::NoPlace { .. } => Code::MISSING_KEY,
            Self::BadPlanId(_) => Code::BAD_PLAN_ID,
            Self::EmptyTitle { .. } => Code::EMPTY_TITLE,
            Self::YearOrder { .. } => Code::YEAR_ORDER,
            Self::ReviewOutsidePlan { .. } | Self::YearOutsidePlan { .. } => {
                Code::YEAR_OUTSIDE_PLAN
            }
            Self::EmptyMark => Code::EMPTY_MARK,
            Self::DuplicateMark(_) => Code::DUPLICATE_MARK,
            Self::BadDate(_) => Code::BAD_DATE,
            Self::BadYear(_) => Code::BAD_YEAR,
            Self::DuplicateYear(_) => Code::DUPLICATE_YEAR,
            Self::EmptyBreak(_) => Code::EMPTY_BREAK,
            Self::BadDirection(_) => Code::BAD_DIRECTION,
            Self::BadDepartment(_) => Code::BAD_DEPARTMENT,
            Self::BadReading(_) => Code::BAD_READING,
            Self::BadFollows(_) => Code::BAD_FOLLOWS,
            Self::EmptyId => Code::EMPTY_ID,
            Self::DuplicateId(_) => Code::DUPLICATE_ID,
            Self::TwoPlaces { .. } => Code::TWO_PLACES,
            Self::UnknownReference { .. } => Code::UNKNOWN_REFERENCE,
            Self::ReprintOfItself | Self::ReprintOfReprint { .. } => Code::REPRINT_OF_REPRINT,
            Self::UnknownRating { .. } => Code::UNKNOWN_RATING,
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Self::Document(mistake) => mistake.severity(),
            Self::ReviewOutsidePlan { .. } | Self::YearOutsidePlan { .. } | Self::EmptyBreak(_) => {
                Severity::Warning
            }
            _ => Severity::Error,
        }
    }
}
