//! Words that were typed as they sound, and the words of a text that sound so.

use tenken::query::{Query, fold_matches};

/// Checks which part of a text is found first.
fn check_found(typed: &str, text: &str, expected: &str) {
    let patterns = Query::new(typed).patterns_in(text);
    let found = fold_matches(text, &patterns).into_iter().next();
    let found = found.and_then(|found| text.get(found)).unwrap_or_default();
    assert_eq!(found, expected, "{typed} in {text}");
}

fn check_all(found: &[(&str, &str, &str)]) {
    for (typed, text, expected) in found {
        check_found(typed, text, expected);
    }
}

#[test]
fn kanji_are_found_by_their_readings_in_latin_letters() {
    check_all(&[
        ("toshokan", "市立図書館の電子化", "図書館"),
        ("bousai", "防災情報", "防災"),
        ("shimin", "市民の声", "市民"),
        ("kyoukasho", "教科書", "教科書"),
        ("kokuho", "国保", "国保"),
        ("shishi", "市史編さん", "市史"),
        ("kinyuu", "金融", "金融"),
    ]);
}

#[test]
fn every_way_of_writing_a_sound_is_the_same() {
    for typed in ["toshokan", "tosyokan", "TOSHOKAN", "toshyokan"] {
        check_found(typed, "図書館", "図書館");
    }
    for typed in ["shoubou", "syoubou", "shobo", "syobo", "sho-bo-"] {
        check_found(typed, "消防", "消防");
    }
    for typed in ["shinbun", "shimbun", "sinbunn", "shin'bun"] {
        check_found(typed, "新聞", "新聞");
    }
    for typed in ["chizu", "tizu", "tidu"] {
        check_found(typed, "地図", "地図");
    }
    for typed in ["annai", "an'nai", "annnai"] {
        check_found(typed, "案内", "案内");
    }
}

#[test]
fn letters_in_full_width_are_letters() {
    check_all(&[
        ("ＴＯＳＨＯＫＡＮ", "市立図書館の電子化", "図書館"),
        ("ｔａｂｌｅｔ", "タブレット端末", "タブレット"),
    ]);
}

#[test]
fn a_long_vowel_is_not_cut_from_what_was_found() {
    check_all(&[
        ("マイナンバー", "マイナンバーカード", "マイナンバー"),
        ("mainanba", "マイナンバーカード", "マイナンバー"),
        ("ﾏｲﾅﾝﾊﾞ", "ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ", "ﾏｲﾅﾝﾊﾞｰ"),
        ("カード", "マイナンバーカード", "カード"),
    ]);
}

#[test]
fn kanji_are_read_as_they_are_in_words() {
    check_all(&[
        ("kessai", "電子決裁の推進", "決裁"),
        ("gakkou", "小学校", "学校"),
        ("happyou", "発表", "発表"),
        ("madoguchi", "書かない窓口", "窓口"),
        ("kaisha", "株式会社", "会社"),
        ("kabushikigaisha", "株式会社", "株式会社"),
        ("torikumi", "取組", "取組"),
        ("torikumi", "取り組み", "取り組"),
        ("uketsuke", "受付", "受付"),
        ("uketsuke", "受け付け", "受け付"),
        ("hatarakikata", "働き方改革", "働き方"),
        ("kosodate", "子育て支援", "子育"),
    ]);
}

#[test]
fn kanji_are_found_by_kana() {
    check_all(&[
        ("としょかん", "市立図書館", "図書館"),
        ("こそだて", "子育て支援", "子育"),
        ("がっこう", "小学校", "学校"),
        ("けっさい", "電子決裁", "決裁"),
    ]);
}

#[test]
fn a_word_may_be_half_typed() {
    check_all(&[
        ("tosho", "図書館", "図書"),
        ("toshok", "図書館", "図書館"),
        ("bous", "防災", "防災"),
        ("mainan", "マイナンバー", "マイナン"),
    ]);
}

#[test]
fn long_vowels_that_were_typed_have_to_be_heard() {
    check_all(&[
        ("shou", "書記", ""),
        ("sho", "書記", "書"),
        ("kyoui", "去位", ""),
    ]);
}

