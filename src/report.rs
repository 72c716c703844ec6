//! A finding together with the document that it is about.

use std::sync::Arc;

use tenken::document::{Finding, Source};

/// A finding with its document, ready to be shown.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Report {
    /// The finding.
    pub(crate) finding: Finding,
    source: Arc<Source>,
}

impl Report {
    /// A finding about a place in a document.
    pub(crate) fn new(finding: Finding, source: &Arc<Source>) -> Self {
        Self {
            finding,
            source: Arc::clone(source),
        }
    }

    /// Each finding of a document.
    pub(crate) fn all(findings: Vec<Finding>, source: &Arc<Source>) -> Vec<Self> {
        let findings = findings.into_iter();
        findings.map(|finding| Self::new(finding, source)).collect()
    }

    /// A finding about a file as a whole, of which there may be nothing to show.
    pub(crate) fn of_file(finding: Finding, name: &str) -> Self {
        Self {
            finding: finding.file(name),
            source: Arc::new(Source::new(name, "")),
        }
    }

    /// The finding with its snippet, wrapped at about `width` cells.
    pub(crate) fn render(&self, width: usize) -> String {
        self.finding.render(&self.source, width)
    }

    /// The same with ANSI colours.
    pub(crate) fn render_in_colour(&self, width: usize) -> String {
        self.finding.render_in_colour(&self.source, width)
    }
}
