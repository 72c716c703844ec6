//! The items of a chooser, narrowed by the typed text.

use std::rc::Rc;

use tenken::across::Tally;
use tenken::messages::Language;
use tenken::plan::Plan;
use tenken::query::{
    Facet, FacetChoice, FacetValue, Filter, Pattern, RatingChoice, choices, fold_matches,
};
use tenken::summary::apportion;

use super::action::{ACTIONS, Entry};
use super::found_rows::FoundRows;
use super::overlays::chooser::{Chooser, ChooserItem, ChooserKind, CursorTarget, ItemEffect};
use super::plan_index::{AnyRow, PlanIndex};
use super::plans::OpenPlan;
use super::scene::Scene;
use super::selection::Selection;
use super::stage::Stage;
use super::state::State;
use super::usability::{Usability, usability};

/// The items of a chooser that match the typed text.
pub(crate) struct Items {
    inputs: ItemsInputs,
    kind: ItemsKind,
    /// What was typed, as words that are looked for.
    pub(crate) patterns: Rc<[Pattern]>,
}

/// What the items depend on.
#[derive(Clone, PartialEq)]
struct ItemsInputs {
    kind: ChooserKind,
    written: String,
    selection: Option<Selection>,
    version: u64,
}

#[derive(Clone)]
enum ItemsKind {
    /// Items that are all derived in advance.
    All(Rc<[ChooserItem]>),
    /// Plans, whose items are derived when they are shown.
    Plans(Rc<[PlanIndex]>),
    /// Rows, whose items are derived when they are shown.
    Rows(Rc<FoundRows>),
}

