//! Tells text that is pasted from keys that are pressed, where both come as keys.
//!
//! Nobody presses a key a hundredth of a second after another. What comes as fast is text, from
//! a paste, an input method, or a key that repeats while the console was not read. As long as
//! no line in it ends before its end, it does the same as keys, and is left to be keys; but of
//! lines that are pasted, those after the first would be commands.

use std::time::Duration;

use super::Heard;
use crate::key::{Key, Named};

/// How long the next key of a paste may take: far more than it does, far less than that of a
/// person. Heuristic.
const REST_OF_BURST: Duration = Duration::from_millis(10);

/// The same after what is nearly a paste, or is one: consoles hand on long ones in parts, and
/// nobody goes on typing as soon. Heuristic.
const REST_OF_PASTE: Duration = Duration::from_millis(50);

/// After how many characters those that have come are told, so that no text is too long.
const MOST_CHARACTERS: usize = 4096;

/// Keys that have come in one go, as far as they are not told yet.
#[derive(Debug, Default)]
pub(super) struct Burst {
    keys: Vec<Key>,
    /// Whether what has come before them is pasted, and so are they.
    is_pasted: bool,
}

impl Burst {
    /// Takes in a key that has come before [`Self::patience`] was at its end. Returns what is
    /// known by it.
    pub(super) fn take(&mut self, key: Key) -> Vec<Heard> {
        if pasted(key).is_none() {
            let mut heard = self.lapse();
            heard.push(Heard::Key(key));
            return heard;
        }
        self.is_pasted |= self.keys.last().copied().is_some_and(ends_line);
        self.keys.push(key);
        match self.keys.len() >= MOST_CHARACTERS {
            true => self.told(),
            false => Vec::new(),
        }
    }

    /// How long to wait for the next key; `None` if none is awaited.
    pub(super) fn patience(&self) -> Option<Duration> {
        let may_be_paste = match self.keys.as_slice() {
            [] if !self.is_pasted => return None,
            [_, .., last] => ends_line(*last),
            _ => false,
        };
        Some(match self.is_pasted || may_be_paste {
            true => REST_OF_PASTE,
            false => REST_OF_BURST,
        })
    }

    /// Returns what has come of the keys after which no other came as fast.
    pub(super) fn lapse(&mut self) -> Vec<Heard> {
        let heard = self.told();
        self.is_pasted = false;
        heard
    }

    fn told(&mut self) -> Vec<Heard> {
        let keys = std::mem::take(&mut self.keys).into_iter();
        match self.is_pasted {
            false => keys.map(Heard::Key).collect(),
            true => {
                let text: String = keys.filter_map(pasted).collect();
                let is_some = !text.is_empty();
                is_some.then_some(Heard::Paste(text)).into_iter().collect()
            }
        }
    }
}

/// The character that a key may stand for in a pasted text. A console sends for a line feed the
/// key that sends one.
fn pasted(key: Key) -> Option<char> {
    let is_line_feed = key == Key::character('j').with(true, false)
        || key == Key::named(Named::Enter).with(true, false);
    match key {
        _ if is_line_feed => Some('\n'),
        _ if key == Key::named(Named::Enter) => Some('\r'),
        _ if key == Key::named(Named::Tab) => Some('\t'),
        key => key.typed(),
    }
}

fn ends_line(key: Key) -> bool {
    matches!(pasted(key), Some('\r' | '\n'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;

    fn key(name: &str) -> Key {
        name.parse().expect("a key")
    }

    /// The keys of a text, as a console sends them.
    fn keys(text: &str) -> Vec<Key> {
        let keys = text.chars().map(|character| match character {
            '\r' => key("Enter"),
            '\n' => key("Ctrl-j"),
            '\t' => key("Tab"),
            other => Key::character(other),
        });
        keys.collect()
    }

    /// What is heard of bursts of keys, with a pause after each.
    fn heard(bursts: &[Vec<Key>]) -> Vec<Heard> {
        let mut burst = Burst::default();
        let mut heard = Vec::new();
        for keys in bursts {
            for key in keys {
                heard.extend(burst.take(*key));
            }
            heard.extend(burst.lapse());
        }
        assert_eq!(burst.patience(), None);
        heard
    }

    fn check_keys(bursts: &[Vec<Key>]) {
        let keys = bursts.iter().flatten();
        let keys: Vec<Heard> = keys.map(|key| Heard::Key(*key)).collect();
        assert_eq!(heard(bursts), keys);
    }

    #[test]
    fn keys_that_are_pressed_stay_keys() {
        check_keys(&[keys("A"), keys("甲"), keys("\r"), keys("j"), keys("\r")]);
        check_keys(&[
            vec![key("Ctrl-j")],
            vec![key("Tab")],
            vec![key("Alt-Enter")],
        ]);
        check_keys(&[vec![key("PageDown"); 20]]);
    }

    #[test]
    fn a_key_that_is_held_down_stays_a_key() {
        check_keys(&vec![keys("j"); 20]);
        check_keys(&[keys("jjjjjj")]);
    }

    #[test]
    fn a_line_that_comes_at_once_stays_keys_and_so_does_the_end_of_it() {
        check_keys(&[keys("会議"), keys("\r")]);
        check_keys(&[keys("目標を改める\r")]);
        check_keys(&[keys("内訳\t税務課\r")]);
    }

    #[test]
    fn lines_that_come_at_once_are_pasted() {
        for text in [
            "一\r二\r三",
            "一\r\n二",
            "一\n\n二\n",
            "\r二",
            "甲\t乙\r丙\t丁\r",
            "一\r\r",
        ] {
            let pasted = vec![Heard::Paste(text.to_owned())];
            assert_eq!(heard(&[keys(text)]), pasted, "{text:?}");
        }
    }

    #[test]
    fn what_comes_after_a_paste_is_pressed() {
        let heard = heard(&[keys("一\r二"), keys("\r"), keys("q")]);
        let pasted = Heard::Paste("一\r二".to_owned());
        assert_eq!(
            heard,
            [pasted, Heard::Key(key("Enter")), Heard::Key(key("q"))]
        );
    }

    #[test]
    fn another_key_ends_a_paste() {
        let mut burst = Burst::default();
        for key in keys("一\r二") {
            assert_eq!(burst.take(key), []);
        }
        let interrupt = key("Ctrl-c");
        let pasted = Heard::Paste("一\r二".to_owned());
        assert_eq!(burst.take(interrupt), [pasted, Heard::Key(interrupt)]);
    }

    #[test]
    fn a_long_paste_comes_in_parts_of_which_none_is_a_command() {
        let text = "一行\r".repeat(3_000);
        let parts = heard(&[keys(&text)]);
        assert!(parts.len() > 1);
        let whole: String = parts
            .into_iter()
            .map(|part| match part {
                Heard::Paste(part) => part,
                other => unreachable!("{other:?} is no paste"),
            })
            .collect();
        assert!(whole == text);
    }

    #[test]
    fn a_line_may_come_a_moment_after_the_one_before() {
        let mut burst = Burst::default();
        let patience = |burst: &mut Burst, text: &str| {
            keys(text).into_iter().for_each(|key| drop(burst.take(key)));
            burst.patience()
        };
        assert_eq!(patience(&mut burst, "一"), Some(REST_OF_BURST));
        assert_eq!(patience(&mut burst, "\r"), Some(REST_OF_PASTE));
        assert_eq!(patience(&mut burst, "二"), Some(REST_OF_PASTE));
        burst.lapse();
        assert_eq!(patience(&mut burst, "\r"), Some(REST_OF_BURST));
    }
}
