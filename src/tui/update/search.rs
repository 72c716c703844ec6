//! Searching the plan in view, and text that is typed.

use crate::tui::state::{Input, Overlay, State, questions_in};

impl State {
    pub(super) fn start_search(&mut self) {
        self.keep_chosen();
        self.overlay = Some(Overlay::Search {
            input: Input::default(),
            before: Box::new(self.view().clone()),
        });
        self.view_mut().search = None;
    }

    pub(super) fn paste(&mut self, text: &str) {
        if self.context().takes_text() {
            self.edit(|input| input.paste(text));
        }
    }

    pub(super) fn edit(&mut self, change: impl FnOnce(&mut Input)) {
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
            Some(Overlay::Reason { input, .. }) => change(input),
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

    pub(super) fn step_hit(&mut self, step: isize) {
        let language = self.language();
        let listing = self.listing();
        let nothing = match &self.view().search {
            None => Some(language.pick(
                "検索していません（/ で検索）",
                "Nothing is searched for (press /)",
            )),
            Some(_) if listing.is_empty() => {
                Some(language.pick("該当する取組がありません", "No initiative matches"))
            }
            Some(_) => None,
        };
        if let Some(said) = nothing {
            self.notice = Some(said.to_owned());
            return;
        }
        let of_doubts = self.screen.is_of_doubts();
        let count = match of_doubts {
            true => questions_in(&self.doubt_rows()).len(),
            false => listing.len(),
        };
        let at = match of_doubts {
            true => self.doubt_place(),
            false => self.chosen().and_then(|row| listing.position(&row.id)),
        };
        let next = signed_len(at.unwrap_or_default()) + step;
        let next = next.rem_euclid(signed_len(count.max(1))).unsigned_abs();
        match of_doubts {
            true => self.go_to_doubt(next),
            false => self.go_to_initiative(next),
        }
    }
}

fn signed_len(length: usize) -> isize {
    isize::try_from(length).unwrap_or(isize::MAX)
}
