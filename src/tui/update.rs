//! What an event does to the state. What is to happen outside of it is
//! returned, for the loop to carry out.

use ratatui::layout::Size;
use tenken::plan::FiscalYear;
use tenken::query::{Facet, fold_matches};

use super::action::Action;
use super::key::Key;
use super::layout::Layout;
use super::state::{Chooser, ChooserKind, Input, Overlay, Runs, Screen, State};
use super::view::{card_text, chooser_rows, detail_lines, findings_lines};
use crate::cells::Ambiguous;

/// Something that came from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Event {
    /// A key was pressed. `repeats` where it came so soon after the last that
    /// a person must be holding it down.
    Key {
        /// The key.
        key: Key,
        /// Whether it is held down.
        repeats: bool,
    },
    /// Text was pasted.
    Paste(String),
    /// The screen has another size.
    Resize(Size),
    /// No key came for a moment.
    Pause,
}

/// Something that is to happen outside of the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Effect {
    /// The program ends.
    Quit,
    /// The program is stopped, until the shell continues it.
    Suspend,
    /// The whole screen is drawn anew.
    Redraw,
    /// A text goes to the clipboard.
    Copy(String),
}

impl State {
    /// Changes the state by an event.
    pub(crate) fn update(&mut self, event: Event) -> Option<Effect> {
        let before = self.shown().map(|row| row.id.clone());
        let effect = match event {
            Event::Resize(size) => {
                self.size = size;
                None
            }
            Event::Pause => {
                self.lagging_card = None;
                None
            }
            Event::Paste(text) => {
                self.paste(&text);
                None
            }
            Event::Key { key, repeats } => {
                let effect = self.press(key);
                let beside = self.screen == Screen::List && Layout::of(self).detail.width > 0;
                self.lagging_card = before.clone().filter(|_| repeats && beside);
                effect
            }
        };
        if self.shown().map(|row| &row.id) != before.as_ref() {
            self.view_mut().scroll = 0;
            self.scroll_to_found();
        }
        self.reveal();
        effect
    }

    fn press(&mut self, key: Key) -> Option<Effect> {
        self.notice = None;
        let context = self.context();
        match self.settings.keymap.action(context, key) {
            Some(action) => self.act(action),
            None => {
                if let Some(character) = key.typed().filter(|_| context.takes_text()) {
                    self.edit(|input| input.push(character));
                }
                None
            }
        }
    }

