//! Maps a place in a plan to a span of its source file.

use std::ops::Range;

use super::{Location, Part, Subject};
use crate::document::{Outline, Source, Step};
use crate::plan::{FiscalYear, Plan};

/// Returns the byte range in the document that corresponds to a place in its plan: the
/// words of the place if they are found, otherwise its part, otherwise the nearest
/// enclosing item.
pub fn locate(outline: &Outline<'_>, plan: &Plan, place: &Location) -> Range<usize> {
    let of_year = |key: &str| key.parse::<FiscalYear>().ok() == place.year;
    let whose = steps_to(&place.subject, plan);
    let part = match place.part {
        Part::Text(kind, point) => vec![
            Step::Key("years"),
            Step::Like(&of_year),
            Step::Key(kind.key()),
            Step::Index(point),
        ],
        Part::Rating => vec![
            Step::Key("years"),
            Step::Like(&of_year),
            Step::Key("rating"),
        ],
        Part::Aim => vec![Step::Key("aim")],
        // They stand under themselves, and the measure has only its own line.
        Part::Rows => Vec::new(),
        Part::Summary(point) => vec![Step::Key("summary"), Step::Index(point)],
        Part::Indicator(index) => vec![
            Step::Key("indicators"),
            Step::Index(index),
            Step::Key("years"),
            Step::Like(&of_year),
        ],
    };
    let steps: Vec<Step<'_>> = whose.into_iter().chain(part).collect();
    let span = outline.span(&steps);
    let source = outline.source();
    let written = source.slice(span.clone());
    match written
        .find(&place.words)
        .filter(|_| !place.words.is_empty())
    {
        Some(at) => span.start + at..span.start + at + place.words.len(),
        None => first_line(source, span),
    }
}

/// Returns the byte range of the first line of the plan, a measure or a row in the
/// document of the plan.
pub fn locate_subject(outline: &Outline<'_>, plan: &Plan, subject: &Subject) -> Range<usize> {
    let span = outline.span(&steps_to(subject, plan));
    first_line(outline.source(), span)
}

fn steps_to(subject: &Subject, plan: &Plan) -> Vec<Step<'static>> {
    match subject {
        Subject::Plan => vec![Step::Key("plan")],
        Subject::Measure(id) => {
            let place = plan.place_of_measure(id).unwrap_or_default();
            vec![Step::Key("measures"), Step::Index(place)]
        }
        Subject::Initiative(id) => {
            let row = plan.row(id).unwrap_or_default();
            vec![Step::Key("initiatives"), Step::Index(row.get())]
        }
    }
}

/// Truncates a span to its first line.
fn first_line(source: &Source, span: Range<usize>) -> Range<usize> {
    let written = source.slice(span.clone());
    let length = written.find('\n').unwrap_or(written.len());
    span.start..span.start + length
}
