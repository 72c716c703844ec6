//! A list to choose from: filters, plans, actions. Typing narrows it.

use tenken::messages::Language;
use tenken::plan::{InitiativeId, Plan};
use tenken::query::{
    Choice, Chosen, Facet, Field, Filter, Listing, Pattern, Query, RatingChoice, choices,
    fold_matches, rating_counts,
};
use tenken::summary::apportion;

use super::input::Input;
use super::{PlanView, State, questions_in};
use crate::tui::action::{ACTIONS, Action, Context, Entry};

/// What a chooser is for.
pub(crate) enum ChooserKind {
    /// Choosing what rows are listed, with what to go back to.
    Filter {
        /// The kind of choice.
        facet: Facet,
        /// The view as it was before.
        before: Box<PlanView>,
        /// Whether something was marked since.
        marked: bool,
    },
    /// The keys that are valid on the screen, to read and to run.
    Help,
    /// Any action by its name, or a row by its number.
    Palette,
    /// The plans that are open.
    Plans,
    /// The rows of all plans that are open.
    AllRows,
}

/// A list to choose from.
pub(crate) struct Chooser {
    /// What it is for.
    pub(crate) kind: ChooserKind,
    /// What was typed to narrow it.
    pub(crate) input: Input,
    /// The place of the cursor among the items that are left.
    pub(crate) cursor: usize,
    /// The first item that is on the screen.
    pub(crate) first: usize,
}

/// One line of a chooser.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ChooserItem {
    /// What it is called.
    pub(crate) name: String,
    /// What is said of it, to the right: keys or a count.
    pub(crate) detail: String,
    /// What it is called where those above it are not shown.
    pub(crate) path: Option<String>,
    /// Further words that it is found by.
    pub(crate) also: &'static str,
    /// How far it is indented.
    pub(crate) depth: usize,
    /// Whether it is in force.
    pub(crate) is_marked: bool,
    /// What it does.
    pub(crate) runs: Runs,
}

impl ChooserItem {
    /// Says where it belongs by itself, since those above it are left out.
    fn stand_alone(&mut self) {
        self.depth = 0;
        if let Some(path) = self.path.take() {
            self.name = path;
        }
    }
}

/// What choosing an item does.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Runs {
    /// Takes every choice of the facet out of the filter.
    Everything(Facet),
    /// Puts a choice into the filter.
    Filter(Facet, Chosen),
    /// Brings a plan into view.
    Plan(usize),
    /// Brings a plan into view and chooses a row of it.
    RowOfPlan(usize, InitiativeId),
    /// Does what a key would.
    Action(Action),
    /// Goes to a row of the list, counted from one.
    Row(usize),
}

impl Chooser {
    /// A chooser with nothing typed yet.
    pub(crate) fn new(kind: ChooserKind) -> Self {
        Self {
            kind,
            input: Input::default(),
            cursor: 0,
            first: 0,
        }
    }

    /// What takes the keys.
    pub(crate) fn context(&self) -> Context {
        match self.kind {
            ChooserKind::Filter { .. } => Context::Marking,
            ChooserKind::Help
            | ChooserKind::Palette
            | ChooserKind::Plans
            | ChooserKind::AllRows => Context::Choosing,
        }
    }

    /// The items that what was typed leaves.
    pub(crate) fn items(&self, state: &State) -> Vec<ChooserItem> {
        if matches!(self.kind, ChooserKind::AllRows) {
            return rows_of_all_plans(self.input.text(), state);
        }
        let patterns = self.patterns();
        let mut items = self.all_items(state);
        items.retain(|item| {
            let matches = |pattern: &Pattern| {
                let is_in =
                    |text: &str| !fold_matches(text, std::slice::from_ref(pattern)).is_empty();
                is_in(&item.name) || is_in(&item.detail) || is_in(item.also)
            };
            matches!(item.runs, Runs::Row(_)) || patterns.iter().all(matches)
        });
        if !patterns.is_empty() {
            items.iter_mut().for_each(ChooserItem::stand_alone);
        }
        items
    }

    /// What was typed, as words to look for.
    pub(crate) fn patterns(&self) -> Vec<Pattern> {
        let words = self.input.text().split_whitespace();
        words
            .map(Pattern::new)
            .filter(|pattern| !pattern.is_empty())
            .collect()
    }

    fn all_items(&self, state: &State) -> Vec<ChooserItem> {
        match self.kind {
            ChooserKind::Filter { facet, .. } => filter_items(facet, state),
            ChooserKind::Help => action_items(state),
            ChooserKind::Palette => row_item(self.input.text(), state)
                .into_iter()
                .chain(action_items(state))
                .collect(),
            ChooserKind::Plans => plan_items(state),
            ChooserKind::AllRows => Vec::new(),
        }
    }
}

