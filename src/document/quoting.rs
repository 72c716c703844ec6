//! Writes keys and strings of TOML, with hostile characters escaped.

use toml_writer::{ToTomlKey as _, ToTomlValue as _, TomlKeyBuilder, TomlStringBuilder};

use super::visible::is_hostile;

/// Writes a key, in quotes if it needs any.
pub(crate) fn key(name: &str) -> String {
    let key = TomlKeyBuilder::new(name);
    let written = key.as_unquoted().unwrap_or_else(|| key.as_basic());
    harmless(&written.to_toml_key())
}

/// Writes a string on one line.
pub(crate) fn quoted(words: &str) -> String {
    harmless(&TomlStringBuilder::new(words).as_basic().to_toml_value())
}

/// Writes a list of values on one line.
pub(crate) fn list(values: impl Iterator<Item = String>) -> String {
    format!("[{}]", values.collect::<Vec<_>>().join(", "))
}

/// Writes a table of keys and values on one line.
pub(crate) fn table<'k>(entries: impl Iterator<Item = (&'k str, String)>) -> String {
    let entries = entries.map(|(name, value)| format!("{} = {value}", key(name)));
    format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
}

/// Escapes the control characters in a quoted string.
fn harmless(quoted: &str) -> String {
    let written = |c: char| match is_hostile(c) {
        true => format!("\\U{:08X}", u32::from(c)),
        false => c.to_string(),
    };
    quoted.chars().map(written).collect()
}
