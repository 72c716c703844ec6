//! How the program does with a country: a plan for each local government, made from
//! Kameyama's, in the screen and on the command line, beside fzf and skim on the same
//! texts where they are installed.
//!
//! ```text
//! cargo bench --bench country                  all four sizes, as a table
//! cargo bench --bench country -- 11            as many plans
//! cargo bench --bench country -- make 500 DIR  makes plans to try things on
//! ```
//!
//! What is measured lies in `target/country`, 400 MB of it, and is made when it is missing.

mod peer;
mod screen;
mod terminal;
mod towns;

use std::env;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// One, eleven, 109 and all 1,788 local governments: 92, 1,012, 10,028 and 164,496 rows.
const SIZES: [usize; 4] = [1, 11, 109, 1788];

/// The program that is measured.
pub(crate) const TENKEN: &str = env!("CARGO_BIN_EXE_tenken");

/// A figure that was measured: what it is, and its value with its unit.
pub(crate) type Measured = (String, String);

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let arguments: Vec<&str> = arguments.into_iter().filter(|a| *a != "--bench").collect();
    match arguments.as_slice() {
        ["make", count, folder] => towns::make(number(count)?, Path::new(folder)),
        [] => measure(&SIZES),
        counts => {
            let counts: io::Result<Vec<usize>> = counts.iter().map(|count| number(count)).collect();
            measure(&counts?)
        }
    }
}

fn number(written: &str) -> io::Result<usize> {
    written.parse().map_err(io::Error::other)
}

fn measure(counts: &[usize]) -> io::Result<()> {
    let mut columns = Vec::new();
    for &count in counts {
        writeln!(io::stderr(), "{count} plans ...")?;
        let folder = folder_of(count);
        if !folder.is_dir() {
            towns::make(count, &folder)?;
        }
        columns.push(all_of(&folder)?);
    }
    print(counts, &columns)
}

/// Everything that is measured of the plans of a folder.
fn all_of(folder: &Path) -> io::Result<Vec<Measured>> {
    let size = towns::size(folder)?;
    let mut measured = vec![("files".to_owned(), format!("{:.1} MB", size as f64 / 1e6))];
    measured.extend(screen::measure(folder, size)?);
    for arguments in [&["list"][..], &["compare", "--file"], &["check"]] {
        measured.push(run(arguments, folder)?);
    }
    measured.extend(peer::measure(folder)?);
    Ok(measured)
}

/// Prints a table with a column for each size.
fn print(counts: &[usize], columns: &[Vec<Measured>]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let heads = counts.iter().map(|count| format!(" {count} plans |"));
    writeln!(out, "| |{}", heads.collect::<String>())?;
    writeln!(out, "|---|{}", "---:|".repeat(counts.len()))?;
    let rows = columns.first().map_or(0, Vec::len);
    for row in 0..rows {
        let cells: Vec<&Measured> = columns
            .iter()
            .filter_map(|column| column.get(row))
            .collect();
        let what = cells.first().map_or("", |(what, _)| what.as_str());
        let values = cells.iter().map(|(_, value)| format!(" {value} |"));
        writeln!(out, "| {what} |{}", values.collect::<String>())?;
    }
    out.flush()
}

fn folder_of(count: usize) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("country");
    target.join(count.to_string())
}

/// How long a command takes over the plans of a folder, its answer thrown away.
fn run(arguments: &[&str], folder: &Path) -> io::Result<Measured> {
    let start = Instant::now();
    Command::new(TENKEN)
        .args(arguments)
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    let took = seconds(start.elapsed().as_secs_f64());
    let command = arguments.first().copied().unwrap_or_default();
    Ok((format!("`tenken {command}`"), took))
}

/// A time in the unit in which it is read most easily.
pub(crate) fn seconds(time: f64) -> String {
    match time < 1.0 {
        true => format!("{:.1} ms", time * 1e3),
        false => format!("{time:.2} s"),
    }
}
