//! How long the domain takes over Kameyama's plan: loading it, making it ready
//! for searching, answering a key typed into a search, comparing all its rows and
//! two versions of it, checking it, and writing it back. Loading, comparing
//! versions, checking and drawing diagnostics are measured of larger plans, too:
//! each is to grow with the rows and no faster. So is whatever else a plan may have very many
//! of, taken for itself.

use std::fmt::{self, Display, Formatter};

use divan::{Bencher, black_box};
use tenken::check::{Doubt, check, locate};
use tenken::compare::{PlanDifferences, Years, compare, prose_series};
use tenken::document::{Code, Diagnostic, DocumentMistake, Outline, Problem, Severity, Source};
use tenken::messages::Language;
use tenken::plan::{Plan, load, to_toml};
use tenken::query::{Filter, Listing, Query, Search};

#[path = "../tests/program/many_rows.rs"]
mod many_rows;

use many_rows::with_rows_times;

fn main() {
    divan::main();
}

fn plan() -> Option<Plan> {
    load(document(1)).plan
}

fn document(copies: usize) -> Source {
    Source::new("kameyama-dx.toml", with_rows_times(copies))
}

/// How often Kameyama's rows are taken: 92, 1,012 and 4,048 rows.
const COPIES: [usize; 3] = [1, 11, 44];

#[divan::bench(args = COPIES)]
fn load_a_plan(bencher: Bencher<'_, '_>, copies: usize) {
    let document = document(copies);
    bencher
        .with_inputs(|| document.clone())
        .bench_values(|document| load(document).plan);
}

#[divan::bench]
fn fold_a_plan(bencher: Bencher<'_, '_>) {
    let plan = plan();
    bencher.bench(|| plan.as_ref().map(|plan| black_box(Search::new(plan))));
}

/// Typed as the plan writes it, as it sounds, in English, and with a mistake.
const TYPED: [&str; 13] = [
    "マ",
    "マイナ",
    "カード交付",
    "RPA",
    "図書館 システム",
    "1-2-2",
    "kai",
    "toshokan",
    "mainanba-ka-do",
    "こくほ",
    "tablet",
    "マイナンパー",
    "nothingatall",
];

#[divan::bench(args = TYPED)]
fn search_a_plan(bencher: Bencher<'_, '_>, typed: &str) {
    let search = plan().as_ref().map(Search::new);
    bencher.bench(|| {
        search
            .as_ref()
            .map(|search| search.hits(&Query::new(typed)))
    });
}

#[divan::bench]
fn list_a_plan(bencher: Bencher<'_, '_>) {
    let plan = plan();
    bencher.bench(|| {
        let plan = plan.as_ref()?;
        let year = plan.facts().review_year;
        Some(Listing::new(plan, &Filter::default(), None, year))
    });
}

#[divan::bench]
fn compare_a_plan(bencher: Bencher<'_, '_>) {
    let plan = plan();
    bencher.bench(|| plan.as_ref().map(compare_rows));
}

/// The plan beside one in which most texts and titles are worded otherwise.
#[divan::bench(args = COPIES)]
fn compare_two_versions(bencher: Bencher<'_, '_>, copies: usize) {
    let old = load(document(copies)).plan;
    let reworded = with_rows_times(copies).replace("を", "について");
    let new = load(Source::new("kameyama-dx.toml", reworded)).plan;
    bencher.bench(|| Some(PlanDifferences::new(old.as_ref()?, new.as_ref()?)));
}

#[divan::bench(args = COPIES)]
fn check_a_plan(bencher: Bencher<'_, '_>, copies: usize) {
    let plan = load(document(copies)).plan;
    bencher.bench(|| plan.as_ref().map(|plan| black_box(check(plan))));
}

#[divan::bench(args = COPIES)]
fn render_diagnostics(bencher: Bencher<'_, '_>, copies: usize) {
    let source = document(copies);
    let diagnostics = diagnostics(&source);
    bencher.bench(|| {
        for diagnostic in &diagnostics {
            let words = Language::Japanese.doubt_words(&diagnostic.1, None);
            black_box(diagnostic.0.render(&words, &source, 100));
        }
    });
}