    fn act(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Quit => return Some(Effect::Quit),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Redraw => return Some(Effect::Redraw),
            Action::CopyCard => return self.copy_card(),
            Action::Accept => return self.accept(),
            Action::NextRow => self.step_row(1),
            Action::PreviousRow => self.step_row(-1),
            Action::FirstRow => self.go_to_row(0),
            Action::LastRow => self.go_to_row(usize::MAX),
            Action::NextPage => self.step_page(1),
            Action::PreviousPage => self.step_page(-1),
            Action::ScrollDown => self.scroll(self.half_page()),
            Action::ScrollUp => self.scroll(-self.half_page()),
            Action::ShowList => self.show(Screen::List),
            Action::ShowComparison => self.show(Screen::Comparison),
            Action::OpenCard => self.show(Screen::Card),
            Action::ToggleCard => self.card_beside = !self.card_beside,
            Action::NextYear => self.step_year(FiscalYear::next),
            Action::PreviousYear => self.step_year(FiscalYear::previous),
            Action::Search => self.start_search(),
            Action::NextHit => self.step_hit(1),
            Action::PreviousHit => self.step_hit(-1),
            Action::FilterDepartments => self.choose_filter(Facet::Department),
            Action::FilterRatings => self.choose_filter(Facet::Rating),
            Action::FilterPlaces => self.choose_filter(Facet::Place),
            Action::ToggleReprints => {
                let filter = &mut self.view_mut().filter;
                filter.without_reprints = !filter.without_reprints;
            }
            Action::ClearFilters => self.clear_filters(),
            Action::SwitchPlan => self.choose(ChooserKind::Plans),
            Action::ShowFindings => self.overlay = Some(Overlay::Findings { scroll: 0 }),
            Action::Help => self.choose(ChooserKind::Help),
            Action::Palette => self.choose(ChooserKind::Palette),
            Action::NextTheme => self.next_theme(),
            Action::ToggleAmbiguous => self.toggle_ambiguous(),
            Action::Back => self.back(),
            Action::ToggleChoice => self.toggle_choice(),
            Action::NextChoice => self.step_choice(1),
            Action::PreviousChoice => self.step_choice(-1),
            Action::NextChoicePage => self.step_choice(self.choice_page()),
            Action::PreviousChoicePage => self.step_choice(-self.choice_page()),
            Action::DeleteCharacter => self.edit(Input::delete_character),
            Action::DeleteText => self.edit(Input::clear),
        }
        None
    }

    fn show(&mut self, screen: Screen) {
        self.screen = screen;
        self.view_mut().scroll = 0;
        self.scroll_to_found();
    }

    fn back(&mut self) {
        match self.overlay.take() {
            Some(Overlay::Search { before, .. }) => *self.view_mut() = *before,
            Some(Overlay::Choose(Chooser {
                kind: ChooserKind::Filter { before, .. },
                ..
            })) => *self.view_mut() = *before,
            Some(Overlay::Choose(_) | Overlay::Findings { .. }) => {}
            None => self.leave_screen(),
        }
    }

    fn leave_screen(&mut self) {
        let language = self.language();
        if self.screen != Screen::List {
            self.show(Screen::List);
        } else if self.view().search.is_some() {
            self.keep_chosen();
            self.view_mut().search = None;
        } else {
            let said = language.pick("q で終了します", "Press q to quit");
            self.notice = Some(said.to_owned());
        }
    }

    /// Makes the row that happens to be chosen the one that was chosen last.
    fn keep_chosen(&mut self) {
        let chosen = self.chosen().map(|row| row.id.clone());
        if chosen.is_some() {
            self.view_mut().chosen = chosen;
        }
    }

    fn clear_filters(&mut self) {
        self.keep_chosen();
        let view = self.view_mut();
        view.filter = Default::default();
        view.search = None;
    }

    fn next_theme(&mut self) {
        if self.settings.colours {
            self.settings.theme = self.settings.theme.next();
        }
        let name = self.settings.theme.name();
        self.notice = Some(match (self.settings.colours, self.language()) {
            (true, language) => format!("{}: {name}", language.pick("配色", "Colours")),
            (false, language) => language
                .pick(
                    "NO_COLOR が設定されているため、配色は mono のままです",
                    "NO_COLOR is set: the colours stay mono",
                )
                .to_owned(),
        });
    }

    fn toggle_ambiguous(&mut self) {
        let (next, cells) = match self.settings.ambiguous {
            Ambiguous::Narrow => (Ambiguous::Wide, 2),
            Ambiguous::Wide => (Ambiguous::Narrow, 1),
        };
        self.settings.ambiguous = next;
        self.notice = Some(self.language().pick(
            format!("○ ① → などの文字幅: {cells}"),
            format!("Width of ○ ① → and the like: {cells}"),
        ));
    }

    fn copy_card(&mut self) -> Option<Effect> {
        let text = card_text(self)?;
        let said = self.language().pick("内容を写しました", "Copied the card");
        self.notice = Some(said.to_owned());
        Some(Effect::Copy(text))
    }
}

/// Rows and pages.
impl State {
    fn step_row(&mut self, step: isize) {
        let listing = self.listing();
        let at = self.chosen().and_then(|row| listing.position(&row.id));
        if let Some(at) = at {
            self.go_to_row(at.saturating_add_signed(step));
        }
    }

    /// Chooses a row of the list, counted from zero; beyond the end, the last.
    fn go_to_row(&mut self, row: usize) {
        let listing = self.listing();
        let row = row.min(listing.len().saturating_sub(1));
        if let Some(id) = listing.ids().get(row) {
            self.view_mut().chosen = Some(id.clone());
        }
    }

    fn step_page(&mut self, direction: isize) {
        let layout = Layout::of(self);
        match (&self.overlay, self.screen) {
            (None, Screen::List) => {
                let page = direction * signed(layout.list.height).max(1);
                let view = self.view_mut();
                view.first_row = view.first_row.saturating_add_signed(page);
                self.step_row(page);
            }
            _ => {
                let page = signed(self.reading_height(&layout).saturating_sub(1)).max(1);
                self.scroll(direction * page);
            }
        }
    }

