//! Rows and pages: what is chosen, and what is on the screen.

use tenken::query::fold_matches;

use crate::tui::layout::Layout;
use crate::tui::screen::Screen;
use crate::tui::state::{Overlay, State, all_rows};
use crate::tui::view::{chooser_rows, detail_lines, findings_lines};

impl State {
    /// Moves the choice of the screen by so many rows.
    pub(super) fn step_row(&mut self, step: isize) {
        if self.is_read() {
            self.scroll(step);
        } else if let Some(at) = self.place() {
            self.go_to_row(at.saturating_add_signed(step));
        }
    }

    /// Whether what is shown has lines to be read and no rows to be chosen.
    fn is_read(&self) -> bool {
        matches!(self.overlay, Some(Overlay::Findings { .. }))
            || matches!(self.screen, Screen::Revision | Screen::Overview)
            || self.shows_milestones()
    }

    /// Where the choice of the screen stands, counted from zero.
    fn place(&self) -> Option<usize> {
        match self.screen {
            Screen::Summary => Some(self.group_place(&self.summary())),
            Screen::Indicators | Screen::Chart => {
                let rows = self.indicators();
                Some(self.indicator_place(&rows))
            }
            Screen::Check | Screen::Doubt => self.doubt_place(),
            _ => self.listing().position(&self.chosen()?.id),
        }
    }

    /// Chooses a row of the screen, counted from zero; beyond the end, the
    /// last.
    pub(super) fn go_to_row(&mut self, row: usize) {
        if let Some(Overlay::Findings { scroll }) = &mut self.overlay {
            *scroll = row;
            return;
        }
        match self.screen {
            Screen::Summary => self.go_to_group(row),
            Screen::Indicators | Screen::Chart => self.go_to_indicator(row),
            Screen::Check | Screen::Doubt => self.go_to_doubt(row),
            _ => self.go_to_initiative(row),
        }
    }

    /// Chooses a row of the list, counted from zero; beyond the end, the last.
    pub(super) fn go_to_initiative(&mut self, row: usize) {
        let listing = self.listing();
        let row = row.min(listing.len().saturating_sub(1));
        if let Some(id) = listing.ids().get(row) {
            self.view_mut().chosen = Some(id.clone());
        }
    }

    pub(super) fn step_page(&mut self, direction: isize) {
        let layout = Layout::of(self);
        let page = direction * signed(layout.list.height).max(1);
        match (&self.overlay, self.screen) {
            (None, Screen::List | Screen::Schedule) if !self.shows_milestones() => {
                let view = self.view_mut();
                view.first_row = view.first_row.saturating_add_signed(page);
                self.step_row(page);
            }
            (None, Screen::Summary | Screen::Indicators | Screen::Check) => {
                let view = self.view_mut();
                view.first_table_row = view.first_table_row.saturating_add_signed(page);
                self.step_row(page);
            }
            _ => {
                // The title that stays and the count of what is left take a line each.
                let page = signed(self.reading_height(&layout).saturating_sub(2)).max(1);
                self.scroll(direction * page);
            }
        }
    }

    pub(super) fn half_page(&self) -> isize {
        signed(self.reading_height(&Layout::of(self)) / 2).max(1)
    }

    fn reading_height(&self, layout: &Layout) -> u16 {
        match self.overlay {
            Some(_) => layout.overlay.height,
            None => layout.detail.height,
        }
    }

    pub(super) fn scroll(&mut self, lines: isize) {
        let scroll = match &mut self.overlay {
            Some(Overlay::Findings { scroll }) => scroll,
            _ => &mut self.view_mut().scroll,
        };
        *scroll = scroll.saturating_add_signed(lines);
    }

    /// Moves lists and texts so that what matters is on the screen. The one
    /// place where positions on the screen are settled.
    pub(super) fn reveal(&mut self) {
        let layout = Layout::of(self);
        let listing = self.listing();
        let chosen = self.chosen().and_then(|row| listing.position(&row.id));
        let height = usize::from(layout.list.height);
        let first = self.view().first_row;
        self.view_mut().first_row = shown_from(first, chosen, listing.len(), height);
        self.reveal_table(height);

        let lines = detail_lines(self, layout.detail).len();
        let room = usize::from(layout.detail.height);
        let view = self.view_mut();
        view.scroll = view.scroll.min(lines.saturating_sub(room));
        self.reveal_overlay(&layout);
    }

    fn reveal_table(&mut self, height: usize) {
        let rows = match self.screen {
            Screen::Summary => all_rows(&self.summary()).count(),
            Screen::Indicators => self.indicators().len(),
            Screen::Check => return self.reveal_doubts(height),
            _ => return,
        };
        let first = self.view().first_table_row;
        let place = self.place();
        self.view_mut().first_table_row = shown_from(first, place, rows, height);
    }

    fn reveal_overlay(&mut self, layout: &Layout) {
        let room = usize::from(layout.overlay.height);
        let Some(mut overlay) = self.overlay.take() else {
            return;
        };
        match &mut overlay {
            Overlay::Search { .. } | Overlay::Reason { .. } => {}
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
    pub(super) fn scroll_to_found(&mut self) {
        let asked = self.asked_patterns();
        if self.view().search.is_none() && asked.is_none() {
            return;
        }
        let detail = Layout::of(self).detail;
        let lines = detail_lines(self, detail);
        let patterns = asked.as_deref().unwrap_or(self.view().patterns());
        let found = |text: &String| !fold_matches(text, patterns).is_empty();
        let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
        let first = lines.iter().position(found).unwrap_or_default();
        let room = usize::from(detail.height);
        if first + 1 >= room {
            self.view_mut().scroll = first.saturating_sub(room / 2);
        }
    }
}

/// The first of so many rows that is on the screen, moved as little as will
/// show the chosen one.
pub(super) fn shown_from(first: usize, chosen: Option<usize>, rows: usize, height: usize) -> usize {
    let chosen = chosen.unwrap_or_default();
    let last_first = rows.saturating_sub(height);
    let first = first.min(last_first).min(chosen);
    first.max((chosen + 1).saturating_sub(height))
}

pub(super) fn signed(height: u16) -> isize {
    isize::try_from(height).unwrap_or(isize::MAX)
}
