//! Half-width conversion of letters and digits typed with an input method.

use std::borrow::Cow;

/// Converts full-width letters, digits and signs to half-width. Other characters are
/// unchanged: ① and ² are not digits of a number.
pub(super) fn half_width(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    const OFFSET: u32 = '！' as u32 - '!' as u32;
    let narrow = |character: char| match character {
        '！'..='～' => char::from_u32(u32::from(character) - OFFSET).unwrap_or(character),
        '\u{3000}' => ' ',
        '−' => '-',
        other => other,
    };
    Cow::Owned(text.chars().map(narrow).collect())
}
