//! The facts of a plan, its reports as a whole, and the goals of its measures.

use ratatui::layout::Size;
use tenken::across::full_name;
use tenken::messages::Language;
use tenken::plan::{
    Department, FiscalYear, Leaf, LeafOwner, Measure, Plan, Text, TextKind, UnreadableLeaves,
};

use crate::tui::draw::line::Line;
use crate::tui::draw::look::Look;
use crate::tui::draw::prose::{labelled, labelled_width, paragraph, text};
use crate::tui::room::{self, Choices, Room, YearsShown};
use crate::tui::stage::Stage;

/// What the plan says of itself.
pub(crate) struct OverviewRoom;

impl Room for OverviewRoom {
    type Memory = ();
    type Model = ();
    type Inputs = ();

    const FOLLOWS_ROW: bool = false;

    const IS_TAB: bool = false;

    fn inputs(_: &Stage<'_>, (): &(), _: usize) {}

    fn model(_: &Stage<'_>, (): &(), _: usize) {}

    fn choices(_: &Stage<'_>, (): &(), (): &()) -> Option<Choices> {
        None
    }

    fn years(stage: &Stage<'_>) -> YearsShown {
        room::review_or_shown_year(stage)
    }

    fn count(stage: &Stage<'_>, (): &()) -> String {
        room::listed(stage)
    }

    fn lines(stage: &Stage<'_>, (): &(), (): &(), size: Size) -> Vec<Line> {
        lines(stage, size.width.into())
    }
}

fn lines(stage: &Stage<'_>, width: usize) -> Vec<Line> {
    let (plan, look) = (stage.plan(), stage.look);
    let (facts, language) = (plan.facts(), look.language);
    let unread = Unread {
        leaves: plan.unreadable_in(LeafOwner::Plan),
        language,
    };
    let body = unread.or(&Leaf::Body, || Text::new([facts.body.as_str()]));
    let title = full_name(body.as_lines(), &facts.title);
    let mut lines = paragraph(title.trim(), &[], look.theme.strong, width, look);
    let years = [facts.first_year, facts.last_year].map(|year| language.year(year));
    let [first, last] = &years;
    let years = language.span(first, last);
    let words = |said: &str| Text::new([said.to_owned()]);
    let fields = [
        (language.period_label(), words(&years)),
        (
            language.summary_label(),
            unread.or(&Leaf::Summary, || facts.summary.clone()),
        ),
        (
            language.source_label(),
            unread.or(&Leaf::Source, || {
                words(facts.source.as_deref().unwrap_or_default())
            }),
        ),
    ];
    for (label, said) in fields {
        lines.extend(field(label, &said, look, width));
    }
    lines.extend(reports(plan, look, width));
    for measure in plan.measures() {
        let unread = Unread {
            leaves: plan.unreadable_of_measure(measure),
            language,
        };
        lines.extend(goals(measure, unread, look, width));
    }
    lines
}

/// Lays out the reports on the plan as a whole: that of the year under review, which a
/// meeting is about, and then the others from the latest on.
fn reports(plan: &Plan, look: Look, width: usize) -> Vec<Line> {
    let review_year = plan.facts().review_year;
    let others = plan.years().rev().filter(|year| *year != review_year);
    let years = std::iter::once(review_year).chain(others);
    years.flat_map(|year| report(plan, year, look, width)).collect()
}

/// Lays out the report of a year; no lines if there is none.
fn report(plan: &Plan, year: FiscalYear, look: Look, width: usize) -> Vec<Line> {
    let language = look.language;
    let unread = Unread {
        leaves: plan.unreadable_in(LeafOwner::Plan),
        language,
    };
    let report = plan.year(year);
    let text = |kind| report.map(|report| report.text(kind).clone());
    let texts = TextKind::ALL.into_iter().map(|kind| {
        let said = unread.or(&Leaf::Text(year, kind), || text(kind).unwrap_or_default());
        (language.text_kind(kind), said)
    });
    let rating = unread.or(&Leaf::Rating(year), Text::default);
    let said = texts.chain([(language.rating_label(), rating)]);
    let fields: Vec<Line> = said
        .flat_map(|(label, said)| field(label, &said, look, width))
        .collect();
    if fields.is_empty() {
        return Vec::new();
    }
    let heading = Line::new(language.year(year), look.theme.strong);
    [vec![Line::default(), heading], fields].concat()
}

/// What cannot be read of a part of the plan.
#[derive(Clone, Copy)]
struct Unread<'p> {
    leaves: UnreadableLeaves<'p>,
    language: Language,
}

impl Unread<'_> {
    /// What is written for a value that cannot be read, or else what was read.
    fn or(self, leaf: &Leaf, read: impl FnOnce() -> Text) -> Text {
        match self.leaves.get(leaf) {
            Some(written) => Text::new([self.language.unreadable_value(&written.shown())]),
            None => read(),
        }
    }
}

fn field(label: &str, said: &Text, look: Look, width: usize) -> Vec<Line> {
    if said.is_empty() {
        return Vec::new();
    }
    let said = text(said, &[], labelled_width(width), look);
    labelled(label, said, width, look)
}

/// Lays out a measure with its departments and goals. Returns no lines if it has
/// neither.
fn goals(measure: &Measure, unread: Unread<'_>, look: Look, width: usize) -> Vec<Line> {
    let departments: Vec<String> = measure
        .departments
        .iter()
        .map(Department::spaced)
        .collect();
    let departments = || Text::new([look.language.in_a_row(&departments)]);
    let departments = unread.or(&Leaf::Departments, departments);
    let goals = unread.or(&Leaf::Goals, || measure.goals.clone());
    if departments.is_empty() && goals.is_empty() {
        return Vec::new();
    }
    let title = format!("{} {}", measure.id, measure.title);
    let mut lines = vec![Line::default()];
    lines.extend(paragraph(&title, &[], look.theme.strong, width, look));
    let language = look.language;
    lines.extend(field(
        language.departments_label(),
        &departments,
        look,
        width,
    ));
    lines.extend(field(
        language.goals_label(),
        &goals,
        look,
        width,
    ));
    lines
}
