//! A list to choose from: filters, plans, actions, rows of all plans. Typing
//! narrows it.

use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tenken::messages::Language;
use tenken::plan::{InitiativeId, Plan};
use tenken::query::{
    Choice, Chosen, Facet, Filter, Listing, Pattern, RatingChoice, choices, fold_matches,
    rating_counts,
};
use tenken::summary::apportion;

use crate::cells::{pad, pad_start, shorten};
use crate::tui::action::{ACTIONS, Action, Context, Entry};
use crate::tui::draw::line::{self, Line, clear, cursor_after, draw_line, draw_lines};
use crate::tui::draw::look::Look;
use crate::tui::draw::prose::{found, paragraph};
use crate::tui::input::Input;
use crate::tui::plans::{AnyRow, PlanIndex};
use crate::tui::scene::Scene;
use crate::tui::selection::Selection;
use crate::tui::stage::Stage;
use crate::tui::state::State;
use crate::tui::usability::{Usability, usability};

/// What a chooser is for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ChooserKind {
    /// Choosing what rows are listed, with what to go back to.
    Filter {
        /// The kind of choice.
        facet: Facet,
        /// What was chosen before.
        before: Box<Selection>,
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
    AllRows(AllRows),
}

/// A search over all plans.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct AllRows {
    /// The number of the search whose answer is awaited.
    pub(crate) awaited: Option<u64>,
    /// What the last search that was answered found, the best first.
    pub(crate) rows: Rc<[AnyRow]>,
}

/// A list to choose from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Chooser {
    /// What it is for.
    pub(crate) kind: ChooserKind,
    /// What was typed to narrow it.
    pub(crate) input: Input,
    /// What the cursor goes to once it is known where that stands.
    pub(crate) aim: Option<Aim>,
    /// The place of the cursor among the items that are left.
    pub(crate) cursor: usize,
    /// The first item that is on the screen.
    pub(crate) first: usize,
}

/// What the cursor of a chooser goes to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Aim {
    /// The first item that is in force.
    Marked,
    /// The item that does something.
    Item(Runs),
}

/// One line of a chooser.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ChooserItem {
    /// What it is called.
    pub(crate) name: String,
    /// What is said of it, to the right: keys or a count.
    pub(crate) detail: String,
    /// What it is called if those above it are not shown.
    pub(crate) path: Option<String>,
    /// Further words that it is found by.
    pub(crate) also: &'static str,
    /// How far it is indented.
    pub(crate) depth: usize,
    /// Whether it is in force.
    pub(crate) is_marked: bool,
    /// Whether choosing it would change anything now.
    pub(crate) is_of_use: bool,
    /// What it does.
    pub(crate) runs: Runs,
}

impl Default for ChooserItem {
    fn default() -> Self {
        Self {
            name: String::new(),
            detail: String::new(),
            path: None,
            also: "",
            depth: 0,
            is_marked: false,
            is_of_use: true,
            runs: Runs::Nothing,
        }
    }
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
    /// Nothing.
    Nothing,
    /// Takes every choice of the facet out of the filter.
    Everything(Facet),
    /// Puts a choice into the filter.
    Filter(Facet, Chosen),
    /// Brings a plan into view.
    Plan(PlanIndex),
    /// Brings a plan into view and chooses a row of it.
    RowOfPlan(PlanIndex, InitiativeId),
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
            aim: Some(Aim::Marked),
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
            | ChooserKind::AllRows(_) => Context::Choosing,
        }
    }

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
            ChooserKind::Plans => plan_items(stage),
            ChooserKind::AllRows(_) => Vec::new(),
        }
    }
}

/// The items of a chooser that what was typed leaves.
pub(crate) struct Items {
    made_of: MadeOf,
    kind: ItemsKind,
    patterns: Rc<[Pattern]>,
}

/// What items are made of.
#[derive(Clone, PartialEq)]
struct MadeOf {
    kind: ChooserKind,
    written: String,
    selection: Option<Selection>,
    version: u64,
}

#[derive(Clone)]
enum ItemsKind {
    /// Items that are derived as a whole.
    All(Rc<[ChooserItem]>),
    /// Rows, of which an item is made when it is shown.
    Rows(Rc<[AnyRow]>),
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
        let made_of = MadeOf {
            kind: chooser.kind.clone(),
            written: chooser.input.text().to_owned(),
            selection: open.map(|open| open.selection.clone()),
            version: state.plans.version(),
        };
        if let Some(before) = before.filter(|before| before.made_of == made_of) {
            return Self {
                made_of,
                kind: before.kind.clone(),
                patterns: Rc::clone(&before.patterns),
            };
        }
        let patterns: Rc<[Pattern]> = chooser.patterns().into();
        let kind = match &chooser.kind {
            ChooserKind::AllRows(all) => ItemsKind::Rows(Rc::clone(&all.rows)),
            _ => {
                let stage = scene.stage(state);
                let items = stage.map(|stage| chooser.all_items(&stage, state, scene));
                let mut items = items.unwrap_or_default();
                narrow(&mut items, &patterns);
                ItemsKind::All(items.into())
            }
        };
        Self {
            made_of,
            kind,
            patterns,
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        match &self.kind {
            ItemsKind::All(items) => items.len(),
            ItemsKind::Rows(rows) => rows.len(),
        }
    }

