//! An indicator over the years: its name, its figures as a picture, and its values by year.

mod canvas;
mod picture;
mod series;
mod signs;
mod table;
#[cfg(test)]
mod tests;

use ratatui::style::Style;
use tenken::compare::{Attainment, Pace};
use tenken::plan::{FiscalYear, Indicator, Plan, UnreadableFigures};
use tenken::query::IndicatorRow;

use self::series::PlottedSeries;
use self::table::Table;
use super::axis::begins_above_zero;
use super::line::Line;
use super::look::Look;
use super::prose::paragraph;
use crate::card::{counted_anew, indicator_name, unreadable_of_indicator};
use crate::display_width::shorten;

/// Minimum number of rows of a picture with its years. Heuristic.
const LOWEST_PICTURE: usize = 5;

/// Minimum number of rows for the owner of an indicator below its name, and for blank lines.
/// In less, they are worth more to the picture. Heuristic.
const SPACIOUS_FROM: usize = 16;

/// Minimum number of cells for an owner beside a name, which is room for its number.
/// Heuristic.
const SHORTEST_OWNER: usize = 8;

/// Minimum number of cells for the title of an owner beside a name, if it is longer: four
/// full-width characters and an ellipsis. Heuristic.
const SHORTEST_TITLE: usize = 9;

/// The cells between what stands beside each other.
const GAP: usize = 2;

/// An indicator over the years, before it is known how high it can be.
pub(crate) struct Chart<'i> {
    row: IndicatorRow<'i>,
    unreadable: UnreadableFigures<'i>,
    until: FiscalYear,
    look: Look,
    width: usize,
    table: Table<'i>,
    /// Whether any of its values is a number.
    is_plotted: bool,
    /// Whether its picture does not begin at zero.
    is_broken: bool,
}

/// What is said above and below a picture.
struct Words {
    /// Whether there is room for blank lines, and for tables that are read from top to bottom.
    is_spacious: bool,
    heading: Vec<Line>,
    table: Vec<Line>,
    notes: Vec<Line>,
}

/// How charts that stand side by side are laid out.
struct Arrangement {
    /// What is said of each chart.
    words: Vec<Words>,
    /// The rows of the headings.
    heading: usize,
    /// The rows of the pictures; none if there is too little room.
    picture: usize,
}

