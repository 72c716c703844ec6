//! The plans that were asked for: being opened, open, or broken. Workers fill
//! them in, in whatever order they come.

mod following;
mod live;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tenken::across::{Profile, full_name};
use tenken::compare::PlanChanges;
use tenken::document::Source;
use tenken::meeting::{Day, Meeting};
use tenken::messages::Language;
use tenken::plan::{FiscalYear, InitiativeId, Plan, RowIndex};
use tenken::query::{FilterWords, Findable, IndicatorKey, IndicatorRow, Listing, RowOrder, Search};

use self::live::{Files, Outdated};
use super::gathering::ProfiledPlans;
use super::plan_index::{Edition, PlanIndex};
use super::selection::{ActiveSearch, Selection};
use super::sitting::Sitting;
use super::work::{FoldedPlan, Job};
use crate::dismissed::Dismissed;
use crate::listed_rows::ListedRows;
use crate::open::{Opening, Origin, PlanFile, duplicates};
use crate::progress::Progress;
use crate::question::Questions;
use crate::recorded::{LookingBack, RecordPlaces, Recorded, SinceLastMeeting};
use crate::report::Report;

/// A plan that is open, with what is chosen in it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OpenPlan {
    /// The plan.
    pub(crate) plan: Arc<Plan>,
    /// Its document.
    pub(crate) source: Arc<Source>,
    /// What is known of it where it stands beside others.
    pub(crate) profile: Arc<Profile>,
    /// Its body, title, id and file, by which it is found among others.
    pub(crate) names: Findable,
    /// What is dismissed of it.
    pub(crate) dismissed: Dismissed,
    /// Its texts, ready for searching once a worker has folded them.
    pub(crate) folded: Option<Arc<Search>>,
    /// What does not seem to add up in it, once a worker has checked it.
    pub(crate) questions: Option<Arc<Questions>>,
    /// What changed in it since the year before that under review, once a worker has
    /// compared them.
    pub(crate) changes: Option<Arc<PlanChanges>>,
    /// What is different in it since the last meeting about it, once a worker has looked back
    /// for the screen that shows it.
    pub(crate) since_last_meeting: Option<Arc<SinceLastMeeting>>,
    /// What is recorded of its meetings, once a worker has read it.
    pub(crate) recorded: Option<Recorded>,
    /// How its meeting goes here.
    pub(crate) sitting: Sitting,
    /// What is chosen.
    pub(crate) selection: Selection,
    /// Why it is not what its file says now, if it is not.
    pub(crate) outdated: Option<Outdated>,
    /// The titles of rows that earlier editions of it had.
    gone: HashMap<InitiativeId, String>,
    /// How many editions of it were shown before.
    edition: u64,
    /// What workers were asked for.
    asked: Asked,
}

/// What workers were asked for about a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Asked {
    /// To make it ready for searching.
    folding: bool,
    /// To check it.
    checking: bool,
    /// To compare its years.
    comparing: bool,
    /// To compare it with what the last meeting saw.
    looking_back: bool,
    /// To read what is recorded of its meetings.
    recording: bool,
}

/// What is known of one plan.
#[derive(Debug, Clone, PartialEq)]
enum Slot {
    /// A worker is opening it.
    Opening,
    /// It can be used.
    Open(Box<OpenPlan>),
    /// It cannot be used.
    Broken,
}

/// The plans in the order in which they were asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Plans {
    slots: Vec<(Slot, Vec<Report>)>,
    /// The files that they came from.
    files: Files,
    /// Whether it is known which files there are.
    are_found: bool,
    /// The plan that somebody brought into view. Until then, the first that can
    /// be used is.
    chosen: Option<PlanIndex>,
    /// Warnings of plans that have the same id, once all are open.
    duplicates: Vec<Report>,
    /// How often something about the plans became known.
    version: u64,
    /// How many plans workers are folding.
    folding: usize,
}

/// What came of opening a file, with what is derived of the plan at once.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OpenedPlan {
    file: Option<(PlanFile, Arc<Profile>)>,
    reports: Vec<Report>,
}

impl From<Opening> for OpenedPlan {
    fn from(Opening { file, reports }: Opening) -> Self {
        // Of the plans that are open few are ever looked at. Their documents are packed by
        // the worker that read them, before the next one needs as much memory.
        let profiled = |file: PlanFile| {
            let profile = Arc::new(Profile::new(&file.plan));
            let source = Arc::new(file.source.packed());
            (PlanFile { source, ..file }, profile)
        };
        Self {
            file: file.map(profiled),
            reports,
        }
    }
}

