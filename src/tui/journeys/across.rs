//! Several plans beside each other.

use insta::assert_snapshot;
use tenken::query::{Filter, Listing, NameKind, named};

use super::changes::demo;
use super::{Journey, built_in, journey};

fn with_all(width: u16, height: u16) -> Journey {
    Journey {
        files: built_in(),
        ..journey(width, height)
    }
}

/// A plan with an indicator, and what stands in the years of it.
fn town(id: &str, name: &str, years: &str) -> String {
    format!(
        "format = 1\n[plan]\nid = \"{id}\"\ntitle = \"{id}の計画\"\nbody = \"{id}\"\n\
         first_year = \"R4\"\nlast_year = \"R8\"\nreview_year = \"R6\"\n\
         [[pillars]]\nid = \"1\"\ntitle = \"柱\"\n\
         [[initiatives]]\nid = \"1-1\"\npillar = \"1\"\ntitle = \"普及\"\n\
         indicators = [\n  {{ name = \"利用者数\", unit = \"人\" }},\n  {name}, {years} }},\n]\n"
    )
}

fn towns(width: u16, height: u16) -> Journey {
    let same = "{ name = \"カード交付率\", unit = \"%\"";
    let plans = [
        town(
            "kita",
            same,
            "years.R5 = { actual = 60 }, years.R6 = { actual = 75.5, target = 80 }",
        ),
        town(
            "higashi",
            "{ name = \"ｶｰﾄﾞ 交付率\", unit = \"％\"",
            "years.R4 = { actual = 40 }, years.R6 = { actual = 81.2, target = 80 }",
        ),
        town(
            "minami",
            same,
            "years.R6 = { actual = \"未集計\", target = 80 }",
        ),
        town(
            "nishi",
            "{ name = \"カード交付率\", unit = \"件\"",
            "years.R6 = { actual = 9000 }",
        ),
        town(
            "naka",
            same,
            "years.R5 = { actual = 70 }, years.R6 = { actual = 68, target = 80 }",
        ),
    ];
    let texts: Vec<&str> = plans.iter().map(String::as_str).collect();
    journey(width, height).with_plans(&texts)
}

#[test]
fn plans_against_ratings() {
    assert_snapshot!(with_all(160, 45).screen("3b"));
    assert_snapshot!(with_all(120, 36).screen("3b"));
    assert_snapshot!(with_all(80, 24).screen("3b"));
    assert_snapshot!(with_all(60, 15).screen("3b"));
}

#[test]
fn which_plan_has_the_most_of_a_rating() {
    let keys = "3bjohhh";
    assert_snapshot!(with_all(100, 20).screen(keys));
    let rows = with_all(100, 20).screen(&format!("{keys}<Enter>"));
    assert!(
        rows.contains("亀山市行政DX推進計画") && rows.contains("1/5件"),
        "{rows}"
    );
}

#[test]
fn the_plans_are_one_more_grouping() {
    let by_key = with_all(120, 36).screen("3b");
    let by_tab = with_all(120, 36).screen("3<Tab><Tab><Tab><Tab><Tab>");
    let again = with_all(120, 36).screen("3<Tab><Tab><Tab><Tab><Tab><Tab>");
    assert!(by_tab.contains("計画 × 評価"), "{by_tab}");
    assert_eq!(by_tab, by_key);
    assert_eq!(again, with_all(120, 36).screen("3"));
}

#[test]
fn a_cell_leads_to_rows_of_its_plan_and_escape_comes_back_to_it() {
    let cell = "3bjhhhh";
    let rows = with_all(120, 36).screen(&format!("{cell}<Enter>"));
    assert!(
        rows.contains("みえデジプラン") && rows.contains("1/7件（全43件）"),
        "{rows}"
    );
    let back = with_all(120, 36).screen(&format!("{cell}<Enter>jj<Enter><Esc><Esc>"));
    assert_eq!(back, with_all(120, 36).screen(cell));
}

#[test]
fn what_was_searched_for_in_the_plan_of_a_cell_comes_back() {
    let searched = "p<Down><Enter>/マイナ<Enter>p<Up><Enter>";
    let rows = with_all(120, 36).screen(&format!("{searched}3bj<Enter>"));
    assert!(rows.contains("/43件"), "{rows}");
    assert!(!rows.contains("検索: マイナ"), "{rows}");
    let again = with_all(120, 36).screen(&format!("{searched}3bj<Enter><Esc>p<Down><Enter>1"));
    assert!(again.contains("検索: マイナ"), "{again}");
}

