//! Texts told again, figures, indicators and units that go missing or change,
//! plans that were not carried out, dates after their year: what is doubted, and
//! what only looks like it.

use super::doubting::{check_doubts, row};

/// Texts of years, as `R5 result: text`, as one row.
fn told(texts: &[(&str, &str)]) -> String {
    let lines = texts
        .iter()
        .map(|(place, text)| format!("years.{} = \"{text}\"", place.replace(' ', ".")));
    row("1", &lines.collect::<Vec<_>>().join("\n"))
}

fn check(code: &str, texts: &[(&str, &str)], expected: &[&str]) {
    check_doubts(code, &told(texts), expected);
}

// --- repeated-text --------------------------------------------------------------

fn check_repeated(before: &str, after: &str, is_doubted: bool) {
    for kind in ["result", "outcome", "issue", "direction"] {
        let places = [format!("R5 {kind}"), format!("R6 {kind}")];
        let [first, second] = places.each_ref().map(String::as_str);
        let expected: &[&str] = if is_doubted { &["1 R6: "] } else { &[] };
        check(
            "repeated-text",
            &[(first, before), (second, after)],
            expected,
        );
    }
}

#[test]
fn a_text_of_the_year_before_is_told_again() {
    check_repeated(
        "窓口の案内板を見直し、来庁者の動線をわかりやすくした。",
        "窓口の案内板を見直し、来庁者の動線をわかりやすくした。",
        true,
    );
    check_repeated(
        "令和5年度の研修は、庁内の講師が全職員に向けて開いた。",
        "令和6年度の研修は、庁内の講師が全職員に向けて開いた。",
        true,
    );
    check_repeated(
        "R4年度に変わった道路の台帳を、委託先が現地の測量にもとづいて更新した。",
        "R5年度に変わった道路の台帳を、委託先が現地の測量にもとづいて更新した。",
        true,
    );
    check_repeated(
        "庁舎の受付に置いた端末で来庁者の用件を聞き取り、担当の窓口へ円滑に案内することができた。",
        "庁舎の受付に置いた端末で来庁者の用件を聞き取り、担当の窓口へ適切に案内することができた。",
        true,
    );
}

#[test]
fn three_years_of_the_same_are_one_doubt() {
    let text = "窓口の案内板を見直し、来庁者の動線をわかりやすくした。";
    let years = [
        ("R4 result", text),
        ("R5 result", text),
        ("R6 result", text),
    ];
    check("repeated-text", &years, &["1 R6: "]);
}

#[test]
fn what_is_told_anew_is_no_repetition() {
    check_repeated("特になし", "特になし", false);
    check_repeated("引き続き実施する。", "引き続き実施する。", false);
    // The figures are those of the year.
    check_repeated(
        "令和5年度の利用は1,200件で、窓口の混雑が和らいだ。",
        "令和6年度の利用は1,350件で、窓口の混雑が和らいだ。",
        false,
    );
    check_repeated(
        "庁舎の受付に置いた端末で来庁者の用件を聞き取り、担当の窓口へ円滑に案内することができた。",
        "庁舎の受付に置いた端末で来庁者の用件を聞き取り、担当の窓口へ円滑に案内できなかった。",
        false,
    );
    check_repeated(
        "窓口の案内板を見直した。来庁者の動線もわかりやすくした。",
        "窓口の案内板を見直した。待合室には呼出しの画面を置いた。",
        false,
    );
    // The months are facts, too.
    check_repeated(
        "令和5年7月に全職員に向けて情報セキュリティの研修を開いた。",
        "令和6年9月に全職員に向けて情報セキュリティの研修を開いた。",
        false,
    );
}

#[test]
fn plans_and_years_apart_may_be_the_same() {
    let text = "窓口の案内板を見直し、来庁者の動線をわかりやすくする。";
    check(
        "repeated-text",
        &[("R5 plan", text), ("R6 plan", text)],
        &[],
    );
    check(
        "repeated-text",
        &[("R4 result", text), ("R6 result", text)],
        &[],
    );
}

#[test]
fn a_reprint_is_not_asked_about_what_its_original_is() {
    let years = "years.R5.result = \"窓口の案内板を見直し、動線をわかりやすくした。\"\nyears.R6.result = \"窓口の案内板を見直し、動線をわかりやすくした。\"";
    let reprint = row("2", &format!("reprint_of = \"1\"\n{years}"));
    let rows = format!("{}{reprint}", row("1", years));
    check_doubts("repeated-text", &rows, &["1 R6: "]);
}

// --- direction-without-echo -----------------------------------------------------

fn check_echo(direction: &str, result: &str, expected: &[&str]) {
    let texts = [("R5 direction", direction), ("R6 result", result)];
    check("direction-without-echo", &texts, expected);
}

#[test]
fn a_direction_of_which_nothing_is_heard_again() {
    check_echo(
        "証明書の発行にキャッシュレス決済端末を置き、手数料の納付を楽にする。",
        "庁内の会議室に大型モニターを据え、紙の配付をやめた。",
        &["1 R6: "],
    );
    check_echo(
        "証明書の発行にキャッシュレス決済端末を置き、窓口での使いこなしを助ける。",
        "庁内の会議室に大型モニターを据え、紙の配付をやめた。",
        &["1 R6: "],
    );
}

#[test]
fn a_direction_that_is_taken_up_or_asks_for_nothing_is_not_doubted() {
    let result = "庁内の会議室に大型モニターを据え、紙の配付をやめた。";
    check_echo(
        "会議でのモニターの使い方を庁内に広め、印刷の枚数を減らしていく。",
        result,
        &[],
    );
    check_echo(
        "今後も引き続き適切に運用し、業務の効率化を推進していく。",
        result,
        &[],
    );
    check_echo(
        "令和8年度にキャッシュレス決済端末を置き、手数料の納付を楽にする。",
        result,
        &[],
    );
    check_echo(
        "キャッシュレス決済端末の設置をもって、この取組は終了とする。",
        result,
        &[],
    );
    check_echo("キャッシュレス決済端末を置く。", result, &[]);
    check_echo(
        "キャッシュレス決済端末は好評であり、方式の変更なしとする。",
        result,
        &[],
    );
    check_echo(
        "証明書の発行にキャッシュレス決済端末を置き、手数料の納付を楽にする。",
        "継続して実施した。",
        &[],
    );
    check(
        "direction-without-echo",
        &[
            (
                "R5 direction",
                "証明書の発行にキャッシュレス決済端末を置き、手数料の納付を楽にする。",
            ),
            ("R6 result", result),
            ("R6 issue", "決済の手段ごとの費用を比べる必要がある。"),
        ],
        &[],
    );
}

