//! What the plan for a year announces, compared with what the result of that year reports.

use crate::check::clause::{
    begins, clauses, is_of_a_name, leaves_none, names, says, says_prefix, says_word,
};
use crate::check::evidence::{self, Evidence, QuotedWords};
use crate::check::prose::{Point, SubjectProse};
use crate::check::{Doubt, Weight};
use crate::compare::sentences;
use crate::document::Code;
use crate::figure::dates;
use crate::plan::{FiscalYear, TextKind};

/// Acts that a plan announces for a year, longest first.
const ACTS: [&str; 14] = [
    "運用開始",
    "本格運用",
    "導入",
    "稼働",
    "開始",
    "完了",
    "整備",
    "実施",
    "構築",
    "移行",
    "開設",
    "設置",
    "更新",
    "公開",
];

/// Words that reduce an announced act to a preliminary step.
const NOT_YET_THE_ACT: [&str; 16] = [
    "試行",
    "試験",
    "実証",
    "検討",
    "準備",
    "向け",
    "調査",
    "協議",
    "研究",
    "調整",
    "継続",
    "設計",
    "選定",
    "可否",
    "見直し",
    "計画",
];

/// Acts that are carried out and not brought about, so that what they are done to is an
/// activity: `実証実験の実施`. It is a preliminary step by any part of its name.
const OF_ACTIVITIES: [&str; 3] = ["開始", "完了", "実施"];

/// Words in a plan which show that considering the act is itself part of the plan.
const CONSIDERS: [&str; 4] = ["検討", "調査", "研究", "可否"];

/// An act announced by the plan for a year.
struct Planned<'p> {
    point: &'p Point<'p>,
    /// The words of the plan: `オンライン手続の導入`.
    words: &'p str,
    /// The act itself.
    act: &'static str,
    /// The object of the act. Empty if it is the subject of the row.
    object: &'p str,
}

/// Returns the acts that a plan announces. `関係課と協議 オンライン手続の導入(8様式)`
/// announces one.
fn planned<'p>(point: &'p Point<'p>) -> Vec<Planned<'p>> {
    let items = point
        .text
        .split(['、', '，', ' ', '　', '。', '/', '／', '→', '⇒']);
    let planned = items.filter_map(|item| {
        let words = item.trim();
        let bare = without_bracket(words);
        let bare = ["する", "を行う", "予定"]
            .iter()
            .find_map(|ending| bare.strip_suffix(ending))
            .unwrap_or(bare);
        let act = ACTS.iter().find(|act| bare.ends_with(**act))?;
        let object = bare.strip_suffix(act)?;
        let object = object.trim_end_matches(['の', 'を']);
        let planned = Planned {
            point,
            words,
            act,
            object,
        };
        (!planned.is_less()).then_some(planned)
    });
    planned.collect()
}

/// Strips a trailing bracket from words.
fn without_bracket(words: &str) -> &str {
    let ends = words.ends_with([')', '）']);
    let start = words.find(['(', '（']).filter(|_| ends);
    words.get(..start.unwrap_or(words.len())).unwrap_or(words)
}

/// Finds acts that the plan for the year announces and its result denies.
pub(super) fn check(told: &SubjectProse<'_>, year: FiscalYear) -> Option<Doubt> {
    let plans = told.points_in(year, &[TextKind::Plan]);
    let results = told.points_in(year, &[TextKind::Result, TextKind::Outcome]);
    let mut planned = plans.iter().flat_map(|point| planned(point));
    planned.find_map(|planned| {
        let denied = results.iter().find_map(|result| denial(result, &planned))?;
        let mut others = plans.iter().map(|plan| planned.beside_object(plan.text));
        let was_to_consider = others.any(|text| says(&text, &CONSIDERS));
        if denied.weight == Weight::Light && was_to_consider {
            return None;
        }
        let is_done = results.iter().any(|result| match denied.weight {
            Weight::Heavy => {
                tells_done(result.text, planned.act) || has_begun(result.text, &planned, &denied)
            }
            // A result with figures has achieved something in the year.
            Weight::Light => tells_anything_done(result.text) || !result.figures.is_empty(),
        });
        (!is_done).then(|| not_done_doubt(&planned, &denied))
    })
}

