//! What is said of plan files that are broken: each file of `tests/broken` has
//! a snapshot of it. Beside the wording: everything is said at once, in the
//! order of the document, with the caret under the right character; one fault
//! makes no false ones; and nothing in a file commands the terminal.

use std::collections::BTreeSet;
use std::path::PathBuf;

use tenken::document::{Code, DOCUMENT_CODES, Severity, Source};
use tenken::messages::{Language, Worded as _};
use tenken::plan::{Loaded, PLAN_CODES, Plan, PlanMistake, load};

use super::without_colours;
use crate::messages::is_english;
use crate::plans::loaded;

type Diagnostic = tenken::document::Diagnostic<PlanMistake>;

/// What came of a file: its plan with the diagnostics, or the diagnostic that it is
/// not text.
fn opened(name: &str, bytes: Vec<u8>) -> (Source, Vec<Diagnostic>, Option<Plan>) {
    match Source::from_bytes(name, bytes) {
        Ok(source) => {
            let Loaded {
                source,
                plan,
                diagnostics,
            } = load(source);
            (source, diagnostics, plan)
        }
        Err(diagnostic) => (
            Source::new(name, ""),
            vec![diagnostic.map(Into::into)],
            None,
        ),
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

fn bytes_of(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap_or_default()
}

fn open(name: &str) -> (Source, Vec<Diagnostic>, Option<Plan>) {
    opened(name, bytes_of(name))
}

/// A diagnostic in one line.
fn line(diagnostic: &Diagnostic) -> String {
    diagnostic.line(&diagnostic.problem().words(Language::Japanese))
}

fn render(diagnostic: &Diagnostic, source: &Source, language: Language) -> String {
    diagnostic.render(&diagnostic.problem().words(language), source, 100)
}

fn render_in_colour(diagnostic: &Diagnostic, source: &Source) -> String {
    let words = diagnostic.problem().words(Language::Japanese);
    diagnostic.render_in_colour(&words, source, 100)
}

fn rendered(source: &Source, diagnostics: &[Diagnostic]) -> String {
    let each: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| render(diagnostic, source, Language::Japanese))
        .collect();
    each.join("\n\n")
}

fn said_of(name: &str) -> String {
    let (source, diagnostics, _) = open(name);
    rendered(&source, &diagnostics)
}

fn files() -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder()).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

macro_rules! snapshots {
    ($($test:ident)*) => {
        mod what_is_said_of {
            $(#[test]
            fn $test() {
                let name = super::file_named(stringify!($test));
                insta::assert_snapshot!(super::said_of(&name));
            })*
        }

        const TESTED: &[&str] = &[$(stringify!($test)),*];
    };
}

fn file_named(test: &str) -> String {
    format!("{}.toml", test.replace('_', "-"))
}

snapshots! {
    after_half_width_voiced_kana
    after_tab_and_emoji
    bad_breaks
    bad_date
    bad_department
    bad_direction
    bad_follows
    bad_mark
    bad_plan_id
    bad_reading
    broken_utf_8
    dangling_measure
    dangling_pillar
    dangling_reprint
    duplicate_id
    duplicate_year
    empty
    empty_id
    empty_indicator_name
    empty_title
    euc_jp
    hostile_bidi
    hostile_escapes
    hostile_raw
    long_line
    many
    measure_and_pillar
    missing_keys
    missing_plan
    missing_title_only
    no_place
    not_a_list_of_tables
    not_text
    only_a_comment
    rating_outside_scale
    rating_without_scale
    reprint_of_reprint
    shift_jis
    syntax_bad_escape
    syntax_curly_quotes
    syntax_duplicate_key
    syntax_full_width_brackets
    syntax_full_width_comma
    syntax_full_width_digits
    syntax_full_width_equals
    syntax_full_width_quotes
    syntax_full_width_space
    syntax_grouped_number
    syntax_no_value
    syntax_unclosed_heading
    syntax_unclosed_list
    syntax_unclosed_string
    syntax_unclosed_table
    syntax_unquoted_key
    syntax_unquoted_string
    syntax_unquoted_word
    syntax_unquoted_year
    unknown_format
    unknown_key
    unknown_year
    utf_16
    utf_16_big_endian
    utf_16_without_mark
    wrong_form
    wrong_form_in_list
    year_order
    year_outside_plan
}

#[test]
fn every_broken_file_is_tested() {
    let tested: BTreeSet<String> = TESTED.iter().map(|test| file_named(test)).collect();
    assert_eq!(files(), tested);
}

