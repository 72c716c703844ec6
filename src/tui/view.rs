//! Everything that is shown: the scene, and what lies over it.

use std::rc::Rc;

use super::draw::line::Line;
use super::finding_lines::finding_lines;
use super::overlay_items::Items;
use super::overlays::Overlay;
use super::scene::Scene;
use super::state::State;

/// Everything that is shown.
pub(crate) struct View {
    /// What is shown of a plan.
    pub(crate) scene: Scene,
    /// What lies over it.
    pub(crate) over: Over,
}

/// What follows from what lies over the screen.
#[derive(Default)]
pub(crate) enum Over {
    /// Nothing, or nothing lies over it.
    #[default]
    Nothing,
    /// The items to choose from.
    Choices(Box<Items>),
    /// What is wrong with the files.
    Findings(Rc<[Line]>),
}

impl View {
    /// What follows from a state. What is still as it was before is taken from there.
    pub(crate) fn new(state: &State, before: Option<&Self>) -> Self {
        let scene = Scene::new(state, before.map(|before| &before.scene));
        let over = state.overlay.as_ref().map(|overlay| {
            let before = before.and_then(|before| before.over.items());
            Over::new(overlay, state, &scene, before)
        });
        Self {
            scene,
            over: over.unwrap_or_default(),
        }
    }
}

impl Over {
    fn new(overlay: &Overlay, state: &State, scene: &Scene, before: Option<&Items>) -> Self {
        match overlay {
            Overlay::Search(_) | Overlay::Reason(_) => Self::Nothing,
            Overlay::Choose(chooser) => {
                Self::Choices(Box::new(Items::new(chooser, state, scene, before)))
            }
            Overlay::Findings { .. } => {
                let width = usize::from(scene.areas.overlay.width);
                Self::Findings(finding_lines(&state.reports(), state.look(), width).into())
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
}
