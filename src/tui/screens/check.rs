//! The list of doubts: by rule, as in the plan, or by weight.

use std::ops::Range;

use ratatui::style::Style;
use tenken::check::{Dismissal, Weight};
use tenken::messages::Language;

use crate::display_width::{AmbiguousWidth, pad, shorten};
use crate::question::Question;
use crate::tui::action::Action;
use crate::tui::doubt_rows::{DoubtGroup, DoubtInputs, DoubtRow, DoubtRows};
use crate::tui::draw::doubt::copied_doubt;
use crate::tui::draw::line::{Line, title_and_notes};
use crate::tui::draw::look::Look;
use crate::tui::draw::prose::{found, paragraph};
use crate::tui::room::{Choice, Choices, Goal, Outcome, Room, Shape, TableRow};
use crate::tui::running_text::Copied;
use crate::tui::stage::{DetailPlace, Stage};

/// What does not seem to add up.
pub(crate) struct CheckRoom;

/// The doubts as they are listed.
pub(crate) struct CheckModel {
    rows: DoubtRows,
    /// Whether headings stand between them. Where the list has not the whole height, they would
    /// take the lines of as many doubts, and that of the chosen one stands above all.
    has_headings: bool,
    /// The width in cells of the column of their places.
    place: usize,
}

impl Room for CheckRoom {
    type Memory = ();
    type Model = CheckModel;
    type Inputs = (DoubtInputs, DetailPlace, usize, AmbiguousWidth);

    const ACTIONS: &'static [Action] = &[Action::Open, Action::NextOrder, Action::DismissDoubt];
    const NEEDS_CHECK: bool = true;

    fn shape(_: &Stage<'_>, (): &()) -> Shape {
        Shape::Table { heading: 1 }
    }

    fn inputs(stage: &Stage<'_>, (): &(), width: usize) -> Self::Inputs {
        (DoubtInputs::new(stage), stage.detail, width, stage.look.ambiguous)
    }

    fn model(stage: &Stage<'_>, (): &(), width: usize) -> CheckModel {
        let rows = DoubtRows::new(stage);
        let places = (0..rows.len()).filter_map(|place| rows.question(place, stage));
        let places = places.map(|question| stage.look.language.place(&question.doubt.place));
        let widest = places.map(|place| stage.look.ambiguous.width(&place)).max();
        CheckModel {
            place: widest.unwrap_or_default().min(width / 3),
            has_headings: stage.detail == DetailPlace::Beside,
            rows,
        }
    }

    fn choices(stage: &Stage<'_>, (): &(), model: &CheckModel) -> Option<Choices> {
        Some(match model.has_headings {
            true => model.rows.choices_with_headings(stage),
            false => model.rows.choices(stage),
        })
    }

    fn place_in_row(_: &Stage<'_>, model: &CheckModel, row: usize) -> Option<usize> {
        match model.has_headings {
            true => model.rows.place_in(row),
            false => Some(row),
        }
    }

    fn choice(stage: &Stage<'_>, model: &CheckModel, place: usize) -> Option<Choice> {
        model.rows.choice(stage, place)
    }

    fn act((): &mut (), action: Action, stage: &Stage<'_>, model: &CheckModel) -> Outcome {
        let Some(question) = model.rows.chosen_question(stage) else {
            return Outcome::Nothing;
        };
        match action {
            // What is shown beside the list need not be opened.
            Action::Open if stage.has_detail() => Outcome::Show(Goal::of_doubt(&question.doubt)),
            Action::Open => Outcome::Show(Goal::Doubt),
            Action::NextOrder => model.rows.next_order(stage),
            Action::DismissDoubt => question.dismiss_or_take_back(stage),
            _ => Outcome::Nothing,
        }
    }

    fn offers(action: Action, stage: &Stage<'_>, (): &(), model: &CheckModel) -> bool {
        match action {
            Action::NextOrder => model.rows.len() > 1,
            _ => model.rows.chosen(stage).is_some(),
        }
    }

    fn count(stage: &Stage<'_>, model: &CheckModel) -> String {
        model.rows.count(stage)
    }

    fn heading(stage: &Stage<'_>, (): &(), model: &CheckModel, width: usize) -> Vec<Line> {
        if model.rows.len() == 0 {
            return Vec::new();
        }
        let (look, language) = (stage.look, stage.look.language);
        let order = language.doubt_order(stage.selection().doubt_order).to_owned();
        let (all, dismissed) = (model.rows.len(), model.rows.dismissed());
        let counts = language.listed_doubts(all - dismissed, dismissed);
        vec![match model.rows.row_without_doubts(stage) {
            Some(row) => {
                let said = language.row_has_no_doubts(row.as_str());
                title_and_notes(&said, &[counts, order], look, width)
            }
            None => {
                let beside = title_and_notes(&counts, std::slice::from_ref(&order), look, width);
                let room = width.saturating_sub(beside.width(look.ambiguous) + BETWEEN_NOTES);
                let group = model.heading_above_all(stage, room);
                let notes: Vec<String> = std::iter::once(order).chain(group).collect();
                title_and_notes(&counts, &notes, look, width)
            }
        }]
    }

    fn copied(stage: &Stage<'_>, (): &(), model: &CheckModel) -> Option<Copied> {
        Some(copied_doubt(model.rows.chosen_question(stage)?, stage))
    }

