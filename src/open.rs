//! The plans that the program was asked to open.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use tenken::check::{Dismissal, Weight};
use tenken::document::{Code, Finding, Source};
use tenken::messages::Language;
use tenken::plan::{Loaded, Plan, load};

use crate::dismissed::{Dismissed, keeps_dismissals};
use crate::question::Question;

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

/// What came of opening plans: those that can be used, and all that was found
/// wrong with any.
#[derive(Default)]
pub(crate) struct Opened {
    /// The plans, in the order in which they were asked for.
    pub(crate) plans: Vec<Plan>,
    /// The documents of the plans, in the same order.
    pub(crate) sources: Vec<Rc<Source>>,
    /// What is dismissed of the plans, in the same order.
    pub(crate) dismissed: Vec<Dismissed>,
    /// What is wrong, each finding with its snippet.
    pub(crate) reports: Vec<Report>,
    /// How many files were to be opened, those included that could not be.
    pub(crate) files: usize,
}

/// A plan with its document and what is dismissed of it.
pub(crate) struct PlanFile {
    /// The plan.
    pub(crate) plan: Plan,
    /// The document.
    pub(crate) source: Rc<Source>,
    /// What is dismissed.
    pub(crate) dismissed: Dismissed,
}

/// What does not seem to add up in plans.
pub(crate) struct Doubts {
    /// What is to be asked.
    pub(crate) open: Vec<Report>,
    /// What somebody looked into, with the reasons.
    pub(crate) dismissed: Vec<Report>,
}

/// A finding with the document it is about.
#[derive(Debug, Clone)]
pub(crate) struct Report {
    /// The finding.
    pub(crate) finding: Finding,
    source: Rc<Source>,
}

impl Report {
    /// Each finding of a document.
    pub(crate) fn all(findings: Vec<Finding>, source: &Rc<Source>) -> Vec<Self> {
        findings
            .into_iter()
            .map(|finding| Self {
                finding,
                source: Rc::clone(source),
            })
            .collect()
    }

    /// A finding about a file of which nothing could be read.
    pub(crate) fn of_file(finding: Finding, name: &str) -> Self {
        Self {
            finding: finding.file(name),
            source: Rc::new(Source::new(name, "")),
        }
    }

    /// The finding with the lines it is about, in lines of about so many cells.
    pub(crate) fn render(&self, width: usize) -> String {
        self.finding.render(&self.source, width)
    }

    /// The same in the colours of a terminal.
    pub(crate) fn render_in_colour(&self, width: usize) -> String {
        self.finding.render_in_colour(&self.source, width)
    }
}

impl Opened {
    /// Opens the plans of paths; where there are none, the built-in ones.
    pub(crate) fn new(paths: &[PathBuf]) -> Self {
        match paths {
            [] => Self::built_in(),
            paths => Self::from_paths(paths),
        }
    }

    /// Opens the built-in plans.
    pub(crate) fn built_in() -> Self {
        let mut opened = Self::default();
        for (name, text) in BUILT_IN {
            opened.files += 1;
            opened.add(load(Source::new(*name, *text)), Dismissed::default());
        }
        opened
    }

    /// Opens files, and all plan files of directories. One that cannot be
    /// opened leaves the others as they are.
    fn from_paths(paths: &[PathBuf]) -> Self {
        let mut opened = Self::default();
        for path in paths {
            match plan_files(path) {
                Ok(files) => files.iter().for_each(|file| opened.open_file(file)),
                Err(error) => {
                    opened.files += 1;
                    opened.cannot_read(path, &error);
                }
            }
        }
        opened
    }

    fn open_file(&mut self, path: &Path) {
        let name = path.display().to_string();
        self.files += 1;
        match fs::read(path) {
            Err(error) => self.cannot_read(path, &error),
            Ok(bytes) => match Source::from_bytes(name.as_str(), bytes) {
                Ok(source) => {
                    let (dismissed, reports) = Dismissed::beside(path);
                    self.add(load(source), dismissed);
                    self.reports.extend(reports);
                }
                Err(finding) => self.reports.push(Report::of_file(*finding, &name)),
            },
        }
    }

