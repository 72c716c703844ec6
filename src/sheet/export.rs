//! Exports a plan to sheets that can be edited and imported again without loss.

use std::collections::BTreeSet;

use super::key::{CellForm, ColumnKey, DIRECTIONS, SheetKind};
use super::workbook::{Cell, CellPosition, Sheet, Workbook};
use crate::document::AsWritten;
use crate::plan::{FiscalYear, Node, Plan};

/// A text of a plan that does not fit into a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotForACell {
    /// The name of the sheet it belongs to.
    pub sheet: String,
    /// The place of the cell in that sheet.
    pub place: CellPosition,
    /// Why the text does not fit.
    pub why: Misfit,
}

/// Why a text does not fit into a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// It has too many characters.
    TooLong,
    /// It is a list of names, one of which contains a line break.
    BrokenName,
    /// It cannot be read in the plan file, and would be read as something else in a cell.
    Unreadable,
}

/// Excel's limit on the number of characters in a cell.
const LONGEST: usize = 32_767;

/// Number of heading rows: one for people and one with the keys of the plan format.
pub(super) const HEADING_ROWS: u32 = 2;

/// Lays out a plan in sheets.
///
/// # Errors
///
/// Returns an error for every text that does not fit into a cell.
pub fn export(plan: &Plan) -> Result<Workbook, Vec<NotForACell>> {
    let tree = Node::from(plan);
    let head = tree.get("plan").cloned();
    let years: Vec<FiscalYear> = every_year(plan);
    let mut found = Vec::new();
    let mut sheets = Vec::new();
    for kind in SheetKind::ALL {
        let rows = match kind {
            SheetKind::Plan => head.iter().cloned().collect(),
            SheetKind::Ratings => items(head.as_ref(), "ratings"),
            SheetKind::Milestones => items(head.as_ref(), "milestones"),
            SheetKind::Pillars => items(Some(&tree), "pillars"),
            SheetKind::Measures => items(Some(&tree), "measures"),
            SheetKind::Initiatives => items(Some(&tree), "initiatives"),
            SheetKind::Indicators => indicators(&tree),
        };
        let columns = columns(kind, &rows, &years, plan);
        sheets.push(sheet(kind, &columns, &rows, &mut found));
    }
    match found.is_empty() {
        true => Ok(Workbook::new(sheets)),
        false => Err(found),
    }
}

fn every_year(plan: &Plan) -> Vec<FiscalYear> {
    let facts = plan.facts();
    let mut years: BTreeSet<FiscalYear> = plan.years().collect();
    years.insert(facts.review_year);
    let rows = plan.initiatives().iter();
    let of_rows = rows.flat_map(|row| &row.indicators);
    let of_measures = plan.measures().iter().flat_map(|m| &m.indicators);
    let of_indicators = of_rows.chain(of_measures).flat_map(|i| i.years.keys());
    years.extend(of_indicators);
    years.extend(plan.unreadable().iter().filter_map(|one| one.leaf.year()));
    years.extend(plan.reported_years());
    years.into_iter().collect()
}

fn items(table: Option<&Node>, key: &str) -> Vec<Node> {
    match table.and_then(|table| table.get(key)) {
        Some(Node::List(items)) => items.clone(),
        _ => Vec::new(),
    }
}

/// Returns all indicators, each with the id of its owner.
fn indicators(tree: &Node) -> Vec<Node> {
    let of = |list: &'static str, owner: &'static str| {
        items(Some(tree), list).into_iter().flat_map(move |row| {
            let id = row.get("id").cloned();
            let own = items(Some(&row), "indicators").into_iter();
            own.map(move |mut indicator| {
                if let Some(id) = &id {
                    indicator.put(&[owner.to_owned()], id.clone());
                }
                indicator
            })
        })
    };
    let of_measures = of("measures", "measure");
    of_measures.chain(of("initiatives", "initiative")).collect()
}

// --- Columns ----------------------------------------------------------------

struct KeyColumn {
    heading: String,
    key: ColumnKey,
}

/// Keys that have a column even if no row has a value.
const ALWAYS: [&str; 4] = ["id", "title", "departments", "name"];

