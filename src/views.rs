//! Views: what is listed, in which order and on which screen, kept under a name in
//! `tenken/views.toml` in the configuration directory.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tenken::document::{Diagnostics, TableReader, read};
use tenken::query::RowOrder;
use toml_writer::ToTomlValue as _;

use crate::cli::flag;
use crate::config;
use crate::dismissed::NotSaved;
use crate::files::{self, Existing, Replacement};
use crate::listed_rows::ListedRows;
use crate::report::{FileProblem, Report};
use crate::system::quoted_word;

/// A view of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct View {
    /// The name that somebody gave it.
    pub(crate) name: String,
    /// The id of the plan.
    pub(crate) plan: String,
    /// The name of the screen.
    pub(crate) screen: String,
    /// What is listed.
    pub(crate) rows: ListedRows,
}

/// The views that are kept, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Views {
    views: Vec<View>,
    file: Option<PathBuf>,
}

/// A change of what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ViewChange {
    /// A view is kept, in the place of one of the same name.
    Keep(View),
    /// A view is kept no more.
    Remove(View),
}

/// A change that is to be made to the file of views.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ViewSaving {
    file: PathBuf,
    change: ViewChange,
}

impl Views {
    /// Reads the views that are kept. What is wrong with their file is reported; the rest of
    /// it holds.
    pub(crate) fn load() -> (Self, Vec<Report>) {
        let Some(folder) = config::folder() else {
            return Default::default();
        };
        let file = folder.join("views.toml");
        let (views, reports) = read_from(&file);
        let file = Some(file);
        (Self { views, file }, reports)
    }

    /// The views of a plan, the oldest first.
    pub(crate) fn of_plan<'v>(&'v self, plan: &'v str) -> impl Iterator<Item = &'v View> {
        self.views.iter().filter(move |view| view.plan == plan)
    }

    /// Changes what is kept. Returns what is to be saved; `None` if nothing can be, since
    /// there is no configuration directory.
    pub(crate) fn change(&mut self, change: ViewChange) -> Option<ViewSaving> {
        apply(&mut self.views, &change);
        let file = self.file.clone()?;
        Some(ViewSaving { file, change })
    }
}

impl View {
    fn is_in_place_of(&self, other: &Self) -> bool {
        self.plan == other.plan && self.name == other.name
    }

    /// The command that answers with what the view shows, for a plan that is named by a path;
    /// without one, for a built-in plan.
    pub(crate) fn command(&self, path: Option<&Path>) -> String {
        let command = match self.screen.as_str() {
            command @ ("summary" | "indicators") => command,
            "comparison" | "changes" => "compare",
            _ => "list",
        };
        let mut words = vec!["tenken".to_owned(), command.to_owned()];
        words.extend(match path {
            Some(path) if command == "compare" => with_value("--file", &path.to_string_lossy()),
            Some(path) => vec![as_argument(path)],
            None => with_value("--plan", &self.plan),
        });
        let ListedRows {
            words: filter,
            search,
            order,
        } = &self.rows;
        for (kind, word) in &filter.words {
            words.extend(with_value(flag(*kind), word));
        }
        if let Some(search) = search {
            words.extend(with_value("--search", search));
        }
        if filter.without_reprints {
            words.push("--without-reprints".to_owned());
        }
        if command == "list" && *order != RowOrder::default() {
            words.extend(with_value("--sort", order.name()));
        }
        let words = words.iter().map(|word| quoted_word(word));
        words.collect::<Vec<_>>().join(" ")
    }

    fn read(mut table: TableReader<'_>, wrong: &mut Diagnostics<'_, FileProblem>) -> Option<Self> {
        let name = table.required::<String>("name", wrong);
        let plan = table.required::<String>("plan", wrong);
        let screen = table.required::<String>("screen", wrong);
        let rows = ListedRows::read(&mut table, wrong);
        table.finish(wrong);
        Some(Self {
            name: name?.value,
            plan: plan?.value,
            screen: screen?.value,
            rows,
        })
    }

    fn written(&self) -> String {
        let text = |key: &str, text: &str| format!("{key} = {}\n", text.to_toml_value());
        let mut lines = String::from("[[views]]\n");
        lines.push_str(&text("name", &self.name));
        lines.push_str(&text("plan", &self.plan));
        lines.push_str(&text("screen", &self.screen));
        lines.push_str(&self.rows.written());
        lines
    }
}

/// A flag and its value, in one word where the value would be taken for a flag itself.
fn with_value(flag: &str, value: &str) -> Vec<String> {
    match value.starts_with('-') && value.len() > 1 {
        true => vec![format!("{flag}={value}")],
        false => vec![flag.to_owned(), value.to_owned()],
    }
}

/// A path that cannot be taken for a flag. A hyphen alone is standard input.
fn as_argument(path: &Path) -> String {
    let is_flag = path.to_string_lossy().starts_with('-') && path != Path::new("-");
    let path = match is_flag {
        true => Path::new(".").join(path),
        false => path.to_owned(),
    };
    path.to_string_lossy().into_owned()
}

fn apply(views: &mut Vec<View>, change: &ViewChange) {
    match change {
        ViewChange::Keep(view) => {
            let same = views.iter_mut().find(|other| view.is_in_place_of(other));
            match same {
                Some(same) => same.clone_from(view),
                None => views.push(view.clone()),
            }
        }
        ViewChange::Remove(view) => views.retain(|other| !view.is_in_place_of(other)),
    }
}

