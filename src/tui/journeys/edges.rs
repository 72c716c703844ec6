//! What stands at the edges of the screen.

use std::collections::BTreeSet;

use ratatui::buffer::{Buffer, Cell, CellWidth as _};
use ratatui::style::Modifier;

use super::changes::demo;
use super::{Journey, built_in, journey, press, row_text};
use crate::open::PlanFile;
use crate::tui::host::Frame;

/// The screens and what lies over them, in an order in which every key does something.
pub(super) const WALK: &str = "jj<Space>j<Space>H2j[]3j<Tab><Tab>l<Enter><Esc>4jo<Enter><Esc>b<Esc>5j<Tab>j6j<Enter><Enter><Esc><Esc>7j\
                    <Enter><Esc>is0j<Enter><Esc>1<Enter><Esc>/図<Enter>cdj<Space><Esc>r<Esc>m<Esc>p<Esc>a図<Esc>?<Esc>:1<Esc>";

/// The sizes at which meetings and servers see the screen.
const SIZES: [(u16, u16); 6] = [
    (60, 15),
    (80, 24),
    (100, 30),
    (120, 36),
    (160, 45),
    (200, 50),
];

fn plans() -> impl Iterator<Item = PlanFile> {
    built_in().into_iter().chain(demo(80, 24).files)
}

/// Calls `check` with every frame of a walk through every plan at every size, and what the
/// frame is called.
fn walk(mut check: impl FnMut(&Frame, &str)) {
    for plan in plans() {
        for (width, height) in SIZES {
            let journey = Journey {
                files: vec![plan.clone()],
                ..journey(width, height)
            };
            let name = format!("{} {width}x{height}", plan.plan.facts().id);
            let (script, _) = journey.run(press(WALK));
            for frame in &script.frames {
                check(frame, &name);
            }
        }
    }
}

#[test]
fn nothing_touches_the_edges_of_the_screen() {
    let mut touching = BTreeSet::new();
    walk(|frame, name| {
        for row in frame.buffer.area.rows() {
            let text = row_text(&frame.buffer, row.y, None);
            // The cursor alone.
            let starts = [" ", "> "];
            let is_at_start = !starts.iter().any(|start| text.starts_with(start));
            let is_at_end = !text.ends_with(' ');
            if is_at_start || is_at_end {
                touching.insert(format!("{name} {}: {text}", row.y));
            }
        }
    });
    assert_eq!(touching, BTreeSet::new());
}

/// What may touch what looks different: what stands between two things, the bullet of a point,
/// the sign of a search, and the signs and lines of pictures.
const JOINTS: &str = "→・/-+|>~_oxv^";

/// Whether two cells beside each other hold things that are told apart by their looks alone.
fn touch(left: &Cell, right: &Cell) -> bool {
    let is_apart = |cell: &Cell| {
        let symbol = cell.symbol();
        let is_braille = symbol
            .chars()
            .all(|c| ('\u{2800}'..='\u{28ff}').contains(&c));
        symbol.trim().is_empty() || is_braille || JOINTS.contains(symbol)
    };
    // What was found, added or removed is marked within words.
    let marks = Modifier::UNDERLINED | Modifier::CROSSED_OUT;
    let is_marked = |cell: &Cell| cell.modifier.intersects(marks);
    let looks = |cell: &Cell| (cell.fg, cell.bg, cell.modifier);
    let is_text = [left, right]
        .into_iter()
        .all(|cell| !is_apart(cell) && !is_marked(cell));
    is_text && looks(left) != looks(right)
}

/// Columns, labels and what they name, and whatever else stands side by side look different.
#[test]
fn what_looks_different_does_not_touch() {
    let mut touching = BTreeSet::new();
    walk(|frame, name| {
        for row in frame.buffer.area.rows() {
            let mut cells = Vec::new();
            let mut x = 0;
            while let Some(cell) = frame.buffer.cell((x, row.y)).filter(|_| x < row.width) {
                cells.push(cell);
                x += cell.cell_width().max(1);
            }
            let pairs = cells.windows(2);
            let found = pairs.filter_map(|pair| match pair {
                [left, right] if touch(left, right) => {
                    Some(format!("{}{}", left.symbol(), right.symbol()))
                }
                _ => None,
            });
            let found: Vec<String> = found.collect();
            if !found.is_empty() {
                let text = row_text(&frame.buffer, row.y, None);
                touching.insert(format!("{name} {} {found:?}: {text}", row.y));
            }
        }
    });
    assert_eq!(touching, BTreeSet::new());
}

/// The first and the last column of each word of a row.
fn words(buffer: &Buffer, y: u16) -> Vec<(u16, u16)> {
    let mut words: Vec<(u16, u16)> = Vec::new();
    for x in (0..buffer.area.width).filter(|x| !is_blank(buffer, *x, y)) {
        match words.last_mut().filter(|(_, last)| last + 1 == x) {
            Some((_, last)) => *last = x,
            None => words.push((x, x)),
        }
    }
    words
}

/// Whether nothing is drawn into a cell, from there or from the one before it.
fn is_blank(buffer: &Buffer, x: u16, y: u16) -> bool {
    let cell = |x: u16| buffer.cell((x, y));
    let is_covered = x
        .checked_sub(1)
        .and_then(cell)
        .is_some_and(|left| left.cell_width() > 1);
    !is_covered && cell(x).is_some_and(|cell| cell.symbol().trim().is_empty())
}

/// Tables with a line of headings: the keys that show them.
const TABLES: [&str; 5] = ["3", "3<Tab>", "4", "5", "4b"];

/// Below the gap between two headings, there is a blank at the same place in every row.
#[test]
fn columns_of_tables_do_not_touch() {
    let mut touching = BTreeSet::new();
    for (plan, (width, height)) in plans().flat_map(|plan| SIZES.map(|size| (plan.clone(), size))) {
        for keys in TABLES {
            let journey = Journey {
                files: vec![plan.clone()],
                ..journey(width, height)
            };
            let (script, _) = journey.run(press(keys));
            let buffer = &script.frames.last().expect("every loop draws once").buffer;
            let heading = 3;
            // Dated events, which some plans have instead of a schedule, are no table.
            if row_text(buffer, heading - 1, None).starts_with(" 日程") {
                continue;
            }
            let is_row = |y: &u16| !words(buffer, *y).is_empty();
            let mut rows: Vec<u16> = (heading..height - 1).take_while(is_row).collect();
            // Where counts stand below the names, these have the whole width.
            let is_below_name = |y: &u16| (0..3).all(|x| is_blank(buffer, x, *y));
            if rows.iter().skip(1).any(is_below_name) {
                rows.retain(is_below_name);
            }
            let headings = words(buffer, heading);
            for pair in headings.windows(2) {
                let [(first, _), (_, last)] = pair else {
                    continue;
                };
                let is_free = |x: u16| rows.iter().all(|y| is_blank(buffer, x, *y));
                if rows.len() > 1 && !(*first..*last).any(is_free) {
                    let id = &plan.plan.facts().id;
                    let text = row_text(buffer, heading, None);
                    touching.insert(format!("{id} {width}x{height} {keys} {first}: {text}"));
                }
            }
        }
    }
    assert_eq!(touching, BTreeSet::new());
}
