//! Plan files of every shape: hostile texts, every key of the format there or
//! not, every form of value.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

/// Characters of which TOML, a spreadsheet or a reader of text make something.
const KEYS: &str = "\"'\\=#,.[]{}+-@/＝＋－＠あ漢Ａ　 \t\n\r\0\u{1b}\u{7f}\u{85}\u{9b}\u{feff}\u{202e}\u{2028}\u{ffff}👪ﾞ🏳️‍🌈_x0041";

/// As many cases as tests have by themselves, and no files written where one
/// fails.
pub(crate) fn any_cases() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// So many cases, and no files written where one fails.
pub(crate) fn cases(count: u32) -> ProptestConfig {
    ProptestConfig {
        cases: count,
        ..any_cases()
    }
}

/// A text that tries to mean something else.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let keys: Vec<char> = KEYS.chars().collect();
    prop_oneof![
        4 => select(vec!["行政手続のオンライン化", "14,757件", "・一つ目\n・二つ目\r\n", "'=1+1", "=SUM(A1:A9)", "_x000D_", "TRUE", "0012", "2024-04-01", "（再掲）", "1e5", "years.R6.result"]).prop_map(str::to_owned),
        2 => vec(select(keys), 0..8).prop_map(String::from_iter),
        1 => any::<String>(),
    ]
}

/// The text as a TOML string.
fn quoted(text: &str) -> String {
    let escaped = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

fn title() -> impl Strategy<Value = String> {
    text().prop_map(|text| {
        if text.trim().is_empty() {
            format!("題{text}")
        } else {
            text
        }
    })
}

/// A name that does not run over several lines.
fn name() -> impl Strategy<Value = String> {
    text().prop_map(|text| format!("x{}", text.replace(['\n', '\r', '/'], "")))
}

/// `key = value`, or nothing.
fn line(key: &'static str, value: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    option::of(value)
        .prop_map(move |value| value.map_or_else(String::new, |v| format!("{key} = {v}\n")))
}

fn one_text(key: &'static str) -> impl Strategy<Value = String> {
    line(key, text().prop_map(|text| quoted(&text)))
}

/// How a title is read aloud: anything but kanji.
fn reading() -> impl Strategy<Value = String> {
    let keys: Vec<char> = KEYS.chars().filter(|key| *key != '漢').collect();
    let reading =
        vec(select(keys), 0..8).prop_map(|keys| format!("よミX{}", String::from_iter(keys)));
    line("reading", reading.prop_map(|reading| quoted(&reading)))
}

fn points() -> impl Strategy<Value = String> {
    vec(text(), 0..4).prop_map(|points| list(&points))
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}

fn prose(key: &'static str) -> impl Strategy<Value = String> {
    line(
        key,
        prop_oneof![points(), text().prop_map(|text| quoted(&text))],
    )
}

fn departments() -> impl Strategy<Value = String> {
    let path = vec(name(), 1..4).prop_map(|levels| levels.join("/"));
    line(
        "departments",
        vec(path, 0..3).prop_map(|paths| list(&paths)),
    )
}

fn value() -> impl Strategy<Value = String> {
    // More digits than these are refused.
    const MOST: i64 = 999_999_999_999_999;
    let number = "-?[0-9]{1,3}(,[0-9]{3}){0,3}(\\.[0-9]{1,7})?";
    prop_oneof![
        "(0|[1-9][0-9]{0,8})(\\.[0-9]{1,8})?",
        (-1e9..1e9).prop_map(|n| format!("{n:e}")),
        (-MOST..=MOST).prop_map(|n| n.to_string()),
        select(vec!["31.0", "31.50", "0.0", "-0.0", "1_000", "1e3"]).prop_map(str::to_owned),
        number.prop_map(|n| quoted(&n)),
        (number, "以上|以下|超|を超える|未満").prop_map(|(n, bound)| quoted(&(n + &bound))),
        (number, number).prop_map(|(low, high)| quoted(&format!("{low}〜{high}"))),
        (number, "程度|程").prop_map(|(n, about)| quoted(&(n + &about))),
        (number, number).prop_map(|(low, high)| quoted(&format!("約{low}〜{high}程度"))),
        text().prop_map(|words| quoted(&words)),
    ]
}

const YEARS: [&str; 5] = ["H30", "R1", "R5", "令和6年度", "2025"];

fn year() -> impl Strategy<Value = &'static str> {
    select(YEARS.to_vec())
}

