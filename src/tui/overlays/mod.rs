//! The list of what can lie over the screen and takes the keys until it is left.

pub(crate) mod chooser;
pub(crate) mod findings;

use std::rc::Rc;

use tenken::check::Doubt;

use self::chooser::{Chooser, Items};
use super::action::Context;
use super::draw::line::Line;
use super::input::Input;
use super::scene::Scene;
use super::selection::Selection;
use super::state::State;

/// What lies over the screen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Overlay {
    /// The line in which a search is typed.
    Search(SearchPrompt),
    /// A list to choose from.
    Choose(Chooser),
    /// The line in which the reason is typed for which a doubt is dismissed.
    Reason(ReasonPrompt),
    /// What is wrong with the files, scrolled so many lines down.
    Findings {
        /// The first line shown.
        scroll: usize,
    },
}

/// A search that is typed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SearchPrompt {
    /// What is typed.
    pub(crate) input: Input,
    /// What was chosen before.
    pub(crate) before: Box<Selection>,
}

/// A reason that is typed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReasonPrompt {
    /// What is typed.
    pub(crate) input: Input,
    /// The doubt.
    pub(crate) doubt: Box<Doubt>,
}

impl Overlay {
    /// What takes the keys.
    pub(crate) fn context(&self) -> Context {
        match self {
            Self::Search(_) | Self::Reason(_) => Context::Typing,
            Self::Choose(chooser) => chooser.context(),
            Self::Findings { .. } => Context::Reading,
        }
    }

    /// The line that is typed.
    pub(crate) fn input_mut(&mut self) -> Option<&mut Input> {
        match self {
            Self::Search(prompt) => Some(&mut prompt.input),
            Self::Reason(prompt) => Some(&mut prompt.input),
            Self::Choose(chooser) => Some(&mut chooser.input),
            Self::Findings { .. } => None,
        }
    }
}

/// What follows from an overlay.
#[derive(Default)]
pub(crate) enum OverlayScene {
    /// Nothing, or nothing lies over the screen.
    #[default]
    Nothing,
    /// The items to choose from.
    Choices(Box<Items>),
    /// What is wrong with the files.
    Findings(Rc<[Line]>),
}

impl OverlayScene {
    /// What follows from an overlay over a scene. What is still the same is taken
    /// from before.
    pub(crate) fn new(
        overlay: &Overlay,
        state: &State,
        scene: &Scene,
        before: Option<&Self>,
    ) -> Self {
        match overlay {
            Overlay::Search(_) | Overlay::Reason(_) => Self::Nothing,
            Overlay::Choose(chooser) => Self::Choices(Box::new(Items::new(
                chooser,
                state,
                scene,
                before.and_then(Self::items),
            ))),
            Overlay::Findings { .. } => {
                let width = usize::from(scene.areas.overlay.width);
                Self::Findings(findings::lines(&state.reports(), state.look(), width).into())
            }
        }
    }

    /// The items to choose from.
    pub(crate) fn items(&self) -> Option<&Items> {
        match self {
            Self::Choices(items) => Some(items),
            Self::Nothing | Self::Findings(_) => None,
        }
    }

    /// The lines about what is wrong with the files.
    pub(crate) fn findings(&self) -> &[Line] {
        match self {
            Self::Findings(lines) => lines,
            Self::Nothing | Self::Choices(_) => &[],
        }
    }
}