// --- missing-figure -------------------------------------------------------------

fn check_counter(text: &str, doubted: &[&str]) {
    let doubted: Vec<String> = doubted
        .iter()
        .map(|words| format!("1 R6: {words}"))
        .collect();
    let doubted: Vec<&str> = doubted.iter().map(String::as_str).collect();
    check("missing-figure", &[("R6 result", text)], &doubted);
}

#[test]
fn a_counter_without_its_figure() {
    check_counter(
        "学校において、件の連絡メールを配信した。",
        &["学校において、件の連絡メールを"],
    );
    check_counter("図書の購入は冊で、貸出も伸びた。", &["購入は冊で"]);
    check_counter(
        "案内を市内のスーパー、か所に置いた。",
        &["スーパー、か所に置いた"],
    );
    check_counter("回答率は％となった。", &["回答率は％"]);
    check_counter(
        "学校では、　件の連絡を配信した。",
        &["学校では、　件の連絡を配信した"],
    );
    check_counter("問い合わせは○○件であった。", &["合わせは○○件であった"]);
    check_counter("講座には延べ人が参加した。", &["延べ人が参加した"]);
    check_counter(
        "登録した世帯へ件の警報を流した。",
        &["世帯へ件の警報を流した"],
    );
    check_counter("苦情は件あった。", &["苦情は件あった"]);
    check_counter("市民から件の意見を得た。", &["市民から件の意見を得た"]);
    check_counter("受講者数は人であった。", &["受講者数は人であった"]);
}

#[test]
fn a_figure_that_the_year_before_has_in_the_same_place() {
    let years = |before, after| [("R5 result", before), ("R6 result", after)];
    check(
        "missing-figure",
        &years(
            "職員研修を開催し、受講者は120人であった。",
            "職員研修を開催し、受講者は人であった。",
        ),
        &["1 R6: 受講者は人であった"],
    );
    check(
        "missing-figure",
        &years(
            "窓口に端末10台を置き、待ち時間を減らした。",
            "窓口に端末台を置き、待ち時間を減らした。",
        ),
        &["1 R6: 窓口に端末台を置き"],
    );
    // The words go on otherwise after the next comma or figure.
    check(
        "missing-figure",
        &years(
            "見学に来た児童は42人おり、3校に及んだ。",
            "見学に来た児童は人おり、うち半数が体験した。",
        ),
        &["1 R6: 児童は人おり"],
    );
    // In a list of figures the others have theirs.
    check(
        "missing-figure",
        &years("会員42人、貸出310回。", "会員人、貸出355回。"),
        &["1 R6: 会員人"],
    );
}

#[test]
fn a_reprint_has_the_figure_of_its_original() {
    let original = row(
        "1",
        "years.R6.result = \"相談会を開き、来場者は80人であった。\"",
    );
    let reprint = row(
        "2",
        "reprint_of = \"1\"\nyears.R6.result = \"相談会を開き、来場者は人であった。\"",
    );
    let rows = format!("{original}{reprint}");
    check_doubts("missing-figure", &rows, &["2 R6: 来場者は人であった"]);
}

#[test]
fn words_that_begin_with_a_counter_are_no_gaps() {
    for text in [
        "本件の扱いを決めた。案件の整理も終えた。",
        "地域間、人の移動を調べた。",
        "庁内、部の方針を示した。総務部の方針も示した。",
        "机の上、台の上に置いた。",
        "相談は、件数を数えた。件名も付けた。",
        "申込（件）と参加（人）を表にした。",
        "単位は件、％、冊のいずれかとした。",
        "ほか所管課で確認した。市のか所属長が見た。",
        "この件を、あの件の後に片づけた。",
        "資料は冊子にまとめ、枚数を減らした。",
        "契約件数と予約人数、集約台数を数えた。",
        "窓口で、人が応対した。今回の件は、本の貸出と点検である。",
        "訪れた人に、回を重ねて説明した。",
        "約束の品、合計額、延べ人数を記した。",
        "割合は、％で示した。",
        "数件の問い合わせと複数枚の写真があった。",
        "20件の相談と、3冊の手引きと、約5枚の絵、50％の値。",
        "本件の扱いは、全件の確認と案件の整理から始めた。",
        "一部の課へ案内し、各部の意見を聞いた。何人かは数件を寄せた。",
        "市民から人気の高い講座を開き、窓口へ人を置いた。",
        "国から部の名を示された。東京から本の寄贈があった。",
        "物件ありと要件ありの札、用件あり次第の連絡。",
        "配布部数は部で集計した。参加者数は人により差がある。",
        "利用者数は回を重ねるごとに増えた。",
        "担当は人である。主役は人であった。",
    ] {
        check_counter(text, &[]);
    }
}

#[test]
fn words_that_can_stand_without_the_figure_of_last_year_are_no_gaps() {
    let years = |before, after| [("R5 result", before), ("R6 result", after)];
    for texts in [
        years(
            "窓口で応対した20人に案内を渡した。",
            "窓口で応対した人に案内を渡した。",
        ),
        years(
            "市内の3施設で使えるようになった。",
            "市内の施設で使えるようになった。",
        ),
        years("対応した3件の記録を残した。", "対応した件の記録を残した。"),
        years("相談は3件の増加となった。", "相談は4件の増加となった。"),
        years(
            "庁内の関係4部で協議して決めた。",
            "庁内の関係部で協議して決めた。",
        ),
        years(
            "市内の対象5校に案内を配った。",
            "市内の対象校に案内を配った。",
        ),
        years(
            "担当3部、委員12人で会を開いた。",
            "担当部、委員で会を開いた。",
        ),
        years("山の案内8人、客310人。", "山の案内人、客の声を聞いた。"),
    ] {
        check("missing-figure", &texts, &[]);
    }
}

