//! The plans that come with the program, and plans of a test's own.

use std::sync::LazyLock;

use tenken::document::Source;
use tenken::plan::{FiscalYear, Loaded, Plan, load};

pub(crate) const KAMEYAMA: &str = include_str!("../../data/kameyama-dx.toml");
const DIGIPLAN: &str = include_str!("../../data/mie-digiplan.toml");
const REVISION: &str = include_str!("../../data/mie-revision.toml");
const STRATEGY: &str = include_str!("../../data/mie-strategy.toml");
const TOYAMA: &str = include_str!("../../data/toyama-dx.toml");

/// Every plan that comes with the program, as its file has it.
pub(crate) const BUILT_IN: [&str; 5] = [KAMEYAMA, DIGIPLAN, REVISION, STRATEGY, TOYAMA];

pub(crate) fn loaded(text: &str) -> Loaded {
    load(Source::new("plan.toml", text))
}

/// The plan of a file in which nothing at all is wrong.
pub(crate) fn flawless(text: &str) -> Option<Plan> {
    let loaded = loaded(text);
    let found: Vec<String> = loaded
        .diagnostics
        .iter()
        .map(|found| format!("{found:?}"))
        .collect();
    assert_eq!(found, Vec::<String>::new(), "{text}");
    loaded.plan
}

pub(crate) fn kameyama() -> Option<&'static Plan> {
    static PLAN: LazyLock<Option<Plan>> = LazyLock::new(|| loaded(KAMEYAMA).plan);
    PLAN.as_ref()
}

pub(crate) fn strategy() -> Option<&'static Plan> {
    static PLAN: LazyLock<Option<Plan>> = LazyLock::new(|| loaded(STRATEGY).plan);
    PLAN.as_ref()
}

pub(crate) fn toyama() -> Option<&'static Plan> {
    static PLAN: LazyLock<Option<Plan>> = LazyLock::new(|| loaded(TOYAMA).plan);
    PLAN.as_ref()
}

pub(crate) fn year(written: &str) -> Option<FiscalYear> {
    written.parse().ok()
}
