//! Leads a meeting for those who follow on other screens, and follows one that is led elsewhere.

use tenken::check::DoubtOrder;
use tenken::compare::Band;
use tenken::plan::InitiativeId;
use tenken::query::IndicatorOrder;

use super::Update;
use crate::shown::{Leader, ReadUpTo, Showing, Shown, ShownNumbers, Told};
use crate::tui::action::Action;
use crate::tui::event::{Effect, Event};
use crate::tui::leading::FollowStep;
use crate::tui::plan_index::PlanIndex;
use crate::tui::room::{number_of, page_height};
use crate::tui::scene::Scene;
use crate::tui::screens::Screen;
use crate::tui::selection::{DoubtChoice, Scroll};
use crate::tui::stage::OnSlide;
use crate::tui::state::State;
use crate::tui::work::Job;

// --- Leading ----------------------------------------------------------------------

/// What those who follow are to be told, if something else is shown than they know of.
///
/// It is asked once a scene is drawn, not at every event: what was never on the screen is told
/// to nobody, and drawing has laid out the text whose reading is told.
pub(crate) fn tell(state: &mut State, scene: &Scene) -> Option<Job> {
    if state.leading.as_ref()?.is_telling() {
        return None;
    }
    let shown = shown(state, scene)?;
    let places = state.record_places(state.plans.current_index()?)?;
    let leading = state.leading.as_mut()?;
    let (telling, takes_lead) = leading.next(shown)?;
    leading.tell_in(&places);
    Some(Job::Tell(Box::new(Showing {
        places,
        telling,
        takes_lead,
    })))
}

/// What is shown now; `None` before a plan is.
fn shown(state: &State, scene: &Scene) -> Option<Shown> {
    let open = state.plans.current()?;
    let selection = &open.selection;
    let band = selection.filter.band;
    let stage = scene.stage(state)?;
    let of_slide = stage.on_slide().filter(|_| state.screen == Screen::Slide);
    let row = of_slide.map(OnSlide::id).or(stage.row().map(|row| &row.id));
    let marks = selection.marks.iter();
    Some(Shown {
        leader: state.leader(),
        day: state.settings.today,
        since: state.now,
        plan: open.plan.facts().id.clone(),
        screen: state.screen.own_name().to_owned(),
        is_blank: state.is_blank,
        is_card_beside: state.card_beside,
        row: row.map(|row| row.as_str().to_owned()),
        year: selection.year.to_string(),
        rows: open.listed_rows(),
        marks: marks.map(|row| row.as_str().to_owned()).collect(),
        numbers: ShownNumbers {
            place: scene.choices(state).and_then(|choices| choices.chosen),
            read: read_up_to(state, scene),
            followed: selection.followed,
            band: band.map(|band| number_of(&band, &Band::ALL)),
            marked_only: !selection.filter.rows.is_empty(),
            orders: [
                number_of(&selection.indicator_order, &IndicatorOrder::ALL),
                number_of(&selection.doubt_order, &DoubtOrder::ALL),
            ],
            mode: state.screen.mode(state.memories()?, &open.plan),
        },
    })
}

/// How far the text is read: on a slide by pages, which every size divides in its own way.
fn read_up_to(state: &State, scene: &Scene) -> ReadUpTo {
    let Some((pane, stage)) = scene.text_pane().zip(scene.stage(state)) else {
        return ReadUpTo::default();
    };
    let text = pane.text(state, &stage);
    match state.screen {
        Screen::Slide => {
            let page = page_height(pane.rows_area().height.into());
            ReadUpTo::Page(text.scroll.div_ceil(page))
        }
        _ => ReadUpTo::Lines {
            above: text.scroll,
            all: text.lines.len(),
        },
    }
}

impl Update<'_> {
    /// Leads the meeting from here.
    pub(super) fn take_lead(&mut self) {
        self.state.leading.get_or_insert_default().take();
        self.effect(Effect::Lead);
    }

    /// Tells those who follow what is shown although it is the same.
    pub(super) fn tell_again(&mut self) {
        if let Some(leading) = &mut self.state.leading {
            leading.tell_again();
        }
    }

    /// Takes note of what came of telling those who follow.
    pub(super) fn note_told(&mut self, told: &Told) {
        if let Some(leading) = &mut self.state.leading {
            leading.note_told();
        }
        if let Told::LedBy(other) = told {
            self.state.leading = None;
            let key = self.key(Action::StartMeeting);
            self.say(self.language().led_by_another(&other.person, &key));
        }
    }
}

impl State {
    /// Whoever leads from here.
    fn leader(&self) -> Leader {
        Leader {
            person: self.settings.person.clone(),
            program: self.settings.program,
        }
    }

    /// What is left to do for those who follow when the program ends.
    pub(crate) fn stop_telling(&self) -> Option<Job> {
        let places = self.leading.as_ref()?.places().to_vec();
        Some(Job::StopTelling(places, self.leader()))
    }
}

// --- Following --------------------------------------------------------------------