    /// Where the item stands that a cursor goes to, counted from zero.
    pub(crate) fn aimed_at(&self, aim: &Aim) -> Option<usize> {
        let ItemsKind::All(items) = &self.kind else {
            return None;
        };
        items.iter().position(|item| match aim {
            Aim::Marked => item.is_marked,
            Aim::Item(runs) => item.runs == *runs,
        })
    }

    /// The item at a place, counted from zero.
    pub(crate) fn get(&self, place: usize, state: &State) -> Option<ChooserItem> {
        match &self.kind {
            ItemsKind::All(items) => items.get(place).cloned(),
            ItemsKind::Rows(rows) => any_row_item(*rows.get(place)?, state),
        }
    }
}

/// Leaves the items that have all words.
fn narrow(items: &mut Vec<ChooserItem>, patterns: &[Pattern]) {
    if patterns.is_empty() {
        return;
    }
    items.retain(|item| {
        let matches = |pattern: &Pattern| {
            let is_in = |text: &str| !fold_matches(text, std::slice::from_ref(pattern)).is_empty();
            is_in(&item.name) || is_in(&item.detail) || is_in(item.also)
        };
        matches!(item.runs, Runs::Row(_)) || patterns.iter().all(matches)
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
        name: language.pick("すべて", "All").to_owned(),
        detail: list(&others).len().to_string(),
        is_marked: others == selection.filter,
        runs: Runs::Everything(facet),
        ..ChooserItem::default()
    };
    let choices = choices(facet, plan, &selection.filter, year, list);
    let items = choices.into_iter().map(|choice| {
        let unrated = Chosen::Rating(RatingChoice::Unrated);
        let name = if choice.chooses == unrated {
            language.pick("評価なし", "Unrated").to_owned()
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
        detail: choice.count.to_string(),
        depth: choice.depth,
        is_marked: choice.is_chosen,
        runs: Runs::Filter(facet, choice.chooses),
        ..ChooserItem::default()
    }
}

/// The actions that can be done on the screen. Those that would change nothing
/// now are named, too: their keys are worth knowing.
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
        name: entry.words(state.language()).to_owned(),
        also: entry.name,
        detail: keys.join("  "),
        is_of_use,
        runs: Runs::Action(entry.action),
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
        name: state.language().pick(
            format!("一覧の {row} 行目へ移る"),
            format!("Go to row {row} of the list"),
        ),
        detail: format!("1-{last}"),
        runs: Runs::Row(row),
        ..ChooserItem::default()
    })
}

/// A row of any plan as an item.
fn any_row_item(any: AnyRow, state: &State) -> Option<ChooserItem> {
    let plan = &state.plans.get(any.plan)?.plan;
    let row = plan.at(any.row)?;
    Some(ChooserItem {
        name: format!("{}  {}", row.id, row.title),
        detail: plan.facts().title.clone(),
        runs: Runs::RowOfPlan(any.plan, row.id.clone()),
        ..ChooserItem::default()
    })
}

