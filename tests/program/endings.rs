//! The ways out: whatever the program is at, and whatever is half typed, it ends
//! at once and leaves the terminal as it was.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::many_rows::with_rows_times;
use crate::terminal::{Terminal, wait_for_end};

/// How long an end may take. It takes some hundredths of that, but the machine may
/// have other things to do.
const AT_ONCE: Duration = Duration::from_secs(2);

/// A way out.
#[derive(Debug, Clone, Copy)]
enum WayOut {
    ControlC,
    Sigterm,
    ClosedWindow,
}

impl WayOut {
    const ALL: [Self; 3] = [Self::ControlC, Self::Sigterm, Self::ClosedWindow];

    /// Takes this way, and checks how the program ends.
    fn take(self, mut terminal: Terminal, moment: &str) {
        let start;
        match self {
            Self::ControlC => {
                start = Instant::now();
                terminal.press("\x03");
                let status = terminal.wait_for_end();
                assert!(status.success(), "{moment}: {status:?}");
            }
            Self::Sigterm => {
                start = Instant::now();
                terminal.signal("TERM");
                let status = terminal.wait_for_end();
                assert_eq!(status.signal(), Some("Terminated"), "{moment}: {status:?}");
            }
            Self::ClosedWindow => {
                let mut child = terminal.close();
                start = Instant::now();
                wait_for_end(&mut *child);
                return check_time(start, self, moment);
            }
        }
        check_time(start, self, moment);
        check_terminal(&terminal);
    }
}

fn check_time(start: Instant, way_out: WayOut, moment: &str) {
    let taken = start.elapsed();
    assert!(taken < AT_ONCE, "{way_out:?} {moment}: {taken:?}");
}

/// The terminal is as it was, and nothing is drawn on it any more.
fn check_terminal(terminal: &Terminal) {
    terminal.wait_until_given_back();
    let sent = terminal.sent();
    let (before, after) = sent.rsplit_once("\x1b[?1049l").expect("it leaves");
    assert_eq!(after, "", "nothing comes after the screen is left");
    for undone in ["\x1b[?2004l", "\x1b[?25h"] {
        let (_, after) = before.rsplit_once(undone).expect(undone);
        assert!(!after.contains("\x1b[?2026h"), "{undone:?} comes last");
    }
}

fn check_ways_out(moment: &str, come_to_it: impl Fn() -> Terminal) {
    for way_out in WayOut::ALL {
        way_out.take(come_to_it(), moment);
    }
}

/// A folder with plans of 4,048 rows.
struct LargePlans {
    folder: TempDir,
}

impl LargePlans {
    fn write(count: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let plan = with_rows_times(44);
        for number in 0..count {
            let path = folder.path().join(format!("{number}.toml"));
            std::fs::write(path, &plan).expect("a file");
        }
        Self { folder }
    }

    /// The program, which opens them.
    fn open(&self) -> Terminal {
        let path: PathBuf = self.folder.path().to_owned();
        Terminal::start(100, 24, &[&path.to_string_lossy()])
    }

    /// The same, once the rows of the first are shown.
    fn opened(&self) -> Terminal {
        let terminal = self.open();
        terminal.wait_for_text("1/4048件");
        terminal
    }
}

#[test]
fn it_ends_at_once_while_plans_are_opened() {
    let plans = LargePlans::write(4);
    check_ways_out("opening", || {
        let terminal = plans.open();
        terminal.wait_for_text("開いています");
        terminal
    });
}

#[test]
fn it_ends_at_once_in_the_middle_of_a_search() {
    let plans = LargePlans::write(1);
    for typed in ["/マイナ", "aマイナ"] {
        check_ways_out(typed, || {
            let mut terminal = plans.opened();
            terminal.press(typed);
            // Where text is typed the cursor is shown.
            terminal.wait_for("a line to type in", |terminal| {
                terminal.with_screen(|screen| !screen.hide_cursor())
            });
            terminal
        });
    }
}

#[test]
fn it_ends_at_once_in_the_middle_of_a_check() {
    let plans = LargePlans::write(1);
    check_ways_out("checking", || {
        let mut terminal = plans.open();
        // Typed while the plan is opened, it is there before the check is done.
        terminal.wait_for_text("開いています");
        terminal.press("6");
        terminal.wait_for_text("確認しています");
        terminal
    });
}

/// Half a sequence of every kind, and half a character.
const HALVES: [&[u8]; 8] = [
    b"\x1b",
    b"\x1b[",
    b"\x1bO",
    b"\x1b[1;",
    b"\x1b]",
    b"\x1bP",
    b"\x1b[200~abc",
    b"\xe3\x81",
];

/// The program after half a sequence has come that is not given up yet.
fn after_half(half: &[u8]) -> Terminal {
    let mut terminal = Terminal::start(80, 24, &[]);
    terminal.wait_for_text("1/92件");
    terminal.send(half);
    thread::sleep(Duration::from_millis(10));
    terminal
}

#[test]
fn it_ends_at_once_after_half_a_sequence() {
    for half in HALVES {
        check_ways_out(&format!("{half:?}"), || after_half(half));
    }
}

#[test]
fn half_a_sequence_does_not_keep_it_from_being_stopped() {
    for half in HALVES {
        let terminal = after_half(half);
        terminal.signal("TSTP");
        terminal.wait_until_stopped();
        terminal.signal("CONT");
        terminal.wait_for("the screen to come back", |terminal| {
            terminal.with_screen(|screen| screen.alternate_screen())
        });
        WayOut::ControlC.take(terminal, "continued");
    }
}

#[test]
fn what_is_typed_long_after_half_a_sequence_is_a_key() {
    let mut terminal = after_half(b"\x1b[");
    thread::sleep(Duration::from_millis(100));
    terminal.press("j");
    terminal.wait_for_text("2/92件");
}

#[test]
fn keys_typed_while_plans_are_opened_are_neither_lost_nor_echoed() {
    let plans = LargePlans::write(1);
    let mut terminal = plans.open();
    terminal.wait_for_text("開いています");
    terminal.press("jj");
    terminal.wait_for_text("3/4048件");
    assert!(!terminal.sent().contains("jj"), "{}", terminal.sent());
}
