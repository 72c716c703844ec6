//! The listed doubts in the chosen order, and the chosen one.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use tenken::check::{Dismissals, Doubt, DoubtOrder, Part, Subject, Weight};
use tenken::document::Code;
use tenken::plan::InitiativeId;
use tenken::query::{Filter, Listing, PlanPart};

use super::identity::is_same;
use super::room::{self, Choice, Choices, Goal, Outcome};
use super::selection::DoubtChoice;
use super::stage::Stage;
use crate::question::{Numbered, Question, Questions, RuleGroup};

/// A row of the list of doubts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DoubtRow {
    /// The heading of doubts that stand together, with their numbers.
    Heading {
        /// What they have in common.
        group: DoubtGroup,
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

/// What doubts that stand together have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DoubtGroup {
    /// The rule that raised them.
    Rule(Code),
    /// How serious they are.
    Weight(Weight),
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
    order: DoubtOrder,
}

impl DoubtInputs {
    /// Returns the current inputs.
    pub(crate) fn new(stage: &Stage<'_>) -> Self {
        Self {
            questions: stage.open.questions.clone(),
            dismissals: stage.open.dismissed.dismissals.clone(),
            listing: Rc::clone(stage.listing),
            is_narrowed: stage.selection().is_narrowed(),
            order: stage.selection().doubt_order,
        }
    }
}

impl PartialEq for DoubtInputs {
    fn eq(&self, other: &Self) -> bool {
        is_same(self.questions.as_ref(), other.questions.as_ref())
            && Rc::ptr_eq(&self.listing, &other.listing)
            && self.is_narrowed == other.is_narrowed
            && self.order == other.order
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
        let dismissals = &stage.open.dismissed.dismissals;
        match stage.selection().doubt_order {
            DoubtOrder::Rule => {
                for group in RuleGroup::all(&questions, dismissals) {
                    let dismissed = group.dismissed.into_iter();
                    let dismissed = dismissed.map(|(question, _)| question).collect();
                    listed.push_group(DoubtGroup::Rule(group.code), group.open, dismissed);
                }
            }
            DoubtOrder::Plan => {
                for question in questions {
                    let is_dismissed = question.1.dismissal(dismissals).is_some();
                    listed.push(question, is_dismissed);
                }
            }
            DoubtOrder::Weight => {
                for weight in [Weight::Heavy, Weight::Light] {
                    let all = questions.iter().copied();
                    let of_weight = all.filter(|(_, question)| question.doubt.weight == weight);
                    let (dismissed, open) = of_weight
                        .partition(|(_, question)| question.dismissal(dismissals).is_some());
                    listed.push_group(DoubtGroup::Weight(weight), open, dismissed);
                }
            }
        }
        listed
    }

    /// Adds doubts that stand together, below their heading; nothing where there are none.
    fn push_group(
        &mut self,
        group: DoubtGroup,
        open: Vec<Numbered<'_>>,
        dismissed: Vec<Numbered<'_>>,
    ) {
        if open.is_empty() && dismissed.is_empty() {
            return;
        }
        self.rows.push(DoubtRow::Heading {
            group,
            open: open.len(),
            dismissed: dismissed.len(),
        });
        for question in open {
            self.push(question, false);
        }
        for question in dismissed {
            self.push(question, true);
        }
    }

    fn push(&mut self, (question, _): Numbered<'_>, is_dismissed: bool) {
        self.doubts.push(self.rows.len());
        self.rows.push(DoubtRow::Doubt {
            question,
            is_dismissed,
        });
    }

    /// Puts them into the next order in which they differ. What somebody chose stays chosen.
    pub(crate) fn next_order(&self, stage: &Stage<'_>) -> Outcome {
        let selection = stage.selection();
        let next = match selection.doubt_order {
            DoubtOrder::Rule => DoubtOrder::Plan,
            DoubtOrder::Plan if self.differ_in_weight(stage) => DoubtOrder::Weight,
            DoubtOrder::Plan | DoubtOrder::Weight => DoubtOrder::Rule,
        };
        let chosen = selection.doubt.as_ref().and(self.chosen(stage));
        let chosen = chosen.and_then(|place| self.choice(stage, place));
        Outcome::OrderDoubts(next, chosen)
    }

    fn differ_in_weight(&self, stage: &Stage<'_>) -> bool {
        let places = 0..self.len();
        let questions = places.filter_map(|place| self.question(place, stage));
        let mut weights = questions.map(|question| question.doubt.weight);
        let first = weights.next();
        weights.any(|weight| Some(weight) != first)
    }

    /// How many doubts are listed.
    pub(crate) fn len(&self) -> usize {
        self.doubts.len()
    }

