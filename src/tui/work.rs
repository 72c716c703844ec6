//! Work that is too long for the thread that draws. A job is plain data; what
//! comes of it returns as an answer.

use std::path::PathBuf;
use std::sync::Arc;

use tenken::across::{Namesakes, SoughtIndicator};
use tenken::plan::Plan;
use tenken::query::{Query, Search};

use super::editing::{FileLine, Locating};
use super::gathering::{self, ProfiledPlans};
use super::plan_index::{AnyRow, Edition, PlanIndex};
use super::plans::OpenedPlan;
use crate::dismissed::{NotSaved, Saving};
use crate::open::{Origin, PlanFile};
use crate::question::Questions;
use crate::report::Report;
use crate::reread::{Reread, Rereading};

/// Something to be worked on elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Job {
    /// Finds the files that paths stand for.
    Find(Vec<PathBuf>),
    /// Opens the plan of a file.
    Open(PlanIndex, Origin),
    /// Reads the file of an open plan again.
    Reread(PlanIndex, Rereading),
    /// Makes a plan ready for searching.
    Fold(Edition, Arc<Plan>),
    /// Finds what does not add up in a plan.
    Check(Edition, PlanFile),
    /// Finds the line of a place in a plan.
    Locate(Locating),
    /// Searches plans that are folded.
    SearchAll {
        /// Which search it is: what an older one finds is dropped.
        number: u64,
        /// What was typed.
        written: String,
        /// The plans with their folded texts.
        plans: Vec<(PlanIndex, Arc<Search>)>,
    },
    /// Finds the indicators of plans that have the same name.
    Gather(SoughtIndicator, ProfiledPlans),
    /// Saves what was dismissed of a plan.
    Save(PlanIndex, Saving),
}

/// What came of a job.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answer {
    /// The files that were found, and reports in the place of those that were not.
    Found(Vec<Result<Origin, Box<Report>>>),
    /// What came of opening a file.
    Opened(PlanIndex, OpenedPlan),
    /// What the file of an open plan says now.
    Reread(PlanIndex, Reread),
    /// The folded texts of a plan.
    Folded(Edition, Arc<Search>),
    /// What does not add up in a plan.
    Checked(Edition, Arc<Questions>),
    /// The line of a place.
    Located(FileLine),
    /// The rows that a search found, the best first.
    FoundInAll {
        /// Which search it was.
        number: u64,
        /// The rows.
        rows: Vec<AnyRow>,
    },
    /// The indicators that have the same name as the sought one.
    Gathered(SoughtIndicator, Namesakes<PlanIndex>),
    /// Whether dismissals were saved, or why they could not be.
    Saved(PlanIndex, Result<(), NotSaved>),
}

impl Job {
    /// Does the work.
    pub(crate) fn run(self) -> Answer {
        match self {
            Self::Find(paths) => Answer::Found(Origin::of_paths(&paths)),
            Self::Open(plan, origin) => Answer::Opened(plan, origin.open().into()),
            Self::Reread(plan, rereading) => Answer::Reread(plan, rereading.carry_out()),
            Self::Fold(index, plan) => Answer::Folded(index, Arc::new(Search::new(&plan))),
            Self::Check(index, file) => {
                let questions = Questions::new(&file.plan, &file.source);
                Answer::Checked(index, Arc::new(questions))
            }
            Self::Locate(locating) => Answer::Located(locating.carry_out()),
            Self::SearchAll {
                number,
                written,
                plans,
            } => Answer::FoundInAll {
                number,
                rows: search_all(&written, &plans),
            },
            Self::Gather(sought, plans) => {
                let found = gathering::find(&sought, &plans);
                Answer::Gathered(sought, found)
            }
            Self::Save(plan, saving) => Answer::Saved(plan, saving.carry_out()),
        }
    }

    /// Whether it must be done before the program may end.
    pub(crate) fn must_finish(&self) -> bool {
        matches!(self, Self::Save(..))
    }

    /// Whether somebody waits for it, and it goes before jobs that came earlier.
    pub(crate) fn is_urgent(&self) -> bool {
        matches!(
            self,
            Self::Save(..)
                | Self::SearchAll { .. }
                | Self::Gather(..)
                | Self::Reread(..)
                | Self::Locate(_)
        )
    }
}

/// The hits in all plans, the best first; of equally good ones those of a plan
/// together.
fn search_all(written: &str, plans: &[(PlanIndex, Arc<Search>)]) -> Vec<AnyRow> {
    let query = Query::new(written);
    if query.is_empty() {
        return Vec::new();
    }
    let hits = plans.iter().flat_map(|(plan, search)| {
        let hits = search.hits(&query).into_iter();
        hits.map(|hit| {
            (
                hit.field,
                AnyRow {
                    plan: *plan,
                    row: hit.row,
                },
            )
        })
    });
    let mut found: Vec<_> = hits.collect();
    found.sort_by_key(|(field, _)| *field);
    found.into_iter().map(|(_, row)| row).collect()
}
