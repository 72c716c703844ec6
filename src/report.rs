//! What the program says is wrong with files: a diagnostic together with the
//! document that it is about.

use std::io;
use std::sync::Arc;

use tenken::check::{DISMISSAL_CODES, Dismissal, DismissalMistake, Doubt, Rule, Weight};
use tenken::document::{
    self, Code, DOCUMENT_CODES, Diagnostic, Severity, Source, Suggestion, Words,
};
use tenken::meeting::{RECORD_CODES, RecordMistake};
use tenken::messages::{Language, Worded};
use tenken::plan::{self, PLAN_CODES};
use tenken::sheet::MappingMistake;

use crate::files::Refusal;

/// Anything that is wrong with a file, or may be.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum FileProblem {
    /// What can be wrong with any document.
    Document(document::DocumentMistake),
    /// What can be wrong with a plan.
    Plan(plan::PlanMistake),
    /// What can be wrong with a file of dismissals.
    Dismissal(DismissalMistake),
    /// What can be wrong with a record of a meeting.
    Record(RecordMistake),
    /// What can be wrong with a mapping file.
    Mapping(MappingMistake),
    /// Something in a plan does not seem to add up.
    Doubt {
        /// What it is.
        doubt: Box<Doubt>,
        /// The dismissal of somebody who looked into it.
        dismissal: Option<Dismissal>,
    },
    /// A setting has a value that it cannot have.
    BadSetting {
        /// The key of the setting.
        key: &'static str,
        /// The value.
        written: String,
        /// The value that may have been meant.
        suggestion: Suggestion,
    },
    /// There is no such action.
    UnknownAction {
        /// The name of the action.
        written: String,
        /// The action that may have been meant; `None` if none is near.
        near: Option<&'static str>,
    },
    /// A key is none, or none that can be given to an action.
    BadKey(String),
    /// A key that was given to an action is taken from another.
    KeyConflict {
        /// The key.
        key: String,
        /// The action that has it.
        action: &'static str,
        /// The action that has lost it.
        other: &'static str,
    },
    /// A file that has to be there cannot be read.
    CannotRead(io::ErrorKind, String),
    /// Another program keeps a file to itself that has to be there.
    InUse,
    /// A file that is looked for beside another, or in its usual place, is none.
    NotAFile,
    /// The settings cannot be read.
    CannotReadSettings(Refusal),
    /// What is dismissed cannot be read.
    CannotReadDismissals(Refusal),
    /// A record of a meeting cannot be read.
    CannotReadRecord(Refusal),
    /// The folder with the records of meetings cannot be read.
    CannotReadFolder(Refusal),
    /// Standard input is asked for again.
    InputTwice,
    /// Standard input is asked for, and is a terminal.
    NothingPiped,
    /// A plan has the id of one that is open already.
    DuplicatePlan(String),
}

impl From<document::DocumentMistake> for FileProblem {
    fn from(mistake: document::DocumentMistake) -> Self {
        Self::Document(mistake)
    }
}

impl From<plan::PlanMistake> for FileProblem {
    fn from(mistake: plan::PlanMistake) -> Self {
        Self::Plan(mistake)
    }
}

impl From<DismissalMistake> for FileProblem {
    fn from(mistake: DismissalMistake) -> Self {
        Self::Dismissal(mistake)
    }
}

impl From<RecordMistake> for FileProblem {
    fn from(mistake: RecordMistake) -> Self {
        Self::Record(mistake)
    }
}

impl From<MappingMistake> for FileProblem {
    fn from(mistake: MappingMistake) -> Self {
        Self::Mapping(mistake)
    }
}

const BAD_KEY: Code = Code::new("bad-key");
const BAD_SETTING: Code = Code::new("bad-setting");
const CANNOT_READ: Code = Code::new("cannot-read");
const DUPLICATE_PLAN: Code = Code::new("duplicate-plan");
const KEY_CONFLICT: Code = Code::new("key-conflict");
pub(crate) const UNKNOWN_ACTION: Code = Code::new("unknown-action");

/// Returns the codes that plan files and the files beside them can have, by name.
pub(crate) fn codes_of_plans() -> Vec<Code> {
    let of_rules = Rule::ALL.iter().map(|rule| rule.code);
    let of_documents = DOCUMENT_CODES.iter().chain(PLAN_CODES);
    let of_documents = of_documents.chain(DISMISSAL_CODES).chain(RECORD_CODES);
    let of_documents = of_documents.copied();
    let mut codes: Vec<Code> = of_documents
        .chain(of_rules)
        .chain([CANNOT_READ, DUPLICATE_PLAN])
        .collect();
    codes.sort_unstable();
    codes
}

