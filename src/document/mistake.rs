//! Problems that any document can have, regardless of its contents.

use super::code::Code;
use super::problem::Severity;
use super::spelling::Suggestion;

/// A problem that any document can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentMistake {
    /// The bytes are text in another encoding, by its name.
    OtherEncoding(&'static str),
    /// A line has bytes that are not UTF-8 and fit no other known encoding.
    NotUtf8 {
        /// The line, counted from one.
        line: usize,
    },
    /// A line is not TOML.
    Syntax {
        /// What is wrong with it.
        slip: Slip,
        /// The message of the TOML parser.
        parser: String,
    },
    /// A key in letters beyond ASCII stands without quotes.
    UnquotedKey(String),
    /// A key is missing.
    MissingKey {
        /// The key.
        key: String,
        /// What its value has to be.
        shape: ExpectedType,
    },
    /// A value has the wrong type.
    WrongForm {
        /// The key of the value.
        key: String,
        /// What stands there.
        found: FoundType,
        /// What has to.
        shape: ExpectedType,
    },
    /// There is no such key.
    UnknownKey {
        /// The key that was written.
        key: String,
        /// The key that may have been meant.
        suggestion: Suggestion,
    },
    /// There are more of a code than are listed.
    MoreLikeThis {
        /// The code.
        code: Code,
        /// The severity of the first of them.
        severity: Severity,
        /// How many are not listed.
        count: usize,
    },
    /// A syntax error is followed by more than is listed.
    MoreAfterSyntax {
        /// How many are not listed.
        count: usize,
    },
}

/// The type that a value must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpectedType {
    /// A string.
    Text,
    /// True or false.
    Boolean,
    /// A whole number.
    Integer,
    /// A list.
    List,
    /// A string, or a list of strings.
    TextOrList,
    /// A number or a string.
    NumberOrText,
    /// A fiscal year.
    FiscalYear,
    /// A table.
    Table,
    /// Tables whose headings stand in double brackets.
    Tables,
}

/// The type that a value has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundType {
    /// A string.
    Text,
    /// A number.
    Number,
    /// True or false.
    Boolean,
    /// A date, a time, or both.
    Date,
    /// A list.
    List,
    /// A table.
    Table,
}

/// A typo that makes a line invalid TOML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// A comma of full width.
    FullWidthComma,
    /// An equals sign of full width.
    FullWidthEquals,
    /// Quotes that are not those of ASCII.
    FullWidthQuotes,
    /// Brackets of full width.
    FullWidthBrackets,
    /// A space of full width.
    FullWidthSpace,
    /// A comma between the digits of a number.
    GroupedNumber,
    /// A list without a comma or its end.
    MissingComma,
    /// A string without quotes.
    UnquotedText,
    /// A key that was written before.
    DuplicateKey,
    /// A key with a character that no key may have without quotes.
    BadKeyCharacter,
    /// A key without a value.
    NoValue,
    /// A string with a control character.
    ControlCharacter,
    /// A string without its end.
    UnclosedText,
    /// A string of several lines without its end.
    UnclosedLines,
    /// A bracket without its partner.
    UnclosedBracket,
    /// A backslash before a character that it cannot stand before.
    BadEscape,
    /// Something else.
    Other,
}
