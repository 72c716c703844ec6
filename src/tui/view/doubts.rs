//! The list of what does not seem to add up, by rule.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use tenken::check::{Dismissal, Weight};
use tenken::document::Code;

use super::Look;
use super::line::{self, Line, draw_line, draw_lines};
use super::prose::{found, paragraph};
use crate::cells::{pad, shorten};
use crate::question::Question;
use crate::tui::action::Action;
use crate::tui::state::{DoubtRow, Overlay, State};

/// Draws the doubts that are listed, from the first row that is on the screen.
pub(super) fn draw(state: &State, look: Look<'_>, area: Rect, buffer: &mut Buffer) {
    let rows = state.doubt_rows();
    if rows.is_empty() {
        let lines = empty(state, look, usize::from(area.width));
        draw_lines(&lines, 0, area, look, buffer);
        return;
    }
    let chosen = state.plans.current().chosen_question(&rows);
    let columns = Columns::new(&rows, state, look, usize::from(area.width));
    let shown = rows.iter().skip(state.view().first_table_row);
    for (y, row) in (area.top()..area.bottom()).zip(shown) {
        let line_area = line::row(area, y);
        let line = match row {
            DoubtRow::Rule {
                code,
                open,
                dismissed,
            } => columns.rule(*code, (*open, *dismissed)),
            DoubtRow::Doubt(question, dismissal) => {
                let is_chosen = chosen == Some(*question);
                if is_chosen {
                    buffer.set_style(line_area, look.theme.chosen);
                }
                columns.doubt(question, *dismissal, is_chosen)
            }
        };
        draw_line(&line, line_area, look.ambiguous, buffer);
    }
}

/// Why there is nothing, and how to get out.
fn empty(state: &State, look: Look<'_>, width: usize) -> Vec<Line> {
    if width == 0 {
        return Vec::new();
    }
    let keys = state.settings.keymap.keys(Action::ClearFilters);
    let clear = keys.first().map(ToString::to_string).unwrap_or_default();
    let said = if matches!(state.overlay, Some(Overlay::Search { .. })) {
        look.language.pick(
            "要確認の所がある取組に該当がありません。文字を消すか、Esc で検索をやめてください。"
                .to_owned(),
            "No doubt about what matches. Delete what was typed, or press Esc.".to_owned(),
        )
    } else if state.plans.current().questions().is_empty() {
        look.language.pick(
            "要確認の所は見つかりませんでした。Esc で戻ります。".to_owned(),
            "Nothing was found that does not add up. Press Esc to go back.".to_owned(),
        )
    } else {
        look.language.pick(
            format!("条件に合う要確認の所はありません。{clear} で条件をすべて外せます。"),
            format!("No doubt about the rows listed. Press {clear} to clear all conditions."),
        )
    };
    paragraph(&said, &[], look.theme.dim, width, look)
}

/// The cells of each column.
struct Columns<'s> {
    state: &'s State,
    look: Look<'s>,
    width: usize,
    place: usize,
}

/// The cells of the mark: of a heavy doubt, of a dismissed one, or blank.
const MARK: usize = 2;

impl<'s> Columns<'s> {
    fn new(rows: &[DoubtRow<'_>], state: &'s State, look: Look<'s>, width: usize) -> Self {
        let places = rows.iter().filter_map(|row| match row {
            DoubtRow::Rule { .. } => None,
            DoubtRow::Doubt(question, _) => Some(look.language.place(&question.doubt.place)),
        });
        let widest = places.map(|place| look.ambiguous.width(&place)).max();
        Self {
            state,
            look,
            width,
            place: widest.unwrap_or_default().min(width / 3),
        }
    }

    /// A rule, with how many doubts it raised.
    fn rule(&self, code: Code, (open, dismissed): (usize, usize)) -> Line {
        let (look, theme) = (self.look, self.look.theme);
        let counts = format!("  {} ", look.language.rule_counts(open, dismissed));
        let room = self.width.saturating_sub(look.ambiguous.width(&counts) + 1);
        let meaning = shorten(code.meaning(), room, look.ambiguous);
        Line::new(" ", Style::new())
            .with(meaning, theme.label)
            .with(counts, theme.strong)
    }

    fn doubt(&self, question: &Question, dismissal: Option<&Dismissal>, is_chosen: bool) -> Line {
        let (look, doubt) = (self.look, &question.doubt);
        let dim = dismissal.map_or(Style::new(), |_| look.theme.dim);
        let base = if is_chosen { look.theme.chosen } else { dim };
        let mark = match (dismissal, doubt.weight) {
            (Some(_), _) => look.language.pick("済", "x"),
            (None, Weight::Heavy) => "!",
            (None, Weight::Light) => "",
        };
        let number = match is_chosen {
            true => base,
            false => look.theme.dim,
        };
        let place = look.language.place(&doubt.place);
        let place = shorten(&place, self.place, look.ambiguous).into_owned();
        let line = Line::new(if is_chosen { ">" } else { " " }, base)
            .with(pad(mark, MARK, look.ambiguous), base)
            .with(" ", base)
            .with(pad(&place, self.place, look.ambiguous), number)
            .with("  ", base);
        let room = self.width.saturating_sub(line.width(look.ambiguous));
        let said = said(question, dismissal, look);
        let said = shorten(&said, room, look.ambiguous);
        let marks = found(&said, self.state.view().patterns(), look);
        line.followed_by(Line::marked(&said, 0..said.len(), &marks, base))
    }
}

/// What the list says of a doubt: its sentence, after the reason where it is
/// dismissed.
fn said(question: &Question, dismissal: Option<&Dismissal>, look: Look<'_>) -> String {
    let sentence = look.language.sentence(&question.doubt);
    match dismissal {
        None => sentence,
        Some(Dismissal { reason, .. }) => {
            let label = look.language.pick("理由: ", "reason: ");
            format!("{label}{reason}  {sentence}")
        }
    }
}
