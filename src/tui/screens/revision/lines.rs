//! The lines of a revision: earlier rows on the left, rows of the plan on the right, and
//! what joins them between.

use ratatui::style::Style;
use tenken::plan::{Initiative, Plan};

use super::links::{Group, Joint, OldRow, RevisionLine, RevisionLines, followed};
use crate::display_width::{pad, shorten};
use crate::tui::draw::line::{Line, Mark};
use crate::tui::draw::look::Look;
use crate::tui::draw::plan::Lead;
use crate::tui::draw::prose::found;
use crate::tui::plan_index::PlanIndex;
use crate::tui::running_text::{Copied, RunningText};
use crate::tui::stage::Stage;

/// The widths of the columns in cells.
pub(super) struct RevisionColumns {
    /// What stands over either side: the plans with their years, and how much was carried on.
    headings: [(String, String); 2],
    /// Whether there are several earlier plans.
    has_several_plans: bool,
    lead: Lead,
    old: Side,
    new: Side,
    width: usize,
}

/// The widths of a side.
#[derive(Clone, Copy)]
struct Side {
    number: usize,
    title: usize,
}

impl Side {
    fn width(self) -> usize {
        self.number + GAP + self.title
    }
}

/// The cells between a number and its title.
const GAP: usize = 2;

/// What joins one row to one. Like all joints it is of characters that take one cell on
/// every terminal.
const STRAIGHT: &str = "------> ";

/// What leads from the end of a title to a joint.
const LEADER: &str = "-";

/// The cells between a title and what leads from it.
const BEFORE_LEADER: usize = 1;

impl RevisionColumns {
    pub(super) fn new(lines: &RevisionLines, stage: &Stage<'_>, width: usize) -> Self {
        let look = stage.look;
        let mut old = Side {
            number: 0,
            title: 0,
        };
        let mut new = old;
        for line in &lines.lines {
            let RevisionLine::Link {
                old: old_row,
                is_again,
                new: new_row,
                ..
            } = line
            else {
                continue;
            };
            if let Some((number, title)) = old_row.as_ref().map(|row| old_words(row, *is_again, stage)) {
                old.number = old.number.max(look.ambiguous.width(&number));
                old.title = old.title.max(look.ambiguous.width(&title));
            }
            if let Some(row) = new_row.and_then(|row| stage.plan().at(row)) {
                new.number = new.number.max(look.ambiguous.width(row.id.as_str()));
                new.title = new.title.max(look.ambiguous.width(&new_title(row, stage)));
            }
        }
        old.number = old.number.min(width / 6);
        new.number = new.number.min(width / 6);
        let headings = headings(lines, stage);
        for (over_old, over_new) in &headings {
            let [over_old, over_new] = [over_old, over_new].map(|said| look.ambiguous.width(said));
            old.title = old.title.max(over_old.saturating_sub(old.number + GAP));
            new.title = new.title.max(over_new.saturating_sub(new.number + GAP));
        }
        let lead = Lead::of_rows(stage);
        let fixed = lead.width() + old.number + new.number + 2 * GAP + BEFORE_LEADER + STRAIGHT.len();
        let room = width.saturating_sub(fixed);
        let (old_title, new_title) = shared(old.title, new.title, room);
        old.title = old_title;
        new.title = new_title;
        Self {
            headings,
            has_several_plans: lines.plans.len() > 1,
            lead,
            old,
            new,
            width,
        }
    }

    /// The lines over the rows.
    pub(super) fn headings(&self, look: Look) -> Vec<Line> {
        let styles = [look.theme.strong, look.theme.dim];
        let headings = self.headings.iter().zip(styles);
        headings
            .map(|((old, new), style)| self.beside(old, new, style, look))
            .collect()
    }

    /// Words over either side.
    fn beside(&self, left: &str, right: &str, style: Style, look: Look) -> Line {
        let start = self.lead.width() + self.old.width() + BEFORE_LEADER + STRAIGHT.len();
        let left = shorten(left, start.saturating_sub(2), look.ambiguous);
        let room = self.width.saturating_sub(start);
        let right = shorten(right, room, look.ambiguous);
        Line::new(format!(" {left}"), style)
            .filled(start, look.ambiguous)
            .with(right, style)
    }

    /// The left side where nothing stands on the right.
    fn alone(&self) -> Side {
        Side {
            number: self.old.number,
            title: self.width.saturating_sub(self.lead.width() + self.old.number + GAP),
        }
    }

