//! Dates reported as past that lie after the year of the report.

use std::ops::Range;

use super::clause::{begins, clauses, is_kanji, is_katakana, says_word};
use super::evidence::{self, Evidence, QuotedWords, ToldOfLater};
use super::prose::{Corpus, Point};
use super::{Doubt, Weight};
use crate::compare::sentences;
use crate::document::Code;
use crate::figure::{DateInText, dates};
use crate::plan::{FiscalYear, TextKind};

/// Finds results that use the past tense for a time after their year.
pub(super) fn check(corpus: &Corpus<'_>) -> Vec<Doubt> {
    let told = corpus
        .points()
        .filter(|point| matches!(point.kind, TextKind::Result | TextKind::Outcome));
    told.flat_map(|point| {
        let past = told_as_past(point);
        let actual = actual_of_later_year(point).into_iter();
        past.into_iter().chain(actual).take(1).collect::<Vec<_>>()
    })
    .collect()
}

fn told_as_past(point: &Point<'_>) -> Vec<Doubt> {
    let dates = dates(point.text);
    let later = dates
        .iter()
        .filter(|date| is_surely_after(point, date, point.year));
    let doubts = later.filter_map(|date| {
        let said = said_of(point.text, date)?;
        let words = point.text.get(said)?.trim();
        let printed = point.text.get(date.span.clone())?;
        let what = match printed.ends_with("年度") {
            true => ToldOfLater::InYear,
            false => ToldOfLater::OnDate,
        };
        Some(doubt(point, date, words, what))
    });
    doubts.collect()
}

/// Returns whether a date can only lie after a fiscal year. This holds for a month, a
/// fiscal year, or a calendar year whose first months are already outside that fiscal year.
fn is_surely_after(point: &Point<'_>, date: &DateInText, year: FiscalYear) -> bool {
    let printed = point.text.get(date.span.clone()).unwrap_or_default();
    let is_exact = date.month.is_some() || printed.ends_with("年度");
    date.year > if is_exact { year } else { year.next() }
}

/// Particles and words after a date which show that it is the time of an event. With
/// anything else, the date modifies a noun.
const WHEN: [&str; 12] = [
    "に",
    "から",
    "より",
    "、",
    "末に",
    "中に",
    "初旬に",
    "上旬に",
    "中旬に",
    "下旬に",
    "頃に",
    "ごろに",
];

/// Disasters, which cannot be written about before they happen.
const BEFALLS: [&str; 13] = [
    "大雨",
    "豪雨",
    "集中豪雨",
    "大雪",
    "豪雪",
    "台風",
    "地震",
    "津波",
    "洪水",
    "噴火",
    "停電",
    "断水",
    "火災",
];

/// Returns whether a date is followed by a disaster that happened: `の大雨では`,
/// `の地震を受けて`. The disaster may have a proper name: `の房総沖地震`.
fn names_what_befell(rest: &str) -> bool {
    const MET_WITH: [&str; 6] = ["では", "で", "の際", "を受け", "により", "において"];
    let named = rest.strip_prefix('の').unwrap_or_default();
    let end = named.find(|c| !is_kanji(c) && !is_katakana(c));
    let (name, after) = named
        .split_at_checked(end.unwrap_or_default())
        .unwrap_or_default();
    let (name, is_met) = match name.strip_suffix('時') {
        Some(name) => (name, after.starts_with('に')),
        None => (name, begins(after, &MET_WITH)),
    };
    is_met && BEFALLS.iter().any(|befalls| name.ends_with(befalls))
}

