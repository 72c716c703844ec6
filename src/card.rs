//! The card of a row: what is said of it for a year, field by field, before
//! anybody has decided how it looks. The screen and the command line show the
//! same fields.

use tenken::messages::Language;
use tenken::plan::{Department, Figures, FiscalYear, Indicator, Initiative, Plan, Text, TextKind};

/// Everything that a plan knows of a row for a year.
pub(crate) struct Card<'p> {
    /// The number and the title.
    pub(crate) title: String,
    /// What and whose it is.
    pub(crate) heading: Vec<Field<'p>>,
    /// The year in full.
    pub(crate) year_name: String,
    /// What the year says; empty where it says nothing.
    pub(crate) year: Vec<Field<'p>>,
    /// Its figures.
    pub(crate) indicators: &'p [Indicator],
    /// Why it is done, and what is to come of it.
    pub(crate) intention: Vec<Field<'p>>,
    /// What was planned for each year: the year and the words.
    pub(crate) schedule: Vec<(FiscalYear, String)>,
}

/// One field of a card.
pub(crate) struct Field<'p> {
    /// Its name.
    pub(crate) label: &'p str,
    /// What it says.
    pub(crate) said: Said<'p>,
}

/// What a field says.
pub(crate) enum Said<'p> {
    /// A rating by its mark.
    Rating {
        /// The mark.
        mark: &'p str,
        /// The mark with what it means.
        shown: String,
    },
    /// Words of the program's own making.
    Words(String),
    /// A text of the plan.
    Text(&'p Text),
    /// Nothing, where a report should have said something.
    Missing,
}

/// A field of a card as lines.
pub(crate) struct CardEntry {
    /// Its name.
    pub(crate) label: String,
    /// What it says.
    pub(crate) lines: Vec<String>,
    /// Whether each line is a separate point.
    pub(crate) is_list: bool,
}

/// What a year that was rated is expected to say.
const REPORTED: [TextKind; 3] = [TextKind::Result, TextKind::Issue, TextKind::Direction];

impl<'p> Card<'p> {
    /// The card of a row for a year.
    pub(crate) fn new(
        plan: &'p Plan,
        row: &'p Initiative,
        year: FiscalYear,
        language: Language,
    ) -> Self {
        let source = RowInYear {
            plan,
            row,
            language,
        };
        Self {
            title: format!("{}  {}", row.id, row.title),
            heading: source.heading(year),
            year_name: language.year(year),
            year: source.year(year),
            indicators: &row.indicators,
            intention: source.intention(),
            schedule: source.schedule(),
        }
    }
}

impl Card<'_> {
    /// All fields in the order in which they are read.
    pub(crate) fn entries(&self, language: Language) -> Vec<CardEntry> {
        let said = |field: &Field<'_>| CardEntry::of_field(field, language);
        let indicators = self.indicators.iter();
        let indicators = indicators.map(|indicator| CardEntry::of_indicator(indicator, language));
        let heading = self.heading.iter().chain(&self.year).map(said);
        let intention = self.intention.iter().map(said);
        heading
            .chain(self.nothing_of_year(language))
            .chain(indicators)
            .chain(intention)
            .chain(self.schedule_entry(language))
            .collect()
    }

    /// The entry of a year without any text.
    fn nothing_of_year(&self, language: Language) -> Option<CardEntry> {
        self.year.is_empty().then(|| CardEntry {
            label: self.year_name.clone(),
            lines: vec![language.nothing_written().to_owned()],
            is_list: false,
        })
    }

    fn schedule_entry(&self, language: Language) -> Option<CardEntry> {
        let years = self.schedule.iter();
        let years = years.map(|(year, words)| format!("{}  {words}", language.short_year(*year)));
        let entry = CardEntry {
            label: language.schedule_label().to_owned(),
            lines: years.collect(),
            is_list: false,
        };
        (!entry.lines.is_empty()).then_some(entry)
    }
}

impl CardEntry {
    fn of_field(field: &Field<'_>, language: Language) -> Self {
        let lines = match &field.said {
            Said::Rating { shown, .. } => vec![shown.trim_end().to_owned()],
            Said::Words(words) => vec![words.clone()],
            Said::Text(text) => text.points().map(str::to_owned).collect(),
            Said::Missing => vec![language.nothing_written().to_owned()],
        };
        Self {
            label: field.label.to_owned(),
            is_list: lines.len() > 1,
            lines,
        }
    }

    fn of_indicator(indicator: &Indicator, language: Language) -> Self {
        let series = series(indicator, language).into_iter().map(|series| {
            let values = series.values.iter();
            let values = values.map(|(year, value)| format!("{year} {value}"));
            format!(
                "{}  {}",
                series.label,
                values.collect::<Vec<_>>().join("  ")
            )
        });
        let name = std::iter::once(indicator_name(indicator, language));
        Self {
            label: language.indicator_label().to_owned(),
            lines: name.chain(series).collect(),
            is_list: false,
        }
    }
}

/// What a card is made of.
struct RowInYear<'p> {
    plan: &'p Plan,
    row: &'p Initiative,
    language: Language,
}

