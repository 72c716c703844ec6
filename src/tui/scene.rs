//! Everything derived from the state for one frame: the listed rows, the choice, the
//! layout and the models of the screens. It is derived once per event; drawing and
//! the next key read it.

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

use ratatui::layout::{Rect, Size};
use tenken::check::Subject;
use tenken::compare::PlanChanges;
use tenken::plan::{InitiativeId, Plan, RowIndex};
use tenken::query::{Filter, Hit, Listing, RowOrder, fold_matches};

use super::draw::card::copied_card;
use super::draw::line::Line;
use super::identity::is_same;
use super::layout::{Areas, MARGIN_FROM};
use super::overlays::Overlay;
use super::plan_index::PlanIndex;
use super::room::{Choice, Choices, Shape};
use super::running_text::Copied;
use super::screens::{Memories, Model, Screen};
use super::selection::Scroll;
use super::stage::{DetailPlace, Stage};
use super::state::State;
use super::tabs::Tabs;

/// What follows from the state.
pub(crate) struct Scene {
    /// The layout.
    pub(crate) areas: Areas,
    /// The names of the screens in the title line.
    pub(crate) tabs: Tabs,
    /// The panes of the plan in view; `None` while none is open.
    pub(crate) body: Option<Body>,
    /// How often something was derived rather than reused from the previous scene.
    #[cfg(test)]
    pub(crate) derivations: Derivations,
}

/// What was derived anew for a scene.
#[cfg(test)]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Derivations {
    /// The number of listings.
    pub(crate) listings: usize,
    /// The number of models of screens.
    pub(crate) models: usize,
}

/// What is chosen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Chosen {
    plan: PlanIndex,
    row: Option<InitiativeId>,
    other: Option<Choice>,
}

/// The position of the rows of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    /// The screen; `None` if it has no rows.
    pub(crate) screen: Option<Screen>,
    /// The area of the rows.
    pub(crate) area: Rect,
    /// The first one that is shown, counted from zero.
    pub(crate) first: usize,
}

/// What is shown of a plan.
pub(crate) struct Body {
    inputs: ListingInputs,
    /// The rows that are listed.
    listing: Rc<Listing>,
    /// The chosen row.
    pub(crate) chosen: Option<RowIndex>,
    /// The screen, or the list that it stands beside.
    pub(crate) main: Pane,
    /// The chosen item in full or the screen, next to the list.
    pub(crate) detail: Option<Pane>,
    place_of_detail: DetailPlace,
}

/// A screen in its area.
#[derive(Clone)]
pub(crate) struct Pane {
    /// The screen.
    pub(crate) screen: Screen,
    /// Where it is.
    pub(crate) area: Rect,
    /// What it looks like.
    pub(crate) shape: Shape,
    /// What it derived.
    pub(crate) model: Model,
    text: Rc<OnceCell<PaneText>>,
}

/// The text of a pane, laid out.
pub(crate) struct PaneText {
    /// Its lines.
    pub(crate) lines: Vec<Line>,
    /// The number of lines scrolled out of view at the top.
    pub(crate) scroll: usize,
}

/// What a listing is made of.
struct ListingInputs {
    plan: Arc<Plan>,
    filter: Filter,
    hits: Option<Rc<[Hit]>>,
    order: RowOrder,
    /// What changed, where that is their order.
    changes: Option<Arc<PlanChanges>>,
}

impl ListingInputs {
    fn is_same(&self, other: &Self) -> bool {
        let same_hits = match (&self.hits, &other.hits) {
            (Some(own), Some(other)) => Rc::ptr_eq(own, other),
            (own, other) => own.is_none() && other.is_none(),
        };
        let same_changes = is_same(self.changes.as_ref(), other.changes.as_ref());
        let same_order = self.order == other.order && same_changes;
        Arc::ptr_eq(&self.plan, &other.plan)
            && same_hits
            && same_order
            && self.filter == other.filter
    }
}

impl Scene {
    /// Derives the scene of a state. Reuses whatever has not changed since `before`.
    pub(crate) fn new(state: &State, before: Option<&Self>) -> Self {
        let before_body = before.and_then(|before| before.body.as_ref());
        let body = Body::new(state, before_body);
        let list = body.as_ref().map_or(Rect::ZERO, |body| body.main.area);
        let overlay = state.overlay.as_ref().map(Overlay::room);
        let areas = Areas::new(state.size, state.has_banner(), list, overlay);
        Self {
            areas,
            tabs: Tabs::new(state),
            #[cfg(test)]
            derivations: Derivations::between(before_body, body.as_ref()),
            body,
        }
    }