    fn cannot_read(&mut self, path: &Path, error: &io::Error) {
        let name = path.display().to_string();
        let said = match error.kind() {
            io::ErrorKind::NotFound => "ファイルがありません".to_owned(),
            io::ErrorKind::PermissionDenied => "ファイルを読む権限がありません".to_owned(),
            io::ErrorKind::InvalidInput => {
                "計画ファイル（*.toml）が一つもないフォルダです".to_owned()
            }
            _ => format!("ファイルを読めません（{error}）"),
        };
        let help = match error.kind() {
            io::ErrorKind::PermissionDenied => "ファイルの権限を確かめてください",
            _ => "パスを確かめてください",
        };
        let finding = Finding::error(Code::CannotRead, said).help(help);
        self.reports.push(Report::of_file(finding, &name));
    }

    fn add(&mut self, loaded: Loaded, dismissed: Dismissed) {
        let Loaded {
            source,
            plan,
            findings,
        } = loaded;
        let name = source.name().to_owned();
        let source = Rc::new(source);
        self.reports.extend(Report::all(findings, &source));
        let Some(plan) = plan else { return };
        let id = &plan.facts().id;
        if self.plans.iter().any(|other| other.facts().id == *id) {
            let finding = Finding::warning(
                Code::DuplicatePlan,
                format!("同じ id「{id}」の計画が既に開かれています"),
            )
            .help("計画の id は重ならないように付けてください");
            self.reports.push(Report::of_file(finding, &name));
        }
        self.plans.push(plan);
        self.sources.push(source);
        self.dismissed.push(dismissed);
    }

    /// The plans, each with what belongs to it, and what is wrong.
    pub(crate) fn into_files(self) -> (Vec<PlanFile>, Vec<Report>) {
        let beside = self.sources.into_iter().zip(self.dismissed);
        let files = self.plans.into_iter().zip(beside);
        let files = files.map(|(plan, (source, dismissed))| PlanFile {
            plan,
            source,
            dismissed,
        });
        (files.collect(), self.reports)
    }

    /// What does not seem to add up in the plans.
    pub(crate) fn doubts(&self, language: Language) -> Doubts {
        let mut doubts = Doubts {
            open: Vec::new(),
            dismissed: Vec::new(),
        };
        let beside = self.sources.iter().zip(&self.dismissed);
        for (plan, (source, dismissed)) in self.plans.iter().zip(beside) {
            for question in Question::all(plan, source) {
                let dismissal = question.dismissal(&dismissed.dismissals);
                let finding = finding(&question, dismissal, source, language);
                let report = Report {
                    finding,
                    source: Rc::clone(source),
                };
                match dismissal {
                    None => doubts.open.push(report),
                    Some(_) => doubts.dismissed.push(report),
                }
            }
        }
        doubts
    }
}

/// A doubt as a finding at the lines of its places. One that is dismissed says
/// why.
fn finding(
    question: &Question,
    dismissal: Option<&Dismissal>,
    source: &Source,
    language: Language,
) -> Finding {
    let doubt = &question.doubt;
    let (whose, sentence) = (language.place(&doubt.place), language.sentence(doubt));
    let said = format!("{whose}: {sentence}");
    let finding = match (dismissal, doubt.weight) {
        (Some(Dismissal { reason, date, .. }), _) => {
            let said = language.pick(
                format!("{said}（確認済み {date}: {reason}）"),
                format!("{said} (dismissed {date}: {reason})"),
            );
            Finding::notice(doubt.code, said)
        }
        (None, Weight::Heavy) => Finding::warning(doubt.code, said),
        (None, Weight::Light) => Finding::notice(doubt.code, said),
    };
    let arithmetic = language.arithmetic(doubt);
    let finding = match arithmetic.is_empty() {
        true => finding,
        false => finding.note(arithmetic),
    };
    let finding = finding.at(source, question.place.clone());
    match &question.other {
        Some(other) => finding.related(
            source,
            other.clone(),
            language.pick("照らし合わせた所", "measured by this"),
        ),
        None => finding,
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
