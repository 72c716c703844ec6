//! The list of all screens.

use std::ops::Range;
use std::rc::Rc;

use ratatui::layout::Size;
use tenken::meeting::Agenda;
use tenken::plan::Plan;

use super::action::{Action, KeyContext, entry};
use super::draw::line::Line;
use super::room::{Choice, Choices, Outcome, Room, Shape, TableRow, YearsShown};
use super::running_text::Copied;
use super::stage::Stage;

/// Generates, from the list of rooms, the names of the screens, their memories and
/// models, and the dispatch to their functions. Each room is a file with a type that
/// implements [`Room`].
macro_rules! screens {
    ($(
        $(#[doc = $what:literal])+
        $screen:ident in $room:ident::$type:ident, $(shown by $action:ident)? $(part of $tab:ident)?;
    )+) => {
        $(mod $room;)+

        /// What the screen shows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Screen {
            $($(#[doc = $what])+ $screen,)+
        }

        /// What the screens remember of a plan.
        #[derive(Debug, Clone, PartialEq, Default)]
        pub(crate) struct Memories {
            $($room: <$room::$type as Room>::Memory,)+
        }

        /// What a screen derived.
        #[derive(Clone)]
        pub(crate) enum Model {
            $(#[allow(missing_docs)] $screen(Rc<Derived<$room::$type>>),)+
        }

        impl Screen {
            /// All screens.
            pub(crate) const ALL: &[Self] = &[$(Self::$screen),+];

            /// The screens that have a key of their own, with its action.
            pub(crate) const SHOWN_BY: &[(Action, Self)] =
                &[$($((Action::$action, Self::$screen),)?)+];

            /// Returns the screen with a key of its own that a screen belongs to.
            pub(crate) fn tab(self) -> Self {
                match self { $($(Self::$screen => Self::$tab,)?)+ own => own }
            }

            /// Returns whether the header lists the screen, since it shows rows
            /// rather than the plan itself.
            pub(crate) fn is_tab(self) -> bool {
                match self { $(Self::$screen => $room::$type::IS_TAB,)+ }
            }

            /// Returns the screen that an action shows.
            pub(crate) fn shown_by(action: Action) -> Option<Self> {
                let mut shown = Self::SHOWN_BY.iter();
                let found = shown.find(|(by, _)| *by == action);
                found.map(|(_, screen)| *screen)
            }

            /// Returns whether the chosen row is to be seen on the screen.
            pub(crate) fn follows_row(self) -> bool {
                match self { $(Self::$screen => $room::$type::FOLLOWS_ROW,)+ }
            }

            /// Returns whether the year in view can be changed on the screen.
            pub(crate) fn steps_years(self) -> bool {
                match self { $(Self::$screen => $room::$type::STEPS_YEARS,)+ }
            }

            /// Returns whether the screen is paged by the keys of a clicker.
            fn is_slide(self) -> bool {
                match self { $(Self::$screen => $room::$type::IS_SLIDE,)+ }
            }

            /// Returns the name that no other screen has, whatever tab it belongs to.
            pub(crate) fn own_name(self) -> &'static str {
                match self { $(Self::$screen => stringify!($room),)+ }
            }

            /// Returns how somebody has set the screen, in numbers.
            pub(crate) fn mode(self, memories: &Memories, plan: &Plan) -> Vec<usize> {
                match self { $(Self::$screen => $room::$type::mode(&memories.$room, plan),)+ }
            }

            /// Sets the screen so.
            pub(crate) fn set_mode(self, memories: &mut Memories, mode: &[usize], plan: &Plan) {
                match self {
                    $(Self::$screen => $room::$type::set_mode(&mut memories.$room, mode, plan),)+
                }
            }

            /// Returns the actions of the screen, besides those of every screen.
            pub(crate) fn actions(self) -> &'static [Action] {
                match self { $(Self::$screen => $room::$type::ACTIONS,)+ }
            }

            /// Returns whether the screen is empty until the plan has been checked.
            pub(crate) fn needs_check(self) -> bool {
                match self { $(Self::$screen => $room::$type::NEEDS_CHECK,)+ }
            }

            /// Returns whether the screen is empty until it is known what changed in the plan.
            pub(crate) fn needs_changes(self) -> bool {
                match self { $(Self::$screen => $room::$type::NEEDS_CHANGES,)+ }
            }

            /// Returns whether the screen is empty until it is known what is different since the
            /// last meeting.
            pub(crate) fn needs_last_meeting(self) -> bool {
                match self { $(Self::$screen => $room::$type::NEEDS_LAST_MEETING,)+ }
            }

            /// Returns the layout of the screen.
            pub(crate) fn shape(self, stage: &Stage<'_>, memories: &Memories) -> Shape {
                match self {
                    $(Self::$screen => $room::$type::shape(stage, &memories.$room),)+
                }
            }

            /// Resets what is only remembered while the screen is shown.
            pub(crate) fn entered(self, memories: &mut Memories) {
                match self {
                    $(Self::$screen => $room::$type::entered(&mut memories.$room),)+
                }
            }

            /// Returns what an action does on the screen now, if that is more than its own label
            /// says.
            pub(crate) fn label(
                self,
                action: Action,
                stage: &Stage<'_>,
                memories: &Memories,
            ) -> Option<&'static str> {
                match self {
                    $(Self::$screen => $room::$type::label(action, stage, &memories.$room),)+
                }
            }

            /// Returns the year or years shown in the header.
            pub(crate) fn years(self, stage: &Stage<'_>) -> YearsShown {
                match self { $(Self::$screen => $room::$type::years(stage),)+ }
            }

            /// Returns what is shown if a table has no rows.
            pub(crate) fn empty(self, stage: &Stage<'_>, width: usize) -> Vec<Line> {
                match self { $(Self::$screen => $room::$type::empty(stage, width),)+ }
            }

            /// Returns the first line of a text that is seen, where that is another than before.
            pub(crate) fn first_seen(
                self,
                stage: &Stage<'_>,
                size: Size,
                hidden: usize,
            ) -> Option<Line> {
                match self { $(Self::$screen => $room::$type::first_seen(stage, size, hidden),)+ }
            }

            /// Derives the model. Reuses `before` if its inputs are the same.
            pub(crate) fn derive(
                self,
                stage: &Stage<'_>,
                memories: &Memories,
                width: usize,
                before: Option<&Model>,
            ) -> Model {
                match self {
                    $(Self::$screen => {
                        let before = match before {
                            Some(Model::$screen(before)) => Some(before),
                            _ => None,
                        };
                        Model::$screen(Derived::new(stage, &memories.$room, width, before))
                    })+
                }
            }
        }

        impl Model {
            /// Returns whether both are the same derivation, rather than equal ones.
            #[cfg(test)]
            pub(crate) fn is_same(&self, other: &Self) -> bool {
                match (self, other) {
                    $((Self::$screen(own), Self::$screen(other)) => Rc::ptr_eq(own, other),)+
                    _ => false,
                }
            }

            /// What can be chosen.
            pub(crate) fn choices(
                &self,
                stage: &Stage<'_>,
                memories: &Memories,
            ) -> Option<Choices> {
                match self {
                    $(Self::$screen(own) => {
                        $room::$type::choices(stage, &memories.$room, &own.model)
                    })+
                }
            }

            /// Returns the place of the choice in a row of the table, both counted from zero.
            pub(crate) fn place_in_row(&self, stage: &Stage<'_>, row: usize) -> Option<usize> {
                match self {
                    $(Self::$screen(own) => $room::$type::place_in_row(stage, &own.model, row),)+
                }
            }

            /// Returns the choice at a place, counted from zero.
            pub(crate) fn choice(&self, stage: &Stage<'_>, place: usize) -> Option<Choice> {
                match self {
                    $(Self::$screen(own) => $room::$type::choice(stage, &own.model, place),)+
                }
            }

            /// Remembers what was chosen at a place.
            pub(crate) fn remember(&self, memories: &mut Memories, place: usize) {
                match self {
                    $(Self::$screen(own) => {
                        $room::$type::remember(&mut memories.$room, &own.model, place)
                    })+
                }
            }

            /// Carries out an action of the screen.
            pub(crate) fn act(
                &self,
                memories: &mut Memories,
                action: Action,
                stage: &Stage<'_>,
            ) -> Outcome {
                match self {
                    $(Self::$screen(own) => {
                        $room::$type::act(&mut memories.$room, action, stage, &own.model)
                    })+
                }
            }

            /// Returns whether an action of the screen would change anything now.
            pub(crate) fn offers(
                &self,
                action: Action,
                stage: &Stage<'_>,
                memories: &Memories,
            ) -> bool {
                match self {
                    $(Self::$screen(own) => {
                        $room::$type::offers(action, stage, &memories.$room, &own.model)
                    })+
                }
            }

            /// Returns the place of the choice and the number of choices.
            pub(crate) fn count(&self, stage: &Stage<'_>) -> String {
                match self {
                    $(Self::$screen(own) => $room::$type::count(stage, &own.model),)+
                }
            }

            /// Returns the lines above the rows or the text.
            pub(crate) fn heading(
                &self,
                stage: &Stage<'_>,
                memories: &Memories,
                width: usize,
            ) -> Vec<Line> {
                match self {
                    $(Self::$screen(own) => {
                        $room::$type::heading(stage, &memories.$room, &own.model, width)
                    })+
                }
            }

            /// Returns the rows of a table in a range.
            pub(crate) fn rows(
                &self,
                stage: &Stage<'_>,
                memories: &Memories,
                range: Range<usize>,
                width: usize,
            ) -> Vec<TableRow> {
                match self {
                    $(Self::$screen(own) => {
                        $room::$type::rows(stage, &memories.$room, &own.model, range, width)
                    })+
                }
            }

            /// The text.
            pub(crate) fn lines(
                &self,
                stage: &Stage<'_>,
                memories: &Memories,
                size: Size,
            ) -> Vec<Line> {
                match self {
                    $(Self::$screen(own) => {
                        $room::$type::lines(stage, &memories.$room, &own.model, size)
                    })+
                }
            }

            /// What is copied.
            pub(crate) fn copied(&self, stage: &Stage<'_>, memories: &Memories) -> Option<Copied> {
                match self {
                    $(Self::$screen(own) => {
                        $room::$type::copied(stage, &memories.$room, &own.model)
                    })+
                }
            }
        }
    };
}

