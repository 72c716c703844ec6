//! What all that can be wrong with a document has in common: a code, and how much
//! it matters.

use std::fmt;

use super::code::Code;
use super::mistake::Mistake;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The document cannot be used until this is mended.
    Error,
    /// The document can be used, but something in it is not what it seems.
    Warning,
    /// There may be nothing wrong at all; it is worth a question.
    Notice,
}

impl fmt::Display for Severity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        })
    }
}

/// What can be wrong with a document: the facts, without a sentence. Whatever a
/// document is about, there can be wrong with it what can be with any.
pub trait Problem: From<Mistake> {
    /// The rule that is broken.
    fn code(&self) -> Code;

    /// How much it matters.
    fn severity(&self) -> Severity {
        Severity::Error
    }
}

impl Problem for Mistake {
    fn code(&self) -> Code {
        match self {
            Self::OtherEncoding(_) | Self::NotUtf8 { .. } => Code::Encoding,
            Self::Syntax { .. } => Code::Syntax,
            Self::UnquotedKey(_) => Code::UnquotedKey,
            Self::MissingKey { .. } => Code::MissingKey,
            Self::WrongForm { .. } => Code::WrongForm,
            Self::UnknownKey { .. } => Code::UnknownKey,
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Self::UnquotedKey(_) | Self::UnknownKey { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}
