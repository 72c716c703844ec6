//! Ratings, targets, copies and totals of a plan: what is doubted, and what only
//! looks like it.

use super::doubting::{check_all_doubts, check_doubts, check_words_of_doubts, row};

/// A row with a rating for R6 and an indicator.
fn rated(id: &str, mark: &str, years: &str) -> String {
    indicated(id, &format!("years.R6.rating = \"{mark}\""), years)
}

/// A row with what is said of its years and an indicator in 件.
fn indicated(id: &str, said: &str, years: &str) -> String {
    let indicator =
        format!("[[initiatives.indicators]]\nname = \"申請件数\"\nunit = \"件\"\n{years}\n");
    format!("{}{indicator}", row(id, said))
}

fn of_year(actual: u32, target: u32) -> String {
    format!("years.R6 = {{ actual = {actual}, target = {target} }}")
}

/// Eight rows by which 100 percent tells A from B.
fn pattern() -> String {
    let rows = [("A", 100), ("A", 104), ("A", 120), ("A", 101), ("A", 130)];
    let lower = [("B", 90), ("B", 85), ("B", 95)];
    let rows = rows.iter().chain(&lower).enumerate();
    rows.map(|(at, (mark, actual))| rated(&format!("p{at}"), mark, &of_year(*actual, 100)))
        .collect()
}

fn check_rating(rows: &str, doubted: &[&str]) {
    check_doubts("rating-against-attainment", rows, doubted);
}

#[test]
fn a_rating_off_the_plans_own_pattern_is_doubted() {
    let far = rated("1", "A", &of_year(60, 100));
    check_rating(&format!("{}{far}", pattern()), &["1 R6: A"]);
    let low = rated("1", "C", &of_year(110, 100));
    check_rating(&format!("{}{low}", pattern()), &["1 R6: C"]);
    let fewer = format!("better = \"lower\"\n{}", of_year(10, 5));
    let fewer = rated("1", "A", &fewer);
    check_rating(&format!("{}{fewer}", pattern()), &["1 R6: A"]);
    let incident = format!("better = \"lower\"\n{}", of_year(2, 0));
    let incident = rated("1", "A", &incident);
    check_rating(&format!("{}{incident}", pattern()), &["1 R6: A"]);
}

#[test]
fn ratings_within_the_pattern_are_not_doubted() {
    check_rating(&pattern(), &[]);
    let fits = rated("1", "B", &of_year(98, 100));
    check_rating(&format!("{}{fits}", pattern()), &[]);
    let none = rated(
        "1",
        "A",
        "better = \"lower\"\nyears.R6 = { actual = 0, target = 0 }",
    );
    check_rating(&format!("{}{none}", pattern()), &[]);
    let words = rated(
        "1",
        "A",
        "years.R6 = { actual = \"概成\", target = \"完成\" }",
    );
    check_rating(&format!("{}{words}", pattern()), &[]);
    let neither = format!("better = \"neither\"\n{}", of_year(10, 100));
    let neither = rated("1", "A", &neither);
    check_rating(&format!("{}{neither}", pattern()), &[]);
    let range = rated("1", "A", "years.R6 = { actual = 92, target = \"90〜100\" }");
    check_rating(&format!("{}{range}", pattern()), &[]);
}

#[test]
fn a_rating_is_doubted_once() {
    // 100 percent tells C from B, and nothing tells B from A, which no other row has. So
    // the A is off the pattern and far from its target at once.
    let rows = [("B", 100), ("B", 104), ("B", 120), ("B", 101), ("B", 130)];
    let lower = [("C", 90), ("C", 85), ("C", 95)];
    let rows = rows.iter().chain(&lower).enumerate();
    let pattern: String = rows
        .map(|(at, (mark, actual))| rated(&format!("p{at}"), mark, &of_year(*actual, 100)))
        .collect();
    let far = |actual| pattern.clone() + &rated("1", "A", &of_year(actual, 100));
    check_rating(&far(60), &["1 R6: A"]);
    check_rating(&far(110), &[]);
}

#[test]
fn a_plan_that_rates_by_something_else_has_no_pattern() {
    let marks = ["A", "B", "A", "B", "A", "B", "A", "B", "A", "B"];
    let rows = marks.iter().enumerate();
    let rows: String = rows
        .map(|(at, mark)| {
            let actual = 90 + 2 * u32::try_from(at).unwrap_or_default();
            rated(&format!("{at}"), mark, &of_year(actual, 100))
        })
        .collect();
    check_rating(&rows, &[]);
}

#[test]
fn few_rows_are_doubted_where_they_fit_no_scale() {
    check_rating(&rated("1", "A", &of_year(60, 100)), &["1 R6: A"]);
    check_rating(&rated("1", "C", &of_year(100, 100)), &["1 R6: C"]);
    check_rating(&rated("1", "A", &of_year(85, 100)), &[]);
    check_rating(&rated("1", "B", &of_year(60, 100)), &[]);
    check_rating(&rated("1", "B", &of_year(120, 100)), &[]);
    check_rating(&rated("1", "D", &of_year(60, 100)), &[]);
}

