//! Figures and indicators whose unit changes between years.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::check::clause::is_of_a_name;
use crate::check::evidence::{self, Evidence, UnitOfYear};
use crate::check::prose::{Corpus, Point, SubjectProse, label, sentence_around};
use crate::check::{Doubt, Location, Part, Subject, Weight};
use crate::document::Code;
use crate::figure::{Figure, scaled_unit};
use crate::plan::{FiscalYear, Indicator, TextKind};
use crate::query::fold;

/// Finds units that change from one year to the next.
pub(super) fn check(corpus: &Corpus<'_>) -> Vec<Doubt> {
    let plan = corpus.plan;
    let in_texts = corpus.told().flat_map(|told| {
        let years = told.years.iter().map(|told| told.year);
        years.flat_map(|year| in_texts(told, year))
    });
    let of_rows = plan.initiatives().iter().flat_map(|row| {
        let subject = Subject::Initiative(row.id.clone());
        of_indicators(&subject, &row.indicators)
    });
    let of_measures = plan.measures().iter().flat_map(|measure| {
        let subject = Subject::Measure(measure.id.clone());
        of_indicators(&subject, &measure.indicators)
    });
    in_texts.chain(of_rows).chain(of_measures).collect()
}

/// Families of units that are synonyms or convertible into each other. A change within a
/// family is not reported.
const FAMILIES: [&[&str]; 12] = [
    &[
        "人",
        "者",
        "利用者",
        "参加者",
        "受講者",
        "ユーザー",
        "アカウント",
        "フォロワー",
    ],
    &[
        "社",
        "企業",
        "事業所",
        "事業者",
        "法人",
        "団体",
        "店",
        "店舗",
    ],
    &["校", "学校"],
    &["館", "図書館", "施設", "か所", "会場", "箇所", "棟"],
    &["市", "町", "村", "市町", "市町村", "自治体", "団体"],
    &["部", "部局", "部署", "所属", "グループ", "班", "チーム"],
    &["時間", "分", "秒", "日間", "週間", "か月", "年間", "人日"],
    &["km", "m", "㎞"],
    &["kg", "g", "t", "トン", "㎏"],
    &["MB", "GB"],
    &["%", "割", "ポイント", "倍"],
    &["ビュー", "ページ", "アクセス", "件"],
];

/// Returns whether two units count different things.
fn differ(one: &str, other: &str) -> bool {
    let both = |family: &&&[&str]| family.contains(&one) && family.contains(&other);
    one != other && !FAMILIES.iter().any(|family| both(&family))
}

/// Minimum length in characters of a label; a shorter one does not identify what is
/// counted.
const FEWEST_WORDS: usize = 3;
/// Maximum ratio between two figures, as documented in the rule's page. Beyond it, they are
/// taken to count different things.
const FARTHEST: f64 = 10.0;

/// Finds figures of a year for which the previous year gives the same thing in another
/// unit.
fn in_texts(told: &SubjectProse<'_>, year: FiscalYear) -> Vec<Doubt> {
    let kinds = [TextKind::Result, TextKind::Outcome];
    let doubts = kinds.into_iter().filter_map(|kind| {
        let after = UnitUse::new(told.points_in(year, &[kind]));
        let before = UnitUse::new(told.points_in(year.previous(), &[kind]));
        after.figures.iter().find_map(|(point, figure)| {
            let (earlier, other) = before.same_in_other_unit(point, figure)?;
            let is_clear = !before.has_unit(figure.unit) && !after.has_unit(other.unit);
            is_clear.then(|| text_doubt(point, figure, earlier, other))
        })
    });
    doubts.collect()
}

/// The figures of one text in one year.
struct UnitUse<'c, 'p> {
    figures: Vec<(&'c Point<'p>, &'c Figure)>,
    /// The same by what they count, as far as that is known.
    by_count: HashMap<UnitCount<'p>, Vec<(&'c Point<'p>, &'c Figure)>>,
    units: HashSet<&'static str>,
}

impl<'c, 'p> UnitUse<'c, 'p> {
    fn new(points: Vec<&'c Point<'p>>) -> Self {
        let figures = points.into_iter().flat_map(|point| {
            let figures = point.figures.iter();
            figures.map(move |figure| (point, figure))
        });
        let figures: Vec<(&Point<'p>, &Figure)> = figures.collect();
        let mut by_count: HashMap<UnitCount<'p>, Vec<_>> = HashMap::new();
        for (point, figure) in &figures {
            if let Some(counted) = UnitCount::of(point, figure) {
                by_count.entry(counted).or_default().push((*point, *figure));
            }
        }
        Self {
            by_count,
            units: figures.iter().map(|(_, figure)| figure.unit).collect(),
            figures,
        }
    }

    fn has_unit(&self, unit: &str) -> bool {
        self.units.contains(unit)
    }

    /// Returns the only figure on this side that counts the same thing, if its unit
    /// differs.
    fn same_in_other_unit(
        &self,
        point: &Point<'_>,
        figure: &Figure,
    ) -> Option<(&'c Point<'p>, &'c Figure)> {
        let counted = UnitCount::of(point, figure)?;
        let words = counted.name;
        let [only] = self.by_count.get(&counted)?.as_slice() else {
            return None;
        };
        let is_share = figure.unit == "%" || only.1.unit == "%";
        let is_of_share = words.ends_with('率') || words.ends_with("割合");
        let times = figure.amount.value / only.1.amount.value;
        let is_near = (1.0 / FARTHEST..=FARTHEST).contains(&times);
        let is_meant = if is_share { is_of_share } else { is_near };
        (is_meant && differ(figure.unit, only.1.unit)).then_some(*only)
    }
}

/// What a plain figure counts, as far as the surrounding words show.
#[derive(PartialEq, Eq, Hash)]
struct UnitCount<'t> {
    /// The name of what is counted.
    name: &'t str,
    /// The preceding clause without its figures. Empty if the name is sufficient by itself
    /// or the clause is the first of its text.
    after: String,
}

