//! Text to be pasted elsewhere: a line for each paragraph, whatever the width of the screen,
//! no indents, and no control characters, since it may be pasted into a shell.

use tenken::document::visible;
use tenken::messages::Language;

/// What is copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copied {
    /// What it is called.
    pub(crate) what: String,
    /// The text.
    pub(crate) text: String,
}

/// The prefix of each point if there are several.
const BULLET: &str = "・";

/// Running text in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RunningText {
    language: Language,
    lines: Vec<String>,
}

impl RunningText {
    /// Text without a line.
    pub(crate) fn new(language: Language) -> Self {
        Self {
            language,
            lines: Vec::new(),
        }
    }

    /// Adds a line.
    pub(crate) fn line(&mut self, line: impl AsRef<str>) {
        self.lines.push(visible(line.as_ref()).into_owned());
    }

    /// Adds a line of a table, with a tab between its cells.
    pub(crate) fn cells(&mut self, cells: impl Iterator<Item = String>) {
        let cells = cells.map(|cell| visible(&cell).into_owned());
        self.lines.push(cells.collect::<Vec<_>>().join("\t"));
    }

    /// Adds an empty line, unless there is one already or nothing before it.
    pub(crate) fn gap(&mut self) {
        if self.lines.last().is_some_and(|last| !last.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// Adds a name with what it is said of it: in the same line, or if that is several points,
    /// in a line each.
    pub(crate) fn field<S: AsRef<str>>(&mut self, label: &str, points: &[S]) {
        let colon = self.language.colon();
        match points {
            [] => {}
            [only] => self.line(format!("{label}{colon}{}", only.as_ref())),
            several => {
                self.line(format!("{label}{}", colon.trim_end()));
                for point in several {
                    self.line(format!("{BULLET}{}", point.as_ref()));
                }
            }
        }
    }

    /// The text, called `what`.
    pub(crate) fn copied(self, what: impl Into<String>) -> Copied {
        Copied {
            what: what.into(),
            text: self.lines.join("\n").trim_end().to_owned(),
        }
    }
}
