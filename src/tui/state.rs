//! The state of the program. It is plain data: events change it through
//! [`update`](super::update), and everything shown is derived from it.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;

use ratatui::layout::Size;
use tenken::check::{Dismissal, Dismissals, Reason};
use tenken::meeting::{Agenda, Day, Entry, EntryId, TimeOfDay, Writer};
use tenken::messages::Language;
use tenken::plan::{FiscalYear, InitiativeId};
use tenken::query::Filter;

use super::action::KeyContext;
use super::draw::look::Look;
use super::event::{Effect, Event};
use super::gathering::Gathering;
use super::layout::{Detail, has_room_for_list};
use super::leading::Leading;
use super::overlays::all_rows::LeftSearch;
use super::overlays::drafts::Drafts;
use super::overlays::{Overlay, ReasonPrompt};
use super::plan_index::PlanIndex;
use super::plans::Plans;
use super::screens::{Memories, Screen};
use super::selection::ActiveSearch;
use super::settings::Settings;
use super::stage::Stage;
use super::theme::ThemeName;
use super::work::{Answer, Job, SearchNumbers};
use crate::last_time::LastTime;
use crate::recorded::{RecordPlaces, Recorded};
use crate::report::Report;
use crate::views::{View, Views};

/// The state of the program.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct State {
    /// The plans.
    pub(crate) plans: Plans,
    /// What the screens remember of each plan.
    pub(super) memories: BTreeMap<PlanIndex, Memories>,
    /// The first row of each table that is on the screen.
    pub(super) first_rows: BTreeMap<(PlanIndex, Screen), usize>,
    /// What is wrong with the settings.
    settings_reports: Vec<Report>,
    /// What the screen shows.
    pub(crate) screen: Screen,
    /// The screens from which the one shown was opened, the first one first.
    pub(super) trail: Vec<PreviousScreen>,
    /// What comes back when a doubt is left.
    pub(super) year_before_doubt: Option<YearBeforeDoubt>,
    /// Whether the card is shown beside the list if there is room.
    pub(super) card_beside: bool,
    /// The theme that was chosen by a key, now or the last time.
    pub(super) theme_by_key: Option<ThemeName>,
    /// The views that are kept.
    pub(crate) views: Views,
    /// How the screen was left the last time, until its plan is there or something else is
    /// done.
    pub(super) last_time: Option<LastTime>,
    /// What lies over the screen.
    pub(crate) overlay: Option<Overlay>,
    /// Notes that were left before they were recorded.
    pub(super) drafts: Drafts,
    /// What can be changed while the program runs.
    pub(crate) settings: Settings,
    /// The size of the screen.
    pub(crate) size: Size,
    /// A sentence about what was just done.
    pub(crate) notice: Option<String>,
    /// The time of day.
    pub(crate) now: TimeOfDay,
    /// Whether nothing is shown.
    pub(crate) is_blank: bool,
    /// Whether the last key was to end the program in the middle of a meeting.
    pub(super) asked_to_quit: bool,
    /// The day it is now. That of a meeting is [`Settings::today`].
    pub(crate) day: Day,
    /// The folders in which something was recorded at the end that could not be where it
    /// should.
    pub(crate) moved_to: Vec<PathBuf>,
    /// Whether a key is held down, so that what is shown beside a list waits.
    pub(crate) is_held: bool,
    /// Keys and pasted texts that wait for the answer of a worker.
    pub(super) waiting: VecDeque<Event>,
    /// Whether a worker is finding the line that an editor is to be opened at.
    pub(super) is_locating: bool,
    /// The searches over all plans.
    pub(super) searches: SearchNumbers,
    /// The indicators of all plans that have the same name.
    pub(super) gathering: Gathering,
    /// How a meeting is led from here; `None` if it is not.
    pub(super) leading: Option<Leading>,
    /// Who is followed, and since when they show what is shown.
    pub(crate) led_by: Option<(String, TimeOfDay)>,
}