    fn half_page(&self) -> isize {
        signed(self.reading_height(&Layout::of(self)) / 2).max(1)
    }

    fn reading_height(&self, layout: &Layout) -> u16 {
        match self.overlay {
            Some(_) => layout.overlay.height,
            None => layout.detail.height,
        }
    }

    fn scroll(&mut self, lines: isize) {
        let scroll = match &mut self.overlay {
            Some(Overlay::Findings { scroll }) => scroll,
            _ => &mut self.view_mut().scroll,
        };
        *scroll = scroll.saturating_add_signed(lines);
    }

    fn step_year(&mut self, step: impl Fn(FiscalYear) -> FiscalYear) {
        if !self.plans.current_mut().step_year(step) {
            let said = self.language().pick(
                "この先の年度は計画にありません",
                "The plan has no year beyond this one",
            );
            self.notice = Some(said.to_owned());
        }
    }

    /// Moves lists and texts so that what matters is on the screen. The one
    /// place where positions on the screen are settled.
    fn reveal(&mut self) {
        let layout = Layout::of(self);
        let listing = self.listing();
        let chosen = self.chosen().and_then(|row| listing.position(&row.id));
        let height = usize::from(layout.list.height);
        let first = self.view().first_row;
        self.view_mut().first_row = shown_from(first, chosen, listing.len(), height);

        let lines = detail_lines(self, layout.detail).len();
        let room = usize::from(layout.detail.height);
        let view = self.view_mut();
        view.scroll = view.scroll.min(lines.saturating_sub(room));
        self.reveal_overlay(&layout);
    }

    fn reveal_overlay(&mut self, layout: &Layout) {
        let room = usize::from(layout.overlay.height);
        let Some(mut overlay) = self.overlay.take() else {
            return;
        };
        match &mut overlay {
            Overlay::Search { .. } => {}
            Overlay::Findings { scroll } => {
                let lines = findings_lines(self, layout.overlay).len();
                *scroll = (*scroll).min(lines.saturating_sub(room));
            }
            Overlay::Choose(chooser) => {
                let items = chooser.items(self).len();
                chooser.cursor = chooser.cursor.min(items.saturating_sub(1));
                let rows = usize::from(chooser_rows(layout.overlay).height);
                chooser.first = shown_from(chooser.first, Some(chooser.cursor), items, rows);
            }
        }
        self.overlay = Some(overlay);
    }

    /// Brings the first place that the search found into the card.
    fn scroll_to_found(&mut self) {
        if self.view().search.is_none() {
            return;
        }
        let detail = Layout::of(self).detail;
        let lines = detail_lines(self, detail);
        let patterns = self.view().patterns();
        let found = |text: &String| !fold_matches(text, patterns).is_empty();
        let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
        let first = lines.iter().position(found).unwrap_or_default();
        let room = usize::from(detail.height);
        if first >= room {
            self.view_mut().scroll = first.saturating_sub(room / 2);
        }
    }
}

/// The first of so many rows that is on the screen, moved as little as will
/// show the chosen one.
fn shown_from(first: usize, chosen: Option<usize>, rows: usize, height: usize) -> usize {
    let chosen = chosen.unwrap_or_default();
    let last_first = rows.saturating_sub(height);
    let first = first.min(last_first).min(chosen);
    first.max((chosen + 1).saturating_sub(height))
}

fn signed(height: u16) -> isize {
    isize::try_from(height).unwrap_or(isize::MAX)
}

/// Search.
impl State {
    fn start_search(&mut self) {
        self.keep_chosen();
        let open = self.plans.current_mut();
        open.view.fold(&open.plan);
        let written = self.view().search.as_ref().map(|s| s.written.clone());
        self.overlay = Some(Overlay::Search {
            input: Input::new(written.unwrap_or_default()),
            before: Box::new(self.view().clone()),
        });
    }

    fn paste(&mut self, text: &str) {
        if self.context().takes_text() {
            self.edit(|input| input.paste(text));
        }
    }

    fn edit(&mut self, change: impl FnOnce(&mut Input)) {
        match &mut self.overlay {
            Some(Overlay::Search { input, .. }) => {
                change(input);
                let written = input.text().to_owned();
                self.search_for(&written);
            }
            Some(Overlay::Choose(chooser)) => {
                change(&mut chooser.input);
                chooser.cursor = 0;
            }
            Some(Overlay::Findings { .. }) | None => {}
        }
    }

