//! Two years side by side: which phrases of a text are new or gone, how far a
//! figure moved and whether that is good, and whether a rating rose or fell.

use tenken::compare::{
    Change, Comparison, IndicatorChange, MarkedPoint, TextChange, TextComparison, Years, compare,
    compare_texts,
};
use tenken::document::Source;
use tenken::plan::{Better, FiscalYear, Number, Plan, Text, TextKind, Value, load};

use crate::plans::kameyama;

// ---- Texts

fn text(points: &[&str]) -> Text {
    Text::new(points.iter().map(ToString::to_string))
}

/// A point with brackets around what the other year does not have.
fn shown(point: &MarkedPoint) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for range in &point.differs {
        shown.push_str(point.text.get(at..range.start).unwrap_or("?"));
        shown.push_str(&format!(
            "[{}]",
            point.text.get(range.clone()).unwrap_or("?")
        ));
        at = range.end;
    }
    shown.push_str(point.text.get(at..).unwrap_or("?"));
    shown
}

fn sides(found: &TextComparison) -> [Vec<String>; 2] {
    [&found.earlier, &found.later].map(|side| side.iter().map(shown).collect())
}

/// Compares two texts written without their marks and expects the marks.
fn check_points(change: TextChange, earlier: &[&str], later: &[&str]) {
    let bare = |points: &[&str]| {
        let bare = points.iter().map(|point| point.replace(['[', ']'], ""));
        Text::new(bare)
    };
    let found = compare_texts(&bare(earlier), &bare(later));
    let marked = [earlier, later].map(|side| side.iter().map(ToString::to_string).collect());
    assert_eq!(found.as_ref().map(sides), Some(marked));
    assert_eq!(found.map(|found| found.change), Some(change));
}

fn check_changed(earlier: &str, later: &str) {
    check_points(TextChange::Changed, &[earlier], &[later]);
}

#[test]
fn a_new_figure_is_marked_whole() {
    check_changed(
        "証明書の発行は[9,501]部となった。",
        "証明書の発行は[14,034]部となった。",
    );
    check_changed(
        "電子決裁の比率は[85.9]%である。",
        "電子決裁の比率は[86.30]%である。",
    );
    check_changed(
        "会場の利用者は[２，０５６]件である。",
        "会場の利用者は[２，０８３]件である。",
    );
}

#[test]
fn several_figures_of_a_sentence_are_marked_each() {
    check_changed(
        "証明書の発行は[9,501]部（全体の[19.6]%）で増加した。",
        "証明書の発行は[14,034]部（全体の[27.8]%）で増加した。",
    );
}

#[test]
fn the_year_in_a_date_is_marked_without_its_era() {
    check_changed("令和[5]年度に講座を開いた。", "令和[6]年度に講座を開いた。");
}

#[test]
fn a_word_is_marked_with_the_kana_that_end_it() {
    check_changed(
        "道路パトロールで[試行した]。",
        "道路パトロールで[運用した]。",
    );
    check_changed(
        "システムの運用を[検討した]。",
        "システムの運用を[検討している]。",
    );
}

#[test]
fn a_word_that_begins_alike_is_marked_whole() {
    check_changed(
        "[市が]講座を開いて案内した。",
        "[市民が]講座を開いて案内した。",
    );
}

#[test]
fn words_put_in_are_marked_in_the_later_year_alone() {
    check_changed("職員研修を開いた。", "職員研修を[全庁で]開いた。");
}

#[test]
fn words_left_out_are_marked_in_the_earlier_year_alone() {
    check_changed(
        "[新館の開館に合わせて]予約の書式を整理した。",
        "予約の書式を整理した。",
    );
}

#[test]
fn what_two_changes_leave_of_a_letter_or_two_is_marked_with_them() {
    check_changed(
        "窓口の受付を[毎週火曜、木曜の]夜間に行った。",
        "窓口の受付を[毎月月曜、金曜の]夜間に行った。",
    );
}

#[test]
fn a_sentence_put_in_is_marked_whole() {
    check_changed("講座を開いた。", "講座を開いた。[アンケートも行った。]");
    check_changed("講座を開いた。", "[会場を変えた。]講座を開いた。");
}

#[test]
fn a_sentence_left_out_is_marked_whole() {
    check_changed("講座を開いた。[参加は30人。]", "講座を開いた。");
}