// --- All at once, in order --------------------------------------------------

const HEAD: &str = r#"format = 1
[plan]
id = "p"
title = "計画"
first_year = "R4"
last_year = "R8"
review_year = "R6"
[[plan.ratings]]
mark = "A"
[[plan.ratings]]
mark = "B"
"#;

const TREE: &str = r#"[[pillars]]
id = "1"
title = "柱"
[[measures]]
id = "1-1"
pillar = "1"
title = "施策"
"#;

const ROW: &str = r#"[[initiatives]]
id = "1-1-1"
measure = "1-1"
title = "取組"
"#;

fn codes(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    diagnostics
        .iter()
        .map(|found| found.code().name())
        .collect()
}

/// Exactly these diagnostics are made, in this order.
fn check_codes(text: &str, expected: &[&str]) {
    assert_eq!(codes(&loaded(text).diagnostics), expected);
}

/// What is said of a row with one line added.
fn said_of_line(line: &str) -> String {
    let loaded = loaded(&format!("{HEAD}{TREE}{ROW}{line}\n"));
    rendered(&loaded.source, &loaded.diagnostics)
}

fn check_said(line: &str, words: &str) {
    let said = said_of_line(line);
    assert!(said.contains(words), "{line}\n{said}");
}

/// Every file, one diagnostic after the other, in English.
#[test]
fn diagnostics_in_english() {
    let mut all = String::new();
    for file in files() {
        let (source, diagnostics, _) = open(&file);
        all.push_str(&format!("== {file}\n"));
        for diagnostic in &diagnostics {
            let words = diagnostic.problem().words(Language::English);
            let help = words.help.iter().chain(&words.note);
            for said in help.chain([&words.message, &words.related.to_owned()]) {
                assert!(is_english(said), "{said}");
            }
            let shown = render(diagnostic, &source, Language::English);
            let beginning = shown.lines().take(1);
            let help = shown.lines().filter(|line| line.contains("= help"));
            for line in beginning.chain(help) {
                all.push_str(line);
                all.push('\n');
            }
        }
    }
    insta::assert_snapshot!(all);
}

#[test]
fn all_diagnostics_come_at_once_and_in_the_order_of_the_document() {
    for file in files() {
        let (_, diagnostics, _) = open(&file);
        let positions: Vec<_> = diagnostics.iter().map(Diagnostic::position).collect();
        assert!(!positions.is_empty(), "{file}");
        assert!(positions.is_sorted(), "{file}: {positions:?}");
    }
}

#[test]
fn many_mistakes_are_all_found() {
    let (_, diagnostics, _) = open("many.toml");
    let expected = "unknown-key bad-plan-id unknown-key year-outside-plan bad-date duplicate-id \
        empty-title unknown-reference two-places bad-department bad-follows wrong-form \
        unknown-rating year-outside-plan bad-year bad-direction unknown-key missing-key \
        unknown-reference syntax";
    assert_eq!(codes(&diagnostics).join(" "), expected);
}

#[test]
fn a_key_of_megabytes_is_said_by_its_beginning_and_its_end() {
    let key = format!("始{}終", "k".repeat(3_000_000));
    let said = said_of_line(&format!("\"{key}\" = 1"));
    assert!(
        said.contains("`始kkk") && said.contains("kkk…kkk"),
        "{said}"
    );
    assert!(said.contains("k終` というキーはありません"), "{said}");
    assert!(said.len() < 10_000, "{}", said.len());
    let short = "k".repeat(1_000);
    check_said(&format!("{short} = 1"), &format!("`{short}` というキー"));
}

/// The last of what is found, with how much is listed.
fn check_more(text: &str, listed: usize, last: &str) {
    let loaded = loaded(text);
    assert_eq!(loaded.diagnostics.len(), listed);
    let said = loaded.diagnostics.last().map(line);
    assert!(said.iter().all(|said| said.contains(last)), "{said:?}");
    assert!(loaded.plan.is_none() || !last.contains("error"));
}

#[test]
fn what_is_like_a_hundred_others_is_counted() {
    let lines = |key: &str, from: u32, to: u32| -> String {
        (from..to).map(|at| format!("{key}{at} = 1\n")).collect()
    };
    let text = lines("k", 0, 20_000) + HEAD + TREE + ROW;
    let last =
        "plan.toml:101:1: warning[unknown-key]: ほかに unknown-key がここから 19,900件あります";
    check_more(&text, 101, last);
    check_more(&(lines("k", 0, 100) + HEAD + TREE + ROW), 100, "`k99`");
    // The second code is counted for itself, and is an error beyond what is listed, too.
    let rows: String = (0..200).map(|_| ROW).collect();
    let last = "error[duplicate-id]: ほかに duplicate-id がここから 99件あります";
    check_more(&(lines("k", 0, 150) + HEAD + TREE + &rows), 202, last);
}

