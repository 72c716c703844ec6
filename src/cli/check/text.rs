//! Findings for people: the lines they are about, and how many there are.

use std::io::{self, Write};

use tenken::check::Rule;
use tenken::document::{Code, Severity};
use tenken::messages::Language;

use super::Checked;
use crate::cli::context::Context;

/// The cells of a line where there is no terminal.
const USUAL_WIDTH: usize = 100;

/// Writes each finding with its lines, and then how many there were.
pub(super) fn write(
    checked: &Checked,
    context: &Context,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let width = context.terminal_width.unwrap_or(USUAL_WIDTH);
    for report in &checked.reports {
        let rendered = match context.colours {
            true => report.render_in_colour(width, language),
            false => report.render(width, language),
        };
        writeln!(out, "{rendered}\n")?;
    }
    writeln!(out, "{}", summary(checked, language))
}

fn summary(checked: &Checked, language: Language) -> String {
    let counted = [
        (Severity::Error, language.pick("誤り", "errors")),
        (Severity::Warning, language.pick("警告", "warnings")),
        (Severity::Notice, language.pick("確認", "notices")),
    ];
    let counted = counted.map(|(severity, name)| (name, checked.count(severity)));
    let found = counted.iter().filter(|(_, count)| *count > 0);
    let found: Vec<String> = found
        .map(|(name, count)| match language {
            Language::Japanese => format!("{name} {count}"),
            Language::English => format!("{name}: {count}"),
        })
        .collect();
    let said = match found.as_slice() {
        [] => language
            .pick("問題は見つかりませんでした", "nothing found")
            .to_owned(),
        found => found.join(language.pick("、", ", ")),
    };
    let said = match checked.dismissed {
        0 => said,
        count => language.pick(
            format!("{said}、ほかに確認済み {count}"),
            format!("{said}, dismissed: {count}"),
        ),
    };
    match language {
        Language::Japanese => format!("{said}（{}ファイル）", checked.files),
        Language::English => format!("{said} (files: {})", checked.files),
    }
}

/// Writes every code with its meaning.
pub(super) fn write_codes(language: Language, out: &mut impl Write) -> io::Result<()> {
    let longest = Code::of_plans().map(|code| code.name().len()).max();
    let width = longest.unwrap_or_default();
    for code in Code::of_plans() {
        writeln!(out, "{code:width$}  {}", language.meaning(code))?;
    }
    Ok(())
}

/// Writes the page of a code, or its meaning where it has none.
pub(super) fn write_explanation(
    code: Code,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    match Rule::of(code) {
        Some(rule) => write!(out, "{}", rule.page),
        None => writeln!(out, "# {code}\n\n{}", language.meaning(code)),
    }
}