#[test]
fn a_mark_that_a_plan_lacks_leads_nowhere() {
    let said = with_all(120, 36).screen("3bjhh<Enter>");
    assert!(said.contains("この計画の評価にDはありません"), "{said}");
}

#[test]
fn a_plan_without_ratings_leads_to_its_indicators() {
    let shown = with_all(120, 36).screen("3bG<Enter>");
    assert!(shown.contains("リーディングプロジェ"), "{shown}");
    assert!(shown.contains("指標 31件"), "{shown}");
}

#[test]
fn filters_of_the_plan_in_view_do_not_count() {
    let filtered = with_all(120, 36).screen("rC<Space><Enter>3b");
    assert!(
        filtered.contains("絞り込みにかかわらず全件を集計"),
        "{filtered}"
    );
    assert!(filtered.contains("61"), "{filtered}");
    let without_reprints = with_all(120, 36).screen("x3b");
    assert!(
        without_reprints.contains("再掲を除く"),
        "{without_reprints}"
    );
    assert!(without_reprints.contains("127"), "{without_reprints}");
}

#[test]
fn indicators_of_the_same_name() {
    for (width, height) in [(160, 45), (120, 36), (80, 24), (60, 15)] {
        assert_snapshot!(towns(width, height).screen("4jb"));
    }
    assert_snapshot!(towns(100, 12).screen("4jbo"));
    assert_snapshot!(towns(100, 12).screen("4jbooo"));
}

#[test]
fn indicators_of_one_plan_are_told_apart_by_their_rows() {
    for (width, height) in [(80, 24), (60, 15)] {
        assert_snapshot!(demo(width, height).screen("4jjb"));
    }
}

#[test]
fn that_no_other_plan_has_an_indicator_is_said() {
    let alone = demo(60, 15).screen("4jb");
    assert!(alone.contains("ほかの計画にはありません"), "{alone}");
}

#[test]
fn an_indicator_of_another_plan_is_gone_to_and_escape_comes_back() {
    let listed = "4jbj";
    let chart = towns(100, 30).screen(&format!("{listed}<Enter>"));
    assert!(
        chart.contains("higashiの計画") && chart.contains("81.2"),
        "{chart}"
    );
    let back = towns(100, 30).screen(&format!("{listed}<Enter><Esc>"));
    assert_eq!(back, towns(100, 30).screen(listed));
    let table = towns(100, 30).screen(&format!("{listed}<Enter><Esc><Esc>"));
    assert_eq!(table, towns(100, 30).screen("4j"));
}

#[test]
fn the_chart_leads_to_indicators_of_the_same_name() {
    let from_chart = towns(100, 30).screen("4j<Enter>b");
    assert_eq!(from_chart, towns(100, 30).screen("4jb"));
}

#[test]
fn another_plan_has_no_indicator_chosen_yet() {
    let shown = towns(100, 30).screen("4jbp<Down><Enter>");
    assert!(shown.contains("指標が選ばれていません"), "{shown}");
}

#[test]
fn plans_in_english_and_on_wide_terminals() {
    let mut english = with_all(100, 20);
    english.settings.language = Some(tenken::messages::Language::English);
    assert_snapshot!(english.screen("3bo"));
    let mut english = towns(100, 20);
    english.settings.language = Some(tenken::messages::Language::English);
    assert_snapshot!(english.screen("4jb"));
    with_all(100, 30).wide().screen("3b");
    towns(100, 30).wide().screen("4jb");
}

// ---- Rows of all plans

#[test]
fn rows_of_all_plans_by_rating() {
    for (width, height) in [(160, 45), (120, 36), (80, 24), (60, 15)] {
        assert_snapshot!(with_all(width, height).screen("a<Ctrl-r>"));
        assert_snapshot!(with_all(width, height).screen("a<Ctrl-r>C<Enter>"));
    }
}

