//! What the program knows at a moment. Plain data: keys change it through
//! [`update`](super::update), views read it.

mod chooser;
mod doubts;
mod input;
mod lineage;
mod plans;
mod tables;
mod view;

use ratatui::layout::Size;
use tenken::check::Doubt;
use tenken::compare::Years;
use tenken::messages::Language;
use tenken::plan::{Initiative, InitiativeId, MilestoneDate, Plan};
use tenken::query::Listing;

pub(crate) use chooser::{Chooser, ChooserItem, ChooserKind, Runs};
pub(crate) use doubts::{DoubtRow, questions_in};
pub(crate) use input::Input;
pub(crate) use lineage::{Across, first_reported};
pub(crate) use plans::{OpenPlan, Plans};
pub(crate) use tables::all_rows;
pub(crate) use view::{Drill, PlanView};

use super::action::{Action, Context};
use super::keymap::Keymap;
use super::screen::Screen;
use super::theme::ThemeName;
use crate::cells::Ambiguous;
use crate::open::{PlanFile, Report};

/// What can be changed while the program runs, for every plan alike.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// The palette.
    pub(crate) theme: ThemeName,
    /// Whether the palette may be changed to one with colours.
    pub(crate) colours: bool,
    /// How wide ambiguous characters are drawn.
    pub(crate) ambiguous: Ambiguous,
    /// The day it is, for dated events.
    pub(crate) today: MilestoneDate,
    /// The language of the labels; the plan's own where none is wished for.
    pub(crate) language: Option<Language>,
    /// Which key does what.
    pub(crate) keymap: Keymap,
}

/// What lies over the screen and takes the keys until it is left.
pub(crate) enum Overlay {
    /// The line in which a search is typed, with what to go back to.
    Search {
        /// What is typed.
        input: Input,
        /// The view as it was before.
        before: Box<PlanView>,
    },
    /// A list to choose from.
    Choose(Chooser),
    /// The line in which the reason is typed for which a doubt is dismissed.
    Reason {
        /// What is typed.
        input: Input,
        /// The doubt.
        doubt: Box<Doubt>,
    },
    /// What is wrong with the files, scrolled so many lines down.
    Findings {
        /// The first line shown.
        scroll: usize,
    },
}

/// Everything.
pub(crate) struct State {
    /// The plans.
    pub(crate) plans: Plans,
    /// What is wrong with the files.
    pub(crate) reports: Vec<Report>,
    /// What the screen shows.
    pub(crate) screen: Screen,
    /// The screens from which the one shown was opened, the first one first.
    pub(crate) trail: Vec<Screen>,
    /// Whether the card is shown beside the list where there is room.
    pub(crate) card_beside: bool,
    /// What lies over the screen.
    pub(crate) overlay: Option<Overlay>,
    /// What can be changed while the program runs.
    pub(crate) settings: Settings,
    /// The size of the screen.
    pub(crate) size: Size,
    /// A sentence about what was just done.
    pub(crate) notice: Option<String>,
    /// The row whose card is shown while keys repeat faster than cards can be
    /// sent; none where the card follows the chosen row.
    pub(crate) lagging_card: Option<InitiativeId>,
    /// The same of the doubt that is shown beside the list of doubts.
    pub(crate) lagging_doubt: Option<Box<Doubt>>,
}

impl State {
    /// The state in which the program starts; none where there is no plan.
    pub(crate) fn new(
        files: Vec<PlanFile>,
        reports: Vec<Report>,
        settings: Settings,
        size: Size,
    ) -> Option<Self> {
        let mut state = Self {
            plans: Plans::new(files)?,
            reports,
            screen: Screen::List,
            trail: Vec::new(),
            card_beside: true,
            overlay: None,
            settings,
            size,
            notice: None,
            lagging_card: None,
            lagging_doubt: None,
        };
        state.notice = state.notice_of_reports();
        Some(state)
    }

    /// What is said at the start where something is wrong with the files.
    fn notice_of_reports(&self) -> Option<String> {
        let count = self.reports.len();
        let keys = self.settings.keymap.keys(Action::ShowFindings);
        let key = keys.first().map(ToString::to_string).unwrap_or_default();
        (count > 0).then(|| {
            self.language().pick(
                format!("ファイルに誤りや注意が {count} 件あります（{key} で見る）"),
                format!("{count} findings in the files (press {key})"),
            )
        })
    }

    /// The plan in view.
    pub(crate) fn plan(&self) -> &Plan {
        &self.plans.current().plan
    }

    /// What is chosen in the plan in view.
    pub(crate) fn view(&self) -> &PlanView {
        &self.plans.current().view
    }

    /// What is chosen in the plan in view, to be changed.
    pub(crate) fn view_mut(&mut self) -> &mut PlanView {
        &mut self.plans.current_mut().view
    }

    /// The rows that are listed.
    pub(crate) fn listing(&self) -> Listing {
        self.plans.current().listing()
    }

    /// The chosen row.
    pub(crate) fn chosen(&self) -> Option<&Initiative> {
        self.plans.current().chosen(&self.listing())
    }

    /// The row whose card is shown.
    pub(crate) fn shown(&self) -> Option<&Initiative> {
        match &self.lagging_card {
            Some(id) => self.plan().initiative(id),
            None => self.chosen(),
        }
    }

    /// The year of the card, and the year before it.
    pub(crate) fn years(&self) -> Years {
        let later = self.view().year;
        Years {
            earlier: later.previous(),
            later,
        }
    }

    /// The language of the labels.
    pub(crate) fn language(&self) -> Language {
        let of_plan = || Language::of_plan(self.plan());
        self.settings.language.unwrap_or_else(of_plan)
    }

    /// Folds the texts of the plan in view and checks it, where that was not
    /// done: after a frame, so that neither it nor the first key of a search waits
    /// for that. Says whether there is now more to be shown.
    pub(crate) fn catch_up(&self) -> bool {
        let open = self.plans.current();
        open.view.fold(&open.plan);
        if open.questions.get().is_some() {
            return false;
        }
        // The lines that they stand at are found once for all of them.
        let first = open.questions().first();
        first.is_some_and(|question| open.lines_of(question).is_some())
    }

    /// What takes the keys.
    pub(crate) fn context(&self) -> Context {
        match &self.overlay {
            Some(Overlay::Search { .. } | Overlay::Reason { .. }) => Context::Typing,
            Some(Overlay::Choose(chooser)) => chooser.context(),
            Some(Overlay::Findings { .. }) => Context::Reading,
            None => Context::On(self.screen),
        }
    }
}
