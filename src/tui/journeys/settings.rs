//! Help, palette, keys, colours, languages, diagnostics.

use std::sync::Arc;

use insta::assert_snapshot;
use ratatui::style::Color;
use tenken::document::{Source, read};
use tenken::messages::Language;

use super::tables::with;
use super::{journey, press};
use crate::report::Report;
use crate::tui::{Keymap, ThemeName, contexts};

#[test]
fn help_lists_the_keys_and_typing_narrows_it() {
    assert_snapshot!(journey(80, 24).screen("?"));
    assert_snapshot!(journey(80, 24).screen("?年度"));
}

#[test]
fn help_runs_what_is_chosen() {
    let shown = journey(120, 36).screen("?前年度と並べる<Enter>");
    assert!(shown.contains("[2 比較]"), "{shown}");
}

#[test]
fn the_palette_runs_an_action_by_its_name() {
    let shown = journey(80, 24).screen(":再掲<Enter>");
    assert!(shown.contains("85件"), "{shown}");
}

#[test]
fn full_width_keys_are_the_keys_they_mean() {
    assert_eq!(journey(80, 24).screen("ｊｊ"), journey(80, 24).screen("jj"));
    assert_eq!(journey(80, 24).screen("・"), journey(80, 24).screen("/"));
    assert_eq!(journey(80, 24).screen("２「"), journey(80, 24).screen("2["));
}

#[test]
fn escape_goes_back_and_never_quits() {
    let shown = journey(80, 24).screen("2<Esc><Esc><Esc>j");
    assert!(shown.contains("2/92件"), "{shown}");
}

#[test]
fn q_quits_but_not_while_text_is_typed() {
    let frames = |keys: &str| journey(80, 24).run(press(keys)).0.frames.len();
    let at_start = frames("");
    assert_eq!(frames("qjjj"), at_start);
    assert_eq!(frames("/qjjj"), at_start + 5);
    assert_eq!(frames("/<Ctrl-c>jjj"), at_start + 1);
}

#[test]
fn english_labels_on_request() {
    let mut journey = journey(120, 36);
    journey.settings.language = Some(Language::English);
    assert_snapshot!(journey.screen("jjjjj"));
}

#[test]
fn every_palette_sets_both_colours_or_neither() {
    for (_, theme) in ThemeName::ALL {
        let mut journey = journey(120, 36);
        journey.settings.theme = theme;
        let (script, _) = journey.run(press("/マイナ<Enter>2"));
        for frame in &script.frames {
            for cell in &frame.buffer.content {
                let text_is_set = cell.fg != Color::Reset;
                let ground_is_set = cell.bg != Color::Reset;
                assert_eq!(text_is_set, ground_is_set, "{theme:?}: {cell:?}");
                assert_eq!(text_is_set, theme != ThemeName::Mono, "{theme:?}");
            }
        }
    }
}

#[test]
fn no_color_keeps_the_palette_mono() {
    let mut journey = journey(80, 24);
    journey.settings.colours = false;
    journey.settings.theme = ThemeName::Mono;
    assert!(journey.screen("t").contains("NO_COLOR"));
}

/// The keymap of a configuration, and what is wrong with it.
pub(super) fn keymap(text: &str) -> (Keymap, Vec<Report>) {
    let source = Source::new("config.toml", text);
    let (keymap, diagnostics, _) = read(&source, |mut table, diagnostics| {
        let keys = table.table("keys", diagnostics);
        table.finish(diagnostics);
        keys.map(|keys| Keymap::read(keys, &contexts(), diagnostics))
    });
    let reports = Report::all(diagnostics, &Arc::new(source));
    (keymap.unwrap_or_default(), reports)
}

fn with_config(text: &str, keys: &str) -> (String, String) {
    let (keymap, reports) = keymap(text);
    let said: Vec<String> = reports
        .iter()
        .map(|report| report.render(80, Language::Japanese))
        .collect();
    let mut journey = journey(80, 24);
    journey.settings.keymap = keymap;
    (journey.screen(keys), said.join("\n\n"))
}

