//! The plans of 三重県 and 富山県 that come with the program: that every plan in
//! `data/` loads without a diagnostic, that each is as large as its document and
//! rated as its document has it, that rows which carry on an earlier plan lead
//! to rows of it, and that figures from every page stand in the data.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use tenken::compare::{Attainment, Band};
use tenken::document::Source;
use tenken::plan::{
    Better, Figures, FiscalYear, Indicator, Initiative, InitiativeId, Loaded, Plan, Text, TextKind,
    Value, load,
};

use crate::plans::year;

const DIGIPLAN: &str = "mie-digiplan";
const STRATEGY: &str = "mie-strategy";
const REVISION: &str = "mie-revision";
const TOYAMA: &str = "toyama-dx";

/// Every plan in `data/`, by the name of its file.
static DATA: LazyLock<BTreeMap<String, Loaded>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .filter(|file| file.path().extension().is_some_and(|kind| kind == "toml"))
        .filter_map(|file| {
            let name = file.file_name().into_string().ok()?;
            let is_plan = name.ends_with(".toml");
            let text = fs::read_to_string(file.path()).ok()?;
            is_plan.then(|| (name.clone(), load(Source::new(name, text))))
        })
        .collect()
});

fn plan(id: &str) -> Option<&'static Plan> {
    DATA.get(&format!("{id}.toml"))?.plan.as_ref()
}

fn rows(id: &str) -> &'static [Initiative] {
    plan(id).map_or(&[], Plan::initiatives)
}

fn row(id: &str, row: &str) -> Option<&'static Initiative> {
    plan(id)?.initiative(&InitiativeId::new(row))
}

// ---- Every plan

#[test]
fn every_plan_in_the_folder_loads_without_a_diagnostic() {
    let names: Vec<&str> = DATA.keys().map(String::as_str).collect();
    let expected = [
        "demo.toml",
        "kameyama-dx.toml",
        "mie-digiplan.toml",
        "mie-revision.toml",
        "mie-strategy.toml",
        "toyama-dx.toml",
    ];
    assert_eq!(names, expected);
    for (name, loaded) in DATA.iter() {
        let messages: Vec<_> = loaded.diagnostics.iter().map(|f| f.code().name()).collect();
        assert_eq!(messages, [""; 0], "{name}");
        assert!(loaded.plan.is_some(), "{name}");
    }
}

#[test]
fn every_plan_is_called_as_its_file_is() {
    for (name, loaded) in DATA.iter() {
        let id = loaded.plan.as_ref().map(|plan| plan.facts().id.as_str());
        assert_eq!(id, name.strip_suffix(".toml"));
    }
}

fn check_facts(id: &str, body: &str, years: [&str; 3]) {
    let found = plan(id).map(|plan| {
        let facts = plan.facts();
        let years = [facts.first_year, facts.last_year, facts.review_year];
        (facts.body.as_str(), years.map(|year| year.to_string()))
    });
    assert_eq!(found, Some((body, years.map(str::to_owned))), "{id}");
}

#[test]
fn each_says_whose_plan_it_is_and_for_which_years() {
    check_facts(DIGIPLAN, "三重県", ["R5", "R8", "R6"]);
    check_facts(STRATEGY, "三重県", ["R2", "R5", "R3"]);
    check_facts(REVISION, "三重県", ["R4", "R8", "R4"]);
    check_facts(TOYAMA, "富山県", ["R3", "R5", "R3"]);
}

/// The numbers of pillars, measures and rows.
fn check_size(id: &str, size: [usize; 3]) {
    let found = plan(id).map(|plan| {
        [
            plan.pillars().len(),
            plan.measures().len(),
            plan.initiatives().len(),
        ]
    });
    assert_eq!(found, Some(size), "{id}");
}

#[test]
fn each_is_as_large_as_its_document() {
    check_size(DIGIPLAN, [3, 23, 43]);
    check_size(STRATEGY, [8, 0, 34]);
    check_size(REVISION, [3, 0, 12]);
    check_size(TOYAMA, [5, 10, 26]);
}

/// How many rows each pillar has.
fn check_rows_by_pillar(id: &str, counts: &[usize]) {
    let pillars = plan(id).map_or(&[][..], Plan::pillars).iter();
    let of_pillar = |pillar: &str| rows(id).iter().filter(|row| row.pillar == pillar).count();
    let found: Vec<usize> = pillars.map(|pillar| of_pillar(&pillar.id)).collect();
    assert_eq!(found, counts, "{id}");
}

#[test]
fn the_rows_are_spread_over_the_pillars_as_printed() {
    check_rows_by_pillar(DIGIPLAN, &[15, 15, 13]);
    check_rows_by_pillar(STRATEGY, &[5, 4, 6, 8, 5, 1, 4, 1]);
    check_rows_by_pillar(REVISION, &[4, 4, 4]);
    check_rows_by_pillar(TOYAMA, &[5, 5, 12, 2, 2]);
}

fn check_reprints(id: &str, printed: &[&str]) {
    let pair = |row: &Initiative| Some(format!("{} {}", row.id, row.reprint_of.as_ref()?));
    let found: Vec<String> = rows(id).iter().filter_map(pair).collect();
    assert_eq!(found, printed, "{id}");
}

#[test]
fn the_reprints_lead_to_their_originals() {
    check_reprints(DIGIPLAN, &["20-1 19-1"]);
    check_reprints(STRATEGY, &["7 2", "8 3"]);
    check_reprints(REVISION, &[]);
    check_reprints(TOYAMA, &[]);
}

