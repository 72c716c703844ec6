//! Work that a result reports as done but an issue or direction postpones to a later year,
//! with neither text naming anything more specific than the subject of the row.

use super::LEAST_OBJECT;
use super::twice::{both_doubt, tells_of_other_work};
use crate::check::Doubt;
use crate::check::clause::{
    begins, begins_name, clauses, is_of_a_name, says, says_prefix, says_word,
};
use crate::check::prose::{Point, SubjectProse};
use crate::compare::sentences;
use crate::figure::{dates, figures};
use crate::plan::{FiscalYear, TextKind};

/// Acts that happen only once: the noun, the verb stem and its inflections.
const ACTS: [(&str, &str, &Endings); 10] = [
    ("導入", "導入", &OF_NOUN),
    ("公開", "公開", &OF_NOUN),
    ("稼働", "稼働", &OF_NOUN),
    ("開設", "開設", &OF_NOUN),
    ("設置", "設置", &OF_NOUN),
    ("移行", "移行", &OF_NOUN),
    ("構築", "構築", &OF_NOUN),
    ("運用開始", "運用開始", &OF_NOUN),
    ("開始", "開始", &OF_NOUN),
    ("開始", "始め", &OF_VERB),
];

/// The inflections of an act that is done and of one that is to come.
struct Endings {
    done: &'static [&'static str],
    to_come: &'static [&'static str],
}

const OF_NOUN: Endings = Endings {
    done: &["し、", "した", "しました", "。"],
    to_come: &["する予定", "予定", "を予定", "する計画"],
};

const OF_VERB: Endings = Endings {
    done: &["、", "た", "ました"],
    to_come: &["る予定", "る計画"],
};

/// Words in a plan or result which show that less was done than is still to come.
const LESS: [&str; 7] = ["準備", "検討", "実証", "先行", "一部", "モデル", "段階"];

fn tells_of_less(text: &str) -> bool {
    says(text, &LESS)
        || says_word(text, &["設計"])
        || says_prefix(text, &["仮"])
        || begins_name(text, &["試", "第"])
}

/// Words which show that what was planned has since happened.
const NO_LONGER_TO_COME: [&str; 5] = [
    "予定していた",
    "予定だった",
    "予定であった",
    "前倒し",
    "早め",
];

/// Finds work reported as done by a date of the year, or everywhere, and as to come in a
/// later year.
pub(super) fn check(told: &SubjectProse<'_>, year: FiscalYear) -> Option<Doubt> {
    let plans = told.points_in(year, &[TextKind::Plan]);
    let results = told.points_in(year, &[TextKind::Result]);
    let coming = told.points_in(year, &[TextKind::Issue, TextKind::Direction]);
    let is_less = |point: &&Point<'_>| tells_of_less(point.text);
    if plans.iter().chain(&results).any(is_less) {
        return None;
    }
    let title = told.row.map(|row| row.title.as_str());
    let own: Vec<&str> = plans.iter().map(|plan| plan.text).chain(title).collect();
    // Only the first sentence is certain to be about the row itself.
    let result = results.first()?;
    let sentence = sentences(result.text).into_iter().next()?;
    let sentence = result.text.get(sentence)?;
    let (act, done) = done(sentence, year)?;
    coming.iter().find_map(|point| {
        let (object, words) = to_come(point, act, &own)?;
        let object = if object.is_empty() { title? } else { object };
        Some(both_doubt((object, act), (result, done), (point, words)))
    })
}

/// Matches an act that is done, preceded by nothing but a date or a statement that it was
/// done everywhere: `令和6年6月に始め、…`, `8台すべてに導入。`.
fn done(sentence: &str, year: FiscalYear) -> Option<(&'static str, &str)> {
    let bare = without_mark(sentence);
    let start = after_own_date(bare, year).or_else(|| after_all(bare))?;
    let rest = bare.get(start..)?;
    ACTS.iter().find_map(|(act, told, endings)| {
        let after = rest.strip_prefix(told)?;
        let ending = endings.done.iter().find(|end| after.starts_with(**end))?;
        let next = after.get(ending.len()..)?;
        let is_of_noun = ending.ends_with('た') && next.starts_with(is_of_a_name);
        let is_past = !says_word(
            sentence,
            &["予定", "見込", "目指", "計画", "に向け", "へ向け"],
        );
        let words = bare.get(..start + told.len() + ending.len())?;
        let words = words.trim_end_matches(['、', '。']);
        (!is_of_noun && is_past).then_some((*act, words))
    })
}

