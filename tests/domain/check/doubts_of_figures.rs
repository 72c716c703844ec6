//! Sums, differences and multiples in prose: what is doubted, and what only
//! looks like it.

use super::doubting::{check_doubts, row};

/// One row with a result for R6.
fn result(text: &str) -> String {
    row("1", &format!("years.R6.result = \"{text}\""))
}

/// One row with results for R5 and R6.
fn results(before: &str, after: &str) -> String {
    let years = format!("years.R5.result = \"{before}\"\nyears.R6.result = \"{after}\"");
    row("1", &years)
}

/// Expects doubts of a rule about these words of R6.
fn check_words(code: &str, rows: &str, words: &[&str]) {
    let doubted: Vec<String> = words.iter().map(|words| format!("1 R6: {words}")).collect();
    let doubted: Vec<&str> = doubted.iter().map(String::as_str).collect();
    check_doubts(code, rows, &doubted);
}

fn check_sum(text: &str, doubted: &[&str]) {
    check_words("sum-of-parts", &result(text), doubted);
}

#[test]
fn parts_in_brackets_make_the_total() {
    check_sum("合計294件（57件、138件、111件）となった。", &["294件"]);
    check_sum(
        "出品数：294件（R4：57件、R5：138件、R6：111件）",
        &["294件"],
    );
    check_sum("投稿は33件（メッセージ25件、VOOM9件）。", &["33件"]);
    check_sum(
        "避難所312か所で使えるようになった（市184か所、県46か所、公民館等72か所）。",
        &["312か所"],
    );
    check_sum(
        "合計１，０００人（男６００人、女３００人）",
        &["１，０００人"],
    );
}

#[test]
fn parts_that_do_make_it_are_not_doubted() {
    check_sum("合計306件（57件、138件、111件）となった。", &[]);
    check_sum("出品数：306件（R4：57件、R5：138件、R6：111件）", &[]);
    check_sum("投稿は33件（メッセージ25件、VOOM8件）。", &[]);
    check_sum("約1,000人（男約600人、女約400人）", &[]);
    check_sum("合計1.0時間（0.3時間、0.7時間）", &[]);
}

#[test]
fn what_is_no_list_of_parts_is_not_added() {
    check_sum("2,108件（うち削除89件、通知20件）", &[]);
    check_sum("合計328人（eラーニング等33人、その他100人など）", &[]);
    check_sum("9,501部（R3 5,855部、R2 3,900部）", &[]);
    check_sum("100件（前年度90件、前々年度80件）", &[]);
    check_sum("2,108件（男120件、女80件）", &[]);
    check_sum("28校（18団体、10社）", &[]);
    check_sum("100%（市40%、県70%）", &[]);
    check_sum("目標20件（R6 10件）", &[]);
    check_sum("20件（本庁10件で5件を処理、支所8件）", &[]);
    check_sum("合計300件（窓口100件、電話150件など）", &[]);
    check_sum("20校で使った。（市10校、県9校）", &[]);
    check_sum(
        "避難所312か所で使えるようになった（市12か所、県4か所）。",
        &[],
    );
}

#[test]
fn a_part_may_be_called_by_a_department() {
    check_sum("合計20件（計画課5件、予定表7件、目標管理室9件）", &["20件"]);
    check_sum("合計20件（計画5件、実績7件、その他9件）", &[]);
    check_sum("合計20件（目標値5件、見込み7件、予定者数9件）", &[]);
}

#[test]
fn a_middle_dot_is_between_parts_or_within_a_name() {
    check_sum("合計20件（スマホ・タブレット教室5件、窓口7件）", &["20件"]);
    check_sum("合計12件（スマホ・タブレット教室5件、窓口7件）", &[]);
    check_sum("合計21件（窓口5件・電話7件・郵送8件）", &["21件"]);
    check_sum("合計20件（窓口5件・電話7件・郵送8件）", &[]);
    check_sum("合計21件（窓口・電話5件・郵送・来庁8件）", &["21件"]);
    // A part without a figure, a single part, and a name that goes on.
    check_sum("合計20件（郵送、窓口・電話5件、来庁7件）", &[]);
    check_sum("合計20件（窓口・電話5件）", &[]);
    check_sum("合計20件（窓口・電話など5件、来庁7件など）", &[]);
}

#[test]
fn a_total_after_its_parts_is_their_sum() {
    check_sum("キャンパス：15回、公民館：1回、合計：17回", &["17回"]);
    check_sum("窓口5件、電話3件、計9件", &["9件"]);
    check_sum(
        "研修33人、講座328人（うち女性65人）、研修合計370人",
        &["370人"],
    );
}