fn plan_items(stage: &Stage<'_>) -> Vec<ChooserItem> {
    let plans = stage.plans.iter();
    plans
        .map(|(index, open)| {
            let facts = open.plan.facts();
            ChooserItem {
                name: format!("{}　{}", facts.body, facts.title),
                detail: plan_detail(&open.plan, stage.look.language),
                is_marked: stage.plans.current_index() == Some(index),
                runs: Runs::Plan(index),
                ..ChooserItem::default()
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

/// The area in which items are drawn: all but the line that is typed in.
pub(crate) fn rows_area(area: Rect) -> Rect {
    let prompt = area.height.min(1);
    Rect {
        y: area.y + prompt,
        height: area.height - prompt,
        ..area
    }
}

/// Draws a chooser, and says where text is typed in it.
pub(crate) fn draw(
    chooser: &Chooser,
    items: &Items,
    state: &State,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let look = state.look();
    clear(area, look, buffer);
    let cursor = draw_prompt(chooser, items.len(), look, area, buffer);
    let area = rows_area(area);
    if items.len() == 0 {
        let none = match (&chooser.kind, chooser.input.text().trim()) {
            (ChooserKind::AllRows(_), "") => look.language.pick(
                "番号・取組名・部署・本文の言葉を打ってください。",
                "Type a number, or words of a title, a department or a text.",
            ),
            (ChooserKind::AllRows(all), _)
                if all.awaited.is_some() || !state.plans.are_folded() =>
            {
                look.language.pick("探しています…", "Searching …")
            }
            _ => look.language.pick(
                "該当する項目がありません。文字を消すと戻ります。",
                "Nothing matches. Delete what was typed to see all.",
            ),
        };
        let width = usize::from(area.width).max(1);
        draw_lines(
            &paragraph(none, &[], look.theme.dim, width, look),
            0,
            area,
            look,
            buffer,
        );
        return cursor;
    }
    for (y, index) in (area.top()..area.bottom()).zip(chooser.first..items.len()) {
        let Some(item) = items.get(index, state) else {
            continue;
        };
        let drawing = Item {
            item: &item,
            has_cursor: index == chooser.cursor,
            mark: mark(&item, chooser),
            patterns: &items.patterns,
        };
        drawing.draw(look, line::row(area, y), buffer);
    }
    cursor
}

fn draw_prompt(
    chooser: &Chooser,
    count: usize,
    look: Look,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let language = look.language;
    let name = match chooser.kind {
        ChooserKind::Filter { facet, .. } => match facet {
            Facet::Department => language.pick("部署で絞り込む", "Filter by department"),
            Facet::Rating => language.pick("評価で絞り込む", "Filter by rating"),
            Facet::Place => language.pick("柱・施策で絞り込む", "Filter by measure"),
            Facet::Tag => language.pick("分類で絞り込む", "Filter by tag"),
        },
        ChooserKind::Help => language.pick("キーの一覧", "Keys"),
        ChooserKind::Palette => language.pick("操作・行番号", "Action or row"),
        ChooserKind::Plans => language.pick("計画を選ぶ", "Choose a plan"),
        ChooserKind::AllRows(_) => language.pick("全計画から探す", "Search all plans"),
    };
    let bar = look.theme.bar;
    let top = Rect {
        height: area.height.min(1),
        ..area
    };
    buffer.set_style(top, bar);
    let (before, after) = chooser.input.around_caret();
    let typed = bar.patch(look.theme.strong);
    let line = Line::new(format!(" {name}: "), bar).with(before, typed);
    let caret = line.width(look.ambiguous);
    let line = line.with(after, typed);
    let place = (chooser.cursor + 1).min(count);
    let place = pad_start(
        &format!("{place}/{count} "),
        usize::from(top.width),
        look.ambiguous,
    );
    draw_line(&Line::new(place, bar), top, look.ambiguous, buffer);
    draw_line(&line, top, look.ambiguous, buffer);
    cursor_after(caret, top)
}

/// An item as it is drawn.
struct Item<'i> {
    item: &'i ChooserItem,
    has_cursor: bool,
    mark: &'static str,
    patterns: &'i [Pattern],
}

impl Item<'_> {
    fn draw(&self, look: Look, area: Rect, buffer: &mut Buffer) {
        let style = match (self.has_cursor, self.item.is_of_use) {
            (true, _) => look.theme.chosen,
            (false, true) => Style::new(),
            (false, false) => look.theme.dim,
        };
        if self.has_cursor {
            buffer.set_style(area, style);
        }
        let width = usize::from(area.width);
        let detail = shorten(&self.item.detail, width / 2, look.ambiguous);
        let cursor = if self.has_cursor { ">" } else { " " };
        let lead = format!("{cursor}{}{}", self.mark, "  ".repeat(self.item.depth));
        let used = look.ambiguous.width(&lead) + look.ambiguous.width(&detail) + 2;
        let name = pad(&self.item.name, width.saturating_sub(used), look.ambiguous);
        let marks = found(&name, self.patterns, look);
        let detail_style = match (self.has_cursor, self.item.is_of_use) {
            (false, true) => look.theme.key,
            _ => style,
        };
        let line = Line::new(lead, style)
            .followed_by(Line::marked(&name, 0..name.len(), &marks, style))
            .with(" ", style)
            .with(detail, detail_style);
        draw_line(&line, area, look.ambiguous, buffer);
    }
}

fn mark(item: &ChooserItem, chooser: &Chooser) -> &'static str {
    match (&chooser.kind, item.is_marked) {
        (ChooserKind::Help | ChooserKind::Palette | ChooserKind::AllRows(_), _) => " ",
        (_, true) => "[x] ",
        (_, false) => "[ ] ",
    }
}
