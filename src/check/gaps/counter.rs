//! Counters (units such as `件`) whose figure is missing.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::check::clause::{begins, is_hiragana, is_kanji, is_katakana, is_of_a_name};
use crate::check::evidence::{self, Evidence, ShownFigure};
use crate::check::prose::{Corpus, Point, SubjectProse};
use crate::check::{Doubt, Location, Subject, Weight};
use crate::compare::phrases;
use crate::document::Code;
use crate::figure::{Figure, figures};
use crate::plan::{FiscalYear, TextKind};

/// Finds counters without a figure.
pub(super) fn check(corpus: &Corpus<'_>) -> Vec<Doubt> {
    let doubts = corpus.told().flat_map(|own| {
        // What is looked for is the same for all points of one text.
        let mut contexts: HashMap<(FiscalYear, TextKind), FigureContexts<'_, '_>> = HashMap::new();
        own.points().filter_map(move |point| {
            let contexts = contexts
                .entry((point.year, point.kind))
                .or_insert_with(|| FigureContexts::new(likes(corpus, own, point)));
            let shown = contexts.shown_in(point);
            shown
                .or_else(|| alone(point))
                .map(|missing| doubt(point, missing))
        })
    });
    doubts.collect()
}

struct Missing {
    /// Byte range of the counter.
    counter: Range<usize>,
    /// A similar text that has the figure: its place, its year and its words.
    shown: Option<(Location, FiscalYear, String)>,
}

/// Returns the points that may say the same thing with the figure present: those of the
/// previous and the next year, and those of the reprint or the original.
fn likes<'c, 'p>(
    corpus: &'c Corpus<'p>,
    own: &'c SubjectProse<'p>,
    point: &Point<'_>,
) -> Vec<&'c Point<'p>> {
    let beside = [point.year.previous(), point.year.next()];
    let kinds = [point.kind];
    let mut points: Vec<&Point<'p>> = Vec::new();
    for year in beside {
        points.extend(own.points_in(year, &kinds));
    }
    let Some(row) = own.row else {
        return points;
    };
    let reprints = corpus.plan.reprints_of(&row.id);
    let reprints = reprints.map(|reprint| &reprint.id);
    // A row either has an original or has reprints, never both.
    for twin in reprints.chain(row.reprint_of.as_ref()) {
        let Some(twin) = corpus.told_of(&Subject::Initiative(twin.clone())) else {
            continue;
        };
        points.extend(twin.points_in(point.year, &kinds));
    }
    points
}

/// Counters that are rarely a word by themselves.
const COUNTERS: [&str; 24] = [
    "件", "冊", "枚", "台", "名", "人", "回", "部", "本", "個", "基", "戸", "社", "校", "通", "票",
    "食", "便", "か所", "カ所", "ヶ所", "%", "％", "円",
];

/// Counters that cannot be a word even after a verb: `導入した枚` is not Japanese, whereas
/// `対応した件` is.
const NEVER_A_WORD: [&str; 7] = ["冊", "枚", "か所", "カ所", "ヶ所", "%", "％"];

/// Number of characters compared before and after a figure to match two contexts.
const SURROUNDINGS: usize = 4;

/// A figure of a similar point, with the words around it.
struct FigureContext<'c, 'p> {
    like: &'c Point<'p>,
    printed: &'c str,
    words: &'c str,
    counter: &'static str,
    /// How the point would read without the figure: its words before, the counter, and its
    /// words after.
    wanted: String,
}

impl<'c, 'p> FigureContext<'c, 'p> {
    fn of(like: &'c Point<'p>, figure: &'c Figure) -> Option<Self> {
        let printed = like.words(figure);
        let counter = COUNTERS.iter().find(|unit| printed.ends_with(**unit))?;
        let words = before_figure(like.text.get(..figure.span.start)?);
        let after = after_figure(like.text.get(figure.span.end..)?);
        (!after.is_empty() && can_stand_after(counter, words)).then(|| Self {
            like,
            printed,
            words,
            counter,
            wanted: format!("{words}{counter}{after}"),
        })
    }