/// A doubt as a diagnostic, as the program has it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Doubted(Code);

impl Problem for Doubted {
    fn code(&self) -> Code {
        self.0
    }

    fn severity(&self) -> Severity {
        Severity::Notice
    }
}

impl From<DocumentMistake> for Doubted {
    fn from(mistake: DocumentMistake) -> Self {
        Self(mistake.code())
    }
}

/// A diagnostic for each doubt about the plan of a document, at both its places.
fn diagnostics(source: &Source) -> Vec<(Diagnostic<Doubted>, Doubt)> {
    let Some(plan) = load(source.clone()).plan else {
        return Vec::new();
    };
    let outline = Outline::new(source);
    let doubts = check(&plan).into_iter();
    let diagnostics = doubts.map(|doubt| {
        let span = locate(&outline, &plan, &doubt.place);
        let diagnostic = Diagnostic::new(Doubted(doubt.code)).at(source, span);
        let diagnostic = match doubt.others.first() {
            Some(other) => diagnostic.related(source, locate(&outline, &plan, other)),
            None => diagnostic,
        };
        (diagnostic, doubt)
    });
    diagnostics.collect()
}

/// A row whose results of two years are so many sentences, each with a figure of its own. 1,200
/// of them are about 14,000 characters, 10,000 more than a cell of a spreadsheet holds.
fn row_of_many_figures(figures: usize) -> Option<Plan> {
    let name = |figure: usize| {
        let digits = [figure / 400, figure / 20 % 20, figure % 20];
        let kana = digits.map(|digit| char::from_u32(0x3042 + u32::try_from(digit).ok()?));
        kana.into_iter().flatten().collect::<String>()
    };
    let text = |more: usize| -> String {
        let sentences =
            (0..figures).map(|figure| format!("{}の相談は{}件。", name(figure), figure + more));
        sentences.collect()
    };
    let years = format!(
        "years.R5.result = \"{}\"\nyears.R6.result = \"{}\"\n",
        text(1),
        text(2)
    );
    load(plan_with(&row(1, &years))).plan
}

/// A plan of a pillar, and what else it has.
fn plan_with(rest: &str) -> Source {
    let head = "format = 1\n[plan]\nid = \"t\"\ntitle = \"t\"\nfirst_year = \"R5\"\n\
        last_year = \"R6\"\nreview_year = \"R6\"\n[[pillars]]\nid = \"1\"\ntitle = \"t\"\n";
    Source::new("t.toml", format!("{head}{rest}"))
}

fn row(number: usize, rest: &str) -> String {
    format!("[[initiatives]]\nid = \"{number}\"\npillar = \"1\"\ntitle = \"取組{number}\"\n{rest}")
}

/// What a plan with so many of something has beside its pillar.
type Written = fn(usize) -> String;

/// Something that a plan may have very many of.
struct Many {
    what: &'static str,
    written: Written,
    count: usize,
}

impl Many {
    const OF: [(&'static str, Written); 9] = [
        ("unknown keys", unknown_keys),
        ("unknown keys in a line", unknown_keys_in_a_line),
        ("reprints of reprints", reprints_of_reprints),
        ("reprints of one row", reprints_of_one_row),
        ("indicators", indicators),
        ("points", points),
        ("departments", departments),
        ("parts of a sum", parts_of_a_sum),
        ("sentences", sentences),
    ];

    const COUNTS: [usize; 3] = [200, 2_000, 20_000];

    fn all() -> impl Iterator<Item = Self> {
        let of = Self::OF.into_iter();
        of.flat_map(|(what, written)| {
            Self::COUNTS.map(|count| Self {
                what,
                written,
                count,
            })
        })
    }

    fn document(&self) -> Source {
        plan_with(&(self.written)(self.count))
    }
}

impl Display for Many {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.what, self.count)
    }
}

