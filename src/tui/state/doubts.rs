//! What does not seem to add up in the plan in view, and which of it is chosen.

use std::collections::HashSet;

use tenken::check::{Dismissal, Subject};
use tenken::document::Code;
use tenken::plan::InitiativeId;
use tenken::query::{Listing, Pattern, Query};

use super::{OpenPlan, State};
use crate::question::{Lines, Question, RuleGroup};
use crate::tui::screen::Screen;

/// A row of the list of doubts.
#[derive(Debug, Clone, Copy)]
pub(crate) enum DoubtRow<'s> {
    /// A rule, and how many doubts it raised.
    Rule {
        /// The rule.
        code: Code,
        /// Those to be asked.
        open: usize,
        /// Those dismissed.
        dismissed: usize,
    },
    /// A doubt, with its dismissal where there is one.
    Doubt(&'s Question, Option<&'s Dismissal>),
}

/// The doubts in rows, in their order.
pub(crate) fn questions_in<'s>(rows: &[DoubtRow<'s>]) -> Vec<&'s Question> {
    let questions = rows.iter().filter_map(|row| match row {
        DoubtRow::Rule { .. } => None,
        DoubtRow::Doubt(question, _) => Some(*question),
    });
    questions.collect()
}

impl OpenPlan {
    /// Everything that does not seem to add up.
    pub(crate) fn questions(&self) -> &[Question] {
        let all = || Question::all(&self.plan, &self.source);
        self.questions.get_or_init(all)
    }

    /// The lines of the document at which a question stands.
    pub(crate) fn lines_of(&self, question: &Question) -> Option<Lines> {
        Some(question.lines(&self.source))
    }

    /// What is to be asked of a row, and not dismissed, once the plan has been
    /// checked.
    pub(crate) fn questions_of<'s>(
        &'s self,
        id: &'s InitiativeId,
    ) -> impl Iterator<Item = &'s Question> {
        let questions = self.open_questions();
        questions.filter(move |question| question.row() == Some(id))
    }

    /// What is to be asked and not dismissed, once the plan has been checked.
    fn open_questions(&self) -> impl Iterator<Item = &Question> {
        let questions = self.questions.get().into_iter().flatten();
        questions.filter(|question| question.dismissal(&self.dismissed.dismissals).is_none())
    }

    /// Whether the rows that are listed let a doubt be listed.
    fn lists(&self, listing: &Listing, question: &Question) -> bool {
        match &question.doubt.place.subject {
            Subject::Plan => true,
            Subject::Initiative(id) => listing.position(id).is_some(),
            Subject::Measure(measure) => {
                let rows = listing.ids().iter();
                let mut rows = rows.filter_map(|id| self.plan.initiative(id));
                !self.view.is_narrowed() || rows.any(|row| row.measure.as_ref() == Some(measure))
            }
        }
    }

    /// The doubts that are listed, by the rules that raised them.
    pub(crate) fn doubt_rows(&self) -> Vec<DoubtRow<'_>> {
        let listing = self.listing();
        let questions = self.questions().iter();
        let listed: Vec<&Question> = questions
            .filter(|question| self.lists(&listing, question))
            .collect();
        let mut rows = Vec::new();
        for group in RuleGroup::all(&listed, &self.dismissed.dismissals) {
            rows.push(DoubtRow::Rule {
                code: group.code,
                open: group.open.len(),
                dismissed: group.dismissed.len(),
            });
            let open = group.open.into_iter();
            rows.extend(open.map(|question| DoubtRow::Doubt(question, None)));
            let dismissed = group.dismissed.into_iter();
            rows.extend(dismissed.map(|(question, why)| DoubtRow::Doubt(question, Some(why))));
        }
        rows
    }

    /// The chosen one of the doubts that are listed: the one that was chosen
    /// last, or where it is not listed the next after it in the order of the plan.
    pub(crate) fn chosen_question<'s>(&'s self, rows: &[DoubtRow<'s>]) -> Option<&'s Question> {
        let listed = questions_in(rows);
        let Some(chosen) = &self.view.doubt else {
            return listed.first().copied();
        };
        let found = listed.iter().find(|question| question.doubt == *chosen);
        if let Some(question) = found {
            return Some(question);
        }
        let mut after = self.questions().iter();
        after.find(|question| question.doubt == *chosen)?;
        let next = after.find(|question| listed.contains(question));
        next.or(listed.last().copied())
    }
}

impl State {
    /// The rows of the list of doubts.
    pub(crate) fn doubt_rows(&self) -> Vec<DoubtRow<'_>> {
        self.plans.current().doubt_rows()
    }

    /// The chosen doubt.
    pub(crate) fn question(&self) -> Option<&Question> {
        self.plans.current().chosen_question(&self.doubt_rows())
    }

    /// The doubt that is shown in full.
    pub(crate) fn question_shown(&self) -> Option<&Question> {
        let Some(lagging) = &self.lagging_doubt else {
            return self.question();
        };
        let mut questions = self.plans.current().questions().iter();
        let found = questions.find(|question| question.doubt == **lagging);
        found.or_else(|| self.question())
    }

    /// The rows about which there is something to be asked.
    pub(crate) fn rows_in_doubt(&self) -> HashSet<&InitiativeId> {
        let questions = self.plans.current().open_questions();
        questions.filter_map(Question::row).collect()
    }

    /// The doubt that the card shown was opened from.
    pub(crate) fn asked(&self) -> Option<&Question> {
        let drill = self.view().drill.as_ref().map(|drill| drill.screen);
        let mut before = self.trail.iter().copied().chain(drill);
        let is_card = matches!(self.screen, Screen::List | Screen::Card);
        let is_from_doubts = is_card && before.any(Screen::is_of_doubts);
        if !is_from_doubts {
            return None;
        }
        let question = self.question()?;
        (question.row() == self.shown().map(|row| &row.id)).then_some(question)
    }

    /// What is marked in a card that was opened from a doubt: the words in doubt
    /// besides those that are searched for.
    pub(crate) fn asked_patterns(&self) -> Option<Vec<Pattern>> {
        let words = Pattern::new(&self.asked()?.doubt.place.words);
        let search = self.view().search.as_ref();
        let searched = search.map(|search| Query::new(&search.written).into_patterns());
        let patterns = searched.into_iter().flatten().chain([words]);
        Some(patterns.filter(|pattern| !pattern.is_empty()).collect())
    }
}

impl Question {
    /// The row that is asked about.
    pub(crate) fn row(&self) -> Option<&InitiativeId> {
        match &self.doubt.place.subject {
            Subject::Initiative(id) => Some(id),
            Subject::Plan | Subject::Measure(_) => None,
        }
    }
}
