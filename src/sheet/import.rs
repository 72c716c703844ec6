//! Imports a plan from sheets.

use super::headings::{Column, Headings};
use super::keyed::{self, unread};
use super::mapping::Mapping;
use super::meaning::{Meaning, first_year};
use super::note::{Decision, ImportOutcome, Note, RowOutcome};
use super::parts::one_line;
use super::table::{SheetTable, UNNAMED};
use super::workbook::{CellPosition, Sheet, Workbook, column_letters};
use crate::document::{Diagnostic, Position, Source};
use crate::plan::{FiscalYear, Node, Plan, PlanMistake, document, load, to_toml};

/// The user's choices for an import.
#[derive(Debug, Clone, Default)]
pub struct ImportChoices {
    /// The file name without its extension.
    pub file: String,
    /// What diagnostics call the document of the plan, which has no file yet.
    pub document: String,
    /// The name of the sheet to read.
    pub sheet: Option<String>,
    /// The id of the plan.
    pub id: Option<String>,
    /// The title of the plan.
    pub title: Option<String>,
    /// The local government that the plan belongs to.
    pub body: Option<String>,
    /// The year under review.
    pub review_year: Option<FiscalYear>,
    /// The mapping file.
    pub mapping: Mapping,
}

/// The result of an import.
#[derive(Debug)]
pub struct Imported {
    /// The plan, or `None` if an error is about more than a value that can be left out.
    pub plan: Option<Plan>,
    /// The generated plan file. Without a plan, it contains what was read.
    pub source: Source,
    /// The diagnostics about the plan file.
    pub diagnostics: Vec<Diagnostic<PlanMistake>>,
    /// Notes about cells that were not imported as they are.
    pub notes: Vec<Note>,
    /// The number of columns without a key.
    pub unplaced_columns: usize,
}

/// Why sheets could not be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPlan {
    /// All sheets are empty.
    Empty,
    /// There is no sheet with the requested name. The second field lists the existing ones.
    NoSuchSheet(String, Vec<String>),
    /// No row has recognisable headings. The field contains the closest candidate.
    NoHeadings(Vec<String>),
    /// The year under review cannot be determined.
    NoReviewYear,
    /// A sheet of an exported workbook has lost the row, or column, with its keys.
    LostKeys(String),
    /// A sheet of an exported workbook has another name. The second field lists those that
    /// it may have had.
    LostName(String, Vec<&'static str>),
    /// A sheet of an exported workbook is gone.
    LostSheet(&'static str),
}

/// Imports a plan from sheets.
///
/// # Errors
///
/// Returns an error if the sheets have no table of initiatives, or if the year under review
/// cannot be determined.
pub fn import(workbook: &Workbook, choices: &ImportChoices) -> Result<Imported, NoPlan> {
    if workbook.sheets.iter().all(Sheet::is_empty) {
        return Err(NoPlan::Empty);
    }
    let mut notes = Vec::new();
    let name = choices.sheet.as_ref().or(choices.mapping.sheet.as_ref());
    let keyed = match name {
        None => keyed::read(workbook, &mut notes)?,
        Some(_) => None,
    };
    let (mut tree, unplaced_columns) = match keyed {
        Some(keyed) => (keyed.plan, keyed.unplaced_columns),
        None => of_table(workbook, choices, name, &mut notes)?,
    };
    if workbook.has_bare_numbers {
        notes.push(Note {
            sheet: choices.file.clone(),
            place: None,
            value: String::new(),
            outcome: ImportOutcome::Decision(Decision::BareNumbers),
        });
    }
    override_facts(&mut tree, choices);
    Ok(finished(&choices.document, &tree, notes, unplaced_columns))
}

fn override_facts(tree: &mut Node, choices: &ImportChoices) {
    let mapped = choices.mapping.facts.iter();
    let mapped = mapped.map(|(key, value)| (*key, value.clone()));
    let review = choices.review_year.or(choices.mapping.review_year);
    let said = [
        ("id", choices.id.clone()),
        ("title", choices.title.clone()),
        ("body", choices.body.clone()),
        ("review_year", review.map(|year| year.to_string())),
    ];
    let said = said
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)));
    for (key, value) in mapped.chain(said) {
        tree.put(&path(&["plan", key]), Node::words(value));
    }
}

