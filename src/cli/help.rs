//! The command line as clap knows it, with the words of a language, and laid out
//! for a terminal of 80 cells. Every command goes through here, so that help,
//! completions and manual say the same.

use std::collections::HashMap;

use clap::builder::{PossibleValue, PossibleValuesParser, Resettable, StyledStr};
use clap::{Arg, Command, CommandFactory as _};
use tenken::messages::{CommandHelp, Language};

use super::Arguments;
use crate::display_width::{AmbiguousWidth, wrap};

/// By what arguments say that they choose rows. Readers see the heading of their
/// language.
pub(super) const FILTERS: &str = "filters";

/// By what arguments say that they are about how an answer is written.
pub(super) const OUTPUT: &str = "output";

/// What clap calls its flag and its command for help.
pub(super) const HELP: &str = "help";

/// The whole command line, to be shown. It is not for parsing: values that are
/// chosen from a few are texts here.
pub(super) fn command(language: Language) -> Command {
    // Whether help in full is more than help in short is asked while clap builds;
    // of arguments that every command has, once is enough.
    let mut command = Arguments::command().mut_args(|arg| arg.long_help(""));
    // The flags and the command for help are clap's own, and there only once
    // it has built everything.
    command.build();
    worded(command, language)
}

/// The same with its texts broken into the lines of a terminal.
pub(super) fn command_for_terminal(language: Language) -> Command {
    laid_out(command(language), language)
}

