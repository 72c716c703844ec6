//! What kinds of changes there are, for counting them.

use tenken::compare::{IndicatorDifference, IndicatorRevision, TextChange, VersionChange};
use tenken::messages::Language;
use tenken::plan::FigureKind;

/// What a change is about; what a meeting asks for first comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ChangeKind {
    /// A rating.
    Rating,
    /// A target.
    Target,
    /// An actual figure.
    Actual,
    /// An indicator, other than its figures.
    Indicator,
    /// A text.
    Text,
    /// A part that is new.
    Added,
    /// A part that is gone.
    Gone,
    /// A title, or the name of a department.
    Renamed,
    /// Who is in charge.
    Departments,
    /// Anything else.
    Other,
    /// What was to come next, beside what was done.
    FollowUp,
}

impl ChangeKind {
    /// The kind of a change of a part that both versions have.
    pub(super) fn of(change: &VersionChange) -> Self {
        match change {
            VersionChange::Title(_) => Self::Renamed,
            VersionChange::Departments(_) => Self::Departments,
            VersionChange::Rating(_) => Self::Rating,
            VersionChange::Indicator(indicator) => Self::of_indicator(indicator),
            VersionChange::Text(..) | VersionChange::UnreadableText(..) => Self::Text,
            VersionChange::FollowUp(_) => Self::FollowUp,
            VersionChange::Number(_)
            | VersionChange::Pillar(_)
            | VersionChange::Measure(_)
            | VersionChange::ReprintOf(_)
            | VersionChange::Date(_)
            | VersionChange::Year(..)
            | VersionChange::Scale(_) => Self::Other,
        }
    }

    fn of_indicator(indicator: &IndicatorDifference) -> Self {
        match &indicator.revision {
            IndicatorRevision::Figure(figure) => match figure.kind {
                FigureKind::Actual => Self::Actual,
                FigureKind::Target | FigureKind::Was => Self::Target,
            },
            IndicatorRevision::Gone
            | IndicatorRevision::Added
            | IndicatorRevision::Unit(_)
            | IndicatorRevision::Better(_)
            | IndicatorRevision::Cumulative(_)
            | IndicatorRevision::Breaks(_) => Self::Indicator,
        }
    }

    /// What it is called before a count.
    pub(crate) fn label(self, language: Language) -> &'static str {
        match self {
            Self::Rating => language.rating_heading(),
            Self::Target => language.targets_in_brief(),
            Self::Actual => language.actuals_in_brief(),
            Self::Indicator => language.indicator_heading(),
            Self::Text => language.texts_in_brief(),
            Self::Added => language.version_change(TextChange::New),
            Self::Gone => language.version_change(TextChange::Gone),
            Self::Renamed => language.name_heading(),
            Self::Departments => language.departments_heading(),
            Self::Other => language.other_changes(),
            Self::FollowUp => language.side_by_side(),
        }
    }
}
