//! The items of a chooser, narrowed by the typed text.

use std::collections::HashSet;
use std::rc::Rc;

use tenken::across::{PlanNames, RatingColumns, RowsChoice, RowsFacet, Tally};
use tenken::meeting::{Allotment, Meeting, Noted, RatingChange, Rerating};
use tenken::messages::Language;
use tenken::plan::InitiativeId;
use tenken::query::{
    Closeness, Facet, FacetChoice, FacetValue, Filter, Findable, Query, RatingChoice, choices,
    closest, named_row,
};

use super::action::{ACTIONS, Action, Entry};
use super::found_rows::FoundRows;
use super::overlays::all_rows::RowsFilterChoice;
use super::overlays::chooser::{Chooser, ChooserItem, ChooserKind, CursorTarget, ItemEffect};
use super::plan_index::{AnyRow, PlanIndex};
use super::plans::{OpenPlan, Plans, plan_name};
use super::scene::Scene;
use super::selection::Selection;
use super::stage::{OnSlide, Stage};
use super::state::State;
use super::usability::{Usability, usability};

/// The items of a chooser that match the typed text.
#[derive(Clone)]
pub(crate) struct Items {
    inputs: ItemsInputs,
    written: String,
    /// An item that what is typed makes. It comes first.
    typed: Option<ChooserItem>,
    kind: ItemsKind,
    /// What was typed, as words that are looked for.
    pub(crate) query: Rc<Query>,
    /// Whether what was typed is no more than nearly what the items are called.
    pub(crate) is_guess: bool,
}

/// What the items depend on, besides what is typed.
#[derive(Clone, PartialEq)]
struct ItemsInputs {
    kind: ChooserKind,
    selection: Option<Selection>,
    version: u64,
}

#[derive(Clone)]
enum ItemsKind {
    /// Items that are all derived in advance, and the places of those that match.
    All {
        all: Rc<AllItems>,
        matching: Rc<[usize]>,
    },
    /// Plans, whose items are derived when they are shown.
    Plans(Rc<[PlanIndex]>),
    /// Rows, whose items are derived when they are shown, and what their plans are called.
    Rows(Rc<FoundRows>, Rc<PlanNames>),
}

/// Items with the texts by which each is found.
struct AllItems(Vec<(ChooserItem, Findable)>);

impl Items {
    /// The items of a chooser. What is still the same as before is not derived again.
    pub(crate) fn new(
        chooser: &Chooser,
        state: &State,
        scene: &Scene,
        before: Option<&Self>,
    ) -> Self {
        let open = state.plans.current();
        let inputs = ItemsInputs {
            kind: chooser.kind.clone(),
            selection: open.map(|open| open.selection.clone()),
            version: state.plans.version(),
        };
        let names = before.and_then(|before| before.plan_names(inputs.version));
        let before = before.filter(|before| before.inputs == inputs);
        let written = chooser.input.text();
        if let Some(before) = before.filter(|before| before.written == written) {
            return before.clone();
        }
        let query = Query::new(written);
        let (kind, closeness) = match &chooser.kind {
            ChooserKind::AllRows(all) => {
                let facts = || state.plans.iter().map(|(_, open)| open.plan.facts());
                let names = names.unwrap_or_else(|| Rc::new(PlanNames::new(facts())));
                let found = &all.found.answer;
                let is_guess = found.len() > 0 && found.are_guesses();
                let closeness = is_guess.then_some(Closeness::Near);
                (ItemsKind::Rows(Rc::clone(found), names), closeness)
            }
            ChooserKind::Plans => {
                let (plans, closeness) = matching_plans(state, &query);
                (ItemsKind::Plans(plans), closeness)
            }
            _ => {
                let known = before.and_then(|before| before.kind.all());
                let all = known.unwrap_or_else(|| Rc::new(AllItems::new(chooser, state, scene)));
                let (matching, closeness) = all.matching(&query);
                (ItemsKind::All { all, matching }, closeness)
            }
        };
        Self {
            inputs,
            written: written.to_owned(),
            typed: typed_item(chooser, &kind, state, scene),
            kind,
            query: Rc::new(query),
            is_guess: closeness == Some(Closeness::Near),
        }
    }

