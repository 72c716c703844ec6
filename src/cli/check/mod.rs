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
use rayon::prelude::*;
use tenken::document::{Code, Severity, nearest};
use tenken::messages::Language;

use super::context::{Context, Ending, Failure, Opened};
use crate::open::PlanFile;
use crate::question::Question;
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

/// What was found in the files that were asked for, as it is to be told.
struct Checked<T> {
    /// What is wrong with the files, then what does not seem to add up in the plans, then
    /// what is dismissed of that.
    told: Vec<Told<T>>,
    /// How many files there were.
    files: usize,
    /// How many doubts are dismissed and not among what is told.
    dismissed: usize,
    /// The language in which it is told.
    language: Language,
}

/// One of the things that were found, in the form in which it is told.
struct Told<T> {
    severity: Severity,
    told: T,
}

/// What was found in one plan.
struct CheckedPlan<T> {
    doubts: Vec<Told<T>>,
    dismissed: Vec<Told<T>>,
}

impl<T> Checked<T> {
    fn told(self) -> impl Iterator<Item = T> {
        self.told.into_iter().map(|told| told.told)
    }

    fn count(&self, severity: Severity) -> usize {
        let found = self.told.iter();
        found.filter(|told| told.severity == severity).count()
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
        match self.format {
            Format::Text => {
                let checked = self.checked(&levels, context, |report, language| {
                    text::rendered(report, context, language)
                });
                text::write(checked, &mut out)
            }
            Format::Json => json::write(self.checked(&levels, context, json::object), &mut out),
            Format::Sarif => sarif::write(self.checked(&levels, context, sarif::result), &mut out),
            Format::Github => {
                github::write(self.checked(&levels, context, github::command), &mut out)
            }
            Format::Markdown => self.write_minutes(&levels, context, &mut out),
        }
    }

    /// Checks the files, plan by plan, and tells each thing that is found.
    fn checked<T: Send>(
        &self,
        levels: &Levels,
        context: &Context,
        tell: impl Fn(&Report, Language) -> T + Sync,
    ) -> Checked<T> {
        let opened = context.ask_silently(&self.paths, |file, language| {
            let questions = questions(&file).unwrap_or_default();
            self.of_plan(&file, &questions, levels, |report| tell(report, language))
        });
        self.all_of(opened, levels, tell)
    }

    /// What was found in a plan, as it is to be told. What is dismissed is never raised.
    fn of_plan<T>(
        &self,
        file: &PlanFile,
        questions: &[Question],
        levels: &Levels,
        tell: impl Fn(&Report) -> T,
    ) -> CheckedPlan<T> {
        let reports = questions.iter().map(|question| file.report(question));
        let wanted = reports.filter(|(report, _)| !levels.passes_over(report.diagnostic.code()));
        let (dismissed, open): (Vec<_>, Vec<_>) =
            wanted.partition(|(_, is_dismissed)| *is_dismissed);
        CheckedPlan {
            doubts: open
                .into_iter()
                .filter_map(|(report, _)| levels.settle(report))
                .map(|r| told(&r, &tell))
                .collect(),
            dismissed: dismissed
                .iter()
                .map(|(report, _)| told(report, &tell))
                .collect(),
        }
    }

    /// What was found in all files, in the order in which it is told.
    fn all_of<T: Send>(
        &self,
        opened: Opened<CheckedPlan<T>>,
        levels: &Levels,
        tell: impl Fn(&Report, Language) -> T + Sync,
    ) -> Checked<T> {
        let language = opened.language;
        let mistakes = opened.reports.into_par_iter();
        let mistakes = mistakes.filter_map(|report| levels.settle(report));
        let mistakes = mistakes.map(|report| told(&report, |report| tell(report, language)));
        let mut all: Vec<Told<T>> = mistakes.collect();
        let mut dismissed = Vec::new();
        for plan in opened.answers {
            all.extend(plan.doubts);
            dismissed.extend(plan.dismissed);
        }
        let untold = if self.dismissed { 0 } else { dismissed.len() };
        if self.dismissed {
            all.extend(dismissed);
        }
        Checked {
            told: all,
            files: opened.files,
            dismissed: untold,
            language,
        }
    }

    /// Writes the doubts of each plan under its title, and before them what is wrong with
    /// the files.
    fn write_minutes(
        &self,
        levels: &Levels,
        context: &Context,
        out: &mut impl Write,
    ) -> Result<Ending, Failure> {
        let opened = context.ask_silently(&self.paths, |file, language| {
            let questions = questions(&file);
            let minutes = questions.as_ref();
            let minutes =
                minutes.map(|questions| markdown::minutes(&file, questions, levels, language));
            let questions = questions.unwrap_or_default();
            let checked = self.of_plan(&file, &questions, levels, |_| None);
            (checked, minutes)
        });
        let (answers, minutes): (Vec<_>, Vec<_>) = opened.answers.into_iter().unzip();
        let minutes: Vec<String> = minutes.into_iter().flatten().collect();
        let opened = Opened {
            answers,
            reports: opened.reports,
            files: opened.files,
            language: opened.language,
        };
        let checked = self.all_of(opened, levels, |report, language| {
            Some(markdown::mistake(report, language))
        });
        markdown::write(checked, &minutes, out)
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

/// What does not seem to add up in a plan; `None` if a value of it cannot be read, which is to
/// be mended first.
fn questions(file: &PlanFile) -> Option<Vec<Question>> {
    let is_readable = file.plan.unreadable().is_empty();
    is_readable.then(|| Question::all(&file.plan, &file.source))
}

fn told<T>(report: &Report, tell: impl Fn(&Report) -> T) -> Told<T> {
    Told {
        severity: report.diagnostic.severity(),
        told: tell(report),
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
