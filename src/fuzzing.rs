//! What the fuzz targets reach of the program, which has no library of its own.

use tenken::document::Source;
use tenken::messages::Language;

use crate::config::Config;

pub use crate::system::check_keys;

/// Reads settings, and renders all that is wrong with them.
pub fn check_settings(text: &str) {
    let (_, reports) = Config::from_source(Source::new("config.toml", text));
    for report in reports {
        let _ = report.render_in_colour(80, Language::Japanese);
    }
}