fn path(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

/// Loads the imported tree in the same way as a plan file.
fn finished(name: &str, tree: &Node, notes: Vec<Note>, unplaced_columns: usize) -> Imported {
    let loaded = load(Source::new(name, document(tree)));
    // What is said of the plan is said of the file that is written.
    let loaded = match &loaded.plan {
        Some(plan) => load(Source::new(name, to_toml(plan))),
        None => loaded,
    };
    Imported {
        plan: loaded.plan,
        source: loaded.source,
        diagnostics: loaded.diagnostics,
        notes,
        unplaced_columns,
    }
}

// --- Sheets without keys ----------------------------------------------------

fn of_table(
    workbook: &Workbook,
    choices: &ImportChoices,
    name: Option<&String>,
    notes: &mut Vec<Note>,
) -> Result<(Node, usize), NoPlan> {
    let (sheet, headings) = chosen(workbook, &choices.mapping, name)?;
    let others = workbook
        .sheets
        .iter()
        .filter(|other| other.name != sheet.name);
    notes.extend(others.filter(|other| !other.is_empty()).map(unread));
    notes.extend(unused(sheet, &headings, &choices.mapping));

    let above = words_above(sheet, &headings);
    let review = review_year(sheet, &headings, choices, &above);
    let review = review.ok_or(NoPlan::NoReviewYear)?;
    let (first, last) = period(&headings, review);
    let table = SheetTable::read(sheet, &headings, &choices.mapping, (review, last));
    let read = table.assembled();

    let mut facts = CollectedFacts {
        tree: Node::Table(Vec::new()),
        sheet: sheet.name.clone(),
        notes: Vec::new(),
    };
    facts.say_id(choices);
    facts.say_title(choices, &above);
    facts.put("first_year", first.to_string());
    facts.put("last_year", last.to_string());
    facts.put("review_year", review.to_string());
    facts.say_years(choices, first, last, review);
    if read.pillar_is_made_up {
        facts.decide(Decision::Pillar(UNNAMED.to_owned()));
    }
    let marks = read.marks.in_order();
    if !marks.is_empty() {
        facts.tree.put(&path(&["ratings"]), read.marks.scale());
        if choices.mapping.ratings.is_empty() {
            facts.decide(Decision::Scale(
                marks.iter().map(ToString::to_string).collect(),
            ));
        }
    }
    notes.extend(facts.notes);
    notes.extend(read.notes);
    let mut plan = Node::Table(Vec::new());
    plan.put(&path(&["plan"]), facts.tree);
    if let Node::Table(parts) = read.plan {
        for (key, part) in parts.into_iter().filter(|(_, part)| !part.is_empty()) {
            plan.put(&[key], part);
        }
    }
    Ok((plan, read.unplaced_columns))
}

/// Returns the sheet to import: the one that was requested, or the one that is displayed
/// and has the most recognised headings. Of those with as many, such as a form and the
/// example of how to fill it in, the one with the most rows.
fn chosen<'w>(
    workbook: &'w Workbook,
    mapping: &Mapping,
    name: Option<&String>,
) -> Result<(&'w Sheet, Headings), NoPlan> {
    let is_meant = |sheet: &&Sheet| name.is_none_or(|name| sheet.name.trim() == name.trim());
    let sheets: Vec<&Sheet> = workbook.sheets.iter().filter(is_meant).collect();
    if let (Some(name), []) = (name, sheets.as_slice()) {
        let there = workbook.sheets.iter().map(|sheet| sheet.name.clone());
        return Err(NoPlan::NoSuchSheet(name.clone(), there.collect()));
    }
    let tables = sheets.iter().filter_map(|sheet| {
        let headings = Headings::find(sheet, mapping)?;
        Some((*sheet, headings))
    });
    // The first of equals: `max_by_key` would take the last.
    let tables: Vec<(&Sheet, Headings)> = tables.collect();
    let best = tables.into_iter().rev().max_by_key(|(sheet, headings)| {
        let rows = sheet.rows();
        let below = rows.iter().filter(|row| **row > headings.last).count();
        (!sheet.is_hidden, headings.score(), below)
    });
    best.ok_or_else(|| NoPlan::NoHeadings(sheets.first().map_or_else(Vec::new, |s| nearest(s))))
}

/// Returns the row that looks most like headings.
fn nearest(sheet: &Sheet) -> Vec<String> {
    // Heuristic: enough of a sheet to recognise it, and short enough for a message.
    const MOST: usize = 12;
    const ROWS: usize = 20;
    let texts = |row: u32| -> Vec<String> {
        let columns = sheet.columns().into_iter().take(MOST);
        let mut texts: Vec<String> = columns.map(|c| one_line(&sheet.text(row, c))).collect();
        texts.retain(|text| !text.is_empty() && text.chars().count() <= MOST);
        texts.dedup();
        texts
    };
    let rows = sheet.rows().into_iter().take(ROWS).map(texts);
    rows.rev().max_by_key(Vec::len).unwrap_or_default()
}

/// Returns notes about headings in the mapping file that match no column.
fn unused(sheet: &Sheet, headings: &Headings, mapping: &Mapping) -> Vec<Note> {
    let columns = headings.columns.iter();
    let columns = columns.map(|c| (c.parts.clone(), column_letters(c.column)));
    let columns: Vec<_> = columns.collect();
    let note = |(heading, position): (&str, Position)| Note {
        sheet: sheet.name.clone(),
        place: None,
        value: heading.to_owned(),
        outcome: ImportOutcome::Decision(Decision::NoSuchHeading(position)),
    };
    mapping.unused(&columns).into_iter().map(note).collect()
}

