//! What the mouse does.

/// Something that the mouse does at a cell of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mouse {
    /// What it does.
    pub(crate) action: MouseAction,
    /// The column, counted from zero.
    pub(crate) column: u16,
    /// The row, counted from zero.
    pub(crate) row: u16,
}

/// What the mouse does. What the program has no use for is not among it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MouseAction {
    /// The left button is pressed.
    Press,
    /// The wheel is turned towards the beginning.
    WheelUp,
    /// The wheel is turned towards the end.
    WheelDown,
}
