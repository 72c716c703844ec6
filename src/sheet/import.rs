//! Sheets of a town hall as a plan.

use super::keyed;
use super::note::Note;
use super::workbook::Workbook;
use crate::document::{Finding, Source};
use crate::plan::{FiscalYear, Node, Plan, document, load, to_toml};

/// What a person says besides the sheets.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// The name of the file, without its ending.
    pub file: String,
    /// The id of the plan.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Whose plan it is.
    pub body: Option<String>,
    /// The year under review.
    pub review_year: Option<FiscalYear>,
}

/// What came of sheets.
#[derive(Debug)]
pub struct Imported {
    /// The plan; none where a finding is an error.
    pub plan: Option<Plan>,
    /// The plan file. Without a plan, it is what was read so far.
    pub source: Source,
    /// What is wrong with the plan file.
    pub findings: Vec<Finding>,
    /// What did not simply become what it is.
    pub notes: Vec<Note>,
}

/// Makes a plan of sheets.
pub fn import(workbook: &Workbook, choices: &Choices) -> Option<Imported> {
    let mut notes = Vec::new();
    let mut tree = keyed::read(workbook, &mut notes)?;
    override_facts(&mut tree, choices);
    Some(finished(&tree, notes))
}

fn override_facts(tree: &mut Node, choices: &Choices) {
    let review = choices.review_year.map(|year| year.to_string());
    let facts = [
        ("id", &choices.id),
        ("title", &choices.title),
        ("body", &choices.body),
        ("review_year", &review),
    ];
    for (key, value) in facts {
        if let Some(value) = value {
            let path = ["plan".to_owned(), key.to_owned()];
            tree.put(&path, Node::words(value));
        }
    }
}

/// Loads what was read, as any plan file is loaded.
fn finished(tree: &Node, notes: Vec<Note>) -> Imported {
    let loaded = load(Source::new("取り込んだ計画", document(tree)));
    let source = match &loaded.plan {
        Some(plan) => Source::new("取り込んだ計画", to_toml(plan)),
        None => loaded.source,
    };
    Imported {
        plan: loaded.plan,
        source,
        findings: loaded.findings,
        notes,
    }
}
