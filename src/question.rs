//! A doubt as it is put to people: its places in words and by line, and why it
//! was dismissed, before anybody has decided how it looks. The screen and the
//! command line ask the same.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use tenken::check::{
    Dismissal, Dismissals, Doubt, DoubtKey, Location, Part, Rule, Subject, check, locate,
};
use tenken::document::{Code, Outline, Source};
use tenken::messages::{Language, Quote, doubt_key};
use tenken::plan::{InitiativeId, Plan};

/// A doubt about a plan with what it is known by and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Question {
    /// The doubt.
    pub(crate) doubt: Doubt,
    /// What it is known by where it is dismissed.
    pub(crate) key: DoubtKey,
    /// The bytes of the document at which its place stands.
    pub(crate) place: Range<usize>,
    /// The bytes of the places that it is measured by.
    pub(crate) others: Vec<Range<usize>>,
}

impl Question {
    /// All that is to be asked about a plan of a document, none of it twice.
    pub(crate) fn all(plan: &Plan, source: &Source) -> Vec<Self> {
        let outline = Outline::new(source);
        let doubts = check(plan);
        let mut known = HashSet::new();
        let are_new: Vec<bool> = doubts.iter().map(|doubt| known.insert(doubt)).collect();
        let new = doubts.into_iter().zip(are_new);
        let new = new.filter_map(|(doubt, is_new)| is_new.then_some(doubt));
        new.map(|doubt| Self::new(doubt, plan, &outline)).collect()
    }

    fn new(doubt: Doubt, plan: &Plan, outline: &Outline<'_>) -> Self {
        let place_in = |place| locate(outline, plan, place);
        Self {
            key: doubt_key(&doubt, plan),
            place: place_in(&doubt.place),
            others: doubt.others.iter().map(place_in).collect(),
            doubt,
        }
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

    /// The lines of the document at which its places stand.
    pub(crate) fn lines(&self, source: &Source) -> Lines {
        let line = |span: &Range<usize>| source.position(span.start).line;
        Lines {
            place: line(&self.place),
            others: self.others.iter().map(line).collect(),
        }
    }
}

/// All questions about a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Questions {
    all: Vec<Question>,
    by_row: HashMap<InitiativeId, Vec<usize>>,
}

impl Questions {
    /// Checks a plan.
    pub(crate) fn new(plan: &Plan, source: &Source) -> Self {
        let all = Question::all(plan, source);
        let mut by_row: HashMap<_, Vec<usize>> = HashMap::new();
        for (index, question) in all.iter().enumerate() {
            if let Some(row) = question.row() {
                by_row.entry(row.clone()).or_default().push(index);
            }
        }
        Self { all, by_row }
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
        let rules = Rule::ALL.iter();
        let groups = rules.filter_map(|rule| by_rule.remove_entry(&rule.code));
        let mut groups: Vec<_> = groups.collect();
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lines {
    /// The line of the place that is doubted.
    pub(crate) place: usize,
    /// The lines of the places that it is measured by.
    pub(crate) others: Vec<usize>,
}

/// A place of a doubt in words.
pub(crate) struct Spot {
    /// Whose it is: the number and the title.
    pub(crate) whose: String,
    /// The year and what of it.
    pub(crate) what: String,
    /// What stands there.
    pub(crate) quote: Quote,
}

impl Spot {
    /// A place of a plan.
    pub(crate) fn new(place: &Location, plan: &Plan, language: Language) -> Self {
        let part = language.part(place.part);
        let what = match place.year {
            Some(year) => format!("{} {part}", language.year(year)),
            None => part.to_owned(),
        };
        Self {
            whose: whose(&place.subject, plan, language),
            what,
            quote: quote(place, plan, language),
        }
    }
}

/// What stands at a place; for a rating, the mark with what it means.
fn quote(place: &Location, plan: &Plan, language: Language) -> Quote {
    let quote = Quote::new(plan, place, language);
    match (place.part, plan.ratings().get(&quote.text)) {
        (Part::Rating, Some(rating)) if !rating.label.is_empty() => Quote {
            text: format!("{}  {}", rating.mark, rating.label),
            words: None,
        },
        _ => quote,
    }
}

fn whose(subject: &Subject, plan: &Plan, language: Language) -> String {
    let title = match subject {
        Subject::Plan => None,
        Subject::Measure(id) => {
            let measure = plan.measure(id);
            measure.map(|measure| &measure.title)
        }
        Subject::Initiative(id) => plan.initiative(id).map(|row| &row.title),
    };
    let id = language.subject(subject);
    let title = title.map_or("", String::as_str);
    format!("{id}  {title}").trim_end().to_owned()
}
