//! `tenken`: progress review meetings of local governments' plans, in the
//! terminal.

mod cells;
mod cli;
mod config;
mod open;
mod tui;
mod words;

use std::env;
use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::Parser as _;
use tenken::plan::MilestoneDate;
use time::OffsetDateTime;
use time::macros::offset;

use crate::cli::Arguments;
use crate::config::Config;
use crate::open::{Opened, Report};
use crate::tui::{Ending, Settings, State, ThemeName};
use crate::words::Language;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let (config, mut reports) = Config::load();
    let Opened {
        plans,
        reports: of_plans,
    } = match arguments.paths.as_slice() {
        [] => Opened::built_in(),
        paths => Opened::from_paths(paths),
    };
    reports.extend(of_plans);
    say(&reports);
    if plans.is_empty() {
        return ExitCode::FAILURE;
    }
    let settings = settings(&arguments, config);
    if !shows_screens() {
        let printed = cli::print_rows(&plans, settings.ambiguous, &mut io::stdout().lock());
        return exit_code(printed);
    }
    match tui::run(|size| State::new(plans, reports, settings, size)) {
        Ok(Ending::Quit) => ExitCode::SUCCESS,
        Ok(Ending::Signal(signal)) => die_of(signal),
        Err(error) => exit_code(Err(error)),
    }
}

/// The width of findings on standard error, in cells.
const REPORT_WIDTH: usize = 100;

/// Says on standard error what is wrong.
fn say(reports: &[Report]) {
    let mut out = io::stderr().lock();
    for report in reports {
        // Where nobody can be told, there is nothing to be done about it.
        let _ = writeln!(out, "{}\n", report.render(REPORT_WIDTH));
    }
}

fn settings(arguments: &Arguments, config: Config) -> Settings {
    let no_color = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let colours = arguments.theme.is_some() || !no_color;
    let theme = match colours {
        true => arguments.theme.or(config.theme).unwrap_or_default(),
        false => ThemeName::Mono,
    };
    let ambiguous = arguments.ambiguous_width.map(Into::into);
    Settings {
        theme,
        colours,
        ambiguous: ambiguous.or(config.ambiguous).unwrap_or_default(),
        today: today(),
        language: arguments
            .lang
            .map(Into::into)
            .or(config.language)
            .or_else(language_of_locale),
        keymap: config.keymap,
    }
}

/// The day it is in Japan.
fn today() -> MilestoneDate {
    let now = OffsetDateTime::now_utc().to_offset(offset!(+9));
    MilestoneDate {
        year: u16::try_from(now.year()).unwrap_or_default(),
        month: now.month().into(),
        day: Some(now.day()),
    }
}

fn language_of_locale() -> Option<Language> {
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
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

fn exit_code(result: io::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read our output has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "tenken: {error}");
            ExitCode::FAILURE
        }
    }
}