// --- no-longer-reported ---------------------------------------------------------

fn check_reported(years: &str, expected: &[&str]) {
    let indicator =
        format!("[[initiatives.indicators]]\nname = \"利用者数\"\nunit = \"人\"\n{years}\n");
    let row = told(&[("R6 result", "窓口の案内板を見直した。")]);
    check_doubts("no-longer-reported", &format!("{row}{indicator}"), expected);
}

#[test]
fn an_indicator_stops_being_reported() {
    check_reported(
        "years.R4 = { actual = 10 }\nyears.R5 = { actual = 12 }",
        &["1 R6: "],
    );
    check_reported(
        "years.R4 = { actual = 10 }\nyears.R5 = { actual = 12 }\nyears.R8 = { target = 20 }",
        &["1 R6: "],
    );
}

#[test]
fn an_indicator_that_goes_on_or_is_done_with_is_not_doubted() {
    check_reported(
        "years.R4 = { actual = 10 }\nyears.R5 = { actual = 12 }\nyears.R6 = { actual = 12 }",
        &[],
    );
    check_reported("years.R5 = { actual = 12 }", &[]);
    check_reported(
        "years.R4 = { actual = 10 }\nyears.R5 = { actual = 20, target = 20 }",
        &[],
    );
    let without_result = told(&[("R6 issue", "窓口の案内板が見にくい。")]);
    let indicator = "[[initiatives.indicators]]\nname = \"利用者数\"\nyears.R4 = { actual = 10 }\nyears.R5 = { actual = 12 }\n";
    check_doubts(
        "no-longer-reported",
        &format!("{without_result}{indicator}"),
        &[],
    );
    let in_prose = told(&[("R6 result", "利用者数は14人となった。")]);
    check_doubts("no-longer-reported", &format!("{in_prose}{indicator}"), &[]);
}

#[test]
fn figures_that_are_published_later_are_not_asked_for() {
    let indicator = |name: usize| {
        format!(
            "[[initiatives.indicators]]\nname = \"数{name}\"\nyears.R4 = {{ actual = 1 }}\nyears.R5 = {{ actual = 2 }}\n"
        )
    };
    let all: String = (0..5).map(indicator).collect();
    let row = told(&[("R6 result", "窓口の案内板を見直した。")]);
    check_doubts("no-longer-reported", &format!("{row}{all}"), &[]);
    let one = "[[initiatives.indicators]]\nname = \"別\"\nyears.R6 = { actual = 2 }\n";
    check_doubts(
        "no-longer-reported",
        &format!("{row}{all}{one}"),
        &["1 R6: "; 5],
    );
}

// --- unit-changes ---------------------------------------------------------------

fn check_unit(before: &str, after: &str, doubted: &[&str]) {
    let doubted: Vec<String> = doubted
        .iter()
        .map(|words| format!("1 R6: {words}"))
        .collect();
    let doubted: Vec<&str> = doubted.iter().map(String::as_str).collect();
    check(
        "unit-changes",
        &[("R5 result", before), ("R6 result", after)],
        &doubted,
    );
}

#[test]
fn the_same_thing_in_another_unit() {
    check_unit(
        "証明書発行数は1,403件となった。",
        "証明書発行数は1,475部となった。",
        &["1,475部"],
    );
    check_unit("講座の開催は12回。", "講座の開催は14人。", &["14人"]);
    check_unit(
        "オンライン申請率は12%。",
        "オンライン申請率は15件。",
        &["15件"],
    );
    check_unit(
        "貸出しの画面を直した。利用は640人で、前の年より伸びた。",
        "貸出しの画面を直した。利用は720件。",
        &["720件"],
    );
    check_unit(
        "施設の案内。予約310件。",
        "施設の案内。予約295人。",
        &["295人"],
    );
    check_unit(
        "市内4か所で説明会を開き、延べ85人が参加した。",
        "市内6か所で説明会を開き、延べ92世帯が参加した。",
        &["92世帯"],
    );
    check_unit(
        "延べ130回の利用があった。夜の便が混んだ。",
        "延べ155台の利用があり、夜の便が混んだ。",
        &["155台"],
    );
}

#[test]
fn units_that_are_the_same_or_of_something_else_are_not_doubted() {
    check_unit("受講者は120人。", "受講者は130名。", &[]);
    check_unit("達成率は12%。", "達成率は15％。", &[]);
    check_unit("納付額は40千円。", "納付額は59,000円。", &[]);
    check_unit("研修会は3回、50人。", "研修会は60人、4回。", &[]);
    check_unit("協力先は20社。", "協力先は25事業所。", &[]);
    check_unit("待ち時間は2時間。", "待ち時間は90分。", &[]);
    check_unit("相談は120件。", "講座は3回。", &[]);
    check_unit("窓口の利用は80%。", "窓口の利用は120件。", &[]);
    // Somebody else takes part in something else.
    check_unit(
        "市内4か所で説明会を開き、85人が参加した。",
        "市内4か所で見本市を開き、92社が参加した。",
        &[],
    );
    check_unit(
        "説明会を開いた。85人が参加した。",
        "見本市を開いた。92社が参加した。",
        &[],
    );
    // An act says nothing of what it is done to.
    check_unit("導入12校。", "導入15台。", &[]);
    check_unit("実施は12回。", "実施は8校。", &[]);
    check_unit("8校に導入12台。", "9校に導入15件。", &[]);
    // Both are there in one of the years.
    check_unit("予約は120人、50組。", "予約は140組。", &[]);
    check_unit("利用は120人。", "利用は135名。", &[]);
    check_unit("相談は12人。", "相談は250件。", &[]);
    check_unit("85人が参加者に選ばれた。", "92件が参加者に選ばれた。", &[]);
    check_unit("利用は10%増。", "利用は12件増。", &[]);
}

