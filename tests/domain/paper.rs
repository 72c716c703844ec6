//! Papers as files of Word, unpacked and read back.

#![allow(clippy::expect_used)]

use std::collections::BTreeSet;

use proptest::prelude::*;
use quick_xml::events::Event;
use tenken::document::is_hostile;
use tenken::paper::{Block, Paper, PaperColumn, PaperTable, docx};

use crate::word::{attribute, events, paragraphs, parts};

fn paper(title: &str, blocks: Vec<Block>) -> Paper {
    Paper {
        title: title.to_owned(),
        bullet: "・",
        blocks,
    }
}

fn table(cells: &[&[&str]]) -> Block {
    let mut rows = cells
        .iter()
        .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect());
    let headings: Vec<String> = rows.next().unwrap_or_default();
    let column = |heading| PaperColumn { heading, share: 1 };
    Block::Table(PaperTable {
        columns: headings.into_iter().map(column).collect(),
        rows: rows.collect(),
    })
}

fn file(paper: &Paper) -> Vec<u8> {
    docx(paper).expect("a file of Word")
}

fn check(blocks: Vec<Block>, expected: &[(&str, &str)]) {
    let found = paragraphs(&file(&paper("題", blocks)));
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|paragraph| (paragraph.style.as_str(), paragraph.text.as_str()))
        .collect();
    let title = [("Title", "題")];
    assert_eq!(found, [&title, expected].concat());
}

#[test]
fn everything_stands_in_its_order_in_a_style_of_word() {
    check(
        vec![
            Block::Section("議事".to_owned()),
            Block::Item("1-1  取組".to_owned()),
            Block::Field {
                label: "評価".to_owned(),
                text: "R5 B → R6 A".to_owned(),
            },
            Block::List {
                label: "決定事項".to_owned(),
                points: vec!["一つ".to_owned(), "二つ\n続き".to_owned()],
            },
            table(&[&["担当", "期限"], &["情報課", ""]]),
        ],
        &[
            ("Heading1", "議事"),
            ("Heading2", "1-1  取組"),
            ("List", "評価\tR5 B → R6 A"),
            ("BodyText", "決定事項"),
            ("ListBullet", "一つ"),
            ("ListBullet", "二つ\n続き"),
            ("NoSpacing", "担当"),
            ("NoSpacing", "期限"),
            ("NoSpacing", "情報課"),
            ("NoSpacing", ""),
            ("NoSpacing", ""),
        ],
    );
}

#[test]
fn texts_that_are_markup_or_that_no_xml_can_have_are_shown() {
    check(
        vec![
            Block::Section("<w:p> & \"'".to_owned()),
            Block::Item("\u{0}\u{1b}[31m\u{b}\u{fffe}\u{ffff}\u{202e}\r".to_owned()),
        ],
        &[
            ("Heading1", "<w:p> & \"'"),
            ("Heading2", "␀␛[31m␋��<U+202E>␍"),
        ],
    );
}

/// What an attribute of the elements of a name says, in a part.
fn attributes(part: &str, element: &str, name: &str) -> BTreeSet<String> {
    let elements = events(part).into_iter().filter_map(|event| match event {
        Event::Start(start) | Event::Empty(start) if start.name().as_ref() == element => {
            attribute(&start, name)
        }
        _ => None,
    });
    elements.collect()
}

#[test]
fn every_part_is_declared_and_every_style_is_there() {
    let blocks = vec![
        Block::List {
            label: "決定事項".to_owned(),
            points: vec!["一つ".to_owned()],
        },
        table(&[&["担当"], &["情報課"]]),
    ];
    let parts = parts(&file(&paper("題", blocks)));
    let types = parts.get("[Content_Types].xml").expect("types");
    for declared in attributes(types, "Override", "PartName") {
        let name = declared.trim_start_matches('/');
        assert!(parts.contains_key(name), "{name}: {:?}", parts.keys());
    }
    let styles = parts.get("word/styles.xml").expect("styles");
    let ids = attributes(styles, "w:style", "w:styleId");
    for part in ["word/document.xml", "word/footer1.xml"] {
        let part = parts.get(part).expect("a part");
        for element in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
            let used = attributes(part, element, "w:val");
            assert!(used.is_subset(&ids), "{used:?}");
        }
    }
    let footer = parts.get("word/footer1.xml").expect("a footer");
    assert!(footer.contains(">PAGE<"), "{footer}");
}

#[test]
fn headings_of_tables_are_repeated_on_every_page_and_rows_are_not_torn() {
    let blocks = vec![
        table(&[&["担当"], &["情報課"], &["<w:trPr />"]]),
        table(&[&["期限"], &["次回まで"]]),
    ];
    let parts = parts(&file(&paper("題", blocks)));
    let document = parts.get("word/document.xml").expect("a document");
    let rows = events(document)
        .into_iter()
        .filter_map(|event| match event {
            Event::Empty(element) => match element.name().as_ref() {
                "w:tblHeader" => Some("repeated"),
                "w:cantSplit" => Some("whole"),
                "w:trPr" => Some("neither"),
                _ => None,
            },
            _ => None,
        });
    assert_eq!(
        rows.collect::<Vec<_>>(),
        ["repeated", "whole", "whole", "repeated", "whole"]
    );
}

proptest! {
    /// Whatever texts say, the parts are XML, and the texts are in them.
    #[test]
    fn any_text_can_be_on_a_paper(texts in prop::collection::vec(any::<String>(), 4)) {
        let [title, heading, cell, point] = texts.as_slice() else { unreachable!("four") };
        let blocks = vec![
            Block::Section(heading.clone()),
            table(&[&["列"], &[cell]]),
            Block::List { label: "点".to_owned(), points: vec![point.clone()] },
        ];
        let file = file(&paper(title, blocks));
        for part in parts(&file).values() {
            events(part);
            let breaks = |c: char| !matches!(c, '\n') && (is_hostile(c) || c == '\u{ffff}');
            prop_assert!(!part.contains(breaks), "{:?}", part);
        }
        let found = paragraphs(&file);
        let shown = &found.first().expect("a title").text;
        let expected = title.split('\n').map(tenken::document::visible);
        let expected = expected.collect::<Vec<_>>().join("\n");
        prop_assert_eq!(shown, &expected.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}"));
    }
}
