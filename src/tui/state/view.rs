//! What is chosen in a plan.

use std::cell::OnceCell;
use std::rc::Rc;

use tenken::check::Doubt;
use tenken::plan::{FiscalYear, InitiativeId, Plan};
use tenken::query::{Filter, Hit, IndicatorKey, IndicatorOrder, Listing, Pattern, Query, Search};
use tenken::summary::{Column, Group, Grouping};

use super::lineage::Across;
use crate::tui::screen::Screen;

/// What is chosen in a plan. It stays chosen when the screen, the filter or
/// the plan changes.
#[derive(Clone)]
pub(crate) struct PlanView {
    /// The row that was chosen last, listed or not.
    pub(crate) chosen: Option<InitiativeId>,
    /// The year that card and comparison show. Ratings in the list are always
    /// those of the year under review.
    pub(crate) year: FiscalYear,
    /// Which rows are listed.
    pub(crate) filter: Filter,
    /// The search in force.
    pub(crate) search: Option<ActiveSearch>,
    /// The first row of the list that is on the screen.
    pub(crate) first_row: usize,
    /// How many lines of the card or the comparison are above the screen.
    pub(crate) scroll: usize,
    /// The step of the comparison into an earlier plan, if it took one.
    pub(crate) across: Option<Across>,
    /// What the rows of the summary are.
    pub(crate) grouping: Grouping,
    /// The chosen row of the summary.
    pub(crate) group: Option<Group>,
    /// The chosen column of the summary; the total where none is.
    pub(crate) column: Option<Column>,
    /// The first row of the summary or of the indicators on the screen.
    pub(crate) first_table_row: usize,
    /// The order of the indicators.
    pub(crate) order: IndicatorOrder,
    /// The chosen indicator.
    pub(crate) indicator: Option<IndicatorKey>,
    /// The chosen doubt.
    pub(crate) doubt: Option<Doubt>,
    /// The row that was chosen with it.
    pub(crate) row_of_doubt: Option<InitiativeId>,
    /// The year that going to a doubt brought into view, and the one that was
    /// in view before it.
    pub(crate) year_of_doubt: Option<(FiscalYear, FiscalYear)>,
    /// How many years or months of the schedule are left of the screen.
    pub(crate) first_column: usize,
    /// Whether the schedule shows rows by year although there are milestones.
    pub(crate) hides_milestones: bool,
    /// What to go back to from a list that a cell of a table opened.
    pub(crate) drill: Option<Box<Drill>>,
    review_year: FiscalYear,
    /// The texts of the plan, folded when they are first searched.
    folded: OnceCell<Rc<Search>>,
}

/// A table from which the list was opened, with the filter that was in force.
#[derive(Clone)]
pub(crate) struct Drill {
    /// The screen of the table.
    pub(crate) screen: Screen,
    /// The filter.
    pub(crate) filter: Filter,
}

/// A search and what it found in the whole plan.
#[derive(Clone)]
pub(crate) struct ActiveSearch {
    /// What was typed.
    pub(crate) written: String,
    /// What it found, the best first.
    pub(crate) hits: Rc<[Hit]>,
    /// Its words, to mark where they stand.
    pub(crate) patterns: Rc<[Pattern]>,
}

impl PlanView {
    /// Nothing chosen yet.
    pub(crate) fn new(plan: &Plan) -> Self {
        Self {
            chosen: None,
            year: plan.facts().review_year,
            filter: Filter::default(),
            search: None,
            first_row: 0,
            scroll: 0,
            review_year: plan.facts().review_year,
            folded: OnceCell::new(),
            across: None,
            grouping: Grouping::default(),
            group: None,
            column: None,
            first_table_row: 0,
            order: IndicatorOrder::default(),
            indicator: None,
            doubt: None,
            row_of_doubt: None,
            year_of_doubt: None,
            first_column: 0,
            hides_milestones: false,
            drill: None,
        }
    }

    /// The rows that a filter leaves, of these the hits of the search.
    pub(crate) fn listing(&self, plan: &Plan, filter: &Filter) -> Listing {
        let hits = self.search.as_ref().map(|search| &*search.hits);
        Listing::new(plan, filter, hits, self.review_year)
    }

    /// Searches for what was typed; for nothing, the search ends.
    pub(crate) fn search(&mut self, plan: &Plan, written: &str) {
        let query = Query::new(written);
        if query.is_empty() {
            self.search = None;
            return;
        }
        let folded = self.fold(plan);
        self.search = Some(ActiveSearch {
            written: written.to_owned(),
            hits: folded.hits(&query).into(),
            patterns: query.into_patterns().into(),
        });
    }

    /// Makes the plan ready for searching, so that the first key typed is
    /// answered as fast as the others.
    pub(crate) fn fold(&self, plan: &Plan) -> Rc<Search> {
        let fold = || Rc::new(Search::new(plan));
        Rc::clone(self.folded.get_or_init(fold))
    }

    /// The words that are searched for.
    pub(crate) fn patterns(&self) -> &[Pattern] {
        self.search.as_ref().map_or(&[], |search| &search.patterns)
    }

    /// Whether anything keeps rows from being listed.
    pub(crate) fn is_narrowed(&self) -> bool {
        self.search.is_some() || !self.filter.is_empty()
    }
}
