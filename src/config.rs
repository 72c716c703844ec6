//! What a person wants to be always so: `tenken/config.toml` in the
//! configuration directory.

use std::path::PathBuf;
use std::sync::Arc;

use etcetera::BaseStrategy as _;
use tenken::document::{
    Diagnostics, ExpectedType, Form, Source, Suggestion, TableReader, Written, read,
};
use tenken::messages::Language;

use crate::display_width::AmbiguousWidth;
use crate::files;
use crate::report::{FileProblem, Report};
use crate::tui::{Keymap, ThemeChoice, contexts};

/// The settings of the file; what it does not say is none.
#[derive(Debug)]
pub(crate) struct Config {
    pub(crate) theme: Option<ThemeChoice>,
    pub(crate) language: Option<Language>,
    /// The width of ambiguous characters; `Some(None)` if it is left to the terminal to say.
    pub(crate) ambiguous: Option<Option<AmbiguousWidth>>,
    /// Whether the mouse is used.
    pub(crate) mouse: bool,
    /// Whether it is remembered how the screen was left.
    pub(crate) remembers: bool,
    pub(crate) keymap: Keymap,
}

/// The names that a setting of the width may have.
const WIDTHS: [(&str, Option<AmbiguousWidth>); 3] = [
    ("auto", None),
    ("1", Some(AmbiguousWidth::Narrow)),
    ("2", Some(AmbiguousWidth::Wide)),
];

/// The names that a setting may have which is on or off.
const SWITCHES: [(&str, bool); 2] = [("on", true), ("off", false)];

/// The names that a setting of the language may have.
const LANGUAGES: [(&str, Language); 2] = [("ja", Language::Japanese), ("en", Language::English)];

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: None,
            language: None,
            ambiguous: None,
            mouse: true,
            remembers: true,
            keymap: Keymap::default(),
        }
    }
}

impl Config {
    /// Reads the file, where there is one. What is wrong with it is reported;
    /// the rest of it holds.
    pub(crate) fn load() -> (Self, Vec<Report>) {
        let Some(path) = path() else {
            return Default::default();
        };
        match files::read_if_present(&path) {
            Ok(None) => Default::default(),
            Ok(Some(source)) => Self::from_source(source),
            Err(unreadable) => {
                let report = unreadable.warning(&path, FileProblem::CannotReadSettings);
                (Self::default(), vec![report])
            }
        }
    }

    /// Reads the settings from a document.
    pub(crate) fn from_source(source: Source) -> (Self, Vec<Report>) {
        let (config, diagnostics, _) = read(&source, Self::interpret);
        (config, Report::all(diagnostics, &Arc::new(source)))
    }

    fn interpret(
        mut table: TableReader<'_>,
        diagnostics: &mut Diagnostics<'_, FileProblem>,
    ) -> Self {
        let theme = choice(&mut table, "theme", &ThemeChoice::ALL, diagnostics);
        let language = choice(&mut table, "lang", &LANGUAGES, diagnostics);
        let ambiguous = choice(&mut table, "ambiguous_width", &WIDTHS, diagnostics);
        let mouse = choice(&mut table, "mouse", &SWITCHES, diagnostics);
        let remembers = choice(&mut table, "remember", &SWITCHES, diagnostics);
        let keys = table.table("keys", diagnostics);
        table.finish(diagnostics);
        Self {
            theme,
            language,
            ambiguous,
            mouse: mouse.unwrap_or(true),
            remembers: remembers.unwrap_or(true),
            keymap: keys
                .map(|keys| Keymap::read(keys, &contexts(), diagnostics))
                .unwrap_or_default(),
        }
    }
}

fn path() -> Option<PathBuf> {
    Some(folder()?.join("config.toml"))
}

/// The folder of what a person wants to be so; `None` if the system has none.
pub(crate) fn folder() -> Option<PathBuf> {
    let directories = etcetera::choose_base_strategy().ok()?;
    Some(directories.config_dir().join("tenken"))
}

/// A name, or a number that stands for one.
struct Name(String);

impl Form for Name {
    const SHAPE: ExpectedType = ExpectedType::Text;

    fn read(written: Written<'_>) -> Option<Self> {
        let word = written.text().map(str::to_owned);
        let number = || Some(written.integer()?.to_string());
        word.or_else(number).map(Self)
    }
}

/// The value of a key that has a few names to choose from.
fn choice<T: Copy>(
    table: &mut TableReader<'_>,
    key: &'static str,
    names: &[(&'static str, T)],
    diagnostics: &mut Diagnostics<'_, FileProblem>,
) -> Option<T> {
    let written = table.optional::<Name>(key, diagnostics)?;
    let Name(name) = written.value;
    if let Some((_, value)) = names.iter().find(|(valid, _)| *valid == name) {
        return Some(*value);
    }
    let valid: Vec<&str> = names.iter().map(|(valid, _)| *valid).collect();
    let bad = FileProblem::BadSetting {
        key,
        suggestion: Suggestion::new(&name, &valid, usize::MAX),
        written: name,
    };
    diagnostics.add(bad, written.span);
    None
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    /// What is said of settings in which everything is wrong.
    fn said(language: Language) -> String {
        let text = r#"
theme = "drak"
lang = "fr"
ambiguous_width = 3
color = "no"
[keys]
next-roww = ["j"]
search = ["Ctrl+f"]
quit = ["j"]
"#;
        let (_, reports) = Config::from_source(Source::new("config.toml", text));
        let said = reports.iter().map(|report| report.render(80, language));
        said.collect::<Vec<_>>().join("\n\n")
    }

    #[test]
    fn all_mistakes_of_the_configuration_are_said_at_once() {
        assert_snapshot!(said(Language::Japanese));
    }

    #[test]
    fn mistakes_of_the_configuration_are_said_in_english() {
        assert_snapshot!(said(Language::English));
    }
}
