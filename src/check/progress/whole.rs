//! Work that a result reports as complete, while an issue or direction reports part of it
//! as not done.

use super::twice::both_doubt;
use crate::check::Doubt;
use crate::check::clause::{begins, leaves_none, says_word};
use crate::check::prose::{Point, SubjectProse, sentence_around};
use crate::compare::sentences;
use crate::figure::Figure;
use crate::plan::{FiscalYear, TextKind};

/// Acts that are carried out one unit at a time.
const ACTS: [&str; 9] = [
    "接続", "導入", "設置", "配備", "整備", "移行", "配布", "登録", "更新",
];

/// Endings by which a result reports an act as done.
const IS_DONE: [&str; 7] = ["を終え", "が終わ", "を完了", "が完了", "した", "し、", "。"];

/// Words which show that a sentence looks ahead or is hypothetical.
const NOT_DONE: [&str; 7] = ["予定", "見込", "目指", "計画", "に向け", "へ向け", "場合"];

/// Words that may precede a figure without restricting it to a subset.
const WHOLE: [&str; 8] = ["", "全", "県内", "市内", "町内", "村内", "区内", "管内"];

/// An act on the whole of something, or on the remainder of it.
struct Share<'p> {
    point: &'p Point<'p>,
    act: &'static str,
    figure: &'p Figure,
    words: &'p str,
}

/// Finds work that is done for all units according to one text, but not for some of them
/// according to another.
pub(super) fn check(told: &SubjectProse<'_>, year: FiscalYear) -> Option<Doubt> {
    let results = told.points_in(year, &[TextKind::Result]);
    let coming = told.points_in(year, &[TextKind::Issue, TextKind::Direction]);
    let all: Vec<Share<'_>> = results.iter().copied().flat_map(all).collect();
    let left: Vec<Share<'_>> = coming.iter().copied().flat_map(left).collect();
    let pairs = all
        .iter()
        .flat_map(|all| left.iter().map(move |left| (all, left)));
    let mut pairs = pairs.filter(|(all, left)| {
        let is_of_it = all.act == left.act && all.figure.unit == left.figure.unit;
        is_of_it && left.figure.amount.value < all.figure.amount.value
    });
    let (all, left) = pairs.next()?;
    let object = all.point.words(all.figure);
    Some(both_doubt(
        (object, all.act),
        (all.point, all.words),
        (left.point, left.words),
    ))
}

/// Matches `県内22市町すべてとの接続を終え`, `小学校16校の全てに導入した`.
fn all<'p>(point: &'p Point<'p>) -> Vec<Share<'p>> {
    const ALL: [&str; 2] = ["すべて", "全て"];
    const TO: [&str; 8] = ["との", "への", "での", "の", "に", "へ", "を", "で"];
    let shares = plain(point).filter_map(|figure| {
        let start = figure.label.start;
        let label = point.text.get(figure.label.clone())?;
        let label = label.trim_start_matches(['・', '○', '◯', '　', ' ']);
        let rest = point.text.get(figure.span.end..)?;
        let rest = rest.strip_prefix('の').unwrap_or(rest);
        let rest = ALL.iter().find_map(|all| rest.strip_prefix(all))?;
        let rest = TO.iter().find_map(|to| rest.strip_prefix(to))?;
        let act = ACTS.into_iter().find(|act| rest.starts_with(act))?;
        let rest = rest.strip_prefix(act)?;
        let done = IS_DONE.iter().find(|done| rest.starts_with(**done))?;
        let end = point.text.len() - rest.len() + done.len();
        let sentence = point
            .text
            .get(sentence_around(point.text, figure.span.start))?;
        let is_done = WHOLE.contains(&label) && !says_word(sentence, &NOT_DONE);
        is_done.then_some(Share {
            point,
            act,
            figure,
            words: point.text.get(start..end)?,
        })
    });
    shares.collect()
}

/// Matches `未接続の5市町は`, `未導入4校が` at the beginning of a sentence. Anywhere else
/// they might be about somebody else.
fn left<'p>(point: &'p Point<'p>) -> Vec<Share<'p>> {
    let sentences = sentences(point.text);
    let shares = plain(point).filter_map(|figure| {
        let place = sentences.partition_point(|sentence| sentence.end <= figure.span.start);
        let sentence = sentences.get(place)?;
        let before = point.text.get(sentence.start..figure.span.start)?;
        let named = before.trim_start_matches(['・', '○', '◯', '　', ' ']);
        let named = named.strip_suffix('の').unwrap_or(named);
        let act = named.strip_prefix('未')?;
        let act = ACTS.into_iter().find(|known| *known == act)?;
        let after = point.text.get(figure.span.end..)?;
        let clause = after.split(['、', '。']).next()?;
        let is_left = begins(after, &["は", "が", "に", "へ", "を", "と", "で", "の"]);
        (is_left && !leaves_none(clause)).then_some(Share {
            point,
            act,
            words: point.text.get(sentence.start..figure.span.end)?,
            figure,
        })
    });
    shares.collect()
}

fn plain<'p>(point: &'p Point<'p>) -> impl Iterator<Item = &'p Figure> + 'p {
    point.figures.iter().filter(|figure| figure.is_plain())
}
