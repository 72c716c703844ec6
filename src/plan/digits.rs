//! Digits: full-width ones as half-width, and groups of three with commas.

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

/// Returns digits with commas between groups of three.
pub(crate) fn grouped(digits: &str) -> String {
    let mut shown = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}