/// Words of a clause that looks ahead, or that reports a decision about the date rather
/// than an event on it.
const AHEAD: [&str; 72] = [
    "予定",
    "に向け",
    "へ向け",
    "に備えて",
    "に備えた",
    "に備える",
    "見込",
    "目指",
    "までに",
    "以降",
    "期限",
    "を控え",
    "前に控え",
    "ため",
    "計画し",
    "計画を",
    "こととし",
    "ことにし",
    "ことが決",
    "ことを決",
    "決定",
    "決ま",
    "決め",
    "合意",
    "契約",
    "調整",
    "協議",
    "検討",
    "依頼",
    "要求",
    "計上",
    "申請",
    "周知",
    "通知",
    "公表",
    "発表",
    "案内",
    "設定",
    "変更",
    "延期",
    "延ばし",
    "先送り",
    "見送",
    "繰り延",
    "繰り越",
    "繰り下",
    "繰り上",
    "繰越",
    "持ち越",
    "引き継",
    "ずら",
    "想定",
    "目標",
    "前倒し",
    "準備",
    "可能と",
    "募集",
    "要望",
    "確保",
    "見通",
    "方針",
    "廃止と",
    "期間",
    "かけて",
    "た後",
    "た場合",
    "た際",
    "こととな",
    "ことにな",
    "ことを",
    "旨",
    "方向",
];

/// Returns whether a text says `よう` after a verb or `の`, unlike `ようやく`.
fn says_so_that(text: &str) -> bool {
    const ENDS: [char; 13] = [
        'る', 'う', 'く', 'す', 'む', 'ぶ', 'つ', 'ぐ', 'ぬ', 'い', 'た', 'な', 'の',
    ];
    let mut places = text.match_indices("よう");
    places.any(|(at, _)| text.get(..at).is_some_and(|before| before.ends_with(ENDS)))
}

/// Returns the span of the clause that reports a date as past, starting at the date.
fn said_of(text: &str, date: &DateInText) -> Option<Range<usize>> {
    let mut sentences = sentences(text).into_iter();
    let sentence = sentences.find(|sentence| sentence.contains(&date.span.start))?;
    let clauses = clauses(text, sentence.clone());
    let index = clauses
        .iter()
        .position(|clause| clause.contains(&date.span.start))?;
    let end = clauses.get(index)?.end;
    let rest = text.get(date.span.end..end)?;
    let after_comma = rest.is_empty() || WHEN.contains(&rest);
    let end = match (after_comma, names_what_befell(rest)) {
        (true, _) => clauses.get(index + 1)?.end,
        (false, true) => clauses.last()?.end,
        (false, false) => end,
    };
    let rest = text.get(date.span.end..end)?;
    let end_of_attribute = past_attribute(rest).map(|length| date.span.end + length);
    let end = end_of_attribute.unwrap_or(end);
    let rest = text.get(date.span.end..end)?;
    let is_past = is_past(rest) || (rest.ends_with('し') && ends_past(text.get(sentence)?));
    let is_of_date = begins(rest, &["からの", "よりの"]) || begins(rest, &PARTICLES);
    let is_when = after_comma || begins(rest, &WHEN) && !is_of_date || names_what_befell(rest);
    let looks_ahead = says_word(rest, &AHEAD) || says_so_that(rest) || tells_of_what_comes(rest);
    (is_when && is_past && !looks_ahead).then_some(date.span.start..end)
}

/// Returns the length of a past-tense verb that modifies a noun, as in
/// `に実施したアンケート`. `した後` and `した場合` may refer to the future and do not
/// count.
fn past_attribute(rest: &str) -> Option<usize> {
    let verbs = ["した", "った", "れた"].into_iter();
    let verbs = verbs.flat_map(|verb| rest.match_indices(verb));
    let ends = verbs.filter_map(|(at, verb)| {
        let end = at + verb.len();
        let next = rest.get(end..)?.chars().next()?;
        let is_noun = is_kanji(next) || is_katakana(next);
        (is_noun && !['後', '場', '際', '時', '上', '所'].contains(&next)).then_some(end)
    });
    ends.min()
}

/// Returns whether a clause ends in the past tense or a word for completion, ignoring a
/// trailing bracket.
fn is_past(clause: &str) -> bool {
    let bare = match clause.rfind(['（', '(']) {
        Some(at) if clause.ends_with(['）', ')']) => clause.get(..at).unwrap_or_default(),
        _ => clause,
    };
    let bare = bare.trim_end_matches(['が', '。']);
    bare.ends_with('た') || bare.ends_with('済') || bare.ends_with("済み")
}

