//! Counts of rows by part of the plan or by department, against ratings.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use tenken::query::RatingChoice;
use tenken::summary::{Column, Group, Grouping, Summary, SummaryRow, apportion, share};

use super::Look;
use super::line::{self, Line, draw_line};
use crate::cells::{pad, pad_start};
use crate::tui::layout::Layout;
use crate::tui::state::{State, all_rows};

/// Draws the counts with the chosen cell marked.
pub(super) fn draw(state: &State, look: Look<'_>, layout: &Layout, buffer: &mut Buffer) {
    let summary = state.summary();
    let table = Table::new(&summary, state, look, usize::from(layout.list.width));
    let [what, columns] = [0, 1].map(|y| line::row(layout.heading, layout.heading.y + y));
    if layout.heading.height > 1 {
        draw_line(&what_is_counted(state, look), what, look.ambiguous, buffer);
        draw_line(&table.headings(), columns, look.ambiguous, buffer);
    }
    let chosen = (state.group_place(&summary), state.column_place(&summary));
    let rows = all_rows(&summary).enumerate();
    let rows = rows.skip(state.view().first_table_row);
    let area = layout.list;
    for (y, (index, row)) in (area.top()..area.bottom()).zip(rows) {
        let column = (index == chosen.0).then_some(chosen.1);
        let line = table.line(row, column);
        draw_line(&line, line::row(area, y), look.ambiguous, buffer);
    }
}

fn what_is_counted(state: &State, look: Look<'_>) -> Line {
    let (language, plan) = (look.language, state.plan());
    let group = match state.view().grouping {
        Grouping::Department(depth) => language.pick(
            format!("部署（{depth}階層目まで）"),
            format!("department (level {depth})"),
        ),
        other => language.grouping(other).to_owned(),
    };
    let column = match plan.ratings().is_empty() {
        true => language.pick(
            "指標の達成率（計算値）",
            "attainment of indicators (computed)",
        ),
        false => language.pick("評価", "rating"),
    };
    let reprints = match state.view().filter.without_reprints {
        true => language.pick("再掲を除く", "without reprints"),
        false => language.pick("再掲を含む", "with reprints"),
    };
    Line::new(
        format!(
            " {group} × {column}  {}",
            language.year(plan.facts().review_year)
        ),
        look.theme.strong,
    )
    .with(format!("  {reprints}"), look.theme.dim)
}

struct Table<'s> {
    summary: &'s Summary,
    state: &'s State,
    look: Look<'s>,
    name: usize,
    cell: usize,
    has_shares: bool,
    bar: usize,
}

const COUNT: usize = 8;
const SHARE: usize = 8;
const NARROWEST_CELL: usize = 4;
const SHORTEST_NAME: usize = 20;
const LONGEST_BAR: usize = 40;

impl<'s> Table<'s> {
    fn new(summary: &'s Summary, state: &'s State, look: Look<'s>, width: usize) -> Self {
        let names = all_rows(summary).map(|row| look.ambiguous.width(look.language.group(row)) + 2);
        let widest = names.max().unwrap_or_default().max(SHORTEST_NAME);
        let columns = summary.columns.len();
        let has_shares = width >= SHORTEST_NAME + columns * (COUNT + SHARE) + COUNT;
        let headings = summary.columns.iter();
        let headings = headings.map(|column| look.ambiguous.width(look.language.column(column)));
        let cell = match has_shares {
            true => COUNT + SHARE,
            false => headings.max().unwrap_or_default().max(NARROWEST_CELL) + 2,
        };
        let counts = columns * cell + COUNT;
        let name = width.saturating_sub(counts).min(widest);
        let bar = width.saturating_sub(name + counts + 3).min(LONGEST_BAR);
        Self {
            summary,
            state,
            look,
            name,
            cell,
            has_shares,
            bar: if bar < 10 { 0 } else { bar },
        }
    }

    fn headings(&self) -> Line {
        let ambiguous = self.look.ambiguous;
        let mut line = Line::default().filled(self.name, ambiguous);
        for column in &self.summary.columns {
            let name = self.look.language.column(column);
            let (heading, after) = match self.has_shares {
                true => (pad_start(name, COUNT, ambiguous), SHARE),
                false => (pad_start(name, self.cell, ambiguous), 0),
            };
            line.push(heading, self.style(column));
            line = line.with(" ".repeat(after), Style::new());
        }
        let total = self.look.language.pick("計", "all");
        line.with(pad_start(total, COUNT, ambiguous), self.look.theme.strong)
    }

    fn style(&self, column: &Column) -> Style {
        let theme = self.look.theme;
        let (rank, steps) = match column {
            Column::Rating(RatingChoice::Mark(mark)) => {
                let scale = self.state.plan().ratings();
                (scale.rank(mark), scale.steps().len())
            }
            Column::Rating(RatingChoice::Unrated) => (None, 0),
            Column::Band(band) => {
                let steps = tenken::compare::Band::ALL.len() - 1;
                let rank = tenken::compare::Band::ALL
                    .iter()
                    .position(|one| one == band);
                (rank.filter(|rank| *rank < steps), steps)
            }
        };
        rank.map_or(theme.dim, |rank| theme.rating(rank, steps))
    }

    fn line(&self, row: &SummaryRow, chosen: Option<usize>) -> Line {
        let (ambiguous, theme) = (self.look.ambiguous, self.look.theme);
        let weight = match row.group {
            Group::All => theme.strong,
            _ => Style::new(),
        };
        let marker = if chosen.is_some() { ">" } else { " " };
        let name = format!("{marker}{}", self.look.language.group(row));
        let mut line = Line::new(pad(&name, self.name, ambiguous), weight);
        let total = row.total();
        for (index, count) in row.counts.iter().enumerate() {
            let style = match (chosen == Some(index), count) {
                (true, _) => theme.chosen,
                (false, 0) => theme.dim,
                (false, _) => weight,
            };
            line.push(self.cell_text(*count, total), style);
        }
        let style = match chosen == Some(row.counts.len()) {
            true => theme.chosen,
            false => theme.strong,
        };
        line.push(pad_start(&total.to_string(), COUNT, ambiguous), style);
        line.with("   ", Style::new()).followed_by(self.bar(row))
    }

    fn cell_text(&self, count: usize, total: usize) -> String {
        let ambiguous = self.look.ambiguous;
        if !self.has_shares {
            return pad_start(&count.to_string(), self.cell, ambiguous);
        }
        let share = share(count, total).map_or_else(String::new, |share| format!("{share}%"));
        let count = pad_start(&count.to_string(), COUNT, ambiguous);
        format!("{count}{} ", pad_start(&share, SHARE - 1, ambiguous))
    }

    /// The shares as a bar that spells the ratings it is made of, so that it
    /// says the same without colours.
    fn bar(&self, row: &SummaryRow) -> Line {
        let mut line = Line::default();
        let lengths = apportion(&row.counts, self.bar);
        for (column, length) in self.summary.columns.iter().zip(lengths) {
            line.push(letter(column).repeat(length), self.style(column));
        }
        line
    }
}

fn letter(column: &Column) -> String {
    use tenken::compare::Band;
    match column {
        Column::Rating(RatingChoice::Mark(mark)) if mark.is_ascii() => mark.clone(),
        Column::Rating(RatingChoice::Mark(_)) => "#".to_owned(),
        Column::Rating(RatingChoice::Unrated) => "?".to_owned(),
        Column::Band(band) => match band {
            Band::Reached => "#",
            Band::Near => "+",
            Band::Half => "-",
            Band::Far => ".",
            Band::Unknown => "?",
        }
        .to_owned(),
    }
}