#[test]
fn a_total_that_is_right_or_of_something_else_is_not_doubted() {
    check_sum("キャンパス：15回、公民館：1回、合計：16回", &[]);
    check_sum(
        "eラーニング合計33人、それ以外合計328人（うち合計65人）、研修合計361人。",
        &[],
    );
    check_sum(
        "新たに1手続、消防8手続をオンライン化し、全体で合計20手続に広げた。",
        &[],
    );
    check_sum("3回、5回を開いた。合計20回", &[]);
    check_sum("職員5人、設計20人", &[]);
    check_sum("職員5人、研修3回、合計20人", &[]);
}

#[test]
fn a_total_is_known_by_how_it_is_told() {
    check_sum(
        "センターで12回、店で８回、企業で6回の計28回実施した。",
        &["28回"],
    );
    check_words(
        "running-total",
        &result("修了者は805人（前年度末420人、今年度新規365人）に達した。"),
        &["805人"],
    );
    check_words(
        "running-total",
        &result("新たに17手続を公開し、前年度までの63手続と合わせて78手続となった。"),
        &["78手続"],
    );
    check_sum(
        "専門家を延べ38団体に派遣した。形式別では、訪問19団体、遠隔11団体、集合6団体である。",
        &["38団体"],
    );
}

#[test]
fn a_total_that_is_told_rightly_is_not_doubted() {
    check_sum("センターで12回、店で８回、企業で6回の計26回実施した。", &[]);
    check_sum(
        "修了者は785人（前年度末420人、今年度新規365人）に達した。",
        &[],
    );
    check_sum(
        "修了者は805人（前年度末420人、今年度目標365人）に達した。",
        &[],
    );
    check_sum(
        "新たに17手続を公開し、前年度までの63手続と合わせて80手続となった。",
        &[],
    );
    check_sum(
        "5手続を見直し、関係する手続と合わせて80手続を公開した。",
        &[],
    );
    check_sum(
        "専門家を延べ36団体に派遣した。形式別では、訪問19団体、遠隔11団体、集合6団体である。",
        &[],
    );
    check_sum(
        "専門家を延べ38団体に派遣した。形式別では、訪問19団体、遠隔11団体などである。",
        &[],
    );
    check_sum(
        "38団体に派遣した。満足度は別に調べ、訪問19団体、遠隔11団体が答えた。",
        &[],
    );
}

fn check_change(before: &str, after: &str, doubted: &[&str]) {
    check_words("change-from-last-year", &results(before, after), doubted);
}

#[test]
fn a_change_from_last_year_is_the_difference() {
    check_change(
        "閲覧数は2,000件となった。",
        "閲覧数は2,159件（前年比+100件）となった。",
        &["+100件"],
    );
    check_change(
        "閲覧数は年間2,000件となった。",
        "閲覧数は年間1,900件（前年度比▲10件）となった。",
        &["▲10件"],
    );
    check_change(
        "登録者は14,220人となった。",
        "登録者は18,050人（R7.3末）となり、前年度から3,380人増えた。",
        &["3,380人"],
    );
}

#[test]
fn a_change_that_comes_out_or_cannot_be_known_is_not_doubted() {
    check_change(
        "閲覧数は2,000件となった。",
        "閲覧数は2,159件（前年比+159件）となった。",
        &[],
    );
    check_change(
        "投稿数は2,000件。",
        "閲覧数は2,159件（前年比+100件）。",
        &[],
    );
    check_change(
        "閲覧数は2,000件。",
        "閲覧数は2,159件（目標比+100件）。",
        &[],
    );
    check_change(
        "閲覧数は2,000件。",
        "閲覧数は2,159件（前年比約+200件）。",
        &[],
    );
    check_change(
        "市の閲覧数は2,000件、市の閲覧数は3件。",
        "市の閲覧数は2,159件（前年比+100件）。",
        &[],
    );
}

#[test]
fn a_change_may_stand_before_what_changed() {
    let indicator = "[[initiatives.indicators]]\nname = \"登録者\"\nunit = \"人\"\nyears.R5 = { actual = 5710 }\nyears.R6 = { actual = 6870 }\n";
    let told = |change| {
        let text = format!("友だち登録者は前年度比{change}人増の6,870人となった。");
        format!("{}{indicator}", result(&text))
    };
    check_doubts("change-from-last-year", &told("1,260"), &["1 R6: 1,260人"]);
    check_doubts("change-from-last-year", &told("1,160"), &[]);
}

#[test]
fn a_change_from_another_time_is_not_doubted() {
    check_change(
        "登録者は14,220人となった。",
        "登録者は18,050人となり、前年度から3,830人増えた。",
        &[],
    );
    check_change(
        "登録者は14,220人となった。",
        "登録者は18,050人となり、開始から3,380人増えた。",
        &[],
    );
}

