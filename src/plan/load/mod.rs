//! From a document to a plan: everything is read, and everything that is wrong is reported.
//! If an error is about what the plan is made of (ids, references, years, titles, the scale),
//! there is no plan; if it is about a value on which nothing else depends, the plan is without
//! that value. The function that reads a value says which it is.

mod facts;
mod indicators;
mod leaves;
mod references;
mod rows;
mod years;

use std::collections::HashMap;

use rows::{ReadMeasure, ReadPillar};

use super::index::Index;
use super::{Initiative, Measure, Pillar, Plan, PlanMistake};
use crate::document::{self, Diagnostic, Item, Source, TableReader, read};

/// Everything found in the document of a plan so far.
type Diagnostics<'s> = document::Diagnostics<'s, PlanMistake>;

/// What loading a document came to.
#[derive(Debug)]
pub struct Loaded {
    /// The document.
    pub source: Source,
    /// The plan; `None` if an error is about more than a value that can be left out.
    pub plan: Option<Plan>,
    /// Everything that is wrong with the document, in its order.
    pub diagnostics: Vec<Diagnostic<PlanMistake>>,
}

/// Reads a plan from a document.
pub fn load(source: Source) -> Loaded {
    let (plan, diagnostics, usable) = read(&source, interpret);
    Loaded {
        plan: plan.filter(|_| usable),
        diagnostics,
        source,
    }
}

/// The only version of the format so far.
const FORMAT: u32 = 1;

fn interpret(mut document: TableReader<'_>, diagnostics: &mut Diagnostics<'_>) -> Option<Plan> {
    check_format(document.required("format", diagnostics), diagnostics);
    if document.is_without("plan") {
        diagnostics.add(PlanMistake::NoPlan, document.span());
    }
    let mut unreadable = Vec::new();
    let head = document
        .table("plan", diagnostics)
        .map(|table| facts::read(table, &mut unreadable, diagnostics));
    let pillars = document.tables("pillars", diagnostics);
    let measures = document.tables("measures", diagnostics);
    let initiatives = document.tables("initiatives", diagnostics);
    document.finish(diagnostics);
    let pillars = pillars.map(|tables| rows::pillars(tables, &mut unreadable, diagnostics));
    let measures = measures.map(|tables| rows::measures(tables, &mut unreadable, diagnostics));
    let initiatives = rows::initiatives(
        initiatives.unwrap_or_default(),
        head.as_ref().map(|head| &head.marks),
        &mut unreadable,
        diagnostics,
    );

    let rows = references::Rows {
        pillars: pillars.as_deref(),
        measures: measures.as_deref(),
        initiatives: &initiatives,
    };
    references::check(head.as_ref(), &rows, diagnostics);
    let head = head?;
    let pillars = pillars?.into_iter().map(ReadPillar::resolved);
    let pillars: Vec<Pillar> = pillars.collect();
    let measures: Vec<Measure> = measures?.into_iter().map(ReadMeasure::resolved).collect();
    let of_measures = measures.iter();
    let of_measures = of_measures.map(|one| (one.id.as_str(), one.pillar.as_str()));
    let of_measures: HashMap<&str, &str> = of_measures.collect();
    let initiatives = initiatives.into_iter();
    let initiatives = initiatives.map(|read| read.resolved(&of_measures));
    let mut initiatives: Vec<Initiative> = initiatives.collect();
    // A row needs less room than it did with its places, and a country has many.
    initiatives.shrink_to_fit();
    Some(Plan {
        facts: head.facts?,
        ratings: head.ratings,
        years: head.years.into_reports(),
        milestones: head.milestones,
        index: Index::new(&pillars, &measures, &initiatives),
        pillars,
        measures,
        initiatives,
        unreadable: unreadable.into(),
    })
}

fn check_format(format: Option<Item<u32>>, diagnostics: &mut Diagnostics<'_>) {
    let Some(format) = format.filter(|format| format.value != FORMAT) else {
        return;
    };
    let unknown = PlanMistake::UnknownFormat {
        written: format.value,
        readable: FORMAT,
    };
    diagnostics.add(unknown, format.span);
}
