//! The answer of a command, before an output format is applied: tables of cells, one
//! table per plan.

use tenken::plan::{Facts, Node, Plan};

use crate::answer_cell::AnswerCell;

/// The tables of an answer.
#[derive(Debug, Default)]
pub(crate) struct CommandAnswer {
    pub(crate) tables: Vec<AnswerTable>,
    /// How they are laid out for people. Programs get one table of rows in any case.
    pub(crate) layout: TableLayout,
    /// What it means if they have no rows.
    pub(crate) if_empty: EmptyAnswer,
}

/// What it means if an answer has no rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum EmptyAnswer {
    /// Nothing is what was asked for.
    #[default]
    NothingMatches,
    /// What was compared is the same.
    NoDifferences,
    /// The command says itself what it means.
    Explained,
}

/// How the tables of several plans are laid out for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum TableLayout {
    /// Each under the title of its plan.
    #[default]
    PlanByPlan,
    /// As one table, whose rows say themselves which plan they are of. All tables have
    /// the same columns.
    Together,
}

impl CommandAnswer {
    /// Returns the tables as they are laid out for people, without those that have no
    /// rows.
    pub(crate) fn laid_out(&self) -> Vec<LaidOutTable<'_>> {
        let tables = self.tables.iter().filter(|table| !table.rows.is_empty());
        match self.layout {
            TableLayout::PlanByPlan => tables
                .map(|table| LaidOutTable {
                    title: table.plan.as_ref().map(|plan| plan.title.as_str()),
                    columns: &table.columns,
                    rows: table.rows.iter().collect(),
                })
                .collect(),
            TableLayout::Together => {
                let columns = tables.clone().next().map(|table| &table.columns);
                let together = columns.map(|columns| LaidOutTable {
                    title: None,
                    columns,
                    rows: tables.flat_map(|table| &table.rows).collect(),
                });
                together.into_iter().collect()
            }
        }
    }
}

/// The key of the column that says what a plan is called.
pub(crate) const BODY: &str = "body";

/// A table as it is laid out for people.
pub(crate) struct LaidOutTable<'a> {
    /// The title of the plan; `None` if the rows belong to several.
    pub(crate) title: Option<&'a str>,
    /// The columns, in the order of the cells of a row.
    pub(crate) columns: &'a [AnswerColumn],
    /// The rows.
    pub(crate) rows: Vec<&'a Vec<AnswerCell>>,
}

impl CommandAnswer {
    /// Iterates over the tables that are not empty.
    pub(crate) fn tables_with_rows(&self) -> impl Iterator<Item = &AnswerTable> {
        self.tables.iter().filter(|table| !table.rows.is_empty())
    }
}

/// One table of an answer.
#[derive(Debug, Clone)]
pub(crate) struct AnswerTable {
    /// The plan that the rows belong to; `None` if they belong to several.
    pub(crate) plan: Option<PlanName>,
    /// The columns, in the order of the cells of a row.
    pub(crate) columns: Vec<AnswerColumn>,
    /// The rows, each with a cell for every column.
    pub(crate) rows: Vec<Vec<AnswerCell>>,
}

/// A plan as it is named in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlanName {
    /// For programs.
    pub(crate) id: String,
    /// For people.
    pub(crate) title: String,
}

impl From<&Plan> for PlanName {
    fn from(plan: &Plan) -> Self {
        plan.facts().into()
    }
}

impl From<&Facts> for PlanName {
    fn from(facts: &Facts) -> Self {
        Self {
            id: facts.id.clone(),
            title: facts.title.clone(),
        }
    }
}

impl AnswerTable {
    /// Makes a table of one row for programs, with the keys of the plan format as
    /// columns.
    pub(crate) fn of_node(plan: &Plan, node: &Node) -> Self {
        let entries = match node {
            Node::Table(entries) => entries.as_slice(),
            _ => &[],
        };
        let columns = entries.iter().map(|(key, _)| AnswerColumn::words(key, key));
        let cells = entries.iter().map(|(_, node)| AnswerCell::node(node));
        Self {
            plan: Some(plan.into()),
            columns: columns.collect(),
            rows: vec![cells.collect()],
        }
    }

    /// Puts a cell into the column of a key, in every row.
    #[must_use]
    pub(crate) fn filled(mut self, key: &str, cell: &AnswerCell) -> Self {
        let place = self.columns.iter().position(|column| column.key == key);
        for row in &mut self.rows {
            if let Some(own) = place.and_then(|place| row.get_mut(place)) {
                own.clone_from(cell);
            }
        }
        self
    }

    /// Adds a column with the same cell in every row.
    #[must_use]
    pub(crate) fn with(mut self, column: AnswerColumn, cell: AnswerCell) -> Self {
        self.columns.push(column);
        for row in &mut self.rows {
            row.push(cell.clone());
        }
        self
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AnswerColumn {
    /// The name for programs: the key of the plan format, if there is one.
    pub(crate) key: String,
    /// The name for people.
    pub(crate) heading: String,
    /// Whether the cells are figures, which are right-aligned.
    pub(crate) is_number: bool,
    /// Whether the cells are shares of other figures of the row, which say it, too.
    pub(crate) is_share: bool,
}

impl AnswerColumn {
    /// A column of words.
    pub(crate) fn words(key: impl Into<String>, heading: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            heading: heading.into(),
            is_number: false,
            is_share: false,
        }
    }

    /// A column of figures.
    pub(crate) fn figures(key: impl Into<String>, heading: impl Into<String>) -> Self {
        Self {
            is_number: true,
            ..Self::words(key, heading)
        }
    }

    /// A column of shares of other figures.
    pub(crate) fn shares(key: impl Into<String>, heading: impl Into<String>) -> Self {
        Self {
            is_share: true,
            ..Self::figures(key, heading)
        }
    }
}
