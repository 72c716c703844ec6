//! Everything that is shown: the scene and the overlay.

use super::diagnostic_lines::DiagnosticLines;
use super::note_view::NoteView;
use super::overlay_items::Items;
use super::overlays::Overlay;
use super::scene::Scene;
use super::state::State;
use crate::report::Report;

/// Everything that is shown.
pub(crate) struct View {
    /// What is shown of a plan.
    pub(crate) scene: Scene,
    /// The overlay's view.
    pub(crate) over: Over,
}

/// What is derived for the overlay.
#[derive(Default)]
pub(crate) enum Over {
    /// No overlay, or one without derived contents.
    #[default]
    Nothing,
    /// The items to choose from.
    Choices(Box<Items>),
    /// What is to be known of a note that is typed.
    Note(NoteView),
    /// What is wrong with the files.
    Diagnostics(DiagnosticLines),
}

impl View {
    /// Derives the view of a state. Reuses whatever has not changed since `before`.
    pub(crate) fn new(state: &State, before: Option<&Self>) -> Self {
        let scene = Scene::new(state, before.map(|before| &before.scene));
        let over = state.overlay.as_ref().map(|overlay| {
            let before = before.map(|before| &before.over);
            Over::new(overlay, state, &scene, before)
        });
        Self {
            scene,
            over: over.unwrap_or_default(),
        }
    }
}

impl Over {
    fn new(overlay: &Overlay, state: &State, scene: &Scene, before: Option<&Self>) -> Self {
        match overlay {
            Overlay::Search(_) | Overlay::Reason(_) => Self::Nothing,
            Overlay::Choose(chooser) => {
                let before = before.and_then(Self::items);
                Self::Choices(Box::new(Items::new(chooser, state, scene, before)))
            }
            Overlay::Note(prompt) => {
                let stage = scene.stage(state);
                let view = stage.map(|stage| NoteView::new(prompt, &stage));
                Self::Note(view.unwrap_or_default())
            }
            Overlay::Diagnostics { .. } => {
                let before = before.and_then(Self::diagnostics);
                let width = usize::from(scene.areas.overlay.width);
                Self::Diagnostics(DiagnosticLines::new(state, width, before))
            }
        }
    }

    /// The items to choose from.
    pub(crate) fn items(&self) -> Option<&Items> {
        match self {
            Self::Choices(items) => Some(items),
            Self::Nothing | Self::Note(_) | Self::Diagnostics(_) => None,
        }
    }

    /// What the name that is typed in a note is completed to.
    pub(crate) fn completion(&self) -> Option<&str> {
        match self {
            Self::Note(note) => note.completion.as_deref(),
            Self::Nothing | Self::Choices(_) | Self::Diagnostics(_) => None,
        }
    }

    /// The first diagnostic that is shown when so many lines are scrolled out of view.
    pub(crate) fn report_at(&self, scroll: usize, state: &State) -> Option<Report> {
        let first = self.diagnostics()?.first_shown(scroll);
        state.reports().into_iter().nth(first)
    }

    fn diagnostics(&self) -> Option<&DiagnosticLines> {
        match self {
            Self::Diagnostics(lines) => Some(lines),
            Self::Nothing | Self::Note(_) | Self::Choices(_) => None,
        }
    }
}
