//! The selection in a plan, which all screens share.

use std::collections::BTreeSet;
use std::rc::Rc;

use tenken::check::{Doubt, DoubtOrder};
use tenken::compare::Years;
use tenken::plan::{FiscalYear, InitiativeId, Plan, RowIndex};
use tenken::query::{
    Filter, Hit, IndicatorKey, IndicatorOrder, Listing, Pattern, Query, RowOrder, Search,
};

/// The selection in a plan. It survives changes of the screen, the filter and the
/// plan in view.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Selection {
    /// The row that was chosen last, listed or not.
    pub(crate) row: Option<InitiativeId>,
    /// The year that card and comparison show. Ratings in the list are always
    /// those of the year under review.
    pub(crate) year: FiscalYear,
    /// Which rows are listed.
    pub(crate) filter: Filter,
    /// The order in which they are listed.
    pub(crate) order: RowOrder,
    /// The rows that somebody marked, listed or not.
    pub(crate) marks: BTreeSet<InitiativeId>,
    /// The search in force.
    pub(crate) search: Option<ActiveSearch>,
    /// The chosen indicator.
    pub(crate) indicator: Option<IndicatorKey>,
    /// The order of the indicators.
    pub(crate) indicator_order: IndicatorOrder,
    /// The chosen doubt.
    pub(crate) doubt: Option<DoubtChoice>,
    /// The order of the doubts.
    pub(crate) doubt_order: DoubtOrder,
    /// The row of an earlier plan that the comparison shows, if it does: an index
    /// into the rows that the chosen one continues.
    pub(crate) followed: Option<usize>,
    /// The scroll position of the text.
    pub(crate) scroll: Scroll,
}

/// Which doubt is chosen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum DoubtChoice {
    /// A certain doubt.
    Exactly {
        /// The doubt.
        doubt: Box<Doubt>,
        /// The row that was chosen with it.
        row: Option<InitiativeId>,
    },
    /// The first doubt about a row, which may only be known once the plan has been
    /// checked.
    FirstOf {
        /// The row.
        row: InitiativeId,
        /// Whether somebody chose it. If so, no doubt about another row is chosen in its place.
        is_asked: bool,
        /// The doubt that stays chosen if there is none.
        or: Option<Box<Doubt>>,
    },
}

impl DoubtChoice {
    /// The row that was chosen with the doubt.
    pub(crate) fn row(&self) -> Option<&InitiativeId> {
        match self {
            Self::Exactly { row, .. } => row.as_ref(),
            Self::FirstOf { row, .. } => Some(row),
        }
    }

    /// Returns the doubt that was chosen last.
    pub(crate) fn into_doubt(self) -> Option<Box<Doubt>> {
        match self {
            Self::Exactly { doubt, .. } => Some(doubt),
            Self::FirstOf { or, .. } => or,
        }
    }
}

/// Where a text is scrolled to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Scroll {
    /// To the first match of a search, or else to the top.
    #[default]
    Found,
    /// By a number of lines.
    Lines(usize),
}

/// A search and what it found in the whole plan.
#[derive(Debug, Clone)]
pub(crate) struct ActiveSearch {
    /// What was typed.
    pub(crate) written: String,
    /// What it found, the best first.
    pub(crate) hits: Rc<[Hit]>,
    /// The patterns of the search, for marking matches.
    pub(crate) patterns: Rc<[Pattern]>,
    /// The words of the plan that may have been meant, if nothing closer was found.
    pub(crate) guesses: Rc<[String]>,
    /// What may be searched for instead, if nothing was found.
    pub(crate) offers: Rc<[String]>,
    /// Whether more has to be typed until what sounds like it is found.
    pub(crate) is_hardly_begun: bool,
}

impl PartialEq for ActiveSearch {
    /// Ignores what follows from the text, as the hits do in the same plan.
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written && self.hits == other.hits
    }
}

impl ActiveSearch {
    /// Searches a plan. Returns `None` if the text has no words.
    pub(crate) fn new(written: &str, folded: &Search) -> Option<Self> {
        let query = Query::new(written);
        (!query.is_empty()).then(|| {
            let found = folded.find(&query);
            let offers = match found.hits.is_empty() {
                true => folded.nearest(&query),
                false => Vec::new(),
            };
            Self {
                written: written.to_owned(),
                hits: found.hits.into(),
                patterns: found.patterns.into(),
                guesses: found.guesses.into(),
                offers: offers.into(),
                is_hardly_begun: query.is_hardly_begun(),
            }
        })
    }
}

impl ActiveSearch {
    /// Whether a row was found by its texts alone.
    pub(crate) fn is_found_in_texts(&self, row: RowIndex) -> bool {
        let mut hits = self.hits.iter();
        hits.any(|hit| hit.row == row && hit.field.is_of_texts())
    }
}

impl Selection {
    /// Creates the initial selection.
    pub(crate) fn new(plan: &Plan) -> Self {
        Self {
            row: None,
            year: plan.facts().review_year,
            filter: Filter::default(),
            order: RowOrder::default(),
            marks: BTreeSet::new(),
            search: None,
            indicator: None,
            indicator_order: IndicatorOrder::default(),
            doubt: None,
            doubt_order: DoubtOrder::default(),
            followed: None,
            scroll: Scroll::default(),
        }
    }

    /// Returns the rows that match a filter and the search, as in the plan or the best match
    /// first.
    pub(crate) fn listing(&self, plan: &Plan, filter: &Filter) -> Listing {
        let hits = self.search.as_ref().map(|search| &*search.hits);
        Listing::new(plan, filter, hits, plan.facts().review_year)
    }

    /// Whether the filter and the search leave a row in the list.
    pub(crate) fn lists(&self, plan: &Plan, row: RowIndex) -> bool {
        let matches = |row| self.filter.matches(plan, row, plan.facts().review_year);
        let search = self.search.as_ref();
        let is_found = |search: &ActiveSearch| search.hits.iter().any(|hit| hit.row == row);
        plan.at(row).is_some_and(matches) && search.is_none_or(is_found)
    }

    /// The words that are searched for.
    pub(crate) fn patterns(&self) -> &[Pattern] {
        self.search.as_ref().map_or(&[], |search| &search.patterns)
    }

    /// Returns whether a filter or a search is active.
    pub(crate) fn is_narrowed(&self) -> bool {
        self.search.is_some() || !self.filter.is_empty()
    }

    /// The year of the card, and the year before it.
    pub(crate) fn years(&self) -> Years {
        Years::since_year_before(self.year)
    }

    /// Marks a row, or unmarks it. If only marked rows are listed, these are others now.
    pub(crate) fn toggle_mark(&mut self, row: InitiativeId) {
        if !self.marks.remove(&row) {
            self.marks.insert(row);
        }
        if !self.filter.rows.is_empty() {
            self.filter.rows.clone_from(&self.marks);
        }
    }

    /// Lists marked rows only, or all of them again.
    pub(crate) fn toggle_marked_only(&mut self) {
        if self.filter.rows.is_empty() {
            self.filter.rows.clone_from(&self.marks);
        } else {
            self.filter.rows.clear();
        }
    }

    /// Lists every row again.
    pub(crate) fn clear_filters(&mut self) {
        self.filter = Filter::default();
        self.search = None;
    }
}