#[test]
fn several_indicators_are_doubted_where_all_agree() {
    let second = |actual, target| {
        let years = of_year(actual, target);
        format!("[[initiatives.indicators]]\nname = \"利用件数\"\nunit = \"件\"\n{years}\n")
    };
    let first = rated("1", "A", &of_year(60, 100));
    check_rating(&format!("{first}{}", second(50, 100)), &["1 R6: A"]);
    check_rating(&format!("{first}{}", second(100, 100)), &[]);
    let unknown = "[[initiatives.indicators]]\nname = \"整備\"\nyears.R8 = { target = \"完成\" }\n";
    check_rating(&format!("{first}{unknown}"), &[]);
}

#[test]
fn a_target_ahead_counts_where_the_figures_move_away_from_it() {
    let falling = "years.R4 = { actual = 95 }\nyears.R5 = { actual = 80 }\nyears.R6 = { actual = 74 }\nyears.R7 = { target = 100 }";
    check_rating(&rated("1", "A", falling), &["1 R6: A"]);
    let below_baseline = "years.R4 = { actual = 75 }\nyears.R5 = { actual = 60 }\nyears.R6 = { actual = 70 }\nyears.R8 = { target = 100 }";
    check_rating(&rated("1", "A", below_baseline), &["1 R6: A"]);
    let rising =
        "years.R4 = { actual = 10 }\nyears.R6 = { actual = 40 }\nyears.R8 = { target = 100 }";
    check_rating(&rated("1", "A", rising), &[]);
    let wavers = "years.R4 = { actual = 10 }\nyears.R5 = { actual = 45 }\nyears.R6 = { actual = 40 }\nyears.R8 = { target = 100 }";
    check_rating(&rated("1", "A", wavers), &[]);
    check_rating(&rated("1", "B", falling), &[]);
    let counted_anew = format!("breaks = [\"R6\"]\n{falling}");
    check_rating(&rated("1", "A", &counted_anew), &[]);
    let old = "years.R4 = { actual = 75 }\nyears.R5 = { actual = 60 }\nyears.R8 = { target = 100 }";
    check_rating(&rated("1", "A", old), &[]);
    let reached = "years.R6 = { actual = 100 }\nyears.R8 = { target = 100 }";
    check_rating(&rated("1", "D", reached), &["1 R6: D"]);
}

fn check_early(years: &str, doubted: &[&str]) {
    check_doubts("target-reached-early", &indicated("1", "", years), doubted);
}

#[test]
fn a_target_reached_years_early_is_asked_about() {
    check_early(
        "years.R6 = { actual = 23 }\nyears.R8 = { target = 20 }",
        &["1 R6: "],
    );
    check_early(
        "years.R4 = { actual = 21 }\nyears.R5 = { actual = 22 }\nyears.R6 = { actual = 23 }\nyears.R7 = { target = 20 }",
        &["1 R4: "],
    );
    check_early(
        "breaks = [\"R6\"]\nyears.R5 = { actual = 22 }\nyears.R6 = { actual = 23 }\nyears.R8 = { target = 20 }",
        &["1 R6: "],
    );
    check_early(
        "better = \"lower\"\nyears.R5 = { actual = 9 }\nyears.R8 = { target = 10 }",
        &["1 R5: "],
    );
}

#[test]
fn a_target_that_was_raised_or_cannot_be_is_not() {
    check_early(
        "years.R6 = { actual = 19 }\nyears.R8 = { target = 20 }",
        &[],
    );
    check_early(
        "years.R6 = { actual = 23 }\nyears.R8 = { target = 20, was = 18 }",
        &[],
    );
    check_early(
        "years.R6 = { actual = 23, target = 15 }\nyears.R7 = { target = 20 }",
        &[],
    );
    check_early(
        "years.R6 = { actual = 23 }\nyears.R7 = { target = 20 }\nyears.R8 = { target = 30 }",
        &[],
    );
    check_early(
        "years.R6 = { actual = 5, target = 4 }\nyears.R8 = { target = 4 }",
        &[],
    );
    check_early(
        "years.R3 = { actual = 5 }\nyears.R6 = { actual = 6 }\nyears.R8 = { target = 4 }",
        &[],
    );
    check_early(
        "better = \"lower\"\nyears.R6 = { actual = 0 }\nyears.R8 = { target = 0 }",
        &[],
    );
    check_early(
        "years.R5 = { actual = 23 }\nyears.R6 = { actual = 19 }\nyears.R8 = { target = 20 }",
        &[],
    );
    check_early(
        "years.R6 = { actual = \"約20\" }\nyears.R8 = { target = 20 }",
        &[],
    );
    check_early(
        "breaks = [\"R7\"]\nyears.R6 = { actual = 23 }\nyears.R8 = { target = 20 }",
        &[],
    );
    let share = row("1", "")
        + "[[initiatives.indicators]]\nname = \"割合\"\nunit = \"%\"\nyears.R6 = { actual = 100 }\nyears.R8 = { target = 100 }\n";
    check_doubts("target-reached-early", &share, &[]);
}

fn check_passed(said: &str, years: &str, doubted: &[&str]) {
    let reported =
        "[[initiatives.indicators]]\nname = \"参加者\"\nunit = \"人\"\nyears.R6 = { actual = 3 }\n";
    let rows = indicated("1", said, years) + reported;
    check_doubts("target-year-passed", &rows, doubted);
}

