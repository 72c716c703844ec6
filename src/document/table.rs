//! Reading a TOML table key by key, so that every mistake in it is found and
//! nothing that stands in it is passed over in silence.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::code::Code;
use super::diagnostic::{Diagnostic, Diagnostics};
use super::mistake::{DocumentMistake, ExpectedType, FoundType};
use super::problem::Problem;
use super::source::Source;
use super::spelling::Suggestion;
use super::syntax;
use super::written::{AsWritten, Written};

/// A type that a value of a document can be read as.
pub trait Form: Sized {
    /// What a person has to write.
    const SHAPE: ExpectedType;

    /// Reads a value. Returns `None` if it is of another form.
    fn read(written: Written<'_>) -> Option<Self>;
}

impl Form for String {
    const SHAPE: ExpectedType = ExpectedType::Text;

    fn read(written: Written<'_>) -> Option<Self> {
        written.text().map(str::to_owned)
    }
}

impl Form for bool {
    const SHAPE: ExpectedType = ExpectedType::Boolean;

    fn read(written: Written<'_>) -> Option<Self> {
        written.boolean()
    }
}

impl Form for u32 {
    const SHAPE: ExpectedType = ExpectedType::Integer;

    fn read(written: Written<'_>) -> Option<Self> {
        written.integer()?.try_into().ok()
    }
}

impl<T: Form> Form for Vec<T> {
    const SHAPE: ExpectedType = ExpectedType::List;

    fn read(written: Written<'_>) -> Option<Self> {
        written.entries()?.map(T::read).collect()
    }
}

/// Something that was read, with the bytes where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item<T> {
    /// What was read.
    pub value: T,
    /// Where it stands in the document.
    pub span: Range<usize>,
}

/// Parses a document and hands its top table to `interpret`. Where the syntax
/// is broken, what could be saved of the table is interpreted all the same, so
/// that its other mistakes are reported too. Returns whether the document can be used.
pub fn read<T, P: Problem>(
    source: &Source,
    interpret: impl FnOnce(TableReader<'_>, &mut Diagnostics<'_, P>) -> T,
) -> (T, Vec<Diagnostic<P>>, bool) {
    let mut diagnostics = Diagnostics::new(source);
    let (document, errors) = DeTable::parse_recoverable(source.text());
    syntax::report(errors, &mut diagnostics);
    let reader = TableReader::new(document.get_ref(), 0..0);
    let value = interpret(reader, &mut diagnostics);
    let usable = diagnostics.leave_usable();
    (value, diagnostics.into_sorted(), usable)
}

/// A table that remembers which of its keys were asked for.
#[derive(Debug)]
pub struct TableReader<'d> {
    table: &'d DeTable<'d>,
    span: Range<usize>,
    known: Vec<&'static str>,
}

/// How many keys a table of the plan format has at most. More need more room.
const MOST_KEYS: usize = 16;

impl<'d> TableReader<'d> {
    fn new(table: &'d DeTable<'d>, span: Range<usize>) -> Self {
        Self {
            table,
            span,
            known: Vec::with_capacity(MOST_KEYS),
        }
    }

    /// Where the table stands: its heading, or its braces.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Whether a key is not there at all.
    pub fn is_without(&self, key: &str) -> bool {
        !self.table.contains_key(key)
    }

    fn value(&mut self, key: &'static str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.known.push(key);
        self.table.get(key)
    }

    /// The value of a key. One that is absent or of another form is none; the
    /// latter is reported.
    pub fn optional<T: Form>(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics<'_, impl Problem>,
    ) -> Option<Item<T>> {
        self.entry(key)?.read(diagnostics)
    }

    /// The value of a key that must be there; reported where it is not.
    pub fn required<T: Form>(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics<'_, impl Problem>,
    ) -> Option<Item<T>> {
        self.report_missing::<T>(key, diagnostics);
        self.optional(key, diagnostics)
    }

