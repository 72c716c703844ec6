//! The plan of a file that is open, read again because the file may have changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tenken::across::Profile;
use tenken::check::Dismissals;
use tenken::document::Source;
use tenken::plan::{Loaded, Plan, load};
use tenken::query::Search;

use crate::dismissed::Dismissed;
use crate::files::{self, Stamp};
use crate::recorded::{RecordPlaces, RecordsRead};
use crate::report::Report;

/// A file that is to be read again.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rereading {
    /// The file.
    pub(crate) file: PathBuf,
    /// The document that is shown of it.
    pub(crate) shown: Arc<Source>,
    /// Whether the plan must be ready for searching, as the one shown is.
    pub(crate) folds: bool,
    /// Where its meetings are recorded, if that is known of the one shown.
    pub(crate) records: RecordPlaces,
}

/// What a file says now.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reread {
    /// What became of the document.
    pub(crate) document: NewDocument,
    /// What is dismissed now; `None` if the folder cannot be read at present.
    pub(crate) dismissals: Option<Dismissals>,
    /// What is recorded of its meetings now.
    pub(crate) records: RecordsRead,
    /// What is wrong with the files beside that of the plan.
    pub(crate) reports_beside: Vec<Report>,
}

/// What became of a document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum NewDocument {
    /// It is as it is shown.
    AsShown,
    /// It changed while it was read, so that nothing is known of it yet.
    Unsettled,
    /// It cannot be used, for these reasons.
    Broken(Vec<Report>),
    /// It is another.
    Changed(Box<NewPlan>),
}

/// The plan of a document that changed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NewPlan {
    /// The plan.
    pub(crate) plan: Arc<Plan>,
    /// Its document.
    pub(crate) source: Arc<Source>,
    /// What is known of it where it stands beside others.
    pub(crate) profile: Arc<Profile>,
    /// Its texts, ready for searching if that was asked for.
    pub(crate) folded: Option<Arc<Search>>,
    /// What is wrong with it all the same.
    pub(crate) reports: Vec<Report>,
}

impl Rereading {
    /// Reads the file, what is dismissed of it, and what is recorded of its meetings.
    pub(crate) fn carry_out(&self) -> Reread {
        let document = self.document();
        let (dismissed, mut reports_beside) = Dismissed::beside(&self.file);
        let mut records = self.records.read();
        reports_beside.append(&mut records.reports);
        let is_in_reach = files::is_in_reach(&files::folder(&self.file));
        Reread {
            document,
            dismissals: is_in_reach.then_some(dismissed.dismissals),
            records,
            reports_beside,
        }
    }

    fn document(&self) -> NewDocument {
        let before = Stamp::of(&self.file);
        let document = self.read(&self.file);
        match before == Stamp::of(&self.file) {
            true => document,
            false => NewDocument::Unsettled,
        }
    }

    fn read(&self, file: &Path) -> NewDocument {
        match files::read(file) {
            Ok(source) if source.text() == self.shown.text() => NewDocument::AsShown,
            Ok(source) => self.loaded(load(source)),
            Err(unreadable) => NewDocument::Broken(vec![unreadable.report(file)]),
        }
    }

    fn loaded(&self, loaded: Loaded) -> NewDocument {
        let source = Arc::new(loaded.source);
        let reports = Report::all(loaded.diagnostics, &source);
        let Some(plan) = loaded.plan else {
            return NewDocument::Broken(reports);
        };
        NewDocument::Changed(Box::new(NewPlan {
            folded: self.folds.then(|| Arc::new(Search::new(&plan))),
            profile: Arc::new(Profile::new(&plan)),
            plan: Arc::new(plan),
            source,
            reports,
        }))
    }
}
