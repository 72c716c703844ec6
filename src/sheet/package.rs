//! The zip archive that a workbook is, read within limits: neither what its directory says
//! nor what comes out of it is trusted.

use std::io::{self, Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::read::UnreadableWorkbook;

/// The most bytes that the parts of a workbook may come to when unpacked. A sheet with the
/// most cells that are read has a fifth of that. Heuristic.
const MOST_UNPACKED: u64 = 128 * 1024 * 1024;

/// The same of a part that describes the workbook, and holds no cells: readers keep many
/// times as much of it in memory. Excel allows 65,490 cell formats, which are some 10 MB.
/// Heuristic.
const MOST_DESCRIPTION: u64 = 16 * 1024 * 1024;

/// A workbook as the archive that it is.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    /// Opens an archive, and unpacks every part once to see that all of them together stay
    /// within limits.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, UnreadableWorkbook> {
        let archive = ZipArchive::new(Cursor::new(bytes));
        let archive = archive.map_err(|_| UnreadableWorkbook::Broken)?;
        let mut package = Self { archive };
        package.check_sizes()?;
        Ok(package)
    }

    /// Returns whether there is a part of a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Returns a part as text. `None` if there is none of this name.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, UnreadableWorkbook> {
        if !self.has(name) {
            return Ok(None);
        }
        let mut text = String::new();
        let part = self.archive.by_name(name);
        let part = part.map_err(|_| UnreadableWorkbook::Broken)?;
        let read = part.take(MOST_UNPACKED).read_to_string(&mut text);
        read.map_err(|_| UnreadableWorkbook::Broken)?;
        Ok(Some(text))
    }

    fn check_sizes(&mut self) -> Result<(), UnreadableWorkbook> {
        let mut left = MOST_UNPACKED;
        for index in 0..self.archive.len() {
            // Nobody will be able to read a part that cannot be unpacked here.
            let Ok(mut part) = self.archive.by_index(index) else {
                continue;
            };
            let name = part_name(&part);
            if !is_read(&name) {
                continue;
            }
            let most = match holds_cells(&name) {
                true => left,
                false => left.min(MOST_DESCRIPTION),
            };
            // The directory may lie. Counting what comes out costs as much as reading it.
            let unpacked = match part.size() {
                claimed if claimed > most => claimed,
                _ => unpacked_size(&mut part, most),
            };
            if unpacked > most {
                return Err(UnreadableWorkbook::Swollen);
            }
            left -= unpacked;
        }
        Ok(())
    }

    /// Checks that the table of strings of an xlsx does not claim to have more of them than
    /// it has bytes: readers make room for as many as it claims.
    pub(super) fn check_shared_strings(&mut self) -> Result<(), UnreadableWorkbook> {
        for index in 0..self.archive.len() {
            let Ok(part) = self.archive.by_index(index) else {
                continue;
            };
            if !part_name(&part).ends_with(STRINGS) {
                continue;
            }
            let size = u128::from(part.size());
            let mut head = Vec::new();
            let read = part.take(MOST_HEAD).read_to_end(&mut head);
            read.map_err(|_| UnreadableWorkbook::Broken)?;
            let claimed = claimed_strings(&String::from_utf8_lossy(&head));
            if claimed.is_none_or(|claimed| claimed > size) {
                return Err(UnreadableWorkbook::Broken);
            }
        }
        Ok(())
    }
}

/// How the name of the table of strings ends.
const STRINGS: &str = "sharedstrings.xml";

/// Where the table of strings must have begun at the latest. Heuristic.
const MOST_HEAD: u64 = 64 * 1024;

/// Returns the name of a part in lower case, as readers look for it. Empty if it is none.
fn part_name(part: &ZipFile<'_, Cursor<&[u8]>>) -> String {
    let name = part.name();
    name.map_or_else(|_| String::new(), |name| name.to_ascii_lowercase())
}

/// Returns how many bytes come out of a part, but not beyond one more than the most.
fn unpacked_size(part: &mut impl io::Read, most: u64) -> u64 {
    let mut counted = part.take(most.saturating_add(1));
    // What breaks off is found broken by whoever reads it.
    io::copy(&mut counted, &mut io::sink()).unwrap_or_default()
}

/// Returns whether any reader unpacks a part. Pictures and the like are left alone.
fn is_read(name: &str) -> bool {
    name.ends_with(".xml") || name.ends_with(".rels")
}

/// Returns whether a part holds cells or their texts, so that it may be large.
fn holds_cells(name: &str) -> bool {
    name.contains("worksheets/") || name.ends_with(STRINGS) || name == "content.xml"
}

/// Returns the number of strings that a table of strings says it has, 0 if it does not say.
/// `None` if it does not begin.
fn claimed_strings(head: &str) -> Option<u128> {
    let mut reader = Reader::from_str(head);
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start)
                if start.local_name().into_inner() == "sst" =>
            {
                let mut attributes = start.attributes();
                let attributes = attributes.with_checks(false).flatten();
                let mut counts = attributes.filter(|one| one.key.into_inner() == "uniqueCount");
                // What is no number is too large as well, or counts for nothing.
                let count = counts.next().map(|count| count.value.parse());
                return Some(count.map_or(0, |count| count.unwrap_or(0)));
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}
