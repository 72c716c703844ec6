//! Any bytes as a spreadsheet: whatever is read becomes a plan, which goes into sheets and
//! comes back as the same, or is refused.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tenken::messages::Language;
use tenken::plan::FiscalYear;
use tenken::sheet::{ImportChoices, Workbook, export, import, read};

fuzz_target!(|bytes: &[u8]| {
    match read("table", bytes) {
        Err(why) => drop(Language::Japanese.unreadable(&why)),
        Ok(workbook) => check_workbook(&workbook),
    }
});

fn check_workbook(workbook: &Workbook) {
    let choices = ImportChoices {
        file: "table".to_owned(),
        document: "plan".to_owned(),
        review_year: "R6".parse::<FiscalYear>().ok(),
        ..ImportChoices::default()
    };
    let imported = match import(workbook, &choices) {
        Err(why) => return drop(Language::Japanese.no_plan(&why)),
        Ok(imported) => imported,
    };
    for note in &imported.notes {
        let _ = Language::Japanese.note(note);
    }
    let Some(plan) = imported.plan else {
        return;
    };
    let Ok(sheets) = export(&plan) else {
        return;
    };
    let again = import(&sheets, &ImportChoices::default());
    let again = again.expect("an exported plan is imported");
    assert_eq!(again.plan.as_ref(), Some(&plan), "{:?}", again.diagnostics);
}
