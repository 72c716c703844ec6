//! A list to choose from, over the right part of the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tenken::query::Facet;

use super::Look;
use super::footer::cursor_after;
use super::line::{self, Line, clear, draw_line, draw_lines};
use super::prose::{found, paragraph};
use crate::cells::{pad, pad_start, shorten};
use crate::tui::state::{Chooser, ChooserItem, ChooserKind, State};

/// The area in which items are drawn: all but the line that is typed in.
pub(crate) fn rows(area: Rect) -> Rect {
    let prompt = area.height.min(1);
    Rect {
        y: area.y + prompt,
        height: area.height - prompt,
        ..area
    }
}

/// Draws a chooser, and says where text is typed in it.
pub(super) fn draw(
    chooser: &Chooser,
    state: &State,
    look: Look<'_>,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    clear(area, look, buffer);
    let items = chooser.items(state);
    let cursor = draw_prompt(chooser, items.len(), look, area, buffer);
    let area = rows(area);
    if items.is_empty() {
        let none = match (&chooser.kind, chooser.input.text().trim()) {
            (ChooserKind::AllRows, "") => look.language.pick(
                "番号・取組名・部署・本文の言葉を打ってください。",
                "Type a number, or words of a title, a department or a text.",
            ),
            _ => look.language.pick(
                "該当する項目がありません。文字を消すと戻ります。",
                "Nothing matches. Delete what was typed to see all.",
            ),
        };
        let width = usize::from(area.width).max(1);
        draw_lines(
            &paragraph(none, &[], look.theme.dim, width, look),
            0,
            area,
            look,
            buffer,
        );
        return cursor;
    }
    let numbered = items.iter().enumerate().skip(chooser.first);
    for (y, (index, item)) in (area.top()..area.bottom()).zip(numbered) {
        let row = line::row(area, y);
        draw_item(item, index == chooser.cursor, chooser, look, row, buffer);
    }
    cursor
}

fn draw_prompt(
    chooser: &Chooser,
    count: usize,
    look: Look<'_>,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let language = look.language;
    let name = match chooser.kind {
        ChooserKind::Filter { facet, .. } => match facet {
            Facet::Department => language.pick("部署で絞り込む", "Filter by department"),
            Facet::Rating => language.pick("評価で絞り込む", "Filter by rating"),
            Facet::Place => language.pick("柱・施策で絞り込む", "Filter by measure"),
            Facet::Tag => language.pick("分類で絞り込む", "Filter by tag"),
        },
        ChooserKind::Help => language.pick("キーの一覧", "Keys"),
        ChooserKind::Palette => language.pick("操作・行番号", "Action or row"),
        ChooserKind::Plans => language.pick("計画を選ぶ", "Choose a plan"),
        ChooserKind::AllRows => language.pick("全計画から探す", "Search all plans"),
    };
    let bar = look.theme.bar;
    let top = Rect {
        height: area.height.min(1),
        ..area
    };
    buffer.set_style(top, bar);
    let line = Line::new(format!(" {name}: "), bar)
        .with(chooser.input.text(), bar.patch(look.theme.strong));
    let place = (chooser.cursor + 1).min(count);
    let place = pad_start(
        &format!("{place}/{count} "),
        usize::from(top.width),
        look.ambiguous,
    );
    draw_line(&Line::new(place, bar), top, look.ambiguous, buffer);
    draw_line(&line, top, look.ambiguous, buffer);
    cursor_after(line.width(look.ambiguous), top)
}

fn draw_item(
    item: &ChooserItem,
    has_cursor: bool,
    chooser: &Chooser,
    look: Look<'_>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let style = match has_cursor {
        true => look.theme.chosen,
        false => Style::new(),
    };
    if has_cursor {
        buffer.set_style(area, style);
    }
    let width = usize::from(area.width);
    let detail = shorten(&item.detail, width / 2, look.ambiguous);
    let lead = format!(
        "{}{}{}",
        if has_cursor { ">" } else { " " },
        mark(item, chooser),
        "  ".repeat(item.depth)
    );
    let used = look.ambiguous.width(&lead) + look.ambiguous.width(&detail) + 2;
    let name = pad(&item.name, width.saturating_sub(used), look.ambiguous);
    let marks = found(&name, &chooser.patterns(), look);
    let detail_style = if has_cursor { style } else { look.theme.key };
    let line = Line::new(lead, style)
        .followed_by(Line::marked(&name, 0..name.len(), &marks, style))
        .with(" ", style)
        .with(detail, detail_style);
    draw_line(&line, area, look.ambiguous, buffer);
}

fn mark(item: &ChooserItem, chooser: &Chooser) -> &'static str {
    match (&chooser.kind, item.is_marked) {
        (ChooserKind::Help | ChooserKind::Palette | ChooserKind::AllRows, _) => " ",
        (_, true) => "[x] ",
        (_, false) => "[ ] ",
    }
}
