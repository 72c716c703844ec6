//! Choosers: lists of filters, plans, actions or rows of all plans, narrowed by
//! typing.

use ratatui::layout::Rect;
use tenken::across::RowsChoice;
use tenken::meeting::{Allotment, EntryId, NoteId, Rerating};
use tenken::messages::actions::Accepting;
use tenken::plan::InitiativeId;
use tenken::query::{Facet, FacetValue};

use super::all_rows::{AllRows, RowsFilterChoice};
use crate::display_width::AmbiguousWidth;
use crate::tui::action::{Action, KeyContext};
use crate::tui::input::TextInput;
use crate::tui::layout::choices_area;
use crate::tui::plan_index::PlanIndex;
use crate::tui::selection::Selection;
use crate::views::View;

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
    /// The views that are kept of the plan in view, and a name for what is shown.
    Views,
    /// What was noted in the meeting.
    Notes,
    /// The rows that can be put on the agenda.
    RowsToAdd,
    /// How much time there is for each row or department.
    Allotments,
    /// The ratings that a row can be given.
    Ratings(InitiativeId),
    /// Whether a rating is to be changed in the plan file.
    ConfirmRating(Box<Rerating>),
    /// The rows of all plans that are open.
    AllRows(AllRows),
    /// What the rows of all plans are filtered by.
    RowsFilter(Box<RowsFilterChoice>),
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
    /// The same in fewer words, each time in less room.
    pub(crate) briefer: Vec<String>,
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
    /// The heading of the group that it belongs to; empty if it belongs to none.
    pub(crate) group: &'static str,
    /// What it does.
    pub(crate) effect: ItemEffect,
}

impl Default for ChooserItem {
    fn default() -> Self {
        Self {
            name: String::new(),
            detail: String::new(),
            briefer: Vec::new(),
            path: None,
            also: "",
            depth: 0,
            is_marked: false,
            is_of_use: true,
            group: "",
            effect: ItemEffect::Nothing,
        }
    }
}

impl ChooserItem {
    /// Returns the choices that rows of all plans are filtered by, if it is about them.
    pub(crate) fn rows_choices(&self) -> Option<&[RowsChoice]> {
        match &self.effect {
            ItemEffect::FilterRows(choices) => Some(choices),
            _ => None,
        }
    }

    /// How much briefer the detail is to be for a number of cells; the most if nothing fits.
    pub(crate) fn brevity(&self, cells: usize, ambiguous: AmbiguousWidth) -> usize {
        let mut details = std::iter::once(&self.detail).chain(&self.briefer);
        let fitting = details.position(|detail| ambiguous.width(detail) <= cells);
        fitting.unwrap_or(self.briefer.len())
    }

    /// The detail, so much briefer.
    pub(crate) fn detail_in_brief(&self, brevity: usize) -> &str {
        let place = brevity.min(self.briefer.len()).checked_sub(1);
        let briefer = place.and_then(|place| self.briefer.get(place));
        briefer.unwrap_or(&self.detail)
    }

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
    /// Says why there is nothing to do.
    Say(String),
    /// Takes every choice of the facet out of the filter.
    Everything(Facet),
    /// Puts a choice into the filter.
    Filter(Facet, FacetValue),
    /// Brings a plan into view.
    Plan(PlanIndex),
    /// Brings a plan into view and chooses a row of it.
    RowOfPlan(PlanIndex, InitiativeId),
    /// Filters the rows of all plans by choices of a kind; by none, if there are none.
    FilterRows(Vec<RowsChoice>),
    /// Does what a key would.
    Action(Action),
    /// Shows a view.
    View(Box<View>),
    /// Keeps what is shown as a view of a name.
    KeepView(String),
    /// Opens a note to be changed.
    Note(EntryId),
    /// Says that something of an earlier meeting is settled, or that it is not.
    Settle(NoteId, bool),
    /// Puts a row on the agenda.
    AddToAgenda(InitiativeId),
    /// Says how much time there is.
    Allot(Option<Allotment>),
    /// Asks whether a rating is to be changed.
    AskRating(Box<Rerating>),
    /// Changes a rating in the plan file.
    Rerate(Box<Rerating>),
    /// Goes to a row of the list, counted from one.
    Row(usize),
    /// Goes to a row of the plan, whether it is listed or not.
    RowNamed(InitiativeId),
}

impl ItemEffect {
    /// What accepting the item does.
    pub(crate) fn accepting(&self) -> Accepting {
        match self {
            Self::Nothing | Self::Say(_) => Accepting::Close,
            Self::Everything(_) | Self::Filter(..) | Self::FilterRows(_) => Accepting::Filter,
            Self::Plan(_) | Self::RowOfPlan(..) | Self::Row(_) | Self::RowNamed(_) => {
                Accepting::Open
            }
            Self::Action(_) => Accepting::Run,
            Self::View(_) => Accepting::Show,
            Self::KeepView(_) => Accepting::Keep,
            Self::Note(_) | Self::AskRating(_) | Self::Rerate(_) => Accepting::Change,
            Self::Settle(_, true) => Accepting::Settle,
            Self::Settle(_, false) => Accepting::Reopen,
            Self::AddToAgenda(_) => Accepting::Add,
            Self::Allot(_) => Accepting::Allot,
        }
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

    /// Returns the area of the items, and that of what is said of the one with the cursor, in
    /// the area of the chooser.
    pub(crate) fn areas(&self, area: Rect) -> (Rect, Rect) {
        let all = choices_area(area);
        let said = match self.kind {
            ChooserKind::Views => all.height / 2,
            _ => 0,
        };
        let items = Rect {
            height: all.height - said,
            ..all
        };
        let said = Rect {
            y: items.bottom(),
            height: said,
            ..all
        };
        (items, said)
    }

    /// Returns the context in which keys are interpreted.
    pub(crate) fn context(&self) -> KeyContext {
        match self.kind {
            ChooserKind::Filter { .. } | ChooserKind::RowsFilter(_) => KeyContext::Marking,
            ChooserKind::Help
            | ChooserKind::Palette
            | ChooserKind::Plans
            | ChooserKind::RowsToAdd
            | ChooserKind::Allotments
            | ChooserKind::Ratings(_)
            | ChooserKind::ConfirmRating(_) => KeyContext::Choosing,
            ChooserKind::Notes => KeyContext::Noted,
            ChooserKind::AllRows(_) => KeyContext::Finding,
            ChooserKind::Views => KeyContext::Viewing,
        }
    }
}
