//! What does not seem to add up: choosing a doubt, going to its row, dismissing
//! it and taking that back.

use tenken::check::{Dismissal, DismissalChange, Doubt, Reason, Subject};
use tenken::plan::{FiscalYear, InitiativeId};

use super::Effect;
use super::rows::shown_from;
use crate::tui::layout::Layout;
use crate::tui::screen::Screen;
use crate::tui::state::{DoubtRow, Drill, Input, Overlay, State, questions_in};

impl State {
    /// Shows the doubts. Where another row was chosen since a doubt was, the
    /// first about that row is chosen, if there is any.
    pub(super) fn show_doubts(&mut self) {
        let chosen = self.chosen().map(|row| row.id.clone());
        let view = self.view();
        let stays = view.doubt.is_some() && view.row_of_doubt == chosen;
        if !stays && let Some(doubt) = chosen.and_then(|row| self.first_doubt_of(&row)) {
            self.choose_doubt(doubt);
        }
        self.show(Screen::Check);
    }

    fn first_doubt_of(&self, row: &InitiativeId) -> Option<Doubt> {
        let rows = self.doubt_rows();
        let mut listed = questions_in(&rows).into_iter();
        let first = listed.find(|question| question.row() == Some(row))?;
        Some(first.doubt.clone())
    }

    /// Chooses a doubt, and with it its row, so that every other screen speaks
    /// of the same.
    fn choose_doubt(&mut self, doubt: Doubt) {
        if let Subject::Initiative(id) = &doubt.place.subject {
            self.view_mut().chosen = Some(id.clone());
        }
        let row = self.chosen().map(|row| row.id.clone());
        let view = self.view_mut();
        view.doubt = Some(doubt);
        view.row_of_doubt = row;
    }

    /// The doubt that is shown in full, where the screen shows one.
    pub(super) fn doubt_shown(&self) -> Option<Doubt> {
        let shown = self.question_shown().filter(|_| self.screen.is_of_doubts());
        shown.map(|question| question.doubt.clone())
    }

    /// Where the chosen doubt stands among those that are listed.
    pub(super) fn doubt_place(&self) -> Option<usize> {
        let rows = self.doubt_rows();
        let chosen = self.plans.current().chosen_question(&rows)?;
        questions_in(&rows).iter().position(|one| *one == chosen)
    }

    /// Chooses a doubt, counted from zero; beyond the end, the last.
    pub(super) fn go_to_doubt(&mut self, place: usize) {
        let rows = self.doubt_rows();
        let listed = questions_in(&rows);
        let question = listed.get(place.min(listed.len().saturating_sub(1)));
        if let Some(doubt) = question.map(|question| question.doubt.clone()) {
            self.choose_doubt(doubt);
        }
    }

