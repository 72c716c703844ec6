//! The plans that the program was asked to open.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use tenken::check::Dismissal;
use tenken::document::{Diagnostic, Source};
use tenken::plan::{Loaded, Plan, load};

use crate::dismissed::{Dismissed, keeps_dismissals};
use crate::files;
use crate::question::Question;
use crate::report::{FileProblem, Report};

/// The plans that are built into the program, by the names of their files.
pub(crate) const BUILT_IN: &[(&str, &str)] = &[
    (
        "data/kameyama-dx.toml",
        include_str!("../data/kameyama-dx.toml"),
    ),
    (
        "data/mie-digiplan.toml",
        include_str!("../data/mie-digiplan.toml"),
    ),
    (
        "data/mie-revision.toml",
        include_str!("../data/mie-revision.toml"),
    ),
    (
        "data/mie-strategy.toml",
        include_str!("../data/mie-strategy.toml"),
    ),
    (
        "data/toyama-dx.toml",
        include_str!("../data/toyama-dx.toml"),
    ),
];

/// Where a plan comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    /// It is built into the program: the name of its file, and its text.
    BuiltIn(&'static str, &'static str),
    /// A file that somebody named, or that lies in a folder that somebody named.
    File(PathBuf),
}

/// A plan with its document and what is dismissed of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PlanFile {
    /// The plan.
    pub(crate) plan: Arc<Plan>,
    /// The document.
    pub(crate) source: Arc<Source>,
    /// What is dismissed.
    pub(crate) dismissed: Dismissed,
}

/// What came of opening one file.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Opening {
    /// The plan; `None` if an error keeps it from being used.
    pub(crate) file: Option<PlanFile>,
    /// What is wrong with it.
    pub(crate) reports: Vec<Report>,
}

impl Origin {
    /// The built-in plans.
    pub(crate) fn built_in() -> Vec<Self> {
        let plans = BUILT_IN.iter();
        plans
            .map(|(name, text)| Self::BuiltIn(name, text))
            .collect()
    }

    /// The files that paths stand for, those of a folder by name; of a folder
    /// without any, a report in their place. No path stands for the built-in plans.
    pub(crate) fn of_paths(paths: &[PathBuf]) -> Vec<Result<Self, Box<Report>>> {
        if paths.is_empty() {
            return Self::built_in().into_iter().map(Ok).collect();
        }
        let files = paths.iter().flat_map(|path| match plan_files(path) {
            Ok(files) => files.into_iter().map(|file| Ok(Self::File(file))).collect(),
            Err(error) => vec![Err(Box::new(files::missing(path, &error)))],
        });
        files.collect()
    }

    /// Reads and checks the plan.
    pub(crate) fn open(&self) -> Opening {
        match self {
            Self::BuiltIn(name, text) => {
                Opening::new(load(Source::new(*name, *text)), Dismissed::default())
            }
            Self::File(path) => match files::read(path) {
                Ok(source) => {
                    let (dismissed, reports) = Dismissed::beside(path);
                    let mut opening = Opening::new(load(source), dismissed);
                    opening.reports.extend(reports);
                    opening
                }
                Err(unreadable) => Opening {
                    file: None,
                    reports: vec![unreadable.report(path)],
                },
            },
        }
    }
}

impl Opening {
    /// What comes of a file that was found, or of one that was not.
    fn of(found: Result<Origin, Box<Report>>) -> Self {
        match found {
            Ok(origin) => origin.open(),
            Err(report) => Self {
                file: None,
                reports: vec![*report],
            },
        }
    }

    fn new(loaded: Loaded, dismissed: Dismissed) -> Self {
        let source = Arc::new(loaded.source);
        Self {
            reports: Report::all(loaded.diagnostics, &source),
            file: loaded.plan.map(|plan| PlanFile {
                plan: Arc::new(plan),
                source,
                dismissed,
            }),
        }
    }
}