/// A screen from which another was opened.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PreviousScreen {
    /// The screen.
    pub(super) screen: Screen,
    /// The filter that was in force, if going on from there changed it.
    pub(super) filter: Option<Filter>,
    /// The plan that was in view, if going on from there led to a plan.
    pub(super) plan: Option<PreviousPlan>,
    /// The search over all plans that lay over it, if it led to a row.
    pub(super) search: Option<LeftSearch>,
}

/// The plan from which a screen of a plan was opened.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PreviousPlan {
    /// The plan that was in view.
    pub(super) plan: PlanIndex,
    /// The search that was in force in the plan that was opened.
    pub(super) search: Option<ActiveSearch>,
}

/// The year that was in view before going to a doubt about another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct YearBeforeDoubt {
    /// The plan.
    pub(super) plan: PlanIndex,
    /// The row that the doubt is about.
    pub(super) row: Option<InitiativeId>,
    /// The year of the doubt.
    pub(super) of_doubt: FiscalYear,
    /// The year before.
    pub(super) before: FiscalYear,
}

impl State {
    /// The state in which the program starts.
    pub(crate) fn new(
        settings: Settings,
        reports: Vec<Report>,
        (last_time, views): (LastTime, Views),
        size: Size,
        now: TimeOfDay,
    ) -> Self {
        Self {
            plans: Plans::default(),
            memories: BTreeMap::new(),
            first_rows: BTreeMap::new(),
            settings_reports: reports,
            screen: Screen::List,
            trail: Vec::new(),
            year_before_doubt: None,
            card_beside: last_time.is_card_beside,
            theme_by_key: last_time.theme,
            views,
            last_time: Some(last_time),
            overlay: None,
            drafts: Drafts::default(),
            day: settings.today,
            settings,
            size,
            notice: None,
            now,
            is_blank: false,
            asked_to_quit: false,
            moved_to: Vec::new(),
            is_held: false,
            waiting: VecDeque::new(),
            is_locating: false,
            searches: SearchNumbers::default(),
            gathering: Gathering::default(),
            leading: None,
            led_by: None,
        }
    }

    /// What is to be done first: asking the terminal, watching the paths, from before
    /// anything is read of them, and finding their plans.
    pub(crate) fn open(&self, paths: Vec<PathBuf>) -> Vec<Effect> {
        vec![
            Effect::Ask(self.settings.open_questions),
            Effect::UseMouse(self.settings.mouse),
            Effect::Watch(paths.clone()),
            Effect::Start(Plans::find(paths)),
        ]
    }

    /// What is wrong with the settings and the files.
    pub(crate) fn reports(&self) -> Vec<Report> {
        let own = self.settings_reports.iter().cloned();
        own.chain(self.plans.reports().cloned()).collect()
    }

    /// What is to be remembered for the next time.
    pub(crate) fn left_behind(&self) -> LastTime {
        let open = self.plans.current();
        let row = open.and_then(|open| open.selection.row.as_ref());
        let memories = self.memories();
        LastTime {
            theme: self.theme_by_key,
            plan: open.map(|open| open.plan.facts().id.clone()),
            row: row.map(|row| row.as_str().to_owned()),
            is_card_beside: self.card_beside,
            has_headings: memories.is_some_and(Memories::have_headings),
        }
    }

    /// How many things that happened in meetings are not on the disk.
    pub(crate) fn unsaved_count(&self) -> usize {
        let recorded = self.recorded();
        recorded.map(Recorded::unwritten_count).sum()
    }

    /// What happened in meetings or was typed of a note or a reason, and is not on the disk, as
    /// it would be written.
    pub(crate) fn unsaved(&self) -> Vec<String> {
        let happened = self.recorded().flat_map(Recorded::unwritten);
        happened
            .chain(self.begun())
            .chain(self.reasoned())
            .collect()
    }

    /// What would be dismissed for the reason that is being typed.
    fn reasoned(&self) -> Option<String> {
        let Some(Overlay::Reason(prompt)) = &self.overlay else {
            return None;
        };
        let dismissal = self.dismissal(prompt, Reason::new(prompt.input.text())?)?;
        Some(Dismissals::from_iter([dismissal]).to_toml())
    }

