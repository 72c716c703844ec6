//! Texts repeated from the previous year, and directions that the next year does not follow
//! up.

use std::collections::HashSet;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::clause::{is_hiragana, is_kanji, is_katakana, names, says};
use super::evidence::{self, Evidence, Likeness};
use super::prose::{Corpus, SubjectProse, YearProse};
use super::{Doubt, Weight};
use crate::document::Code;
use crate::figure::dates;
use crate::plan::{FiscalYear, Plan, Text, TextKind, YearReport};
use crate::query::fold;

/// Finds repeated texts and directions that are not followed up.
pub(super) fn check(corpus: &Corpus<'_>) -> Vec<Doubt> {
    let doubts = corpus.told().flat_map(|told| {
        let repeated = TOLD_ANEW
            .into_iter()
            .flat_map(|kind| repeated(corpus.plan, told, kind));
        repeated.chain(without_echo(told)).collect::<Vec<_>>()
    });
    doubts.collect()
}

/// The kinds of text that should be written anew every year. The plan text may legitimately
/// stay the same, so it is not compared.
const TOLD_ANEW: [TextKind; 4] = [
    TextKind::Result,
    TextKind::Outcome,
    TextKind::Issue,
    TextKind::Direction,
];

/// A run of consecutive years with the same text.
struct RepetitionRun {
    first: FiscalYear,
    last: FiscalYear,
    likeness: Likeness,
}

fn repeated(plan: &Plan, told: &SubjectProse<'_>, kind: TextKind) -> Vec<Doubt> {
    let mut found: Vec<RepetitionRun> = Vec::new();
    for (before, after) in told.years.iter().zip(told.years.iter().skip(1)) {
        let (year, next) = (&before.year, &after.year);
        let likeness = likeness(before.report.text(kind), after.report.text(kind));
        let is_new = *next == year.next() && !is_reprinted(plan, told, *next, kind);
        let Some(likeness) = likeness.filter(|_| is_new) else {
            continue;
        };
        match found.last_mut().filter(|repeated| repeated.last == *year) {
            Some(repeated) => {
                repeated.last = *next;
                repeated.likeness = repeated.likeness.max(likeness);
            }
            None => found.push(RepetitionRun {
                first: *year,
                last: *next,
                likeness,
            }),
        }
    }
    found
        .iter()
        .map(|r| repeated_doubt(told, kind, r))
        .collect()
}

/// Returns whether the original of a reprint has the same text, in which case the doubt is
/// raised on the original.
fn is_reprinted(plan: &Plan, told: &SubjectProse<'_>, year: FiscalYear, kind: TextKind) -> bool {
    let original = told.row.and_then(|row| row.reprint_of.as_ref());
    let original = original.and_then(|id| plan.initiative(id));
    let own = told.in_year(year).map(|told| told.report.text(kind));
    original.is_some_and(|original| original.text(year, kind) == own)
}

/// Minimum length in characters; shorter texts are set phrases such as `特になし` and
/// `継続して実施` (documented in the rule's page).
const SHORTEST: usize = 15;
/// Minimum length in characters for a near match. In shorter texts, changing a few
/// characters changes the meaning.
const SHORTEST_NEARLY: usize = 40;
/// A near match allows at most one changed character per this many. Heuristic.
const FEW: usize = 12;

fn likeness(before: &Text, after: &Text) -> Option<Likeness> {
    let (before, after) = (joined(before), joined(after));
    let letters = after.chars().count();
    if letters < SHORTEST {
        return None;
    }
    if before == after {
        return Some(Likeness::Same { letters });
    }
    let (before, after) = (without_years(&before), without_years(&after));
    if before == after {
        return Some(Likeness::ButForYears { letters });
    }
    let changed = letters_changed(&before, &after)?;
    Some(Likeness::Nearly { changed, letters })
}

fn joined(text: &Text) -> String {
    let letters = text.points().flat_map(str::chars);
    letters.filter(|letter| !letter.is_whitespace()).collect()
}

/// Returns the text with the number of each year replaced by a placeholder. Months and days
/// are kept, since they are facts in their own right.
fn without_years(text: &str) -> String {
    let mut plain = String::new();
    let mut at = 0;
    for date in dates(text) {
        let printed = text.get(date.span.clone()).unwrap_or_default();
        let kept = printed.find(['年', '.', '．']).unwrap_or(printed.len());
        plain.push_str(text.get(at..date.span.start).unwrap_or_default());
        plain.push('〓');
        plain.push_str(printed.get(kept..).unwrap_or_default());
        at = date.span.end;
    }
    plain.push_str(text.get(at..).unwrap_or_default());
    plain
}

/// Characters that can reverse the meaning of a sentence (negation, completion, first
/// time). A changed run that contains one of them rules out a near match.
const TURNING: [char; 8] = ['な', '未', '不', '済', '完', '無', '初', '新'];

/// Returns how many characters changed, or `None` if there are too many changes, or if a
/// change involves a digit or a character of [`TURNING`].
fn letters_changed(before: &str, after: &str) -> Option<usize> {
    let (before, after): (Vec<char>, Vec<char>) =
        (before.chars().collect(), after.chars().collect());
    let letters = before.len().min(after.len());
    let most = letters / FEW;
    if letters < SHORTEST_NEARLY || before.len().abs_diff(after.len()) > most {
        return None;
    }
    let ops = capture_diff_slices(Algorithm::Myers, &before, &after);
    let differing = ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    let mut changed = 0;
    for op in differing {
        let (old, new) = (op.old_range(), op.new_range());
        changed += old.len().max(new.len());
        let old = before.get(old).unwrap_or_default().iter();
        let mut letters = old.chain(after.get(new).unwrap_or_default());
        let turns = letters.any(|letter| letter.is_numeric() || TURNING.contains(letter));
        if turns || changed > most {
            return None;
        }
    }
    Some(changed)
}

