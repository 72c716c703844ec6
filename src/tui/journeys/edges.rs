//! What stands at the edges of the screen.

use std::collections::BTreeSet;

use super::changes::demo;
use super::{Journey, built_in, journey, press, row_text};
use crate::open::PlanFile;

/// The screens and what lies over them, in an order in which every key does something.
pub(super) const WALK: &str = "jjH2j[]3j<Tab><Tab>l<Enter><Esc>4jo<Enter><Esc>b<Esc>5j<Tab>j6j<Enter><Enter><Esc><Esc>7j\
                    <Enter><Esc>is1<Enter><Esc>/図<Enter>cdj<Space><Esc>r<Esc>m<Esc>p<Esc>a図<Esc>?<Esc>:1<Esc>";

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

#[test]
fn nothing_touches_the_edges_of_the_screen() {
    let mut touching = BTreeSet::new();
    for plan in plans() {
        for (width, height) in SIZES {
            let journey = Journey {
                files: vec![plan.clone()],
                ..journey(width, height)
            };
            let (script, _) = journey.run(press(WALK));
            for frame in &script.frames {
                for row in frame.buffer.area.rows() {
                    let text = row_text(&frame.buffer, row.y, None);
                    // A cursor, and beside it at most the mark of a row or a plan.
                    let starts = [" ", "> ", ">*"];
                    let is_at_start = !starts.iter().any(|start| text.starts_with(start));
                    let is_at_end = !text.ends_with(' ');
                    if is_at_start || is_at_end {
                        touching.insert(format!(
                            "{} {width}x{height} {}: {text}",
                            plan.plan.facts().id,
                            row.y
                        ));
                    }
                }
            }
        }
    }
    assert_eq!(touching, BTreeSet::new());
}
