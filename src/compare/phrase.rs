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
enum Script {
    Number,
    Latin,
    Kanji,
    Katakana,
    Hiragana,
    Other,
}

fn script(character: char) -> Script {
    match character {
        '0'..='9' | '０'..='９' => Script::Number,
        'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ' => Script::Katakana,
        'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => Script::Hiragana,
        '々' | '〆' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Script::Kanji,
        _ if character.is_alphabetic() => Script::Latin,
        _ => Script::Other,
    }
}

/// Returns the spans of the phrases in a range of a text. A phrase is a run of one script,
/// or a whole figure with its separators, together with the kana that follow.
pub(crate) fn phrases(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut phrases: Vec<Range<usize>> = Vec::new();
    let mut before: Option<Script> = None;
    let mut characters = text
        .get(within.clone())
        .unwrap_or_default()
        .char_indices()
        .peekable();
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map(|(_, next)| *next);
        let own = own_script(character, before, after);
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

/// Returns the script of a character. A comma or point between digits is part of the
/// figure.
fn own_script(character: char, before: Option<Script>, after: Option<char>) -> Script {
    let in_figure = matches!(character, ',' | '.' | '，' | '．')
        && before == Some(Script::Number)
        && after.is_some_and(|next| script(next) == Script::Number);
    if in_figure {
        Script::Number
    } else {
        script(character)
    }
}

fn belongs(own: Script, before: Option<Script>) -> bool {
    match (before, own) {
        (None | Some(Script::Other), _) | (_, Script::Other) => false,
        (Some(before), own) => own == before || own == Script::Hiragana,
    }
}