#[test]
fn a_target_year_without_a_figure_is_asked_about() {
    check_passed(
        "",
        "years.R4 = { actual = 5 }\nyears.R5 = { target = 10 }",
        &["1 R5: "],
    );
    check_passed(
        "",
        "years.R4 = { actual = 5 }\nyears.R6 = { target = 10 }",
        &["1 R6: "],
    );
    check_passed(
        "years.R5.result = \"研修を開いた。\"",
        "years.R5 = { target = 10 }",
        &["1 R5: "],
    );
}

#[test]
fn a_target_year_that_is_told_or_to_come_is_not() {
    check_passed(
        "",
        "years.R4 = { actual = 5 }\nyears.R5 = { actual = 6, target = 10 }",
        &[],
    );
    check_passed(
        "",
        "years.R5 = { target = 10 }\nyears.R6 = { actual = 6 }",
        &[],
    );
    check_passed(
        "",
        "years.R5 = { actual = 5 }\nyears.R7 = { target = 10 }",
        &[],
    );
    check_passed(
        "years.R5.plan = \"研修\"",
        "years.R5 = { target = 10 }",
        &[],
    );
    check_passed(
        "years.R5.result = \"申請の件数は増えた。\"",
        "years.R5 = { target = 10 }",
        &[],
    );
    check_passed(
        "",
        "years.R4 = { actual = 5 }\nyears.R5 = { target = \"完成\" }",
        &[],
    );
}

fn exact(pairs: &[(u32, u32)]) -> String {
    let rows = pairs.iter().enumerate();
    rows.map(|(at, (actual, target))| indicated(&format!("{at}"), "", &of_year(*actual, *target)))
        .collect()
}

#[test]
fn a_group_that_reaches_every_target_exactly_is_asked_about() {
    let code = "actual-equals-target";
    check_doubts(
        code,
        &exact(&[(10, 10), (20, 20), (30, 30), (45, 45)]),
        &["1-1 R6: "],
    );
    check_doubts(
        code,
        &exact(&[(575, 575), (299, 299), (897, 897)]),
        &["1-1 R6: "],
    );
}

#[test]
fn a_group_with_other_figures_or_small_ones_is_not() {
    let code = "actual-equals-target";
    check_doubts(code, &exact(&[(10, 10), (20, 20), (30, 30), (46, 45)]), &[]);
    check_doubts(code, &exact(&[(10, 10), (20, 20), (30, 30)]), &[]);
    let all = exact(&[(10, 10), (20, 20), (30, 30), (45, 45)]);
    let about = all.replace("actual = 45", "actual = \"約45\"");
    assert_ne!(about, all);
    check_doubts(code, &about, &[]);
    check_doubts(code, &exact(&[(0, 0), (0, 0), (0, 0), (0, 0)]), &[]);
    check_doubts(code, &exact(&[(1, 1), (2, 2), (1, 1), (3, 3)]), &[]);
    let shares: String = (0..4)
        .map(|at| {
            let years = of_year(100, 100);
            let indicator =
                format!("[[initiatives.indicators]]\nname = \"割合\"\nunit = \"%\"\n{years}\n");
            row(&at.to_string(), "") + &indicator
        })
        .collect();
    check_doubts(code, &shares, &[]);
}

fn check_reprint(original: &str, reprint: &str, doubted: &[&str]) {
    let reprint = format!("reprint_of = \"1\"\n{reprint}");
    let rows = row("1", original) + &row("2", &reprint);
    check_doubts("reprint-differs", &rows, doubted);
}

fn said(text: &str) -> String {
    format!("years.R6.result = \"{text}\"")
}

#[test]
fn a_reprint_that_differs_is_asked_about() {
    check_reprint(
        &said("講座を20回開き、参加者は300人となった。"),
        &said("講座を20回開き、参加者は310人となった。"),
        &["2 R6: 310人"],
    );
    check_reprint(
        &said("業務の効率化で人的な資源を生み出せた。"),
        &said("業務の効率化で人力的な資源を生み出せた。"),
        &["2 R6: 人力的な"],
    );
    check_reprint(
        "years.R6.rating = \"A\"",
        "years.R6.rating = \"B\"",
        &["2 R6: B"],
    );
    check_reprint(
        "aim = \"利用 R8 20件\"",
        "aim = \"利用 R8 30件\"",
        &["2: 30件"],
    );
    check_reprint(
        &said("システムを運用した。"),
        &said("システムを運用しなかった。"),
        &["2 R6: 運用しなかった"],
    );
}

#[test]
fn a_reprint_that_says_the_same_or_refers_is_not() {
    check_reprint(&said("開いた。"), &said("開いた。"), &[]);
    check_reprint(
        &said("会議を、引き続き開いた。"),
        &said("会議を引続き開いた。"),
        &[],
    );
    check_reprint(&said("開いた。"), "", &[]);
    let with_issue = format!(
        "{}\nyears.R6.issue = \"人手が足りない。\"",
        said("開いた。")
    );
    check_reprint(&with_issue, &said("開いた。"), &[]);
    check_reprint(&said("開いた。"), &with_issue, &[]);
    check_reprint(&said("開いた。"), "years.R6.rating = \"A\"", &[]);
    check_reprint(
        "departments = [\"総務部\"]\nyears.R6.rating = \"A\"",
        "departments = [\"市民部\"]\nyears.R6.rating = \"A\"",
        &[],
    );
    check_reprint(
        "purpose = \"情報システムを安定して動かす。\"\nyears.R6.result = \"端末を更新した。\"",
        "purpose = \"オープンデータの利用を促す。\"\nyears.R6.result = \"実証実験を3件進めた。\"",
        &[],
    );
}

