//! What holds of the picture and the table of any indicator.

use proptest::prelude::*;
use tenken::messages::Language;
use tenken::plan::{Better, Figures, FiscalYear, Indicator, UnreadableFigures, Value};

use super::picture::picture;
use super::signs;
use super::table::Table;
use crate::display_width::AmbiguousWidth;
use crate::tui::draw::look::Look;
use crate::tui::theme::ThemeName;

/// A value as plans have them.
fn value() -> impl Strategy<Value = Value> {
    let written = prop_oneof![
        4 => "[0-9]{1,6}",
        1 => "-?[0-9]{1,12}(\\.[0-9]{1,2})?",
        1 => "[0-9]{1,2}(以上|以下)",
        1 => "[0-9]{1,2}〜[0-9]{2,3}",
        1 => "半数|全業務",
    ];
    written.prop_map(|written| Value::parse(&written))
}

fn figures() -> impl Strategy<Value = Figures> {
    let values = prop::option::of(value());
    let target = prop::option::of((value(), prop::option::weighted(0.3, value())));
    (values, target).prop_map(|(actual, target)| {
        let (target, was) = target.unzip();
        Figures {
            actual,
            target,
            was: was.flatten(),
        }
    })
}

fn indicator() -> impl Strategy<Value = Indicator> {
    let years = prop::collection::btree_map(2009_u16..2032, figures(), 1..10);
    years.prop_map(|years| {
        let years = years.into_iter();
        let years =
            years.filter_map(|(year, figures)| Some((FiscalYear::from_western(year)?, figures)));
        Indicator {
            name: "件数".to_owned(),
            unit: None,
            better: Better::Higher,
            cumulative: false,
            breaks: Box::default(),
            years: years.collect(),
        }
    })
}

fn look() -> impl Strategy<Value = Look> {
    let ambiguous = prop_oneof![Just(AmbiguousWidth::Narrow), Just(AmbiguousWidth::Wide)];
    let language = prop_oneof![Just(Language::Japanese), Just(Language::English)];
    (ambiguous, language).prop_map(|(ambiguous, language)| Look {
        theme: ThemeName::Mono.theme(),
        ambiguous,
        language,
    })
}

/// The values of an indicator, as they are written.
fn written(indicator: &Indicator) -> Vec<String> {
    let figures = indicator.years.values();
    let values = figures.flat_map(|figures| [&figures.actual, &figures.target, &figures.was]);
    values.flatten().map(ToString::to_string).collect()
}

/// How many marks there should be of values that are numbers.
fn marks(indicator: &Indicator, value: fn(&Figures) -> Option<&Value>) -> usize {
    let values = indicator.years.values().filter_map(value);
    let marks = values.map(|value| match value {
        Value::Range(ends) if matches!(**ends, [low, high] if low != high) => 2,
        Value::Words(_) => 0,
        _ => 1,
    });
    marks.sum()
}

proptest! {
    #[test]
    fn pictures_fill_their_room_and_nothing_is_beyond(
        indicator in indicator(),
        look in look(),
        (width, height) in (0_usize..120, 0_usize..40),
    ) {
        if let Some(lines) = picture(&indicator, look, width, height) {
            prop_assert_eq!(lines.len(), height);
            for line in &lines {
                prop_assert!(line.width(look.ambiguous) <= width, "{}", line);
            }
        }
    }

    #[test]
    fn every_value_has_its_mark_where_there_is_room(indicator in indicator(), look in look()) {
        let Some(lines) = picture(&indicator, look, 160, 40) else {
            let has_numbers = marks(&indicator, |figures| figures.actual.as_ref())
                + marks(&indicator, |figures| figures.target.as_ref())
                + marks(&indicator, |figures| figures.was.as_ref());
            prop_assert_eq!(has_numbers, 0);
            return Ok(());
        };
        let text: String = lines.iter().map(ToString::to_string).collect();
        let drawn = |sign: char| text.matches(sign).count();
        let actual = marks(&indicator, |figures| figures.actual.as_ref());
        prop_assert_eq!(drawn(signs::ACTUAL), actual, "{}", text);
        let target = marks(&indicator, |figures| figures.target.as_ref());
        prop_assert_eq!(drawn(signs::TARGET), target, "{}", text);
    }

    #[test]
    fn on_the_ground_there_are_only_marks(
        indicator in indicator(),
        look in look(),
        (width, height) in (20_usize..160, 5_usize..40),
    ) {
        let lines = picture(&indicator, look, width, height).unwrap_or_default();
        let grounds = [signs::GROUND, signs::BREAK];
        let marks = [signs::ACTUAL, signs::TARGET, signs::revised(true), signs::revised(false)];
        let lines = lines.iter().map(ToString::to_string);
        for line in lines.filter(|line| line.contains(grounds)) {
            let (_, right) = line.split_once(['|', '+']).unwrap_or_default();
            let is_known = |c: char| grounds.contains(&c) || marks.contains(&c) || c == ' ';
            prop_assert!(right.chars().all(is_known), "{}", line);
        }
    }

    #[test]
    fn values_in_a_picture_are_whole_and_do_not_touch(
        indicator in indicator(),
        look in look(),
        (width, height) in (20_usize..160, 5_usize..40),
    ) {
        let lines = picture(&indicator, look, width, height).unwrap_or_default();
        let values = written(&indicator);
        let is_of_a_value = |c: char| c.is_ascii_digit() || ",.-〜以上下".contains(c);
        // The last line has the years.
        for line in lines.iter().rev().skip(1).map(ToString::to_string) {
            let (_, right) = line.split_once(['|', '+']).unwrap_or_default();
            let found = right.split(|c| !is_of_a_value(c)).filter(|found| !found.is_empty());
            for found in found {
                prop_assert!(values.iter().any(|value| value == found), "{} in {}", found, line);
            }
        }
    }

    #[test]
    fn tables_tell_every_value_whole(
        indicator in indicator(),
        look in look(),
        width in 30_usize..200,
        is_spacious in any::<bool>(),
        has_signs in any::<bool>(),
    ) {
        let lines = Table::new(&indicator, UnreadableFigures::default(), look).lines(width, is_spacious, has_signs);
        let text: Vec<String> = lines.iter().map(ToString::to_string).collect();
        let text = text.join("\n");
        for line in &lines {
            prop_assert!(line.width(look.ambiguous) <= width, "{}", line);
        }
        // In less, a long number takes several lines.
        let values = written(&indicator).into_iter().filter(|_| width >= 60);
        for value in values {
            prop_assert!(text.contains(&value), "{} is not in\n{}", value, text);
        }
    }
}