fn columns(kind: SheetKind, rows: &[Node], years: &[FiscalYear], plan: &Plan) -> Vec<KeyColumn> {
    let is_used = |key: &ColumnKey| rows.iter().any(|row| at(row, key).is_some());
    let mut columns = Vec::new();
    for (key, form) in kind.keys() {
        let path = vec![(*key).to_owned()];
        let key = ColumnKey { path, form: *form };
        let is_row_of_plan = kind == SheetKind::Plan;
        let is_needed =
            kind != SheetKind::Initiatives || ALWAYS.contains(&key.to_string().as_str());
        if is_row_of_plan || is_needed || is_used(&key) {
            let heading = heading(kind, &key);
            columns.push(KeyColumn { heading, key });
        }
    }
    columns.extend(tags(rows));
    let review = plan.facts().review_year;
    for year in years {
        for (name, word) in of_a_year(kind) {
            let Some(key) = ColumnKey::of_year(kind, *year, name) else {
                continue;
            };
            let is_reviewed = kind == SheetKind::Initiatives && *year == review;
            let is_rating = *name == "rating" && !plan.ratings().is_empty();
            let is_asked = is_reviewed && (is_rating || matches!(*name, "result" | "issue"));
            if is_asked || is_used(&key) {
                let heading = format!("{} {word}", year.in_full());
                columns.push(KeyColumn { heading, key });
            }
        }
    }
    columns
}

fn tags(rows: &[Node]) -> Vec<KeyColumn> {
    let mut names: Vec<String> = Vec::new();
    for row in rows {
        let Some(Node::Table(tags)) = row.get("tags") else {
            continue;
        };
        for (name, _) in tags {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
    }
    let column = |name: String| KeyColumn {
        key: ColumnKey::tag(&name),
        heading: name,
    };
    names.into_iter().map(column).collect()
}

/// Returns the yearly keys of a kind of sheet, each with its heading.
fn of_a_year(kind: SheetKind) -> &'static [(&'static str, &'static str)] {
    match kind {
        SheetKind::Plan | SheetKind::Initiatives => &[
            ("plan", "工程"),
            ("result", "取組実績"),
            ("outcome", "成果"),
            ("contribution", "寄与度"),
            ("issue", "課題"),
            ("direction", "今後の方向性"),
            ("rating", "評価"),
        ],
        SheetKind::Indicators => &[
            ("actual", "実績値"),
            ("target", "目標値"),
            ("was", "見直し前の目標値"),
        ],
        SheetKind::Ratings | SheetKind::Milestones | SheetKind::Pillars | SheetKind::Measures => {
            &[]
        }
    }
}

fn heading(kind: SheetKind, key: &ColumnKey) -> String {
    let key = key.to_string();
    let word = match (kind, key.as_str()) {
        (SheetKind::Plan, "id") => "計画の id",
        (_, "id") => "番号",
        (SheetKind::Plan, "title") => "計画名",
        (SheetKind::Initiatives, "title") => "取組名",
        (SheetKind::Pillars, "title") => "柱名",
        (SheetKind::Measures, "title") => "施策名",
        (_, "title") => "名称",
        (_, "reading") => "読み",
        (_, "body") => "団体",
        (_, "first_year") => "開始年度",
        (_, "last_year") => "終了年度",
        (_, "review_year") => "評価対象年度",
        (_, "succeeds") => "前計画の id",
        (_, "source") => "出典",
        (_, "summary") => "趣旨",
        (_, "mark") => "記号",
        (_, "label") => "意味",
        (_, "date") => "日付",
        (_, "track") => "区分",
        (_, "pillar") => "柱の番号",
        (_, "measure") => "施策の番号",
        (_, "initiative") => "取組の番号",
        (_, "departments") => "担当",
        (_, "goals") => "施策の目標",
        (_, "purpose") => "目的・内容",
        (_, "aim") => "目指す成果",
        (_, "reprint_of") => "再掲元の番号",
        (_, "follows") => "前計画の取組",
        (_, "follows_inferred") => "前計画との対応は推定",
        (_, "notes") => "留意点",
        (_, "name") => "指標名",
        (_, "unit") => "単位",
        (_, "better") => "望ましい方向",
        (_, "cumulative") => "累計",
        (_, "breaks") => "算定方法の変わった年度",
        (_, other) => other,
    };
    word.to_owned()
}

