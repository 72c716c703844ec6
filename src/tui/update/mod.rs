//! Changes the state by events. Effects outside the state are returned, for the loop
//! to carry out.

mod answers;
mod choosing;
mod editing;
mod marking;
mod meeting;
mod navigation;
mod noting;
mod pointing;
mod recording;
mod reload;
mod searching;
mod showing;
mod typing;
mod viewing;
mod waiting;

pub(super) use self::showing::tell;

use tenken::across::RowsFacet;
use tenken::meeting::NoteKind;
use tenken::messages::Language;
use tenken::query::Facet;
use tui_input::InputRequest;

use self::marking::Direction;
use self::reload::Anchor;
use self::waiting::must_wait;
use super::action::{Action, ActionGroup, KeyContext, entry};
use super::event::{Effect, Event};
use super::footer::notice_room;
use super::overlays::Overlay;
use super::overlays::chooser::ChooserKind;
use super::room::Outcome;
use super::scene::Scene;
use super::screens::Screen;
use super::selection::Scroll;
use super::state::State;
use super::theme::ThemeName;
use super::usability::can_follower;
use super::view::{Over, View};
use crate::display_width::{AmbiguousWidth, shorten_path};
use crate::key::Key;
use crate::system::TerminalAnswer;

/// Changes the state by an event and derives the view again. A key that needs the
/// answer of a worker waits for it, and so do the keys after it.
pub(super) fn update(state: &mut State, view: &mut View, event: Event) -> Vec<Effect> {
    if must_wait(&event, state, &view.scene) {
        state.waiting.push_back(event);
        return Vec::new();
    }
    let mut effects = step(state, view, event);
    while let Some(event) = waiting::next(state, &view.scene) {
        effects.extend(step(state, view, event));
    }
    effects
}

fn step(state: &mut State, view: &mut View, event: Event) -> Vec<Effect> {
    let mut effects = Effects::default();
    let chosen = view.scene.chosen(state);
    let anchor = Anchor::new(&event, state, &view.scene);
    let mut update = Update::new(state, view, &mut effects);
    update.take(event);
    if let Some(action) = update.of_cursor.take() {
        *view = View::new(state, Some(view));
        Update::new(state, view, &mut effects).carry_out(action);
    }
    let mut update = Update::new(state, view, &mut effects);
    update.leave_year_of_doubt();
    update.list_slide();
    update.note_slide();
    update.prepare();
    *view = View::new(state, Some(view));
    if view.scene.chosen(state) != chosen {
        read_from_top(state);
    }
    if let Some(anchor) = anchor {
        anchor.hold(state, &view.scene);
    }
    settle(state, view);
    effects.0
}

/// Scrolls a newly chosen item to its top, or to the first match of a search.
fn read_from_top(state: &mut State) {
    if let Some(open) = state.plans.current_mut() {
        open.selection.scroll = Scroll::Found;
        open.selection.followed = None;
    }
}

/// Scrolls lists so that the chosen item is visible. Nothing else may move them.
fn settle(state: &mut State, view: &View) {
    navigation::settle_rows(state, &view.scene);
    choosing::settle_overlay(state, view);
}

/// The collected effects.
#[derive(Default)]
struct Effects(Vec<Effect>);

/// A state being changed, with the view derived from it before.
struct Update<'u> {
    state: &'u mut State,
    scene: &'u Scene,
    over: &'u Over,
    effects: &'u mut Effects,
    /// What is to be done to what the cursor was on without having been moved there. It was
    /// chosen first, from which another scene follows.
    of_cursor: Option<Action>,
}

impl<'u> Update<'u> {
    fn new(state: &'u mut State, view: &'u View, effects: &'u mut Effects) -> Self {
        Self {
            state,
            scene: &view.scene,
            over: &view.over,
            effects,
            of_cursor: None,
        }
    }
}

