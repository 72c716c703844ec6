//! What holds of whatever is loaded: nothing panics, diagnostics are in order and
//! command no terminal, and what is shown of a year or a value reads back.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use tenken::document::{
    self, Code, Diagnostic, DocumentMistake, Position, Severity, Source, Words,
};
use tenken::messages::{Language, Worded as _};
use tenken::plan::{self, FiscalYear, Loaded, Plan, Value, load};

use super::without_colours;
use crate::generated::cases;
use crate::plans::KAMEYAMA;

// --- What is checked of every document --------------------------------------

fn check_harmless(said: &str) -> Result<(), TestCaseError> {
    let commands = |c: char| {
        c != '\n'
            && (c.is_control()
                || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
    };
    prop_assert!(!said.chars().any(commands), "{said:?}");
    Ok(())
}

fn check_diagnostics(loaded: &Loaded, width: usize) -> Result<(), TestCaseError> {
    let positions: Vec<_> = loaded
        .diagnostics
        .iter()
        .map(Diagnostic::position)
        .collect();
    prop_assert!(positions.is_sorted());
    for diagnostic in &loaded.diagnostics {
        let words = diagnostic.problem().words(Language::Japanese);
        prop_assert!(!diagnostic.line(&words).contains('\n'));
        check_harmless(&diagnostic.line(&words))?;
        let plain = diagnostic.render(&words, &loaded.source, width);
        check_harmless(&plain)?;
        let coloured = diagnostic.render_in_colour(&words, &loaded.source, width);
        prop_assert_eq!(without_colours(&coloured), plain);
    }
    Ok(())
}

/// Loads a text, renders all that is said of it, and sees that there is a plan
/// unless something is an error, or one that is without what is.
fn check_text(text: &str, width: usize) -> Result<(), TestCaseError> {
    let loaded = load(Source::new("plan.toml", text));
    let is_error = |found: &Diagnostic<plan::PlanMistake>| found.severity() == Severity::Error;
    let lacks = |plan: &Plan| !plan.unreadable().is_empty();
    let lacks = loaded.plan.as_ref().is_none_or(lacks);
    prop_assert_eq!(lacks, loaded.diagnostics.iter().any(is_error));
    check_diagnostics(&loaded, width)
}

fn check_bytes(bytes: Vec<u8>) -> Result<(), TestCaseError> {
    match Source::from_bytes("plan.toml", bytes) {
        Ok(source) => check_text(source.text(), 100),
        Err(diagnostic) => check_harmless(&diagnostic.render(
            &diagnostic.problem().words(Language::Japanese),
            &Source::new("plan.toml", ""),
            100,
        )),
    }
}

// --- Slips of the hand in a real plan ---------------------------------------

/// Some lines or characters go, and something is written in their place.
#[derive(Debug, Clone)]
struct Slip {
    of_lines: bool,
    at: Index,
    gone: usize,
    written: Written,
}

#[derive(Debug, Clone)]
enum Written {
    Nothing,
    Key(char),
    CopyOf(Index),
}

/// Characters of which TOML, a terminal or an input method make something.
const KEYS: &str = "\"'=[]{}.,#\\ \t\n\0\r0あＢ　＝“”［］，\u{1b}\u{7f}\u{9b}\u{200b}\u{200f}\u{202e}\u{2066}\u{feff}\u{3099}ﾞ👪";

fn written() -> impl Strategy<Value = Written> {
    let keys: Vec<char> = KEYS.chars().collect();
    prop_oneof![
        Just(Written::Nothing),
        select(keys).prop_map(Written::Key),
        any::<char>().prop_map(Written::Key),
        any::<Index>().prop_map(Written::CopyOf),
    ]
}

fn slip() -> impl Strategy<Value = Slip> {
    (any::<bool>(), any::<Index>(), 0..3_usize, written()).prop_map(
        |(of_lines, at, gone, written)| Slip {
            of_lines,
            at,
            gone,
            written,
        },
    )
}

impl Slip {
    fn made_in(&self, text: &str) -> String {
        let mut units = self.units(text);
        let start = self.at.index(units.len() + 1);
        let end = units.len().min(start + self.gone);
        let written = match self.written {
            Written::Nothing => None,
            Written::Key(key) => Some(key.to_string()),
            Written::CopyOf(place) => units.get(place.index(units.len() + 1)).cloned(),
        };
        units.splice(start..end, written);
        units.concat()
    }

    fn units(&self, text: &str) -> Vec<String> {
        if self.of_lines {
            text.split_inclusive('\n').map(str::to_owned).collect()
        } else {
            text.chars().map(String::from).collect()
        }
    }
}

/// The tables that end within the first 300 lines, which is where the rows have begun.
fn beginning_of_a_plan() -> String {
    let lines: String = KAMEYAMA.split_inclusive('\n').take(300).collect();
    let tables = lines.rsplit_once("\n\n").map(|(tables, _)| tables);
    format!("{}\n", tables.unwrap_or_default())
}

// --- What is written of years and values ------------------------------------

fn number() -> impl Strategy<Value = String> {
    "[-+−]?[0-9０-９]{1,3}(,?[0-9]{3}){0,4}([.．][0-9]{1,6})?"
}

/// A number, a bound or a range.
fn calculated_with() -> impl Strategy<Value = String> {
    prop_oneof![
        number(),
        (number(), "以上|以下|以内|超|を超える|未満").prop_map(|(number, bound)| number + &bound),
        (number(), "[〜～~]", number()).prop_map(|(low, to, high)| low + &to + &high),
    ]
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        number(),
        calculated_with(),
        ("(約|およそ|概ね)?", calculated_with(), "(程度|程|前後)?")
            .prop_map(|(before, value, after)| before + &value + &after),
        ".*",
    ]
}

