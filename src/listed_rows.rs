//! Which rows are listed and in which order, in words, so that they may be kept for another
//! day or read by another program.

use tenken::document::{Diagnostics, TableReader};
use tenken::query::{FilterWords, NameKind, RowOrder};
use toml_writer::ToTomlValue as _;

use crate::report::FileProblem;

/// Which rows of a plan are listed, and in which order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ListedRows {
    /// The filter.
    pub(crate) words: FilterWords,
    /// What is searched for.
    pub(crate) search: Option<String>,
    /// The order of the rows.
    pub(crate) order: RowOrder,
}

impl ListedRows {
    /// Reads it from the keys of a table. What is missing or not understood is as at first.
    pub(crate) fn read(
        table: &mut TableReader<'_>,
        wrong: &mut Diagnostics<'_, FileProblem>,
    ) -> Self {
        let search = table.optional::<String>("search", wrong);
        let order = table.optional::<String>("order", wrong);
        let without_reprints = table.optional::<bool>("without_reprints", wrong);
        let mut words = Vec::new();
        for kind in NameKind::ALL {
            let named = table.optional::<Vec<String>>(key(kind), wrong);
            let named = named.map(|named| named.value).unwrap_or_default();
            words.extend(named.into_iter().map(|word| (kind, word)));
        }
        Self {
            words: FilterWords {
                words,
                without_reprints: without_reprints.is_some_and(|is_on| is_on.value),
            },
            search: search.map(|search| search.value),
            order: order
                .and_then(|order| RowOrder::named(&order.value))
                .unwrap_or_default(),
        }
    }

    /// Writes the keys, each in a line. What is as at first is left out.
    pub(crate) fn written(&self) -> String {
        let mut lines = String::new();
        for kind in NameKind::ALL {
            let words: Vec<&str> = self.words.of_kind(kind).collect();
            if !words.is_empty() {
                lines.push_str(&format!("{} = {}\n", key(kind), words.to_toml_value()));
            }
        }
        if let Some(search) = &self.search {
            lines.push_str(&format!("search = {}\n", search.to_toml_value()));
        }
        if self.words.without_reprints {
            lines.push_str("without_reprints = true\n");
        }
        if self.order != RowOrder::default() {
            lines.push_str(&format!("order = {}\n", self.order.name().to_toml_value()));
        }
        lines
    }
}

/// The key of words of a kind.
fn key(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Department => "departments",
        NameKind::Rating => "ratings",
        NameKind::Pillar => "pillars",
        NameKind::Measure => "measures",
        NameKind::Tag => "tags",
    }
}