#[test]
fn what_follows_from_a_missing_bracket_is_counted() {
    let list: String = (0..3_000).map(|at| format!("k{at} = 1\n")).collect();
    let text = format!("{HEAD}{TREE}{ROW}departments = [\"a\"\n{list}");
    let last = "error[syntax]: このあとに 2,994件ありますが、ほとんどは上の誤りのためです";
    check_more(&text, 7, last);
}

#[test]
fn a_number_with_more_digits_than_are_exact_is_refused() {
    for digits in [
        "9223372036854775807",
        "1000000000000000",
        "12345678901234.56",
        "1e300",
    ] {
        let figure =
            format!("[[initiatives.indicators]]\nname = \"件数\"\nyears.R6.actual = {digits}");
        check_said(&figure, "値は数（15桁まで）か、文字列");
    }
}

#[test]
fn places_far_from_each_other_are_drawn_apart() {
    let text = format!("{HEAD}{TREE}{ROW}{}{ROW}", "\n".repeat(6_000));
    let (source, diagnostics, _) = opened("far.toml", text.into_bytes());
    assert_eq!(codes(&diagnostics), ["duplicate-id"]);
    let said = rendered(&source, &diagnostics);
    let places = diagnostics
        .iter()
        .flat_map(|diagnostic| [diagnostic.position(), diagnostic.related_position()]);
    for place in places.flatten() {
        let at = format!("far.toml:{}:{}", place.line, place.column);
        assert!(said.contains(&at), "{said}");
    }
    let marks = |mark| said.lines().filter(|line| line.contains(mark)).count();
    assert_eq!(
        [marks("| id "), marks(" ^^^"), marks(" ---")],
        [2, 1, 1],
        "{said}"
    );
}

#[test]
fn broken_syntax_does_not_hide_the_mistakes_around_it() {
    let text = format!("{HEAD}titel = 1\n{TREE}{ROW}aim = あ\nfollows = [\"24\"]\n");
    check_codes(&text, &["unknown-key", "syntax", "bad-follows"]);
}

#[test]
fn only_these_broken_files_are_still_plans() {
    let files = files().into_iter();
    let usable: Vec<String> = files.filter(|file| open(file).2.is_some()).collect();
    let expected = [
        "after-half-width-voiced-kana.toml",
        "after-tab-and-emoji.toml",
        "bad-date.toml",
        "bad-department.toml",
        "bad-direction.toml",
        "bad-reading.toml",
        "hostile-escapes.toml",
        "long-line.toml",
        "rating-outside-scale.toml",
        "rating-without-scale.toml",
        "syntax-unquoted-key.toml",
        "syntax-unquoted-year.toml",
        "unknown-key.toml",
        "wrong-form-in-list.toml",
        "year-outside-plan.toml",
    ];
    assert_eq!(usable, expected);
}

#[test]
fn a_file_with_an_error_is_at_most_a_plan_without_a_value() {
    for file in files() {
        let (_, diagnostics, plan) = open(&file);
        let is_error = |found: &Diagnostic| found.severity() == Severity::Error;
        let lacks = plan.is_none_or(|plan| !plan.unreadable().is_empty());
        assert_eq!(lacks, diagnostics.iter().any(is_error), "{file}");
    }
}

/// What is said of a text with the line ends and the mark of Windows that is
/// not said of it without.
fn said_on_windows_only(name: &str, text: &str) -> Vec<String> {
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let (_, found, _) = opened(name, windows.into_bytes());
    let (_, plain, _) = opened(name, text.into());
    let plain: Vec<String> = plain.iter().map(line).collect();
    let mut said: Vec<String> = found.iter().map(line).collect();
    said.retain(|said| !plain.contains(said));
    said
}

/// What is said is the same with the line ends of either system.
fn check_windows(name: &str) {
    let Ok(text) = String::from_utf8(bytes_of(name)) else {
        return;
    };
    assert_eq!(said_on_windows_only(name, &text), Vec::<String>::new());
}

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_move_no_diagnostic() {
    for file in files() {
        check_windows(&file);
    }
}