impl Update<'_> {
    /// Follows whoever leads a meeting about one of the plans, once all are open.
    pub(super) fn follow_leaders(&mut self) {
        if !self.state.settings.follows || self.state.plans.progress().is_some() {
            return;
        }
        let plans = self.state.plans.iter().map(|(index, _)| index);
        let plans: Vec<PlanIndex> = plans.collect();
        let watched = plans.into_iter().filter_map(|index| {
            let places = self.state.record_places(index)?;
            Some((
                index,
                places.iter().map(|place| place.shown_file()).collect(),
            ))
        });
        let watched = watched.collect();
        self.effect(Effect::Follow(watched));
        self.say_nobody_leads();
    }

    fn say_nobody_leads(&mut self) {
        let key = self.key(Action::StartMeeting);
        self.say(self.language().waits_for_meeting(&key));
    }

    /// Shows what whoever leads shows of a plan; `None` if nobody leads a meeting about it.
    pub(super) fn note_shown(&mut self, index: PlanIndex, shown: Option<Shown>) {
        // Whoever leads says which day it is; here nobody may have pressed a key for days.
        if shown
            .as_ref()
            .is_some_and(|shown| shown.day == self.state.day)
        {
            self.state.settings.today = self.state.day;
        }
        let today = self.state.settings.today;
        let Some(shown) = shown.filter(|shown| shown.day == today) else {
            if self.state.plans.current_index() == Some(index) {
                self.state.is_blank = false;
                self.state.led_by = None;
                self.say_nobody_leads();
            }
            return;
        };
        self.state.plans.go_to(index);
        self.state.notice = None;
        self.state.overlay = None;
        self.state.trail.clear();
        self.state.is_blank = shown.is_blank;
        self.state.card_beside = shown.is_card_beside;
        self.choose_as(&shown);
        self.show_as(&shown);
        self.state.led_by = Some((shown.leader.person, shown.since));
        let ShownNumbers { place, read, .. } = shown.numbers;
        let place = place.map(FollowStep::Place);
        let steps = place.into_iter().chain([FollowStep::Read(read)]);
        self.state.waiting.extend(steps.map(Event::Follow));
    }

    /// Chooses and lists what somebody shows, as far as the plan has it.
    fn choose_as(&mut self, shown: &Shown) {
        let Some(open) = self.state.plans.current_mut() else {
            return;
        };
        open.list_rows(&shown.rows);
        let named = |id: &String| InitiativeId::new(id.clone());
        // A slide may be about a row that is gone.
        let row = shown.row.as_ref().map(named);
        let marks = shown.marks.iter().map(named);
        let marks = marks.filter(|id| open.plan.row(id).is_some()).collect();
        let numbers = &shown.numbers;
        let [indicators, doubts] = numbers.orders;
        let selection = &mut open.selection;
        selection.row = row;
        selection.marks = marks;
        if numbers.marked_only {
            selection.filter.rows.clone_from(&selection.marks);
        }
        selection.filter.band = numbers.band.and_then(|band| Band::ALL.get(band).copied());
        selection.year = shown.year.parse().unwrap_or(selection.year);
        selection.followed = numbers.followed;
        let order = IndicatorOrder::ALL.get(indicators);
        selection.indicator_order = order.copied().unwrap_or_default();
        let order = DoubtOrder::ALL.get(doubts);
        selection.doubt_order = order.copied().unwrap_or_default();
        selection.scroll = Scroll::Lines(0);
    }

    fn show_as(&mut self, shown: &Shown) {
        let screen = Screen::of_own_name(&shown.screen).unwrap_or(Screen::List);
        self.state.screen = screen;
        if screen.needs_check() && shown.numbers.place.is_none() {
            self.ask_for_doubts_of_row();
        }
        let plan = self.state.plans.current().map(|open| open.plan.clone());
        if let Some((plan, memories)) = plan.zip(self.state.memories_mut()) {
            screen.set_mode(memories, &shown.numbers.mode, &plan);
        }
    }

    /// Where no doubt is chosen, those of a row are asked for that has none.
    fn ask_for_doubts_of_row(&mut self) {
        let Some(open) = self.state.plans.current_mut() else {
            return;
        };
        let asked = open.selection.row.clone().map(|row| DoubtChoice::FirstOf {
            row,
            is_asked: true,
            or: None,
        });
        open.selection.doubt = asked;
    }

    /// Goes on to what is chosen by its place, or to the page that is read.
    pub(super) fn follow_step(&mut self, step: FollowStep) {
        match step {
            FollowStep::Place(place) => {
                let chosen = self
                    .scene
                    .choices(self.state)
                    .and_then(|choices| choices.chosen);
                if chosen != Some(place) {
                    self.go_to_row(place);
                }
            }
            FollowStep::Read(read) => {
                let Some((pane, stage)) = self.scene.text_pane().zip(self.scene.stage(self.state))
                else {
                    return;
                };
                let page = page_height(pane.rows_area().height.into());
                let lines = match read {
                    ReadUpTo::Page(number) => number.saturating_mul(page),
                    ReadUpTo::Lines { above, all } => {
                        let own = pane.text(self.state, &stage).lines.len();
                        above.saturating_mul(own) / all.max(1)
                    }
                };
                self.scroll_to(lines);
            }
        }
    }
}
