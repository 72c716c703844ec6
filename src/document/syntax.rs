//! What TOML's own parser says, in words for the person who edits the plan.

use std::ops::Range;

use super::code::Code;
use super::finding::{Finding, Findings};

/// Adds a finding for the errors of the TOML parser: one for each line, since
/// what follows on the same line comes from the first.
pub(super) fn report(mut errors: Vec<toml::de::Error>, findings: &mut Findings<'_>) {
    let source = findings.source();
    let end = source.text().len();
    errors.sort_by_key(|error| error.span().map_or(end, |span| span.start));
    let mut last_line = 0;
    for error in errors {
        let span = error.span().unwrap_or(end..end);
        let word = bare_word(source.text(), &span);
        if is_bare_key(&error, source.slice(word.clone())) {
            findings.add_once(unquoted_key(source.slice(word.clone())), word);
            continue;
        }
        let line = source.position(span.start).line;
        if line != last_line {
            let written = source.slice(line_around(source.text(), &span));
            let ends_line = source.slice(span.start..end).starts_with('\r');
            findings.add(explain(&error, written, ends_line), span);
        }
        last_line = line;
    }
}

/// The whole word that a span is a part of.
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

/// A key in letters beyond ASCII, without quotes: TOML does not allow it, but
/// its parser reads it as it was meant.
fn is_bare_key(error: &toml::de::Error, word: &str) -> bool {
    error.message().starts_with("invalid unquoted key")
        && !word.is_empty()
        && word.chars().all(is_bare)
}

fn unquoted_key(key: &str) -> Finding {
    Finding::warning(
        Code::UnquotedKey,
        format!("キー「{key}」が引用符で囲まれていません"),
    )
    .help(format!("TOML の決まりでは \"{key}\" のように囲みます"))
}

/// The line that a span begins in: the slip that a parser trips over may stand
/// before the place where it noticed.
fn line_around(text: &str, span: &Range<usize>) -> Range<usize> {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.start..).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let end = after.find('\n').unwrap_or(after.len());
    start..span.start + end
}

const UNCLOSED_STRING: &str = "invalid basic string, expected `\"`";

fn explain(error: &toml::de::Error, line: &str, ends_line: bool) -> Finding {
    // A line of Windows ends with a control character, before which an open
    // string is noticed.
    let message = match error.message() {
        message if message.starts_with("invalid basic string") && ends_line => UNCLOSED_STRING,
        message => message,
    };
    let (said, help) = full_width_slip(line)
        .or_else(|| grouped_number(line))
        .unwrap_or_else(|| translated(message));
    Finding::error(Code::Syntax, format!("{said}（{message}）")).help(help)
}

/// Slips of an input method left on, with what is said of each.
const FULL_WIDTH_SLIPS: [(&[char], &str, &str); 5] = [
    (
        &['，', '、'],
        "全角の区切りがあります",
        "値の区切りは半角の , にしてください",
    ),
    (&['＝'], "全角の「＝」があります", "半角の = にしてください"),
    (
        &['“', '”', '＂'],
        "引用符が半角ではありません",
        "半角の \" で囲んでください",
    ),
    (
        &['［', '］', '｛', '｝'],
        "全角のかっこがあります",
        "半角の [ ] { } にしてください",
    ),
    (
        &['\u{3000}'],
        "全角の空白があります",
        "引用符の外の空白は半角にしてください",
    ),
];

fn full_width_slip(line: &str) -> Option<(&'static str, &'static str)> {
    let outside = outside_quotes(line);
    FULL_WIDTH_SLIPS
        .iter()
        .find(|(slips, ..)| outside.contains(*slips))
        .map(|(_, said, help)| (*said, *help))
}

/// `1,200`: a comma ends a value in TOML.
fn grouped_number(line: &str) -> Option<(&'static str, &'static str)> {
    let outside = outside_quotes(line);
    let mut commas = outside.match_indices(',');
    let is_grouping = |at: usize| {
        let before = outside.get(..at).unwrap_or_default();
        let after = outside.get(at + 1..).unwrap_or_default();
        before.ends_with(|c: char| c.is_ascii_digit())
            && after.len() >= 3
            && after.bytes().take(3).all(|byte| byte.is_ascii_digit())
    };
    commas.any(|(at, _)| is_grouping(at)).then_some((
        "数に桁区切りのコンマがあります",
        "1200 か 1_200 のように書いてください",
    ))
}

fn outside_quotes(line: &str) -> String {
    line.split('"').step_by(2).collect()
}

const TRANSLATIONS: [(&str, &str, &str); 11] = [
    (
        "missing comma between array elements",
        "一覧の区切りか終わりがありません",
        "前の値の後に , か、一覧を閉じる ] を置いてください",
    ),
    (
        "invalid float, expected `nan`",
        "文字列が引用符で囲まれていません",
        "値を半角の \" で囲んでください",
    ),
    (
        "duplicate key",
        "同じキーが二度書かれています",
        "どちらか一方を消してください",
    ),
    (
        "invalid unquoted key",
        "キーに使えない文字があります",
        "キーは半角の英数字と _ - で書き、日本語のキーは \" で囲んでください",
    ),
    (
        "key with no value",
        "キーに値がありません",
        "key = \"値\" の形で書いてください",
    ),
    (
        "string values must be quoted",
        "文字列が引用符で囲まれていません",
        "値を半角の \" で囲んでください",
    ),
    (
        "invalid basic string, expected non-",
        "文字列に制御文字があります",
        "制御文字を消すか、\\u001B のような番号で書いてください",
    ),
    (
        "invalid basic string",
        "文字列が閉じていません",
        "値の終わりに半角の \" を置いてください",
    ),
    (
        "invalid multi-line basic string",
        "文字列が閉じていません",
        "値の終わりに半角の \"\"\" を置いてください",
    ),
    (
        "unclosed",
        "かっこが閉じていません",
        "対になる ] か } を置いてください",
    ),
    (
        "missing escaped value",
        "\\ の後に使えない文字があります",
        "\\ そのものは \\\\ と書いてください",
    ),
];

fn translated(message: &str) -> (&'static str, &'static str) {
    TRANSLATIONS
        .iter()
        .find(|(english, ..)| message.starts_with(english))
        .map_or(
            ("TOML として読めません", "この行の書き方を見直してください"),
            |(_, said, help)| (*said, *help),
        )
}
