//! Work that is too long for the thread that draws. A job is plain data; what
//! comes of it returns as an answer.

use std::fmt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tenken::across::{Namesakes, RowsCounts, RowsFacet, RowsFilter, SoughtIndicator};
use tenken::compare::{PlanChanges, Years};
use tenken::meeting::Rerating;
use tenken::plan::Plan;
use tenken::query::{Hit, Query, Search};

use super::editing::{FileLine, Locating};
use super::found_rows::FoundRows;
use super::gathering::{self, ProfiledPlans};
use super::plan_index::{Edition, PlanIndex};
use super::plans::OpenedPlan;
use crate::dismissed::{NotSaved, Saving};
use crate::open::{Origin, PlanFile};
use crate::papers::MinutesFile;
use crate::question::Questions;
use crate::recorded::{
    Appended, Appending, LookingBack, RecordPlaces, Recorded, SeenCopy, SinceLastMeeting,
};
use crate::report::Report;
use crate::rerated::{self, RatingKept};
use crate::reread::{Reread, Rereading};
use crate::shown::{self, Leader, Showing, Told};
use crate::views::ViewSaving;

/// Something to be worked on elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Job {
    /// Finds the files that paths stand for.
    Find(Vec<PathBuf>),
    /// Opens the plan of a file.
    Open(PlanIndex, Origin),
    /// Reads the file of an open plan again.
    Reread(PlanIndex, Rereading),
    /// Makes plans ready for searching.
    Fold {
        /// The plans.
        plans: Vec<(Edition, Arc<Plan>)>,
        /// Whether it is done before it is asked for, whenever nothing else is to do.
        is_ahead: bool,
    },
    /// Finds what does not add up in a plan.
    Check(Edition, PlanFile),
    /// Finds what changed in a plan since the year before that under review.
    Compare(Edition, Arc<Plan>),
    /// Finds what is different in a plan since the last meeting about it.
    LookBack(Edition, LookingBack),
    /// Finds the line of a place in a plan.
    Locate(Locating),
    /// Finds out something about the rows of plans that are folded.
    AskAll {
        /// Which search it is: an older one comes to nothing.
        ticket: SearchTicket,
        /// What is asked.
        question: RowsQuestion,
        /// The plans with their folded texts.
        plans: Vec<FoldedPlan>,
    },
    /// Finds the indicators of plans that have the same name.
    Gather(SoughtIndicator, ProfiledPlans),
    /// Saves what was dismissed of a plan.
    Save(PlanIndex, Saving),
    /// Reads what is recorded of the meetings about a plan.
    ReadRecords {
        /// The plan.
        plan: PlanIndex,
        /// Its id.
        id: String,
        /// Where they are recorded.
        places: RecordPlaces,
    },
    /// Appends to the record of a meeting.
    Append(PlanIndex, Appending),
    /// Keeps a plan as a meeting sees it for the next one.
    KeepSeen(PlanIndex, SeenCopy),
    /// Changes a rating in the file of a plan.
    Rerate {
        /// The plan.
        plan: PlanIndex,
        /// Its file.
        file: PathBuf,
        /// The rating.
        rerating: Rerating,
        /// Whether that takes back a change that was made before.
        takes_back: bool,
    },
    /// Writes the minutes of a meeting.
    WriteMinutes(Box<MinutesFile>),
    /// Saves a change of the views that are kept.
    KeepView(ViewSaving),
    /// Tells those who follow what is shown.
    Tell(Box<Showing>),
    /// Tells those who follow plans, by their places, that nothing is shown any more.
    StopTelling(Vec<RecordPlaces>, Leader),
}

/// A plan with its folded texts.
pub(crate) type FoldedPlan = (PlanIndex, Arc<Plan>, Arc<Search>);

/// What came of a job.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answer {
    /// The files that were found, and reports in the place of those that were not.
    Found(Vec<Result<Origin, Box<Report>>>),
    /// What came of opening a file.
    Opened(PlanIndex, OpenedPlan),
    /// What the file of an open plan says now.
    Reread(PlanIndex, Reread),
    /// The folded texts of plans.
    Folded(Vec<(Edition, Arc<Search>)>),
    /// What does not add up in a plan.
    Checked(Edition, Arc<Questions>),
    /// What changed in a plan.
    Compared(Edition, Arc<PlanChanges>),
    /// What is different in a plan since the last meeting about it.
    LookedBack(Edition, Arc<SinceLastMeeting>),
    /// The line of a place.
    Located(FileLine),
    /// What a search found in some of the plans.
    FoundInAll {
        /// Which search it was.
        number: u64,
        /// What it found.
        found: RowsAnswer,
    },
    /// The indicators that have the same name as the sought one.
    Gathered(SoughtIndicator, Namesakes<PlanIndex>),
    /// Whether dismissals were saved, or why they could not be.
    Saved(PlanIndex, Result<(), NotSaved>),
    /// What is recorded of the meetings about a plan, and what is wrong with it.
    RecordsRead(PlanIndex, Box<Recorded>, Vec<Report>),
    /// What was appended to the record of a meeting, or why nothing could be.
    Appended(PlanIndex, Result<Appended, NotSaved>),
    /// Whether a plan was kept for the next meeting, or why it could not be.
    SeenKept(PlanIndex, Result<(), NotSaved>),
    /// Whether a rating was changed in the file of a plan, or why it was not.
    Rerated {
        /// The plan.
        plan: PlanIndex,
        /// The rating.
        rerating: Rerating,
        /// Whether that takes back a change that was made before.
        takes_back: bool,
        /// Why it was not.
        done: Result<(), RatingKept>,
    },
    /// Whether minutes were written to a file, or why they could not be.
    MinutesWritten(PathBuf, Result<(), NotSaved>),
    /// Whether a change of views was saved, or why it could not be.
    KeptView(ViewSaving, Result<(), NotSaved>),
    /// What came of telling those who follow.
    Told(Told),
}

