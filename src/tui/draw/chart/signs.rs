//! The signs of a chart. All of them take one cell on every terminal.

/// What was reached.
pub(super) const ACTUAL: &str = "o";

/// What is to be reached.
pub(super) const TARGET: &str = "x";

/// The ground of a chart that begins at zero.
pub(super) const GROUND: &str = "_";

/// The ground of a chart that does not begin at zero, torn off.
pub(super) const BREAK: &str = "~";

/// The axis.
pub(super) const AXIS: &str = "|";

/// The axis where a number stands beside it.
pub(super) const TICK: &str = "+";

/// A target before it was raised or lowered, pointing there.
pub(super) fn revised(is_raised: bool) -> &'static str {
    match is_raised {
        true => "^",
        false => "v",
    }
}