#[test]
fn an_indicator_in_two_units() {
    let indicator = |unit: &str, years: &str| {
        format!("[[initiatives.indicators]]\nname = \"発行数\"\nunit = \"{unit}\"\n{years}\n")
    };
    let row = told(&[("R6 result", "窓口の案内板を見直した。")]);
    let rows = |first: &str, second: &str| format!("{row}{first}{second}");
    let before = indicator("件", "years.R5 = { actual = 10 }");
    let other = indicator("部", "years.R6 = { actual = 12 }");
    check_doubts("unit-changes", &rows(&before, &other), &["1 R6: "]);
    // Both in one year are two figures of one thing.
    let beside = indicator(
        "部",
        "years.R5 = { actual = 9 }\nyears.R6 = { actual = 12 }",
    );
    check_doubts("unit-changes", &rows(&before, &beside), &[]);
    let thousands = indicator("千件", "years.R6 = { actual = 12 }");
    check_doubts("unit-changes", &rows(&before, &thousands), &[]);
}

// --- planned-but-not-done -------------------------------------------------------

fn check_planned(plan: &str, result: &str, doubted: &[&str]) {
    let doubted: Vec<String> = doubted
        .iter()
        .map(|words| format!("1 R6: {words}"))
        .collect();
    let doubted: Vec<&str> = doubted.iter().map(String::as_str).collect();
    let texts = [("R6 plan", plan), ("R6 result", result)];
    check("planned-but-not-done", &texts, &doubted);
}

#[test]
fn what_was_planned_was_not_done() {
    check_planned(
        "関係課と協議 窓口予約の導入(3課)",
        "試験は終えたが、最終の確認で問題が起き、導入には至っていない。",
        &["導入には至っていない"],
    );
    check_planned(
        "導入",
        "予算の都合により、導入を次年度に延期した。",
        &["導入を次年度に延期した"],
    );
    check_planned(
        "電子決裁の導入",
        "電子決裁の導入に向けて、他市の例を参考に検討した。電子決裁の導入について検討した。",
        &["電子決裁の導入について検討した"],
    );
    check_planned(
        "システムの稼働",
        "機器の納入が遅れ、稼働は来年度となった。",
        &["稼働は来年度となった"],
    );
    check_planned(
        "庁内無線LANの整備",
        "庁内無線LANの整備を見送った。",
        &["庁内無線LANの整備を見送った"],
    );
    check_planned(
        "書かない窓口の実施",
        "書かない窓口は未実施である。",
        &["書かない窓口は未実施である"],
    );
    check_planned(
        "案内ロボットの導入",
        "導入に向けて、他市の例を調べ、置き場所を検討した。",
        &["導入に向けて、他市の例を調べ、置き場所を検討した"],
    );
    check_planned(
        "案内ロボットの導入",
        "令和7年度の導入に向け、関係課と協議した。",
        &["令和7年度の導入に向け"],
    );
    check_planned(
        "改修の完了、全課での運用開始",
        "機器の納入が遅れ、運用開始は令和7年度となりました。",
        &["運用開始は令和7年度となりました"],
    );
    check_planned(
        "電子入札の稼働",
        "電子入札の稼働は、部品の不足により翌年度へ延期となった。",
        &["電子入札の稼働は、部品の不足により翌年度へ延期となった"],
    );
    check_planned(
        "電子入札の本格稼働",
        "試験にとどまり、本格稼働していない。",
        &["本格稼働していない"],
    );
    check_planned(
        "スマートロックの導入",
        "スマートロックについて、費用と効果を検討中。",
        &["スマートロックについて、費用と効果を検討中"],
    );
    check_planned(
        "災害用備蓄の電子台帳の公開（9月）",
        "公開の時期と項目を引き続き検討している。説明の会には14人が来た。",
        &["公開の時期と項目を引き続き検討している"],
    );
    check_planned(
        "中央監視盤の更新",
        "部品の値上がりにより、更新時期を来年の予算とあわせて調整中である。",
        &["更新時期を来年の予算とあわせて調整中である"],
    );
    check_planned(
        "施設案内の予約サービス開始",
        "委託先を選び直した。サービスの開始時期は未定である。",
        &["サービスの開始時期は未定である"],
    );
}

/// Expects that a result which ends in these words denies what was planned, and that it
/// does not where they are of a part of it only.
fn check_denied(words: &str) {
    let plan = "相談予約アプリの導入";
    for said in [
        format!("導入{words}"),
        format!("導入が{words}"),
        format!("導入は{words}"),
        format!("相談予約アプリの導入まで{words}"),
        format!("相談予約アプリを導入することが{words}"),
        format!("相談予約アプリは導入を行うことが{words}"),
    ] {
        check_planned(plan, &format!("機器の納入が遅れ、{said}"), &[&said]);
        check_planned(
            plan,
            &format!("6月に相談予約アプリを導入した。支所は、{said}"),
            &[],
        );
        check_planned("庁内放送の更新", &format!("機器の納入が遅れ、{said}"), &[]);
    }
}

#[test]
fn an_act_that_could_not_be_is_denied() {
    for words in [
        "できなかった",
        "できていない",
        "できておらず",
        "できず",
        "できません",
        "できませんでした",
        "できていません",
    ] {
        check_denied(words);
    }
    check_planned(
        "防災講座の実施",
        "講師の都合がつかず、防災講座は実施できなかった。",
        &["防災講座は実施できなかった"],
    );
}

#[test]
fn what_could_not_be_of_a_part_or_in_the_year_before_is_not_doubted() {
    for result in [
        "導入できなかった3課には手引きを配った。",
        "導入できなかったものは紙で受け付けた。",
        "昨年度は導入できなかったが、6月に使い始めた。",
        "4月には導入できなかったが、9月から使える。",
        "導入の効果を検証することができなかった。",
    ] {
        check_planned("相談予約アプリの導入", result, &[]);
    }
    // Neither a contrast nor the end of a sentence is a thing.
    for said in [
        "導入できなかったものの代わりの窓口を設ける",
        "導入できなかったものである",
        "前年度に続き導入できなかった",
    ] {
        check_planned("相談予約アプリの導入", &format!("{said}。"), &[said]);
    }
}

