//! The card: everything that the plan knows of a row for the year in view.

use ratatui::style::Style;
use tenken::plan::{Initiative, Plan, Text, TextKind};
use tenken::query::{Pattern, fold_matches};

use super::line::Line;
use super::prose::{found, labelled, labelled_width, paragraph, text};
use super::{Look, indicators};
use crate::tui::state::State;

/// The lines of the card of the row that is shown.
pub(super) fn lines(state: &State, look: Look<'_>, width: usize) -> Vec<Line> {
    match state.shown() {
        Some(row) => Card {
            state,
            plan: state.plan(),
            row,
            patterns: state.view().patterns(),
            look,
            width,
        }
        .lines(),
        None => paragraph(
            look.language
                .pick("取組が選ばれていません。", "No initiative is chosen."),
            &[],
            look.theme.dim,
            width,
            look,
        ),
    }
}

/// The title of a row with its number, as every screen shows it.
pub(super) fn title(
    row: &Initiative,
    patterns: &[Pattern],
    width: usize,
    look: Look<'_>,
) -> Vec<Line> {
    let title = format!("{}  {}", row.id, row.title);
    let marks = found(&title, patterns, look);
    paragraph(&title, &marks, look.theme.strong, width, look)
}

/// What a year that was rated is expected to say.
const REPORTED: [TextKind; 3] = [TextKind::Result, TextKind::Issue, TextKind::Direction];

struct Card<'s> {
    state: &'s State,
    plan: &'s Plan,
    row: &'s Initiative,
    patterns: &'s [Pattern],
    look: Look<'s>,
    width: usize,
}

