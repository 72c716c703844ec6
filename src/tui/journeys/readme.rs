//! The key list of the README comes from the table of actions.

use tenken::messages::Language;

use crate::tui::action::ACTIONS;
use crate::tui::keymap::Keymap;
use crate::tui::screens::Screen;

const README: &str = include_str!("../../../README.md");

fn key_list() -> String {
    let keymap = Keymap::default();
    let mut list = String::from("|  | キー | 操作 | 名前（keymap） |\n|---|---|---|---|\n");
    let mut entries: Vec<_> = ACTIONS.iter().collect();
    entries.sort_by_key(|entry| entry.group);
    let mut group = None;
    for entry in entries {
        let is_first = group.replace(entry.group) != Some(entry.group);
        let heading = match is_first {
            true => format!("**{}** ", entry.group.heading(Language::Japanese)),
            false => String::new(),
        };
        let keys: Vec<String> = keymap
            .keys(entry.action)
            .iter()
            .map(|key| format!("`{key}`"))
            .collect();
        let words = entry.words.description(Language::Japanese);
        list.push_str(&format!(
            "| {heading}| {} | {words} | `{}` |\n",
            keys.join(" "),
            entry.name
        ));
    }
    list
}

#[test]
fn the_readme_lists_every_key() {
    let list = key_list();
    assert!(README.contains(&list), "put this into README.md:\n\n{list}");
}

#[test]
fn no_key_means_two_things_in_one_place() {
    let keymap = Keymap::default();
    for context in Screen::contexts() {
        let here = ACTIONS.iter().filter(|entry| entry.is_in(context));
        let mut keys: Vec<_> = here.flat_map(|entry| keymap.keys(entry.action)).collect();
        let all = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), all, "{context:?}");
    }
}

#[test]
fn every_default_key_can_be_written_and_read() {
    for entry in ACTIONS {
        for key in entry.keys {
            let parsed: Result<crate::key::Key, _> = key.parse();
            assert_eq!(parsed.map(|key| key.to_string()).as_deref(), Ok(*key));
        }
    }
}

#[test]
fn names_of_actions_are_unique() {
    let mut names: Vec<&str> = ACTIONS.iter().map(|entry| entry.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), ACTIONS.len());
}
