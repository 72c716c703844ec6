//! The chosen row in two years, side by side if there is room.

mod band;
mod changes;
mod copied;
mod series;

use std::cell::OnceCell;
use std::iter::Peekable;
use std::slice;
use std::sync::Arc;

use ratatui::layout::Size;
use ratatui::style::Style;
use tenken::compare::{
    Comparison, MarkedPoint, RowInYear, TextChange, TextComparison, Years, compare,
    compare_across, prose_series,
};
use tenken::plan::{Initiative, Plan, RowIndex, TextKind};
use tenken::query::{Hit, Pattern};

use crate::display_width::shorten;
use crate::tui::action::Action;
use crate::tui::draw::line::{Line, Mark};
use crate::tui::draw::look::Look;
use crate::tui::draw::prose::{found, paragraph, points, title};
use crate::tui::identity::Identity;
use crate::tui::lineage::{first_reported, has_years};
use crate::tui::room::{Room, YearsShown, no_row};
use crate::tui::running_text::Copied;
use crate::tui::stage::Stage;

/// The chosen row in two years.
pub(crate) struct ComparisonRoom;

/// The comparison, laid out when it is first looked at and kept while it is scrolled.
pub(crate) struct ComparisonModel {
    lines: OnceCell<Vec<Line>>,
}

/// What the comparison depends on.
#[derive(PartialEq)]
pub(crate) struct ComparisonInputs {
    row: Option<RowIndex>,
    years: Years,
    search: Option<Identity<[Hit]>>,
    followed: Option<FollowedRow>,
    width: usize,
    look: Look,
}

/// The row of an earlier plan that stands in the place of the earlier year.
struct FollowedRow {
    plan: Arc<Plan>,
    row: RowIndex,
}

impl FollowedRow {
    fn of(stage: &Stage<'_>) -> Option<Self> {
        let (row, place) = (stage.row()?, stage.selection().followed?);
        let carried_on = row.follows.iter();
        let mut carried_on = carried_on.filter_map(|row| stage.plans.row_carried_on(row));
        let at = carried_on.nth(place)?;
        Some(Self {
            plan: Arc::clone(&stage.plans.get(at.plan)?.plan),
            row: at.row,
        })
    }
}

impl PartialEq for FollowedRow {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.plan, &other.plan) && self.row == other.row
    }
}

impl Room for ComparisonRoom {
    type Memory = ();
    type Model = ComparisonModel;
    type Inputs = ComparisonInputs;

    const STEPS_YEARS: bool = true;

    fn inputs(stage: &Stage<'_>, (): &(), width: usize) -> ComparisonInputs {
        let search = stage.selection().search.as_ref();
        ComparisonInputs {
            row: stage.chosen,
            years: stage.years(),
            search: search.map(|search| Identity::of(&search.hits)),
            followed: FollowedRow::of(stage),
            width,
            look: stage.look,
        }
    }

    fn model(_: &Stage<'_>, (): &(), _: usize) -> ComparisonModel {
        ComparisonModel {
            lines: OnceCell::new(),
        }
    }

    fn years(stage: &Stage<'_>) -> YearsShown {
        YearsShown::FromTo(stage.years())
    }

    fn lines(stage: &Stage<'_>, (): &(), model: &ComparisonModel, size: Size) -> Vec<Line> {
        let width = size.width.into();
        match stage.row() {
            Some(row) => model.lines.get_or_init(|| lines(row, stage, width)).clone(),
            None => no_row(stage, width),
        }
    }

    fn copied(stage: &Stage<'_>, (): &(), _: &ComparisonModel) -> Option<Copied> {
        Some(copied::copied(&compared(stage.row()?, stage), stage))
    }
}

/// Minimum width in cells for both years side by side. It leaves 36 cells, or 18
/// full-width characters, to either. Heuristic.
const BESIDE_FROM: usize = 76;