    /// Returns what screens may read; `None` while no plan is open.
    pub(crate) fn stage<'s>(&'s self, state: &'s State) -> Option<Stage<'s>> {
        let body = self.body.as_ref()?;
        body.stage(state)
    }

    /// Returns the chosen row and the other choice of the screen.
    pub(crate) fn chosen(&self, state: &State) -> Option<Chosen> {
        let stage = self.stage(state)?;
        let body = self.body.as_ref()?;
        let choices = body.main.model.choices(&stage, state.memories()?);
        let chosen = choices.and_then(|choices| choices.chosen);
        let other = chosen.and_then(|chosen| body.main.model.choice(&stage, chosen));
        Some(Chosen {
            plan: state.plans.current_index()?,
            row: stage.row().map(|row| row.id.clone()),
            other: other.filter(|other| !matches!(other, Choice::Row(_))),
        })
    }

    /// Returns what is copied, or `None` if the screen has nothing that could be.
    pub(crate) fn copied(&self, state: &State) -> Option<Copied> {
        let stage = self.stage(state)?;
        let model = &self.body.as_ref()?.pane_of(state.screen).model;
        let of_screen = model.copied(&stage, state.memories()?);
        let of_row = || {
            let chosen = Some(self.row_at_cursor(state)?);
            copied_card(&Stage { chosen, ..stage })
        };
        of_screen.or_else(of_row)
    }

    /// Returns the row that the cursor is on, whether it was moved there or not, so that keys
    /// may do something to it: the row itself, or the one that an indicator or a doubt is
    /// about. `None` where it is on something else, such as a dated event, or on nothing.
    pub(crate) fn row_at_cursor(&self, state: &State) -> Option<RowIndex> {
        let stage = self.stage(state)?;
        match self.choice_at_cursor(state)? {
            Choice::Row(row) => Some(row),
            Choice::Indicator(key) => stage.row_of_indicator(&key),
            Choice::Doubt(doubt) => match &doubt.place.subject {
                Subject::Initiative(id) => stage.plan().row(id),
                Subject::Plan | Subject::Measure(_) => None,
            },
            Choice::Gone(_) | Choice::Own => None,
        }
    }

    /// Whether the cursor is on a row, so that keys may do something to it.
    pub(crate) fn shows_row(&self, state: &State) -> bool {
        self.row_at_cursor(state).is_some()
    }

    /// Returns what can be chosen; `None` if the screen is a text to read.
    pub(crate) fn choices(&self, state: &State) -> Option<Choices> {
        let stage = self.stage(state)?;
        let main = &self.body.as_ref()?.main;
        main.model.choices(&stage, state.memories()?)
    }

    /// Returns what the cursor is on.
    fn choice_at_cursor(&self, state: &State) -> Option<Choice> {
        let (stage, choices) = (self.stage(state)?, self.choices(state)?);
        let model = &self.body.as_ref()?.main.model;
        model.choice(&stage, choices.chosen?)
    }

    /// Returns the rows in the order in which the screen lists them, and the place of the
    /// chosen one; those of the list if the screen lists something else.
    pub(crate) fn rows_in_order(&self, state: &State) -> (Vec<RowIndex>, Option<usize>) {
        let (Some(stage), Some(choices)) = (self.stage(state), self.choices(state)) else {
            return self.listed_rows(state);
        };
        let model = self.body.as_ref().map(|body| &body.main.model);
        let places = 0..choices.count;
        let row = |place| match model.and_then(|model| model.choice(&stage, place)) {
            Some(Choice::Row(row)) => Some(row),
            _ => None,
        };
        match places.map(row).collect::<Option<Vec<RowIndex>>>() {
            Some(rows) if !rows.is_empty() => (rows, choices.chosen),
            _ => self.listed_rows(state),
        }
    }

    fn listed_rows(&self, state: &State) -> (Vec<RowIndex>, Option<usize>) {
        let stage = self.stage(state);
        let listed = stage.map(|stage| (stage.listing.rows().to_vec(), stage.position()));
        listed.unwrap_or_default()
    }

    /// Returns the choices that a row number refers to: those of the screen if it
    /// shows doubts, otherwise those of the list.
    pub(crate) fn row_choices(&self, state: &State) -> Option<Choices> {
        let stage = self.stage(state)?;
        match state.screen.needs_check() {
            true => self.choices(state),
            false => Some(Choices::rows(stage.listing.len(), stage.position())),
        }
    }

    /// The pane whose text is read.
    pub(crate) fn text_pane(&self) -> Option<&Pane> {
        let body = self.body.as_ref()?;
        body.detail.as_ref().or(match body.main.shape {
            Shape::Text { .. } => Some(&body.main),
            Shape::Table { .. } => None,
        })
    }

