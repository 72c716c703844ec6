//! Converts a sheet with one initiative per row to the tree of a plan.

use super::departments;
use super::headings::{Column, Headings};
use super::leftover::{Leftover, add_note};
use super::mapping::Mapping;
use super::marks::RatingMarks;
use super::meaning::{Meaning, fold};
use super::note::{CellOutcome, Decision, ImportOutcome, Note, RowOutcome};
use super::parts::{Parts, one_line};
use super::workbook::{CellPosition, Sheet};
use crate::plan::{FiscalYear, Node, Text, Value};
use crate::sound::Reading;

/// The state of reading a table row by row.
pub(super) struct SheetTable<'s> {
    sheet: &'s Sheet,
    headings: &'s Headings,
    leftover: Leftover,
    review: FiscalYear,
    last: FiscalYear,
    pillars: Parts,
    measures: Parts,
    /// The ids of the pillar and measure of the previous row.
    above: (Option<String>, Option<String>),
    marks: RatingMarks,
    rows: Vec<InitiativeRow>,
    notes: Vec<Note>,
}

/// A row that became an initiative.
struct InitiativeRow {
    /// The row index in the sheet.
    row: u32,
    /// The initiative as a tree, without an id.
    table: Node,
    /// The cell of the number column.
    number: String,
    /// The cell of the reprint column.
    reprint: String,
    /// The id of its measure.
    measure: Option<String>,
}

/// The kind of a row in a sheet.
enum RowKind {
    Blank,
    Headings,
    Initiative,
    /// A continuation of the row above, with another indicator or another line.
    More,
    /// A single text above the rows that it is the title of.
    Title(String),
    Total,
    /// Cells without a title.
    Nameless,
}

impl<'s> SheetTable<'s> {
    /// Reads the rows below the headings.
    pub(super) fn read(
        sheet: &'s Sheet,
        headings: &'s Headings,
        mapping: &Mapping,
        (review, last): (FiscalYear, FiscalYear),
    ) -> Self {
        let below = |row: &u32| *row > headings.last;
        let rows: Vec<u32> = sheet.rows().into_iter().filter(below).collect();
        let mut table = Self {
            leftover: Leftover::default(),
            pillars: Parts::default(),
            measures: Parts::default(),
            above: (None, None),
            marks: RatingMarks::given(&mapping.ratings),
            rows: Vec::new(),
            notes: Vec::new(),
            sheet,
            headings,
            review,
            last,
        };
        let kinds: Vec<(u32, RowKind)> = rows.iter().map(|r| (*r, table.kind(*r))).collect();
        let holds = |kind: &RowKind| matches!(kind, RowKind::Initiative | RowKind::More);
        let held: Vec<u32> = kinds
            .iter()
            .filter(|(_, kind)| holds(kind))
            .map(|(row, _)| *row)
            .collect();
        let unknown = headings.columns.iter().filter(|c| c.meaning.is_none());
        let unknown = unknown.map(|column| (column.column, column.heading()));
        table.leftover = Leftover::new(sheet, unknown.collect(), &held);
        for (row, kind) in kinds {
            match kind {
                // A title with no row below it is not the title of anything.
                RowKind::Title(_) if held.last().is_none_or(|last| *last < row) => {
                    table.not_taken(row, RowOutcome::NoInitiative);
                }
                kind => table.take(row, kind),
            }
        }
        let notes = table.leftover.notes(sheet, headings.last);
        table.notes.extend(notes);
        table
    }

    fn text(&self, row: u32, meaning: &Meaning) -> String {
        let column = self.headings.place_of(meaning);
        column.map_or_else(String::new, |column| self.sheet.text(row, column))
    }

    // --- Kinds of rows