#[test]
fn a_row_is_a_reprint_where_its_title_says_so() {
    for id in [DIGIPLAN, STRATEGY, REVISION, TOYAMA] {
        let differs = |row: &&Initiative| row.title.ends_with("（再掲）") != row.is_reprint();
        let found: Vec<&str> = rows(id)
            .iter()
            .filter(differs)
            .map(|r| r.id.as_str())
            .collect();
        assert_eq!(found, [""; 0], "{id}");
    }
}

#[test]
fn only_the_revision_leaves_open_who_is_in_charge() {
    for id in [DIGIPLAN, STRATEGY, REVISION, TOYAMA] {
        let without = rows(id)
            .iter()
            .filter(|row| row.departments.is_empty())
            .count();
        let expected = if id == REVISION { 12 } else { 0 };
        assert_eq!(without, expected, "{id}");
    }
}

// ---- Figures

/// Figures of a year as `actual`, `/target` or both, with `(was …)`.
fn figures(year: FiscalYear, figures: &Figures) -> String {
    let mut written = format!("{year} ");
    if let Some(actual) = &figures.actual {
        written.push_str(&actual.to_string());
    }
    if let Some(target) = &figures.target {
        written.push_str(&format!("/{target}"));
    }
    if let Some(was) = &figures.was {
        written.push_str(&format!("(was {was})"));
    }
    written
}

fn indicators(id: &str, owner: &str) -> &'static [Indicator] {
    let of_measure = || {
        let mut measures = plan(id)?.measures().iter();
        Some(
            measures
                .find(|measure| measure.id == owner)?
                .indicators
                .as_slice(),
        )
    };
    let of_row = row(id, owner).map(|row| row.indicators.as_slice());
    of_row.or_else(of_measure).unwrap_or_default()
}

fn indicator(id: &str, owner: &str, name: &str) -> Option<&'static Indicator> {
    let mut indicators = indicators(id, owner).iter();
    indicators.find(|indicator| indicator.name.contains(name))
}

/// Expects all that an indicator says, and nothing more: `R3 5/7、R4 /8 件`.
fn check_figures(id: &str, owner: &str, name: &str, printed: &str) {
    let found = indicator(id, owner, name).map(|indicator| {
        let years = indicator.years.iter();
        let years: Vec<String> = years.map(|(year, of)| figures(*year, of)).collect();
        let unit = indicator.unit.as_deref().unwrap_or("-");
        format!("{} {unit}", years.join("、"))
    });
    assert_eq!(found.as_deref(), Some(printed), "{id} {owner} {name}");
}

fn check_says(id: &str, of: &str, when: &str, kind: TextKind, words: &str) {
    let points = row(id, of).and_then(|row| row.text(year(when)?, kind));
    let found = points.map(|text| text.points().any(|point| point.contains(words)));
    assert_eq!(found, Some(true), "{id} {of} {when} {words}");
}

fn departments(id: &str, of: &str) -> Vec<String> {
    let departments = row(id, of).map(|row| row.departments.iter());
    departments
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect()
}

// ---- みえデジプラン: ratings

/// How many rows of a pillar were rated A, B and C in the year under review.
fn check_ratings(pillar: &str, printed: [usize; 3]) {
    let reviewed = plan(DIGIPLAN).map(|plan| plan.facts().review_year);
    let rated = |mark: &str| {
        let has = |row: &&Initiative| {
            row.pillar == pillar && reviewed.and_then(|year| row.rating(year)) == Some(mark)
        };
        rows(DIGIPLAN).iter().filter(has).count()
    };
    assert_eq!(["A", "B", "C"].map(rated), printed, "{pillar}");
}

#[test]
fn the_digiplan_was_rated_as_printed() {
    check_ratings("1", [11, 2, 0]);
    check_ratings("2", [11, 3, 1]);
    check_ratings("3", [11, 2, 0]);
}

fn rated(mark: &str) -> Vec<&'static str> {
    let has = |row: &&Initiative| year("R6").and_then(|year| row.rating(year)) == Some(mark);
    rows(DIGIPLAN)
        .iter()
        .filter(has)
        .map(|row| row.id.as_str())
        .collect()
}

#[test]
fn the_rows_below_a_are_those_of_the_document() {
    assert_eq!(
        rated("B"),
        ["3-1", "8-1", "9-1", "11-1", "13-1", "21-1", "22-1"]
    );
    assert_eq!(rated("C"), ["15-2"]);
}

#[test]
fn the_scale_of_the_digiplan_is_a_to_c() {
    let steps = plan(DIGIPLAN).map_or(&[][..], |plan| plan.ratings().steps());
    let marks: Vec<&str> = steps.iter().map(|step| step.mark.as_str()).collect();
    assert_eq!(marks, ["A", "B", "C"]);
}

#[test]
fn the_other_plans_are_not_rated() {
    for id in [STRATEGY, REVISION, TOYAMA] {
        assert_eq!(
            plan(id).map(|plan| plan.ratings().is_empty()),
            Some(true),
            "{id}"
        );
    }
}

// ---- みえデジプラン: figures

#[test]
fn fewer_children_dead_of_abuse_are_better() {
    let of = indicator(DIGIPLAN, "2-4", "児童虐待により死亡した児童数");
    assert_eq!(of.map(|found| found.better), Some(Better::Lower));
    check_figures(DIGIPLAN, "2-4", "児童虐待", "R6 0/0、R8 /0 人");
}