#[test]
fn a_denial_that_is_denied_is_none() {
    for result in [
        "未整備の施設はない。",
        "未整備の施設はなくなった。",
        "未整備はない。",
        "3月に、未整備の施設が解消した。",
        "未整備の施設はほとんどない。",
        "未整備の施設は0か所である。",
        "未整備の施設を全てなくした。",
        "未整備だった3施設の工事を終えた。",
        "整備していない施設はない。",
        "整備できなかったものはない。",
        "整備できなかったわけではない。",
        "整備に至らなかったところはなかった。",
        "公衆無線LANは見送った施設はない。",
        "整備の時期が未定の施設はない。",
    ] {
        check_planned("公衆無線LANの整備", result, &[]);
    }
    for said in [
        "未整備の施設が残る",
        "未整備の施設は10か所である",
        "未整備であったため貸出しの端末で補う",
        "未整備のため使う人がない",
        "未整備であり見通しがない",
        "整備できなかったが影響はない",
        "公衆無線LANは見送ったが影響はない",
    ] {
        check_planned("公衆無線LANの整備", &format!("{said}。"), &[said]);
    }
}

#[test]
fn a_name_that_holds_a_word_for_a_first_step_is_no_first_step() {
    for name in [
        "仮想デスクトップ",
        "サーバ仮想化",
        "設計積算システム",
        "採用試験システム",
        "家屋調査支援アプリ",
        "計画進捗管理システム",
    ] {
        for act in ["の導入", "の運用開始", "導入"] {
            check_planned(
                &format!("{name}{act}"),
                &format!("{name}は機器が届かず{act}には至らなかった。").replace("ずの", "ず"),
                &[&format!("{name}は機器が届かず{act}には至らなかった").replace("ずの", "ず")],
            );
        }
        check_planned(
            &format!("{name}の利用開始"),
            "機器が届かず、利用開始には至らなかった。",
            &["利用開始には至らなかった"],
        );
        // To consider it was not planned.
        check_planned(
            &format!("{name}の導入"),
            "導入について検討した。",
            &["導入について検討した"],
        );
    }
}

#[test]
fn a_first_step_is_one_however_it_is_joined() {
    for plan in [
        "電子入札の仮運用の開始",
        "電子入札の仮稼働",
        "電子入札の仮の稼働",
        "電子入札の試験的な稼働",
        "電子入札の試験稼働",
        "電子入札の基本設計、実証実験の開始",
        "電子入札の試験運用の開始",
        "電子入札の稼働に向けた準備会の開始",
        "電子入札の稼働（試行）",
        "電子入札の稼働の検討、稼働の検討の開始",
    ] {
        check_planned(
            plan,
            "稼働、開始とも次年度とした。開始には至っていない。",
            &[],
        );
        check_planned(plan, "稼働には至っていない。", &[]);
    }
}

#[test]
fn what_was_done_or_was_to_be_considered_is_not_doubted() {
    check_planned(
        "電子決裁の導入",
        "運用方法を検討したうえで、電子決裁を導入した。",
        &[],
    );
    check_planned(
        "電子決裁の導入の検討",
        "電子決裁の導入について検討した。",
        &[],
    );
    check_planned("導入に向けた準備", "導入には至っていない。", &[]);
    check_planned("検討・導入", "導入を検討した。", &[]);
    check_planned("継続", "拡大には至らなかった。", &[]);
    check_planned("導入", "本庁では導入したが、支所への導入は見送った。", &[]);
    check_planned(
        "研修の実施",
        "研修を開いたが、効果は検証できなかった。",
        &[],
    );
    check_planned("導入", "昨年度に見送った導入を完了した。", &[]);
    check_planned("展示の実施", "年度末から次年度にかけて展示を開いた。", &[]);
    check_planned(
        "窓口予約の導入",
        "窓口予約を始めた。次年度に向けて混雑の予測も検討した。",
        &[],
    );
    check_planned(
        "電子申請の実施",
        "アンケート調査を行い、次年度の継続を検討した。",
        &[],
    );
    check_planned(
        "導入",
        "実施できなかった研修を補うため、動画を配った。",
        &[],
    );
    check_planned(
        "RPA導入",
        "3業務で使い始めた。次年度に導入する業務を検討した。",
        &[],
    );
    check_planned(
        "会議の実施",
        "会議の数は倍になった。実施していない部署への働きかけを検討した。",
        &[],
    );
    check_planned(
        "研修の実施",
        "研修の実施と次年度の計画の取りまとめを終えた。",
        &[],
    );
    check_planned(
        "EDR導入",
        "令和7年度の本格導入に向けて、一部の端末で試した。",
        &[],
    );
    check_planned(
        "EDR試行導入",
        "令和7年度の導入に向けて、情報を集めた。",
        &[],
    );
    check_planned(
        "在宅勤務の実施",
        "各課が利用した。窓口での実施については検討を進めている。",
        &[],
    );
    check_planned("電子申請の整備", "電子申請の手数料納付は見送った。", &[]);
    check_planned(
        "在宅勤務の実施",
        "月に45人が使った。実施の方法は検討中である。",
        &[],
    );
    check_planned(
        "申請支援の実施",
        "出張は15回となった。自宅への訪問は実施しなかった。",
        &[],
    );
    check_planned(
        "窓口予約の導入",
        "市民課で使い始めた。次年度の他課への導入に向け、協議した。",
        &[],
    );
}