impl Arrangement {
    /// Finds the arrangement of charts in a number of rows: the spacious one if it leaves
    /// room for pictures.
    fn new(charts: &[Chart<'_>], height: usize) -> Self {
        let spacious = || Self::of(charts, height, true);
        let has_pictures = charts.iter().any(|chart| chart.is_plotted);
        let is_enough = |spacious: &Self| spacious.picture > 0 || !has_pictures;
        let spacious = (height >= SPACIOUS_FROM).then(spacious).filter(is_enough);
        spacious.unwrap_or_else(|| Self::of(charts, height, false))
    }

    fn of(charts: &[Chart<'_>], height: usize, is_spacious: bool) -> Self {
        let words = charts.iter();
        let words = words.map(|chart| chart.words(is_spacious, chart.is_plotted));
        let words: Vec<Words> = words.collect();
        let headings = words.iter().map(|words| words.heading.len());
        let heading = headings.max().unwrap_or_default();
        let plotted = || {
            let all = charts.iter().zip(&words);
            all.filter(|(chart, _)| chart.is_plotted)
                .map(|(_, words)| words)
        };
        let table = plotted().map(|words| words.table.len()).max();
        let notes = plotted().map(|words| words.notes.len()).max();
        let gaps = if is_spacious { 2 } else { 0 };
        let picture = |notes: usize| {
            let said = heading + gaps + table.unwrap_or_default() + notes;
            height
                .checked_sub(said)
                .filter(|rows| *rows >= LOWEST_PICTURE)
        };
        // The notes may be scrolled to; a line then says that there is more.
        let picture = picture(notes.unwrap_or_default()).or_else(|| picture(1));
        Self {
            heading,
            picture: picture.unwrap_or_default(),
            words,
        }
    }
}

impl<'i> Chart<'i> {
    /// Creates the chart of an indicator of a plan by its figures up to the year under review,
    /// for a width in cells.
    pub(crate) fn new(row: IndicatorRow<'i>, plan: &'i Plan, look: Look, width: usize) -> Self {
        let (unreadable, until) = (row.unreadable(plan), plan.facts().review_year);
        let plotted = PlottedSeries::new(row.indicator);
        let figures = plotted.map(|plotted| plotted.figures());
        Self {
            table: Table::new(row.indicator, unreadable, look),
            is_plotted: figures.is_some(),
            is_broken: figures.is_some_and(|figures| begins_above_zero(&figures)),
            row,
            unreadable,
            until,
            look,
            width,
        }
    }

    fn words(&self, is_spacious: bool, has_picture: bool) -> Words {
        Words {
            is_spacious,
            heading: self.heading(is_spacious),
            table: self.table.lines(self.width, is_spacious, has_picture),
            notes: self.notes(has_picture),
        }
    }

    /// Lays it out, with so many rows for the heading and the picture.
    fn lines(&self, words: Words, heading: usize, picture: usize) -> Vec<Line> {
        let indicator = self.row.indicator;
        let picture = picture::picture(indicator, self.look, self.width, picture);
        let words = match self.is_plotted && picture.is_none() {
            true => self.words(words.is_spacious, false),
            false => words,
        };
        let gap = words.is_spacious.then(Line::default);
        let gap_below = gap.clone().filter(|_| picture.is_some());
        let mut lines = words.heading;
        lines.resize(heading, Line::default());
        lines.extend(gap);
        lines.extend(picture.into_iter().flatten());
        lines.extend(gap_below);
        lines.extend(words.table);
        lines.extend(words.notes);
        lines
    }

    /// The name with its unit, and the owner below it or beside it.
    fn heading(&self, is_spacious: bool) -> Vec<Line> {
        let (look, width) = (self.look, self.width);
        let name = indicator_name(self.row.indicator, look.language);
        let owner = format!("{}  {}", self.row.number(), self.row.title());
        let mut lines = paragraph(&name, &[], look.theme.strong, width, look);
        if is_spacious {
            lines.extend(paragraph(&owner, &[], look.theme.dim, width, look));
            return lines;
        }
        let used = lines.last().map_or(0, |last| last.width(look.ambiguous));
        let room = width.saturating_sub(used + GAP);
        match lines.last_mut().filter(|_| room >= SHORTEST_OWNER) {
            Some(last) => {
                last.push(" ".repeat(GAP), Style::new());
                last.push(self.owner_beside(&owner, room), look.theme.dim);
            }
            None => {
                let owner = shorten(&owner, width, look.ambiguous);
                lines.push(Line::new(owner, look.theme.dim));
            }
        }
        lines
    }

    /// As much of the owner as has room beside the name: its number alone, if its title would
    /// be cut to nothing that can be read.
    fn owner_beside(&self, owner: &str, room: usize) -> String {
        let ambiguous = self.look.ambiguous;
        let number = self.row.number();
        let least = ambiguous.width(number) + GAP + SHORTEST_TITLE;
        let said = match ambiguous.width(owner).min(least) <= room {
            true => owner,
            false => number,
        };
        shorten(said, room, ambiguous).into_owned()
    }

    /// What is said below the table: how much is reached, what is needed, and that the
    /// picture does not begin at zero.
    fn notes(&self, has_picture: bool) -> Vec<Line> {
        let (language, theme) = (self.look.language, self.look.theme);
        let (attained, pace) = (self.attained(), Pace::of(self.row.indicator, self.until));
        let is_told = self.table.tells_attainment();
        let is_told_with_pace = is_told && pace.is_some();
        let pace = pace.map(|pace| match is_told_with_pace {
            true => language.pace_to_target_and_attainment(&pace),
            false => language.pace_to_target(&pace),
        });
        let is_unsaid = is_told && pace.is_none() && attained.is_none();
        let computed = is_unsaid.then(|| language.attainment_is_computed());
        let is_broken = self.is_broken && has_picture;
        let broken = is_broken.then(|| language.axis_begins_above_zero());
        let strong = attained.into_iter().chain(pace);
        let strong = strong.map(|said| (said, theme.strong));
        let unread = unreadable_of_indicator(self.unreadable, language).into_iter();
        let unread = unread.map(|(label, said)| (format!("{label} {said}"), theme.worse));
        let dim = computed.into_iter().chain(broken).map(str::to_owned);
        let dim = dim.chain(counted_anew(self.row.indicator, language));
        let dim = dim.map(|said| (said, theme.dim));
        in_a_row(unread.chain(strong).chain(dim), self.look, self.width)
    }

    /// How much of the next target is reached, unless the table tells it.
    fn attained(&self) -> Option<String> {
        let attainment = Attainment::of(self.row.indicator, self.until)?;
        let is_told = attainment.year == attainment.target_year;
        let percent = attainment.percent().filter(|_| !is_told)?;
        let language = self.look.language;
        Some(language.attained_of_target(&attainment, percent))
    }
}

/// The picture of an indicator, so many rows high with its years; nothing if no value is a
/// number, or if there is too little room.
pub(crate) fn picture_of(
    indicator: &Indicator,
    look: Look,
    width: usize,
    height: usize,
) -> Vec<Line> {
    picture::picture(indicator, look, width, height).unwrap_or_default()
}

/// Puts charts side by side, with so many cells between them.
pub(crate) fn side_by_side(charts: &[Chart<'_>], height: usize, gap: usize) -> Vec<Line> {
    let Arrangement {
        words,
        heading,
        picture,
    } = Arrangement::new(charts, height);
    let mut lines: Vec<Line> = Vec::new();
    let mut left = 0;
    for (chart, words) in charts.iter().zip(words) {
        let own = chart.lines(words, heading, picture);
        lines.resize(lines.len().max(own.len()), Line::default());
        for (line, own) in lines.iter_mut().zip(own) {
            let before = std::mem::take(line).filled(left, chart.look.ambiguous);
            *line = before.followed_by(own);
        }
        left += chart.width + gap;
    }
    lines
}

/// Writes notes after one another, each on a line of its own if it does not fit.
fn in_a_row(notes: impl Iterator<Item = (String, Style)>, look: Look, width: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (note, style) in notes {
        let cells = look.ambiguous.width(&note) + GAP;
        let fits = |line: &&mut Line| line.width(look.ambiguous) + cells <= width;
        match lines.last_mut().filter(fits) {
            Some(line) => {
                line.push(" ".repeat(GAP), Style::new());
                line.push(note, style);
            }
            None => lines.extend(paragraph(&note, &[], style, width, look)),
        }
    }
    lines
}