#[test]
fn nothing_else_in_the_digiplan_is_better_when_lower() {
    let all = rows(DIGIPLAN).iter().flat_map(|row| &row.indicators);
    assert_eq!(all.filter(|one| one.better == Better::Lower).count(), 1);
}

#[test]
fn no_child_dead_where_none_was_the_target_is_reached_without_a_percentage() {
    let of = indicator(DIGIPLAN, "2-4", "児童虐待により死亡した児童数");
    let found = of.and_then(|of| Attainment::of(of, year("R6")?));
    let found = found.map(|found| (found.is_reached, found.percent().is_some()));
    assert_eq!(found, Some((Some(true), false)));
}

#[test]
fn figures_of_the_daily_life_pages() {
    check_figures(
        DIGIPLAN,
        "1-1",
        "アクセス数",
        "R6 6,754/3,311、R8 /3,375 千件",
    );
    check_figures(DIGIPLAN, "2-3", "予防保全型", "R6 2/2、R8 /全面運用 事業所");
    check_figures(DIGIPLAN, "3-2", "消費生活相談", "R6 83.8/81.3、R8 /83.3 %");
    check_figures(
        DIGIPLAN,
        "4-1",
        "マイレージ",
        "R6 9,118/8,000、R8 /10,000 人",
    );
    check_figures(DIGIPLAN, "5-1", "移動手段", "R6 24/12、R8 /56 件");
    check_figures(DIGIPLAN, "8-1", "1人1台端末", "R6 86/91.2、R8 /100 %");
}

#[test]
fn figures_of_the_work_pages() {
    check_figures(DIGIPLAN, "9-1", "旅行者数", "R6 78,120/92,200 人");
    check_figures(DIGIPLAN, "9-1", "参画事業者数", "R6 396/625 事業者");
    check_figures(DIGIPLAN, "10-1", "パイプライン", "R6 13 地区");
    check_figures(DIGIPLAN, "10-1", "推進活動", "R6 14 回");
    check_figures(DIGIPLAN, "11-1", "ICT活用工事", "R6 80/86、R8 /100 %");
    check_figures(DIGIPLAN, "12-1", "先進的な取組", "R6 66/65、R8 /91 件");
    check_figures(DIGIPLAN, "12-2", "ヘルスケア", "R6 13/11、R8 /15 件");
    check_figures(DIGIPLAN, "13-1", "廃棄物", "R6 74.2/78、R8 /80 %");
    check_figures(
        DIGIPLAN,
        "13-2",
        "経営革新計画",
        "R6 9,194/8,760、R8 /9,910 件",
    );
    check_figures(
        DIGIPLAN,
        "13-3",
        "新エネルギー",
        "R6 92.5/88.7、R8 /94.0 万世帯",
    );
    check_figures(DIGIPLAN, "14-1", "プロジェクト", "R6 13/7、R8 /9 件");
    check_figures(DIGIPLAN, "15-1", "貢献度", "R6 93.5/90.0以上、R8 /90以上 %");
    check_figures(DIGIPLAN, "15-2", "入校者", "R6 455/570、R8 /590 名");
    check_figures(
        DIGIPLAN,
        "16-1",
        "ICT導入支援",
        "R6 575/575、R8 /800 事業所",
    );
    check_figures(
        DIGIPLAN,
        "16-2",
        "介護ロボット",
        "R6 299/299、R8 /400 事業所",
    );
    check_figures(DIGIPLAN, "16-3", "働き方改革", "R6 89.7/89.7、R8 /92.1 %");
}

#[test]
fn figures_of_the_administration_pages() {
    check_figures(DIGIPLAN, "17-1", "行政手続", "R6 100/100、R8 /100 %");
    check_figures(DIGIPLAN, "18-1", "業務改善", "R6 69/60、R8 /100 件");
    check_figures(DIGIPLAN, "19-1", "データ活用", "R6 3/3、R8 /12 件");
    check_figures(DIGIPLAN, "19-2", "訓練", "R6 5/4、R8 /4 回");
    check_figures(DIGIPLAN, "20-1", "データ活用", "R6 3/3、R8 /12 件");
    check_figures(DIGIPLAN, "21-1", "定着", "R6 52.7/60、R8 /80 %");
    check_figures(DIGIPLAN, "22-2", "媒体数", "R6 8/8、R8 /10 媒体");
    check_figures(DIGIPLAN, "23-1", "市町", "R6 47/37、R8 /67 取組");
}

#[test]
fn the_percentage_of_the_website_is_204() {
    let of = indicator(DIGIPLAN, "1-1", "アクセス数");
    let found = of.and_then(|of| Attainment::of(of, year("R6")?)?.percent());
    assert_eq!(
        found.map(|percent| percent.to_string()).as_deref(),
        Some("204.0")
    );
}

fn check_stays_words(of: &str, name: &str, target: &str) {
    let found = indicator(DIGIPLAN, of, name).and_then(|of| of.target(year("R8")?));
    assert_eq!(found, Some(&Value::Words(target.to_owned())), "{of}");
}

