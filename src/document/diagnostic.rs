//! Diagnostics: a problem, its severity and its place in the document.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};

use super::code::Code;
use super::drawn::Drawn;
use super::excerpt::Excerpt;
use super::mistake::DocumentMistake;
use super::problem::{Problem, Severity};
use super::source::{Position, Source};
use super::visible::visible;
use super::words::{PartNames, Words};

/// One problem with its place in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic<P> {
    problem: P,
    severity: Severity,
    file: String,
    place: Option<Annotation>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Annotation {
    span: Range<usize>,
    position: Position,
    end: Position,
    related: Option<Related>,
}

/// How many lines may lie between two places that are drawn in one snippet. All of them
/// are gone through to draw it, which is felt where thousands are drawn. Heuristic.
const FARTHEST: usize = 5_000;

impl Annotation {
    /// Returns the lines of the place and of the related place, apart if they are far from
    /// each other.
    fn excerpts<'s>(&self, source: &'s Source) -> Vec<Excerpt<'s>> {
        match &self.related {
            None => vec![Excerpt::new(source, &[&self.span])],
            Some(related) if related.position.line.abs_diff(self.position.line) > FARTHEST => vec![
                Excerpt::new(source, &[&self.span]),
                Excerpt::new(source, &[&related.span]),
            ],
            Some(related) => vec![Excerpt::new(source, &[&self.span, &related.span])],
        }
    }
}

/// A second place that explains the first.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Related {
    span: Range<usize>,
    position: Position,
}

impl<P: Problem> Diagnostic<P> {
    /// Creates a diagnostic with the severity of its problem and without a place.
    pub fn new(problem: P) -> Self {
        Self {
            severity: problem.severity(),
            problem,
            file: String::new(),
            place: None,
        }
    }

    /// The rule that was broken.
    pub fn code(&self) -> Code {
        self.problem.code()
    }

    /// Sets the name of the file.
    #[must_use]
    pub fn file(mut self, name: impl Into<String>) -> Self {
        self.file = name.into();
        self
    }

    /// Sets the place in the document, as a range of bytes.
    #[must_use]
    pub fn at(mut self, source: &Source, span: Range<usize>) -> Self {
        self.file = source.name().to_owned();
        self.place = Some(Annotation {
            position: source.position(span.start),
            end: source.position(span.end),
            span,
            related: None,
        });
        self
    }

    /// Adds a second place, as a range of bytes. It has no effect before
    /// [`Self::at`].
    #[must_use]
    pub fn related(mut self, source: &Source, span: Range<usize>) -> Self {
        if let Some(place) = &mut self.place {
            place.related = Some(Related {
                position: source.position(span.start),
                span,
            });
        }
        self
    }

    /// Raises the severity to an error.
    #[must_use]
    pub fn raised(mut self) -> Self {
        self.severity = Severity::Error;
        self
    }

    /// The problem.
    pub fn problem(&self) -> &P {
        &self.problem
    }

    /// Converts the problem into another type, such as one of all kinds of files.
    pub fn map<Q>(self, widen: impl FnOnce(P) -> Q) -> Diagnostic<Q> {
        Diagnostic {
            problem: widen(self.problem),
            severity: self.severity,
            file: self.file,
            place: self.place,
        }
    }

    /// The severity.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The position of the first character. `None` if the diagnostic concerns the
    /// whole file.
    pub fn position(&self) -> Option<Position> {
        self.place.as_ref().map(|place| place.position)
    }

    /// The position after the last character. `None` if the diagnostic concerns the
    /// whole file.
    pub fn end(&self) -> Option<Position> {
        self.place.as_ref().map(|place| place.end)
    }

    /// The position of the second place. `None` if there is none.
    pub fn related_position(&self) -> Option<Position> {
        let related = self.place.as_ref()?.related.as_ref()?;
        Some(related.position)
    }

    /// The name of the file; empty if it belongs to none.
    pub fn file_name(&self) -> &str {
        &self.file
    }

    fn start(&self) -> usize {
        self.place.as_ref().map_or(0, |place| place.span.start)
    }

    /// Renders the diagnostic with the lines of the document and carets under the
    /// place, for a width in cells. Control characters are shown as marks.
    pub fn render(&self, words: &Words, source: &Source, width: usize) -> String {
        let renderer = Renderer::plain().term_width(width);
        let rendered = self.render_with_code(&renderer, words, source);
        by_line(&rendered, |line| visible(line).into_owned())
    }

    /// Renders the diagnostic like [`Self::render`], with ANSI colours.
    pub fn render_in_colour(&self, words: &Words, source: &Source, width: usize) -> String {
        let renderer = Renderer::styled().term_width(width);
        let rendered = self.render_with_code(&renderer, words, source);
        by_line(&rendered, visible_between_colours)
    }

