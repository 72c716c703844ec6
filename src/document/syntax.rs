//! What TOML's own parser says, in words for the person who edits the plan.

use std::ops::Range;

use super::finding::{Finding, Findings};

/// Adds a finding for each error of the TOML parser.
pub(super) fn report(errors: Vec<toml::de::Error>, findings: &mut Findings<'_>) {
    let end = findings.source().text().len();
    for error in errors {
        let span = error.span().unwrap_or(end..end);
        let finding = match findings.source().slice(span.clone()) {
            key if is_bare_word(&error, key) => unquoted_key(key),
            _ => explain(
                &error,
                findings.source().slice(surroundings(findings, &span)),
            ),
        };
        findings.add(finding, span);
    }
}

/// A key in letters beyond ASCII, without quotes: TOML does not allow it, but
/// its parser reads it as it was meant.
fn is_bare_word(error: &toml::de::Error, key: &str) -> bool {
    let bare = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    error.message().starts_with("invalid unquoted key") && !key.is_empty() && key.chars().all(bare)
}

fn unquoted_key(key: &str) -> Finding {
    Finding::warning(
        "unquoted-key",
        format!("キー「{key}」が引用符で囲まれていません"),
    )
    .help(format!("TOML の決まりでは \"{key}\" のように囲みます"))
}

/// The line from its beginning to the end of the span: the slip that a parser
/// trips over stands before the place where it noticed.
fn surroundings(findings: &Findings<'_>, span: &Range<usize>) -> Range<usize> {
    let text = findings.source().text();
    let start = text
        .get(..span.start)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |newline| newline + 1);
    let end = text
        .get(span.start..)
        .and_then(|after| after.find('\n'))
        .map_or(text.len(), |newline| span.start + newline);
    start..end
}

fn explain(error: &toml::de::Error, line: &str) -> Finding {
    let message = error.message();
    let (said, help) = full_width_slip(line).unwrap_or_else(|| translated(message));
    Finding::error("syntax", format!("{said}（{message}）")).help(help)
}

/// Slips of an input method left on, with what is said of each.
const FULL_WIDTH_SLIPS: [(&[char], &str, &str); 4] = [
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

fn outside_quotes(line: &str) -> String {
    line.split('"').step_by(2).collect()
}

const TRANSLATIONS: [(&str, &str, &str); 7] = [
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
        "invalid basic string",
        "文字列が閉じていません",
        "値の終わりに半角の \" を置いてください",
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
