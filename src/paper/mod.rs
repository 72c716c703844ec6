//! Papers that are handed out: what stands on them in which order, whatever they are written
//! in. Words and signs are those of whoever makes them.

#[cfg(feature = "docx")]
mod docx;

#[cfg(feature = "docx")]
pub use docx::docx;

/// A paper of one page or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What it is called.
    pub title: String,
    /// What stands before each point, with the blank after it if it has one.
    pub bullet: &'static str,
    /// What stands on it below the title. A line break within a text is one on the paper.
    pub blocks: Vec<Block>,
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The heading of a section.
    Section(String),
    /// The heading of an item within a section.
    Item(String),
    /// A name and what is said of it.
    Field {
        /// The name.
        label: String,
        /// What is said.
        text: String,
    },
    /// A name and the points under it.
    List {
        /// The name.
        label: String,
        /// The points.
        points: Vec<String>,
    },
    /// A table.
    Table(PaperTable),
}

/// A table on a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperTable {
    /// The columns.
    pub columns: Vec<PaperColumn>,
    /// The cells of the rows, each with one for every column.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table on a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperColumn {
    /// What stands above it.
    pub heading: String,
    /// Its share of the width of the page, compared with those of the other columns.
    pub share: usize,
}