/// The number of plans that workers are asked to fold at a time: enough for all of them,
/// and few enough that a plan that comes into view has not long to wait.
const FOLDED_AT_ONCE: usize = 32;

/// The number of plans that a worker folds in one go. Heuristic: a search that is
/// started meanwhile waits some ten milliseconds.
const FOLDED_BY_JOB: usize = 2;

impl Plans {
    /// The work that opens plans.
    pub(crate) fn find(paths: Vec<PathBuf>) -> Job {
        Job::Find(paths)
    }

    /// Takes in which files there are, and returns the work that opens them.
    pub(crate) fn note_found(&mut self, found: Vec<Result<Origin, Box<Report>>>) -> Vec<Job> {
        self.are_found = true;
        self.version += 1;
        let mut jobs = Vec::new();
        for (index, origin) in found.into_iter().enumerate() {
            self.files.add(origin.as_ref().ok());
            self.slots.push(match origin {
                Ok(origin) => {
                    jobs.push(Job::Open(PlanIndex::new(index), origin));
                    (Slot::Opening, Vec::new())
                }
                Err(report) => (Slot::Broken, vec![*report]),
            });
        }
        jobs
    }

    /// Takes in a plan.
    pub(crate) fn note_opened(&mut self, index: PlanIndex, opening: OpenedPlan) {
        let shown = self.current_index();
        let Some(slot) = self.slots.get_mut(index.get()) else {
            return;
        };
        if slot.0 == Slot::Broken {
            // One that is mended does not come into view by itself.
            self.chosen = shown;
        }
        let OpenedPlan { file, reports } = opening;
        let opened = file.map(|(file, profile)| OpenPlan::new(file, profile));
        let opened = opened.map(|open| Slot::Open(Box::new(open)));
        *slot = (opened.unwrap_or(Slot::Broken), reports);
        self.version += 1;
        if self.progress().is_none() {
            self.find_duplicates();
        }
    }

    fn find_duplicates(&mut self) {
        let files: Vec<PlanFile> = self.iter().map(|(_, open)| open.file()).collect();
        self.duplicates = duplicates(files.iter());
    }

    /// The work that makes the plan in view ready, if it was not asked for yet: what
    /// is not looked at costs nothing. `records` is the folder for what nothing can be written
    /// beside.
    pub(crate) fn prepare(&mut self, records: Option<&Path>) -> Vec<Job> {
        let Some(index) = self.current_index() else {
            return Vec::new();
        };
        let file = self.file(index).map(PathBuf::from);
        let Some(open) = self.get_mut(index) else {
            return Vec::new();
        };
        let folding = open.folding(index).map(|plan| Job::Fold {
            plans: vec![plan],
            is_ahead: false,
        });
        let recording = open.recording(index, file.as_deref(), records);
        let others = [recording, open.checking(index), open.comparing(index)];
        self.folding += usize::from(folding.is_some());
        folding
            .into_iter()
            .chain(others.into_iter().flatten())
            .collect()
    }

    /// The work that makes the plans beside the one in view ready for searching, a little
    /// at a time: at once if somebody waits for it, or else ahead, once all are open.
    pub(crate) fn fold_others(&mut self, is_awaited: bool) -> Vec<Job> {
        if !is_awaited && self.progress().is_some() {
            return Vec::new();
        }
        let free = FOLDED_AT_ONCE.saturating_sub(self.folding);
        let slots = self.slots.iter_mut().enumerate();
        let open = slots.filter_map(|(index, (slot, _))| match slot {
            Slot::Open(open) => open.folding(PlanIndex::new(index)),
            Slot::Opening | Slot::Broken => None,
        });
        let plans: Vec<_> = open.take(free).collect();
        self.folding += plans.len();
        let parts = plans.chunks(FOLDED_BY_JOB).map(<[_]>::to_vec);
        let jobs = parts.map(|plans| Job::Fold {
            plans,
            is_ahead: !is_awaited,
        });
        jobs.collect()
    }

    /// The work that compares the plan in view with what the last meeting before today saw of
    /// it, if it was not asked for yet. Where that is kept is known once the records are read.
    pub(crate) fn look_back(&mut self, today: Day) -> Option<Job> {
        let index = self.current_index()?;
        self.get_mut(index)?.looking_back(index, today)
    }

    /// Which meeting was the last is another question on another day.
    pub(crate) fn forget_last_meetings(&mut self) {
        for (slot, _) in &mut self.slots {
            if let Slot::Open(open) = slot {
                open.asked.looking_back = false;
                open.since_last_meeting = None;
            }
        }
    }