    fn search_for(&mut self, written: &str) {
        let open = self.plans.current_mut();
        open.view.search(&open.plan, written);
        let best = open.listing().ids().first().cloned();
        if open.view.search.is_some() {
            open.view.chosen = best;
        } else if let Some(Overlay::Search { before, .. }) = &self.overlay {
            self.plans.current_mut().view.chosen = before.chosen.clone();
        }
    }

    fn step_hit(&mut self, step: isize) {
        let language = self.language();
        let listing = self.listing();
        if self.view().search.is_none() || listing.is_empty() {
            let said = language.pick(
                "検索していません（/ で検索）",
                "Nothing is searched for (press /)",
            );
            self.notice = Some(said.to_owned());
            return;
        }
        let at = self.chosen().and_then(|row| listing.position(&row.id));
        let count = signed_len(listing.len());
        let next = (signed_len(at.unwrap_or_default()) + step).rem_euclid(count);
        self.go_to_row(next.unsigned_abs());
    }
}

fn signed_len(length: usize) -> isize {
    isize::try_from(length).unwrap_or(isize::MAX)
}

/// Choosers.
impl State {
    fn choose(&mut self, kind: ChooserKind) {
        let mut chooser = Chooser::new(kind);
        chooser.cursor = match chooser.kind {
            ChooserKind::Plans | ChooserKind::Filter { .. } => {
                let items = chooser.items(self);
                items
                    .iter()
                    .position(|item| item.is_marked)
                    .unwrap_or_default()
            }
            ChooserKind::Help | ChooserKind::Palette => 0,
        };
        self.overlay = Some(Overlay::Choose(chooser));
    }

    fn choose_filter(&mut self, facet: Facet) {
        self.keep_chosen();
        self.choose(ChooserKind::Filter {
            facet,
            before: Box::new(self.view().clone()),
            marked: false,
        });
    }

    fn step_choice(&mut self, step: isize) {
        match &mut self.overlay {
            Some(Overlay::Search { .. }) => self.step_row(step),
            Some(Overlay::Choose(chooser)) => {
                chooser.cursor = chooser.cursor.saturating_add_signed(step);
            }
            Some(Overlay::Findings { .. }) | None => {}
        }
    }

    fn choice_page(&self) -> isize {
        signed(chooser_rows(Layout::of(self).overlay).height).max(1)
    }

    fn accept(&mut self) -> Option<Effect> {
        match self.overlay.take()? {
            Overlay::Choose(chooser) => {
                let item = chooser.items(self).into_iter().nth(chooser.cursor);
                let already_marked =
                    matches!(chooser.kind, ChooserKind::Filter { marked: true, .. });
                match item {
                    Some(item) if !already_marked => self.run(item.runs),
                    _ => None,
                }
            }
            Overlay::Search { .. } | Overlay::Findings { .. } => None,
        }
    }

    fn run(&mut self, runs: Runs) -> Option<Effect> {
        match runs {
            Runs::Action(action) => return self.act(action),
            Runs::Row(row) => self.go_to_row(row.saturating_sub(1)),
            Runs::Plan(place) => self.plans.go_to(place),
            Runs::Everything(facet) => {
                let view = self.view_mut();
                view.filter = view.filter.without(facet);
            }
            Runs::Filter(facet, choice) => {
                let view = self.view_mut();
                view.filter = view.filter.without(facet).with(&choice);
            }
        }
        None
    }

    fn toggle_choice(&mut self) {
        let Some(Overlay::Choose(mut chooser)) = self.overlay.take() else {
            return;
        };
        let item = chooser.items(self).into_iter().nth(chooser.cursor);
        let filter = &mut self.view_mut().filter;
        match item.map(|item| item.runs) {
            Some(Runs::Filter(_, choice)) if filter.has(&choice) => *filter = filter.less(&choice),
            Some(Runs::Filter(_, choice)) => *filter = filter.with(&choice),
            Some(Runs::Everything(facet)) => *filter = filter.without(facet),
            Some(Runs::Plan(_) | Runs::Action(_) | Runs::Row(_)) | None => {}
        }
        if let ChooserKind::Filter { marked, .. } = &mut chooser.kind {
            *marked = true;
        }
        self.overlay = Some(Overlay::Choose(chooser));
    }
}
