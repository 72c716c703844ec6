//! Line breaking of Japanese prose according to the kinsoku rules.

use std::ops::Range;

use super::line_break::{Class, may_break};
use super::width::AmbiguousWidth;

/// Era names, which must not be separated from the number that follows. To Unicode
/// they are ideographs like any other.
const ERAS: [[&str; 2]; 3] = [["令", "和"], ["平", "成"], ["昭", "和"]];

/// Wraps a text and returns the byte range of each line. No line is wider than `cells`
/// unless it consists of a single wide grapheme. Trailing spaces are excluded. An empty
/// text is a single empty line.
pub(crate) fn wrap(text: &str, cells: usize, ambiguous: AmbiguousWidth) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        let end = start + paragraph.len();
        let visible_end = start + paragraph.trim_end_matches(['\n', '\r']).len();
        break_paragraph(text, start..visible_end, cells, ambiguous, &mut lines);
        start = end;
    }
    if lines.is_empty() {
        lines.push(0..0);
    }
    lines
}

/// A grapheme of the text.
struct Piece<'t> {
    at: usize,
    text: &'t str,
    width: usize,
    class: Class,
}

impl Piece<'_> {
    fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

fn break_paragraph(
    text: &str,
    range: Range<usize>,
    cells: usize,
    ambiguous: AmbiguousWidth,
    lines: &mut Vec<Range<usize>>,
) {
    let pieces = pieces(text, range.clone(), ambiguous);
    let mut rest = pieces.as_slice();
    if rest.is_empty() {
        lines.push(range);
    }
    while !rest.is_empty() {
        let (line, after) = rest.split_at(line_length(rest, cells));
        lines.extend(trimmed(line));
        rest = without_leading_blanks(after);
    }
}

fn pieces(text: &str, range: Range<usize>, ambiguous: AmbiguousWidth) -> Vec<Piece<'_>> {
    let mut before = Class::Blank;
    let mut at = range.start;
    let text = text.get(range).unwrap_or_default();
    let pieces = ambiguous.measured(text).map(|(text, width)| {
        before = Class::of(text, before);
        let piece = Piece {
            at,
            text,
            width,
            class: before,
        };
        at += text.len();
        piece
    });
    pieces.collect()
}

/// Returns how many pieces fit into the next line, at least one.
fn line_length(pieces: &[Piece<'_>], cells: usize) -> usize {
    let mut used = 0;
    let mut last_break = None;
    let neighbours = pieces.iter().zip(pieces.iter().skip(1));
    let mut breaks = neighbours.map(|(before, after)| may_break(before.class, after.class));
    for (index, piece) in pieces.iter().enumerate() {
        used += piece.width;
        let hangs = piece.class == Class::Blank;
        if used > cells && index > 0 && !hangs {
            return last_break.unwrap_or(index);
        }
        let tears = tears_year(pieces, index) || parts_figure(pieces, index);
        if breaks.next().unwrap_or(true) && !tears {
            last_break = Some(index + 1);
        }
    }
    pieces.len()
}

fn trimmed(line: &[Piece<'_>]) -> Option<Range<usize>> {
    let first = line.first()?;
    let last = line.iter().rfind(|piece| piece.class != Class::Blank);
    Some(first.at..last.map_or(first.at, Piece::end))
}

fn without_leading_blanks<'p, 't>(pieces: &'p [Piece<'t>]) -> &'p [Piece<'t>] {
    let blanks = pieces
        .iter()
        .take_while(|piece| piece.class == Class::Blank);
    pieces.split_at(blanks.count()).1
}

/// Returns whether a break after the piece would split 年度 or an era name, or separate
/// an era from its year.
fn tears_year(pieces: &[Piece<'_>], index: usize) -> bool {
    names_fiscal_year(pieces, index)
        || names_era(pieces, index)
        || index.checked_sub(1).is_some_and(|at| names_era(pieces, at))
}

/// Returns whether a break after the piece would part a figure from the Japanese word that it
/// is the value of, as in 目標 3,311件.
fn parts_figure(pieces: &[Piece<'_>], index: usize) -> bool {
    let named = index
        .checked_sub(1)
        .and_then(|start| pieces.get(start..start + 3));
    let Some([word, blank, figure]) = named else {
        return false;
    };
    let is_word = matches!(word.class, Class::Counter | Class::Other | Class::Trailing);
    is_word && blank.class == Class::Blank && figure.class == Class::Digit
}

/// Returns whether 年度 begins at a piece.
fn names_fiscal_year(pieces: &[Piece<'_>], start: usize) -> bool {
    let word = pieces.get(start..start + 2);
    word.is_some_and(|word| word.iter().map(|piece| piece.text).eq(["年", "度"]))
}

/// Returns whether an era and its year begin at a piece.
fn names_era(pieces: &[Piece<'_>], start: usize) -> bool {
    let Some([first, second, year]) = pieces.get(start..start + 3) else {
        return false;
    };
    let is_year = year.text == "元" || year.text.starts_with(char::is_numeric);
    is_year && ERAS.contains(&[first.text, second.text])
}
