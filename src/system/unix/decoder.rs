//! Decodes keys, the mouse and answers from the bytes that a terminal sends. Nothing here waits: an
//! unfinished sequence stays pending until [`Decoder::lapse`] ends it.

use std::time::Duration;

use vte::{Params, Parser, Perform};

use crate::key::{BareKey, Key, Named};
use crate::mouse::{Mouse, MouseAction};
use crate::system::{Heard, TerminalAnswer};

/// How long the rest of a sequence may take: more than the gaps within it on a slow
/// line, less than a person notices. Heuristic.
const REST_OF_KEY: Duration = Duration::from_millis(50);

/// The same after a lone escape, which is nearly always the key itself, so it is
/// reported sooner. Heuristic.
const REST_OF_ESCAPE: Duration = Duration::from_millis(20);

/// How long nothing may come of a paste before it counts as finished, in case the terminal
/// never ends it. What comes of it later would be commands, so this outlasts a line on which
/// a packet is lost three times over: it is sent again after some 0.25, 0.75 and 1.75
/// seconds. Somebody whose keys do nothing soon rests as long. Heuristic.
const REST_OF_PASTE: Duration = Duration::from_secs(3);

const ESCAPE: u8 = 0x1b;
const INTERRUPT: u8 = 0x03;

/// Turns bytes into keys.
#[derive(Default)]
pub(super) struct Decoder {
    parser: Parser,
    /// The bytes of a key that is not finished.
    pending: Vec<u8>,
    keys: DecodedInput,
}

impl Decoder {
    /// Takes in bytes, and returns what they finish. Ctrl-c is heard within any
    /// unfinished key or paste, and ends it.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Heard> {
        for byte in bytes {
            match *byte {
                INTERRUPT => self.interrupt(),
                byte => self.take(byte),
            }
        }
        std::mem::take(&mut self.keys.inputs)
    }

    fn take(&mut self, byte: u8) {
        let is_first = self.pending.is_empty();
        let is_after_escape = self.pending == [ESCAPE];
        self.pending.push(byte);
        self.keys.reading = LastByte::Nothing;
        self.parser.advance(&mut self.keys, &[byte]);
        match self.keys.reading {
            LastByte::Nothing | LastByte::Prefix => {}
            LastByte::Key => self.pending.clear(),
            LastByte::Control if is_first => self.pending.clear(),
            LastByte::Control if is_after_escape && byte == b'\r' => {
                self.keys.add_alt();
                self.forget();
            }
            // A control character within a sequence ends it.
            LastByte::Control => self.forget(),
        }
    }

    fn interrupt(&mut self) {
        self.forget();
        self.keys.finish_paste();
        self.keys.push(with_ctrl('c'));
    }

    fn forget(&mut self) {
        self.parser = Parser::new();
        self.pending.clear();
        self.keys.prefix = Prefix::None;
    }

    /// How long to wait for the rest; `None` if nothing is unfinished.
    pub(super) fn patience(&self) -> Option<Duration> {
        match (self.pending.as_slice(), &self.keys.paste) {
            (_, Some(paste)) if paste.is_empty() => Some(REST_OF_PASTE),
            (_, Some(_)) => Some(REST_OF_KEY),
            ([], None) => None,
            ([ESCAPE], None) => Some(REST_OF_ESCAPE),
            (_, None) => Some(REST_OF_KEY),
        }
    }

    /// Returns what has come of bytes whose rest did not come in time. Of a paste that is the
    /// text so far; its end is waited for, even in the middle of a sequence.
    pub(super) fn lapse(&mut self) -> Vec<Heard> {
        match self.keys.paste.take() {
            Some(text) if text.is_empty() => self.forget(),
            Some(text) => {
                self.keys.inputs.push(Heard::Paste(text));
                self.keys.paste = Some(String::new());
            }
            None => {
                let keys = unfinished(&self.pending);
                self.keys.inputs.extend(keys.into_iter().map(Heard::Key));
                self.forget();
            }
        }
        std::mem::take(&mut self.keys.inputs)
    }
}

