//! The search over the rows of all plans, and the choice of what it is filtered by. Both
//! show what workers find in one plan after another.

use std::rc::Rc;

use tenken::across::{RowsChoice, RowsCounts, RowsFacet, RowsFilter};
use tenken::plan::{InitiativeId, Plan};

use super::chooser::{Chooser, ChooserKind, CursorTarget, ItemEffect};
use crate::tui::found_rows::FoundRows;
use crate::tui::input::TextInput;
use crate::tui::plan_index::PlanIndex;
use crate::tui::plans::Plans;
use crate::tui::work::{FoldedPlan, Job, RowsAnswer, RowsQuestion, SearchTicket};

/// A search over all plans.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct AllRows {
    /// What the rows are filtered by.
    pub(crate) filter: RowsFilter,
    /// The rows.
    pub(crate) found: InParts<FoundRows>,
}

/// The choice of what a search over all plans is filtered by.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RowsFilterChoice {
    /// The kind of choice.
    pub(crate) facet: RowsFacet,
    /// What is chosen.
    pub(crate) filter: RowsFilter,
    /// Whether something was marked.
    pub(crate) is_marked: bool,
    /// The number of rows of each choice.
    pub(crate) counts: InParts<RowsCounts>,
    /// The search, as it was before.
    pub(crate) before: LeftSearch,
}

/// A search over all plans that was left and can be gone back to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LeftSearch {
    input: TextInput,
    filter: RowsFilter,
    /// The row that the cursor was on.
    chosen: Option<(PlanIndex, InitiativeId)>,
}

/// What workers find in all plans, a part of them at a time.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct InParts<A> {
    /// The search, once there is something to search for.
    ticket: Option<SearchTicket>,
    /// The number of its answers that are awaited.
    awaited: usize,
    /// Whether the answer is that of an older search, since none of its own came yet.
    is_old: bool,
    /// What was found so far.
    pub(crate) answer: Rc<A>,
}

/// The number of plans in a part of a search over all plans. Heuristic: a few
/// milliseconds of work, so that a newer search soon gets its turn.
const PLANS_IN_PART: usize = 64;

impl Chooser {
    /// The search over all plans, with nothing typed yet.
    pub(crate) fn of_all_rows() -> Self {
        Self::new(ChooserKind::AllRows(AllRows::default()))
    }

    /// Whether its items are found in all plans.
    pub(crate) fn asks_all_plans(&self) -> bool {
        matches!(
            self.kind,
            ChooserKind::AllRows(_) | ChooserKind::RowsFilter(_)
        )
    }

    /// Whether more items may yet be found in the plans that are open.
    pub(crate) fn is_finding(&self, plans: &Plans) -> bool {
        match &self.kind {
            ChooserKind::AllRows(all) => all.found.is_awaited(plans),
            ChooserKind::RowsFilter(choice) => choice.counts.is_awaited(plans),
            _ => false,
        }
    }

    /// Returns what is asked about rows of all plans, or `None` if nothing is.
    fn question(&self) -> Option<RowsQuestion> {
        match &self.kind {
            ChooserKind::AllRows(all) => {
                let written = self.input.text().trim().to_owned();
                let is_asked = !written.is_empty() || !all.filter.is_empty();
                let filter = all.filter.clone();
                is_asked.then_some(RowsQuestion::Rows { written, filter })
            }
            ChooserKind::RowsFilter(choice) => Some(RowsQuestion::Counts {
                written: choice.before.input.text().trim().to_owned(),
                filter: choice.filter.without(choice.facet),
                facet: choice.facet,
            }),
            _ => None,
        }
    }

    /// Begins to find the items in plans anew. Returns the work, in parts.
    pub(crate) fn begin(&mut self, ticket: &SearchTicket, plans: &[FoldedPlan]) -> Vec<Job> {
        let question = self.question();
        let parts = plans.chunks(PLANS_IN_PART);
        match &mut self.kind {
            ChooserKind::AllRows(all) if question.is_none() => all.found = InParts::default(),
            ChooserKind::AllRows(all) => all.found.begin(ticket.clone(), parts.len()),
            ChooserKind::RowsFilter(choice) => choice.counts.begin(ticket.clone(), parts.len()),
            _ => {}
        }
        let job = |question: RowsQuestion, plans: &[FoldedPlan]| Job::AskAll {
            ticket: ticket.clone(),
            question,
            plans: plans.to_vec(),
        };
        let asked = parts.filter_map(|plans| Some(job(question.clone()?, plans)));
        asked.collect()
    }

    /// Lets plans join what is being found. Returns the work.
    pub(crate) fn ask_also(&mut self, plans: Vec<FoldedPlan>) -> Option<Job> {
        let question = self.question().filter(|_| !plans.is_empty())?;
        let ticket = match &mut self.kind {
            ChooserKind::AllRows(all) => all.found.await_more()?,
            ChooserKind::RowsFilter(choice) => choice.counts.await_more()?,
            _ => return None,
        };
        Some(Job::AskAll {
            ticket,
            question,
            plans,
        })
    }