impl Update<'_> {
    fn take(&mut self, event: Event) {
        if matches!(event, Event::Key { .. } | Event::Mouse(_) | Event::Paste(_)) {
            self.state.last_time = None;
            self.begin_day();
        }
        match event {
            Event::Key { key, .. } if key == Key::ALWAYS_QUITS => self.effect(Effect::Quit),
            Event::Key { key, .. } if self.state.settings.follows => self.press_following(key),
            Event::Mouse(_) | Event::Paste(_) if self.state.settings.follows => {}
            Event::Shown { plan, shown } => self.note_shown(plan, shown.map(|shown| *shown)),
            Event::TellAgain => self.tell_again(),
            Event::Follow(step) => self.follow_step(step),
            Event::Resize(size) => self.state.size = size,
            Event::Pause => self.state.is_held = false,
            Event::Time(now) => self.state.now = now,
            Event::Day(day) => self.state.day = day,
            Event::Mouse(mouse) => self.point(mouse),
            Event::TerminalAnswered(answer) => self.note_terminal(answer),
            Event::Answer(answer) => self.note(*answer),
            Event::FilesChanged { files, at } => self.note_changed(files, at),
            Event::NotEdited(why) => self.note_not_edited(&why),
            Event::Paste(text) => {
                let takes_lines = self.state.context() == KeyContext::Noting;
                match takes_lines {
                    true => self.edit(|input| input.paste_lines(&text)),
                    false if self.state.context().takes_text() => {
                        self.edit(|input| input.paste(&text));
                    }
                    false => {}
                }
            }
            Event::Key { key, repeats } => {
                self.press(key);
                self.state.is_held = repeats;
            }
        }
    }

    fn press(&mut self, key: Key) {
        self.state.notice = None;
        if std::mem::take(&mut self.state.is_blank) {
            return;
        }
        let context = self.state.context();
        let action = self.state.settings.keymap.action(context, key);
        self.state.asked_to_quit &= action == Some(Action::Quit);
        match action {
            Some(action) => self.act(action),
            None => {
                if let Some(character) = key.typed().filter(|_| context.takes_text()) {
                    self.edit(|input| input.push(character));
                }
            }
        }
    }

    /// Does what can be done while somebody else leads, who alone goes on to something else.
    fn press_following(&mut self, key: Key) {
        let context = self.state.context();
        match self.state.settings.keymap.action(context, key) {
            Some(action) if can_follower(action) => self.act(action),
            _ => {
                let key = self.key(Action::Quit);
                self.say(self.language().only_follows(&key));
            }
        }
    }

    fn effect(&mut self, effect: Effect) {
        self.effects.0.push(effect);
    }

    /// Says something in which a path is named, of which the folders in the middle are left out
    /// where the words would not fit.
    fn say_of_path(&mut self, path: &str, words: impl Fn(&str) -> String) {
        let ambiguous = self.state.settings.ambiguous;
        let room = notice_room(self.state.size.width.into());
        let left = room.saturating_sub(ambiguous.width(&words("")));
        // Of a long sentence the end matters less than the file.
        let cells = left.max(room / 2);
        self.say(words(&shorten_path(path, cells, ambiguous)));
    }

    fn say(&mut self, said: impl Into<String>) {
        self.state.notice = Some(said.into());
    }

    fn language(&self) -> Language {
        self.state.language()
    }

    /// Does what a key is for. What is done to a row is done to the one that the cursor is on.
    fn act(&mut self, action: Action) {
        let is_of_row = is_done_to_row(action) && self.state.overlay.is_none();
        if is_of_row && self.has_cursor_elsewhere() {
            self.choose_shown();
            self.of_cursor = Some(action);
            return;
        }
        self.carry_out(action);
    }

    /// Whether the cursor is on another row than the chosen one.
    fn has_cursor_elsewhere(&self) -> bool {
        let row = self.scene.row_at_cursor(self.state);
        let chosen = self.scene.stage(self.state).and_then(|stage| stage.chosen);
        row.is_some() && row != chosen
    }

    fn carry_out(&mut self, action: Action) {
        if let Some(screen) = Screen::shown_by(action) {
            return self.show_by_key(screen);
        }
        if self.state.overlay.is_none() && self.state.screen.actions().contains(&action) {
            return self.act_in_room(action);
        }
        if is_of_running_meeting(action) && self.meeting().is_none() {
            return self.say_meeting_has_not_begun();
        }
        match action {
            Action::Quit => self.quit(),
            Action::Suspend if !self.state.settings.can_stop => {}
            Action::Suspend => self.effect(Effect::Suspend),
            Action::Redraw => self.effect(Effect::Redraw),
            Action::CopyCard => self.copy(),
            Action::EditFile => self.edit_file(),
            Action::Accept => self.accept(),
            Action::NextRow => self.step_row(1),
            Action::PreviousRow => self.step_row(-1),
            Action::FirstRow => self.go_to_row(0),
            Action::LastRow => self.go_to_row(usize::MAX),
            Action::NextPage => self.step_page(1),
            Action::PreviousPage => self.step_page(-1),
            Action::ScrollDown => self.scroll(self.half_page()),
            Action::ScrollUp => self.scroll(-self.half_page()),
            Action::NextYear => self.next_year(),
            Action::PreviousYear => self.previous_year(),
            Action::Search => self.start_search(),
            Action::NextHit => self.step_hit_or_mark(1),
            Action::PreviousHit => self.step_hit_or_mark(-1),
            Action::NextChange => self.step_change(Direction::Forwards),
            Action::PreviousChange => self.step_change(Direction::Backwards),
            Action::ToggleMark => self.toggle_mark(),
            Action::ListMarked => self.list_marked(),
            Action::ClearFilters => self.clear_filters(),
            Action::ToggleReprints => self.toggle_reprints(),
            Action::NextTheme => self.next_theme(),
            Action::ToggleAmbiguous => self.toggle_ambiguous(),
            Action::ToggleMouse => self.toggle_mouse(),
            Action::Back => self.back(),
            _ => self.act_on_overlay(action),
        }
    }

    /// Opens something over the screen, or does something in what is open.
    fn act_on_overlay(&mut self, action: Action) {
        match action {
            Action::FilterDepartments => self.choose_filter(Facet::Department),
            Action::FilterRatings => self.choose_filter(Facet::Rating),
            Action::FilterPlaces => self.choose_filter(Facet::PlanPart),
            Action::FilterTags => self.choose_filter(Facet::Tag),
            Action::SearchAllPlans => self.start_search_of_all(),
            Action::FilterRowsByDepartment => self.choose_rows_filter(RowsFacet::Department),
            Action::FilterRowsByRating => self.choose_rows_filter(RowsFacet::Rating),
            Action::SwitchPlan => self.choose(ChooserKind::Plans),
            Action::ChooseView => self.choose(ChooserKind::Views),
            Action::ShowView(place) => self.show_view_at(place),
            Action::RemoveView => self.remove_view(),
            Action::StartMeeting => self.start_meeting(),
            Action::NoteDecision => self.begin_note(NoteKind::Decision),
            Action::NoteTask => self.begin_note(NoteKind::Task),
            Action::NotePending => self.begin_note(NoteKind::Pending),
            Action::NoteMemo => self.begin_note(NoteKind::Memo),
            Action::ChooseNote => self.choose_note(),
            Action::ChangeRating => self.choose_rating(),
            Action::WriteMinutes => self.write_minutes(),
            Action::RemoveNote => self.remove_note(),
            Action::ToggleDealtWith => self.toggle_dealt_with(),
            Action::LeaveForLater => self.leave_for_later(),
            Action::UndoInMeeting => self.undo(),
            Action::NextField => self.step_field(1),
            Action::PreviousField => self.step_field(-1),
            Action::NewLine => self.edit(|input| input.push('\n')),
            Action::SaveElsewhere => self.save_note_elsewhere(),
            Action::Help => self.choose(ChooserKind::Help),
            Action::Palette => self.choose(ChooserKind::Palette),
            Action::ShowDiagnostics => {
                self.state.overlay = Some(Overlay::Diagnostics { scroll: 0 });
            }
            Action::ToggleChoice => self.toggle_choice(),
            Action::NextChoice => self.step_choice(1),
            Action::PreviousChoice => self.step_choice(-1),
            Action::NextChoicePage => self.step_choice(self.choice_page()),
            Action::PreviousChoicePage => self.step_choice(-self.choice_page()),
            _ => {
                if let Some(request) = edit_request(action) {
                    self.edit(|input| input.edit(request));
                }
            }
        }
    }

    /// Does what is the screen's own.
    fn act_in_room(&mut self, action: Action) {
        if action == Action::ToggleCard {
            self.state.card_beside = !self.state.card_beside;
            return;
        }
        let (Some(body), Some(index)) = (&self.scene.body, self.state.plans.current_index()) else {
            return;
        };
        let mut memories = self.state.memories().cloned().unwrap_or_default();
        let Some(stage) = self.scene.stage(self.state) else {
            return;
        };
        let outcome = body.main.model.act(&mut memories, action, &stage);
        self.state.memories.insert(index, memories);
        self.follow(outcome);
    }

    fn follow(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Nothing => {}
            Outcome::Say(said) => self.state.notice = Some(said),
            Outcome::ToTop => self.set_scroll(Scroll::Lines(0)),
            Outcome::Show(goal) => self.go_to(goal),
            Outcome::Order {
                order,
                chosen,
                is_that_of_plan,
            } => {
                if is_that_of_plan {
                    self.say(self.language().nothing_to_order_by(order));
                }
                if let Some(open) = self.state.plans.current_mut() {
                    open.selection.indicator_order = order;
                }
                if let Some(chosen) = chosen {
                    self.choose_this(chosen);
                }
            }
            Outcome::OrderDoubts(order, chosen) => {
                if let Some(open) = self.state.plans.current_mut() {
                    open.selection.doubt_order = order;
                }
                if let Some(chosen) = chosen {
                    self.choose_this(chosen);
                }
            }
            Outcome::OrderRows(order) => self.order_rows(order),
            Outcome::AskReason(doubt) => self.ask_reason(doubt),
            Outcome::TakeBack(doubt) => self.take_back(*doubt),
            of_meeting => self.follow_meeting(of_meeting),
        }
    }

    fn toggle_reprints(&mut self) {
        if let Some(open) = self.state.plans.current_mut() {
            let filter = &mut open.selection.filter;
            filter.without_reprints = !filter.without_reprints;
        }
    }

    /// Takes in what the terminal says of itself, unless a person has said since what is to
    /// hold.
    fn note_terminal(&mut self, answer: TerminalAnswer) {
        let settings = &mut self.state.settings;
        let open = &mut settings.open_questions;
        match answer {
            TerminalAnswer::Background { is_light } if std::mem::take(&mut open.background) => {
                settings.theme = ThemeName::of_background(is_light);
            }
            TerminalAnswer::AmbiguousCells(cells) if std::mem::take(&mut open.ambiguous) => {
                settings.ambiguous = AmbiguousWidth::of_cells(cells);
                self.effect(Effect::Redraw);
            }
            _ => {}
        }
    }

    fn next_theme(&mut self) {
        let settings = &mut self.state.settings;
        if !settings.colours {
            return self.say(self.language().colours_stay_mono());
        }
        settings.open_questions.background = false;
        settings.is_theme_chosen = true;
        settings.theme = settings.theme.next();
        self.state.theme_by_key = Some(settings.theme);
        let name = settings.theme.name();
        self.say(self.language().theme(name));
    }

    fn toggle_ambiguous(&mut self) {
        let (next, cells) = match self.state.settings.ambiguous {
            AmbiguousWidth::Narrow => (AmbiguousWidth::Wide, 2),
            AmbiguousWidth::Wide => (AmbiguousWidth::Narrow, 1),
        };
        self.state.settings.ambiguous = next;
        self.state.settings.open_questions.ambiguous = false;
        self.say(self.language().ambiguous_width(cells));
        self.effect(Effect::Redraw);
    }

    fn copy(&mut self) {
        let Some(copied) = self.scene.copied(self.state) else {
            return self.say(self.language().nothing_to_copy());
        };
        self.say(self.language().copied(&copied.what));
        self.effect(Effect::Copy(copied.text));
    }
}