// --- Cells ------------------------------------------------------------------

fn at<'n>(row: &'n Node, key: &ColumnKey) -> Option<&'n Node> {
    key.path.iter().try_fold(row, |node, name| node.get(name))
}

fn sheet(
    kind: SheetKind,
    columns: &[KeyColumn],
    rows: &[Node],
    found: &mut Vec<NotForACell>,
) -> Sheet {
    let mut sheet = Sheet::new(kind.name());
    for (column, KeyColumn { heading, key }) in (0..).zip(columns) {
        sheet.set(0, column, Cell::Words(heading.clone()));
        sheet.set(1, column, Cell::Words(key.to_string()));
        for (row, table) in (HEADING_ROWS..).zip(rows) {
            if let Some(node) = at(table, key) {
                sheet.set(row, column, cell(node, key.form));
            }
        }
    }
    let sheet = match kind {
        SheetKind::Plan => sheet.turned(),
        _ => sheet,
    };
    found.extend(sheet.cells().filter_map(|(place, cell)| {
        let why = misfit(cell)?;
        let sheet = kind.name().to_owned();
        Some(NotForACell { sheet, place, why })
    }));
    found.extend(broken_names(kind, columns, rows));
    found.extend(unreadable(kind, columns, rows));
    sheet
}

fn cell(node: &Node, form: CellForm) -> Cell {
    match node {
        Node::Words(words) if form == CellForm::Better => {
            let named = DIRECTIONS.iter().find(|(_, key)| key == words);
            Cell::Words(named.map_or(words.as_str(), |(name, _)| name).to_owned())
        }
        Node::Words(words) => Cell::Words(words.clone()),
        Node::Number(number) => Cell::Number(*number),
        Node::Flag(true) => Cell::Words("はい".to_owned()),
        Node::Flag(false) => Cell::Words("いいえ".to_owned()),
        Node::List(items) => {
            let lines: Vec<String> = items.iter().map(|item| cell(item, form).text()).collect();
            Cell::Words(lines.join("\n"))
        }
        Node::Unreadable(written) => Cell::Words(written.whole().to_owned()),
        Node::Table(_) => Cell::Words(String::new()),
    }
}

fn misfit(cell: &Cell) -> Option<Misfit> {
    let Cell::Words(words) = cell else {
        return None;
    };
    let is_long = words.encode_utf16().count() > LONGEST;
    is_long.then_some(Misfit::TooLong)
}

/// Finds lists with a name that contains a line break and would be read back as several
/// names.
fn broken_names(kind: SheetKind, columns: &[KeyColumn], rows: &[Node]) -> Vec<NotForACell> {
    let mut found = Vec::new();
    for (column, KeyColumn { key, .. }) in (0..).zip(columns) {
        for (row, table) in (HEADING_ROWS..).zip(rows) {
            let Some(Node::List(items)) = at(table, key).filter(|_| key.form == CellForm::List)
            else {
                continue;
            };
            let is_broken = |item: &Node| matches!(item, Node::Words(name) if name.contains('\n'));
            if items.iter().any(is_broken) {
                found.push(NotForACell {
                    sheet: kind.name().to_owned(),
                    place: CellPosition { row, column },
                    why: Misfit::BrokenName,
                });
            }
        }
    }
    found
}

/// Finds values that cannot be read and would not come back from their cells as they are: all
/// but texts that a cell of their form takes as they are.
fn unreadable(kind: SheetKind, columns: &[KeyColumn], rows: &[Node]) -> Vec<NotForACell> {
    let mut found = Vec::new();
    for (column, KeyColumn { key, .. }) in (0..).zip(columns) {
        for (row, table) in (HEADING_ROWS..).zip(rows) {
            let Some(Node::Unreadable(written)) = at(table, key) else {
                continue;
            };
            let comes_back = match written {
                AsWritten::Text(text) => {
                    key.form.read(text) == Ok(Some(Node::Words(text.to_string())))
                }
                AsWritten::Toml(_) => false,
            };
            if !comes_back {
                found.push(NotForACell {
                    sheet: kind.name().to_owned(),
                    place: CellPosition { row, column },
                    why: Misfit::Unreadable,
                });
            }
        }
    }
    found
}