    /// Takes in a part of what was found. Once somebody has gone down from the best row,
    /// the chosen one stays where it is on the screen.
    pub(crate) fn note_found(&mut self, number: u64, found: RowsAnswer) {
        match (&mut self.kind, found) {
            (ChooserKind::AllRows(all), RowsAnswer::Rows(rows)) => {
                let chosen = all.found.answer.get(self.cursor);
                let chosen = chosen.filter(|_| self.cursor > 0);
                if !all.found.note(number, rows, FoundRows::join) {
                    return;
                }
                if let Some(place) = chosen.and_then(|row| all.found.answer.position(row)) {
                    let above = self.cursor.saturating_sub(self.first);
                    self.cursor = place;
                    self.first = place.saturating_sub(above);
                }
            }
            (ChooserKind::RowsFilter(choice), RowsAnswer::Counts(counts)) => {
                choice.counts.note(number, counts, RowsCounts::join);
            }
            _ => {}
        }
    }
}

impl<A> InParts<A> {
    /// Whether more may yet be found in the plans that are open.
    fn is_awaited(&self, plans: &Plans) -> bool {
        self.ticket.is_some() && (self.awaited > 0 || !plans.are_folded())
    }

    /// Begins a search that is answered in so many parts.
    fn begin(&mut self, ticket: SearchTicket, parts: usize) {
        self.ticket = Some(ticket);
        self.awaited = parts;
        self.is_old = true;
    }

    /// Awaits one more part of the search in force, if there is one.
    fn await_more(&mut self) -> Option<SearchTicket> {
        let ticket = self.ticket.clone()?;
        self.awaited += 1;
        Some(ticket)
    }
}

impl<A: Clone> InParts<A> {
    /// Takes in a part of an answer. Returns whether it answers the search in force.
    fn note(&mut self, number: u64, part: A, join: impl FnOnce(&mut A, A)) -> bool {
        let ticket = self.ticket.as_ref();
        if ticket.is_none_or(|ticket| ticket.number != number) {
            return false;
        }
        self.awaited = self.awaited.saturating_sub(1);
        match std::mem::take(&mut self.is_old) {
            true => self.answer = Rc::new(part),
            false => join(Rc::make_mut(&mut self.answer), part),
        }
        true
    }
}

impl AllRows {
    /// Goes over to the next edition of a plan, until it is searched anew.
    pub(crate) fn follow(&mut self, index: PlanIndex, old: &Plan, new: &Plan) {
        let now = |row| new.row(&old.at(row)?.id);
        Rc::make_mut(&mut self.found.answer).follow(index, now);
    }
}

impl LeftSearch {
    /// Leaves a search with the cursor on a row.
    pub(crate) fn new(
        input: TextInput,
        all: AllRows,
        chosen: Option<(PlanIndex, InitiativeId)>,
    ) -> Self {
        Self {
            input,
            filter: all.filter,
            chosen,
        }
    }

    /// Goes back to it.
    pub(crate) fn into_chooser(self) -> Chooser {
        let chosen = self.chosen;
        let cursor_target = chosen.map(|(plan, row)| ItemEffect::RowOfPlan(plan, row));
        Chooser {
            input: self.input,
            cursor_target: cursor_target.map(CursorTarget::Item),
            ..Chooser::new(ChooserKind::AllRows(AllRows {
                filter: self.filter,
                found: InParts::default(),
            }))
        }
    }
}

impl RowsFilterChoice {
    /// Chooses by what a search is filtered.
    pub(crate) fn new(facet: RowsFacet, before: LeftSearch) -> Self {
        Self {
            facet,
            filter: before.filter.clone(),
            is_marked: false,
            counts: InParts::default(),
            before,
        }
    }

    /// Marks choices, or takes the marks off them if all have one. None at all stand for
    /// everything, which takes off all marks.
    pub(crate) fn toggle(&mut self, choices: &[RowsChoice]) {
        self.is_marked = true;
        self.filter = match choices {
            [] => self.filter.without(self.facet),
            _ if self.filter.has_all(choices) => self.filter.less(choices),
            _ => self.filter.with(choices),
        };
    }

    /// Returns the search with other choices of the kind alone, or with those that are
    /// marked if any was. If that changes nothing, the cursor stays.
    pub(crate) fn accept(self, choices: &[RowsChoice]) -> LeftSearch {
        let filter = match self.is_marked {
            true => self.filter,
            false => self.filter.without(self.facet).with(choices),
        };
        match filter == self.before.filter {
            true => self.before,
            false => LeftSearch {
                filter,
                chosen: None,
                ..self.before
            },
        }
    }
}