/// Warns of every plan whose id another before it has.
pub(crate) fn duplicates<'p>(files: impl Iterator<Item = &'p PlanFile>) -> Vec<Report> {
    let mut seen = HashSet::new();
    let again = files.filter(|file| !seen.insert(file.plan.facts().id.as_str()));
    again
        .map(|file| {
            let id = file.plan.facts().id.clone();
            let diagnostic = Diagnostic::new(FileProblem::DuplicatePlan(id));
            Report::of_file(diagnostic, file.source.name())
        })
        .collect()
}

/// What came of opening plans: those that can be used, and all that was found
/// wrong with any.
#[derive(Default)]
pub(crate) struct Opened {
    /// The plans, in the order in which they were asked for.
    pub(crate) plans: Vec<PlanFile>,
    /// What is wrong, each diagnostic with its snippet.
    pub(crate) reports: Vec<Report>,
    /// How many files were to be opened, those included that could not be.
    pub(crate) files: usize,
}

/// What does not seem to add up in plans.
#[derive(Default)]
pub(crate) struct Doubts {
    /// What is to be asked.
    pub(crate) open: Vec<Report>,
    /// What somebody looked into, with the reasons.
    pub(crate) dismissed: Vec<Report>,
}

impl Opened {
    /// Opens the plans of paths; without any, the built-in ones. One that cannot
    /// be opened leaves the others as they are.
    pub(crate) fn new(paths: &[PathBuf]) -> Self {
        let mut opened = Self::default();
        let openings: Vec<Opening> = Origin::of_paths(paths)
            .into_par_iter()
            .map(Opening::of)
            .collect();
        for opening in openings {
            opened.files += 1;
            opened.reports.extend(opening.reports);
            opened.plans.extend(opening.file);
        }
        opened.reports.extend(duplicates(opened.plans.iter()));
        opened
    }

    /// The plans with what is to be asked about them.
    pub(crate) fn asked(&self) -> Vec<Asked<'_>> {
        self.plans.par_iter().map(Asked::new).collect()
    }
}

/// A plan with all that is to be asked about it.
pub(crate) struct Asked<'o> {
    /// The plan.
    pub(crate) file: &'o PlanFile,
    /// What is to be asked, in the order of the plan, what is dismissed among it.
    pub(crate) questions: Vec<Question>,
}

impl<'o> Asked<'o> {
    /// Checks a plan.
    fn new(file: &'o PlanFile) -> Self {
        Self {
            file,
            questions: Question::all(&file.plan, &file.source),
        }
    }
}

impl Doubts {
    /// What does not seem to add up in plans, as reports.
    pub(crate) fn of(asked: &[Asked<'_>]) -> Self {
        let mut doubts = Self::default();
        for Asked { file, questions } in asked {
            for question in questions {
                doubts.add(question, file);
            }
        }
        doubts
    }

    fn add(&mut self, question: &Question, file: &PlanFile) {
        let dismissal = question.dismissal(&file.dismissed.dismissals);
        let diagnostic = diagnostic(question, dismissal, &file.source);
        let report = Report::new(diagnostic, &file.source);
        match dismissal {
            None => self.open.push(report),
            Some(_) => self.dismissed.push(report),
        }
    }
}

/// A doubt as a diagnostic at the lines of its places.
fn diagnostic(
    question: &Question,
    dismissal: Option<&Dismissal>,
    source: &Source,
) -> Diagnostic<FileProblem> {
    let doubt = FileProblem::Doubt {
        doubt: Box::new(question.doubt.clone()),
        dismissal: dismissal.cloned(),
    };
    let diagnostic = Diagnostic::new(doubt).at(source, question.place.clone());
    match &question.other {
        Some(other) => diagnostic.related(source, other.clone()),
        None => diagnostic,
    }
}

/// The files that a path stands for: itself, or the plans in the directory that
/// it is, by name.
fn plan_files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path)? {
        let file = entry?.path();
        let is_toml = file.extension() == Some(OsStr::new("toml"));
        if is_toml && !keeps_dismissals(&file) && file.is_file() {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    Ok(files)
}
