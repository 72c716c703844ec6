//! What is wrong with a document: one mistake, its place, and what to do.

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::code::Code;
use super::drawn::Drawn;
use super::excerpt::Excerpt;
use super::source::{Position, Source};
use super::visible::visible;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The document cannot be used until this is mended.
    Error,
    /// The document can be used, but something in it is not what it seems.
    Warning,
    /// There may be nothing wrong at all; it is worth a question.
    Notice,
}

impl fmt::Display for Severity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        })
    }
}

/// One thing that is wrong with a document, said to the person who edits it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Finding {
    code: Code,
    severity: Severity,
    file: String,
    place: Option<Annotation>,
    message: String,
    note: Option<String>,
    help: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Annotation {
    span: Range<usize>,
    position: Position,
    end: Position,
    related: Option<Related>,
}

impl Annotation {
    /// The lines that it is in, and those of the second place.
    fn excerpt<'s>(&self, source: &'s Source) -> Excerpt<'s> {
        let related = self.related.as_ref().map(|related| &related.span);
        let spans: Vec<&Range<usize>> = std::iter::once(&self.span).chain(related).collect();
        Excerpt::new(source, &spans)
    }
}

/// A second place that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Related {
    span: Range<usize>,
    position: Position,
    label: &'static str,
}

impl Finding {
    /// A finding that keeps the document from being used.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message)
    }

    /// A finding that leaves the document usable.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message)
    }

    fn new(code: Code, severity: Severity, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            file: String::new(),
            place: None,
            message: message.into(),
            note: None,
            help: None,
        }
    }

    /// A finding that may be nothing.
    pub fn notice(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Notice, message)
    }

    /// Says what the finding comes from.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says which file it is in.
    #[must_use]
    pub fn file(mut self, name: impl Into<String>) -> Self {
        self.file = name.into();
        self
    }

    /// Says where in the document it is: a range of bytes.
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

    /// Points at a second place of the document, with a word on what it is.
    #[must_use]
    pub fn related(mut self, source: &Source, span: Range<usize>, label: &'static str) -> Self {
        if let Some(place) = &mut self.place {
            place.related = Some(Related {
                position: source.position(span.start),
                span,
                label,
            });
        }
        self
    }

    /// Makes it keep the document from being used, whatever it was before.
    #[must_use]
    pub fn raised(mut self) -> Self {
        self.severity = Severity::Error;
        self
    }

    /// The rule that was broken.
    pub fn code(&self) -> Code {
        self.code
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Where in the document it is; none where it concerns the whole file.
    pub fn position(&self) -> Option<Position> {
        self.place.as_ref().map(|place| place.position)
    }

    /// Where in the document it ends: the place after its last character.
    pub fn end(&self) -> Option<Position> {
        self.place.as_ref().map(|place| place.end)
    }

    /// Where the second place is that it is about; none where there is none.
    pub fn related_position(&self) -> Option<Position> {
        let related = self.place.as_ref()?.related.as_ref()?;
        Some(related.position)
    }

    /// The name of the file it is in; empty where it is in none.
    pub fn file_name(&self) -> &str {
        &self.file
    }

    /// What it comes from, where there is something to be said of it.
    pub fn reason(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// What to do, where there is something to be said of it.
    pub fn advice(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// What is wrong, in one sentence.
    pub fn message(&self) -> &str {
        &self.message
    }

    fn start(&self) -> usize {
        self.place.as_ref().map_or(0, |place| place.span.start)
    }

    /// The finding with the lines it is about and a caret under the place, in
    /// lines of about so many cells. Characters that could command a terminal
    /// are shown as marks.
    pub fn render(&self, source: &Source, width: usize) -> String {
        let rendered = self.render_by(Renderer::plain(), source, width);
        by_line(&rendered, |line| visible(line).into_owned())
    }

    /// The same in the colours of a terminal.
    pub fn render_in_colour(&self, source: &Source, width: usize) -> String {
        let rendered = self.render_by(Renderer::styled(), source, width);
        by_line(&rendered, visible_between_colours)
    }

    fn render_by(&self, renderer: Renderer, source: &Source, width: usize) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Notice => Level::NOTE.with_name("notice"),
        };
        let title = level
            .primary_title(visible(&self.message))
            .id(self.code.name());
        let excerpt = self.place.as_ref().map(|place| place.excerpt(source));
        let drawn = excerpt.as_ref().map(|excerpt| Drawn::new(&excerpt.text));
        let place = self
            .place
            .as_ref()
            .zip(excerpt.as_ref())
            .zip(drawn.as_ref());
        let mut group = match place {
            Some(((place, excerpt), drawn)) => {
                title.element(snippet(source, excerpt, drawn, place))
            }
            None => Group::with_title(title).element(Origin::path(visible(&self.file))),
        };
        if let Some(note) = &self.note {
            group = group.element(Level::NOTE.message(visible(note)));
        }
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(visible(help)));
        }
        renderer.term_width(width).render(&[group])
    }
}