    /// Whether all plans that are open are ready for searching.
    pub(crate) fn are_folded(&self) -> bool {
        self.iter().all(|(_, open)| open.folded.is_some())
    }

    /// Takes in the folded texts of plans. Returns those of editions that are open.
    pub(crate) fn note_folded(&mut self, folded: Vec<(Edition, Arc<Search>)>) -> Vec<FoldedPlan> {
        self.folding = self.folding.saturating_sub(folded.len());
        let taken_in = folded.into_iter().filter_map(|(edition, search)| {
            let open = self.edition_mut(edition)?;
            open.folded = Some(Arc::clone(&search));
            Some((edition.plan, Arc::clone(&open.plan), search))
        });
        taken_in.collect()
    }

    /// Takes in what does not add up in a plan.
    pub(crate) fn note_checked(&mut self, edition: Edition, questions: &Arc<Questions>) {
        if let Some(open) = self.edition_mut(edition) {
            open.take_in_questions(questions);
            self.version += 1;
        }
    }

    /// Takes in what changed in a plan.
    pub(crate) fn note_compared(&mut self, edition: Edition, changes: Arc<PlanChanges>) {
        if let Some(open) = self.edition_mut(edition) {
            open.changes = Some(changes);
        }
    }

    /// Takes in what is different in a plan since the last meeting about it.
    pub(crate) fn note_looked_back(&mut self, edition: Edition, since: Arc<SinceLastMeeting>) {
        if let Some(open) = self.edition_mut(edition) {
            open.since_last_meeting = Some(since);
        }
    }

    /// Takes in what is recorded of the meetings about a plan, and what is wrong with it.
    pub(crate) fn note_records(
        &mut self,
        index: PlanIndex,
        recorded: Recorded,
        wrong: Vec<Report>,
    ) {
        let Some((Slot::Open(open), reports)) = self.slots.get_mut(index.get()) else {
            return;
        };
        open.recorded = Some(recorded);
        reports.extend(wrong);
    }

    /// An edition of a plan, if it is the one that is open.
    fn edition_mut(&mut self, edition: Edition) -> Option<&mut OpenPlan> {
        let open = self.get_mut(edition.plan)?;
        (open.edition == edition.number).then_some(open)
    }

    /// How often something about the plans became known.
    pub(crate) fn version(&self) -> u64 {
        self.version
    }

    /// The plans that are ready for searching.
    pub(crate) fn folded(&self) -> impl Iterator<Item = FoldedPlan> {
        self.iter().filter_map(|(index, open)| {
            let search = Arc::clone(open.folded.as_ref()?);
            Some((index, Arc::clone(&open.plan), search))
        })
    }

    /// How far opening has come; `None` once all is done.
    pub(crate) fn progress(&self) -> Option<Progress> {
        let all = self.slots.len();
        let count = |is_counted: fn(&Slot) -> bool| {
            let slots = self.slots.iter().map(|(slot, _)| slot);
            slots.filter(|slot| is_counted(slot)).count()
        };
        let opening = count(|slot| matches!(slot, Slot::Opening));
        let is_going_on = !self.are_found || opening > 0;
        is_going_on.then(|| Progress {
            done: all - opening,
            broken: count(|slot| matches!(slot, Slot::Broken)),
            all,
        })
    }

    /// Whether all is done, and no plan can be used.
    pub(crate) fn are_all_broken(&self) -> bool {
        self.are_found && self.slots.iter().all(|(slot, _)| *slot == Slot::Broken)
    }

    /// What is wrong with the files, in their order.
    pub(crate) fn reports(&self) -> impl Iterator<Item = &Report> {
        let of_files = self.slots.iter().flat_map(|(_, reports)| reports);
        of_files.chain(&self.duplicates)
    }

    /// How many diagnostics that are.
    pub(crate) fn report_count(&self) -> usize {
        let of_files = self.slots.iter().map(|(_, reports)| reports.len());
        of_files.sum::<usize>() + self.duplicates.len()
    }

    /// Which plan is in view; `None` while the first one is being opened.
    pub(crate) fn current_index(&self) -> Option<PlanIndex> {
        let first = || {
            let mut slots = self.slots.iter();
            slots.position(|(slot, _)| *slot != Slot::Broken)
        };
        let index = self.chosen.or_else(|| first().map(PlanIndex::new));
        index.filter(|index| self.get(*index).is_some())
    }

    /// The plan in view; `None` while the first one is being opened.
    pub(crate) fn current(&self) -> Option<&OpenPlan> {
        self.get(self.current_index()?)
    }

