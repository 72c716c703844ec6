//! Pillars, measures and initiatives.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::Diagnostics;
use super::facts::check_filled;
use super::indicators;
use super::leaves::Leaves;
use super::years::{self, ReadYears, SharedMarks};
use crate::document::{Item, TableReader};
use crate::plan::unreadable::{Leaf, LeafOwner, Unreadable};
use crate::plan::{
    Department, Indicator, Initiative, InitiativeId, Measure, Pillar, PlanMistake, RowIndex, Text,
};

/// A pillar with the place of its id. An incomplete pillar is kept, so that
/// references to it are not reported as well.
pub(super) struct ReadPillar {
    pub(super) id: Option<Item<String>>,
    title: String,
    reading: Option<Box<str>>,
}

impl ReadPillar {
    /// The pillar of a document without errors.
    pub(super) fn resolved(self) -> Pillar {
        Pillar {
            id: value(self.id),
            title: self.title,
            reading: self.reading,
        }
    }
}

/// A measure with the places that later checks may report.
pub(super) struct ReadMeasure {
    pub(super) id: Option<Item<String>>,
    pub(super) pillar: Option<Item<String>>,
    title: String,
    reading: Option<Box<str>>,
    departments: Vec<Department>,
    goals: Text,
    indicators: Vec<Indicator>,
}

impl ReadMeasure {
    /// The measure of a document without errors.
    pub(super) fn resolved(self) -> Measure {
        Measure {
            id: value(self.id),
            pillar: value(self.pillar),
            title: self.title,
            reading: self.reading,
            departments: self.departments,
            goals: self.goals,
            indicators: self.indicators,
        }
    }
}

fn value<T: Default>(item: Option<Item<T>>) -> T {
    item.map(|item| item.value).unwrap_or_default()
}

/// A row with the places that later checks may report.
pub(super) struct ReadInitiative {
    pub(super) id: Option<Item<String>>,
    pub(super) table: Range<usize>,
    pub(super) measure: Option<Item<String>>,
    pub(super) pillar: Option<Item<String>>,
    /// Whether the key `measure` or `pillar` is present, even if its value cannot be
    /// read.
    pub(super) has_place: bool,
    pub(super) reprint_of: Option<Item<String>>,
    pub(super) years: ReadYears,
    title: String,
    reading: Option<Box<str>>,
    departments: Vec<Department>,
    purpose: Text,
    aim: Text,
    follows: Vec<String>,
    follows_inferred: bool,
    notes: Text,
    tags: BTreeMap<String, Text>,
    indicators: Vec<Indicator>,
}

impl ReadInitiative {
    /// The row with its pillar filled in from that of its measure.
    pub(super) fn resolved(self, pillars: &HashMap<&str, &str>) -> Initiative {
        let measure = self.measure.map(|measure| measure.value);
        let of_measure = measure.as_deref().and_then(|id| pillars.get(id));
        let of_measure = of_measure.map(|pillar| (*pillar).to_owned());
        let own = self.pillar.map(|pillar| pillar.value);
        Initiative {
            id: InitiativeId::new(value(self.id)),
            pillar: of_measure.or(own).unwrap_or_default(),
            measure,
            title: self.title,
            reading: self.reading,
            departments: self.departments,
            purpose: self.purpose,
            aim: self.aim,
            reprint_of: self.reprint_of.map(|row| InitiativeId::new(row.value)),
            follows: self.follows,
            follows_inferred: self.follows_inferred,
            notes: self.notes,
            tags: self.tags,
            years: self.years.into_reports(),
            indicators: self.indicators,
        }
    }
}

pub(super) fn pillars(
    tables: Vec<TableReader<'_>>,
    unreadable: &mut Vec<Unreadable>,
    diagnostics: &mut Diagnostics<'_>,
) -> Vec<ReadPillar> {
    tables
        .into_iter()
        .enumerate()
        .map(|(index, table)| {
            let mut leaves = Leaves::new(LeafOwner::Pillar(index), unreadable);
            pillar(table, &mut leaves, diagnostics)
        })
        .collect()
}

fn pillar(
    mut table: TableReader<'_>,
    leaves: &mut Leaves<'_>,
    diagnostics: &mut Diagnostics<'_>,
) -> ReadPillar {
    let id = table.required::<String>("id", diagnostics);
    let title = table.required::<String>("title", diagnostics);
    let reading = leaves.reading(table.entry("reading"), diagnostics);
    table.finish(diagnostics);
    check_filled("title", &title, diagnostics);
    ReadPillar {
        id,
        title: value(title),
        reading,
    }
}

pub(super) fn measures(
    tables: Vec<TableReader<'_>>,
    unreadable: &mut Vec<Unreadable>,
    diagnostics: &mut Diagnostics<'_>,
) -> Vec<ReadMeasure> {
    tables
        .into_iter()
        .enumerate()
        .map(|(index, table)| {
            let mut leaves = Leaves::new(LeafOwner::Measure(index), unreadable);
            measure(table, &mut leaves, diagnostics)
        })
        .collect()
}