/// Returns whether the result reports a start although the timing is still open:
/// `窓口で使い始めた。支所は、開始時期を検討している`.
fn has_begun(text: &str, planned: &Planned<'_>, denied: &Denial<'_>) -> bool {
    const IN_PLACE: [&str; 6] = [
        "置いた",
        "配った",
        "替えた",
        "加えた",
        "使い始め",
        "動き始め",
    ];
    const ACTS: [&str; 7] = ["導入", "稼働", "運用", "設置", "配備", "公開", "移行"];
    let has_begun = says_word(text, &BEGUN) || says_word(text, &IN_PLACE);
    let has_begun = has_begun || ACTS.iter().any(|act| tells_done(text, act));
    is_of_open_time(denied.words, planned.act) && has_begun
}

/// Endings by which a result reports that something was begun or done.
const BEGUN: [&str; 8] = [
    "始めた",
    "終えた",
    "開いた",
    "入れた",
    "立ち上げた",
    "行った。",
    "行い、",
    "設けた",
];

/// Words of a result which say that an act was not carried out.
struct Denial<'p> {
    point: &'p Point<'p>,
    words: &'p str,
    weight: Weight,
}

/// Characters that may separate an act from the words that deny it: particles, and those of
/// `を行うこと`.
const BETWEEN: [char; 16] = [
    'を', 'が', 'は', 'に', 'へ', 'で', 'ま', 'も', 'と', 'の', 'い', 'う', 'す', 'る', 'こ', '行',
];

/// Words that deny the act before them.
const DENIES: [&str; 36] = [
    "至らなかった",
    "至っていな",
    "至っておら",
    "至らず",
    "見送",
    "延期",
    "見合わせ",
    "先送り",
    "できなかった",
    "できていな",
    "できておら",
    "できず",
    "しなかった",
    "していな",
    "行わなかった",
    "行えなかった",
    "行っていな",
    "未了",
    "間に合わ",
    "至りません",
    "至っていません",
    "至っておりません",
    "できません",
    "できていません",
    "していません",
    "しません",
    "せず",
    "実現せず",
    "実現しな",
    "実現していな",
    "実現できな",
    "実現できず",
    "断念",
    "中止",
    "取りやめ",
    "取り止め",
];

/// Words that postpone an act, anywhere in the clause about its object.
const PUTS_OFF: [&str; 8] = [
    "見送った",
    "見送り",
    "延期した",
    "延期し",
    "延期とな",
    "先送り",
    "見合わせた",
    "見合わせ",
];

/// Words for the next year, which postpone an act that they are combined with.
const NEXT_YEAR: [&str; 3] = ["次年度", "来年度", "翌年度"];

/// Words which show that an act was only considered.
const CONSIDERED: [&str; 8] = [
    "検討した",
    "検討中",
    "検討を行った",
    "検討を進め",
    "検討を重ね",
    "検討してい",
    "検討段階",
    "検討しま",
];

/// Returns what a result says against a planned act. That it was only considered may be
/// spread over several clauses.
fn denial<'p>(result: &'p Point<'p>, planned: &Planned<'_>) -> Option<Denial<'p>> {
    let sentences = sentences(result.text);
    let mut clauses = sentences
        .iter()
        .flat_map(|sentence| clauses(result.text, sentence.clone()));
    let denied = clauses.find_map(|clause| {
        let words = result.text.get(clause)?.trim();
        let said = with_next_year(words, result.year);
        let weight = denies(&said, planned).filter(|_| !is_of_other_time(words))?;
        Some((words, weight))
    });
    let at_length = || {
        sentences.iter().find_map(|sentence| {
            let words = result.text.get(sentence.clone())?.trim_end_matches('。');
            Some((words, denies_at_length(words, planned)?))
        })
    };
    let (words, weight) = denied.or_else(at_length)?;
    Some(Denial {
        point: result,
        words,
        weight,
    })
}

/// Returns whether a clause has the previous year or a time within the year for its topic:
/// `昨年度は実施できなかったが`, `4月には実施できなかったが`.
fn is_of_other_time(clause: &str) -> bool {
    let is_of_last_year = begins(clause, &["前年度は", "昨年度は", "前年は", "昨年は"]);
    is_of_last_year || says(clause, &["月には", "当初は", "当初には"])
}

/// Replaces every date after `year` in a text with `次年度` (next year).
fn with_next_year(text: &str, year: FiscalYear) -> String {
    let mut said = String::new();
    let mut at = 0;
    for date in dates(text).iter().filter(|date| date.year > year) {
        said.push_str(text.get(at..date.span.start).unwrap_or_default());
        said.push_str("次年度");
        at = date.span.end;
    }
    said.push_str(text.get(at..).unwrap_or_default());
    said
}

