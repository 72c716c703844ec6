//! Property tests for arbitrary text and widths.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{AmbiguousWidth, pad, pad_start, shorten, shorten_around, shorten_path, wrap};

/// Generates text as found in plans, and arbitrary text as found in files.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[ぁ-んァ-ヶー一-龠]{1,6}",
        2 => "[0-9]{1,6}[,.]?[0-9]{0,3}(部|件|%|年度)?",
        2 => "(令和|平成|R|H)[0-9]{1,2}(年度|年)?",
        2 => "[、。，．・「」（）！？…]{1,2}",
        1 => "[a-zA-Z]{1,8} ?",
        1 => "[○①→■※αЖé±]{1,3}",
        1 => "[ｱ-ﾝ][ﾞﾟ]?",
        1 => "[\u{2800}-\u{28ff}]{1,4}\u{3099}?",
        1 => "か\u{3099}|👨‍👩‍👧|☎\u{fe0f}|葛\u{e0100}",
        1 => "[ \u{3000}\u{1b}\u{202e}\u{200b}\t]",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn ambiguous() -> impl Strategy<Value = AmbiguousWidth> {
    prop_oneof![Just(AmbiguousWidth::Narrow), Just(AmbiguousWidth::Wide)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn shortened_text_never_exceeds_its_cells(text in text(), cells in 0_usize..60, a in ambiguous()) {
        let short = shorten(&text, cells, a);
        prop_assert!(a.width(&short) <= cells);
        if a.width(&text) <= cells {
            prop_assert_eq!(short.as_ref(), text.as_str());
        } else {
            let kept = short.strip_suffix('…').unwrap_or(&short);
            prop_assert!(text.starts_with(kept));
            prop_assert_eq!(short.is_empty(), cells < a.width("…"));
        }
    }

    #[test]
    fn a_text_shortened_around_a_part_never_exceeds_its_cells_and_shows_the_part(
        before in text(),
        part in "[a-z一-龠]{1,6}",
        after in text(),
        cells in 0_usize..60,
        a in ambiguous(),
    ) {
        let whole = format!("{before}{part}{after}");
        let short = shorten_around(&whole, before.len()..before.len() + part.len(), cells, a);
        prop_assert!(a.width(&short) <= cells);
        let ellipses = 2 * a.width("…");
        prop_assert!(cells < a.width(&part) + ellipses || short.contains(&part), "{}", short);
        prop_assert!(a.width(&whole) > cells || short == whole);
    }

    #[test]
    fn shortened_paths_never_exceed_their_cells(
        path in "([/\\\\]?[a-z一-龠]{1,8}){1,6}",
        cells in 0_usize..40,
        a in ambiguous(),
    ) {
        let short = shorten_path(&path, cells, a);
        prop_assert!(a.width(&short) <= cells);
        let is_whole = a.width(&path) <= cells;
        prop_assert!(!is_whole || short == path.as_str());
    }

    #[test]
    fn measured_graphemes_are_those_of_unicode(text in text(), a in ambiguous()) {
        let measured: Vec<_> = a.measured(&text).collect();
        let graphemes = text.graphemes(true);
        let expected: Vec<_> = graphemes.map(|own| (own, a.grapheme_width(own))).collect();
        prop_assert_eq!(measured, expected);
    }

    #[test]
    fn padded_text_is_as_wide_as_its_cells(text in text(), cells in 0_usize..60, a in ambiguous()) {
        prop_assert_eq!(a.width(&pad(&text, cells, a)), cells);
        prop_assert_eq!(a.width(&pad_start(&text, cells, a)), cells);
    }

    #[test]
    fn wrapped_lines_fit_and_nothing_is_lost(text in text(), cells in 24_usize..60, a in ambiguous()) {
        let lines = wrap(&text, cells, a);
        let mut end = 0;
        for line in &lines {
            prop_assert!(a.width(text.get(line.clone()).unwrap_or_default()) <= cells);
            let left_out = text.get(end..line.start).unwrap_or("not in order");
            prop_assert!(left_out.trim().is_empty(), "{left_out:?}");
            end = line.end;
        }
        prop_assert!(text.get(end..).unwrap_or_default().trim().is_empty());
    }

    #[test]
    fn no_line_begins_or_ends_wrongly(
        text in "(（?[一-龠ぁ-ん]{2,5}[、。）ー]?){0,30}",
        cells in 12_usize..40,
        a in ambiguous(),
    ) {
        let lines = wrap(&text, cells, a);
        let last = lines.len() - 1;
        for (index, line) in lines.into_iter().enumerate() {
            let line = text.get(line).unwrap_or_default();
            let starts_wrongly = index > 0 && line.starts_with(['、', '。', '）', 'ー']);
            let ends_wrongly = index < last && line.ends_with('（');
            prop_assert!(!starts_wrongly && !ends_wrongly, "{}", line);
        }
    }
}

fn check_lines(text: &str, cells: usize, expected: &[&str]) {
    let lines = wrap(text, cells, AmbiguousWidth::Narrow);
    let lines: Vec<&str> = lines
        .into_iter()
        .map(|line| text.get(line).unwrap_or_default())
        .collect();
    assert_eq!(lines, expected);
}

#[test]
fn a_path_that_is_shortened_keeps_the_file() {
    let shortened = |path, cells| shorten_path(path, cells, AmbiguousWidth::Narrow).into_owned();
    let path = "/home/sato/令和6年度/会議/会議録.docx";
    assert_eq!(shortened(path, 40), path);
    assert_eq!(shortened(path, 30), "/home/sato/…/会議録.docx");
    assert_eq!(shortened(path, 14), "/…/会議録.docx");
    assert_eq!(shortened(path, 13), "…/会議録.docx");
    assert_eq!(shortened(path, 11), "会議録.docx");
    assert_eq!(shortened(path, 8), "会議録.…");
    assert_eq!(
        shortened(r"\\server\共有\計画\会議\会議録.docx", 26),
        r"\\server\…\会議録.docx"
    );
}

#[test]
fn no_line_begins_with_what_ends_a_sentence() {
    check_lines(
        "窓口で受け付けた。次に",
        16,
        &["窓口で受け付け", "た。次に"],
    );
    check_lines("ﾃﾞｰﾀ、ｻｰﾋﾞｽ", 7, &["ﾃﾞｰﾀ、", "ｻｰﾋﾞｽ"]);
    check_lines("3月～4月〜5月", 6, &["3月～", "4月〜", "5月"]);
    check_lines("サーバー", 6, &["サー", "バー"]);
}

#[test]
fn no_line_ends_with_an_opening_bracket() {
    check_lines("年度末に（来月に）", 10, &["年度末に", "（来月に）"]);
}

#[test]
fn figures_stay_with_their_units_and_eras_with_their_years() {
    check_lines("発行は14,757部です", 13, &["発行は", "14,757部です"]);
    check_lines("割合は31.0%です", 10, &["割合は", "31.0%です"]);
    check_lines("これは令和6年度の", 10, &["これは", "令和6年度", "の"]);
    check_lines("WiFi and LAN", 8, &["WiFi and", "LAN"]);
}

#[test]
fn figures_stay_with_the_words_that_they_are_values_of() {
    check_lines("今年度の目標 3,311件", 14, &["今年度の目", "標 3,311件"]);
    check_lines("実績 120 130", 8, &["実績 120", "130"]);
    check_lines("実績  3,311件", 10, &["実績", "3,311件"]);
}

#[test]
fn words_hold_together_and_signs_go_with_their_figures() {
    check_lines("配布はcafé‐barで", 12, &["配布は", "café‐barで"]);
    check_lines("前年比+19,894件で", 10, &["前年比", "+19,894件", "で"]);
    check_lines("前年比-19,894件で", 10, &["前年比", "-19,894件", "で"]);
    check_lines("開始は10:30です", 10, &["開始は", "10:30です"]);
    check_lines("防災みえ.jpで", 10, &["防災み", "え.jpで"]);
    check_lines("達成率:100%です", 10, &["達成率:", "100%です"]);
    check_lines("第5\u{a0}号の紙", 5, &["第", "5\u{a0}号", "の紙"]);
}

#[test]
fn a_word_in_quotation_marks_keeps_both() {
    check_lines("言葉は“語”です", 8, &["言葉は", "“語”です"]);
    check_lines("言葉は\"id\"です", 9, &["言葉は", "\"id\"です"]);
}

#[test]
fn points_after_a_blank_begin_lines() {
    check_lines("・研究 ・方向性", 8, &["・研究", "・方向性"]);
    check_lines("・研究 」方向性", 8, &["・研", "究 」方", "向性"]);
}

#[test]
fn a_text_of_several_lines_keeps_them() {
    check_lines("一行目\n\n三行目\r\n", 20, &["一行目", "", "三行目"]);
    check_lines("", 20, &[""]);
}

fn check_width(text: &str, narrow: usize, wide: usize) {
    assert_eq!(AmbiguousWidth::Narrow.width(text), narrow, "{text}");
    assert_eq!(AmbiguousWidth::Wide.width(text), wide, "{text}");
}

#[test]
fn widths_are_those_of_terminals() {
    check_width("a", 1, 1);
    check_width("漢字かな", 8, 8);
    check_width("○①→■※…│─", 8, 16);
    check_width("αЖé±×", 5, 10);
    check_width("〜～・￥", 8, 8);
    check_width("ｶﾞｷﾞﾊﾟ", 6, 6);
    check_width("か\u{3099}", 2, 2);
    check_width("葛\u{e0100}", 2, 2);
    check_width("👨‍👩‍👧", 2, 2);
    check_width("\u{1b}[2J", 4, 4);
    check_width("\u{202e}", 8, 8);
}
