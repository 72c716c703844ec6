//! Keys and their names: `j`, `Ctrl-d`, `PageDown`.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization as _;

/// A key that was pressed, or that an action is bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key {
    code: BareKey,
    ctrl: bool,
    alt: bool,
}

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum BareKey {
    /// A key that types a character.
    Character(char),
    /// A named key.
    Named(Named),
    /// A function key: F1, F2 and so on.
    Function(u8),
}

/// The named keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Named {
    Enter,
    Escape,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
}

/// Key names with the keys they stand for.
const NAMED: [(&str, Named); 14] = [
    ("Enter", Named::Enter),
    ("Esc", Named::Escape),
    ("Tab", Named::Tab),
    ("BackTab", Named::BackTab),
    ("Backspace", Named::Backspace),
    ("Delete", Named::Delete),
    ("Up", Named::Up),
    ("Down", Named::Down),
    ("Left", Named::Left),
    ("Right", Named::Right),
    ("PageUp", Named::PageUp),
    ("PageDown", Named::PageDown),
    ("Home", Named::Home),
    ("End", Named::End),
];

impl Key {
    /// Ctrl-c, which quits regardless of the keymap, so that no keymap can lock the user
    /// in.
    pub(crate) const ALWAYS_QUITS: Self = Self {
        code: BareKey::Character('c'),
        ctrl: true,
        alt: false,
    };

    /// Creates a key without modifiers.
    pub(crate) fn new(code: BareKey) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// Creates a key that types a character.
    pub(crate) fn character(character: char) -> Self {
        Self::new(BareKey::Character(character))
    }

    /// Creates a named key.
    pub(crate) fn named(named: Named) -> Self {
        Self::new(BareKey::Named(named))
    }

    /// Adds modifiers to those that the key has.
    #[must_use]
    pub(crate) fn with(self, ctrl: bool, alt: bool) -> Self {
        Self {
            ctrl: self.ctrl || ctrl,
            alt: self.alt || alt,
            ..self
        }
    }

    /// Returns the character that the key types, or `None` if it types nothing.
    pub(crate) fn typed(self) -> Option<char> {
        match self.code {
            BareKey::Character(character) if !self.ctrl && !self.alt => Some(character),
            _ => None,
        }
    }

    /// Returns the intended key outside of text input. With an input method left on, ｊ
    /// means j, and the keys / [ ] . produce ・ 「 」 。.
    #[must_use]
    pub(crate) fn meant(self) -> Self {
        let BareKey::Character(character) = self.code else {
            return self;
        };
        let meant = match character {
            '・' => '/',
            '「' => '[',
            '」' => ']',
            '。' => '.',
            '、' => ',',
            'ー' => '-',
            '\u{3000}' => ' ',
            other => other.nfkc().next().unwrap_or(other),
        };
        Self {
            code: BareKey::Character(meant),
            ..self
        }
    }
}

/// The error returned if a text is not the name of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotAKey;

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(written: &str) -> Result<Self, NotAKey> {
        let mut rest = written;
        let (mut ctrl, mut alt) = (false, false);
        loop {
            if let Some(after) = rest.strip_prefix("Ctrl-").filter(|after| !after.is_empty()) {
                (rest, ctrl) = (after, true);
            } else if let Some(after) = rest.strip_prefix("Alt-").filter(|after| !after.is_empty())
            {
                (rest, alt) = (after, true);
            } else {
                break;
            }
        }
        let code = code(rest).ok_or(NotAKey)?;
        Ok(Self { code, ctrl, alt })
    }
}

fn code(written: &str) -> Option<BareKey> {
    if written == "Space" {
        return Some(BareKey::Character(' '));
    }
    let mut characters = written.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        return Some(BareKey::Character(only));
    }
    if let Some(number) = written.strip_prefix('F') {
        let number: u8 = number.parse().ok()?;
        return (1..=24)
            .contains(&number)
            .then_some(BareKey::Function(number));
    }
    NAMED
        .iter()
        .find(|(name, _)| *name == written)
        .map(|(_, named)| BareKey::Named(*named))
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            out.write_str("Ctrl-")?;
        }
        if self.alt {
            out.write_str("Alt-")?;
        }
        match self.code {
            BareKey::Character(' ') => out.write_str("Space"),
            BareKey::Character(character) => write!(out, "{character}"),
            BareKey::Function(number) => write!(out, "F{number}"),
            BareKey::Named(named) => {
                let name = NAMED.iter().find(|(_, other)| *other == named);
                out.write_str(name.map_or("", |(name, _)| name))
            }
        }
    }
}
