//! Makes control characters visible, so that text from files cannot control the
//! terminal.

use std::borrow::Cow;

/// Replaces every character that could control a terminal or change the text
/// direction with a visible mark.
///
/// Control characters become their Unicode pictures (␛ for escape), bidi
/// controls and other invisible format characters become their number in
/// angle brackets (`<U+202E>`). Text without such characters is borrowed.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hostile) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        push_visible(&mut shown, character);
    }
    Cow::Owned(shown)
}

fn push_visible(shown: &mut String, character: char) {
    let code = u32::from(character);
    match character {
        '\u{7f}' => shown.push('\u{2421}'),
        '\u{0}'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + code)),
        _ if is_hostile(character) => {
            shown.push_str("<U+");
            shown.push_str(&format!("{code:04X}>"));
        }
        _ => shown.push(character),
    }
}

/// Whether [`visible`] replaces the character.
pub fn is_hostile(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}