fn lines(row: &Initiative, stage: &Stage<'_>, width: usize) -> Vec<Line> {
    let look = stage.look;
    let patterns = stage.patterns();
    let compared = compared(row, stage);
    let mut lines = title(row, patterns, width, look);
    lines.extend(band::lines(&compared, stage, width));
    lines.push(Line::default());
    if compared.texts.is_empty() && compared.indicators.is_empty() {
        lines.extend(nothing(row, stage, width));
        return lines;
    }
    let figures = changes::lines(&compared, stage, width);
    if !figures.is_empty() {
        lines.extend(figures);
        lines.push(Line::default());
    }
    let before = year_before(row, stage, width);
    lines.extend(texts(&compared, before.as_ref(), patterns, look, width));
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

/// Minimum width in cells for a third year beside the two. It leaves 51 cells, or 25
/// full-width characters, to each. Heuristic.
const THREE_FROM: usize = 156;

/// Compares the earlier year with the one before it, if there is room and anything was written
/// then.
fn year_before<'s>(row: &'s Initiative, stage: &Stage<'s>, width: usize) -> Option<Comparison<'s>> {
    let years = Years::since_year_before(stage.years().earlier);
    let has_room = width >= THREE_FROM && stage.selection().followed.is_none();
    let compared = has_room.then(|| compare(stage.plan(), row, years));
    compared.filter(|compared| {
        let mut texts = compared.texts.iter();
        texts.any(|(_, text)| text.change != TextChange::New)
    })
}

/// The texts that differ, side by side if both years have them, and then those that do not,
/// in a line each. `before` are the texts of the year before the earlier one, which stand
/// beside the others as they are: what is marked and said is about the two years alone.
fn texts(
    compared: &Comparison<'_>,
    before: Option<&Comparison<'_>>,
    patterns: &[Pattern],
    look: Look,
    width: usize,
) -> Vec<Line> {
    let text_before = |kind: TextKind| {
        let mut texts = before.into_iter().flat_map(|before| &before.texts);
        texts.find(|(other, _)| *other == kind).map(|(_, text)| text)
    };
    let sections = compared.texts.iter().map(|(kind, text)| Section {
        kind: *kind,
        text,
        before: text_before(*kind),
        has_third_year: before.is_some(),
        compared,
        patterns,
    });
    let (repeated, changed): (Vec<_>, Vec<_>) = sections.partition(Section::is_repeated);
    let mut lines = Vec::new();
    let are_beside = changed.iter().any(|section| section.is_beside(width));
    if are_beside {
        let third = before.map(|before| before.earlier);
        lines.push(year_headings(compared, third, look, width));
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
    let plan = stage.plan();
    let followed = stage.selection().followed;
    let followed = followed.and_then(|followed| stage.plans.followed(row).into_iter().nth(followed));
    match followed {
        Some(followed) => {
            let year = first_reported(row).unwrap_or(stage.years().later);
            compare_across(followed, RowInYear { plan, row, year })
        }
        None => compare(plan, row, stage.years()),
    }
}

/// Returns the heading of a side: the year, and the row if it differs.
fn side_heading(side: RowInYear<'_>, compared: &Comparison<'_>, look: Look) -> String {
    let year = look.language.year(side.year);
    if compared.earlier.row.id == compared.later.row.id {
        return year;
    }
    let inferred = match side == compared.earlier {
        true => look.language.inferred_before(compared.later.row),
        false => "",
    };
    format!("{year}  {inferred}{} {}", side.row.id, side.row.title)
}

fn nothing(row: &Initiative, stage: &Stage<'_>, width: usize) -> Vec<Line> {
    let (look, has_others) = (stage.look, has_years(row));
    let said = match !has_others && !stage.plans.followed(row).is_empty() {
        true => look.language.nothing_but_earlier_plan(&stage.key(Action::PreviousYear)),
        false => look.language.nothing_in_either_year(has_others).to_owned(),
    };
    paragraph(&said, &[], look.theme.dim, width, look)
}

/// What stands between sides, in cells.
const BETWEEN: usize = 3;

/// Returns the width in cells of each of several sides.
fn side_width(width: usize, sides: usize) -> usize {
    let between = BETWEEN * sides.saturating_sub(1);
    width.saturating_sub(between) / sides.max(1)
}

/// Puts sides beside each other.
fn beside(sides: Vec<Line>, look: Look, width: usize) -> Line {
    let side = side_width(width, sides.len());
    let mut line = Line::default();
    for (place, own) in sides.into_iter().enumerate() {
        if place > 0 {
            line = line
                .filled(place * (side + BETWEEN) - BETWEEN, look.ambiguous)
                .followed_by(Line::new(" | ", look.theme.dim));
        }
        line = line.followed_by(own);
    }
    line
}

fn year_headings(
    compared: &Comparison<'_>,
    third: Option<RowInYear<'_>>,
    look: Look,
    width: usize,
) -> Line {
    let years: Vec<RowInYear<'_>> = third
        .into_iter()
        .chain([compared.earlier, compared.later])
        .collect();
    let side = side_width(width, years.len());
    let headings = years.into_iter().map(|of| {
        let said = side_heading(of, compared, look);
        Line::new(shorten(&said, side, look.ambiguous), look.theme.strong)
    });
    beside(headings.collect(), look, width)
}

struct Section<'c> {
    kind: TextKind,
    text: &'c TextComparison,
    /// The same text, the earlier year compared with the one before it.
    before: Option<&'c TextComparison>,
    /// Whether the year before the earlier one is shown.
    has_third_year: bool,
    compared: &'c Comparison<'c>,
    patterns: &'c [Pattern],
}

impl Section<'_> {
    /// Whether all years that are shown say the same.
    fn is_repeated(&self) -> bool {
        let before = self.before.map(|before| before.change);
        let is_same_before = match before {
            Some(change) => change == TextChange::Repeated,
            None => true,
        };
        self.text.change == TextChange::Repeated && is_same_before
    }

    /// Whether the years stand beside each other.
    fn is_beside(&self, width: usize) -> bool {
        let has_both = !matches!(self.text.change, TextChange::New | TextChange::Gone);
        width >= BESIDE_FROM && (has_both || self.before.is_some())
    }

    fn is_first_of(&self, sections: &[Self]) -> bool {
        sections.first().is_some_and(|first| first.kind == self.kind)
    }

    fn lines(&self, look: Look, width: usize) -> Vec<Line> {
        let heading = self.heading(look);
        if self.is_beside(width) {
            return self.beside(heading, look, width);
        }
        match self.text.change {
            TextChange::New => self.alone(heading, &self.text.later, true, look, width),
            TextChange::Gone => self.alone(heading, &self.text.earlier, false, look, width),
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
        let text = side(points, self.text.change, is_later, self.patterns, look, width);
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
            let change = self.text.change;
            let unreadable = self.unreadable(of, look, width);
            let read = || side(points, change, is_later, self.patterns, look, width);
            lines.extend(unreadable.unwrap_or_else(read));
        }
        lines
    }

    /// What is written on a side that cannot be read.
    fn unreadable(&self, of: RowInYear<'_>, look: Look, width: usize) -> Option<Vec<Line>> {
        let written = of.unreadable_text(self.kind)?.shown();
        let said = look.language.unreadable_value(&written);
        let room = width.saturating_sub(SIGN_WIDTH).max(1);
        let lines = paragraph(&said, &[], look.theme.worse, room, look);
        Some(lines.into_iter().map(|line| line.indented(SIGN_WIDTH)).collect())
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
        let years = self.compared.years();
        let mut line = Line::new(look.language.text_kind(self.kind), look.theme.label);
        line.push("  ", Style::new());
        if self.has_third_year {
            line.push(look.language.from_year_to_year(years), look.theme.dim);
            line.push("  ", Style::new());
        }
        line.with(look.language.text_change_between(self.text.change, years), style)
    }

    /// The text of the year before the earlier one, as it is.
    fn unmarked_before(&self) -> Vec<MarkedPoint> {
        let before = self.before.into_iter().flat_map(|before| &before.earlier);
        let unmarked = before.map(|point| MarkedPoint {
            text: point.text.clone(),
            differs: Vec::new(),
        });
        unmarked.collect()
    }

    fn beside(&self, heading: Line, look: Look, width: usize) -> Vec<Line> {
        let (of_earlier, of_later) = (self.compared.earlier, self.compared.later);
        let of_third = RowInYear {
            year: of_earlier.year.previous(),
            ..of_earlier
        };
        let third = self.unmarked_before();
        let mut sides = vec![
            (of_earlier, &self.text.earlier, self.text.change, false),
            (of_later, &self.text.later, self.text.change, true),
        ];
        if self.has_third_year {
            sides.insert(0, (of_third, &third, TextChange::Rewritten, false));
        }
        let room = side_width(width, sides.len());
        let sides = sides.into_iter().map(|(of, points, change, is_later)| {
            let read = || side(points, change, is_later, self.patterns, look, room);
            self.unreadable(of, look, room).unwrap_or_else(read)
        });
        let sides: Vec<Vec<Line>> = sides.collect();
        let rows = sides.iter().map(Vec::len).max().unwrap_or_default();
        let all = (0..rows).map(|row| {
            let row = sides.iter().map(|side| side.get(row).cloned().unwrap_or_default());
            beside(row.collect(), look, width)
        });
        std::iter::once(heading).chain(all).collect()
    }
}