    /// Returns the counter without a figure, if a point has the words around it.
    fn shown_in(&self, point: &Point<'_>) -> Option<Missing> {
        let (words, counter) = (self.words, self.counter);
        let at = point.text.find(&self.wanted)? + words.len();
        let end = at + counter.len();
        let (before, rest) = (point.text.get(..at)?, point.text.get(end..)?);
        let is_known = words.chars().count() >= SURROUNDINGS - 1
            || words.chars().count() >= LEAST_LABEL && is_first(before, words) && lists(rest);
        let is_word = makes_a_name(counter, words) && !lists(rest);
        (is_known && !is_word).then(|| Missing {
            counter: at..end,
            shown: Some((
                self.like.place(self.printed),
                self.like.year,
                self.printed.to_owned(),
            )),
        })
    }
}

/// The figures of all similar points.
struct FigureContexts<'c, 'p> {
    all: Vec<FigureContext<'c, 'p>>,
    /// Where in the list each wanted text comes first. Empty where there are few: looking
    /// for each of them is faster then.
    by_wanted: HashMap<String, usize>,
}

/// How many texts are each looked for in a point before all that a point has are looked up
/// instead. Heuristic.
const FEW: usize = 64;

/// The most characters of a text that is wanted: those around, and a counter of three.
const LONGEST_WANTED: usize = 2 * SURROUNDINGS + 3;

impl<'c, 'p> FigureContexts<'c, 'p> {
    fn new(likes: Vec<&'c Point<'p>>) -> Self {
        let contexts = likes.into_iter().flat_map(|like| {
            let figures = like.figures.iter();
            figures.filter_map(move |figure| FigureContext::of(like, figure))
        });
        let all: Vec<FigureContext<'c, 'p>> = contexts.collect();
        let mut by_wanted = HashMap::new();
        if all.len() > FEW {
            for (index, context) in all.iter().enumerate() {
                by_wanted.entry(context.wanted.clone()).or_insert(index);
            }
        }
        Self { all, by_wanted }
    }

    /// Returns a counter without a figure, if a similar point has a figure between the same
    /// words.
    fn shown_in(&self, point: &Point<'_>) -> Option<Missing> {
        if self.by_wanted.is_empty() {
            return self.all.iter().find_map(|context| context.shown_in(point));
        }
        let found = self.found_in(point.text);
        let mut contexts = found.into_iter().filter_map(|index| self.all.get(index));
        contexts.find_map(|context| context.shown_in(point))
    }

    /// Returns the contexts whose wanted text a text has, in order.
    fn found_in(&self, text: &str) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for (start, _) in text.char_indices() {
            let rest = text.get(start..).unwrap_or_default();
            let letters = rest.char_indices().take(LONGEST_WANTED);
            let pieces = letters.filter_map(|(at, letter)| rest.get(..at + letter.len_utf8()));
            found.extend(pieces.filter_map(|piece| self.by_wanted.get(piece).copied()));
        }
        found
    }
}

/// Minimum length in characters of the label before a figure within a list. Anywhere else,
/// [`SURROUNDINGS`] minus one is required.
const LEAST_LABEL: usize = 2;

/// Returns the last characters before a figure.
fn before_figure(before: &str) -> &str {
    let start = before.char_indices().rev().take(SURROUNDINGS).last();
    let start = start.map_or(before.len(), |(at, _)| at);
    before.get(start..).unwrap_or_default()
}

/// Returns the first characters after a figure, up to the next figure and no further than
/// the clause that the figure belongs to.
fn after_figure(after: &str) -> &str {
    let letters = after.char_indices().take(SURROUNDINGS);
    let mut end = 0;
    for (at, letter) in letters {
        let closes = matches!(letter, '、' | '，' | '。');
        if letter.is_numeric() || closes && at > 0 {
            break;
        }
        end = at + letter.len_utf8();
    }
    after.get(..end).unwrap_or_default()
}

/// Returns whether `words` are the first of their text or clause.
fn is_first(before: &str, words: &str) -> bool {
    let earlier = before.strip_suffix(words).unwrap_or(before);
    earlier.is_empty() || earlier.ends_with(['、', '，', '。', '・', '○', '　', ' '])
}

