//! What an event does to the state. What is to happen outside of it is
//! returned, for the loop to carry out.

mod choosers;
mod doubts;
mod rows;
mod search;
mod tables;
mod years;

use ratatui::layout::Size;
use tenken::query::Facet;

use super::action::Action;
use super::key::Key;
use super::layout::Layout;
use super::screen::Screen;
use super::state::{Chooser, ChooserKind, Input, Overlay, State};
use super::view::copied_text;
use crate::cells::Ambiguous;
use crate::dismissed::Saving;

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
    /// Dismissals were saved, or why they could not be.
    Saved(Result<(), String>),
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
    /// Dismissals go to their file.
    Save(Saving),
}

impl State {
    /// Changes the state by an event.
    pub(crate) fn update(&mut self, event: Event) -> Option<Effect> {
        let before = self.shown().map(|row| row.id.clone());
        let doubt_before = self.doubt_shown();
        let effect = match event {
            Event::Resize(size) => {
                self.size = size;
                None
            }
            Event::Pause => {
                self.lagging_card = None;
                self.lagging_doubt = None;
                None
            }
            Event::Saved(saved) => {
                self.note_saved(saved);
                None
            }
            Event::Paste(text) => {
                self.paste(&text);
                None
            }
            Event::Key { key, repeats } => {
                let effect = self.press(key);
                let lags = repeats && Layout::of(self).detail.width > 0;
                let of_list = lags && self.screen == Screen::List;
                let of_doubts = lags && self.screen == Screen::Check;
                self.lagging_card = before.clone().filter(|_| of_list);
                let doubt = doubt_before.clone().filter(|_| of_doubts);
                self.lagging_doubt = doubt.map(Box::new);
                effect
            }
        };
        if self.shown().map(|row| &row.id) != before.as_ref() || self.doubt_shown() != doubt_before
        {
            let view = self.view_mut();
            view.scroll = 0;
            view.across = None;
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
            Action::ShowSummary => self.show(Screen::Summary),
            Action::ShowIndicators => self.show(Screen::Indicators),
            Action::ShowSchedule => self.show(Screen::Schedule),
            Action::ShowDoubts => self.show_doubts(),
            Action::DismissDoubt => return self.dismiss_or_take_back(),
            Action::ShowRevision => self.show(Screen::Revision),
            Action::ShowOverview => self.show(Screen::Overview),
            Action::OpenCard => self.open(),
            Action::NextColumn => self.step_column(1),
            Action::PreviousColumn => self.step_column(-1),
            Action::NextGrouping => self.next_grouping(),
            Action::NextOrder => self.next_order(),
            Action::ToggleCard => self.card_beside = !self.card_beside,
            Action::NextYear => self.next_year(),
            Action::PreviousYear => self.previous_year(),
            Action::Search => self.start_search(),
            Action::NextHit => self.step_hit(1),
            Action::PreviousHit => self.step_hit(-1),
            Action::FilterDepartments => self.choose_filter(Facet::Department),
            Action::FilterRatings => self.choose_filter(Facet::Rating),
            Action::FilterPlaces => self.choose_filter(Facet::Place),
            Action::FilterTags => self.choose_filter(Facet::Tag),
            Action::SearchAllPlans => self.choose(ChooserKind::AllRows),
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
            Action::ToggleAmbiguous => {
                self.toggle_ambiguous();
                return Some(Effect::Redraw);
            }
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

    /// Shows a screen. Going back will lead to the one shown now, unless it was
    /// opened from the one to be shown.
    fn show(&mut self, screen: Screen) {
        let seen = self.trail.iter().position(|before| *before == screen);
        match seen {
            _ if screen == Screen::List => self.trail.clear(),
            Some(place) => self.trail.truncate(place),
            None if screen != self.screen => self.trail.push(self.screen),
            None => {}
        }
        self.turn_to(screen);
        if screen != Screen::Card && screen != Screen::Comparison {
            self.view_mut().drill = None;
        }
    }

    fn turn_to(&mut self, screen: Screen) {
        self.screen = screen;
        let view = self.view_mut();
        view.scroll = 0;
        view.across = None;
        view.first_column = 0;
        if screen.is_of_doubts() {
            self.leave_year_of_doubt();
        }
        if screen == Screen::Schedule && !self.shows_milestones() {
            self.view_mut().first_column = self.year_before_review();
        }
        self.scroll_to_found();
    }

    /// The column of the year before the one under review: what the schedule
    /// begins with where not all years have room.
    fn year_before_review(&self) -> usize {
        let review_year = self.plan().facts().review_year;
        let place = self.plan().years().position(|year| year == review_year);
        place.unwrap_or_default().saturating_sub(1)
    }

    /// Opens what is chosen: the card, the rows that a cell counts, the chart.
    fn open(&mut self) {
        match self.screen {
            Screen::Summary => self.open_cell(),
            Screen::Indicators => self.show(Screen::Chart),
            Screen::Check | Screen::Doubt => self.open_doubt(),
            _ => self.show(Screen::Card),
        }
    }

    fn back(&mut self) {
        match self.overlay.take() {
            Some(Overlay::Search { before, .. }) => *self.view_mut() = *before,
            Some(Overlay::Choose(Chooser {
                kind: ChooserKind::Filter { before, .. },
                ..
            })) => *self.view_mut() = *before,
            Some(Overlay::Choose(_) | Overlay::Findings { .. } | Overlay::Reason { .. }) => {}
            None => self.leave_screen(),
        }
    }

    fn leave_screen(&mut self) {
        let language = self.language();
        if self.view().across.is_some() {
            self.view_mut().across = None;
        } else if let Some(before) = self.trail.pop() {
            self.turn_to(before);
        } else if let Some(drill) = self.view_mut().drill.take() {
            self.show(drill.screen);
            self.view_mut().filter = drill.filter;
        } else if self.screen != Screen::List {
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
        view.drill = None;
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
        let text = copied_text(self)?;
        let said = self.language().pick("内容を写しました", "Copied the card");
        self.notice = Some(said.to_owned());
        Some(Effect::Copy(text))
    }
}
