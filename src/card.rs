//! The card of a row: what is said of it for a year, field by field, before
//! anybody has decided how it looks. The screen and the command line show the
//! same fields.

use tenken::messages::Language;
use tenken::plan::{
    Department, FigureKind, FiscalYear, Indicator, IndicatorLeaf, Initiative, Leaf, Plan, Text,
    TextKind, UnreadableFigures, UnreadableLeaves,
};

use crate::display_width::{AmbiguousWidth, ELLIPSIS, shorten};

/// The width in cells of the labels beside what fields say, with at least one blank. A longer
/// label stands above.
pub(crate) const LABEL_WIDTH: usize = 14;

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
    /// What of the row cannot be read.
    pub(crate) unreadable: UnreadableLeaves<'p>,
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
    /// What is written in the plan, with the remark that it cannot be read.
    Unreadable(String),
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
    /// The card of a row for a year. `called` says what rows of earlier plans are called.
    pub(crate) fn new(
        plan: &'p Plan,
        row: &'p Initiative,
        year: FiscalYear,
        language: Language,
        called: impl Fn(&str) -> String,
    ) -> Self {
        let unreadable = plan.unreadable_of(row);
        let source = RowInYear {
            plan,
            row,
            unreadable,
            language,
        };
        Self {
            title: format!("{}  {}", row.id, row.title),
            heading: source.heading(year),
            year_name: language.year(year),
            year: source.year(year),
            indicators: &row.indicators,
            unreadable,
            intention: source.intention(called),
            schedule: source.schedule(),
        }
    }
}

impl Card<'_> {
    /// All fields in the order in which they are read.
    pub(crate) fn entries(&self, language: Language) -> Vec<CardEntry> {
        let said = |field: &Field<'_>| CardEntry::of_field(field, language);
        let indicators = self.indicators.iter().enumerate();
        let indicators = indicators.map(|(index, indicator)| {
            CardEntry::of_indicator(indicator, self.unreadable.indicator(index), language)
        });
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
            Said::Words(words) | Said::Unreadable(words) => vec![words.clone()],
            Said::Text(text) => text.points().map(str::to_owned).collect(),
            Said::Missing => vec![language.nothing_written().to_owned()],
        };
        Self {
            label: field.label.to_owned(),
            is_list: lines.len() > 1,
            lines,
        }
    }

    fn of_indicator(
        indicator: &Indicator,
        unreadable: UnreadableFigures<'_>,
        language: Language,
    ) -> Self {
        let remarks = unreadable_of_indicator(unreadable, language).into_iter();
        let remarks = remarks.map(|(label, said)| format!("{label}  {said}"));
        let series = series(indicator, unreadable, language);
        let series = series.into_iter().map(|series| {
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
            lines: name
                .chain(series)
                .chain(counted_anew(indicator, language))
                .chain(remarks)
                .collect(),
            is_list: false,
        }
    }
}

/// What a card is made of.
struct RowInYear<'p> {
    plan: &'p Plan,
    row: &'p Initiative,
    unreadable: UnreadableLeaves<'p>,
    language: Language,
}