/// Returns the keys of an unfinished sequence: Escape as often as it was pressed, or
/// one character with Alt. Anything longer is dropped.
fn unfinished(bytes: &[u8]) -> Vec<Key> {
    let rest = bytes.iter().position(|byte| *byte != ESCAPE);
    let (escapes, rest) = bytes.split_at(rest.unwrap_or(bytes.len()));
    let mut keys = vec![Key::named(Named::Escape); escapes.len()];
    let text = std::str::from_utf8(rest).unwrap_or_default();
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some('\u{7f}'), None) => with_alt(&mut keys, Key::named(Named::Backspace)),
        (Some(only), None) => with_alt(&mut keys, Key::character(only)),
        (None, _) if rest.is_empty() => {}
        _ => keys.clear(),
    }
    keys
}

/// The last escape and a key are that key with Alt.
fn with_alt(escapes: &mut Vec<Key>, key: Key) {
    if escapes.pop().is_some() {
        escapes.push(key.with(false, true));
    }
}

/// The meaning of the last byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum LastByte {
    /// It is part of something longer.
    #[default]
    Nothing,
    /// The same, of a sequence that the parser thinks is finished.
    Prefix,
    /// It finished a key, or something that is none.
    Key,
    /// It is a control character.
    Control,
}

/// The beginning of a sequence whose end the parser does not recognise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Prefix {
    #[default]
    None,
    /// `ESC O`: function keys and, in application mode, arrows.
    SingleShift,
    /// `ESC [ [`: function keys of the Linux console.
    LinuxConsole,
    /// The `ESC` of `ESC \\`, which ends a string of the terminal.
    StringEnd,
}

/// The keys read so far.
#[derive(Default)]
struct DecodedInput {
    inputs: Vec<Heard>,
    reading: LastByte,
    prefix: Prefix,
    /// The text of a paste that has not ended.
    paste: Option<String>,
}

impl DecodedInput {
    fn push(&mut self, key: Key) {
        self.inputs.push(Heard::Key(key));
    }

    /// The last key is that key with Alt.
    fn add_alt(&mut self) {
        if let Some(Heard::Key(key)) = self.inputs.last_mut() {
            *key = key.with(false, true);
        }
    }

    /// A string of the terminal is over, but for what comes after the escape that ends it.
    fn end_string(&mut self, is_ended_by_bell: bool) {
        (self.reading, self.prefix) = match is_ended_by_bell {
            true => (LastByte::Key, Prefix::None),
            false => (LastByte::Prefix, Prefix::StringEnd),
        };
    }

    fn finish_paste(&mut self) {
        let text = self.paste.take();
        let text = text.filter(|text| !text.is_empty());
        self.inputs.extend(text.map(Heard::Paste));
    }
}

impl Perform for DecodedInput {
    fn print(&mut self, character: char) {
        self.reading = LastByte::Key;
        if let Some(paste) = &mut self.paste {
            paste.push(character);
            return;
        }
        let key = match (std::mem::take(&mut self.prefix), character) {
            (Prefix::SingleShift, letter) => by_letter(letter),
            (Prefix::LinuxConsole, 'A'..='E') => u8::try_from(character)
                .ok()
                .map(|letter| Key::new(BareKey::Function(letter - b'A' + 1))),
            (Prefix::LinuxConsole | Prefix::StringEnd, _) => None,
            (Prefix::None, '\u{7f}') => Some(Key::named(Named::Backspace)),
            (Prefix::None, char::REPLACEMENT_CHARACTER) => None,
            (Prefix::None, character) => Some(Key::character(character)),
        };
        self.inputs.extend(key.map(Heard::Key));
    }

