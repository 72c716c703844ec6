//! Fits text into a given number of cells.

use std::borrow::Cow;
use std::ops::Range;

use super::width::AmbiguousWidth;

/// How shortened text ends.
pub(crate) const ELLIPSIS: &str = "…";

/// Returns the text, truncated with `…` if it is wider than `cells`. Returns an empty
/// string if not even `…` fits.
pub(crate) fn shorten(text: &str, cells: usize, ambiguous: AmbiguousWidth) -> Cow<'_, str> {
    let mut used = 0;
    let (mut end, mut kept) = (0, 0);
    let room = cells.checked_sub(ambiguous.width(ELLIPSIS));
    for (grapheme, width) in ambiguous.measured(text) {
        used += width;
        end += grapheme.len();
        if used > cells {
            return match room {
                Some(_) => Cow::Owned(format!(
                    "{}{ELLIPSIS}",
                    text.get(..kept).unwrap_or_default()
                )),
                None => Cow::Borrowed(""),
            };
        }
        if room.is_some_and(|room| used <= room) {
            kept = end;
        }
    }
    Cow::Borrowed(text)
}

/// Returns as much of a text around a part as fits, with `…` where it is cut. The part is seen
/// from its beginning, with up to a third of the rest in front of it.
pub(crate) fn shorten_around(
    text: &str,
    part: Range<usize>,
    cells: usize,
    ambiguous: AmbiguousWidth,
) -> String {
    let (before, rest) = text.split_at_checked(part.start).unwrap_or(("", text));
    let own = text.get(part).unwrap_or_default();
    let spare = cells.saturating_sub(ambiguous.width(own));
    let room = match ambiguous.width(text) <= cells {
        true => spare,
        false => spare / 3,
    };
    let start = end_of_width(before, room, ambiguous);
    let beginning = match start {
        0 => before.to_owned(),
        _ => format!("{ELLIPSIS}{}", before.get(start..).unwrap_or_default()),
    };
    shorten(&format!("{beginning}{rest}"), cells, ambiguous).into_owned()
}

/// Returns where the last graphemes of a text begin that fit, with `…` if not all do.
fn end_of_width(text: &str, cells: usize, ambiguous: AmbiguousWidth) -> usize {
    if ambiguous.width(text) <= cells {
        return 0;
    }
    let mut room = cells.saturating_sub(ambiguous.width(ELLIPSIS));
    let mut start = text.len();
    let graphemes: Vec<(&str, usize)> = ambiguous.measured(text).collect();
    for (grapheme, width) in graphemes.into_iter().rev() {
        let Some(rest) = room.checked_sub(width) else {
            break;
        };
        room = rest;
        start -= grapheme.len();
    }
    start
}

/// Returns a path without folders from its middle if it is wider than `cells`, so that it is
/// seen where it begins and what it leads to. The last name of it is kept whole if it fits at
/// all.
pub(crate) fn shorten_path(path: &str, cells: usize, ambiguous: AmbiguousWidth) -> Cow<'_, str> {
    const SEPARATORS: [char; 2] = ['/', '\\'];
    if ambiguous.width(path) <= cells {
        return Cow::Borrowed(path);
    }
    let Some((folders, name)) = path
        .rfind(SEPARATORS)
        .and_then(|at| path.split_at_checked(at))
    else {
        return shorten(path, cells, ambiguous);
    };
    let end = format!("{ELLIPSIS}{name}");
    let Some(room) = cells.checked_sub(ambiguous.width(&end)) else {
        return Cow::Owned(
            shorten(name.trim_start_matches(SEPARATORS), cells, ambiguous).into_owned(),
        );
    };
    let beginnings = folders.match_indices(SEPARATORS);
    let beginnings = beginnings.filter_map(|(at, separator)| path.get(..at + separator.len()));
    let fitting = |beginning: &&str| ambiguous.width(beginning) <= room;
    let beginning = beginnings.rev().find(fitting).unwrap_or_default();
    Cow::Owned(format!("{beginning}{end}"))
}

/// Truncates the text to `cells` and pads it on the right.
pub(crate) fn pad(text: &str, cells: usize, ambiguous: AmbiguousWidth) -> String {
    let mut padded = shorten(text, cells, ambiguous).into_owned();
    padded.push_str(&blanks(&padded, cells, ambiguous));
    padded
}

/// Truncates the text to `cells` and pads it on the left.
pub(crate) fn pad_start(text: &str, cells: usize, ambiguous: AmbiguousWidth) -> String {
    let shortened = shorten(text, cells, ambiguous);
    let mut padded = blanks(&shortened, cells, ambiguous);
    padded.push_str(&shortened);
    padded
}

fn blanks(text: &str, cells: usize, ambiguous: AmbiguousWidth) -> String {
    " ".repeat(cells.saturating_sub(ambiguous.width(text)))
}
