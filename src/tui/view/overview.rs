//! What a plan says of itself: its outline, its goals, and the report of the
//! plan as a whole.

use ratatui::style::Style;
use tenken::plan::{Measure, Plan, Text, TextKind};

use super::Look;
use super::line::Line;
use super::prose::{labelled, labelled_width, paragraph, text};

/// The lines of the overview.
pub(super) fn lines(plan: &Plan, look: Look<'_>, width: usize) -> Vec<Line> {
    let (facts, language) = (plan.facts(), look.language);
    let title = format!("{}　{}", facts.body, facts.title);
    let mut lines = paragraph(title.trim(), &[], look.theme.strong, width, look);
    let years = format!(
        "{} - {}",
        language.year(facts.first_year),
        language.year(facts.last_year)
    );
    let words = |said: &str| Text::new([said.to_owned()]);
    let fields = [
        (language.pick("期間", "Years"), words(&years)),
        (language.pick("趣旨", "Summary"), facts.summary.clone()),
        (
            language.pick("出典", "Source"),
            words(facts.source.as_deref().unwrap_or_default()),
        ),
    ];
    for (label, said) in fields {
        lines.extend(field(label, &said, look, width));
    }
    lines.extend(reports(plan, look, width));
    for measure in plan.measures() {
        lines.extend(goals(measure, look, width));
    }
    lines
}

fn field(label: &str, said: &Text, look: Look<'_>, width: usize) -> Vec<Line> {
    if said.is_empty() {
        return Vec::new();
    }
    let said = text(said, &[], labelled_width(width), look);
    labelled(label, said, width, look)
}

/// A measure with who leads it and what it is to reach; nothing where the plan
/// says neither.
fn goals(measure: &Measure, look: Look<'_>, width: usize) -> Vec<Line> {
    let departments: Vec<String> = measure
        .departments
        .iter()
        .map(ToString::to_string)
        .collect();
    let departments = Text::new([departments.join("、")]);
    if departments.is_empty() && measure.goals.is_empty() {
        return Vec::new();
    }
    let title = format!("{} {}", measure.id, measure.title);
    let mut lines = vec![Line::default()];
    lines.extend(paragraph(&title, &[], look.theme.strong, width, look));
    let language = look.language;
    lines.extend(field(
        language.pick("担当", "In charge"),
        &departments,
        look,
        width,
    ));
    lines.extend(field(
        language.pick("目標", "Goals"),
        &measure.goals,
        look,
        width,
    ));
    lines
}

/// A plan in outline: its years, its pillars with their measures or rows, and
/// what it says of itself.
pub(super) fn outline(plan: &Plan, look: Look<'_>, width: usize) -> Vec<Line> {
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

/// What the plan says of itself as a whole, year by year.
fn reports(plan: &Plan, look: Look<'_>, width: usize) -> Vec<Line> {
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

/// The measures of a pillar, or its rows where the plan has no middle level.
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