fn filter_items(facet: Facet, state: &State) -> Vec<ChooserItem> {
    let (plan, view) = (state.plan(), state.view());
    let year = plan.facts().review_year;
    let list = |filter: &Filter| view.listing(plan, filter);
    let others = view.filter.without(facet);
    let everything = ChooserItem {
        name: state.language().pick("すべて", "All").to_owned(),
        path: None,
        also: "",
        detail: list(&others).len().to_string(),
        depth: 0,
        is_marked: others == view.filter,
        runs: Runs::Everything(facet),
    };
    let choices = choices(facet, plan, &view.filter, year, list);
    let items = choices.into_iter().map(|choice| {
        let unrated = Chosen::Rating(RatingChoice::Unrated);
        let name = if choice.chooses == unrated {
            state.language().pick("評価なし", "Unrated").to_owned()
        } else {
            choice.name.clone()
        };
        filter_item(facet, choice, name)
    });
    std::iter::once(everything).chain(items).collect()
}

fn filter_item(facet: Facet, choice: Choice, name: String) -> ChooserItem {
    let path = match &choice.chooses {
        Chosen::Department(department) => Some(department.levels().join(" ")),
        _ => None,
    };
    ChooserItem {
        name,
        path,
        also: "",
        detail: choice.count.to_string(),
        depth: choice.depth,
        is_marked: choice.is_chosen,
        runs: Runs::Filter(facet, choice.chooses),
    }
}

fn action_items(state: &State) -> Vec<ChooserItem> {
    let context = Context::On(state.screen);
    ACTIONS
        .iter()
        .filter(|entry| entry.scope.contains(context))
        .map(|entry| action_item(entry, state))
        .collect()
}

fn action_item(entry: &Entry, state: &State) -> ChooserItem {
    let keys = state.settings.keymap.keys(entry.action).iter();
    let keys: Vec<String> = keys.map(ToString::to_string).collect();
    ChooserItem {
        name: entry.words(state.language()).to_owned(),
        path: None,
        also: entry.name,
        detail: keys.join("  "),
        depth: 0,
        is_marked: false,
        runs: Runs::Action(entry.action),
    }
}

fn row_item(typed: &str, state: &State) -> Option<ChooserItem> {
    use unicode_normalization::UnicodeNormalization as _;
    let number: String = typed.trim().nfkc().collect();
    let row: usize = number.parse().ok()?;
    let last = match state.screen.is_of_doubts() {
        true => questions_in(&state.doubt_rows()).len(),
        false => state.listing().len(),
    };
    let row = row.clamp(1, last.max(1));
    Some(ChooserItem {
        name: state.language().pick(
            format!("一覧の {row} 行目へ移る"),
            format!("Go to row {row} of the list"),
        ),
        path: None,
        also: "",
        detail: format!("1-{last}"),
        depth: 0,
        is_marked: false,
        runs: Runs::Row(row),
    })
}

/// The hits of a search in all plans, the best first; of equally good ones
/// those of a plan together.
fn rows_of_all_plans(typed: &str, state: &State) -> Vec<ChooserItem> {
    let query = Query::new(typed);
    if query.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Field, ChooserItem)> = Vec::new();
    for (place, open) in state.plans.iter().enumerate() {
        let hits = open.view.fold(&open.plan).hits(&query);
        let rows = hits
            .into_iter()
            .filter_map(|hit| Some((hit.field, open.plan.initiative(&hit.id)?)));
        found.extend(rows.map(|(field, row)| {
            let item = ChooserItem {
                name: format!("{}  {}", row.id, row.title),
                path: None,
                also: "",
                detail: open.plan.facts().title.clone(),
                depth: 0,
                is_marked: false,
                runs: Runs::RowOfPlan(place, row.id.clone()),
            };
            (field, item)
        }));
    }
    found.sort_by_key(|(field, _)| *field);
    found.into_iter().map(|(_, item)| item).collect()
}

fn plan_items(state: &State) -> Vec<ChooserItem> {
    let current = &state.plan().facts().id;
    state
        .plans
        .iter()
        .enumerate()
        .map(|(place, open)| {
            let facts = open.plan.facts();
            ChooserItem {
                name: format!("{}　{}", facts.body, facts.title),
                path: None,
                also: "",
                detail: plan_detail(&open.plan, state.language()),
                depth: 0,
                is_marked: facts.id == *current,
                runs: Runs::Plan(place),
            }
        })
        .collect()
}

/// The years of a plan, the one under review, how many rows it has, and how
/// many of them have which rating.
fn plan_detail(plan: &Plan, language: Language) -> String {
    let facts = plan.facts();
    let (first, last, review) = (facts.first_year, facts.last_year, facts.review_year);
    let rows = plan.initiatives().len();
    let mut detail = language.pick(
        format!("{first}-{last} 点検{review} {rows}件"),
        format!("{first}-{last} review {review} {rows} rows"),
    );
    if plan.ratings().is_empty() {
        return detail;
    }
    let all = Listing::new(plan, &Filter::default(), None, review);
    let rated = rating_counts(plan, &all, review);
    let counts: Vec<usize> = rated.iter().map(|rated| rated.count).collect();
    let mut bar = String::new();
    for (rated, length) in rated.iter().zip(apportion(&counts, BAR)) {
        if let RatingChoice::Mark(mark) = &rated.rating {
            detail.push_str(&format!(" {mark}{}", rated.count));
            bar.push_str(&mark.repeat(length));
        }
    }
    format!("{detail}  {bar}")
}

/// The cells of the bar of a plan's ratings.
const BAR: usize = 10;
