//! The lines of what changed: under the title of each part its changes, in full.

use std::ops::Range;

use ratatui::style::Style;
use tenken::plan::Plan;

use super::parts::ListedPart;
use super::words::{ChangeWords, Point};
use crate::differences::ChangeKind;
use crate::display_width::wrap;
use crate::tui::draw::line::{Line, Mark};
use crate::tui::draw::look::Look;
use crate::tui::draw::plan::{Lead, rating_style};
use crate::tui::draw::prose::{labelled_in, paragraph, points};
use crate::tui::stage::Stage;

/// A line of the table.
pub(super) enum SinceLine {
    /// A line of the title of a part.
    Title {
        /// The part, by its place.
        part: usize,
        /// What of the title.
        range: Range<usize>,
    },
    /// A line of a change.
    Change(Line),
}

impl SinceLine {
    /// The style of the whole line, where it has one. What stands in a change keeps its own.
    pub(super) fn style(&self, is_chosen: bool, look: Look) -> Option<Style> {
        match self {
            Self::Title { .. } if is_chosen => Some(look.theme.chosen),
            Self::Title { .. } | Self::Change(_) => None,
        }
    }
}

/// Lines that are chosen together: a part, or what of it is sure to fit on the screen.
pub(super) struct Piece {
    /// The part, by its place.
    pub(super) part: usize,
    /// Which piece of the part it is, counted from zero.
    pub(super) number: usize,
    /// The places of its lines.
    pub(super) lines: Range<usize>,
}

/// All lines.
#[derive(Default)]
pub(super) struct SinceLines {
    pub(super) lines: Vec<SinceLine>,
    pub(super) pieces: Vec<Piece>,
}

/// Maximum number of lines that are chosen together. Heuristic: the smallest screen of a
/// meeting has some more.
const LONGEST_PIECE: usize = 7;

/// How many cells farther in than titles changes begin.
const INDENT: usize = 2;

/// The cells between things that stand side by side.
const GAP: usize = 2;

impl SinceLines {
    pub(super) fn new(parts: &[ListedPart], stage: &Stage<'_>, width: usize) -> Self {
        let (plan, look) = (stage.plan(), stage.look);
        // The last column stays free.
        let width = width.saturating_sub(Lead::of_rows(stage).width() + 1);
        let words = parts.iter().map(|listed| {
            let changes = listed.part.changes.iter();
            changes.map(|change| ChangeWords::new(change, look.language)).collect()
        });
        let words: Vec<Vec<ChangeWords<'_>>> = words.collect();
        let labels = words.iter().flatten().map(|words| words.label.as_str());
        let layout = ChangeLayout::new(labels, plan, look, width.saturating_sub(INDENT));
        let mut all = Self::default();
        for (part, (listed, words)) in parts.iter().zip(&words).enumerate() {
            let changes = words.iter().map(|words| layout.lines(words));
            all.add(part, title(part, listed, look, width), changes);
        }
        all
    }

    /// Adds a part: lines of its title, and those of each change. What does not fit together
    /// is parted between two changes, or where it must be.
    fn add(
        &mut self,
        part: usize,
        title: Vec<SinceLine>,
        changes: impl Iterator<Item = Vec<Line>>,
    ) {
        let mut pieces = vec![title];
        let mut is_title = true;
        for change in changes {
            let change = change.into_iter().map(SinceLine::Change);
            let change: Vec<SinceLine> = change.collect();
            match pieces.last_mut() {
                Some(last) if is_title || last.len() + change.len() <= LONGEST_PIECE => {
                    last.extend(change);
                }
                _ => pieces.push(change),
            }
            is_title = false;
        }
        let mut number = 0;
        for piece in pieces {
            let mut start = self.lines.len();
            self.lines.extend(piece);
            while start < self.lines.len() {
                let end = self.lines.len().min(start + LONGEST_PIECE);
                self.pieces.push(Piece {
                    part,
                    number,
                    lines: start..end,
                });
                number += 1;
                start = end;
            }
        }
    }
}

fn title(part: usize, listed: &ListedPart, look: Look, width: usize) -> Vec<SinceLine> {
    let ranges = wrap(&listed.title, width, look.ambiguous).into_iter();
    ranges.map(|range| SinceLine::Title { part, range }).collect()
}

/// How wide the columns of changes are, in cells.
struct ChangeLayout<'p> {
    /// The plan whose marks ratings are.
    plan: &'p Plan,
    look: Look,
    /// The room for labels, blanks included. Those that are wider stand above what they name.
    label: usize,
    /// The room for what is said.
    said: usize,
}

/// Which version something is of.
#[derive(Clone, Copy)]
enum Side {
    Old,
    New,
}

