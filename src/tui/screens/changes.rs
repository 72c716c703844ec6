//! What changed since the year before, the greatest change first: the ratings, the main
//! figure, and the most telling difference of the texts.

mod copied;
mod figure;

use std::ops::Range;
use std::sync::Arc;

use ratatui::style::Style;
use tenken::compare::{PlanChanges, RowChange, TextChange, TextDifference, Years};
use tenken::messages::Language;
use tenken::plan::{Initiative, RowIndex};
use tenken::query::{Listing, RowOrder};

use self::figure::{BECOMES, FigureWords};
use crate::display_width::{AmbiguousWidth, pad, shorten};
use crate::tui::action::Action;
use crate::tui::draw::columns::{usual, widen};
use crate::tui::draw::line::{Line, Mark};
use crate::tui::draw::look::Look;
use crate::tui::draw::plan::{Lead, rating, rating_in, widest_rating};
use crate::tui::draw::prose::{found, paragraph};
use crate::tui::identity::{Identity, is_same};
use crate::tui::room::{Choice, Choices, Goal, Outcome, Room, Shape, TableRow, YearsShown};
use crate::tui::running_text::Copied;
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
    lead: Lead,
    width: usize,
    ambiguous: AmbiguousWidth,
    language: Language,
}

impl PartialEq for ChangesInputs {
    fn eq(&self, other: &Self) -> bool {
        is_same(self.changes.as_ref(), other.changes.as_ref())
            && self.listing == other.listing
            && self.lead == other.lead
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
            lead: Lead::of_rows(stage),
            width,
            ambiguous: stage.look.ambiguous,
            language: stage.look.language,
        }
    }

    fn model(stage: &Stage<'_>, (): &(), width: usize) -> ChangesModel {
        let changes = stage.open.changes.clone();
        let comparable = changes.as_ref().filter(|changes| changes.unreported.is_empty());
        let rows = comparable.map(|changes| stage.listing.by_change(changes));
        let rows = rows.unwrap_or_default();
        let has_changed = |row: &&RowIndex| {
            let changes = changes.as_ref();
            changes.is_some_and(|changes| changes.has_changed(**row))
        };
        let listed = rows.rows().iter().filter_map(|row| {
            let change = changes.as_ref()?.of(*row)?;
            Some((stage.plan().at(*row)?, change))
        });
        ChangesModel {
            changed: rows.rows().iter().filter(has_changed).count(),
            columns: ChangeColumns::new(&listed.collect::<Vec<_>>(), stage, width),
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

    fn act((): &mut (), _: Action, _: &Stage<'_>, model: &ChangesModel) -> Outcome {
        match model.rows.is_empty() {
            true => Outcome::Nothing,
            false => Outcome::Show(Goal::Comparison),
        }
    }

    fn offers(_: Action, _: &Stage<'_>, (): &(), model: &ChangesModel) -> bool {
        !model.rows.is_empty()
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

    fn copied(stage: &Stage<'_>, (): &(), model: &ChangesModel) -> Option<Copied> {
        let row = *model.rows.rows().get(model.place(stage)?)?;
        let change = model.changes.as_ref()?.of(row)?;
        Some(copied::copied(stage.plan().at(row)?, change, stage))
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
        let Some(changes) = &stage.open.changes else {
            let comparing = look.language.comparing();
            return paragraph(comparing, &[], look.theme.dim, width, look);
        };
        if !stage.plan().initiatives().is_empty() && !changes.unreported.is_empty() {
            let list = stage.key(Action::ShowList);
            let said = look.language.no_reports_to_show(&changes.unreported, &list);
            return paragraph(&said, &[], look.theme.dim, width, look);
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
    lead: Lead,
    /// What is left of the title.
    before: usize,
    mark: usize,
    number: usize,
    /// The room for titles beside figures.
    title: usize,
    /// The room for figures; zero if no row has one.
    figure: usize,
    /// The room for both, which titles have where there is no figure.
    both: usize,
    /// How much of that most rows take. Beside longer ones, the difference of the texts begins
    /// later, so that nothing is shortened for the sake of a column.
    usual: usize,
    /// The room for everything right of the number.
    room: usize,
    /// The room that the difference takes for what it is a difference of.
    label: usize,
    /// Whether the difference has a line of its own below the others.
    has_own_line: bool,
}

/// How many cells a row needs for its title and its figure.
struct Need {
    title: usize,
    figure: Option<FigureNeed>,
}

/// How many cells a figure needs.
struct FigureNeed {
    /// In order to be read at all.
    least: usize,
    /// For all of it.
    widest: usize,
}

const GAP: usize = 2;

/// Minimum width in cells for the difference beside the other columns. In less, it has a
/// line of its own below them. Heuristic.
const BESIDE_FROM: usize = 130;

/// Minimum width in cells of a title, if it is longer: seven full-width characters and an
/// ellipsis. Heuristic.
const SHORTEST_TITLE: usize = 15;

/// Minimum width in cells of a difference beside title and figure: its label and about
/// sixteen full-width characters. Heuristic.
const SHORTEST_DIFFERENCE: usize = 42;

impl ChangeColumns {
    fn new(rows: &[(&Initiative, &RowChange)], stage: &Stage<'_>, width: usize) -> Self {
        let (plan, look) = (stage.plan(), stage.look);
        let cells = |text: &str| look.ambiguous.width(text);
        let review_year = plan.facts().review_year;
        let years = [review_year.previous(), review_year];
        let mark = widest_rating(plan, &years, look).min(width / 8);
        let ids = plan.initiatives().iter().map(|row| cells(row.id.as_str()));
        let number = ids.max().unwrap_or_default().min(width / 4);
        let lead = Lead::of_rows(stage);
        let before = lead.width() + rating_width(mark, look.ambiguous) + number + GAP;
        let room = width.saturating_sub(before + 1);
        let has_own_line = width < BESIDE_FROM;
        let both = match has_own_line {
            true => room,
            false => room.saturating_sub(GAP + SHORTEST_DIFFERENCE),
        };
        let needs = rows.iter().map(|(row, change)| Need::new(row, change, look));
        let needs: Vec<Need> = needs.collect();
        let [title, figure] = shares(&needs, both);
        let taken = needs.iter().map(|need| need.taken([title, figure], both));
        let usual_both = usual(&taken.collect::<Vec<_>>());
        let difference = match has_own_line {
            true => room,
            false => room.saturating_sub(usual_both + GAP),
        };
        Self {
            lead,
            before,
            mark,
            number,
            title,
            figure,
            both,
            usual: usual_both,
            room,
            label: usual_label(rows, look).min(difference / 3),
            has_own_line,
        }
    }

    fn lines_of_row(&self) -> usize {
        1 + usize::from(self.has_own_line)
    }
}

impl Need {
    fn new(row: &Initiative, change: &RowChange, look: Look) -> Self {
        let figure = change.figure.as_ref();
        let figure = figure.map(|figure| FigureWords::new(figure, look));
        Self {
            title: look.ambiguous.width(&row.title),
            figure: figure.map(|figure| FigureNeed {
                least: figure.least(),
                widest: figure.widest(),
            }),
        }
    }

    /// How many cells title and figure take in columns of such widths, or the title in the
    /// room for both.
    fn taken(&self, [title, figure]: [usize; 2], both: usize) -> usize {
        match &self.figure {
            Some(need) => title + GAP + need.widest.min(figure),
            None => self.title.min(both),
        }
    }
}

/// Shares cells among figures and the titles beside them: first each has the least, then both
/// are widened together for the usual titles and all figures, and what is left goes to the
/// longest titles.
fn shares(needs: &[Need], cells: usize) -> [usize; 2] {
    let with_figures = needs.iter().filter_map(|need| Some((need.title, need.figure.as_ref()?)));
    let (titles, figures): (Vec<usize>, Vec<&FigureNeed>) = with_figures.unzip();
    let widest = figures.iter().map(|figure| figure.widest).max();
    let widest = widest.unwrap_or_default();
    let least = figures.iter().map(|figure| figure.least).max();
    let cells = cells.saturating_sub(gap(widest));
    let most = cells.saturating_sub(SHORTEST_TITLE).max(cells / 2);
    let least = least.unwrap_or_default().min(most);
    let longest = titles.iter().copied().max().unwrap_or_default();
    let mut widths = [longest.min(SHORTEST_TITLE).min(cells - least), least];
    let mut left = cells - widths.iter().sum::<usize>();
    for title in [usual(&titles), longest] {
        widen(&mut widths, [title, widest].into_iter(), &mut left);
    }
    widths
}

/// The blanks before a column, if there is one.
fn gap(width: usize) -> usize {
    if width > 0 { GAP } else { 0 }
}

/// What a difference of texts is one of.
fn label(difference: &TextDifference, language: Language) -> String {
    let kind = language.text_kind(difference.kind);
    match language.text_change_in_brief(difference.change) {
        "" => kind.to_owned(),
        brief => format!("{kind}{}", language.in_brackets(brief)),
    }
}

/// How many cells most of these labels take.
fn usual_label(rows: &[(&Initiative, &RowChange)], look: Look) -> usize {
    let differences = rows.iter().filter_map(|(_, change)| change.difference.as_ref());
    let labels = differences.map(|difference| label(difference, look.language));
    let labels = labels.map(|label| look.ambiguous.width(&label));
    usual(&labels.collect::<Vec<_>>())
}

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
            _ => self.difference(self.columns.room).indented(self.columns.before),
        };
        TableRow {
            line,
            style: self.is_chosen.then_some(self.stage.look.theme.chosen),
        }
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
        let lead = columns.lead.line(self.is_chosen, self.is_marked, look);
        let line = lead
            .followed_by(self.ratings())
            .with(number, self.style(look.theme.dim))
            .with("  ", base)
            .followed_by(self.title_and_figure());
        match columns.has_own_line {
            true => line,
            false => self.with_difference_beside(line),
        }
    }

    /// Title and figure with the difference beside them, in the column for it unless they are
    /// longer.
    fn with_difference_beside(&self, line: Line) -> Line {
        let (columns, ambiguous) = (self.columns, self.stage.look.ambiguous);
        let line = line.filled(columns.before + columns.usual, ambiguous);
        let line = line.with(" ".repeat(GAP), self.style(Style::new()));
        let used = line.width(ambiguous).saturating_sub(columns.before);
        let difference = self.difference(columns.room.saturating_sub(used));
        line.followed_by(difference)
    }

    /// The title and the figure, or the title in the room of both where there is no figure.
    fn title_and_figure(&self) -> Line {
        let (look, columns) = (self.stage.look, self.columns);
        let base = self.style(Style::new());
        let figure = self.change.figure.as_ref();
        let figure = figure.map(|figure| FigureWords::new(figure, look));
        let room = match figure {
            Some(_) => columns.title,
            None => columns.both,
        };
        let title = shorten(&self.row.title, room, look.ambiguous);
        let found = found(&title, self.stage.patterns(), look);
        let title = Line::marked(&title, 0..title.len(), &found, base);
        match figure {
            Some(figure) => title
                .filled(room + GAP, look.ambiguous)
                .followed_by(figure.line(columns.figure, |style| self.style(style))),
            None => title,
        }
    }

    /// The rating, after that of the year before if it moved.
    fn ratings(&self) -> Line {
        let (look, plan) = (self.stage.look, self.stage.plan());
        let (mark_width, ambiguous) = (self.columns.mark, look.ambiguous);
        let width = rating_width(mark_width, ambiguous);
        let review_year = plan.facts().review_year;
        let mark = |(mark, style): (String, Style)| {
            Line::new(pad(&mark, mark_width, ambiguous), self.style(style))
        };
        let before = rating_in(self.row, review_year.previous(), plan, look);
        let becomes = Line::new(BECOMES, self.style(look.theme.dim));
        let before = match before.filter(|_| self.change.rise != Some(0)) {
            Some(before) => mark(before).followed_by(becomes),
            None => Line::default(),
        };
        let before = before.filled(mark_width + becomes_width(mark_width, ambiguous), ambiguous);
        let line = before.followed_by(mark(rating(self.row, plan, look)));
        line.filled(width, ambiguous)
    }

    /// The difference of the texts, in so many cells.
    fn difference(&self, room: usize) -> Line {
        let look = self.stage.look;
        let dim = self.style(look.theme.dim);
        match &self.change.difference {
            Some(difference) => self.words(difference, room),
            None if self.change.has_changed() => Line::default(),
            None => {
                let unchanged = shorten(look.language.unchanged(), room, look.ambiguous);
                Line::new(unchanged, dim)
            }
        }
    }

    fn words(&self, difference: &TextDifference, room: usize) -> Line {
        let look = self.stage.look;
        let label = label(difference, look.language);
        let label = shorten(&label, room, look.ambiguous).into_owned();
        let width = self.columns.label.max(look.ambiguous.width(&label));
        let line = Line::new(label, self.style(look.theme.label));
        let line = line.filled((width + 1).min(room), look.ambiguous);
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
