//! What is to be confirmed about a doubt, as one would say it in a meeting, and
//! the arithmetic that it comes from.

mod calculation;
mod gap;
mod place;
mod target;
mod text;

use super::{Language, Quote};
use crate::check::evidence::QuotedWords;
use crate::check::{Doubt, DoubtKey, Evidence, Location, Subject};
use crate::plan::{FiscalYear, Plan, TextKind};

/// What a doubt about a plan is known by. Files of dismissals are in Japanese,
/// whatever the language of the screen.
pub fn doubt_key(doubt: &Doubt, plan: &Plan) -> DoubtKey {
    let (place, language) = (&doubt.place, Language::Japanese);
    let words = match place.words.is_empty() {
        true => Quote::new(plan, place, language).text,
        false => place.words.clone(),
    };
    DoubtKey::new(doubt, plan, words, language.arithmetic(doubt))
}

impl Language {
    /// What is to be confirmed about a doubt.
    pub fn sentence(self, doubt: &Doubt) -> String {
        let said = told(&doubt.evidence).sentence(self);
        self.pick(format!("{said}。要確認"), format!("{said}. Please check."))
    }

    /// The figures that a doubt comes from; empty where it comes from none.
    pub fn arithmetic(self, doubt: &Doubt) -> String {
        told(&doubt.evidence).arithmetic(self)
    }

    /// Whose a place is and of which year: `2-2-5 R5`.
    pub fn place(self, place: &Location) -> String {
        self.subject_in_year(&place.subject, place.year)
    }

    /// Whose a place is, by its number.
    pub fn subject(self, subject: &Subject) -> &str {
        match subject {
            Subject::Plan => self.pick("計画全体", "The plan as a whole"),
            Subject::Measure(id) => id,
            Subject::Initiative(id) => id.as_str(),
        }
    }
}

/// Evidence that can be put into words.
trait Told {
    /// What does not seem to add up.
    fn sentence(&self, language: Language) -> String;

    /// The figures that it comes from.
    fn arithmetic(&self, language: Language) -> String;
}

fn told(evidence: &Evidence) -> &dyn Told {
    match evidence {
        Evidence::Sum(evidence) => evidence,
        Evidence::RunningTotal(evidence) => evidence,
        Evidence::ChangeFromLastYear(evidence) => evidence,
        Evidence::Step(evidence) => evidence,
        Evidence::MultipleOfLastYear(evidence) => evidence,
        Evidence::Rating(evidence) => evidence,
        Evidence::ReachedEarly(evidence) => evidence,
        Evidence::TargetYearPassed(evidence) => evidence,
        Evidence::AllExact(evidence) => evidence,
        Evidence::Reprint(evidence) => evidence,
        Evidence::Restated(evidence) => evidence,
        Evidence::Elsewhere(evidence) => evidence,
        Evidence::Aim(evidence) => evidence,
        Evidence::Schedule(evidence) => evidence,
        Evidence::Repeated(evidence) => evidence,
        Evidence::WithoutEcho(evidence) => evidence,
        Evidence::MissingFigure(evidence) => evidence,
        Evidence::NoLongerReported(evidence) => evidence,
        Evidence::UnitOfText(evidence) => evidence,
        Evidence::UnitOfIndicator(evidence) => evidence,
        Evidence::NotDone(evidence) => evidence,
        Evidence::DoneAndToCome(evidence) => evidence,
        Evidence::AfterYear(evidence) => evidence,
        Evidence::ShareOfRows(evidence) => evidence,
        Evidence::CountOfRows(evidence) => evidence,
    }
}

impl Language {
    /// Whose something is and of which year: `2-2-5 R5`.
    pub(super) fn subject_in_year(self, subject: &Subject, year: Option<FiscalYear>) -> String {
        let subject = self.subject(subject);
        match year {
            Some(year) => format!("{subject} {}", self.short_year(year)),
            None => subject.to_owned(),
        }
    }

    /// A kind of text within a sentence.
    fn text(self, kind: TextKind) -> &'static str {
        let english = match kind {
            TextKind::Plan => "schedule",
            TextKind::Result => "results",
            TextKind::Outcome => "outcome",
            TextKind::Contribution => "effect",
            TextKind::Issue => "issues",
            TextKind::Direction => "next steps",
        };
        self.pick(self.text_kind(kind), english)
    }

    /// The words of a text after its kind.
    fn said(self, said: &QuotedWords) -> String {
        format!("{}: {}", self.text(said.kind), shortened(&said.words))
    }

    /// A list of facts.
    fn listed(self, facts: &[String]) -> String {
        facts.join(self.pick("、", "; "))
    }
}

/// More letters than this are too many to be said aloud.
const LONGEST: usize = 40;

/// Words in quotes, cut to what can be said aloud.
pub(super) fn shortened(words: &str) -> String {
    cut(words.trim(), LONGEST)
}

fn cut(words: &str, longest: usize) -> String {
    match words.char_indices().nth(longest) {
        Some((end, _)) => format!("「{}…」", words.get(..end).unwrap_or_default()),
        None => format!("「{words}」"),
    }
}