#[test]
fn a_full_stop_inside_brackets_ends_no_sentence() {
    check_changed(
        "館内に「静かに。」と[掲げた]。",
        "館内に「静かに。」と[外の壁に大きく書いた]。",
    );
}

#[test]
fn half_width_kana_and_latin_letters_are_compared_too() {
    check_changed("ﾀﾌﾞﾚｯﾄを[WiFiで]使った。", "ﾀﾌﾞﾚｯﾄを[LTEで]使った。");
}

#[test]
fn the_same_text_is_repeated() {
    check_points(
        TextChange::Repeated,
        &["講座を開いた。"],
        &["講座を開いた。"],
    );
    check_points(TextChange::Repeated, &["一", "二"], &["一", "二"]);
}

#[test]
fn a_first_text_is_new_and_nothing_is_marked() {
    check_points(TextChange::New, &[], &["講座を開いた。", "参加は30人。"]);
}

#[test]
fn a_text_without_a_follower_is_gone_and_nothing_is_marked() {
    check_points(TextChange::Gone, &["講座を開いた。"], &[]);
}

#[test]
fn where_neither_year_says_anything_there_is_nothing_to_compare() {
    assert_eq!(compare_texts(&text(&[]), &text(&[])), None);
    assert_eq!(compare_texts(&text(&["　", ""]), &text(&[" "])), None);
}

/// Sentences that are all different, with one of its own in the middle.
fn long_text(own: &str) -> String {
    let sentence = |number: u32| format!("{number}番の窓口で申請を受けた。");
    let half = |from: u32| (from..from + 1_500).map(sentence).collect::<String>();
    format!("{}{own}{}", half(0), half(1_500))
}

#[test]
fn a_change_in_a_very_long_text_is_found_alone() {
    check_changed(
        &long_text("講習は[12]回であった。"),
        &long_text("講習は[15]回であった。"),
    );
    let without_stops = |own: &str| long_text(own).replace('。', "、");
    check_changed(
        &without_stops("講習は[12]回であった。"),
        &without_stops("講習は[15]回であった。"),
    );
}

#[test]
fn a_text_with_little_in_common_is_rewritten_and_nothing_is_marked() {
    check_points(
        TextChange::Rewritten,
        &["先進地の事例を集めた。"],
        &["新しい端末を全職員に配り、運用を始めた。"],
    );
}

#[test]
fn a_short_text_kept_in_a_long_one_is_not_rewritten() {
    check_changed(
        "講座を開いた。",
        "講座を開いた。[国の交付金を使い、図書館の多目的室に配信の設備を整え、職員の研修も始めた。]",
    );
}

// ---- Points

#[test]
fn a_point_put_in_is_marked_whole() {
    check_points(
        TextChange::Changed,
        &["講座を開いた。", "広報紙に載せた。"],
        &[
            "講座を開いた。",
            "[会場を二つ増やした。]",
            "広報紙に載せた。",
        ],
    );
}

#[test]
fn a_point_left_out_is_marked_whole() {
    check_points(
        TextChange::Changed,
        &["講座を開いた。", "[記述を直した。]", "広報紙に載せた。"],
        &["講座を開いた。", "広報紙に載せた。"],
    );
}

#[test]
fn a_figure_in_one_of_several_points_is_marked_there() {
    check_points(
        TextChange::Changed,
        &["公民館で講座を開いた。", "参加した人は[30]人である。"],
        &["公民館で講座を開いた。", "参加した人は[45]人である。"],
    );
}

#[test]
fn a_paragraph_is_compared_with_the_points_it_became() {
    check_points(
        TextChange::Changed,
        &["公民館で講座を開いた。参加は[30]人である。"],
        &["公民館で講座を開いた。", "参加は[45]人である。"],
    );
}

// ---- Figures

fn said(change: &Change) -> String {
    let percent = change
        .percent
        .map(|percent| format!("{}%", percent.signed()));
    let percent = percent.unwrap_or_else(|| "-".to_owned());
    let about = if change.is_approximate { "about " } else { "" };
    format!(
        "{about}{} {percent} {:?}",
        change.difference.signed(),
        change.judgement
    )
}

fn change(earlier: &str, later: &str, better: Better) -> Option<String> {
    let change = Change::between(&Value::parse(earlier), &Value::parse(later), better);
    change.as_ref().map(said)
}

