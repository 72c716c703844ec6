//! Recognises the meaning of columns by their headings.

use std::str::FromStr as _;

use unicode_normalization::UnicodeNormalization as _;

use crate::plan::FiscalYear;

/// The meaning of a column. A year of `None` is the year under review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Row number (番号).
    Id,
    /// Pillar (柱, 基本方針).
    Pillar,
    /// Measure (施策).
    Measure,
    /// Title of the row (取組名).
    Title,
    /// How the title is read aloud (読み).
    Reading,
    /// Departments (担当): the full path, or a single level counted from 1.
    Departments(Option<u8>),
    /// Prose under a key of the row (目的, 成果, 備考).
    Prose(&'static str),
    /// Reprint marker (再掲).
    Reprint,
    /// References to rows of an earlier plan.
    Follows,
    /// A tag with this name.
    Tag(String),
    /// Yearly prose or rating, by its key.
    Year(Option<FiscalYear>, &'static str),
    /// A property of an indicator, by its key (指標, 単位).
    Indicator(&'static str),
    /// A figure of an indicator, by its key.
    Figure(Option<FiscalYear>, &'static str),
    /// Progress (進捗状況), either marks or prose, to be decided by the cells.
    Progress(Option<FiscalYear>),
    /// Not imported, at the user's request.
    Ignored,
}

use Meaning::{
    Departments, Figure, Id, Indicator, Measure, Pillar, Prose, Reading, Reprint, Title, Year,
};

/// Folded headings with their meanings.
const NAMES: &[(&[&str], Meaning)] = &[
    (
        &[
            "番号",
            "no",
            "№",
            "id",
            "整理番号",
            "管理番号",
            "通番",
            "通し番号",
            "項番",
            "取組番号",
            "施策番号",
            "事業番号",
        ],
        Id,
    ),
    (
        &[
            "柱",
            "基本方針",
            "大項目",
            "基本目標",
            "政策",
            "ビジョン",
            "分野",
            "方針",
            "大分類",
            "節",
            "基本施策",
        ],
        Pillar,
    ),
    (
        &[
            "施策",
            "重点施策",
            "中項目",
            "施策名",
            "主要施策",
            "中分類",
            "重点項目",
            "施策項目",
            "プロジェクト",
            "重点取組",
        ],
        Measure,
    ),
    (
        &[
            "取組名",
            "取組",
            "取組項目",
            "名称",
            "事業名",
            "取組名称",
            "事務事業名",
            "具体的取組",
            "具体的な取組",
            "個別施策",
            "小項目",
            "取組事項",
            "実施項目",
            "目標項目",
            "件名",
            "事業",
            "取組事業",
            "取組事業名",
            "title",
        ],
        Title,
    ),
    (
        &["読み", "よみ", "取組名の読み", "取組名よみ", "reading"],
        Reading,
    ),
    (
        &[
            "担当",
            "担当部署",
            "所管",
            "所管部署",
            "部署",
            "担当組織",
            "所管部課",
            "担当部課",
            "主管",
            "主担当",
            "主管部署",
            "実施主体",
            "担当部局課",
            "関係課",
            "departments",
        ],
        Departments(None),
    ),
    (
        &[
            "部",
            "部局",
            "担当部",
            "担当部局",
            "所管部",
            "所管部局",
            "部名",
            "部局名",
            "局",
        ],
        Departments(Some(1)),
    ),
    (
        &[
            "課",
            "担当課",
            "所管課",
            "課名",
            "主管課",
            "担当課室",
            "課室",
            "室課",
            "担当室課",
            "課室名",
            "担当所属",
            "所属",
        ],
        Departments(Some(2)),
    ),
    (
        &[
            "係",
            "グループ",
            "担当係",
            "担当グループ",
            "係名",
            "グループ名",
            "班",
        ],
        Departments(Some(3)),
    ),
    (
        &[
            "目的内容",
            "目的",
            "内容",
            "概要",
            "取組内容",
            "事業内容",
            "事業概要",
            "取組概要",
            "目的概要",
            "施策概要",
            "取組の内容",
            "取組の概要",
            "事業の概要",
            "内容目的",
            "purpose",
        ],
        Prose("purpose"),
    ),
    (
        &[
            "目指す成果",
            "目標",
            "目指す姿",
            "期待される効果",
            "期待する効果",
            "効果",
            "達成目標",
            "成果目標",
            "aim",
        ],
        Prose("aim"),
    ),
    (
        &[
            "備考",
            "留意点",
            "注記",
            "特記事項",
            "施策推進にあたっての留意点",
            "notes",
        ],
        Prose("notes"),
    ),
    (
        &[
            "再掲",
            "再掲の元",
            "再掲元",
            "再掲の元の番号",
            "再掲元の番号",
        ],
        Reprint,
    ),
    (
        &["前計画", "前計画の行", "前計画の取組", "前の計画の行"],
        Meaning::Follows,
    ),
    (
        &[
            "評価",
            "進捗評価",
            "進捗度評価",
            "達成度",
            "進捗度",
            "自己評価",
            "達成度評価",
            "評価区分",
            "判定",
            "進捗状況評価",
            "進捗区分",
            "総合評価",
            "評価結果",
            "rating",
        ],
        Year(None, "rating"),
    ),
    (
        &[
            "取組実績",
            "実績",
            "取組実績成果",
            "実績成果",
            "取組状況",
            "実施状況",
            "実施内容",
            "取組結果",
            "実施結果",
            "実施実績",
            "主な実績",
            "取組の実績",
            "実績報告",
            "取組成果",
            "result",
        ],
        Year(None, "result"),
    ),
    (
        &["成果", "主な成果", "取組の成果", "得られた成果", "outcome"],
        Year(None, "outcome"),
    ),
    (
        &["寄与度", "総合計画推進への寄与度", "contribution"],
        Year(None, "contribution"),
    ),
    (
        &[
            "課題",
            "課題問題点",
            "問題点",
            "問題点課題",
            "課題等",
            "現状と課題",
            "今後の課題",
            "課題要因",
            "issue",
        ],
        Year(None, "issue"),
    ),
    (
        &[
            "今後の方向性",
            "方向性",
            "今後の取組",
            "今後の対応",
            "今後の予定",
            "今後の方針",
            "今後の取組方針",
            "対応方針",
            "改善策",
            "次年度の取組",
            "次年度の方向性",
            "来年度の取組",
            "今後の展開",
            "direction",
        ],
        Year(None, "direction"),
    ),
    (
        &[
            "工程",
            "スケジュール",
            "計画",
            "年次計画",
            "実施計画",
            "工程表",
            "ロードマップ",
            "取組計画",
            "取組予定",
            "予定",
            "実施予定",
            "年度計画",
            "工程計画",
            "実施スケジュール",
            "plan",
        ],
        Year(None, "plan"),
    ),
    (&["進捗状況", "進捗", "達成状況"], Meaning::Progress(None)),
    (
        &[
            "指標",
            "kpi",
            "指標名",
            "成果指標",
            "kpi名",
            "評価指標",
            "成果指標名",
            "数値目標",
            "指標kpi",
            "活動指標",
            "目標指標",
        ],
        Indicator("name"),
    ),
    (&["単位"], Indicator("unit")),
    (&["実績値", "実績数値", "実績数"], Figure(None, "actual")),
    (&["目標値", "目標数値", "計画値"], Figure(None, "target")),
];

/// Headings that have a different meaning under a year.
const NAMES_IN_A_YEAR: &[(&[&str], Meaning)] = &[
    (
        &["取組", "取組内容", "事業内容", "事業計画"],
        Year(None, "plan"),
    ),
    (&["目標"], Figure(None, "target")),
    (&["現状値", "現状", "基準値", "値"], Figure(None, "actual")),
];

/// Returns the meaning of a column, given its headings from top to bottom.
pub(super) fn of_headings(parts: &[String]) -> Option<Meaning> {
    let mut year = None;
    let mut rests = Vec::new();
    for part in parts {
        let (found, rest) = without_year(part);
        year = found.or(year);
        rests.push(rest);
    }
    let lowest = rests.last()?;
    let whole = rests.concat();
    if fold(&whole).is_empty() {
        return year.map(|year| Year(Some(year), "plan"));
    }
    let meaning = named(&whole, year).or_else(|| named(lowest, year));
    match meaning {
        None if fold(lowest).is_empty() => rests.iter().find_map(|rest| named(rest, year)),
        meaning => meaning,
    }
}

fn named(words: &str, year: Option<FiscalYear>) -> Option<Meaning> {
    let folded = fold(words);
    let outside = fold(&without_brackets(words));
    [folded, outside].iter().find_map(|name| {
        let name = without_particles(name);
        let in_a_year = year.and_then(|_| look_up(NAMES_IN_A_YEAR, name));
        let found = in_a_year.or_else(|| look_up(NAMES, name));
        let found = found.or_else(|| what_comes_next(name))?;
        Some(found.in_year(year))
    })
}

/// Recognises headings about next steps by their common prefixes.
fn what_comes_next(name: &str) -> Option<Meaning> {
    const BEGINNINGS: [&str; 4] = ["次年度", "来年度", "翌年度", "今後の"];
    let mut beginnings = BEGINNINGS.iter();
    let begins = beginnings.any(|beginning| name.starts_with(beginning));
    begins.then_some(Year(None, "direction"))
}

fn look_up(names: &[(&[&str], Meaning)], name: &str) -> Option<Meaning> {
    let mut entries = names.iter();
    let entry = entries.find(|(words, _)| words.contains(&name));
    entry.map(|(_, meaning)| meaning.clone())
}

impl Meaning {
    fn in_year(self, year: Option<FiscalYear>) -> Self {
        match self {
            Year(None, key) => Year(year, key),
            Figure(None, key) => Figure(year, key),
            Self::Progress(None) => Self::Progress(year),
            other => other,
        }
    }

    /// Returns the year that the meaning refers to.
    pub(super) fn year(&self) -> Option<FiscalYear> {
        match self {
            Year(year, _) | Figure(year, _) | Self::Progress(year) => *year,
            _ => None,
        }
    }

    /// Parses a meaning in a mapping file. It is a key of the plan format, where `result`
    /// without a year means the year under review, or `-` for a column to ignore.
    pub(super) fn parse(written: &str) -> Option<Self> {
        let keyed = |year, key: &str| {
            let key = YEAR_KEYS.iter().find(|known| **known == key)?;
            Some(Year(year, key))
        };
        let figure = |year, key: &str| {
            let key = FIGURE_KEYS.iter().find(|known| **known == key)?;
            Some(Figure(year, key))
        };
        let year = |written: &str| FiscalYear::from_str(written).ok();
        let parts: Vec<&str> = written.splitn(4, '.').collect();
        match parts.as_slice() {
            ["-"] => Some(Self::Ignored),
            ["id"] => Some(Id),
            ["pillar"] => Some(Pillar),
            ["measure"] => Some(Measure),
            ["title"] => Some(Title),
            ["reading"] => Some(Reading),
            ["departments"] => Some(Departments(None)),
            ["departments", "1"] => Some(Departments(Some(1))),
            ["departments", "2"] => Some(Departments(Some(2))),
            ["departments", "3"] => Some(Departments(Some(3))),
            ["purpose"] => Some(Prose("purpose")),
            ["aim"] => Some(Prose("aim")),
            ["notes"] => Some(Prose("notes")),
            ["reprint_of"] => Some(Reprint),
            ["follows"] => Some(Self::Follows),
            ["tags", ..] => written
                .strip_prefix("tags.")
                .filter(|name| !name.is_empty())
                .map(|name| Self::Tag(name.to_owned())),
            ["years", of, key] => keyed(Some(year(of)?), key),
            ["indicators", "name"] => Some(Indicator("name")),
            ["indicators", "unit"] => Some(Indicator("unit")),
            ["indicators", key] => figure(None, key),
            ["indicators", "years", of, key] => figure(Some(year(of)?), key),
            [key] => keyed(None, key),
            _ => None,
        }
    }
}

const YEAR_KEYS: [&str; 7] = [
    "plan",
    "result",
    "outcome",
    "contribution",
    "issue",
    "direction",
    "rating",
];

const FIGURE_KEYS: [&str; 3] = ["actual", "target", "was"];

// --- Words ------------------------------------------------------------------

/// Normalises width, case, spaces, punctuation and spellings of `取り組み`.
pub(super) fn fold(words: &str) -> String {
    let folded: String = words
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric() || *c == '№')
        .filter(|c| *c != '・')
        .collect();
    folded
        .replace("取り組み", "取組")
        .replace("取組み", "取組")
        .replace("取り組", "取組")
}

fn without_particles(name: &str) -> &str {
    let name = name.strip_prefix('末').unwrap_or(name);
    let name = name.strip_prefix('の').unwrap_or(name);
    name.strip_suffix('※').unwrap_or(name)
}

fn without_brackets(words: &str) -> String {
    let mut depth = 0_usize;
    let mut outside = String::new();
    for character in words.nfkc() {
        match character {
            '(' | '[' | '【' | '〔' | '<' => depth += 1,
            ')' | ']' | '】' | '〕' | '>' => depth = depth.saturating_sub(1),
            other if depth == 0 => outside.push(other),
            _ => {}
        }
    }
    outside
}

/// Extracts the only year in words and returns it with the remaining words. Returns `None`
/// for the year if there are several.
pub(super) fn without_year(words: &str) -> (Option<FiscalYear>, String) {
    let normal: String = words.nfkc().collect();
    let Some((year, rest)) = take_year(&normal) else {
        return (None, normal);
    };
    match take_year(&rest) {
        Some((other, _)) if other != year => (None, normal),
        _ => (Some(year), rest),
    }
}

/// Returns the first year in words.
pub(super) fn first_year(words: &str) -> Option<FiscalYear> {
    let normal: String = words.nfkc().collect();
    take_year(&normal).map(|(year, _)| year)
}

fn take_year(words: &str) -> Option<(FiscalYear, String)> {
    let mut before = None;
    for (at, character) in words.char_indices() {
        let (head, tail) = words.split_at_checked(at)?;
        let may_begin = !before.is_some_and(|c: char| c.is_ascii_alphanumeric());
        if let Some((year, rest)) = may_begin.then(|| year_at_start(tail)).flatten() {
            return Some((year, format!("{head}{rest}")));
        }
        before = Some(character);
    }
    None
}

const ERAS: [&str; 8] = ["令和", "平成", "昭和", "R", "H", "S", "FY", ""];

fn year_at_start(words: &str) -> Option<(FiscalYear, &str)> {
    ERAS.iter().find_map(|era| {
        let after = words.strip_prefix(era)?;
        let after = after.strip_prefix(['.', ' ']).unwrap_or(after);
        let digits = after.chars().take_while(char::is_ascii_digit).count();
        let (number, rest) = match after.strip_prefix('元') {
            Some(rest) => ("元", rest),
            None => after.split_at_checked(digits)?,
        };
        let is_western = number.len() == 4;
        let fits = match *era {
            "" => is_western,
            "FY" => is_western,
            _ => !is_western,
        };
        let rest = rest
            .strip_prefix("年度")
            .or(rest.strip_prefix('年'))
            .unwrap_or(rest);
        let goes_on = rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        let year = FiscalYear::from_str(&format!("{era}{number}")).ok()?;
        (fits && !goes_on).then_some((year, rest))
    })
}
