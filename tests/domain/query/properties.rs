//! What holds of any text and any query, however odd: folding remembers where
//! everything came from, marks are ranges of the text, a comparison marks all
//! that differs and nothing that does not, and filters can be undone.

use std::ops::Range;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;
use tenken::compare::{MarkedPoint, TextChange, TextComparison, compare_texts};
use tenken::plan::{Department, FiscalYear, Plan, Text};
use tenken::query::{
    Facet, FacetValue, Filter, Folded, Listing, PlanPart, Query, RatingChoice, Search, fold_matches,
};

use crate::generated::cases;
use crate::plans::kameyama;

// ---- Texts

/// What plans are written in.
const ORDINARY: &[&str] = &[
    "亀山市",
    "図書館",
    "令和6年度",
    "マイナンバー",
    "カード",
    "サーバー",
    "の",
    "を",
    "した",
    "。",
    "、",
    "（",
    "）",
    "「",
    "」",
    "・",
    "14,757部",
    "31.0%",
    "1-2-2",
    "R6",
    "RPA",
    "Wi-Fi",
    " ",
    "　",
    "〜",
    "-",
    "が",
    "ぱ",
    "ヴ",
    "々",
];

/// What text from elsewhere brings along: half-width kana, marks that belong
/// to the letter before them, full-width letters, emoji, control characters.
const ODD: &[&str] = &[
    "ｶﾞ",
    "ﾊﾟ",
    "ｳﾞ",
    "ﾏｲﾅ",
    "ﾞ",
    "ﾟ",
    "ｰ",
    "\u{3099}",
    "\u{309a}",
    "\u{301}",
    "ー",
    "゛",
    "ＲＰＡ",
    "１－２",
    "㈱",
    "①",
    "㍿",
    "ﬁ",
    "İ",
    "ß",
    "Σ",
    "葛\u{e0100}",
    "☎\u{fe0f}",
    "👨\u{200d}👩\u{200d}👧",
    "🇯🇵",
    "\u{200b}",
    "\u{0}",
    "\u{1b}[31m",
    "\r\n",
    "\t",
    "\u{202e}",
    "\u{feff}",
    "가",
    "\u{1100}\u{1161}",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => select(ORDINARY).prop_map(str::to_owned),
        4 => select(ODD).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat())
}

/// A text and a part of it, so that something is found in most cases.
fn text_and_part() -> impl Strategy<Value = (String, String)> {
    let pieces = prop::collection::vec(piece(), 1..16);
    (pieces, 0..16_usize, 1..4_usize).prop_map(|(pieces, from, len)| {
        let from = from % pieces.len();
        let part = pieces.iter().skip(from).take(len).cloned().collect();
        (pieces.concat(), part)
    })
}

fn is_part(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()).is_some_and(|part| !part.is_empty())
}

