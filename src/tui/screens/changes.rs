//! What changed since the year before, the greatest change first: the ratings, the main
//! figure, and the most telling difference of the texts.

use std::ops::Range;
use std::sync::Arc;

use ratatui::style::Style;
use tenken::compare::{
    FigureChange, Judgement, PlanChanges, RowChange, TextChange, TextDifference, Years,
};
use tenken::messages::Language;
use tenken::plan::{Initiative, RowIndex};
use tenken::query::{Listing, RowOrder};

use crate::display_width::{AmbiguousWidth, pad, shorten};
use crate::tui::action::Action;
use crate::tui::draw::line::{Line, Mark};
use crate::tui::draw::plan::{lead, rating_in, widest_rating};
use crate::tui::draw::prose::{found, paragraph};
use crate::tui::identity::{Identity, is_same};
use crate::tui::room::{Choice, Choices, Goal, Outcome, Room, Shape, TableRow, YearsShown};
use crate::tui::stage::Stage;

/// What changed since the year before.
pub(crate) struct ChangesRoom;

/// The listed rows by how much they changed.
pub(crate) struct ChangesModel {
    changes: Option<Arc<PlanChanges>>,
    rows: Listing,
    /// How many of them changed at all.
    changed: usize,
    columns: ChangeColumns,
}

/// What the screen depends on.
pub(crate) struct ChangesInputs {
    listing: Identity<Listing>,
    changes: Option<Arc<PlanChanges>>,
    width: usize,
    ambiguous: AmbiguousWidth,
    language: Language,
}

impl PartialEq for ChangesInputs {
    fn eq(&self, other: &Self) -> bool {
        is_same(self.changes.as_ref(), other.changes.as_ref())
            && self.listing == other.listing
            && self.width == other.width
            && self.ambiguous == other.ambiguous
            && self.language == other.language
    }
}

impl Room for ChangesRoom {
    type Memory = ();
    type Model = ChangesModel;
    type Inputs = ChangesInputs;

    const ACTIONS: &'static [Action] = &[Action::Open];
    const NEEDS_CHANGES: bool = true;

    fn shape(_: &Stage<'_>, (): &()) -> Shape {
        Shape::Table { heading: 1 }
    }

    fn inputs(stage: &Stage<'_>, (): &(), width: usize) -> ChangesInputs {
        ChangesInputs {
            listing: Identity::of(stage.listing),
            changes: stage.open.changes.clone(),
            width,
            ambiguous: stage.look.ambiguous,
            language: stage.look.language,
        }
    }

    fn model(stage: &Stage<'_>, (): &(), width: usize) -> ChangesModel {
        let changes = stage.open.changes.clone();
        let rows = changes.as_ref().map(|changes| stage.listing.by_change(changes));
        let rows = rows.unwrap_or_default();
        let has_changed = |row: &&RowIndex| {
            let changes = changes.as_ref();
            changes.is_some_and(|changes| changes.has_changed(**row))
        };
        ChangesModel {
            changed: rows.rows().iter().filter(has_changed).count(),
            columns: ChangeColumns::new(stage, width),
            rows,
            changes,
        }
    }

    fn choices(stage: &Stage<'_>, (): &(), model: &ChangesModel) -> Option<Choices> {
        let place = model.place(stage);
        let lines = model.columns.lines_of_row();
        Some(Choices {
            count: model.rows.len(),
            chosen: place,
            rows: model.rows.len() * lines,
            row: place.map(|place| place * lines + lines - 1),
            above: lines - 1,
        })
    }

    fn place_in_row(_: &Stage<'_>, model: &ChangesModel, row: usize) -> Option<usize> {
        row.checked_div(model.columns.lines_of_row())
    }

    fn choice(_: &Stage<'_>, model: &ChangesModel, place: usize) -> Option<Choice> {
        model.rows.rows().get(place).copied().map(Choice::Row)
    }

    fn act((): &mut (), _: Action, _: &Stage<'_>, _: &ChangesModel) -> Outcome {
        Outcome::Show(Goal::Comparison)
    }

    fn offers(_: Action, stage: &Stage<'_>, (): &(), _: &ChangesModel) -> bool {
        stage.row().is_some()
    }

    fn years(stage: &Stage<'_>) -> YearsShown {
        let years = Years::since_year_before(stage.plan().facts().review_year);
        YearsShown::FromTo(years)
    }

    fn heading(stage: &Stage<'_>, (): &(), model: &ChangesModel, width: usize) -> Vec<Line> {
        let (look, unchanged) = (stage.look, model.rows.len() - model.changed);
        if model.rows.is_empty() {
            return Vec::new();
        }
        let said = look.language.rows_that_changed(model.changed, unchanged);
        let order = look.language.row_order(RowOrder::Change);
        let said = shorten(&said, width.saturating_sub(1), look.ambiguous).into_owned();
        let line = Line::new(format!(" {said}"), look.theme.strong);
        let rest = width.saturating_sub(line.width(look.ambiguous) + 3);
        let order = match look.ambiguous.width(order) <= rest {
            true => format!("  {order}"),
            false => String::new(),
        };
        vec![line.with(order, look.theme.dim)]
    }

