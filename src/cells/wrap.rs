//! Line breaking of Japanese prose according to the kinsoku rules.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::width::Ambiguous;

/// Characters that must not start a line (kinsoku).
const NO_START: &str = "、。，．・：；？！」』）］｝〕〉》】〟’”…‥ー々ゝゞヽヾ％℃%,.!?)]}:;～〜\
    ァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ\u{3000}";

/// Characters that must not end a line (kinsoku).
const NO_END: &str = "（「『［｛〔〈《【〝“‘([{￥¥$";

/// Era names, which must not be separated from the number that follows.
const ERAS: [&str; 3] = ["令和", "平成", "昭和"];

/// Wraps a text and returns the byte range of each line. No line is wider than `cells`
/// unless it consists of a single wide grapheme. Trailing spaces are excluded. An empty
/// text is a single empty line.
pub(crate) fn wrap(text: &str, cells: usize, ambiguous: Ambiguous) -> Vec<Range<usize>> {
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

struct Piece<'t> {
    at: usize,
    text: &'t str,
    width: usize,
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
    ambiguous: Ambiguous,
    lines: &mut Vec<Range<usize>>,
) {
    let pieces: Vec<Piece<'_>> = text
        .get(range.clone())
        .unwrap_or_default()
        .grapheme_indices(true)
        .map(|(at, text)| Piece {
            at: range.start + at,
            text,
            width: ambiguous.grapheme_width(text),
        })
        .collect();
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

/// Returns how many pieces fit into the next line, at least one.
fn line_length(pieces: &[Piece<'_>], cells: usize) -> usize {
    let mut used = 0;
    let mut last_break = None;
    let neighbours = pieces.iter().zip(pieces.iter().skip(1));
    let mut breaks = neighbours.map(|(before, after)| may_break(before.text, after.text));
    for (index, piece) in pieces.iter().enumerate() {
        used += piece.width;
        let hangs = is_blank(piece.text);
        if used > cells && index > 0 && !hangs {
            return last_break.unwrap_or(index);
        }
        if breaks.next().unwrap_or(true) && !tears_era(pieces, index) {
            last_break = Some(index + 1);
        }
    }
    pieces.len()
}

fn trimmed(line: &[Piece<'_>]) -> Option<Range<usize>> {
    let first = line.first()?;
    let last = line.iter().rfind(|piece| !is_blank(piece.text));
    Some(first.at..last.map_or(first.at, Piece::end))
}

fn without_leading_blanks<'p, 't>(pieces: &'p [Piece<'t>]) -> &'p [Piece<'t>] {
    let blanks = pieces.iter().take_while(|piece| is_blank(piece.text));
    pieces.split_at(blanks.count()).1
}

fn is_blank(grapheme: &str) -> bool {
    grapheme.chars().all(char::is_whitespace)
}

/// Returns whether a line may break between two neighbouring graphemes.
fn may_break(before: &str, after: &str) -> bool {
    let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    if is_blank(before) {
        return !NO_START.contains(right);
    }
    let torn_word = in_word(left) && in_word(right);
    let torn_figure = left.is_ascii_digit() && is_counter(right);
    let torn_year = left == '年' && right == '度';
    !(NO_START.contains(right) || NO_END.contains(left) || torn_word || torn_figure || torn_year)
}

/// Returns whether a character belongs to a Latin word or a figure, including separators.
fn in_word(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character, ',' | '.' | '-' | '_' | '/' | '\'' | '@')
}

/// Returns whether a character may follow a figure as its unit: `部`, `件`, `か所`, `回`.
fn is_counter(character: char) -> bool {
    matches!(
        character,
        '\u{4e00}'..='\u{9fff}' | 'か' | 'ヶ' | 'カ' | 'つ' | '℃' | '％' | '㎡' | '㎞' | '㎏'
    )
}

/// Returns whether a break after the piece would split an era name or separate it from its
/// year.
fn tears_era(pieces: &[Piece<'_>], index: usize) -> bool {
    let names_era = |start: usize| {
        let name = pieces.get(start..start + 2).unwrap_or_default();
        let name: String = name.iter().map(|piece| piece.text).collect();
        let year = pieces.get(start + 2).map_or("", |piece| piece.text);
        let is_year = year == "元" || year.starts_with(|c: char| c.is_numeric());
        is_year && ERAS.contains(&name.as_str())
    };
    names_era(index) || index.checked_sub(1).is_some_and(names_era)
}