screens! {
    /// The list of rows.
    List in list::ListRoom, shown by ShowList;
    /// The card of the chosen row.
    Card in card::CardRoom, part of List;
    /// The chosen row in two years.
    Comparison in comparison::ComparisonRoom, shown by ShowComparison;
    /// Counts of rows.
    Summary in summary::SummaryRoom, shown by ShowSummary;
    /// Counts of the rows of all plans.
    SummaryOfPlans in summary_of_plans::SummaryOfPlansRoom, part of Summary;
    /// All indicators.
    Indicators in indicators::IndicatorsRoom, shown by ShowIndicators;
    /// The chosen indicator over the years.
    Chart in chart::ChartRoom, part of Indicators;
    /// The indicators of all plans that have the same name.
    Namesakes in namesakes::NamesakesRoom, part of Indicators;
    /// What was planned in which year, and dated events.
    Schedule in schedule::ScheduleRoom, shown by ShowSchedule;
    /// What does not seem to add up.
    Check in check::CheckRoom, shown by ShowDoubts;
    /// The chosen doubt.
    Doubt in doubt::DoubtRoom, part of Check;
    /// What changed since the year before.
    Changes in changes::ChangesRoom, shown by ShowChanges;
    /// The plan beside the one that it replaced.
    Revision in revision::RevisionRoom, shown by ShowRevision;
    /// What changed since the last meeting.
    SinceLastTime in since_last_time::SinceLastTimeRoom, shown by ShowSinceLastTime;
    /// What the plan says of itself.
    Overview in overview::OverviewRoom, shown by ShowOverview;
    /// What a meeting goes through.
    Agenda in agenda::AgendaRoom,;
    /// One row as a meeting sees it.
    Slide in slide::SlideRoom,;
}

