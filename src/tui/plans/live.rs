//! Plans that change while they are open, because somebody saves their files.
//!
//! A file is read by one worker at a time. If it changes again meanwhile, what was
//! read is dropped and the file is read once more, so that no answer is ever taken in
//! that an older version gave.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tenken::check::Dismissals;
use tenken::meeting::{Meetings, TimeOfDay};
use tenken::plan::Plan;

use super::{OpenPlan, Plans, Slot, names};
use crate::open::Origin;
use crate::question::Questions;
use crate::recorded::RecordPlaces;
use crate::report::Report;
use crate::reread::{NewDocument, NewPlan, Reread, Rereading};
use crate::tui::plan_index::PlanIndex;
use crate::tui::work::Job;

/// Why a plan is not what its file says now: the file is gone or cannot be used, and
/// the last plan that could be is shown.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Outdated {
    /// When the file was found to be so.
    pub(crate) since: TimeOfDay,
    /// What was wrong with the document that is shown.
    reports: Vec<Report>,
}

/// The files that the plans came from.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Files {
    /// In the order of the plans.
    all: Vec<PlanSource>,
    /// The plans of each file; several if it was named more than once.
    by_path: HashMap<PathBuf, Vec<PlanIndex>>,
}

/// Where a plan comes from, and whether it is being read.
#[derive(Debug, Clone, PartialEq)]
struct PlanSource {
    /// `None` if there is nothing that could be read again.
    file: Option<PathBuf>,
    /// The path by which a command is told of it, if that is not its id.
    path: Option<PathBuf>,
    reading: Reading,
    /// When it changed last, until that was read.
    changed: Option<TimeOfDay>,
}

/// Whether a file is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// It is not.
    Idle,
    /// A worker is reading it.
    Running,
    /// A worker is reading it, and it has changed since.
    Outrun,
}

impl Files {
    /// Adds the file of the next plan, which is being opened.
    pub(super) fn add(&mut self, origin: Option<&Origin>) {
        let index = PlanIndex::new(self.all.len());
        let file = match origin {
            Some(Origin::File(file)) => Some(file.clone()),
            Some(Origin::BuiltIn(..) | Origin::Input) | None => None,
        };
        if let Some(file) = &file {
            self.by_path.entry(file.clone()).or_default().push(index);
        }
        self.all.push(PlanSource {
            file,
            path: origin.and_then(Origin::path).map(Path::to_path_buf),
            reading: Reading::Running,
            changed: None,
        });
    }

    fn get_mut(&mut self, index: PlanIndex) -> Option<&mut PlanSource> {
        self.all.get_mut(index.get())
    }
}

impl Plans {
    /// Takes in that files of plans have changed, vanished or come. Returns the work
    /// that reads them. New ones are the last of the plans until the program is
    /// started again, since the others keep their places.
    pub(crate) fn note_changed(&mut self, files: Vec<PathBuf>, at: TimeOfDay) -> Vec<Job> {
        let mut jobs = Vec::new();
        for file in files {
            match self.files.by_path.get(&file).cloned() {
                Some(plans) => {
                    jobs.extend(plans.into_iter().filter_map(|plan| self.reread(plan, at)));
                }
                None => jobs.extend(self.add_new(file)),
            }
        }
        jobs
    }

    fn add_new(&mut self, file: PathBuf) -> Option<Job> {
        // Until the files are found, this one may be among them.
        if !self.are_found {
            return None;
        }
        let index = PlanIndex::new(self.slots.len());
        let origin = Origin::File(file);
        self.files.add(Some(&origin));
        self.slots.push((Slot::Opening, Vec::new()));
        self.version += 1;
        Some(Job::Open(index, origin))
    }

    fn reread(&mut self, index: PlanIndex, at: TimeOfDay) -> Option<Job> {
        let source = self.files.get_mut(index)?;
        source.changed.get_or_insert(at);
        match source.reading {
            Reading::Idle => self.start_reading(index),
            Reading::Running | Reading::Outrun => {
                source.reading = Reading::Outrun;
                None
            }
        }
    }

    /// The work that reads a file again, if it changed while it was read.
    pub(crate) fn reread_if_outrun(&mut self, index: PlanIndex) -> Option<Job> {
        let source = self.files.get_mut(index)?;
        let is_outrun = source.reading == Reading::Outrun;
        source.reading = Reading::Idle;
        match is_outrun {
            true => self.start_reading(index),
            false => {
                source.changed = None;
                None
            }
        }
    }

    /// What was read of a file that is being read is not what it says any more, since
    /// dismissals were saved beside it.
    pub(crate) fn outrun(&mut self, index: PlanIndex) {
        if let Some(source) = self.files.get_mut(index)
            && source.reading == Reading::Running
        {
            source.reading = Reading::Outrun;
        }
    }

    fn start_reading(&mut self, index: PlanIndex) -> Option<Job> {
        let file = self.files.get_mut(index)?.file.clone()?;
        let job = match self.get(index) {
            Some(open) => Job::Reread(
                index,
                Rereading {
                    file,
                    shown: Arc::clone(&open.source),
                    folds: open.asked.folding,
                    records: open.record_places(),
                },
            ),
            None => Job::Open(index, Origin::File(file)),
        };
        self.files.get_mut(index)?.reading = Reading::Running;
        Some(job)
    }

