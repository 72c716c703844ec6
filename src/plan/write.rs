//! Writes a plan as a plan file in a hand-editable layout.

use super::node::{Entries, Node, NodeStep};
use super::unreadable::{IndicatorLeaf, Leaf, LeafOwner, UnreadableFigures};
use super::{
    Better, Facts, Figures, Indicator, Initiative, Measure, Milestone, Pillar, Plan, Rating,
    TextKind, YearReport,
};
use crate::document::quoting::{self, key, quoted};
use crate::plan::FiscalYear;

/// Serialises a plan as a plan file. Loading the result gives the same plan.
pub fn to_toml(plan: &Plan) -> String {
    document(&Node::from(plan))
}

impl From<&Plan> for Node {
    fn from(plan: &Plan) -> Self {
        let mut entries = Entries::new();
        entries.add("plan", head(plan));
        entries.add("pillars", all(&plan.pillars));
        entries.add("measures", all(&plan.measures));
        entries.add("initiatives", all(&plan.initiatives));
        let mut tree = entries.into_table();
        for one in plan.unreadable() {
            let path = path_of_owner(one.owner).into_iter().chain(path(&one.leaf));
            tree.insert(path, Self::Unreadable(one.written.clone()));
        }
        tree
    }
}

impl Plan {
    /// Returns a row as a tree, with what is written where a value cannot be read.
    pub fn node_of(&self, row: &Initiative) -> Node {
        let mut tree = Node::from(row);
        for one in self.unreadable_of(row).iter() {
            tree.insert(path(&one.leaf), Node::Unreadable(one.written.clone()));
        }
        tree
    }
}

impl Indicator {
    /// Returns the indicator as a tree, with what is written where a value cannot be read.
    pub fn to_node(&self, unreadable: UnreadableFigures<'_>) -> Node {
        let mut tree = Node::from(self);
        for (leaf, written) in unreadable.iter() {
            tree.insert(path_in_indicator(leaf), Node::Unreadable(written.clone()));
        }
        tree
    }
}

/// Returns where a part of the plan stands in its tree. Every part is there, since none is
/// empty.
fn path_of_owner(owner: LeafOwner) -> Vec<NodeStep> {
    match owner {
        LeafOwner::Plan => vec![NodeStep::key("plan")],
        LeafOwner::Milestone(index) => vec![
            NodeStep::key("plan"),
            NodeStep::key("milestones"),
            NodeStep::Index(index),
        ],
        LeafOwner::Pillar(index) => vec![NodeStep::key("pillars"), NodeStep::Index(index)],
        LeafOwner::Measure(index) => vec![NodeStep::key("measures"), NodeStep::Index(index)],
        LeafOwner::Initiative(row) => {
            vec![NodeStep::key("initiatives"), NodeStep::Index(row.get())]
        }
    }
}

/// Returns where a value stands in the tree of its part of the plan.
fn path(leaf: &Leaf) -> Vec<NodeStep> {
    let of_year = |year: &FiscalYear, key: &str| {
        let year = NodeStep::Key(year.to_string());
        vec![NodeStep::key("years"), year, NodeStep::key(key)]
    };
    match leaf {
        Leaf::Tag(name) => vec![NodeStep::key("tags"), NodeStep::key(name)],
        Leaf::Text(year, kind) => of_year(year, kind.key()),
        Leaf::Rating(year) => of_year(year, "rating"),
        Leaf::Indicator(index, leaf) => [NodeStep::key("indicators"), NodeStep::Index(*index)]
            .into_iter()
            .chain(path_in_indicator(*leaf))
            .collect(),
        Leaf::Reading => vec![NodeStep::key("reading")],
        Leaf::Body => vec![NodeStep::key("body")],
        Leaf::Source => vec![NodeStep::key("source")],
        Leaf::Summary => vec![NodeStep::key("summary")],
        Leaf::Date => vec![NodeStep::key("date")],
        Leaf::Track => vec![NodeStep::key("track")],
        Leaf::Departments => vec![NodeStep::key("departments")],
        Leaf::Goals => vec![NodeStep::key("goals")],
        Leaf::Purpose => vec![NodeStep::key("purpose")],
        Leaf::Aim => vec![NodeStep::key("aim")],
        Leaf::Notes => vec![NodeStep::key("notes")],
        Leaf::FollowsInferred => vec![NodeStep::key("follows_inferred")],
    }
}

fn path_in_indicator(leaf: IndicatorLeaf) -> Vec<NodeStep> {
    match leaf {
        IndicatorLeaf::Unit => vec![NodeStep::key("unit")],
        IndicatorLeaf::Better => vec![NodeStep::key("better")],
        IndicatorLeaf::Cumulative => vec![NodeStep::key("cumulative")],
        IndicatorLeaf::Figure(year, kind) => vec![
            NodeStep::key("years"),
            NodeStep::Key(year.to_string()),
            NodeStep::key(kind.key()),
        ],
    }
}

