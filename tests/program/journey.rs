//! A review from the first screen to the last, as it is seen on a terminal. The same screens
//! come on every system.

use insta::assert_snapshot;

use crate::terminal::Terminal;

/// Presses keys, and returns the screen once it shows a text.
fn screen_after(terminal: &mut Terminal, keys: &str, text: &str) -> String {
    terminal.press(keys);
    terminal.wait_for_text(text);
    terminal.wait_until_quiet();
    terminal.contents()
}

#[test]
fn a_review_looks_the_same_on_every_system() {
    let plans = ["data/kameyama-dx.toml", "data/toyama-dx.toml"];
    let mut terminal = Terminal::start(120, 36, &plans);
    for (name, keys, text) in [
        ("opened", "", "1/92件"),
        ("filtered", "rC\r", "1/5件（全92件）"),
        ("searched", "c/図書館\r", "1/13件（全92件）"),
        ("compared", "j2", "R5 → R6"),
        ("a_year_before", "[", "R4 → R5"),
        ("summed", "3", "柱 × 評価"),
        ("doubts", "c6", "[6 要確認]"),
        ("doubted_row", "j\r", "[1 取組]"),
        ("other_plan", "p富山\r", "1/26件"),
    ] {
        let screen = screen_after(&mut terminal, keys, text);
        assert_snapshot!(format!("journey_{name}"), screen);
    }
    terminal.press("q");
    assert!(terminal.wait_for_end().success());
}
