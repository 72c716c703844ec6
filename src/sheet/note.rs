//! What is said of cells that did not simply become what they are.

use super::workbook::Place;
use crate::document::Position;
use crate::plan::FiscalYear;

/// What became of a cell, a row or a column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The name of the sheet.
    pub sheet: String,
    /// The cell; none where it is about the sheet as a whole.
    pub place: Option<Place>,
    /// What stands there.
    pub value: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of something in a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A sheet was not read.
    SheetLeftOut,
    /// A column for which the plan format has no key.
    Column(ColumnOutcome),
    /// A row that is none of those that a plan lists.
    Row(RowOutcome),
    /// A cell that was read otherwise than it stands there, or not at all.
    Cell(CellOutcome),
    /// Something that was decided because the sheet does not say it.
    Decision(Decision),
}

/// What became of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnOutcome {
    /// It became a facet.
    ToTags,
    /// It went into the notes of the rows.
    ToNotes,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowOutcome {
    /// It stands above the table, and was left out.
    AboveTable,
    /// It repeats the headings, and was left out.
    Headings,
    /// It is one of totals, and was left out.
    Total,
    /// It has no title, and was left out.
    Untitled,
    /// It is no initiative, and was left out.
    NoInitiative,
    /// It goes on from a row above that is not there, and was left out.
    GoesOnFromNothing,
    /// It is a heading, and became the pillar of the rows below it.
    BecamePillar,
    /// It is a reprint of which the original is not there.
    WithoutOriginal,
    /// It is an indicator of nothing that there is, and was left out.
    IndicatorOfNothing,
}

/// What became of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellOutcome {
    /// It is none of the answers that it may be, and was left out.
    NoAnswer(Answers),
    /// It stands under no key, and was left out.
    WithoutKey,
    /// It is too long for a mark, and went into the notes.
    LongForMark,
    /// It names no row of another plan, and went into the notes.
    NoReference,
    /// It has no indicator, and went into the notes.
    WithoutIndicator,
    /// It went into the notes of the row above.
    ToNotesAbove,
    /// It is an error of calculation, and was taken as it stands.
    ErrorOfCalculation,
}

/// The answers that a cell may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// Yes or no.
    YesOrNo,
    /// Which way is better.
    Better,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Numbers were read without the way in which they are shown.
    BareNumbers,
    /// No column has a heading of the mapping file, which stands there.
    NoSuchHeading(Position),
    /// Rows without a pillar got one of this name.
    Pillar(String),
    /// The marks, the best first.
    Scale(Vec<String>),
    /// The id of the plan.
    Id(String),
    /// The title of the plan.
    Title(String),
    /// The years of the plan.
    Years {
        /// The first year.
        first: FiscalYear,
        /// The last year.
        last: FiscalYear,
        /// The year under review.
        review: FiscalYear,
    },
    /// The ids of the rows.
    Ids {
        /// Whether the rows have numbers, though no ids: some lack or share them.
        has_numbers: bool,
        /// Whether numbers were put behind those of the measures; else the rows
        /// were counted.
        of_measures: bool,
    },
}