    /// A line.
    pub(super) fn line(&self, line: &RevisionLine, is_chosen: bool, stage: &Stage<'_>) -> Line {
        let look = stage.look;
        match line {
            RevisionLine::Blank => Line::default(),
            RevisionLine::Heading(group) => {
                let said = heading(group, self.has_several_plans, stage);
                let room = self.width.saturating_sub(1);
                let said = shorten(&said, room, look.ambiguous).into_owned();
                Line::new(said, look.theme.label).indented(1)
            }
            RevisionLine::Nothing => {
                Line::new(look.language.none_carried_on(), look.theme.dim).indented(self.lead.width())
            }
            RevisionLine::Link {
                old,
                is_again,
                joint,
                new,
            } => {
                let new = new.and_then(|row| stage.plan().at(row));
                let old = old.as_ref().map(|row| old_words(row, *is_again, stage));
                let style = Styled { is_chosen, stage };
                let is_marked = new.is_some_and(|row| style.is_marked(row));
                let new_side = new.map(|row| (row.id.as_str().to_owned(), new_title(row, stage)));
                let (has_old, has_new) = (old.is_some(), new.is_some());
                let lead = self.lead.line(is_chosen, is_marked, look);
                if *joint == Joint::None && !has_new {
                    return lead.followed_by(style.side(old, self.alone()));
                }
                lead.followed_by(style.old_side(old, *joint, self.old))
                    .with(joined(*joint, has_old, has_new), style.of(look.theme.label))
                    .followed_by(style.side(new_side, self.new))
            }
        }
    }
}

/// How a line is drawn that may be chosen.
#[derive(Clone, Copy)]
struct Styled<'s> {
    is_chosen: bool,
    stage: &'s Stage<'s>,
}

impl Styled<'_> {
    fn of(self, style: Style) -> Style {
        match self.is_chosen {
            true => self.stage.look.theme.chosen,
            false => style,
        }
    }

    fn is_marked(self, row: &Initiative) -> bool {
        self.stage.selection().marks.contains(&row.id)
    }

    /// A number and a title, with what leads from it to its joint.
    fn old_side(self, row: Option<(String, String)>, joint: Joint, side: Side) -> Line {
        let ambiguous = self.stage.look.ambiguous;
        let leads = row.is_some() && joint != Joint::None;
        let line = self.side(row, side);
        let rest = side.width().saturating_sub(line.width(ambiguous));
        let filling = if leads { LEADER } else { " " };
        line.with(" ".repeat(BEFORE_LEADER), self.of(Style::new()))
            .with(filling.repeat(rest), self.of(self.stage.look.theme.label))
    }

    /// A number and a title; blank if there is no row.
    fn side(self, row: Option<(String, String)>, side: Side) -> Line {
        let look = self.stage.look;
        let base = self.of(Style::new());
        let (number, title) = row.unwrap_or_default();
        let title = shorten(&title, side.title, look.ambiguous);
        let marks: Vec<Mark> = found(&title, self.stage.patterns(), look);
        Line::new(
            pad(&number, side.number, look.ambiguous),
            self.of(look.theme.dim),
        )
        .with(" ".repeat(GAP), base)
        .followed_by(Line::marked(&title, 0..title.len(), &marks, base))
    }
}

/// The plans with their years, and how much was carried on, for either side.
fn headings(lines: &RevisionLines, stage: &Stage<'_>) -> [(String, String); 2] {
    let (look, language) = (stage.look, stage.look.language);
    let plans = lines.plans.iter();
    let plans: Vec<&Plan> = plans
        .filter_map(|plan| Some(&*stage.plans.get(*plan)?.plan))
        .collect();
    let before = match plans.as_slice() {
        [plan] => named(plan, look),
        plans => language.plans_before(plans.len()),
    };
    let all = plans.iter().map(|plan| plan.initiatives().len()).sum();
    let own = stage.plan();
    let own_rows = own.initiatives().len();
    [
        (before, named(own, look)),
        (
            language.carried_on_of(lines.carried_on, all),
            language.carrying_on_of(lines.carrying_on, own_rows),
        ),
    ]
}

