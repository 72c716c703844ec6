//! Writes a plan as a plan file in a hand-editable layout.

use toml_writer::{ToTomlKey as _, ToTomlValue as _, TomlKeyBuilder, TomlStringBuilder};

use super::node::{Entries, Node};
use super::{
    Better, Facts, Figures, Indicator, Initiative, Measure, Milestone, Pillar, Plan, Rating,
    TextKind, YearReport,
};
use crate::document::is_hostile;
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
        entries.into_table()
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
        entries.add("date", Self::words(milestone.date.to_string()));
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
        entries.into_table()
    }
}

impl From<&Measure> for Node {
    fn from(measure: &Measure) -> Self {
        let mut entries = Entries::new();
        entries.add("id", Self::words(&measure.id));
        entries.add("pillar", Self::words(&measure.pillar));
        entries.add("title", Self::words(&measure.title));
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
        entries.add("departments", Self::list(&row.departments));
        entries.add("purpose", Self::from(&row.purpose));
        entries.add("aim", Self::from(&row.aim));
        let original = row.reprint_of.as_ref();
        entries.add_some("reprint_of", original.map(|id| Self::words(id.as_str())));
        entries.add("follows", Self::list(&row.follows));
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
            Better::Higher => {}
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

fn key(name: &str) -> String {
    let key = TomlKeyBuilder::new(name);
    let written = key.as_unquoted().unwrap_or_else(|| key.as_basic());
    harmless(&written.to_toml_key())
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
        Node::List(items) => {
            let items: Vec<_> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Node::Table(entries) => {
            let pair = |(name, node): &(String, Node)| format!("{} = {}", key(name), inline(node));
            let pairs: Vec<_> = entries.iter().map(pair).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
    }
}

fn quoted(words: &str) -> String {
    harmless(&TomlStringBuilder::new(words).as_basic().to_toml_value())
}

/// Escapes the control characters in a quoted string.
fn harmless(quoted: &str) -> String {
    let written = |c: char| match is_hostile(c) {
        true => format!("\\U{:08X}", u32::from(c)),
        false => c.to_string(),
    };
    quoted.chars().map(written).collect()
}
