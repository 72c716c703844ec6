//! `tenken`: progress review meetings of local governments' plans, in the
//! terminal.

#![cfg_attr(fuzzing, allow(dead_code))]

mod answer_cell;
mod card;
mod change_cells;
mod cli;
mod clock;
mod config;
mod differences;
mod dismissed;
mod display_width;
mod files;
#[cfg(fuzzing)]
pub mod fuzzing;
mod key;
mod last_time;
mod listed_rows;
mod markdown;
mod mouse;
mod open;
mod papers;
mod plan_place;
mod progress;
mod question;
mod recorded;
mod report;
mod rerated;
mod reread;
mod shown;
mod system;
mod tui;
mod views;

use std::env;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::process::ExitCode;

use tenken::messages::Language;

use crate::cli::{
    Arguments, Command, Context, Failure, List, WidthName, refuses_colours, say, say_reports,
};
use crate::config::Config;
use crate::last_time::LastTime;
use crate::report::Report;
use crate::system::{CAN_STOP, Questions, SequenceOutput, locale};
use crate::tui::{Editor, ExitReason, Settings, ThemeChoice, ThemeName};
use crate::views::Views;

fn main() -> ExitCode {
    let (config, mut reports) = Config::load();
    let usual_language = config.language.or_else(language_of_locale);
    let arguments = Arguments::read(usual_language);
    let language = arguments.language(usual_language);
    let last_time = config.remembers.then(LastTime::load);
    let settings = settings(&arguments, config, language, last_time.as_ref());
    let sequences = SequenceOutput::prepare();
    let context = Context::new(settings.language, settings.ambiguous, &sequences);
    say_reports(&reports, context.spoken());
    let ended = match arguments.command {
        Some(Command::Answer(command)) => command.run(&context).map(ExitCode::from),
        Some(Command::Service(command)) => command.run(&context).map(ExitCode::from),
        Some(Command::Follow(follow)) if shows_screens() => {
            sequences.give_back();
            let settings = Settings {
                follows: true,
                ..settings
            };
            let before = (None, Views::default());
            open_screen(follow.paths, reports, settings, before)
        }
        Some(Command::Follow(_)) => {
            let said = context.spoken().follow_needs_a_terminal();
            Err(Failure::Question(said.to_owned()))
        }
        None if shows_screens() => {
            // The screen takes the terminal as it was.
            sequences.give_back();
            let (views, wrong) = Views::load();
            reports.extend(wrong);
            let before = (last_time, views);
            open_screen(arguments.paths, reports, settings, before)
        }
        None => List::everything(arguments.paths)
            .run(&context)
            .map(ExitCode::from),
    };
    ended.unwrap_or_else(|failure| failure.report(context.spoken()))
}

/// Opens the screen on the plans of paths. What is wrong with their files is said
/// in it, and on standard error once it is left, in the language that it had. Without a last
/// time, nothing is to be remembered.
fn open_screen(
    paths: Vec<PathBuf>,
    reports: Vec<Report>,
    settings: Settings,
    (last_time, views): (Option<LastTime>, Views),
) -> Result<ExitCode, Failure> {
    let language = settings.language.unwrap_or_default();
    let remembers = last_time.is_some();
    let before = (last_time.unwrap_or_default(), views);
    let left = tui::run(paths, reports, settings, before)
        .map_err(|error| Failure::of_terminal(error, language))?;
    if remembers {
        left.last_time.save();
    }
    say_reports(&left.reports, left.language);
    say_what_is_not_where_it_should_be(&left);
    Ok(match left.ending {
        ExitReason::Quit => ExitCode::SUCCESS,
        ExitReason::NoPlan => ExitCode::FAILURE,
        ExitReason::Signal(signal) => signal.die(),
    })
}

/// Says where notes are that could not be saved in their place, and those that are nowhere.
fn say_what_is_not_where_it_should_be(left: &tui::Left) {
    for folder in &left.moved_to {
        let folder = folder.display().to_string();
        say(&(left.language.recorded_elsewhere(&folder) + "\n"));
    }
    if !left.unsaved.is_empty() {
        say(&left.language.not_recorded(left.unsaved.len()));
        say(&(left.unsaved.concat() + "\n"));
    }
}

fn settings(
    arguments: &Arguments,
    config: Config,
    language: Option<Language>,
    last_time: Option<&LastTime>,
) -> Settings {
    let colours = arguments.theme.is_some() || !refuses_colours();
    let theme = match colours {
        true => {
            let set = arguments.theme.or(config.theme);
            let of_last_time = last_time.and_then(|last| last.theme);
            set.or(of_last_time.map(ThemeChoice::Named))
                .unwrap_or_default()
        }
        false => ThemeChoice::Named(ThemeName::Mono),
    };
    let ambiguous = arguments.ambiguous_width.map(WidthName::width);
    let ambiguous = ambiguous.or(config.ambiguous).flatten();
    Settings {
        theme: theme.named().unwrap_or_default(),
        is_theme_chosen: theme.named().is_some(),
        colours,
        ambiguous: ambiguous.unwrap_or_default(),
        open_questions: Questions {
            background: theme == ThemeChoice::Auto,
            ambiguous: ambiguous.is_none(),
        },
        mouse: config.mouse,
        today: clock::today(),
        program: RandomState::new().build_hasher().finish(),
        follows: false,
        person: person().unwrap_or_default(),
        records: last_time::folder_of_meetings(),
        language,
        keymap: config.keymap,
        editor: Editor::usual(set("VISUAL").or_else(|| set("EDITOR"))),
        can_stop: CAN_STOP,
    }
}

/// The value of an environment variable, if it has one.
fn set(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// What the person who uses the program is called by the system, if it tells.
fn person() -> Option<String> {
    ["USER", "USERNAME", "LOGNAME"].into_iter().find_map(set)
}

fn language_of_locale() -> Option<Language> {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    Language::of_locale(&named.or_else(locale)?)
}

/// Whether standard output is a terminal that can be drawn on.
fn shows_screens() -> bool {
    io::stdout().is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb")
}