/// Whether ranges lie in a text, in order, with something between them.
fn are_apart(text: &str, ranges: &[Range<usize>]) -> bool {
    let each = ranges.iter().all(|range| is_part(text, range));
    let mut following = ranges.iter().zip(ranges.iter().skip(1));
    each && following.all(|(range, next)| range.end < next.start)
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn every_folded_character_came_from_somewhere(text in text()) {
        let folded = Folded::new(&text);
        prop_assert_eq!(folded.len(), folded.text().chars().count());
        for at in 0..folded.len() {
            let origin = folded.original(at..at + 1);
            prop_assert!(origin.is_some_and(|origin| is_part(&text, &origin)));
        }
    }

    #[test]
    fn origins_follow_each_other_as_in_the_text(text in text()) {
        let folded = Folded::new(&text);
        let starts = (0..folded.len()).filter_map(|at| Some(folded.original(at..at + 1)?.start));
        prop_assert!(starts.is_sorted());
    }

    #[test]
    fn any_part_of_a_folded_text_has_an_origin(
        text in text(),
        from in 0..8_usize,
        len in 1..8_usize,
    ) {
        let folded = Folded::new(&text);
        let origin = folded.original(from..from + len);
        prop_assert_eq!(origin.is_some(), from + len <= folded.len());
        prop_assert!(origin.is_none_or(|origin| is_part(&text, &origin)));
    }

    #[test]
    fn what_is_folded_once_is_folded(text in text()) {
        let once = Folded::new(&text);
        let twice = Folded::new(once.text());
        prop_assert_eq!(twice.text(), once.text());
    }

    #[test]
    fn bytes_of_a_folded_text_are_its_characters(text in text()) {
        let folded = Folded::new(&text);
        prop_assert_eq!(folded.characters(0..folded.text().len()), 0..folded.len());
    }

    #[test]
    fn marks_lie_in_the_text_and_apart((text, part) in text_and_part()) {
        let found = fold_matches(&text, &Query::new(&part).patterns_in(&text));
        prop_assert!(are_apart(&text, &found), "{found:?}");
    }

    #[test]
    fn a_word_of_a_text_is_marked_in_it(
        word in select(ORDINARY),
        before in text(),
        after in text(),
    ) {
        prop_assume!(!Folded::new(word).is_empty());
        let text = format!("{before}。{word}。{after}");
        prop_assert!(!fold_matches(&text, &Query::new(word).patterns_in(&text)).is_empty());
    }
}

// ---- Searching

static SEARCH: LazyLock<Option<Search>> = LazyLock::new(|| kameyama().map(Search::new));

fn rows_of(plan: &Plan, listing: &Listing) -> Vec<String> {
    let rows = listing.initiatives(plan);
    rows.map(|row| row.id.to_string()).collect()
}

/// The rows that a query finds, sorted, and how many there are in all.
fn found(query: &str) -> Option<(Vec<String>, usize)> {
    let (plan, search) = (kameyama()?, SEARCH.as_ref()?);
    let hits = search.hits(&Query::new(query));
    let rows = hits.iter().filter_map(|hit| plan.at(hit.row));
    let mut rows: Vec<String> = rows.map(|row| row.id.to_string()).collect();
    rows.sort();
    Some((rows, plan.initiatives().len()))
}

fn is_within(fewer: &[String], more: &[String]) -> bool {
    fewer.iter().all(|row| more.contains(row))
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_query_finds_each_row_once_or_not_at_all(query in text()) {
        let Some((mut rows, all)) = found(&query) else {
            return Err(TestCaseError::fail("the plan does not load"));
        };
        let hits = rows.len();
        rows.dedup();
        prop_assert!(rows.len() == hits && hits <= all);
    }

    #[test]
    fn a_further_word_never_finds_more(one in piece(), other in piece()) {
        let both = found(&format!("{one} {other}"));
        let alone = found(&one);
        prop_assert!(both.zip(alone).is_some_and(|((both, _), (alone, _))| is_within(&both, &alone)));
    }

    #[test]
    fn the_order_of_words_does_not_matter(one in piece(), other in piece()) {
        prop_assert_eq!(found(&format!("{one}　{other}")), found(&format!("{other} {one}")));
    }
}

#[test]
fn a_bracket_after_a_circled_number_is_a_word_of_its_own() {
    assert_eq!(found("①　（"), found("（ ①"));
    assert_ne!(found("①　（"), found("①"));
    assert_eq!(found("① （2） 2"), found("1-2-2"));
}

// ---- Comparing

/// Sentences with a common stock, so that two texts have some of them alike.
fn sentence() -> impl Strategy<Value = String> {
    let words = [
        "図書館の",
        "講座を",
        "9,501部",
        "14,034部",
        "令和5年度に",
        "開いた",
        "ﾀﾌﾞﾚｯﾄを",
        "Wi-Fi",
        "（全体の19.6%）",
        "検討し、",
    ];
    let word = prop_oneof![9 => select(words.to_vec()).prop_map(str::to_owned), 1 => piece()];
    prop::collection::vec(word, 1..8).prop_map(|words| format!("{}。", words.concat()))
}