/// Returns whether the next item of a list has a figure with its counter: `、出動121回`.
fn lists(rest: &str) -> bool {
    let Some(next) = rest.strip_prefix(['、', '，', '・']) else {
        return false;
    };
    let next = next
        .get(..next.floor_char_boundary(LONGEST_ITEM))
        .unwrap_or_default();
    let is_figure = |figure: &Figure| {
        let label = next.get(..figure.span.start).unwrap_or_default();
        let letters = label.chars().count();
        (1..=LONGEST_LABEL).contains(&letters) && label.chars().all(is_of_a_name)
    };
    figures(next).first().is_some_and(is_figure)
}

/// Maximum length in bytes of an item of a list with its figure. Heuristic.
const LONGEST_ITEM: usize = 120;

/// Maximum length in characters of an item's name before a figure in a list.
const LONGEST_LABEL: usize = 6;

/// Counters that also end a noun: `関係部`, `対象校`, `協力社`, `案内人`.
const ENDS_OF_NAMES: [&str; 10] = ["部", "校", "社", "人", "名", "本", "戸", "便", "食", "通"];

/// Returns whether a counter right after a name forms a longer name with it.
fn makes_a_name(counter: &str, before: &str) -> bool {
    ENDS_OF_NAMES.contains(&counter) && before.ends_with(is_of_a_name)
}

/// Returns whether a counter after these words cannot be read as a word and so must lack
/// its figure.
fn can_stand_after(counter: &str, before: &str) -> bool {
    let last = before.chars().next_back().unwrap_or_default();
    let is_after_verb = matches!(last, 'た' | 'る' | 'の' | 'い' | 'な' | 'う' | 'く');
    NEVER_A_WORD.contains(&counter) || !is_after_verb
}

/// Counters that cannot be read as a word after a comma or a particle.
const NO_WORDS: [&str; 8] = ["件", "冊", "枚", "か所", "カ所", "ヶ所", "%", "％"];

/// What may precede a figure but not a name that begins with a counter.
const BEFORE: [&str; 17] = [
    "、", "，", "は", "が", "で", "に", "を", "も", "て", "へ", "から", "まで", "より", "（", "(",
    "：", ":",
];

/// Words that are only followed by a figure (`約`, `延べ`, …).
const ABOUT: [&str; 7] = ["約", "延べ", "のべ", "累計", "合計", "総計", "およそ"];

/// What may follow a figure with its counter.
const AFTER: [&str; 14] = [
    "の",
    "を",
    "に",
    "が",
    "で",
    "と",
    "から",
    "まで",
    "程度",
    "以上",
    "増",
    "減",
    "あり",
    "あった",
];

/// Returns a counter that cannot be read as a word where it occurs, regardless of other
/// texts.
fn alone(point: &Point<'_>) -> Option<Missing> {
    let starts = point.text.char_indices().map(|(at, _)| at);
    let mut found = starts.filter_map(|at| {
        let (before, rest) = point.text.split_at_checked(at)?;
        let counter = COUNTERS.iter().find(|unit| rest.starts_with(**unit))?;
        let after = rest.get(counter.len()..)?;
        is_alone(before, counter, after).then_some(at..at + counter.len())
    });
    found.next().map(|counter| Missing {
        counter,
        shown: None,
    })
}

fn is_alone(before: &str, counter: &str, after: &str) -> bool {
    let before = before.trim_end_matches([' ', '　']);
    // A clause may refer to the percent sign itself: `％で表す`.
    let is_notation = matches!(counter, "%" | "％") && begins(after, &["で", "に", "の"]);
    let follows = begins(after, &AFTER) && !is_notation;
    if let Some(about) = ABOUT.iter().find_map(|word| before.strip_suffix(word)) {
        // `契約`, `予約` and `集約` end like `約`.
        let is_word = !about.ends_with(is_kanji) || !before.ends_with('約');
        return is_word && follows && NO_WORDS.contains(&counter)
            || is_people(counter, about, before, after);
    }
    if is_number(before, after) {
        return true;
    }
    let is_before = BEFORE.iter().any(|word| before.ends_with(word));
    let is_before = is_before && !is_after_counter(before) || is_after_blank(before);
    is_before && follows && NO_WORDS.contains(&counter)
}