/// Returns whether a clause says that a planned act was not carried out, and how certain
/// that is.
fn denies(clause: &str, planned: &Planned<'_>) -> Option<Weight> {
    if !is_about(clause, planned) {
        return None;
    }
    let is_not_done = is_put_off(clause, planned)
        || is_denied(clause, planned.act)
        || comes_next(clause, planned)
        || is_of_open_time(clause, planned.act);
    if is_not_done {
        return Some(Weight::Heavy);
    }
    is_considered(clause, planned.act).then_some(Weight::Light)
}

/// Matches `窓口予約については見送った`: the clause is only about the object of the plan.
fn is_put_off(clause: &str, planned: &Planned<'_>) -> bool {
    const OF_IT: [&str; 6] = ["は", "を", "が", "も", "について", "に関して"];
    let after = clause.split_once(planned.object).map(|(_, after)| after);
    let is_of_it = planned.has_own_object() && begins(after.unwrap_or_default(), &OF_IT);
    is_of_it && says_of_any(clause, &PUTS_OFF)
}

/// Returns whether a clause says any of `words` of something that there is.
fn says_of_any(clause: &str, words: &[&str]) -> bool {
    let mut afters = words.iter().filter_map(|word| clause.split_once(word));
    afters.any(|(_, after)| !leaves_none(after))
}

/// Matches `導入には至らなかった`, `未実施`.
fn is_denied(clause: &str, act: &str) -> bool {
    clause.match_indices(act).any(|(at, _)| {
        let before = clause.get(..at).unwrap_or_default();
        let after = clause.get(at + act.len()..).unwrap_or_default();
        let is_not = before.ends_with('未') && !after.starts_with(is_of_a_name);
        let is_not = is_not && !is_over(after) && !leaves_none(after);
        is_not || denial_after(after).is_some_and(|said| !is_attribute(said))
    })
}

/// Returns whether what was not done is told of as past: `だった3施設` after `未整備`.
fn is_over(after: &str) -> bool {
    let past = ["だった", "であった"];
    let noun = past.iter().find_map(|past| after.strip_prefix(past));
    noun.is_some_and(starts_with_noun)
}

/// Returns the words that deny the act before them: `できなかった` in `ができなかった`. What
/// may come between also begins some of them, so that each of its ends is tried.
fn denial_after(after: &str) -> Option<&str> {
    let between = after.find(|c| !BETWEEN.contains(&c));
    let between = after.get(..between.unwrap_or(after.len()))?;
    let starts = between.char_indices().map(|(at, _)| at);
    let mut rests = starts
        .chain([between.len()])
        .filter_map(|at| after.get(at..));
    rests.find(|rest| begins(rest, &DENIES))
}

/// Matches `導入の時期を検討している`, `開始時期は未定`: an act without a date has not
/// happened.
fn is_of_open_time(clause: &str, act: &str) -> bool {
    const IS_OPEN: [&str; 11] = [
        "検討している",
        "検討中",
        "検討することとし",
        "検討することとな",
        "検討を続け",
        "調整している",
        "調整中",
        "未定",
        "決まっていない",
        "定まっていない",
        "見通せない",
    ];
    const TIMES: [&str; 4] = ["の時期", "時期", "する時期", "の開始時期"];
    clause.match_indices(act).any(|(at, _)| {
        let after = clause.get(at + act.len()..).unwrap_or_default();
        let said = TIMES.iter().find_map(|time| after.strip_prefix(time));
        said.is_some_and(|said| {
            begins(said, &["は", "が", "を", "と", "も"]) && says_of_any(said, &IS_OPEN)
        })
    })
}

/// Matches `導入は次年度に`, `次年度に導入する予定`, `次年度の導入に向け`.
fn comes_next(clause: &str, planned: &Planned<'_>) -> bool {
    let act = planned.act;
    let is_moved = ["は", "を", "が", "も"].iter().any(|particle| {
        let moved = NEXT_YEAR.map(|next| format!("{act}{particle}{next}"));
        moved.iter().any(|moved| clause.contains(moved.as_str()))
    });
    let is_to_come = NEXT_YEAR.iter().any(|next| {
        let after = clause.split_once(next).map(|(_, after)| after);
        let after = after
            .unwrap_or_default()
            .trim_start_matches(['に', 'へ', 'の', '中']);
        let (before, coming) = after.split_once(act).unwrap_or_default();
        let is_of_it = planned.has_own_object() && before.contains(planned.object);
        if !before.is_empty() && !before.ends_with('に') && !is_of_it {
            return false;
        }
        let is_noun = coming.strip_prefix("する").is_some_and(starts_with_noun);
        let comes =
            begins(coming, &COMES) && (!is_noun || begins(coming, &["する予定", "する計画"]));
        comes
            || begins(
                after,
                &["延期", "見送", "先送", "持ち越", "繰り越", "ずれ込"],
            )
    });
    is_moved || is_to_come
}

