//! The program, started with no settings of a person: from a script, or on a
//! terminal.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Output};

use portable_pty::{CommandBuilder, PtySize};

pub(crate) const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The program that is tested: the one that was built with the tests, or one built for
/// another system, which `TENKEN_TESTED` says how to start.
pub(crate) fn program() -> OsString {
    for_another_system().unwrap_or_else(|| env!("CARGO_BIN_EXE_tenken").into())
}

/// How a program is started that was built for another system, if it is what is tested.
pub(crate) fn for_another_system() -> Option<OsString> {
    env::var_os("TENKEN_TESTED")
}

/// The program as it is started from a script, in Japanese.
pub(crate) fn tenken(arguments: &[&str]) -> Command {
    from_a_script(Command::new(program()), arguments)
}

/// The same where no file can be longer than [`LONGEST_FILE`].
pub(crate) fn tenken_with_short_files(arguments: &[&str]) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", WITH_SHORT_FILES]).arg(program());
    from_a_script(shell, arguments)
}

fn from_a_script(mut command: Command, arguments: &[&str]) -> Command {
    command
        .args(arguments)
        .current_dir(ROOT)
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .env("XDG_STATE_HOME", "/dev/null")
        .env("LANG", "C.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("NO_COLOR");
    command
}

/// The program as it is started on a terminal, in Japanese.
pub(crate) fn tenken_on_a_terminal(arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(program());
    command.args(arguments);
    command.cwd(ROOT);
    command.env("TERM", "xterm-256color");
    command.env("XDG_CONFIG_HOME", "/nonexistent");
    command.env("XDG_STATE_HOME", "/dev/null");
    command.env("LANG", "C.UTF-8");
    command.env_remove("LC_ALL");
    command.env_remove("LC_MESSAGES");
    command.env_remove("NO_COLOR");
    command
}

/// The same where no file can be longer than [`LONGEST_FILE`]. The screen hears the signal
/// that comes with a longer one; what stands in for another system does not.
pub(crate) fn with_short_files(mut command: CommandBuilder) -> CommandBuilder {
    let script = match for_another_system() {
        Some(_) => WITH_SHORT_FILES,
        None => r#"ulimit -f 2; exec "$0" "$@""#,
    };
    let shell = ["sh", "-c", script].map(OsString::from);
    command.get_argv_mut().splice(0..0, shell);
    command
}

/// Runs a program for which a write fails midway that makes a file too long, as one does on a
/// full disk. The signal that comes with it, and ends whoever does not know it, is ignored.
const WITH_SHORT_FILES: &str = r#"trap '' XFSZ; ulimit -f 2; exec "$0" "$@""#;

/// In bytes: two blocks of a kibibyte, as some shells count them, or of half of one.
pub(crate) const LONGEST_FILE: u64 = 2 * 1024;

/// A terminal so wide and so high.
pub(crate) fn size(width: u16, height: u16) -> PtySize {
    PtySize {
        rows: height,
        cols: width,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// What came of a run from a script.
pub(crate) fn run(arguments: &[&str]) -> Output {
    tenken(arguments).output().expect("it runs")
}

/// What came of a run from a script in a folder.
pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = tenken(arguments);
    command.current_dir(folder).output().expect("it runs")
}

/// What the program wrote.
pub(crate) fn utf_8(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("it writes UTF-8")
}
