//! Journeys: keys in, screen out, through the real loop.
//!
//! A journey is a line of keys: a character is a key, and so is a name in angle
//! brackets (`<Enter>`, `<Ctrl-d>`); `<lt>` is the character.

#![allow(clippy::expect_used, clippy::panic)]

mod across;
mod ambiguous;
mod changes;
mod chart;
mod comparison;
mod copying;
mod doubts;
mod edges;
mod english;
mod filters;
mod following;
mod indicators;
mod last_time;
mod list;
mod live;
mod meeting;
mod mouse;
mod opening;
mod picture;
mod properties;
mod readme;
mod revision;
mod schedule;
mod search;
mod selection;
mod settings;
mod since_last_time;
mod styled;
mod tables;
mod unreadable;
mod views;

use std::collections::VecDeque;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ratatui::buffer::{Buffer, CellWidth as _};
use ratatui::layout::{Position, Size};
use tenken::document::Source;
use tenken::meeting::{Day, TimeOfDay};
use tenken::plan::load;

use super::editing::{Editor, EditorCall, NotEdited};
use super::event::Event;
use super::event_loop;
use super::host::{ExitReason, Frame, Host, Incoming};
use super::keymap::Keymap;
use super::plan_index::PlanIndex;
use super::settings::Settings;
use super::state::State;
use super::theme::ThemeName;
use super::work::{Answer, Job};
use crate::dismissed::{Dismissed, NotSaved, Saving};
use crate::display_width::AmbiguousWidth;
use crate::files::Refusal;
use crate::key::Key;
use crate::last_time::LastTime;
use crate::open::{Batches, Opening, Origin, PlanFile};
use crate::report::Report;
use crate::shown::{Shown, Told};
use crate::system::Questions;
use crate::views::{ViewSaving, Views};

/// A world in which somebody presses keys, slowly, and looks at the screen. Work
/// is done as soon as it is asked for.
struct ScriptedHost {
    files: Vec<PlanFile>,
    incoming: VecDeque<Incoming>,
    answers: VecDeque<Answer>,
    /// The jobs that were started before the first frame.
    early: Vec<Job>,
    delays: VecDeque<usize>,
    delays_of_plans: VecDeque<usize>,
    /// Answers that come once so many keys were pressed.
    delayed: Vec<(usize, Answer)>,
    keys: usize,
    frames: Vec<Frame>,
    /// How many frames there were when what is shown was first forgotten, if it was.
    forgotten: Option<usize>,
    asked: Vec<Questions>,
    /// Whether the mouse is used, whenever that was said.
    mouse: Vec<bool>,
    copied: Vec<String>,
    saved: Vec<Saving>,
    views: Vec<ViewSaving>,
    /// Why nothing can be saved, if that is so.
    refusal: Option<&'static str>,
    stops: usize,
    /// Whether plans are read from the files that are named.
    reads_files: bool,
    edits: VecDeque<Edit>,
    watched: Vec<PathBuf>,
    /// How many plans were folded and checked.
    derived: usize,
    edited: Vec<EditorCall>,
    /// What those who follow were told.
    told: Vec<Shown>,
    /// Whether they were told that it is over.
    has_stopped_telling: bool,
    /// The files that tell what those show who lead meetings.
    followed: Vec<(PlanIndex, Vec<PathBuf>)>,
    /// How an editor ends.
    ending_of_editor: Result<(), NotEdited>,
    /// The time of day.
    time: TimeOfDay,
    /// The day.
    day: Day,
}

/// What somebody does to files outside the program.
#[derive(Clone)]
enum Edit {
    /// Gives one a text.
    Write(PathBuf, String),
    /// Removes one.
    Remove(PathBuf),
    /// Calls a file or a folder something else.
    Rename(PathBuf, PathBuf),
    /// Lets time pass until an hour of a day.
    Wait(Day, u8),
}

impl Edit {
    fn carry_out(&self) {
        let done = match self {
            Self::Write(file, text) => fs::write(file, text),
            Self::Remove(file) => fs::remove_file(file),
            Self::Rename(from, to) => fs::rename(from, to),
            Self::Wait(..) => Ok(()),
        };
        done.expect("the file can be changed");
    }
}