#[test]
fn a_reprint_that_was_not_kept_up_is_one_doubt() {
    let years = |title: &str| {
        format!(
            "years.R4.result = \"{title}を三つの課で使い始めた。\"\nyears.R5.result = \"{title}の利用を広げた。\"\nyears.R5.issue = \"操作に慣れない職員が多い。\"\nyears.R6.result = \"{title}の研修を開いた。\""
        )
    };
    let rows = |reprint: &str| {
        let reprint = format!("reprint_of = \"1\"\n{reprint}");
        row("1", &years("庁内の掲示板")) + &row("2", &reprint)
    };
    check_all_doubts(&rows(&years("庁内の掲示板")), &[]);
    check_words_of_doubts(
        &rows(&years("共用の掲示板")),
        &[[
            "再掲の2と元の1で、R6の取組実績など3欄が異なる（再掲「共用の」、元「庁内の」）。要確認",
            "ほかに違う欄はR5の取組実績、R4の取組実績",
        ]],
    );
    // What contradicts the original is wrong for a reason of its own.
    let other = years("共用の掲示板") + "\nyears.R6.rating = \"A\"";
    let rows = rows(&other).replacen(
        "years.R6.result",
        "years.R6.rating = \"B\"\nyears.R6.result",
        1,
    );
    check_all_doubts(
        &rows,
        &["reprint-differs 2 R6: A", "reprint-differs 2 R6: 共用の"],
    );
}

/// Two rows, the second of them a reprint.
fn reprinted(original: &str, reprint: &str) -> String {
    let reprint = format!("reprint_of = \"1\"\n{reprint}");
    row("1", original) + &row("2", &reprint)
}

#[test]
fn what_a_reprint_has_from_its_original_is_doubted_there() {
    let text = said("講座は合計294回（57回、138回、111回）となり、令和7年8月に表彰された。");
    check_all_doubts(
        &reprinted(&text, &text),
        &[
            "sum-of-parts 1 R6: 294回",
            "date-after-year 1 R6: 令和7年8月に表彰された",
        ],
    );
    let plan = "years.R6.plan = \"電子掲示板の導入\"\n";
    let denied = format!("{plan}{}", said("機器が届かず、導入には至らなかった。"));
    check_all_doubts(
        &reprinted(&denied, &denied),
        &["planned-but-not-done 1 R6: 導入には至らなかった"],
    );
    // Only the reprint has the plan that its result denies.
    check_doubts(
        "planned-but-not-done",
        &reprinted(&said("機器が届かず、導入には至らなかった。"), &denied),
        &["2 R6: 導入には至らなかった"],
    );
}

#[test]
fn a_wrong_figure_of_a_reprint_is_one_doubt() {
    let text = |total: &str| {
        said(&format!(
            "講座は合計{total}（57回、138回、111回）となった。"
        ))
    };
    check_all_doubts(
        &reprinted(&text("306回"), &text("360回")),
        &["reprint-differs 2 R6: 360回"],
    );
    // The original is wrong, too, and in another way.
    check_all_doubts(
        &reprinted(&text("294回"), &text("306回")),
        &["sum-of-parts 1 R6: 294回", "reprint-differs 2 R6: 306回"],
    );
    let indicator = |actual: u32| {
        format!(
            "[[initiatives.indicators]]\nname = \"参加者数\"\nunit = \"人\"\nyears.R6 = {{ actual = {actual} }}\n"
        )
    };
    let with = |original: u32, reprint: u32| {
        let text = said("参加者数は120人となった。");
        let reprint = row("2", &format!("reprint_of = \"1\"\n{text}")) + &indicator(reprint);
        row("1", &text) + &indicator(original) + &reprint
    };
    check_all_doubts(&with(120, 102), &["reprint-differs 2 R6: "]);
    check_all_doubts(&with(102, 102), &["value-elsewhere 1 R6: 120人"]);
}

#[test]
fn a_figure_that_a_reprint_lacks_is_one_doubt() {
    check_all_doubts(
        &reprinted(
            &said("相談会を開き、来場者は80人であった。"),
            &said("相談会を開き、来場者は人であった。"),
        ),
        &["missing-figure 2 R6: 来場者は人であった"],
    );
}

#[test]
fn a_reprint_that_stayed_behind_is_one_doubt() {
    let before = "窓口の案内板を見直し、来庁者の動線をわかりやすくした。";
    let years = |first: &str, second: &str| {
        format!("years.R5.result = \"{first}\"\nyears.R6.result = \"{second}\"")
    };
    let original = years(before, "待合室に呼出しの画面を置き、混雑の様子を配信した。");
    check_all_doubts(
        &reprinted(&original, &years(before, before)),
        &["reprint-differs 2 R6: 窓口の案内板を見直し、来庁者の動線をわかりやすくした。"],
    );
    // The reprint never had the text of the original.
    let own = "庁舎の受付に案内のロボットを置き、来庁者に喜ばれた。";
    check_doubts(
        "repeated-text",
        &reprinted(&original, &years(own, own)),
        &["2 R6: "],
    );
    // Both tell the same again, in words of their own.
    check_all_doubts(
        &reprinted(&years(before, before), &years(own, own)),
        &[
            "repeated-text 1 R6: ",
            "reprint-differs 2 R6: 庁舎の受付に案内のロボットを置き、来庁者に喜ばれた。",
        ],
    );
}