/// Shares cells between two titles: either gets what it needs if the other leaves it, and
/// otherwise half.
fn shared(old: usize, new: usize, room: usize) -> (usize, usize) {
    let half = room / 2;
    let old_share = old.min(half.max(room.saturating_sub(new)));
    (old_share, new.min(room - old_share))
}

/// A plan with its years.
fn named(plan: &Plan, look: Look) -> String {
    let facts = plan.facts();
    let [first, last] = [facts.first_year, facts.last_year].map(|year| look.language.short_year(year));
    format!("{} {first}-{last}", facts.title)
}

/// The number and the title of an earlier row.
fn old_words(row: &OldRow, is_again: bool, stage: &Stage<'_>) -> (String, String) {
    let language = stage.look.language;
    match row {
        OldRow::Open(at, (_, id)) => {
            let title = stage.plans.row(*at).map_or("", |row| &row.title);
            let again = if is_again { language.also_above() } else { "" };
            (id.as_str().to_owned(), format!("{again}{title}"))
        }
        OldRow::Closed(reference) => {
            let number = reference.rsplit('/').next().unwrap_or_default();
            (number.to_owned(), language.row_of_closed_plan().to_owned())
        }
    }
}

/// The title of a row of the plan, after whether it is inferred what it carries on.
fn new_title(row: &Initiative, stage: &Stage<'_>) -> String {
    format!("{}{}", stage.look.language.inferred_before(row), row.title)
}

/// What stands between both sides, as wide as [`STRAIGHT`].
fn joined(joint: Joint, has_old: bool, has_new: bool) -> &'static str {
    match (joint, has_old, has_new) {
        (Joint::None, _, _) | (Joint::Branch, false, false) => "        ",
        (Joint::Straight, _, _) => STRAIGHT,
        (Joint::Branch, true, true) => "---+--> ",
        (Joint::Branch, true, false) => "---+    ",
        (Joint::Branch, false, true) => "   +--> ",
    }
}

fn heading(group: &Group, several: bool, stage: &Stage<'_>) -> String {
    let language = stage.look.language;
    let title = |plan: &PlanIndex| {
        let open = stage.plans.get(*plan);
        open.map_or("", |open| open.plan.facts().title.as_str())
    };
    match group {
        Group::CarriedOn {
            before,
            plans,
            after,
        } => {
            let plans = plans.iter().filter(|_| several).map(title);
            let plans: Vec<&str> = plans.collect();
            language.carried_on_heading(*before, &plans, *after)
        }
        Group::WithoutPredecessor(count) => language.without_predecessor_heading(*count),
        Group::WithoutSuccessor { plan, count } => {
            language.without_successor_heading(*count, title(plan))
        }
    }
}

/// Which rows became which as running text; `None` where no earlier plan is open. Rows that
/// are joined stand in the line of the one that carries them on.
pub(super) fn copied(lines: &RevisionLines, stage: &Stage<'_>) -> Option<Copied> {
    if lines.lines.is_empty() {
        return None;
    }
    let language = stage.look.language;
    let title = &stage.plan().facts().title;
    let mut text = RunningText::new(language);
    text.line(title);
    for line in &lines.lines {
        match line {
            RevisionLine::Heading(group) => {
                text.gap();
                text.line(heading(group, lines.plans.len() > 1, stage));
            }
            RevisionLine::Link { new: Some(new), .. } => {
                if let Some(row) = stage.plan().at(*new) {
                    text.line(carried_on_by(row, stage));
                }
            }
            RevisionLine::Link {
                old: Some(old),
                joint: Joint::None,
                ..
            } => text.line(old_in_words(old, stage)),
            RevisionLine::Blank | RevisionLine::Nothing | RevisionLine::Link { .. } => {}
        }
    }
    Some(text.copied(language.revision_of(title)))
}

/// A row after those that it carries on, if it does.
fn carried_on_by(row: &Initiative, stage: &Stage<'_>) -> String {
    let own = format!("{} {}", row.id, row.title);
    let old: Vec<String> = followed(row, stage)
        .iter()
        .map(|old| old_in_words(old, stage))
        .collect();
    match old.is_empty() {
        true => own,
        false => {
            let language = stage.look.language;
            let inferred = language.inferred_after(row);
            format!("{} → {own}{inferred}", language.in_a_row(&old))
        }
    }
}

fn old_in_words(old: &OldRow, stage: &Stage<'_>) -> String {
    let (number, title) = old_words(old, false, stage);
    format!("{number} {title}")
}
