//! Mapping files, which describe a sheet whose headings are not recognised.

use std::collections::BTreeMap;

use super::meaning::{Meaning, fold};
use crate::document::{Code, Finding, Findings, Item, Position, Source, TableReader, read};
use crate::plan::{FiscalYear, Text};

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
    /// Reads a mapping file and returns it with all findings. The mapping is `None` if any
    /// finding is an error.
    pub fn read(source: &Source) -> (Option<Self>, Vec<Finding>) {
        let (mapping, findings, usable) = read(source, interpret);
        (usable.then_some(mapping), findings)
    }

    /// Returns the meaning of a column, looked up by its headings or its letters.
    pub(super) fn meaning(&self, parts: &[String], letters: &str) -> Option<Meaning> {
        let mut columns = self.columns.iter();
        let found = columns.find(|column| column.names(parts, letters));
        found.map(|column| column.meaning.clone())
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

fn interpret(mut table: TableReader<'_>, findings: &mut Findings<'_>) -> Mapping {
    let sheet = table.optional::<String>("sheet", findings);
    let columns = table.table("columns", findings);
    let plan = table.table("plan", findings);
    table.finish(findings);
    let mut mapping = Mapping {
        sheet: sheet.map(|sheet| sheet.value),
        columns: columns.map_or_else(Vec::new, |table| mapped(table, findings)),
        ..Mapping::default()
    };
    if let Some(plan) = plan {
        mapping.read_plan(plan, findings);
    }
    mapping
}

fn mapped(table: TableReader<'_>, findings: &mut Findings<'_>) -> Vec<MappedColumn> {
    let mut columns = Vec::new();
    for entry in table.into_entries() {
        let Some(key) = entry.read::<String>(findings) else {
            continue;
        };
        match Meaning::parse(&key.value) {
            Some(meaning) => columns.push(MappedColumn {
                position: findings.source().position(entry.key.span.start),
                heading: entry.key.value,
                meaning,
            }),
            None => findings.add(unknown_key(&key), key.span.clone()),
        }
    }
    columns
}

fn unknown_key(key: &Item<String>) -> Finding {
    let said = format!("「{}」は計画ファイルのキーではありません", key.value);
    Finding::error(Code::UnknownColumnKey, said).help(
        "id, title, pillar, measure, departments, purpose, aim, notes, reprint_of, tags.名前, \
         years.R6.result（plan, outcome, issue, direction, rating も）, indicators.name, \
         indicators.years.R6.actual、読み飛ばすなら - と書いてください",
    )
}

/// Keys of facts that are plain text.
const WORDS: [&str; 5] = ["id", "title", "body", "succeeds", "source"];

impl Mapping {
    fn read_plan(&mut self, mut plan: TableReader<'_>, findings: &mut Findings<'_>) {
        for key in WORDS {
            if let Some(words) = plan.optional::<String>(key, findings) {
                self.facts.insert(key, words.value);
            }
        }
        for key in ["first_year", "last_year"] {
            if let Some(year) = plan.optional::<FiscalYear>(key, findings) {
                self.facts.insert(key, year.value.to_string());
            }
        }
        let review = plan.optional::<FiscalYear>("review_year", findings);
        self.review_year = review.map(|year| year.value);
        if let Some(summary) = plan.optional::<Text>("summary", findings) {
            self.facts.insert("summary", summary.value.to_string());
        }
        for mut step in plan.tables("ratings", findings).unwrap_or_default() {
            let mark = step.required::<String>("mark", findings);
            let label = step.optional::<String>("label", findings);
            step.finish(findings);
            let Some(mark) = mark else { continue };
            let label = label.map(|label| label.value).unwrap_or_default();
            self.ratings.push((mark.value, label));
        }
        plan.finish(findings);
    }
}