impl<'p> RowInYear<'p> {
    /// What is written where a value of the row cannot be read, as it is shown.
    fn unreadable(&self, leaf: &Leaf) -> Option<Said<'p>> {
        let written = self.unreadable.get(leaf)?;
        Some(unreadable(&written.shown(), self.language))
    }

    fn heading(&self, year: FiscalYear) -> Vec<Field<'p>> {
        let language = self.language;
        let words = [
            (language.measure_label(), Said::Words(self.place())),
            (language.departments_label(), self.departments()),
            (language.reprint_label(), Said::Words(self.reprints())),
        ];
        let is_said = |said: &Said<'_>| !matches!(said, Said::Words(words) if words.is_empty());
        let words = words.into_iter().filter(|(_, said)| is_said(said));
        let words = words.map(|(label, said)| Field { label, said });
        let tags = self.row.tags.iter().map(|(name, values)| Field {
            label: name,
            said: Said::Words(language.in_a_row(values.points())),
        });
        self.rating(year)
            .into_iter()
            .chain(words)
            .chain(tags)
            .chain(self.unreadable_tags())
            .collect()
    }

    fn departments(&self) -> Said<'p> {
        let departments = self.row.departments.iter().map(Department::spaced);
        let read = || Said::Words(self.language.in_a_row(departments));
        self.unreadable(&Leaf::Departments).unwrap_or_else(read)
    }

    fn unreadable_tags(&self) -> impl Iterator<Item = Field<'p>> {
        let language = self.language;
        self.unreadable
            .iter()
            .filter_map(move |one| match &one.leaf {
                Leaf::Tag(name) => Some(Field {
                    label: name,
                    said: unreadable(&one.written.shown(), language),
                }),
                _ => None,
            })
    }

    /// The rating of the year under review, named by its year where another is
    /// shown.
    fn rating(&self, year: FiscalYear) -> Option<Field<'p>> {
        let review_year = self.plan.facts().review_year;
        let of_year = match year == review_year {
            true => String::new(),
            false => format!("  {}", self.language.year(review_year)),
        };
        let said = match (
            self.row.rating(review_year),
            self.unreadable.rating(review_year),
        ) {
            (Some(mark), _) => {
                let rating = self.plan.ratings().get(mark);
                let label = rating.map_or("", |rating| &rating.label);
                let shown = format!("{mark}  {label}{of_year}");
                Said::Rating { mark, shown }
            }
            (None, Some(written)) => {
                let said = self.language.unreadable_value(&written.shown());
                Said::Unreadable(said + &of_year)
            }
            (None, None) => return None,
        };
        let label = self.language.rating_label();
        Some(Field { label, said })
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
        let unread = self.unreadable(&Leaf::Rating(year));
        let is_reported = self.row.rating(year).is_some() || unread.is_some();
        let of_other_year = year != self.plan.facts().review_year;
        let read = self.row.rating(year);
        let read = read.map(|mark| Said::Words(mark.to_owned()));
        let rating = read.or(unread).filter(|_| of_other_year);
        let rating = rating.map(|said| Field {
            label: self.language.rating_label(),
            said,
        });
        let texts = TextKind::ALL.into_iter().filter_map(|kind| {
            let read = self.row.text(year, kind).map(Said::Text);
            let said = read.or_else(|| self.unreadable(&Leaf::Text(year, kind)));
            let is_missing = is_reported && REPORTED.contains(&kind);
            let said = said.or(is_missing.then_some(Said::Missing))?;
            let label = self.language.text_kind(kind);
            Some(Field { label, said })
        });
        rating.into_iter().chain(texts).collect()
    }

    fn intention(&self, called: impl Fn(&str) -> String) -> Vec<Field<'p>> {
        let language = self.language;
        let read = |text: &'p Text| (!text.is_empty()).then_some(Said::Text(text));
        let own = |text, leaf| self.unreadable(&leaf).or_else(|| read(text));
        let texts = [
            (
                language.purpose_label(),
                own(&self.row.purpose, Leaf::Purpose),
            ),
            (language.aim_label(), own(&self.row.aim, Leaf::Aim)),
            (language.notes_label(), own(&self.row.notes, Leaf::Notes)),
            (language.goals_of_measure_label(), self.goals()),
        ];
        let texts = texts.into_iter();
        let texts = texts.filter_map(|(label, said)| said.map(|said| Field { label, said }));
        let follows = (!self.row.follows.is_empty()).then(|| Field {
            label: language.follows_label(),
            said: Said::Words(language.rows_carried_on(self.row, called)),
        });
        texts.chain(follows).collect()
    }

    fn goals(&self) -> Option<Said<'p>> {
        let measure = self.plan.measure_of(self.row)?;
        let unread = self.plan.unreadable_of_measure(measure).get(&Leaf::Goals);
        match unread {
            Some(written) => Some(unreadable(&written.shown(), self.language)),
            None => (!measure.goals.is_empty()).then_some(Said::Text(&measure.goals)),
        }
    }

    fn schedule(&self) -> Vec<(FiscalYear, String)> {
        let years = self.row.years.iter();
        let read = years.map(|(year, report)| {
            let points = report.text(TextKind::Plan).points();
            (*year, self.language.in_a_row(points))
        });
        let unread = self.unreadable.iter().filter_map(|one| match one.leaf {
            Leaf::Text(year, TextKind::Plan) => {
                Some((year, self.language.unreadable_value(&one.written.shown())))
            }
            _ => None,
        });
        let planned = read.filter(|(_, words)| !words.is_empty());
        let mut planned: Vec<_> = planned.chain(unread).collect();
        planned.sort_by_key(|(year, _)| *year);
        planned
    }
}

/// What is written where a value cannot be read, as it is shown.
fn unreadable(written: &str, language: Language) -> Said<'static> {
    Said::Unreadable(language.unreadable_value(written))
}

