//! The codes of diagnostics. Each part of the program enters its own.

use std::fmt;

/// The code of a rule that a document can break: its name, such as `missing-key`. Codes
/// are stable from release to release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(&'static str);

impl Code {
    /// Creates a code from its name.
    pub const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// Returns the name.
    pub fn name(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

/// Generates the codes of a part of the program with the list of them, so that none
/// can be missing from it.
macro_rules! codes {
    ($(#[$description:meta])* $list:ident: $($code:ident = $name:literal;)*) => {
        impl Code {
            $(#[doc = concat!("`", $name, "`.")] pub const $code: Self = Self::new($name);)*
        }

        $(#[$description])*
        pub const $list: &[Code] = &[$(Code::$code),*];
    };
}

pub(crate) use codes;

codes! {
    /// The codes that any document can have.
    DOCUMENT_CODES:
    ENCODING = "encoding";
    MISSING_KEY = "missing-key";
    SYNTAX = "syntax";
    UNKNOWN_KEY = "unknown-key";
    UNQUOTED_KEY = "unquoted-key";
    WRONG_FORM = "wrong-form";
}
