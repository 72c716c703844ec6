//! The wording of a diagnostic.

/// The sentences of a diagnostic, in the language of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What is wrong, in one sentence.
    pub message: String,
    /// The cause, if it needs to be explained.
    pub note: Option<String>,
    /// What to do about it, if there is advice.
    pub help: Option<String>,
    /// The label of the second place; empty if there is none.
    pub related: &'static str,
}

/// What the parts of a diagnostic are called, in the language of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartNames {
    /// How serious it is.
    pub severity: &'static str,
    /// The cause.
    pub note: &'static str,
    /// What to do about it.
    pub help: &'static str,
}

impl Words {
    /// Creates words with a message only.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: shortened(message.into()),
            note: None,
            help: None,
            related: "",
        }
    }

    /// Adds advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(shortened(help.into()));
        self
    }
}

/// How many characters of a sentence are said at its beginning, and how many at its end, if
/// it quotes what is longer than anybody reads. Heuristic: far more than any of ours has
/// without what it quotes.
const BEGINNING: usize = 1_000;
const END: usize = 500;

/// Leaves out the middle of a sentence that quotes megabytes. The whole stands at the place
/// of the diagnostic.
fn shortened(sentence: String) -> String {
    let nth = |count| sentence.char_indices().nth(count).map(|(at, _)| at);
    let nth_last = |count| sentence.char_indices().nth_back(count).map(|(at, _)| at);
    match (nth(BEGINNING), nth_last(END)) {
        (Some(left), Some(right)) if left < right => {
            let (beginning, _) = sentence.split_at(left);
            let (_, end) = sentence.split_at(right);
            format!("{beginning}…{end}")
        }
        _ => sentence,
    }
}