/// So many pieces, one after another.
fn pieces(count: usize, piece: impl Fn(usize) -> String) -> String {
    (1..=count).map(piece).collect()
}

fn unknown_keys(count: usize) -> String {
    row(0, &pieces(count, |number| format!("titel{number} = 1\n")))
}

fn unknown_keys_in_a_line(count: usize) -> String {
    let keys = pieces(count, |number| format!("titel{number} = 1, "));
    row(
        0,
        &format!("years.R6 = {{ {keys}result = \"続けた。\" }}\n"),
    )
}

fn reprints_of_reprints(count: usize) -> String {
    let reprint = |number| row(number, &format!("reprint_of = \"{}\"\n", number - 1));
    row(0, "") + &pieces(count, reprint)
}

fn reprints_of_one_row(count: usize) -> String {
    row(0, "") + &pieces(count, |number| row(number, "reprint_of = \"0\"\n"))
}

fn indicators(count: usize) -> String {
    let indicator = |number| {
        format!(
            "[[initiatives.indicators]]\nname = \"指標{number}\"\nunit = \"件\"\n\
             years.R5 = {{ actual = {number} }}\nyears.R6 = {{ actual = {number}, target = 90 }}\n"
        )
    };
    row(0, &pieces(count, indicator))
}

fn points(count: usize) -> String {
    let point = |number| format!("\"窓口{number}の相談は{number}件\", ");
    row(
        0,
        &format!("years.R6.result = [{}]\n", pieces(count, point)),
    )
}

fn departments(count: usize) -> String {
    let department = |number| format!("\"部{number}/課{number}\", ");
    row(
        0,
        &format!("departments = [{}]\n", pieces(count, department)),
    )
}

fn parts_of_a_sum(count: usize) -> String {
    let part = |number| format!("窓口{number}：{number}件、");
    let parts = pieces(count, part);
    let sum = format!("years.R6.result = \"相談は9件（{parts}）\"\n");
    row(0, &sum)
}

/// As many in two years, none of them the same.
fn sentences(count: usize) -> String {
    let text = |year: &str| {
        pieces(count, |number| {
            format!("{year}は{number}番の窓口を設けた。")
        })
    };
    let (earlier, later) = (text("昨年"), text("今年"));
    row(
        0,
        &format!("years.R5.result = \"{earlier}\"\nyears.R6.result = \"{later}\"\n"),
    )
}

#[divan::bench(args = Many::all())]
fn load_many(bencher: Bencher<'_, '_>, many: &Many) {
    bencher
        .with_inputs(|| many.document())
        .bench_values(|document| load(document).plan);
}

#[divan::bench(args = Many::all())]
fn check_many(bencher: Bencher<'_, '_>, many: &Many) {
    let plan = load(many.document()).plan;
    bencher.bench(|| plan.as_ref().map(|plan| black_box(check(plan))));
}

#[divan::bench(args = Many::all())]
fn compare_many(bencher: Bencher<'_, '_>, many: &Many) {
    let plan = load(many.document()).plan;
    bencher.bench(|| plan.as_ref().map(compare_rows));
}

/// Compares all rows with the year before.
fn compare_rows(plan: &Plan) {
    let years = Years::since_year_before(plan.facts().review_year);
    for row in plan.initiatives() {
        black_box(compare(plan, row, years));
    }
}

/// The figures in the prose of a row that go on from the year before.
#[divan::bench(args = [100, 1_200, 10_000])]
fn follow_figures_of_prose(bencher: Bencher<'_, '_>, figures: usize) {
    let plan = row_of_many_figures(figures);
    bencher.bench(|| {
        let plan = plan.as_ref()?;
        let years = Years::since_year_before(plan.facts().review_year);
        Some(prose_series(plan.initiatives().first()?, years).len())
    });
}

#[divan::bench]
fn write_a_plan(bencher: Bencher<'_, '_>) {
    let plan = plan();
    bencher.bench(|| plan.as_ref().map(to_toml));
}
