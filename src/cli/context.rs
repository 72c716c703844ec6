//! The environment of a command, and how it ends.

use std::env;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::process::ExitCode;

use rayon::prelude::*;
use tenken::document::Severity;
use tenken::messages::Language;

use super::progress::ProgressLine;
use super::standard_error::say;
use crate::display_width::AmbiguousWidth;
use crate::open::{Batches, KnownIds, PlanFile};
use crate::report::Report;
use crate::system::{SequenceOutput, is_closed_pipe, terminal_columns};

/// The settings and the environment by which a command answers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context {
    /// The language the user asked for; `None` means the language of the plan.
    pub(crate) language: Option<Language>,
    /// The width of ambiguous characters.
    pub(crate) ambiguous: AmbiguousWidth,
    /// The width of the terminal in cells; `None` if standard output is not a
    /// terminal.
    pub(crate) terminal_width: Option<usize>,
    /// Whether standard output is to be coloured.
    pub(crate) colours: bool,
    /// Whether what is a terminal obeys control sequences.
    pub(super) obeys_sequences: bool,
}

/// How a command ended if it could answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Everything that was asked for is answered.
    Answered,
    /// A plan could not be opened, or a check found an error.
    Errors,
    /// A check found warnings alone.
    Warnings,
}

/// Why a command could not answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The output could not be written, or a file not read.
    Io(io::Error),
    /// The arguments ask for something that does not exist.
    Question(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The exit code for wrong arguments; clap uses the same.
pub(super) const USAGE: u8 = 2;

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Answered => Self::SUCCESS,
            Ending::Errors => Self::FAILURE,
            Ending::Warnings => Self::from(3),
        }
    }
}

impl Failure {
    /// Why the screen cannot be shown on the terminal.
    pub(crate) fn of_terminal(error: io::Error, language: Language) -> Self {
        match error.kind() {
            _ if is_closed_pipe(&error) => Self::Io(error),
            io::ErrorKind::Unsupported => {
                Self::Io(io::Error::other(language.console_obeys_no_sequences()))
            }
            _ => Self::Io(io::Error::other(language.no_terminal(&error))),
        }
    }

    /// Reports the failure on standard error. A closed pipe is not reported: the
    /// reader has read enough.
    pub(crate) fn report(self, language: Language) -> ExitCode {
        match self {
            Self::Io(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
            Self::Io(error) => {
                say(&format!("tenken: {}", in_words(&error, language)));
                ExitCode::FAILURE
            }
            Self::Question(said) => {
                say(&format!("tenken: {said}"));
                ExitCode::from(USAGE)
            }
        }
    }
}

/// What is said of an error. What is no error of the system has words of its own already.
pub(super) fn in_words(error: &io::Error, language: Language) -> String {
    match error.raw_os_error() {
        Some(_) if error.kind() == io::ErrorKind::StorageFull => {
            language.no_room_for_output().to_owned()
        }
        Some(_) => language.output_cannot_be_written(error),
        None => error.to_string(),
    }
}

impl Context {
    /// Detects the width and the colours of standard output.
    pub(crate) fn new(
        language: Option<Language>,
        ambiguous: AmbiguousWidth,
        sequences: &SequenceOutput,
    ) -> Self {
        let obeys_sequences = sequences.is_obeyed();
        Self {
            language,
            ambiguous,
            terminal_width: terminal_width(),
            colours: io::stdout().is_terminal() && obeys_sequences && !refuses_colours(),
            obeys_sequences,
        }
    }

    /// Opens the plans of paths, or the built-in ones, and says on standard
    /// error what is wrong with them.
    pub(crate) fn open(&self, paths: &[PathBuf]) -> Opened<PlanFile> {
        self.ask(paths, |file, _| file)
    }

    /// Opens the plans of paths, or the built-in ones, and asks each something in the
    /// language of the answer. Says on standard error what is wrong with them.
    pub(crate) fn ask<A: Send>(
        &self,
        paths: &[PathBuf],
        answer: impl Fn(PlanFile, Language) -> A + Sync,
    ) -> Opened<A> {
        let opened = self.ask_silently(paths, answer);
        say_reports(&opened.reports, opened.language);
        opened
    }

