//! The pages of a slide. The first has what matters, as much as there is room for; the others
//! have the card in full.

use ratatui::layout::Size;
use ratatui::style::Style;
use tenken::compare::{
    Comparison, IndicatorChange, MarkedPoint, Years, compare, telling_sentences,
};
use tenken::meeting::Meeting;
use tenken::plan::{Department, FiscalYear, Initiative, TextKind, Value};

use super::said;
use crate::card::indicator_name;
use crate::display_width::shorten;
use crate::tui::draw::card::card_lines;
use crate::tui::draw::chart::picture_of;
use crate::tui::draw::line::{Line, Mark};
use crate::tui::draw::look::Look;
use crate::tui::draw::prose::{labelled, labelled_width, paragraph, points, title};
use crate::tui::draw::rating_path;
use crate::tui::room::page_height;
use crate::tui::stage::Stage;

/// The pages of a slide.
pub(super) struct Pages<'s> {
    stage: &'s Stage<'s>,
    meeting: &'s Meeting,
    row: &'s Initiative,
    title: Vec<Line>,
    compared: Comparison<'s>,
    width: usize,
    height: usize,
    look: Look,
}

/// A part of the first page.
struct Part {
    rank: Rank,
    lines: Vec<Line>,
}

/// A text of the first page.
#[derive(Clone)]
struct TextLines {
    lines: Vec<Line>,
    /// Whether that is all that the plan says.
    is_whole: bool,
}

/// How much a part matters: of parts that do not all fit, those that come first stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Which row it is, and how it was rated.
    Row,
    /// What was said of it.
    Said,
    /// What the plan says of it.
    Text,
    /// Its main figure.
    Figure,
}

impl Rank {
    const ALL: [Self; 4] = [Self::Row, Self::Said, Self::Text, Self::Figure];
}

/// The texts of the first page, in its order.
const TEXTS: [TextKind; 4] = [
    TextKind::Result,
    TextKind::Outcome,
    TextKind::Issue,
    TextKind::Direction,
];

/// The height in rows of the picture of the main figure: as low as can be read, and no more
/// than a quarter of the page above that. Heuristic.
const LOWEST_PICTURE: usize = 6;

impl<'s> Pages<'s> {
    pub(super) fn new(
        stage: &'s Stage<'s>,
        meeting: &'s Meeting,
        row: &'s Initiative,
        size: Size,
    ) -> Self {
        let years = Years::since_year_before(stage.selection().year);
        let (width, look) = (size.width.into(), stage.look);
        Self {
            title: title(row, &[], width, look),
            compared: compare(stage.plan(), row, years),
            stage,
            meeting,
            row,
            width,
            height: size.height.into(),
            look,
        }
    }

    /// All pages, one after another. The first fills the height, but for the line that says
    /// how much follows.
    pub(super) fn lines(&self) -> Vec<Line> {
        let mut lines = self.first_page();
        // Where nothing is told of the row, the card does not leave a page blank.
        if lines.len() > self.heading().len() {
            lines.resize(self.height.saturating_sub(1).max(lines.len()), Line::default());
        }
        let card = card_lines(self.stage, &[], self.width).into_iter();
        // The title is on every page.
        lines.extend(card.skip(self.title.len()));
        // So that the last page begins where it would if more followed.
        let page = page_height(self.height);
        let below = lines.len().saturating_sub(self.height);
        let blank = below.next_multiple_of(page) - below;
        lines.resize(lines.len() + blank, Line::default());
        lines
    }

    /// The first page, with as many sentences of each text as all texts have room for.
    fn first_page(&self) -> Vec<Line> {
        let height = self.height.saturating_sub(1);
        let (above, below) = (self.above_texts(), self.below_texts());
        let beside = |last: Rank| height.checked_sub(needs(&above, last) + needs(&below, last));
        let shortest = TEXTS.map(|kind| self.text(kind, 1).lines.len()).iter().sum();
        let beside_figure = beside(Rank::Figure).filter(|left| *left >= shortest);
        let left = beside_figure.or_else(|| beside(Rank::Text)).unwrap_or_default();
        let texts = self.texts_within(left);
        let parts = above.into_iter().chain(texts).chain(below);
        fitted(parts.collect(), height)
    }

    fn above_texts(&self) -> Vec<Part> {
        let path = rating_path::line(&self.compared, self.stage);
        parts([
            (Rank::Row, self.heading()),
            (Rank::Row, path.into_iter().collect()),
            (Rank::Figure, self.figure()),
        ])
    }

    fn below_texts(&self) -> Vec<Part> {
        let said = said::in_meeting(self.stage, self.meeting, &self.row.id, self.width);
        parts([
            (Rank::Said, said::left_open(self.stage, &self.row.id, self.width)),
            (Rank::Said, said),
        ])
    }

    /// The texts with as many sentences of each as there is room for, and at least one.
    fn texts_within(&self, height: usize) -> Vec<Part> {
        let mut texts = TEXTS.map(|kind| self.text(kind, 1));
        for most in 2.. {
            let Some(longer) = self.longer_texts(&texts, most, height) else {
                break;
            };
            texts = longer;
        }
        parts(texts.map(|text| (Rank::Text, text.lines)))
    }

