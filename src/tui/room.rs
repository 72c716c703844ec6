//! The trait of all screens: what a screen remembers and derives, what its keys do,
//! and how it looks.

use std::fmt::Debug;
use std::ops::Range;

use ratatui::layout::Size;
use ratatui::style::Style;
use tenken::check::{Doubt, DoubtKey, DoubtOrder};
use tenken::compare::Years;
use tenken::meeting::{Agenda, Content};
use tenken::messages::Language;
use tenken::plan::{FiscalYear, InitiativeId, Plan, RowIndex};
use tenken::query::{Filter, IndicatorKey, IndicatorOrder, RowOrder};

use super::action::Action;
use super::draw::line::Line;
use super::draw::prose::paragraph;
use super::plan_index::PlanIndex;
use super::running_text::Copied;
use super::stage::Stage;

/// A screen.
pub(crate) trait Room {
    /// What the screen remembers of a plan, besides the selection shared by all
    /// screens.
    type Memory: Debug + Clone + PartialEq + Default;

    /// What the screen derives, at most once per event.
    type Model;

    /// Everything that the model depends on besides the plan. The model is derived
    /// again only if this changes.
    type Inputs: PartialEq;

    /// The actions of this screen, besides those of every screen.
    const ACTIONS: &'static [Action] = &[];

    /// Returns the layout of the screen.
    fn shape(_: &Stage<'_>, _: &Self::Memory) -> Shape {
        Shape::Text { heading: 0 }
    }

    /// Returns the inputs of the model, for a width in cells.
    fn inputs(stage: &Stage<'_>, memory: &Self::Memory, width: usize) -> Self::Inputs;

    /// Derives the model.
    fn model(stage: &Stage<'_>, memory: &Self::Memory, width: usize) -> Self::Model;

    /// Returns what can be chosen; `None` if the screen is a text to read.
    fn choices(stage: &Stage<'_>, _: &Self::Memory, _: &Self::Model) -> Option<Choices> {
        Some(Choices::rows(stage.listing.len(), stage.position()))
    }

    /// Returns the place of the choice in a row of the table, both counted from zero; `None`
    /// if there is none, as in a heading.
    fn place_in_row(_: &Stage<'_>, _: &Self::Model, row: usize) -> Option<usize> {
        Some(row)
    }

    /// Returns the choice at a place, counted from zero.
    fn choice(stage: &Stage<'_>, _: &Self::Model, place: usize) -> Option<Choice> {
        stage.listing.rows().get(place).copied().map(Choice::Row)
    }

    /// Resets what is only remembered while the screen is shown.
    fn entered(_: &mut Self::Memory) {}

    /// Remembers what was chosen, if the screen alone can interpret it, or that it was
    /// something else.
    fn remember(_: &mut Self::Memory, _: &Self::Model, _: usize) {}

    /// Returns how somebody has set the screen, in numbers that mean something to it alone, for
    /// those who follow on another.
    fn mode(_: &Self::Memory, _: &Plan) -> Vec<usize> {
        Vec::new()
    }

    /// Sets the screen so. Numbers that mean nothing change nothing.
    fn set_mode(_: &mut Self::Memory, _: &[usize], _: &Plan) {}

    /// Carries out an action of this screen.
    fn act(_: &mut Self::Memory, _: Action, _: &Stage<'_>, _: &Self::Model) -> Outcome {
        Outcome::Nothing
    }

    /// Returns what an action does on this screen now, if that is more than its own label says.
    fn label(_: Action, _: &Stage<'_>, _: &Self::Memory) -> Option<&'static str> {
        None
    }

    /// Returns whether an action of this screen would change anything now.
    fn offers(_: Action, _: &Stage<'_>, _: &Self::Memory, _: &Self::Model) -> bool {
        true
    }

    /// Whether the screen is paged by the keys of a clicker.
    const IS_SLIDE: bool = false;

    /// Whether the screen is empty until the plan has been checked.
    const NEEDS_CHECK: bool = false;

    /// Whether the screen is empty until it is known what changed in the plan.
    const NEEDS_CHANGES: bool = false;

    /// Whether the screen is empty until it is known what is different since the last meeting.
    const NEEDS_LAST_MEETING: bool = false;

    /// Whether the chosen row is to be seen on the screen.
    const FOLLOWS_ROW: bool = true;

    /// Whether the header lists the screen.
    const IS_TAB: bool = true;

    /// Whether the year in view can be changed on the screen.
    const STEPS_YEARS: bool = false;

    /// Returns the year or years shown in the header.
    fn years(stage: &Stage<'_>) -> YearsShown {
        YearsShown::Review(stage.plan().facts().review_year)
    }

    /// Returns the place of the choice and the number of choices, for the header.
    fn count(stage: &Stage<'_>, _: &Self::Model) -> String {
        listed_count(stage)
    }

    /// Returns the lines above the rows or the text, as many as the shape says.
    fn heading(_: &Stage<'_>, _: &Self::Memory, _: &Self::Model, _: usize) -> Vec<Line> {
        Vec::new()
    }

    /// Returns the rows of a table in a range, for a width in cells.
    fn rows(
        _: &Stage<'_>,
        _: &Self::Memory,
        _: &Self::Model,
        _: Range<usize>,
        _: usize,
    ) -> Vec<TableRow> {
        Vec::new()
    }

    /// Returns what is shown if a table has no rows, with a way out.
    fn empty(stage: &Stage<'_>, width: usize) -> Vec<Line> {
        no_rows(stage, width)
    }

    /// Returns the text, for a size in cells.
    fn lines(_: &Stage<'_>, _: &Self::Memory, _: &Self::Model, _: Size) -> Vec<Line> {
        Vec::new()
    }

    /// Returns the line of a text that comes first below so many hidden ones; `None` if it is
    /// the same as where they are seen.
    fn first_seen(_: &Stage<'_>, _: Size, _: usize) -> Option<Line> {
        None
    }

    /// Returns what is copied; `None` to copy the card of the chosen row.
    fn copied(_: &Stage<'_>, _: &Self::Memory, _: &Self::Model) -> Option<Copied> {
        None
    }
}

/// The layout of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Rows to choose from, below headings.
    Table {
        /// The number of lines of the headings.
        heading: u16,
    },
    /// Text, below headings.
    Text {
        /// The number of lines of the headings.
        heading: u16,
    },
}

/// The year or years that a screen shows, for the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum YearsShown {
    /// The year under review.
    Review(FiscalYear),
    /// The year under review, of which texts of another are shown.
    ReviewAndOther {
        /// The year under review.
        review: FiscalYear,
        /// The year of the texts.
        shown: FiscalYear,
    },
    /// Two years beside each other.
    FromTo(Years),
}

impl YearsShown {
    /// Returns the words for it: years as they are spoken, or as their letter and number.
    pub(crate) fn words(self, language: Language, are_short: bool) -> String {
        let year = |year| match are_short {
            true => language.short_year(year),
            false => language.year(year),
        };
        match self {
            Self::Review(review) => year(review),
            Self::ReviewAndOther { review, shown } => {
                language.review_and_shown_year(&year(review), &year(shown))
            }
            Self::FromTo(years) => language.from_year_to_year(years),
        }
    }
}

/// What can be chosen on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Choices {
    /// The number of choices.
    pub(crate) count: usize,
    /// The place of the chosen one, counted from zero.
    pub(crate) chosen: Option<usize>,
    /// The number of rows they are shown in, including headings between them.
    pub(crate) rows: usize,
    /// The row of the chosen one, counted from zero.
    pub(crate) row: Option<usize>,
    /// The number of rows above it that must be visible with it.
    pub(crate) above: usize,
}