/// A row that tells the same in two years.
fn told_again(text: &str, more: &str) -> String {
    let years = format!("years.R5.result = \"{text}\"\nyears.R6.result = \"{text}\"\n{more}");
    row("1", &years)
}

#[test]
fn a_text_told_again_is_one_doubt() {
    let repeated = "repeated-text 1 R6: ";
    check_all_doubts(
        &told_again("講座は合計294回（57回、138回、111回）となった。", ""),
        &["sum-of-parts 1 R5: 294回", repeated],
    );
    check_all_doubts(
        &told_again("広報の閲覧数は2,159件（前年比+100件）となった。", ""),
        &[repeated],
    );
    let plans = "years.R5.plan = \"電子掲示板の導入\"\nyears.R6.plan = \"電子掲示板の導入\"";
    check_all_doubts(
        &told_again("機器が届かず、導入には至らなかった。", plans),
        &["planned-but-not-done 1 R5: 導入には至らなかった", repeated],
    );
    let indicator = |before: u32, after: u32| {
        format!(
            "[[initiatives.indicators]]\nname = \"参加者数\"\nunit = \"人\"\nyears.R5 = {{ actual = {before} }}\nyears.R6 = {{ actual = {after} }}\n"
        )
    };
    let with = |before, after| {
        told_again("職員研修の参加者数は、120人となった。", "")
            .replace("の参加者数は、", "では、参加者数は")
            + &indicator(before, after)
    };
    check_all_doubts(&with(120, 150), &[repeated]);
    check_all_doubts(&with(110, 150), &["value-elsewhere 1 R5: 120人", repeated]);
    let direction =
        "years.R5.direction = \"手数料の納付にキャッシュレス決済端末を置き、待ち時間を減らす。\"";
    check_all_doubts(
        &told_again(
            "庁内の会議室に大型モニターを据え、紙の配付をやめた。",
            direction,
        ),
        &[repeated],
    );
}

#[test]
fn what_is_new_beside_a_text_told_again_is_doubted() {
    let repeated = "repeated-text 1 R6: ";
    // Only the schedule of the second year has what the result denies.
    check_all_doubts(
        &told_again(
            "機器が届かず、導入には至らなかった。",
            "years.R6.plan = \"電子掲示板の導入\"",
        ),
        &["planned-but-not-done 1 R6: 導入には至らなかった", repeated],
    );
    let issue = "years.R6.issue = \"申請は合計30件（10件、15件）であり、少ない。\"";
    check_all_doubts(
        &told_again(
            "庁内の会議室に大型モニターを据え、紙の配付をやめた。",
            issue,
        ),
        &["sum-of-parts 1 R6: 30件", repeated],
    );
    // The texts are too short to be asked about.
    check_all_doubts(
        &told_again("閲覧数20件（前年比+9件）", ""),
        &["change-from-last-year 1 R6: +9件"],
    );
}

#[test]
fn a_reprinted_indicator_has_the_same_figures() {
    let indicator = |name: &str, unit: &str, actual: u32| {
        format!(
            "[[initiatives.indicators]]\nname = \"{name}\"\nunit = \"{unit}\"\nyears.R6 = {{ actual = {actual} }}\n"
        )
    };
    let check = |reprinted: &str, doubted: &[&str]| {
        let original = row("1", "") + &indicator("申請", "件", 20);
        let rows = original + &row("2", "reprint_of = \"1\"") + reprinted;
        check_doubts("reprint-differs", &rows, doubted);
    };
    check(&indicator("申請（再掲）", "件", 21), &["2 R6: "]);
    check(&indicator("申請", "人", 20), &["2 R6: "]);
    check(&indicator("申請【再掲】", "件", 20), &[]);
    check(&indicator("参加", "件", 21), &[]);
    check("", &[]);
}

fn check_restated(before: &str, after: &str, doubted: &[&str]) {
    let years = format!("years.R5.result = \"{before}\"\nyears.R6.result = \"{after}\"");
    check_doubts("restated-value", &row("1", &years), doubted);
}

#[test]
fn last_years_figure_is_restated_as_it_was() {
    check_restated(
        "証明書の発行部数は14,034部。",
        "証明書の発行部数は14,757部（R5 14,000部）。",
        &["1 R6: 14,000部"],
    );
    check_restated(
        "証明書の発行部数は14,034部。",
        "証明書の発行部数は14,757部（前年度14,134部）。",
        &["1 R6: 14,134部"],
    );
    let years = "years.R4 = { actual = 90 }\nyears.R6 = { actual = 120 }";
    let rows = indicated("1", &said("申請は120件（R4 80件）。"), years);
    check_doubts("restated-value", &rows, &["1 R6: 80件"]);
}

#[test]
fn a_restated_figure_that_is_right_or_of_another_thing_is_not_doubted() {
    let before = "証明書の発行部数は14,034部。";
    check_restated(before, "証明書の発行部数は14,757部（R5 14,034部）。", &[]);
    check_restated("のべ41件。", "のべ55件（R5 40件）。", &[]);
    check_restated(before, "証明書の発行部数は14,757部（R5 約14,000部）。", &[]);
    check_restated(
        before,
        "証明書の発行部数は14,757部（前年度より723部増）。",
        &[],
    );
    check_restated(before, "広報の発行部数は14,757部（R5 12,000部）。", &[]);
    check_restated(
        before,
        "証明書の発行部数は14,757部、うち窓口は20部（R5 30部）。",
        &[],
    );
    check_restated(before, "証明書の発行部数は14,757部（R4 9,501部）。", &[]);
}

