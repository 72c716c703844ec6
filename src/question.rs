//! A doubt as it is put to people: its places in words and by line, and why it
//! was dismissed, before anybody has decided how it looks. The screen and the
//! command line ask the same.

use std::collections::HashMap;

use tenken::check::{Dismissal, Dismissals, Doubt, DoubtKey, Part, Place, Quote, Subject, locate};
use tenken::document::{Code, Outline, Source};
use tenken::plan::{InitiativeId, Plan};

use crate::words::Language;

/// A doubt about a plan with what it is known by.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Question {
    /// The doubt.
    pub(crate) doubt: Doubt,
    /// What it is known by where it is dismissed.
    pub(crate) key: DoubtKey,
}

impl Question {
    /// All that is to be asked about a plan, none of it twice.
    pub(crate) fn all(plan: &Plan) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for doubt in tenken::check::check(plan) {
            let key = DoubtKey::new(&doubt, plan);
            let question = Self { doubt, key };
            if !all.contains(&question) {
                all.push(question);
            }
        }
        all
    }

    /// Why nothing is to be asked any more; `None` if it is.
    pub(crate) fn dismissal<'d>(&self, dismissals: &'d Dismissals) -> Option<&'d Dismissal> {
        dismissals.find(&self.key)
    }

    /// The row that is asked about.
    pub(crate) fn row(&self) -> Option<&InitiativeId> {
        match &self.doubt.place.subject {
            Subject::Initiative(id) => Some(id),
            Subject::Plan | Subject::Measure(_) => None,
        }
    }

    /// The lines of the plan's file at which its places stand.
    pub(crate) fn lines(&self, outline: &Outline<'_>, plan: &Plan) -> Lines {
        let line = |place| {
            let span = locate(outline, plan, place);
            outline.source().position(span.start).line
        };
        Lines {
            place: line(&self.doubt.place),
            other: self.doubt.other.as_ref().map(line),
        }
    }
}

/// All questions about a plan, each with its lines.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Questions {
    all: Vec<Question>,
    lines: Vec<Lines>,
    by_row: HashMap<InitiativeId, Vec<usize>>,
}

impl Questions {
    /// Checks a plan.
    pub(crate) fn new(plan: &Plan, source: &Source) -> Self {
        let outline = Outline::new(source);
        let all = Question::all(plan);
        let lines = all.iter().map(|question| question.lines(&outline, plan));
        let lines = lines.collect();
        let mut by_row: HashMap<_, Vec<usize>> = HashMap::new();
        for (index, question) in all.iter().enumerate() {
            if let Some(row) = question.row() {
                by_row.entry(row.clone()).or_default().push(index);
            }
        }
        Self { all, lines, by_row }
    }

    /// The questions in the order of the plan.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Question> {
        self.all.iter()
    }

    /// Whether there is nothing to be asked.
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The question at a place, counted from zero.
    pub(crate) fn get(&self, place: usize) -> Option<&Question> {
        self.all.get(place)
    }

    /// The questions about a row.
    pub(crate) fn of_row(&self, row: &InitiativeId) -> impl Iterator<Item = &Question> {
        let places = self.by_row.get(row).into_iter().flatten();
        places.filter_map(|place| self.all.get(*place))
    }

    /// The lines at which a question stands.
    pub(crate) fn lines_of(&self, question: &Question) -> Option<Lines> {
        let place = self.iter().position(|one| one == question)?;
        self.lines.get(place).copied()
    }
}

/// The questions that a rule raised, each with its place among all.
pub(crate) struct RuleGroup<'q> {
    /// The rule.
    pub(crate) code: Code,
    /// Those that are to be asked, heavy before light.
    pub(crate) open: Vec<Numbered<'q>>,
    /// Those that are dismissed.
    pub(crate) dismissed: Vec<(Numbered<'q>, &'q Dismissal)>,
}

/// A question with its place among all, counted from zero.
pub(crate) type Numbered<'q> = (usize, &'q Question);

impl<'q> RuleGroup<'q> {
    /// Questions by the rules that raised them: first the rules of which one is
    /// heavy. Dismissing moves a question within its rule, and no rule.
    pub(crate) fn all(questions: &[Numbered<'q>], dismissals: &'q Dismissals) -> Vec<Self> {
        let mut by_rule: HashMap<Code, Vec<Numbered<'q>>> = HashMap::new();
        for question in questions {
            let of_rule = by_rule.entry(question.1.doubt.code).or_default();
            of_rule.push(*question);
        }
        let rules = Code::of_doubts().iter();
        let mut groups: Vec<_> = rules
            .filter_map(|code| Some((*code, by_rule.remove(code)?)))
            .collect();
        for (_, of_rule) in &mut groups {
            of_rule.sort_by_key(|(_, question)| question.doubt.weight);
        }
        groups.sort_by_key(|(_, of_rule)| of_rule.first().map(|(_, one)| one.doubt.weight));
        let group = |(code, of_rule): (Code, Vec<Numbered<'q>>)| {
            let (mut open, mut dismissed) = (Vec::new(), Vec::new());
            for question in of_rule {
                match question.1.dismissal(dismissals) {
                    None => open.push(question),
                    Some(dismissal) => dismissed.push((question, dismissal)),
                }
            }
            Self {
                code,
                open,
                dismissed,
            }
        };
        groups.into_iter().map(group).collect()
    }
}

/// The lines of the places of a doubt, counted from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lines {
    /// The line of the place that is doubted.
    pub(crate) place: usize,
    /// The line of the place that it is measured by.
    pub(crate) other: Option<usize>,
}

/// A place of a doubt in words.
pub(crate) struct Spot {
    /// Whose it is: the number and the title.
    pub(crate) whose: String,
    /// The year and what of it.
    pub(crate) what: String,
    /// The file and the line.
    pub(crate) file: String,
    /// What stands there.
    pub(crate) quote: Quote,
}

impl Spot {
    /// A place of a plan at a line of its document.
    pub(crate) fn new(
        place: &Place,
        plan: &Plan,
        source: &Source,
        line: usize,
        language: Language,
    ) -> Self {
        let part = language.part(place.part);
        let what = match place.year {
            Some(year) => format!("{} {part}", language.year(year)),
            None => part.to_owned(),
        };
        Self {
            whose: whose(&place.subject, plan, language),
            what,
            file: format!("{}:{line}", source.name()),
            quote: quote(place, plan),
        }
    }
}

/// What stands at a place; for a rating, the mark with what it means.
fn quote(place: &Place, plan: &Plan) -> Quote {
    let quote = Quote::new(plan, place);
    match (place.part, plan.ratings().get(&quote.text)) {
        (Part::Rating, Some(rating)) if !rating.label.is_empty() => Quote {
            text: format!("{}  {}", rating.mark, rating.label),
            words: None,
        },
        _ => quote,
    }
}

fn whose(subject: &Subject, plan: &Plan, language: Language) -> String {
    let titled = |id: &str, title: Option<&String>| {
        let title = title.map_or("", String::as_str);
        format!("{id}  {title}").trim_end().to_owned()
    };
    match subject {
        Subject::Plan => language.pick("計画全体", "The plan as a whole").to_owned(),
        Subject::Measure(id) => {
            let measure = plan.measures().iter().find(|measure| measure.id == *id);
            titled(id, measure.map(|measure| &measure.title))
        }
        Subject::Initiative(id) => {
            let row = plan.initiative(id);
            titled(id.as_str(), row.map(|row| &row.title))
        }
    }
}
