//! The settings that all drawing depends on.

use tenken::messages::Language;

use crate::display_width::AmbiguousWidth;
use crate::tui::theme::Theme;

/// The theme, the ambiguous width and the language that a screen is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    /// The palette.
    pub(crate) theme: &'static Theme,
    /// How wide ambiguous characters are drawn.
    pub(crate) ambiguous: AmbiguousWidth,
    /// The language of the labels.
    pub(crate) language: Language,
}
