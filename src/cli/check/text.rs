//! Diagnostics for people: the lines they are about, and how many there are.

use std::io::{self, Write};

use tenken::document::Severity;
use tenken::messages::Language;

use super::Checked;
use crate::cli::context::Context;
use crate::report::codes_of_plans;

/// The cells of a line where there is no terminal.
const USUAL_WIDTH: usize = 100;

/// Writes each diagnostic with its lines, and then how many there were.
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
    let severities = [Severity::Error, Severity::Warning, Severity::Notice];
    let found = severities.map(|severity| (severity, checked.count(severity)));
    language.check_summary(&found, checked.dismissed, checked.files)
}

/// Writes every code with its meaning.
pub(super) fn write_codes(language: Language, out: &mut impl Write) -> io::Result<()> {
    let codes = codes_of_plans();
    let longest = codes.iter().map(|code| code.name().len()).max();
    let width = longest.unwrap_or_default();
    for code in codes {
        writeln!(out, "{code:width$}  {}", language.meaning(code))?;
    }
    Ok(())
}