    /// What plans are called, if that is known of a version of them. With a country open
    /// it takes too long to be found out for each part of what a search finds.
    fn plan_names(&self, version: u64) -> Option<Rc<PlanNames>> {
        match &self.kind {
            ItemsKind::Rows(_, names) if self.inputs.version == version => Some(Rc::clone(names)),
            _ => None,
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        let others = match &self.kind {
            ItemsKind::All { matching, .. } => matching.len(),
            ItemsKind::Plans(plans) => plans.len(),
            ItemsKind::Rows(rows, _) => rows.len(),
        };
        self.before_others() + others
    }

    /// The number of items that come before all others.
    fn before_others(&self) -> usize {
        usize::from(self.typed.is_some())
    }

    /// Returns the place of the item that the cursor goes to, counted from zero. `current`
    /// is the plan in view.
    pub(crate) fn place_of(
        &self,
        target: &CursorTarget,
        current: Option<PlanIndex>,
        plans: &Plans,
    ) -> Option<usize> {
        let place = match &self.kind {
            ItemsKind::All { all, matching } => {
                let mut items = matching.iter().filter_map(|place| all.get(*place));
                items.position(|item| match target {
                    CursorTarget::Marked => item.is_marked,
                    CursorTarget::Item(effect) => item.effect == *effect,
                })
            }
            ItemsKind::Plans(plans) => {
                let wanted = match target {
                    CursorTarget::Item(ItemEffect::Plan(index)) => Some(*index),
                    CursorTarget::Marked | CursorTarget::Item(_) => current,
                };
                plans.iter().position(|index| Some(*index) == wanted)
            }
            ItemsKind::Rows(rows, _) => match target {
                CursorTarget::Item(ItemEffect::RowOfPlan(plan, id)) => {
                    let row = plans.get(*plan)?.plan.row(id)?;
                    rows.position(AnyRow { plan: *plan, row })
                }
                CursorTarget::Marked | CursorTarget::Item(_) => None,
            },
        };
        Some(self.before_others() + place?)
    }

    /// The item at a place, counted from zero.
    pub(crate) fn get(&self, place: usize, state: &State) -> Option<ChooserItem> {
        let Some(place) = place.checked_sub(self.before_others()) else {
            return self.typed.clone();
        };
        match &self.kind {
            ItemsKind::All { all, matching } => {
                let item = all.get(*matching.get(place)?)?.clone();
                Some(match self.query.is_empty() {
                    true => item,
                    false => item.standing_alone(),
                })
            }
            ItemsKind::Plans(plans) => plan_item(*plans.get(place)?, state),
            ItemsKind::Rows(rows, names) => any_row_item(rows.get(place)?, names, state),
        }
    }
}

impl ItemsKind {
    fn all(&self) -> Option<Rc<AllItems>> {
        match self {
            Self::All { all, .. } => Some(Rc::clone(all)),
            Self::Plans(_) | Self::Rows(..) => None,
        }
    }
}

impl AllItems {
    fn new(chooser: &Chooser, state: &State, scene: &Scene) -> Self {
        let stage = scene.stage(state);
        let items = stage.map(|stage| chooser.all_items(&stage, state, scene));
        let items = items.unwrap_or_default().into_iter();
        let findable = items.map(|item| {
            let texts = Findable::new([item.name.as_str(), item.detail.as_str(), item.also]);
            (item, texts)
        });
        Self(findable.collect())
    }

    fn get(&self, place: usize) -> Option<&ChooserItem> {
        self.0.get(place).map(|(item, _)| item)
    }

