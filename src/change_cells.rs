//! The cells that say how something changed, whether from year to year or from version to
//! version.

use serde_json::Value as Json;
use tenken::compare::{Change, Judgement, MarkedPoint, TextChange};
use tenken::messages::Language;

use crate::answer_cell::AnswerCell;

/// Whether a change is good.
pub(crate) fn judged(judgement: Judgement, language: Language) -> AnswerCell {
    let key = match judgement {
        Judgement::Better => Json::from("better"),
        Judgement::Same => Json::from("same"),
        Judgement::Worse => Json::from("worse"),
        Judgement::Neither => Json::Null,
    };
    AnswerCell::new(language.judgement(judgement), key)
}

/// How something relates to what it was, for programs.
pub(crate) fn change_key(change: TextChange) -> &'static str {
    match change {
        TextChange::New => "new",
        TextChange::Gone => "gone",
        TextChange::Repeated => "repeated",
        TextChange::Changed => "changed",
        TextChange::Rewritten => "rewritten",
        TextChange::Unreadable => "unreadable",
    }
}

/// Whether it is good that a rating rose by so many steps.
pub(crate) fn judgement(rise: isize) -> Judgement {
    match rise {
        1.. => Judgement::Better,
        0 => Judgement::Same,
        _ => Judgement::Worse,
    }
}

/// By how many steps a rating rose.
pub(crate) fn rise(rise: isize, language: Language) -> AnswerCell {
    let number = i64::try_from(rise).unwrap_or_default();
    AnswerCell::new(language.rise_of_rating(rise), number)
}

/// By how much a figure of a unit changed.
pub(crate) fn difference(change: &Change, unit: Option<&str>, language: Language) -> AnswerCell {
    AnswerCell::number(language.difference_of(change, unit), change.difference)
}

/// One side of a text that changed. If both have sentences in common, it is only what the
/// other does not have.
pub(crate) fn parts(change: TextChange, points: &[MarkedPoint]) -> AnswerCell {
    match change {
        TextChange::Changed => differing(points),
        _ => whole(points),
    }
}

/// One side of a text in full.
pub(crate) fn whole(points: &[MarkedPoint]) -> AnswerCell {
    let points = points.iter().map(|point| point.text.clone());
    AnswerCell::text(&tenken::plan::Text::new(points))
}

/// What the other side does not have.
fn differing(points: &[MarkedPoint]) -> AnswerCell {
    let parts: Vec<String> = points
        .iter()
        .flat_map(|point| {
            point
                .differs
                .iter()
                .filter_map(|part| point.text.get(part.clone()))
        })
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [] => AnswerCell::empty(),
        _ => AnswerCell::new(parts.join(" … "), parts),
    }
}
