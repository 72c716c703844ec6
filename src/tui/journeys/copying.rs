//! What `y` copies, and what it says of that.

use insta::assert_snapshot;

use super::changes::demo;
use super::{Journey, doubts, journey, press, revision};

/// What is copied after the keys, below what is said of it.
fn copied(journey: Journey, keys: &str) -> String {
    let (script, state) = journey.run(press(&format!("{keys}y")));
    let said = state.notice.unwrap_or_default();
    format!("[{said}]\n{}", script.copied.join("\n---\n"))
}

#[test]
fn a_card_is_copied_from_the_list_and_from_itself() {
    let from_list = copied(demo(80, 24), "");
    assert_snapshot!(from_list);
    assert_eq!(copied(demo(80, 24), "<Enter>"), from_list);
}

#[test]
fn what_is_copied_does_not_depend_on_the_size_of_the_screen() {
    for keys in ["", "2", "3", "4", "4<Enter>", "5", "6", "7"] {
        let small = copied(demo(60, 15), keys);
        assert_eq!(copied(demo(200, 50), keys), small, "{keys}");
    }
}

#[test]
fn a_comparison_is_copied() {
    assert_snapshot!(copied(demo(80, 24), "jjj2"));
}

#[test]
fn an_indicator_is_copied_from_the_list_and_from_its_chart() {
    let from_list = copied(demo(80, 24), "4");
    assert_snapshot!(from_list);
    assert_eq!(copied(demo(80, 24), "4<Enter>"), from_list);
}

#[test]
fn counts_are_copied_as_a_table() {
    assert_snapshot!(copied(demo(80, 24), "3"));
}

#[test]
fn a_doubt_is_copied() {
    assert_snapshot!(copied(doubts::town(80, 24), "6j"));
}

#[test]
fn what_changed_in_a_row_is_copied() {
    for keys in ["7", "7G", "7j"] {
        assert_snapshot!(copied(demo(80, 24), keys));
    }
}

#[test]
fn what_was_planned_in_a_row_is_copied_year_by_year() {
    assert_snapshot!(copied(demo(80, 24), "5j"));
    let nothing = copied(revision::revised(80, 24), "5<Tab>");
    assert_snapshot!(nothing);
}

#[test]
fn a_revision_is_copied() {
    assert_snapshot!(copied(revision::revised(80, 24), "s"));
}

#[test]
fn a_screen_with_nothing_to_copy_says_so_and_offers_no_key() {
    let said = copied(journey(80, 24), "i");
    assert_eq!(said, "[この画面にはコピーするものがありません]\n");
    let footer = |keys: &str| {
        let shown = revision::revised(160, 45).screen(keys);
        shown.lines().last().unwrap_or_default().to_owned()
    };
    for (keys, is_offered) in [("", true), ("3", false), ("s", true), ("i", false)] {
        let footer = footer(keys);
        assert_eq!(footer.contains("y コピー"), is_offered, "{keys}: {footer}");
    }
}

#[test]
fn dated_events_are_copied_and_no_row_that_is_not_seen() {
    assert_snapshot!(copied(demo(80, 24), "5<Tab>"));
    let footer = |keys: &str| {
        let shown = demo(200, 50).screen(keys);
        shown.lines().last().unwrap_or_default().to_owned()
    };
    assert!(footer("5").contains("Enter 開く"));
    assert!(footer("5").contains("Space 印"));
    assert!(!footer("5<Tab>").contains("Enter 開く"));
    assert!(!footer("5<Tab>").contains("Space 印"));
    for key in ["<Enter>", "<Space>"] {
        let stays = demo(80, 24).screen(&format!("5<Tab>{key}"));
        assert_eq!(stays, demo(80, 24).screen("5<Tab>"), "{key}");
    }
}
