//! The card of the chosen row: its lines, and the same as running text.

use ratatui::style::Style;
use tenken::plan::{Initiative, Text, TextKind};
use tenken::query::{Pattern, fold_matches};

use super::figures;
use super::line::Line;
use super::look::Look;
use super::prose::{found, labelled, labelled_width, paragraph, text, title, with_blanks_between};
use crate::card::{Card, Field, Said};
use crate::tui::action::Action;
use crate::tui::lineage::has_years;
use crate::tui::room::no_row;
use crate::tui::running_text::{Copied, RunningText};
use crate::tui::stage::Stage;

/// The lines of the card of the chosen row, with what is looked for marked, or a sentence if no
/// row is chosen.
pub(crate) fn card_lines(stage: &Stage<'_>, patterns: &[Pattern], width: usize) -> Vec<Line> {
    let look = stage.look;
    let Some(row) = stage.row() else {
        return no_row(stage, width);
    };
    let drawing = CardDrawing {
        stage,
        row,
        card: &card(row, stage),
        patterns,
        look,
        width,
    };
    drawing.lines()
}

/// The card of a row for the year in view. Rows of earlier plans have their titles where those
/// plans are open.
fn card<'s>(row: &'s Initiative, stage: &Stage<'s>) -> Card<'s> {
    let title = |reference: &str| {
        let carried_on = stage.plans.row_carried_on(reference)?;
        Some(&stage.plans.row(carried_on)?.title)
    };
    let called = |reference: &str| match title(reference) {
        Some(title) => format!("{reference} {title}"),
        None => reference.to_owned(),
    };
    let (year, language) = (stage.selection().year, stage.look.language);
    Card::new(stage.plan(), row, year, language, called)
}

/// The card of the chosen row for the year in view, as running text.
pub(crate) fn copied_card(stage: &Stage<'_>) -> Option<Copied> {
    let (row, language) = (stage.row()?, stage.look.language);
    let year = stage.selection().year;
    let card = card(row, stage);
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

struct CardDrawing<'s> {
    stage: &'s Stage<'s>,
    row: &'s Initiative,
    card: &'s Card<'s>,
    patterns: &'s [Pattern],
    look: Look,
    width: usize,
}

