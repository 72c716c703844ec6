//! The plan that comes with the program, 亀山市行政DX推進計画: that it loads
//! without a diagnostic, that its ratings add up to the table the report itself
//! prints, and that figures and words from all over the document stand in it
//! as the document has them.

use tenken::plan::{
    Department, FiscalYear, Indicator, Initiative, InitiativeId, Plan, TextKind, Value,
};
use tenken::query::{Filter, Listing, PlanPart, RatingChoice, rating_counts};

use crate::plans::{KAMEYAMA, kameyama, loaded, year};

fn in_plan<T>(ask: impl Fn(&Plan) -> T) -> Option<T> {
    kameyama().map(ask)
}

fn row(id: &str) -> Option<&'static Initiative> {
    kameyama()?.initiative(&InitiativeId::new(id))
}

fn points(id: &str, of: &str, kind: TextKind) -> Option<Vec<&'static str>> {
    Some(row(id)?.text(year(of)?, kind)?.points().collect())
}

// ---- The whole

#[test]
fn it_loads_without_a_diagnostic() {
    let loaded = loaded(KAMEYAMA);
    let messages: Vec<_> = loaded.diagnostics.iter().map(|f| f.code().name()).collect();
    assert_eq!(messages, [""; 0]);
    assert!(loaded.plan.is_some());
}

#[test]
fn it_says_whose_plan_it_is_and_for_which_years() {
    let said = in_plan(|plan| {
        let facts = plan.facts();
        let years = [facts.first_year, facts.last_year, facts.review_year];
        (
            facts.title.clone(),
            facts.body.clone(),
            years.map(|y| y.to_string()),
        )
    });
    let years = ["R4", "R8", "R6"].map(str::to_owned);
    assert_eq!(
        said,
        Some((
            "亀山市行政DX推進計画".to_owned(),
            "亀山市".to_owned(),
            years
        ))
    );
}

#[test]
fn it_has_3_pillars_24_measures_and_92_rows_of_which_7_are_reprints() {
    let counts = in_plan(|plan| {
        let reprints = plan.initiatives().iter().filter(|row| row.is_reprint());
        [
            plan.pillars().len(),
            plan.measures().len(),
            plan.initiatives().len(),
            reprints.count(),
        ]
    });
    assert_eq!(counts, Some([3, 24, 92, 7]));
}

fn check_measures_under(pillar: &str, measures: usize) {
    let found = in_plan(|plan| {
        plan.measures()
            .iter()
            .filter(|m| m.pillar == pillar)
            .count()
    });
    assert_eq!(found, Some(measures), "{pillar}");
}

#[test]
fn the_measures_are_spread_as_the_framework_of_the_plan_has_them() {
    check_measures_under("1", 6);
    check_measures_under("2", 12);
    check_measures_under("3", 6);
}

// ---- 基本方針別評価

fn rated(mark: &str, filter: &Filter) -> Option<usize> {
    let counts = in_plan(|plan| {
        let reviewed = plan.facts().review_year;
        let listing = Listing::new(plan, filter, None, reviewed);
        rating_counts(plan, &listing, reviewed)
    })?;
    let wanted = RatingChoice::Mark(mark.to_owned());
    counts
        .iter()
        .find(|count| count.rating == wanted)
        .map(|count| count.count)
}

fn under(pillar: &str) -> Filter {
    Filter {
        places: [PlanPart::Pillar(pillar.to_owned())].into(),
        ..Filter::default()
    }
}

fn check_line_of_the_table(mark: &str, by_pillar: [usize; 3], total: usize, share: &str) {
    let found = ["1", "2", "3"].map(|pillar| rated(mark, &under(pillar)));
    assert_eq!(found, by_pillar.map(Some), "{mark}");
    let all = rated(mark, &Filter::default());
    assert_eq!(all, Some(total), "{mark}");
    let percent = all.map(|count| format!("{:.1}%", count as f64 / 92.0 * 100.0));
    assert_eq!(percent.as_deref(), Some(share), "{mark}");
}

#[test]
fn the_ratings_are_those_of_the_table_that_the_report_prints() {
    check_line_of_the_table("A", [11, 41, 9], 61, "66.3%");
    check_line_of_the_table("B", [8, 10, 6], 24, "26.1%");
    check_line_of_the_table("C", [2, 2, 1], 5, "5.4%");
    check_line_of_the_table("D", [0, 1, 1], 2, "2.2%");
}

