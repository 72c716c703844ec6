//! Choosers: lists of filters, plans, actions or rows of all plans, narrowed by
//! typing.

use std::rc::Rc;

use tenken::plan::InitiativeId;
use tenken::query::{Facet, FacetValue};

use crate::tui::action::{Action, KeyContext};
use crate::tui::found_rows::FoundRows;
use crate::tui::input::TextInput;
use crate::tui::plan_index::PlanIndex;
use crate::tui::plans::Plans;
use crate::tui::selection::Selection;
use crate::tui::work::SearchTicket;

/// The kind of a chooser.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ChooserKind {
    /// Choosing the values of a facet of the filter.
    Filter {
        /// The kind of choice.
        facet: Facet,
        /// The selection to restore on cancelling.
        before: Box<Selection>,
        /// Whether something was marked since.
        marked: bool,
    },
    /// The keys that are valid on the screen, to read and to run.
    Help,
    /// Any action by its name, or a row by its number.
    Palette,
    /// The plans that are open.
    Plans,
    /// The rows of all plans that are open.
    AllRows(AllRows),
}

/// A search over all plans.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct AllRows {
    /// The search, once something was typed.
    pub(crate) ticket: Option<SearchTicket>,
    /// The number of its answers that are awaited.
    pub(crate) awaited: usize,
    /// Whether the rows are what an older search found, since none of its answers came yet.
    pub(crate) is_old: bool,
    /// The rows that were found so far.
    pub(crate) rows: Rc<FoundRows>,
}

/// A list to choose from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Chooser {
    /// What it is for.
    pub(crate) kind: ChooserKind,
    /// What was typed to narrow it.
    pub(crate) input: TextInput,
    /// The item that the cursor goes to as soon as its place is known.
    pub(crate) cursor_target: Option<CursorTarget>,
    /// The place of the cursor among the items that are left.
    pub(crate) cursor: usize,
    /// The first item that is on the screen.
    pub(crate) first: usize,
}

/// The item that the cursor of a chooser goes to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum CursorTarget {
    /// The first marked item.
    Marked,
    /// The item with an effect.
    Item(ItemEffect),
}

/// An item of a chooser.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ChooserItem {
    /// What it is called.
    pub(crate) name: String,
    /// The text to the right: keys or a count.
    pub(crate) detail: String,
    /// The full name, used if the items above it are not shown.
    pub(crate) path: Option<String>,
    /// Further words by which it is found.
    pub(crate) also: &'static str,
    /// How far it is indented.
    pub(crate) depth: usize,
    /// Whether it is marked as active.
    pub(crate) is_marked: bool,
    /// Whether choosing it would change anything now.
    pub(crate) is_of_use: bool,
    /// What it does.
    pub(crate) effect: ItemEffect,
}

impl Default for ChooserItem {
    fn default() -> Self {
        Self {
            name: String::new(),
            detail: String::new(),
            path: None,
            also: "",
            depth: 0,
            is_marked: false,
            is_of_use: true,
            effect: ItemEffect::Nothing,
        }
    }
}

impl ChooserItem {
    /// Returns the item with its full name and without indentation, since the items above
    /// are left out.
    #[must_use]
    pub(crate) fn standing_alone(mut self) -> Self {
        self.depth = 0;
        self.name = self.path.take().unwrap_or(self.name);
        self
    }
}

/// The effect of choosing an item.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ItemEffect {
    /// Nothing.
    Nothing,
    /// Takes every choice of the facet out of the filter.
    Everything(Facet),
    /// Puts a choice into the filter.
    Filter(Facet, FacetValue),
    /// Brings a plan into view.
    Plan(PlanIndex),
    /// Brings a plan into view and chooses a row of it.
    RowOfPlan(PlanIndex, InitiativeId),
    /// Does what a key would.
    Action(Action),
    /// Goes to a row of the list, counted from one.
    Row(usize),
}

impl ChooserKind {
    /// Whether rows of all plans are chosen from.
    pub(crate) fn is_all_rows(&self) -> bool {
        matches!(self, Self::AllRows(_))
    }
}

impl AllRows {
    /// Whether more may yet be found in the plans that are open.
    pub(crate) fn is_searching(&self, plans: &Plans) -> bool {
        self.ticket.is_some() && (self.awaited > 0 || !plans.are_folded())
    }

    /// Begins a search that is answered in so many parts.
    pub(crate) fn begin(&mut self, ticket: SearchTicket, parts: usize) {
        self.ticket = Some(ticket);
        self.awaited = parts;
        self.is_old = true;
    }

    /// Takes in a part of what a search found. Returns whether it is the search in force.
    pub(crate) fn note_found(&mut self, number: u64, found: FoundRows) -> bool {
        let is_in_force = self
            .ticket
            .as_ref()
            .is_some_and(|ticket| ticket.number == number);
        if !is_in_force {
            return false;
        }
        self.awaited = self.awaited.saturating_sub(1);
        match std::mem::take(&mut self.is_old) {
            true => self.rows = Rc::new(found),
            false => Rc::make_mut(&mut self.rows).join(found),
        }
        true
    }
}

impl Chooser {
    /// A chooser with nothing typed yet.
    pub(crate) fn new(kind: ChooserKind) -> Self {
        Self {
            kind,
            input: TextInput::default(),
            cursor_target: Some(CursorTarget::Marked),
            cursor: 0,
            first: 0,
        }
    }

    /// Takes in a part of what a search over all plans found. Once somebody has gone down
    /// from the best row, the chosen one stays where it is on the screen.
    pub(crate) fn note_found(&mut self, number: u64, found: FoundRows) {
        let ChooserKind::AllRows(all) = &mut self.kind else {
            return;
        };
        let chosen = all.rows.get(self.cursor).filter(|_| self.cursor > 0);
        if !all.note_found(number, found) {
            return;
        }
        if let Some(place) = chosen.and_then(|chosen| all.rows.position(chosen)) {
            let above = self.cursor.saturating_sub(self.first);
            self.cursor = place;
            self.first = place.saturating_sub(above);
        }
    }

    /// Returns the context in which keys are interpreted.
    pub(crate) fn context(&self) -> KeyContext {
        match self.kind {
            ChooserKind::Filter { .. } => KeyContext::Marking,
            ChooserKind::Help
            | ChooserKind::Palette
            | ChooserKind::Plans
            | ChooserKind::AllRows(_) => KeyContext::Choosing,
        }
    }
}
