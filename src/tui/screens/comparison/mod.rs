//! The chosen row in two years, side by side if there is room.

mod changes;
mod series;

use ratatui::layout::Size;
use ratatui::style::Style;
use tenken::compare::{
    Comparison, MarkedPoint, RowInYear, TextChange, TextComparison, compare,
    compare_across, prose_series,
};
use tenken::plan::{Initiative, TextKind};
use tenken::query::Pattern;

use crate::display_width::shorten;
use crate::tui::draw::line::{Line, Mark};
use crate::tui::draw::look::Look;
use crate::tui::draw::prose::{found, paragraph, points, title};
use crate::tui::lineage::first_reported;
use crate::tui::room::Room;
use crate::tui::stage::Stage;

/// The chosen row in two years.
pub(crate) struct ComparisonRoom;

impl Room for ComparisonRoom {
    type Memory = ();
    type Model = ();
    type Inputs = ();

    const STEPS_YEARS: bool = true;

    fn inputs(_: &Stage<'_>, (): &(), _: usize) {}

    fn model(_: &Stage<'_>, (): &(), _: usize) {}

    fn years(stage: &Stage<'_>) -> String {
        stage.look.language.from_year_to_year(stage.years())
    }

    fn lines(stage: &Stage<'_>, (): &(), (): &(), size: Size) -> Vec<Line> {
        lines(stage, size.width.into())
    }
}

/// Minimum width in cells for both years side by side. It leaves 36 cells, or 18
/// full-width characters, to either. Heuristic.
const BESIDE_FROM: usize = 76;

fn lines(stage: &Stage<'_>, width: usize) -> Vec<Line> {
    let look = stage.look;
    let Some(row) = stage.row() else {
        let none = look
            .language
            .no_row_is_chosen();
        return paragraph(none, &[], look.theme.dim, width, look);
    };
    let patterns = stage.patterns();
    let compared = compared(row, stage);
    let mut lines = title(row, patterns, width, look);
    lines.extend(rating(&compared, stage, look));
    lines.push(Line::default());
    let series = match stage.selection().followed {
        None => prose_series(row, stage.years()),
        Some(_) => Vec::new(),
    };
    if compared.texts.is_empty() && compared.indicators.is_empty() {
        lines.extend(nothing(look, width));
        return lines;
    }
    if width >= BESIDE_FROM {
        lines.push(year_headings(&compared, look, width));
    }
    for (kind, text) in &compared.texts {
        let section = Section {
            kind: *kind,
            text,
            compared: &compared,
            patterns,
        };
        lines.extend(section.lines(look, width));
        lines.push(Line::default());
    }
    lines.extend(changes::lines(&compared, look, width));
    if !series.is_empty() && !compared.indicators.is_empty() {
        lines.push(Line::default());
    }
    lines.extend(series::lines(&series, look, width));
    lines
}

/// The row in two years, or beside a row of an earlier plan.
fn compared<'s>(row: &'s Initiative, stage: &Stage<'s>) -> Comparison<'s> {
    let followed = stage.selection().followed;
    let followed = followed.and_then(|followed| stage.plans.followed(row).into_iter().nth(followed));
    match followed.zip(first_reported(row)) {
        Some((followed, year)) => compare_across(followed.side, RowInYear { row, year }),
        None => compare(row, stage.plan().ratings(), stage.years()),
    }
}

/// Returns the heading of a side: the year, and the row if it differs.
fn side_heading(side: RowInYear<'_>, compared: &Comparison<'_>, look: Look) -> String {
    let year = look.language.year(side.year);
    match compared.earlier.row.id == compared.later.row.id {
        true => year,
        false => format!("{year}  {} {}", side.row.id, side.row.title),
    }
}

fn nothing(look: Look, width: usize) -> Vec<Line> {
    let said = look.language.nothing_in_either_year();
    paragraph(said, &[], look.theme.dim, width, look)
}

fn rating(compared: &Comparison<'_>, stage: &Stage<'_>, look: Look) -> Vec<Line> {
    let (rating, language) = (&compared.rating, look.language);
    if rating.earlier.is_none() && rating.later.is_none() {
        return Vec::new();
    }
    let style = match rating.rise {
        Some(1..) => look.theme.better,
        Some(..0) => look.theme.worse,
        Some(0) | None => Style::new(),
    };
    let moved = rating.rise.map(|rise| language.rise_of_rating(rise));
    let moved = moved.unwrap_or_default();
    let mut line = Line::new(language.rating_label(), look.theme.label);
    let scale = stage.plan().ratings();
    let years = [
        (compared.earlier.year, rating.earlier),
        (compared.later.year, rating.later),
    ];
    for (index, (year, mark)) in years.into_iter().enumerate() {
        let arrow = if index > 0 { " → " } else { "  " };
        line.push(
            format!("{arrow}{} ", language.short_year(year)),
            Style::new(),
        );
        match mark {
            Some(mark) => {
                let rank = scale.rank(mark);
                let style = rank.map(|rank| look.theme.rating(rank, scale.steps().len()));
                line.push(mark, style.unwrap_or(look.theme.strong));
            }
            None => line.push(language.unrated(), look.theme.dim),
        }
    }
    vec![line.with("  ", Style::new()).with(moved, style)]
}

/// Returns the widths in cells of a side and of the gap.
fn sides(width: usize) -> (usize, usize) {
    const BETWEEN: usize = 3;
    ((width - BETWEEN) / 2, BETWEEN)
}

fn beside(left: Line, right: Line, look: Look, width: usize) -> Line {
    let (side, between) = sides(width);
    left.filled(side, look.ambiguous)
        .followed_by(Line::new(" | ", look.theme.dim).filled(between, look.ambiguous))
        .followed_by(right)
}

fn year_headings(compared: &Comparison<'_>, look: Look, width: usize) -> Line {
    let (side, _) = sides(width);
    let heading = |of: RowInYear<'_>| {
        let said = side_heading(of, compared, look);
        Line::new(shorten(&said, side, look.ambiguous), look.theme.strong)
    };
    beside(
        heading(compared.earlier),
        heading(compared.later),
        look,
        width,
    )
}

struct Section<'c> {
    kind: TextKind,
    text: &'c TextComparison,
    compared: &'c Comparison<'c>,
    patterns: &'c [Pattern],
}