#[test]
fn katakana_are_found_however_they_are_spelled() {
    check_all(&[
        ("mainanba", "マイナンバーカード", "マイナンバー"),
        ("mainanba-ka-do", "マイナンバーカード", "マイナンバーカード"),
        ("サーバ", "サーバー室", "サーバー"),
        ("バーチャル", "ヴァーチャル図書館", "ヴァーチャル"),
    ]);
}

#[test]
fn english_words_are_found_as_the_katakana_that_took_them_over() {
    check_all(&[
        ("tablet", "タブレット端末", "タブレット"),
        ("telework", "テレワーク", "テレワーク"),
        ("chatbot", "チャットボット", "チャットボット"),
        ("civic tech", "シビックテック", "シビックテック"),
        ("cashless", "キャッシュレス決済", "キャッシュレス"),
        ("dashboard", "ダッシュボード", "ダッシュボード"),
        ("security", "情報セキュリティ研修", "セキュリティ"),
        ("digital", "デジタル", "デジタル"),
        ("homepage", "ホームページ", "ホームページ"),
        ("cloud", "クラウド", "クラウド"),
        ("smartphone", "スマートフォン", "スマートフォン"),
        ("guideline", "ガイドライン", "ガイドライン"),
        ("schedule", "スケジュール", "スケジュール"),
        ("innovation", "イノベーション", "イノベーション"),
        ("archive", "アーカイブ", "アーカイブ"),
        ("card", "マイナンバーカード", "カード"),
    ]);
}

#[test]
fn other_words_are_not_heard() {
    check_all(&[
        ("tablet", "テレワーク", ""),
        ("gyousei", "業者の声", ""),
        ("nogyou", "市民の行政", ""),
        ("ai", "愛知県", ""),
        ("kan", "図書館", ""),
    ]);
}

#[test]
fn a_word_with_a_mistake_is_found_if_it_is_long_enough() {
    check_all(&[
        ("マイナンパー", "マイナンバーカード", "マイナンバー"),
        ("オープソデータ", "オープンデータ", "オープンデータ"),
        ("デジジタル", "デジタル化", "デジタル"),
        ("セキュリテイ", "情報セキュリティ", "セキュリティ"),
        ("ディジタル", "デジタル化", "デジタル"),
        ("kintnoe", "kintoneの活用", "kintone"),
        ("電子決済", "電子決裁", "電子決裁"),
        ("図所", "図面", ""),
    ]);
}

#[test]
fn a_word_that_was_typed_as_it_sounds_is_found_with_a_mistake() {
    check_all(&[
        ("toshoakn", "市立図書館の電子化", "図書館"),
        ("toshkan", "市立図書館の電子化", "図書館"),
        ("toshhokan", "市立図書館の電子化", "図書館"),
        ("toshokanm", "市立図書館の電子化", "図書館"),
        ("toshokam", "市立図書館の電子化", "図書館"),
        ("kosodtae", "子育て支援", "子育"),
        ("mainanpa", "マイナンバーカード", "マイナンバー"),
        ("としゃかん", "市立図書館の電子化", "図書館"),
    ]);
    // Of short words most are near; two mistakes are too many; the first letter is right.
    for typed in ["shimon", "bosia", "toshaokn", "moshokan"] {
        check_found(typed, "市民の声と防災と図書館", "");
    }
}

#[test]
fn a_compound_is_found_by_the_first_kanji_of_its_words() {
    check_all(&[
        ("国保", "亀山市国民健康保険の手続", "国民健康保険"),
        ("児相", "児童相談所との連携", "児童相談"),
        ("教委", "教育委員会", "教育委員"),
        ("地包", "地域包括支援", "地域包括"),
        // Each kanji begins a word, and none stands alone.
        ("国民", "国勢民間", "国勢民間"),
        ("育険", "教育保険", ""),
        ("市保", "市の保険", ""),
    ]);
}

#[test]
fn another_word_that_is_read_alike_is_found() {
    check_all(&[
        ("決済", "電子決裁", "決裁"),
        ("保険所", "保健所", "保健所"),
        ("消防", "商店街", ""),
    ]);
}
