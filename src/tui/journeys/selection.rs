//! One chosen row on all screens, and the ways between them.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use tenken::plan::InitiativeId;
use tenken::query::{Filter, Listing, RowOrder};

use super::{Journey, built_in, journey, press};
use crate::open::PlanFile;
use crate::tui::room::Choice;
use crate::tui::scene::Scene;
use crate::tui::screens::Screen;
use crate::tui::state::State;

fn kameyama(keys: &str) -> State {
    journey(120, 36).run(press(keys)).1
}

/// The number of the chosen row.
fn row(state: &State) -> String {
    let scene = Scene::new(state, None);
    let stage = scene.stage(state).expect("a plan is open");
    stage
        .row()
        .map_or_else(String::new, |row| row.id.to_string())
}

/// The number of the row or measure whose indicator the cursor is on.
fn owner(state: &State) -> String {
    let scene = Scene::new(state, None);
    let stage = scene.stage(state).expect("a plan is open");
    let choices = scene.choices(state).expect("there are indicators");
    let body = scene.body.as_ref().expect("a plan is open");
    let model = &body.main.model;
    match model.choice(&stage, choices.chosen.expect("one is chosen")) {
        Some(Choice::Indicator(key)) => {
            let row = tenken::query::IndicatorRow::of_key(stage.plan(), &key);
            row.expect("the plan has it").number().to_owned()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_row_of_the_chosen_indicator_is_chosen_everywhere() {
    for screen in ["1", "2", "5"] {
        let keys = format!("4jjjj{screen}");
        assert_eq!(row(&kameyama(&keys)), owner(&kameyama("4jjjj")), "{keys}");
    }
    assert_ne!(owner(&kameyama("4jjjj")), owner(&kameyama("4")));
}

#[test]
fn indicators_begin_with_those_of_the_chosen_row() {
    let chosen = kameyama("/1-2-2<Enter>4");
    assert_eq!(
        (row(&chosen), owner(&chosen)),
        ("1-2-2".into(), "1-2-2".into())
    );
}

#[test]
fn without_indicators_of_its_own_the_next_in_the_plan_is_offered_and_the_row_stays() {
    let before = kameyama("/1-1-4<Enter>");
    let listed = kameyama("/1-1-4<Enter>4");
    assert_eq!(row(&listed), row(&before));
    assert!(owner(&listed) > row(&before), "{}", owner(&listed));
    // The way back leads to the row; the way on to what the eye is on.
    for (key, expected) in [
        ("1", row(&before)),
        ("<Esc>", row(&before)),
        ("2", owner(&listed)),
    ] {
        assert_eq!(
            row(&kameyama(&format!("/1-1-4<Enter>4{key}"))),
            expected,
            "{key}"
        );
    }
}

#[test]
fn an_indicator_of_a_measure_leads_to_a_row_of_the_measure() {
    let files = built_in().into_iter();
    let files = files.filter(|file| file.plan.facts().id == "toyama-dx");
    let toyama = Journey {
        files: files.collect(),
        ..journey(120, 36)
    };
    let state = toyama.run(press("4jjjj")).1;
    let (row, owner) = (row(&state), owner(&state));
    let plan = &state.plans.current().expect("a plan is open").plan;
    let initiative = plan
        .initiatives()
        .iter()
        .find(|other| other.id.as_str() == row);
    let measure = initiative.and_then(|initiative| initiative.measure.clone());
    assert!(
        measure.as_deref() == Some(&owner) || row == owner,
        "{row} {owner}"
    );
}

/// Which missed, and what did they write?
#[test]
fn enter_goes_deeper_and_escape_comes_back_the_same_way() {
    let way = [
        ("4jjjj", Screen::Indicators),
        ("<Enter>", Screen::Chart),
        ("<Enter>", Screen::Card),
        ("<Enter>", Screen::Comparison),
    ];
    let mut keys = String::new();
    let mut seen = Vec::new();
    for (key, screen) in way {
        keys.push_str(key);
        let state = kameyama(&keys);
        assert_eq!(state.screen, screen, "{keys}");
        assert_eq!(row(&state), row(&kameyama("4jjjj1")), "{keys}");
        seen.push(journey(120, 36).screen(&keys));
    }
    for before in seen.iter().rev().skip(1) {
        keys.push_str("<Esc>");
        assert_eq!(&journey(120, 36).screen(&keys), before, "{keys}");
    }
}

#[test]
fn what_comes_first_still_does_in_another_order_and_what_is_chosen_stays() {
    let worst = kameyama("4o");
    assert_ne!(owner(&worst), owner(&kameyama("4")));
    assert_eq!(owner(&kameyama("4jjjjo")), owner(&kameyama("4jjjj")));
}

fn year(state: &State) -> String {
    let open = state.plans.current().expect("a plan is open");
    open.selection.year.to_string()
}

#[test]
fn a_doubt_about_another_year_gives_the_year_back_when_it_is_left() {
    let town = |keys: &str| super::doubts::town(120, 36).run(press(keys)).1;
    assert_eq!(year(&town("")), "R6");
    let at_row = "6:3<Enter><Enter>";
    assert_eq!(year(&town(at_row)), "R5");
    let card = super::doubts::town(120, 36).screen(at_row);
    assert!(card.contains("評価対象年度は令和6年度"), "{card}");
    // It stays while one goes deeper.
    assert_eq!(year(&town(&format!("{at_row}<Enter><Enter>"))), "R5");
    assert_eq!(year(&town(&format!("{at_row}2"))), "R5");
    for left in ["1", "3", "4", "5", "6", "<Esc>", "j", "2k", "<Enter>1"] {
        assert_eq!(year(&town(&format!("{at_row}{left}"))), "R6", "{left}");
    }
    // A year that somebody chose meanwhile is theirs.
    assert_eq!(year(&town(&format!("{at_row}[1"))), "R4");
}

#[test]
fn escape_leaves_the_search_then_the_filter_and_then_says_how_to_quit() {
    let said = |keys: &str| kameyama(keys).notice.unwrap_or_default();
    let narrowed = "rC<Enter>/システム<Enter>";
    let listed = |keys: &str| {
        let open = kameyama(keys);
        let open = open.plans.current().expect("a plan is open");
        (
            open.selection.search.is_some(),
            !open.selection.filter.is_empty(),
        )
    };
    assert_eq!(listed(narrowed), (true, true));
    assert_eq!(listed(&format!("{narrowed}<Esc>")), (false, true));
    assert_eq!(said(&format!("{narrowed}<Esc>")), "検索を解除しました");
    assert_eq!(listed(&format!("{narrowed}<Esc><Esc>")), (false, false));
    assert_eq!(
        said(&format!("{narrowed}<Esc><Esc>")),
        "絞り込みを解除しました"
    );
    assert_eq!(
        said(&format!("{narrowed}<Esc><Esc><Esc>")),
        "q で終了します"
    );
    // What is chosen stays chosen.
    assert_eq!(
        row(&kameyama(&format!("{narrowed}<Esc><Esc>"))),
        row(&kameyama(narrowed))
    );
}

#[test]
fn a_number_leads_to_its_row_and_leaves_the_list_as_it_is() {
    for keys in [
        ":1-2-2<Enter>",
        ":①(2)2<Enter>",
        "/1(2)2<Enter>",
        "/①(2)2<Enter>",
        "2:1-2-2<Enter>",
    ] {
        let state = kameyama(keys);
        assert_eq!(row(&state), "1-2-2", "{keys}");
        let open = state.plans.current().expect("a plan is open");
        assert!(!open.selection.is_narrowed(), "{keys}");
    }
    // The next row is the next in the plan.
    assert_eq!(row(&kameyama("/1(2)2<Enter>j")), "1-2-3");
    // A filter stays where the row is in it, and is left where it hides the row.
    let shown = row(&kameyama("rC<Enter>"));
    let filter = |keys: &str| {
        let state = kameyama(keys);
        let open = state.plans.current().expect("a plan is open");
        open.selection.filter.clone()
    };
    assert!(!filter(&format!("rC<Enter>G:{shown}<Enter>")).is_empty());
    let hidden = "rC<Enter>:1-1-1<Enter>";
    assert!(filter(hidden).is_empty());
    assert_eq!(row(&kameyama(hidden)), "1-1-1");
    assert!(
        kameyama(hidden)
            .notice
            .unwrap_or_default()
            .contains("1-1-1")
    );
}

#[test]
fn a_number_leads_to_a_screen_that_has_the_row() {
    for (screen, expected) in [
        ("3", Screen::List),
        ("i", Screen::List),
        ("4", Screen::Indicators),
        ("5", Screen::Schedule),
        ("2", Screen::Comparison),
    ] {
        let state = kameyama(&format!("{screen}:1-2-2<Enter>"));
        assert_eq!(
            (state.screen, row(&state)),
            (expected, "1-2-2".to_owned()),
            "{screen}"
        );
    }
}

/// The numbers of the rows in the order of the list.
fn listed(state: &State) -> Vec<String> {
    let scene = Scene::new(state, None);
    let stage = scene.stage(state).expect("a plan is open");
    let rows = stage.listing.initiatives(stage.plan());
    rows.map(|row| row.id.to_string()).collect()
}

fn nth(rows: &[String], place: usize) -> String {
    rows.get(place).cloned().unwrap_or_default()
}

#[test]
fn o_orders_the_list_as_the_command_line_does() {
    let plan = built_in().into_iter().next().expect("there are plans").plan;
    let year = plan.facts().review_year;
    let all = Listing::new(&plan, &Filter::default(), None, year);
    let orders = [
        ("", RowOrder::Plan),
        ("o", RowOrder::Rating),
        ("oo", RowOrder::Change),
        ("ooo", RowOrder::Department),
        ("oooo", RowOrder::Plan),
    ];
    for (keys, order) in orders {
        let expected = all.in_order(order, &plan, year);
        let expected = expected.initiatives(&plan).map(|row| row.id.to_string());
        assert_eq!(
            listed(&kameyama(keys)),
            expected.collect::<Vec<_>>(),
            "{keys}"
        );
    }
}

#[test]
fn the_order_holds_on_all_screens_of_rows_and_keeps_what_is_chosen() {
    let worst = listed(&kameyama("o"));
    assert_eq!(row(&kameyama("o")), nth(&worst, 0), "what came first does");
    assert_eq!(
        row(&kameyama("jjo")),
        row(&kameyama("jj")),
        "what was chosen is"
    );
    assert_eq!(row(&kameyama("o2j")), nth(&worst, 1));
    assert_eq!(row(&kameyama("o5jj")), nth(&worst, 2));
    let screen = journey(120, 36).screen("o5");
    assert!(screen.contains("評価の低い順"), "{screen}");
}

#[test]
fn headings_tell_what_stands_together() {
    assert_snapshot!(journey(80, 24).screen("Hj"));
    assert_snapshot!(journey(80, 24).screen("oH"));
    assert_snapshot!(journey(120, 36).screen("oooH"));
    // The greatest change and the best match put nothing together.
    let rows = |keys: &str| -> Vec<String> {
        let screen = journey(80, 24).screen(keys);
        screen.lines().skip(2).take(21).map(str::to_owned).collect()
    };
    assert_eq!(rows("ooH"), rows("oo"));
    assert_eq!(rows("/システム<Enter>H"), rows("/システム<Enter>"));
    assert_eq!(rows("HH"), rows(""));
    // Every row can be reached, and pages pass over none.
    for keys in ["H", "HG"] {
        let state = journey(60, 15).run(press(keys)).1;
        let expected = if keys == "H" { 0 } else { 91 };
        assert_eq!(row(&state), nth(&listed(&state), expected));
    }
}

#[test]
fn rows_are_marked_stepped_through_and_listed_alone() {
    let marked = " jjj jj ";
    let all = listed(&kameyama(""));
    let [first, second, third] = [0, 3, 5].map(|place| nth(&all, place));
    assert_snapshot!(journey(80, 12).screen(marked));
    let steps =
        ["n", "nn", "nnn", "N", "gN"].map(|keys| row(&kameyama(&format!("{marked}{keys}"))));
    assert_eq!(
        steps,
        [&first, &second, &third, &second, &third].map(String::clone)
    );
    let marks = [first, second.clone(), third.clone()];
    assert_eq!(listed(&kameyama(&format!("{marked}M"))), marks);
    assert_eq!(listed(&kameyama(&format!("{marked}MM"))), all);
    assert_eq!(
        listed(&kameyama(&format!("{marked}M<Esc>"))),
        all,
        "marks are a filter"
    );
    // One that is unmarked leaves the list of the marked.
    assert_eq!(listed(&kameyama(&format!("{marked}Mg "))), [second, third]);
    // Any screen of the row marks it, and the mark is of the row.
    assert_eq!(listed(&kameyama("jj2 1M")), [nth(&all, 2)]);
    assert_eq!(listed(&kameyama("4jjjj 1M")), [owner(&kameyama("4jjjj"))]);
    let said = kameyama("M").notice.unwrap_or_default();
    assert!(said.contains("Space"), "{said}");
}

#[test]
fn a_search_takes_n_before_marks_do() {
    let hits = row(&kameyama(" /システム<Enter>n"));
    assert_eq!(hits, row(&kameyama("/システム<Enter>n")));
}

#[test]
fn o_puts_the_worst_group_of_the_summary_first() {
    assert_snapshot!(super::changes::demo(80, 24).screen("3o"));
    assert_eq!(journey(80, 24).screen("3oo"), journey(80, 24).screen("3"));
}

/// What is marked and copied when these keys are pressed.
fn done_to(plan: &PlanFile, keys: &str) -> (BTreeSet<InitiativeId>, Vec<String>) {
    let journey = Journey {
        files: vec![plan.clone()],
        ..journey(80, 24)
    };
    let (script, state) = journey.run(press(&format!("{keys}<Space>y")));
    let open = state.plans.current().expect("a plan is open");
    (open.selection.marks.clone(), script.copied)
}

/// The keys that lead away from where the cursor is, and back to it.
fn away_and_back(plan: &PlanFile, keys: &str) -> &'static str {
    let journey = Journey {
        files: vec![plan.clone()],
        ..journey(80, 24)
    };
    let state = journey.run(press(keys)).1;
    let choices = Scene::new(&state, None).choices(&state);
    let place = choices.and_then(|choices| Some((choices.chosen?, choices.count)));
    match place {
        Some((place, count)) if place + 1 < count => "jk",
        Some((1.., _)) => "kj",
        _ => "",
    }
}

/// The ways to all screens that a row can be seen on.
const WAYS: [&str; 13] = [
    "", "<Enter>", "2", "3", "4", "4o", "4<Enter>", "5", "5<Tab>", "6", "6o", "7", "s",
];

#[test]
fn what_the_cursor_is_on_is_what_keys_act_on_without_having_moved() {
    let demo = super::changes::demo(80, 24).files;
    for plan in built_in().into_iter().chain(demo) {
        for keys in WAYS {
            let moved = format!("{keys}{}", away_and_back(&plan, keys));
            let id = &plan.plan.facts().id;
            assert_eq!(done_to(&plan, keys), done_to(&plan, &moved), "{id}: {keys}");
        }
    }
}

#[test]
fn what_the_cursor_is_on_is_marked_copied_and_gone_on_from() {
    let demo = |keys: &str| super::changes::demo(80, 24).run(press(keys));
    let marked = |keys: &str| {
        let state = demo(keys).1;
        let open = state.plans.current().expect("a plan is open");
        let marks = open.selection.marks.iter().map(InitiativeId::to_string);
        (marks.collect::<Vec<_>>().join(" "), row(&state))
    };
    // What changed most, and what the first doubt is about.
    assert_eq!(marked("7<Space>"), ("1-2-4".to_owned(), "1-2-4".to_owned()));
    assert_eq!(marked("6<Space>"), ("1-2-2".to_owned(), "1-2-2".to_owned()));
    assert_eq!(marked("6<Space>1M").0, "1-2-2");
    let copied = demo("7y").0.copied;
    assert!(
        copied.iter().all(|text| text.contains("1-2-4")),
        "{copied:?}"
    );
    // The next after it, not after the first of the list.
    assert_eq!(row(&demo("7}").1), row(&demo("7j").1));
    assert_eq!(row(&demo("6}").1), row(&demo("6jk}").1));
    // Going back from it leads to where one came from.
    assert_eq!(row(&demo("71").1), "1-1-1");
}
