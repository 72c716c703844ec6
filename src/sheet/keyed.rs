//! Imports sheets with plan-format keys over their columns, as an export writes them. The
//! key determines how each cell is parsed.

use super::import::NoPlan;
use super::key::{ColumnKey, SheetKind};
use super::leftover::Leftover;
use super::note::{Answers, CellOutcome, ImportOutcome, Note, RowOutcome};
use super::workbook::{CellPosition, Sheet, Workbook};
use crate::plan::Node;

/// Number of non-empty rows at the top in which the row of keys is searched for. Heuristic.
const MOST_ROWS_ABOVE: usize = 10;

/// The key of each column in a sheet, and the row they are in.
struct KeyRow {
    row: u32,
    columns: Vec<(u32, ColumnKey)>,
}

impl KeyRow {
    fn find(kind: SheetKind, sheet: &Sheet) -> Option<Self> {
        let rows = sheet.rows();
        let rows = rows.iter().take(MOST_ROWS_ABOVE);
        rows.copied().find_map(|row| Self::of_row(kind, sheet, row))
    }

    fn of_row(kind: SheetKind, sheet: &Sheet, row: u32) -> Option<Self> {
        let written = sheet.columns().into_iter();
        let written = written.map(|column| (column, sheet.text(row, column)));
        let columns: Option<Vec<(u32, ColumnKey)>> = written
            .filter(|(_, text)| !text.is_empty())
            .map(|(column, text)| Some((column, ColumnKey::parse(kind, &text)?)))
            .collect();
        let columns = columns.filter(|columns| !columns.is_empty())?;
        Some(Self { row, columns })
    }
}

/// The items read from a sheet with keys.
struct KeyedItems {
    kind: SheetKind,
    rows: Vec<(u32, Node)>,
    unplaced_columns: usize,
}

/// A plan read from a workbook with keys.
pub(super) struct Keyed {
    /// The plan as a tree.
    pub(super) plan: Node,
    /// The number of columns without a key.
    pub(super) unplaced_columns: usize,
}

/// Reads a plan from a workbook with keys. Returns `None` if no sheet has the name and the
/// keys of an exported one.
///
/// # Errors
///
/// Returns an error if some sheets have both, and others have lost one of them: what they
/// hold would be missing from the plan.
pub(super) fn read(workbook: &Workbook, notes: &mut Vec<Note>) -> Result<Option<Keyed>, NoPlan> {
    let sheets = || workbook.sheets.iter().filter(|sheet| !sheet.is_empty());
    let is_exported = |sheet: &Sheet| kind_of(sheet).is_some_and(|kind| has_keys(kind, sheet));
    if !sheets().any(is_exported) {
        return Ok(None);
    }
    if let Some(lost) = sheets().find_map(lost) {
        return Err(lost);
    }
    if !sheets().any(|sheet| kind_of(sheet) == Some(SheetKind::Initiatives)) {
        return Err(NoPlan::LostSheet(SheetKind::Initiatives.name()));
    }
    let mut listed = Vec::new();
    for sheet in &workbook.sheets {
        match kind_of(sheet).and_then(|kind| listing(kind, sheet, notes)) {
            Some(read) => listed.push(read),
            None if sheet.is_empty() => {}
            None => notes.push(unread(sheet)),
        }
    }
    let unplaced_columns = listed.iter().map(|listed| listed.unplaced_columns).sum();
    Ok(Some(Keyed {
        plan: assembled(listed, notes),
        unplaced_columns,
    }))
}

/// Returns what the sheet of a name holds in an exported workbook.
fn kind_of(sheet: &Sheet) -> Option<SheetKind> {
    let mut kinds = SheetKind::ALL.into_iter();
    kinds.find(|kind| kind.name() == sheet.name.trim())
}

fn has_keys(kind: SheetKind, sheet: &Sheet) -> bool {
    match kind {
        SheetKind::Plan => KeyRow::find(kind, &sheet.turned()).is_some(),
        _ => KeyRow::find(kind, sheet).is_some(),
    }
}

/// Returns what a sheet of an exported workbook has lost: its keys, or its name.
fn lost(sheet: &Sheet) -> Option<NoPlan> {
    let name = sheet.name.clone();
    match kind_of(sheet) {
        Some(kind) => (!has_keys(kind, sheet)).then_some(NoPlan::LostKeys(name)),
        None => {
            let kinds = SheetKind::ALL.into_iter();
            let meant = kinds.filter(|kind| has_keys(*kind, sheet));
            let meant: Vec<&str> = meant.map(SheetKind::name).collect();
            (!meant.is_empty()).then_some(NoPlan::LostName(name, meant))
        }
    }
}

/// Returns the note that a sheet was not read.
pub(super) fn unread(sheet: &Sheet) -> Note {
    Note {
        sheet: sheet.name.clone(),
        place: None,
        value: String::new(),
        outcome: ImportOutcome::SheetLeftOut,
    }
}