/// Returns the byte offset after a date that falls within the year or before it.
fn after_own_date(text: &str, year: FiscalYear) -> Option<usize> {
    let date = dates(text).into_iter().next()?;
    let is_own = date.span.start == 0 && date.year <= year;
    let rest = text.get(date.span.end..)?;
    (is_own && rest.starts_with('に')).then_some(date.span.end + 'に'.len_utf8())
}

/// Returns the byte offset after a phrase such as `8台すべてに`.
fn after_all(text: &str) -> Option<usize> {
    const ALL: [&str; 6] = [
        "すべてに",
        "全てに",
        "すべてで",
        "全てで",
        "すべてを",
        "全てを",
    ];
    let figure = figures(text).into_iter().next()?;
    let before = text.get(..figure.span.start)?;
    let rest = text.get(figure.span.end..)?;
    let rest = rest.strip_prefix('の').unwrap_or(rest);
    let all = ALL.iter().find(|all| rest.starts_with(**all))?;
    let start = text.len() - rest.len() + all.len();
    (before.is_empty() || before == "全").then_some(start)
}

/// Returns the object and the words of a sentence which announce an act for a later year:
/// `電子入札は令和7年度に始める予定`, `公開は令和7年度を予定`. The object matches the
/// subject of the row, and is empty if only the act is named.
fn to_come<'p>(point: &'p Point<'_>, act: &str, own: &[&str]) -> Option<(&'p str, &'p str)> {
    let mut sentences = sentences(point.text).into_iter();
    sentences.find_map(|range| {
        let sentence = point.text.get(range.clone())?;
        let object = object_of(sentence)?;
        if tells_of_other_work(sentence, object) || says(sentence, &NO_LONGER_TO_COME) {
            return None;
        }
        let is_act = object == act;
        let is_own = |words: &str| own.iter().any(|own| own.contains(words));
        let is_object = !is_act && object.chars().count() >= LEAST_OBJECT;
        let mut clauses = clauses(point.text, range).into_iter();
        let clause = clauses.find_map(|clause| {
            let clause = point.text.get(clause)?;
            let coming = after_later_date(clause, point.year)?;
            let comes = match is_act {
                true => coming.contains("予定") && !says(coming, &["予定の", "予定した"]),
                false => is_told_to_come(coming, act),
            };
            comes.then_some(clause)
        })?;
        let name = if is_act { "" } else { object };
        ((is_act || is_object) && is_own(object)).then_some((name, clause.trim()))
    })
}

/// Returns whether words begin with an announced act that does not modify a noun, as in
/// `始める予定の事業`.
fn is_told_to_come(words: &str, act: &str) -> bool {
    let ways = ACTS.iter().filter(|(name, _, _)| *name == act);
    let mut coming = ways.flat_map(|(_, told, endings)| {
        let after = words.strip_prefix(told).unwrap_or_default();
        endings
            .to_come
            .iter()
            .filter_map(|end| after.strip_prefix(end))
    });
    coming.any(|after| !after.starts_with(|c| c == 'の' || is_of_a_name(c)))
}

/// Returns the topic of a sentence, or `None` if a qualifier narrows it:
/// `支所の決済端末は`, `本格的な開設は`.
fn object_of(sentence: &str) -> Option<&str> {
    const OPENINGS: [&str; 5] = ["なお、", "ただし、", "また、", "一方、", "しかし、"];
    let bare = without_mark(sentence);
    let bare = OPENINGS
        .iter()
        .find_map(|opening| bare.strip_prefix(opening))
        .unwrap_or(bare);
    let (object, _) = bare.split_once('は')?;
    object.chars().all(is_of_a_name).then_some(object)
}

/// Strips the list marker from the start of a sentence.
fn without_mark(sentence: &str) -> &str {
    sentence.trim_start_matches(['・', '○', '◯', '　', ' '])
}

/// Returns the words of a clause after a date that lies after the year.
fn after_later_date(clause: &str, year: FiscalYear) -> Option<&str> {
    const WHEN: [&str; 6] = ["中に", "末に", "から", "より", "に", "の"];
    let dates = dates(clause);
    let date = dates.iter().find(|date| date.year > year)?;
    let rest = clause.get(date.span.end..)?;
    let when = WHEN.iter().find_map(|when| rest.strip_prefix(when));
    when.or_else(|| begins(rest, &["を予定"]).then_some(rest))
}
