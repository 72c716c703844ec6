//! Choosers: lists of filters, plans, actions or rows of all plans, narrowed by
//! typing.

use std::rc::Rc;

use tenken::plan::InitiativeId;
use tenken::query::{Facet, FacetValue};

use crate::tui::action::{Action, KeyContext};
use crate::tui::input::TextInput;
use crate::tui::plan_index::{AnyRow, PlanIndex};
use crate::tui::selection::Selection;

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
    /// The number of the search whose answer is awaited.
    pub(crate) awaited: Option<u64>,
    /// What the last search that was answered found, the best first.
    pub(crate) rows: Rc<[AnyRow]>,
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
    /// Shows the full name without indentation, since the items above are left out.
    pub(crate) fn stand_alone(&mut self) {
        self.depth = 0;
        if let Some(path) = self.path.take() {
            self.name = path;
        }
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