    /// Opens two versions of a plan, which may have one id. Says on standard error what is
    /// wrong with them.
    pub(super) fn open_versions(&self, paths: &[PathBuf; 2]) -> Opened<PlanFile> {
        let opened = self.ask_each(paths, |file, _| file, |_| None);
        say_reports(&opened.reports, opened.language);
        opened
    }

    /// Opens the plans and asks them without saying what is wrong. A plan is in memory no
    /// longer than its answer takes.
    pub(super) fn ask_silently<A: Send>(
        &self,
        paths: &[PathBuf],
        answer: impl Fn(PlanFile, Language) -> A + Sync,
    ) -> Opened<A> {
        let mut known = KnownIds::default();
        self.ask_each(paths, answer, |file| known.note(file))
    }

    /// The same, with what there is to be said of each plan beside the others.
    fn ask_each<A: Send>(
        &self,
        paths: &[PathBuf],
        answer: impl Fn(PlanFile, Language) -> A + Sync,
        mut beside_others: impl FnMut(&PlanFile) -> Option<Report>,
    ) -> Opened<A> {
        let batches = Batches::new(paths);
        let mut line = ProgressLine::new(batches.files(), self);
        let mut opened = Opened {
            answers: Vec::new(),
            reports: Vec::new(),
            files: batches.files(),
            language: self.spoken(),
        };
        let mut duplicates = Vec::new();
        for batch in batches {
            let files = batch.len();
            let (plans, reports): (Vec<_>, Vec<_>) = batch
                .into_iter()
                .map(|opening| (opening.file, opening.reports))
                .unzip();
            let plans: Vec<PlanFile> = plans.into_iter().flatten().collect();
            let broken = files - plans.len();
            opened.reports.extend(reports.into_iter().flatten());
            duplicates.extend(plans.iter().filter_map(&mut beside_others));
            if let Some(first) = plans.first().filter(|_| opened.answers.is_empty()) {
                opened.language = self.language_of(first);
            }
            let plans = plans.into_par_iter();
            let answers = plans.map(|file| answer(file, opened.language));
            opened.answers.par_extend(answers);
            line.advance(files, broken);
        }
        opened.reports.extend(duplicates);
        opened
    }

    /// The language of messages that do not concern a plan.
    pub(crate) fn spoken(&self) -> Language {
        self.language.unwrap_or_default()
    }

    /// The language of an answer from plans of which this is the first.
    fn language_of(&self, first: &PlanFile) -> Language {
        let of_plan = || Language::of_plan(&first.plan);
        self.language.unwrap_or_else(of_plan)
    }
}

/// What came of opening plans and asking each the same.
#[derive(Debug)]
pub(crate) struct Opened<A> {
    /// The answers of the plans that can be used, in the order in which they were asked
    /// for.
    pub(crate) answers: Vec<A>,
    /// What is wrong with the files.
    pub(crate) reports: Vec<Report>,
    /// How many files were to be opened, those included that could not be.
    pub(crate) files: usize,
    /// The language of the answers.
    pub(crate) language: Language,
}

impl<A> Opened<A> {
    /// How a command ends that answered from these plans: with errors if no plan is
    /// open or a file has an error.
    pub(super) fn ending(&self) -> Ending {
        let is_error = |report: &Report| report.diagnostic.severity() == Severity::Error;
        match self.answers.is_empty() || self.reports.iter().any(is_error) {
            true => Ending::Errors,
            false => Ending::Answered,
        }
    }
}

/// The width of diagnostics on standard error, in cells. Heuristic.
const REPORT_WIDTH: usize = 100;

/// Says on standard error what is wrong.
pub(crate) fn say_reports(reports: &[Report], language: Language) {
    for report in reports {
        say(&(report.render(REPORT_WIDTH, language) + "\n"));
    }
}

/// Whether the person wants no colours anywhere.
pub(crate) fn refuses_colours() -> bool {
    env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// The width in cells that is assumed if the terminal does not report one: that of a
/// classic terminal (VT100).
const USUAL_WIDTH: usize = 80;

fn terminal_width() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    Some(terminal_columns().unwrap_or(USUAL_WIDTH))
}