/// A text of the plan as a whole for R6.
fn of_plan(text: &str) -> String {
    format!("[plan.years.R6]\nresult = \"{text}\"\n")
}

#[test]
fn the_plans_text_gives_the_figure_of_the_row() {
    let code = "value-elsewhere";
    let named = "[[initiatives.indicators]]\nname = \"コンビニ交付の件数\"\nunit = \"件\"\nyears.R6 = { actual = 14757 }\n";
    let with = |text: &str| of_plan(text) + &row("1", "") + named;
    check_doubts(
        code,
        &with("コンビニ交付件数は14,575件となった。"),
        &["計画全体 R6: 14,575件"],
    );
    check_doubts(code, &with("コンビニ交付件数は14,757件となった。"), &[]);
    check_doubts(code, &with("コンビニ交付件数は約15,000件となった。"), &[]);
    check_doubts(code, &with("コンビニ交付件数の目標は15,000件である。"), &[]);
    check_doubts(
        code,
        &with("コンビニ交付件数は昨年度から723件増えた。"),
        &[],
    );
    check_doubts(code, &with("コンビニ交付件数は20件となった。"), &[]);
    check_doubts(code, &with("コンビニ交付件数は14,575部となった。"), &[]);
    check_doubts(code, &with("広報の配布件数は14,575件となった。"), &[]);
}

#[test]
fn swapped_digits_are_seen_where_words_are_shared() {
    let code = "value-elsewhere";
    let named = "[[initiatives.indicators]]\nname = \"相談窓口の利用\"\nunit = \"件\"\nyears.R6 = { actual = 1268 }\n";
    let with = |text: &str| of_plan(text) + &row("1", "") + named;
    check_doubts(
        code,
        &with("企業の相談は1,286件にのぼった。"),
        &["計画全体 R6: 1,286件"],
    );
    check_doubts(code, &with("企業の相談は1,268件にのぼった。"), &[]);
    check_doubts(code, &with("企業の見学は1,286件にのぼった。"), &[]);
    check_doubts(code, &with("企業の相談は1,862件にのぼった。"), &[]);
    check_doubts(code, &with("企業の相談は約1,286件にのぼった。"), &[]);
}

#[test]
fn a_rows_text_gives_the_figure_of_its_measures_indicator() {
    let measure = "[[measures.indicators]]\nname = \"移住・定住促進サイトアクセス件数\"\nunit = \"件\"\nyears.R6 = { actual = 146649 }\n";
    let with = |text: &str| measure.to_owned() + &row("1", &said(text));
    let code = "value-elsewhere";
    check_doubts(
        code,
        &with("移住サイトアクセス件数は149,649件。"),
        &["1 R6: 149,649件"],
    );
    check_doubts(code, &with("移住サイトアクセス件数は146,649件。"), &[]);
    check_doubts(code, &with("移住相談アクセス件数は149,649件。"), &[]);
    check_doubts(code, &with("移住サイトアクセス件数は2,000件。"), &[]);
}

#[test]
fn a_rows_text_gives_the_figure_of_its_indicator() {
    let code = "value-elsewhere";
    let with = |text: &str| indicated("1", &said(text), "years.R6 = { actual = 120 }");
    check_doubts(code, &with("申請件数は102件となった。"), &["1 R6: 102件"]);
    check_doubts(code, &with("申請件数は120件となった。"), &[]);
    check_doubts(
        code,
        &with("申請件数は300件（R5 180件、R6 120件）となった。"),
        &[],
    );
    check_doubts(code, &with("新規の申請件数は20件となった。"), &[]);
    check_doubts(code, &with("申請件数は100件を見込む。"), &[]);
    check_doubts(code, &with("申請件数は月平均10件となった。"), &[]);
    check_doubts(code, &with("電子の申請件数は100件となった。"), &[]);
    check_doubts(code, &with("申請件数は延べ500件となった。"), &[]);
}

/// A row whose text gives a figure of its indicator.
fn counted(text: &str, unit: &str, actual: &str) -> String {
    let said = row("1", &said(&format!("印刷枚数は{text}となった。")));
    let years = format!("years.R6 = {{ actual = {actual} }}");
    format!("{said}[[initiatives.indicators]]\nname = \"印刷枚数\"\nunit = \"{unit}\"\n{years}\n")
}

#[test]
fn a_rounded_figure_agrees_with_the_exact_one() {
    for (text, unit, actual) in [
        ("約12千枚", "枚", "12034"),
        ("12千枚", "枚", "12034"),
        ("１２千枚", "枚", "12034"),
        ("1万2千枚", "枚", "12034"),
        ("1.2万枚", "枚", "12034"),
        ("12,034枚", "千枚", "12"),
        ("12,034枚", "千枚", "12.0"),
        ("12,034枚", "万枚", "1.2"),
        ("1.2万枚", "千枚", "12.034"),
        ("12千人", "人", "11500"),
        ("12.3百万円", "円", "12345678"),
        ("12,346千円", "百万円", "12.3"),
        ("1,234万円", "百万円", "12"),
        ("46%", "％", "45.7"),
        ("46パーセント", "%", "45.7"),
        ("45.7%", "%", "46"),
        ("45.66%", "%", "45.7"),
    ] {
        check_doubts("value-elsewhere", &counted(text, unit, actual), &[]);
    }
}

