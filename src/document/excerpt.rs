//! The lines of a document that a diagnostic concerns. Rendering only these keeps
//! its cost independent of the length of the document.

use std::borrow::Cow;
use std::ops::Range;

use super::source::Source;

/// Some lines of a document. The lines between two groups are kept as empty lines,
/// so that every line keeps its number.
pub(super) struct Excerpt<'s> {
    /// The lines.
    pub(super) text: Cow<'s, str>,
    /// The number of the first line, counted from one.
    pub(super) first_line: usize,
    /// The byte offset of each group in the document and in the excerpt.
    groups: Vec<(usize, usize)>,
}

impl<'s> Excerpt<'s> {
    /// Takes the lines that contain the spans.
    pub(super) fn new(source: &'s Source, spans: &[&Range<usize>]) -> Self {
        let mut lines: Vec<Range<usize>> = spans.iter().map(|span| around(source, span)).collect();
        lines.sort_by_key(|lines| lines.start);
        let groups = joined(lines);
        let first_line = groups.first().map_or(1, |group| group.start);
        if let [group] = groups.as_slice() {
            let bytes = bytes_of(source, group);
            return Self {
                groups: vec![(bytes.start, 0)],
                text: Cow::Borrowed(source.slice(bytes)),
                first_line,
            };
        }
        let mut text = String::new();
        let mut starts = Vec::new();
        let mut next_line = first_line;
        for group in &groups {
            let bytes = bytes_of(source, group);
            text.extend(std::iter::repeat_n('\n', group.start - next_line));
            starts.push((bytes.start, text.len()));
            text.push_str(source.slice(bytes));
            next_line = group.end;
        }
        Self {
            text: Cow::Owned(text),
            first_line,
            groups: starts,
        }
    }

    /// Maps a range of bytes of the document to the excerpt.
    pub(super) fn span(&self, original: &Range<usize>) -> Range<usize> {
        let groups = self.groups.iter().rev();
        let mut groups = groups.skip_while(|(start, _)| *start > original.start);
        let (start, at) = groups.next().copied().unwrap_or_default();
        let place = |offset: usize| (offset.saturating_sub(start) + at).min(self.text.len());
        place(original.start)..place(original.end)
    }
}

/// Returns the numbers of the lines of a span and of the two lines before it. A span at
/// the end of the document is drawn on the last line with text, which may be the line
/// before, and two groups with one line between them are drawn with that line.
fn around(source: &Source, span: &Range<usize>) -> Range<usize> {
    let first = source.line_of(span.start).saturating_sub(2).max(1);
    first..source.line_of(span.end.max(span.start)) + 1
}

/// Joins groups of lines that touch.
fn joined(lines: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for lines in lines {
        match groups.last_mut() {
            Some(last) if lines.start <= last.end => last.end = last.end.max(lines.end),
            _ => groups.push(lines),
        }
    }
    groups
}

fn bytes_of(source: &Source, lines: &Range<usize>) -> Range<usize> {
    source.start_of_line(lines.start)..source.start_of_line(lines.end)
}
