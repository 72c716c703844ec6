//! The loop: it hears keys, signals and answers of workers on one channel, lets
//! the state change by them, and shows what comes of it.

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::event::{Effect, Event};
use super::host::{ExitReason, Host, Incoming};
use super::state::State;
use super::view::View;
use super::work::{Answer, Job};
use super::{frame, update};

/// How long keys must rest before the card catches up with the chosen row.
const PAUSE: Duration = Duration::from_millis(60);

/// How long the first frame waits for the first plan, so that it need not be
/// drawn twice. A frame that comes so much later is no later to the eye.
const FIRST_PLAN: Duration = Duration::from_millis(15);

/// How long a frame that says no more than how far opening has come waits for
/// others: as often as the eye sees a count change, and a processor less for
/// drawing that workers could have.
const PROGRESS: Duration = Duration::from_millis(50);

/// How often the time is looked at where the screen shows it, to the minute.
const TICK: Duration = Duration::from_secs(5);

/// Opens the plans of paths, and runs until something ends the program.
///
/// # Errors
///
/// If the terminal cannot be read or written.
pub(super) fn run(
    host: &mut impl Host,
    state: &mut State,
    paths: Vec<PathBuf>,
) -> io::Result<ExitReason> {
    let ending = run_until_end(host, state, paths);
    if let Some(job) = state.stop_telling() {
        host.start(job);
    }
    host.finish()?;
    save_what_is_left(host, state)?;
    ending
}

/// Tries once more to save what could not be saved, since after that it would be lost.
fn save_what_is_left(host: &mut impl Host, state: &mut State) -> io::Result<()> {
    loop {
        while let Some(incoming) = host.more()? {
            match incoming {
                Incoming::Event(Event::Answer(answer)) => state.note_last(*answer),
                Incoming::End(_) => break,
                _ => {}
            }
        }
        let jobs = state.last_appendings();
        if jobs.is_empty() {
            return Ok(());
        }
        jobs.into_iter().for_each(|job| host.start(job));
        host.finish()?;
    }
}

fn run_until_end(
    host: &mut impl Host,
    state: &mut State,
    paths: Vec<PathBuf>,
) -> io::Result<ExitReason> {
    let mut turning = Loop {
        view: View::new(state, None),
        state,
        host,
        postponed: Some(VecDeque::new()),
    };
    let opening = turning.state.open(paths);
    if let Some(ending) = turning.carry_out(opening)? {
        return Ok(ending);
    }
    if let Some(ending) = turning.wait_for_first_plan()? {
        return Ok(ending);
    }
    let mut shown = None;
    loop {
        let frame = frame::draw(turning.state, &turning.view, shown);
        shown = Some(turning.view.scene.window(turning.state));
        turning.host.show(frame)?;
        turning.start_postponed();
        turning.tell();
        if let Some(ending) = turning.wait_for_change()? {
            return Ok(ending);
        }
    }
}

/// What the loop turns.
struct Loop<'l, T> {
    host: &'l mut T,
    state: &'l mut State,
    view: View,
    /// The jobs that wait until the first frame is shown; `None` once it is.
    postponed: Option<VecDeque<Job>>,
}

