//! The upper levels of a plan, from the words that a sheet has for them.

use unicode_normalization::UnicodeNormalization as _;

use crate::plan::Node;

/// Pillars, or measures, in the order in which they were first named.
#[derive(Debug, Default)]
pub(super) struct Parts {
    known: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    id: String,
    title: String,
    /// The cell that named it.
    words: String,
    /// The pillar of a measure.
    above: Option<String>,
}

impl Parts {
    /// The id of what a cell names: that of one before with the same words in
    /// the same place, or that of a new one.
    pub(super) fn id_of(&mut self, cell: &str, above: Option<&str>) -> String {
        let words = one_line(cell);
        let same = |part: &&Part| part.words == words && part.above.as_deref() == above;
        if let Some(part) = self.known.iter().find(same) {
            return part.id.clone();
        }
        let (id, title) = match numbered(&words) {
            Some((number, title)) => {
                match Some(below(&number, above)).filter(|id| self.is_free(id)) {
                    Some(id) => (id, title),
                    None => (self.next_id(above), words.clone()),
                }
            }
            None => (self.next_id(above), words.clone()),
        };
        self.known.push(Part {
            id: id.clone(),
            title,
            words,
            above: above.map(str::to_owned),
        });
        id
    }

    fn is_free(&self, id: &str) -> bool {
        !self.known.iter().any(|part| part.id == id)
    }

    /// The first free number after as many as there are in the same place.
    fn next_id(&self, above: Option<&str>) -> String {
        let siblings = self.known.iter();
        let siblings = siblings.filter(|part| part.above.as_deref() == above);
        let next = siblings.count() + 1;
        let mut ids = (next..).map(|number| below(&number.to_string(), above));
        ids.find(|id| self.is_free(id)).unwrap_or_default()
    }

    /// Whether a cell with these words named one.
    pub(super) fn has(&self, words: &str) -> bool {
        self.known.iter().any(|part| part.words == words)
    }

    /// All of them as a plan file has them.
    pub(super) fn tables(&self) -> Node {
        let table = |part: &Part| {
            let mut entries = vec![("id".to_owned(), Node::words(&part.id))];
            if let Some(above) = &part.above {
                entries.push(("pillar".to_owned(), Node::words(above)));
            }
            entries.push(("title".to_owned(), Node::words(&part.title)));
            Node::Table(entries)
        };
        Node::List(self.known.iter().map(table).collect())
    }
}

/// A number in its place: `2` below `1` is `1-2`.
fn below(number: &str, above: Option<&str>) -> String {
    match above {
        Some(above) if !number.contains('-') => format!("{above}-{number}"),
        _ => number.to_owned(),
    }
}

/// The words on one line.
pub(super) fn one_line(cell: &str) -> String {
    let lines = cell.split(['\n', '\r']).map(str::trim);
    lines.collect::<String>().trim().to_owned()
}

/// Words before a number that belong to it.
const BEFORE: [&str; 8] = [
    "第",
    "基本方針",
    "重点施策",
    "施策",
    "柱",
    "方針",
    "目標",
    "(",
];

/// The number that a title begins with, and the title without it.
fn numbered(words: &str) -> Option<(String, String)> {
    let normal: String = words.nfkc().collect();
    let mut rest = normal.as_str();
    while let Some(after) = BEFORE.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after.trim_start();
    }
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '.'));
    let (number, after) = rest
        .split_at_checked(end.unwrap_or(rest.len()))
        .unwrap_or_default();
    let number = number.trim_end_matches(['-', '.']);
    let is_number = number.starts_with(|c: char| c.is_ascii_digit());
    let ends_number = |c: char| {
        c.is_whitespace() || matches!(c, ')' | '.' | ':' | '、' | '節' | '章' | '-' | '】' | ']')
    };
    let is_apart =
        after.starts_with(ends_number) || normal.len() != rest.len() || starts_circled(words);
    let title = after.trim_start_matches(ends_number).trim();
    let fits = is_number && is_apart && !title.is_empty();
    fits.then(|| (number.replace('.', "-"), title_in(words, title)))
}

fn starts_circled(words: &str) -> bool {
    words.starts_with(|c: char| ('①'..='⑳').contains(&c))
}

/// The end of the words that reads as the title, in its own characters.
fn title_in(words: &str, title: &str) -> String {
    let starts = words
        .char_indices()
        .map(|(at, _)| words.get(at..).unwrap_or_default());
    let mut fitting = starts.filter(|tail| tail.trim().nfkc().collect::<String>() == title);
    fitting
        .next()
        .map_or_else(|| title.to_owned(), |tail| tail.trim().to_owned())
}
