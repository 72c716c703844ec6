//! The plans that the program was asked to open.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::vec;

use rayon::prelude::*;
use tenken::check::Dismissal;
use tenken::document::{Diagnostic, Source};
use tenken::meeting::Meetings;
use tenken::plan::{Loaded, Plan, load};

use crate::dismissed::{Dismissed, keeps_dismissals};
use crate::files::{self, INPUT_NAME};
use crate::last_time;
use crate::question::Question;
use crate::recorded::{RecordPlaces, is_record, is_seen_copy};
use crate::report::{FileProblem, Report};
use crate::shown::is_shown;

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

/// The plan of a town that does not exist, made to show everything, by its file. It stands
/// beside no other: what is summed over plans is true of towns that do.
const DEMO: (&str, &str) = ("data/demo.toml", include_str!("../data/demo.toml"));

/// The path that stands for it, where there is nothing of that name.
const DEMO_PATH: &str = "demo";

/// Where a plan comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    /// It is built into the program: the name of its file, and its text.
    BuiltIn(&'static str, &'static str),
    /// A file that somebody named, or that lies in a folder that somebody named.
    File(PathBuf),
    /// Standard input.
    Input,
}

/// The path that stands for standard input.
const INPUT_PATH: &str = "-";

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
    /// without any, a report in their place. No path stands for the built-in plans, `demo` for
    /// that of a town that does not exist.
    pub(crate) fn of_paths(paths: &[PathBuf]) -> Vec<Result<Self, Box<Report>>> {
        if paths.is_empty() {
            return Self::built_in().into_iter().map(Ok).collect();
        }
        let mut found = Vec::new();
        for path in paths {
            if !Self::is_input(path) {
                found.extend(Self::of_path(path));
            } else if found.contains(&Ok(Self::Input)) {
                found.push(Err(of_input(FileProblem::InputTwice)));
            } else {
                found.push(Ok(Self::Input));
            }
        }
        found
    }

    fn of_path(path: &Path) -> Vec<Result<Self, Box<Report>>> {
        if Self::is_demo(path) {
            return vec![Ok(Self::BuiltIn(DEMO.0, DEMO.1))];
        }
        match plan_files(path) {
            Ok(files) => files.into_iter().map(|file| Ok(Self::File(file))).collect(),
            Err(error) => vec![Err(Box::new(files::missing(path, &error)))],
        }
    }

    /// Returns the path by which a command is told of the plan; `None` for one of the built-in
    /// plans, which it is told of by its id.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::BuiltIn(name, _) => (*name == DEMO.0).then_some(Path::new(DEMO_PATH)),
            Self::File(path) => Some(path),
            Self::Input => Some(Path::new(INPUT_PATH)),
        }
    }

    /// Returns whether a path stands for standard input.
    pub(crate) fn is_input(path: &Path) -> bool {
        path == Path::new(INPUT_PATH)
    }

    fn is_demo(path: &Path) -> bool {
        path == Path::new(DEMO_PATH) && !path.exists()
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
                Err(unreadable) => Opening::broken(unreadable.report(path)),
            },
            // What somebody types is no plan, and the screen needs the keys.
            Self::Input if io::stdin().is_terminal() => {
                Opening::broken(*of_input(FileProblem::NothingPiped))
            }
            Self::Input => match files::read_input() {
                Ok(source) => Opening::new(load(source), Dismissed::default()),
                Err(unreadable) => Opening::broken(unreadable.report(Path::new(INPUT_NAME))),
            },
        }
    }
}

impl Opening {
    /// What comes of a file that was found, or of one that was not.
    fn of(found: Result<Origin, Box<Report>>) -> Self {
        match found {
            Ok(origin) => origin.open(),
            Err(report) => Self::broken(*report),
        }
    }

