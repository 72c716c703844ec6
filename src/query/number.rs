//! Numbers of rows, in the ways in which people write them.

use unicode_normalization::UnicodeNormalization as _;

/// A query that is the number of a row or the beginning of one: `1-2-2`,
/// `①(2)2`, `１．２`. Its parts are separated by single hyphens.
///
/// One run of digits alone is no number of a row: it is as likely a figure.
pub(super) fn row_number(written: &str) -> Option<String> {
    let normal: String = written.nfkc().collect();
    let circled = is_circled(written);
    let is_separator = |c: char| matches!(c, '-' | '.' | '(' | ')' | ' ' | '‐' | '−' | 'ー' | '_');
    let mut parts: Vec<&str> = normal.split(is_separator).collect();
    parts.retain(|part| !part.is_empty());
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let numeric = !parts.is_empty() && parts.iter().all(digits);
    let is_begun = normal.ends_with('-');
    (numeric && (parts.len() > 1 || circled || is_begun)).then(|| parts.join("-"))
}

/// Whether a query begins as printed plans number their rows: it is a number
/// and nothing else.
pub(super) fn is_circled(written: &str) -> bool {
    written.starts_with(|c: char| ('①'..='⑳').contains(&c))
}

/// Whether a query is one number as documents print it, with blanks between its
/// parts: `① (2) 2`.
pub(super) fn is_spaced_number(written: &str) -> bool {
    let mut characters = written.chars().filter(|c| !c.is_whitespace()).skip(1);
    let is_bracketed = characters.next().is_some_and(|c| matches!(c, '(' | '（'));
    is_circled(written) && is_bracketed && row_number(written).is_some()
}

/// Whether the number of a row is the one asked for or lies under it: `1-2`
/// asks for `1-2-1` and not for `1-20`.
pub(super) fn lies_under(id: &str, number: &str) -> bool {
    id.strip_prefix(number)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