fn figures() -> impl Strategy<Value = String> {
    let figure = |key: &'static str| {
        option::of(value()).prop_map(move |v| v.map(|v| format!("{key} = {v}")))
    };
    (figure("actual"), figure("target"), figure("was")).prop_map(|(actual, target, was)| {
        let said: Vec<String> = [actual, target, was].into_iter().flatten().collect();
        format!("{{ {} }}", said.join(", "))
    })
}

fn indicator() -> impl Strategy<Value = String> {
    let better = select(vec![
        "",
        "better = \"higher\"\n",
        "better = \"lower\"\n",
        "better = \"neither\"\n",
    ]);
    let cumulative = select(vec!["", "cumulative = true\n", "cumulative = false\n"]);
    // A break has figures on either side.
    const EITHER_SIDE: &str = "years.H29.actual = 1\nyears.R9.target = 2\n";
    let breaks = select(vec!["", "\"R5\"", "\"R1\", \"令和6年度\""]);
    let breaks = breaks.prop_map(|years| match years {
        "" => String::new(),
        years => format!("breaks = [{years}]\n{EITHER_SIDE}"),
    });
    let years = btree_map(year(), figures(), 0..4);
    let words = (title(), one_text("unit"));
    (words, better, cumulative, breaks, years).prop_map(
        |((name, unit), better, cumulative, breaks, years)| {
            let years: String = years
                .into_iter()
                .map(|(year, said)| format!("years.{} = {said}\n", quoted(year)))
                .collect();
            format!(
                "name = {}\n{unit}{better}{cumulative}{breaks}{years}",
                quoted(&name)
            )
        },
    )
}

fn indicators(of: &'static str) -> impl Strategy<Value = String> {
    vec(indicator(), 0..3).prop_map(move |all| {
        all.iter()
            .map(|one| format!("[[{of}.indicators]]\n{one}"))
            .collect()
    })
}

/// What years say, each under a heading; marks are chosen from a scale later.
fn years() -> impl Strategy<Value = Vec<(&'static str, String, Option<Index>)>> {
    let texts = (
        prose("plan"),
        prose("result"),
        prose("outcome"),
        prose("contribution"),
        prose("issue"),
        prose("direction"),
    );
    let texts = texts.prop_map(|(a, b, c, d, e, f)| [a, b, c, d, e, f].concat());
    btree_map(year(), (texts, option::of(any::<Index>())), 0..3).prop_map(|years| {
        years
            .into_iter()
            .map(|(year, (texts, mark))| (year, texts, mark))
            .collect()
    })
}

fn written_years(of: &str, years: &[(&str, String, Option<Index>)], marks: &[&str]) -> String {
    let written = |(year, texts, mark): &(&str, String, Option<Index>)| {
        let mark = mark
            .filter(|_| !marks.is_empty())
            .map(|at| *at.get::<&str>(marks))
            .map(|mark| format!("rating = {}\n", quoted(mark)));
        format!(
            "[{of}.years.{}]\n{texts}{}",
            quoted(year),
            mark.unwrap_or_default()
        )
    };
    years.iter().map(written).collect()
}

