//! Splits Japanese prose into sentences and phrases, so that changes are shown phrase by
//! phrase and not character by character.

use std::ops::Range;

/// Returns the spans of the sentences, each with its full stop and closing brackets.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        depth = match character {
            '（' | '(' | '「' => depth + 1,
            '）' | ')' | '」' => depth.saturating_sub(1),
            _ => depth,
        };
        if character == '。' && depth == 0 {
            let end = at + character.len_utf8();
            sentences.push(start..end);
            start = end;
        }
    }
    if start < text.len() {
        sentences.push(start..text.len());
    }
    sentences
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CharacterClass {
    Number,
    Latin,
    Kanji,
    Katakana,
    Hiragana,
    Other,
}

fn class_of(character: char) -> CharacterClass {
    match character {
        '0'..='9' | '０'..='９' => CharacterClass::Number,
        'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ' => CharacterClass::Katakana,
        'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => CharacterClass::Hiragana,
        '々' | '〆' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => CharacterClass::Kanji,
        _ if character.is_alphabetic() => CharacterClass::Latin,
        _ => CharacterClass::Other,
    }
}

/// Returns the spans of the phrases in a range of a text. A phrase is a run of one
/// character class, or a whole figure with its separators, together with the kana that
/// follow.
pub(crate) fn phrases(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut phrases: Vec<Range<usize>> = Vec::new();
    let mut before: Option<CharacterClass> = None;
    let mut characters = text
        .get(within.clone())
        .unwrap_or_default()
        .char_indices()
        .peekable();
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map(|(_, next)| *next);
        let own = own_class(character, before, after);
        let at = within.start + at;
        let end = at + character.len_utf8();
        match phrases.last_mut() {
            Some(phrase) if belongs(own, before) => phrase.end = end,
            _ => phrases.push(at..end),
        }
        before = Some(own);
    }
    phrases
}

/// Returns the class of a character. A comma or point between digits is part of the
/// figure.
fn own_class(
    character: char,
    before: Option<CharacterClass>,
    after: Option<char>,
) -> CharacterClass {
    let in_figure = matches!(character, ',' | '.' | '，' | '．')
        && before == Some(CharacterClass::Number)
        && after.is_some_and(|next| class_of(next) == CharacterClass::Number);
    if in_figure {
        CharacterClass::Number
    } else {
        class_of(character)
    }
}

fn belongs(own: CharacterClass, before: Option<CharacterClass>) -> bool {
    match (before, own) {
        (None | Some(CharacterClass::Other), _) | (_, CharacterClass::Other) => false,
        (Some(before), own) => own == before || own == CharacterClass::Hiragana,
    }
}
