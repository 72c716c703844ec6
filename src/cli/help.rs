//! The command line as clap knows it, with clap's own words in Japanese, and
//! laid out for a terminal of 80 cells. Every command goes through here, so
//! that help, completions and manual say the same.

use std::collections::HashMap;

use clap::builder::{PossibleValue, StyledStr};
use clap::{Arg, Command, CommandFactory as _};

use super::Arguments;
use crate::display_width::{AmbiguousWidth, wrap};

/// The whole command line.
pub(super) fn command() -> Command {
    let mut command = Arguments::command();
    // The flags and the command for help are clap's own, and there only once
    // it has built everything.
    command.build();
    in_japanese(command)
}

/// The same with its texts broken into the lines of a terminal.
pub(super) fn command_for_terminal() -> Command {
    laid_out(command())
}

fn in_japanese(command: Command) -> Command {
    let header = *command.get_styles().get_header();
    let command = match command.get_name() {
        HELP => command.about("命令の説明を表示する"),
        _ => command,
    };
    command
        .help_template(format!(
            "{{about-with-newline}}\n{header}使い方:{header:#} {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .subcommand_help_heading("命令")
        .mut_args(arg_in_japanese)
        .mut_subcommands(in_japanese)
}

/// What clap calls its flag and its command for help.
pub(super) const HELP: &str = "help";

/// Under what the arguments stand that every command has.
pub(super) const OF_ALL_COMMANDS: &str = "どの命令でも";

fn arg_in_japanese(arg: Arg) -> Arg {
    let arg = match arg.get_id().as_str() {
        HELP => said(arg, "説明を表示する（-h は短く、--help は詳しく）"),
        "version" => said(arg, "版を表示する"),
        _ => arg,
    };
    let has_own = arg.get_help_heading().is_some();
    let arg = match arg.is_global_set() || is_of_clap(&arg) {
        true => arg.help_heading(OF_ALL_COMMANDS),
        false if has_own => arg,
        false if arg.is_positional() => arg.help_heading("引数"),
        false => arg.help_heading("オプション"),
    };
    with_default(arg)
}

/// The argument with a word on what it is where it is left out.
fn with_default(arg: Arg) -> Arg {
    let values = arg.get_default_values().iter();
    let values: Vec<_> = values.map(|value| value.to_string_lossy()).collect();
    if values.is_empty() || !arg.get_action().takes_values() {
        return arg;
    }
    let said = |text: &StyledStr| format!("{text}。省くと {}", values.join(","));
    let help = arg.get_help().map(said).unwrap_or_default();
    let long_help = arg.get_long_help().map(said);
    let long_help = long_help.unwrap_or_else(|| help.clone());
    arg.help(help).long_help(long_help).hide_default_value(true)
}

fn is_of_clap(arg: &Arg) -> bool {
    [HELP, "version"].contains(&arg.get_id().as_str())
}

fn said(arg: Arg, help: &'static str) -> Arg {
    arg.help(help).long_help(help)
}

/// The cells of a line.
const WIDTH: usize = 80;

/// Where the texts of long help begin.
const LONG_INDENT: usize = 10;

fn laid_out(command: Command) -> Command {
    let about = command.get_about().map(|text| folded(text, WIDTH));
    let long_about = command.get_long_about().map(|text| folded(text, WIDTH));
    let indents = short_indents(&command);
    let command = match about {
        Some(about) => command.about(about),
        None => command,
    };
    let command = match long_about {
        Some(long_about) => command.long_about(long_about),
        None => command,
    };
    command
        .mut_args(|arg| {
            let heading = arg.get_help_heading().unwrap_or_default();
            let indent = indents.get(heading).copied().unwrap_or_default();
            arg_laid_out(arg, indent)
        })
        .mut_subcommands(laid_out)
}

/// Where the texts of short help begin under each heading: after the longest
/// name, with the blanks that clap puts around it.
fn short_indents(command: &Command) -> HashMap<String, usize> {
    let mut indents = HashMap::new();
    for arg in command.get_arguments() {
        let heading = arg.get_help_heading().unwrap_or_default().to_owned();
        let before = if arg.is_positional() { 2 } else { 6 };
        let indent = before + AmbiguousWidth::Wide.width(&arg.to_string()) + 2;
        let known = indents.entry(heading).or_default();
        *known = indent.max(*known);
    }
    indents
}

fn arg_laid_out(arg: Arg, indent: usize) -> Arg {
    let help = arg.get_help().map(words).unwrap_or_default();
    let long_help = arg.get_long_help().map(words);
    let long_help = long_help.unwrap_or_else(|| help.clone());
    let mut short = lines(&help, WIDTH.saturating_sub(indent));
    let mut long = lines(&long_help, WIDTH - LONG_INDENT);
    let values = values_of(&arg);
    if !values.is_empty() {
        let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
        let names = format!("値: {}", names.join(", "));
        short.extend(lines(&names, WIDTH.saturating_sub(indent)));
        long.extend(explained(&values));
    }
    arg.help(short.join("\n"))
        .long_help(long.join("\n"))
        .hide_possible_values(true)
}

/// The values that an argument takes, where they are few.
pub(super) fn values_of(arg: &Arg) -> Vec<PossibleValue> {
    let values = arg.get_possible_values();
    values.into_iter().filter(|v| !v.is_hide_set()).collect()
}

/// A line for each value, with its meaning.
fn explained(values: &[PossibleValue]) -> Vec<String> {
    let names = values.iter().map(|value| value.get_name().len());
    let longest = names.max().unwrap_or_default();
    let explain = |value: &PossibleValue| {
        let help = value.get_help().map(words).unwrap_or_default();
        let name = value.get_name();
        format!("  {name:longest$}  {help}").trim_end().to_owned()
    };
    values.iter().map(explain).collect()
}

/// A text of the command line as it was written: a line break within a
/// Japanese paragraph is no blank.
pub(super) fn words(text: &StyledStr) -> String {
    text.to_string().replace("。 ", "。")
}

fn folded(text: &StyledStr, cells: usize) -> String {
    lines(&words(text), cells).join("\n")
}

/// The lines of a text on a terminal.
pub(super) fn lines(text: &str, cells: usize) -> Vec<String> {
    wrap(text, cells, AmbiguousWidth::Wide)
        .into_iter()
        .map(|line| text.get(line).unwrap_or_default().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The commands under one, itself included, but for those that only lead
    /// to help.
    fn all(command: Command) -> Vec<Command> {
        let mut commands = vec![command.clone()];
        let inner = command.get_subcommands();
        for inner in inner.filter(|inner| inner.get_name() != HELP) {
            commands.extend(all(inner.clone()));
        }
        commands
    }

    fn helps() -> Vec<String> {
        let commands = all(command_for_terminal());
        let both = |mut command: Command| {
            let short = command.render_help().to_string();
            [short, command.render_long_help().to_string()]
        };
        commands.into_iter().flat_map(both).collect()
    }

    #[test]
    fn no_help_is_wider_than_a_terminal() {
        for help in helps() {
            for line in help.lines() {
                assert!(
                    AmbiguousWidth::Wide.width(line) <= WIDTH,
                    "{line}\n\n{help}"
                );
            }
        }
    }

    #[test]
    fn no_word_of_claps_own_is_left() {
        for help in helps() {
            for word in [
                "Usage:",
                "Options:",
                "Commands:",
                "Arguments:",
                "Print ",
                "[default",
                "ossible values",
            ] {
                assert!(!help.contains(word), "{word}\n\n{help}");
            }
        }
    }
}
