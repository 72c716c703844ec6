//! A comparison as running text.

use tenken::compare::{Comparison, IndicatorChange, MarkedPoint, TextChange};
use tenken::document::AsWritten;
use tenken::messages::Language;
use tenken::plan::{Department, Value};

use crate::tui::draw::rating_path::{ShownRating, path};
use crate::card::indicator_name;
use crate::tui::running_text::{Copied, RunningText};
use crate::tui::stage::Stage;

/// The row in two years: its rating, its figures, and its texts of both years.
pub(super) fn copied(compared: &Comparison<'_>, stage: &Stage<'_>) -> Copied {
    let (language, row) = (stage.look.language, compared.later.row);
    let mut text = RunningText::new(language);
    let [earlier, later] = [compared.earlier, compared.later].map(|side| language.year(side.year));
    text.line(format!("{}  {earlier} → {later}", stage.plan().facts().title));
    text.line(format!("{}  {}", row.id, row.title));
    text.gap();
    text.field(language.rating_label(), &rating(compared, language));
    let departments = row.departments.iter().map(Department::spaced);
    let departments = language.in_a_row(departments);
    if !departments.is_empty() {
        text.field(language.departments_label(), &[departments]);
    }
    let figures = compared.indicators.iter();
    let figures: Vec<String> = figures.map(|change| figure(change, language)).collect();
    text.field(language.indicators_label(), &figures);
    for (kind, compared_text) in &compared.texts {
        text.gap();
        let change = language.in_brackets(language.text_change(compared_text.change));
        let label = format!("{}{change}", language.text_kind(*kind));
        if compared_text.change == TextChange::Repeated {
            text.field(&label, &words(&compared_text.later));
            continue;
        }
        text.line(label);
        text.field(&earlier, &words(&compared_text.earlier));
        text.field(&later, &words(&compared_text.later));
    }
    text.copied(language.comparison_of(row.id.as_str()))
}

fn words(points: &[MarkedPoint]) -> Vec<&str> {
    points.iter().map(|point| point.text.as_str()).collect()
}

/// The path of the rating in a line; nothing where there is none.
fn rating(compared: &Comparison<'_>, language: Language) -> Vec<String> {
    let path = path(compared);
    let marks = path.iter().map(|(year, mark)| {
        let mark = match mark {
            Some(ShownRating::Mark(mark)) => (*mark).to_owned(),
            Some(ShownRating::Unreadable(written)) => language.unreadable_value(written),
            None => language.unrated().to_owned(),
        };
        format!("{} {mark}", language.short_year(*year))
    });
    let marks: Vec<String> = marks.collect();
    if marks.is_empty() {
        return Vec::new();
    }
    let rise = compared.rating.rise.map(|rise| language.rise_of_rating(rise));
    let rise = rise.map_or_else(String::new, |rise| language.in_brackets(&rise));
    vec![format!("{}{rise}", marks.join(" → "))]
}

fn figure(change: &IndicatorChange<'_>, language: Language) -> String {
    let value = |value: Option<&Value>, unreadable: Option<&AsWritten>| match unreadable {
        Some(written) => language.unreadable_value(&written.shown()),
        None => value.map_or_else(|| "-".to_owned(), Value::to_string),
    };
    let unit = change.indicator.unit.as_deref();
    let moved = change.change.map_or_else(String::new, |change| {
        language.in_brackets(&language.difference_of(&change, unit))
    });
    let target = change.target.map_or_else(String::new, |target| {
        format!("  {} {target}", language.target_heading())
    });
    let name = indicator_name(change.indicator, language);
    let earlier = value(change.earlier, change.unreadable.earlier);
    let later = value(change.later, change.unreadable.later);
    format!("{name}  {earlier} → {later}{moved}{target}")
}
