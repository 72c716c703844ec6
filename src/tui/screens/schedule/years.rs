//! What was planned in which year: a column for each year, as wide as what it holds.

use std::ops::Range;

use ratatui::style::Style;
use tenken::plan::{FiscalYear, Initiative, TextKind};

use crate::display_width::{pad, shorten};
use crate::tui::draw::columns::{usual, widen};
use crate::tui::draw::line::Line;
use crate::tui::draw::plan::Lead;
use crate::tui::draw::prose::found;
use crate::tui::running_text::{Copied, RunningText};
use crate::tui::stage::Stage;

/// The widths of the columns in cells, and the years that they have room for.
pub(crate) struct YearColumns {
    lead: Lead,
    number: usize,
    title: usize,
    gap: usize,
    years: Vec<(FiscalYear, usize)>,
    /// How many years are left of the screen, and how many right of it.
    pub(super) hidden: (usize, usize),
    /// Whether anything is planned for a listed row.
    pub(super) has_plans: bool,
}

/// Minimum width in cells of what is planned in a year, if it is longer: five full-width
/// characters and an ellipsis, with which 検討, 導入 and 継続 are read whole. Heuristic.
const SHORTEST_PLAN: usize = 11;

/// Minimum width in cells of a title, if it is longer: seven full-width characters and an
/// ellipsis. Heuristic.
const SHORTEST_TITLE: usize = 15;

/// Maximum width in cells of a text that is not shortened for the sake of longer ones: eight
/// full-width characters, or two or three words of a schedule. Heuristic.
const SHORT_TEXT: usize = 16;

/// The cells between years, and those where there is room, since what is planned has blanks
/// in it, too.
const GAP: usize = 1;
const WIDE_GAP: usize = 2;

/// Minimum width in cells of the table for [`WIDE_GAP`]. Heuristic.
const WIDE_GAP_FROM: usize = 110;

/// The cells after the number.
const AFTER_NUMBER: usize = 2;

/// How many cells a column needs.
struct Need {
    /// In order to be read at all.
    least: usize,
    /// For short texts, and for those that the others usually are.
    usual: usize,
    /// For all of them.
    widest: usize,
}

impl Need {
    /// The need of texts of so many cells under a heading, which are shortened to no less
    /// than `shortest`.
    fn new(texts: &[usize], heading: usize, shortest: usize) -> Self {
        let widest = texts.iter().copied().max().unwrap_or_default().max(heading);
        let least = widest.min(shortest).max(heading);
        Self {
            least,
            usual: usual(texts).max(SHORT_TEXT).clamp(least, widest),
            widest,
        }
    }
}

impl YearColumns {
    /// Lays out the years from `first` on, counted from zero. Where `first` is `None` and they
    /// do not all fit, the years before that under review give way first, the earliest before
    /// the others, and then the last ones.
    pub(super) fn new(stage: &Stage<'_>, first: Option<usize>, width: usize) -> Self {
        let (plan, look) = (stage.plan(), stage.look);
        let cells = |text: &str| look.ambiguous.width(text);
        let rows = stage.listing.rows().iter();
        let rows: Vec<&Initiative> = rows.filter_map(|row| plan.at(*row)).collect();
        let ids = rows.iter().map(|row| cells(row.id.as_str()));
        let number = ids.max().unwrap_or_default().min(width / 4);
        let lead = Lead::of_rows(stage);
        let titles: Vec<usize> = rows.iter().map(|row| cells(&row.title)).collect();
        let title = Need::new(&titles, 0, SHORTEST_TITLE);
        let all = years(stage, &rows);
        let needs = all.iter().map(|year| {
            let texts = rows.iter().map(|row| cells(&planned_in(row, *year, stage).0));
            let texts: Vec<usize> = texts.filter(|cells| *cells > 0).collect();
            Need::new(&texts, cells(&heading(*year, stage)), SHORTEST_PLAN)
        });
        let needs: Vec<Need> = needs.collect();
        let room = width.saturating_sub(lead.width() + number + AFTER_NUMBER);
        let used = |range: Range<usize>, gap: usize| {
            let shown = needs.get(range).unwrap_or_default().iter();
            title.least + shown.map(|need| gap + need.least).sum::<usize>()
        };
        let is_wide = width >= WIDE_GAP_FROM && used(0..all.len(), WIDE_GAP) <= room;
        let gap = if is_wide { WIDE_GAP } else { GAP };
        let fits = |range: Range<usize>| used(range, gap) <= room;
        let shown = match first {
            Some(first) => from(first.min(all.len().saturating_sub(1)), all.len(), fits),
            None => {
                let review_year = plan.facts().review_year;
                let review = all.iter().position(|year| *year == review_year);
                around(review.unwrap_or_default(), all.len(), fits)
            }
        };
        let shown_needs = needs.get(shown.clone()).unwrap_or_default();
        let texts: Vec<&Need> = std::iter::once(&title).chain(shown_needs).collect();
        let mut widths = shared(&texts, room.saturating_sub(gap * shown.len())).into_iter();
        let title = widths.next().unwrap_or_default();
        let years = all.iter().skip(shown.start).copied().zip(widths);
        Self {
            lead,
            number,
            title,
            gap,
            years: years.collect(),
            hidden: (shown.start, all.len() - shown.end),
            has_plans: rows.iter().any(|row| {
                let mut years = all.iter();
                years.any(|year| row.text(*year, TextKind::Plan).is_some())
            }),
        }
    }