impl CardDrawing<'_> {
    fn lines(&self) -> Vec<Line> {
        let groups = [
            self.heading(),
            self.year(),
            figures::lines(
                self.card.indicators,
                self.card.unreadable,
                self.patterns,
                self.width,
                self.look,
            ),
            self.fields(&self.card.intention),
            self.schedule(),
        ];
        with_blanks_between(groups)
    }

    fn heading(&self) -> Vec<Line> {
        let mut lines = title(self.row, self.patterns, self.width, self.look);
        lines.extend(self.fields(&self.card.heading));
        lines.extend(self.doubts());
        lines.extend(self.unreadable());
        lines
    }

    /// How many values of the row cannot be read, and the key that says why.
    fn unreadable(&self) -> Vec<Line> {
        let language = self.look.language;
        if self.card.unreadable.is_empty() {
            return Vec::new();
        }
        let key = self.stage.key(Action::ShowDiagnostics);
        let said = language.places_shown_by(self.card.unreadable.len(), &key);
        self.words(language.cannot_be_read_label(), &said)
    }

    /// How many places of the row are to be confirmed, and the key that shows
    /// them.
    fn doubts(&self) -> Vec<Line> {
        let language = self.look.language;
        let count = self.stage.questions_of(self.row).count();
        let key = self.stage.key(Action::ShowDoubts);
        if count == 0 {
            return Vec::new();
        }
        let said = language.places_shown_by(count, &key);
        self.words(language.to_confirm_label(), &said)
    }

    fn year(&self) -> Vec<Line> {
        let look = self.look;
        let heading = self.year_heading();
        let heading_height = heading.len();
        let mut lines = heading;
        lines.extend(self.fields(&self.card.year));
        lines.extend(self.found_in_other_years());
        if lines.len() == heading_height {
            let nothing = look.language.nothing_in_this_year(has_years(self.row));
            lines.extend(paragraph(nothing, &[], look.theme.dim, self.width, look));
        }
        lines
    }

    /// The year, and that it is not the one under review, whose ratings the list shows.
    fn year_heading(&self) -> Vec<Line> {
        let look = self.look;
        let review_year = self.stage.plan().facts().review_year;
        let heading = Line::new(self.card.year_name.clone(), look.theme.strong);
        if self.stage.selection().year == review_year {
            return vec![heading];
        }
        let said = format!(" {} ", look.language.not_year_under_review(review_year));
        let chip = paragraph(&said, &[], look.theme.chip, self.width, look);
        let beside = heading.clone().with("  ", Style::new());
        let room = self.width.saturating_sub(beside.width(look.ambiguous));
        match chip.as_slice() {
            [chip] if chip.width(look.ambiguous) <= room => vec![beside.followed_by(chip.clone())],
            _ => std::iter::once(heading).chain(chip).collect(),
        }
    }

    /// Where the search found something that is not on this card.
    fn found_in_other_years(&self) -> Vec<Line> {
        let language = self.look.language;
        let shown = self.stage.selection().year;
        let mut places = Vec::new();
        for year in self.row.years.keys().filter(|year| **year != shown) {
            for kind in TextKind::ALL
                .into_iter()
                .filter(|kind| *kind != TextKind::Plan)
            {
                let text = self.row.text(*year, kind);
                let mut points = text.into_iter().flat_map(Text::points);
                if points.any(|point| !fold_matches(point, self.patterns).is_empty()) {
                    let (year, kind) = (language.short_year(*year), language.text_kind(kind));
                    places.push(format!("{year} {kind}"));
                }
            }
        }
        self.words(
            language.found_in_other_years_label(),
            &language.in_a_row(&places),
        )
    }

    fn schedule(&self) -> Vec<Line> {
        let look = self.look;
        let years = self.card.schedule.iter();
        let years = years.map(|(year, _)| look.ambiguous.width(&look.language.short_year(*year)));
        let Some(widest) = years.max() else {
            return Vec::new();
        };
        let indent = widest + 2;
        let room = labelled_width(self.width).saturating_sub(indent).max(1);
        let mut lines = Vec::new();
        for (year, words) in &self.card.schedule {
            let marks = found(words, self.patterns, look);
            let planned = paragraph(words, &marks, Style::new(), room, look);
            let year = Line::new(look.language.short_year(*year), Style::new());
            let mut year = Some(year);
            lines.extend(planned.into_iter().map(|line| {
                let lead = year.take().unwrap_or_default();
                lead.filled(indent, look.ambiguous).followed_by(line)
            }));
        }
        let label = look.language.schedule_label();
        labelled(label, lines, self.width, look)
    }

    fn fields(&self, fields: &[Field<'_>]) -> Vec<Line> {
        let lines = fields.iter();
        lines.flat_map(|field| self.field(field)).collect()
    }

    fn field(&self, field: &Field<'_>) -> Vec<Line> {
        let look = self.look;
        let width = labelled_width(self.width);
        let lines = match &field.said {
            Said::Rating { mark, shown } => {
                let scale = self.stage.plan().ratings();
                let rank = scale.rank(mark).unwrap_or_default();
                let style = look.theme.rating(rank, scale.steps().len());
                paragraph(shown, &[], style, width, look)
            }
            Said::Words(words) => {
                return self.words(field.label, words);
            }
            Said::Text(said) => text(said, self.patterns, width, look),
            Said::Unreadable(said) => paragraph(said, &[], look.theme.worse, width, look),
            Said::Missing => {
                let none = look.language.nothing_written();
                vec![Line::new(none, look.theme.dim)]
            }
        };
        labelled(field.label, lines, self.width, look)
    }

    fn words(&self, label: &str, words: &str) -> Vec<Line> {
        let said = Text::new([words.to_owned()]);
        if said.is_empty() {
            return Vec::new();
        }
        let lines = text(&said, self.patterns, labelled_width(self.width), self.look);
        labelled(label, lines, self.width, self.look)
    }
}
