//! The overlays, which receive the keys until they are closed.

pub(crate) mod chooser;

use tenken::check::Doubt;

use self::chooser::Chooser;
use super::action::KeyContext;
use super::input::TextInput;
use super::layout::OverlayRoom;
use super::selection::Selection;

/// An overlay.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Overlay {
    /// The line in which a search is typed.
    Search(SearchPrompt),
    /// A list to choose from.
    Choose(Chooser),
    /// The line in which the reason is typed for which a doubt is dismissed.
    Reason(ReasonPrompt),
    /// What is wrong with the files, scrolled so many lines down.
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
    /// What was chosen before.
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
    /// What takes the keys.
    pub(crate) fn context(&self) -> KeyContext {
        match self {
            Self::Search(_) | Self::Reason(_) => KeyContext::Typing,
            Self::Choose(chooser) => chooser.context(),
            Self::Diagnostics { .. } => KeyContext::Reading,
        }
    }

    /// How much room it takes.
    pub(crate) fn room(&self) -> OverlayRoom {
        match self {
            Self::Search(_) | Self::Reason(_) => OverlayRoom::Footer,
            Self::Diagnostics { .. } => OverlayRoom::Whole,
            Self::Choose(_) => OverlayRoom::BesideList,
        }
    }

    /// The line that is typed.
    pub(crate) fn input_mut(&mut self) -> Option<&mut TextInput> {
        match self {
            Self::Search(prompt) => Some(&mut prompt.input),
            Self::Reason(prompt) => Some(&mut prompt.input),
            Self::Choose(chooser) => Some(&mut chooser.input),
            Self::Diagnostics { .. } => None,
        }
    }
}