    fn execute(&mut self, byte: u8) {
        self.reading = LastByte::Control;
        self.prefix = Prefix::None;
        match (&mut self.paste, byte) {
            (Some(paste), b'\t' | b'\n' | b'\r') => paste.push(char::from(byte)),
            (Some(_), _) => {}
            (None, byte) => self.push(control(byte)),
        }
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], _: bool, action: char) {
        self.reading = LastByte::Key;
        self.prefix = Prefix::None;
        let mut numbers = params.iter().map(|param| param.first().copied());
        let number = numbers.next().flatten().unwrap_or_default();
        let modifiers = numbers.next().flatten().unwrap_or_default();
        match (action, number) {
            ('M', button) if intermediates == b"<" && self.paste.is_none() => {
                let place = (modifiers, numbers.next().flatten().unwrap_or_default());
                let mouse = mouse(button, place);
                self.inputs.extend(mouse.map(Heard::Mouse));
            }
            _ if !intermediates.is_empty() => {}
            ('~', 200) => self.paste = Some(String::new()),
            ('~', 201) => self.finish_paste(),
            _ if self.paste.is_some() => {}
            // In the first row it would be F3 with modifiers.
            ('R', 2) => {
                let cells = modifiers.saturating_sub(1);
                let answer = TerminalAnswer::AmbiguousCells(cells);
                self.inputs.push(Heard::Answer(answer));
            }
            ('[', _) => {
                self.prefix = Prefix::LinuxConsole;
                self.reading = LastByte::Prefix;
            }
            _ => {
                let key = match action {
                    '~' => by_number(number),
                    'u' => by_code_point(number),
                    letter => by_letter(letter),
                };
                let key = key.map(|key| modified(key, modifiers));
                self.inputs.extend(key.map(Heard::Key));
            }
        }
    }

    fn esc_dispatch(&mut self, _: &[u8], _: bool, byte: u8) {
        self.reading = LastByte::Key;
        let prefix = std::mem::take(&mut self.prefix);
        match byte {
            _ if self.paste.is_some() => {}
            b'\\' if prefix == Prefix::StringEnd => {}
            b'O' => {
                self.prefix = Prefix::SingleShift;
                self.reading = LastByte::Prefix;
            }
            byte => self.push(Key::character(char::from(byte)).with(false, true)),
        }
    }

    fn osc_dispatch(&mut self, parts: &[&[u8]], is_ended_by_bell: bool) {
        self.end_string(is_ended_by_bell);
        if let ([b"11", colour], None) = (parts, &self.paste) {
            let is_light = is_light(colour);
            let answer = is_light.map(|is_light| TerminalAnswer::Background { is_light });
            self.inputs.extend(answer.map(Heard::Answer));
        }
    }

    fn unhook(&mut self) {
        self.end_string(false);
    }
}

/// What the mouse did, if that is of use: the button with its modifiers, as xterm numbers
/// them, at a column and a row counted from one. With Shift, text is selected.
fn mouse(button: u16, (column, row): (u16, u16)) -> Option<Mouse> {
    let action = match button {
        0 => MouseAction::Press,
        64 => MouseAction::WheelUp,
        65 => MouseAction::WheelDown,
        _ => return None,
    };
    Some(Mouse {
        action,
        column: column.checked_sub(1)?,
        row: row.checked_sub(1)?,
    })
}

/// Whether a colour is light, which is written as `rgb:` and its parts in one to four
/// hexadecimal digits each; `None` if it is written otherwise. The parts weigh as much as
/// they do for the eye (Rec. 601).
fn is_light(written: &[u8]) -> Option<bool> {
    let parts = std::str::from_utf8(written).ok()?.strip_prefix("rgb:")?;
    let mut parts = parts.split('/').map(share_of_colour);
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    Some(0.299 * red + 0.587 * green + 0.114 * blue > 0.5)
}

/// A part of a colour, from 0 to 1.
fn share_of_colour(digits: &str) -> Option<f64> {
    let most = match digits.len() {
        1 => 0xf,
        2 => 0xff,
        3 => 0xfff,
        4 => 0xffff,
        _ => return None,
    };
    let share = u16::from_str_radix(digits, 16).ok()?;
    Some(f64::from(share) / f64::from(most))
}