impl Job {
    /// Does the work.
    pub(crate) fn run(self) -> Answer {
        match self {
            Self::Find(paths) => Answer::Found(Origin::of_paths(&paths)),
            Self::Open(plan, origin) => Answer::Opened(plan, origin.open().into()),
            Self::Reread(plan, rereading) => Answer::Reread(plan, rereading.carry_out()),
            Self::Fold { plans, .. } => {
                let folded = plans.into_iter();
                let folded = folded.map(|(edition, plan)| (edition, Arc::new(Search::new(&plan))));
                Answer::Folded(folded.collect())
            }
            Self::Check(index, file) => {
                let questions = Questions::new(&file.plan, &file.source);
                Answer::Checked(index, Arc::new(questions))
            }
            Self::Compare(edition, plan) => {
                let years = Years::since_year_before(plan.facts().review_year);
                Answer::Compared(edition, Arc::new(PlanChanges::new(&plan, years)))
            }
            Self::LookBack(edition, looking_back) => {
                Answer::LookedBack(edition, Arc::new(looking_back.carry_out()))
            }
            Self::Locate(locating) => Answer::Located(locating.carry_out()),
            Self::AskAll {
                ticket,
                question,
                plans,
            } => Answer::FoundInAll {
                number: ticket.number,
                found: question.answer(&ticket, &plans),
            },
            Self::Gather(sought, plans) => {
                let found = gathering::find(&sought, &plans);
                Answer::Gathered(sought, found)
            }
            Self::Save(plan, saving) => Answer::Saved(plan, saving.carry_out()),
            Self::ReadRecords { plan, id, places } => {
                let (recorded, reports) = Recorded::read(places, id);
                Answer::RecordsRead(plan, Box::new(recorded), reports)
            }
            Self::Append(plan, appending) => Answer::Appended(plan, appending.carry_out()),
            Self::KeepSeen(plan, copy) => Answer::SeenKept(plan, copy.keep()),
            Self::Rerate {
                plan,
                file,
                rerating,
                takes_back,
            } => Answer::Rerated {
                done: rerated::change_in(&file, &rerating),
                plan,
                rerating,
                takes_back,
            },
            Self::WriteMinutes(file) => {
                let written = file.carry_out();
                Answer::MinutesWritten(file.path, written)
            }
            Self::KeepView(saving) => {
                let saved = saving.carry_out();
                Answer::KeptView(saving, saved)
            }
            Self::Tell(showing) => Answer::Told(showing.carry_out()),
            Self::StopTelling(places, leader) => {
                let stop = |places| shown::stop_telling(places, &leader);
                places.iter().for_each(stop);
                Answer::Told(Told::Nowhere)
            }
        }
    }

    /// Whether it must be done before the program may end.
    pub(crate) fn must_finish(&self) -> bool {
        matches!(
            self,
            Self::Save(..)
                | Self::Append(..)
                | Self::KeepSeen(..)
                | Self::Rerate { .. }
                | Self::WriteMinutes(_)
                | Self::KeepView(_)
                | Self::StopTelling(..)
        )
    }

    /// How soon it is to be done.
    pub(crate) fn urgency(&self) -> Urgency {
        match self {
            Self::Save(..)
            | Self::Append(..)
            | Self::KeepSeen(..)
            | Self::Rerate { .. }
            | Self::WriteMinutes(_)
            | Self::ReadRecords { .. }
            | Self::KeepView(_)
            | Self::Tell(_)
            | Self::StopTelling(..)
            | Self::AskAll { .. }
            | Self::Gather(..)
            | Self::Reread(..)
            | Self::Locate(_) => Urgency::Now,
            Self::Find(_)
            | Self::Open(..)
            | Self::Check(..)
            | Self::Compare(..)
            | Self::LookBack(..) => Urgency::Soon,
            Self::Fold { is_ahead, .. } if *is_ahead => Urgency::Ahead,
            Self::Fold { .. } => Urgency::Soon,
        }
    }

