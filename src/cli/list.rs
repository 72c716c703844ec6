//! `tenken list`: the rows of the screen's list.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tenken::messages::Language;
use tenken::plan::{FiscalYear, Initiative, TextKind};
use tenken::query::{RowOrder, UNRATED};

use super::answer::{Answer, AnswerColumn, AnswerTable, Cell};
use super::context::{Context, Ending, Failure};
use super::format::FormatArguments;
use super::selection::{Listed, Selection};

/// 取組の一覧（画面の一覧と同じ行）
#[derive(Debug, Args)]
#[command(after_help = "\
例:
  tenken list --rating C,D --department 教育委員会
  tenken list --search \"マイナ カード\" --format markdown
  tenken list plans/our-town.toml --format csv --columns all > 一覧.csv
  tenken list --sort change --format json | jq '.rows[].title'")]
pub(crate) struct List {
    #[command(flatten)]
    selection: Selection,

    /// 並べ方。省くと計画の順、--search があれば合う順
    #[arg(long, value_enum, value_name = "ORDER", help_heading = "書き出し")]
    sort: Option<Order>,

    /// 書き出す列。all はすべて。省くと rating,id,title,departments（json ではすべて）
    #[arg(
        long,
        value_enum,
        value_name = "COLUMN",
        value_delimiter = ',',
        help_heading = "書き出し"
    )]
    columns: Vec<ListColumn>,

    #[command(flatten)]
    format: FormatArguments,
}

/// An order as it is written on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Order {
    /// 計画の順
    Plan,
    /// 評価の悪い順
    Rating,
    /// 前年度からの変化の大きい順
    Change,
    /// 部署ごと
    Department,
}

impl Order {
    /// The order for the ratings and texts of a year.
    fn of_year(self, year: FiscalYear) -> RowOrder {
        match self {
            Self::Plan => RowOrder::Plan,
            Self::Rating => RowOrder::Rating,
            Self::Change => RowOrder::Change {
                since: year.previous(),
            },
            Self::Department => RowOrder::Department,
        }
    }
}

/// What can be written of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
enum ListColumn {
    /// すべての列
    All,
    /// 評価
    Rating,
    /// 番号
    Id,
    /// 取組名
    Title,
    /// 担当
    Departments,
    /// 柱
    Pillar,
    /// 施策
    Measure,
    /// 目的・内容
    Purpose,
    /// 目指す成果
    Aim,
    /// 留意点
    Notes,
    /// 再掲の元
    ReprintOf,
    /// 前の計画の行
    Follows,
    /// 年度の計画（工程）
    Plan,
    /// 年度の実績
    Result,
    /// 年度の成果
    Outcome,
    /// 年度の寄与度
    Contribution,
    /// 年度の課題
    Issue,
    /// 年度の方向性
    Direction,
}

/// What the screen's list shows.
const OF_THE_SCREEN: [ListColumn; 4] = [
    ListColumn::Rating,
    ListColumn::Id,
    ListColumn::Title,
    ListColumn::Departments,
];

impl List {
    /// All rows of all plans, as they are written where there is no terminal.
    pub(crate) fn everything(paths: Vec<PathBuf>) -> Self {
        Self {
            selection: Selection::everything(paths),
            sort: None,
            columns: Vec::new(),
            format: FormatArguments::default(),
        }
    }

    /// Writes the rows.
    pub(crate) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let selected = self.selection.select(context)?;
        let language = context.language_of(&selected.opened.plans);
        let columns = self.columns(context);
        let answer = Answer {
            tables: selected
                .plans()
                .map(|listed| self.table(&listed, &columns, language))
                .collect(),
        };
        self.format.write(&answer, context)?;
        Ok(selected.opened.ending())
    }

    fn columns(&self, context: &Context) -> Vec<ListColumn> {
        let is_json = self.format.format(context).is_json();
        if self.columns.contains(&ListColumn::All) || (self.columns.is_empty() && is_json) {
            let all = ListColumn::value_variants().iter().copied();
            return all.filter(|column| *column != ListColumn::All).collect();
        }
        match self.columns.as_slice() {
            [] => OF_THE_SCREEN.to_vec(),
            chosen => chosen.to_vec(),
        }
    }

    fn table(
        &self,
        listed: &Listed<'_>,
        columns: &[ListColumn],
        language: Language,
    ) -> AnswerTable {
        let listing = match self.sort {
            Some(order) => {
                let order = order.of_year(listed.year);
                listed.listing.in_order(order, listed.plan, listed.year)
            }
            None => listed.listing.clone(),
        };
        let rows = listing.initiatives(listed.plan);
        let cells = |row| {
            columns
                .iter()
                .map(|c| c.cell(row, listed, language))
                .collect()
        };
        AnswerTable {
            plan: Some(listed.plan.into()),
            columns: columns.iter().map(|c| c.column(language)).collect(),
            rows: rows.map(cells).collect(),
        }
    }
}

impl ListColumn {
    fn column(self, language: Language) -> AnswerColumn {
        let heading = match self {
            Self::All => "",
            Self::Rating => language.rating_heading(),
            Self::Id => language.number_heading(),
            Self::Title => language.title_heading(),
            Self::Departments => language.departments_heading(),
            Self::Pillar => language.pillar_heading(),
            Self::Measure => language.measure_heading(),
            Self::Purpose => language.purpose_heading(),
            Self::Aim => language.aim_heading(),
            Self::Notes => language.notes_heading(),
            Self::ReprintOf => language.reprint_of_heading(),
            Self::Follows => language.follows_heading(),
            Self::Plan
            | Self::Result
            | Self::Outcome
            | Self::Contribution
            | Self::Issue
            | Self::Direction => self.text_kind().map_or("", |kind| language.text_kind(kind)),
        };
        let key = self.to_possible_value();
        let key = key.map_or_else(String::new, |name| name.get_name().to_owned());
        AnswerColumn::words(key, heading)
    }

    fn text_kind(self) -> Option<TextKind> {
        Some(match self {
            Self::Plan => TextKind::Plan,
            Self::Result => TextKind::Result,
            Self::Outcome => TextKind::Outcome,
            Self::Contribution => TextKind::Contribution,
            Self::Issue => TextKind::Issue,
            Self::Direction => TextKind::Direction,
            _ => return None,
        })
    }

    fn cell(self, row: &Initiative, listed: &Listed<'_>, language: Language) -> Cell {
        let (plan, year) = (listed.plan, listed.year);
        match self {
            Self::All => Cell::empty(),
            Self::Rating => match row.rating(year) {
                Some(mark) => Cell::words(mark),
                None => Cell::new(UNRATED, serde_json::Value::Null),
            },
            Self::Id => Cell::words(row.id.as_str()),
            Self::Title => Cell::words(&row.title),
            Self::Departments => Cell::list(&row.departments, language),
            Self::Pillar => Cell::named(&row.pillar, plan.pillar_of(row).map(|p| &p.title)),
            Self::Measure => row.measure.as_ref().map_or_else(Cell::empty, |id| {
                Cell::named(id, plan.measure_of(row).map(|m| &m.title))
            }),
            Self::Purpose => Cell::text(&row.purpose),
            Self::Aim => Cell::text(&row.aim),
            Self::Notes => Cell::text(&row.notes),
            Self::ReprintOf => Cell::optional(row.reprint_of.as_ref().map(|id| id.as_str())),
            Self::Follows => Cell::list(&row.follows, language),
            _ => {
                let kind = self.text_kind();
                let text = kind.and_then(|kind| row.text(year, kind));
                text.map_or_else(Cell::empty, Cell::text)
            }
        }
    }
}
