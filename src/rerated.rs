//! The rating of a row, changed in the file of its plan.

use std::io;
use std::path::Path;

use tenken::document::Source;
use tenken::meeting::{NotRerated, Rerating};
use tenken::messages::Language;
use tenken::plan::load;

use crate::dismissed::NotSaved;
use crate::files::{self, Existing, Replacement};

/// Why a rating was not changed in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RatingKept {
    /// The document cannot be changed so.
    Document(NotRerated),
    /// The file cannot be read or written.
    File(NotSaved),
}

impl From<io::Error> for RatingKept {
    fn from(error: io::Error) -> Self {
        Self::File(error.into())
    }
}

impl From<NotRerated> for RatingKept {
    fn from(why: NotRerated) -> Self {
        Self::Document(why)
    }
}

impl RatingKept {
    /// What is said of it.
    pub(crate) fn words(&self, language: Language) -> String {
        match self {
            Self::Document(why) => language.rating_not_changed(why),
            Self::File(why) => why.words(language).into_owned(),
        }
    }
}

/// What a file may begin with, to say that it is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Changes a rating in the file of a plan, and nothing else in it. The file is read again,
/// since somebody may have saved it meanwhile, and nobody else changes it until it is written.
///
/// # Errors
///
/// If the file has another rating than the one before, or cannot be read or written.
pub(crate) fn change_in(file: &Path, rerating: &Rerating) -> Result<(), RatingKept> {
    let replacement = Replacement::begin(file)?;
    let bytes = files::bytes(file)?;
    let text = String::from_utf8(bytes).map_err(|_| NotRerated::Unreadable)?;
    let bare = text.strip_prefix(BYTE_ORDER_MARK);
    let mark = if bare.is_some() { BYTE_ORDER_MARK } else { "" };
    let changed = rerating.carry_out(bare.unwrap_or(&text))?;
    let is_plan = load(Source::new(file.display().to_string(), changed.as_str()))
        .plan
        .is_some();
    if !is_plan {
        return Err(NotRerated::MoreWouldChange.into());
    }
    let written = format!("{mark}{changed}");
    Ok(replacement.write(written.as_bytes(), Existing::Replace)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use std::fs;

    use tenken::meeting::RatingChange;
    use tenken::plan::InitiativeId;

    use super::*;

    fn rerating(before: &str, after: &str) -> Rerating {
        Rerating {
            row: InitiativeId::new("1-1-1"),
            change: RatingChange {
                year: "R6".parse().expect("a year"),
                before: Some(before.to_owned()),
                after: Some(after.to_owned()),
            },
        }
    }

    const DEMO: &str = include_str!("../data/demo.toml");

    #[test]
    fn a_byte_order_mark_and_line_breaks_of_windows_stay() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("町.toml");
        let text = format!("{BYTE_ORDER_MARK}{}", DEMO.replace('\n', "\r\n"));
        fs::write(&file, &text).expect("a file");
        assert_eq!(change_in(&file, &rerating("A", "B")), Ok(()));
        let changed = fs::read_to_string(&file).expect("the file");
        assert_ne!(changed, text);
        assert_eq!(change_in(&file, &rerating("B", "A")), Ok(()));
        assert_eq!(fs::read_to_string(&file).expect("the file"), text);
    }

    #[test]
    fn what_is_no_mark_of_the_plan_or_of_the_file_leaves_it_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("town.toml");
        fs::write(&file, DEMO).expect("a file");
        let of_somebody_else = change_in(&file, &rerating("C", "B"));
        let another = NotRerated::AnotherMark(Some("A".to_owned()));
        assert_eq!(of_somebody_else, Err(another.into()));
        assert!(change_in(&folder.path().join("gone.toml"), &rerating("A", "B")).is_err());
        assert_eq!(fs::read_to_string(&file).expect("the file"), DEMO);
    }
}
