//! The listed doubts, grouped by rule, and the chosen one.

use std::rc::Rc;
use std::sync::Arc;

use tenken::check::{Dismissals, Doubt, Subject};
use tenken::document::Code;
use tenken::query::Listing;

use super::identity::is_same;
use super::room::{self, Choice, Choices, Goal, Outcome};
use super::selection::DoubtChoice;
use super::stage::Stage;
use crate::question::{Question, Questions, RuleGroup};

/// A row of the list of doubts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DoubtRow {
    /// A rule with the numbers of its doubts.
    Rule {
        /// The rule.
        code: Code,
        /// The number of open doubts.
        open: usize,
        /// The number of dismissed doubts.
        dismissed: usize,
    },
    /// A doubt, by its place among the questions about the plan.
    Doubt {
        /// The place.
        question: usize,
        /// Whether it is dismissed.
        is_dismissed: bool,
    },
}

/// The listed doubts.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct DoubtRows {
    /// All rows in their order.
    pub(crate) rows: Vec<DoubtRow>,
    /// Which rows are doubts, in the same order.
    doubts: Vec<usize>,
}

/// What the rows depend on.
#[derive(Clone)]
pub(crate) struct DoubtInputs {
    questions: Option<Arc<Questions>>,
    dismissals: Dismissals,
    listing: Rc<Listing>,
    is_narrowed: bool,
}

impl DoubtInputs {
    /// Returns the current inputs.
    pub(crate) fn new(stage: &Stage<'_>) -> Self {
        Self {
            questions: stage.open.questions.clone(),
            dismissals: stage.open.dismissed.dismissals.clone(),
            listing: Rc::clone(stage.listing),
            is_narrowed: stage.selection().is_narrowed(),
        }
    }
}

impl PartialEq for DoubtInputs {
    fn eq(&self, other: &Self) -> bool {
        is_same(self.questions.as_ref(), other.questions.as_ref())
            && Rc::ptr_eq(&self.listing, &other.listing)
            && self.is_narrowed == other.is_narrowed
            && self.dismissals == other.dismissals
    }
}

impl DoubtRows {
    /// Derives the rows. There are none before the plan has been checked.
    pub(crate) fn new(stage: &Stage<'_>) -> Self {
        let mut listed = Self::default();
        let Some(questions) = &stage.open.questions else {
            return listed;
        };
        let questions: Vec<(usize, &Question)> = questions
            .iter()
            .enumerate()
            .filter(|(_, question)| lists(stage, question))
            .collect();
        for group in RuleGroup::all(&questions, &stage.open.dismissed.dismissals) {
            listed.rows.push(DoubtRow::Rule {
                code: group.code,
                open: group.open.len(),
                dismissed: group.dismissed.len(),
            });
            let open = group.open.into_iter().map(|question| (question, false));
            let dismissed = group.dismissed.into_iter();
            let dismissed = dismissed.map(|(question, _)| (question, true));
            for (question, is_dismissed) in open.chain(dismissed) {
                listed.doubts.push(listed.rows.len());
                listed.rows.push(DoubtRow::Doubt {
                    question: question.0,
                    is_dismissed,
                });
            }
        }
        listed
    }

    /// How many doubts are listed.
    pub(crate) fn len(&self) -> usize {
        self.doubts.len()
    }

    /// How many of them are dismissed.
    fn dismissed(&self) -> usize {
        let is_dismissed =
            |row: &&DoubtRow| matches!(row, DoubtRow::Doubt { is_dismissed, .. } if *is_dismissed);
        self.rows.iter().filter(is_dismissed).count()
    }

    /// The row of a doubt, counted among the doubts from zero.
    pub(crate) fn row_of(&self, place: usize) -> Option<usize> {
        self.doubts.get(place).copied()
    }

    /// The place among the doubts of the one in a row; `None` if it is a rule.
    pub(crate) fn place_in(&self, row: usize) -> Option<usize> {
        self.doubts.binary_search(&row).ok()
    }