fn measure(
    mut table: TableReader<'_>,
    leaves: &mut Leaves<'_>,
    diagnostics: &mut Diagnostics<'_>,
) -> ReadMeasure {
    let id = table.required::<String>("id", diagnostics);
    let pillar = table.required::<String>("pillar", diagnostics);
    let title = table.required::<String>("title", diagnostics);
    let reading = leaves.reading(table.entry("reading"), diagnostics);
    let departments = departments(&mut table, leaves, diagnostics);
    let goals = leaves.read::<Text>(Leaf::Goals, table.entry("goals"), diagnostics);
    let indicators = indicators::read(
        table.tables("indicators", diagnostics).unwrap_or_default(),
        leaves,
        diagnostics,
    );
    table.finish(diagnostics);
    check_filled("title", &title, diagnostics);
    ReadMeasure {
        id,
        pillar,
        title: value(title),
        reading,
        departments,
        goals: goals.unwrap_or_default(),
        indicators,
    }
}

pub(super) fn initiatives(
    tables: Vec<TableReader<'_>>,
    marks: Option<&SharedMarks>,
    unreadable: &mut Vec<Unreadable>,
    diagnostics: &mut Diagnostics<'_>,
) -> Vec<ReadInitiative> {
    tables
        .into_iter()
        .enumerate()
        .map(|(index, table)| {
            let owner = LeafOwner::Initiative(RowIndex::new(index));
            let mut leaves = Leaves::new(owner, unreadable);
            initiative(table, marks, &mut leaves, diagnostics)
        })
        .collect()
}

fn initiative(
    mut table: TableReader<'_>,
    marks: Option<&SharedMarks>,
    leaves: &mut Leaves<'_>,
    diagnostics: &mut Diagnostics<'_>,
) -> ReadInitiative {
    let id = table.required::<String>("id", diagnostics);
    let title = table.required::<String>("title", diagnostics);
    let reading = leaves.reading(table.entry("reading"), diagnostics);
    let measure = table.optional("measure", diagnostics);
    let pillar = table.optional("pillar", diagnostics);
    let departments = departments(&mut table, leaves, diagnostics);
    let has_place = !(table.is_without("measure") && table.is_without("pillar"));
    let mut text = |leaf, key| {
        let text = leaves.read::<Text>(leaf, table.entry(key), diagnostics);
        text.unwrap_or_default()
    };
    let purpose = text(Leaf::Purpose, "purpose");
    let aim = text(Leaf::Aim, "aim");
    let notes = text(Leaf::Notes, "notes");
    let reprint_of = table.optional("reprint_of", diagnostics);
    let follows = follows(&mut table, diagnostics);
    let inferred = table.entry("follows_inferred");
    let inferred = leaves.read(Leaf::FollowsInferred, inferred, diagnostics);
    let tags = tags(table.table("tags", diagnostics), leaves, diagnostics);
    let years = table.table("years", diagnostics);
    let years = years::read(years, marks, leaves, diagnostics);
    let indicators = indicators::read(
        table.tables("indicators", diagnostics).unwrap_or_default(),
        leaves,
        diagnostics,
    );
    let span = table.span();
    table.finish(diagnostics);
    check_filled("title", &title, diagnostics);
    ReadInitiative {
        id,
        has_place,
        table: span,
        measure,
        pillar,
        reprint_of,
        years,
        title: value(title),
        reading,
        departments,
        purpose,
        aim,
        follows_inferred: !follows.is_empty() && inferred.unwrap_or_default(),
        follows,
        notes,
        tags,
        indicators,
    }
}

/// Reads the departments. If the path of one cannot be read, all are left out.
fn departments(
    table: &mut TableReader<'_>,
    leaves: &mut Leaves<'_>,
    diagnostics: &mut Diagnostics<'_>,
) -> Vec<Department> {
    let Some(entry) = table.entry("departments") else {
        return Vec::new();
    };
    let mut left_out = None;
    let mut departments = Vec::new();
    match entry.leaf::<Vec<String>>(diagnostics) {
        Err(whole) => left_out = Some(whole),
        Ok(paths) => {
            departments.reserve_exact(paths.len());
            for path in paths {
                match Department::parse(&path) {
                    Some(department) => departments.push(department),
                    None => {
                        let empty_level = PlanMistake::BadDepartment(path);
                        left_out = Some(entry.leave_out(empty_level, diagnostics));
                    }
                }
            }
        }
    }
    match left_out {
        None => departments,
        Some(left_out) => {
            leaves.keep(Leaf::Departments, left_out);
            Vec::new()
        }
    }
}

fn follows(table: &mut TableReader<'_>, diagnostics: &mut Diagnostics<'_>) -> Vec<String> {
    let Some(written) = table.optional::<Vec<String>>("follows", diagnostics) else {
        return Vec::new();
    };
    for row in &written.value {
        let complete = row
            .split_once('/')
            .is_some_and(|(plan, id)| !plan.is_empty() && !id.is_empty());
        if !complete {
            diagnostics.add(PlanMistake::BadFollows(row.clone()), written.span.clone());
        }
    }
    written.value
}

fn tags(
    table: Option<TableReader<'_>>,
    leaves: &mut Leaves<'_>,
    diagnostics: &mut Diagnostics<'_>,
) -> BTreeMap<String, Text> {
    let entries = table.map(TableReader::into_entries).unwrap_or_default();
    let mut tags = BTreeMap::new();
    for entry in entries {
        let name = entry.key.value.to_owned();
        match entry.leaf::<Text>(diagnostics) {
            Err(left_out) => leaves.keep(Leaf::Tag(name), left_out),
            Ok(values) if values.is_empty() => {}
            Ok(values) => drop(tags.insert(name, values)),
        }
    }
    tags
}