/// The name of an indicator with its unit.
pub(crate) fn indicator_name(indicator: &Indicator, language: Language) -> String {
    name_with_unit(&indicator.name, indicator.unit.as_deref(), language)
}

/// The name of an indicator with its unit, if it has one.
pub(crate) fn name_with_unit(name: &str, unit: Option<&str>, language: Language) -> String {
    match unit {
        Some(unit) => format!("{name}{}", language.in_brackets(unit)),
        None => name.to_owned(),
    }
}

/// The name of an indicator with its unit in so many cells. The unit is whole or left out.
pub(crate) fn indicator_name_within(
    indicator: &Indicator,
    cells: usize,
    ambiguous: AmbiguousWidth,
    language: Language,
) -> String {
    let whole = indicator_name(indicator, language);
    if ambiguous.width(&whole) <= cells {
        return whole;
    }
    // What is cut ends in an ellipsis, be it the unit alone.
    let of_name = ambiguous.width(&indicator.name) + ambiguous.width(ELLIPSIS);
    shorten(&whole, cells.min(of_name), ambiguous).into_owned()
}

/// What was reached by an indicator, or what was to be, year by year.
pub(crate) struct Series {
    /// Which of the two it is.
    pub(crate) label: &'static str,
    /// The years with their values, as they are shown.
    pub(crate) values: Vec<(String, String)>,
}

/// A figure as it is shown: its value, or what is written if it cannot be read.
pub(crate) fn shown_figure(
    indicator: &Indicator,
    unreadable: UnreadableFigures<'_>,
    (year, kind): (FiscalYear, FigureKind),
    language: Language,
) -> Option<String> {
    let value = indicator
        .years
        .get(&year)
        .and_then(|figures| figures.get(kind));
    let written = || unreadable.figure(year, kind);
    let unread = || Some(language.unreadable_value(&written()?.shown()));
    value.map(ToString::to_string).or_else(unread)
}

/// A target as it is shown: with what it was before it was revised.
pub(crate) fn shown_target(
    indicator: &Indicator,
    unreadable: UnreadableFigures<'_>,
    year: FiscalYear,
    language: Language,
) -> Option<String> {
    let figure = |kind| shown_figure(indicator, unreadable, (year, kind), language);
    let target = figure(FigureKind::Target)?;
    Some(match figure(FigureKind::Was) {
        Some(was) => language.revised_target(&target, &was),
        None => target,
    })
}

/// The series of an indicator that are not empty.
pub(crate) fn series(
    indicator: &Indicator,
    unreadable: UnreadableFigures<'_>,
    language: Language,
) -> Vec<Series> {
    let years = unreadable.years_of(indicator);
    let values = |value: &dyn Fn(FiscalYear) -> Option<String>| {
        let years = years.iter();
        let values = years.filter_map(|year| Some((language.short_year(*year), value(*year)?)));
        values.collect()
    };
    let actual = |year| shown_figure(indicator, unreadable, (year, FigureKind::Actual), language);
    let target = |year| shown_target(indicator, unreadable, year, language);
    let both = [
        Series {
            label: language.actual_heading(),
            values: values(&actual),
        },
        Series {
            label: language.target_heading(),
            values: values(&target),
        },
    ];
    let series = both.into_iter();
    series.filter(|series| !series.values.is_empty()).collect()
}

/// From which years on an indicator is counted anew; `None` if from none.
pub(crate) fn counted_anew(indicator: &Indicator, language: Language) -> Option<String> {
    let breaks = &indicator.breaks;
    let years = breaks.iter().map(|year| language.short_year(*year));
    (!breaks.is_empty()).then(|| language.counted_anew(&language.in_a_row(years)))
}

/// What is written of an indicator beside its figures and cannot be read, with what it is.
pub(crate) fn unreadable_of_indicator(
    unreadable: UnreadableFigures<'_>,
    language: Language,
) -> Vec<(&'static str, String)> {
    let found = unreadable.iter().filter_map(|(leaf, written)| {
        let label = match leaf {
            IndicatorLeaf::Unit => language.unit_heading(),
            IndicatorLeaf::Better => language.better_heading(),
            IndicatorLeaf::Cumulative => language.cumulative_heading(),
            IndicatorLeaf::Figure(..) => return None,
        };
        Some((label, language.unreadable_value(&written.shown())))
    });
    found.collect()
}
