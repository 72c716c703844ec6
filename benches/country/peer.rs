//! fzf and skim over the same rows, each row a line, where they are installed.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::terminal::Terminal;
use crate::{Measured, seconds, towns};

const SILENCE: Duration = Duration::from_millis(600);

/// Measures those of the programs that are installed.
pub(crate) fn measure(folder: &Path) -> io::Result<Vec<Measured>> {
    let lines = folder.with_extension("lines");
    if !lines.exists() {
        towns::write_lines(folder, &lines)?;
    }
    let mut measured = Vec::new();
    for program in ["fzf", "sk"] {
        if is_installed(program) {
            measured.extend(search(program, &lines)?);
        }
    }
    Ok(measured)
}

fn is_installed(program: &str) -> bool {
    let version = Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    version.is_ok_and(|status| status.success())
}

fn search(program: &str, lines: &Path) -> io::Result<Vec<Measured>> {
    let command = format!("exec {program} < '{}'", lines.display());
    let mut terminal = Terminal::start("sh", &["-c", &command])?;
    let mut measured = vec![(
        format!("{program}: first content"),
        seconds(terminal.first_content()?),
    )];
    let started = terminal.started();
    let loaded = terminal.press("図書館", SILENCE)?;
    let since = started.elapsed().as_secs_f64() - SILENCE.as_secs_f64();
    measured.push((
        format!("{program}: all loaded and 図書館 found"),
        seconds(loaded.map_or(since, |loaded| since.max(loaded.last))),
    ));
    terminal.press("\x15", SILENCE)?;
    let found = terminal.press("道路", SILENCE)?;
    if let Some(found) = found {
        measured.push((format!("{program}: 道路"), seconds(found.last)));
    }
    if let Some(memory) = terminal.memory() {
        measured.push((
            format!("{program}: memory"),
            format!("{:.0} MB", memory as f64 / 1e6),
        ));
    }
    terminal.leave("\x1b")?;
    Ok(measured)
}