    /// The dismissal of a doubt. Returns `None` if the plan was changed while the reason was
    /// typed, and the doubt is gone.
    pub(super) fn dismissal(&self, prompt: &ReasonPrompt, reason: Reason) -> Option<Dismissal> {
        let questions = self.plans.current()?.questions.as_ref()?;
        let mut questions = questions.iter();
        let question = questions.find(|question| question.doubt == *prompt.doubt)?;
        Some(Dismissal {
            doubt: question.key.clone(),
            reason,
            date: self.settings.today.into(),
        })
    }

    /// What was typed of notes that are not recorded.
    fn begun(&self) -> impl Iterator<Item = String> {
        let open = match &self.overlay {
            Some(Overlay::Note(note)) => Some(&**note),
            _ => None,
        };
        let open = open.filter(|note| note.is_changed() && !note.is_saving());
        let notes = self.drafts.iter().chain(open);
        let contents = notes.filter_map(|note| note.content(self.settings.today));
        (1..).zip(contents).map(|(number, content)| {
            let entry = Entry {
                id: EntryId::new(number, Writer::nobody()),
                time: self.now,
                content,
            };
            entry.to_toml()
        })
    }

    fn recorded(&self) -> impl Iterator<Item = &Recorded> {
        let open = self.plans.iter();
        open.filter_map(|(_, open)| open.recorded.as_ref())
    }

    /// The work that saves it before the program ends, if it was not in vain before.
    pub(crate) fn last_appendings(&mut self) -> Vec<Job> {
        let hand = self.settings.hand();
        let plans: Vec<PlanIndex> = self.plans.iter().map(|(index, _)| index).collect();
        let appendings = plans.into_iter().filter_map(|index| {
            let recorded = self.plans.get_mut(index)?.recorded.as_mut()?;
            Some(Job::Append(index, recorded.last_appending(&hand)?))
        });
        appendings.collect()
    }

    /// Takes note of what came of it, after which nothing is shown any more.
    pub(crate) fn note_last(&mut self, answer: Answer) {
        let Answer::Appended(index, appended) = answer else {
            return;
        };
        let open = self.plans.get_mut(index);
        let recorded = open.and_then(|open| open.recorded.as_mut());
        let moved = recorded.and_then(|recorded| recorded.note_appended(appended.ok()));
        self.moved_to.extend(moved);
    }

    /// The language of the labels.
    pub(crate) fn language(&self) -> Language {
        let plan = self.plans.current().map(|open| &open.plan);
        let of_plan = plan.map(|plan| Language::of_plan(plan));
        let language = self.settings.language.or(of_plan);
        language.unwrap_or_default()
    }

    /// The palette: where nobody chose one, a meeting has that of projectors.
    fn theme(&self) -> ThemeName {
        let open = self.plans.current();
        let meets = open.is_some_and(|open| open.meeting(self.settings.today).is_some());
        match meets && !self.settings.is_theme_chosen {
            true => ThemeName::Projector,
            false => self.settings.theme,
        }
    }

    /// How things look.
    pub(crate) fn look(&self) -> Look {
        Look {
            theme: self.theme().theme(),
            ambiguous: self.settings.ambiguous,
            language: self.language(),
        }
    }

    /// What the screens remember of the plan in view.
    pub(crate) fn memories(&self) -> Option<&Memories> {
        self.memories.get(&self.plans.current_index()?)
    }

    /// Where the meetings about a plan may be recorded; `None` if it is not open.
    pub(crate) fn record_places(&self, index: PlanIndex) -> Option<RecordPlaces> {
        let id = &self.plans.get(index)?.plan.facts().id;
        let records = self.settings.records.as_deref();
        Some(RecordPlaces::of(self.plans.file(index), id, records))
    }