    fn rows(
        stage: &Stage<'_>,
        (): &(),
        model: &CheckModel,
        range: Range<usize>,
        width: usize,
    ) -> Vec<TableRow> {
        let columns = DoubtColumns {
            stage,
            look: stage.look,
            width,
            place: model.place,
        };
        let chosen = model.rows.chosen(stage);
        let chosen = chosen.and_then(|chosen| model.rows.row_of(chosen));
        let rows = &model.rows.rows;
        let shown = range.clone().filter_map(|line| {
            let index = model.row_in(line)?;
            // A heading without what it is the heading of says less than nothing.
            let is_last = line + 1 == range.end && index + 1 < rows.len();
            match rows.get(index)? {
                DoubtRow::Heading { .. } if is_last => Some(TableRow::blank()),
                row => columns.row(*row, chosen == Some(index)),
            }
        });
        shown.collect()
    }

    fn empty(stage: &Stage<'_>, width: usize) -> Vec<Line> {
        empty(stage, width)
    }
}

impl CheckModel {
    /// Which of all rows stands in a line of the list, both counted from zero.
    fn row_in(&self, line: usize) -> Option<usize> {
        match self.has_headings {
            true => Some(line),
            false => self.rows.row_of(line),
        }
    }

    /// What the chosen doubt has in common with those it stands with, where that is not said
    /// between them, in so many cells. How many they are is whole.
    fn heading_above_all(&self, stage: &Stage<'_>, room: usize) -> Option<String> {
        let chosen = self.rows.chosen(stage).filter(|_| !self.has_headings)?;
        let (group, (open, dismissed)) = self.rows.group_of(chosen)?;
        let (language, ambiguous) = (stage.look.language, stage.look.ambiguous);
        let counts = format!("  {}", language.counts_of_doubts(open, dismissed));
        let room = room.saturating_sub(ambiguous.width(&counts));
        let name = shorten(name_of(group, language), room, ambiguous);
        Some(format!("{name}{counts}"))
    }
}

/// The cells between what is noted beside a title.
const BETWEEN_NOTES: usize = 2;

/// What doubts that stand together have in common.
fn name_of(group: DoubtGroup, language: Language) -> &'static str {
    match group {
        DoubtGroup::Rule(code) => language.meaning(code),
        DoubtGroup::Weight(weight) => language.weight(weight),
    }
}

/// Explains why no doubt is listed, with a way out.
fn empty(stage: &Stage<'_>, width: usize) -> Vec<Line> {
    let look = stage.look;
    let clear = stage.key(Action::ClearFilters);
    let said = match stage.questions() {
        None => look.language.checking().to_owned(),
        Some(_) if stage.is_searching => look.language.no_doubt_matches().to_owned(),
        Some(questions) if questions.is_empty() => look.language.no_doubts().to_owned(),
        Some(_) => look.language.no_doubt_is_listed(&clear),
    };
    paragraph(&said, &[], look.theme.dim, width, look)
}

/// The widths of the columns in cells.
struct DoubtColumns<'s> {
    stage: &'s Stage<'s>,
    look: Look,
    width: usize,
    place: usize,
}

/// Width in cells of the mark of a heavy or dismissed doubt.
const MARK: usize = 2;

impl DoubtColumns<'_> {
    fn row(&self, row: DoubtRow, is_chosen: bool) -> Option<TableRow> {
        let line = match row {
            DoubtRow::Heading {
                group,
                open,
                dismissed,
            } => self.heading(group, (open, dismissed)),
            DoubtRow::Doubt { question, .. } => {
                let question = self.stage.questions()?.get(question)?;
                let dismissal = question.dismissal(&self.stage.open.dismissed.dismissals);
                self.doubt(question, dismissal, is_chosen)
            }
        };
        Some(TableRow {
            line,
            style: is_chosen.then_some(self.look.theme.chosen),
        })
    }

    /// What the doubts below have in common, with how many they are.
    fn heading(&self, group: DoubtGroup, (open, dismissed): (usize, usize)) -> Line {
        let (look, theme) = (self.look, self.look.theme);
        let counts = format!("  {} ", look.language.counts_of_doubts(open, dismissed));
        let room = self.width.saturating_sub(look.ambiguous.width(&counts) + 1);
        let named = shorten(name_of(group, look.language), room, look.ambiguous);
        Line::new(" ", Style::new())
            .with(named, theme.label)
            .with(counts, theme.strong)
    }

    fn doubt(&self, question: &Question, dismissal: Option<&Dismissal>, is_chosen: bool) -> Line {
        let (look, doubt) = (self.look, &question.doubt);
        let dim = dismissal.map_or(Style::new(), |_| look.theme.dim);
        let base = if is_chosen { look.theme.chosen } else { dim };
        let mark = match (dismissal, doubt.weight) {
            (Some(_), _) => look.language.dismissed_mark(),
            (None, Weight::Heavy) => "!",
            (None, Weight::Light) => "",
        };
        let number = match is_chosen {
            true => base,
            false => look.theme.dim,
        };
        let place = look.language.place(&doubt.place);
        let place = shorten(&place, self.place, look.ambiguous).into_owned();
        let line = Line::new(if is_chosen { "> " } else { "  " }, base)
            .with(pad(mark, MARK, look.ambiguous), base)
            .with(" ", base)
            .with(pad(&place, self.place, look.ambiguous), number)
            .with("  ", base);
        let room = self.width.saturating_sub(line.width(look.ambiguous));
        let said = said(question, dismissal, look);
        let said = shorten(&said, room, look.ambiguous);
        let marks = found(&said, self.stage.patterns(), look);
        line.followed_by(Line::marked(&said, 0..said.len(), &marks, base))
    }
}

/// Returns the text of a doubt in the list: its sentence, preceded by the reason if
/// it is dismissed.
fn said(question: &Question, dismissal: Option<&Dismissal>, look: Look) -> String {
    let sentence = look.language.sentence(&question.doubt);
    match dismissal {
        None => sentence,
        Some(Dismissal { reason, .. }) => {
            let language = look.language;
            language.dismissed_in_list(reason.as_str(), &sentence)
        }
    }
}
