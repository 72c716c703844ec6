//! Keys of the console, and the size of its window.

use std::collections::HashSet;
use std::io;
use std::thread;
use std::time::Duration;

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
    poll, read,
};
use crossterm::terminal::size;

use crate::key::{BareKey, Key, Named};
use crate::mouse::{Mouse, MouseAction};
use crate::system::burst::Burst;
use crate::system::{Heard, Lent, Listener};

/// How long the console is read at a time, so that an editor need not wait longer for it,
/// nor a new size that the console does not tell. Heuristic.
const TURN: Duration = Duration::from_millis(100);

/// Starts a thread that listens.
pub(super) fn listen(mut listener: impl Listener, lent: Lent) {
    let mut keyboard = Keyboard::default();
    let mut burst = Burst::default();
    let mut known = size().ok();
    thread::spawn(move || {
        loop {
            let patience = burst.patience().unwrap_or(TURN);
            let heard = match lent.read(|| next(patience)) {
                // It was lent.
                None => continue,
                Some(Ok(Some(Event::Key(event)))) => match keyboard.key(event) {
                    Some(key) => burst.take(key),
                    None => Vec::new(),
                },
                Some(Ok(Some(Event::Mouse(event)))) => {
                    let mouse = mouse(event).map(Heard::Mouse);
                    burst.lapse().into_iter().chain(mouse).collect()
                }
                Some(Ok(Some(_))) => Vec::new(),
                Some(Ok(None)) => burst.lapse(),
                Some(Err(_)) => vec![Heard::Closed],
            };
            let now = size().ok();
            let resized = (now != known).then_some(Heard::Resized);
            known = now;
            for heard in resized.into_iter().chain(heard) {
                let is_last = heard == Heard::Closed;
                if !listener.hear(heard) || is_last {
                    return;
                }
            }
        }
    });
}

/// The next thing that the console tells, if it does so in time.
fn next(patience: Duration) -> io::Result<Option<Event>> {
    match poll(patience)? {
        true => read().map(Some),
        false => Ok(None),
    }
}

/// What the mouse did, if that is of use. With Shift, text is selected.
fn mouse(event: MouseEvent) -> Option<Mouse> {
    if event.modifiers.contains(KeyModifiers::SHIFT) {
        return None;
    }
    let action = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseAction::Press,
        MouseEventKind::ScrollUp => MouseAction::WheelUp,
        MouseEventKind::ScrollDown => MouseAction::WheelDown,
        _ => return None,
    };
    Some(Mouse {
        action,
        column: event.column,
        row: event.row,
    })
}

/// Makes keys of presses and releases.
#[derive(Default)]
struct Keyboard {
    /// Characters beyond ASCII that are pressed, as far as is known.
    pressed: HashSet<char>,
}

impl Keyboard {
    /// Returns the key that an event stands for, if it does.
    fn key(&mut self, event: KeyEvent) -> Option<Key> {
        let is_release = event.kind == KeyEventKind::Release;
        match event.code {
            KeyCode::Char(character) if !character.is_ascii() => {
                // A character that no key has comes as the release of Alt, with which it
                // could be typed, and is not pressed before.
                let is_typed = match is_release {
                    true => !self.pressed.remove(&character),
                    false => {
                        self.pressed.insert(character);
                        true
                    }
                };
                is_typed.then(|| modified(Key::character(character), event.modifiers))
            }
            _ if is_release => None,
            code => Some(modified(bare(code)?, event.modifiers)),
        }
    }
}

/// A key with its modifiers. AltGr, with which characters are typed, comes as Ctrl and Alt.
fn modified(key: Key, modifiers: KeyModifiers) -> Key {
    let ctrl = modifiers.contains(KeyModifiers::CONTROL);
    let alt = modifiers.contains(KeyModifiers::ALT);
    match key.typed() {
        Some(_) if ctrl && alt => key,
        _ => key.with(ctrl, alt),
    }
}

/// The key without modifiers; `None` if it has no use here.
fn bare(code: KeyCode) -> Option<Key> {
    Some(Key::named(match code {
        KeyCode::Char(character) => return Some(Key::character(character)),
        KeyCode::F(number) => return Some(Key::new(BareKey::Function(number))),
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
    }))
}