impl Choices {
    /// Creates choices with one row each.
    pub(crate) fn rows(count: usize, chosen: Option<usize>) -> Self {
        Self {
            count,
            chosen,
            rows: count,
            row: chosen,
            above: 0,
        }
    }
}

/// Something that is chosen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Choice {
    /// A row of the plan.
    Row(RowIndex),
    /// A row of the agenda that the plan does not have any more.
    Gone(InitiativeId),
    /// An indicator.
    Indicator(IndicatorKey),
    /// A doubt.
    Doubt(Box<Doubt>),
    /// Something that only the screen itself can interpret.
    Own,
}

/// A row of a table.
pub(crate) struct TableRow {
    /// Its line.
    pub(crate) line: Line,
    /// The style of the whole row, if it differs from that of the line.
    pub(crate) style: Option<Style>,
}

impl TableRow {
    /// A row with nothing in it.
    pub(crate) fn blank() -> Self {
        Self {
            line: Line::default(),
            style: None,
        }
    }
}

/// The outcome of an action of a room.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Outcome {
    /// Nothing, or what the screen remembers itself.
    Nothing,
    /// A notice is shown.
    Say(String),
    /// The text is scrolled to its top.
    ToTop,
    /// Something is shown.
    Show(Goal),
    /// Indicators are put into another order.
    Order {
        /// The order.
        order: IndicatorOrder,
        /// One that is chosen then.
        chosen: Option<Choice>,
        /// Whether they stay in the order of the plan, since there is nothing to go by.
        is_that_of_plan: bool,
    },
    /// Rows are put into another order.
    OrderRows(RowOrder),
    /// Doubts are put into another order, and one that is named stays chosen.
    OrderDoubts(DoubtOrder, Option<Choice>),
    /// The user is asked for the reason for dismissing a doubt.
    AskReason(Box<Doubt>),
    /// A dismissal is taken back.
    TakeBack(Box<DoubtKey>),
    /// Something is recorded of the meeting.
    Record(Content),
    /// The meeting begins with an agenda, or goes on.
    Meet(Agenda),
    /// The user is asked for a row to be put on the agenda.
    AskRow,
    /// The user is asked how much time there is.
    AskTime,
    /// The user is asked where and with whom the meeting takes place.
    AskFacts,
    /// The next page is shown, or with −1 the one before.
    Turn(isize),
    /// Nothing is shown until the next key.
    Blank,
}