/// Numbers with more decimal places than are shown among them.
fn float() -> impl Strategy<Value = String> {
    prop_oneof![any::<f64>(), -1e-5..1e-5].prop_map(|number: f64| number.to_string())
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_bytes_load_without_a_panic(bytes in any::<Vec<u8>>()) {
        check_bytes(bytes)?;
    }

    #[test]
    fn any_text_loads_without_a_panic(text in ".*", width in 0..200_usize) {
        check_text(&text, width)?;
    }

    #[test]
    fn any_keys_load_without_a_panic(keys in proptest::collection::vec(select(KEYS.chars().collect::<Vec<_>>()), 0..60)) {
        check_text(&keys.into_iter().collect::<String>(), 100)?;
    }

    #[test]
    fn slips_in_a_plan_are_reported_without_a_panic(slips in proptest::collection::vec(slip(), 1..6), width in 0..200_usize) {
        let plan = beginning_of_a_plan();
        check_text(&slips.iter().fold(plan, |text, slip| slip.made_in(&text)), width)?;
    }

    #[test]
    fn a_year_shown_is_the_same_year(western in 1926..=2117_u16) {
        let year = FiscalYear::from_western(western);
        prop_assert_eq!(year.and_then(|year| year.to_string().parse().ok()), year);
        prop_assert_eq!(year.and_then(|year| year.in_full().parse().ok()), year);
    }

    #[test]
    fn a_year_read_lies_where_a_year_can_be_written(written in "[RHSrhs令和平成昭和元FYＲ年度0-9０-９]{1,7}") {
        let year = written.parse::<FiscalYear>().ok();
        prop_assert_eq!(year.and_then(|year| FiscalYear::from_western(year.western())), year);
    }

    #[test]
    fn a_value_shown_is_the_same_value(written in value()) {
        let value = Value::parse(&written);
        prop_assert_eq!(Value::parse(&value.to_string()), value);
    }

    #[test]
    fn a_value_is_shown_the_same_when_what_is_shown_is_read(written in float()) {
        let shown = Value::parse(&written).to_string();
        prop_assert_eq!(Value::parse(&shown).to_string(), shown);
    }
}

