//! A doubt in full: what is to be confirmed, the arithmetic, and what stands at
//! its places.

use ratatui::style::Style;
use tenken::check::{Dismissal, Location};

use super::line::{Line, Mark};
use super::look::Look;
use super::prose::{labelled, labelled_width, paragraph, with_blanks_between};
use crate::question::{Question, Spot};
use crate::tui::action::Action;
use crate::tui::running_text::{Copied, RunningText};
use crate::tui::stage::Stage;

/// The lines of a doubt.
pub(crate) fn doubt_in_full(stage: &Stage<'_>, question: &Question, width: usize) -> Vec<Line> {
    let drawing = Drawing {
        stage,
        question,
        look: stage.look,
        width,
    };
    drawing.lines()
}

/// A doubt as running text: what is to be confirmed, the arithmetic, and what stands at its
/// places.
pub(crate) fn copied_doubt(question: &Question, stage: &Stage<'_>) -> Copied {
    let (language, doubt) = (stage.look.language, &question.doubt);
    let mut text = RunningText::new(language);
    text.line(&stage.plan().facts().title);
    text.line(language.sentence(doubt));
    let arithmetic = language.arithmetic(doubt);
    if !arithmetic.is_empty() {
        text.field(language.arithmetic_label(), &[arithmetic]);
    }
    let mut place = |label: &str, place: &Location| {
        let spot = Spot::new(place, stage.plan(), language);
        text.gap();
        text.field(label, &[format!("{}  {}", spot.whose, spot.what)]);
        text.line(spot.quote.text);
    };
    place(language.doubted_place_label(), &doubt.place);
    for other in &doubt.others {
        place(language.other_place_label(), other);
    }
    text.copied(language.doubt_about(&language.place(&doubt.place)))
}

struct Drawing<'s> {
    stage: &'s Stage<'s>,
    question: &'s Question,
    look: Look,
    width: usize,
}

impl Drawing<'_> {
    fn lines(&self) -> Vec<Line> {
        let (doubt, look) = (&self.question.doubt, self.look);
        let language = look.language;
        let dismissals = &self.stage.open.dismissed.dismissals;
        let dismissal = self.question.dismissal(dismissals);
        let here = language.doubted_place_label();
        let there = language.other_place_label();
        let others = doubt.others.iter().map(|place| self.place(there, place));
        let before = [
            paragraph(
                &language.sentence(doubt),
                &[],
                look.theme.strong,
                self.width,
                look,
            ),
            self.words(language.arithmetic_label(), &language.arithmetic(doubt)),
            dismissal.map_or_else(Vec::new, |dismissal| self.dismissed(dismissal)),
            self.place(here, &doubt.place),
        ];
        let rule = self.words(language.rule_label(), language.meaning(doubt.code));
        with_blanks_between(before.into_iter().chain(others).chain([rule]))
    }

    /// A field of words of the program's own; nothing where there are none.
    fn words(&self, label: &str, words: &str) -> Vec<Line> {
        if words.is_empty() {
            return Vec::new();
        }
        let room = labelled_width(self.width);
        let lines = paragraph(words, &[], Style::new(), room, self.look);
        labelled(label, lines, self.width, self.look)
    }

    fn dismissed(&self, dismissal: &Dismissal) -> Vec<Line> {
        let key = self.stage.key(Action::DismissDoubt);
        let Dismissal { reason, date, .. } = dismissal;
        let said =
            self.look
                .language
                .dismissal_taken_back_by(reason.as_str(), &date.to_string(), &key);
        self.words(self.look.language.dismissed_label(), &said)
    }

    /// A place: whose it is, what of it, and what stands there with the words that
    /// are meant.
    fn place(&self, label: &str, place: &Location) -> Vec<Line> {
        let (look, stage) = (self.look, self.stage);
        let room = labelled_width(self.width);
        let spot = Spot::new(place, stage.plan(), look.language);
        let style = look.theme.found;
        let words = spot.quote.words.into_iter();
        let marks: Vec<Mark> = words.map(|range| Mark { range, style }).collect();
        let mut lines = paragraph(&spot.whose, &[], look.theme.strong, room, look);
        lines.extend(paragraph(&spot.what, &[], look.theme.dim, room, look));
        let text = &spot.quote.text;
        lines.extend(paragraph(text, &marks, Style::new(), room, look));
        labelled(label, lines, self.width, look)
    }
}
