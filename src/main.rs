//! `tenken`: progress review meetings of local governments' plans, in the
//! terminal.

#![cfg_attr(fuzzing, allow(dead_code))]

mod card;
mod cli;
mod clock;
mod config;
mod dismissed;
mod display_width;
mod files;
#[cfg(fuzzing)]
pub mod fuzzing;
mod open;
mod progress;
mod question;
mod report;
mod reread;
mod tui;

use std::env;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::process::ExitCode;

use tenken::messages::Language;

use crate::cli::{Arguments, Context, Failure, List, refuses_colours, say_reports};
use crate::config::Config;
use crate::report::Report;
use crate::tui::{ExitReason, Settings, ThemeName};

fn main() -> ExitCode {
    let (config, reports) = Config::load();
    let usual_language = config.language.or_else(language_of_locale);
    let arguments = Arguments::read(usual_language);
    let language = arguments.language(usual_language);
    let settings = settings(&arguments, config, language);
    let context = Context::new(settings.language, settings.ambiguous);
    say_reports(&reports, context.spoken());
    let ended = match arguments.command {
        Some(command) => command.run(&context).map(ExitCode::from),
        None if shows_screens() => open_screen(arguments.paths, reports, settings),
        None => List::everything(arguments.paths)
            .run(&context)
            .map(ExitCode::from),
    };
    ended.unwrap_or_else(Failure::report)
}

/// Opens the screen on the plans of paths. What is wrong with their files is said
/// in it, and on standard error once it is left, in the language that it had.
fn open_screen(
    paths: Vec<PathBuf>,
    reports: Vec<Report>,
    settings: Settings,
) -> Result<ExitCode, Failure> {
    let language = settings.language.unwrap_or_default();
    let left = tui::run(paths, reports, settings)
        .map_err(|error| Failure::of_terminal(error, language))?;
    say_reports(&left.reports, left.language);
    Ok(match left.ending {
        ExitReason::Quit => ExitCode::SUCCESS,
        ExitReason::NoPlan => ExitCode::FAILURE,
        ExitReason::Signal(signal) => die_of(signal),
    })
}

fn settings(arguments: &Arguments, config: Config, language: Option<Language>) -> Settings {
    let colours = arguments.theme.is_some() || !refuses_colours();
    let theme = match colours {
        true => arguments.theme.or(config.theme).unwrap_or_default(),
        false => ThemeName::Mono,
    };
    let ambiguous = arguments.ambiguous_width.map(Into::into);
    Settings {
        theme,
        colours,
        ambiguous: ambiguous.or(config.ambiguous).unwrap_or_default(),
        today: clock::today(),
        language,
        keymap: config.keymap,
        editor: set("VISUAL").or_else(|| set("EDITOR")),
    }
}

/// The value of an environment variable, if it has one.
fn set(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

fn language_of_locale() -> Option<Language> {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(set)?;
    Language::of_locale(&locale)
}

/// Whether standard output is a terminal that can be drawn on.
fn shows_screens() -> bool {
    io::stdout().is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Ends as the signal would have ended the program, now that the terminal is
/// given back.
fn die_of(signal: i32) -> ExitCode {
    // Where even that fails, the code says as much as a shell would.
    let _ = signal_hook::low_level::emulate_default_handler(signal);
    u8::try_from(128 + signal).map_or(ExitCode::FAILURE, ExitCode::from)
}
