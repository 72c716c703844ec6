//! Where a line may end: Unicode's line-break classes (UAX #14), brought down to
//! those that kinsoku and figures among Japanese prose tell apart.

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, LineBreak, Script};

/// How a grapheme behaves at the end and at the beginning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Left out where a line ends.
    Blank,
    /// Never ends a line: （ 「.
    Opening,
    /// Never begins a line, not even after a blank: 、 。 」 ） ！.
    Closing,
    /// Never begins a line unless a blank is before it: ー ゃ ・ … ％ –.
    Trailing,
    /// No line ends on either side of it, as of a no-break space.
    Glue,
    /// A letter of a word, or a mark that words hold together by: - /. Among
    /// other characters these may begin a line: - as the minus of a figure, / as
    /// the better place to end one than within the names that it parts.
    Letter,
    /// A digit of a figure.
    Digit,
    /// What is before a figure: ￥ + ±. It never ends a line.
    Prefix,
    /// What is within a figure or a word: , . : ‐. It never begins a line.
    Separator,
    /// May be the unit of the figure before it: 部, 件, か of か所.
    Counter,
    /// Stands for itself, as most characters of Japanese do.
    Other,
}

impl Class {
    /// The class of a grapheme, which is that of the character its marks are on,
    /// after one of another class.
    pub(super) fn of(grapheme: &str, before: Self) -> Self {
        // Unicode has one class for the colon of 10:30, which is within a figure,
        // and that of 目標:30件, which ends what it is after.
        if matches!(grapheme, ":" | ";") && !before.is_in_word() {
            return Self::Closing;
        }
        match grapheme.chars().next().map(Self::of_char) {
            // A blank with a mark on it is something to see.
            Some(Self::Blank) if !grapheme.trim().is_empty() => Self::Other,
            class => class.unwrap_or(Self::Other),
        }
    }

    fn of_char(character: char) -> Self {
        match CodePointMapData::<LineBreak>::new().get(character) {
            LineBreak::Ideographic => Self::of_ideographic(character),
            LineBreak::ClosePunctuation | LineBreak::CloseParenthesis | LineBreak::Exclamation => {
                Self::Closing
            }
            LineBreak::Nonstarter
            | LineBreak::ConditionalJapaneseStarter
            | LineBreak::Inseparable
            | LineBreak::PostfixNumeric => Self::Trailing,
            LineBreak::OpenPunctuation => Self::Opening,
            LineBreak::Numeric => Self::Digit,
            LineBreak::Alphabetic
            | LineBreak::HebrewLetter
            | LineBreak::Hyphen
            | LineBreak::BreakSymbols => Self::Letter,
            LineBreak::PrefixNumeric => Self::Prefix,
            LineBreak::InfixNumeric | LineBreak::UnambiguousHyphen => Self::Separator,
            LineBreak::Quotation => Self::of_quotation(character),
            LineBreak::Glue | LineBreak::WordJoiner => Self::Glue,
            _ if character.is_whitespace() => Self::Blank,
            LineBreak::BreakAfter => Self::Trailing,
            _ => Self::Other,
        }
    }

    /// Unicode's ideographs are whatever is set as one: kana, ㎡ and emoji too.
    fn of_ideographic(character: char) -> Self {
        match character {
            // Windows has this where other systems have the nonstarter 〜.
            '～' => Self::Trailing,
            // The kana that count: か所, カ国, ケ月, 3つ.
            'か' | 'カ' | 'ケ' | 'つ' => Self::Counter,
            _ if is_kana(character) => Self::Other,
            _ => Self::Counter,
        }
    }

    /// Unicode does not settle which quotation marks open, since languages differ.
    /// Straight ones belong to the word that they are on.
    fn of_quotation(character: char) -> Self {
        match CodePointMapData::<GeneralCategory>::new().get(character) {
            GeneralCategory::InitialPunctuation => Self::Opening,
            GeneralCategory::FinalPunctuation => Self::Closing,
            _ => Self::Letter,
        }
    }

    /// Whether it belongs to a Latin word or to a figure.
    fn is_in_word(self) -> bool {
        matches!(
            self,
            Self::Letter | Self::Digit | Self::Prefix | Self::Separator
        )
    }
}

fn is_kana(character: char) -> bool {
    matches!(
        CodePointMapData::<Script>::new().get(character),
        Script::Hiragana | Script::Katakana
    )
}

/// Whether a line may end between two neighbours.
pub(super) fn may_break(before: Class, after: Class) -> bool {
    match (before, after) {
        // A blank is part of the line that it ends.
        (_, Class::Blank | Class::Closing | Class::Separator | Class::Glue) => false,
        (Class::Opening | Class::Prefix | Class::Glue, _) => false,
        (Class::Blank, _) => true,
        (_, Class::Trailing) => false,
        // No class says that a figure has the ideograph after it as its unit:
        // to Unicode a line may end between the two.
        (Class::Digit, Class::Counter) => false,
        (before, after) => !(before.is_in_word() && after.is_in_word()),
    }
}
