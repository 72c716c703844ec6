//! The words and values of one difference between two versions of a plan.

use std::borrow::Cow;

use serde_json::{Value as Json, json};
use tenken::compare::{
    FigureRevision, FollowUp, IndicatorDifference, IndicatorRevision, PlanText, PlanYear,
    RatingRevision, Reading, TextChange, TextComparison, VersionChange, Versions, Years,
};
use tenken::messages::Language;
use tenken::plan::{
    Better, Department, FiscalYear, InitiativeId, MilestoneDate, Plan, RatingScale,
};

use crate::answer_cell::AnswerCell;
use crate::card::name_with_unit;
use crate::change_cells::{change_key, difference, judged, judgement, parts, rise, whole};

/// How programs read that something has another title or name.
pub(super) const RENAMED: &str = "renamed";

/// The cells of one difference of a part.
pub(crate) struct ChangeCells {
    /// The field; nothing where a part or an indicator differs as a whole.
    pub(crate) field: AnswerCell,
    /// The indicator, where it is a field of one, or one as a whole.
    pub(crate) indicator: Option<IndicatorName>,
    pub(crate) years: AnswerCell,
    pub(crate) change: AnswerCell,
    pub(crate) difference: AnswerCell,
    pub(crate) values: Versions<AnswerCell>,
}

/// What an indicator is called.
pub(crate) struct IndicatorName {
    /// Its name.
    pub(crate) name: String,
    /// The same with its unit, as people read it.
    pub(crate) with_unit: String,
}

impl ChangeCells {
    /// The cells of a part as a whole.
    pub(super) fn of_part(change: AnswerCell, values: Versions<AnswerCell>) -> Self {
        Self::of(AnswerCell::empty(), change, values)
    }

    /// What differs, in one cell: the field, and for people the indicator that it is one of.
    pub(crate) fn item(&self, language: Language) -> AnswerCell {
        let Some(indicator) = &self.indicator else {
            return self.field.clone();
        };
        let shown = match self.field.shown.as_str() {
            "" => indicator.with_unit.clone(),
            field => language.about_indicator(&indicator.with_unit, field),
        };
        AnswerCell::new(shown, self.field.value.clone())
    }

    fn of(field: AnswerCell, change: AnswerCell, values: Versions<AnswerCell>) -> Self {
        Self {
            field,
            indicator: None,
            years: AnswerCell::empty(),
            change,
            difference: AnswerCell::empty(),
            values,
        }
    }

    /// The cells of a difference between two plans.
    pub(super) fn new(
        change: &VersionChange,
        plans: Versions<&Plan>,
        language: Language,
        department: fn(&Department) -> String,
    ) -> Self {
        let cells = Wording {
            plans,
            language,
            department,
        };
        cells.of(change)
    }
}

/// How something of the new version relates to that of the old one.
pub(super) fn related(change: TextChange, language: Language) -> AnswerCell {
    AnswerCell::new(language.version_change(change), change_key(change))
}

/// A date.
pub(super) fn date_cell(date: MilestoneDate, language: Language) -> AnswerCell {
    AnswerCell::new(language.date(date), date.to_string())
}

/// Between which plans the differences are, in which language they are said, and how departments
/// are written.
#[derive(Clone, Copy)]
struct Wording<'p> {
    plans: Versions<&'p Plan>,
    language: Language,
    department: fn(&Department) -> String,
}