/// Whether an action is done to the chosen row, or goes on from it.
fn is_done_to_row(action: Action) -> bool {
    matches!(
        action,
        Action::NextHit
            | Action::PreviousHit
            | Action::NextChange
            | Action::PreviousChange
            | Action::NoteDecision
            | Action::NoteTask
            | Action::NotePending
            | Action::NoteMemo
            | Action::ToggleDealtWith
            | Action::LeaveForLater
            | Action::ChangeRating
    )
}

/// Whether an action is of use only while a meeting is on.
fn is_of_running_meeting(action: Action) -> bool {
    let group = entry(action).map(|entry| entry.group);
    group == Some(ActionGroup::Meeting) && action != Action::StartMeeting
}

/// Returns the edit that an action does in a text input.
fn edit_request(action: Action) -> Option<InputRequest> {
    Some(match action {
        Action::DeleteCharacter => InputRequest::DeletePrevChar,
        Action::DeleteNextCharacter => InputRequest::DeleteNextChar,
        Action::DeleteWord => InputRequest::DeletePrevWord,
        Action::DeleteText => InputRequest::DeleteLine,
        Action::CaretLeft => InputRequest::GoToPrevChar,
        Action::CaretRight => InputRequest::GoToNextChar,
        Action::CaretWordLeft => InputRequest::GoToPrevWord,
        Action::CaretWordRight => InputRequest::GoToNextWord,
        Action::CaretToStart => InputRequest::GoToStart,
        Action::CaretToEnd => InputRequest::GoToEnd,
        _ => return None,
    })
}