fn check_change(earlier: &str, later: &str, expected: &str) {
    let found = change(earlier, later, Better::Higher);
    assert_eq!(found.as_deref(), Some(expected), "{earlier} {later}");
}

fn check_wish_for_less(earlier: &str, later: &str, expected: &str) {
    let found = change(earlier, later, Better::Lower);
    assert_eq!(found.as_deref(), Some(expected), "{earlier} {later}");
}

fn check_no_change(earlier: &str, later: &str) {
    assert_eq!(
        change(earlier, later, Better::Higher),
        None,
        "{earlier} {later}"
    );
}

#[test]
fn more_is_better() {
    check_change("9,501", "14,034", "+4,533 +47.7% Better");
    check_change("17", "9", "-8 -47.1% Worse");
    check_change("20", "20", "0 0.0% Same");
}

#[test]
fn less_is_better_where_the_plan_says_so() {
    check_wish_for_less("30", "2", "-28 -93.3% Better");
    check_wish_for_less("2", "3", "+1 +50.0% Worse");
    check_wish_for_less("0", "0", "0 - Same");
}

#[test]
fn there_is_no_percent_of_zero() {
    check_change("0", "5", "+5 - Better");
    check_change("0", "0", "0 - Same");
}

#[test]
fn a_difference_has_no_noise_behind_its_decimals() {
    check_change("87.1", "89.84", "+2.74 +3.1% Better");
    check_change("89.84", "87.1", "-2.74 -3.0% Worse");
    check_change("0.1", "0.3", "+0.2 +200.0% Better");
    check_change("27.8", "31.0", "+3.2 +11.5% Better");
}

#[test]
fn half_of_a_last_place_is_rounded_away_from_zero() {
    check_change("400", "831", "+431 +107.8% Better");
    check_change("400", "401", "+1 +0.3% Better");
    check_change("400", "399", "-1 -0.3% Worse");
    check_change("80.0", "80.2", "+0.2 +0.3% Better");
    check_change("0.8", "0.802", "+0.002 +0.3% Better");
    // Look-alikes, a little less than half.
    check_change("4000", "8309", "+4,309 +107.7% Better");
    check_change("100000", "100249", "+249 +0.2% Better");
}

#[test]
fn figures_that_print_alike_did_not_move() {
    check_change("1.10", "1.1", "0.00 0.0% Same");
}

#[test]
fn a_percent_is_of_the_size_of_the_earlier_figure() {
    check_change("-10", "-5", "+5 +50.0% Better");
    check_change("-10", "5", "+15 +150.0% Better");
}

#[test]
fn a_bound_is_reckoned_as_its_number() {
    check_change("40", "50以上", "+10 +25.0% Better");
}

#[test]
fn an_approximate_figure_is_reckoned_as_its_number() {
    check_change("約400", "410", "about +10 +2.5% Better");
    check_change("2000超", "2500超", "about +500 +25.0% Better");
    check_no_change("2〜3程度", "2");
}

#[test]
fn ranges_and_words_did_not_change_by_anything() {
    check_no_change("90〜100", "95");
    check_no_change("95", "90〜100");
    check_no_change("全業務", "20");
    check_no_change("概成", "完成");
}

fn difference(later: f64, earlier: f64) -> Option<Number> {
    Some(Number::new(later)?.minus(Number::new(earlier)?))
}

#[test]
fn numbers_of_a_calculation_are_subtracted_without_noise_too() {
    let found = difference(89.84, 87.1);
    assert_eq!(
        found.map(|number| number.to_string()).as_deref(),
        Some("2.74")
    );
    assert_eq!(found.map(Number::get), Some(2.74));
    assert_eq!(difference(0.3, 0.1).map(Number::get), Some(0.2));
}

// ---- Rows

/// A row with what it says in two years.
fn plan(years: &str) -> Option<Plan> {
    let text = format!(
        r#"
format = 1
plan = {{ id = "t", title = "計画", first_year = "R4", last_year = "R8", review_year = "R6",
  ratings = [{{ mark = "A" }}, {{ mark = "B" }}, {{ mark = "C" }}] }}
pillars = [{{ id = "1", title = "柱" }}]

[[initiatives]]
id = "1"
pillar = "1"
title = "取組"
{years}
"#
    );
    load(Source::new("t.toml", text)).plan
}