    fn kind(&self, row: u32) -> RowKind {
        let mut texts: Vec<String> = self.columns().map(|c| self.said(row, c)).collect();
        texts.retain(|text| !text.is_empty());
        let filled = texts.len();
        texts.sort_unstable();
        texts.dedup();
        let Some(first) = texts.first().cloned() else {
            return RowKind::Blank;
        };
        if self.headings.is_repeated_in(self.sheet, row) {
            return RowKind::Headings;
        }
        let title = self.text(row, &Meaning::Title);
        if title.trim().is_empty() {
            return match texts.len() {
                _ if self.is_more(row) => RowKind::More,
                1 => RowKind::Title(first),
                _ if self.is_total(row) => RowKind::Total,
                _ => RowKind::Nameless,
            };
        }
        let goes_on = self
            .headings
            .place_of(&Meaning::Title)
            .is_some_and(|column| self.sheet.goes_on_from_above(CellPosition { row, column }));
        match texts.len() {
            _ if goes_on => RowKind::More,
            1 if filled > 1 && self.is_wide(row) => RowKind::Title(first),
            _ if self.is_total(row) => RowKind::Total,
            _ => RowKind::Initiative,
        }
    }

    fn columns(&self) -> impl Iterator<Item = &'s Column> + use<'s> {
        self.headings.columns.iter()
    }

    fn said(&self, row: u32, column: &Column) -> String {
        self.sheet.text(row, column.column).trim().to_owned()
    }

    /// Returns whether the title is in a merged cell that spans several columns.
    fn is_wide(&self, row: u32) -> bool {
        let mut columns = self.columns();
        columns.any(|column| {
            let place = CellPosition {
                row,
                column: column.column,
            };
            self.sheet.is_covered(place) && !self.sheet.goes_on_from_above(place)
        })
    }

    /// Returns whether a row contains only figures and cells merged with the row above.
    fn is_more(&self, row: u32) -> bool {
        let is_figure = |column: &Column| {
            matches!(
                column.meaning,
                Some(Meaning::Indicator(_) | Meaning::Figure(..))
            )
        };
        let goes_on = |column: &Column| {
            let column = column.column;
            self.sheet.goes_on_from_above(CellPosition { row, column })
        };
        let filled = || self.columns().filter(|c| !self.said(row, c).is_empty());
        filled().any(is_figure) && filled().all(|column| is_figure(column) || goes_on(column))
    }

    fn is_total(&self, row: u32) -> bool {
        const TOTALS: [&str; 6] = ["計", "合計", "小計", "総計", "平均", "割合"];
        let mut filled = self.columns().map(|c| fold(&self.said(row, c)));
        let first = filled.find(|text| !text.is_empty());
        let title = fold(&self.text(row, &Meaning::Title));
        TOTALS.contains(&title.as_str())
            || first.is_some_and(|first| TOTALS.contains(&first.as_str()))
    }

    // --- Reading rows

    fn take(&mut self, row: u32, kind: RowKind) {
        match kind {
            RowKind::Blank => {}
            RowKind::Initiative => self.take_initiative(row),
            RowKind::More => self.take_more(row),
            RowKind::Title(title) => self.take_title(row, &title),
            RowKind::Headings => self.not_taken(row, RowOutcome::Headings),
            RowKind::Total => self.not_taken(row, RowOutcome::Total),
            RowKind::Nameless => {
                self.not_taken(row, RowOutcome::Untitled);
            }
        }
    }

    fn not_taken(&mut self, row: u32, outcome: RowOutcome) {
        let mut texts: Vec<String> = self.columns().map(|c| self.said(row, c)).collect();
        texts.retain(|text| !text.is_empty());
        texts.dedup();
        let column = self.first_column(row);
        self.note(row, column, &texts.join(" | "), ImportOutcome::Row(outcome));
    }

    fn note(&mut self, row: u32, column: u32, value: &str, outcome: ImportOutcome) {
        self.notes.push(Note {
            sheet: self.sheet.name.clone(),
            place: Some(CellPosition { row, column }),
            value: value.to_owned(),
            outcome,
        });
    }

    fn take_title(&mut self, row: u32, title: &str) {
        let is_remark = title.starts_with(['※', '*', '＊', '注', '（', '(']);
        let has_pillars = self.headings.place_of(&Meaning::Pillar).is_some();
        if is_remark || has_pillars {
            self.not_taken(row, RowOutcome::NoInitiative);
            return;
        }
        let pillar = self.pillars.id_of(title, None);
        self.above = (Some(pillar), None);
        let outcome = ImportOutcome::Row(RowOutcome::BecamePillar);
        self.note(row, self.first_column(row), title, outcome);
    }