fn ends_past(sentence: &str) -> bool {
    is_past(sentence.trim_end_matches('。'))
}

/// The compound particles of the language that stand before a noun. They have the form of a
/// verb, and tell of nothing that is done: `職員による操作`.
const PARTICLES: [&str; 9] = [
    "による",
    "における",
    "に関する",
    "に対する",
    "に係る",
    "にかかる",
    "に基づく",
    "に伴う",
    "という",
];

/// Returns whether a present-tense verb modifies a noun, as in `稼働するシステム`. What
/// follows then describes that noun.
fn tells_of_what_comes(rest: &str) -> bool {
    let mut ends = rest.match_indices(['る', 'う', 'む', 'く']);
    ends.any(|(at, end)| {
        let (before, after) = rest.split_at(at + end.len());
        let is_noun = after.starts_with(|next| is_kanji(next) || is_katakana(next));
        let is_particle = PARTICLES.iter().any(|particle| before.ends_with(particle));
        is_noun && !is_particle
    })
}

/// Matches `5年度調査実績：780件` in the cell of an earlier year. The era may be omitted.
fn actual_of_later_year(point: &Point<'_>) -> Option<Doubt> {
    let named = dates(point.text).into_iter().filter(|date| {
        let printed = point.text.get(date.span.clone()).unwrap_or_default();
        printed.ends_with("年度")
    });
    let mut later = named
        .chain(years_without_era(point))
        .filter(|date| date.year > point.year && date.year.western() <= point.year.western() + 3);
    later.find_map(|date| {
        let rest = point.text.get(date.span.end..)?;
        let end = rest.find("実績")? + "実績".len();
        let between: &str = rest.get(..end)?;
        let is_label = between.chars().count() <= LONGEST_LABEL
            && between
                .chars()
                .all(|c| is_kanji(c) || is_katakana(c) || c == 'の');
        let after = rest.get(end..)?;
        let has_figure = begins(after, &["：", ":", "は", " "])
            && !says_word(
                after.get(..after.find('。').unwrap_or(after.len()))?,
                &AHEAD,
            );
        (is_label && has_figure).then_some(())?;
        let words = point.text.get(date.span.start..date.span.end + end)?;
        Some(doubt(point, &date, words, ToldOfLater::Figure))
    })
}

/// Maximum length in characters of the words before `実績` for them to be its name.
const LONGEST_LABEL: usize = 8;

/// Returns fiscal years given only by their number: `5年度`.
fn years_without_era<'t>(point: &'t Point<'_>) -> impl Iterator<Item = DateInText> + 't {
    point.text.match_indices("年度").filter_map(|(at, mark)| {
        let before = point.text.get(..at)?;
        let bare = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let number: u16 = before.get(bare.len()..)?.parse().ok()?;
        let is_start = !bare.ends_with(|c: char| c.is_alphanumeric() || ".-~〜～・".contains(c));
        (is_start && (1..=30).contains(&number)).then_some(())?;
        Some(DateInText {
            span: bare.len()..at + mark.len(),
            year: FiscalYear::from_western(number + 2018)?,
            month: None,
        })
    })
}

/// The months right after the end of a fiscal year, in which its report is written.
const OF_REPORT: [u8; 3] = [4, 5, 6];

fn doubt(point: &Point<'_>, date: &DateInText, words: &str, what: ToldOfLater) -> Doubt {
    let printed = point.text.get(date.span.clone()).unwrap_or_default();
    let just_after = date.year == point.year.next()
        && date.month.is_some_and(|month| OF_REPORT.contains(&month));
    Doubt {
        code: Code::DATE_AFTER_YEAR,
        weight: if just_after {
            Weight::Light
        } else {
            Weight::Heavy
        },
        place: point.place(words),
        others: Vec::new(),
        evidence: Evidence::AfterYear(evidence::AfterYear {
            year: point.year,
            told: QuotedWords::new(point, words),
            date: printed.to_owned(),
            lies_in: date.year,
            what,
        }),
    }
}
