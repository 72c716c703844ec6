//! The screens, one of which is always shown.

/// What the screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Screen {
    /// The list of rows.
    List,
    /// The card of the chosen row alone.
    Card,
    /// The chosen row in two years.
    Comparison,
    /// Counts of rows.
    Summary,
    /// All indicators.
    Indicators,
    /// The chosen indicator over the years.
    Chart,
    /// What was planned in which year, and dated events.
    Schedule,
    /// The plan beside the one that it replaced.
    Revision,
    /// What the plan says of itself.
    Overview,
    /// What does not seem to add up.
    Check,
    /// The chosen doubt alone.
    Doubt,
}

impl Screen {
    /// All of them.
    pub(crate) const ALL: [Self; 11] = [
        Self::List,
        Self::Card,
        Self::Comparison,
        Self::Summary,
        Self::Indicators,
        Self::Chart,
        Self::Schedule,
        Self::Revision,
        Self::Overview,
        Self::Check,
        Self::Doubt,
    ];

    /// Whether it shows what does not seem to add up.
    pub(crate) fn is_of_doubts(self) -> bool {
        matches!(self, Self::Check | Self::Doubt)
    }
}