fn points() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(sentence(), 0..5)
}

/// A text and what became of it a year later: points dropped, put in, changed.
fn two_years() -> impl Strategy<Value = (Text, Text)> {
    let kept = prop::collection::vec(any::<bool>(), 5);
    let changed = (points(), kept, points(), 0..12_usize).prop_map(|(earlier, kept, new, cut)| {
        let old = earlier.iter().zip(kept).filter(|(_, kept)| *kept);
        let shortened = new.iter().chain(earlier.last());
        let shortened = shortened.map(|point| point.chars().skip(cut).collect());
        let later: Vec<String> = old
            .map(|(point, _)| point.clone())
            .chain(shortened)
            .collect();
        (earlier, later)
    });
    let any_two = (points(), points());
    prop_oneof![3 => changed, 1 => any_two]
        .prop_map(|(earlier, later)| (Text::new(earlier), Text::new(later)))
}

/// What is left of points without the marked parts.
fn common(points: &[MarkedPoint]) -> String {
    let mut common = String::new();
    for point in points {
        let mut at = 0;
        for range in &point.differs {
            common.push_str(point.text.get(at..range.start).unwrap_or_default());
            at = range.end;
        }
        common.push_str(point.text.get(at..).unwrap_or_default());
    }
    common
}

fn sides(found: &TextComparison) -> impl Iterator<Item = &MarkedPoint> {
    found.earlier.iter().chain(&found.later)
}

/// Whether a mark begins or ends inside a figure: between two digits.
fn tears_a_figure(point: &MarkedPoint) -> bool {
    let mut ends = point
        .differs
        .iter()
        .flat_map(|range| [range.start, range.end]);
    ends.any(|at| {
        let before = point
            .text
            .get(..at)
            .and_then(|text| text.chars().next_back());
        let after = point.text.get(at..).and_then(|text| text.chars().next());
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        digit(before) && digit(after)
    })
}

fn written(points: &[MarkedPoint]) -> Vec<&str> {
    points.iter().map(|point| point.text.as_str()).collect()
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn what_is_not_marked_is_the_same_in_both_years((earlier, later) in two_years()) {
        let found = compare_texts(&earlier, &later);
        let changed = found.filter(|found| found.change == TextChange::Changed);
        prop_assert!(changed.is_none_or(|found| common(&found.earlier) == common(&found.later)));
    }

    #[test]
    fn what_differs_lies_in_its_point_and_apart((earlier, later) in two_years()) {
        if let Some(found) = compare_texts(&earlier, &later) {
            prop_assert!(sides(&found).all(|point| are_apart(&point.text, &point.differs)));
        }
    }

    #[test]
    fn no_figure_is_torn_by_a_mark((earlier, later) in two_years()) {
        if let Some(found) = compare_texts(&earlier, &later) {
            prop_assert!(!sides(&found).any(tears_a_figure), "{found:?}");
        }
    }

    #[test]
    fn both_texts_are_there_as_written((earlier, later) in two_years()) {
        if let Some(found) = compare_texts(&earlier, &later) {
            prop_assert_eq!(written(&found.earlier), earlier.points().collect::<Vec<_>>());
            prop_assert_eq!(written(&found.later), later.points().collect::<Vec<_>>());
        } else {
            prop_assert!(earlier.is_empty() && later.is_empty());
        }
    }

    #[test]
    fn a_text_is_repeated_where_it_is_the_same_and_nowhere_else((earlier, later) in two_years()) {
        let change = |one, other| compare_texts(one, other).map(|found| found.change);
        let repeated = change(&earlier, &later) == Some(TextChange::Repeated);
        prop_assert_eq!(repeated, earlier == later && !earlier.is_empty());
        prop_assert_eq!(change(&later, &later), (!later.is_empty()).then_some(TextChange::Repeated));
    }

    #[test]
    fn only_a_changed_text_is_marked((earlier, later) in two_years()) {
        if let Some(found) = compare_texts(&earlier, &later) {
            let marked = sides(&found).any(|point| !point.differs.is_empty());
            prop_assert!(!marked || found.change == TextChange::Changed);
        }
    }
}