    /// Returns the first non-empty column of a row.
    fn first_column(&self, row: u32) -> u32 {
        let mut filled = self.columns().filter(|c| !self.said(row, c).is_empty());
        filled.next().map_or(0, |column| column.column)
    }

    fn take_initiative(&mut self, row: u32) {
        let (pillar, measure) = self.place(row);
        let mut table = Node::Table(Vec::new());
        match (&pillar, &measure) {
            (_, Some(measure)) => put(&mut table, "measure", Node::words(measure)),
            (Some(pillar), None) => put(&mut table, "pillar", Node::words(pillar)),
            (None, None) => {}
        }
        let title = one_line(&self.text(row, &Meaning::Title));
        put(&mut table, "title", Node::words(title));
        self.add_departments(&mut table, row);
        for column in self.columns() {
            self.note_error(row, column);
            if let Some(meaning) = &column.meaning {
                self.add(&mut table, meaning, column, row);
            }
        }
        self.add_indicator(&mut table, row);
        self.leftover.add_to(&mut table, self.sheet, row);
        self.rows.push(InitiativeRow {
            number: one_line(&self.text(row, &Meaning::Id)),
            reprint: one_line(&self.text(row, &Meaning::Reprint)),
            row,
            table,
            measure,
        });
    }

    /// Returns the pillar and the measure of a row. If the row does not name them, those of
    /// the previous row are used.
    fn place(&mut self, row: u32) -> (Option<String>, Option<String>) {
        let named = |text: String| Some(text).filter(|text| !text.trim().is_empty());
        let pillar = named(self.text(row, &Meaning::Pillar));
        let measure = named(self.text(row, &Meaning::Measure));
        let (above, measure_above) = self.above.clone();
        let of_row = pillar.map(|cell| self.pillars.id_of(&cell, None));
        let is_new = of_row.is_some() && of_row != above;
        let mut pillar = of_row.or(above);
        let measure = match measure {
            Some(cell) => {
                let own = pillar
                    .take()
                    .unwrap_or_else(|| self.pillars.id_of(UNNAMED, None));
                let id = self.measures.id_of(&cell, Some(&own));
                pillar = Some(own);
                Some(id)
            }
            None if is_new => None,
            None => measure_above,
        };
        let pillar = pillar.or_else(|| Some(self.pillars.id_of(UNNAMED, None)));
        self.above = (pillar.clone(), measure.clone());
        (pillar, measure)
    }

    fn add_departments(&self, table: &mut Node, row: u32) {
        let mut paths = Vec::new();
        for column in self.columns() {
            if column.meaning == Some(Meaning::Departments(None)) {
                paths.extend(departments::of_cell(&self.sheet.text(row, column.column)));
            }
        }
        let level = |level| self.text(row, &Meaning::Departments(Some(level)));
        let levels = [level(1), level(2), level(3)];
        let filled: Vec<&String> = levels.iter().filter(|l| !l.trim().is_empty()).collect();
        paths.extend(match filled.as_slice() {
            [only] => departments::of_cell(only),
            _ => departments::of_levels(&levels),
        });
        let mut unique: Vec<String> = Vec::new();
        for path in paths {
            if !unique.contains(&path) {
                unique.push(path);
            }
        }
        if !unique.is_empty() {
            put(table, "departments", Node::list(unique));
        }
    }

    /// Adds a cell to a table according to the meaning of its column. Pillars, measures,
    /// titles and figures are handled elsewhere.
    fn add(&mut self, table: &mut Node, meaning: &Meaning, column: &Column, row: u32) {
        let cell = self.sheet.text(row, column.column);
        if cell.trim().is_empty() {
            return;
        }
        match meaning {
            Meaning::Prose(key) => add_prose(table, &[key], &cell),
            Meaning::Tag(name) => add_prose(table, &["tags", name], &cell),
            Meaning::Year(year, "rating") => {
                let year = year.unwrap_or(self.review);
                self.add_rating(table, column, row, year);
            }
            Meaning::Year(year, key) => {
                let year = year.unwrap_or(self.review).to_string();
                add_prose(table, &["years", &year, key], &cell);
            }
            Meaning::Reading => self.add_reading(table, column, row, &cell),
            Meaning::Follows => self.add_follows(table, column, row, &cell),
            _ => {}
        }
    }