    /// The same, to be changed.
    pub(crate) fn current_mut(&mut self) -> Option<&mut OpenPlan> {
        self.get_mut(self.current_index()?)
    }

    /// A plan; `None` if it is not open.
    pub(crate) fn get(&self, index: PlanIndex) -> Option<&OpenPlan> {
        match self.slots.get(index.get()) {
            Some((Slot::Open(open), _)) => Some(open),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub(crate) fn get_mut(&mut self, index: PlanIndex) -> Option<&mut OpenPlan> {
        match self.slots.get_mut(index.get()) {
            Some((Slot::Open(open), _)) => Some(open),
            _ => None,
        }
    }

    /// The plans that are open.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (PlanIndex, &OpenPlan)> {
        let numbered = self.slots.iter().enumerate();
        numbered.filter_map(|(index, (slot, _))| match slot {
            Slot::Open(open) => Some((PlanIndex::new(index), &**open)),
            Slot::Opening | Slot::Broken => None,
        })
    }

    /// Whether more than one plan is open.
    pub(crate) fn are_several(&self) -> bool {
        self.iter().nth(1).is_some()
    }

    /// The plans that are open, with their profiles.
    pub(crate) fn profiled(&self) -> ProfiledPlans {
        let plans = self.iter();
        plans
            .map(|(index, open)| (index, Arc::clone(&open.plan), Arc::clone(&open.profile)))
            .collect()
    }

    /// Brings a plan into view, if it is open.
    pub(crate) fn go_to(&mut self, index: PlanIndex) {
        if self.get(index).is_some() {
            self.chosen = Some(index);
        }
    }
}

impl OpenPlan {
    fn new(file: PlanFile, profile: Arc<Profile>) -> Self {
        let PlanFile {
            plan,
            source,
            dismissed,
        } = file;
        Self {
            selection: Selection::new(&plan),
            names: names(&plan, &source),
            plan,
            source,
            profile,
            dismissed,
            folded: None,
            questions: None,
            changes: None,
            since_last_meeting: None,
            recorded: None,
            sitting: Sitting::default(),
            outdated: None,
            gone: HashMap::new(),
            edition: 0,
            asked: Asked::default(),
        }
    }

    /// Which rows are listed, in words.
    pub(crate) fn listed_rows(&self) -> ListedRows {
        let selection = &self.selection;
        let search = selection.search.as_ref();
        ListedRows {
            words: FilterWords::of(&selection.filter, &self.plan),
            search: search.map(|search| search.written.trim().to_owned()),
            order: selection.order,
        }
    }

    /// Lists the rows that words name. Returns whether the plan knows them; if not, other
    /// rows stay listed. Nothing is searched for before the plan is ready for searching.
    pub(crate) fn list_rows(&mut self, rows: &ListedRows) -> bool {
        let year = self.plan.facts().review_year;
        let Some(filter) = rows.words.filter(&self.plan, year) else {
            return false;
        };
        let search = rows.search.as_deref().zip(self.folded.as_deref());
        self.selection.search =
            search.and_then(|(search, folded)| ActiveSearch::new(search, folded));
        self.selection.filter = filter;
        self.selection.order = rows.order;
        true
    }

    /// The meeting of a day, once it has begun.
    pub(crate) fn meeting(&self, day: Day) -> Option<&Meeting> {
        let meeting = self.recorded.as_ref()?.meetings.get(day)?;
        meeting.agenda().is_some().then_some(meeting)
    }

    /// Chooses an indicator and the row that it belongs to. One of a measure belongs to all
    /// rows of the measure: the first of `rows` that does is chosen.
    pub(crate) fn choose_indicator(&mut self, key: IndicatorKey, rows: &[RowIndex]) {
        if let Some(indicator) = IndicatorRow::of_key(&self.plan, &key) {
            let mut rows = rows.iter().filter_map(|row| self.plan.at(*row));
            let row = rows.find(|row| indicator.is_about(row));
            let row = row.map(|row| row.id.clone());
            self.selection.row = row.or(self.selection.row.take());
        }
        self.selection.indicator = Some(key);
    }

    /// The plan, if folding it was not asked for yet.
    fn folding(&mut self, index: PlanIndex) -> Option<(Edition, Arc<Plan>)> {
        let is_asked = std::mem::replace(&mut self.asked.folding, true);
        (!is_asked).then(|| (self.edition(index), Arc::clone(&self.plan)))
    }

    fn checking(&mut self, index: PlanIndex) -> Option<Job> {
        let is_asked = std::mem::replace(&mut self.asked.checking, true);
        (!is_asked).then(|| Job::Check(self.edition(index), self.file()))
    }