#[test]
fn targets_that_are_sentences_stay_words() {
    let watched = "道路・河川の重点監視箇所における画像情報の集中監視体制の完成";
    check_stays_words("2-1", "", watched);
    check_stays_words("2-2", "インフラ", "路面標示劣化検知システム本運用");
    check_stays_words("2-3", "", "全面運用");
    check_stays_words(
        "6-1",
        "",
        "県が保有するアセット公開やワンストップ窓口の運営",
    );
    check_stays_words(
        "9-1",
        "戦略的",
        "データ分析、旅行ニーズに合わせた情報発信、人材育成",
    );
    check_stays_words("19-3", "", "2024年度中に高速化予定");
    check_stays_words("22-1", "", "2022年度中にシステム運用開始");
    check_stays_words("22-3", "", "令和7年度から共通納税システムの対象税目を拡大");
    check_stays_words("22-4", "健康保険証", "利用促進に係る患者への周知");
}

#[test]
fn words_are_in_no_band() {
    let band = indicator(DIGIPLAN, "6-1", "").and_then(|of| Some(Band::of(of, year("R6")?)));
    assert_eq!(band, Some(Band::Unknown));
}

fn check_result(of: &str, words: &str) {
    check_says(DIGIPLAN, of, "R6", TextKind::Result, words);
}

#[test]
fn results_of_the_digiplan_keep_their_figures() {
    check_result("1-1", "令和6年11月");
    check_result("2-1", "道路監視カメラを23基");
    check_result("2-4", "266件");
    check_result("2-5", "約1,200万回");
    check_result("3-1", "表示回数5,995,712回、クリック数36,096回");
    check_result("6-1", "延べ23回、171名");
    check_result("7-1", "641件");
    check_result("8-2", "60回実施");
    check_result("10-1", "協議会2回、部会3回、研修会9回");
    check_result("12-2", "13社58回");
    check_result("14-2", "27回");
    check_result("15-1", "参加者779名");
    check_result("16-1", "104事業所");
    check_result("16-3", "169社を登録し、6社を表彰");
    check_result("17-1", "約12,800件");
    check_result("20-1", "136データ");
    check_result("21-1", "252件");
    check_result("22-1", "8件追加");
}

#[test]
fn actions_of_the_next_year_keep_their_figures() {
    check_says(DIGIPLAN, "2-2", "R7", TextKind::Plan, "残る6事務所");
    check_says(DIGIPLAN, "8-1", "R7", TextKind::Plan, "30回程度");
    check_says(DIGIPLAN, "18-1", "R7", TextKind::Plan, "20名予定");
    check_says(DIGIPLAN, "22-1", "R7", TextKind::Plan, "令和7年4月1日");
}

#[test]
fn several_departments_of_a_row_are_all_named() {
    let named = [
        "総務部/デジタル推進局/デジタル改革推進課",
        "総務部/デジタル推進局/デジタル戦略企画課",
    ];
    assert_eq!(departments(DIGIPLAN, "23-1"), named);
    assert_eq!(departments(DIGIPLAN, "8-1").len(), 7);
    assert_eq!(departments(DIGIPLAN, "7-1").len(), 6);
    assert_eq!(departments(DIGIPLAN, "10-1").len(), 5);
}

#[test]
fn figures_that_only_the_texts_of_the_digiplan_give() {
    check_figures(DIGIPLAN, "2-2", "道路台帳附図", "R6 4 事務所");
    check_figures(DIGIPLAN, "8-1", "教職員研修", "R6 31 回");
    check_figures(DIGIPLAN, "8-2", "海外交流", "R6 25 名");
    check_figures(DIGIPLAN, "10-1", "スマート農業技術実証", "R6 2 地区");
    check_figures(DIGIPLAN, "10-1", "スマート農業機械", "R6 4 件");
    check_figures(DIGIPLAN, "10-1", "ほ場整備", "R6 10 地区");
    check_figures(DIGIPLAN, "10-1", "機器等の導入支援", "R6 1 件");
    check_figures(DIGIPLAN, "10-1", "コア技能者", "R6 8 名");
    check_figures(DIGIPLAN, "10-1", "水産業", "R6 5 件");
    check_figures(DIGIPLAN, "15-2", "デジタル分野", "R6 7 コース");
    check_figures(DIGIPLAN, "18-1", "スペシャリストの育成", "R6 13 名");
    check_figures(DIGIPLAN, "18-1", "デジタル活用推進員", "R6 2 回");
}

// ---- みえデジタル戦略推進計画

fn check_tagged(name: &str, value: &str, count: usize) {
    let has = |row: &&Initiative| {
        let values = row.tags.get(name);
        values.is_some_and(|values| values.points().any(|own| own == value))
    };
    assert_eq!(
        rows(STRATEGY).iter().filter(has).count(),
        count,
        "{name} {value}"
    );
}

#[test]
fn the_rows_are_tagged_by_who_acts() {
    check_tagged("主体", "県", 20);
    check_tagged("主体", "市町連携", 6);
    check_tagged("主体", "産学官連携", 8);
}

#[test]
fn the_rows_are_tagged_by_basic_policy_and_some_by_several() {
    check_tagged("基本方針", "1", 23);
    check_tagged("基本方針", "2", 7);
    check_tagged("基本方針", "3", 13);
}

#[test]
fn fewer_hours_and_fewer_copies_are_better() {
    let robots = indicator(STRATEGY, "1", "延べ年間作業時間数");
    assert_eq!(robots.map(|found| found.better), Some(Better::Lower));
    let copies = indicator(STRATEGY, "2", "コピー使用枚数");
    assert_eq!(copies.map(|found| found.better), Some(Better::Lower));
}

