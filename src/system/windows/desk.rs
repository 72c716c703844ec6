//! What lies around the program: the clipboard, editors, the language of the person.

use std::env;
use std::path::PathBuf;

use arboard::Clipboard;

/// Copies a text to the clipboard, unless the terminal is that of another machine. Returns
/// whether it is there.
pub(crate) fn copy(text: &str) -> bool {
    let is_remote = ["SSH_CONNECTION", "SSH_TTY"]
        .into_iter()
        .any(|name| env::var_os(name).is_some());
    if is_remote {
        return false;
    }
    // Older programs take a line feed alone for no end of a line.
    let text = text.replace('\n', "\r\n");
    Clipboard::new()
        .and_then(|mut clipboard| clipboard.set_text(text))
        .is_ok()
}

/// The editor that everybody has and that leaves the terminal alone.
pub(crate) fn editor_with_window() -> Option<&'static str> {
    Some("notepad")
}

/// The words of a command, separated by blanks outside of double quotes. A backslash is no
/// escape but separates folders. Returns `None` if a quote is not closed.
pub(crate) fn command_words(command: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut is_quoted = false;
    for character in command.chars() {
        match character {
            '"' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            blank if blank.is_whitespace() && !is_quoted => words.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    (!is_quoted).then_some(words)
}

/// A word as a shell takes it. What would end its quotes is left out.
pub(crate) fn quoted_word(word: &str) -> String {
    let is_plain = |character: char| character.is_alphanumeric() || "-_/=.".contains(character);
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("\"{}\"", word.replace(['"', '%', '$', '`'], "")),
    }
}

/// The file of a program that is named as in a shell, where `code` stands for `code.cmd`.
pub(crate) fn program(name: &str) -> PathBuf {
    which::which(name).unwrap_or_else(|_| name.into())
}

/// The locale of the person where no variable names it.
pub(crate) fn locale() -> Option<String> {
    sys_locale::get_locale()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_split_at_blanks_outside_of_quotes() {
        for (command, words) in [
            ("", Some(&[][..])),
            (r"C:\vim\gvim.exe  -f", Some(&[r"C:\vim\gvim.exe", "-f"])),
            (
                r#""C:\Program Files\Hidemaru\Hidemaru.exe" /fl"#,
                Some(&[r"C:\Program Files\Hidemaru\Hidemaru.exe", "/fl"]),
            ),
            (r#"edit "" x"#, Some(&["edit", "", "x"])),
            (r#""C:\edit"#, None),
        ] {
            let words = words.map(|words| words.iter().map(|word| (*word).to_owned()).collect());
            assert_eq!(command_words(command), words, "{command}");
        }
    }
}