    fn comparing(&mut self, index: PlanIndex) -> Option<Job> {
        let is_asked = std::mem::replace(&mut self.asked.comparing, true);
        (!is_asked).then(|| Job::Compare(self.edition(index), Arc::clone(&self.plan)))
    }

    fn looking_back(&mut self, index: PlanIndex, today: Day) -> Option<Job> {
        let places = self.recorded.as_ref()?.places().clone();
        let is_asked = std::mem::replace(&mut self.asked.looking_back, true);
        let plan = Arc::clone(&self.plan);
        let looking_back = LookingBack {
            places,
            today,
            plan,
        };
        (!is_asked).then(|| Job::LookBack(self.edition(index), looking_back))
    }

    fn recording(
        &mut self,
        index: PlanIndex,
        file: Option<&Path>,
        records: Option<&Path>,
    ) -> Option<Job> {
        let is_asked = std::mem::replace(&mut self.asked.recording, true);
        let places = RecordPlaces::of(file, &self.plan.facts().id, records);
        let id = self.plan.facts().id.clone();
        let plan = index;
        (!is_asked).then_some(Job::ReadRecords { plan, id, places })
    }

    fn edition(&self, plan: PlanIndex) -> Edition {
        Edition {
            plan,
            number: self.edition,
        }
    }

    fn file(&self) -> PlanFile {
        PlanFile {
            plan: Arc::clone(&self.plan),
            source: Arc::clone(&self.source),
            dismissed: self.dismissed.clone(),
        }
    }

    /// The rows that are listed, in their order. Before it is known what changed, the order
    /// by change is that of the plan.
    pub(crate) fn listing(&self) -> Listing {
        let (plan, selection) = (&self.plan, &self.selection);
        let listed = selection.listing(plan, &selection.filter);
        let year = plan.facts().review_year;
        match (selection.order, &self.changes) {
            (RowOrder::Change, Some(changes)) => listed.by_change(changes),
            (RowOrder::Change, None) | (RowOrder::Plan, _) => listed,
            (order, _) => listed.in_order(order, plan, year),
        }
    }

    /// The chosen row among those listed: the one that was chosen last, or if it
    /// is not listed, the next after it in the order of the plan.
    pub(crate) fn chosen(&self, listing: &Listing) -> Option<RowIndex> {
        let row = |id: &InitiativeId| self.plan.row(id).unwrap_or_default();
        match &self.selection.row {
            Some(id) => nearest_listed(row(id), listing),
            None => listing.rows().first().copied(),
        }
    }

    /// The row that was chosen last, whether it is listed or not.
    pub(crate) fn chosen_listed_or_not(&self) -> Option<RowIndex> {
        self.plan.row(self.selection.row.as_ref()?)
    }

    /// The number and the title of a row; of one that is gone, the title that it had last.
    pub(crate) fn named(&self, row: &InitiativeId, language: Language) -> String {
        match self.plan.initiative(row) {
            Some(found) => format!("{row}  {}", found.title),
            None => format!("{row}  {}", language.gone_row(self.last_title(row))),
        }
    }

    /// The title of a row that the plan had while it is open, and has not any more.
    pub(crate) fn last_title(&self, row: &InitiativeId) -> Option<&str> {
        self.gone.get(row).map(String::as_str)
    }

    /// Steps the year in view, as far as the plan has something to say. Returns
    /// whether it does.
    pub(crate) fn step_year(&mut self, step: impl Fn(FiscalYear) -> FiscalYear) -> bool {
        let year = step(self.selection.year);
        let is_known = self.plan.years().any(|known| known == year);
        if is_known {
            self.selection.year = year;
        }
        is_known
    }
}

/// What a plan is found by among others.
fn names(plan: &Plan, source: &Source) -> Findable {
    let facts = plan.facts();
    let called = plan_name(plan);
    let names = Findable::new([called.as_str(), facts.id.as_str(), source.name()]);
    names.read_as(facts.reading.as_deref())
}

/// What a plan is called in the list of plans.
pub(crate) fn plan_name(plan: &Plan) -> String {
    let facts = plan.facts();
    full_name(&facts.body, &facts.title)
}

/// A row if it is listed, or else the next after it, or else the last one.
fn nearest_listed(row: RowIndex, listing: &Listing) -> Option<RowIndex> {
    if listing.position(row).is_some() {
        return Some(row);
    }
    let rows = || listing.rows().iter().copied();
    let after = rows().filter(|other| *other > row).min();
    after.or_else(|| rows().max())
}
