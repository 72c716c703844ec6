//! The signs of a chart. All of them take one cell on every terminal.

/// What was reached.
pub(super) const ACTUAL: char = 'o';

/// What is to be reached.
pub(super) const TARGET: char = 'x';

/// The ground of a chart that begins at zero.
pub(super) const GROUND: char = '_';

/// The ground of a chart that does not begin at zero, torn off.
pub(super) const BREAK: char = '~';

/// The axis.
pub(super) const AXIS: char = '|';

/// The axis where a number stands beside it.
pub(super) const TICK: char = '+';

/// A target before it was raised or lowered, pointing there.
pub(super) fn revised(is_raised: bool) -> char {
    match is_raised {
        true => '^',
        false => 'v',
    }
}