#[derive(Debug, Clone)]
struct Head {
    lines: String,
    marks: Vec<&'static str>,
    labels: Vec<String>,
    years: Vec<(&'static str, String, Option<Index>)>,
    milestones: Vec<String>,
}

fn head() -> impl Strategy<Value = Head> {
    let lines = (
        title(),
        one_text("body"),
        one_text("succeeds"),
        one_text("source"),
        prose("summary"),
        year(),
        reading(),
    );
    let lines = lines.prop_map(|(title, body, succeeds, source, summary, review, reading)| {
        let title = quoted(&title);
        format!("id = \"p-1\"\ntitle = {title}\nfirst_year = \"H30\"\nlast_year = \"R9\"\nreview_year = \"{review}\"\n{reading}{body}{succeeds}{source}{summary}")
    });
    let marks = subsequence(vec!["A", "Ｂ", "◎", " C ", "1", "=", "A\n", "'"], 0..5);
    let milestone = (
        select(vec!["2022-06", "2022-06-09", "2024-02-29"]),
        one_text("track"),
        title(),
    )
        .prop_map(|(date, track, title)| {
            format!("date = \"{date}\"\n{track}title = {}\n", quoted(&title))
        });
    (lines, marks, vec(text(), 5), years(), vec(milestone, 0..3)).prop_map(
        |(lines, marks, labels, years, milestones)| Head {
            lines,
            marks,
            labels,
            years,
            milestones,
        },
    )
}

impl Head {
    fn written(&self) -> String {
        let ratings = self.marks.iter().zip(&self.labels);
        let ratings = ratings.map(|(mark, label)| {
            format!(
                "[[plan.ratings]]\nmark = {}\nlabel = {}\n",
                quoted(mark),
                quoted(label)
            )
        });
        let milestones = self
            .milestones
            .iter()
            .map(|one| format!("[[plan.milestones]]\n{one}"));
        let years = written_years("plan", &self.years, &self.marks);
        let (ratings, milestones): (String, String) = (ratings.collect(), milestones.collect());
        format!(
            "format = 1\n[plan]\n{}{ratings}{years}{milestones}",
            self.lines
        )
    }
}

#[derive(Debug, Clone)]
struct Row {
    id: String,
    place: Index,
    reprints: bool,
    lines: String,
    tags: String,
    years: Vec<(&'static str, String, Option<Index>)>,
    indicators: String,
}

fn row() -> impl Strategy<Value = Row> {
    let tag_values = prop_oneof![points(), text().prop_map(|text| quoted(&text))];
    let tags = btree_map(text(), tag_values, 0..3).prop_map(|tags| {
        let pairs: Vec<String> = tags
            .iter()
            .map(|(name, values)| format!("{} = {values}", quoted(name)))
            .collect();
        format!("tags = {{ {} }}\n", pairs.join(", "))
    });
    let follows = (name(), name()).prop_map(|(plan, row)| format!("{plan}/{row}"));
    let follows = line("follows", vec(follows, 0..3).prop_map(|rows| list(&rows)));
    let inferred = select(vec![
        "",
        "follows_inferred = true\n",
        "follows_inferred = false\n",
    ]);
    let follows = (follows, inferred).prop_map(|(rows, inferred)| format!("{rows}{inferred}"));
    let lines = (
        title(),
        departments(),
        prose("purpose"),
        prose("aim"),
        prose("notes"),
        follows,
        reading(),
    );
    let lines = lines.prop_map(|(title, a, b, c, d, e, f)| {
        format!("title = {}\n{a}{b}{c}{d}{e}{f}", quoted(&title))
    });
    (
        text(),
        any::<Index>(),
        any::<bool>(),
        lines,
        tags,
        years(),
        indicators("initiatives"),
    )
        .prop_map(
            |(id, place, reprints, lines, tags, years, indicators)| Row {
                id,
                place,
                reprints,
                lines,
                tags,
                years,
                indicators,
            },
        )
}

fn measure() -> impl Strategy<Value = (Index, String)> {
    let lines = (
        title(),
        departments(),
        prose("goals"),
        reading(),
        indicators("measures"),
    );
    let lines =
        lines.prop_map(|(title, a, b, c, d)| format!("title = {}\n{a}{b}{c}{d}", quoted(&title)));
    (any::<Index>(), lines)
}

/// A plan file in which nothing is wrong.
pub(crate) fn plan_file() -> impl Strategy<Value = String> {
    let pillars = vec((text(), title(), reading()), 1..4);
    (head(), pillars, vec(measure(), 0..3), vec(row(), 0..4)).prop_map(
        |(head, pillars, measures, rows)| {
            let pillar = |at: usize| {
                quoted(
                    &pillars
                        .get(at)
                        .map_or_else(String::new, |(id, ..)| format!("{at}{id}")),
                )
            };
            let mut file = head.written();
            for (at, (_, title, reading)) in pillars.iter().enumerate() {
                file += &format!(
                    "[[pillars]]\nid = {}\ntitle = {}\n{reading}",
                    pillar(at),
                    quoted(title)
                );
            }
            for (at, (place, lines)) in measures.iter().enumerate() {
                let pillar = pillar(place.index(pillars.len()));
                file += &format!("[[measures]]\nid = \"m{at}\"\npillar = {pillar}\n{lines}");
            }
            let first = rows.first().map(|row| format!("0{}", row.id));
            for (at, row) in rows.iter().enumerate() {
                let place = row.place.index(measures.len() + pillars.len());
                let place = match place.checked_sub(measures.len()) {
                    None => format!("measure = \"m{place}\"\n"),
                    Some(at) => format!("pillar = {}\n", pillar(at)),
                };
                let original = first.as_ref().filter(|_| row.reprints && at > 0);
                let original = original.map(|id| format!("reprint_of = {}\n", quoted(id)));
                let years = written_years("initiatives", &row.years, &head.marks);
                let id = quoted(&format!("{at}{}", row.id));
                let (lines, tags, indicators) = (&row.lines, &row.tags, &row.indicators);
                let original = original.unwrap_or_default();
                file += &format!(
                    "[[initiatives]]\nid = {id}\n{place}{original}{lines}{tags}{years}{indicators}"
                );
            }
            file
        },
    )
}