impl Items {
    /// The items of a chooser; those of before, if they are still the same.
    pub(crate) fn new(
        chooser: &Chooser,
        state: &State,
        scene: &Scene,
        before: Option<&Self>,
    ) -> Self {
        let open = state.plans.current();
        let inputs = ItemsInputs {
            kind: chooser.kind.clone(),
            written: chooser.input.text().to_owned(),
            selection: open.map(|open| open.selection.clone()),
            version: state.plans.version(),
        };
        if let Some(before) = before.filter(|before| before.inputs == inputs) {
            return Self {
                inputs,
                kind: before.kind.clone(),
                patterns: Rc::clone(&before.patterns),
            };
        }
        let patterns: Rc<[Pattern]> = chooser.patterns().into();
        let kind = match &chooser.kind {
            ChooserKind::AllRows(all) => ItemsKind::Rows(Rc::clone(&all.rows)),
            ChooserKind::Plans => ItemsKind::Plans(matching_plans(state, &patterns)),
            _ => {
                let stage = scene.stage(state);
                let items = stage.map(|stage| chooser.all_items(&stage, state, scene));
                let mut items = items.unwrap_or_default();
                narrow(&mut items, &patterns);
                ItemsKind::All(items.into())
            }
        };
        Self {
            inputs,
            kind,
            patterns,
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        match &self.kind {
            ItemsKind::All(items) => items.len(),
            ItemsKind::Plans(plans) => plans.len(),
            ItemsKind::Rows(rows) => rows.len(),
        }
    }

    /// Returns the place of the item that the cursor goes to, counted from zero. `current`
    /// is the plan in view.
    pub(crate) fn place_of(
        &self,
        target: &CursorTarget,
        current: Option<PlanIndex>,
    ) -> Option<usize> {
        match &self.kind {
            ItemsKind::All(items) => items.iter().position(|item| match target {
                CursorTarget::Marked => item.is_marked,
                CursorTarget::Item(effect) => item.effect == *effect,
            }),
            ItemsKind::Plans(plans) => {
                let wanted = match target {
                    CursorTarget::Item(ItemEffect::Plan(index)) => Some(*index),
                    CursorTarget::Marked | CursorTarget::Item(_) => current,
                };
                plans.iter().position(|index| Some(*index) == wanted)
            }
            ItemsKind::Rows(_) => None,
        }
    }

    /// The item at a place, counted from zero.
    pub(crate) fn get(&self, place: usize, state: &State) -> Option<ChooserItem> {
        match &self.kind {
            ItemsKind::All(items) => items.get(place).cloned(),
            ItemsKind::Plans(plans) => plan_item(*plans.get(place)?, state),
            ItemsKind::Rows(rows) => any_row_item(rows.get(place)?, state),
        }
    }
}

/// Keeps the items that match all patterns.
fn narrow(items: &mut Vec<ChooserItem>, patterns: &[Pattern]) {
    if patterns.is_empty() {
        return;
    }
    items.retain(|item| {
        let texts = [item.name.as_str(), item.detail.as_str(), item.also];
        let matches = |pattern: &Pattern| is_in_any(pattern, texts);
        matches!(item.effect, ItemEffect::Row(_)) || patterns.iter().all(matches)
    });
    items.iter_mut().for_each(ChooserItem::stand_alone);
}

fn filter_items(facet: Facet, stage: &Stage<'_>) -> Vec<ChooserItem> {
    let (plan, selection) = (stage.plan(), stage.selection());
    let language = stage.look.language;
    let year = plan.facts().review_year;
    let list = |filter: &Filter| selection.listing(plan, filter);
    let others = selection.filter.without(facet);
    let everything = ChooserItem {
        name: language.everything().to_owned(),
        detail: list(&others).len().to_string(),
        is_marked: others == selection.filter,
        effect: ItemEffect::Everything(facet),
        ..ChooserItem::default()
    };
    let choices = choices(facet, plan, &selection.filter, year, list);
    let items = choices.into_iter().map(|choice| {
        let unrated = FacetValue::Rating(RatingChoice::Unrated);
        let name = if choice.chooses == unrated {
            language.unrated_choice().to_owned()
        } else {
            choice.name.clone()
        };
        filter_item(facet, choice, name)
    });
    std::iter::once(everything).chain(items).collect()
}

fn filter_item(facet: Facet, choice: FacetChoice, name: String) -> ChooserItem {
    let path = match &choice.chooses {
        FacetValue::Department(department) => Some(department.levels().join(" ")),
        _ => None,
    };
    ChooserItem {
        name,
        path,
        detail: choice.count.to_string(),
        depth: choice.depth,
        is_marked: choice.is_chosen,
        effect: ItemEffect::Filter(facet, choice.chooses),
        ..ChooserItem::default()
    }
}

/// Returns the actions of the screen, including those that would change nothing now,
/// so that their keys can be learned.
fn action_items(state: &State, scene: &Scene) -> Vec<ChooserItem> {
    let entries = ACTIONS.iter();
    let entries = entries.filter_map(|entry| {
        let is_of_use = match usability(entry.action, state, scene) {
            Usability::NotHere => return None,
            Usability::NotNow => false,
            Usability::Now => true,
        };
        Some(action_item(entry, is_of_use, state))
    });
    entries.collect()
}

fn action_item(entry: &Entry, is_of_use: bool, state: &State) -> ChooserItem {
    let keys = state.settings.keymap.keys(entry.action).iter();
    let keys: Vec<String> = keys.map(ToString::to_string).collect();
    ChooserItem {
        name: entry.words.description(state.language()).to_owned(),
        also: entry.name,
        detail: keys.join("  "),
        is_of_use,
        effect: ItemEffect::Action(entry.action),
        ..ChooserItem::default()
    }
}

fn row_item(typed: &str, state: &State, scene: &Scene) -> Option<ChooserItem> {
    use unicode_normalization::UnicodeNormalization as _;
    let number: String = typed.trim().nfkc().collect();
    let row: usize = number.parse().ok()?;
    let last = scene.row_choices(state)?.count;
    let row = row.clamp(1, last.max(1));
    Some(ChooserItem {
        name: state.language().go_to_row(row),
        detail: format!("1-{last}"),
        effect: ItemEffect::Row(row),
        ..ChooserItem::default()
    })
}

/// Returns the item of a row of any plan.
fn any_row_item(any: AnyRow, state: &State) -> Option<ChooserItem> {
    let plan = &state.plans.get(any.plan)?.plan;
    let row = plan.at(any.row)?;
    Some(ChooserItem {
        name: format!("{}  {}", row.id, row.title),
        detail: plan.facts().title.clone(),
        effect: ItemEffect::RowOfPlan(any.plan, row.id.clone()),
        ..ChooserItem::default()
    })
}

/// Returns the plans that all words match, by name, id or file. `p` must answer at once
/// with a country open, so the items of the others are not derived.
fn matching_plans(state: &State, patterns: &[Pattern]) -> Rc<[PlanIndex]> {
    let plans = state.plans.iter();
    let matching = plans.filter(|(_, open)| {
        let (facts, file) = (open.plan.facts(), open.source.name());
        let name = plan_name(&open.plan);
        let texts = [name.as_str(), facts.id.as_str(), file];
        patterns.iter().all(|pattern| is_in_any(pattern, texts))
    });
    matching.map(|(index, _)| index).collect()
}

fn is_in_any<const N: usize>(pattern: &Pattern, texts: [&str; N]) -> bool {
    let pattern = std::slice::from_ref(pattern);
    let mut texts = texts.into_iter();
    texts.any(|text| !fold_matches(text, pattern).is_empty())
}

fn plan_item(index: PlanIndex, state: &State) -> Option<ChooserItem> {
    let open = state.plans.get(index)?;
    Some(ChooserItem {
        name: plan_name(&open.plan),
        detail: plan_detail(open, state.language()),
        is_marked: state.plans.current_index() == Some(index),
        effect: ItemEffect::Plan(index),
        ..ChooserItem::default()
    })
}

fn plan_name(plan: &Plan) -> String {
    let facts = plan.facts();
    format!("{}　{}", facts.body, facts.title)
}

/// Returns the years of a plan, the year under review, the number of rows, and a bar
/// of their ratings.
fn plan_detail(open: &OpenPlan, language: Language) -> String {
    let plan = &open.plan;
    let facts = plan.facts();
    let (years, review) = ((facts.first_year, facts.last_year), facts.review_year);
    let rows = plan.initiatives().len();
    let mut detail = language.plan_in_brief(years, review, rows);
    let Tally::Ratings(rated) = &open.profile.counts(false).tally else {
        return detail;
    };
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

/// Number of marks in the bar of a plan's ratings: one for each tenth.
const BAR: usize = 10;

impl Chooser {
    /// What was typed, as words to look for.
    fn patterns(&self) -> Vec<Pattern> {
        let words = self.input.text().split_whitespace();
        words
            .map(Pattern::new)
            .filter(|pattern| !pattern.is_empty())
            .collect()
    }

    fn all_items(&self, stage: &Stage<'_>, state: &State, scene: &Scene) -> Vec<ChooserItem> {
        match &self.kind {
            ChooserKind::Filter { facet, .. } => filter_items(*facet, stage),
            ChooserKind::Help => action_items(state, scene),
            ChooserKind::Palette => row_item(self.input.text(), state, scene)
                .into_iter()
                .chain(action_items(state, scene))
                .collect(),
            ChooserKind::Plans | ChooserKind::AllRows(_) => Vec::new(),
        }
    }
}