impl document::Problem for FileProblem {
    fn code(&self) -> Code {
        match self {
            Self::Document(mistake) => mistake.code(),
            Self::Plan(mistake) => mistake.code(),
            Self::Dismissal(mistake) => mistake.code(),
            Self::Record(mistake) => mistake.code(),
            Self::Mapping(mistake) => mistake.code(),
            Self::Doubt { doubt, .. } => doubt.code,
            Self::BadSetting { .. } => BAD_SETTING,
            Self::UnknownAction { .. } => UNKNOWN_ACTION,
            Self::BadKey(_) => BAD_KEY,
            Self::KeyConflict { .. } => KEY_CONFLICT,
            Self::CannotRead(..)
            | Self::InUse
            | Self::NotAFile
            | Self::InputTwice
            | Self::NothingPiped
            | Self::CannotReadSettings(_)
            | Self::CannotReadDismissals(_)
            | Self::CannotReadRecord(_)
            | Self::CannotReadFolder(_) => CANNOT_READ,
            Self::DuplicatePlan(_) => DUPLICATE_PLAN,
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Self::Document(mistake) => mistake.severity(),
            Self::Plan(mistake) => mistake.severity(),
            Self::Dismissal(mistake) => mistake.severity(),
            Self::Record(mistake) => mistake.severity(),
            Self::Mapping(mistake) => mistake.severity(),
            Self::Doubt { doubt, dismissal } => match (dismissal, doubt.weight) {
                (None, Weight::Heavy) => Severity::Warning,
                (Some(_), _) | (None, Weight::Light) => Severity::Notice,
            },
            Self::CannotRead(..) | Self::InUse | Self::InputTwice | Self::NothingPiped => {
                Severity::Error
            }
            Self::BadSetting { .. }
            | Self::UnknownAction { .. }
            | Self::BadKey(_)
            | Self::KeyConflict { .. }
            | Self::NotAFile
            | Self::CannotReadSettings(_)
            | Self::CannotReadDismissals(_)
            | Self::CannotReadRecord(_)
            | Self::CannotReadFolder(_)
            | Self::DuplicatePlan(_) => Severity::Warning,
        }
    }
}

impl Worded for FileProblem {
    fn words(&self, language: Language) -> Words {
        match self {
            Self::Document(mistake) => mistake.words(language),
            Self::Plan(mistake) => mistake.words(language),
            Self::Dismissal(mistake) => mistake.words(language),
            Self::Record(mistake) => mistake.words(language),
            Self::Mapping(mistake) => mistake.words(language),
            Self::Doubt { doubt, dismissal } => language.doubt_words(doubt, dismissal.as_ref()),
            Self::BadSetting {
                key,
                written,
                suggestion,
            } => language.bad_setting(key, written, suggestion),
            Self::UnknownAction { written, near } => language.unknown_action(written, *near),
            Self::BadKey(written) => language.bad_key(written),
            Self::KeyConflict { key, action, other } => language.key_conflict(key, action, other),
            Self::CannotRead(kind, said) => language.cannot_read(*kind, said),
            Self::InUse => language.in_use(),
            Self::InputTwice => language.input_twice(),
            Self::NothingPiped => language.nothing_piped(),
            Self::NotAFile => language.not_a_file(),
            Self::CannotReadSettings(said) => language.cannot_read_settings(&said.words(language)),
            Self::CannotReadDismissals(said) => {
                language.cannot_read_dismissals(&said.words(language))
            }
            Self::CannotReadRecord(said) => language.cannot_read_record(&said.words(language)),
            Self::CannotReadFolder(said) => language.cannot_read_folder(&said.words(language)),
            Self::DuplicatePlan(id) => language.duplicate_plan(id),
        }
    }
}

/// A diagnostic with its document, ready to be shown.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Report {
    /// The diagnostic.
    pub(crate) diagnostic: Diagnostic<FileProblem>,
    source: Arc<Source>,
}

impl Report {
    /// A diagnostic about a place in a document.
    pub(crate) fn new(diagnostic: Diagnostic<FileProblem>, source: &Arc<Source>) -> Self {
        Self {
            diagnostic,
            source: Arc::clone(source),
        }
    }

    /// Each diagnostic of a document.
    pub(crate) fn all<P: document::Problem + Into<FileProblem>>(
        diagnostics: Vec<Diagnostic<P>>,
        source: &Arc<Source>,
    ) -> Vec<Self> {
        let diagnostics = diagnostics.into_iter();
        diagnostics
            .map(|diagnostic| Self::new(diagnostic.map(Into::into), source))
            .collect()
    }

    /// A diagnostic about a file as a whole, of which there may be nothing to show.
    pub(crate) fn of_file(diagnostic: Diagnostic<FileProblem>, name: &str) -> Self {
        Self {
            diagnostic: diagnostic.file(name),
            source: Arc::new(Source::new(name, "")),
        }
    }

    /// What is said of it.
    pub(crate) fn words(&self, language: Language) -> Words {
        self.diagnostic.problem().words(language)
    }

    /// The diagnostic with its snippet, wrapped at about `width` cells.
    pub(crate) fn render(&self, width: usize, language: Language) -> String {
        let words = self.words(language);
        self.diagnostic.render(&words, &self.source, width)
    }

    /// The same for the screen, without codes.
    pub(crate) fn render_for_screen(&self, width: usize, language: Language) -> String {
        let names = language.parts_of_diagnostic(self.diagnostic.severity());
        let words = self.words(language);
        self.diagnostic
            .render_under(names, &words, &self.source, width)
    }

    /// The same with ANSI colours.
    pub(crate) fn render_in_colour(&self, width: usize, language: Language) -> String {
        let words = self.words(language);
        self.diagnostic
            .render_in_colour(&words, &self.source, width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_codes_have_one_name() {
        let mut codes = codes_of_plans();
        codes.extend([BAD_KEY, BAD_SETTING, KEY_CONFLICT, UNKNOWN_ACTION]);
        codes.push(Code::UNKNOWN_COLUMN_KEY);
        codes.sort_unstable();
        let count = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }

    #[test]
    fn every_code_that_can_be_asked_for_has_a_meaning() {
        for code in codes_of_plans() {
            for language in [Language::Japanese, Language::English] {
                assert_ne!(language.meaning(code), code.name());
            }
        }
    }
}