    /// Renders the diagnostic like [`Self::render`] for somebody who knows no codes, its parts
    /// under names of their language.
    pub fn render_under(
        &self,
        names: PartNames,
        words: &Words,
        source: &Source,
        width: usize,
    ) -> String {
        let title = self.level().with_name(names.severity);
        let title = title.primary_title(visible(&words.message));
        let note = Level::NOTE.with_name(names.note);
        let help = Level::HELP.with_name(names.help);
        let renderer = Renderer::plain().term_width(width);
        let rendered = self.render_by(&renderer, title, [note, help], words, source);
        by_line(&rendered, |line| visible(line).into_owned())
    }

    fn render_with_code(&self, renderer: &Renderer, words: &Words, source: &Source) -> String {
        let title = self.level().primary_title(visible(&words.message));
        let title = title.id(self.code().name());
        self.render_by(renderer, title, [Level::NOTE, Level::HELP], words, source)
    }

    fn level(&self) -> Level<'static> {
        match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Notice => Level::NOTE.with_name("notice"),
        }
    }

    fn render_by(
        &self,
        renderer: &Renderer,
        title: Title<'_>,
        [note_level, help_level]: [Level<'_>; 2],
        words: &Words,
        source: &Source,
    ) -> String {
        let excerpts = self.place.as_ref().map(|place| place.excerpts(source));
        let excerpts = excerpts.unwrap_or_default();
        let drawn = excerpts.iter().map(|excerpt| Drawn::new(&excerpt.text));
        let drawn: Vec<Drawn<'_>> = drawn.collect();
        let mut group = Group::with_title(title);
        match &self.place {
            Some(place) => {
                let drawn: Vec<_> = excerpts.iter().zip(&drawn).collect();
                group = group.elements(snippets(source, &drawn, place, words.related));
            }
            None => group = group.element(Origin::path(visible(&self.file))),
        }
        if let Some(note) = &words.note {
            group = group.element(note_level.message(visible(note)));
        }
        if let Some(help) = &words.help {
            group = group.element(help_level.message(visible(help)));
        }
        renderer.render(&[group])
    }

    /// The diagnostic in one line: `file:line:column: severity[code]: message`.
    pub fn line(&self, words: &Words) -> String {
        let mut line = visible(&self.file).into_owned();
        if let Some(Position { line: row, column }) = self.position() {
            line.push_str(&format!(":{row}:{column}"));
        }
        let (severity, code) = (self.severity, self.code());
        let message = visible(&words.message);
        line.push_str(&format!(": {severity}[{code}]: {message}"));
        line
    }
}

fn by_line(rendered: &str, draw: impl Fn(&str) -> String) -> String {
    let lines: Vec<String> = rendered.lines().map(draw).collect();
    lines.join("\n")
}

/// The beginning of an ANSI escape sequence (CSI).
const COLOUR: &str = "\u{1b}[";

/// Keeps the colour sequences of a line and shows every other control character as a
/// mark. Text of the document has no sequences any more: its control characters are
/// replaced before it is coloured.
fn visible_between_colours(line: &str) -> String {
    let mut pieces = line.split(COLOUR);
    let mut shown = visible(pieces.next().unwrap_or_default()).into_owned();
    for piece in pieces {
        let is_of_colour = |c: char| c.is_ascii_digit() || c == ';';
        let colour = piece.trim_start_matches(is_of_colour);
        let (colour, text) = match colour.strip_prefix('m') {
            Some(text) => piece.split_at(piece.len() - text.len()),
            None => ("", piece),
        };
        shown.push_str(if colour.is_empty() { "␛[" } else { COLOUR });
        shown.push_str(colour);
        shown.push_str(&visible(text));
    }
    shown
}

/// Returns the snippets of a place: the place itself is in the first, and the related place
/// in the last, which may be the same.
fn snippets<'a>(
    source: &Source,
    drawn: &[(&Excerpt<'_>, &'a Drawn<'_>)],
    place: &Annotation,
    related_label: &'static str,
) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let last = drawn.len().saturating_sub(1);
    let snippet = |(index, (excerpt, drawn)): (usize, &(&Excerpt<'_>, &'a Drawn<'_>))| {
        let drawn_at = |span| drawn.span(&excerpt.span(span));
        let own = (index == 0).then(|| AnnotationKind::Primary.span(drawn_at(&place.span)));
        let related = place.related.as_ref().filter(|_| index == last);
        let related = related.map(|related| {
            let span = drawn_at(&related.span);
            AnnotationKind::Context.span(span).label(related_label)
        });
        Snippet::source(drawn.text.as_ref())
            .line_start(excerpt.first_line)
            .path(visible(source.name()).into_owned())
            .annotations(own)
            .annotations(related)
    };
    drawn.iter().enumerate().map(snippet).collect()
}

/// The most diagnostics of one code that are listed. Whoever has mended these knows what to
/// do about the others. Heuristic.
const MOST_OF_A_CODE: usize = 100;

/// The most diagnostics that are listed after a line with a syntax error: a missing bracket
/// makes one of every line that follows. Heuristic.
const MOST_AFTER_SYNTAX: usize = 5;

/// Collects the diagnostics of one document.
#[derive(Debug)]
pub struct Diagnostics<'s, P> {
    source: &'s Source,
    found: Vec<Diagnostic<P>>,
    counts: HashMap<Code, CodeCount>,
    leave_usable: bool,
}

