//! Words as they stand in Markdown.

use tenken::document::visible;

/// Escapes every character with a meaning in Markdown and keeps the line breaks.
pub(crate) fn escaped(text: &str) -> String {
    let lines = text.split('\n').map(escaped_line);
    lines.collect::<Vec<_>>().join("<br>")
}

fn escaped_line(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    for character in visible(line).chars() {
        match character {
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '#' | '~' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            _ => escaped.push(character),
        }
    }
    escaped
}
