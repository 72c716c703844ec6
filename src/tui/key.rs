//! Keys and their names: `j`, `Ctrl-d`, `PageDown`.

use std::fmt;
use std::str::FromStr;

#[cfg(windows)]
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
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
pub(super) enum BareKey {
    /// A key that types a character.
    Character(char),
    /// A named key.
    Named(Named),
    /// A function key: F1, F2 and so on.
    Function(u8),
}

/// The named keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Named {
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
    pub(super) const ALWAYS_QUITS: Self = Self {
        code: BareKey::Character('c'),
        ctrl: true,
        alt: false,
    };

    /// Creates a key without modifiers.
    pub(super) fn new(code: BareKey) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// Creates a key that types a character.
    pub(super) fn character(character: char) -> Self {
        Self::new(BareKey::Character(character))
    }

    /// Creates a named key.
    pub(super) fn named(named: Named) -> Self {
        Self::new(BareKey::Named(named))
    }

    /// Creates a character key with Ctrl.
    pub(super) fn control(character: char) -> Self {
        Self {
            ctrl: true,
            ..Self::character(character)
        }
    }

    /// Adds Alt.
    #[must_use]
    pub(super) fn with_alt(self) -> Self {
        Self { alt: true, ..self }
    }

    /// Adds the modifiers encoded in a control sequence: one plus the sum of 1 for Shift, 2
    /// for Alt and 4 for Ctrl. Shift is ignored.
    #[must_use]
    pub(super) fn with_modifiers(self, parameter: u16) -> Self {
        let bits = parameter.saturating_sub(1);
        Self {
            alt: self.alt || bits & 2 > 0,
            ctrl: self.ctrl || bits & 4 > 0,
            ..self
        }
    }

    /// Returns the key of a terminal event, or `None` for a key release or an unsupported
    /// key.
    #[cfg(windows)]
    pub(crate) fn of_event(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let code = match event.code {
            KeyCode::Char(character) => BareKey::Character(character),
            KeyCode::F(number) => BareKey::Function(number),
            other => BareKey::Named(named(other)?),
        };
        Some(Self {
            code,
            ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
            alt: event.modifiers.contains(KeyModifiers::ALT),
        })
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

#[cfg(windows)]
fn named(code: KeyCode) -> Option<Named> {
    Some(match code {
        KeyCode::Enter => Named::Enter,
        KeyCode::Esc => Named::Escape,
        KeyCode::Tab => Named::Tab,
        KeyCode::BackTab => Named::BackTab,
        KeyCode::Backspace => Named::Backspace,
        KeyCode::Delete => Named::Delete,
        KeyCode::Up => Named::Up,
        KeyCode::Down => Named::Down,
        KeyCode::Left => Named::Left,
        KeyCode::Right => Named::Right,
        KeyCode::PageUp => Named::PageUp,
        KeyCode::PageDown => Named::PageDown,
        KeyCode::Home => Named::Home,
        KeyCode::End => Named::End,
        _ => return None,
    })
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