fn listing(kind: SheetKind, sheet: &Sheet, notes: &mut Vec<Note>) -> Option<KeyedItems> {
    let turned = (kind == SheetKind::Plan).then(|| sheet.turned());
    let is_turned = turned.is_some();
    let sheet = turned.as_ref().unwrap_or(sheet);
    let keys = KeyRow::find(kind, sheet)?;
    let leftover = unkeyed(sheet, &keys);
    let mut rows = Vec::new();
    for row in sheet.rows().into_iter().filter(|row| *row > keys.row) {
        let mut table = Node::Table(Vec::new());
        for (column, key) in &keys.columns {
            let said = key.form.read(&sheet.text(row, *column));
            match said {
                Ok(None) => {}
                Ok(Some(node)) => table.put(&key.path, node),
                Err(answers) => notes.push(unreadable(sheet, row, *column, answers, is_turned)),
            }
        }
        match kind {
            SheetKind::Initiatives => leftover.add_to(&mut table, sheet, row),
            _ => notes.extend(leftover.not_placed(sheet, row, is_turned)),
        }
        if !table.is_empty() {
            rows.push((row, table));
        }
    }
    if kind == SheetKind::Initiatives {
        notes.extend(leftover.notes(sheet, keys.row));
    }
    Some(KeyedItems {
        kind,
        rows,
        unplaced_columns: leftover.len(),
    })
}

/// Returns the columns without a key.
fn unkeyed(sheet: &Sheet, keys: &KeyRow) -> Leftover {
    let has_key = |column: &u32| keys.columns.iter().any(|(keyed, _)| keyed == column);
    let columns = sheet.columns().into_iter();
    let columns = columns.filter(|column| !has_key(column));
    let heading = |column: u32| {
        let above = keys.row.checked_sub(1);
        above.map_or_else(String::new, |row| sheet.text(row, column))
    };
    let rows: Vec<u32> = sheet.rows().into_iter().filter(|r| *r > keys.row).collect();
    let columns = columns.map(|column| (column, heading(column))).collect();
    Leftover::new(sheet, columns, &rows)
}

fn unreadable(sheet: &Sheet, row: u32, column: u32, answers: Answers, is_turned: bool) -> Note {
    let place = match is_turned {
        true => CellPosition {
            row: column,
            column: row,
        },
        false => CellPosition { row, column },
    };
    Note {
        sheet: sheet.name.clone(),
        place: Some(place),
        value: sheet.text(row, column),
        outcome: ImportOutcome::Cell(CellOutcome::NoAnswer(answers)),
    }
}

fn assembled(listed: Vec<KeyedItems>, notes: &mut Vec<Note>) -> Node {
    let mut head = Node::Table(Vec::new());
    let mut plan = Node::Table(Vec::new());
    let mut indicators = Vec::new();
    let mut milestones = Vec::new();
    for KeyedItems { kind, rows, .. } in listed {
        let tables = || rows.iter().map(|(_, table)| table.clone());
        match kind {
            SheetKind::Plan => {
                for entry in tables().flat_map(entries) {
                    head.put(&[entry.0], entry.1);
                }
            }
            SheetKind::Ratings => head.put(&["ratings".to_owned()], Node::List(tables().collect())),
            SheetKind::Milestones => milestones = tables().collect(),
            SheetKind::Pillars => plan.put(&["pillars".to_owned()], Node::List(tables().collect())),
            SheetKind::Measures => {
                plan.put(&["measures".to_owned()], Node::List(tables().collect()))
            }
            SheetKind::Initiatives => {
                plan.put(&["initiatives".to_owned()], Node::List(tables().collect()));
            }
            SheetKind::Indicators => indicators = rows,
        }
    }
    if !milestones.is_empty() {
        head.put(&["milestones".to_owned()], Node::List(milestones));
    }
    for (row, indicator) in indicators {
        give(&mut plan, row, indicator, notes);
    }
    plan.put(&["plan".to_owned()], head);
    plan
}

fn entries(table: Node) -> Vec<(String, Node)> {
    match table {
        Node::Table(entries) => entries,
        _ => Vec::new(),
    }
}

/// Attaches an indicator to the row or measure with the id it names.
fn give(plan: &mut Node, row: u32, indicator: Node, notes: &mut Vec<Note>) {
    let owners = [("initiative", "initiatives"), ("measure", "measures")];
    let entries = entries(indicator);
    let is_owner = |key: &str| owners.iter().any(|(owner, _)| *owner == key);
    let (named, own): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(key, _)| is_owner(key));
    for (key, id) in &named {
        let list = owners.iter().find(|(owner, _)| owner == key);
        let list = list.and_then(|(_, list)| plan.get_mut(list));
        let Some(Node::List(rows)) = list else {
            continue;
        };
        let owner = rows.iter_mut().find(|row| row.get("id") == Some(id));
        if let Some(owner) = owner {
            owner.push("indicators", Node::Table(own));
            return;
        }
    }
    let value = |(_, node): &(String, Node)| match node {
        Node::Words(words) => Some(words.clone()),
        _ => None,
    };
    let said: Vec<String> = named.iter().chain(&own).filter_map(value).collect();
    notes.push(Note {
        sheet: SheetKind::Indicators.name().to_owned(),
        place: Some(CellPosition { row, column: 0 }),
        value: said.join(" "),
        outcome: ImportOutcome::Row(RowOutcome::IndicatorOfNothing),
    });
}