#[test]
fn the_effects_are_those_of_the_document() {
    check_figures(
        STRATEGY,
        "1",
        "延べ年間作業時間数",
        "R2 2,681、R3 1,479 時間",
    );
    check_figures(STRATEGY, "2", "コピー使用枚数", "R2 18,392、R3 11,047 枚");
    check_says(STRATEGY, "1", "R3", TextKind::Outcome, "44.8%（1,202時間）");
    check_says(
        STRATEGY,
        "2",
        "R3",
        TextKind::Outcome,
        "40%（月平均約7,000枚）",
    );
}

#[test]
fn figures_of_the_strategy() {
    check_figures(STRATEGY, "1", "RPA導入業務数", "R2 28、R3 13 業務");
    check_figures(STRATEGY, "5", "実施回数", "R2 3、R3 3 回");
    check_figures(STRATEGY, "5", "参加市町数", "R2 29、R3 29 市町");
    check_figures(STRATEGY, "7", "コピー使用枚数", "R2 18,392、R3 11,047 枚");
    check_figures(STRATEGY, "15", "実施回数", "R2 1、R3 1 回");
    check_figures(STRATEGY, "15", "対象市町数", "R2 29、R3 29 市町");
    check_figures(STRATEGY, "16", "オープンデータ", "R1 89、R3 91 セット");
    check_figures(STRATEGY, "17", "セミナー", "R2 14、R3 3 市町");
    check_figures(STRATEGY, "24", "県独自手続", "R6 /75 手続");
    check_figures(STRATEGY, "26", "三重県", "R2 25.5、R3 42.5 %");
    check_figures(STRATEGY, "26", "全国", "R2 26.3、R3 42.4 %");
    check_figures(STRATEGY, "30", "育成研修", "R2 20、R3 6 名");
    check_figures(STRATEGY, "30", "認定者数", "R2 15、R3 4 名");
    check_figures(STRATEGY, "32", "実施回数", "R2 6、R3 6 回");
    check_figures(STRATEGY, "32", "参加人数", "R2 41、R3 77 人");
    check_figures(STRATEGY, "34", "予算要求前審査", "R3 218、R4 222 システム");
}

fn check_status(of: &str, when: &str, words: &str) {
    check_says(STRATEGY, of, when, TextKind::Result, words);
}

#[test]
fn the_status_of_the_strategy_keeps_its_figures() {
    check_status("3", "R3", "66/330所属");
    check_status("5", "R2", "全29市町が参加：年3回実施");
    check_status("6", "R2", "R3年1月");
    check_status("11", "R3", "R4年1月：解説書");
    check_status("18", "R3", "50者");
    check_status("20", "R3", "8回294名");
    check_status("21", "R3", "12件");
    check_status("22", "R3", "5者、学生10名");
    check_status("24", "R3", "手続111のうち75手続");
    check_status("27", "R3", "2回33人");
    check_status("29", "R3", "R3.7月から");
    check_status("31", "R3", "27市町：53名");
    check_status("33", "R3", "8回294人");
    check_status("34", "R3", "89事業、27億円");
}

fn check_schedule(of: &str, when: &str, words: &[&str]) {
    let found = row(STRATEGY, of).and_then(|row| row.text(year(when)?, TextKind::Plan));
    let found: Vec<&str> = found.into_iter().flat_map(Text::points).collect();
    assert_eq!(found, words, "{of} {when}");
}

#[test]
fn the_schedule_of_the_strategy_keeps_its_words() {
    check_schedule("1", "R2", &["検討", "実施"]);
    check_schedule("5", "R2", &[]);
    check_schedule("6", "R3", &["運用"]);
    check_schedule("11", "R3", &["実施"]);
    check_schedule("14", "R2", &["検討", "安定運用"]);
    check_schedule("18", "R2", &["設立", "運営"]);
    check_schedule("24", "R3", &["順次実施"]);
    check_schedule("31", "R3", &["側面支援"]);
}

// ---- 全面改定

/// The titles of the rows under a pillar.
fn check_items(pillar: &str, titles: [&str; 4]) {
    let under = rows(REVISION).iter().filter(|row| row.pillar == pillar);
    let found: Vec<&str> = under.map(|row| row.title.as_str()).collect();
    assert_eq!(found, titles, "{pillar}");
}

#[test]
fn the_revision_names_four_items_of_each_field() {
    check_items(
        "1",
        [
            "ICTを活用した教育の推進",
            "デジタルを活用した健康づくり",
            "防災対策の推進",
            "デジタルを活用した安全・安心の確保",
        ],
    );
    check_items(
        "2",
        [
            "ICT/データ活用",
            "新たな産業の創出",
            "観光におけるDXの推進",
            "スマート農業・林業・水産業、建設業のDXの推進",
        ],
    );
    check_items(
        "3",
        [
            "DX人材の育成",
            "行政手続のデジタル化",
            "DX推進基盤の整備",
            "情報セキュリティの確保",
        ],
    );
}

fn check_revision_says(kind: TextKind, words: &str) {
    let report = plan(REVISION).and_then(|plan| plan.year(year("R4")?));
    let text = report.map(|report| report.text(kind).points());
    let found = text.map(|mut points| points.any(|point| point.contains(words)));
    assert_eq!(found, Some(true), "{words}");
}