    /// The texts with up to so many sentences of each, of the first before the others, as far as
    /// there is room; `None` if there is none for any of them.
    fn longer_texts(
        &self,
        texts: &[TextLines; TEXTS.len()],
        most: usize,
        height: usize,
    ) -> Option<[TextLines; TEXTS.len()]> {
        let mut longer = texts.clone();
        let mut is_longer = false;
        for (place, kind) in TEXTS.into_iter().enumerate() {
            let used: usize = longer.iter().map(|text| text.lines.len()).sum();
            let Some(text) = longer.get_mut(place).filter(|text| !text.is_whole) else {
                continue;
            };
            let next = self.text(kind, most);
            if used - text.lines.len() + next.lines.len() <= height {
                *text = next;
                is_longer = true;
            }
        }
        is_longer.then_some(longer)
    }

    fn heading(&self) -> Vec<Line> {
        let mut lines = self.title.clone();
        let departments: Vec<String> = self.row.departments.iter().map(Department::spaced).collect();
        let whose = self.look.language.in_a_row(&departments);
        if !whose.is_empty() {
            let whose = shorten(&whose, self.width, self.look.ambiguous);
            lines.push(Line::new(whose, self.look.theme.dim));
        }
        lines.extend(self.other_year());
        lines
    }

    /// Which year the slide shows, if it is not the one under review.
    fn other_year(&self) -> Option<Line> {
        let (shown, review) = (
            self.compared.later.year,
            self.stage.plan().facts().review_year,
        );
        let language = self.look.language;
        let said = language.in_brackets(&language.not_year_under_review(review));
        let said = format!("{}{said}", language.year(shown));
        let said = shorten(&said, self.width, self.look.ambiguous);
        (shown != review).then(|| Line::new(said, self.look.theme.strong))
    }

    /// The main figure: how it moved, and its picture.
    fn figure(&self) -> Vec<Line> {
        let changes = self.compared.indicators.iter();
        let moved = |change: &&IndicatorChange<'_>| change.earlier != change.later;
        let told = changes.clone().find(|change| change.later.is_some() && moved(change));
        let Some(told) = told.or(changes.clone().next()) else {
            return Vec::new();
        };
        let height = LOWEST_PICTURE.max(self.height / 4);
        let mut lines = paragraph(&self.figures(told), &[], Style::new(), self.width, self.look);
        lines.extend(picture_of(told.indicator, self.look, self.width, height));
        lines
    }

    /// An indicator in words: both years, the change, and the target.
    fn figures(&self, told: &IndicatorChange<'_>) -> String {
        let language = self.look.language;
        let Comparison { earlier, later, .. } = &self.compared;
        let unit = told.indicator.unit.as_deref();
        let of_year = |year: FiscalYear, value: Option<&Value>| {
            let value = value?;
            Some(format!("{} {value}", language.short_year(year)))
        };
        let earlier = of_year(earlier.year, told.earlier);
        let later = of_year(later.year, told.later);
        let path: Vec<String> = earlier.into_iter().chain(later).collect();
        let change = told.change.map(|change| {
            let difference = language.difference_of(&change, unit);
            format!("{difference} {}", language.judgement(change.judgement))
        });
        let target = told.target.map(|target| format!("{} {target}", language.target_heading()));
        let name = indicator_name(told.indicator, language);
        let said = [Some(name), Some(path.join(" → ")), change, target];
        let said = said.into_iter().flatten().filter(|said| !said.trim().is_empty());
        said.collect::<Vec<_>>().join("  ")
    }

    /// What a text says of the year, in at most so many sentences.
    fn text(&self, kind: TextKind, most: usize) -> TextLines {
        let told = telling_sentences(&self.compared, kind, most);
        let look = self.look;
        let marked = |point: &MarkedPoint| -> Vec<Mark> {
            let ranges = point.differs.iter().cloned();
            let style = look.theme.new;
            ranges.map(|range| Mark { range, style }).collect()
        };
        let marked = told.points.iter().map(|point| (point.text.as_str(), marked(point)));
        let lines = points(marked, Style::new(), labelled_width(self.width), look);
        let lines = match lines.is_empty() {
            true => lines,
            false => labelled(look.language.text_kind(kind), lines, self.width, look),
        };
        TextLines {
            lines,
            is_whole: told.is_whole,
        }
    }
}

/// Parts of a page, without those that have nothing to say.
fn parts(parts: impl IntoIterator<Item = (Rank, Vec<Line>)>) -> Vec<Part> {
    let parts = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
    parts.map(|(rank, lines)| Part { rank, lines }).collect()
}

/// The parts that fit into a number of lines, with blank lines between them while there is
/// room for these. Only where not even the first rank fits, it is cut off.
fn fitted(parts: Vec<Part>, height: usize) -> Vec<Line> {
    let fits = |rank: &Rank| needs(&parts, *rank) <= height;
    let last = Rank::ALL.into_iter().rfind(fits).unwrap_or(Rank::Row);
    let kept: Vec<Part> = parts.into_iter().filter(|part| part.rank <= last).collect();
    let used = needs(&kept, last);
    let gaps = kept.len().saturating_sub(1).min(height.saturating_sub(used));
    let mut lines = Vec::new();
    for (place, part) in kept.into_iter().enumerate() {
        if place > 0 && place <= gaps {
            lines.push(Line::default());
        }
        lines.extend(part.lines);
    }
    lines.truncate(height);
    lines
}

/// How many lines the parts up to a rank take.
fn needs(parts: &[Part], last: Rank) -> usize {
    let kept = parts.iter().filter(|part| part.rank <= last);
    kept.map(|part| part.lines.len()).sum()
}
