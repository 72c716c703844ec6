//! Work that a year reports both as done and as still to come.

use crate::check::clause::{
    begins_name, is_kanji, is_katakana, is_of_a_name, says, says_also, says_prefix, says_word,
};
use crate::check::evidence::{self, Evidence, QuotedWords};
use crate::check::prose::{Point, SubjectProse};
use crate::check::{Doubt, Weight};
use crate::compare::sentences;
use crate::document::Code;
use crate::plan::{FiscalYear, TextKind};

/// Acts that happen only once. Research, training and meetings recur, so they are not
/// listed.
const ONCE: [&str; 9] = [
    "運用開始",
    "導入",
    "稼働",
    "構築",
    "移行",
    "開設",
    "設置",
    "廃止",
    "策定",
];

/// Endings by which a result reports an act as done.
const IS_DONE: [&str; 13] = [
    "した。",
    "した",
    "し、",
    "できた",
    "を行った。",
    "を終えた",
    "を完了した",
    "が完了した",
    "済み",
    "された。",
    "することができた",
    "しました",
    "いたしました",
];

/// Endings by which a text announces an act.
const IS_TO_COME: [&str; 16] = [
    "する。",
    "する予定",
    "する計画",
    "する方針",
    "する必要",
    "していく",
    "したい。",
    "予定",
    "を予定",
    "を目指",
    "を行う予定",
    "に向けて準備",
    "を進める。",
    "します。",
    "していきます",
    "いたします。",
];

/// Sentence endings that put every verb of the sentence into the future.
const ENDS_TO_COME: [&str; 6] = [
    "予定である。",
    "予定。",
    "予定です。",
    "ていく。",
    "したい。",
    "を目指す。",
];

/// A continuative form, which takes its tense from the end of the sentence.
const GOES_ON: &str = "し、";

/// Words which show that the work to come is different work: an extension or a successor.
const OTHER_WORK: [&str; 22] = [
    "更に",
    "更なる",
    "さらに",
    "拡大",
    "拡充",
    "追加",
    "新た",
    "新規",
    "残り",
    "残る",
    "ほか",
    "他の",
    "次期",
    "順次",
    "引き続き",
    "引続き",
    "本格",
    "再度",
    "以外",
    "段階",
    "移転",
    "更新",
];

/// Returns whether a text speaks of different work, apart from the name of the object.
pub(super) fn tells_of_other_work(text: &str, object: &str) -> bool {
    let beside = text.replace(object, "");
    says(&beside, &OTHER_WORK)
        || says_prefix(&beside, &["未", "再"])
        || begins_name(&beside, &["全", "第", "別"])
        || says_also(&beside)
}

/// Words which show that a sentence is about other municipalities.
const OF_OTHERS: [&str; 8] = [
    "他市",
    "他自治体",
    "他の自治体",
    "先進",
    "県内",
    "近隣",
    "国が",
    "事例",
];

/// Generic names that could refer to anything.
const OF_ANYTHING: [&str; 10] = [
    "システム",
    "サービス",
    "ツール",
    "アプリ",
    "新システム",
    "デジタル技術",
    "ソフトウェア",
    "タブレット",
    "システム等",
    "機器等",
];

/// An act together with the thing it is done to.
struct Work<'t> {
    object: &'t str,
    act: &'static str,
    clause: &'t str,
}

/// Returns the works of a text whose act is followed by one of `ways`, or by [`GOES_ON`] in
/// a sentence that ends in one of `ends`. `is_other` says of a sentence and an object
/// whether they are about something else.
fn works<'t>(
    text: &'t str,
    ways: &[&str],
    ends: &[&str],
    is_other: impl Fn(&str, &str) -> bool,
) -> Vec<Work<'t>> {
    let sentences = sentences(text).into_iter();
    let told = sentences.filter_map(|range| text.get(range));
    let works = told.flat_map(|sentence| {
        let found = ONCE
            .iter()
            .flat_map(|act| sentence.match_indices(act).map(move |at| (*act, at.0)));
        let works = found.filter_map(|(act, at)| {
            let after = sentence.get(at + act.len()..)?;
            let way = ways.iter().find(|way| after.starts_with(**way));
            let goes_on = ends.iter().any(|end| sentence.ends_with(end));
            let way =
                way.or_else(|| Some(&GOES_ON).filter(|_| goes_on && after.starts_with(GOES_ON)))?;
            let noun_follows = after
                .get(way.len()..)?
                .starts_with(|c| is_kanji(c) || is_katakana(c));
            let object = object_before(sentence.get(..at)?);
            let is_named =
                object.chars().count() >= super::LEAST_OBJECT && !OF_ANYTHING.contains(&object);
            let is_told = !noun_follows || !way.ends_with('た');
            (is_named && is_told && !is_other(sentence, object)).then_some(Work {
                object,
                act,
                clause: sentence.get(..at + act.len() + way.len())?,
            })
        });
        works.collect::<Vec<_>>()
    });
    works.collect()
}

/// Returns the name of the object of an act: `「かめやまタベスケ」を` before `導入`.
fn object_before(before: &str) -> &str {
    let bare = before.trim_end_matches(['を', 'の']);
    if bare.len() == before.len() {
        return "";
    }
    let bare = bare.trim_end_matches(['」', '』']);
    let start = bare.rfind(|c: char| !is_of_a_name(c)).map_or(0, |at| {
        at + bare
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8)
    });
    bare.get(start..).unwrap_or_default()
}

/// Finds work that the result reports as done, and the issue or direction as to come.
pub(super) fn check(told: &SubjectProse<'_>, year: FiscalYear) -> Option<Doubt> {
    let results = told.points_in(year, &[TextKind::Result, TextKind::Outcome]);
    let coming = told.points_in(year, &[TextKind::Issue, TextKind::Direction]);
    results.iter().find_map(|result| {
        let of_others = |sentence: &str, _: &str| says_word(sentence, &OF_OTHERS);
        let mut done = works(result.text, &IS_DONE, &[], of_others).into_iter();
        done.find_map(|done| {
            coming.iter().find_map(|point| {
                let mut works =
                    works(point.text, &IS_TO_COME, &ENDS_TO_COME, tells_of_other_work).into_iter();
                let same = works.find(|work| work.object == done.object && work.act == done.act)?;
                Some(both_doubt(
                    (done.object, done.act),
                    (result, done.clause),
                    (point, same.clause),
                ))
            })
        })
    })
}

/// Builds a doubt about work that some words report as done and others as to come.
pub(super) fn both_doubt(
    (object, act): (&str, &str),
    (result, done): (&Point<'_>, &str),
    (point, coming): (&Point<'_>, &str),
) -> Doubt {
    Doubt {
        code: Code::DONE_AND_TO_COME,
        weight: Weight::Light,
        place: point.place(coming),
        others: vec![result.place(done)],
        evidence: Evidence::DoneAndToCome(evidence::DoneAndToCome {
            year: point.year,
            object: object.to_owned(),
            act: act.to_owned(),
            done: QuotedWords::new(result, done),
            to_come: QuotedWords::new(point, coming),
        }),
    }
}
