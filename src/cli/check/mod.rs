//! `tenken check`: what is wrong with plan files, for people and for programs
//! that run on every change.

mod github;
mod json;
mod markdown;
mod sarif;
mod text;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tenken::document::{Code, Severity, nearest};
use tenken::messages::Language;

use super::context::{Context, Ending, Failure};
use crate::open::{Doubts, Opened};
use crate::report::{Report, codes_of_plans};

/// Arguments of `tenken check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Files or folders; none for the built-in plans.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How diagnostics are written.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    format: Format,

    /// Codes of warnings that are taken as errors.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    deny: Vec<String>,

    /// Codes that are not reported, even if they are denied.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    allow: Vec<String>,

    /// Whether doubts that were dismissed are reported, too.
    #[arg(long)]
    dismissed: bool,

    /// Whether to list all codes instead.
    #[arg(long)]
    list_codes: bool,

    /// The code to explain instead.
    #[arg(long, value_name = "CODE", conflicts_with = "list_codes")]
    explain: Option<String>,
}

/// A way of writing diagnostics.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// A JSON document.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// Markdown for the minutes.
    Markdown,
}

/// What was found in the files that were asked for.
struct Checked {
    reports: Vec<Report>,
    /// How many files there were.
    files: usize,
    /// How many doubts are dismissed and not among the reports.
    dismissed: usize,
}

impl Checked {
    fn count(&self, severity: Severity) -> usize {
        let found = self.reports.iter();
        found
            .filter(|r| r.diagnostic.severity() == severity)
            .count()
    }

    fn ending(&self) -> Ending {
        let errors = self.count(Severity::Error);
        match (errors, self.count(Severity::Warning)) {
            (0, 0) => Ending::Answered,
            (0, _) => Ending::Warnings,
            _ => Ending::Errors,
        }
    }
}

/// What the person wants to be told otherwise than it was found.
struct Levels {
    denies_warnings: bool,
    denied: Vec<Code>,
    allowed: Vec<Code>,
}

impl Levels {
    /// Whether nobody wants to know of a rule.
    fn passes_over(&self, code: Code) -> bool {
        self.allowed.contains(&code)
    }

    /// The report as it is to be told. Returns `None` if nobody wants to know.
    fn settle(&self, mut report: Report) -> Option<Report> {
        let code = report.diagnostic.code();
        if self.passes_over(code) {
            return None;
        }
        let is_warning = report.diagnostic.severity() == Severity::Warning;
        if self.denies_warnings && is_warning || self.denied.contains(&code) {
            report.diagnostic = report.diagnostic.raised();
        }
        Some(report)
    }
}

impl Check {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        if self.list_codes {
            text::write_codes(context.spoken(), &mut out)?;
            out.flush()?;
            return Ok(Ending::Answered);
        }
        if let Some(name) = &self.explain {
            let code = code("--explain", name, &[], context.spoken())?;
            write!(out, "{}", context.spoken().explanation(code))?;
            out.flush()?;
            return Ok(Ending::Answered);
        }
        let levels = self.levels(context.spoken())?;
        let opened = Opened::new(&self.paths);
        let language = context.language_of(&opened.plans);
        let asked = opened.asked();
        let checked = self.checked(&opened, Doubts::of(&asked), &levels);
        match self.format {
            Format::Text => text::write(&checked, context, language, &mut out),
            Format::Json => json::write(&checked, language, &mut out),
            Format::Sarif => sarif::write(&checked, language, &mut out),
            Format::Github => github::write(&checked, language, &mut out),
            Format::Markdown => markdown::write(&asked, &checked, &levels, language, &mut out),
        }?;
        out.flush()?;
        Ok(checked.ending())
    }

    /// What was found, as it is to be told. What is dismissed is never raised.
    fn checked(&self, opened: &Opened, doubts: Doubts, levels: &Levels) -> Checked {
        let found = opened.reports.iter().cloned().chain(doubts.open);
        let mut reports: Vec<Report> = found.filter_map(|r| levels.settle(r)).collect();
        let mut dismissed = doubts.dismissed;
        dismissed.retain(|report| !levels.passes_over(report.diagnostic.code()));
        let told = match self.dismissed {
            true => std::mem::take(&mut dismissed),
            false => Vec::new(),
        };
        reports.extend(told);
        Checked {
            reports,
            files: opened.files,
            dismissed: dismissed.len(),
        }
    }

    fn levels(&self, language: Language) -> Result<Levels, Failure> {
        let is_warnings = |name: &&String| name.as_str() == ALL_WARNINGS;
        let denied = self.deny.iter().filter(|name| !is_warnings(name));
        Ok(Levels {
            denies_warnings: self.deny.iter().any(|name| is_warnings(&name)),
            denied: denied
                .map(|name| code("--deny", name, &[ALL_WARNINGS], language))
                .collect::<Result<_, _>>()?,
            allowed: self
                .allow
                .iter()
                .map(|name| code("--allow", name, &[], language))
                .collect::<Result<_, _>>()?,
        })
    }
}

/// What `--deny` takes for all codes.
const ALL_WARNINGS: &str = "warnings";

/// The code that a person wrote, where besides codes these words would do.
fn code(
    flag: &str,
    written: &str,
    words: &[&'static str],
    language: Language,
) -> Result<Code, Failure> {
    let codes = codes_of_plans();
    let named = codes.iter().find(|code| code.name() == written);
    named.copied().ok_or_else(|| {
        let said = language.no_such_code(flag, written);
        let names = codes.iter().map(|code| code.name());
        let near = nearest(written, names.chain(words.iter().copied()));
        Failure::Question(match near {
            Some(near) => language.with_nearest(&said, near),
            None => language.with_list_of_codes(&said),
        })
    })
}
