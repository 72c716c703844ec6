//! The overlays, which receive the keys until they are closed.

pub(crate) mod all_rows;
pub(crate) mod chooser;
pub(crate) mod drafts;
pub(crate) mod note;

use tenken::check::Doubt;

use self::chooser::Chooser;
use self::note::NotePrompt;
use super::action::KeyContext;
use super::input::TextInput;
use super::layout::OverlayRoom;
use super::selection::Selection;

/// An overlay.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Overlay {
    /// The input of a search.
    Search(SearchPrompt),
    /// A list to choose from.
    Choose(Chooser),
    /// The input of the reason for dismissing a doubt.
    Reason(ReasonPrompt),
    /// The input of a note of the meeting.
    Note(Box<NotePrompt>),
    /// The diagnostics of the files.
    Diagnostics {
        /// The first line shown.
        scroll: usize,
    },
}

/// The input of a search.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SearchPrompt {
    /// What is typed.
    pub(crate) input: TextInput,
    /// The selection to restore on cancelling.
    pub(crate) before: Box<Selection>,
}

/// The input of a reason.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReasonPrompt {
    /// What is typed.
    pub(crate) input: TextInput,
    /// The doubt.
    pub(crate) doubt: Box<Doubt>,
}

impl Overlay {
    /// Returns the context in which keys are interpreted.
    pub(crate) fn context(&self) -> KeyContext {
        match self {
            Self::Search(_) | Self::Reason(_) => KeyContext::Typing,
            Self::Choose(chooser) => chooser.context(),
            Self::Note(_) => KeyContext::Noting,
            Self::Diagnostics { .. } => KeyContext::Reading,
        }
    }

    /// Returns the size of the overlay.
    pub(crate) fn room(&self) -> OverlayRoom {
        match self {
            Self::Search(_) | Self::Reason(_) => OverlayRoom::Footer,
            Self::Diagnostics { .. } => OverlayRoom::Whole,
            Self::Choose(_) => OverlayRoom::BesideList,
            Self::Note(note) => OverlayRoom::Bottom(note.lines()),
        }
    }

    /// Returns the text input, if the overlay has one.
    pub(crate) fn input_mut(&mut self) -> Option<&mut TextInput> {
        match self {
            Self::Search(prompt) => Some(&mut prompt.input),
            Self::Reason(prompt) => Some(&mut prompt.input),
            Self::Choose(chooser) => Some(&mut chooser.input),
            Self::Note(note) => note.input_mut(),
            Self::Diagnostics { .. } => None,
        }
    }
}
