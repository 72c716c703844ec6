//! Explains errors of the TOML parser by the typo that causes them.

use std::ops::Range;

use super::diagnostic::Diagnostics;
use super::mistake::{DocumentMistake, Slip};
use super::problem::Problem;

/// Adds a diagnostic for the errors of the TOML parser: one for each line, since
/// what follows on the same line comes from the first.
pub(super) fn report(
    mut errors: Vec<toml::de::Error>,
    diagnostics: &mut Diagnostics<'_, impl Problem>,
) {
    let source = diagnostics.source();
    let end = source.text().len();
    errors.sort_by_key(|error| error.span().map_or(end, |span| span.start));
    let mut last_line = 0;
    let mut unquoted_end = 0;
    for error in errors {
        let span = error.span().unwrap_or(end..end);
        // The parser reports every letter of an unquoted key.
        if is_of_bare_key(&error) {
            if span.start < unquoted_end {
                continue;
            }
            let word = bare_word(source.text(), &span);
            let key = source.slice(word.clone());
            if !key.is_empty() && key.chars().all(is_bare) {
                unquoted_end = word.end;
                diagnostics.add(DocumentMistake::UnquotedKey(key.to_owned()), word);
                continue;
            }
        }
        let line = source.position(span.start).line;
        if line != last_line {
            let written = source.slice(line_around(source.text(), &span));
            let ends_line = source.slice(span.start..end).starts_with('\r');
            diagnostics.add(explain(&error, written, ends_line), span);
        }
        last_line = line;
    }
}

/// Extends a span to the whole word.
fn bare_word(text: &str, span: &Range<usize>) -> Range<usize> {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let start = before.trim_end_matches(is_bare).len();
    let end = span.end + after.len() - after.trim_start_matches(is_bare).len();
    start..end
}

fn is_bare(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-')
}

/// Returns whether the error is about a key without quotes. TOML does not allow letters
/// beyond ASCII in one, but the parser reads it as it was meant.
fn is_of_bare_key(error: &toml::de::Error) -> bool {
    error.message().starts_with("invalid unquoted key")
}

/// Returns the line in which a span begins. The typo may precede the place at which
/// the parser noticed it.
fn line_around(text: &str, span: &Range<usize>) -> Range<usize> {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.start..).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let end = after.find('\n').unwrap_or(after.len());
    start..span.start + end
}

const UNCLOSED_STRING: &str = "invalid basic string, expected `\"`";

fn explain(error: &toml::de::Error, line: &str, ends_line: bool) -> DocumentMistake {
    // With Windows line endings, an unclosed string is reported as a control
    // character in it.
    let parser = match error.message() {
        message if message.starts_with("invalid basic string") && ends_line => UNCLOSED_STRING,
        message => message,
    };
    let slip = full_width_slip(line).or_else(|| grouped_number(line));
    DocumentMistake::Syntax {
        slip: slip.unwrap_or_else(|| slip_of(parser)),
        parser: parser.to_owned(),
    }
}

/// Full-width characters typed while an input method is on.
const FULL_WIDTH_SLIPS: [(&[char], Slip); 5] = [
    (&['，', '、'], Slip::FullWidthComma),
    (&['＝'], Slip::FullWidthEquals),
    (&['“', '”', '＂'], Slip::FullWidthQuotes),
    (&['［', '］', '｛', '｝'], Slip::FullWidthBrackets),
    (&['\u{3000}'], Slip::FullWidthSpace),
];

fn full_width_slip(line: &str) -> Option<Slip> {
    let outside = outside_quotes(line);
    FULL_WIDTH_SLIPS
        .iter()
        .find(|(slips, _)| outside.contains(*slips))
        .map(|(_, slip)| *slip)
}

/// `1,200`: a comma ends a value in TOML.
fn grouped_number(line: &str) -> Option<Slip> {
    let outside = outside_quotes(line);
    let mut commas = outside.match_indices(',');
    let is_grouping = |at: usize| {
        let before = outside.get(..at).unwrap_or_default();
        let after = outside.get(at + 1..).unwrap_or_default();
        before.ends_with(|c: char| c.is_ascii_digit())
            && after.len() >= 3
            && after.bytes().take(3).all(|byte| byte.is_ascii_digit())
    };
    let is_grouped = commas.any(|(at, _)| is_grouping(at));
    is_grouped.then_some(Slip::GroupedNumber)
}

fn outside_quotes(line: &str) -> String {
    line.split('"').step_by(2).collect()
}

/// Prefixes of parser messages, with the typos that cause them.
const SLIPS: [(&str, Slip); 11] = [
    ("missing comma between array elements", Slip::MissingComma),
    ("invalid float, expected `nan`", Slip::UnquotedText),
    ("duplicate key", Slip::DuplicateKey),
    ("invalid unquoted key", Slip::BadKeyCharacter),
    ("key with no value", Slip::NoValue),
    ("string values must be quoted", Slip::UnquotedText),
    (
        "invalid basic string, expected non-",
        Slip::ControlCharacter,
    ),
    ("invalid basic string", Slip::UnclosedText),
    ("invalid multi-line basic string", Slip::UnclosedLines),
    ("unclosed", Slip::UnclosedBracket),
    ("missing escaped value", Slip::BadEscape),
];

fn slip_of(message: &str) -> Slip {
    let mut slips = SLIPS.iter();
    let found = slips.find(|(beginning, _)| message.starts_with(beginning));
    found.map_or(Slip::Other, |(_, slip)| *slip)
}
