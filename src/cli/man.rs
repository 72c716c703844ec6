//! `tenken man`: the command line as a manual page.

use std::io::{self, Write as _};

use clap::builder::StyledStr;
use clap::{Arg, Args, Command};
use roff::{Roff, bold, italic, roman};
use tenken::messages::Language;

use super::context::{Context, Ending, Failure};
use super::help::{self, HELP, values_of};

/// Arguments of `tenken man`: none.
#[derive(Debug, Args)]
pub(crate) struct Man {}

impl Man {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let page = page(context.spoken());
        io::stdout().lock().write_all(page.as_bytes())?;
        Ok(Ending::Answered)
    }
}

/// A blank date, so that the output is reproducible.
const NO_DATE: &str = " ";

fn page(language: Language) -> String {
    let command = help::command(language);
    let mut page = Roff::new();
    let version = format!("{} {}", command.get_name(), env!("CARGO_PKG_VERSION"));
    page.control("TH", ["TENKEN", "1", NO_DATE, &version]);
    page.control("SH", [language.manual_name_heading()]);
    let about = words(command.get_about());
    page.text([roman(format!("{} - {about}", command.get_name()))]);
    page.control("SH", [language.manual_synopsis_heading()]);
    page.text([roman(usage(&command))]);
    page.control("SH", [language.manual_description_heading()]);
    text(&words(command.get_long_about()), &mut page);
    let headings = headings(&command);
    arguments(&command, &headings, "SH", &mut page);
    for inner in subcommands(&command) {
        subcommand(inner, language, &mut page);
    }
    page.control("SH", [language.manual_examples_heading()]);
    after(&command, &mut page);
    page.to_roff()
}

fn subcommands(command: &Command) -> impl Iterator<Item = &Command> {
    let inner = command.get_subcommands();
    inner.filter(|inner| inner.get_name() != HELP && !inner.is_hide_set())
}

fn subcommand(command: &Command, language: Language, page: &mut Roff) {
    let name = command.get_bin_name().unwrap_or(command.get_name());
    page.control("SH", [name]);
    page.text([bold(usage(command))]);
    page.control("PP", []);
    let about = command.get_long_about().or(command.get_about());
    text(&words(about), page);
    let mut headings = headings(command);
    // What every command has is said once, of the program.
    headings.retain(|heading| *heading != language.every_command_heading());
    arguments(command, &headings, "SS", page);
    page.control("PP", []);
    after(command, page);
    for inner in subcommands(command) {
        subcommand(inner, language, page);
    }
}

fn words(text: Option<&StyledStr>) -> String {
    text.map(StyledStr::to_string).unwrap_or_default()
}

fn usage(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:");
    usage.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The headings of the arguments, in the order in which they first appear.
fn headings(command: &Command) -> Vec<&str> {
    let mut headings: Vec<&str> = Vec::new();
    for heading in command.get_arguments().filter_map(Arg::get_help_heading) {
        if !headings.contains(&heading) {
            headings.push(heading);
        }
    }
    headings
}

/// The arguments under these headings.
fn arguments(command: &Command, headings: &[&str], level: &str, page: &mut Roff) {
    for heading in headings {
        page.control(level, [*heading]);
        let arguments = command.get_arguments();
        let under = arguments.filter(|arg| arg.get_help_heading() == Some(heading));
        under.for_each(|arg| argument(arg, page));
    }
}

fn argument(arg: &Arg, page: &mut Roff) {
    page.control("TP", []);
    let names = [
        arg.get_short().map(|short| format!("-{short}")),
        arg.get_long().map(|long| format!("--{long}")),
    ];
    let names: Vec<String> = names.into_iter().flatten().collect();
    let mut tag = vec![bold(names.join(", "))];
    if arg.get_action().takes_values() {
        let values = arg.get_value_names().unwrap_or_default();
        let values: Vec<&str> = values.iter().map(|name| name.as_str()).collect();
        let before = if names.is_empty() { "" } else { " " };
        tag.extend([roman(before), italic(values.join(" "))]);
    }
    page.text(tag);
    text(&words(arg.get_help()), page);
    let values = values_of(arg);
    for value in &values {
        page.control("br", []);
        let meaning = words(value.get_help());
        page.text([bold(value.get_name()), roman(format!("  {meaning}"))]);
    }
}

/// The width of a line in cells. groff does not break Japanese text, so lines are
/// broken here. With the deepest indentation of a page, 62 cells fit into the usual
/// 80.
const WIDTH: usize = 62;

fn text(said: &str, page: &mut Roff) {
    for (place, line) in help::lines(said, WIDTH).into_iter().enumerate() {
        match (place, line.is_empty()) {
            (0, _) => {}
            (_, true) => {
                page.control("sp", []);
                continue;
            }
            (_, false) => {
                page.control("br", []);
            }
        }
        page.text([roman(line)]);
    }
}

/// Writes the text after the help, keeping its line breaks.
fn after(command: &Command, page: &mut Roff) {
    let Some(said) = command.get_after_help() else {
        return;
    };
    page.control("nf", []);
    for line in said.to_string().lines() {
        match line.is_empty() {
            true => page.control("sp", []),
            false => page.text([roman(line)]),
        };
    }
    page.control("fi", []);
}