/// One year's text. Each line begins with a sign: + for an addition, - for a deletion, = for
/// a repetition of the other year.
fn side(
    points_of_year: &[MarkedPoint],
    change: TextChange,
    is_later: bool,
    patterns: &[Pattern],
    look: Look,
    width: usize,
) -> Vec<Line> {
    if points_of_year.is_empty() {
        let none = look.language.nothing_in_year();
        return vec![Line::new(none, look.theme.dim).indented(SIGN_WIDTH)];
    }
    let (sign, style) = match is_later {
        true => ("+", look.theme.new),
        false => ("-", look.theme.gone),
    };
    let marked = points_of_year
        .iter()
        .map(|point| (point.text.as_str(), marks(point, style, patterns, look)));
    let room = width.saturating_sub(SIGN_WIDTH).max(1);
    let lines = points(marked, Style::new(), room, look).into_iter();
    let signed = lines.map(|line| {
        let sign = match change {
            TextChange::Repeated => "=",
            TextChange::Changed if line.has(style) => sign,
            _ => " ",
        };
        Line::new(sign, look.theme.dim)
            .filled(SIGN_WIDTH, look.ambiguous)
            .followed_by(line)
    });
    signed.collect()
}

fn marks(point: &MarkedPoint, style: Style, patterns: &[Pattern], look: Look) -> Vec<Mark> {
    let differs = point.differs.iter().cloned();
    let differs: Vec<Mark> = differs.map(|range| Mark { range, style }).collect();
    overlaid(&differs, &found(&point.text, patterns, look))
}

