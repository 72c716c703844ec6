//! Dated events of the plan, by track and by month.

use ratatui::style::Style;
use tenken::plan::{Milestone, MilestoneDate};

use super::ScheduleView;
use crate::display_width::pad;
use crate::tui::draw::line::Line;
use crate::tui::draw::look::Look;
use crate::tui::draw::prose::paragraph;
use crate::tui::stage::Stage;

/// A month of a year.
type Month = (u16, u8);

fn month(date: MilestoneDate) -> Month {
    (date.year, date.month)
}

fn after((year, month): Month) -> Month {
    match month {
        12 => (year + 1, 1),
        _ => (year, month + 1),
    }
}

struct MilestoneGrid<'s> {
    stage: &'s Stage<'s>,
    look: Look,
    track: usize,
    column: usize,
    months: Vec<Month>,
    hidden: (usize, usize),
}

/// Minimum width in cells of a month: six full-width characters and a blank. Heuristic.
const NARROWEST_COLUMN: usize = 13;

impl<'s> MilestoneGrid<'s> {
    fn new(stage: &'s Stage<'s>, view: &ScheduleView, width: usize) -> Self {
        let (plan, look) = (stage.plan(), stage.look);
        let dates = plan.milestones().iter().map(|one| month(one.date));
        let first = dates.clone().min().unwrap_or_default();
        let last = dates.max().unwrap_or_default();
        let all: Vec<Month> = std::iter::successors(Some(first), |month| Some(after(*month)))
            .take_while(|month| *month <= last)
            .collect();
        let names = plan.milestones().iter();
        let names = names.map(|one| look.ambiguous.width(&track(one)) + 2);
        let track = names.max().unwrap_or_default().min(width / 3);
        let room = width.saturating_sub(track);
        let fitting = (room / NARROWEST_COLUMN).clamp(1, all.len().max(1));
        let first = view.first_column(plan);
        let first = first.min(all.len().saturating_sub(fitting));
        Self {
            stage,
            look,
            track,
            column: room / fitting,
            hidden: (first, all.len().saturating_sub(first + fitting)),
            months: all.into_iter().skip(first).take(fitting).collect(),
        }
    }

    fn what(&self) -> Line {
        let language = self.look.language;
        let today = self.stage.settings.today;
        let said = format!(" {}", language.milestones_title(today));
        let line = Line::new(said, self.look.theme.strong);
        match self.hidden {
            (0, 0) => line,
            hidden => {
                let said = format!("  {}", language.hidden_months(hidden));
                line.with(said, self.look.theme.dim)
            }
        }
    }

    fn headings(&self) -> Line {
        let ambiguous = self.look.ambiguous;
        let this_month = month(self.stage.settings.today);
        let mut line = Line::default().filled(self.track, ambiguous);
        for (index, (year, number)) in self.months.iter().enumerate() {
            let names_year = index == 0 || *number == 1;
            let name = match names_year {
                true => format!("{year}/{number}"),
                false => number.to_string(),
            };
            let name = self.look.language.month(name);
            let (name, style) = match (*year, *number) == this_month {
                true => (format!("[{name}]"), self.look.theme.strong),
                false => (name, self.look.theme.label),
            };
            line.push(pad(&name, self.column, ambiguous), style);
        }
        line
    }

    /// The lines of a track, as many as its fullest month needs.
    fn lines(&self, name: &str) -> Vec<Line> {
        let ambiguous = self.look.ambiguous;
        let width = self.column.saturating_sub(1).max(1);
        let cells: Vec<Vec<Line>> = self
            .months
            .iter()
            .map(|month| self.cell(name, *month, width))
            .collect();
        let name_width = self.track.saturating_sub(1).max(1);
        let names = paragraph(name, &[], self.look.theme.label, name_width, self.look);
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        (0..height.max(names.len()))
            .map(|row| {
                let name = names.get(row).cloned().unwrap_or_default();
                let mut line = name.filled(self.track, ambiguous);
                for cell in &cells {
                    let text = cell.get(row).cloned().unwrap_or_default();
                    line = line.followed_by(text.filled(self.column, ambiguous));
                }
                line
            })
            .collect()
    }

    fn cell(&self, name: &str, wanted: Month, width: usize) -> Vec<Line> {
        let today = self.stage.settings.today;
        let mut lines = Vec::new();
        for one in self.stage.plan().milestones() {
            if track(one) != name || month(one.date) != wanted {
                continue;
            }
            let day = one.date.day.map(|day| format!("{}/{day} ", one.date.month));
            let said = format!("{}{}", day.unwrap_or_default(), one.title);
            let style = match one.date < today {
                true => self.look.theme.dim,
                false => Style::new(),
            };
            lines.extend(paragraph(&said, &[], style, width, self.look));
        }
        lines
    }
}

fn track(milestone: &Milestone) -> String {
    milestone.track.join(" ")
}

/// The headings, which do not scroll with the tracks.
pub(super) fn headings(stage: &Stage<'_>, view: &ScheduleView, width: usize) -> Vec<Line> {
    let grid = MilestoneGrid::new(stage, view, width);
    vec![grid.what(), grid.headings()]
}

/// The lines of all tracks.
pub(super) fn lines(stage: &Stage<'_>, view: &ScheduleView, width: usize) -> Vec<Line> {
    let grid = MilestoneGrid::new(stage, view, width);
    let mut tracks: Vec<String> = Vec::new();
    for milestone in stage.plan().milestones() {
        let name = track(milestone);
        if !tracks.contains(&name) {
            tracks.push(name);
        }
    }
    let mut lines = Vec::new();
    for name in &tracks {
        lines.extend(grid.lines(name));
        lines.push(Line::default());
    }
    lines
}