impl<'p> RowInYear<'p> {
    fn heading(&self, year: FiscalYear) -> Vec<Field<'p>> {
        let language = self.language;
        let departments: Vec<String> = self
            .row
            .departments
            .iter()
            .map(Department::spaced)
            .collect();
        let words = [
            (language.measure_label(), self.place()),
            (
                language.departments_label(),
                language.in_a_row(&departments),
            ),
            (language.reprint_label(), self.reprints()),
        ];
        let words = words.into_iter().filter(|(_, words)| !words.is_empty());
        let words = words.map(|(label, words)| Field {
            label,
            said: Said::Words(words),
        });
        let tags = self.row.tags.iter().map(|(name, values)| Field {
            label: name,
            said: Said::Words(language.in_a_row(values.points())),
        });
        self.rating(year)
            .into_iter()
            .chain(words)
            .chain(tags)
            .collect()
    }

    /// The rating of the year under review, named by its year where another is
    /// shown.
    fn rating(&self, year: FiscalYear) -> Option<Field<'p>> {
        let review_year = self.plan.facts().review_year;
        let mark = self.row.rating(review_year)?;
        let rating = self.plan.ratings().get(mark);
        let label = rating.map_or("", |rating| &rating.label);
        let of_year = match year == review_year {
            true => String::new(),
            false => format!("  {}", self.language.year(review_year)),
        };
        Some(Field {
            label: self.language.rating_label(),
            said: Said::Rating {
                mark,
                shown: format!("{mark}  {label}{of_year}"),
            },
        })
    }

    fn place(&self) -> String {
        let pillar = self.plan.pillar_of(self.row).map(|p| p.title.as_str());
        let measure = self.plan.measure_of(self.row).map(|m| m.title.as_str());
        let levels: Vec<&str> = pillar.into_iter().chain(measure).collect();
        levels.join(" > ")
    }

    fn reprints(&self) -> String {
        let language = self.language;
        if let Some(original) = &self.row.reprint_of {
            return language.prints_again(original.as_str());
        }
        let reprints: Vec<&str> = self
            .plan
            .reprints_of(&self.row.id)
            .map(|row| row.id.as_str())
            .collect();
        match language.in_a_row(&reprints) {
            none if none.is_empty() => none,
            ids => language.printed_again_as(&ids),
        }
    }

    fn year(&self, year: FiscalYear) -> Vec<Field<'p>> {
        let is_reported = self.row.rating(year).is_some();
        let of_other_year = year != self.plan.facts().review_year;
        let rating = self.row.rating(year).filter(|_| of_other_year);
        let rating = rating.map(|mark| Field {
            label: self.language.rating_label(),
            said: Said::Words(mark.to_owned()),
        });
        let texts = TextKind::ALL.into_iter().filter_map(|kind| {
            let said = match self.row.text(year, kind) {
                Some(text) => Said::Text(text),
                None if is_reported && REPORTED.contains(&kind) => Said::Missing,
                None => return None,
            };
            let label = self.language.text_kind(kind);
            Some(Field { label, said })
        });
        rating.into_iter().chain(texts).collect()
    }

    fn intention(&self) -> Vec<Field<'p>> {
        let language = self.language;
        let goals = self.plan.measure_of(self.row).map(|measure| &measure.goals);
        let texts = [
            (language.purpose_label(), Some(&self.row.purpose)),
            (language.aim_label(), Some(&self.row.aim)),
            (language.notes_label(), Some(&self.row.notes)),
            (language.goals_of_measure_label(), goals),
        ];
        let texts = texts.into_iter().filter_map(|(label, text)| {
            let text = text.filter(|text| !text.is_empty())?;
            let said = Said::Text(text);
            Some(Field { label, said })
        });
        let follows = (!self.row.follows.is_empty()).then(|| Field {
            label: language.follows_label(),
            said: Said::Words(language.in_a_row(&self.row.follows)),
        });
        texts.chain(follows).collect()
    }

    fn schedule(&self) -> Vec<(FiscalYear, String)> {
        let years = self.row.years.iter();
        let planned = years.map(|(year, report)| {
            let points = report.text(TextKind::Plan).points();
            (*year, self.language.in_a_row(points))
        });
        planned.filter(|(_, words)| !words.is_empty()).collect()
    }
}

/// The name of an indicator with its unit.
pub(crate) fn indicator_name(indicator: &Indicator, language: Language) -> String {
    match &indicator.unit {
        Some(unit) => format!("{}{}", indicator.name, language.in_brackets(unit)),
        None => indicator.name.clone(),
    }
}

/// What was reached by an indicator, or what was to be, year by year.
pub(crate) struct Series {
    /// Which of the two it is.
    pub(crate) label: &'static str,
    /// The years with their values, as they are shown.
    pub(crate) values: Vec<(String, String)>,
}

/// A target as it is shown: with what it was before it was revised.
pub(crate) fn shown_target(figures: &Figures, language: Language) -> Option<String> {
    let target = figures.target.as_ref()?;
    Some(match &figures.was {
        Some(was) => language.revised_target(&target.to_string(), &was.to_string()),
        None => target.to_string(),
    })
}

/// The series of an indicator that are not empty.
pub(crate) fn series(indicator: &Indicator, language: Language) -> Vec<Series> {
    let years = || indicator.years.iter();
    let actual = years().filter_map(|(year, figures)| {
        let value = figures.actual.as_ref()?;
        Some((language.short_year(*year), value.to_string()))
    });
    let target = years().filter_map(|(year, figures)| {
        Some((language.short_year(*year), shown_target(figures, language)?))
    });
    let both = [
        Series {
            label: language.actual_heading(),
            values: actual.collect(),
        },
        Series {
            label: language.target_heading(),
            values: target.collect(),
        },
    ];
    let series = both.into_iter();
    series.filter(|series| !series.values.is_empty()).collect()
}