// ---- Filtering

fn of_facet(
    facet: Facet,
    choices: impl IntoIterator<Item = FacetValue>,
) -> Vec<(Facet, FacetValue)> {
    choices.into_iter().map(|choice| (facet, choice)).collect()
}

/// A choice, of rows or of none, with the facet that it belongs to.
fn chosen() -> impl Strategy<Value = (Facet, FacetValue)> {
    let paths = [
        "政策部",
        "政策部/DX推進室",
        "教育委員会事務局",
        "会計課/出納グループ",
        "無い部",
    ];
    let departments = paths
        .into_iter()
        .filter_map(Department::parse)
        .map(FacetValue::Department);
    let marks = ["A", "B", "C", "D", "Z"].map(|mark| RatingChoice::Mark(mark.to_owned()));
    let ratings = marks
        .into_iter()
        .chain([RatingChoice::Unrated])
        .map(FacetValue::Rating);
    let pillars = ["1", "2", "3"].map(|id| PlanPart::Pillar(id.to_owned()));
    let measures = ["1-2", "2-1", "2-10"].map(|id| PlanPart::Measure(id.to_owned()));
    let places = pillars
        .into_iter()
        .chain(measures)
        .map(FacetValue::PlanPart);
    prop_oneof![
        select(of_facet(Facet::Department, departments)),
        select(of_facet(Facet::Rating, ratings)),
        select(of_facet(Facet::PlanPart, places)),
    ]
}

fn filter() -> impl Strategy<Value = Filter> {
    (prop::collection::vec(chosen(), 0..4), any::<bool>()).prop_map(|(choices, originals)| {
        let empty = Filter {
            without_reprints: originals,
            ..Filter::default()
        };
        choices
            .iter()
            .fold(empty, |filter, (_, choice)| filter.with(choice))
    })
}

fn listed(filter: &Filter) -> Option<Vec<String>> {
    let plan = kameyama()?;
    let year: FiscalYear = plan.facts().review_year;
    Some(rows_of(plan, &Listing::new(plan, filter, None, year)))
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn a_choice_is_in_the_filter_until_it_is_taken_back(
        filter in filter(),
        (_, choice) in chosen(),
    ) {
        prop_assert!(filter.with(&choice).has(&choice));
        prop_assert!(!filter.less(&choice).has(&choice));
    }

    #[test]
    fn a_choice_made_and_taken_back_changes_nothing(filter in filter(), (_, choice) in chosen()) {
        let undone = if filter.has(&choice) {
            filter.less(&choice).with(&choice)
        } else {
            filter.with(&choice).less(&choice)
        };
        prop_assert_eq!(undone, filter);
    }

    #[test]
    fn a_facet_taken_out_leaves_none_of_its_choices(
        filter in filter(),
        (facet, choice) in chosen(),
    ) {
        let others = filter.without(facet);
        prop_assert!(!others.has(&choice));
        prop_assert_eq!(others.with(&choice).without(facet), others);
    }

    #[test]
    fn a_further_choice_of_a_kind_lists_more_and_a_first_one_fewer(
        filter in filter(),
        (facet, choice) in chosen(),
    ) {
        let is_first = filter.without(facet) == filter;
        let rows = listed(&filter).zip(listed(&filter.with(&choice)));
        let holds = rows.is_some_and(|(before, after)| {
            if is_first { is_within(&after, &before) } else { is_within(&before, &after) }
        });
        prop_assert!(holds);
    }

    #[test]
    fn a_list_keeps_the_order_of_the_plan(filter in filter()) {
        let order = listed(&Filter::default()).zip(listed(&filter)).map(|(all, some)| {
            let places = some.iter().map(|row| all.iter().position(|other| other == row));
            places.collect::<Vec<_>>()
        });
        prop_assert!(order.is_some_and(|places| places.is_sorted() && !places.contains(&None)));
    }
}
