//! The card of the chosen row as running text.

use crate::card::Card;
use crate::tui::running_text::{Copied, RunningText};
use crate::tui::stage::Stage;

/// The card of the chosen row for the year in view.
pub(crate) fn copied_card(stage: &Stage<'_>) -> Option<Copied> {
    let (row, language) = (stage.row()?, stage.look.language);
    let year = stage.selection().year;
    let card = Card::new(stage.plan(), row, year, language);
    let mut text = RunningText::new(language);
    text.line(format!(
        "{}  {}",
        stage.plan().facts().title,
        language.year(year)
    ));
    text.line(&card.title);
    text.gap();
    for entry in card.entries(language) {
        match entry.is_list {
            true => text.field(&entry.label, &entry.lines),
            false => text.field(&entry.label, &[entry.lines.join("  ")]),
        }
    }
    Some(text.copied(language.card_of(row.id.as_str())))
}
