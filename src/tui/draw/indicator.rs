//! An indicator as running text.

use tenken::compare::{Attainment, Pace};
use tenken::plan::{FigureKind, FiscalYear};
use tenken::query::IndicatorRow;

use crate::card::{indicator_name, shown_figure, shown_target, unreadable_of_indicator};
use crate::tui::running_text::{Copied, RunningText};
use crate::tui::stage::Stage;

/// What is known of an indicator, year by year.
pub(crate) fn copied_indicator(row: &IndicatorRow<'_>, stage: &Stage<'_>) -> Copied {
    let (language, indicator) = (stage.look.language, row.indicator);
    let until = stage.plan().facts().review_year;
    let name = indicator_name(indicator, language);
    let mut text = RunningText::new(language);
    text.line(&stage.plan().facts().title);
    text.line(format!("{}  {}", row.number(), row.title()));
    text.line(&name);
    text.gap();
    let unreadable = row.unreadable(stage.plan());
    for (label, said) in unreadable_of_indicator(unreadable, language) {
        text.field(label, &[said]);
    }
    for year in unreadable.years_of(indicator) {
        let said = language.in_a_row(said(row, year, stage));
        text.field(&language.short_year(year), &[said]);
    }
    let attainment = Attainment::of(indicator, until);
    if let Some((attainment, percent)) = attainment
        .as_ref()
        .and_then(|attainment| Some((attainment, attainment.percent()?)))
    {
        text.line(language.attained_of_target(attainment, percent));
    }
    if let Some(pace) = Pace::of(indicator, until) {
        text.line(language.pace_to_target(&pace));
    }
    text.copied(language.indicator_called(&name))
}

fn said(row: &IndicatorRow<'_>, year: FiscalYear, stage: &Stage<'_>) -> Vec<String> {
    let (language, unreadable) = (stage.look.language, row.unreadable(stage.plan()));
    let actual = (year, FigureKind::Actual);
    let actual = shown_figure(row.indicator, unreadable, actual, language);
    let actual = actual.map(|actual| format!("{} {actual}", language.actual_heading()));
    let target = shown_target(row.indicator, unreadable, year, language);
    let target = target.map(|target| format!("{} {target}", language.target_heading()));
    actual.into_iter().chain(target).collect()
}