fn all<'p, T: 'p>(parts: impl IntoIterator<Item = &'p T>) -> Node
where
    Node: From<&'p T>,
{
    Node::List(parts.into_iter().map(Node::from).collect())
}

fn by_year<'p, T: 'p>(years: impl IntoIterator<Item = (&'p FiscalYear, &'p T)>) -> Node
where
    Node: From<&'p T>,
{
    let mut entries = Entries::new();
    for (year, said) in years {
        entries.add(year.to_string(), Node::from(said));
    }
    entries.into_table()
}

fn head(plan: &Plan) -> Node {
    let Facts {
        id,
        title,
        reading,
        body,
        first_year,
        last_year,
        review_year,
        succeeds,
        source,
        summary,
    } = &plan.facts;
    let mut entries = Entries::new();
    entries.add("id", Node::words(id));
    entries.add("title", Node::words(title));
    entries.add_some("reading", reading.as_deref().map(Node::words));
    entries.add("body", Node::words(body));
    entries.add("first_year", Node::words(first_year.to_string()));
    entries.add("last_year", Node::words(last_year.to_string()));
    entries.add("review_year", Node::words(review_year.to_string()));
    entries.add_some("succeeds", succeeds.as_ref().map(Node::words));
    entries.add_some("source", source.as_ref().map(Node::words));
    entries.add("summary", summary.into());
    entries.add("ratings", all(plan.ratings.steps()));
    entries.add("years", by_year(&plan.years));
    entries.add("milestones", all(&plan.milestones));
    entries.into_table()
}

impl From<&Rating> for Node {
    fn from(rating: &Rating) -> Self {
        let mut entries = Entries::new();
        entries.add("mark", Self::words(&rating.mark));
        entries.add("label", Self::words(&rating.label));
        entries.into_table()
    }
}

impl From<&YearReport> for Node {
    fn from(report: &YearReport) -> Self {
        let mut entries = Entries::new();
        for kind in TextKind::ALL {
            entries.add(kind.key(), report.text(kind).into());
        }
        entries.add_some("rating", report.rating.as_deref().map(Self::words));
        entries.into_table()
    }
}

impl From<&Milestone> for Node {
    fn from(milestone: &Milestone) -> Self {
        let mut entries = Entries::new();
        let date = milestone.date.map(|date| date.to_string());
        entries.add_some("date", date.map(Self::words));
        entries.add("track", Self::words(milestone.track.join("/")));
        entries.add("title", Self::words(&milestone.title));
        entries.into_table()
    }
}

impl From<&Pillar> for Node {
    fn from(pillar: &Pillar) -> Self {
        let mut entries = Entries::new();
        entries.add("id", Self::words(&pillar.id));
        entries.add("title", Self::words(&pillar.title));
        entries.add_some("reading", pillar.reading.as_deref().map(Self::words));
        entries.into_table()
    }
}

impl From<&Measure> for Node {
    fn from(measure: &Measure) -> Self {
        let mut entries = Entries::new();
        entries.add("id", Self::words(&measure.id));
        entries.add("pillar", Self::words(&measure.pillar));
        entries.add("title", Self::words(&measure.title));
        entries.add_some("reading", measure.reading.as_deref().map(Self::words));
        entries.add("departments", Self::list(&measure.departments));
        entries.add("goals", Self::from(&measure.goals));
        entries.add("indicators", all(&measure.indicators));
        entries.into_table()
    }
}

impl From<&Initiative> for Node {
    fn from(row: &Initiative) -> Self {
        let mut entries = Entries::new();
        entries.add("id", Self::words(row.id.as_str()));
        match &row.measure {
            Some(measure) => entries.add("measure", Self::words(measure)),
            None => entries.add("pillar", Self::words(&row.pillar)),
        }
        entries.add("title", Self::words(&row.title));
        entries.add_some("reading", row.reading.as_deref().map(Self::words));
        entries.add("departments", Self::list(&row.departments));
        entries.add("purpose", Self::from(&row.purpose));
        entries.add("aim", Self::from(&row.aim));
        let original = row.reprint_of.as_ref();
        entries.add_some("reprint_of", original.map(|id| Self::words(id.as_str())));
        entries.add("follows", Self::list(&row.follows));
        if row.follows_inferred {
            entries.add("follows_inferred", Self::Flag(true));
        }
        entries.add("notes", Self::from(&row.notes));
        entries.add("tags", tags(row));
        entries.add("years", by_year(&row.years));
        entries.add("indicators", all(&row.indicators));
        entries.into_table()
    }
}

fn tags(row: &Initiative) -> Node {
    let mut entries = Entries::new();
    for (name, values) in &row.tags {
        entries.add(name, values.into());
    }
    entries.into_table()
}

impl From<&Indicator> for Node {
    fn from(indicator: &Indicator) -> Self {
        let mut entries = Entries::new();
        entries.add("name", Self::words(&indicator.name));
        entries.add_some("unit", indicator.unit.as_ref().map(Self::words));
        match indicator.better {
            // What is written of a direction that cannot be read is no part of the indicator.
            Better::Higher | Better::Unknown => {}
            Better::Lower => entries.add("better", Self::words("lower")),
            Better::Neither => entries.add("better", Self::words("neither")),
        }
        if indicator.cumulative {
            entries.add("cumulative", Self::Flag(true));
        }
        entries.add("breaks", Self::list(&indicator.breaks));
        entries.add("years", by_year(&indicator.years));
        entries.into_table()
    }
}

impl From<&Figures> for Node {
    fn from(figures: &Figures) -> Self {
        let mut entries = Entries::new();
        entries.add_some("actual", figures.actual.as_ref().map(Self::from));
        entries.add_some("target", figures.target.as_ref().map(Self::from));
        entries.add_some("was", figures.was.as_ref().map(Self::from));
        entries.into_table()
    }
}

// --- The text of the file ---------------------------------------------------

/// Returns the plan file whose top-level keys are those of a table.
pub(crate) fn document(plan: &Node) -> String {
    let mut file = File("format = 1\n".to_owned());
    if let Node::Table(sections) = plan {
        file.sections("", sections);
    }
    file.0
}

struct File(String);

impl File {
    /// Writes the values that have headings of their own.
    fn sections(&mut self, path: &str, entries: &[(String, Node)]) {
        for (name, node) in entries {
            let path = joined(path, name);
            match (Layout::of(&path, node), node) {
                (Layout::Tables, Node::List(tables)) => tables
                    .iter()
                    .for_each(|table| self.section(&path, &format!("[[{path}]]"), table)),
                (Layout::Section, table) => self.section(&path, &format!("[{path}]"), table),
                (Layout::Sections, Node::Table(tables)) => self.sections(&path, tables),
                _ => {}
            }
        }
    }

    fn section(&mut self, path: &str, heading: &str, table: &Node) {
        let Node::Table(entries) = table else { return };
        self.0.push_str(&format!("\n{heading}\n"));
        let lines: Vec<_> = entries
            .iter()
            .flat_map(|(name, node)| lines(path, name, node))
            .collect();
        let width = lines.iter().map(|(name, _)| name.len()).max();
        let width = width.unwrap_or_default();
        for (name, value) in lines {
            self.0.push_str(&format!("{name:width$} = {value}\n"));
        }
        self.sections(path, entries);
    }
}

/// Returns the lines for a key that appear directly under the heading, as names and values.
fn lines(path: &str, name: &str, node: &Node) -> Vec<(String, String)> {
    match (Layout::of(&joined(path, name), node), node) {
        (Layout::Line, node) => vec![(key(name), line(name, node))],
        (Layout::Lines, Node::Table(years)) => years
            .iter()
            .map(|(year, said)| (joined(name, year), inline(said)))
            .collect(),
        _ => Vec::new(),
    }
}

/// How a value is laid out in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// `key = value`.
    Line,
    /// A line for each key of the table: `years.R6 = { … }`.
    Lines,
    /// A heading: `[key]`.
    Section,
    /// A heading for each key of the table: `[years.R6]`.
    Sections,
    /// A heading for each table of the list: `[[key]]`.
    Tables,
}