fn check_summary_of_revision(words: &str) {
    let summary = plan(REVISION).map(|plan| plan.facts().summary.points());
    let found = summary.map(|mut points| points.any(|point| point.contains(words)));
    assert_eq!(found, Some(true), "{words}");
}

#[test]
fn the_revision_names_its_aim_and_its_policies() {
    check_revision_says(TextKind::Plan, "誰もが住みたい場所に住み続けられる三重県");
    check_summary_of_revision("2050年");
    check_revision_says(TextKind::Plan, "多様な主体が取り組むDXの支援");
    check_revision_says(
        TextKind::Plan,
        "革新的な技術やサービスを利用した新産業の創出",
    );
    check_revision_says(TextKind::Plan, "デジタル技術を活用した県民サービスの推進");
    check_revision_says(TextKind::Plan, "令和8年度のめざすべき姿");
}

#[test]
fn the_revision_names_the_old_policies_and_their_problems() {
    check_summary_of_revision("ICTを活用した県庁改革と情報基盤整備");
    check_summary_of_revision("ICTを活用した県民サービスの向上");
    check_summary_of_revision("テクノロジーを活用した社会課題の解決、新たな価値の創出");
    check_summary_of_revision("令和2年から令和5年度（4年間）");
    check_revision_says(TextKind::Issue, "オンライン教育、労働力不足の解消など");
    check_revision_says(TextKind::Issue, "評価指標が令和4年度まで");
    check_revision_says(TextKind::Direction, "みえ元気プランとの整合");
}

/// The milestones of a track as `date title`.
fn check_track(track: [&str; 2], printed: &[&str]) {
    let all = plan(REVISION).map_or(&[][..], Plan::milestones).iter();
    let of_track = all.filter(|milestone| milestone.track == track);
    let found: Vec<String> = of_track
        .filter_map(|m| Some(format!("{} {}", m.date?, m.title)))
        .collect();
    assert_eq!(found, printed, "{track:?}");
}

#[test]
fn the_revision_has_17_milestones() {
    assert_eq!(plan(REVISION).map(|plan| plan.milestones().len()), Some(17));
}

#[test]
fn the_inner_milestones_are_as_printed() {
    let heads = [
        "2022-06-09 改定方針",
        "2022-08 中間案説明",
        "2022-11 最終案説明",
    ];
    check_track(["内部調整", "二役"], &heads);
    let house = [
        "2022-05-30 課長級会議",
        "2022-06-15 推進本部",
        "2022-06 各部局へ作業依頼",
        "2022-08 各部局へ確認依頼",
        "2022-11-18 推進本部",
    ];
    check_track(["内部調整", "庁内"], &house);
    let bureau = [
        "2022-06 素案作成",
        "2022-08 中間案作成",
        "2022-11 最終案作成",
    ];
    check_track(["内部調整", "局内"], &bureau);
}

#[test]
fn the_outer_milestones_are_as_printed() {
    let council = [
        "2022-06-23 常任委員会 改定方針説明",
        "2022-10-11 常任委員会 中間案説明",
        "2022-12-13 常任委員会 最終案説明",
    ];
    check_track(["対外説明", "議会"], &council);
    check_track(["対外説明", "市町"], &["2022-09 意見照会"]);
    let experts = "2022-09 意見照会（DXボード、DXアドバイザー等）";
    check_track(["対外説明", "外部有識者"], &[experts]);
    let public = "2022-10 パブリックコメント実施（1か月）";
    check_track(["対外説明", "県民"], &[public]);
}

// ---- 富山県

#[test]
fn toyama_has_29_indicators_of_projects_of_which_two_share_a_printed_line() {
    let measures = plan(TOYAMA).map_or(&[][..], Plan::measures).iter();
    let counts: Vec<usize> = measures.map(|measure| measure.indicators.len()).collect();
    assert_eq!(counts, [3, 2, 3, 4, 4, 4, 2, 3, 1, 3]);
    let of_rows = rows(TOYAMA).iter().map(|row| row.indicators.len());
    assert_eq!(of_rows.sum::<usize>(), 2);
}

#[test]
fn figures_of_the_first_vision() {
    let forms = "R2 102、R3 1,792/3,300、R4 /4,300、R5 /5,300 件";
    check_figures(TOYAMA, "1", "電子申請", forms);
    let robots = "R2 5,945、R3 7,541/6,500、R4 /10,000(was 8,000)、R5 /12,000(was 10,000) 時間";
    check_figures(TOYAMA, "1", "RPA", robots);
    let lectures = "R2 2、R3 8/7、R4 /15、R5 /15 市町村";
    check_figures(TOYAMA, "2", "スマートフォン講座", lectures);
    check_figures(
        TOYAMA,
        "1-1",
        "単年",
        "R3 1,690/3,200、R4 /2,508、R5 /1,000 件",
    );
}

#[test]
fn figures_of_the_second_vision() {
    check_figures(
        TOYAMA,
        "3",
        "IoT導入率",
        "R2 36、R3 36/36、R4 /40、R5 /44 %",
    );
    check_figures(
        TOYAMA,
        "3",
        "ICT活用工事",
        "R2 18、R3 20/20、R4 /25、R5 /30 件",
    );
    check_figures(TOYAMA, "3", "ローカル5G", "R3 3、R4 /8、R5 /10 件");
    let machines = "R2 350、R3 566/440、R4 /593(was 530)、R5 /620 台";
    check_figures(TOYAMA, "4", "スマート農機", machines);
    check_figures(
        TOYAMA,
        "4",
        "大区画",
        "R2 5,395、R3 5,526/5,600、R4 /5,740、R5 /5,880 ha",
    );
    check_figures(TOYAMA, "4", "定着率", "R2 0、R3 0/0、R4 /30、R5 /50以上 %");
    check_figures(
        TOYAMA,
        "4",
        "漁業",
        "R2 0、R3 1/0、R4 /17、R5 /20以上 経営体",
    );
}