impl<T: Host> Loop<'_, T> {
    /// The first plan is there before anybody could see its absence; if it is
    /// not, the screen says that it is being opened.
    fn wait_for_first_plan(&mut self) -> io::Result<Option<ExitReason>> {
        while !self.has_plan() {
            if let Some(job) = self.postponed.as_mut().and_then(VecDeque::pop_front) {
                self.host.start(job);
            }
            let next = self.host.next(Some(FIRST_PLAN))?;
            if next == Incoming::Event(Event::Pause) {
                break;
            }
            if let Some(ending) = self.take_in(next)? {
                return Ok(Some(ending));
            }
        }
        Ok(None)
    }

    fn has_plan(&self) -> bool {
        self.state.plans.current().is_some()
    }

    /// Waits until there is something new to show.
    fn wait_for_change(&mut self) -> io::Result<Option<ExitReason>> {
        let due = Instant::now() + PROGRESS;
        let patience = match self.state.is_held {
            true => Some(PAUSE),
            false => self.state.shows_time().then_some(TICK),
        };
        let mut next = self.host.next(patience)?;
        while self.is_progress(&next) {
            let left = due.saturating_duration_since(Instant::now());
            if let Some(ending) = self.take_in_one(next)? {
                return Ok(Some(ending));
            }
            next = self.host.next(Some(left))?;
            if next == Incoming::Event(Event::Pause) {
                return Ok(None);
            }
        }
        self.take_in(next)
    }

    /// Returns whether something changes no more of the screen than how far opening has
    /// come.
    fn is_progress(&self, incoming: &Incoming) -> bool {
        let Incoming::Event(Event::Answer(answer)) = incoming else {
            return false;
        };
        let is_of_another = matches!(**answer, Answer::Opened(..)) && self.has_plan();
        is_of_another && self.state.waiting.is_empty()
    }

    /// Starts a job. Before the first frame they go one at a time, since all that
    /// run beside the first plan are processors that it does not have.
    fn start(&mut self, job: Job) {
        match &mut self.postponed {
            Some(postponed) => postponed.push_back(job),
            None => self.host.start(job),
        }
    }

    fn start_postponed(&mut self) {
        for job in self.postponed.take().into_iter().flatten() {
            self.host.start(job);
        }
    }

    /// Tells those who follow what the frame shows.
    fn tell(&mut self) {
        if let Some(job) = update::tell(self.state, &self.view.scene) {
            self.host.start(job);
        }
    }

    /// Takes in what has come since the last frame.
    fn take_in(&mut self, first: Incoming) -> io::Result<Option<ExitReason>> {
        let mut next = Some(first);
        while let Some(incoming) = next {
            if let Some(ending) = self.take_in_one(incoming)? {
                return Ok(Some(ending));
            }
            next = self.host.more()?;
        }
        Ok(None)
    }

    fn take_in_one(&mut self, incoming: Incoming) -> io::Result<Option<ExitReason>> {
        match incoming {
            Incoming::End(ending) => Ok(Some(ending)),
            Incoming::Stop => {
                self.host.stop()?;
                Ok(None)
            }
            Incoming::Continued => {
                let size = self.host.resume()?;
                self.change(Event::Resize(size))
            }
            Incoming::Edited(ended) => {
                let size = self.host.resume()?;
                let ending = self.change(Event::Resize(size))?;
                match (ending, ended) {
                    (None, Err(why)) => self.change(Event::NotEdited(why)),
                    (ending, _) => Ok(ending),
                }
            }
            Incoming::Event(event) => self.change(event),
        }
    }

    /// Changes the state by an event, and derives anew what is shown. The time comes first.
    fn change(&mut self, event: Event) -> io::Result<Option<ExitReason>> {
        let now = self.host.time();
        if now != self.state.now {
            update::update(self.state, &mut self.view, Event::Time(now));
        }
        let day = self.host.day();
        if day != self.state.day {
            update::update(self.state, &mut self.view, Event::Day(day));
        }
        let effects = update::update(self.state, &mut self.view, event);
        self.carry_out(effects)
    }

    fn carry_out(&mut self, effects: Vec<Effect>) -> io::Result<Option<ExitReason>> {
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(Some(ExitReason::Quit)),
                Effect::Suspend => self.host.stop()?,
                Effect::Redraw => self.host.forget_shown(),
                Effect::Ask(questions) => self.host.ask(questions)?,
                Effect::UseMouse(is_used) => self.host.use_mouse(is_used)?,
                Effect::Copy(text) => self.host.copy(&text)?,
                Effect::Start(job) => self.start(job),
                Effect::Watch(paths) => self.host.watch(paths),
                Effect::Follow(files) => self.host.follow(files),
                Effect::Lead => self.host.lead(),
                Effect::Edit(call) => self.host.edit(call)?,
            }
        }
        Ok(self
            .state
            .plans
            .are_all_broken()
            .then_some(ExitReason::NoPlan))
    }
}