fn compared<T>(years: &str, ask: impl Fn(&Comparison<'_>) -> T) -> Option<T> {
    let plan = plan(years)?;
    let year = |written: &str| written.parse::<FiscalYear>().ok();
    let years = Years {
        earlier: year("R5")?,
        later: year("R6")?,
    };
    let row = plan.initiatives().first()?;
    Some(ask(&compare(&plan, row, years)))
}

fn check_rise(years: &str, marks: [Option<&str>; 2], rise: Option<isize>) {
    let found = compared(years, |found| {
        let marks = [found.rating.earlier, found.rating.later];
        (marks.map(|mark| mark.map(str::to_owned)), found.rating.rise)
    });
    assert_eq!(
        found,
        Some((marks.map(|mark| mark.map(str::to_owned)), rise))
    );
}

#[test]
fn figures_do_not_change_across_a_break() {
    let figures = "years.R5.actual = 40\nyears.R6.actual = 50\nyears.R7.actual = 60";
    let found = |breaks: &str| {
        let indicator =
            format!("[[initiatives.indicators]]\nname = \"数\"\nbreaks = [{breaks}]\n{figures}");
        compared(&indicator, |found| {
            let changes = found.indicators.iter();
            let said = changes.map(|change| (change.change.is_some(), change.has_break));
            said.collect::<Vec<_>>()
        })
    };
    assert_eq!(found("\"R7\""), Some(vec![(true, false)]));
    assert_eq!(found("\"R6\""), Some(vec![(false, true)]));
}

#[test]
fn a_rating_rises_falls_or_stays() {
    let rated = |r5, r6| format!("years.R5.rating = \"{r5}\"\nyears.R6.rating = \"{r6}\"");
    check_rise(&rated("B", "A"), [Some("B"), Some("A")], Some(1));
    check_rise(&rated("C", "A"), [Some("C"), Some("A")], Some(2));
    check_rise(&rated("A", "C"), [Some("A"), Some("C")], Some(-2));
    check_rise(&rated("B", "B"), [Some("B"), Some("B")], Some(0));
}

#[test]
fn a_rating_of_one_year_neither_rises_nor_falls() {
    check_rise("years.R6.rating = \"A\"", [None, Some("A")], None);
    check_rise("years.R5.rating = \"A\"", [Some("A"), None], None);
    check_rise("", [None, None], None);
}

fn check_kinds(years: &str, expected: &[(TextKind, TextChange)]) {
    let found = compared(years, |found| {
        found
            .texts
            .iter()
            .map(|(kind, text)| (*kind, text.change))
            .collect::<Vec<_>>()
    });
    assert_eq!(found.as_deref(), Some(expected));
}

#[test]
fn the_kinds_of_text_that_either_year_has_come_in_reading_order() {
    check_kinds(
        r#"
years.R5 = { result = "講座を開いた。", plan = "継続" }
years.R6 = { direction = "続ける。", plan = "継続" }
"#,
        &[
            (TextKind::Plan, TextChange::Repeated),
            (TextKind::Result, TextChange::Gone),
            (TextKind::Direction, TextChange::New),
        ],
    );
}

#[test]
fn years_that_say_nothing_have_nothing_to_compare() {
    check_kinds("years.R4.result = \"講座を開いた。\"", &[]);
}

fn figure(change: &IndicatorChange<'_>) -> String {
    let value = |value: Option<&Value>| value.map_or("-".to_owned(), ToString::to_string);
    let moved = change.change.as_ref().map_or("-".to_owned(), said);
    let [earlier, later, target] = [change.earlier, change.later, change.target].map(value);
    format!(
        "{} {earlier}→{later} /{target} ({moved})",
        change.indicator.name
    )
}

fn check_figures(indicators: &str, expected: &[&str]) {
    let rows = format!("indicators = [{indicators}]");
    let found = compared(&rows, |found| {
        found.indicators.iter().map(figure).collect::<Vec<_>>()
    });
    let expected = expected.iter().map(ToString::to_string).collect();
    assert_eq!(found, Some(expected));
}

#[test]
fn indicators_are_set_side_by_side_with_the_target_of_the_later_year() {
    check_figures(
        r#"
{ name = "部数", years.R5.actual = 14034, years.R6 = { actual = 14757, target = 15000 } },
{ name = "割合", years.R5.actual = 27.8, years.R6.actual = 31.0 },
"#,
        &[
            "部数 14,034→14,757 /15,000 (+723 +5.2% Better)",
            "割合 27.8→31.0 /- (+3.2 +11.5% Better)",
        ],
    );
}

#[test]
fn an_indicator_is_judged_by_its_own_direction() {
    check_figures(
        r#"{ name = "事故", better = "lower", years.R5.actual = 4, years.R6.actual = 1 }"#,
        &["事故 4→1 /- (-3 -75.0% Better)"],
    );
}

#[test]
fn an_indicator_of_one_year_is_shown_without_a_change() {
    check_figures(
        r#"
{ name = "前", years.R5.actual = 4 },
{ name = "後", years.R6.actual = 4 },
{ name = "目標", years.R6.target = 9 },
"#,
        &["前 4→- /- (-)", "後 -→4 /- (-)", "目標 -→- /9 (-)"],
    );
}

#[test]
fn words_and_ranges_are_shown_without_a_change() {
    check_figures(
        r#"
{ name = "対象", years.R5.actual = "一部業務", years.R6.actual = "全業務" },
{ name = "幅", years.R5.actual = "80〜90", years.R6.actual = "90〜100" },
"#,
        &["対象 一部業務→全業務 /- (-)", "幅 80〜90→90〜100 /- (-)"],
    );
}

#[test]
fn an_indicator_of_other_years_is_left_out() {
    check_figures(
        r#"{ name = "別", years.R4.actual = 4, years.R5.target = 5, years.R8.target = 9 }"#,
        &[],
    );
}

// ---- The plan that comes with the program

fn check_kameyama(id: &str, years: [&str; 2], kind: TextKind, later: &str) {
    let found = kameyama().and_then(|plan| {
        let [earlier, later] = years.map(|year| year.parse().ok());
        let years = Years {
            earlier: earlier?,
            later: later?,
        };
        let row = plan
            .initiatives()
            .iter()
            .find(|row| row.id.as_str() == id)?;
        let texts = compare(plan, row, years).texts;
        let (_, text) = texts.into_iter().find(|(of, _)| *of == kind)?;
        Some(text.later.iter().map(shown).collect::<Vec<_>>().join("\n"))
    });
    assert_eq!(found.as_deref(), Some(later));
}

#[test]
fn the_figures_of_the_certificates_are_marked_each() {
    check_kameyama(
        "1-2-2",
        ["R4", "R5"],
        TextKind::Result,
        "わかりやすいチラシを作り、窓口やマイナンバーカードの[申請時及び]交付時に[配るほか]、\
         広告付窓口案内システム等で[周知して]、コンビニ交付サービスの利用率向上を図った。\n\
         証明書発行部数（年間）は[14,034]部（全体の[27.8]%）（R[4 9,501]部、全体の[19.6]%）で、\
         前年度より約[1.5]倍増加した。",
    );
}

#[test]
fn the_upkeep_of_the_ordinances_differs_in_its_figures_alone() {
    check_kameyama(
        "2-7-3",
        ["R5", "R6"],
        TextKind::Result,
        "例規集システム管理業務委託契約を結んでシステムの維持管理に努め、例規の制定・改廃の\
         データ反映等で業務の効率化を保てた。（令和[6]年度データ修正数：[1,552]頁）",
    );
}

/// Figures of which neither way is the right one.
#[test]
fn a_figure_of_which_neither_way_is_better_is_not_judged() {
    let text = format!(
        "{}{}",
        "format = 1\n[plan]\nid = \"p\"\ntitle = \"計画\"\nfirst_year = \"R5\"\nlast_year = \"R6\"\nreview_year = \"R6\"\n",
        "[[pillars]]\nid = \"1\"\ntitle = \"柱\"\n[[initiatives]]\nid = \"1\"\npillar = \"1\"\ntitle = \"取組\"\n\
         [[initiatives.indicators]]\nname = \"照会件数\"\nbetter = \"neither\"\n\
         years.R5 = { actual = 58 }\nyears.R6 = { actual = 53 }\n"
    );
    let plan = load(Source::new("p.toml", text)).plan;
    let judged = plan.as_ref().and_then(|plan| {
        let indicator = plan.initiatives().first()?.indicators.first()?;
        let year = |name: &str| name.parse().ok().and_then(|year| indicator.actual(year));
        Change::between(year("R5")?, year("R6")?, indicator.better)
    });
    assert_eq!(
        judged.map(|change| change.judgement),
        Some(tenken::compare::Judgement::Neither)
    );
}