#[test]
fn rows_of_all_plans_by_words_department_and_rating() {
    let keys = "aシステム<Ctrl-r>A<Space><Down><Space><Enter><Ctrl-d>課";
    assert_snapshot!(with_all(120, 36).screen(keys));
    assert_snapshot!(with_all(120, 36).screen(&format!("{keys}<Enter>")));
    assert_snapshot!(with_all(60, 15).screen(&format!("{keys}<Enter>")));
}

#[test]
fn the_command_line_lists_the_same_rows() {
    let shown = with_all(160, 45).screen("a<Ctrl-d>図書館<Enter><Ctrl-r>A<Enter>");
    let files = built_in();
    let listed = files.iter().map(|file| {
        let plan = &file.plan;
        let year = plan.facts().review_year;
        let chosen = named(NameKind::Department, plan, "図書館", year).into_iter();
        let chosen = chosen.chain(named(NameKind::Rating, plan, "A", year));
        let filter = chosen.fold(Filter::default(), |filter, value| filter.with(&value));
        match filter.departments.is_empty() || filter.ratings.is_empty() {
            true => 0,
            false => Listing::new(plan, &filter, None, year).len(),
        }
    });
    let listed: usize = listed.sum();
    assert!(shown.contains(&format!("1/{listed}")), "{listed}: {shown}");
}

#[test]
fn a_row_of_any_plan_leads_back_to_the_search_that_found_it() {
    let found = "3aシステム<Ctrl-r>B<Enter><Down><Down>";
    let listed = with_all(120, 36).screen(found);
    let row = with_all(120, 36).screen(&format!("{found}<Enter>"));
    assert!(row.contains("[1 取組]"), "{row}");
    for way in [
        "<Enter><Esc>",
        "<Enter><Enter><Esc><Esc>",
        "<Enter>2<Esc><Esc>",
    ] {
        let back = with_all(120, 36).screen(&format!("{found}{way}"));
        assert_eq!(back, listed, "{way}");
    }
    let before = with_all(120, 36).screen(&format!("{found}<Enter><Esc><Esc>"));
    assert_eq!(before, with_all(120, 36).screen("3"));
}

#[test]
fn a_filter_that_is_not_chosen_leaves_the_search_as_it_was() {
    let found = "aシステム<Ctrl-r>B<Enter><Down><Down>";
    let listed = with_all(120, 36).screen(found);
    for way in [
        "<Ctrl-d><Esc>",
        "<Ctrl-d>図書館<Space><Esc>",
        "<Ctrl-r><Enter>",
    ] {
        let back = with_all(120, 36).screen(&format!("{found}{way}"));
        assert_eq!(back, listed, "{way}");
    }
    let all = with_all(120, 36).screen(&format!("{found}<Ctrl-r><Up><Up><Up><Enter>"));
    assert_eq!(all, with_all(120, 36).screen("aシステム"));
}

#[test]
fn a_letter_chooses_the_first_rating_that_has_it() {
    let mut english = with_all(100, 20);
    english.settings.language = Some(tenken::messages::Language::English);
    let shown = english.screen("a<Ctrl-r>D<Enter>");
    assert!(shown.contains("rating: D  1/2"), "{shown}");
    let mut english = with_all(60, 15);
    english.settings.language = Some(tenken::messages::Language::English);
    assert_snapshot!(english.screen("a<Ctrl-d>推進"));
}

#[test]
fn choices_that_find_no_row_say_so() {
    let shown = with_all(100, 20).screen("aサーロイン<Ctrl-r>D<Enter>");
    assert!(shown.contains("該当する取組がありません"), "{shown}");
}

#[test]
fn a_chooser_of_plans_cuts_no_count() {
    for (width, height) in [(120, 36), (80, 24), (60, 15)] {
        let chooser = with_all(width, height).screen("p");
        assert!(chooser.contains("A 61  B 24  C 5  D 2"), "{chooser}");
    }
    let narrow = with_all(30, 15).screen("p");
    assert!(narrow.contains("A 61  B 24  …"), "{narrow}");
}

#[test]
fn the_total_of_few_plans_is_named_in_full() {
    let shown = demo(60, 15).screen("3b");
    assert!(shown.contains("合計（評価のある1計画）"), "{shown}");
}

#[test]
fn rows_of_all_plans_are_found_as_they_sound_and_with_a_mistake() {
    assert_snapshot!(with_all(80, 24).screen("atoshokan"));
    assert_snapshot!(with_all(80, 24).screen("aマイナンパー"));
}