impl Wording<'_> {
    fn of(self, change: &VersionChange) -> ChangeCells {
        let language = self.language;
        match change {
            VersionChange::Title(titles) => self.named_anew(
                AnswerCell::new(language.name_heading(), "title"),
                AnswerCell::new(language.renamed(), RENAMED),
                titles,
            ),
            VersionChange::Number(numbers) => self.named_anew(
                AnswerCell::new(language.number_heading(), "id"),
                AnswerCell::new(language.renumbered(), "renumbered"),
                numbers,
            ),
            VersionChange::Pillar(ids) => self.pillar(ids),
            VersionChange::Measure(ids) => self.measure(ids),
            VersionChange::ReprintOf(ids) => self.reprint_of(ids),
            VersionChange::Departments(departments) => self.departments(departments),
            VersionChange::Date(dates) => {
                let item = AnswerCell::new(language.date_heading(), "date");
                self.readings(item, dates, |date| date_cell(*date, language))
            }
            VersionChange::Year(which, years) => self.plan_year(*which, *years),
            VersionChange::Scale(scales) => self.scale(scales),
            VersionChange::Rating(rating) => self.rating(rating),
            VersionChange::Indicator(indicator) => self.indicator(indicator),
            VersionChange::Text(text, compared) => self.text(text, compared),
            VersionChange::UnreadableText(text, readings) => ChangeCells {
                years: self.year_of(text),
                ..self.readings(self.text_item(text), readings, AnswerCell::text)
            },
            VersionChange::FollowUp(follow_up) => self.follow_up(follow_up),
        }
    }

    fn named_anew(
        self,
        item: AnswerCell,
        change: AnswerCell,
        names: &Versions<String>,
    ) -> ChangeCells {
        ChangeCells::of(item, change, names.as_ref().map(AnswerCell::words))
    }

    /// A field with other values.
    fn changed(self, item: AnswerCell, values: Versions<AnswerCell>) -> ChangeCells {
        let change = match (values.old.value.is_null(), values.new.value.is_null()) {
            (true, false) => TextChange::New,
            (false, true) => TextChange::Gone,
            _ => TextChange::Changed,
        };
        ChangeCells::of(item, related(change, self.language), values)
    }

    /// A field whose values may be unreadable.
    fn readings<T: PartialEq>(
        self,
        item: AnswerCell,
        readings: &Versions<Reading<T>>,
        cell: impl Fn(&T) -> AnswerCell,
    ) -> ChangeCells {
        let change = related(readings.change(), self.language);
        let values = readings.as_ref().map(|reading| match reading {
            Reading::Absent => AnswerCell::empty(),
            Reading::Read(value) => cell(value),
            Reading::Unreadable(written) => AnswerCell::unreadable(written, self.language),
        });
        ChangeCells::of(item, change, values)
    }

    fn pillar(self, ids: &Versions<String>) -> ChangeCells {
        let item = AnswerCell::new(self.language.pillar_heading(), "pillar");
        let named = ids.as_ref().zip(self.plans);
        let values = named.map(|(id, plan)| {
            let title = plan.pillar(id).map(|pillar| &pillar.title);
            AnswerCell::named(id, title)
        });
        self.changed(item, values)
    }

    fn measure(self, ids: &Versions<Option<String>>) -> ChangeCells {
        let item = AnswerCell::new(self.language.measure_heading(), "measure");
        let named = ids.as_ref().zip(self.plans);
        let values = named.map(|(id, plan)| {
            id.as_ref().map_or_else(AnswerCell::empty, |id| {
                AnswerCell::named(id, plan.measure(id).map(|measure| &measure.title))
            })
        });
        self.changed(item, values)
    }

    fn reprint_of(self, ids: &Versions<Option<InitiativeId>>) -> ChangeCells {
        let item = AnswerCell::new(self.language.reprint_of_heading(), "reprint_of");
        let values = ids.as_ref();
        let values = values.map(|id| AnswerCell::optional(id.as_ref().map(InitiativeId::as_str)));
        self.changed(item, values)
    }

    fn departments(self, departments: &Versions<Reading<Vec<Department>>>) -> ChangeCells {
        let language = self.language;
        let item = AnswerCell::new(language.departments_heading(), "departments");
        self.readings(item, departments, |read| {
            AnswerCell::list(read.iter().map(self.department), language)
        })
    }

    fn plan_year(self, which: PlanYear, years: Versions<FiscalYear>) -> ChangeCells {
        let key = match which {
            PlanYear::First => "first_year",
            PlanYear::Last => "last_year",
            PlanYear::Review => "review_year",
        };
        let item = AnswerCell::new(self.language.plan_year(which), key);
        self.changed(
            item,
            years.map(|year| AnswerCell::year(year, self.language)),
        )
    }

    fn scale(self, scales: &Versions<RatingScale>) -> ChangeCells {
        let item = AnswerCell::new(self.language.scale_heading(), "ratings");
        let values = scales.as_ref().map(|scale| {
            let steps = scale.steps().iter();
            let shown = steps.clone().map(|step| {
                let label = format!("{} {}", step.mark, step.label);
                label.trim_end().to_owned()
            });
            let value: Vec<Json> = steps
                .map(|step| json!({ "mark": step.mark, "label": step.label }))
                .collect();
            match value.is_empty() {
                true => AnswerCell::empty(),
                false => AnswerCell::new(self.language.in_a_row(shown), value),
            }
        });
        self.changed(item, values)
    }

    /// A rating that moved from one review to the next is good or bad; one that was revised is
    /// another.
    fn rating(self, rating: &RatingRevision) -> ChangeCells {
        let item = AnswerCell::new(self.language.rating_heading(), "rating");
        let cells = self.readings(item, &rating.marks, |mark| AnswerCell::words(mark));
        let is_moved = rating.years.old != rating.years.new;
        let moved = rating.rise.filter(|_| is_moved);
        let judged = moved.map(|rise| judged(judgement(rise), self.language));
        ChangeCells {
            years: self.years(rating.years),
            change: judged.unwrap_or(cells.change),
            difference: rating
                .rise
                .map_or_else(AnswerCell::empty, |steps| rise(steps, self.language)),
            ..cells
        }
    }

    fn indicator(self, indicator: &IndicatorDifference) -> ChangeCells {
        let language = self.language;
        let cells = match &indicator.revision {
            IndicatorRevision::Gone => self.whole_indicator(TextChange::Gone),
            IndicatorRevision::Added => self.whole_indicator(TextChange::New),
            IndicatorRevision::Unit(units) => {
                let field = AnswerCell::new(language.unit_heading(), "unit");
                self.readings(field, units, |unit| AnswerCell::words(unit))
            }
            IndicatorRevision::Better(better) => {
                let field = AnswerCell::new(language.better_heading(), "better");
                self.readings(field, better, |better| {
                    AnswerCell::new(language.better(*better), better_key(*better))
                })
            }
            IndicatorRevision::Cumulative(cumulative) => {
                let field = AnswerCell::new(language.cumulative_heading(), "cumulative");
                self.readings(field, cumulative, |is_cumulative| {
                    AnswerCell::new(language.cumulative(*is_cumulative), *is_cumulative)
                })
            }
            IndicatorRevision::Breaks(breaks) => {
                let field = AnswerCell::new(language.breaks_heading(), "breaks");
                self.changed(
                    field,
                    breaks.as_ref().map(|years| self.list_of_years(years)),
                )
            }
            IndicatorRevision::Figure(figure) => {
                let field = AnswerCell::new(language.figure_kind(figure.kind), figure.kind.key());
                self.figure(field, figure, indicator.unit.as_deref())
            }
        };
        let name = indicator.name.clone();
        ChangeCells {
            indicator: Some(IndicatorName {
                with_unit: name_with_unit(&name, indicator.unit.as_deref(), language),
                name,
            }),
            ..cells
        }
    }

    /// An indicator that only one version has.
    fn whole_indicator(self, change: TextChange) -> ChangeCells {
        let nothing = Versions {
            old: AnswerCell::empty(),
            new: AnswerCell::empty(),
        };
        let field = AnswerCell::new("", "indicator");
        ChangeCells::of(field, related(change, self.language), nothing)
    }

    fn figure(self, field: AnswerCell, figure: &FigureRevision, unit: Option<&str>) -> ChangeCells {
        let change = figure.change.as_ref();
        let difference = change.map(|change| difference(change, unit, self.language));
        ChangeCells {
            years: AnswerCell::year(figure.year, self.language),
            difference: difference.unwrap_or_else(AnswerCell::empty),
            ..self.readings(field, &figure.values, |value| {
                AnswerCell::value(Some(value))
            })
        }
    }

    fn text(self, text: &PlanText, compared: &TextComparison) -> ChangeCells {
        let values = Versions {
            old: &compared.earlier,
            new: &compared.later,
        };
        let values = values.map(|points| match is_prose(text) {
            true => parts(compared.change, points),
            false => whole(points),
        });
        let change = related(compared.change, self.language);
        ChangeCells {
            years: self.year_of(text),
            ..ChangeCells::of(self.text_item(text), change, values)
        }
    }

    fn text_item(self, text: &PlanText) -> AnswerCell {
        AnswerCell::new(self.language.plan_text(text), text_key(text).into_owned())
    }

    /// The year of a text, if it is one of a year.
    fn year_of(self, text: &PlanText) -> AnswerCell {
        match text {
            PlanText::OfYear(year, _) => AnswerCell::year(*year, self.language),
            _ => AnswerCell::empty(),
        }
    }

    fn follow_up(self, follow_up: &FollowUp) -> ChangeCells {
        let language = self.language;
        let Years { earlier, later } = follow_up.years;
        let item = AnswerCell::new(language.direction_and_result(), "direction");
        let change = AnswerCell::new(language.side_by_side(), "follow-up");
        let values = Versions {
            old: &follow_up.direction,
            new: &follow_up.result,
        };
        ChangeCells {
            years: self.years(Versions {
                old: earlier,
                new: later,
            }),
            ..ChangeCells::of(item, change, values.map(AnswerCell::text))
        }
    }

    /// The years of both values: one, if it is the same.
    fn years(self, years: Versions<FiscalYear>) -> AnswerCell {
        let Versions { old, new } = years;
        if old == new {
            return AnswerCell::year(old, self.language);
        }
        let shown = self.language.from_year_to_year(Years {
            earlier: old,
            later: new,
        });
        AnswerCell::new(shown, vec![old.to_string(), new.to_string()])
    }

    fn list_of_years(self, years: &[FiscalYear]) -> AnswerCell {
        let written: Vec<String> = years.iter().map(FiscalYear::to_string).collect();
        match written.is_empty() {
            true => AnswerCell::empty(),
            false => {
                let shown = years.iter().map(|year| self.language.short_year(*year));
                AnswerCell::new(self.language.in_a_row(shown), written)
            }
        }
    }
}

