//! Row numbers in the notations that people use.

use unicode_normalization::UnicodeNormalization as _;

/// Normalises a query that is a row number or the beginning of one: `1-2-2`, `①(2)2`,
/// `１．２`. Its parts are joined with hyphens.
///
/// Returns `None` for a single run of digits, which may just as well be a figure.
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

/// Returns whether a query is a number in the notation of printed plans and nothing else.
pub(super) fn is_circled(written: &str) -> bool {
    written.starts_with(|c: char| ('①'..='⑳').contains(&c))
}

/// Returns whether a query is a single number in the printed notation with spaces between
/// its parts: `① (2) 2`.
pub(super) fn is_spaced_number(written: &str) -> bool {
    let mut characters = written.chars().filter(|c| !c.is_whitespace()).skip(1);
    let is_bracketed = characters.next().is_some_and(|c| matches!(c, '(' | '（'));
    let goes_on = characters.next().is_some_and(char::is_numeric);
    is_circled(written) && is_bracketed && goes_on && row_number(written).is_some()
}

/// Returns whether a row number equals the requested one or lies under it: `1-2` matches
/// `1-2-1` but not `1-20`.
pub(super) fn lies_under(id: &str, number: &str) -> bool {
    id.strip_prefix(number)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
