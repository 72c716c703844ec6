//! What the problems of all kinds of documents have in common: a code and a
//! severity.

use std::fmt;

use super::code::Code;
use super::mistake::DocumentMistake;

/// The severity of a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// This has to be fixed. The document cannot be used until it is, or a value is left out
    /// of it.
    Error,
    /// The document can be used, but something in it is probably not meant.
    Warning,
    /// There may be nothing wrong, but it is worth checking.
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

/// A problem of a kind of document: the facts without a sentence. Every kind of
/// document can also have the problems in [`DocumentMistake`].
pub trait Problem: From<DocumentMistake> {
    /// The rule that is broken.
    fn code(&self) -> Code;

    /// The severity.
    fn severity(&self) -> Severity {
        Severity::Error
    }
}

impl Problem for DocumentMistake {
    fn code(&self) -> Code {
        match self {
            Self::OtherEncoding(_) | Self::NotUtf8 { .. } => Code::ENCODING,
            Self::Syntax { .. } | Self::MoreAfterSyntax { .. } => Code::SYNTAX,
            Self::UnquotedKey(_) => Code::UNQUOTED_KEY,
            Self::MissingKey { .. } => Code::MISSING_KEY,
            Self::WrongForm { .. } => Code::WRONG_FORM,
            Self::UnknownKey { .. } => Code::UNKNOWN_KEY,
            Self::MoreLikeThis { code, .. } => *code,
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Self::UnquotedKey(_) | Self::UnknownKey { .. } => Severity::Warning,
            Self::MoreLikeThis { severity, .. } => *severity,
            _ => Severity::Error,
        }
    }
}