    /// The key and its value. Returns `None` if the key is not there.
    pub fn entry(&mut self, key: &'static str) -> Option<KeyValue<'d>> {
        self.known.push(key);
        let (key, value) = self.table.get_key_value(key)?;
        Some(KeyValue::new(key, value))
    }

    /// The key and its value, where the key must be there; reported where it is not.
    pub fn required_entry<T: Form>(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics<'_, impl Problem>,
    ) -> Option<KeyValue<'d>> {
        self.report_missing::<T>(key, diagnostics);
        self.entry(key)
    }

    fn report_missing<T: Form>(
        &self,
        key: &'static str,
        diagnostics: &mut Diagnostics<'_, impl Problem>,
    ) {
        if self.is_without(key) {
            let missing = DocumentMistake::MissingKey {
                key: key.to_owned(),
                shape: T::SHAPE,
            };
            diagnostics.add(missing, self.span());
        }
    }

    /// The tables of `[[key]]`, of which there may be none. Returns `None` if
    /// something else stands there.
    pub fn tables(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics<'_, impl Problem>,
    ) -> Option<Vec<TableReader<'d>>> {
        let Some(value) = self.value(key) else {
            return Some(Vec::new());
        };
        let Some(array) = value.get_ref().as_array() else {
            let mistake = wrong_form(key, ExpectedType::Tables, value.get_ref());
            diagnostics.add(mistake, value.span());
            return None;
        };
        let tables = array.iter();
        Some(
            tables
                .filter_map(|entry| table_of(key, entry, diagnostics))
                .collect(),
        )
    }

    /// The table of `[key]`. Returns `None` if there is none.
    pub fn table(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics<'_, impl Problem>,
    ) -> Option<TableReader<'d>> {
        let value = self.value(key)?;
        table_of(key, value, diagnostics)
    }

    /// All entries of a table whose keys are not names of the format but data,
    /// in the order in which they are written.
    pub fn into_entries(self) -> Vec<KeyValue<'d>> {
        let mut entries: Vec<KeyValue<'d>> = self
            .table
            .iter()
            .map(|(key, value)| KeyValue::new(key, value))
            .collect();
        entries.sort_by_key(|entry| entry.key.span.start);
        entries
    }

    /// Reports the keys that nobody asked for.
    pub fn finish(self, diagnostics: &mut Diagnostics<'_, impl Problem>) {
        let keys = self.table.keys();
        let unknown = keys.filter(|key| !self.known.contains(&key.get_ref().as_ref()));
        let mut unknown: Vec<_> = unknown.collect();
        unknown.sort_by_key(|key| key.span().start);
        for key in unknown {
            let valid: &[&str] = match diagnostics.lists(Code::UNKNOWN_KEY) {
                true => &self.known,
                false => &[],
            };
            diagnostics.add(unknown_key(key.get_ref(), valid), key.span());
        }
    }
}

/// A key and its value.
#[derive(Debug)]
pub struct KeyValue<'d> {
    /// The key.
    pub key: Item<&'d str>,
    value: &'d Spanned<DeValue<'d>>,
}

/// A value that was reported and left out of a document that can be used without it. There
/// is no other way to come by one.
#[derive(Debug)]
pub struct LeftOut(AsWritten);

impl LeftOut {
    /// What is written in its place.
    pub fn into_written(self) -> AsWritten {
        self.0
    }
}

impl<'d> KeyValue<'d> {
    fn new(key: &'d Spanned<DeString<'d>>, value: &'d Spanned<DeValue<'d>>) -> Self {
        Self {
            key: Item {
                value: key.get_ref().as_ref(),
                span: key.span(),
            },
            value,
        }
    }

    /// The value, reported where it is of another form.
    pub fn read<T: Form>(
        &self,
        diagnostics: &mut Diagnostics<'_, impl Problem>,
    ) -> Option<Item<T>> {
        let read = interpret(self.value);
        if read.is_none() {
            let (mistake, span) = mistaken_form::<T>(self.key.value, self.value);
            diagnostics.add(mistake, span);
        }
        read
    }