    /// What comes of a file that cannot be used.
    fn broken(report: Report) -> Self {
        Self {
            file: None,
            reports: vec![report],
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

/// A report about standard input as a whole.
fn of_input(problem: FileProblem) -> Box<Report> {
    Box::new(Report::of_file(Diagnostic::new(problem), INPUT_NAME))
}

/// Whether a file is kept beside that of a plan, and is no plan.
fn is_beside_plan(file: &Path) -> bool {
    keeps_dismissals(file) || is_record(file) || is_seen_copy(file) || is_shown(file)
}

/// Warns of every plan whose id another before it has.
pub(crate) fn duplicates<'p>(files: impl Iterator<Item = &'p PlanFile>) -> Vec<Report> {
    let mut known = KnownIds::default();
    files.filter_map(|file| known.note(file)).collect()
}

/// The ids of the plans that were opened.
#[derive(Debug, Default)]
pub(crate) struct KnownIds(HashSet<String>);

impl KnownIds {
    /// Takes note of a plan, unless a value of it cannot be read, which is to be mended first.
    /// Warns if another before it has its id.
    pub(crate) fn note(&mut self, file: &PlanFile) -> Option<Report> {
        let id = &file.plan.facts().id;
        if !file.plan.unreadable().is_empty() || self.0.insert(id.clone()) {
            return None;
        }
        let diagnostic = Diagnostic::new(FileProblem::DuplicatePlan(id.clone()));
        Some(Report::of_file(diagnostic, file.source.name()))
    }
}

/// How many files are opened at a time: enough that no core waits for the last of them,
/// and few enough to have in memory. Heuristic.
const BATCH: usize = 64;

/// What comes of opening the plans of paths, in their order, some at a time, so that a
/// country is never in memory as a whole.
pub(crate) struct Batches {
    left: vec::IntoIter<Result<Origin, Box<Report>>>,
}

impl Batches {
    /// Finds the files of paths; without any, the built-in plans.
    pub(crate) fn new(paths: &[PathBuf]) -> Self {
        Self {
            left: Origin::of_paths(paths).into_iter(),
        }
    }

    /// How many files there are still to be opened, those included that could not be found.
    pub(crate) fn files(&self) -> usize {
        self.left.len()
    }
}

impl Iterator for Batches {
    type Item = Vec<Opening>;

    fn next(&mut self) -> Option<Vec<Opening>> {
        let batch: Vec<_> = self.left.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return None;
        }
        Some(batch.into_par_iter().map(Opening::of).collect())
    }
}

impl PlanFile {
    /// The file of the plan; `None` if it has none of its own. The file beside it says where
    /// it is: the name of a document is shown, and need not be that of a file to the byte.
    fn path(&self) -> Option<PathBuf> {
        let beside = self.dismissed.file.as_ref()?;
        let name = Path::new(self.source.name()).file_name()?;
        Some(beside.with_file_name(name))
    }

    /// What is recorded of the meetings about the plan, and what is wrong with the records.
    pub(crate) fn meetings(&self) -> (Meetings, Vec<Report>) {
        let (path, person) = (self.path(), last_time::folder_of_meetings());
        let id = &self.plan.facts().id;
        let read = RecordPlaces::of(path.as_deref(), id, person.as_deref()).read();
        (read.meetings, read.reports)
    }

    /// A question about the plan as a report, and whether it is dismissed.
    pub(crate) fn report(&self, question: &Question) -> (Report, bool) {
        let dismissal = question.dismissal(&self.dismissed.dismissals);
        let diagnostic = diagnostic(question, dismissal, &self.source);
        (Report::new(diagnostic, &self.source), dismissal.is_some())
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
    match question.others.first() {
        Some(other) => diagnostic.related(source, other.clone()),
        None => diagnostic,
    }
}

/// Whether an entry of a folder is a file. Where the folder says so, the file need not be
/// asked.
fn is_file(entry: &DirEntry) -> bool {
    match entry.file_type() {
        Ok(kind) if !kind.is_symlink() => kind.is_file(),
        _ => entry.path().is_file(),
    }
}

/// The files that a path stands for: itself, or the plans in the directory that
/// it is, by name.
fn plan_files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = fs::read_dir(path)?.collect::<io::Result<Vec<DirEntry>>>()?;
    let files = plans_among(&entries);
    if files.is_empty() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    Ok(files)
}

/// The plans among what a folder has in it, by name.
pub(crate) fn plans_among(entries: &[DirEntry]) -> Vec<PathBuf> {
    let plans = entries.iter().filter_map(|entry| {
        let file = entry.path();
        let is_toml = file.extension() == Some(OsStr::new("toml"));
        let is_plan = is_toml && !is_beside_plan(&file) && is_file(entry);
        is_plan.then_some(file)
    });
    let mut plans: Vec<PathBuf> = plans.collect();
    // All are in one folder, so their order is that of their names. Comparing paths part
    // by part takes milliseconds of a country.
    plans.sort_by(|one, other| one.as_os_str().cmp(other.as_os_str()));
    plans
}
