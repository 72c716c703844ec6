//! What is said of a diagnostic.

/// The sentences of a diagnostic, in the language of whoever reads them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What is wrong, in one sentence.
    pub message: String,
    /// What it comes from, where there is something to be said of it.
    pub note: Option<String>,
    /// What to do, where there is something to be said of it.
    pub help: Option<String>,
    /// What the second place is; empty where there is none.
    pub related: &'static str,
}

impl Words {
    /// A sentence on what is wrong, and nothing more.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            note: None,
            help: None,
            related: "",
        }
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
