//! The command line: every answer without the screen, from the same library.

mod agenda;
mod answer;
mod check;
mod compare;
mod completions;
mod context;
mod diff;
mod export;
mod format;
mod help;
mod import;
mod indicators;
mod init;
mod list;
mod man;
mod meeting_day;
mod minutes;
mod mistake;
mod output;
mod paper;
mod plans;
mod progress;
mod schema;
mod selection;
mod show;
mod standard_error;
mod summary;
mod tasks;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf, is_separator};

use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};
use tenken::document::nearest;
use tenken::messages::Language;

pub(crate) use context::{Context, Ending, Failure, refuses_colours, say_reports};
pub(crate) use list::List;
pub(crate) use standard_error::say;

pub(crate) use self::selection::flag;
use crate::display_width::AmbiguousWidth;
use crate::tui::ThemeChoice;

/// The arguments of the program. What help says of them, and of those of every
/// command, stands in `messages`; these comments are for developers.
#[derive(Debug, Parser)]
#[command(
    name = "tenken",
    bin_name = "tenken",
    version,
    subcommand_precedence_over_arg = true,
    max_term_width = 100
)]
pub(crate) struct Arguments {
    /// Files or folders for the screen; none for the built-in plans.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// The theme of the screen.
    #[arg(long, value_enum, value_name = "NAME")]
    pub(crate) theme: Option<ThemeChoice>,

    /// The language of what is shown.
    #[arg(long, value_enum, value_name = "LANG", global = true)]
    lang: Option<LanguageName>,

    /// The width of ambiguous characters.
    #[arg(long, value_enum, value_name = "CELLS", global = true)]
    pub(crate) ambiguous_width: Option<WidthName>,

    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

impl Arguments {
    /// Reads the arguments of the program; ends it where they are wrong, or
    /// where they ask for help. That is said in the language that they name, or
    /// else in the usual one.
    pub(crate) fn read(usual: Option<Language>) -> Self {
        // Laying out the help takes longer than most answers.
        let read = Self::try_parse_from(wild::args_os());
        let arguments = read.unwrap_or_else(|error| explain(error, usual));
        arguments.check(arguments.language(usual).unwrap_or_default());
        arguments
    }

    /// The language that is asked for: the one that the arguments name, or else
    /// the usual one.
    pub(crate) fn language(&self, usual: Option<Language>) -> Option<Language> {
        language(self.lang, usual)
    }

    /// Ends the program where arguments do not go together.
    fn check(&self, language: Language) {
        if self.command.is_some() && !self.paths.is_empty() {
            mistake::exit_saying(language.files_go_after_the_command(), language);
        }
        if let [path] = self.paths.as_slice()
            && let Some(near) = mistyped_command(path)
        {
            let said = language.neither_command_nor_file(&path.display(), &near);
            mistake::exit_saying(&said, language);
        }
    }
}

fn language(named: Option<LanguageName>, usual: Option<Language>) -> Option<Language> {
    named.map(Into::into).or(usual)
}

/// Ends the program over arguments that are wrong, or that ask for help. They are
/// read again, with the help at hand that is then to be shown, and without the
/// language, which clap does not take after `help`.
fn explain(error: clap::Error, usual: Option<Language>) -> ! {
    let (named, arguments) = LanguageName::taken_from(wild::args_os());
    let language = language(named, usual).unwrap_or_default();
    let mut command = help::command_for_terminal(language);
    let read = command.try_get_matches_from_mut(arguments);
    let error = read.err().unwrap_or(error);
    mistake::exit(&error.format(&mut command), language)
}

/// The command that was likely meant by a word that is no file.
fn mistyped_command(path: &Path) -> Option<String> {
    let word = path
        .to_str()
        .filter(|word| !word.contains(|c| is_separator(c) || c == '.'))?;
    let command = Arguments::command();
    let names = command.get_subcommands().map(clap::Command::get_name);
    let near = nearest(word, names)?;
    (!path.exists()).then(|| near.to_owned())
}

/// What is asked for instead of the screen, or of another one, in the order of help.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(flatten)]
    Answer(Box<Answer>),
    Follow(Follow),
    #[command(flatten)]
    Service(Box<Service>),
}

/// Arguments of `tenken follow`: the screen of a meeting that is led elsewhere.
#[derive(Debug, Args)]
pub(crate) struct Follow {
    /// Files or folders; none for the built-in plans.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
}

