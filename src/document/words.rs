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

impl Words {
    /// Creates words with a message only.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            note: None,
            help: None,
            related: "",
        }
    }

    /// Adds advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