/// The command with the words of a language instead of those for developers. A
/// text that is missing is empty, so that a test finds it.
fn worded(command: Command, language: Language) -> Command {
    let header = *command.get_styles().get_header();
    let name = command.get_name().to_owned();
    let said = language.command_help(&name).unwrap_or_default();
    let after = Some(said.after).filter(|after| !after.is_empty());
    let usage = language.usage_heading();
    command
        .about(said.about)
        .long_about(Resettable::from(in_full(said)))
        .after_help(Resettable::from(after.map(StyledStr::from)))
        .help_template(format!(
            "{{about-with-newline}}\n{header}{usage}{header:#} {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .subcommand_help_heading(language.commands_heading())
        .mut_args(|arg| worded_argument(arg, &name, language))
        .mut_subcommands(|inner| worded(inner, language))
}

/// All paragraphs on a command, if there is more than one.
fn in_full(said: CommandHelp) -> Option<StyledStr> {
    let CommandHelp { about, details, .. } = said;
    (!details.is_empty()).then(|| format!("{about}\n\n{details}").into())
}

fn worded_argument(arg: Arg, command: &str, language: Language) -> Arg {
    let id = arg.get_id().to_string();
    let help = language.argument_help(command, &id).unwrap_or_default();
    let help = with_default(help, &arg, language);
    let heading = heading(&arg, language);
    let values: Vec<PossibleValue> = values_of(&arg)
        .into_iter()
        .map(|value| worded_value(value, command, &id, language))
        .collect();
    let arg = arg
        .help(help)
        .long_help(Resettable::Reset)
        .help_heading(heading)
        .hide_default_value(true);
    // Under a heading of its own, what stands by its place would be sorted by its name.
    let arg = match arg.get_index() {
        Some(index) => arg.display_order(index),
        None => arg,
    };
    match values.is_empty() {
        true => arg,
        false => arg.value_parser(PossibleValuesParser::new(values)),
    }
}

fn worded_value(
    value: PossibleValue,
    command: &str,
    argument: &str,
    language: Language,
) -> PossibleValue {
    let meaning = language.value_help(command, argument, value.get_name());
    value.help(meaning.unwrap_or_default())
}

fn heading(arg: &Arg, language: Language) -> &'static str {
    match arg.get_help_heading() {
        _ if arg.is_global_set() || is_of_clap(arg) => language.every_command_heading(),
        Some(FILTERS) => language.filters_heading(),
        Some(OUTPUT) => language.output_heading(),
        _ if arg.is_positional() => language.arguments_heading(),
        _ => language.options_heading(),
    }
}

fn is_of_clap(arg: &Arg) -> bool {
    [HELP, "version"].contains(&arg.get_id().as_str())
}

/// What an argument is for, with a word on what it is if it is left out.
fn with_default(help: &str, arg: &Arg, language: Language) -> String {
    let values = arg.get_default_values().iter();
    let values: Vec<_> = values.map(|value| value.to_string_lossy()).collect();
    match values.is_empty() || !arg.get_action().takes_values() {
        true => help.to_owned(),
        false => language.with_default(help, &values.join(",")),
    }
}

/// The cells of a line.
const WIDTH: usize = 80;

/// Where the texts of long help begin.
const LONG_INDENT: usize = 10;

fn laid_out(command: Command, language: Language) -> Command {
    let indents = short_indents(&command);
    let about = command.get_about().map(folded);
    let long_about = command.get_long_about().map(folded);
    command
        .about(Resettable::from(about))
        .long_about(Resettable::from(long_about))
        .mut_args(|arg| {
            let heading = arg.get_help_heading().unwrap_or_default();
            let indent = indents.get(heading).copied().unwrap_or_default();
            arg_laid_out(arg, indent, language)
        })
        .mut_subcommands(|inner| laid_out(inner, language))
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

fn arg_laid_out(arg: Arg, indent: usize, language: Language) -> Arg {
    let help = arg.get_help().map(StyledStr::to_string).unwrap_or_default();
    let mut short = lines(&help, WIDTH.saturating_sub(indent));
    let mut long = lines(&help, WIDTH - LONG_INDENT);
    let values = values_of(&arg);
    if !values.is_empty() {
        let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
        let names = language.values(&names.join(", "));
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
        let help = value.get_help().map(StyledStr::to_string);
        let help = help.unwrap_or_default();
        let name = value.get_name();
        format!("  {name:longest$}  {help}").trim_end().to_owned()
    };
    values.iter().map(explain).collect()
}

fn folded(text: &StyledStr) -> StyledStr {
    lines(&text.to_string(), WIDTH).join("\n").into()
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

    const LANGUAGES: [Language; 2] = [Language::Japanese, Language::English];

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

    fn helps(language: Language) -> Vec<String> {
        let commands = all(command_for_terminal(language));
        let both = |mut command: Command| {
            let short = command.render_help().to_string();
            [short, command.render_long_help().to_string()]
        };
        commands.into_iter().flat_map(both).collect()
    }

    #[test]
    fn no_help_is_wider_than_a_terminal() {
        for help in LANGUAGES.into_iter().flat_map(helps) {
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
        for help in helps(Language::Japanese) {
            for word in ["Usage:", "Options:", "Commands:", "Arguments:"] {
                assert!(!help.contains(word), "{word}\n\n{help}");
            }
        }
        for help in LANGUAGES.into_iter().flat_map(helps) {
            for word in ["Print ", "[default", "ossible values"] {
                assert!(!help.contains(word), "{word}\n\n{help}");
            }
        }
    }

    /// Every text of every command, each with where it stands.
    fn texts(language: Language) -> Vec<(String, String)> {
        let mut commands = all(command(language));
        let inner = commands.first().map(Command::get_subcommands);
        let of_help = inner.and_then(|mut inner| inner.find(|c| c.get_name() == HELP));
        commands.extend(of_help.cloned());
        commands.iter().flat_map(texts_of).collect()
    }

    fn texts_of(command: &Command) -> Vec<(String, String)> {
        let name = command.get_name();
        let of_command = [
            ("about", command.get_about()),
            (
                "long about",
                command.get_long_about().or(command.get_about()),
            ),
        ];
        let of_command = of_command.map(|(what, text)| (format!("{name}: {what}"), shown(text)));
        let after = command.get_after_help().map(|text| text.to_string());
        let after = after.filter(|text| !text.is_empty());
        let after = after.map(|text| (format!("{name}: after"), text));
        let arguments = command.get_arguments();
        let arguments = arguments.flat_map(|arg| texts_of_argument(name, arg));
        of_command
            .into_iter()
            .chain(after)
            .chain(arguments)
            .collect()
    }

    fn texts_of_argument(command: &str, arg: &Arg) -> Vec<(String, String)> {
        let name = format!("{command} {}", arg.get_id());
        let heading = arg.get_help_heading().unwrap_or_default();
        let of_argument = [
            (name.clone(), shown(arg.get_help())),
            (format!("{name}: heading"), heading.to_owned()),
        ];
        let values = values_of(arg).into_iter().map(|value| {
            let value_name = value.get_name();
            (format!("{name}={value_name}"), shown(value.get_help()))
        });
        of_argument.into_iter().chain(values).collect()
    }

    fn shown(text: Option<&StyledStr>) -> String {
        text.map(StyledStr::to_string).unwrap_or_default()
    }

    #[test]
    fn everything_is_explained_in_both_languages() {
        for language in LANGUAGES {
            let texts = texts(language);
            assert!(texts.len() > 150, "{}", texts.len());
            for (place, text) in texts {
                assert!(!text.trim().is_empty(), "{language:?}: {place}");
            }
        }
    }

    #[test]
    fn the_texts_of_one_language_are_not_those_of_the_other() {
        let both = texts(Language::Japanese).into_iter();
        let both = both.zip(texts(Language::English));
        let same = both.filter(|(japanese, english)| japanese == english);
        let places: Vec<String> = same.map(|((place, _), _)| place).collect();
        // Names, which are the same everywhere.
        let names = |place: &String| {
            place.ends_with("lang=en") || place.contains("shell=") || place.ends_with("=json")
        };
        let others: Vec<&String> = places.iter().filter(|place| !names(place)).collect();
        assert_eq!(others, Vec::<&String>::new());
    }

    fn is_japanese(c: char) -> bool {
        matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')
    }

    /// A text without what stands in quotes.
    fn unquoted(line: &str) -> String {
        let line = line.replace(['「', '」'], "\"");
        line.split('"').step_by(2).collect()
    }

    #[test]
    fn english_help_is_japanese_only_in_quotes_and_examples() {
        for (place, text) in texts(Language::English) {
            let explanations = text.lines().filter(|line| !line.starts_with("  tenken "));
            for line in explanations {
                assert!(!unquoted(line).contains(is_japanese), "{place}: {line}");
            }
        }
    }
}