impl<'p> ChangeLayout<'p> {
    fn new<'l>(
        labels: impl Iterator<Item = &'l str>,
        plan: &'p Plan,
        look: Look,
        width: usize,
    ) -> Self {
        let widths = labels.map(|label| look.ambiguous.width(label) + GAP);
        let widest = widths.filter(|label| *label <= width / 4).max();
        let label = widest.unwrap_or_default();
        Self {
            plan,
            look,
            label,
            said: width.saturating_sub(label),
        }
    }

    fn lines(&self, words: &ChangeWords<'_>) -> Vec<Line> {
        let said = self.in_one_line(words);
        let said = said.map_or_else(|| self.in_several_lines(words), |line| vec![line]);
        let label = (words.label.as_str(), self.look.theme.label);
        labelled_in(self.label, label, said, self.label + self.said, self.look)
    }

    /// What is said of a change, if that fits into a line.
    fn in_one_line(&self, words: &ChangeWords<'_>) -> Option<Line> {
        let said = [
            Line::new(&words.change, self.look.theme.strong),
            Line::new(words.about, Style::new()),
            self.values(words)?,
        ];
        let line = side_by_side(said);
        (line.width(self.look.ambiguous) <= self.said).then_some(line)
    }

    /// What something was and what it is, unless either is several points, or both are called
    /// by their names.
    fn values(&self, words: &ChangeWords<'_>) -> Option<Line> {
        if words.kind == ChangeKind::FollowUp {
            return None;
        }
        let becomes = format!(" {} ", words.becomes);
        match (words.old.as_slice(), words.new.as_slice()) {
            ([], []) => Some(Line::default()),
            ([old], []) => Some(self.value(old, Side::Old, words.kind)),
            ([], [new]) => Some(self.value(new, Side::New, words.kind)),
            ([old], [new]) => {
                let old = self.value(old, Side::Old, words.kind);
                let new = self.value(new, Side::New, words.kind);
                Some(old.with(becomes, self.look.theme.dim).followed_by(new))
            }
            _ => None,
        }
    }

    fn value(&self, point: &Point<'_>, side: Side, kind: ChangeKind) -> Line {
        let (text, marks) = (point.text, self.marks(point, side));
        Line::marked(text, 0..text.len(), &marks, self.style(text, kind))
    }

    /// What of a point the other version does not have.
    fn marks(&self, point: &Point<'_>, side: Side) -> Vec<Mark> {
        let style = match side {
            Side::Old => self.look.theme.gone,
            Side::New => self.look.theme.new,
        };
        let ranges = point.differs.iter().cloned();
        ranges.map(|range| Mark { range, style }).collect()
    }

    /// The style of a value: what is read out first is easy to find.
    fn style(&self, value: &str, kind: ChangeKind) -> Style {
        let is_mark = self.plan.ratings().rank(value).is_some();
        match kind {
            ChangeKind::Rating if is_mark => rating_style(value, self.plan, self.look),
            ChangeKind::Rating | ChangeKind::Target | ChangeKind::Actual => self.look.theme.strong,
            _ => Style::new(),
        }
    }

    /// What something was above what it is.
    fn in_several_lines(&self, words: &ChangeWords<'_>) -> Vec<Line> {
        let lead = self.lead(words);
        let room = self.said.saturating_sub(lead).max(1);
        let led_by = |led_by: &str, lines: Vec<Line>| {
            let led_by = (led_by, self.look.theme.strong);
            labelled_in(lead, led_by, lines, self.said, self.look)
        };
        let mut first = words.change.as_str();
        let mut lines = Vec::new();
        if !words.about.is_empty() {
            let about = paragraph(words.about, &[], Style::new(), room, self.look);
            lines.extend(led_by(first, about));
            first = "";
        }
        let fits = |line: &Line| line.width(self.look.ambiguous) <= room;
        if let Some(values) = self.values(words).filter(fits) {
            lines.extend(led_by(first, vec![values]));
            return lines;
        }
        for (side, points) in [(Side::Old, &words.old), (Side::New, &words.new)] {
            if !points.is_empty() {
                lines.extend(led_by(first, self.points(points, side, words.kind, room)));
                first = words.becomes;
            }
        }
        lines
    }

    /// The room for what stands before what is said, blanks included.
    fn lead(&self, words: &ChangeWords<'_>) -> usize {
        let wider = [words.change.as_str(), words.becomes].map(|lead| self.look.ambiguous.width(lead));
        let lead = wider.into_iter().max().unwrap_or_default() + GAP;
        lead.min(self.said / 3)
    }

    fn points(&self, all: &[Point<'_>], side: Side, kind: ChangeKind, room: usize) -> Vec<Line> {
        let style = match all {
            [only] => self.style(only.text, kind),
            _ => Style::new(),
        };
        let marked: Vec<(&str, Vec<Mark>)> = all
            .iter()
            .map(|point| (point.text, self.marks(point, side)))
            .collect();
        points(marked.into_iter(), style, room, self.look)
    }
}

/// Lines with a gap between them, those left out that are empty.
fn side_by_side(lines: impl IntoIterator<Item = Line>) -> Line {
    let mut row = Line::default();
    for line in lines {
        if line.to_string().is_empty() {
            continue;
        }
        if row != Line::default() {
            row.push(" ".repeat(GAP), Style::new());
        }
        row = row.followed_by(line);
    }
    row
}