    /// Returns the places of the items that are the closest to a query, and how close they are.
    fn matching(&self, query: &Query) -> (Rc<[usize]>, Option<Closeness>) {
        let (places, closeness) = closest(self.0.iter().map(|(_, texts)| texts), query);
        (places.into(), closeness)
    }
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
        let name = match &choice.chooses {
            FacetValue::Rating(RatingChoice::Unrated) => language.unrated_choice().to_owned(),
            FacetValue::Rating(RatingChoice::Unreadable) => language.unreadable_label().to_owned(),
            _ => choice.name.clone(),
        };
        filter_item(facet, choice, name)
    });
    std::iter::once(everything).chain(items).collect()
}

fn filter_item(facet: Facet, choice: FacetChoice, name: String) -> ChooserItem {
    let path = match &choice.chooses {
        FacetValue::Department(department) => Some(department.spaced()),
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

/// Returns the actions of the screen by groups, including those that would change nothing now,
/// so that their keys can be learned.
fn action_items(state: &State, scene: &Scene) -> Vec<ChooserItem> {
    let mut entries: Vec<&Entry> = ACTIONS.iter().collect();
    entries.sort_by_key(|entry| entry.group);
    let entries = entries.into_iter().filter_map(|entry| {
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
        group: entry.group.heading(state.language()),
        effect: ItemEffect::Action(entry.action),
        ..ChooserItem::default()
    }
}

/// Returns the views of the plan in view, each with its key and the command that answers with
/// what it shows.
fn view_items(stage: &Stage<'_>, state: &State) -> Vec<ChooserItem> {
    let views = state.views.of_plan(&stage.plan().facts().id);
    let items = views.zip(1..).map(|(view, place)| ChooserItem {
        name: format!("{}  {}", view.name, state.command_of(view)),
        detail: state.settings.keymap.first_key(Action::ShowView(place)),
        effect: ItemEffect::View(Box::new(view.clone())),
        ..ChooserItem::default()
    });
    items.collect()
}

/// Returns what was noted in the meeting and what earlier ones left open, that about the
/// chosen row first.
fn note_items(stage: &Stage<'_>) -> Vec<ChooserItem> {
    let noted = stage.meeting().into_iter().flat_map(Meeting::noted);
    let own = noted.filter(|noted| stage.sees(noted)).map(|noted| {
        let item = ChooserItem {
            name: note_in_brief(noted, stage),
            detail: noted.time.to_string(),
            effect: ItemEffect::Note(noted.id.clone()),
            ..ChooserItem::default()
        };
        (noted.note.row.as_ref(), item)
    });
    let left = stage.left_open().into_iter().map(|left| {
        let language = stage.look.language;
        let settled = language.in_brackets(language.settled(left.is_settled));
        let item = ChooserItem {
            name: format!("{settled}{}", note_in_brief(left.noted, stage)),
            detail: language.meeting_of(left.id.day.into()),
            effect: ItemEffect::Settle(left.id, !left.is_settled),
            ..ChooserItem::default()
        };
        (left.noted.note.row.as_ref(), item)
    });
    let mut items: Vec<_> = own.chain(left).collect();
    let gone = stage
        .on_slide()
        .filter(|row| matches!(row, OnSlide::Gone(_)));
    let chosen = gone.map(OnSlide::id);
    let chosen = chosen.or(stage.row().map(|row| &row.id));
    items.sort_by_key(|(row, _)| *row != chosen);
    items.into_iter().map(|(_, item)| item).collect()
}

/// A note in a line: its kind, its row and its words, unless it is a memo, which the room is not
/// to read. Of a row that is gone, what is known.
fn note_in_brief(noted: &Noted, stage: &Stage<'_>) -> String {
    let language = stage.look.language;
    let row = noted
        .note
        .row
        .as_ref()
        .map(|row| match stage.plan().row(row) {
            Some(_) => row.to_string(),
            None => stage.open.named(row, language),
        });
    let row = row.unwrap_or_default();
    let words = match noted.note.is_private() {
        true => language.memo_unopened().to_owned(),
        false => language.said_in_meeting(&noted.note),
    };
    let words = words.lines().collect::<Vec<_>>().join(" ");
    let kind = language.note_kind(noted.note.kind());
    format!("{kind}  {row}  {words}")
}

/// Returns the rows that are not on the agenda.
fn rows_to_add(stage: &Stage<'_>, state: &State) -> Vec<ChooserItem> {
    let agenda = state.agenda(stage);
    let taken: HashSet<&InitiativeId> = agenda.rows().iter().collect();
    let rows = stage.plan().initiatives().iter();
    let rows = rows.filter(|row| !taken.contains(&row.id));
    let items = rows.map(|row| ChooserItem {
        name: format!("{}  {}", row.id, row.title),
        effect: ItemEffect::AddToAgenda(row.id.clone()),
        ..ChooserItem::default()
    });
    items.collect()
}

/// Returns the ratings that a row can be given.
fn rating_items(row: &InitiativeId, stage: &Stage<'_>) -> Vec<ChooserItem> {
    let plan = stage.plan();
    let Some(row) = plan.initiative(row) else {
        return Vec::new();
    };
    let year = plan.facts().review_year;
    let before = row.rating(year);
    let steps = plan.ratings().steps().iter();
    let items = steps.map(|step| {
        let rerating = Rerating {
            row: row.id.clone(),
            change: RatingChange {
                year,
                before: before.map(str::to_owned),
                after: Some(step.mark.clone()),
            },
        };
        let is_marked = before == Some(step.mark.as_str());
        ChooserItem {
            name: format!("{}  {}", step.mark, step.label),
            is_marked,
            is_of_use: !is_marked,
            effect: match is_marked {
                true => ItemEffect::Nothing,
                false => ItemEffect::AskRating(Box::new(rerating)),
            },
            ..ChooserItem::default()
        }
    });
    items.collect()
}

fn confirmation(rerating: &Rerating, stage: &Stage<'_>, state: &State) -> ChooserItem {
    let index = state.plans.current_index();
    let file = index.and_then(|index| state.plans.file(index)?.file_name());
    let file = file.map(|file| file.to_string_lossy()).unwrap_or_default();
    ChooserItem {
        name: stage.look.language.confirm_rating(&rerating.change, &file),
        effect: ItemEffect::Rerate(Box::new(rerating.clone())),
        ..ChooserItem::default()
    }
}

/// The minutes that can be given to a row, and to a department. Heuristic.
const MINUTES: ([u16; 8], [u16; 6]) = ([1, 2, 3, 4, 5, 10, 15, 20], [5, 10, 15, 20, 30, 60]);

/// Returns the ways to say how much time there is.
fn allotment_items(stage: &Stage<'_>, state: &State) -> Vec<ChooserItem> {
    let language = stage.look.language;
    let current = state.agenda(stage).allotment;
    let per_row = MINUTES.0.map(Allotment::PerRow).into_iter();
    let ways = per_row.chain(MINUTES.1.map(Allotment::PerDepartment));
    let ways = std::iter::once(None).chain(ways.map(Some));
    let items = ways.map(|way| ChooserItem {
        name: match way {
            Some(way) => language.allotment(way),
            None => language.no_allotment().to_owned(),
        },
        is_marked: way == current,
        effect: ItemEffect::Allot(way),
        ..ChooserItem::default()
    });
    items.collect()
}

/// Returns the item that keeps what is shown under the name that is typed.
fn kept_item(typed: &str, state: &State) -> Option<ChooserItem> {
    let (typed, language) = (typed.trim(), state.language());
    let plan = &state.plans.current()?.plan.facts().id;
    let is_known = state.views.of_plan(plan).any(|view| view.name == typed);
    (!typed.is_empty()).then(|| ChooserItem {
        name: language.keep_view(typed, is_known),
        effect: ItemEffect::KeepView(typed.to_owned()),
        ..ChooserItem::default()
    })
}

/// Returns the item of the row that is typed by its number: as the plan numbers it, or else
/// as the list counts it. If there is none, the item says so.
fn numbered_item(typed: &str, state: &State, scene: &Scene) -> Option<ChooserItem> {
    let plan = &state.plans.current()?.plan;
    let named = named_row(plan, typed).and_then(|id| plan.at(plan.row(&id)?));
    let item = named.map(|row| ChooserItem {
        name: state
            .language()
            .go_to_row_named(row.id.as_str(), &row.title),
        effect: ItemEffect::RowNamed(row.id.clone()),
        ..ChooserItem::default()
    });
    item.or_else(|| row_item(typed, state, scene))
}

fn row_item(typed: &str, state: &State, scene: &Scene) -> Option<ChooserItem> {
    use unicode_normalization::UnicodeNormalization as _;
    let number: String = typed.trim().nfkc().collect();
    let row: usize = number.parse().ok()?;
    let last = scene.row_choices(state)?.count;
    let language = state.language();
    if !(1..=last).contains(&row) {
        let said = language.no_row_of_number(row, last);
        return Some(ChooserItem {
            name: said.clone(),
            effect: ItemEffect::Say(said),
            is_of_use: false,
            ..ChooserItem::default()
        });
    }
    Some(ChooserItem {
        name: language.go_to_row(row),
        detail: format!("1-{last}"),
        effect: ItemEffect::Row(row),
        ..ChooserItem::default()
    })
}

/// Returns the item of a row of any plan.
fn any_row_item(any: AnyRow, names: &PlanNames, state: &State) -> Option<ChooserItem> {
    let plan = &state.plans.get(any.plan)?.plan;
    let row = plan.at(any.row)?;
    let facts = plan.facts();
    Some(ChooserItem {
        name: row.title.clone(),
        detail: names.name(facts),
        effect: ItemEffect::RowOfPlan(any.plan, row.id.clone()),
        ..ChooserItem::default()
    })
}

/// Returns the item that what is typed makes: a row by its number, or all the departments
/// that it leaves, if those are several. Of ratings nobody wants those that happen to have
/// a letter in common.
fn typed_item(
    chooser: &Chooser,
    kind: &ItemsKind,
    state: &State,
    scene: &Scene,
) -> Option<ChooserItem> {
    match (&chooser.kind, kind) {
        (ChooserKind::Views, _) => kept_item(chooser.input.text(), state),
        (ChooserKind::Palette, _) => numbered_item(chooser.input.text(), state, scene),
        (ChooserKind::RowsFilter(choice), ItemsKind::All { all, matching })
            if choice.facet == RowsFacet::Department =>
        {
            let is_narrowed = matching.len() < all.0.len();
            let choices = matching.iter().filter_map(|place| all.get(*place));
            let choices = choices.filter_map(ChooserItem::rows_choices);
            let choices: Vec<RowsChoice> = choices.flatten().cloned().collect();
            (is_narrowed && choices.len() > 1).then(|| ChooserItem {
                name: state.language().all_of_these(choices.len()),
                is_marked: choice.filter.has_all(&choices),
                effect: ItemEffect::FilterRows(choices),
                ..ChooserItem::default()
            })
        }
        _ => None,
    }
}

/// Returns what rows of all plans can be filtered by, with the number of rows that each
/// would list: departments by that number, ratings in the order of their scales.
fn rows_filter_items(choice: &RowsFilterChoice, state: &State) -> Vec<ChooserItem> {
    let language = state.language();
    let counts = &choice.counts.answer;
    let everything = ChooserItem {
        name: language.everything().to_owned(),
        detail: counts.rows().to_string(),
        is_marked: choice.filter.of(choice.facet).next().is_none(),
        effect: ItemEffect::FilterRows(Vec::new()),
        ..ChooserItem::default()
    };
    let item = |chosen: RowsChoice| ChooserItem {
        name: language.rows_choice(&chosen).to_owned(),
        detail: counts.of(&chosen).to_string(),
        is_marked: choice.filter.has_all(std::slice::from_ref(&chosen)),
        effect: ItemEffect::FilterRows(vec![chosen]),
        ..ChooserItem::default()
    };
    let offered = match choice.facet {
        RowsFacet::Department => counts.most_first(&choice.filter),
        RowsFacet::Rating => {
            let profiles = state
                .plans
                .iter()
                .map(|(_, open)| open.profile.counts(false));
            let columns = RatingColumns::new(profiles);
            let ratings = columns.columns().iter().map(|column| column.rating.clone());
            let mut offered: Vec<RatingChoice> = ratings.collect();
            if !offered.contains(&RatingChoice::Unrated) {
                let marks = offered.iter().take_while(|rating| rating.is_mark()).count();
                offered.insert(marks, RatingChoice::Unrated);
            }
            offered.into_iter().map(RowsChoice::Rating).collect()
        }
    };
    std::iter::once(everything)
        .chain(offered.into_iter().map(item))
        .collect()
}

/// Returns the plans that are the closest to a query by name, id or file, and how close they
/// are. `p` must answer at once with a country open, so the items of the others are not derived.
fn matching_plans(state: &State, query: &Query) -> (Rc<[PlanIndex]>, Option<Closeness>) {
    let plans: Vec<(PlanIndex, &OpenPlan)> = state.plans.iter().collect();
    let (places, closeness) = closest(plans.iter().map(|(_, open)| &open.names), query);
    let plans = places.into_iter().filter_map(|place| plans.get(place));
    (plans.map(|(index, _)| *index).collect(), closeness)
}

fn plan_item(index: PlanIndex, state: &State) -> Option<ChooserItem> {
    let open = state.plans.get(index)?;
    let mut details = plan_details(open, state.language()).into_iter();
    Some(ChooserItem {
        name: plan_name(&open.plan),
        detail: details.next().unwrap_or_default(),
        briefer: details.collect(),
        is_marked: state.plans.current_index() == Some(index),
        effect: ItemEffect::Plan(index),
        ..ChooserItem::default()
    })
}

/// Returns the years of a plan, the year under review, and the number of rows, of each rating,
/// too; then the same without what matters least, again and again.
fn plan_details(open: &OpenPlan, language: Language) -> Vec<String> {
    let facts = open.plan.facts();
    let (years, review) = ((facts.first_year, facts.last_year), facts.review_year);
    let rows = open.plan.initiatives().len();
    let whole = language.plan_in_brief(years, review, rows);
    let count = language.rows_of_plan(rows);
    let ratings = ratings_of_plan(open);
    let all = ratings.join("  ");
    let mut details = vec![format!("{whole}  {all}"), format!("{count}  {all}"), all];
    if ratings.is_empty() {
        details = vec![whole, count];
    }
    let beginnings = (1..ratings.len())
        .rev()
        .filter_map(|kept| ratings.get(..kept));
    details.extend(beginnings.map(|kept| format!("{}  …", kept.join("  "))));
    details
}

/// Returns the marks of a plan, each with the number of rows that have it.
fn ratings_of_plan(open: &OpenPlan) -> Vec<String> {
    let Tally::Ratings(rated) = &open.profile.counts(false).tally else {
        return Vec::new();
    };
    let marks = rated.iter().filter_map(|rated| match &rated.rating {
        RatingChoice::Mark(mark) => Some(format!("{mark} {}", rated.count)),
        RatingChoice::Unrated | RatingChoice::Unreadable => None,
    });
    marks.collect()
}

impl Chooser {
    fn all_items(&self, stage: &Stage<'_>, state: &State, scene: &Scene) -> Vec<ChooserItem> {
        match &self.kind {
            ChooserKind::Filter { facet, .. } => filter_items(*facet, stage),
            ChooserKind::Help | ChooserKind::Palette => action_items(state, scene),
            ChooserKind::RowsFilter(choice) => rows_filter_items(choice, state),
            ChooserKind::Views => view_items(stage, state),
            ChooserKind::Notes => note_items(stage),
            ChooserKind::RowsToAdd => rows_to_add(stage, state),
            ChooserKind::Allotments => allotment_items(stage, state),
            ChooserKind::Ratings(row) => rating_items(row, stage),
            ChooserKind::ConfirmRating(rerating) => vec![confirmation(rerating, stage, state)],
            ChooserKind::Plans | ChooserKind::AllRows(_) => Vec::new(),
        }
    }
}