/// How the names of actions begin that show a screen.
const SHOW: &str = "show-";

impl Screen {
    /// Returns whether what the cursor of another screen is on is chosen, moved there or
    /// not, when this one is shown. The list is where one comes from: it still has the row
    /// that was chosen there.
    pub(crate) fn takes_over_from(self, other: Self) -> bool {
        self != other && self != Self::List
    }

    /// Returns the name of the screen, or of the one with a key of its own that it belongs to:
    /// what is shown by `show-list` is `list`.
    pub(crate) fn name(self) -> &'static str {
        let (tab, mut shown) = (self.tab(), Self::SHOWN_BY.iter());
        let action = shown.find(|(_, screen)| *screen == tab);
        let entry = action.and_then(|(action, _)| entry(*action));
        let name = entry.and_then(|entry| entry.name.strip_prefix(SHOW));
        name.unwrap_or_default()
    }

    /// Returns the screen of a name; the list if there is none of that name.
    pub(crate) fn named(name: &str) -> Self {
        let shown = Self::SHOWN_BY.iter().map(|(_, screen)| *screen);
        let mut named = shown.filter(|screen| screen.name() == name);
        named.next().unwrap_or(Self::List)
    }

    /// Returns the screen of an own name; `None` if there is none of that name.
    pub(crate) fn of_own_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|screen| screen.own_name() == name)
    }

    /// Returns the context in which its keys are interpreted.
    pub(crate) fn context(self) -> KeyContext {
        match self.is_slide() {
            true => KeyContext::Presenting(self.actions()),
            false => KeyContext::On(self.actions()),
        }
    }

    /// Returns all contexts in which keys are interpreted.
    pub(crate) fn contexts() -> impl Iterator<Item = KeyContext> {
        let screens = Self::ALL.iter();
        let screens = screens.map(|screen| screen.context());
        screens.chain(KeyContext::OVERLAYS)
    }
}

