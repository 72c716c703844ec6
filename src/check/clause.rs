//! Clauses of Japanese prose and the characters that names consist of.

use std::ops::Range;

/// Returns the clauses of a sentence, each without its final comma or full stop. Bracketed
/// text belongs to the clause around it.
pub(super) fn clauses(text: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = sentence.start;
    let mut depth = 0_usize;
    let letters = text.get(sentence.clone()).unwrap_or_default();
    for (at, letter) in letters.char_indices() {
        let at = sentence.start + at;
        depth = match letter {
            '（' | '(' | '「' => depth + 1,
            '）' | ')' | '」' => depth.saturating_sub(1),
            _ => depth,
        };
        if depth == 0 && matches!(letter, '、' | '，' | '。') {
            clauses.push(start..at);
            start = at + letter.len_utf8();
        }
    }
    if start < sentence.end {
        clauses.push(start..sentence.end);
    }
    clauses
}

pub(super) fn is_kanji(letter: char) -> bool {
    matches!(letter, '々' | '〆' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

pub(super) fn is_katakana(letter: char) -> bool {
    matches!(letter, 'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ')
}

pub(super) fn is_hiragana(letter: char) -> bool {
    matches!(letter, 'ぁ'..='ゖ')
}

/// Returns whether a character can be part of a name: kanji, katakana, Latin letters and
/// digits.
pub(super) fn is_of_a_name(letter: char) -> bool {
    let other = letter.is_alphanumeric() && !is_hiragana(letter);
    is_kanji(letter) || is_katakana(letter) || other
}

/// Returns the names in a text, excluding figures: runs of kanji, katakana or Latin
/// letters.
pub(super) fn names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let script = script(letter);
        if script != before {
            names.extend(before.and_then(|_| text.get(start..at)));
            start = at;
        }
        before = script;
    }
    names.extend(before.and_then(|_| text.get(start..)));
    names
}

#[derive(Clone, Copy, PartialEq)]
enum Script {
    Kanji,
    Katakana,
    Latin,
}

fn script(letter: char) -> Option<Script> {
    if is_kanji(letter) {
        Some(Script::Kanji)
    } else if is_katakana(letter) {
        Some(Script::Katakana)
    } else if letter.is_alphabetic() && !is_hiragana(letter) {
        Some(Script::Latin)
    } else {
        None
    }
}

/// Returns whether a text contains any of `words`.
pub(super) fn says(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Returns whether a text begins with any of `words`.
pub(super) fn begins(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}