    /// The headings.
    pub(super) fn headings(&self, stage: &Stage<'_>) -> Line {
        let (look, review_year) = (stage.look, stage.plan().facts().review_year);
        let lead = self.lead.width() + self.number + AFTER_NUMBER + self.title;
        let mut line = Line::default().filled(lead, look.ambiguous);
        for (year, width) in &self.years {
            let style = match *year == review_year {
                true => look.theme.strong,
                false => look.theme.label,
            };
            line.push(" ".repeat(self.gap), Style::new());
            line.push(pad(&heading(*year, stage), *width, look.ambiguous), style);
        }
        line
    }

    /// The line of a row.
    pub(super) fn line(&self, row: &Initiative, is_chosen: bool, stage: &Stage<'_>) -> Line {
        let (look, review_year) = (stage.look, stage.plan().facts().review_year);
        let styled = |style: Style| match is_chosen {
            true => look.theme.chosen,
            false => style,
        };
        let base = styled(Style::new());
        let is_marked = stage.selection().marks.contains(&row.id);
        let number = pad(row.id.as_str(), self.number, look.ambiguous);
        let title = pad(&row.title, self.title, look.ambiguous);
        let marks = found(&title, stage.patterns(), look);
        let lead = self.lead.line(is_chosen, is_marked, look);
        let mut line = lead
            .with(number, styled(look.theme.dim))
            .with(" ".repeat(AFTER_NUMBER), base)
            .followed_by(Line::marked(&title, 0..title.len(), &marks, base));
        for (year, width) in &self.years {
            let style = match *year == review_year {
                true => look.theme.strong,
                false => Style::new(),
            };
            let (said, is_read) = planned_in(row, *year, stage);
            let style = if is_read { style } else { look.theme.worse };
            let said = shorten(&said, *width, look.ambiguous);
            line.push(" ".repeat(self.gap), base);
            line.push(pad(&said, *width, look.ambiguous), styled(style));
        }
        line
    }
}

/// What a row was to bring, year by year, as it is pasted elsewhere.
pub(super) fn copied(row: &Initiative, stage: &Stage<'_>) -> Copied {
    let language = stage.look.language;
    let mut text = RunningText::new(language);
    text.line(&stage.plan().facts().title);
    text.line(format!("{}  {}", row.id, row.title));
    text.gap();
    let planned = years(stage, &[row]).into_iter();
    let planned = planned.map(|year| (year, planned_in(row, year, stage).0));
    let planned: Vec<_> = planned.filter(|(_, said)| !said.is_empty()).collect();
    for (year, said) in &planned {
        text.field(&language.short_year(*year), &[said]);
    }
    if planned.is_empty() {
        text.line(language.nothing_written());
    }
    text.copied(language.schedule_of(row.id.as_str()))
}

/// The years of the plan, and others in which something is planned. Rows may report on
/// years before it.
fn years(stage: &Stage<'_>, rows: &[&Initiative]) -> Vec<FiscalYear> {
    let facts = stage.plan().facts();
    let own = facts.first_year..=facts.last_year;
    let is_planned = |year: FiscalYear| {
        let mut rows = rows.iter();
        rows.any(|row| row.text(year, TextKind::Plan).is_some())
    };
    let years = stage.plan().years();
    years
        .filter(|year| own.contains(year) || is_planned(*year))
        .collect()
}

/// What a row was to bring in a year, and whether that can be read.
fn planned_in(row: &Initiative, year: FiscalYear, stage: &Stage<'_>) -> (String, bool) {
    let language = stage.look.language;
    if let Some(planned) = row.text(year, TextKind::Plan) {
        return (language.in_a_row(planned.points()), true);
    }
    let unread = stage.plan().unreadable_of(row).text(year, TextKind::Plan);
    let said = unread.map(|written| language.unreadable_value(&written.shown()));
    let is_read = said.is_none();
    (said.unwrap_or_default(), is_read)
}

/// A year, in brackets if it is the one under review.
fn heading(year: FiscalYear, stage: &Stage<'_>) -> String {
    let name = stage.look.language.short_year(year);
    match year == stage.plan().facts().review_year {
        true => format!("[{name}]"),
        false => name,
    }
}

/// The columns that fit around one that is always among them: the first ones are left out
/// before the last ones.
fn around(kept: usize, count: usize, fits: impl Fn(Range<usize>) -> bool) -> Range<usize> {
    let mut range = 0..count;
    while range.start < kept && !fits(range.clone()) {
        range.start += 1;
    }
    while range.len() > 1 && !fits(range.clone()) {
        range.end -= 1;
    }
    range
}

/// The columns that fit from one on, and those before it if all after it do.
fn from(first: usize, count: usize, fits: impl Fn(Range<usize>) -> bool) -> Range<usize> {
    let mut range = first..(first + 1).min(count);
    while range.end < count && fits(range.start..range.end + 1) {
        range.end += 1;
    }
    while range.start > 0 && range.end == count && fits(range.start - 1..count) {
        range.start -= 1;
    }
    range
}

/// Shares cells among columns: first each has the least, or an equal share where there is
/// less, then all are widened together for their usual texts, and what is left goes to the
/// longest ones.
fn shared(needs: &[&Need], cells: usize) -> Vec<usize> {
    let least: usize = needs.iter().map(|need| need.least).sum();
    let most = match least > cells {
        true => cells / needs.len().max(1),
        false => cells,
    };
    let widths = needs.iter().map(|need| need.least.min(most));
    let mut widths: Vec<usize> = widths.collect();
    let mut left = cells.saturating_sub(widths.iter().sum());
    let wanted: [fn(&Need) -> usize; 2] = [|need| need.usual, |need| need.widest];
    for wanted in wanted {
        widen(&mut widths, needs.iter().map(|need| wanted(need)), &mut left);
    }
    widths
}