    /// The command that answers with what a view of the plan in view shows.
    pub(crate) fn command_of(&self, view: &View) -> String {
        let index = self.plans.current_index();
        view.command(index.and_then(|index| self.plans.path(index)))
    }

    /// The agenda of the meeting about the plan in view, or the one that is proposed.
    pub(crate) fn agenda(&self, stage: &Stage<'_>) -> Agenda {
        let memories = self.memories();
        memories.map_or_else(Agenda::default, |memories| memories.agenda(stage))
    }

    /// The first row of a screen's table that is shown, counted from zero.
    pub(crate) fn first_row(&self, screen: Screen) -> usize {
        let plan = self.plans.current_index();
        let first = plan.and_then(|plan| self.first_rows.get(&(plan, screen)));
        first.copied().unwrap_or_default()
    }

    /// The screen whose rows are chosen from, if it is one, and what is next to it: what is
    /// chosen in full, or the screen itself beside the list.
    pub(crate) fn panes(&self) -> (Screen, Option<Detail>) {
        match self.screen {
            Screen::List if self.card_beside => (Screen::List, Some(Detail::Beside(Screen::Card))),
            Screen::Check => (Screen::Check, Some(Detail::BesideOrBelow(Screen::Doubt))),
            Screen::Comparison if has_room_for_list(self.size) => {
                (Screen::List, Some(Detail::BesideNarrow(Screen::Comparison)))
            }
            own => (own, None),
        }
    }

    /// Whether the row shown was opened from a doubt.
    pub(crate) fn is_from_doubt(&self) -> bool {
        let is_row = matches!(
            self.screen,
            Screen::List | Screen::Card | Screen::Comparison
        );
        let mut before = self.trail.iter();
        is_row && before.any(|step| step.screen.needs_check())
    }

    /// What takes the keys.
    pub(crate) fn context(&self) -> KeyContext {
        match &self.overlay {
            Some(overlay) => overlay.context(),
            None => self.screen.context(),
        }
    }

    /// The same, to be changed.
    pub(super) fn memories_mut(&mut self) -> Option<&mut Memories> {
        self.memories.get_mut(&self.plans.current_index()?)
    }

    /// Moves the first row of a screen's table that is shown.
    pub(super) fn set_first_row(&mut self, screen: Screen, first: usize) {
        if let Some(plan) = self.plans.current_index() {
            self.first_rows.insert((plan, screen), first);
        }
    }

    /// Going back changes no filter any more.
    pub(super) fn forget_filters_of_trail(&mut self) {
        self.trail
            .retain(|step| step.filter.is_none() || step.plan.is_some());
        for step in &mut self.trail {
            step.filter = None;
        }
    }

    /// Going back changes neither the filter nor the plan any more.
    pub(super) fn forget_plans_of_trail(&mut self) {
        self.trail
            .retain(|step| step.filter.is_none() && step.plan.is_none());
    }

    /// Whether the screen shows what time it is.
    pub(crate) fn shows_time(&self) -> bool {
        self.screen == Screen::Slide && !self.is_blank
    }

    /// Whether a banner says that the plan in view is not what its file says.
    pub(crate) fn has_banner(&self) -> bool {
        let open = self.plans.current();
        open.is_some_and(|open| open.outdated.is_some())
    }

    /// How many diagnostics there are about the settings and the files.
    pub(crate) fn report_count(&self) -> usize {
        self.settings_reports.len() + self.plans.report_count()
    }

    /// Whether anything is wrong with the settings or the files.
    pub(crate) fn has_reports(&self) -> bool {
        self.report_count() > 0
    }

    /// The screens from which the one shown was opened, and what else is remembered
    /// of how things were.
    #[cfg(test)]
    pub(crate) fn trail(&self) -> String {
        let (trail, year) = (&self.trail, &self.year_before_doubt);
        let memories = &self.memories;
        let (theme, size, beside) = (self.settings.theme, self.size, self.card_beside);
        format!("{trail:?} {year:?} {memories:?} {theme:?} {size:?} {beside}")
    }
}