    /// The question of a doubt, counted among the doubts from zero.
    pub(crate) fn question<'s>(&self, place: usize, stage: &Stage<'s>) -> Option<&'s Question> {
        match self.rows.get(self.row_of(place)?)? {
            DoubtRow::Doubt { question, .. } => stage.open.questions.as_ref()?.get(*question),
            DoubtRow::Rule { .. } => None,
        }
    }

    /// Returns the place of the chosen doubt among the doubts, counted from zero:
    /// the one chosen last or, if it is not listed, the next one in plan order.
    pub(crate) fn chosen(&self, stage: &Stage<'_>) -> Option<usize> {
        let last = self.doubts.len().checked_sub(1)?;
        let chosen = match &stage.selection().doubt {
            None => return Some(0),
            Some(DoubtChoice::Exactly { doubt, .. }) => doubt,
            Some(DoubtChoice::FirstOf { row, or }) => {
                let is_of_row = |question: &Question| question.row() == Some(row);
                match (self.position(stage, is_of_row), or) {
                    (Some(place), _) => return Some(place),
                    (None, Some(doubt)) => doubt,
                    (None, None) => return Some(0),
                }
            }
        };
        let found = self.position(stage, |question| question.doubt == **chosen);
        found.or_else(|| Some(self.next_listed(stage, chosen).unwrap_or(last)))
    }

    /// The chosen doubt.
    pub(crate) fn chosen_question<'s>(&self, stage: &Stage<'s>) -> Option<&'s Question> {
        self.question(self.chosen(stage)?, stage)
    }

    /// What can be chosen.
    pub(crate) fn choices(&self, stage: &Stage<'_>) -> Choices {
        Choices::rows(self.len(), self.chosen(stage))
    }

    /// Returns the choices if rules are shown as rows, too. The first doubt of a
    /// rule must be visible with the name of the rule.
    pub(crate) fn choices_with_rules(&self, stage: &Stage<'_>) -> Choices {
        let chosen = self.chosen(stage);
        let row = chosen.and_then(|chosen| self.row_of(chosen));
        let before = row.and_then(|row| self.rows.get(row.checked_sub(1)?));
        Choices {
            rows: self.rows.len(),
            count: self.len(),
            chosen,
            row,
            above: usize::from(matches!(before, Some(DoubtRow::Rule { .. }))),
        }
    }

    /// The doubt at a place, counted from zero.
    pub(crate) fn choice(&self, stage: &Stage<'_>, place: usize) -> Option<Choice> {
        let question = self.question(place, stage)?;
        Some(Choice::Doubt(Box::new(question.doubt.clone())))
    }

    /// Returns the place of the chosen doubt, the number of doubts, and how many of
    /// them are dismissed.
    pub(crate) fn count(&self, stage: &Stage<'_>) -> String {
        let place = self.chosen(stage).map_or(0, |place| place + 1);
        let (all, dismissed) = (self.len(), self.dismissed());
        match dismissed {
            0 => room::place_of(place, all, stage),
            _ => {
                let language = stage.look.language;
                language.place_among_doubts(place, all, dismissed)
            }
        }
    }

    fn position(&self, stage: &Stage<'_>, is_it: impl Fn(&Question) -> bool) -> Option<usize> {
        let mut places = 0..self.doubts.len();
        places.find(|place| self.question(*place, stage).is_some_and(&is_it))
    }

    /// Returns the first listed doubt after another in plan order.
    fn next_listed(&self, stage: &Stage<'_>, doubt: &Doubt) -> Option<usize> {
        let questions = stage.open.questions.as_ref()?;
        let at = questions.iter().position(|one| one.doubt == *doubt)?;
        let number = |place: &usize| match self.rows.get(self.row_of(*place)?)? {
            DoubtRow::Doubt { question, .. } => Some(*question).filter(|number| *number > at),
            DoubtRow::Rule { .. } => None,
        };
        let places = 0..self.doubts.len();
        let numbered = places.filter_map(|place| Some((number(&place)?, place)));
        numbered.min().map(|(_, place)| place)
    }
}

/// Returns whether a doubt is listed: one about a row or a measure only if the
/// filter and the search leave it.
fn lists(stage: &Stage<'_>, question: &Question) -> bool {
    match &question.doubt.place.subject {
        Subject::Plan => true,
        Subject::Initiative(id) => {
            let row = stage.plan().row(id);
            row.is_some_and(|row| stage.listing.position(row).is_some())
        }
        Subject::Measure(measure) => {
            let mut rows = stage.listing.initiatives(stage.plan());
            !stage.selection().is_narrowed()
                || rows.any(|row| row.measure.as_ref() == Some(measure))
        }
    }
}

impl Question {
    /// Asks for the reason for dismissing the doubt, or takes its dismissal back.
    pub(crate) fn dismiss_or_take_back(&self, stage: &Stage<'_>) -> Outcome {
        match self.dismissal(&stage.open.dismissed.dismissals) {
            Some(_) => Outcome::TakeBack(Box::new(self.key.clone())),
            None => Outcome::AskReason(Box::new(self.doubt.clone())),
        }
    }
}

impl Goal {
    /// What a doubt is about: its row, or the plan as a whole.
    pub(crate) fn of_doubt(doubt: &Doubt) -> Self {
        match doubt.place.subject {
            Subject::Initiative(_) => Self::RowInDoubt(doubt.place.year),
            Subject::Plan | Subject::Measure(_) => Self::Overview,
        }
    }
}
