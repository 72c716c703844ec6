//! Statements of a plan about its rows as a whole, compared with the counted rows.

mod statement;

use std::collections::HashSet;

use super::evidence::{self, Evidence};
use super::prose::Corpus;
use super::{Doubt, Location, Part, Subject, Weight};
use crate::document::Code;
use crate::figure::dates;
use crate::plan::{FiscalYear, Initiative, Leaf, Number, Plan};
use statement::{Countable, Statement};

/// Finds counts and shares in the plan's texts that match the rows neither with reprints
/// nor without them.
pub(super) fn check(corpus: &Corpus<'_>) -> Vec<Doubt> {
    let plan = corpus.plan;
    let own = corpus.told_of(&Subject::Plan).into_iter();
    let own = own.flat_map(|told| told.points());
    let said = own.map(|point| (point.year, Part::Text(point.kind, point.index), point.text));
    let summary = plan.facts().summary.points().enumerate();
    let summary = summary.map(|(at, text)| {
        let year = plan.facts().review_year;
        (year, Part::Summary(at), text)
    });
    let names = names(plan);
    let doubts = said.chain(summary).flat_map(|(year, part, text)| {
        let count = Count { plan, year };
        let sentences = text.split_inclusive('。');
        let meant = sentences.filter(|sentence| is_of_the_whole(&names, year, sentence));
        let statements = meant.flat_map(|sentence| statement::statements(plan, sentence));
        let doubts = statements.filter_map(|statement| {
            let place = Location {
                subject: Subject::Plan,
                year: match part {
                    Part::Summary(_) => None,
                    _ => Some(year),
                },
                part,
                words: statement.words.to_owned(),
            };
            count.doubt(&statement, place)
        });
        doubts.collect::<Vec<_>>()
    });
    doubts.collect()
}

/// Returns whether a sentence is about all rows of its year. It must not name a part of the
/// plan, another year or a change.
fn is_of_the_whole(names: &HashSet<&str>, year: FiscalYear, sentence: &str) -> bool {
    const OF_A_PART: [&str; 19] = [
        "うち",
        "節",
        "柱",
        "方針",
        "ビジョン",
        "分野",
        "部局",
        "新た",
        "新規",
        "追加",
        "増",
        "減",
        "前年",
        "昨年",
        "主な",
        "重点",
        "残り",
        "その他",
        "以外",
    ];
    // `92の取組のうち` refers to all of them.
    let of_all = ["取組のうち", "施策のうち", "項目のうち", "件のうち"];
    let rest = of_all
        .iter()
        .fold(sentence.to_owned(), |rest, words| rest.replace(words, ""));
    // `4分野28の取組` counts all fields rather than naming one.
    let is_counted = |at: usize| {
        rest.get(..at)
            .is_some_and(|before| before.ends_with(char::is_numeric))
    };
    let mut named = OF_A_PART.iter().flat_map(|word| rest.match_indices(word));
    let names_part = named.any(|(at, _)| !is_counted(at));
    !names_part
        && !names.iter().any(|name| sentence.contains(name))
        && !dates(sentence).iter().any(|date| date.year != year)
}

/// Returns the names of the parts of a plan and of the departments in charge.
fn names(plan: &Plan) -> HashSet<&str> {
    let pillars = plan.pillars().iter().map(|pillar| pillar.title.as_str());
    let measures = plan.measures().iter().map(|measure| measure.title.as_str());
    let levels = plan.initiatives().iter().flat_map(|row| &row.departments);
    let levels = levels.flat_map(|department| department.levels());
    pillars.chain(measures).chain(levels).collect()
}

/// The rows of a year, counted with and without reprints.
struct Count<'p> {
    plan: &'p Plan,
    year: FiscalYear,
}