/// Lays marks over others. Both styles apply where they overlap.
fn overlaid(below: &[Mark], above: &[Mark]) -> Vec<Mark> {
    let all = below.iter().chain(above);
    let mut edges: Vec<usize> = all.flat_map(|m| [m.range.start, m.range.end]).collect();
    edges.sort_unstable();
    edges.dedup();
    let (mut below, mut above) = (Ahead::of(below), Ahead::of(above));
    let pieces = edges.iter().zip(edges.iter().skip(1));
    pieces
        .filter_map(|(&start, &end)| {
            let style = match (below.style_at(start), above.style_at(start)) {
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

/// The marks of a text, passed in their order.
struct Ahead<'m>(Peekable<slice::Iter<'m, Mark>>);

impl<'m> Ahead<'m> {
    fn of(marks: &'m [Mark]) -> Self {
        Self(marks.iter().peekable())
    }

    /// Returns the style of the mark that covers a byte, none of which comes before another
    /// that was asked for.
    fn style_at(&mut self, at: usize) -> Option<Style> {
        while self.0.next_if(|mark| mark.range.end <= at).is_some() {}
        let covering = self.0.peek().filter(|mark| mark.range.start <= at);
        covering.map(|mark| mark.style)
    }
}

/// Width in cells of the sign before each line and its blank.
const SIGN_WIDTH: usize = 2;