#[test]
fn a_figure_that_rounds_to_another_does_not_agree() {
    for (text, unit, actual) in [
        ("12千枚", "枚", "12534"),
        ("1万2千枚", "枚", "12634"),
        ("12,534枚", "千枚", "12"),
        ("13,034枚", "千枚", "12"),
        ("12,934枚", "千枚", "12"),
        ("12.3百万円", "円", "12385678"),
        ("12,374千円", "百万円", "12.3"),
        ("46%", "%", "45.4"),
        ("45.4%", "%", "46"),
        ("45.7%", "%", "45"),
        // Noughts are printed digits like any others.
        ("12,000枚", "枚", "12034"),
        ("12,034枚", "枚", "12000"),
    ] {
        let place = format!("1 R6: {text}");
        check_doubts("value-elsewhere", &counted(text, unit, actual), &[&place]);
    }
}

#[test]
fn figures_are_quoted_as_they_are_printed() {
    check_words_of_doubts(
        &counted("13,534枚", "千枚", "12.5"),
        &[[
            "「印刷枚数」は「13,534枚」とあるが、取組1のR6の記載では12.5千枚である。要確認",
            "13,534枚と12.5千枚、差は1,034",
        ]],
    );
    let rows = of_plan("配信の視聴者数は21千人となった。")
        + &row("1", &said("視聴者数は２０，０００人。"));
    check_words_of_doubts(
        &rows.replace("視聴者数は２", "配信の視聴者数は２"),
        &[[
            "「配信の視聴者数」は「21千人」とあるが、取組1のR6の記載では２０，０００人である。要確認",
            "21千人と２０，０００人、差は1,000",
        ]],
    );
    let target = "[[initiatives.indicators]]\nname = \"削減額\"\nunit = \"百万円\"\nyears.R6 = { target = 6.5 }\n";
    let rows = |plan| row("1", &format!("years.R6.plan = \"目標：{plan}\"")) + target;
    check_words_of_doubts(
        &rows("6,300千円"),
        &[[
            "工程では「6,300千円」とあるが、指標「削減額」のR6の目標は6.5百万円である。要確認",
            "工程6,300千円、指標6.5百万円、差は200,000",
        ]],
    );
    check_all_doubts(&rows("6,520千円"), &[]);
    check_all_doubts(&rows("7百万円"), &[]);
}

#[test]
fn a_restated_figure_may_be_rounded_and_is_quoted_as_printed() {
    let indicator = |before: &str| {
        format!(
            "[[initiatives.indicators]]\nname = \"決算額\"\nunit = \"百万円\"\nyears.R5 = {{ actual = {before} }}\nyears.R6 = {{ actual = 52 }}\n"
        )
    };
    let rows = |before: &str| {
        row("1", &said("決算額は52百万円（R5 48,213千円）となった。")) + &indicator(before)
    };
    check_all_doubts(&rows("48"), &[]);
    check_words_of_doubts(
        &rows("47"),
        &[[
            "R5の数値として「48,213千円」とあるが、R5の記載では47百万円である。要確認",
            "R6でのR5は48,213千円、R5の記載は47百万円",
        ]],
    );
}

#[test]
fn a_plan_or_a_target_within_a_name_is_none() {
    let with = |text: &str| indicated("1", &said(text), "years.R6 = { actual = 120 }");
    for text in [
        "目標管理システムにより、申請件数は102件となった。",
        "予定表の配信により、申請件数は102件となった。",
        "計画課では、申請件数は102件となった。",
        "6月21日に開き、申請件数は102件となった。",
        "4月1日に始め、申請件数は102件となった。",
    ] {
        check_doubts("value-elsewhere", &with(text), &["1 R6: 102件"]);
    }
    for text in [
        "目標値を置き、申請件数は102件となった。",
        "予定者数により、申請件数は102件となった。",
        "目標は高く、申請件数は102件となった。",
        "当初、申請件数は102件となった。",
        "1日の、申請件数は102件となった。",
        "見込みでは、申請件数は102件となった。",
    ] {
        check_doubts("value-elsewhere", &with(text), &[]);
    }
}

#[test]
fn an_aim_gives_the_targets_of_its_indicators() {
    let code = "value-elsewhere";
    let with = |aim: &str| {
        let years = "years.R3 = { actual = 6 }\nyears.R8 = { target = 20, was = 18 }";
        indicated("1", &format!("aim = \"{aim}\""), years)
    };
    check_doubts(code, &with("申請件数 R8：20件"), &[]);
    check_doubts(code, &with("申請の拡充（R3 6件→R8 25件）"), &["1: 25件"]);
    check_doubts(code, &with("申請件数 R8：30件"), &["1: 30件"]);
    check_doubts(code, &with("申請の拡充（R3 6件→R8 20件）"), &[]);
    check_doubts(code, &with("申請の拡充（R3 6件→R8 18件）"), &["1: 18件"]);
    check_doubts(code, &with("研修の受講 R8 30件"), &[]);
    check_doubts(code, &with("申請件数 R7：30件"), &[]);
    check_doubts(code, &with("申請件数 R8：30人"), &[]);
    let thousands = |aim: &str| {
        let years = "years.R8 = { target = 12.5 }";
        let indicator =
            format!("[[initiatives.indicators]]\nname = \"閲覧数\"\nunit = \"千件\"\n{years}\n");
        row("1", &format!("aim = \"{aim}\"")) + &indicator
    };
    check_doubts(code, &thousands("閲覧数 R8：12,480件"), &[]);
    check_doubts(code, &thousands("閲覧数 R8：13千件"), &[]);
    check_doubts(code, &thousands("閲覧数 R8：12,380件"), &["1: 12,380件"]);
}