impl Count<'_> {
    /// Counts the matching rows, with and without reprints.
    fn both(&self, is_counted: impl Fn(&&Initiative) -> bool) -> [usize; 2] {
        let rows = || self.plan.initiatives().iter().filter(&is_counted);
        [
            rows().count(),
            rows().filter(|row| !row.is_reprint()).count(),
        ]
    }

    fn rated(&self, mark: &str) -> [usize; 2] {
        self.both(|row| row.rating(self.year) == Some(mark))
    }

    fn all_rated(&self) -> [usize; 2] {
        self.both(|row| row.rating(self.year).is_some())
    }

    /// Whether a rating of the year cannot be read, so that nobody knows how many there are.
    fn has_unread_rating(&self) -> bool {
        let mut unread = self.plan.unreadable().iter();
        unread.any(|one| one.leaf == Leaf::Rating(self.year))
    }

    fn all(&self) -> [usize; 2] {
        self.both(|_| true)
    }

    fn doubt(&self, statement: &Statement<'_>, place: Location) -> Option<Doubt> {
        match statement.counted {
            Countable::Rated(_) | Countable::ShareRated(_) if self.has_unread_rating() => None,
            Countable::Rated(mark) => self.of_mark(mark, statement, place),
            Countable::ShareRated(mark) => self.of_share(mark, statement, place),
            Countable::Rows => self.of_rows(statement, place),
        }
    }

    fn of_mark(&self, mark: &str, statement: &Statement<'_>, place: Location) -> Option<Doubt> {
        let found = self.rated(mark);
        let unrated = unrated(self.all(), self.all_rated());
        let stated = statement.amount;
        // The difference may be due to rows without a rating.
        let can_be = found.iter().zip(unrated).any(|(found, unrated)| {
            let [least, most] = [*found, found + unrated].map(as_amount);
            (least..=most).contains(&stated.value) || stated.can_be(least)
        });
        let is_rated = self.all_rated().iter().any(|count| *count > 0);
        (is_rated && !can_be).then_some(())?;
        self.said(statement, place, Some(mark), found)
    }

    fn of_rows(&self, statement: &Statement<'_>, place: Location) -> Option<Doubt> {
        let found = self.all();
        let others = [
            self.all_rated(),
            [self.plan.measures().len(), self.plan.pillars().len()],
            [self.reported(), self.indicators()],
        ];
        let mut counts = found.iter().chain(others.iter().flatten());
        let [with_reprints, _] = found;
        let whole = as_amount(with_reprints);
        let value = statement.amount.value;
        let is_near = (value - whole).abs() <= whole * NEAR;
        let is_one = counts.any(|count| statement.amount.can_be(as_amount(*count)));
        (is_near && !is_one).then_some(())?;
        self.said(statement, place, None, found)
    }

    fn reported(&self) -> usize {
        let [reported, _] = self.both(|row| row.years.contains_key(&self.year));
        reported
    }

    fn indicators(&self) -> usize {
        let of_rows = self.plan.initiatives().iter();
        of_rows.map(|row| row.indicators.len()).sum()
    }

    fn of_share(&self, mark: &str, statement: &Statement<'_>, place: Location) -> Option<Doubt> {
        let found = self.rated(mark);
        let all = self.all_rated();
        let is_complete = unrated(self.all(), all).iter().all(|count| *count == 0);
        let share = |found: usize, all: usize| as_amount(found) / as_amount(all) * 100.0;
        let shares = found.iter().zip(all).map(|(found, all)| share(*found, all));
        let shares: Vec<f64> = shares.filter(|share| share.is_finite()).collect();
        if !is_complete || shares.is_empty() {
            return None;
        }
        if shares.iter().any(|share| statement.amount.can_be(*share)) {
            return None;
        }
        let [found, _] = found;
        let [all, _] = all;
        let decimals = usize::from(statement.amount.step < 1.0);
        let share = format!("{:.decimals$}", share(found, all));
        Some(Doubt {
            code: Code::TOTAL_OF_ROWS,
            weight: Weight::Heavy,
            place,
            others: Vec::new(),
            evidence: Evidence::ShareOfRows(evidence::ShareOfRows {
                mark: mark.to_owned(),
                stated: statement.words.to_owned(),
                rows: [found, all],
                share: Number::parse(&share)?,
            }),
        })
    }

    fn said(
        &self,
        statement: &Statement<'_>,
        place: Location,
        mark: Option<&str>,
        rows: [usize; 2],
    ) -> Option<Doubt> {
        Some(Doubt {
            code: Code::TOTAL_OF_ROWS,
            weight: Weight::Heavy,
            place,
            others: Vec::new(),
            evidence: Evidence::CountOfRows(evidence::CountOfRows {
                mark: mark.map(str::to_owned),
                year: self.year,
                stated: statement.words.to_owned(),
                number: Number::new(statement.amount.value)?,
                rows,
            }),
        })
    }
}

/// Maximum relative difference between a stated and the actual number of rows, as
/// documented in the rule's page. Beyond it, the statement is taken to cover only some of
/// the rows.
const NEAR: f64 = 0.2;

fn unrated(all: [usize; 2], rated: [usize; 2]) -> [usize; 2] {
    let [all, all_without] = all;
    let [rated, rated_without] = rated;
    [
        all.saturating_sub(rated),
        all_without.saturating_sub(rated_without),
    ]
}

fn as_amount(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