/// Endings by which an act is announced for the next year.
const COMES: [&str; 7] = [
    "する",
    "予定",
    "を予定",
    "に向け",
    "を目指",
    "を計画",
    "とする",
];

/// Matches `導入について検討した`, `導入に向けて、関係課と協議した`.
fn is_considered(clause: &str, act: &str) -> bool {
    clause.match_indices(act).any(|(at, _)| {
        let after = clause.get(at + act.len()..).unwrap_or_default();
        let considered = CONSIDERED
            .iter()
            .filter_map(|words| after.find(words))
            .min();
        let between = considered.and_then(|at| after.get(..at));
        between.is_some_and(|between| {
            between.len() <= FARTHEST && !says(between, &["後", "効果", "結果"])
        })
    })
}

/// Returns what a sentence of several clauses says about a planned act.
fn denies_at_length(sentence: &str, planned: &Planned<'_>) -> Option<Weight> {
    if !is_about(sentence, planned) {
        return None;
    }
    if is_put_off_at_length(sentence, planned.act) {
        return Some(Weight::Heavy);
    }
    is_considered_at_length(sentence, planned).then_some(Weight::Light)
}

/// Matches `導入は、納入の遅れにより延期となった`.
fn is_put_off_at_length(sentence: &str, act: &str) -> bool {
    const COMES_TO: [&str; 7] = [
        "延期とな",
        "延期した",
        "見送った",
        "見送ること",
        "至らなかった",
        "至っていない",
        "できなかった",
    ];
    let topics = ["は、", "については、", "に関しては、"].map(|topic| format!("{act}{topic}"));
    topics.iter().any(|topic| {
        let after = sentence.split_once(topic.as_str()).map(|(_, after)| after);
        let last = after.and_then(|after| after.rsplit('、').next());
        last.is_some_and(|last| says(last, &COMES_TO) && !is_attribute(last))
    })
}

/// Matches `導入に向けて、関係課と検討した`, `窓口予約について、費用を検討した`.
fn is_considered_at_length(sentence: &str, planned: &Planned<'_>) -> bool {
    let act = planned.act;
    let towards = sentence.match_indices(act).any(|(at, _)| {
        let after = sentence.get(at + act.len()..).unwrap_or_default();
        after.starts_with("に向け") && says(after, &CONSIDERED)
    });
    let on_object = planned.has_own_object()
        && sentence
            .strip_prefix(planned.object)
            .is_some_and(|after| after.starts_with("について") && says(after, &CONSIDERED));
    towards || on_object
}

/// Returns whether a text starts with a noun: a name, or `もの` and `ところ` with a
/// particle. `ものの` is a conjunction, and `ものである` only ends a sentence.
fn starts_with_noun(text: &str) -> bool {
    const THINGS: [&str; 2] = ["もの", "ところ"];
    let after = THINGS.iter().find_map(|thing| text.strip_prefix(thing));
    let is_thing =
        after.is_some_and(|after| after.starts_with(['は', 'が', 'も', 'を', 'に', 'へ']));
    is_thing || text.starts_with(is_of_a_name)
}

/// Maximum distance in bytes between an act and the word that says it was considered (8
/// Japanese characters). Heuristic.
const FARTHEST: usize = 24;

/// Returns whether the denying words modify a noun, as in `実施できなかった研修`, or are
/// denied themselves, as in `実施できなかったわけではない`. The denial then applies to that
/// noun, or to nothing.
fn is_attribute(denying: &str) -> bool {
    let ends = ["った", "ない", "した"];
    let end = ends
        .iter()
        .filter_map(|end| Some(denying.find(end)? + end.len()))
        .min();
    let after = end.and_then(|end| denying.get(end..)).unwrap_or_default();
    starts_with_noun(after) || leaves_none(after)
}