// --- One fault makes no false ones ------------------------------------------

#[test]
fn a_row_without_a_title_can_still_be_reprinted() {
    let reprint =
        "[[initiatives]]\nid = \"2\"\npillar = \"1\"\ntitle = \"再掲\"\nreprint_of = \"1-1-1\"\n";
    let row = ROW.replace("title = \"取組\"\n", "");
    check_codes(&format!("{HEAD}{TREE}{row}{reprint}"), &["missing-key"]);
}

#[test]
fn a_pillar_without_a_title_can_still_be_referred_to() {
    let tree = TREE.replace("title = \"柱\"\n", "");
    check_codes(&format!("{HEAD}{tree}{ROW}"), &["missing-key"]);
}

#[test]
fn a_measure_without_a_title_can_still_be_referred_to() {
    let tree = TREE.replace("title = \"施策\"\n", "");
    check_codes(&format!("{HEAD}{tree}{ROW}"), &["missing-key"]);
}

#[test]
fn a_row_without_a_title_has_its_other_mistakes_reported() {
    let row = "[[initiatives]]\nid = \"1\"\nmeasure = \"9-9\"\nyears.R6.rating = \"Z\"\n";
    let expected = ["missing-key", "unknown-reference", "unknown-rating"];
    check_codes(&format!("{HEAD}{TREE}{row}"), &expected);
}

#[test]
fn a_plan_without_a_title_has_the_ratings_of_its_rows_checked() {
    let head = HEAD.replace("title = \"計画\"\n", "");
    let text = format!("{head}{TREE}{ROW}years.R6.rating = \"Z\"\n");
    check_codes(&text, &["missing-key", "unknown-rating"]);
}

#[test]
fn a_plan_without_a_title_has_the_years_of_its_rows_checked() {
    let head = HEAD.replace("title = \"計画\"\n", "");
    let text = format!("{head}{TREE}{ROW}years.R2.plan = \"検討\"\n");
    check_codes(&text, &["missing-key", "year-outside-plan"]);
}

#[test]
fn a_measure_in_the_wrong_form_is_not_also_missing() {
    let row = ROW.replace("\"1-1\"", "11");
    check_codes(&format!("{HEAD}{TREE}{row}"), &["wrong-form"]);
}

#[test]
fn pillars_in_the_wrong_form_make_no_reference_dangle() {
    let tree = TREE.replace("[[pillars]]", "[pillars]");
    check_codes(&format!("{HEAD}{tree}{ROW}"), &["wrong-form"]);
}

#[test]
fn years_in_the_wrong_order_put_no_year_outside_the_plan() {
    let head = HEAD.replace("\"R8\"", "\"R2\"");
    check_codes(
        &format!("{head}{TREE}{ROW}years.R6.plan = \"検討\"\n"),
        &["year-order"],
    );
}

#[test]
fn an_unquoted_year_is_one_diagnostic() {
    check_codes(
        &format!("{HEAD}{TREE}{ROW}[initiatives.years.令和6年度]\nplan = \"検討\"\n"),
        &["unquoted-key"],
    );
}

#[test]
fn a_value_that_toml_cannot_read_is_not_also_in_the_wrong_form() {
    check_codes(
        &format!("{HEAD}{TREE}{ROW}departments = ［\"市民部\"］\n"),
        &["syntax"],
    );
    check_codes(&format!("{HEAD}{TREE}{ROW}purpose = none\n"), &["syntax"]);
}

#[test]
fn the_baseline_of_an_indicator_may_lie_before_the_plan() {
    let kpi = "[[initiatives.indicators]]\nname = \"指標\"\nyears.R3.actual = 6\n";
    check_codes(&format!("{HEAD}{TREE}{ROW}{kpi}"), &[]);
}

// --- What looks right and is not --------------------------------------------

#[test]
fn a_date_has_no_signs() {
    let milestone = "[[plan.milestones]]\ntitle = \"説明\"\ndate = ";
    check_codes(&format!("{HEAD}{milestone}\"+022-06\"\n"), &["bad-date"]);
    check_codes(&format!("{HEAD}{milestone}\"2022-+6\"\n"), &["bad-date"]);
}

#[test]
fn a_leap_day_is_a_date_in_leap_years_only() {
    let milestone = "[[plan.milestones]]\ntitle = \"説明\"\ndate = ";
    check_codes(&format!("{HEAD}{milestone}\"2024-02-29\"\n"), &[]);
    check_codes(&format!("{HEAD}{milestone}\"2023-02-29\"\n"), &["bad-date"]);
    check_codes(&format!("{HEAD}{milestone}\"2100-02-29\"\n"), &["bad-date"]);
}

