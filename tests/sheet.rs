//! Plans from spreadsheets and back.
#![cfg(feature = "sheet")]

mod generated;

use generated::plan_file;
use proptest::prelude::*;
use tenken::document::Source;
use tenken::plan::{Plan, load};
use tenken::sheet::{Choices, Imported, Workbook, export, import, read, xlsx};

fn plan(text: &str) -> Plan {
    let loaded = load(Source::new("plan.toml", text));
    loaded
        .plan
        .unwrap_or_else(|| unreachable!("{:?}", loaded.findings))
}

fn imported(workbook: &Workbook) -> Imported {
    import(workbook, &Choices::default()).unwrap_or_else(|error| unreachable!("{error}"))
}

fn check_comes_back(workbook: &Workbook, plan: &Plan) {
    let imported = imported(workbook);
    let found: Vec<String> = imported.findings.iter().map(ToString::to_string).collect();
    assert_eq!(found, Vec::<String>::new(), "{}", imported.source.text());
    assert_eq!(imported.notes, []);
    assert_eq!(imported.plan.as_ref(), Some(plan));
}

fn on_disk(workbook: &Workbook) -> Workbook {
    let bytes = xlsx(workbook).unwrap_or_else(|error| unreachable!("{error}"));
    read("plan.xlsx", &bytes).unwrap_or_else(|error| unreachable!("{error}"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_plan_comes_back_from_its_sheets(text in plan_file()) {
        let plan = plan(&text);
        let Ok(workbook) = export(&plan) else { return Ok(()) };
        check_comes_back(&workbook, &plan);
        check_comes_back(&on_disk(&workbook), &plan);
    }
}