/// `受講者数は人であった`: a name that ends in `数` must be followed by a figure.
fn is_number(before: &str, after: &str) -> bool {
    const NUMBERS: [&str; 9] = [
        "者数", "件数", "回数", "台数", "人数", "部数", "冊数", "枚数", "校数",
    ];
    const IS: [&str; 6] = ["であっ", "であり", "である", "でし", "となっ", "に達し"];
    let named = before.strip_suffix(['は', '：', ':']);
    let is_of_number = named.is_some_and(|named| NUMBERS.iter().any(|word| named.ends_with(word)));
    is_of_number && begins(after, &IS)
}

/// Returns whether another bare counter precedes the comma. `件、％、冊` is a list of
/// counters.
fn is_after_counter(before: &str) -> bool {
    let listed = before.trim_end_matches(['、', '，']);
    let ends_so = |counter: &&&str| listed.ends_with(**counter);
    let counter = COUNTERS
        .iter()
        .find(ends_so)
        .filter(|_| listed.len() < before.len());
    let bare = counter.and_then(|counter| listed.strip_suffix(counter));
    bare.is_some_and(|bare| !bare.ends_with(char::is_numeric))
}

/// Returns whether placeholder characters precede the counter: `○○件`.
fn is_after_blank(before: &str) -> bool {
    let is_blank = |letter: &char| {
        matches!(
            letter,
            '○' | '〇' | '●' | '◯' | '＊' | '*' | 'X' | 'Ｘ' | '×' | '＿' | '_'
        )
    };
    before.chars().rev().take_while(is_blank).count() >= 2
}

/// `延べ人が参加`: a counter of people or times after a word that only a figure can follow.
fn is_people(counter: &str, about: &str, before: &str, after: &str) -> bool {
    let is_counter = ["人", "名", "回", "台", "部"].contains(&counter);
    let is_sum = before.ends_with("延べ") || before.ends_with("のべ") || before.ends_with('約');
    let is_word = before.ends_with('約') && about.ends_with(is_kanji);
    is_counter && is_sum && !is_word && begins(after, &["が", "を", "に", "で"])
}

fn doubt(point: &Point<'_>, missing: Missing) -> Doubt {
    let words = around(point.text, &missing.counter);
    let counter = point.text.get(missing.counter).unwrap_or_default();
    let (others, shown) = match missing.shown {
        Some((place, year, figure)) => {
            let subject = Some(place.subject.clone()).filter(|subject| *subject != point.subject);
            let shown = ShownFigure {
                subject,
                year,
                figure,
            };
            (vec![place], Some(shown))
        }
        None => (Vec::new(), None),
    };
    Doubt {
        code: Code::MISSING_FIGURE,
        weight: Weight::Heavy,
        place: point.place(words),
        others,
        evidence: Evidence::MissingFigure(evidence::MissingFigure {
            words: words.to_owned(),
            counter: counter.to_owned(),
            shown,
        }),
    }
}

/// Returns the counter in context: from the word before it up to three phrases, including
/// its own.
fn around<'t>(text: &'t str, counter: &Range<usize>) -> &'t str {
    let phrases = phrases(text, 0..text.len());
    let own = phrases
        .iter()
        .position(|phrase| phrase.contains(&counter.start));
    let own = own.unwrap_or_default();
    let is_word = |phrase: &Range<usize>| {
        let mut letters = text.get(phrase.clone()).unwrap_or_default().chars();
        letters.any(|c| is_kanji(c) || is_katakana(c) || is_hiragana(c) || c.is_alphanumeric())
    };
    let before = phrases.get(..own).unwrap_or_default();
    let start = before.iter().rposition(is_word).unwrap_or(own);
    let after = phrases.get(own..).unwrap_or_default().iter();
    let end = after.take_while(|phrase| is_word(phrase)).take(3).last();
    let start = phrases
        .get(start)
        .map_or(counter.start, |phrase| phrase.start);
    let end = end.map_or(counter.end, |phrase| phrase.end);
    text.get(start..end).unwrap_or_default()
}