impl Host for ScriptedHost {
    fn next(&mut self, patience: Option<Duration>) -> io::Result<Incoming> {
        self.keys = self.keys.saturating_add(1);
        self.release_delayed();
        if let Some(answer) = self.answers.pop_front() {
            return Ok(Incoming::Event(Event::Answer(Box::new(answer))));
        }
        if patience.is_some_and(|patience| patience < Duration::from_secs(1)) {
            return Ok(Incoming::Event(Event::Pause));
        }
        if self.incoming.is_empty() && !self.delayed.is_empty() {
            self.keys = usize::MAX;
            return self.next(patience);
        }
        let next = self.incoming.pop_front();
        if let Some(Incoming::Event(Event::FilesChanged { .. })) = next
            && let Some(edit) = self.edits.pop_front()
        {
            edit.carry_out();
            if let Edit::Wait(day, hour) = edit {
                (self.day, self.time) = (day, TimeOfDay { hour, minute: 0 });
            }
        }
        Ok(next.unwrap_or(Incoming::End(ExitReason::Quit)))
    }

    fn more(&mut self) -> io::Result<Option<Incoming>> {
        let answer = self.answers.pop_front();
        Ok(answer.map(|answer| Incoming::Event(Event::Answer(Box::new(answer)))))
    }

    fn time(&self) -> TimeOfDay {
        self.time
    }

    fn day(&self) -> Day {
        self.day
    }

    fn show(&mut self, frame: Frame) -> io::Result<()> {
        self.frames.push(frame);
        Ok(())
    }

    fn forget_shown(&mut self) {
        self.forgotten.get_or_insert(self.frames.len());
    }

    fn stop(&mut self) -> io::Result<()> {
        self.stops += 1;
        Ok(())
    }

    fn edit(&mut self, call: EditorCall) -> io::Result<()> {
        self.edited.push(call);
        let ended = self.ending_of_editor.clone();
        self.incoming.push_front(Incoming::Edited(ended));
        Ok(())
    }

    fn resume(&mut self) -> io::Result<Size> {
        let area = self.frames.last().map(|frame| frame.buffer.area);
        Ok(area.map_or(Size::new(80, 24), |area| area.as_size()))
    }

    fn watch(&mut self, paths: Vec<PathBuf>) {
        self.watched = paths;
    }

    fn follow(&mut self, files: Vec<(PlanIndex, Vec<PathBuf>)>) {
        self.followed = files;
    }

    fn lead(&mut self) {}

    fn ask(&mut self, questions: Questions) -> io::Result<()> {
        self.asked.push(questions);
        Ok(())
    }

    fn use_mouse(&mut self, is_used: bool) -> io::Result<()> {
        self.mouse.push(is_used);
        Ok(())
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        self.copied.push(text.to_owned());
        Ok(())
    }

    fn start(&mut self, job: Job) {
        if self.frames.is_empty() {
            self.early.push(job.clone());
        }
        self.derived += usize::from(matches!(job, Job::Fold { .. } | Job::Check(..)));
        let answer = self.answer(job);
        let delays = match answer {
            Answer::Found(_) => None,
            Answer::Opened(..) => self.delays_of_plans.pop_front(),
            _ => self.delays.pop_front(),
        };
        match delays {
            Some(delay) => self.delayed.push((self.keys.saturating_add(delay), answer)),
            None => self.answers.push_back(answer),
        }
    }