    /// Adds a rating. A cell too long to be a mark is added to the notes.
    fn add_rating(&mut self, table: &mut Node, column: &Column, row: u32, year: FiscalYear) {
        let cell = self.said(row, column);
        if cell.chars().count() > LONGEST_RATING {
            add_note(table, &format!("{}: {cell}", column.heading()));
            let outcome = ImportOutcome::Cell(CellOutcome::LongForMark);
            self.note(row, column.column, &cell, outcome);
        } else if let Some(mark) = self.marks.read(&cell) {
            let path = ["years".to_owned(), year.to_string(), "rating".to_owned()];
            table.put(&path, Node::words(mark));
        }
    }

    fn add_reading(&mut self, table: &mut Node, column: &Column, row: u32, cell: &str) {
        let reading = one_line(cell);
        if Reading::new(&reading).is_some() {
            put(table, "reading", Node::words(reading));
            return;
        }
        add_note(table, &format!("{}: {}", column.heading(), cell.trim()));
        let outcome = ImportOutcome::Cell(CellOutcome::NoReading);
        self.note(row, column.column, cell, outcome);
    }

    fn add_follows(&mut self, table: &mut Node, column: &Column, row: u32, cell: &str) {
        let lines: Vec<&str> = cell
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty())
            .collect();
        let leads = |line: &&str| {
            let parts = line.split_once('/');
            parts.is_some_and(|(plan, row)| !plan.is_empty() && !row.is_empty())
        };
        if lines.iter().all(leads) {
            put(table, "follows", Node::list(lines));
            return;
        }
        add_note(table, &format!("{}: {}", column.heading(), cell.trim()));
        let outcome = ImportOutcome::Cell(CellOutcome::NoReference);
        self.note(row, column.column, cell, outcome);
    }

    fn note_error(&mut self, row: u32, column: &Column) {
        let cell = self.said(row, column);
        const ERRORS: [&str; 7] = [
            "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!",
        ];
        if ERRORS.contains(&cell.as_str()) {
            let outcome = ImportOutcome::Cell(CellOutcome::ErrorOfCalculation);
            self.note(row, column.column, &cell, outcome);
        }
    }

    /// Adds a continuation to the row above, except for cells merged with that row.
    fn take_more(&mut self, row: u32) {
        let Some(mut above) = self.rows.pop() else {
            self.not_taken(row, RowOutcome::GoesOnFromNothing);
            return;
        };
        for column in self.columns() {
            let place = CellPosition {
                row,
                column: column.column,
            };
            let cell = self.said(row, column);
            if cell.is_empty() || self.sheet.goes_on_from_above(place) {
                continue;
            }
            match &column.meaning {
                Some(Meaning::Prose(_) | Meaning::Tag(_)) => {
                    let meaning = column.meaning.clone();
                    meaning
                        .iter()
                        .for_each(|m| self.add(&mut above.table, m, column, row));
                }
                Some(Meaning::Year(_, key)) if *key != "rating" => {
                    let meaning = column.meaning.clone();
                    meaning
                        .iter()
                        .for_each(|m| self.add(&mut above.table, m, column, row));
                }
                Some(Meaning::Indicator(_) | Meaning::Figure(..) | Meaning::Ignored) => {}
                _ => {
                    add_note(&mut above.table, &format!("{}: {cell}", column.heading()));
                    let outcome = ImportOutcome::Cell(CellOutcome::ToNotesAbove);
                    self.note(row, column.column, &cell, outcome);
                }
            }
        }
        self.add_indicator(&mut above.table, row);
        self.rows.push(above);
    }

    /// Adds the indicator of a row, unless its cell is merged with the row above or empty.
    fn add_indicator(&mut self, table: &mut Node, row: u32) {
        let mut indicator = Node::Table(Vec::new());
        let mut cells = Vec::new();
        let mut percent = false;
        for column in self.columns() {
            let cell = self.said(row, column);
            let place = CellPosition {
                row,
                column: column.column,
            };
            if cell.is_empty() || self.sheet.goes_on_from_above(place) {
                continue;
            }
            match &column.meaning {
                Some(Meaning::Indicator(key)) => {
                    put(&mut indicator, key, Node::words(one_line(&cell)));
                }
                Some(Meaning::Figure(year, key)) => {
                    let usual = if *key == "actual" {
                        self.review
                    } else {
                        self.last
                    };
                    let year = year.unwrap_or(usual).to_string();
                    let path = ["years".to_owned(), year, (*key).to_owned()];
                    cells.push((column, cell.clone()));
                    let (value, is_percent) = figure(&one_line(&cell));
                    indicator.put(&path, value);
                    percent |= is_percent;
                }
                _ => {}
            }
        }
        if percent && indicator.get("unit").is_none() {
            put(&mut indicator, "unit", Node::words("%"));
        }
        if indicator.get("name").is_some() {
            table.push("indicators", indicator);
            return;
        }
        let is_blank = |cell: &str| matches!(cell, "-" | "－" | "―" | "—" | "ー");
        for (column, cell) in cells.into_iter().filter(|(_, cell)| !is_blank(cell)) {
            add_note(table, &format!("{}: {cell}", column.heading()));
            let outcome = ImportOutcome::Cell(CellOutcome::WithoutIndicator);
            self.note(row, column.column, &cell, outcome);
        }
    }

    // --- Assembling the plan

    /// Returns the pillars, measures and rows with their ids in the form of a plan file.
    pub(super) fn assembled(mut self) -> Assembled {
        let ids = self.ids();
        self.settle_reprints(&ids);
        let mut tables = Vec::new();
        for (row, id) in self.rows.iter().zip(&ids) {
            let mut entries = vec![("id".to_owned(), Node::words(id))];
            if let Node::Table(rest) = &row.table {
                entries.extend(rest.iter().cloned());
            }
            tables.push(Node::Table(entries));
        }
        let plan = vec![
            ("pillars".to_owned(), self.pillars.tables()),
            ("measures".to_owned(), self.measures.tables()),
            ("initiatives".to_owned(), Node::List(tables)),
        ];
        Assembled {
            plan: Node::Table(plan),
            pillar_is_made_up: self.pillars.has(UNNAMED),
            unplaced_columns: self.leftover.len(),
            marks: self.marks,
            notes: self.notes,
        }
    }

    /// Assigns an id to every row: its number if all rows have distinct ones, the measure's
    /// id and the number if numbering restarts in each measure, or otherwise a running
    /// number.
    fn ids(&mut self) -> Vec<String> {
        let numbers: Vec<String> = self.rows.iter().map(|row| row.number.clone()).collect();
        if are_ids(&numbers) {
            return numbers;
        }
        let of_measures: Vec<String> = self
            .rows
            .iter()
            .map(|row| match (&row.measure, row.number.as_str()) {
                (_, "") => String::new(),
                (Some(measure), number) => format!("{measure}-{number}"),
                (None, number) => number.to_owned(),
            })
            .collect();
        let has_numbers = numbers.iter().any(|number| !number.is_empty());
        let is_of_measures = are_ids(&of_measures);
        let ids = match is_of_measures {
            true => of_measures,
            false => (1..=numbers.len()).map(|n| n.to_string()).collect(),
        };
        if has_numbers {
            for row in &mut self.rows {
                if !row.number.is_empty() {
                    add_prose(&mut row.table, &["tags", "番号"], &row.number);
                }
            }
        }
        self.notes.push(Note {
            sheet: self.sheet.name.clone(),
            place: None,
            value: String::new(),
            outcome: ImportOutcome::Decision(Decision::Ids {
                has_numbers,
                of_measures: is_of_measures,
            }),
        });
        ids
    }

    fn settle_reprints(&mut self, ids: &[String]) {
        let is_marked = |row: &InitiativeRow| !row.reprint.is_empty() || bare_title(&row.table).1;
        let originals: Vec<(String, String)> = self
            .rows
            .iter()
            .zip(ids)
            .filter(|(row, _)| !is_marked(row))
            .map(|(row, id)| (bare_title(&row.table).0, id.clone()))
            .collect();
        let mut notes = Vec::new();
        for row in &mut self.rows {
            if !is_marked(row) {
                continue;
            }
            let title = bare_title(&row.table).0;
            let mut same = originals.iter().filter(|(other, _)| *other == title);
            let by_title = same.next().filter(|_| same.next().is_none());
            let mut named = originals.iter();
            let named = named.find(|(_, id)| *id == row.reprint);
            if let Some((_, id)) = named.or(by_title) {
                put(&mut row.table, "reprint_of", Node::words(id));
                if named.is_some() || row.reprint.is_empty() {
                    continue;
                }
            } else {
                notes.push((row.row, title));
            }
            if !row.reprint.is_empty() {
                add_prose(&mut row.table, &["tags", "再掲"], &row.reprint.clone());
            }
        }
        for (row, title) in notes {
            self.note(
                row,
                0,
                &title,
                ImportOutcome::Row(RowOutcome::WithoutOriginal),
            );
        }
    }
}