fn check_number_of_rows(filter: &Filter, rows: usize) {
    let found = in_plan(|plan| Listing::new(plan, filter, None, plan.facts().review_year).len());
    assert_eq!(found, Some(rows), "{filter:?}");
}

#[test]
fn the_rows_are_as_many_as_the_last_line_of_the_table_says() {
    check_number_of_rows(&under("1"), 21);
    check_number_of_rows(&under("2"), 54);
    check_number_of_rows(&under("3"), 17);
    check_number_of_rows(&Filter::default(), 92);
}

#[test]
fn without_the_reprints_85_rows_are_left() {
    let originals = Filter {
        without_reprints: true,
        ..Filter::default()
    };
    check_number_of_rows(&originals, 85);
}

#[test]
fn the_scale_is_printed_from_best_to_worst() {
    let scale = in_plan(|plan| {
        let steps = plan.ratings().steps().iter();
        steps
            .map(|step| format!("{} {}", step.mark, step.label))
            .collect::<Vec<_>>()
    });
    let printed = [
        "A 順調に進んだ",
        "B まずまず進んだ",
        "C あまり進まなかった",
        "D 進まなかった",
    ];
    assert_eq!(scale, Some(printed.map(str::to_owned).to_vec()));
}

// ---- Every row

fn rows_that_lack(has: impl Fn(&Plan, &Initiative) -> bool) -> Option<Vec<&'static str>> {
    let plan = kameyama()?;
    let lacking = plan.initiatives().iter().filter(|row| !has(plan, row));
    Some(lacking.map(|row| row.id.as_str()).collect())
}

#[test]
fn every_row_has_a_department() {
    let lacking = rows_that_lack(|_, row| !row.departments.is_empty());
    assert_eq!(lacking, Some(vec![]));
}

#[test]
fn every_row_has_a_rating_in_the_year_under_review() {
    let lacking = rows_that_lack(|plan, row| row.rating(plan.facts().review_year).is_some());
    assert_eq!(lacking, Some(vec![]));
}

#[test]
fn no_row_has_a_rating_in_another_year() {
    let rated = |year: &FiscalYear, row: &Initiative| row.rating(*year).is_some();
    let lacking = rows_that_lack(|plan, row| {
        let reviewed = plan.facts().review_year;
        !row.years
            .keys()
            .any(|year| *year != reviewed && rated(year, row))
    });
    assert_eq!(lacking, Some(vec![]));
}

#[test]
fn every_row_has_a_purpose_and_an_aim() {
    let lacking = rows_that_lack(|_, row| !row.purpose.is_empty() && !row.aim.is_empty());
    assert_eq!(lacking, Some(vec![]));
}

#[test]
fn every_number_of_a_row_begins_with_that_of_its_measure() {
    let lacking = rows_that_lack(|_, row| {
        let measure = row.measure.as_deref().unwrap_or("-");
        let rest = row.id.as_str().strip_prefix(measure);
        rest.is_some_and(|rest| rest.starts_with('-') && rest.rfind('-') == Some(0))
    });
    assert_eq!(lacking, Some(vec![]));
}

// ---- Reprints

#[test]
fn the_reprints_are_those_marked_so_and_lead_to_their_originals() {
    let found = in_plan(|plan| {
        let originals = plan
            .initiatives()
            .iter()
            .filter_map(|row| Some(format!("{} {}", row.id, row.reprint_of.as_ref()?)));
        originals.collect::<Vec<_>>()
    });
    let printed = [
        "2-6-2 2-2-1",
        "2-8-2 1-1-4",
        "2-8-3 1-4-1",
        "2-8-4 2-7-1",
        "2-12-3 2-7-8",
        "3-2-1 2-9-1",
        "3-6-2 2-2-4",
    ];
    assert_eq!(found, Some(printed.map(str::to_owned).to_vec()));
}

#[test]
fn a_row_is_a_reprint_where_its_title_says_so() {
    let lacking = rows_that_lack(|_, row| row.title.ends_with("【再掲】") == row.is_reprint());
    assert_eq!(lacking, Some(vec![]));
}

