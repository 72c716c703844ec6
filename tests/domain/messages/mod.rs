//! What people read, in English: the Japanese is read by the tests of what it
//! speaks of.

mod doubts;

/// Whether a text is English: letters of Japanese stand in it only where it
/// quotes, between 「 and 」.
pub(crate) fn is_english(text: &str) -> bool {
    let mut depth = 0_usize;
    text.chars().all(|letter| {
        match letter {
            '「' => depth += 1,
            '」' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0 || !matches!(letter, '\u{3001}'..='\u{3009}' | '\u{3041}'..='\u{9fff}')
    })
}

#[test]
fn quotes_alone_may_be_japanese() {
    assert!(is_english("The parts of 「294件」 add up to 306"));
    assert!(is_english("in 「指標「利用」の値」: FY2024"));
    assert!(!is_english("「294件」の内訳"));
    assert!(!is_english("294件"));
}