impl Section<'_> {
    fn lines(&self, look: Look, width: usize) -> Vec<Line> {
        let heading = self.heading(look);
        if width >= BESIDE_FROM {
            return self.beside(heading, look, width);
        }
        let mut lines = vec![heading];
        let both = [
            (self.compared.earlier, &self.text.earlier, false),
            (self.compared.later, &self.text.later, true),
        ];
        for (of, points, is_later) in both {
            if is_later && self.text.change == TextChange::Repeated {
                continue;
            }
            let heading = side_heading(of, self.compared, look);
            lines.extend(paragraph(&heading, &[], look.theme.dim, width, look));
            lines.extend(self.side(points, is_later, look, width));
        }
        lines
    }

    fn heading(&self, look: Look) -> Line {
        let style = match self.text.change {
            TextChange::Repeated if self.kind != TextKind::Plan => look.theme.chip,
            _ => look.theme.dim,
        };
        Line::new(look.language.text_kind(self.kind), look.theme.label)
            .with("  ", Style::new())
            .with(look.language.text_change(self.text.change), style)
    }

    fn beside(&self, heading: Line, look: Look, width: usize) -> Vec<Line> {
        let (side, _) = sides(width);
        let left = self.side(&self.text.earlier, false, look, side);
        let right = self.side(&self.text.later, true, look, side);
        let rows = left.len().max(right.len());
        let mut left = left.into_iter();
        let mut right = right.into_iter();
        let both = (0..rows).map(|_| {
            let left = left.next().unwrap_or_default();
            let right = right.next().unwrap_or_default();
            beside(left, right, look, width)
        });
        std::iter::once(heading).chain(both).collect()
    }

    /// One year's text. Each line begins with a sign: + for an addition, - for a
    /// deletion, = for a repetition of the other year.
    fn side(
        &self,
        side: &[MarkedPoint],
        is_later: bool,
        look: Look,
        width: usize,
    ) -> Vec<Line> {
        if side.is_empty() {
            let none = look.language.nothing_in_year();
            return vec![Line::new(none, look.theme.dim).indented(SIGN_WIDTH)];
        }
        let (sign, style) = match is_later {
            true => ("+", look.theme.new),
            false => ("-", look.theme.gone),
        };
        let marked = side
            .iter()
            .map(|point| (point.text.as_str(), self.marks(point, style, look)));
        let room = width.saturating_sub(SIGN_WIDTH).max(1);
        let differing = points(marked, Style::new(), room, look);
        differing
            .into_iter()
            .map(|line| {
                let differs = line.has(style);
                let sign = match self.text.change {
                    TextChange::Repeated => "=",
                    TextChange::Changed if differs => sign,
                    _ => " ",
                };
                Line::new(sign, look.theme.dim)
                    .filled(SIGN_WIDTH, look.ambiguous)
                    .followed_by(line)
            })
            .collect()
    }

    fn marks(&self, point: &MarkedPoint, style: Style, look: Look) -> Vec<Mark> {
        let differs = point.differs.iter().cloned();
        let differs: Vec<Mark> = differs.map(|range| Mark { range, style }).collect();
        overlaid(&differs, &found(&point.text, self.patterns, look))
    }
}

/// Lays marks over others. Both styles apply where they overlap.
fn overlaid(below: &[Mark], above: &[Mark]) -> Vec<Mark> {
    let all = below.iter().chain(above);
    let mut edges: Vec<usize> = all.flat_map(|m| [m.range.start, m.range.end]).collect();
    edges.sort_unstable();
    edges.dedup();
    let style_at = |marks: &[Mark], at: usize| {
        let covering = marks.iter().find(|mark| mark.range.contains(&at));
        covering.map(|mark| mark.style)
    };
    let pieces = edges.iter().zip(edges.iter().skip(1));
    pieces
        .filter_map(|(&start, &end)| {
            let style = match (style_at(below, start), style_at(above, start)) {
                (Some(below), Some(above)) => below.patch(above),
                (Some(only), None) | (None, Some(only)) => only,
                (None, None) => return None,
            };
            Some(Mark {
                range: start..end,
                style,
            })
        })
        .collect()
}

/// Width in cells of the sign before each line and its blank.
const SIGN_WIDTH: usize = 2;