    /// How many of them are dismissed.
    pub(crate) fn dismissed(&self) -> usize {
        let is_dismissed =
            |row: &&DoubtRow| matches!(row, DoubtRow::Doubt { is_dismissed, .. } if *is_dismissed);
        self.rows.iter().filter(is_dismissed).count()
    }

    /// The row of a doubt, counted among the doubts from zero.
    pub(crate) fn row_of(&self, place: usize) -> Option<usize> {
        self.doubts.get(place).copied()
    }

    /// What a doubt, counted among the doubts from zero, has in common with those that it stands
    /// with, and how many of these are open and dismissed; `None` where each stands alone.
    pub(crate) fn group_of(&self, place: usize) -> Option<(DoubtGroup, (usize, usize))> {
        let above = self.rows.get(..self.row_of(place)?)?.iter();
        above.rev().find_map(|row| match *row {
            DoubtRow::Heading {
                group,
                open,
                dismissed,
            } => Some((group, (open, dismissed))),
            DoubtRow::Doubt { .. } => None,
        })
    }

    /// The place among the doubts of the one in a row; `None` if it is a heading.
    pub(crate) fn place_in(&self, row: usize) -> Option<usize> {
        self.doubts.binary_search(&row).ok()
    }

    /// The question of a doubt, counted among the doubts from zero.
    pub(crate) fn question<'s>(&self, place: usize, stage: &Stage<'s>) -> Option<&'s Question> {
        match self.rows.get(self.row_of(place)?)? {
            DoubtRow::Doubt { question, .. } => stage.open.questions.as_ref()?.get(*question),
            DoubtRow::Heading { .. } => None,
        }
    }

    /// Returns the place of the chosen doubt among the doubts, counted from zero:
    /// the one chosen last or, if it is not listed, the next one in plan order. There is none
    /// where those of a row are asked for that has none.
    pub(crate) fn chosen(&self, stage: &Stage<'_>) -> Option<usize> {
        let last = self.doubts.len().checked_sub(1)?;
        let chosen = match &stage.selection().doubt {
            None => return Some(0),
            Some(DoubtChoice::Exactly { doubt, .. }) => doubt,
            Some(DoubtChoice::FirstOf { row, is_asked, or }) => {
                let is_of_row = |question: &Question| question.row() == Some(row);
                match (self.position(stage, is_of_row), or) {
                    (Some(place), _) => return Some(place),
                    (None, _) if *is_asked => return None,
                    (None, Some(doubt)) => doubt,
                    (None, None) => return Some(0),
                }
            }
        };
        let found = self.position(stage, |question| question.doubt == **chosen);
        found.or_else(|| Some(self.next_listed(stage, chosen).unwrap_or(last)))
    }

    /// The row whose doubts are asked for, if it has none that is listed.
    pub(crate) fn row_without_doubts<'s>(&self, stage: &Stage<'s>) -> Option<&'s InitiativeId> {
        match &stage.selection().doubt {
            Some(DoubtChoice::FirstOf { row, .. }) if self.chosen(stage).is_none() => Some(row),
            _ => None,
        }
    }

    /// The chosen doubt.
    pub(crate) fn chosen_question<'s>(&self, stage: &Stage<'s>) -> Option<&'s Question> {
        self.question(self.chosen(stage)?, stage)
    }

    /// What can be chosen.
    pub(crate) fn choices(&self, stage: &Stage<'_>) -> Choices {
        Choices::rows(self.len(), self.chosen(stage))
    }

    /// Returns the choices if headings are shown as rows, too. The first doubt below a
    /// heading must be visible with it.
    pub(crate) fn choices_with_headings(&self, stage: &Stage<'_>) -> Choices {
        let chosen = self.chosen(stage);
        let row = chosen.and_then(|chosen| self.row_of(chosen));
        let before = row.and_then(|row| self.rows.get(row.checked_sub(1)?));
        Choices {
            rows: self.rows.len(),
            count: self.len(),
            chosen,
            row,
            above: usize::from(matches!(before, Some(DoubtRow::Heading { .. }))),
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
            DoubtRow::Heading { .. } => None,
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
    /// Where what a doubt is about can be read: its row, the indicators of its measure and of
    /// the rows of that, or the plan as a whole.
    pub(crate) fn of_doubt(doubt: &Doubt) -> Self {
        let place = &doubt.place;
        match (&place.subject, place.part) {
            (Subject::Initiative(_), _) => Self::RowInDoubt(place.year),
            (Subject::Measure(id), Part::Indicator(_) | Part::Rows) => {
                let places = BTreeSet::from([PlanPart::Measure(id.clone())]);
                Self::Indicators(Box::new(Filter {
                    places,
                    ..Filter::default()
                }))
            }
            (Subject::Plan | Subject::Measure(_), _) => Self::Overview,
        }
    }
}
