//! The editor that a plan file is opened in, and the line that it is opened at.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tenken::check::{Location, Part, Subject, locate, locate_subject};
use tenken::document::{Outline, Source};
use tenken::plan::Plan;
use tenken::query::IndicatorKey;

use crate::system::{command_words, editor_with_window};

/// A place in a plan.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum PlanPlace {
    /// The plan, a measure or a row.
    Subject(Subject),
    /// A place that a doubt is about.
    Doubted(Box<Location>),
}

/// A place whose line is to be found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Locating {
    /// The file of the plan.
    pub(crate) file: PathBuf,
    /// The plan.
    pub(crate) plan: Arc<Plan>,
    /// Its document.
    pub(crate) source: Arc<Source>,
    /// The place.
    pub(crate) place: PlanPlace,
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileLine {
    /// The file.
    pub(crate) file: PathBuf,
    /// The line, counted from one.
    pub(crate) line: usize,
}

/// The editor of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Editor {
    /// How it is called, with arguments, as in a shell: `code -w`.
    pub(crate) command: String,
    /// Where it shows the file.
    pub(crate) place: EditorPlace,
}

/// Where an editor shows a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EditorPlace {
    /// In the terminal, for all that is known: it has the terminal until it ends.
    Terminal,
    /// In a window of its own, beside the terminal.
    Window,
}

/// A program with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EditorCall {
    /// The program, by name or path.
    pub(crate) program: String,
    /// Its arguments.
    pub(crate) arguments: Vec<OsString>,
    /// Where it shows the file.
    pub(crate) place: EditorPlace,
}

/// Why a file was not edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NotEdited {
    /// The editor could not be started, with what the system says.
    CannotStart(String),
    /// The editor ended with this code; `None` if a signal ended it.
    Failed(Option<i32>),
}

impl PlanPlace {
    /// The place of an indicator.
    pub(crate) fn of_indicator(key: &IndicatorKey) -> Self {
        let (subject, index) = match key {
            IndicatorKey::Measure(id, index) => (Subject::Measure(id.clone()), index),
            IndicatorKey::Initiative(id, index) => (Subject::Initiative(id.clone()), index),
        };
        Self::Doubted(Box::new(Location {
            subject,
            year: None,
            part: Part::Indicator(*index),
            words: String::new(),
        }))
    }
}

impl Locating {
    /// Finds the line.
    pub(crate) fn carry_out(self) -> FileLine {
        let outline = Outline::new(&self.source);
        let span = match &self.place {
            PlanPlace::Subject(subject) => locate_subject(&outline, &self.plan, subject),
            PlanPlace::Doubted(place) => locate(&outline, &self.plan, place),
        };
        FileLine {
            line: self.source.position(span.start).line,
            file: self.file,
        }
    }
}

/// How an editor is told the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineArgument {
    /// `+12 plan.toml`
    Plus,
    /// `--goto plan.toml:12`
    Goto,
}

/// The editors that can be told a line. No convention holds for all: what one takes
/// as a line, another would open as a file. Any other editor gets the file alone.
const EDITORS: &[(&str, LineArgument)] = &[
    ("vi", LineArgument::Plus),
    ("vim", LineArgument::Plus),
    ("nvim", LineArgument::Plus),
    ("view", LineArgument::Plus),
    ("nano", LineArgument::Plus),
    ("emacs", LineArgument::Plus),
    ("emacsclient", LineArgument::Plus),
    ("micro", LineArgument::Plus),
    ("kak", LineArgument::Plus),
    ("hx", LineArgument::Plus),
    ("helix", LineArgument::Plus),
    ("code", LineArgument::Goto),
    ("code-insiders", LineArgument::Goto),
    ("codium", LineArgument::Goto),
    ("cursor", LineArgument::Goto),
];

impl Editor {
    /// The editor that the environment names, or else the one that the system has for
    /// everybody.
    pub(crate) fn usual(named: Option<String>) -> Option<Self> {
        let in_terminal = |command| Self {
            command,
            place: EditorPlace::Terminal,
        };
        named.map(in_terminal).or_else(|| {
            Some(Self {
                command: editor_with_window()?.to_owned(),
                place: EditorPlace::Window,
            })
        })
    }

    /// How it is called to open a file at a line. Returns `None` if the command names no
    /// program.
    pub(crate) fn call(&self, at: &FileLine) -> Option<EditorCall> {
        let mut words = command_words(&self.command)?.into_iter();
        let program = words.next()?;
        let arguments = words.map(OsString::from);
        let arguments = arguments.chain(line_arguments(&program, at)).collect();
        Some(EditorCall {
            program,
            arguments,
            place: self.place,
        })
    }
}

fn line_arguments(program: &str, at: &FileLine) -> Vec<OsString> {
    let name = Path::new(program).file_stem().unwrap_or_default();
    let known = EDITORS.iter().find(|(editor, _)| name == *editor);
    let file = at.file.clone().into_os_string();
    match known.map(|(_, argument)| argument) {
        Some(LineArgument::Plus) => vec![format!("+{}", at.line).into(), file],
        Some(LineArgument::Goto) => {
            let mut place = file;
            place.push(format!(":{}", at.line));
            vec!["--goto".into(), place]
        }
        None => vec![file],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a call, separated by `|`.
    fn called(editor: &str) -> Option<String> {
        let at = FileLine {
            file: PathBuf::from("data/our town.toml"),
            line: 12,
        };
        let call = Editor::usual(Some(editor.to_owned()))?.call(&at)?;
        let arguments = call.arguments.iter().map(|word| word.to_string_lossy());
        let words: Vec<_> = std::iter::once(call.program.as_str().into())
            .chain(arguments)
            .collect();
        Some(words.join("|"))
    }

    #[test]
    fn editors_that_are_known_get_the_line() {
        for (editor, expected) in [
            ("vi", "vi|+12|data/our town.toml"),
            ("vim -u NONE", "vim|-u|NONE|+12|data/our town.toml"),
            ("/usr/bin/nano", "/usr/bin/nano|+12|data/our town.toml"),
            ("code -w", "code|-w|--goto|data/our town.toml:12"),
        ] {
            assert_eq!(called(editor).as_deref(), Some(expected));
        }
    }

    #[test]
    fn other_editors_get_the_file_alone() {
        for (editor, expected) in [
            ("ed", "ed|data/our town.toml"),
            (
                r#""/opt/my editor/vim2""#,
                "/opt/my editor/vim2|data/our town.toml",
            ),
        ] {
            assert_eq!(called(editor).as_deref(), Some(expected));
        }
    }

    #[test]
    fn words_that_name_no_program_call_nothing() {
        for editor in ["", "  ", "\"vim"] {
            assert_eq!(called(editor), None);
        }
    }
}