/// The result of reading a table.
pub(super) struct Assembled {
    /// The pillars, measures and initiatives.
    pub(super) plan: Node,
    /// Whether a pillar was invented because the sheet names none.
    pub(super) pillar_is_made_up: bool,
    /// The number of columns without a key.
    pub(super) unplaced_columns: usize,
    /// The rating marks.
    pub(super) marks: RatingMarks,
    /// Notes about cells that were not imported as they are.
    pub(super) notes: Vec<Note>,
}

/// Maximum length in characters of a rating mark together with its meaning. Heuristic.
const LONGEST_RATING: usize = 24;

/// The title of the only pillar if the sheet names none.
pub(super) const UNNAMED: &str = "取組";

fn are_ids(ids: &[String]) -> bool {
    let mut sorted: Vec<&String> = ids.iter().collect();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.len() == ids.len() && ids.iter().all(|id| !id.is_empty())
}

/// Returns the folded title of a row without the reprint marker, and whether it had one.
fn bare_title(table: &Node) -> (String, bool) {
    let Some(Node::Words(title)) = table.get("title") else {
        return (String::new(), false);
    };
    let mut bare = title.clone();
    for mark in [
        "【再掲】",
        "（再掲）",
        "(再掲)",
        "［再掲］",
        "[再掲]",
        "〔再掲〕",
        "＜再掲＞",
        "<再掲>",
    ] {
        bare = bare.replace(mark, "");
    }
    (fold(&bare), bare != *title)
}

fn put(table: &mut Node, key: &str, node: Node) {
    table.put(&[key.to_owned()], node);
}

/// Parses a figure and reports whether it was followed by a percent sign.
fn figure(cell: &str) -> (Node, bool) {
    let bare = cell.strip_suffix(['%', '％']).unwrap_or(cell);
    match Value::parse(bare) {
        Value::Number(number) => (Node::Number(number), bare.len() < cell.len()),
        _ => (Node::from(&Value::parse(cell)), false),
    }
}

/// Appends prose to the existing text under a key.
fn add_prose(table: &mut Node, path: &[&str], cell: &str) {
    let path: Vec<String> = path.iter().map(|key| (*key).to_owned()).collect();
    let before = path.iter().try_fold(&*table, |node, key| node.get(key));
    let mut points = match before {
        Some(Node::Words(only)) => vec![only.clone()],
        Some(Node::List(points)) => points.iter().filter_map(words).collect(),
        _ => Vec::new(),
    };
    points.push(cell.to_owned());
    table.put(&path, Node::from(&Text::new(points)));
}

fn words(node: &Node) -> Option<String> {
    match node {
        Node::Words(words) => Some(words.clone()),
        _ => None,
    }
}