#[test]
fn an_indicator_knows_last_years_figure() {
    let indicator = "[[initiatives.indicators]]\nname = \"数\"\nunit = \"千円\"\nyears.R5 = { actual = 40 }\nyears.R6 = { actual = 59 }\n";
    let doubted = format!(
        "{}{indicator}",
        result("納付は59,000円（前年比+1,000円）。")
    );
    check_doubts("change-from-last-year", &doubted, &["1 R6: +1,000円"]);
    let right = format!(
        "{}{indicator}",
        result("納付は59,000円（前年比+19,000円）。")
    );
    check_doubts("change-from-last-year", &right, &[]);
    let across_a_break = doubted.replace("unit =", "breaks = [\"R6\"]\nunit =");
    assert_ne!(across_a_break, doubted);
    check_doubts("change-from-last-year", &across_a_break, &[]);
}

fn check_step(text: &str, doubted: &[&str]) {
    check_words("stated-change", &result(text), doubted);
}

#[test]
fn what_is_said_of_a_step_is_calculated() {
    check_step(
        "2,681時間から1,479時間となり、50.0%（1,300時間）減った。",
        &["50.0%", "1,300時間"],
    );
    check_step("枚数は18,392→11,047枚（-7,000枚）。", &["-7,000枚"]);
    check_step(
        "比率が80%から85%に上がり、6ポイント上昇した。",
        &["6ポイント"],
    );
    check_step("平均の日数は38.4日から33.9日へ5.5日縮まった。", &["5.5日"]);
    check_step(
        "割合は68.4%から74.1%へ6.7ポイント上がった。",
        &["6.7ポイント"],
    );
}

#[test]
fn what_is_said_rightly_or_of_something_else_is_not_doubted() {
    check_step(
        "2,681時間から1,479時間となり、44.8%（1,202時間）減った。",
        &[],
    );
    check_step("枚数は18,392→11,047枚（約7,000枚の削減）。", &[]);
    check_step("比率が80%から85%に上がり、5ポイント上昇した。", &[]);
    check_step("4月から10件に対応し、前年より5件増えた。", &[]);
    check_step("10件から20件に増えた。満足度は5%増えた。", &[]);
    check_step("0件から20件に増え、皆増。", &[]);
}

fn check_multiple(before: &str, after: &str, doubted: &[&str]) {
    check_words("stated-multiple", &results(before, after), doubted);
}

#[test]
fn a_multiple_of_last_year_is_calculated() {
    check_multiple(
        "",
        "発行は14,034部（全体の27.8%）（R5 9,501部、全体の19.6%）で、前年度より約2.1倍増加した。",
        &["2.1倍"],
    );
    check_multiple(
        "利用者は141人。",
        "利用者は287人と前年比で3倍となった。",
        &["3倍"],
    );
    check_multiple(
        "受講者は915人。",
        "講座を66回開き、受講者は1,830人となり、前年度の約3.5倍に伸びた。",
        &["3.5倍"],
    );
}

#[test]
fn a_multiple_that_can_be_meant_is_not_doubted() {
    check_multiple(
        "",
        "発行は14,034部（全体の27.8%）（R5 9,501部、全体の19.6%）で、前年度より約1.5倍増加した。",
        &[],
    );
    check_multiple(
        "利用者は141人。",
        "利用者は287人と前年比で2倍となった。",
        &[],
    );
    check_multiple("利用者は100人。", "利用者は250人と前年比1.5倍増。", &[]);
    check_multiple(
        "登録者は141人。",
        "利用者は287人と前年比で3倍となった。",
        &[],
    );
    check_multiple("利用者は0人。", "利用者は287人と前年比で3倍となった。", &[]);
}

#[test]
fn last_year_may_stand_in_brackets() {
    let after = |times| format!("削減は年間1,840時間と、前年度（1,150時間）の{times}倍となった。");
    check_multiple("", &after("1.8"), &["1.8倍"]);
    check_multiple("", &after("1.6"), &[]);
}

fn check_total(before: &str, after: &str, doubted: &[&str]) {
    check_words("running-total", &results(before, after), doubted);
}

#[test]
fn last_years_total_and_the_new_ones_make_this_years() {
    check_total(
        "新たに20事業所が登録し、使う事業所は合計244事業所である。",
        "新たに38事業所が登録し、使う事業所は合計276事業所である。",
        &["276事業所"],
    );
}

#[test]
fn totals_that_come_out_or_are_of_something_else_are_not_doubted() {
    check_total(
        "新たに20事業所が登録し、使う事業所は合計244事業所である。",
        "新たに38事業所が登録し、使う事業所は合計282事業所である。",
        &[],
    );
    check_total(
        "新たに20事業所が登録し、使う事業所は合計244事業所である。",
        "新たに38事業所が登録し、4事業所が抜け、使う事業所は合計278事業所である。",
        &[],
    );
    check_total(
        "新たに20事業所が登録し、応募は合計244事業所である。",
        "新たに38事業所が登録し、使う事業所は合計276事業所である。",
        &[],
    );
}