/// A direction as plan files have it; nothing for one that cannot be read.
fn better_key(better: Better) -> Json {
    match better {
        Better::Higher => Json::from("higher"),
        Better::Lower => Json::from("lower"),
        Better::Neither => Json::from("neither"),
        Better::Unknown => Json::Null,
    }
}

/// Whether a text has sentences, of which those that differ are told. Of names, a part says
/// nothing.
fn is_prose(text: &PlanText) -> bool {
    match text {
        PlanText::Summary
        | PlanText::Goals
        | PlanText::Purpose
        | PlanText::Aim
        | PlanText::Notes
        | PlanText::OfYear(..) => true,
        PlanText::Body
        | PlanText::Source
        | PlanText::Track
        | PlanText::Follows
        | PlanText::Tag(_) => false,
    }
}

/// The key of a text in plan files.
fn text_key(text: &PlanText) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        PlanText::Body => "body",
        PlanText::Source => "source",
        PlanText::Summary => "summary",
        PlanText::Track => "track",
        PlanText::Goals => "goals",
        PlanText::Purpose => "purpose",
        PlanText::Aim => "aim",
        PlanText::Notes => "notes",
        PlanText::Follows => "follows",
        PlanText::OfYear(_, kind) => kind.key(),
        PlanText::Tag(name) => return Cow::Owned(format!("tags.{name}")),
    })
}
