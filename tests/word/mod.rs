//! Files of Word, unpacked and read back, for both test binaries.

#![allow(clippy::expect_used)]

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The parts of a file of Word by name.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = BTreeMap::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("UTF-8");
        parts.insert(part.name().expect("UTF-8").into_owned(), text);
    }
    parts.retain(|name, _| !name.ends_with('/'));
    parts
}

/// What a part is made of, in order. It has to be XML.
pub(crate) fn events(part: &str) -> Vec<Event<'_>> {
    let mut reader = Reader::from_str(part);
    let mut events = Vec::new();
    loop {
        match reader.read_event().expect("XML") {
            Event::Eof => return events,
            event => events.push(event),
        }
    }
}

/// A paragraph of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct WordParagraph {
    /// The id of its style.
    pub(crate) style: String,
    /// Its text, with tabs and line breaks.
    pub(crate) text: String,
}

/// The paragraphs of the document, those in tables among them, in order.
pub(crate) fn paragraphs(bytes: &[u8]) -> Vec<WordParagraph> {
    let parts = parts(bytes);
    let document = parts.get("word/document.xml").expect("a document");
    let mut paragraphs: Vec<WordParagraph> = Vec::new();
    for event in events(document) {
        if matches!(&event, Event::Start(element) if element.name().as_ref() == "w:p") {
            paragraphs.push(WordParagraph::default());
        } else if let Some(paragraph) = paragraphs.last_mut() {
            paragraph.take_in(&event);
        }
    }
    paragraphs
}

impl WordParagraph {
    fn take_in(&mut self, event: &Event<'_>) {
        match event {
            Event::Empty(element) => match element.name().as_ref() {
                "w:pStyle" => self.style = attribute(element, "w:val").unwrap_or_default(),
                "w:br" => self.text.push('\n'),
                "w:tab" => self.text.push('\t'),
                _ => {}
            },
            Event::Text(words) => self.text.push_str(words),
            Event::GeneralRef(name) => self.text.push_str(match &**name {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                other => unreachable!("{other}"),
            }),
            _ => {}
        }
    }
}

/// What an attribute of an element says; `None` if it has none of the name.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).expect("attributes")?;
    Some(attribute.value.into_owned())
}