#[test]
fn the_time_of_other_work_or_of_more_of_it_may_be_open() {
    check_planned(
        "中央監視盤の更新",
        "計画のとおり更新した。次の更新の時期は未定である。",
        &[],
    );
    check_planned(
        "窓口予約の導入",
        "本庁で使い始めた。支所への導入の時期を検討している。",
        &[],
    );
    check_planned(
        "窓口予約の導入",
        "本庁で使い始めた。導入の時期は支所ごとに検討している。",
        &[],
    );
    check_planned("中央監視盤の更新の検討", "更新の時期を検討している。", &[]);
    check_planned(
        "中央監視盤の更新",
        "更新の時期を検討し、8月に新しい盤に替えた。",
        &[],
    );
    check_planned(
        "水道の検針サービス開始",
        "下水道のサービスの開始時期は未定である。",
        &[],
    );
}

// --- done-and-to-come -----------------------------------------------------------

fn check_done(result: &str, direction: &str, doubted: &[&str]) {
    let doubted: Vec<String> = doubted
        .iter()
        .map(|words| format!("1 R6: {words}"))
        .collect();
    let doubted: Vec<&str> = doubted.iter().map(String::as_str).collect();
    let texts = [("R6 result", result), ("R6 direction", direction)];
    check("done-and-to-come", &texts, &doubted);
}

#[test]
fn work_is_told_as_done_and_as_to_come() {
    check_done(
        "窓口に「セルフレジ端末」を導入し、混雑が和らいだ。",
        "今後、セルフレジ端末を導入する予定である。",
        &["今後、セルフレジ端末を導入する予定"],
    );
    check_done(
        "庁内ネットワークを構築した。",
        "令和7年度に庁内ネットワークを構築する。",
        &["令和7年度に庁内ネットワークを構築する。"],
    );
    check_done(
        "公式アカウントを開設し、案内を始めた。",
        "公式アカウントを開設し、市民に情報を届けていく。",
        &["公式アカウントを開設し、"],
    );
}

#[test]
fn more_of_the_work_or_other_work_is_not_doubted() {
    let done = "窓口にセルフレジ端末を導入した。";
    check_done(done, "セルフレジ端末を支所にも導入する。", &[]);
    check_done(done, "セルフレジ端末の運用を続ける。", &[]);
    check_done(done, "証明書発行機を導入する。", &[]);
    check_done(done, "次期セルフレジ端末を導入する予定である。", &[]);
    check_done(
        "システムを導入した。",
        "システムを導入する予定である。",
        &[],
    );
    check_done("情報研修を実施した。", "情報研修を実施する。", &[]);
    check_done(
        "セルフレジ端末を導入した自治体を訪ねた。",
        "セルフレジ端末を導入する。",
        &[],
    );
    check_done(
        "他市がセルフレジ端末を導入した。",
        "セルフレジ端末を導入する。",
        &[],
    );
    check_done(
        "セルフレジ端末を導入していない。",
        "セルフレジ端末を導入する。",
        &[],
    );
}

#[test]
fn words_for_other_work_within_other_words_are_none() {
    for (name, coming) in [
        ("安全管理システム", "安全管理システムを導入する予定である。"),
        (
            "再資源化予約システム",
            "再資源化予約システムを導入する予定である。",
        ),
        (
            "未来創造館予約システム",
            "未来創造館予約システムを導入する予定である。",
        ),
        (
            "更新情報配信システム",
            "更新情報配信システムを導入する予定である。",
        ),
        (
            "先進医療相談システム",
            "先進医療相談システムを導入する予定である。",
        ),
        (
            "セルフレジ端末",
            "住民の安全のため、セルフレジ端末を導入する。",
        ),
        ("セルフレジ端末", "再資源化施設にセルフレジ端末を導入する。"),
        (
            "セルフレジ端末",
            "子どもの利用を見込み、セルフレジ端末を導入する。",
        ),
        ("セルフレジ端末", "場所を変更し、セルフレジ端末を導入する。"),
        ("セルフレジ端末", "市民とともにセルフレジ端末を導入する。"),
        (
            "セルフレジ端末",
            "特別会計により、セルフレジ端末を導入する。",
        ),
        (
            "セルフレジ端末",
            "次第に混むため、セルフレジ端末を導入する。",
        ),
    ] {
        let done = format!("窓口に{name}を導入した。");
        check_done(&done, coming, &[coming.trim_end_matches("である。")]);
    }
    check_done(
        "全国の例にならい、セルフレジ端末を導入した。",
        "セルフレジ端末を導入する。",
        &["セルフレジ端末を導入する。"],
    );
}

#[test]
fn words_for_other_work_are_known_by_where_they_begin() {
    for coming in [
        "全庁にセルフレジ端末を導入する。",
        "全12課にセルフレジ端末を導入する。",
        "未対応の課にセルフレジ端末を導入する。",
        "一部未導入の課にセルフレジ端末を導入する。",
        "別の課にセルフレジ端末を導入する。",
        "別館にセルフレジ端末を導入する。",
        "別システムとつなぎ、セルフレジ端末を導入する。",
        "更に、セルフレジ端末を導入する。",
        "更なる改善のため、セルフレジ端末を導入する。",
        "再度、セルフレジ端末を導入する。",
        "再入札により、セルフレジ端末を導入する。",
        "第2期のセルフレジ端末を導入する。",
        "支所もセルフレジ端末を導入する。",
        "支所などもセルフレジ端末を導入する。",
        "「まど」もセルフレジ端末を導入する。",
    ] {
        check_done("窓口にセルフレジ端末を導入した。", coming, &[]);
    }
}

/// Expects a doubt, or none, about what an issue says against a plan and a result.
fn check_issue(plan: &str, result: &str, issue: &str, doubted: &[&str]) {
    let doubted: Vec<String> = doubted
        .iter()
        .map(|words| format!("1 R6: {words}"))
        .collect();
    let doubted: Vec<&str> = doubted.iter().map(String::as_str).collect();
    let texts = [
        ("R6 plan", plan),
        ("R6 result", result),
        ("R6 issue", issue),
    ];
    check("done-and-to-come", &texts, &doubted);
}