fn read_from(file: &Path) -> (Vec<View>, Vec<Report>) {
    match files::read_if_present(file) {
        Ok(None) => Default::default(),
        Ok(Some(source)) => {
            let (views, diagnostics, _) = read(&source, interpret);
            (views, Report::all(diagnostics, &Arc::new(source)))
        }
        Err(unreadable) => {
            let report = unreadable.warning(file, FileProblem::CannotReadSettings);
            (Vec::new(), vec![report])
        }
    }
}

fn interpret(mut table: TableReader<'_>, wrong: &mut Diagnostics<'_, FileProblem>) -> Vec<View> {
    let views = table.tables("views", wrong).unwrap_or_default();
    let views = views.into_iter();
    let views = views.filter_map(|view| View::read(view, wrong)).collect();
    table.finish(wrong);
    views
}

impl ViewSaving {
    /// Makes the change. The file is read again, since another program may have changed it,
    /// and nobody else changes it until it is written. One that has mistakes is left as it
    /// is, so that nothing that stands in it is lost.
    ///
    /// # Errors
    ///
    /// If the file has mistakes, or cannot be written.
    pub(crate) fn carry_out(&self) -> Result<(), NotSaved> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        let replacement = Replacement::begin(&self.file)?;
        let (mut views, reports) = read_from(&self.file);
        if !reports.is_empty() {
            return Err(NotSaved::FileHasMistakes);
        }
        apply(&mut views, &self.change);
        let views = views.iter().map(View::written);
        let text = views.collect::<Vec<_>>().join("\n");
        Ok(replacement.write(text.as_bytes(), Existing::Replace)?)
    }

    /// The file.
    pub(crate) fn file(&self) -> &Path {
        &self.file
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use tenken::query::{FilterWords, NameKind};

    use super::*;

    fn view(name: &str) -> View {
        View {
            name: name.to_owned(),
            plan: "town".to_owned(),
            screen: "list".to_owned(),
            rows: ListedRows {
                words: FilterWords {
                    words: vec![
                        (NameKind::Department, "教育委員会/学校 教育課".to_owned()),
                        (NameKind::Rating, "C".to_owned()),
                        (NameKind::Rating, "-".to_owned()),
                        (NameKind::Tag, "主体=\"県\"\n".to_owned()),
                    ],
                    without_reprints: true,
                },
                search: Some("図書館".to_owned()),
                order: RowOrder::Rating,
            },
        }
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("new").join("views.toml");
        let mut views = Views {
            views: Vec::new(),
            file: Some(file.clone()),
        };
        for change in [
            ViewChange::Keep(view("甲")),
            ViewChange::Keep(view("乙")),
            ViewChange::Keep(View {
                screen: "changes".to_owned(),
                ..view("甲")
            }),
            ViewChange::Remove(view("乙")),
        ] {
            let saving = views.change(change).expect("there is a file");
            saving.carry_out().expect("it is written");
        }
        let (kept, reports) = read_from(&file);
        assert!(reports.is_empty());
        assert_eq!(kept, views.views);
        assert_eq!(kept.len(), 1);
    }

    #[test]
    fn a_file_with_mistakes_is_left_as_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("views.toml");
        fs::write(&file, "[[views]]\nname = 3\n").expect("a file");
        let saving = ViewSaving {
            file: file.clone(),
            change: ViewChange::Keep(view("甲")),
        };
        assert_eq!(saving.carry_out(), Err(NotSaved::FileHasMistakes));
        let kept = fs::read_to_string(&file).expect("the file");
        assert_eq!(kept, "[[views]]\nname = 3\n");
    }

    #[test]
    fn the_command_has_every_flag() {
        let mut view = view("甲");
        view.rows.words.words = vec![(NameKind::Department, "学校 教育課".to_owned())];
        let quoted = quoted_word("学校 教育課");
        let expected = format!(
            "tenken list --plan town --department {quoted} --search 図書館 --without-reprints --sort rating"
        );
        assert_eq!(view.command(None), expected);
    }
    #[test]
    fn the_command_names_the_path_that_the_plan_was_opened_by() {
        let mut view = view("甲");
        view.rows = ListedRows {
            search: Some("-5".to_owned()),
            ..ListedRows::default()
        };
        for (screen, path, expected) in [
            ("list", "demo", "tenken list demo --search=-5"),
            ("check", "-", "tenken list - --search=-5"),
            (
                "summary",
                "-my.toml",
                "tenken summary ./-my.toml --search=-5",
            ),
            (
                "indicators",
                "計画/町.toml",
                "tenken indicators 計画/町.toml --search=-5",
            ),
            ("changes", "demo", "tenken compare --file demo --search=-5"),
            (
                "comparison",
                "-my.toml",
                "tenken compare --file=-my.toml --search=-5",
            ),
        ] {
            view.screen = screen.to_owned();
            let words = expected.split(' ').map(quoted_word);
            let expected = words.collect::<Vec<_>>().join(" ");
            assert_eq!(view.command(Some(Path::new(path))), expected);
        }
        let quoted = quoted_word("私の 計画.toml");
        view.screen = "list".to_owned();
        let command = view.command(Some(Path::new("私の 計画.toml")));
        let search = quoted_word("--search=-5");
        assert_eq!(command, format!("tenken list {quoted} {search}"));
    }
}