    /// Whether nobody waits for its answer any more.
    pub(crate) fn is_obsolete(&self) -> bool {
        matches!(self, Self::AskAll { ticket, .. } if !ticket.is_newest())
    }
}

/// What can be asked about the rows of all plans.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum RowsQuestion {
    /// Which rows there are.
    Rows {
        /// What was typed.
        written: String,
        /// What they are filtered by.
        filter: RowsFilter,
    },
    /// How many there would be for each choice of a filter.
    Counts {
        /// What was typed.
        written: String,
        /// The other choices of the filter.
        filter: RowsFilter,
        /// The kind of choice.
        facet: RowsFacet,
    },
}

/// What is found out about the rows of some of the plans.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum RowsAnswer {
    /// The rows.
    Rows(FoundRows),
    /// How many there are for each choice.
    Counts(RowsCounts),
}

/// How soon a job is to be done; those of a kind are done in the order in which they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Urgency {
    /// Before all others.
    Now,
    /// In its turn.
    Soon,
    /// Whenever there is nothing else to do.
    Ahead,
}

/// Numbers the searches over all plans.
#[derive(Debug, Clone, Default)]
pub(crate) struct SearchNumbers {
    newest: Arc<AtomicU64>,
}

/// A search over all plans, by which those who carry it out know whether a newer one has
/// replaced it.
#[derive(Debug, Clone)]
pub(crate) struct SearchTicket {
    /// Its number.
    pub(crate) number: u64,
    newest: Arc<AtomicU64>,
    /// Whether any plan has what is searched for.
    has_found: Arc<AtomicBool>,
    queries: LentQueries,
}

/// The query of a search, once for each worker that carries out a part of it: a query remembers
/// what it found out about the words of the plans before.
#[derive(Clone, Default)]
struct LentQueries(Arc<Mutex<Vec<Query>>>);

impl fmt::Debug for LentQueries {
    /// Leaves out what they remember, which depends on how the workers took turns.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("LentQueries")
    }
}

impl LentQueries {
    /// Lends the query to one part of the search.
    fn lend<A>(&self, written: &str, ask: impl FnOnce(&Query) -> A) -> A {
        let queries = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let free = queries().pop();
        let query = free.unwrap_or_else(|| Query::new(written));
        let answer = ask(&query);
        queries().push(query);
        answer
    }
}

impl PartialEq for SearchNumbers {
    fn eq(&self, other: &Self) -> bool {
        self.newest.load(Ordering::Relaxed) == other.newest.load(Ordering::Relaxed)
    }
}

impl PartialEq for SearchTicket {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl SearchNumbers {
    /// Begins a search, which replaces all before it.
    pub(crate) fn next(&self) -> SearchTicket {
        SearchTicket {
            number: self.newest.fetch_add(1, Ordering::Relaxed) + 1,
            newest: Arc::clone(&self.newest),
            has_found: Arc::default(),
            queries: LentQueries::default(),
        }
    }
}

impl SearchTicket {
    fn is_newest(&self) -> bool {
        self.newest.load(Ordering::Relaxed) == self.number
    }

    fn note_found(&self) {
        self.has_found.store(true, Ordering::Relaxed);
    }

    fn has_found(&self) -> bool {
        self.has_found.load(Ordering::Relaxed)
    }
}

impl RowsQuestion {
    /// Asks plans, until a newer search comes. Guesses are made only while nothing that was
    /// typed has been found in any plan.
    fn answer(&self, ticket: &SearchTicket, plans: &[FoldedPlan]) -> RowsAnswer {
        let (Self::Rows { written, filter }
        | Self::Counts {
            written, filter, ..
        }) = self;
        ticket.queries.lend(written, |query| {
            let sure = self.answer_with(ticket, plans, |plan, search| {
                filter.hits(plan, search, query)
            });
            if !sure.is_empty() {
                ticket.note_found();
            }
            match sure.is_empty() && !ticket.has_found() {
                true => self.answer_with(ticket, plans, |plan, search| {
                    filter.guesses(plan, search, query)
                }),
                false => sure,
            }
        })
    }

    fn answer_with(
        &self,
        ticket: &SearchTicket,
        plans: &[FoldedPlan],
        hits: impl Fn(&Plan, &Search) -> Vec<Hit>,
    ) -> RowsAnswer {
        let plans = plans.iter().take_while(|_| ticket.is_newest());
        match self {
            Self::Rows { .. } => {
                let mut found = FoundRows::default();
                for (index, plan, search) in plans {
                    found.add(*index, &hits(plan, search));
                }
                RowsAnswer::Rows(found)
            }
            Self::Counts { facet, .. } => {
                let mut counts = RowsCounts::default();
                for (_, plan, search) in plans {
                    counts.add(*facet, plan, &hits(plan, search));
                }
                RowsAnswer::Counts(counts)
            }
        }
    }
}

impl RowsAnswer {
    fn is_empty(&self) -> bool {
        match self {
            Self::Rows(found) => found.len() == 0,
            Self::Counts(counts) => counts.rows() == 0,
        }
    }
}