impl Layout {
    fn of(path: &str, node: &Node) -> Self {
        match node {
            Node::Table(_) if path.ends_with("indicators.years") => Self::Lines,
            Node::Table(_) if path.ends_with(".years") => Self::Sections,
            Node::Table(_) if path.ends_with(".tags") => Self::Line,
            Node::Table(_) => Self::Section,
            Node::List(items) if matches!(items.first(), Some(Node::Table(_))) => Self::Tables,
            _ => Self::Line,
        }
    }
}

fn joined(path: &str, name: &str) -> String {
    match path {
        "" => key(name),
        path => format!("{path}.{}", key(name)),
    }
}

/// Formats the value of a single line. A text of several points has one line per point;
/// names are kept on one line.
fn line(name: &str, node: &Node) -> String {
    let is_names = matches!(name, "departments" | "follows" | "breaks");
    match node {
        Node::List(items) if !is_names => {
            let points = items.iter().map(|item| format!("  {},\n", inline(item)));
            format!("[\n{}]", points.collect::<String>())
        }
        other => inline(other),
    }
}

fn inline(node: &Node) -> String {
    match node {
        Node::Words(words) => quoted(words),
        Node::Number(number) => {
            let plain = number.plain();
            // Larger integers are invalid in TOML, so they are written as strings.
            let fits = plain.contains('.') || plain.parse::<i64>().is_ok();
            if fits { plain } else { quoted(&plain) }
        }
        Node::Flag(flag) => flag.to_string(),
        Node::List(items) => quoting::list(items.iter().map(inline)),
        Node::Table(entries) => {
            let entries = entries.iter();
            quoting::table(entries.map(|(name, node)| (name.as_str(), inline(node))))
        }
        Node::Unreadable(written) => written.to_toml(),
    }
}