fn by_line(rendered: &str, draw: impl Fn(&str) -> String) -> String {
    let lines: Vec<String> = rendered.lines().map(draw).collect();
    lines.join("\n")
}

/// How a terminal is told of a colour.
const COLOUR: &str = "\u{1b}[";

/// The line with its colours, which are ours: what comes from a document is
/// drawn in marks before it is coloured. Whatever else a terminal would obey is
/// a mark here, too.
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

fn snippet<'a>(
    source: &Source,
    excerpt: &Excerpt<'_>,
    drawn: &'a Drawn<'_>,
    place: &Annotation,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let drawn_at = |span| drawn.span(&excerpt.span(span));
    let related = place.related.as_ref().map(|related| {
        let span = drawn_at(&related.span);
        AnnotationKind::Context.span(span).label(related.label)
    });
    Snippet::source(drawn.text.as_ref())
        .line_start(excerpt.first_line)
        .path(visible(source.name()).into_owned())
        .annotation(AnnotationKind::Primary.span(drawn_at(&place.span)))
        .annotations(related)
}

impl fmt::Display for Finding {
    /// One line: `file:line:column: severity[code]: message`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", visible(&self.file))?;
        if let Some(Position { line, column }) = self.position() {
            write!(out, ":{line}:{column}")?;
        }
        let (severity, code) = (self.severity, self.code);
        write!(out, ": {severity}[{code}]: {}", visible(&self.message))
    }
}

/// Everything found in one document so far.
#[derive(Debug)]
pub struct Findings<'s> {
    source: &'s Source,
    found: Vec<Finding>,
    /// Those that are not to be found a second time.
    once: HashSet<Finding>,
}

impl<'s> Findings<'s> {
    /// Nothing found yet.
    pub fn new(source: &'s Source) -> Self {
        Self {
            source,
            found: Vec::new(),
            once: HashSet::new(),
        }
    }

    /// The document that is being read.
    pub fn source(&self) -> &'s Source {
        self.source
    }

    /// Adds a finding at a range of bytes of the document.
    pub fn add(&mut self, finding: Finding, span: Range<usize>) {
        self.found.push(finding.at(self.source, span));
    }

    /// Adds a finding, unless the same was added so at the same place.
    pub fn add_once(&mut self, finding: Finding, span: Range<usize>) {
        let finding = finding.at(self.source, span);
        if self.once.insert(finding.clone()) {
            self.found.push(finding);
        }
    }

    /// Adds a finding that knows its place.
    pub fn push(&mut self, finding: Finding) {
        self.found.push(finding);
    }

    /// Whether something keeps the document from being used.
    pub fn has_errors(&self) -> bool {
        self.found
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }

    /// All findings in the order of the document. Where the syntax of a line is
    /// broken, nothing else is said of it.
    pub fn into_sorted(mut self) -> Vec<Finding> {
        self.found.sort_by_key(Finding::start);
        let line = |finding: &Finding| finding.position().map(|position| position.line);
        let is_syntax = |finding: &Finding| finding.code == Code::Syntax;
        let broken: HashSet<_> = self
            .found
            .iter()
            .filter(|f| is_syntax(f))
            .map(line)
            .collect();
        self.found
            .retain(|finding| is_syntax(finding) || !broken.contains(&line(finding)));
        self.found
    }
}
