//! The facts and reports of a plan, laid out as lines.

use ratatui::style::Style;
use tenken::plan::{Initiative, Plan, TextKind};
use tenken::query::RatingChoice;

use super::line::Line;
use super::look::Look;
use super::prose::{labelled, labelled_width, paragraph, text};

/// Lays out a plan: its years, its pillars with their measures or rows, and its
/// facts.
pub(crate) fn outline(plan: &Plan, look: Look, width: usize) -> Vec<Line> {
    let facts = plan.facts();
    let years = format!(
        "{} - {}",
        look.language.short_year(facts.first_year),
        look.language.short_year(facts.last_year)
    );
    let mut lines = paragraph(&facts.title, &[], look.theme.strong, width, look);
    lines.push(Line::new(years, look.theme.dim));
    for pillar in plan.pillars() {
        lines.push(Line::default());
        let title = format!("{} {}", pillar.id, pillar.title);
        lines.extend(paragraph(&title, &[], look.theme.label, width, look));
        for item in items(plan, &pillar.id) {
            let item = paragraph(
                &item,
                &[],
                Style::new(),
                width.saturating_sub(2).max(1),
                look,
            );
            lines.extend(item.into_iter().map(|line| line.indented(2)));
        }
    }
    lines.extend(reports(plan, look, width));
    lines
}

/// Lays out the reports on the plan as a whole, year by year.
pub(crate) fn reports(plan: &Plan, look: Look, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for year in plan.years() {
        let Some(report) = plan.year(year) else {
            continue;
        };
        lines.push(Line::default());
        lines.push(Line::new(look.language.year(year), look.theme.strong));
        for kind in TextKind::ALL {
            let said = report.text(kind);
            if !said.is_empty() {
                let said = text(said, &[], labelled_width(width), look);
                lines.extend(labelled(look.language.text_kind(kind), said, width, look));
            }
        }
    }
    lines
}

/// The measures of a pillar, or its rows if the plan has no measures.
fn items(plan: &Plan, pillar: &str) -> Vec<String> {
    let measures = plan.measures().iter().filter(|m| m.pillar == pillar);
    let measures: Vec<String> = measures.map(|m| format!("{} {}", m.id, m.title)).collect();
    if !measures.is_empty() {
        return measures;
    }
    let rows = plan.initiatives().iter().filter(|row| row.pillar == pillar);
    rows.map(|row| format!("{} {}", row.id, row.title))
        .collect()
}

/// What stands before a row of a list: whether it is chosen, and whether it is marked.
pub(crate) fn lead(is_chosen: bool, is_marked: bool, look: Look) -> Line {
    match (is_chosen, is_marked) {
        (true, true) => Line::new(">*", look.theme.chosen),
        (true, false) => Line::new("> ", look.theme.chosen),
        (false, true) => Line::new("* ", look.theme.key),
        (false, false) => Line::new("  ", Style::new()),
    }
}

/// What a rating is called where rows are counted by it, with its style.
pub(crate) fn rating_choice<'r>(
    rating: &'r RatingChoice,
    plan: &Plan,
    look: Look,
) -> (&'r str, Style) {
    match rating {
        RatingChoice::Mark(mark) => (mark, rating_style(mark, plan, look)),
        RatingChoice::Unrated => (look.language.unrated(), look.theme.dim),
    }
}

/// The style of a mark of a plan's scale.
pub(crate) fn rating_style(mark: &str, plan: &Plan, look: Look) -> Style {
    let scale = plan.ratings();
    let rank = scale.rank(mark).unwrap_or_default();
    look.theme.rating(rank, scale.steps().len())
}

/// The rating of a row in the year under review, with its style.
pub(crate) fn rating<'r>(row: &'r Initiative, plan: &Plan, look: Look) -> (&'r str, Style) {
    match row.rating(plan.facts().review_year) {
        Some(mark) => (mark, rating_style(mark, plan, look)),
        None => ("-", look.theme.dim),
    }
}