// --- The caret --------------------------------------------------------------

/// How many cells a terminal gives a character of these tests.
fn cells(character: char) -> usize {
    match character {
        '\u{3099}' => 0,
        '\u{ff61}'..='\u{ff9f}' => 1,
        '\u{1100}'.. => 2,
        _ => 1,
    }
}

/// The characters of a line from one cell to another.
fn between(line: &str, start: usize, end: usize) -> String {
    let mut cell = 0;
    let mut found = String::new();
    for character in line.chars() {
        if (start..end).contains(&cell) {
            found.push(character);
        }
        cell += cells(character);
    }
    found
}

/// What stands above the carets of a rendered diagnostic.
fn above_the_carets(said: &str) -> Option<String> {
    let lines: Vec<&str> = said.lines().collect();
    let carets = lines.iter().position(|line| line.contains('^'))?;
    let (marks, line) = (lines.get(carets)?, lines.get(carets.checked_sub(1)?)?);
    Some(between(line, marks.find('^')?, marks.len()))
}

/// The carets of the first diagnostic about a row with this line stand under
/// these characters.
fn check_carets(line: &str, above: &str) {
    let loaded = loaded(&format!("{HEAD}{TREE}{ROW}{line}\n"));
    let first = loaded.diagnostics.first();
    let said = first.map(|found| render(found, &loaded.source, Language::Japanese));
    let found = said.as_deref().and_then(above_the_carets);
    assert_eq!(
        found.as_deref(),
        Some(above),
        "{}",
        said.unwrap_or_default()
    );
}

#[test]
fn carets_stand_under_the_right_characters_after_double_width_text() {
    check_carets(
        "years.R6 = { plan = \"窓口を、変える\", rating = \"Ｂ\" }",
        "\"Ｂ\"",
    );
    check_carets("aim = 「早く」", "「早く」");
}

#[test]
fn carets_stand_under_the_right_characters_after_half_width_kana() {
    check_carets("years.R6 = { plan = \"ﾏﾄﾞｸﾞﾁ\", rating = \"Z\" }", "\"Z\"");
}

#[test]
fn carets_stand_under_the_right_characters_after_a_composed_mark() {
    check_carets(
        "years.R6 = { plan = \"か\u{3099}\", rating = \"Z\" }",
        "\"Z\"",
    );
}

#[test]
fn carets_stand_under_the_right_characters_after_a_character_shown_as_a_mark() {
    check_carets(
        "years.R6 = { plan = \"\u{200f}窓口\", rating = \"Z\" }",
        "\"Z\"",
    );
    check_carets(
        "years.R6 = { plan = \"\u{202e}窓口\", rating = \"Z\" }",
        "\"Z\"",
    );
    check_carets(
        "years.R6 = { plan = \"\u{200b}窓口\", rating = \"Z\" }",
        "\"Z\"",
    );
}

#[test]
fn carets_stand_under_the_right_characters_in_a_long_line() {
    let long = "窓口を変えて、待たせない。".repeat(20);
    check_carets(
        &format!("years.R6 = {{ plan = \"{long}\", rating = \"Z\" }}"),
        "\"Z\"",
    );
}

#[test]
fn the_column_counts_characters_as_editors_do() {
    let loaded = loaded(&format!(
        "{HEAD}{TREE}{ROW}years.R6 = {{ plan = \"窓口\", rating = \"Z\" }}\n"
    ));
    let shown = loaded.diagnostics.first().map(line);
    let start = "plan.toml:23:36: error[unknown-rating]: ";
    assert!(shown.is_some_and(|shown| shown.starts_with(start)));
}

// --- Words and codes --------------------------------------------------------

#[test]
fn a_typo_is_told_the_nearest_name() {
    check_said("purpos = \"窓口\"", "もしかして: purpose");
    check_said("depratments = []", "もしかして: departments");
    check_said("dprtmnts = []", "もしかして: departments");
    check_said("iam = \"早く\"", "もしかして: aim");
    check_said("years.R6.raiting = \"A\"", "もしかして: rating");
    check_said("years.R6.rating = \"Ｂ\"", "もしかして: B");
}

