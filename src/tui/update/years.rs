//! Stepping through the years, and from the first of them into the plans before.

use tenken::plan::FiscalYear;

use crate::tui::screen::Screen;
use crate::tui::state::{Across, State, first_reported};

impl State {
    /// Steps to the year after, or back from an earlier plan.
    pub(super) fn next_year(&mut self) {
        match self.view().across {
            Some(Across { follows: 0 }) => self.view_mut().across = None,
            Some(Across { follows }) => {
                self.view_mut().across = Some(Across {
                    follows: follows - 1,
                });
            }
            None => {
                if !self.plans.current_mut().step_year(FiscalYear::next) {
                    let said = self.language().pick(
                        "これより後の年度は計画にありません",
                        "The plan has no later year",
                    );
                    self.notice = Some(said.to_owned());
                }
            }
        }
    }

    /// Steps to the year before. A comparison steps from the first year of
    /// which a row reports to the rows of an earlier plan that it carries on.
    pub(super) fn previous_year(&mut self) {
        let next = match self.view().across {
            Some(Across { follows }) => Some(follows + 1),
            None if self.is_at_first_report() => Some(0),
            None => None,
        };
        let followed = self.chosen().map_or(0, |row| self.followed(row).len());
        match next {
            Some(follows) if follows < followed => {
                self.view_mut().across = Some(Across { follows });
            }
            Some(_) if followed > 0 => self.say_it_is_the_first(),
            _ => {
                if !self.plans.current_mut().step_year(FiscalYear::previous) {
                    self.say_it_is_the_first();
                }
            }
        }
    }

    fn is_at_first_report(&self) -> bool {
        let first = self.chosen().and_then(first_reported);
        let year = self.view().year;
        self.screen == Screen::Comparison && first.is_some_and(|first| year <= first)
    }

    fn say_it_is_the_first(&mut self) {
        let said = self.language().pick(
            "これより前の年度は計画にありません",
            "The plan has no earlier year",
        );
        self.notice = Some(said.to_owned());
    }
}