#[test]
fn figures_of_the_third_vision() {
    let tourists = "R2 26.8、R3 30.6/31.2、R4 /38.1(was 35.6)、R5 /40.0 %";
    check_figures(TOYAMA, "5", "観光情報", tourists);
    check_figures(
        TOYAMA,
        "5",
        "とやま観光ナビ",
        "R3 2,055、R4 /2,363、R5 /2,600 千件",
    );
    let settlers =
        "R2 164,959、R3 146,649/175,000、R4 /200,000(was 185,000)、R5 /210,000(was 195,000) 件";
    check_figures(TOYAMA, "5", "くらしたい国", settlers);
    let hills = "R2 0、R3 4/4、R4 /12(was 8)、R5 /20(was 12) 件";
    check_figures(TOYAMA, "5", "中山間", hills);
    check_figures(
        TOYAMA,
        "6",
        "オンライン診療",
        "R2 20、R3 22/22、R4 /25、R5 /30 機関",
    );
    check_figures(
        TOYAMA,
        "6",
        "ロボット",
        "R2 90、R3 326/331、R4 /420、R5 /477 件",
    );
    check_figures(
        TOYAMA,
        "6",
        "タブレット",
        "R2 55、R3 61/55、R4 /64、R5 /75 台",
    );
    check_figures(TOYAMA, "6", "子育て支援", "R5 /700 人");
    check_figures(
        TOYAMA,
        "7",
        "授業にICT",
        "R2 75.6、R3 78.1/83、R4 /88、R5 /91 %",
    );
    check_figures(
        TOYAMA,
        "8",
        "舗装",
        "R2 0、R3 2,250/2,250、R4 /4,500、R5 /6,750 km",
    );
}

#[test]
fn figures_of_the_fourth_and_fifth_vision() {
    check_figures(
        TOYAMA,
        "9",
        "国家試験",
        "R2 144、R3 191/170、R4 /300、R5 /470 人",
    );
    check_figures(TOYAMA, "10", "デジタルツール", "R3 9/10、R4 /50、R5 /100 %");
    check_figures(
        TOYAMA,
        "10",
        "育児休業",
        "R2 8.1、R3 8.8/15、R4 /30、R5 /50 %",
    );
    let telework = "R2 15.3、R3 40.6/20、R4 /45(was 25)、R5 /50(was 30) %";
    check_figures(TOYAMA, "10", "テレワーク", telework);
}

#[test]
fn ten_targets_of_toyama_were_revised() {
    let measures = plan(TOYAMA).map_or(&[][..], Plan::measures).iter();
    let all = measures.flat_map(|measure| &measure.indicators);
    let years = all.flat_map(|indicator| indicator.years.values());
    assert_eq!(years.filter(|figures| figures.was.is_some()).count(), 10);
}

#[test]
fn targets_in_words_are_kept_as_words() {
    check_figures(
        TOYAMA,
        "1",
        "AIチャットボット",
        "R2 0、R3 3/3、R4 /半数、R5 /全業務 業務",
    );
    let near = "できるだけ100%に近づける";
    let hours = format!("R2 40、R3 55/{near}、R4 /{near}、R5 /{near} %");
    check_figures(TOYAMA, "7", "時間外", &hours);
}

#[test]
fn a_figure_in_two_parts_is_split_in_two() {
    let more = "R4 /更なる拡大を目指す、R5 /更なる拡大を目指す 台";
    check_figures(TOYAMA, "8", "県設置", &format!("R2 59、R3 165/165、{more}"));
    check_figures(
        TOYAMA,
        "8",
        "他機関",
        &format!("R2 32、R3 179/更なる拡大、{more}"),
    );
}

#[test]
fn a_target_from_90_to_100_is_a_range() {
    check_figures(
        TOYAMA,
        "2",
        "取得率",
        "R2 27.4、R3 44.1/70、R4 /90〜100、R5 /90〜100 %",
    );
    let target = indicator(TOYAMA, "2", "取得率").and_then(|of| of.target(year("R4")?));
    assert!(matches!(target, Some(Value::Range(..))));
}

fn check_lead(project: &str, pillar: &str, department: &str) {
    let mut measures = plan(TOYAMA).map_or(&[][..], Plan::measures).iter();
    let found = measures
        .find(|measure| measure.id == project)
        .map(|measure| {
            let lead: Vec<String> = measure
                .departments
                .iter()
                .map(ToString::to_string)
                .collect();
            (measure.pillar.as_str(), lead)
        });
    assert_eq!(
        found,
        Some((pillar, vec![department.to_owned()])),
        "{project}"
    );
}

#[test]
fn every_project_has_its_lead_department() {
    check_lead("1", "V1", "知事政策局");
    check_lead("2", "V1", "知事政策局");
    check_lead("3", "V2", "商工労働部");
    check_lead("4", "V2", "農林水産部");
    check_lead("5", "V3", "地方創生局");
    check_lead("6", "V3", "厚生部");
    check_lead("7", "V3", "教育委員会");
    check_lead("8", "V3", "土木部");
    check_lead("9", "V4", "知事政策局");
    check_lead("10", "V5", "知事政策局");
}

