//! The main figure of a row in words, as many of them as there is room for.

use ratatui::style::Style;
use tenken::compare::{FigureChange, Judgement};

use crate::display_width::shorten;
use crate::tui::draw::line::Line;
use crate::tui::draw::look::Look;

/// What stands between the ratings or the figures of two years.
pub(super) const BECOMES: &str = "→";

/// Minimum width in cells of a name that is shortened: three full-width characters and an
/// ellipsis. Heuristic.
const SHORTEST_NAME: usize = 7;

/// The figure of a row in two years, in words.
pub(super) struct FigureWords<'f> {
    name: &'f str,
    later: String,
    /// The figures of both years.
    both: String,
    /// By how much it changed, and whether that is good, which its colour alone would not
    /// tell everybody.
    difference: String,
    judgement: &'static str,
    judged: Style,
    look: Look,
}

impl<'f> FigureWords<'f> {
    /// Words a figure.
    pub(super) fn new(figure: &'f FigureChange, look: Look) -> Self {
        let unit = figure.unit.as_deref();
        let change = figure.change.filter(|change| change.difference.get() != 0.0);
        let judgement = change.map_or(Judgement::Neither, |change| change.judgement);
        let difference = change.map(|change| look.language.difference_of(&change, unit));
        Self {
            name: &figure.name,
            later: figure.later.to_string(),
            both: format!("{}{BECOMES}{}", figure.earlier, figure.later),
            difference: difference.unwrap_or_default(),
            judgement: look.language.judgement(judgement),
            judged: match judgement {
                Judgement::Better => look.theme.better,
                Judgement::Worse => look.theme.worse,
                Judgement::Same | Judgement::Neither => look.theme.strong,
            },
            look,
        }
    }

    /// The cells of the later figure, its change, and whether that is good, after a mark for
    /// its name.
    pub(super) fn least(&self) -> usize {
        self.mark() + 1 + self.cells(&[&self.later, &self.difference, self.judgement])
    }

    /// The cells of all of it.
    pub(super) fn widest(&self) -> usize {
        self.cells(&[self.name, &self.both, &self.difference, self.judgement])
    }

    /// The cells of words with blanks between them.
    fn cells(&self, words: &[&str]) -> usize {
        let words = words.iter().filter(|word| !word.is_empty());
        let cells: usize = words.map(|word| self.look.ambiguous.width(word) + 1).sum();
        cells.saturating_sub(1)
    }

    /// As much of it as fits into so many cells: its name is shortened first, then the earlier
    /// figure is left out, so that the later one is seen to be a figure of something. `styled`
    /// is asked for every style.
    pub(super) fn line(&self, room: usize, styled: impl Fn(Style) -> Style) -> Line {
        let ambiguous = self.look.ambiguous;
        let figures = self.figures(room);
        let name = shorten(self.name, self.room_of_name(&figures, room), ambiguous);
        let label = (name.as_ref(), self.look.theme.label);
        let words = std::iter::once(label).chain(figures);
        let mut line = Line::default();
        for (word, style) in words.filter(|(word, _)| !word.is_empty()) {
            let blank = if line == Line::default() { "" } else { " " };
            line.push(blank, styled(Style::new()));
            line.push(shorten(word, room, ambiguous), styled(style));
        }
        line
    }

    /// The cells that figures leave for the name before them.
    fn room_of_name(&self, figures: &[(&str, Style)], room: usize) -> usize {
        let figures: Vec<&str> = figures.iter().map(|(word, _)| *word).collect();
        room.saturating_sub(self.cells(&figures) + 1)
    }

    /// The first of these that leaves room for the beginning of the name: both figures with
    /// their change and whether that is good, or the later figure with both. If neither does,
    /// the first that fits beside a mark for the name, which is the later figure at the last.
    fn figures(&self, room: usize) -> Vec<(&str, Style)> {
        let values = |value| (value, Style::new());
        let difference = (self.difference.as_str(), self.judged);
        let judgement = (self.judgement, self.judged);
        let whole = vec![values(self.both.as_str()), difference, judgement];
        let brief = vec![values(&self.later), difference, judgement];
        let judged = vec![values(&self.later), judgement];
        let name = self.look.ambiguous.width(self.name);
        let leaves = |words: &&Vec<(&str, Style)>, least: usize| {
            self.room_of_name(words, room) >= name.min(least)
        };
        let named = [&whole, &brief].into_iter();
        let named = named.clone().find(|words| leaves(words, SHORTEST_NAME));
        let fitting = || {
            let mut choices = [&brief, &judged].into_iter();
            choices.find(|words| leaves(words, self.mark()))
        };
        let chosen = named.or_else(fitting).cloned();
        chosen.unwrap_or_else(|| vec![values(&self.later)])
    }

    /// The cells of what stands for a name that there is no room for.
    fn mark(&self) -> usize {
        self.look.ambiguous.width("…")
    }
}