impl<'t> UnitCount<'t> {
    fn of(point: &Point<'t>, figure: &Figure) -> Option<Self> {
        let words = figure.name(point.text);
        let is_named = words.chars().count() >= FEWEST_WORDS;
        let is_use = USES.contains(&words) && begins_clause(point.text, figure.label.start);
        if !figure.is_plain() {
            None
        } else if is_named || is_use {
            let after = String::new();
            Some(Self { name: words, after })
        } else {
            Self::by_verb(point, figure)
        }
    }

    /// Reads the name from the words after the figure: in
    /// `県内22会場で教室を開き、412組が参加した` they say what was counted, while the words
    /// before the comma only give the setting.
    fn by_verb(point: &Point<'t>, figure: &Figure) -> Option<Self> {
        let own = label(point, figure);
        let is_bare = own.is_empty() || ["延べ", "のべ", "約", "計"].contains(&own);
        let sentence = sentence_around(point.text, figure.span.start);
        let before = point.text.get(sentence.start..figure.label.start)?;
        let rest = point.text.get(figure.span.end..)?;
        let verb = rest.strip_prefix(['が', 'の'])?;
        let name = USES.iter().find(|word| verb.starts_with(**word))?;
        let name = verb.get(..name.len())?;
        let goes_on = verb.strip_prefix(name)?.starts_with(is_of_a_name);
        let is_known = !before.is_empty() && before.ends_with(['、', '，']) || sentence.start == 0;
        let is_whole = before.is_empty() || before.ends_with(['、', '，']);
        (is_bare && is_known && is_whole && !goes_on).then(|| Self {
            name,
            after: before.chars().filter(|c| !c.is_numeric()).collect(),
        })
    }
}

/// Words for using a service. Uses of one kind are counted in one unit, either per use or
/// per person.
const USES: [&str; 12] = [
    "利用", "予約", "参加", "登録", "相談", "申請", "申込", "受講", "来場", "応募", "通報", "閲覧",
];

/// Returns whether a clause begins at a byte offset.
fn begins_clause(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.is_empty() || before.ends_with(['、', '，', '。', '・', '○', ' ', '　'])
}

fn text_doubt(point: &Point<'_>, figure: &Figure, earlier: &Point<'_>, other: &Figure) -> Doubt {
    let (words, before) = (point.words(figure), earlier.words(other));
    let what = UnitCount::of(point, figure).map_or_else(Default::default, |counted| counted.name);
    let of_year = |point: &Point<'_>, figure: &Figure| UnitOfYear {
        year: point.year,
        figure: point.words(figure).to_owned(),
        unit: figure.unit.to_owned(),
    };
    Doubt {
        code: Code::UNIT_CHANGES,
        weight: Weight::Light,
        place: point.place(words),
        others: vec![earlier.place(before)],
        evidence: Evidence::UnitOfText(evidence::UnitOfText {
            kind: point.kind,
            name: what.to_owned(),
            stated: [of_year(earlier, other), of_year(point, figure)],
        }),
    }
}

/// Finds indicators of the same name that have one unit in some years and another unit in
/// others.
fn of_indicators(subject: &Subject, indicators: &[Indicator]) -> Vec<Doubt> {
    let mut named: HashMap<String, Vec<(usize, &Indicator)>> = HashMap::new();
    for (index, indicator) in indicators.iter().enumerate() {
        let same = named.entry(fold(&indicator.name)).or_default();
        same.push((index, indicator));
    }
    let pairs = named.values().flat_map(|same| {
        let firsts = same.iter().enumerate();
        firsts.flat_map(|(at, one)| same.iter().skip(at + 1).map(move |other| (*one, *other)))
    });
    let mut pairs: Vec<_> = pairs.collect();
    pairs.sort_unstable_by_key(|((first, _), (second, _))| (*first, *second));
    let doubts = pairs
        .into_iter()
        .filter_map(|((first, one), (second, other))| {
            let units = [one.unit.as_deref()?, other.unit.as_deref()?];
            let [unit, other_unit] =
                units.map(|unit| scaled_unit(unit).map_or(unit, |(_, bare)| bare));
            differ(unit, other_unit).then_some(())?;
            let (years, other_years) = (reported(one), reported(other));
            years.is_disjoint(&other_years).then_some(())?;
            let (last, other_last) = (*years.last()?, *other_years.last()?);
            let place = |index, year| Location {
                subject: subject.clone(),
                year: Some(year),
                part: Part::Indicator(index),
                words: String::new(),
            };
            let mut places = [(last, first, units[0]), (other_last, second, units[1])];
            places.sort_by_key(|(year, _, _)| *year);
            let [(from, before, unit), (to, after, new_unit)] = places;
            Some(Doubt {
                code: Code::UNIT_CHANGES,
                weight: Weight::Light,
                place: place(after, to),
                others: vec![place(before, from)],
                evidence: Evidence::UnitOfIndicator(evidence::UnitOfIndicator {
                    indicator: one.name.clone(),
                    units: [(from, unit.to_owned()), (to, new_unit.to_owned())],
                }),
            })
        });
    doubts.collect()
}

/// Returns the years in which an indicator has an actual figure.
fn reported(indicator: &Indicator) -> BTreeSet<FiscalYear> {
    let years = indicator.years.keys().copied();
    years
        .filter(|year| indicator.actual(*year).is_some())
        .collect()
}
