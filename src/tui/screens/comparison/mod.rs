//! The chosen row in two years, side by side if there is room.

mod band;
mod changes;
mod copied;
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
use crate::tui::running_text::Copied;
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

    fn copied(stage: &Stage<'_>, (): &(), (): &()) -> Option<Copied> {
        Some(copied::copied(&compared(stage.row()?, stage), stage))
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
    lines.extend(band::lines(&compared, stage, width));
    lines.push(Line::default());
    if compared.texts.is_empty() && compared.indicators.is_empty() {
        lines.extend(nothing(look, width));
        return lines;
    }
    let figures = changes::lines(&compared, stage, width);
    if !figures.is_empty() {
        lines.extend(figures);
        lines.push(Line::default());
    }
    lines.extend(texts(&compared, patterns, look, width));
    let series = match stage.selection().followed {
        None => prose_series(row, stage.years()),
        Some(_) => Vec::new(),
    };
    if !series.is_empty() {
        lines.push(Line::default());
        lines.extend(series::lines(&series, look, width));
    }
    lines
}

/// The texts that differ, side by side if both years have them, and then those that do not,
/// in a line each.
fn texts(
    compared: &Comparison<'_>,
    patterns: &[Pattern],
    look: Look,
    width: usize,
) -> Vec<Line> {
    let sections = compared.texts.iter().map(|(kind, text)| Section {
        kind: *kind,
        text,
        compared,
        patterns,
    });
    let (repeated, changed): (Vec<_>, Vec<_>) =
        sections.partition(|section| section.text.change == TextChange::Repeated);
    let mut lines = Vec::new();
    let are_beside = changed.iter().any(|section| section.has_both());
    if width >= BESIDE_FROM && are_beside {
        lines.push(year_headings(compared, look, width));
    }
    for section in &changed {
        if !lines.is_empty() && !section.is_first_of(&changed) {
            lines.push(Line::default());
        }
        lines.extend(section.lines(look, width));
    }
    if !repeated.is_empty() && !changed.is_empty() {
        lines.push(Line::default());
    }
    lines.extend(repeated.iter().map(|section| section.folded(look, width)));
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
    fn has_both(&self) -> bool {
        !matches!(self.text.change, TextChange::New | TextChange::Gone)
    }

    fn is_first_of(&self, sections: &[Self]) -> bool {
        sections.first().is_some_and(|first| first.kind == self.kind)
    }

    fn lines(&self, look: Look, width: usize) -> Vec<Line> {
        let heading = self.heading(look);
        match self.text.change {
            TextChange::New => self.alone(heading, &self.text.later, true, look, width),
            TextChange::Gone => self.alone(heading, &self.text.earlier, false, look, width),
            _ if width >= BESIDE_FROM => self.beside(heading, look, width),
            _ => self.stacked(heading, look, width),
        }
    }

    /// The text of the one year that has it, over the whole width.
    fn alone(
        &self,
        heading: Line,
        points: &[MarkedPoint],
        is_later: bool,
        look: Look,
        width: usize,
    ) -> Vec<Line> {
        let text = self.side(points, is_later, look, width);
        std::iter::once(heading).chain(text).collect()
    }

    /// The texts of both years, one below the other.
    fn stacked(&self, heading: Line, look: Look, width: usize) -> Vec<Line> {
        let mut lines = vec![heading];
        let both = [
            (self.compared.earlier, &self.text.earlier, false),
            (self.compared.later, &self.text.later, true),
        ];
        for (of, points, is_later) in both {
            let heading = side_heading(of, self.compared, look);
            lines.extend(paragraph(&heading, &[], look.theme.dim, width, look));
            lines.extend(self.side(points, is_later, look, width));
        }
        lines
    }

    /// A text that is as it was, in a line with its beginning.
    fn folded(&self, look: Look, width: usize) -> Line {
        let heading = self.heading(look).with("  ", Style::new());
        let points = self.text.later.iter().map(|point| point.text.as_str());
        let text = points.collect::<Vec<_>>().join("  ");
        let room = width.saturating_sub(heading.width(look.ambiguous));
        let text = shorten(&text, room, look.ambiguous).into_owned();
        let marks = found(&text, self.patterns, look);
        heading.followed_by(Line::marked(&text, 0..text.len(), &marks, look.theme.dim))
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