#[test]
fn a_name_like_no_other_is_told_what_can_be_written() {
    check_said(
        "years.R6.hyouka = \"A\"",
        "contribution, direction, issue, outcome, plan, rating",
    );
    check_said("years.R6.rating = \"E\"", "使える値: A, B");
}

#[test]
fn nobody_is_told_to_reprint_a_row_as_itself() {
    let said = said_of_line("reprint_of = \"1-1-2\"");
    assert!(said.contains("1-1-2"), "{said}");
    assert!(!said.contains("もしかして: 1-1-1"), "{said}");
}

#[test]
fn full_width_signs_inside_quotes_are_not_blamed() {
    let said = said_of_line("aim = \"窓口＝　［一覧］“早く”\" 要確認");
    assert!(said.contains("error[syntax]"), "{said}");
    assert!(
        !said.contains("全角") && !said.contains("引用符が"),
        "{said}"
    );
}

#[test]
fn a_wrong_encoding_is_named() {
    assert!(said_of("shift-jis.toml").contains("Shift_JIS"));
    assert!(said_of("utf-16.toml").contains("UTF-16"));
    assert!(said_of("utf-16-big-endian.toml").contains("UTF-16"));
}

#[test]
fn bytes_that_are_no_text_are_not_taken_for_an_encoding() {
    for file in ["not-text.toml", "broken-utf-8.toml"] {
        assert!(!said_of(file).contains("のようです"), "{file}");
    }
}

/// The codes that loading itself can give.
fn of_loading() -> BTreeSet<Code> {
    DOCUMENT_CODES.iter().chain(PLAN_CODES).copied().collect()
}

#[test]
fn every_code_is_found_in_some_broken_file() {
    let found: BTreeSet<Code> = files()
        .iter()
        .flat_map(|file| open(file).1)
        .map(|diagnostic| diagnostic.code())
        .collect();
    assert_eq!(found, of_loading());
}

#[test]
fn codes_are_the_ones_that_were_promised() {
    let names: Vec<&str> = of_loading().into_iter().map(Code::name).collect();
    let promised = "bad-date bad-department bad-direction bad-follows bad-plan-id bad-reading \
        bad-year duplicate-id duplicate-mark duplicate-year empty-break empty-id empty-mark empty-title encoding \
        missing-key reprint-of-reprint syntax two-places unknown-format unknown-key unknown-rating \
        unknown-reference unquoted-key wrong-form year-order year-outside-plan";
    assert_eq!(names.join(" "), promised);
}

// --- Nothing commands the terminal ------------------------------------------

/// Characters that a terminal obeys or that turn the direction of reading.
fn commands(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn no_diagnostic_lets_a_file_command_the_terminal() {
    for file in files() {
        let said = said_of(&file);
        assert!(!said.is_empty());
        assert!(
            !said.chars().any(|c| c != '\n' && commands(c)),
            "{file}: {said:?}"
        );
        let (_, diagnostics, _) = open(&file);
        let lines: String = diagnostics.iter().map(line).collect();
        assert!(!lines.chars().any(commands), "{file}: {lines:?}");
    }
}

#[test]
fn colours_are_all_that_a_coloured_diagnostic_adds() {
    for file in files() {
        let (source, diagnostics, _) = open(&file);
        for diagnostic in diagnostics {
            let coloured = render_in_colour(&diagnostic, &source);
            assert!(coloured.contains("\u{1b}["), "{file}: {coloured:?}");
            assert_eq!(
                without_colours(&coloured),
                render(&diagnostic, &source, Language::Japanese)
            );
        }
    }
}

#[test]
fn a_hostile_file_name_does_not_command_the_terminal() {
    let name = "計\u{1b}[2J画\u{202e}.toml";
    for bytes in [b"".to_vec(), b"format = 2".to_vec(), vec![0xff]] {
        let (source, diagnostics, _) = opened(name, bytes);
        let lines: String = diagnostics.iter().map(line).collect();
        let said = format!(
            "{lines}{}",
            rendered(&source, &diagnostics).replace('\n', "")
        );
        assert!(said.contains("計␛[2J画<U+202E>.toml"), "{said}");
        assert!(!said.chars().any(commands), "{said:?}");
        let coloured = diagnostics.iter().map(|f| render_in_colour(f, &source));
        let coloured = without_colours(&coloured.collect::<String>());
        assert!(coloured.contains("計␛[2J画<U+202E>.toml"), "{coloured}");
        assert!(
            !coloured.chars().any(|c| c != '\n' && commands(c)),
            "{coloured:?}"
        );
    }
}