    fn finish(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl ScriptedHost {
    fn new(journey: &Journey, events: impl IntoIterator<Item = Event>) -> Self {
        Self {
            files: journey.files.clone(),
            incoming: events.into_iter().map(Incoming::Event).collect(),
            answers: VecDeque::new(),
            early: Vec::new(),
            delays: journey.delays.clone().into(),
            delays_of_plans: journey.delays_of_plans.clone().into(),
            delayed: Vec::new(),
            keys: 0,
            frames: Vec::new(),
            forgotten: None,
            asked: Vec::new(),
            mouse: Vec::new(),
            copied: Vec::new(),
            saved: Vec::new(),
            views: Vec::new(),
            refusal: journey.refusal,
            stops: 0,
            reads_files: !journey.paths.is_empty(),
            edits: journey.edits.clone().into(),
            watched: Vec::new(),
            derived: 0,
            edited: Vec::new(),
            ending_of_editor: journey.ending_of_editor.clone(),
            told: Vec::new(),
            has_stopped_telling: false,
            followed: Vec::new(),
            time: TimeOfDay {
                hour: 14,
                minute: 5,
            },
            day: journey.settings.today,
        }
    }

    /// Lets those answers come whose time has come.
    fn release_delayed(&mut self) {
        let keys = self.keys;
        let (due, rest) = std::mem::take(&mut self.delayed)
            .into_iter()
            .partition(|(at, _)| *at <= keys);
        self.delayed = rest;
        let due: Vec<(usize, Answer)> = due;
        self.answers
            .extend(due.into_iter().map(|(_, answer)| answer));
    }

    /// What comes of a job. The plans are those of the journey, and nothing is
    /// written.
    fn answer(&mut self, job: Job) -> Answer {
        match job {
            Job::Find(_) if !self.reads_files => {
                let names = self.files.iter().map(|_| Origin::BuiltIn("plan.toml", ""));
                Answer::Found(names.map(Ok).collect())
            }
            Job::Open(index, _) if !self.reads_files => {
                let file = self.files.get(index.get()).cloned();
                let reports = Vec::new();
                Answer::Opened(index, Opening { file, reports }.into())
            }
            Job::Save(index, saving) => {
                if self.reads_files {
                    saving.carry_out().expect("the file can be written");
                }
                self.saved.push(saving);
                let refused = self.refusal.map(refused);
                Answer::Saved(index, refused.map_or(Ok(()), Err))
            }
            Job::Append(index, appending) => {
                let refused = self.refusal.map(refused);
                let appended = refused.map_or_else(|| appending.carry_out(), Err);
                Answer::Appended(index, appended)
            }
            Job::KeepView(saving) => {
                self.views.push(saving.clone());
                Answer::KeptView(saving, Ok(()))
            }
            Job::Tell(showing) => {
                self.told.push(showing.telling.shown);
                Answer::Told(Told::Nowhere)
            }
            Job::StopTelling(..) => {
                self.has_stopped_telling = true;
                Answer::Told(Told::Nowhere)
            }
            job => job.run(),
        }
    }
}

/// What is said of a file that cannot be written.
fn refused(said: &str) -> NotSaved {
    NotSaved::Refused(Refusal {
        kind: io::ErrorKind::Other,
        said: said.to_owned(),
    })
}

/// Who sits where, with what, before the first key.
struct Journey {
    files: Vec<PlanFile>,
    reports: Vec<Report>,
    settings: Settings,
    last_time: LastTime,
    views: Views,
    size: Size,
    refusal: Option<&'static str>,
    /// The paths of the plans, if they are read from files.
    paths: Vec<PathBuf>,
    /// What is done to files, an edit before each event that says so.
    edits: Vec<Edit>,
    /// How an editor ends.
    ending_of_editor: Result<(), NotEdited>,
    /// After how many keys plans come in; those without a number, at once.
    delays_of_plans: Vec<usize>,
    /// After how many keys the other answers of workers come; those without a number,
    /// at once.
    delays: Vec<usize>,
}

/// A journey with the built-in plan of Kameyama.
fn journey(width: u16, height: u16) -> Journey {
    let files = built_in().into_iter();
    let is_kameyama = |file: &PlanFile| file.plan.facts().id == "kameyama-dx";
    Journey {
        files: files.filter(is_kameyama).collect(),
        reports: Vec::new(),
        settings: Settings {
            theme: ThemeName::Dark,
            is_theme_chosen: true,
            colours: true,
            ambiguous: AmbiguousWidth::Narrow,
            open_questions: Questions {
                background: false,
                ambiguous: false,
            },
            mouse: true,
            today: "2022-08-20".parse().expect("a day"),
            person: "sato".to_owned(),
            program: 1,
            follows: false,
            records: None,
            language: None,
            keymap: Keymap::default(),
            editor: Editor::usual(Some("vi".to_owned())),
            can_stop: true,
        },
        last_time: LastTime::default(),
        views: Views::default(),
        size: Size::new(width, height),
        refusal: None,
        paths: Vec::new(),
        edits: Vec::new(),
        ending_of_editor: Ok(()),
        delays_of_plans: Vec::new(),
        delays: Vec::new(),
    }
}

/// The built-in plans.
fn built_in() -> Vec<PlanFile> {
    let openings = Batches::new(&[]).flatten();
    openings.filter_map(|opening| opening.file).collect()
}

impl Journey {
    /// The same with other plans, given as TOML.
    fn with_plans(self, texts: &[&str]) -> Self {
        let file = |text: &&str| {
            let loaded = load(Source::new("plan.toml", *text));
            Some(PlanFile {
                plan: Arc::new(loaded.plan?),
                source: Arc::new(loaded.source),
                dismissed: Dismissed::default(),
            })
        };
        Self {
            files: texts.iter().filter_map(file).collect(),
            ..self
        }
    }

    /// The same on a terminal that draws ambiguous characters in two cells.
    fn wide(mut self) -> Self {
        self.settings.ambiguous = AmbiguousWidth::Wide;
        self
    }

    fn run(self, events: impl IntoIterator<Item = Event>) -> (ScriptedHost, State) {
        let mut script = ScriptedHost::new(&self, events);
        let mut state = State::new(
            self.settings,
            self.reports,
            (self.last_time, self.views),
            self.size,
            script.time(),
        );
        let ending = event_loop::run(&mut script, &mut state, self.paths);
        ending.expect("a script does not fail");
        (script, state)
    }

    /// The screen after the keys.
    fn screen(self, keys: &str) -> String {
        let (script, state) = self.run(press(keys));
        let frame = script.frames.last().expect("every loop draws once");
        screen(frame, state.settings.ambiguous)
    }
}

/// The keys of a journey.
fn keys(written: &str) -> Vec<Key> {
    let mut rest = written;
    let mut keys = Vec::new();
    while let Some(first) = rest.chars().next() {
        let (name, after) = match rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
            Some(("lt", after)) => ("<".to_owned(), after),
            Some((name, after)) => (name.to_owned(), after),
            None => (first.to_string(), rest.split_at(first.len_utf8()).1),
        };
        keys.push(
            name.parse()
                .unwrap_or_else(|_| panic!("no such key: {name}")),
        );
        rest = after;
    }
    keys
}

fn press(written: &str) -> Vec<Event> {
    let pressed = |key| Event::Key {
        key,
        repeats: false,
    };
    keys(written).into_iter().map(pressed).collect()
}

/// The screen as text, a line for each row, with ▏ where the cursor is. Every
/// row is exactly as wide as the screen.
fn screen(frame: &Frame, ambiguous: AmbiguousWidth) -> String {
    let rows = frame.buffer.area.rows();
    let rows = rows.map(|row| {
        let text = row_text(&frame.buffer, row.y, None);
        let width = usize::from(frame.buffer.area.width);
        assert_eq!(ambiguous.width(&text), width, "row {}: {text}", row.y);
        let cursor = frame.cursor.filter(|cursor| cursor.y == row.y);
        row_text(&frame.buffer, row.y, cursor).trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn row_text(buffer: &Buffer, y: u16, cursor: Option<Position>) -> String {
    let mut text = String::new();
    let mut x = 0;
    while let Some(cell) = buffer.cell((x, y)).filter(|_| x < buffer.area.width) {
        if cursor.is_some_and(|cursor| cursor.x == x) {
            text.push('▏');
        }
        text.push_str(cell.symbol());
        x += cell.cell_width().max(1);
    }
    text
}
