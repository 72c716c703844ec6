//! Builds the upper levels of a plan from the names in a sheet.

use unicode_normalization::UnicodeNormalization as _;

use crate::plan::Node;

/// Pillars or measures, in the order in which they were first named.
#[derive(Debug, Default)]
pub(super) struct Parts {
    known: Vec<NamedPart>,
}

#[derive(Debug)]
struct NamedPart {
    id: String,
    title: String,
    /// The text of the cell that named the part.
    words: String,
    /// The id of the pillar that a measure belongs to.
    above: Option<String>,
}

impl Parts {
    /// Returns the id of the part that a cell names: an existing one with the same words
    /// and the same parent, or a new one.
    pub(super) fn id_of(&mut self, cell: &str, above: Option<&str>) -> String {
        let words = one_line(cell);
        let same = |part: &&NamedPart| part.words == words && part.above.as_deref() == above;
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
        self.known.push(NamedPart {
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

    /// Returns the first unused id, counting from the number of siblings plus one.
    fn next_id(&self, above: Option<&str>) -> String {
        let siblings = self.known.iter();
        let siblings = siblings.filter(|part| part.above.as_deref() == above);
        let next = siblings.count() + 1;
        let mut ids = (next..).map(|number| below(&number.to_string(), above));
        ids.find(|id| self.is_free(id)).unwrap_or_default()
    }

    /// Returns whether a part with these words exists.
    pub(super) fn has(&self, words: &str) -> bool {
        self.known.iter().any(|part| part.words == words)
    }

    /// Returns all parts in the form of a plan file.
    pub(super) fn tables(&self) -> Node {
        let table = |part: &NamedPart| {
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

/// Prefixes a number with that of its parent: `2` below `1` is `1-2`.
fn below(number: &str, above: Option<&str>) -> String {
    match above {
        Some(above) if !number.contains('-') => format!("{above}-{number}"),
        _ => number.to_owned(),
    }
}

/// Joins the lines of a cell into one.
pub(super) fn one_line(cell: &str) -> String {
    let lines = cell.split(['\n', '\r']).map(str::trim);
    lines.collect::<String>().trim().to_owned()
}

/// Prefixes that belong to the number after them.
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

/// Splits a title into its leading number and the rest.
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

/// Returns the suffix of the original words that normalises to the title.
fn title_in(words: &str, title: &str) -> String {
    let starts = words
        .char_indices()
        .map(|(at, _)| words.get(at..).unwrap_or_default());
    let mut fitting = starts.filter(|tail| tail.trim().nfkc().collect::<String>() == title);
    fitting
        .next()
        .map_or_else(|| title.to_owned(), |tail| tail.trim().to_owned())
}