    /// Whether the text that is read has lines that are not on the screen.
    pub(crate) fn has_hidden_lines(&self, state: &State) -> bool {
        let (Some(pane), Some(stage)) = (self.text_pane(), self.stage(state)) else {
            return false;
        };
        let lines = pane.text(state, &stage).lines.len();
        lines > usize::from(pane.rows_area().height)
    }

    /// Whether a text was laid out for this scene, or is the one that an earlier scene laid out.
    #[cfg(test)]
    pub(crate) fn has_laid_out(&self) -> bool {
        let pane = self.text_pane();
        pane.is_some_and(|pane| pane.text.get().is_some())
    }

    /// Returns the position of the rows of a table, for finding out how far they
    /// scroll in the next frame.
    pub(crate) fn window(&self, state: &State) -> Window {
        let body = self.body.as_ref();
        let is_table = |body: &&Body| matches!(body.main.shape, Shape::Table { .. });
        let table = body.filter(is_table).map(|body| {
            let rows = body.main.rows_area();
            (body.main.screen, rows)
        });
        Window {
            screen: table.map(|(screen, _)| screen),
            area: table.map_or(Rect::ZERO, |(_, area)| area),
            first: table.map_or(0, |(screen, _)| state.first_row(screen)),
        }
    }
}

impl Body {
    fn new(state: &State, before: Option<&Self>) -> Option<Self> {
        let open = state.plans.current()?;
        let selection = &open.selection;
        let inputs = ListingInputs {
            plan: Arc::clone(&open.plan),
            filter: selection.filter.clone(),
            hits: selection
                .search
                .as_ref()
                .map(|search| Rc::clone(&search.hits)),
            order: selection.order,
            changes: open
                .changes
                .clone()
                .filter(|_| selection.order == RowOrder::Change),
        };
        let before = before.filter(|before| Arc::ptr_eq(&before.inputs.plan, &inputs.plan));
        let listing = match before.filter(|before| before.inputs.is_same(&inputs)) {
            Some(before) => Rc::clone(&before.listing),
            None => Rc::new(open.listing()),
        };
        let chosen = match state.screen {
            // A slide stays where it is while somebody looks for something else.
            Screen::Slide => open.chosen_listed_or_not(),
            _ => open.chosen(&listing),
        };
        let stage = stage(state, &listing, chosen, DetailPlace::Nowhere)?;
        let memories = state.memories()?;
        let (screen, detail) = state.panes();
        let shape = screen.shape(&stage, memories);
        let split = Areas::split(state.size, state.has_banner(), shape, detail);
        let stage = Stage {
            detail: split.place_of_detail(),
            ..stage
        };
        let main_before = before.map(|before| &before.main);
        let main = Pane::new(screen, shape, split.main, &stage, memories, main_before);
        let needed = main.lines_of_list(&stage, memories);
        let split = needed.map_or(split, |lines| split.with_list_of(lines));
        let main = Pane {
            area: split.main,
            ..main
        };
        let detail_before = before.and_then(|before| before.detail.as_ref());
        let detail = split.detail.map(|(screen, area)| {
            let is_same_place = |before: &&Pane| before.screen == screen && before.area == area;
            match detail_before.filter(is_same_place) {
                // While a key is held down, cards are not updated: they could not be
                // sent as fast.
                Some(before) if state.is_held => before.clone(),
                before => {
                    let shape = screen.shape(&stage, memories);
                    Pane::new(screen, shape, area, &stage, memories, before)
                }
            }
        });
        Some(Self {
            inputs,
            chosen,
            main,
            detail,
            place_of_detail: split.place_of_detail(),
            listing,
        })
    }

    /// The pane of the screen that is shown, which may stand beside the list.
    fn pane_of(&self, screen: Screen) -> &Pane {
        let beside = self.detail.as_ref();
        let beside = beside.filter(|pane| pane.screen == screen);
        beside.unwrap_or(&self.main)
    }

    fn stage<'s>(&'s self, state: &'s State) -> Option<Stage<'s>> {
        stage(state, &self.listing, self.chosen, self.place_of_detail)
    }
}

fn stage<'s>(
    state: &'s State,
    listing: &'s Rc<Listing>,
    chosen: Option<RowIndex>,
    detail: DetailPlace,
) -> Option<Stage<'s>> {
    Some(Stage {
        settings: &state.settings,
        plans: &state.plans,
        open: state.plans.current()?,
        listing,
        chosen,
        gathering: &state.gathering,
        look: state.look(),
        is_searching: matches!(state.overlay, Some(Overlay::Search(_))),
        detail,
        is_from_doubt: state.is_from_doubt(),
    })
}