#[test]
fn a_schedule_gives_the_targets_of_the_year() {
    let code = "schedule-target";
    let with = |plan: &str| {
        let years = "years.R6 = { target = 3300 }\nyears.R7 = { target = 4300 }\nyears.R8 = { target = 5300 }";
        indicated("1", plan, years)
    };
    let of_year = |text: &str| with(&format!("years.R6.plan = \"{text}\""));
    check_doubts(
        code,
        &of_year("申請の拡大 目標：3,000件"),
        &["1 R6: 3,000件"],
    );
    check_doubts(code, &of_year("申請件数の目標 300件"), &["1 R6: 300件"]);
    check_doubts(code, &of_year("目標：3,300件（単年で3,200件）"), &[]);
    check_doubts(code, &of_year("説明会の開催 目標：20件"), &[]);
    check_doubts(code, &of_year("目標：3,000人"), &[]);
    check_doubts(code, &of_year("3,000件の洗い出し"), &[]);
    let series = "years.R6.plan = \"3,200件に拡大\"\nyears.R7.plan = \"4,300件に拡大\"\nyears.R8.plan = \"5,300件に拡大\"";
    check_doubts(code, &with(series), &["1 R6: 3,200件"]);
    let right = series.replace("3,200", "3,300");
    check_doubts(code, &with(&right), &[]);
}

/// Four rows, one of them a reprint: A, A, B, and A again.
fn four() -> String {
    let of = |id: &str, mark: &str| row(id, &format!("years.R6.rating = \"{mark}\""));
    let reprint = row("4", "reprint_of = \"1\"\nyears.R6.rating = \"A\"");
    of("1", "A") + &of("2", "A") + &of("3", "B") + &reprint
}

fn check_total(text: &str, doubted: &[&str]) {
    let doubted: Vec<String> = doubted
        .iter()
        .map(|words| format!("計画全体 R6: {words}"))
        .collect();
    let doubted: Vec<&str> = doubted.iter().map(String::as_str).collect();
    check_doubts("total-of-rows", &(of_plan(text) + &four()), &doubted);
}

#[test]
fn counts_that_the_rows_do_not_make_are_doubted() {
    check_total("A評価は5件となった。", &["A評価は5件"]);
    check_total("Ａ：5、Ｂ：1", &["Ａ：5"]);
    check_total("Ａ：3（70.0%）、Ｂ：1（25.0%）", &["70.0%"]);
    check_total("A評価の割合は60.0%である。", &["A評価の割合は60.0%"]);
}

#[test]
fn counts_that_the_rows_make_with_or_without_reprints_are_not() {
    check_total("A評価は3件となった。", &[]);
    check_total("A評価は2件、B評価は1件となった。", &[]);
    check_total("Ａ：3（75.0%）、Ｂ：1（25.0%）", &[]);
    check_total("Ａ：2（66.7%）、Ｂ：1（33.3%）", &[]);
    check_total("Ａ（順調）：3、Ｂ：1", &[]);
}

#[test]
fn counts_of_something_else_are_not_doubted() {
    check_total("A評価は前年度から5件増えた。", &[]);
    check_total("柱では、A評価は5件となった。", &[]);
    check_total("令和5年度のA評価は5件であった。", &[]);
    check_total("A4判を5件、A 5ページ", &[]);
    check_total("AI：5、B：1", &[]);
    check_total("5の取組を始めた。", &[]);
}

#[test]
fn the_number_of_all_rows_is_that_of_the_rows() {
    let ten: String = (0..10)
        .map(|at| row(&at.to_string(), "years.R6.rating = \"A\""))
        .collect();
    let check = |text: &str, doubted: &[&str]| {
        check_doubts("total-of-rows", &(of_plan(text) + &ten), doubted);
    };
    check("全11の取組を進めた。", &["計画全体 R6: 11の取組"]);
    check("取組数は11件である。", &["計画全体 R6: 取組数は11件"]);
    check("11の取組のうち、A評価は10件。", &["計画全体 R6: 11の取組"]);
    check("10の取組のうち、A評価は10件。", &[]);
    check("4分野11の取組を行った。", &["計画全体 R6: 11の取組"]);
    check("くらしの分野で11の取組を行った。", &[]);
    check("全10の取組を進めた。", &[]);
    check("取組数は10件である。", &[]);
    check("9の取組が順調に進んだ。", &[]);
    check("新たに全9の取組を始めた。", &[]);
    check("完了した取組は9件である。", &[]);
    check("全約11の取組を進めた。", &[]);
    check("全2の取組を進めた。", &[]);
}
