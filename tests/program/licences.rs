//! The notices that have to go with a binary: `LICENCES.txt` has those of every crate that
//! it is built of, on any system, and of the data within it, and is written anew by
//! `TENKEN_WRITE_LICENCES=1 cargo test --test program licences`.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::started::ROOT;

/// What cargo knows of the packages and of what each is built of.
fn metadata() -> Value {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(ROOT)
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    serde_json::from_slice(&output.stdout).expect("cargo writes JSON")
}

fn items<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value[key].as_array().into_iter().flatten()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// Returns the ids of all packages that become part of the binary: what is needed to build
/// or to test it does not.
fn shipped(metadata: &Value) -> BTreeSet<&str> {
    let nodes = items(&metadata["resolve"], "nodes");
    let nodes: BTreeMap<&str, &Value> = nodes.map(|node| (text(node, "id"), node)).collect();
    let packages = items(metadata, "packages");
    let mut own = packages.filter(|package| text(package, "name") == "tenken");
    let mut left = vec![text(own.next().expect("it is there"), "id")];
    let mut shipped = BTreeSet::new();
    while let Some(id) = left.pop() {
        if !shipped.insert(id) {
            continue;
        }
        let needs = nodes
            .get(id)
            .into_iter()
            .flat_map(|node| items(node, "deps"));
        let is_shipped =
            |need: &&Value| items(need, "dep_kinds").any(|kind| kind["kind"].is_null());
        left.extend(needs.filter(is_shipped).map(|need| text(need, "pkg")));
    }
    shipped
}

/// How much shorter or plainer licences are than others, of which a crate lets one choose.
const PREFERRED: [&str; 8] = [
    "MIT",
    "ZLIB",
    "ISC",
    "BSD",
    "UNICODE",
    "UNLICENSE",
    "APACHE",
    "",
];

/// Returns the text of the licence under which a crate is taken, or of all where all hold,
/// and its other notices.
fn notices(folder: &Path, licence: &str) -> String {
    let entries = fs::read_dir(folder)
        .expect("a crate has a folder")
        .flatten();
    let files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    let name = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.to_uppercase()
    };
    let is_licence = |path: &&PathBuf| {
        let name = name(path);
        ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"]
            .iter()
            .any(|word| name.starts_with(word))
    };
    let rank = |path: &&PathBuf| {
        let name = name(path);
        let place = PREFERRED.iter().position(|word| name.contains(word));
        (place, name)
    };
    let mut licences: Vec<&PathBuf> = files.iter().filter(is_licence).collect();
    licences.sort_by_key(rank);
    if !licence.contains(" AND ") {
        licences.truncate(1);
    }
    let others = files.iter().filter(|path| name(path).starts_with("NOTICE"));
    let read = |path: &PathBuf| fs::read_to_string(path).unwrap_or_default();
    let texts: Vec<String> = licences.into_iter().chain(others).map(read).collect();
    let lines = texts
        .iter()
        .flat_map(|text| text.lines())
        .map(str::trim_end);
    let lines: Vec<&str> = lines.collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Returns all notices, each text once, under the crates that have it.
fn all_notices() -> String {
    let metadata = metadata();
    let shipped = shipped(&metadata);
    let packages = items(&metadata, "packages");
    let packages = packages.filter(|package| shipped.contains(text(package, "id")));
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages.filter(|package| text(package, "name") != "tenken") {
        let folder = Path::new(text(package, "manifest_path"))
            .parent()
            .expect("a folder");
        let (name, version) = (text(package, "name"), text(package, "version"));
        let licence = text(package, "license");
        let title = format!("{name} {version} ({licence})");
        let notices = notices(folder, licence);
        by_text.entry(notices).or_default().push(title);
    }
    let mut notices: Vec<(Vec<String>, String)> = by_text
        .into_iter()
        .map(|(text, mut crates)| {
            crates.sort();
            (crates, text)
        })
        .collect();
    notices.sort();
    let mut all =
        String::from("tenken is built of the crates below, each under its own licence.\n");
    for (crates, text) in notices {
        all.push_str(&format!("\n{}\n{}\n", "=".repeat(80), crates.join("\n")));
        let text = match text.is_empty() {
            true => "These crates come without the text of their licence.",
            false => &text,
        };
        all.push_str(&format!("{}\n{text}\n", "-".repeat(80)));
    }
    all + &notice_of_readings()
}

/// The notice of the readings of kanji, which are data of the Unihan database.
fn notice_of_readings() -> String {
    let licence = Path::new(ROOT).join("src/sound/UNICODE-LICENCE.txt");
    let licence = fs::read_to_string(licence).expect("it is there");
    let (thick, thin) = ("=".repeat(80), "-".repeat(80));
    format!("\n{thick}\nUnihan database, modified: src/sound/kanji.txt\n{thin}\n{licence}\n")
}

#[test]
fn the_licences_of_all_crates_are_kept() {
    let file = Path::new(ROOT).join("LICENCES.txt");
    let notices = all_notices();
    if env::var_os("TENKEN_WRITE_LICENCES").is_some() {
        fs::write(&file, &notices).expect("it can be written");
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    let is_current = kept.replace("\r\n", "\n") == notices;
    assert!(
        is_current,
        "LICENCES.txt is not current: see the head of this file"
    );
}
