//! Mapping files, which describe a sheet whose headings are not recognised.

use std::collections::BTreeMap;

use super::meaning::{Meaning, fold};
use crate::document::{
    self, Code, Diagnostic, DocumentMistake, Position, Problem, Severity, Source, TableReader, read,
};
use crate::plan::{FiscalYear, Text};

/// What can be wrong with a mapping file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MappingMistake {
    /// What can be wrong with any document.
    Document(DocumentMistake),
    /// A column is said to hold what no plan has.
    UnknownColumnKey(String),
}

impl From<DocumentMistake> for MappingMistake {
    fn from(mistake: DocumentMistake) -> Self {
        Self::Document(mistake)
    }
}

impl Code {
    /// `unknown-column-key`.
    pub const UNKNOWN_COLUMN_KEY: Self = Self::new("unknown-column-key");
}

impl Problem for MappingMistake {
    fn code(&self) -> Code {
        match self {
            Self::Document(mistake) => mistake.code(),
            Self::UnknownColumnKey(_) => Code::UNKNOWN_COLUMN_KEY,
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Self::Document(mistake) => mistake.severity(),
            Self::UnknownColumnKey(_) => Severity::Error,
        }
    }
}

type Diagnostics<'s> = document::Diagnostics<'s, MappingMistake>;

/// The contents of a mapping file.
#[derive(Debug, Clone, Default)]
pub struct Mapping {
    /// The name of the sheet to read.
    pub(super) sheet: Option<String>,
    columns: Vec<MappedColumn>,
    /// Facts about the plan, by key.
    pub(super) facts: BTreeMap<&'static str, String>,
    /// The year under review.
    pub(super) review_year: Option<FiscalYear>,
    /// The rating scale, best first, as marks with their meanings.
    pub(super) ratings: Vec<(String, String)>,
}

#[derive(Debug, Clone)]
struct MappedColumn {
    heading: String,
    meaning: Meaning,
    position: Position,
}

impl Mapping {
    /// Reads a mapping file and returns it with all diagnostics. The mapping is `None` if any
    /// diagnostic is an error.
    pub fn read(source: &Source) -> (Option<Self>, Vec<Diagnostic<MappingMistake>>) {
        let (mapping, diagnostics, usable) = read(source, interpret);
        (usable.then_some(mapping), diagnostics)
    }

    /// Returns the meaning of a column, looked up by its headings or its letters.
    pub(super) fn meaning(&self, parts: &[String], letters: &str) -> Option<Meaning> {
        let mut columns = self.columns.iter();
        let found = columns.find(|column| column.names(parts, letters));
        found.map(|column| column.meaning.clone())
    }

    /// Returns the meaning of a column if it is mapped by its letters.
    pub(super) fn by_letters(&self, letters: &str) -> Option<&Meaning> {
        let mut columns = self.columns.iter();
        let found = columns.find(|column| column.heading == letters);
        found.map(|column| &column.meaning)
    }

    /// Returns the headings that match none of the columns, with their positions in the
    /// file.
    pub(super) fn unused(&self, columns: &[(Vec<String>, String)]) -> Vec<(&str, Position)> {
        let is_used = |mapped: &&MappedColumn| {
            let mut columns = columns.iter();
            !columns.any(|(parts, letters)| mapped.names(parts, letters))
        };
        let unused = self.columns.iter().filter(is_used);
        unused
            .map(|mapped| (mapped.heading.as_str(), mapped.position))
            .collect()
    }
}

impl MappedColumn {
    fn names(&self, parts: &[String], letters: &str) -> bool {
        let heading = fold(&self.heading);
        let is_heading = !heading.is_empty()
            && (fold(&parts.concat()) == heading
                || parts.last().is_some_and(|lowest| fold(lowest) == heading));
        is_heading || self.heading == letters
    }
}

fn interpret(mut table: TableReader<'_>, diagnostics: &mut Diagnostics<'_>) -> Mapping {
    let sheet = table.optional::<String>("sheet", diagnostics);
    let columns = table.table("columns", diagnostics);
    let plan = table.table("plan", diagnostics);
    table.finish(diagnostics);
    let mut mapping = Mapping {
        sheet: sheet.map(|sheet| sheet.value),
        columns: columns.map_or_else(Vec::new, |table| mapped(table, diagnostics)),
        ..Mapping::default()
    };
    if let Some(plan) = plan {
        mapping.read_plan(plan, diagnostics);
    }
    mapping
}

fn mapped(table: TableReader<'_>, diagnostics: &mut Diagnostics<'_>) -> Vec<MappedColumn> {
    let mut columns = Vec::new();
    for entry in table.into_entries() {
        let Some(key) = entry.read::<String>(diagnostics) else {
            continue;
        };
        match Meaning::parse(&key.value) {
            Some(meaning) => columns.push(MappedColumn {
                position: diagnostics.source().position(entry.key.span.start),
                heading: entry.key.value.to_owned(),
                meaning,
            }),
            None => diagnostics.add(MappingMistake::UnknownColumnKey(key.value), key.span),
        }
    }
    columns
}

/// Keys of facts that are plain text.
const WORDS: [&str; 5] = ["id", "title", "body", "succeeds", "source"];

impl Mapping {
    fn read_plan(&mut self, mut plan: TableReader<'_>, diagnostics: &mut Diagnostics<'_>) {
        for key in WORDS {
            if let Some(words) = plan.optional::<String>(key, diagnostics) {
                self.facts.insert(key, words.value);
            }
        }
        for key in ["first_year", "last_year"] {
            if let Some(year) = plan.optional::<FiscalYear>(key, diagnostics) {
                self.facts.insert(key, year.value.to_string());
            }
        }
        let review = plan.optional::<FiscalYear>("review_year", diagnostics);
        self.review_year = review.map(|year| year.value);
        if let Some(summary) = plan.optional::<Text>("summary", diagnostics) {
            self.facts.insert("summary", summary.value.to_string());
        }
        for mut step in plan.tables("ratings", diagnostics).unwrap_or_default() {
            let mark = step.required::<String>("mark", diagnostics);
            let label = step.optional::<String>("label", diagnostics);
            step.finish(diagnostics);
            let Some(mark) = mark else { continue };
            let label = label.map(|label| label.value).unwrap_or_default();
            self.ratings.push((mark.value, label));
        }
        plan.finish(diagnostics);
    }
}
