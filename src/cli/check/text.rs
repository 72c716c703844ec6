//! Diagnostics for people: the lines they are about, and how many there are.

use std::io::{self, Write};

use tenken::document::Severity;
use tenken::messages::Language;

use super::Checked;
use crate::cli::context::{Context, Ending, Failure};
use crate::report::{Report, codes_of_plans};

/// The cells of a line where there is no terminal.
const USUAL_WIDTH: usize = 100;

/// Returns a diagnostic with its lines.
pub(super) fn rendered(report: &Report, context: &Context, language: Language) -> String {
    let width = context.terminal_width.unwrap_or(USUAL_WIDTH);
    match context.colours {
        true => report.render_in_colour(width, language),
        false => report.render(width, language),
    }
}

/// Writes each diagnostic, and then how many there were.
pub(super) fn write(checked: Checked<String>, out: &mut impl Write) -> Result<Ending, Failure> {
    let (ending, summary) = (checked.ending(), summary(&checked));
    for rendered in checked.told() {
        writeln!(out, "{rendered}\n")?;
    }
    writeln!(out, "{summary}")?;
    out.flush()?;
    Ok(ending)
}

fn summary(checked: &Checked<String>) -> String {
    let severities = [Severity::Error, Severity::Warning, Severity::Notice];
    let found = severities.map(|severity| (severity, checked.count(severity)));
    let language = checked.language;
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