    fn rows(
        stage: &Stage<'_>,
        (): &(),
        model: &ChangesModel,
        range: Range<usize>,
        _: usize,
    ) -> Vec<TableRow> {
        let lines = model.columns.lines_of_row();
        let chosen = model.place(stage);
        let rows = range.filter_map(|line| {
            let place = line / lines;
            let index = *model.rows.rows().get(place)?;
            let row = stage.plan().at(index)?;
            let row = ChangedRow {
                row,
                change: model.changes.as_ref()?.of(index)?,
                is_chosen: chosen == Some(place),
                is_marked: stage.selection().marks.contains(&row.id),
                stage,
                columns: &model.columns,
            };
            Some(row.line(line % lines))
        });
        rows.collect()
    }

    fn empty(stage: &Stage<'_>, width: usize) -> Vec<Line> {
        let look = stage.look;
        if stage.open.changes.is_none() {
            let comparing = look.language.comparing();
            return paragraph(comparing, &[], look.theme.dim, width, look);
        }
        crate::tui::room::no_rows(stage, width)
    }
}

impl ChangesModel {
    /// The place of the chosen row, counted from zero. Before anybody chose one, it is that
    /// which changed most.
    fn place(&self, stage: &Stage<'_>) -> Option<usize> {
        match stage.selection().row {
            Some(_) => self.rows.position(stage.chosen?),
            None => (!self.rows.is_empty()).then_some(0),
        }
    }
}

/// The widths of the columns in cells.
struct ChangeColumns {
    mark: usize,
    number: usize,
    title: usize,
    figure: usize,
    /// The room for the difference of the texts, beside the others or in a line of its own.
    difference: usize,
    has_own_line: bool,
}

const GAP: usize = 2;

/// Minimum width in cells for the difference beside the other columns. In less, it has a
/// line of its own below them. Heuristic.
const BESIDE_FROM: usize = 130;

impl ChangeColumns {
    fn new(stage: &Stage<'_>, width: usize) -> Self {
        let (plan, ambiguous) = (stage.plan(), stage.look.ambiguous);
        let widest = |texts: &mut dyn Iterator<Item = &str>| {
            let widths = texts.map(|text| ambiguous.width(text));
            widths.max().unwrap_or_default()
        };
        let review_year = plan.facts().review_year;
        let years = [review_year.previous(), review_year];
        let mark = widest_rating(plan, &years, stage.look).min(width / 8);
        let ids = plan.initiatives().iter().map(|row| row.id.as_str());
        let number = widest(&mut ids.into_iter()).min(width / 4);
        let lead = 2 + rating_width(mark, ambiguous) + number + GAP;
        let room = width.saturating_sub(lead + 1);
        let has_own_line = width < BESIDE_FROM;
        let (title, figure) = match has_own_line {
            true => (room.saturating_sub(room / 2 + GAP), room / 2),
            false => (room / 4, room / 4),
        };
        let used = title + figure + 2 * GAP;
        Self {
            mark,
            number,
            title,
            figure,
            difference: match has_own_line {
                true => room,
                false => room.saturating_sub(used),
            },
            has_own_line,
        }
    }

    fn lines_of_row(&self) -> usize {
        1 + usize::from(self.has_own_line)
    }
}

/// What stands between the ratings of two years.
const BECOMES: &str = "→";

/// The width in cells of what stands between ratings; nothing where plans have none.
fn becomes_width(mark: usize, ambiguous: AmbiguousWidth) -> usize {
    match mark {
        0 => 0,
        _ => ambiguous.width(BECOMES),
    }
}

fn rating_width(mark: usize, ambiguous: AmbiguousWidth) -> usize {
    match mark {
        0 => 0,
        _ => 2 * mark + becomes_width(mark, ambiguous) + GAP,
    }
}

/// A row of the table.
struct ChangedRow<'s> {
    row: &'s Initiative,
    change: &'s RowChange,
    is_chosen: bool,
    is_marked: bool,
    stage: &'s Stage<'s>,
    columns: &'s ChangeColumns,
}