#[test]
fn several_departments_share_a_measure_of_toyama() {
    assert_eq!(departments(TOYAMA, "2-1"), ["地方創生局", "知事政策局"]);
    assert_eq!(
        departments(TOYAMA, "8-1"),
        ["土木部", "農林水産部", "企業局"]
    );
    assert_eq!(departments(TOYAMA, "8-3"), ["生活環境文化部", "警察本部"]);
    assert_eq!(departments(TOYAMA, "9-1"), ["経営管理部", "知事政策局"]);
}

#[test]
fn the_schedule_of_toyama_keeps_its_figures() {
    check_says(TOYAMA, "1-1", "R4", TextKind::Plan, "102/794手続");
    check_says(TOYAMA, "1-3", "R3", TextKind::Plan, "年間6,300時間");
    check_says(TOYAMA, "4-2", "R4", TextKind::Plan, "5種の実証実施");
    check_says(TOYAMA, "5-1", "R3", TextKind::Result, "149,649件");
    check_says(TOYAMA, "5-3", "R4", TextKind::Plan, "累計12件(+8件)");
    check_says(TOYAMA, "7-1", "R3", TextKind::Result, "78.1%");
    check_says(TOYAMA, "8-1", "R5", TextKind::Plan, "6,750km");
    check_says(TOYAMA, "8-2", "R3", TextKind::Direction, "R6年");
    check_says(TOYAMA, "10-1", "R4", TextKind::Plan, "同時接続1,000台");
}

#[test]
fn figures_that_only_the_schedule_of_toyama_gives() {
    check_figures(TOYAMA, "1-3", "電子決裁率", "R3 58.3、R4 60.9、R5 /100 %");
}

#[test]
fn every_row_of_toyama_has_points_to_mind() {
    let without = rows(TOYAMA).iter().filter(|row| row.notes.is_empty());
    let found: Vec<&str> = without.map(|row| row.id.as_str()).collect();
    assert_eq!(found, [""; 0]);
}

// ---- Lineage

#[test]
fn the_digiplan_succeeds_the_revision_and_that_the_strategy() {
    let before = |id| plan(id).and_then(|plan| plan.facts().succeeds.as_deref());
    assert_eq!(before(DIGIPLAN), Some(REVISION));
    assert_eq!(before(REVISION), Some(STRATEGY));
    assert_eq!(before(STRATEGY), None);
    assert_eq!(before(TOYAMA), None);
}

fn leads_somewhere(follows: &str) -> bool {
    let target = follows.split_once('/');
    target.is_some_and(|(plan, id)| row(plan, id).is_some())
}

#[test]
fn every_row_that_is_followed_is_a_row_of_a_plan_in_the_folder() {
    let plans = DATA.values().filter_map(|loaded| loaded.plan.as_ref());
    let followed = plans
        .flat_map(|plan| plan.initiatives())
        .flat_map(|row| &row.follows);
    let (found, lost): (Vec<&String>, Vec<&String>) =
        followed.partition(|follows| leads_somewhere(follows));
    assert_eq!(lost, [""; 0]);
    assert!(!found.is_empty());
}

/// The plans before a plan, by what each says it succeeds.
fn plans_before(id: &str) -> Vec<&'static str> {
    let before = |id: &str| plan(id)?.facts().succeeds.as_deref();
    std::iter::successors(before(id), |id| before(id))
        .take(5)
        .collect()
}

#[test]
fn a_row_follows_only_rows_of_plans_that_its_own_succeeds() {
    for id in [DIGIPLAN, REVISION, STRATEGY, TOYAMA] {
        let before = plans_before(id);
        let all = rows(id).iter().flat_map(|row| &row.follows);
        let is_before = |follows: &&String| {
            let plan = follows.split_once('/').map(|(plan, _)| plan);
            plan.is_some_and(|plan| before.contains(&plan))
        };
        let stray: Vec<&String> = all.filter(|follows| !is_before(follows)).collect();
        assert_eq!(stray, [""; 0], "{id}");
    }
}

fn check_follows(id: &str, of: &str, earlier: &[&str]) {
    let found = row(id, of).map_or(&[][..], |row| row.follows.as_slice());
    assert_eq!(found, earlier, "{id} {of}");
}

#[test]
fn rows_of_the_digiplan_carry_on_rows_of_the_strategy() {
    check_follows(DIGIPLAN, "6-1", &["mie-strategy/29"]);
    check_follows(DIGIPLAN, "17-1", &["mie-strategy/24"]);
    check_follows(DIGIPLAN, "18-1", &["mie-strategy/30"]);
    check_follows(DIGIPLAN, "19-2", &["mie-strategy/10"]);
    check_follows(DIGIPLAN, "20-1", &["mie-strategy/16"]);
    check_follows(DIGIPLAN, "23-1", &["mie-strategy/5", "mie-strategy/31"]);
}

#[test]
fn rows_of_the_revision_carry_on_rows_of_the_strategy() {
    check_follows(REVISION, "3-1", &["mie-strategy/30"]);
    check_follows(REVISION, "3-2", &["mie-strategy/24", "mie-strategy/25"]);
    check_follows(REVISION, "3-3", &["mie-strategy/6", "mie-strategy/9"]);
}