#[test]
fn every_reprint_carries_the_rating_of_its_original() {
    let lacking = rows_that_lack(|plan, row| {
        let reviewed = plan.facts().review_year;
        row.reprint_of.as_ref().is_none_or(|id| {
            let original = plan
                .initiative(id)
                .and_then(|original| original.rating(reviewed));
            original.is_some() && original == row.rating(reviewed)
        })
    });
    assert_eq!(lacking, Some(vec![]));
}

fn check_plan_of_year(id: &str, of: &str, printed: &str) {
    let found = points(id, of, TextKind::Plan);
    assert_eq!(found, Some(vec![printed]), "{id} {of}");
}

#[test]
fn where_a_reprint_differs_from_its_original_it_differs_here_too() {
    check_plan_of_year(
        "2-2-1",
        "R5",
        "タブレット端末の活用 電子会議システム利用者拡充",
    );
    check_plan_of_year(
        "2-6-2",
        "R5",
        "タブレット端末及び電子会議システム利用者拡充",
    );
    check_result("2-2-1", "R4", "人的・財政的な資源");
    check_result("2-6-2", "R4", "人力的・財政的な資源");
}

// ---- Titles, departments, ratings

fn check_row(id: &str, title: &str, departments: &[&str], rating: &str) {
    let reviewed = in_plan(|plan| plan.facts().review_year);
    let found = row(id).map(|row| {
        let departments = row.departments.iter().map(ToString::to_string);
        let rating = reviewed.and_then(|year| row.rating(year));
        (row.title.as_str(), departments.collect(), rating)
    });
    let departments: Vec<String> = departments.iter().map(ToString::to_string).collect();
    assert_eq!(found, Some((title, departments, Some(rating))), "{id}");
}

#[test]
fn rows_of_the_first_section_are_as_printed() {
    check_row(
        "1-2-2",
        "マイナンバーカードを活用した各種証明書のコンビニ交付の導入",
        &["市民文化部/市民課/戸籍住民グループ"],
        "A",
    );
    check_row(
        "1-4-3",
        "確定申告オンライン予約受付",
        &["総務財政部/税務課/市民税グループ"],
        "C",
    );
    check_row(
        "1-5-1",
        "多様な収納の連携",
        &["総務財政部/税務課/収納対策グループ"],
        "B",
    );
}

#[test]
fn rows_of_the_second_section_are_as_printed() {
    check_row(
        "2-1-2",
        "国税庁との確定申告書データ連携",
        &["総務財政部/税務課/市民税グループ"],
        "D",
    );
    check_row(
        "2-4-1",
        "テレワークシステムの活用",
        &["政策部/DX推進室", "総務財政部/総務課/人事給与グループ"],
        "B",
    );
    check_row(
        "2-9-4",
        "障害福祉サービスデータベースへの接続・運用",
        &["健康福祉部/地域福祉課/障がい者支援グループ"],
        "A",
    );
}

#[test]
fn rows_of_the_third_section_are_as_printed() {
    check_row(
        "3-3-1",
        "テレワーク環境の整備検討",
        &["政策部/政策推進課/政策調整グループ"],
        "D",
    );
    check_row(
        "3-3-2",
        "地方型サテライトオフィス誘致の検討",
        &["産業環境部/商工観光課/商工業振興グループ"],
        "C",
    );
    check_row(
        "3-5-1",
        "防災情報伝達システム構築事業",
        &["防災安全課/防災安全グループ"],
        "B",
    );
}

fn check_department(path: &str, ratings: [usize; 4]) {
    let filter = Filter {
        departments: Department::parse(path).into_iter().collect(),
        ..Filter::default()
    };
    let found = ["A", "B", "C", "D"].map(|mark| rated(mark, &filter));
    assert_eq!(found, ratings.map(Some), "{path}");
}

#[test]
fn the_departments_were_rated_as_printed() {
    check_department("政策部", [22, 12, 1, 1]);
    check_department("教育委員会事務局", [14, 0, 0, 0]);
    check_department("市民文化部", [6, 3, 1, 0]);
    check_department("消防本部", [3, 0, 1, 0]);
    check_department("会計課", [2, 0, 0, 0]);
}

// ---- Plan words of the schedule