#[test]
fn the_keymap_file_changes_keys_and_what_is_said_of_them() {
    let (shown, said) = with_config("[keys]\nfilter-departments = [\"u\"]\n", "u教育<Enter>");
    assert_eq!(said, "");
    assert!(shown.contains("部署: 教育委員会事務局"), "{shown}");
    assert!(shown.contains("u 部署"), "{shown}");
}

#[test]
fn what_is_right_in_the_keymap_file_holds_beside_mistakes() {
    let (shown, said) = with_config("[keys]\nnext-roww = [\"j\"]\nquit = [\"j\"]\n", "<Down>");
    assert!(said.contains("next-roww"), "{said}");
    assert!(shown.contains("2/92件"), "{shown}");
}

#[test]
fn suspending_gives_the_terminal_back() {
    let (script, _) = journey(80, 24).run(press("<Ctrl-z>j"));
    assert_eq!(script.stops, 1);
}

#[test]
fn where_nothing_can_be_suspended_no_key_offers_it() {
    for keys in ["?", ":suspend"] {
        let named = "シェルに一時戻る";
        let with = journey(80, 60).screen(keys);
        assert!(with.contains(named), "{keys}: {with}");
        let mut journey = journey(80, 60);
        journey.settings.can_stop = false;
        let without = journey.screen(keys);
        assert!(!without.contains(named), "{keys}: {without}");
    }
    let mut journey = journey(80, 24);
    journey.settings.can_stop = false;
    let (script, _) = journey.run(press("<Ctrl-z>j"));
    assert_eq!(script.stops, 0);
}

#[test]
fn diagnostics_can_be_read_on_the_screen() {
    use tenken::plan::load;
    let broken = "format = 1\n[plan]\nid = \"町\"\ntitel = \"まちの計画\"\n";
    let loaded = load(Source::new("town.toml", broken));
    let mut journey = journey(80, 24);
    journey.reports = Report::all(loaded.diagnostics, &Arc::new(loaded.source));
    let (script, state) = journey.run(press("e"));
    let shown = |frame: &super::Frame| super::screen(frame, state.settings.ambiguous);
    let first = script.frames.first().map(shown).unwrap_or_default();
    assert!(first.contains("6件あります（e で見る）"), "{first}");
    assert_snapshot!(script.frames.last().map(shown).unwrap_or_default());
}

#[test]
fn plans_are_switched_and_keep_what_was_chosen_in_them() {
    let small = r#"
format = 1
[plan]
id = "town"
title = "まちの計画"
body = "まち"
first_year = "R5"
last_year = "R6"
review_year = "R6"
"#;
    let mut journey = journey(80, 24);
    let kameyama = std::mem::take(&mut journey.files);
    let mut journey = journey.with_plans(&[small]);
    journey.files.splice(0..0, kameyama);
    let (script, state) = journey.run(press("jjpまち<Enter>pかめ亀山<Ctrl-u>亀山<Enter>"));
    let shown = script
        .frames
        .last()
        .map(|frame| super::screen(frame, state.settings.ambiguous));
    assert!(shown.unwrap_or_default().contains("3/92件"));
    let mut frames = script.frames.iter();
    let empty = frames.find_map(|frame| {
        let shown = super::screen(frame, state.settings.ambiguous);
        shown.contains("0/0件").then_some(shown)
    });
    assert_snapshot!(empty.unwrap_or_default());
}

#[test]
fn a_theme_is_named_in_words() {
    let said = |keys: &str| {
        let shown = journey(80, 24).screen(keys);
        shown.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(said("t"), " 配色: 明るい（light）");
    assert_eq!(said("tt"), " 配色: 投影用（projector）");
}

#[test]
fn no_key_is_offered_that_does_nothing() {
    let footer = |keys: &str| {
        let shown = with("mie-revision", 160, 45).screen(keys);
        shown.lines().last().unwrap_or_default().to_owned()
    };
    assert!(!footer("V").contains("Ctrl-x"), "{}", footer("V"));
    for keys in ["e", "i", "s"] {
        assert!(!footer(keys).contains("送る"), "{keys}: {}", footer(keys));
    }
    let empty = footer("4");
    assert!(
        !empty.contains("開く") && !empty.contains("並べ替え"),
        "{empty}"
    );
}