/// Returns the distinct texts above the headings.
fn words_above(sheet: &Sheet, headings: &Headings) -> Vec<(CellPosition, String)> {
    let mut above: Vec<(CellPosition, String)> = Vec::new();
    for (place, cell) in sheet.cells() {
        let words = one_line(&cell.text());
        let is_new = !above.iter().any(|(_, other)| *other == words);
        if place.row < headings.first && is_new && !words.is_empty() {
            above.push((place, words));
        }
    }
    above
}

/// Returns the year under review: the one given by the user, or the latest for which there
/// is data. If no column names a year, the year above the table is used.
fn review_year(
    sheet: &Sheet,
    headings: &Headings,
    choices: &ImportChoices,
    above: &[(CellPosition, String)],
) -> Option<FiscalYear> {
    let is_report = |column: &&Column| match &column.meaning {
        Some(Meaning::Year(_, key)) => *key != "plan",
        Some(Meaning::Figure(_, key)) => *key == "actual",
        _ => false,
    };
    let rows = sheet.rows();
    let has_cells = |column: &&Column| {
        let rows = rows.iter().filter(|row| **row > headings.last);
        let mut texts = rows.map(|row| sheet.text(*row, column.column));
        texts.any(|text| !text.trim().is_empty())
    };
    let reports = headings.columns.iter().filter(is_report).filter(has_cells);
    let latest = reports.filter_map(|c| c.meaning.as_ref()?.year()).max();
    let named = || {
        let words = above.iter().map(|(_, words)| words.as_str());
        let mut words = words.chain([sheet.name.as_str(), choices.file.as_str()]);
        words.find_map(first_year)
    };
    let said = choices.review_year.or(choices.mapping.review_year);
    said.or(latest).or_else(named)
}

/// Returns the first and last year that columns name, including the year under review. The
/// year of a baseline figure is not counted.
fn period(headings: &Headings, review: FiscalYear) -> (FiscalYear, FiscalYear) {
    const BEFORE: [&str; 4] = ["基準", "現状", "当初", "策定時"];
    let is_before = |column: &&Column| {
        let heading = column.heading();
        matches!(column.meaning, Some(Meaning::Figure(..)))
            && BEFORE.iter().any(|word| heading.contains(word))
    };
    let columns = headings.columns.iter().filter(|column| !is_before(column));
    let years = columns.filter_map(|column| column.meaning.as_ref()?.year());
    let years = || years.clone().chain([review]);
    (
        years().min().unwrap_or(review),
        years().max().unwrap_or(review),
    )
}

/// The facts about the plan, as they are collected.
struct CollectedFacts {
    tree: Node,
    sheet: String,
    notes: Vec<Note>,
}

impl CollectedFacts {
    fn put(&mut self, key: &str, words: impl Into<String>) {
        self.tree.put(&path(&[key]), Node::words(words));
    }

    fn decide(&mut self, decision: Decision) {
        self.notes.push(Note {
            sheet: self.sheet.clone(),
            place: None,
            value: String::new(),
            outcome: ImportOutcome::Decision(decision),
        });
    }

    fn say_id(&mut self, choices: &ImportChoices) {
        if choices.id.is_some() || choices.mapping.facts.contains_key("id") {
            return;
        }
        let id = id_of(&choices.file);
        self.decide(Decision::Id(id.clone()));
        self.put("id", id);
    }

    /// Uses the text at the top of the sheet as the title and reports any other text there
    /// as left out.
    fn say_title(&mut self, choices: &ImportChoices, above: &[(CellPosition, String)]) {
        let is_said = choices.title.is_some() || choices.mapping.facts.contains_key("title");
        let mut above = above.iter();
        if !is_said {
            let title = above.next().map(|(_, words)| words);
            let title = title.unwrap_or(&choices.file).trim();
            let title = if title.is_empty() { "計画" } else { title };
            self.decide(Decision::Title(title.to_owned()));
            self.put("title", title);
        }
        for (place, words) in above {
            self.notes.push(Note {
                sheet: self.sheet.clone(),
                place: Some(*place),
                value: words.clone(),
                outcome: ImportOutcome::Row(RowOutcome::AboveTable),
            });
        }
    }

    fn say_years(
        &mut self,
        choices: &ImportChoices,
        first: FiscalYear,
        last: FiscalYear,
        review: FiscalYear,
    ) {
        if choices.review_year.is_none() && choices.mapping.review_year.is_none() {
            self.decide(Decision::Years {
                first,
                last,
                review,
            });
        }
    }
}

/// Returns the characters of a file name that are allowed in an id.
fn id_of(file: &str) -> String {
    let plain = |c: char| match c.to_ascii_lowercase() {
        c if c.is_ascii_lowercase() || c.is_ascii_digit() => c,
        _ => '-',
    };
    let name: String = file.chars().map(plain).collect();
    let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).collect();
    match words.is_empty() {
        true => "imported-plan".to_owned(),
        false => words.join("-"),
    }
}
