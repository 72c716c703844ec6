//! The pictures of the README, made from real screens.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell, CellWidth as _};
use ratatui::style::{Color, Modifier};

use super::changes::demo;
use super::{Journey, journey, press};
use crate::tui::theme::ThemeName;

/// The size of a cell in the picture. Half the size of the font is the width of
/// its half-width glyphs.
const CELL: (u32, u32) = (10, 24);

/// A screen as SVG: every glyph in its cells, whatever the font.
fn picture(buffer: &Buffer) -> String {
    let (width, height) = (u32::from(buffer.area.width), u32::from(buffer.area.height));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" \
         font-family=\"'Noto Sans Mono CJK JP','BIZ UDGothic','MS Gothic',monospace\" \
         font-size=\"20\">\n",
        width * CELL.0,
        height * CELL.1
    );
    for y in 0..buffer.area.height {
        push_row(&mut svg, buffer, y);
    }
    svg.push_str("</svg>\n");
    svg
}

/// Neighbouring cells of one style.
struct TextRun<'b> {
    x: u16,
    cells: u16,
    text: String,
    first: &'b Cell,
}

fn push_row(svg: &mut String, buffer: &Buffer, y: u16) {
    let mut runs: Vec<TextRun<'_>> = Vec::new();
    let mut x = 0;
    while let Some(cell) = buffer.cell((x, y)).filter(|_| x < buffer.area.width) {
        let cells = cell.cell_width().max(1);
        match runs.last_mut() {
            Some(run) if run.first.style() == cell.style() => {
                run.cells += cells;
                run.text.push_str(cell.symbol());
            }
            _ => runs.push(TextRun {
                x,
                cells,
                text: cell.symbol().to_owned(),
                first: cell,
            }),
        }
        x += cells;
    }
    for run in &runs {
        push_run(svg, run, u32::from(y));
    }
}

fn push_run(svg: &mut String, run: &TextRun<'_>, y: u32) {
    let (x, width) = (u32::from(run.x) * CELL.0, u32::from(run.cells) * CELL.0);
    let top = y * CELL.1;
    let ground = rgb(run.first.bg);
    let _ = writeln!(
        svg,
        "<rect x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{}\" fill=\"{ground}\"/>",
        CELL.1
    );
    let text = run.text.trim_end();
    if text.trim().is_empty() {
        return;
    }
    let weight = match run.first.modifier.contains(Modifier::BOLD) {
        true => " font-weight=\"bold\"",
        false => "",
    };
    let cells = crate::display_width::AmbiguousWidth::Narrow.width(text);
    let _ = writeln!(
        svg,
        "<text x=\"{x}\" y=\"{}\" fill=\"{}\"{weight}{} xml:space=\"preserve\" \
         textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
        top + 19,
        rgb(run.first.fg),
        decoration(run.first.modifier),
        cells * 10,
        text.replace('&', "&amp;").replace('<', "&lt;")
    );
}

fn decoration(modifier: Modifier) -> &'static str {
    if modifier.contains(Modifier::UNDERLINED) {
        " text-decoration=\"underline\""
    } else if modifier.contains(Modifier::CROSSED_OUT) {
        " text-decoration=\"line-through\""
    } else {
        ""
    }
}

/// A colour of the 256 as terminals have them: red, green and blue. `None` if it is the
/// terminal's own.
pub(super) fn components(colour: Color) -> Option<[u8; 3]> {
    let Color::Indexed(index) = colour else {
        return None;
    };
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    Some(match index {
        232.. => [8 + 10 * (index - 232); 3],
        16.. => {
            let cube = index - 16;
            [level(cube / 36), level(cube / 6 % 6), level(cube % 6)]
        }
        _ => [0; 3],
    })
}

fn rgb(colour: Color) -> String {
    let [red, green, blue] = components(colour).unwrap_or_default();
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn check(name: &str, journey: Journey, keys: &str) {
    let (script, _) = journey.run(press(keys));
    let svg = script.frames.last().map(|frame| picture(&frame.buffer));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../../tests/pictures");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        let bytes = svg.unwrap_or_default().into_bytes();
        insta::assert_binary_snapshot!(&format!("{name}.svg"), bytes);
    });
}

#[test]
fn the_picture_of_the_list_is_current() {
    check("list", journey(120, 32), "jjjjj");
}

#[test]
fn the_picture_of_the_comparison_is_current() {
    check("comparison", demo(120, 32), "/1-2-4<Enter>2");
}

#[test]
fn the_picture_of_the_summary_is_current() {
    check("summary", journey(120, 32), "3<Tab>j");
}

#[test]
fn the_picture_of_the_doubts_is_current() {
    check("doubts", journey(120, 32), "6<Home>");
}

#[test]
fn the_picture_of_the_changes_is_current() {
    check("changes", demo(120, 32), "7");
}

#[test]
fn the_picture_of_a_slide_is_current() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut journey = demo(80, 24);
    journey.settings.records = Some(folder.path().to_owned());
    journey.settings.theme = ThemeName::Projector;
    let keys = "rC<Enter><F5>=1件当たり5<Enter><F5>A入口を全ページに置く<Enter>S生成AIの試行計画<Tab>秘書<Tab>9/30<Enter>j";
    check("slide", journey, &format!("{keys}k"));
}