impl Pane {
    fn new(
        screen: Screen,
        shape: Shape,
        area: Rect,
        stage: &Stage<'_>,
        memories: &Memories,
        before: Option<&Self>,
    ) -> Self {
        let before = before.map(|before| &before.model);
        Self {
            screen,
            area,
            shape,
            model: screen.derive(stage, memories, area.width.into(), before),
            text: Rc::default(),
        }
    }

    /// How many lines the headings and rows of a list take; `None` where there are none, so that
    /// something has to be said in their place.
    fn lines_of_list(&self, stage: &Stage<'_>, memories: &Memories) -> Option<usize> {
        let rows = self.model.choices(stage, memories)?.rows;
        (rows > 0).then(|| usize::from(self.heading_height()) + rows)
    }

    /// The lines of the headings.
    fn heading_height(&self) -> u16 {
        let (Shape::Table { heading } | Shape::Text { heading }) = self.shape;
        heading.min(self.area.height)
    }

    /// Where the headings are.
    pub(crate) fn heading_area(&self) -> Rect {
        Rect {
            height: self.heading_height(),
            ..self.area
        }
    }

    /// Where the rows or the text are, below the headings.
    pub(crate) fn rows_area(&self) -> Rect {
        let heading = self.heading_height();
        Rect {
            y: self.area.y + heading,
            height: self.area.height - heading,
            ..self.area
        }
    }

    /// The text, laid out when it is first asked for.
    pub(crate) fn text(&self, state: &State, stage: &Stage<'_>) -> &PaneText {
        self.text.get_or_init(|| {
            let mut lines = self.lines(state, stage);
            let height = usize::from(self.rows_area().height);
            let scroll = match stage.selection().scroll {
                Scroll::Lines(lines) => lines,
                Scroll::Found => first_found(&lines, stage, height),
            };
            let scroll = scroll.min(lines.len().saturating_sub(height));
            if let Some(first) = lines.get_mut(scroll).filter(|_| scroll > 0) {
                let (size, margin) = self.text_size();
                let seen = self.screen.first_seen(stage, size, scroll);
                let seen = seen.map(|line| line.indented(margin));
                *first = seen.unwrap_or_else(|| std::mem::take(first));
            }
            PaneText { lines, scroll }
        })
    }

    fn lines(&self, state: &State, stage: &Stage<'_>) -> Vec<Line> {
        let (Some(memories), true) = (state.memories(), self.rows_area().width > 0) else {
            return Vec::new();
        };
        let (size, margin) = self.text_size();
        let lines = self.model.lines(stage, memories, size).into_iter();
        lines.map(|line| line.indented(margin)).collect()
    }

    /// The size of the text, and the cells of the margin before it.
    fn text_size(&self) -> (Size, usize) {
        let area = self.rows_area();
        // A pane with headings is a table that uses the whole width.
        let has_margin = area.width > MARGIN_FROM && self.heading_height() == 0;
        let size = Size {
            width: area.width.saturating_sub(u16::from(has_margin)).max(1),
            height: area.height,
        };
        (size, usize::from(has_margin))
    }
}

/// Returns how far to scroll so that the first match of a search is visible.
fn first_found(lines: &[Line], stage: &Stage<'_>, height: usize) -> usize {
    let patterns = stage.found_patterns();
    if patterns.is_empty() {
        return 0;
    }
    let is_found = |line: &Line| !fold_matches(&line.to_string(), &patterns).is_empty();
    let first = lines.iter().position(is_found).unwrap_or_default();
    match first + 1 >= height {
        true => first.saturating_sub(height / 2),
        false => 0,
    }
}

#[cfg(test)]
impl Derivations {
    fn between(before: Option<&Body>, after: Option<&Body>) -> Self {
        let Some(after) = after else {
            return Self::default();
        };
        let is_new_listing =
            before.is_none_or(|before| !Rc::ptr_eq(&before.listing, &after.listing));
        let panes = |body: Option<&Body>| -> Vec<Pane> {
            let panes = body.map(|body| std::iter::once(&body.main).chain(&body.detail));
            panes.into_iter().flatten().cloned().collect()
        };
        let old = panes(before);
        let is_old = |pane: &&Pane| old.iter().any(|old| old.model.is_same(&pane.model));
        let all = panes(Some(after));
        Self {
            listings: usize::from(is_new_listing),
            models: all.len() - all.iter().filter(is_old).count(),
        }
    }
}
