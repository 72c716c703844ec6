//! How things look: what everything that draws has to know.

use tenken::messages::Language;

use crate::display_width::AmbiguousWidth;
use crate::tui::theme::Theme;

/// The palette, the widths and the words that a screen is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    /// The palette.
    pub(crate) theme: &'static Theme,
    /// How wide ambiguous characters are drawn.
    pub(crate) ambiguous: AmbiguousWidth,
    /// The language of the labels.
    pub(crate) language: Language,
}