/// The key of a control character.
fn control(byte: u8) -> Key {
    match byte {
        b'\r' => Key::named(Named::Enter),
        b'\t' => Key::named(Named::Tab),
        0 => with_ctrl(' '),
        1..=26 => with_ctrl(char::from(b'a' + byte - 1)),
        // The terminal sends these for Ctrl-4 to Ctrl-7.
        _ => with_ctrl(char::from((b'4' + byte.saturating_sub(0x1c)).min(b'7'))),
    }
}

/// The key of `CSI letter` and `SS3 letter`.
fn by_letter(letter: char) -> Option<Key> {
    Some(match letter {
        'A' => Key::named(Named::Up),
        'B' => Key::named(Named::Down),
        'C' => Key::named(Named::Right),
        'D' => Key::named(Named::Left),
        'F' => Key::named(Named::End),
        'H' => Key::named(Named::Home),
        'Z' => Key::named(Named::BackTab),
        'P' => Key::new(BareKey::Function(1)),
        'Q' => Key::new(BareKey::Function(2)),
        'R' => Key::new(BareKey::Function(3)),
        'S' => Key::new(BareKey::Function(4)),
        _ => return None,
    })
}

/// The key of `CSI number ~`, as xterm and rxvt number them.
fn by_number(number: u16) -> Option<Key> {
    let function = |first: u16, name: u8| {
        let offset = u8::try_from(number - first).unwrap_or_default();
        Key::new(BareKey::Function(name + offset))
    };
    Some(match number {
        1 | 7 => Key::named(Named::Home),
        3 => Key::named(Named::Delete),
        4 | 8 => Key::named(Named::End),
        5 => Key::named(Named::PageUp),
        6 => Key::named(Named::PageDown),
        11..=15 => function(11, 1),
        17..=21 => function(17, 6),
        23..=26 => function(23, 11),
        28 | 29 => function(28, 15),
        31..=34 => function(31, 17),
        _ => return None,
    })
}

/// A character key with Ctrl.
fn with_ctrl(character: char) -> Key {
    Key::character(character).with(true, false)
}

/// Adds the modifiers of a control sequence: one plus the sum of 1 for Shift, 2 for Alt and
/// 4 for Ctrl. Shift is ignored.
fn modified(key: Key, parameter: u16) -> Key {
    let bits = parameter.saturating_sub(1);
    key.with(bits & 4 > 0, bits & 2 > 0)
}

/// The key of `CSI number u`, a code point.
fn by_code_point(number: u16) -> Option<Key> {
    Some(match number {
        9 => Key::named(Named::Tab),
        13 => Key::named(Named::Enter),
        27 => Key::named(Named::Escape),
        127 => Key::named(Named::Backspace),
        _ => Key::character(char::from_u32(number.into()).filter(|c| !c.is_control())?),
    })
}

