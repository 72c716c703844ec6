//! Commands over more plans than are opened at a time.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::started::{run_in, utf_8};

/// How many plans there are, one of them broken. More than two batches.
const PLANS: usize = 150;

/// The place of the broken one.
const BROKEN: usize = 70;

fn plan(place: usize) -> String {
    let row = match place {
        BROKEN => "",
        _ => "title = \"取組\"\n",
    };
    format!(
        "format = 1\n[plan]\nid = \"p{place}\"\ntitle = \"計画\"\nfirst_year = \"R4\"\n\
         last_year = \"R8\"\nreview_year = \"R6\"\n[[pillars]]\nid = \"1\"\ntitle = \"柱\"\n\
         [[initiatives]]\nid = \"{place}\"\npillar = \"1\"\n{row}tags = {{ \"番\" = \"{place}\" }}\n"
    )
}

/// A folder with all plans, which are named so that they are in their order.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for place in 0..PLANS {
        let file = folder.path().join(format!("{place:03}.toml"));
        fs::write(file, plan(place)).expect("a file");
    }
    folder
}

/// The ids of the rows that a command writes, and what it says besides.
fn rows(folder: &Path, arguments: &[&str]) -> (Vec<usize>, String) {
    let options = ["--format", "plain", "--columns", "id"];
    let output = run_in(folder, &[&["list"], arguments, &options].concat());
    let written = utf_8(&output.stdout);
    let ids = written.lines().filter(|line| !line.starts_with('#'));
    let ids = ids.filter_map(|line| line.trim().parse().ok()).collect();
    (ids, utf_8(&output.stderr))
}

#[test]
fn plans_answer_in_the_order_of_their_files() {
    let folder = folder();
    let (ids, said) = rows(folder.path(), &["."]);
    let expected: Vec<usize> = (0..PLANS).filter(|place| *place != BROKEN).collect();
    assert_eq!(ids, expected);
    assert_eq!(said.matches("error[missing-key]").count(), 1, "{said}");
}

#[test]
fn plans_that_are_asked_for_answer_in_that_order() {
    let folder = folder();
    let (ids, _) = rows(folder.path(), &[".", "--plan", "p140,p3,p140"]);
    assert_eq!(ids, [140, 3, 140]);
}

#[test]
fn what_one_of_many_plans_knows_is_no_mistake() {
    let folder = folder();
    let (ids, _) = rows(folder.path(), &[".", "--tag", "番=149"]);
    assert_eq!(ids, [149]);
    let (ids, said) = rows(folder.path(), &[".", "--tag", "番=1490"]);
    assert_eq!((ids.len(), said.contains("番=1490")), (0, true), "{said}");
}

#[test]
fn mistakes_come_before_what_does_not_add_up_anywhere() {
    let folder = folder();
    let output = run_in(folder.path(), &["check", ".", "--format", "github"]);
    let written = utf_8(&output.stdout);
    let first = written.lines().next().unwrap_or_default();
    assert!(first.contains("070.toml"), "{first}");
    assert_eq!(written.matches("::error ").count(), 1, "{written}");
    assert_eq!(output.status.code(), Some(1));
}