impl Card<'_> {
    fn lines(&self) -> Vec<Line> {
        let groups = [
            self.heading(),
            self.year(),
            self.indicators(),
            self.intention(),
            self.schedule(),
        ];
        let mut lines: Vec<Line> = Vec::new();
        for group in groups.into_iter().filter(|group| !group.is_empty()) {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.extend(group);
        }
        lines
    }

    fn heading(&self) -> Vec<Line> {
        let language = self.look.language;
        let mut lines = title(self.row, self.patterns, self.width, self.look);
        lines.extend(self.rating());
        lines.extend(self.words(language.pick("施策", "Measure"), &self.place()));
        let departments: Vec<String> = self
            .row
            .departments
            .iter()
            .map(|department| department.levels().join(" "))
            .collect();
        lines.extend(self.words(language.pick("担当", "In charge"), &departments.join("、")));
        lines.extend(self.words(language.pick("再掲", "Reprint"), &self.reprints()));
        for (name, values) in &self.row.tags {
            lines.extend(self.words(name, &values.points().join("、")));
        }
        lines
    }

    fn rating(&self) -> Vec<Line> {
        let review_year = self.plan.facts().review_year;
        let (look, scale) = (self.look, self.plan.ratings());
        let Some(mark) = self.row.rating(review_year) else {
            return Vec::new();
        };
        let rank = scale.rank(mark).unwrap_or_default();
        let style = look.theme.rating(rank, scale.steps().len());
        let label = scale.get(mark).map_or("", |rating| &rating.label);
        let of_year = match self.state.years().later == review_year {
            true => String::new(),
            false => format!("  {}", look.language.year(review_year)),
        };
        let said = format!("{mark}  {label}{of_year}");
        let lines = paragraph(&said, &[], style, labelled_width(self.width), look);
        let name = look.language.pick("評価", "Rating");
        labelled(name, lines, self.width, look)
    }

    fn place(&self) -> String {
        let pillar = self.plan.pillar_of(self.row).map(|p| p.title.as_str());
        let measure = self.plan.measure_of(self.row).map(|m| m.title.as_str());
        let levels: Vec<&str> = pillar.into_iter().chain(measure).collect();
        levels.join(" > ")
    }

    fn reprints(&self) -> String {
        let language = self.look.language;
        if let Some(original) = &self.row.reprint_of {
            return language.pick(
                format!("{original} の再掲"),
                format!("prints {original} again"),
            );
        }
        let reprints: Vec<&str> = self
            .plan
            .reprints_of(&self.row.id)
            .map(|row| row.id.as_str())
            .collect();
        match reprints.join("、") {
            none if none.is_empty() => none,
            ids => language.pick(format!("{ids} に再掲"), format!("printed again as {ids}")),
        }
    }

    fn year(&self) -> Vec<Line> {
        let (look, year) = (self.look, self.state.years().later);
        let heading = look.language.year(year);
        let mut lines = vec![Line::new(heading, look.theme.strong)];
        let review_year = self.plan.facts().review_year;
        if let Some(mark) = self.row.rating(year).filter(|_| year != review_year) {
            lines.extend(self.words(look.language.pick("評価", "Rating"), mark));
        }
        let is_reported = self.row.rating(year).is_some();
        for kind in TextKind::ALL {
            let label = look.language.text_kind(kind);
            match self.row.text(year, kind) {
                Some(said) => lines.extend(self.field(label, said)),
                None if is_reported && REPORTED.contains(&kind) => {
                    let none = look.language.pick("（記載なし）", "(nothing written)");
                    let none = vec![Line::new(none, look.theme.dim)];
                    lines.extend(labelled(label, none, self.width, look));
                }
                None => {}
            }
        }
        lines.extend(self.found_in_other_years());
        if lines.len() == 1 {
            let nothing = look.language.pick(
                "この年度の記載はありません。[ ] で他の年度を見られます。",
                "Nothing is written for this year. Press [ or ] for another.",
            );
            lines.extend(paragraph(nothing, &[], look.theme.dim, self.width, look));
        }
        lines
    }

    /// Where the search found something that is not on this card.
    fn found_in_other_years(&self) -> Vec<Line> {
        let language = self.look.language;
        let shown = self.state.years().later;
        let mut places = Vec::new();
        for year in self.row.years.keys().filter(|year| **year != shown) {
            for kind in TextKind::ALL
                .into_iter()
                .filter(|kind| *kind != TextKind::Plan)
            {
                let text = self.row.text(*year, kind);
                let points = text.map(Text::points).unwrap_or_default();
                let is_found = |point: &String| !fold_matches(point, self.patterns).is_empty();
                if points.iter().any(is_found) {
                    let (year, kind) = (language.short_year(*year), language.text_kind(kind));
                    places.push(format!("{year} {kind}"));
                }
            }
        }
        self.words(language.pick("他年度の該当", "Also in"), &places.join("、"))
    }

    fn indicators(&self) -> Vec<Line> {
        indicators::lines(&self.row.indicators, self.patterns, self.width, self.look)
    }

    fn intention(&self) -> Vec<Line> {
        let language = self.look.language;
        let nothing = Text::default();
        let measure = self.plan.measure_of(self.row);
        let goals = measure.map_or(&nothing, |measure| &measure.goals);
        let fields = [
            (language.pick("目的・内容", "Purpose"), &self.row.purpose),
            (language.pick("目指す成果", "Aim"), &self.row.aim),
            (language.pick("留意点", "Notes"), &self.row.notes),
            (language.pick("施策の目標", "Goals"), goals),
        ];
        let mut lines = Vec::new();
        for (label, said) in fields {
            lines.extend(self.field(label, said));
        }
        lines.extend(self.words(
            language.pick("前計画", "Carries on"),
            &self.row.follows.join("、"),
        ));
        lines
    }

    fn schedule(&self) -> Vec<Line> {
        let look = self.look;
        let planned = |(year, report): (&_, &tenken::plan::YearReport)| {
            let said = report.text(TextKind::Plan).points().join("、");
            (!said.is_empty()).then(|| format!("{}  {said}", look.language.short_year(*year)))
        };
        let years: Vec<String> = self.row.years.iter().filter_map(planned).collect();
        let mut lines = Vec::new();
        let width = labelled_width(self.width);
        for year in &years {
            lines.extend(paragraph(year, &[], Style::new(), width, look));
        }
        if lines.is_empty() {
            return lines;
        }
        labelled(
            look.language.pick("工程", "Schedule"),
            lines,
            self.width,
            look,
        )
    }

    fn field(&self, label: &str, said: &Text) -> Vec<Line> {
        if said.is_empty() {
            return Vec::new();
        }
        let lines = text(said, self.patterns, labelled_width(self.width), self.look);
        labelled(label, lines, self.width, self.look)
    }

    fn words(&self, label: &str, said: &str) -> Vec<Line> {
        self.field(label, &Text::new([said.to_owned()]))
    }
}
