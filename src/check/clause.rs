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

/// Returns whether a text contains any of `words` as a word of its own and not as letters of
/// another one.
///
/// No spaces tell words apart, but their scripts and their order do. What a compound is
/// comes last, so that `基本設計` is a design and `設計積算` is not one.
pub(super) fn says_word(text: &str, words: &[&str]) -> bool {
    let mut places = words.iter().flat_map(|word| text.match_indices(word));
    places.any(|(at, word)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + word.len()..).unwrap_or_default();
        begins_word(before, word) && ends_word(word, after)
    })
}

/// Returns whether a word begins where it is found. A verb stem and a single kanji begin
/// after anything but a kanji, a number after anything but a digit or a month, and a longer
/// kanji word may be the last part of a compound.
fn begins_word(before: &str, word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().unwrap_or_default();
    let is_stem = is_kanji(first) && letters.next().is_none_or(is_hiragana);
    if is_stem {
        !before.ends_with(is_kanji)
    } else if is_katakana(first) {
        !before.ends_with(is_katakana)
    } else {
        !first.is_numeric() || !before.ends_with(|c: char| c.is_numeric() || c == '月')
    }
}

/// Suffixes that leave a word what it is: `試験的`, `検討中`, `目標値`, `予定者数`.
const SUFFIXES: [char; 24] = [
    '的', '中', '等', '後', '済', '時', '期', '値', '数', '額', '率', '量', '比', '件', '人', '者',
    '員', '台', '回', '点', '年', '度', '日', '分',
];

/// Returns whether a word ends where it is found, apart from its suffixes. In a compound
/// that is a verb, each part tells of what is done: `契約締結した`.
fn ends_word(word: &str, after: &str) -> bool {
    let last = word.chars().next_back().unwrap_or_default();
    if is_katakana(last) {
        return !after.starts_with(is_katakana);
    }
    let rest = after.trim_start_matches(is_of_a_word);
    let is_last = !after.trim_start_matches(SUFFIXES).starts_with(is_of_a_word);
    !is_kanji(last) || is_last || rest.starts_with(['し', 'す', 'さ'])
}

fn is_of_a_word(letter: char) -> bool {
    is_of_a_name(letter) && !letter.is_numeric()
}

/// Returns whether a text contains any of `prefixes`, which are kanji, by itself or before a
/// word of two kanji, as in `未導入`. Before one it is part of a word (`仮想`, `未来`), and
/// before three or more part of a name (`再資源化`). `化` turns the word before it into
/// another: `仮想化`.
pub(super) fn says_prefix(text: &str, prefixes: &[&str]) -> bool {
    let mut places = prefixes.iter().flat_map(|word| text.match_indices(word));
    places.any(|(at, prefix)| {
        let after = text.get(at + prefix.len()..).unwrap_or_default();
        let following: Vec<char> = after.chars().take_while(|c| is_kanji(*c)).collect();
        match following.as_slice() {
            [] => true,
            [_, last] => *last != '化',
            _ => false,
        }
    })
}

/// Returns whether any of `words`, which are kanji, begins a run of kanji, as `全` does in
/// `全庁` and not in `安全`.
pub(super) fn begins_name(text: &str, words: &[&str]) -> bool {
    let mut places = words.iter().flat_map(|word| text.match_indices(word));
    places.any(|(at, _)| {
        !text
            .get(..at)
            .is_some_and(|before| before.ends_with(is_kanji))
    })
}

/// Returns whether a text contains `も` as the particle, which follows a name or another
/// particle: `支所にも`. In `子ども` and `使うもの` it does not.
pub(super) fn says_also(text: &str) -> bool {
    const PARTICLES: [&str; 9] = ["に", "で", "と", "へ", "から", "など", "だけ", "ほか", "も"];
    text.match_indices('も').any(|(at, also)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + also.len()..).unwrap_or_default();
        let is_together = before.ends_with('と') && after.starts_with('に');
        let follows_name = before.ends_with(|c| is_of_a_name(c) || "）)」』".contains(c));
        let follows = follows_name || PARTICLES.iter().any(|word| before.ends_with(word));
        follows && !is_together
    })
}

/// Returns whether the words after a denial take it back by denying that there is any of
/// what they name: `未整備` is taken back by `の施設はない`.
pub(super) fn leaves_none(words: &str) -> bool {
    const HARDLY: [&str; 6] = ["ほとんど", "もう", "すでに", "既に", "すべて", "全て"];
    const NONE: [&str; 13] = [
        "ない",
        "なく",
        "なし",
        "なかった",
        "無い",
        "無く",
        "無し",
        "ありません",
        "存在しない",
        "残っていない",
        "ゼロ",
        "皆無",
        "解消",
    ];
    let named = words.strip_prefix('の').unwrap_or(words);
    let particles = named.match_indices(['は', 'が', 'も', 'を']);
    let mut rests = particles.filter_map(|(at, particle)| {
        let rest = named.get(at + particle.len()..)?;
        is_one_phrase(named.get(..at)?).then_some(rest)
    });
    rests.any(|rest| {
        let bare = HARDLY.iter().find_map(|word| rest.strip_prefix(word));
        let bare = bare.unwrap_or(rest);
        begins(bare, &NONE) || begins_with_zero(bare)
    })
}

/// Returns whether words are one phrase with what a denial before them says, and neither a
/// contrast to it nor a reason for what follows: `施設`, but not `が影響` or `ため利用`.
fn is_one_phrase(words: &str) -> bool {
    const GOES_ON: [&str; 5] = ["が", "けれど", "ものの", "であ", "と"];
    const REASONS: [&str; 4] = ["ため", "まま", "ので", "から"];
    !begins(words, &GOES_ON) && !says(words, &REASONS)
}

fn begins_with_zero(text: &str) -> bool {
    let rest = text.strip_prefix(['0', '０']);
    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_numeric() || ".．".contains(c)))
}

/// Returns whether a text begins with any of `words`.
pub(super) fn begins(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}