    /// Brings the chosen doubt onto the screen, the first of a rule with the
    /// name of the rule where there is room for both.
    pub(super) fn reveal_doubts(&mut self, height: usize) {
        let rows = self.doubt_rows();
        let chosen = self.plans.current().chosen_question(&rows);
        let is_chosen = |row: &DoubtRow<'_>| match row {
            DoubtRow::Rule { .. } => false,
            DoubtRow::Doubt(question, _) => Some(*question) == chosen,
        };
        let place = rows.iter().position(is_chosen);
        let above = place.and_then(|place| place.checked_sub(1));
        let is_rule = |row: &DoubtRow<'_>| matches!(row, DoubtRow::Rule { .. });
        let rule = above.filter(|above| rows.get(*above).is_some_and(is_rule));
        let first = self.view().first_table_row;
        let first = shown_from(first, place, rows.len(), height);
        let first = match rule {
            Some(rule) if height > 1 => first.min(rule),
            _ => first,
        };
        self.view_mut().first_table_row = first;
    }

    /// Opens the chosen doubt where it is not shown beside the list, and its row
    /// where it is.
    pub(super) fn open_doubt(&mut self) {
        let Some(question) = self.question().cloned() else {
            return;
        };
        let is_shown = Layout::of(self).detail.width > 0;
        if !is_shown {
            self.show(Screen::Doubt);
            return;
        }
        self.go_to_place(&question.doubt);
        self.scroll_to_found();
    }

    /// Goes to what a doubt is about, in the year that it is about.
    fn go_to_place(&mut self, doubt: &Doubt) {
        self.choose_doubt(doubt.clone());
        if !matches!(doubt.place.subject, Subject::Initiative(_)) {
            self.show(Screen::Overview);
            return;
        }
        if let Some(year) = doubt.place.year {
            self.go_to_year_of_doubt(year);
        }
        let from = self.screen;
        if from == Screen::Doubt || !self.shows_card_beside() {
            self.show(Screen::Card);
            return;
        }
        self.show(Screen::List);
        let view = self.view_mut();
        view.drill = Some(Box::new(Drill {
            screen: from,
            filter: view.filter.clone(),
        }));
    }

    fn go_to_year_of_doubt(&mut self, year: FiscalYear) {
        let before = self.view().year;
        if self.plans.current_mut().step_year(|_| year) {
            self.view_mut().year_of_doubt = Some((year, before));
        }
    }

    /// Comes back to the year that was in view before going to a doubt, unless
    /// another was chosen since.
    pub(super) fn leave_year_of_doubt(&mut self) {
        let view = self.view_mut();
        if let Some((of_doubt, before)) = view.year_of_doubt.take()
            && view.year == of_doubt
        {
            view.year = before;
        }
    }

    fn shows_card_beside(&self) -> bool {
        let beside = Layout::of(self).detail;
        self.card_beside && beside.x > 0 && beside.width > 0
    }

    /// Asks for the reason for which the chosen doubt is dismissed, or takes its
    /// dismissal back.
    pub(super) fn dismiss_or_take_back(&mut self) -> Option<Effect> {
        let question = self.question()?.clone();
        let open = self.plans.current();
        if question.dismissal(&open.dismissed.dismissals).is_some() {
            self.say("確認済みを取り消しました", "Took the dismissal back");
            return self.change_dismissed(DismissalChange::TakeBack(question.key));
        }
        self.overlay = Some(Overlay::Reason {
            input: Input::default(),
            doubt: Box::new(question.doubt),
        });
        None
    }

    /// Dismisses a doubt for the reason that was typed. Without one it is asked
    /// for again.
    pub(super) fn dismiss(&mut self, input: Input, doubt: Box<Doubt>) -> Option<Effect> {
        let Some(reason) = Reason::new(input.text()) else {
            self.say(
                "理由を書いてください（Esc でやめる）",
                "Write a reason (Esc to leave)",
            );
            self.overlay = Some(Overlay::Reason { input, doubt });
            return None;
        };
        let mut questions = self.plans.current().questions().iter();
        let question = questions.find(|question| question.doubt == *doubt)?;
        let dismissal = Dismissal {
            doubt: question.key.clone(),
            reason,
            date: self.settings.today,
        };
        self.choose_doubt(*doubt);
        self.say("確認済みにしました", "Dismissed");
        self.change_dismissed(DismissalChange::Dismiss(dismissal))
    }

    fn change_dismissed(&mut self, change: DismissalChange) -> Option<Effect> {
        let dismisses = matches!(change, DismissalChange::Dismiss(_));
        let saving = self.plans.current_mut().dismissed.change(change);
        if dismisses && saving.is_none() {
            self.say(
                "組み込みの計画には残せません。この画面の間だけ外します",
                "Built-in plans keep nothing: it holds until the program ends",
            );
        }
        saving.map(Effect::Save)
    }

    /// Takes note of whether dismissals were saved. Those that were not are
    /// tried again with the next.
    pub(super) fn note_saved(&mut self, saved: Result<(), String>) {
        let dismissed = &mut self.plans.current_mut().dismissed;
        let file = dismissed.file.as_ref();
        let file = file.map_or_else(String::new, |file| file.display().to_string());
        if saved.is_ok() {
            dismissed.unsaved.clear();
        }
        let done = self.notice.take().unwrap_or_default();
        self.notice = Some(match saved {
            Ok(()) => self.language().pick(
                format!("{done}（{file} に残しました）"),
                format!("{done} (kept in {file})"),
            ),
            Err(error) => self.language().pick(
                format!("{file} に残せません（{error}）。この画面の間は外します"),
                format!("Cannot write {file} ({error}): it holds until the program ends"),
            ),
        });
    }

    fn say(&mut self, japanese: &str, english: &str) {
        let said = self.language().pick(japanese, english);
        self.notice = Some(said.to_owned());
    }
}
