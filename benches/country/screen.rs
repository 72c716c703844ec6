//! What somebody waits for who sits before the screen.

use std::io;
use std::path::Path;
use std::time::Duration;

use crate::terminal::Terminal;
use crate::{Measured, TENKEN, seconds};

/// After so long without a byte, an answer is complete.
const SILENCE: Duration = Duration::from_millis(400);

/// How often a key is pressed whose middle time counts.
const TIMES: usize = 15;

const DOWN: &str = "\x1b[B";
const ESCAPE: &str = "\x1b";
const CLEAR: &str = "\x15";

/// Opens the plans of a folder of `size` bytes, looks around, searches them, and leaves.
pub(crate) fn measure(folder: &Path, size: u64) -> io::Result<Vec<Measured>> {
    let folder = folder.to_str().ok_or_else(|| io::Error::other("a path"))?;
    let mut measured = Measurements {
        size,
        measured: Vec::new(),
    };
    let mut terminal = Terminal::start(TENKEN, &[folder])?;
    measured.time("first content", terminal.first_content()?);
    let started = terminal.started();
    let is_loaded = |shown: &str| !shown.contains("開いています");
    let loaded = match is_loaded(&terminal.shown()) {
        true => started.elapsed().as_secs_f64(),
        false => terminal.wait_until(started, is_loaded)?,
    };
    measured.time("all loaded", loaded);
    measured.memory("memory, loaded", &terminal);
    measured.time("Down in the list", middle(&mut terminal, DOWN)?);
    measured.time("`p`", complete(&mut terminal, "p")?);
    measured.time("Down in `p`", middle(&mut terminal, DOWN)?);
    measured.time("a letter in `p`", complete(&mut terminal, "市")?);
    terminal.press(ESCAPE, SILENCE)?;
    measured.time(
        "search in all plans, the first time",
        complete(&mut terminal, "a図書館")?,
    );
    // The last are typed as they sound, in English and with a mistake.
    for word in [
        "道路",
        "マイナンバーカード",
        "RPA",
        "bousai",
        "tablet",
        "マイナンパー",
    ] {
        terminal.press(CLEAR, SILENCE)?;
        let what = format!("search in all plans, {word}");
        measured.time(&what, complete(&mut terminal, word)?);
    }
    terminal.press(CLEAR, SILENCE)?;
    measured.time("echo of a key", echo(&mut terminal)?);
    measured.time("Down in what is found", middle(&mut terminal, DOWN)?);
    measured.memory("memory, searched", &terminal);
    terminal.press(ESCAPE, SILENCE)?;
    measured.time("q, until the shell is back", terminal.leave("q")?);
    Ok(measured.measured)
}

struct Measurements {
    size: u64,
    measured: Vec<Measured>,
}

impl Measurements {
    /// Notes a time, or that there is none, since nothing changed.
    fn time(&mut self, what: &str, time: impl Into<Option<f64>>) {
        let time = time.into().map_or("–".to_owned(), seconds);
        self.measured.push((what.to_owned(), time));
    }

    fn memory(&mut self, what: &str, terminal: &Terminal) {
        let Some(memory) = terminal.memory() else {
            return;
        };
        let (megabytes, times) = (memory as f64 / 1e6, memory as f64 / self.size as f64);
        let value = format!("{megabytes:.0} MB ({times:.1} x)");
        self.measured.push((what.to_owned(), value));
    }
}

/// The time until the answer to keys is complete.
fn complete(terminal: &mut Terminal, keys: &str) -> io::Result<Option<f64>> {
    let answered = terminal.press(keys, SILENCE)?;
    Ok(answered.map(|answered| answered.last))
}

/// The middle of the times in which a key is answered.
fn middle(terminal: &mut Terminal, key: &str) -> io::Result<Option<f64>> {
    let silence = Duration::from_millis(100);
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let answered = terminal.press(key, silence)?;
        times.extend(answered.map(|answered| answered.first));
    }
    times.sort_by(f64::total_cmp);
    Ok(times.get(times.len() / 2).copied())
}

/// The longest time in which a letter appears that is typed into a search.
fn echo(terminal: &mut Terminal) -> io::Result<f64> {
    let mut longest = 0.0_f64;
    for letter in ["シ", "ス", "テ", "ム"] {
        // The next letter comes while the search for the last one may still run.
        let answered = terminal.press(letter, Duration::from_millis(30))?;
        longest = answered.map_or(longest, |answered| longest.max(answered.first));
    }
    terminal.press(" ", SILENCE)?;
    Ok(longest)
}