    /// Whether what was read of a file is what it says now.
    pub(crate) fn is_current(&self, index: PlanIndex) -> bool {
        let source = self.files.all.get(index.get());
        source.is_some_and(|source| source.reading == Reading::Running)
    }

    /// Takes in what a file says now. Returns whether the plan was replaced.
    pub(crate) fn note_reread(&mut self, index: PlanIndex, reread: Reread) -> bool {
        let changed = self.files.get_mut(index).and_then(|source| source.changed);
        let Some((Slot::Open(open), reports)) = self.slots.get_mut(index.get()) else {
            return false;
        };
        let before = (open.as_of(), reports.clone());
        open.take_in(reread, changed, reports);
        let after = (open.as_of(), reports.clone());
        let is_replaced = before.0.edition != after.0.edition;
        if before != after {
            self.version += 1;
        }
        if is_replaced && self.progress().is_none() {
            self.find_duplicates();
        }
        is_replaced
    }

    /// The file of a plan; `None` if it has none.
    pub(crate) fn file(&self, index: PlanIndex) -> Option<&Path> {
        self.files.all.get(index.get())?.file.as_deref()
    }

    /// The path by which a command is told of a plan; `None` for a built-in one, which it is
    /// told of by its id.
    pub(crate) fn path(&self, index: PlanIndex) -> Option<&Path> {
        self.files.all.get(index.get())?.path.as_deref()
    }

    /// What is wrong with the file of a plan as it is now.
    pub(crate) fn reports_of(&self, index: PlanIndex) -> &[Report] {
        let slot = self.slots.get(index.get());
        slot.map_or(&[], |(_, reports)| reports)
    }
}

/// What reading a file again may change of a plan.
#[derive(PartialEq)]
struct AsOf {
    edition: u64,
    outdated: Option<Outdated>,
    dismissals: Dismissals,
    meetings: Option<Meetings>,
}

impl OpenPlan {
    fn as_of(&self) -> AsOf {
        AsOf {
            edition: self.edition,
            outdated: self.outdated.clone(),
            dismissals: self.dismissed.dismissals.clone(),
            meetings: self
                .recorded
                .as_ref()
                .map(|recorded| recorded.meetings.clone()),
        }
    }

    /// Takes in what the file says now, and what is wrong with it.
    fn take_in(&mut self, reread: Reread, changed: Option<TimeOfDay>, reports: &mut Vec<Report>) {
        let of_shown = match reread.document {
            NewDocument::Unsettled => return,
            NewDocument::AsShown => match self.outdated.take() {
                Some(outdated) => outdated.reports,
                None => self.of_document(reports),
            },
            NewDocument::Broken(found) => {
                if let (None, Some(since)) = (&self.outdated, changed) {
                    let reports = self.of_document(reports);
                    self.outdated = Some(Outdated { since, reports });
                }
                found
            }
            NewDocument::Changed(new) => self.replace(*new),
        };
        if let Some(dismissals) = reread.dismissals {
            self.dismissed.reload(dismissals);
        }
        *reports = of_shown;
        if let Some(recorded) = &mut self.recorded {
            recorded.reload(reread.records);
        }
        reports.extend(reread.reports_beside);
    }

    fn record_places(&self) -> RecordPlaces {
        let recorded = self.recorded.as_ref();
        recorded
            .map(|recorded| recorded.places().clone())
            .unwrap_or_default()
    }

    /// The reports that are about the document, and not about files beside it.
    fn of_document(&self, reports: &[Report]) -> Vec<Report> {
        let name = self.source.name();
        let reports = reports.iter();
        let own = reports.filter(|report| report.diagnostic.file_name() == name);
        own.cloned().collect()
    }

    /// Becomes the next edition. Questions about the one before stay until this one is
    /// checked. Returns what is wrong with the document.
    fn replace(&mut self, new: NewPlan) -> Vec<Report> {
        let before = std::mem::replace(&mut self.plan, new.plan);
        self.source = new.source;
        self.names = names(&self.plan, &self.source);
        self.profile = new.profile;
        self.asked.folding = new.folded.is_some();
        self.asked.checking = false;
        self.asked.comparing = false;
        self.asked.looking_back = false;
        self.changes = None;
        self.since_last_meeting = None;
        self.folded = new.folded;
        self.outdated = None;
        self.edition += 1;
        self.note_gone(&before);
        let folded = self.folded.as_deref();
        self.selection.follow(&before, &self.plan, folded);
        new.reports
    }

    /// Takes note of what rows were called that are gone.
    fn note_gone(&mut self, before: &Plan) {
        let rows = before.initiatives().iter();
        let gone = rows.filter(|row| self.plan.row(&row.id).is_none());
        let gone = gone.map(|row| (row.id.clone(), row.title.clone()));
        self.gone.extend(gone);
    }

    /// Takes in what is to be asked. Of questions about an earlier edition, the one
    /// that was chosen stays chosen, or the nearest to it.
    pub(super) fn take_in_questions(&mut self, questions: &Arc<Questions>) {
        let before = self.questions.replace(Arc::clone(questions));
        if let Some(before) = before {
            self.selection.follow_doubt(&before, questions);
        }
    }
}