#[test]
fn the_schedule_keeps_the_words_of_the_document() {
    check_plan_of_year("2-1-3", "R4", "検討(システム導入に向けての検討)");
    check_plan_of_year("2-1-3", "R5", "検討(システム改修等)");
    check_plan_of_year("2-1-3", "R6", "導入");
    check_plan_of_year("2-3-1", "R8", "効果検証");
    check_plan_of_year("2-6-5", "R8", "完了");
    check_plan_of_year("3-5-3", "R8", "本格運用開始");
}

fn check_says_nothing(id: &str, of: &str, kind: TextKind) {
    assert!(row(id).is_some(), "{id}");
    assert_eq!(points(id, of, kind), None, "{id} {of}");
}

#[test]
fn a_cell_that_is_empty_in_the_document_is_absent() {
    check_says_nothing("2-1-1", "R8", TextKind::Plan);
    check_says_nothing("2-10-1", "R7", TextKind::Plan);
    check_says_nothing("3-2-3", "R6", TextKind::Plan);
    check_says_nothing("2-2-6", "R6", TextKind::Issue);
}

// ---- Figures year by year

fn indicator(id: &str, name: &str) -> Option<&'static Indicator> {
    row(id)?
        .indicators
        .iter()
        .find(|indicator| indicator.name == name)
}

fn with_unit(value: &Value, indicator: &Indicator) -> String {
    value.with_unit(indicator.unit.as_deref().unwrap_or_default())
}

fn check_figures(id: &str, name: &str, printed: &[(&str, &str)]) {
    for (of, figure) in printed {
        let found = indicator(id, name).and_then(|indicator| {
            let value = indicator.actual(year(of)?)?;
            Some(with_unit(value, indicator))
        });
        assert_eq!(found.as_deref(), Some(*figure), "{id} {name} {of}");
    }
}

fn check_target(id: &str, name: &str, of: &str, printed: &str) {
    let found = indicator(id, name).and_then(|indicator| {
        let value = indicator.target(year(of)?)?;
        Some(with_unit(value, indicator))
    });
    assert_eq!(found.as_deref(), Some(printed), "{id} {name} {of}");
}

#[test]
fn figures_of_online_procedures() {
    check_figures(
        "1-1-1",
        "オンライン手続",
        &[("R3", "6件"), ("R4", "11件"), ("R5", "20件")],
    );
    check_target("1-1-1", "オンライン手続", "R8", "20件");
    check_target("1-1-2", "オンライン手続の導入様式数", "R8", "10様式");
    let moving_out = "マイナポータルによる転出届の利用者数（のべ）";
    check_figures("1-1-3", moving_out, &[("R5", "141人"), ("R6", "287人")]);
}

#[test]
fn figures_of_the_my_number_card() {
    check_figures("1-2-1", "出張申請", &[("R5", "17回"), ("R6", "9回")]);
    let copies = "コンビニ交付サービス証明書発行部数";
    let printed = [
        ("R3", "5,855部"),
        ("R4", "9,501部"),
        ("R5", "14,034部"),
        ("R6", "14,757部"),
    ];
    check_figures("1-2-2", copies, &printed);
    let share = "証明書発行部数に占めるコンビニ交付の割合";
    let printed = [
        ("R3", "14.7%"),
        ("R4", "19.6%"),
        ("R5", "27.8%"),
        ("R6", "31.0%"),
    ];
    check_figures("1-2-2", share, &printed);
}

#[test]
fn figures_of_counters_and_payments() {
    check_figures(
        "1-3-1",
        "市公式LINE登録者数",
        &[("R5", "1,445人"), ("R6", "3,585人")],
    );
    check_target("1-3-1", "市公式LINE登録者数", "R8", "5,000人");
    let visitors = [("R4", "2,720件"), ("R5", "2,056件"), ("R6", "2,083件")];
    check_figures("1-4-3", "本庁申告会場利用者", &visitors);
    let reserved = [("R4", "51件"), ("R5", "23件"), ("R6", "25件")];
    check_figures("1-4-3", "インターネットを利用した事前予約件数", &reserved);
    check_figures(
        "1-5-1",
        "スマホアプリ納付額",
        &[("R5", "40,884千円"), ("R6", "59,150千円")],
    );
    check_figures(
        "1-5-1",
        "クレジット納付件数",
        &[("R5", "237件"), ("R6", "320件")],
    );
}

