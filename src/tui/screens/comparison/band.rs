//! What stands above the texts of a comparison: how the rating moved over the years, and
//! whose the row is.

use tenken::compare::Comparison;
use tenken::plan::Department;

use crate::display_width::shorten;
use crate::tui::draw::line::Line;
use crate::tui::draw::rating_path;
use crate::tui::stage::Stage;

/// The lines of the band.
pub(super) fn lines(compared: &Comparison<'_>, stage: &Stage<'_>, width: usize) -> Vec<Line> {
    let rating = rating_path::line(compared, stage);
    let whose = whose(compared, stage, width);
    rating.into_iter().chain(whose).collect()
}

/// The departments and the part of the plan, in a line.
fn whose(compared: &Comparison<'_>, stage: &Stage<'_>, width: usize) -> Option<Line> {
    let (look, row) = (stage.look, compared.later.row);
    let departments = row.departments.iter().map(Department::spaced);
    let departments: Vec<String> = departments.collect();
    let measure = stage.plan().measure_of(row).map(|measure| measure.title.clone());
    let pillar = || stage.plan().pillar_of(row).map(|pillar| pillar.title.clone());
    let said = [
        Some(look.language.in_a_row(&departments)),
        measure.or_else(pillar),
    ];
    let said = said.into_iter().flatten().filter(|said| !said.is_empty());
    let said = said.collect::<Vec<_>>().join("  ");
    let line = (!said.is_empty()).then(|| shorten(&said, width, look.ambiguous).into_owned());
    line.map(|line| Line::new(line, look.theme.dim))
}