fn repeated_doubt(told: &SubjectProse<'_>, kind: TextKind, repeated: &RepetitionRun) -> Doubt {
    let RepetitionRun {
        first,
        last,
        likeness,
    } = repeated;
    Doubt {
        code: Code::REPEATED_TEXT,
        weight: Weight::Light,
        place: told.place(*last, kind),
        others: vec![told.place(*first, kind)],
        evidence: Evidence::Repeated(evidence::RepeatedText {
            kind,
            first: *first,
            last: *last,
            likeness: *likeness,
        }),
    }
}

/// Minimum length in characters of a direction and of the next year's result for the
/// comparison to be meaningful, as documented in the rule's page.
const SUBSTANTIAL: usize = 20;

/// Words which show that a direction asks for nothing new, or for nothing in the next year.
const NOTHING_TO_COME: [&str; 13] = [
    "終了",
    "完了",
    "廃止",
    "終え",
    "中止",
    "休止",
    "特になし",
    "将来",
    "中長期",
    "今後検討",
    "判断する",
    "次期",
    "移管",
];

/// Returns whether a text says that there is nothing: `変更なし`, `特になし`. The letters
/// also end other words, as in `使いこなし` and `おもてなし`.
fn says_none(text: &str) -> bool {
    text.match_indices("なし").any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        !before.ends_with(is_hiragana) || before.ends_with(['に', 'は', 'も'])
    })
}

/// Raises a doubt about last year's direction if none of this year's texts takes it up.
fn without_echo(told: &SubjectProse<'_>) -> Vec<Doubt> {
    let years = told.years.iter().zip(told.years.iter().skip(1));
    let doubt = |(before, after): (&YearProse<'_>, &YearProse<'_>)| {
        let (year, next) = (&before.year, &after.year);
        let direction = joined(before.report.text(TextKind::Direction));
        let result = joined(after.report.text(TextKind::Result));
        let is_long = |text: &str| text.chars().count() >= SUBSTANTIAL;
        let speaks = is_long(&direction) && is_long(&result) && *next == year.next();
        let is_later = dates(&direction).iter().any(|date| date.year > *next);
        if !speaks || is_later || says(&direction, &NOTHING_TO_COME) || says_none(&direction) {
            return None;
        }
        let things = things(told, &direction);
        let heard = pairs(&joined_all(after.report));
        let is_heard = |thing: &&str| pairs(thing).iter().any(|pair| heard.contains(pair));
        if things.len() < FEWEST_THINGS || things.iter().any(is_heard) {
            return None;
        }
        Some(echo_doubt(told, (*year, *next), &direction, &things))
    };
    years.filter_map(doubt).collect()
}

/// Minimum number of specific terms in a direction. A single term may simply be reworded in
/// the next year.
const FEWEST_THINGS: usize = 2;

/// Generic words that can appear in any direction and therefore identify nothing.
const OF_ANY_DIRECTION: [&str; 46] = [
    "今後",
    "引続",
    "推進",
    "実施",
    "検討",
    "必要",
    "活用",
    "取組",
    "充実",
    "強化",
    "継続",
    "向上",
    "対応",
    "事業",
    "業務",
    "職員",
    "市民",
    "県民",
    "情報",
    "行政",
    "効率化",
    "利用",
    "運用",
    "整備",
    "改善",
    "拡大",
    "拡充",
    "促進",
    "支援",
    "連携",
    "周知",
    "研究",
    "調整",
    "準備",
    "環境",
    "体制",
    "仕組",
    "課題",
    "目標",
    "計画",
    "年度",
    "システム",
    "サービス",
    "デジタル",
    "ニーズ",
    "関係",
];

/// Returns the specific terms of a direction, leaving out the subject of the row itself.
fn things<'t>(told: &SubjectProse<'_>, direction: &'t str) -> Vec<&'t str> {
    let own = told.row.map(|row| pairs(&row.title)).unwrap_or_default();
    let is_thing = |thing: &&str| {
        let letters = thing.chars().count();
        let first = thing.chars().next().unwrap_or_default();
        let is_long = letters >= if is_kanji(first) { 2 } else { 3 };
        let is_own = pairs(thing).iter().any(|pair| own.contains(pair));
        is_long && !is_own && !says(thing, &OF_ANY_DIRECTION)
    };
    let mut things: Vec<&str> = names(direction).into_iter().filter(is_thing).collect();
    let has_name = |thing: &&str| {
        let first = thing.chars().next().unwrap_or_default();
        is_katakana(first) || thing.chars().count() >= 3
    };
    if !things.iter().any(has_name) {
        things.clear();
    }
    things
}

/// Joins all texts of a year.
fn joined_all(report: &YearReport) -> String {
    let texts = TextKind::ALL.into_iter();
    texts.map(|kind| joined(report.text(kind))).collect()
}

/// Returns the character bigrams of a text, normalised for width and case, by which its
/// words are recognised.
fn pairs(text: &str) -> HashSet<(char, char)> {
    let folded = fold(text);
    folded.chars().zip(folded.chars().skip(1)).collect()
}

fn echo_doubt(
    told: &SubjectProse<'_>,
    (year, next): (FiscalYear, FiscalYear),
    direction: &str,
    things: &[&str],
) -> Doubt {
    Doubt {
        code: Code::DIRECTION_WITHOUT_ECHO,
        weight: Weight::Light,
        place: told.place(next, TextKind::Result),
        others: vec![told.place(year, TextKind::Direction)],
        evidence: Evidence::WithoutEcho(evidence::WithoutEcho {
            direction: direction.to_owned(),
            year,
            next,
            missing: things.iter().map(ToString::to_string).collect(),
        }),
    }
}