impl Planned<'_> {
    fn has_own_object(&self) -> bool {
        self.object.chars().count() >= super::LEAST_OBJECT
    }

    /// Returns whether the words of the plan reduce the act to a preliminary step.
    fn is_less(&self) -> bool {
        // The act ends the word before it: `試行` in `試行導入`.
        let beside_act = self.words.replace(self.act, "、");
        let activity = names(self.object).pop().unwrap_or_default();
        let is_preliminary = OF_ACTIVITIES.contains(&self.act) && says(activity, &NOT_YET_THE_ACT);
        says_word(&beside_act, &NOT_YET_THE_ACT)
            || says_prefix(&beside_act, &["仮"])
            || is_preliminary
    }

    /// Returns a text without the name of the object, which says nothing about the act.
    fn beside_object(&self, text: &str) -> String {
        text.replace(self.object, "")
    }
}

/// Returns whether a topic other than a time comes right before an act, as in
/// `訪問は実施しなかった`. The statement then applies to that topic.
fn is_of_other_topic(before: &str) -> bool {
    let topic = ["は", "が", "も"]
        .iter()
        .find_map(|particle| before.strip_suffix(particle));
    let is_time = |topic: &str| {
        ["年度", "年", "月", "期", "在"]
            .iter()
            .any(|end| topic.ends_with(end))
    };
    topic.is_some_and(|topic| topic.ends_with(is_of_a_name) && !is_time(topic))
}

/// Particles and words that restrict an act to one place or part.
const OF_A_PART: [&str; 6] = ["で", "へ", "における", "と", "から", "向け"];

/// Returns whether a clause is about the planned act: it names the object of the plan, or
/// nothing else that the act could apply to.
fn is_about(clause: &str, planned: &Planned<'_>) -> bool {
    if !planned.object.is_empty() && clause.contains(planned.object) {
        return true;
    }
    let Some(at) = clause.find(planned.act) else {
        return false;
    };
    let before = clause.get(..at).unwrap_or_default();
    let before = before.trim_end_matches(['の', 'を', '未', '本', '格']);
    if is_of_other_topic(before) {
        return false;
    }
    if OF_A_PART.iter().any(|part| before.ends_with(part)) {
        return false;
    }
    let other = before
        .chars()
        .rev()
        .take_while(|c| is_of_a_name(*c))
        .count();
    if other >= 2 && is_head(before, other, planned.object) {
        return true;
    }
    let is_other = other >= 2 && !before.ends_with("年度") && !before.ends_with('月');
    !is_other || planned.object.is_empty() && !says(before, &["研修", "説明会", "アンケート"])
}

/// Returns whether words are only the last part of a longer name: `サービス` in
/// `閲覧サービス`.
fn is_head(words: &str, letters: usize, name: &str) -> bool {
    words.chars().count() == letters && name.ends_with(words)
}

/// Endings by which a result reports that an act was done.
const DONE: [&str; 21] = [
    "した",
    "し、",
    "して",
    "しており",
    "している",
    "された",
    "され、",
    "させ",
    "できた",
    "済",
    "を行った",
    "を行い",
    "を終え",
    "を完了",
    "が完了",
    "を開始",
    "を始め",
    "後",
    "しま",
    "いたし",
    "でき、",
];

/// Endings that look like those of [`DONE`] but are desiderative or negative.
const NOT_DONE: [&str; 5] = ["したい", "していな", "していま", "しておら", "しません"];

fn tells_done(text: &str, act: &str) -> bool {
    text.match_indices(act).any(|(at, _)| {
        let after = text.get(at + act.len()..).unwrap_or_default();
        let is_other_act = text.get(..at).is_some_and(|before| before.ends_with('未'));
        begins(after, &DONE) && !begins(after, &NOT_DONE) && !is_other_act
    })
}

/// Acts which, if reported as done, show that more was done than considering.
const ANY_ACTS: [&str; 16] = [
    "導入", "稼働", "開始", "完了", "整備", "実施", "構築", "移行", "運用", "公開", "設置", "開催",
    "更新", "配備", "配布", "開設",
];

fn tells_anything_done(text: &str) -> bool {
    let considered = text.replace("検討を行った", "").replace("検討を行い", "");
    says_word(&considered, &BEGUN) || ANY_ACTS.iter().any(|act| tells_done(text, act))
}

fn not_done_doubt(planned: &Planned<'_>, denied: &Denial<'_>) -> Doubt {
    Doubt {
        code: Code::PLANNED_BUT_NOT_DONE,
        weight: denied.weight,
        place: denied.point.place(denied.words),
        others: vec![planned.point.place(planned.words)],
        evidence: Evidence::NotDone(evidence::NotDone {
            year: planned.point.year,
            planned: planned.words.to_owned(),
            denied: QuotedWords::new(denied.point, denied.words),
        }),
    }
}