#[test]
fn what_is_done_at_its_date_is_to_come_in_a_later_year() {
    check_issue(
        "電子図書室の開設",
        "令和6年10月に開設し、貸出しは820点となった。",
        "開設は令和7年度の秋を予定している。",
        &["開設は令和7年度の秋を予定している"],
    );
    check_issue(
        "雨量計測器の設置",
        "12か所すべてに設置した。雨の日の見回りが減った。",
        "部品が届かない。なお、雨量計測器は令和7年度に設置予定である。",
        &["雨量計測器は令和7年度に設置予定である"],
    );
    check_issue(
        "共同調達の開始",
        "令和6年4月に始めた。紙の綴りはやめた。",
        "共同調達は令和7年6月から開始する予定である。",
        &["共同調達は令和7年6月から開始する予定である"],
    );
}

#[test]
fn a_name_that_holds_a_word_for_less_is_not_less() {
    for name in ["設計積算システム", "仮想デスクトップ", "入試案内システム"]
    {
        check_issue(
            &format!("{name}の導入"),
            &format!("令和6年10月に導入し、次第に利用が増えた。{name}は好評である。"),
            "導入は令和7年度を予定している。",
            &["導入は令和7年度を予定している"],
        );
        check_issue(
            &format!("{name}の導入"),
            "令和6年10月に導入し、仮の窓口で使った。",
            "導入は令和7年度を予定している。",
            &[],
        );
    }
}

#[test]
fn a_part_of_what_is_planned_is_less() {
    for plan in [
        "モデル校への学習端末の導入",
        "一部施設の開閉センサーの導入",
        "電子契約システムの導入、基本設計",
        "電子契約システムの第1期の導入",
    ] {
        check_issue(
            plan,
            "令和6年10月に導入し、利用が増えた。",
            "導入は令和7年度を予定している。",
            &[],
        );
    }
}

#[test]
fn what_is_less_or_more_than_what_is_to_come_is_not_doubted() {
    let opened = "令和6年10月に開設し、貸出しは820点となった。";
    let plan = "電子図書室の開設";
    for issue in [
        "分室の開設は令和7年度を予定している。",
        "本格的な開設は令和7年度を予定している。",
        "開設は令和7年度を予定していたが、前倒しした。",
        "電子図書室は令和7年度に移転する予定である。",
        "電子図書室は令和7年度に児童室を開設する予定である。",
        "学校向けの開設も令和7年度を予定している。",
        "令和7年度に開設する予定の分館との分担を決める。",
        "開設は令和6年度であり、広報が足りない。",
        "電子図書室は令和7年度に開設する予定の分館と分ける。",
    ] {
        check_issue(plan, opened, issue, &[]);
    }
    let coming = "開設は令和7年度を予定している。";
    for result in [
        "試験用の画面を作った。令和6年10月に開設し、職員が試した。",
        "令和6年10月に試験用の部屋を開設し、職員が試した。",
        "令和6年10月に開設した他市の例を調べた。",
        "令和6年10月に開設する予定で準備を進めた。",
        "仕様を決めた。",
    ] {
        check_issue(plan, result, coming, &[]);
    }
    // What was planned is less, or something else.
    check_issue("電子図書室の試験開設", opened, coming, &[]);
    check_issue("運用", opened, coming, &[]);
    check_issue(
        "雨量計測器の設置",
        "12か所すべてに設置した。",
        "水位計測器は令和7年度に設置予定である。",
        &[],
    );
    check_issue(
        "雨量計測器の設置",
        "12か所すべてに設置した。",
        "山間部の雨量計測器は令和7年度に設置予定である。",
        &[],
    );
}

#[test]
fn what_is_done_for_all_is_not_done_for_some() {
    check_issue(
        "導入",
        "市内16校すべてに導入した。",
        "未導入の3校は、令和7年度に入れる。",
        &["未導入の3校"],
    );
    check_issue(
        "移行",
        "全38業務の全ての移行を終えた。",
        "未移行の4業務に費用がかかる。",
        &["未移行の4業務"],
    );
}

#[test]
fn what_is_done_for_all_may_be_for_somebody() {
    check_issue(
        "導入",
        "市内16校すべてに導入し、児童向けの手引きを計画課が配った。",
        "未導入の3校は、令和7年度に入れる。",
        &["未導入の3校"],
    );
}

#[test]
fn some_of_others_may_be_left_when_all_is_done() {
    for (result, issue) in [
        (
            "小学校16校すべてに導入した。",
            "未導入の3校は、令和7年度に入れる。",
        ),
        (
            "市内16校すべてに導入した。",
            "未導入の3園は、令和7年度に入れる。",
        ),
        ("市内16校に導入した。", "未導入の3校は、令和7年度に入れる。"),
        (
            "市内16校すべてに導入した。",
            "民間の未導入の3校は、独自に進める。",
        ),
        (
            "市内16校すべてに導入した。",
            "未接続の3校は、令和7年度に直す。",
        ),
        (
            "市内16校すべてに導入する案をまとめた。",
            "未導入の3校は、令和7年度に入れる。",
        ),
        (
            "市内16校すべてに導入した場合の費用を求めた。",
            "未導入の3校は、令和7年度に入れる。",
        ),
        (
            "市内16校すべてに導入し、秋から使う予定である。",
            "未導入の3校は、令和7年度に入れる。",
        ),
        (
            "市内16校すべてに導入を呼びかけた。",
            "未導入の3校は、令和7年度に入れる。",
        ),
        ("市内3校すべてに導入した。", "未導入の16校は、県が進める。"),
        ("市内16校すべてに導入した。", "未導入の3校はなくなった。"),
        (
            "市内16校すべてに導入した。",
            "未導入の3校を解消し、費用を抑える。",
        ),
    ] {
        check_issue("運用", result, issue, &[]);
    }
}

// --- date-after-year ------------------------------------------------------------

fn check_date(text: &str, doubted: &[&str]) {
    let doubted: Vec<String> = doubted
        .iter()
        .map(|words| format!("1 R4: {words}"))
        .collect();
    let doubted: Vec<&str> = doubted.iter().map(String::as_str).collect();
    check("date-after-year", &[("R4 result", text)], &doubted);
}