#[test]
fn figures_of_publicity() {
    check_figures(
        "1-6-1",
        "PV数",
        &[("R5", "2,316,398件"), ("R6", "2,159,922件")],
    );
    check_target("1-6-1", "PV数", "R7", "2,910,000件");
    check_figures("1-6-2", "PV数", &[("R3", "114,131件"), ("R6", "238,998件")]);
    check_figures("1-6-3", "LINE VOOM投稿", &[("R5", "8件"), ("R6", "66件")]);
    check_target("1-6-4", "市民参画による番組制作数", "R7", "65件");
    let council = "アクセス件数：議員別配信（録画）";
    check_figures(
        "1-6-5",
        council,
        &[("R4", "19,870件"), ("R5", "25,824件"), ("R6", "22,331件")],
    );
}

#[test]
fn figures_of_work_inside_the_city_hall() {
    check_figures(
        "2-2-2",
        "異常個所の逐次共有、データ保存",
        &[("R5", "936件"), ("R6", "1,379件")],
    );
    let printed = [
        ("R4", "244事業所"),
        ("R5", "276事業所"),
        ("R6", "322事業所"),
    ];
    check_figures("2-2-5", "登録事業所（合計）", &printed);
    check_target("2-3-1", "シナリオ作成", "R8", "20件");
    check_figures(
        "2-4-1",
        "テレワーク実施件数",
        &[("R4", "78件"), ("R6", "26件")],
    );
    check_figures("2-6-4", "照会実績", &[("R5", "58件"), ("R6", "53件")]);
    check_figures(
        "2-7-3",
        "データ修正数",
        &[("R5", "1,744頁"), ("R6", "1,552頁")],
    );
    check_figures("2-7-11", "調査実績", &[("R5", "780件"), ("R6", "461件")]);
    check_figures(
        "2-7-16",
        "救急活動記録",
        &[("R4", "2,000件超"), ("R6", "2,500件超")],
    );
    check_figures(
        "2-7-11",
        "回答期間",
        &[("R4", "2日程度"), ("R5", "2〜3日程度"), ("R6", "数日")],
    );
    check_target("2-7-11", "回答期間", "R8", "2日程");
    check_target("2-7-11", "郵送業務等に費やす時間の短縮", "R8", "30%程");
}

#[test]
fn figures_of_schools() {
    let printed = [("R4", "17回"), ("R5", "53回"), ("R6", "143回")];
    check_figures("2-11-1", "タブレット端末の持ち帰り学習", &printed);
    let pupils = "ICT機器が勉強の「役に立つ」と答えた児童の割合（小学校）";
    check_figures("2-11-1", pupils, &[("R4", "68.8%"), ("R5", "74.9%")]);
    let books = "外国語のデジタル教科書を活用した小学校（5・6年生）";
    check_figures(
        "2-11-2",
        books,
        &[("R4", "8校"), ("R5", "11校"), ("R6", "11校")],
    );
}

#[test]
fn figures_of_citizens_and_districts() {
    let saved = [("R4", "68,610g"), ("R5", "294,820g"), ("R6", "310,350g")];
    check_figures("3-1-3", "食品ロス削減量", &saved);
    check_figures(
        "3-1-3",
        "販売額",
        &[("R4", "161,745円"), ("R6", "613,600円")],
    );
    check_figures("3-1-4", "ICTを活用した講座の開催数", &[("R6", "16回")]);
    check_target("3-2-3", "ウェブページの改修", "R5", "1件");
    check_figures(
        "3-5-2",
        "かめやま・安心めーる登録者数",
        &[("R4", "4,917人"), ("R6", "4,795人")],
    );
    let lectures = "デジタル・デバイドを解消するための講座の開催数";
    check_figures("3-6-1", lectures, &[("R6", "23回")]);
    check_target("3-6-1", lectures, "R8", "20回");
}

#[test]
fn fewer_incidents_are_better() {
    use tenken::plan::Better;
    let better = |id| indicator(id, "重大なインシデント件数").map(|found| found.better);
    assert_eq!(
        ["1-4-1", "2-7-1", "2-7-4"].map(better),
        [Some(Better::Lower); 3]
    );
}

// ---- Figures in prose

fn check_says(id: &str, of: &str, kind: TextKind, words: &str) {
    let found = points(id, of, kind).map(|points| points.iter().any(|p| p.contains(words)));
    assert_eq!(found, Some(true), "{id} {of} {words}");
}

