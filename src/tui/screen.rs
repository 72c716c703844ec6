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
}

impl Screen {
    /// All of them.
    pub(crate) const ALL: [Self; 9] = [
        Self::List,
        Self::Card,
        Self::Comparison,
        Self::Summary,
        Self::Indicators,
        Self::Chart,
        Self::Schedule,
        Self::Revision,
        Self::Overview,
    ];
}
