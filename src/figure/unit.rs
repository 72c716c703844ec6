//! Units and scales of figures.

/// The units that may follow a figure, longest first, so that the first match is the right
/// one. Digits without any of them are not a figure, since they may be a date, a name or a
/// row number.
#[rustfmt::skip]
const UNITS: [&str; 165] = [
    "ダウンロード", "キロメートル", "パーセント", "アカウント", "プログラム", "チャンネル",
    "フォロワー", "コンテンツ", "ライセンス", "ヘクタール", "キロワット", "ポイント",
    "グループ", "シナリオ", "システム", "サービス", "パターン", "ユーザー", "アクセス",
    "出先機関", "メートル", "リットル", "ページ", "クラス", "チーム", "テーマ", "ユーザ",
    "コース", "ビュー", "セット", "事業所", "事業者", "市町村", "自治体", "図書館", "利用者",
    "参加者", "受講者", "kWh", "トン", "か所", "カ所", "ヶ所", "ヵ所", "箇所", "個所", "施設",
    "団体", "企業", "法人", "会場", "会議", "手続", "業務", "事業", "部局", "部署", "所属",
    "学校", "講座", "研修", "様式", "帳票", "項目", "品目", "種類", "言語", "科目", "税目",
    "地区", "地域", "路線", "市町", "世帯", "店舗", "か月", "カ月", "ヶ月", "ヵ月", "時間",
    "週間", "日間", "年間", "人日", "回線", "km", "kg", "ha", "kW", "GB", "MB", "区画", "拠点",
    "種", "人", "名", "者", "件", "回", "台", "部", "枚", "冊", "通", "点", "個", "基", "機",
    "本", "戸", "棟", "床", "食", "頭", "羽", "匹", "口", "社", "校", "園", "館", "店", "町",
    "村", "市", "区", "便", "隻", "班", "組", "票", "問", "円", "分", "秒", "倍", "割", "%",
    "％", "㎡", "㎞", "㎏", "t", "g", "m", "L", "℃", "灯", "巻", "軒", "両", "体", "株", "袋",
    "箱", "曲", "頁", "筆", "席", "枠", "章", "例", "室", "艇", "日",
];

/// Spelling variants of units with their canonical form.
const SAME: [(&str, &str); 11] = [
    ("％", "%"),
    ("パーセント", "%"),
    ("名", "人"),
    ("ユーザ", "ユーザー"),
    ("カ所", "か所"),
    ("ヶ所", "か所"),
    ("ヵ所", "か所"),
    ("箇所", "か所"),
    ("個所", "か所"),
    ("カ月", "か月"),
    ("ヶ月", "か月"),
];

/// Returns the unit at the beginning of a text and its length in bytes.
pub(super) fn unit_at(text: &str) -> Option<(&'static str, usize)> {
    let unit = UNITS.into_iter().find(|unit| text.starts_with(unit))?;
    Some((same(unit), unit.len()))
}

/// Returns the canonical form of a unit.
fn same(unit: &'static str) -> &'static str {
    let known = SAME.iter().find(|(written, _)| *written == unit);
    known.map_or(unit, |(_, one)| one)
}

/// The scales that may precede a unit, with their factors.
const SCALES: [(&str, f64); 6] = [
    ("百万", 1e6),
    ("十億", 1e9),
    ("億", 1e8),
    ("万", 1e4),
    ("千", 1e3),
    ("百", 1e2),
];

/// Converts the unit of an indicator to the form used for figures in prose, with the factor
/// between them: `千円` is 1,000 `円`. Returns `None` if figures in prose are not parsed
/// with that unit.
pub fn scaled_unit(written: &str) -> Option<(f64, &'static str)> {
    let scaled = SCALES.iter().find_map(|(name, scale)| {
        let bare = written.strip_prefix(name)?;
        Some((*scale, bare))
    });
    let (scale, bare) = scaled.unwrap_or((1.0, written));
    let (unit, length) = unit_at(bare)?;
    (length == bare.len()).then_some((scale, unit))
}