    /// Where the value stands.
    pub fn span(&self) -> Range<usize> {
        self.value.span()
    }

    /// The value, if nothing else in the document depends on it: one of another form is
    /// reported, and left out.
    ///
    /// # Errors
    ///
    /// Returns what was left out.
    pub fn leaf<T: Form>(
        &self,
        diagnostics: &mut Diagnostics<'_, impl Problem>,
    ) -> Result<T, LeftOut> {
        let read = interpret::<T>(self.value);
        read.map(|read| read.value).ok_or_else(|| {
            let (mistake, span) = mistaken_form::<T>(self.key.value, self.value);
            self.left_out(mistake, span, diagnostics)
        })
    }

    /// Reports what is wrong with a value on which nothing else in the document depends, and
    /// leaves it out.
    pub fn leave_out<P: Problem>(
        &self,
        problem: impl Into<P>,
        diagnostics: &mut Diagnostics<'_, P>,
    ) -> LeftOut {
        self.left_out(problem, self.span(), diagnostics)
    }

    fn left_out<P: Problem>(
        &self,
        problem: impl Into<P>,
        span: Range<usize>,
        diagnostics: &mut Diagnostics<'_, P>,
    ) -> LeftOut {
        diagnostics.add_of_leaf(problem, span);
        LeftOut(AsWritten::new(self.value, diagnostics.source()))
    }

    /// The value as a table, reported where it is none.
    pub fn table(
        &self,
        diagnostics: &mut Diagnostics<'_, impl Problem>,
    ) -> Option<TableReader<'d>> {
        table_of(self.key.value, self.value, diagnostics)
    }
}

fn interpret<T: Form>(value: &Spanned<DeValue<'_>>) -> Option<Item<T>> {
    let read = T::read(Written::new(value.get_ref()))?;
    Some(Item {
        value: read,
        span: value.span(),
    })
}

fn table_of<'d>(
    key: &str,
    value: &'d Spanned<DeValue<'d>>,
    diagnostics: &mut Diagnostics<'_, impl Problem>,
) -> Option<TableReader<'d>> {
    match value.get_ref().as_table() {
        Some(table) => Some(TableReader::new(table, value.span())),
        None => {
            diagnostics.add(
                wrong_form(key, ExpectedType::Table, value.get_ref()),
                value.span(),
            );
            None
        }
    }
}

/// Returns what is wrong with a value of another form and where: in a list of texts at the
/// first that is none.
fn mistaken_form<T: Form>(
    key: &str,
    value: &Spanned<DeValue<'_>>,
) -> (DocumentMistake, Range<usize>) {
    let list = value.get_ref().as_array();
    let mut entries = list.map(|list| list.iter()).into_iter().flatten();
    let culprit = entries.find(|entry| !entry.get_ref().is_str());
    let culprit = culprit.unwrap_or(value);
    (wrong_form(key, T::SHAPE, culprit.get_ref()), culprit.span())
}

fn wrong_form(key: &str, shape: ExpectedType, found: &DeValue<'_>) -> DocumentMistake {
    DocumentMistake::WrongForm {
        key: key.to_owned(),
        found: match found {
            DeValue::String(_) => FoundType::Text,
            DeValue::Integer(_) | DeValue::Float(_) => FoundType::Number,
            DeValue::Boolean(_) => FoundType::Boolean,
            DeValue::Datetime(_) => FoundType::Date,
            DeValue::Array(_) => FoundType::List,
            DeValue::Table(_) => FoundType::Table,
        },
        shape,
    }
}

fn unknown_key(key: &str, known: &[&'static str]) -> DocumentMistake {
    let mut known = known.to_vec();
    known.sort_unstable();
    known.dedup();
    DocumentMistake::UnknownKey {
        key: key.to_owned(),
        suggestion: Suggestion::new(key, &known, usize::MAX),
    }
}
