//! What is remembered from one time to the next: `tenken/last_time.toml` in the state
//! directory. It is written by the program alone, so whatever is wrong with it is ignored.

use std::fs;
use std::path::PathBuf;

use etcetera::BaseStrategy as _;
use tenken::document::{Diagnostics, Source, TableReader, read};
use toml_writer::ToTomlValue as _;

use crate::files::{self, Existing, Replacement};
use crate::report::FileProblem;
use crate::tui::ThemeName;

/// How the screen was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LastTime {
    /// The theme that was chosen by a key.
    pub(crate) theme: Option<ThemeName>,
    /// The id of the plan in view.
    pub(crate) plan: Option<String>,
    /// The id of the chosen row in it.
    pub(crate) row: Option<String>,
    /// Whether the card is shown beside the list.
    pub(crate) is_card_beside: bool,
    /// Whether the list has headings.
    pub(crate) has_headings: bool,
}

impl Default for LastTime {
    fn default() -> Self {
        Self {
            theme: None,
            plan: None,
            row: None,
            is_card_beside: true,
            has_headings: false,
        }
    }
}

impl LastTime {
    /// Reads what is remembered. Without a file, or where it cannot be read, that is nothing.
    pub(crate) fn load() -> Self {
        let source = path().and_then(|path| files::read_if_present(&path).ok()?);
        source.map_or_else(Self::default, |source| Self::of(&source))
    }

    fn of(source: &Source) -> Self {
        let usual = Self::default();
        let (last_time, _, _) = read(source, |mut table: TableReader<'_>, wrong| {
            let mut text = |key, wrong: &mut Diagnostics<'_, FileProblem>| {
                table.optional::<String>(key, wrong)
            };
            let theme = text("theme", wrong).and_then(|theme| ThemeName::named(&theme.value));
            let plan = text("plan", wrong).map(|plan| plan.value);
            let row = text("row", wrong).map(|row| row.value);
            let mut switch =
                |key, wrong: &mut Diagnostics<'_, FileProblem>| table.optional::<bool>(key, wrong);
            let is_card_beside = switch("card_beside", wrong).map(|is_on| is_on.value);
            let has_headings = switch("headings", wrong).map(|is_on| is_on.value);
            Self {
                theme,
                plan,
                row,
                is_card_beside: is_card_beside.unwrap_or(usual.is_card_beside),
                has_headings: has_headings.unwrap_or(usual.has_headings),
            }
        });
        last_time
    }

    fn written(&self) -> String {
        let theme = self.theme.map(ThemeName::name);
        let texts = [
            ("theme", theme),
            ("plan", self.plan.as_deref()),
            ("row", self.row.as_deref()),
        ];
        let texts = texts.into_iter();
        let texts = texts.filter_map(|(key, text)| Some((key, text?.to_toml_value())));
        let switches = [
            ("card_beside", self.is_card_beside),
            ("headings", self.has_headings),
        ];
        let switches = switches.map(|(key, is_on)| (key, is_on.to_toml_value()));
        let lines = texts.chain(switches);
        lines
            .map(|(key, value)| format!("{key} = {value}\n"))
            .collect()
    }

    /// Remembers it. Where nothing can be written, the next time begins as the first did.
    pub(crate) fn save(&self) {
        let Some(path) = path() else { return };
        let folder = path.parent().map(fs::create_dir_all);
        if !matches!(folder, Some(Ok(()))) || files::is_special(&path) {
            return;
        }
        let text = self.written();
        let replacement = Replacement::begin(&path);
        let _ = replacement.and_then(|file| file.write(text.as_bytes(), Existing::Replace));
    }
}

fn path() -> Option<PathBuf> {
    Some(folder()?.join("last_time.toml"))
}

/// The folder for the records of meetings about plans that have no place of their own.
/// Returns `None` where the system has none.
pub(crate) fn folder_of_meetings() -> Option<PathBuf> {
    Some(folder()?.join("meetings"))
}

/// The folder of what the program keeps for a person. Returns `None` where the system has
/// none.
fn folder() -> Option<PathBuf> {
    let directories = etcetera::choose_base_strategy().ok()?;
    // Windows has no folder of its own for it; the one for what can be lost comes closest.
    let folder = directories
        .state_dir()
        .unwrap_or_else(|| directories.cache_dir());
    Some(folder.join("tenken"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_from(text: &str) -> LastTime {
        LastTime::of(&Source::new("last_time.toml", text))
    }

    #[test]
    fn what_is_written_is_read() {
        let left = LastTime {
            theme: Some(ThemeName::Projector),
            plan: Some("town".to_owned()),
            row: Some("1-2\"\n".to_owned()),
            is_card_beside: false,
            has_headings: true,
        };
        assert_eq!(read_from(&left.written()), left);
    }

    #[test]
    fn what_cannot_be_read_is_ignored() {
        let text = "theme = \"plaid\"\nplan = 3\nrow = \"1\"\nheadings = \"yes\"\nelse = 1\n[";
        let row_alone = LastTime {
            row: Some("1".to_owned()),
            ..LastTime::default()
        };
        assert_eq!(read_from(text), row_alone);
    }
}