/// How many diagnostics there are of a code.
#[derive(Debug, Default)]
struct CodeCount {
    all: usize,
    /// The first that is not listed.
    unlisted: Option<(Severity, Range<usize>)>,
}

impl<'s, P: Problem> Diagnostics<'s, P> {
    /// Creates an empty collection.
    pub fn new(source: &'s Source) -> Self {
        Self {
            source,
            found: Vec::new(),
            counts: HashMap::new(),
            leave_usable: true,
        }
    }

    /// The document that is being read.
    pub fn source(&self) -> &'s Source {
        self.source
    }

    /// Returns whether another diagnostic of a code would be listed. What it would suggest
    /// need not be looked for otherwise.
    pub fn lists(&self, code: Code) -> bool {
        let count = self.counts.get(&code);
        count.is_none_or(|count| count.all < MOST_OF_A_CODE)
    }

    /// Adds a problem at a range of bytes of the document.
    pub fn add(&mut self, problem: impl Into<P>, span: Range<usize>) {
        self.add_problem(problem.into(), span, None);
    }

    /// Adds a problem at a range of bytes of the document that has to do with another.
    pub fn add_related(&mut self, problem: impl Into<P>, span: Range<usize>, other: Range<usize>) {
        self.add_problem(problem.into(), span, Some(other));
    }

    fn add_problem(&mut self, problem: P, span: Range<usize>, other: Option<Range<usize>>) {
        self.leave_usable &= problem.severity() != Severity::Error;
        self.list(problem, span, other);
    }

    /// Adds a problem of a value on which nothing else depends: the document can be used
    /// without it.
    pub(super) fn add_of_leaf(&mut self, problem: impl Into<P>, span: Range<usize>) {
        self.list(problem.into(), span, None);
    }

    /// Only of what is listed is its position found out: a column is counted from the start
    /// of its line, which may be megabytes away.
    fn list(&mut self, problem: P, span: Range<usize>, other: Option<Range<usize>>) {
        let count = self.counts.entry(problem.code()).or_default();
        count.all += 1;
        if count.all > MOST_OF_A_CODE {
            count.unlisted.get_or_insert((problem.severity(), span));
            return;
        }
        let diagnostic = Diagnostic::new(problem).at(self.source, span);
        self.found.push(match other {
            Some(other) => diagnostic.related(self.source, other),
            None => diagnostic,
        });
    }

    /// Returns whether the document can be used: no error is about more than a value on
    /// which nothing else depends.
    pub fn leave_usable(&self) -> bool {
        self.leave_usable
    }

    /// Returns the diagnostics in document order. A line with a syntax error keeps only that
    /// one, since the others follow from it. Of those that follow from an earlier line, or
    /// are like many others, some are listed, and the rest is counted.
    pub fn into_sorted(mut self) -> Vec<Diagnostic<P>> {
        self.found.sort_by_key(Diagnostic::start);
        let line = |diagnostic: &Diagnostic<P>| diagnostic.position().map(|position| position.line);
        let is_syntax = |diagnostic: &Diagnostic<P>| diagnostic.code() == Code::SYNTAX;
        let broken: HashSet<_> = self
            .found
            .iter()
            .filter(|f| is_syntax(f))
            .map(line)
            .collect();
        self.found
            .retain(|diagnostic| is_syntax(diagnostic) || !broken.contains(&line(diagnostic)));
        let syntax = self.found.iter().position(is_syntax);
        let most = syntax.map(|syntax| syntax + 1 + MOST_AFTER_SYNTAX);
        match most.filter(|most| *most < self.found.len()) {
            Some(most) => self.count_after(most),
            None => self.count_unlisted(),
        }
        self.found.sort_by_key(Diagnostic::start);
        self.found
    }

    /// Replaces the diagnostics from a place on by the number of all that are not listed.
    fn count_after(&mut self, most: usize) {
        let unlisted = self.counts.values().map(|count| count.all);
        let unlisted = unlisted.map(|all| all.saturating_sub(MOST_OF_A_CODE));
        let count = unlisted.sum::<usize>() + self.found.len().saturating_sub(most);
        let first = self.found.get(most).map_or(0, Diagnostic::start);
        self.found.truncate(most);
        let more = DocumentMistake::MoreAfterSyntax { count };
        let diagnostic = Diagnostic::new(more.into());
        self.found.push(diagnostic.at(self.source, first..first));
    }

    /// Adds the number of those that are not listed, for each code at the first of them.
    fn count_unlisted(&mut self) {
        for (code, count) in std::mem::take(&mut self.counts) {
            let Some((severity, span)) = count.unlisted else {
                continue;
            };
            let more = DocumentMistake::MoreLikeThis {
                code,
                severity,
                count: count.all - MOST_OF_A_CODE,
            };
            let diagnostic = Diagnostic::new(more.into());
            self.found.push(diagnostic.at(self.source, span));
        }
    }
}
