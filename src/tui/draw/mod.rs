//! The vocabulary of drawing: themes and widths, lines of styled text, columns, wrapped
//! prose, and charts.

pub(crate) mod axis;
pub(crate) mod braille;
pub(crate) mod card;
pub(crate) mod chart;
pub(crate) mod chip;
pub(crate) mod columns;
pub(crate) mod counts;
pub(crate) mod doubt;
pub(crate) mod figures;
pub(crate) mod indicator;
pub(crate) mod line;
pub(crate) mod look;
pub(crate) mod plan;
pub(crate) mod prose;
pub(crate) mod rating_path;
pub(crate) mod trend;
