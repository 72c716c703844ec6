//! What changed in a row as running text.

use tenken::compare::{FigureChange, RowChange};
use tenken::messages::Language;
use tenken::plan::Initiative;

use super::label;
use crate::tui::draw::plan::{rating, rating_in};
use crate::tui::running_text::{Copied, RunningText};
use crate::tui::stage::Stage;

/// The rating of a row, its main figure and the most telling difference of its texts, each in
/// full.
pub(super) fn copied(row: &Initiative, change: &RowChange, stage: &Stage<'_>) -> Copied {
    let (plan, language) = (stage.plan(), stage.look.language);
    let review_year = plan.facts().review_year;
    let mut text = RunningText::new(language);
    let [earlier, later] = [review_year.previous(), review_year].map(|year| language.year(year));
    text.line(format!("{}  {earlier} → {later}", plan.facts().title));
    text.line(format!("{}  {}", row.id, row.title));
    text.gap();
    if !plan.ratings().is_empty() {
        text.field(language.rating_label(), &[ratings(row, change, stage)]);
    }
    if let Some(figure) = &change.figure {
        text.field(&figure.name, &[figures(figure, language)]);
    }
    if let Some(difference) = &change.difference {
        text.field(&label(difference, language), &[&difference.point.text]);
    } else if !change.has_changed() {
        text.line(language.unchanged());
    }
    text.copied(language.changes_of(row.id.as_str()))
}

/// The rating, after that of the year before if it moved.
fn ratings(row: &Initiative, change: &RowChange, stage: &Stage<'_>) -> String {
    let (plan, look) = (stage.plan(), stage.look);
    let (later, _) = rating(row, plan, look);
    let before = rating_in(row, plan.facts().review_year.previous(), plan, look);
    let Some((before, _)) = before.filter(|_| change.rise != Some(0)) else {
        return later;
    };
    let rise = change.rise.map(|rise| look.language.rise_of_rating(rise));
    let rise = rise.map_or_else(String::new, |rise| look.language.in_brackets(&rise));
    format!("{before} → {later}{rise}")
}

/// A figure of both years, by how much it changed, and whether that is good.
fn figures(figure: &FigureChange, language: Language) -> String {
    let moved = figure.change.filter(|change| change.difference.get() != 0.0);
    let moved = moved.map_or_else(String::new, |change| {
        let difference = language.difference_of(&change, figure.unit.as_deref());
        let judgement = language.judgement(change.judgement);
        let said = [difference.as_str(), judgement].join(" ");
        language.in_brackets(said.trim_end())
    });
    format!("{} → {}{moved}", figure.earlier, figure.later)
}