/// What is answered of plans and their meetings.
#[derive(Debug, Subcommand)]
pub(crate) enum Answer {
    List(List),
    Show(show::Show),
    Compare(compare::Compare),
    Diff(diff::Diff),
    Summary(summary::Summary),
    Indicators(indicators::Indicators),
    Plans(plans::Plans),
    Agenda(agenda::Agenda),
    Minutes(minutes::Minutes),
    Tasks(tasks::Tasks),
}

/// What is done for files and for the program itself.
#[derive(Debug, Subcommand)]
pub(crate) enum Service {
    Check(check::Check),
    Init(init::Init),
    Schema(schema::Schema),
    Completions(completions::Completions),
    Man(man::Man),
    Import(import::Import),
    Export(export::Export),
}

impl Answer {
    /// Answers.
    pub(crate) fn run(self, context: &Context) -> Result<Ending, Failure> {
        match self {
            Self::List(list) => list.run(context),
            Self::Show(show) => show.run(context),
            Self::Compare(compare) => compare.run(context),
            Self::Diff(diff) => diff.run(context),
            Self::Summary(summary) => summary.run(context),
            Self::Indicators(indicators) => indicators.run(context),
            Self::Plans(plans) => plans.run(context),
            Self::Agenda(agenda) => agenda.run(context),
            Self::Minutes(minutes) => minutes.run(context),
            Self::Tasks(tasks) => tasks.run(context),
        }
    }
}

impl Service {
    /// Does it.
    pub(crate) fn run(self, context: &Context) -> Result<Ending, Failure> {
        match self {
            Self::Check(check) => check.run(context),
            Self::Init(init) => init.run(context),
            Self::Schema(schema) => schema.run(),
            Self::Completions(completions) => completions.run(context),
            Self::Man(man) => man.run(context),
            Self::Import(import) => import.run(context),
            Self::Export(export) => export.run(context),
        }
    }
}

/// A language as it is written on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LanguageName {
    Ja,
    En,
}

impl LanguageName {
    /// The language that is named among arguments, be there what may besides, and
    /// the arguments without it.
    fn taken_from(arguments: impl Iterator<Item = OsString>) -> (Option<Self>, Vec<OsString>) {
        let (mut named, mut others) = (None, Vec::new());
        let mut arguments = arguments.peekable();
        while let Some(word) = arguments.next() {
            let name = match word.to_str() {
                Some("--lang") => arguments.next_if(|name| Self::of(name).is_some()),
                Some(word) => word.strip_prefix("--lang=").map(OsString::from),
                None => None,
            };
            match name.and_then(|name| Self::of(&name)) {
                Some(name) => named = Some(name),
                None => others.push(word),
            }
            if others.last().is_some_and(|word| word == "--") {
                others.extend(arguments.by_ref());
            }
        }
        (named, others)
    }

    fn of(name: &OsStr) -> Option<Self> {
        Self::from_str(name.to_str()?, false).ok()
    }
}

impl From<LanguageName> for Language {
    fn from(name: LanguageName) -> Self {
        match name {
            LanguageName::Ja => Self::Japanese,
            LanguageName::En => Self::English,
        }
    }
}

/// A width as it is written on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum WidthName {
    #[value(name = "auto")]
    Auto,
    #[value(name = "1")]
    One,
    #[value(name = "2")]
    Two,
}

impl WidthName {
    /// The width that is named; `None` if it is left to the terminal to say.
    pub(crate) fn width(self) -> Option<AmbiguousWidth> {
        match self {
            Self::Auto => None,
            Self::One => Some(AmbiguousWidth::Narrow),
            Self::Two => Some(AmbiguousWidth::Wide),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken_from(arguments: &[&str]) -> (Option<Language>, Vec<String>) {
        let (named, others) = LanguageName::taken_from(arguments.iter().map(OsString::from));
        let others = others.into_iter().map(|word| word.into_string());
        let others = others.collect::<Result<_, _>>();
        (named.map(Language::from), others.unwrap_or_default())
    }

    #[test]
    fn the_language_is_found_among_arguments_that_are_wrong() {
        let english = Some(Language::English);
        for (arguments, named, others) in [
            (
                ["--nothing", "--lang", "en"].as_slice(),
                english,
                ["--nothing"].as_slice(),
            ),
            (&["--lang=en", "help", "list"], english, &["help", "list"]),
            (&["help", "--lang", "fr"], None, &["help", "--lang", "fr"]),
            (&["--lang"], None, &["--lang"]),
            (
                &["a", "--", "--lang", "en"],
                None,
                &["a", "--", "--lang", "en"],
            ),
        ] {
            let others = others.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(taken_from(arguments), (named, others));
        }
    }
}
