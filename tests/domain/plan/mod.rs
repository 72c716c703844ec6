//! Plan files: what they may say, what is said of broken ones, the schema, and
//! plans written back.

mod broken;
mod format;
mod properties;
#[cfg(feature = "terminal")]
mod reading;
mod schema;
mod unreadable;
mod written;

/// A text without the colours in it.
fn without_colours(text: &str) -> String {
    let mut pieces = text.split("\u{1b}[");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let after = piece.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        plain.push_str(after.strip_prefix('m').unwrap_or("(no colour)"));
    }
    plain
}
