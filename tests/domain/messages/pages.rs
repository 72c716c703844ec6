//! The pages of the rules: both languages of a page say the same.

use tenken::check::Rule;

use super::is_english;

/// What a line of a page is.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Heading(usize),
    Item,
    Example,
}

/// The headings of a page, the items of its lists and the lines of its examples, in order.
/// Paragraphs are not compared, since the languages break them differently.
fn pieces(page: &str) -> Vec<Piece> {
    let pieces = page.lines().filter_map(|line| {
        let level = line.chars().take_while(|letter| *letter == '#').count();
        match level {
            0 if line.starts_with("- ") => Some(Piece::Item),
            0 if line.starts_with("    ") => Some(Piece::Example),
            0 => None,
            level => Some(Piece::Heading(level)),
        }
    });
    pieces.collect()
}

/// A page without the translations in brackets after quoted words, whose figures would
/// count twice.
fn without_glosses(page: &str) -> String {
    let mut parts = page.split("」 (");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push('」');
        plain.push_str(part.split_once(')').map_or("", |(_, after)| after));
    }
    plain
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The figures of a page, sorted: eras as western years, tenths as percentages, and months
/// by number.
fn figures(page: &str) -> Vec<String> {
    let mut page = without_glosses(page);
    for (number, month) in (1..).zip(MONTHS) {
        page = page.replace(month, &number.to_string());
    }
    for year in 1..=12 {
        let western = (2018 + year).to_string();
        page = page.replace(&format!("令和{year}年"), &format!("{western}年"));
        page = in_western(&page, year, &western);
    }
    for tenths in 1..=9 {
        page = page.replace(&format!("{tenths}割"), &format!("{tenths}0%"));
    }
    let runs = page.split(|letter: char| !letter.is_ascii_digit() && !",.".contains(letter));
    let runs = runs.map(|run| run.trim_matches([',', '.']).to_owned());
    let mut figures: Vec<String> = runs.filter(|run| !run.is_empty()).collect();
    figures.sort();
    figures
}

/// A page with a year such as `R6` in western notation, but not `R60`.
fn in_western(page: &str, year: u16, western: &str) -> String {
    let short = format!("R{year}");
    let mut parts = page.split(short.as_str());
    let mut replaced = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_whole = !part.starts_with(|letter: char| letter.is_ascii_digit());
        replaced.push_str(if is_whole { western } else { &short });
        replaced.push_str(part);
    }
    replaced
}

#[test]
fn figures_are_read_alike_in_both_languages() {
    let japanese = figures("令和5年10月、R12に3割、14,000部（89.7%）");
    let english = figures("October 2023, 30% in FY2030, 「部」 (2 copies) 14,000 (89.7%).");
    assert_eq!(japanese, english);
    assert_eq!(japanese, ["10", "14,000", "2023", "2030", "30", "89.7"]);
}

#[test]
fn every_page_begins_with_its_code() {
    for Rule { code, pages } in Rule::ALL {
        for page in [pages.japanese, pages.english] {
            assert!(page.starts_with(&format!("# {code}\n\n")), "{page}");
        }
    }
}

#[test]
fn english_pages_are_english() {
    for Rule { code, pages } in Rule::ALL {
        let mut lines = pages.english.lines();
        let japanese = lines.find(|line| !is_english(line));
        assert_eq!(japanese, None, "{code}");
    }
}

#[test]
fn both_pages_of_a_rule_have_the_same_pieces_and_figures() {
    for Rule { code, pages } in Rule::ALL {
        let [japanese, english] = [pages.japanese, pages.english];
        assert_eq!(pieces(japanese), pieces(english), "{code}");
        assert_eq!(figures(japanese), figures(english), "{code}");
    }
}
