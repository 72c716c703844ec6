//! Chips: what is filtered by, in a few words.

use tenken::messages::Language;

/// Maximum number of values named in a chip; further ones are only counted.
/// Heuristic: longer chips leave no room for each other.
const MOST_NAMED: usize = 2;

/// Returns what a chip says of the values of a kind. Returns `None` if there are none.
pub(crate) fn filter_chip<S: AsRef<str>>(
    name: &str,
    values: &[S],
    language: Language,
) -> Option<String> {
    let shown = language.in_a_row(values.iter().take(MOST_NAMED));
    let others = match values.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        others => format!(" {}", language.further_choices(others)),
    };
    (!values.is_empty()).then(|| format!("{name}: {shown}{others}"))
}