impl Memories {
    /// The agenda of the meeting, or the one that is proposed.
    pub(crate) fn agenda(&self, stage: &Stage<'_>) -> Agenda {
        self.agenda.agenda(stage)
    }

    /// Changes the agenda that is proposed, or returns what is to be recorded.
    pub(crate) fn set_agenda(&mut self, agenda: Agenda, stage: &Stage<'_>) -> Outcome {
        self.agenda.change(agenda, stage)
    }

    /// Whether the list has headings.
    pub(crate) fn have_headings(&self) -> bool {
        self.list.shows_headings
    }

    /// What is remembered of a plan at first, with headings in the list or without.
    pub(crate) fn with_headings(has_headings: bool) -> Self {
        let mut memories = Self::default();
        memories.list.shows_headings = has_headings;
        memories
    }
}

/// A model with the inputs that it was derived from.
pub(crate) struct Derived<R: Room> {
    inputs: R::Inputs,
    model: R::Model,
}

impl<R: Room> Derived<R> {
    fn new(
        stage: &Stage<'_>,
        memory: &R::Memory,
        width: usize,
        before: Option<&Rc<Self>>,
    ) -> Rc<Self> {
        let inputs = R::inputs(stage, memory, width);
        if let Some(before) = before.filter(|before| before.inputs == inputs) {
            return Rc::clone(before);
        }
        let model = R::model(stage, memory, width);
        Rc::new(Self { inputs, model })
    }
}
