//! Notes about cells that were not imported as they are.

use super::workbook::CellPosition;
use crate::document::Position;
use crate::plan::FiscalYear;

/// What happened to a cell, row or column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The name of the sheet.
    pub sheet: String,
    /// The cell, or `None` if the note is about the whole sheet.
    pub place: Option<CellPosition>,
    /// The content of the cell.
    pub value: String,
    /// What happened to it.
    pub outcome: ImportOutcome,
}

/// What happened to something in a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportOutcome {
    /// The sheet was not read.
    SheetLeftOut,
    /// The plan format has no key for the column.
    Column(ColumnOutcome),
    /// The row is not of a kind that a plan lists.
    Row(RowOutcome),
    /// The cell was interpreted differently or left out.
    Cell(CellOutcome),
    /// Something that the sheet does not say was decided during the import.
    Decision(Decision),
}

/// What happened to a column without a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnOutcome {
    /// It became a tag.
    ToTags,
    /// It was added to the notes of the rows.
    ToNotes,
}

/// What happened to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowOutcome {
    /// It was above the table and was left out.
    AboveTable,
    /// It repeats the headings and was left out.
    Headings,
    /// It contains totals and was left out.
    Total,
    /// It has no title and was left out.
    Untitled,
    /// It is not an initiative and was left out.
    NoInitiative,
    /// It continues a row above that does not exist and was left out.
    GoesOnFromNothing,
    /// It is a heading and became the pillar of the rows below it.
    BecamePillar,
    /// It is a reprint whose original was not found.
    WithoutOriginal,
    /// It is an indicator whose owner was not found and was left out.
    IndicatorOfNothing,
}

/// What happened to a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellOutcome {
    /// It is not one of the accepted answers and was left out.
    NoAnswer(Answers),
    /// It is in a column without a key and was left out.
    WithoutKey,
    /// It is too long for a rating mark and was added to the notes.
    LongForMark,
    /// It does not refer to a row of another plan and was added to the notes.
    NoReference,
    /// It is not in kana or Latin letters and was added to the notes.
    NoReading,
    /// It has no indicator and was added to the notes.
    WithoutIndicator,
    /// It was added to the notes of the row above.
    ToNotesAbove,
    /// It is a spreadsheet error and was imported as is.
    ErrorOfCalculation,
}

/// The answers accepted in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// Yes or no.
    YesOrNo,
    /// The direction in which an indicator improves.
    Better,
}

/// A decision made during the import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Numbers were read without their number format.
    BareNumbers,
    /// No column has a heading that the mapping file names at this position.
    NoSuchHeading(Position),
    /// Rows without a pillar were assigned to one with this name.
    Pillar(String),
    /// The marks of the scale, best first.
    Scale(Vec<String>),
    /// The id of the plan.
    Id(String),
    /// The title of the plan.
    Title(String),
    /// The years that the plan covers.
    Years {
        /// The first year.
        first: FiscalYear,
        /// The last year.
        last: FiscalYear,
        /// The year under review.
        review: FiscalYear,
    },
    /// Ids were generated for the rows.
    Ids {
        /// Whether the sheet has row numbers which are incomplete or not unique.
        has_numbers: bool,
        /// Whether the ids consist of the measure's id and the row number. Otherwise the
        /// rows were numbered consecutively.
        of_measures: bool,
    },
}