#[test]
fn the_plan_that_is_mutated_has_no_fault_of_its_own() {
    let loaded = load(Source::new("plan.toml", beginning_of_a_plan()));
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    assert!(
        loaded
            .plan
            .is_some_and(|plan| !plan.initiatives().is_empty())
    );
}

// --- Diagnostics are drawn from the lines that they are about -------------------

/// A document of some lines, with two spans between characters of it.
fn document_with_spans() -> impl Strategy<Value = (String, [Range<usize>; 2])> {
    let text = "([ あaカ#\t]{0,12}(\n|\r\n)){0,14}[ あa]{0,5}";
    let ends = any::<[Index; 4]>();
    (text, ends).prop_map(|(text, ends)| {
        let bounds = text.char_indices().map(|(at, _)| at);
        let bounds: Vec<usize> = bounds.chain([text.len()]).collect();
        let [a, b, c, d] = ends.map(|end| *end.get(&bounds));
        (text, [a.min(b)..a.max(b), c.min(d)..c.max(d)])
    })
}

/// A diagnostic as it is drawn from the whole of its document.
fn drawn_from_all(text: &str, [primary, related]: [Range<usize>; 2]) -> String {
    let snippet = Snippet::source(text)
        .path("plan.toml")
        .annotation(AnnotationKind::Primary.span(primary))
        .annotation(AnnotationKind::Context.span(related).label("other"));
    let title = Level::ERROR.primary_title("said").id(Code::SYNTAX.name());
    let rendered = Renderer::plain()
        .term_width(80)
        .render(&[title.element(snippet)]);
    rendered.lines().collect::<Vec<_>>().join("\n")
}

/// Where a byte lies, counted from the beginning of the document.
fn counted(text: &str, offset: usize) -> Position {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    Position {
        line: before.matches('\n').count() + 1,
        column: line.chars().count() + 1,
    }
}

proptest! {
    #![proptest_config(cases(1024))]

    #[test]
    fn a_diagnostic_is_drawn_as_from_the_whole_document((text, spans) in document_with_spans()) {
        let source = Source::new("plan.toml", text.as_str());
        let [primary, related] = spans.clone();
        let syntax = DocumentMistake::Syntax { slip: document::Slip::Other, parser: String::new() };
        let diagnostic = Diagnostic::new(syntax).at(&source, primary).related(&source, related);
        let words = Words { related: "other", ..Words::new("said") };
        let drawn = diagnostic.render(&words, &source, 80);
        prop_assert_eq!(drawn, drawn_from_all(&text, spans).replace('\t', "    "));
    }

    #[test]
    fn a_packed_document_says_the_same(text in "\\PC{0,400}") {
        let source = Source::new("plan.toml", text.repeat(20));
        prop_assert_eq!(source.packed(), source.clone());
        prop_assert_eq!(source.packed().packed(), source);
    }

    #[test]
    fn a_position_is_where_counting_leads(text in "[あa\r\n]{0,40}", offset in 0_usize..100) {
        let source = Source::new("plan.toml", text.as_str());
        prop_assert_eq!(source.position(offset), counted(&text, offset));
    }
}

#[test]
fn the_line_before_an_empty_end_is_drawn() {
    let source = Source::new("plan.toml", "a\nb\nc\n\n");
    let syntax = DocumentMistake::Syntax {
        slip: document::Slip::Other,
        parser: String::new(),
    };
    let diagnostic = Diagnostic::new(syntax).at(&source, 0..3);
    let diagnostic = diagnostic.related(&source, 7..7);
    let words = Words {
        related: "other",
        ..Words::new("said")
    };
    let drawn = diagnostic.render(&words, &source, 80);
    assert!(drawn.contains("3 |   c"), "{drawn}");
    assert_eq!(drawn, drawn_from_all(source.text(), [0..3, 7..7]));
}

#[test]
fn a_document_can_be_read_by_several_threads() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<Source>();
}