#[test]
fn a_date_after_the_year_is_told_as_past() {
    check_date(
        "令和5年10月の稼働に向けて協議し、計画どおり令和5年10月に稼働させることができた。",
        &["令和5年10月に稼働させることができた"],
    );
    check_date("R5.6に窓口を改装した。", &["R5.6に窓口を改装した"]);
    check_date(
        "2024年1月から、受付を始めた。",
        &["2024年1月から、受付を始めた"],
    );
    check_date(
        "令和6年度に端末を更新した。",
        &["令和6年度に端末を更新した"],
    );
    check_date(
        "令和5年5月に稼働し、利用者に喜ばれた。",
        &["令和5年5月に稼働し"],
    );
    check_date("5年度調査実績：780件", &["5年度調査実績"]);
    check_date(
        "令和5年度に実施したアンケートでは、80%が満足と答えた。",
        &["令和5年度に実施した"],
    );
    check_date("令和5年5月に移行済み", &["令和5年5月に移行済み"]);
    check_date(
        "掲示板を置いた。令和5年9月の台風では避難所の開設を知らせた。",
        &["令和5年9月の台風では避難所の開設を知らせた"],
    );
    check_date(
        "令和5年6月の奥浜沖地震を受けて、職員に安否を尋ねた。",
        &["令和5年6月の奥浜沖地震を受けて、職員に安否を尋ねた"],
    );
    check_date(
        "令和5年8月の停電時に、非常用の電源が働いた。",
        &["令和5年8月の停電時に、非常用の電源が働いた"],
    );
}

#[test]
fn a_date_that_is_looked_ahead_to_is_not_doubted() {
    for text in [
        "令和5年10月の稼働に向けて協議した。",
        "令和5年10月に稼働する予定とした。",
        "令和5年3月に稼働した。",
        "令和5年4月1日現在の登録者は120人となった。",
        "令和5年5月末時点で120件となった。",
        "令和5年度の予算を計上した。",
        "令和5年度に稼働するシステムの準備を終えた。",
        "令和5年10月までに移すこととした。",
        "令和5年10月に延期した。",
        "令和6年1月に回線が廃止されるため、方式を見直した。",
        "令和5年4月から運用を始めることを決定した。",
        "令和5年度から6年度にかけての工程を整えた。",
        "令和5年の元日に備えた。",
        "令和5年度目標：20件",
        "令和5年度から対象が広がることとなった。",
        "令和5年5月に開くことを伝えた。",
        "令和5年4月からの運用開始に間に合わせた。",
        "令和5年4月に稼働した後の体制を整えた。",
        "令和5年度に導入を見込み、各課に聞き取った。",
        "令和5年9月の台風に備え、掲示板を置いた。",
        "令和5年9月の台風の時期に向け、掲示板を置いた。",
        "令和5年1月の大雪では、除雪の状況を地図で示した。",
        "令和5年6月の地震訓練で使う掲示板を置いた。",
        "令和5年7月の選挙では電子の名簿を用いることとした。",
        "令和5年4月の組織改編により、課の名を改めた。",
        "令和5年9月の台風シーズンまでに、非常用の電源を加えた。",
    ] {
        check_date(text, &[]);
    }
}

#[test]
fn a_particle_in_the_form_of_a_verb_does_not_look_ahead() {
    for text in [
        "令和5年10月に職員による操作の研修を開いた",
        "令和5年10月に窓口における待ち時間を調べた",
        "令和5年10月に防災に関する講座を開いた",
        "令和5年10月に条例に基づく届出を受け付けた",
    ] {
        check_date(&format!("{text}。"), &[text]);
    }
    // Verbs of what comes, and dates that are what is told of.
    for text in [
        "令和5年10月に有料になる駐車場の案内板を置いた。",
        "令和5年10月に市民に届く冊子を作った。",
        "令和5年10月に職員が扱う端末を選んだ。",
        "令和5年度に関する調査を行った。",
        "令和5年度における取組をまとめた。",
        "令和5年10月に係る書類を整えた。",
    ] {
        check_date(text, &[]);
    }
}

#[test]
fn words_that_look_ahead_within_other_words_do_not() {
    for (text, doubted) in [
        (
            "令和5年10月に職員向けの研修を開いた。",
            "令和5年10月に職員向けの研修を開いた",
        ),
        (
            "令和5年10月に案内板を設けた。",
            "令和5年10月に案内板を設けた",
        ),
        (
            "令和5年10月に検討会を開いた。",
            "令和5年10月に検討会を開いた",
        ),
        (
            "令和5年10月に繰り返し訓練を行った。",
            "令和5年10月に繰り返し訓練を行った",
        ),
        (
            "令和5年10月に端末を備え付けた。",
            "令和5年10月に端末を備え付けた",
        ),
        (
            "令和5年10月に趣旨を説明した。",
            "令和5年10月に趣旨を説明した",
        ),
        (
            "令和5年10月にようやくすべての課が使い始めた。",
            "令和5年10月にようやくすべての課が使い始めた",
        ),
        ("令和5年10月に控室を改めた。", "令和5年10月に控室を改めた"),
        (
            "令和5年10月に予定表を配信した。",
            "令和5年10月に予定表を配信した",
        ),
    ] {
        check_date(text, &[doubted]);
    }
    for text in [
        "令和5年10月に開く会に備えて手引きを配った。",
        "令和5年10月に開設を控えた。",
        "令和5年10月に繰り越した。",
        "令和5年10月に開く旨を伝えた。",
        "令和5年10月に使えるよう整えた。",
        "令和5年10月に案内した。",
        "令和5年10月に検討中とした。",
        "令和5年10月に契約締結した。",
        "令和5年10月に開始予定日を置いた。",
        "令和5年10月に予定どおりとした。",
    ] {
        check_date(text, &[]);
    }
}

#[test]
fn other_texts_may_speak_of_later_years() {
    let text = "令和5年10月に稼働した。";
    check(
        "date-after-year",
        &[("R4 plan", text), ("R4 direction", text)],
        &[],
    );
}