/// What is to be shown next, whichever screen shows it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Goal {
    /// The card of the chosen row.
    Card,
    /// The chosen row in two years.
    Comparison,
    /// The rows that match a filter.
    Rows(Box<Filter>),
    /// The indicators that match a filter.
    Indicators(Box<Filter>),
    /// The chosen indicator over the years.
    Chart,
    /// The chosen doubt in full.
    Doubt,
    /// The row that the chosen doubt is about, in the year that it is about.
    RowInDoubt(Option<FiscalYear>),
    /// The facts and reports of the plan.
    Overview,
    /// The counts of the plan.
    Summary,
    /// The counts of all plans.
    SummaryOfPlans,
    /// The indicators of all plans that have the same name as one of the plan in view.
    Namesakes(IndicatorKey),
    /// Something of a plan that may not be in view. Going back leads to the plan in view.
    OfPlan(PlanIndex, PlanGoal),
}

/// What is to be shown of a plan, whatever was filtered for in it before.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum PlanGoal {
    /// The rows that match a filter.
    Rows(Box<Filter>),
    /// The indicators that match a filter.
    Indicators(Box<Filter>),
    /// An indicator over the years.
    Chart(IndicatorKey),
    /// A row in the list.
    Row(InitiativeId),
}

/// The number that stands for a setting in a [`mode`](Room::mode): its place among all that can
/// be set.
pub(crate) fn number_of<T: PartialEq>(setting: &T, all: &[T]) -> usize {
    let number = all.iter().position(|other| other == setting);
    number.unwrap_or_default()
}

/// Puts the listed rows into the next order.
pub(crate) fn next_row_order(stage: &Stage<'_>) -> Outcome {
    Outcome::OrderRows(stage.selection().order.next_in(stage.plan()))
}

/// The year under review, and the year that is shown if that is another.
pub(crate) fn review_or_shown_year(stage: &Stage<'_>) -> YearsShown {
    let (review, shown) = (stage.plan().facts().review_year, stage.selection().year);
    match review == shown {
        true => YearsShown::Review(review),
        false => YearsShown::ReviewAndOther { review, shown },
    }
}

/// Where the chosen row is listed, among how many, and of how many in the plan.
pub(crate) fn listed_count(stage: &Stage<'_>) -> String {
    let place = stage.position().map_or(0, |position| position + 1);
    let (listed, all) = (stage.listing.len(), stage.plan().initiatives().len());
    if listed == all {
        return place_of(place, all, stage);
    }
    stage.look.language.place_among_listed(place, listed, all)
}

/// Formats a place, counted from one, with the number of all.
pub(crate) fn place_of(place: usize, all: usize, stage: &Stage<'_>) -> String {
    stage.look.language.place_among(place, all)
}

/// How many rows are listed.
pub(crate) fn listed(stage: &Stage<'_>) -> String {
    count_of(stage.listing.len(), stage)
}

/// Formats how many there are.
pub(crate) fn count_of(count: usize, stage: &Stage<'_>) -> String {
    stage.look.language.count(count)
}

/// Explains why there is no row to be shown, unless the list beside it does.
pub(crate) fn no_row(stage: &Stage<'_>, width: usize) -> Vec<Line> {
    match stage.has_detail() {
        true => Vec::new(),
        false => no_rows(stage, width),
    }
}

/// Explains why no row is listed, with a way out.
pub(crate) fn no_rows(stage: &Stage<'_>, width: usize) -> Vec<Line> {
    let look = stage.look;
    let (clear, search) = (stage.key(Action::ClearFilters), stage.key(Action::Search));
    let typed = stage.selection().search.as_ref();
    let typed = typed.filter(|_| stage.is_searching);
    let said = if let Some(typed) = typed.filter(|typed| !typed.offers.is_empty()) {
        look.language.words_instead(&typed.offers)
    } else if typed.is_some_and(|typed| typed.is_hardly_begun) {
        look.language.no_row_matches_yet().to_owned()
    } else if stage.is_searching {
        look.language.no_row_matches_typed().to_owned()
    } else if stage.selection().search.is_none() && stage.selection().is_narrowed() {
        look.language.no_row_is_listed(&clear)
    } else if stage.selection().is_narrowed() {
        look.language.no_row_is_found(&clear, &search)
    } else {
        look.language.plan_without_rows().to_owned()
    };
    paragraph(&said, &[], look.theme.dim, width, look)
}

/// How many lines a page of a text goes on. The title that stays and the count of what is left
/// take a line each.
pub(crate) fn page_height(height: usize) -> usize {
    height.saturating_sub(2).max(1)
}