impl ChangedRow<'_> {
    fn line(&self, number: usize) -> TableRow {
        let line = match number {
            0 => self.first_line(),
            _ => self.difference().indented(self.lead()),
        };
        TableRow {
            line,
            style: self.is_chosen.then_some(self.stage.look.theme.chosen),
        }
    }

    /// What is left of the title, in cells.
    fn lead(&self) -> usize {
        let ambiguous = self.stage.look.ambiguous;
        2 + rating_width(self.columns.mark, ambiguous) + self.columns.number + GAP
    }

    /// A style, unless the row is chosen, which has one of its own.
    fn style(&self, style: Style) -> Style {
        match self.is_chosen {
            true => self.stage.look.theme.chosen,
            false => style,
        }
    }

    fn first_line(&self) -> Line {
        let (look, columns) = (self.stage.look, self.columns);
        let base = self.style(Style::new());
        let number = pad(self.row.id.as_str(), columns.number, look.ambiguous);
        let title = shorten(&self.row.title, columns.title, look.ambiguous);
        let title = pad(&title, columns.title, look.ambiguous);
        let found = found(&title, self.stage.patterns(), look);
        let line = lead(self.is_chosen, self.is_marked, look)
            .followed_by(self.ratings())
            .with(number, self.style(look.theme.dim))
            .with("  ", base)
            .followed_by(Line::marked(&title, 0..title.len(), &found, base))
            .with("  ", base)
            .followed_by(self.figure());
        match columns.has_own_line {
            true => line,
            false => line
                .filled(self.lead() + columns.title + columns.figure + 2 * GAP, look.ambiguous)
                .followed_by(self.difference()),
        }
    }

    /// The rating, after that of the year before if it moved.
    fn ratings(&self) -> Line {
        let (look, plan) = (self.stage.look, self.stage.plan());
        let (mark_width, ambiguous) = (self.columns.mark, look.ambiguous);
        let width = rating_width(mark_width, ambiguous);
        let review_year = plan.facts().review_year;
        let rating = |year| rating_in(self.row, year, plan, look);
        let mark = |rating: Option<(String, Style)>| {
            let (mark, style) = rating.unwrap_or((String::new(), look.theme.dim));
            Line::new(pad(&mark, mark_width, ambiguous), self.style(style))
        };
        let before = rating(review_year.previous());
        let becomes = Line::new(BECOMES, self.style(look.theme.dim));
        let before = match before.filter(|_| self.change.rise != Some(0)) {
            Some(before) => mark(Some(before)).followed_by(becomes),
            None => Line::default(),
        };
        let before = before.filled(mark_width + becomes_width(mark_width, ambiguous), ambiguous);
        let line = before.followed_by(mark(rating(review_year)));
        line.filled(width, ambiguous)
    }

    fn figure(&self) -> Line {
        let look = self.stage.look;
        let Some(figure) = &self.change.figure else {
            return Line::default();
        };
        let figures = self.figures(figure);
        let room = self.columns.figure.saturating_sub(figures.width(look.ambiguous) + 1);
        let name = shorten(&figure.name, room, look.ambiguous).into_owned();
        let line = Line::new(name, self.style(look.theme.label));
        match line.width(look.ambiguous) {
            0 => figures,
            _ => line.with(" ", self.style(Style::new())).followed_by(figures),
        }
    }

    /// The figure of both years, or of the later one where there is no room, and the change.
    fn figures(&self, figure: &FigureChange) -> Line {
        let look = self.stage.look;
        let base = self.style(Style::new());
        let unit = figure.unit.as_deref();
        let change = figure.change.filter(|change| change.difference.get() != 0.0);
        let change = change.map_or_else(Line::default, |change| {
            let style = match change.judgement {
                Judgement::Better => look.theme.better,
                Judgement::Worse => look.theme.worse,
                Judgement::Same | Judgement::Neither => look.theme.strong,
            };
            let difference = look.language.difference_of(&change, unit);
            Line::new(format!(" {difference}"), self.style(style))
        });
        let both = format!("{}{BECOMES}{}", figure.earlier, figure.later);
        let used = change.width(look.ambiguous);
        let fits = look.ambiguous.width(&both) + used <= self.columns.figure;
        let values = match fits {
            true => both,
            false => {
                let room = self.columns.figure.saturating_sub(used);
                shorten(&figure.later.to_string(), room, look.ambiguous).into_owned()
            }
        };
        Line::new(values, base).followed_by(change)
    }

    fn difference(&self) -> Line {
        let look = self.stage.look;
        let dim = self.style(look.theme.dim);
        match &self.change.difference {
            Some(difference) => self.words(difference),
            None if self.change.has_changed() => Line::default(),
            None => Line::new(look.language.unchanged(), dim),
        }
    }

    fn words(&self, difference: &TextDifference) -> Line {
        let look = self.stage.look;
        let kind = look.language.text_kind(difference.kind);
        let brief = look.language.text_change_in_brief(difference.change);
        let brief = match brief {
            "" => String::new(),
            brief => look.language.in_brackets(brief),
        };
        let label = format!("{kind}{brief} ");
        let room = self.columns.difference;
        let label = shorten(&label, room, look.ambiguous).into_owned();
        let line = Line::new(label, self.style(look.theme.label));
        let rest = room.saturating_sub(line.width(look.ambiguous));
        let said = shorten(&difference.point.text, rest, look.ambiguous);
        let style = match difference.change {
            _ if self.is_chosen => look.theme.strong.patch(look.theme.chosen),
            TextChange::Gone => look.theme.gone,
            _ => look.theme.new,
        };
        let kept = said.trim_end_matches('…').len();
        let ranges = difference.point.differs.iter();
        let marks: Vec<Mark> = ranges
            .map(|range| range.start.min(kept)..range.end.min(kept))
            .filter(|range| !range.is_empty())
            .map(|range| Mark { range, style })
            .collect();
        let base = self.style(Style::new());
        line.followed_by(Line::marked(&said, 0..said.len(), &marks, base))
    }
}