/// Checks that bytes are the same keys in one piece and in single bytes, that none stay
/// unfinished for ever, and that Ctrl-c is heard after any of them.
#[cfg(fuzzing)]
pub fn check_keys(bytes: &[u8]) {
    let mut decoder = Decoder::default();
    let mut in_pieces = Decoder::default();
    let whole = decoder.feed(bytes);
    let pieces = bytes.chunks(1).flat_map(|byte| in_pieces.feed(byte));
    assert_eq!(whole, pieces.collect::<Vec<_>>());
    let heard = decoder.feed(&[INTERRUPT]);
    assert_eq!(heard.last(), Some(&Heard::Key(with_ctrl('c'))));
    assert_eq!(decoder.patience(), None);
    for _ in 0..3 {
        in_pieces.lapse();
    }
    assert_eq!(in_pieces.patience(), None);
    let after = in_pieces.feed(b"j");
    assert_eq!(after, [Heard::Key(Key::character('j'))]);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;

    /// What bytes come to that arrive in one piece, with nothing after them.
    fn keys(bytes: &[u8]) -> Vec<String> {
        let mut decoder = Decoder::default();
        let mut inputs = decoder.feed(bytes);
        while decoder.patience().is_some() {
            inputs.extend(decoder.lapse());
        }
        inputs.into_iter().map(written).collect()
    }

    fn written(input: Heard) -> String {
        match input {
            Heard::Key(key) => key.to_string(),
            Heard::Paste(text) => format!("paste {text:?}"),
            Heard::Mouse(mouse) => format!("{:?} {} {}", mouse.action, mouse.column, mouse.row),
            other => format!("{other:?}"),
        }
    }

    fn check(bytes: &[u8], expected: &[&str]) {
        assert_eq!(keys(bytes), expected, "{bytes:?}");
    }

    /// Sequences of every kind that the decoder knows, with their keys.
    const SEQUENCES: &[(&[u8], &str)] = &[
        (b"j", "j"),
        ("あ".as_bytes(), "あ"),
        ("ｊ".as_bytes(), "ｊ"),
        (b"\r", "Enter"),
        (b"\t", "Tab"),
        (b"\x7f", "Backspace"),
        (b"\x08", "Ctrl-h"),
        (b"\x00", "Ctrl-Space"),
        (b"\x1f", "Ctrl-7"),
        (b"\x1bx", "Alt-x"),
        (b"\x1b\r", "Alt-Enter"),
        (b"\x1b[A", "Up"),
        (b"\x1bOA", "Up"),
        (b"\x1b[1;5B", "Ctrl-Down"),
        (b"\x1b[1;3C", "Alt-Right"),
        (b"\x1b[H", "Home"),
        (b"\x1b[4~", "End"),
        (b"\x1b[3~", "Delete"),
        (b"\x1b[5~", "PageUp"),
        (b"\x1b[6;2~", "PageDown"),
        (b"\x1b[Z", "BackTab"),
        (b"\x1bOP", "F1"),
        (b"\x1b[[A", "F1"),
        (b"\x1b[15~", "F5"),
        (b"\x1b[24~", "F12"),
        (b"\x1b[106;5u", "Ctrl-j"),
        (b"\x1b[27u", "Esc"),
        (b"\x1b[200~a\xe3\x81\x82\x1b[201~", "paste \"aあ\""),
        (b"\x1b[<0;3;4M", "Press 2 3"),
        (b"\x1b[<64;1;1M", "WheelUp 0 0"),
        (b"\x1b[<65;200;50M", "WheelDown 199 49"),
        (b"\x1b[2;3R", "Answer(AmbiguousCells(2))"),
        (
            b"\x1b]11;rgb:0000/1111/2222\x1b\\",
            "Answer(Background { is_light: false })",
        ),
        (
            b"\x1b]11;rgb:ff/ff/e0\x07",
            "Answer(Background { is_light: true })",
        ),
    ];

    #[test]
    fn sequences_are_keys() {
        for (bytes, key) in SEQUENCES {
            check(bytes, &[key]);
        }
        check(b"\x1b", &["Esc"]);
        check(b"\x1b\x1b", &["Esc", "Esc"]);
        check(b"\x1b[", &["Alt-["]);
        check(b"\x1bO", &["Alt-O"]);
        check(b"\x1b]", &["Alt-]"]);
        check(b"\x1b\x7f", &["Alt-Backspace"]);
    }

    #[test]
    fn what_is_no_key_is_nothing() {
        check(b"\x1b[1;", &[]);
        check(b"\x1b[?1;2c", &[]);
        // A release, the middle button, a press with Shift, a press outside.
        check(b"\x1b[<0;3;4m", &[]);
        check(b"\x1b[<1;3;4M", &[]);
        check(b"\x1b[<4;3;4M", &[]);
        check(b"\x1b[<0;0;4M", &[]);
        check(b"\x1b[I", &[]);
        check(b"\x1b]11;cmyk:00/00/00\x1b\\", &[]);
        check(b"\x1b]11;rgb:00/00\x07", &[]);
        check(b"\x1b]11;rgb:00000/0/0\x07", &[]);
        check(b"\x1b]0;title\x1b\\", &[]);
        check(b"\x1bP1$r0m\x1b\\", &[]);
        check(b"\x1b[1;2R", &["F3"]);
        check(b"\xe3\x81", &[]);
        check(b"\xff", &[]);
    }

    #[test]
    fn pieces_make_the_same_keys() {
        for (bytes, key) in SEQUENCES {
            for split in 1..bytes.len() {
                let mut decoder = Decoder::default();
                let (first, second) = bytes.split_at(split);
                let mut inputs = decoder.feed(first);
                inputs.extend(decoder.feed(second));
                let inputs: Vec<String> = inputs.into_iter().map(written).collect();
                assert_eq!(inputs, [*key], "{first:?} {second:?}");
            }
        }
    }

    #[test]
    fn after_every_prefix_of_every_sequence_keys_are_keys() {
        for (bytes, _) in SEQUENCES {
            for end in 0..=bytes.len() {
                let prefix = bytes.split_at(end).0;
                let mut decoder = Decoder::default();
                decoder.feed(prefix);
                while decoder.patience().is_some() {
                    decoder.lapse();
                }
                let keys: Vec<String> = decoder.feed(b"jk").into_iter().map(written).collect();
                assert_eq!(keys, ["j", "k"], "{prefix:?}");
            }
        }
    }

    #[test]
    fn ctrl_c_is_heard_at_once_after_every_prefix() {
        for (bytes, _) in SEQUENCES {
            for end in 0..=bytes.len() {
                let prefix = bytes.split_at(end).0;
                let mut decoder = Decoder::default();
                decoder.feed(prefix);
                let keys: Vec<String> = decoder.feed(b"\x03").into_iter().map(written).collect();
                let last = keys.last().map(String::as_str);
                assert_eq!(last, Some("Ctrl-c"), "{prefix:?}");
                assert_eq!(decoder.patience(), None, "{prefix:?}");
            }
        }
    }

    #[test]
    fn a_paste_that_pauses_goes_on_and_one_that_never_ends_is_over() {
        let mut decoder = Decoder::default();
        let mut inputs = decoder.feed(b"\x1b[200~one");
        inputs.extend(decoder.lapse());
        inputs.extend(decoder.feed(b"two"));
        inputs.extend(decoder.lapse());
        assert_eq!(decoder.patience(), Some(REST_OF_PASTE));
        inputs.extend(decoder.lapse());
        inputs.extend(decoder.feed(b"j"));
        let inputs: Vec<String> = inputs.into_iter().map(written).collect();
        assert_eq!(inputs, ["paste \"one\"", "paste \"two\"", "j"]);
    }

    #[test]
    fn a_paste_is_the_same_text_wherever_it_pauses() {
        let bytes = "\x1b[200~あ\r\x1b[31mい\x1b[201~j".as_bytes();
        let begun = bytes.iter().position(|byte| *byte == b'~').expect("it");
        for split in begun + 1..bytes.len() {
            let mut decoder = Decoder::default();
            let (first, second) = bytes.split_at(split);
            let mut inputs = decoder.feed(first);
            // As long as a text is there that nobody has seen yet, and no longer.
            while decoder.patience().is_some_and(|rest| rest < REST_OF_PASTE) {
                inputs.extend(decoder.lapse());
            }
            inputs.extend(decoder.feed(second));
            let (mut text, mut keys) = (String::new(), Vec::new());
            for input in inputs {
                match input {
                    Heard::Paste(part) => text.push_str(&part),
                    other => keys.push(written(other)),
                }
            }
            assert_eq!(
                (text.as_str(), keys),
                ("あ\rい", vec!["j".to_owned()]),
                "{first:?}"
            );
        }
    }
}
