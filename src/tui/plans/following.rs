//! What is chosen in a plan follows it from one edition to the next.

use tenken::check::Doubt;
use tenken::plan::{InitiativeId, Plan, RowIndex};
use tenken::query::Search;

use crate::question::Questions;
use crate::tui::selection::{ActiveSearch, DoubtChoice, Selection};

impl Selection {
    /// Goes over to the next edition of a plan. What it does not have any more gives
    /// way to what is next to it.
    pub(crate) fn follow(&mut self, before: &Plan, plan: &Plan, folded: Option<&Search>) {
        let row = self.row.as_ref();
        self.row = row.and_then(|row| nearest_row(row, before, plan));
        if !plan.years().any(|year| year == self.year) {
            self.year = plan.facts().review_year;
        }
        let search = self.search.take().zip(folded);
        self.search =
            search.and_then(|(search, folded)| ActiveSearch::new(&search.written, folded));
    }

    /// Goes over to the questions about the next edition of a plan.
    pub(super) fn follow_doubt(&mut self, before: &Questions, questions: &Questions) {
        let Some(DoubtChoice::Exactly { doubt, .. }) = &mut self.doubt else {
            return;
        };
        if let Some(nearest) = nearest_doubt(doubt, before, questions) {
            **doubt = nearest;
        }
    }
}

/// A row if the plan still has it, or else the next one of those that it had and has,
/// or else the last of them.
fn nearest_row(row: &InitiativeId, before: &Plan, plan: &Plan) -> Option<InitiativeId> {
    let is_kept = |id: &&InitiativeId| plan.row(id).is_some();
    let ids = || before.initiatives().iter().map(|row| &row.id);
    let place = before.row(row).map_or(0, RowIndex::get);
    let next = ids().skip(place).find(is_kept);
    let last = || ids().take(place).rfind(is_kept);
    next.or_else(last).cloned()
}

/// A doubt if it is still raised, or else what the same rule raises at the same place,
/// or else the first about the same row, or else the one that has its place among all.
fn nearest_doubt(doubt: &Doubt, before: &Questions, questions: &Questions) -> Option<Doubt> {
    let find = |is_it: &dyn Fn(&Doubt) -> bool| {
        let mut doubts = questions.iter().map(|question| &question.doubt);
        doubts.find(|other| is_it(other))
    };
    let is_at_place = |other: &Doubt| {
        let (own, place) = (&doubt.place, &other.place);
        let is_there =
            (&own.subject, own.year, own.part) == (&place.subject, place.year, place.part);
        is_there && other.code == doubt.code
    };
    let in_its_place = || {
        let place = before.iter().position(|other| other.doubt == *doubt)?;
        let all = questions.iter().map(|question| &question.doubt);
        all.take(place + 1).last()
    };
    find(&|other| other == doubt)
        .or_else(|| find(&is_at_place))
        .or_else(|| find(&|other| other.place.subject == doubt.place.subject))
        .or_else(in_its_place)
        .cloned()
}
