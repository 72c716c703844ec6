//! The list of indicators.

use insta::assert_snapshot;

use super::journey;
use super::schedule::check_edges;
use super::styled::with as only;
use super::tables::with;
use crate::tui::theme::ThemeName;

#[test]
fn rows_are_named_where_indicators_have_the_same_name() {
    let screen = with("kameyama-dx", 80, 24).screen("4");
    let lines: Vec<&str> = screen
        .lines()
        .filter(|line| line.contains("PV数"))
        .collect();
    let is_named = |line: Option<&&str>, title: &str| line.is_some_and(|line| line.contains(title));
    assert!(
        is_named(lines.first(), "PV数（件）  ホームページ"),
        "{screen}"
    );
    assert!(is_named(lines.get(1), "PV数（件）  シティ"), "{screen}");
    assert!(
        !screen.contains("市公式LINE登録者数（人）  チャット"),
        "{screen}"
    );
}

#[test]
fn a_target_in_words_is_read_in_the_list_and_whole_in_the_chart() {
    let list = with("toyama-dx", 120, 36).screen("4");
    assert!(list.contains("R3 できるだけ100%に近づける"), "{list}");
    let list = with("toyama-dx", 80, 24).screen("4G");
    assert!(list.contains("R3 できるだけ100%"), "{list}");
    assert!(list.contains("R3 更なる拡大"), "{list}");
    assert_snapshot!(with("mie-digiplan", 80, 24).screen("4"));
    let chart = with("mie-digiplan", 80, 24).screen("4j<Enter>");
    let target = "道路・河川の重点監視箇所における画像情報の集中監視体制の完成";
    let words: String = chart.split_whitespace().collect();
    assert!(words.contains(target), "{chart}");
}

#[test]
fn values_stand_near_their_names_on_a_wide_screen() {
    for plan in ["kameyama-dx", "mie-digiplan", "toyama-dx", "mie-strategy"] {
        let screen = with(plan, 200, 50).screen("4");
        for line in screen.lines().skip(4).filter(|line| line.contains(" R")) {
            let longest = line.split(|c: char| c != ' ').map(str::len).max();
            assert!(longest.unwrap_or_default() < 80, "{line}");
        }
    }
    assert_snapshot!(with("toyama-dx", 200, 40).screen("4"));
}

#[test]
fn a_column_that_tells_nothing_leaves_its_room_to_others() {
    let screen = with("mie-digiplan", 160, 45).screen("4");
    for heading in ["基準値", "推移", "増減率"] {
        assert!(!screen.contains(heading), "{heading}: {screen}");
    }
    let screen = with("kameyama-dx", 160, 45).screen("4");
    for heading in ["基準値", "推移", "増減率", "年間必要量"] {
        assert!(screen.contains(heading), "{heading}: {screen}");
    }
}

/// The lines of a screen on which indicators are listed.
fn listed(screen: &str) -> Vec<&str> {
    let is_row = |line: &&str| {
        line.get(2..)
            .is_some_and(|rest| rest.starts_with(char::is_numeric))
    };
    screen.lines().filter(is_row).collect()
}

#[test]
fn indicators_of_a_row_can_be_told_apart() {
    for (width, height) in [(60, 15), (80, 24), (120, 36), (160, 45)] {
        let screen = with("mie-strategy", width, height).screen("4/マイナ<Enter>");
        let rows = listed(&screen);
        assert!(rows.iter().any(|row| row.contains("三重県）")), "{screen}");
        assert!(rows.iter().any(|row| row.contains("全国）")), "{screen}");
    }
    assert_snapshot!(with("mie-strategy", 60, 15).screen("4"));
    assert_snapshot!(with("mie-strategy", 80, 24).screen("4/人<Enter>"));
    assert_snapshot!(with("mie-digiplan", 60, 15).screen("4o"));
}

#[test]
fn a_change_for_the_worse_is_told_without_colours() {
    assert_snapshot!(
        only("toyama-dx", 120, 36)
            .in_theme(ThemeName::Mono)
            .styled("4")
    );
}

#[test]
fn indicators_at_60() {
    assert_snapshot!(with("kameyama-dx", 60, 15).screen("4"));
    assert_snapshot!(with("toyama-dx", 60, 15).screen("4"));
}

#[test]
fn nothing_of_the_indicators_touches_the_edges() {
    for plan in ["kameyama-dx", "mie-digiplan", "toyama-dx", "mie-revision"] {
        for keys in ["4", "4oo", "4G"] {
            check_edges(|width, height| with(plan, width, height), keys);
            check_edges(|width, height| with(plan, width, height).wide(), keys);
        }
    }
    check_edges(journey, "4/ないもの<Enter>");
}