fn check_result(id: &str, of: &str, words: &str) {
    check_says(id, of, TextKind::Result, words);
}

#[test]
fn results_of_the_first_section_keep_their_figures() {
    check_result("1-1-2", "R6", "8件の申請");
    check_result("1-2-1", "R5", "クオカード（701枚）");
    check_result(
        "1-2-2",
        "R6",
        "14,757部（全体の31.0%）（R5 14,034部、全体の27.8%）",
    );
    check_result("1-4-2", "R6", "492件");
    check_result("1-4-4", "R6", "日平均124件");
    check_result("1-4-5", "R6", "貸出冊数が日平均996冊");
    check_result("1-6-1", "R6", "前年比-156,476件");
    check_result("1-6-2", "R5", "前年比+95,110件");
}

#[test]
fn results_of_the_second_section_keep_their_figures() {
    check_result("2-2-4", "R6", "59件");
    check_result("2-3-1", "R4", "累計15業務");
    check_result("2-6-1", "R6", "86.30%");
    check_result(
        "2-7-2",
        "R6",
        "令和7年1月：9,835件、2月：9,582件、3月：10,254件",
    );
    check_result("2-7-8", "R6", "研修合計361人");
    check_result("2-7-13", "R6", "350件");
    check_result(
        "2-9-1",
        "R6",
        "カタログサイト：80件、フォトギャラリー：29件",
    );
    check_result("2-9-3", "R5", "60人");
    check_result("2-12-1", "R6", "0件");
}

#[test]
fn results_of_the_third_section_keep_their_figures() {
    check_result("3-1-2", "R6", "3言語から10言語");
    check_result("3-1-3", "R6", "販売額：1,476,715円");
    check_result("3-2-2", "R5", "紐づけ率87%");
    check_result("3-5-1", "R6", "5ヶ所");
    check_result("3-5-2", "R5", "1,340件");
    check_result(
        "3-6-1",
        "R6",
        "かめやま人キャンパス：4回、公民館：19回、合計：23回",
    );
}

#[test]
fn issues_and_directions_keep_their_figures() {
    check_says("1-1-2", "R6", TextKind::Issue, "69様式");
    check_says("2-2-3", "R6", TextKind::Issue, "平均年齢72歳");
    check_says("3-4-1", "R6", TextKind::Issue, "2時間");
    check_says("2-6-6", "R6", TextKind::Direction, "年1回");
    check_says("3-5-1", "R6", TextKind::Direction, "令和8年4月");
}

#[test]
fn what_the_document_itself_gets_wrong_stays_as_printed() {
    check_result("2-7-11", "R4", "5年度調査実績：780件");
    check_result("3-5-2", "R6", "幼・保・学校等において、件の連絡メール");
    check_result(
        "3-1-3",
        "R6",
        "出品数：294件（R4：57件、R5：138件、R6：111件）",
    );
}

fn check_repeats(id: &str, earlier: &str, later: &str) {
    let found = points(id, later, TextKind::Result);
    assert!(found.is_some(), "{id} {later}");
    assert_eq!(points(id, earlier, TextKind::Result), found, "{id}");
}

#[test]
fn a_result_that_the_document_repeats_word_for_word_is_repeated() {
    check_repeats("1-4-7", "R4", "R6");
    check_repeats("2-7-4", "R4", "R6");
    check_repeats("2-8-1", "R5", "R6");
    check_repeats("2-11-2", "R5", "R6");
}

// ---- The plan as a whole

fn check_report(kind: TextKind, words: &str) {
    let found = in_plan(|plan| {
        let report = plan.year(plan.facts().review_year);
        report.is_some_and(|report| report.text(kind).points().any(|p| p.contains(words)))
    });
    assert_eq!(found, Some(true), "{words}");
}

#[test]
fn the_report_on_the_plan_as_a_whole_keeps_its_figures() {
    check_report(TextKind::Outcome, "89.84%");
    check_report(TextKind::Outcome, "14,757件と昨年度から723件増え");
    check_report(TextKind::Outcome, "225件/年");
    check_report(TextKind::Outcome, "明細数350→20枚/月");
    check_report(TextKind::Result, "公共料金の支払い事務のデジタル化");
    check_report(TextKind::Direction, "地方公共団体情報システム標準化");
}
