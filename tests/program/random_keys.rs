//! Keys of every kind, pressed at random at random sizes: the program goes on or quits, and
//! always ends at once and leaves a clean terminal.

use std::fs;
use std::path::Path;

use fastrand::Rng;
use tempfile::TempDir;

use crate::started::{ROOT, tenken_on_a_terminal};
use crate::terminal::Terminal;

/// Keys and pieces of keys. Those that interrupt, stop or end the program are left out.
const PRESSED: [&[u8]; 40] = [
    b"\r",
    b"\t",
    b"\x1b",
    b"\x7f",
    b"\x01",
    b"\x04",
    b"\x05",
    b"\x12",
    b"\x15",
    b"\x17",
    b"\x1b[A",
    b"\x1b[B",
    b"\x1b[C",
    b"\x1b[D",
    b"\x1bOB",
    b"\x1b[5~",
    b"\x1b[6~",
    b"\x1b[H",
    b"\x1b[F",
    b"\x1b[3~",
    b"\x1b[Z",
    b"\x1b[1;5B",
    b"\x1bOP",
    b"\x1b[15~",
    b"\x1b[24~",
    b"\x1bx",
    b"\x1b[",
    b"\x1b[1;",
    b"\x1bO",
    b"\x1b]0;",
    b"\xe3\x81",
    b"\xff",
    b"\x1b[200~pasted\x1b[201~",
    b"\x1b[200~half a paste",
    b"\x1b[<0;3;4M",
    "市".as_bytes(),
    "ｊ".as_bytes(),
    "デジタル".as_bytes(),
    "👪".as_bytes(),
    "か\u{3099}".as_bytes(),
];

fn pressed(random: &mut Rng) -> Vec<u8> {
    match random.bool() {
        true => vec![random.u8(b' '..=b'~')],
        false => random.choice(PRESSED).unwrap_or_default().to_vec(),
    }
}

/// A folder of plans that may be changed.
fn plans() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for plan in ["kameyama-dx.toml", "mie-strategy.toml", "toyama-dx.toml"] {
        let from = Path::new(ROOT).join("data").join(plan);
        fs::copy(from, folder.path().join(plan)).expect("a copy");
    }
    folder
}

fn opened(folder: &TempDir) -> Terminal {
    let path = folder.path().to_string_lossy().into_owned();
    let mut command = tenken_on_a_terminal(&[&path]);
    command.env("EDITOR", "true");
    command.env_remove("VISUAL");
    let terminal = Terminal::run(80, 24, command);
    terminal.wait_for_text("1/92件");
    terminal
}

/// Presses keys until there are enough or they have quit the program, and then leaves it.
fn press_at_random(seed: u64) {
    const KEYS: usize = 600;
    let folder = plans();
    let mut random = Rng::with_seed(seed);
    let mut terminal = opened(&folder);
    for _ in 0..KEYS {
        if random.u8(..40) == 0 {
            terminal.resize(random.u16(1..=200), random.u16(1..=60));
        }
        let keys = pressed(&mut random);
        // Nobody listens any more once a key has quit the program.
        if terminal.has_ended() || terminal.try_send(&keys).is_err() {
            break;
        }
    }
    // Once a key has quit the program, Ctrl-c is the line's again, which discards what the
    // terminal has not read yet, the end of the screen included.
    terminal.wait_until_quiet();
    if !terminal.has_ended() {
        let _ = terminal.try_send(b"\x03");
    }
    let status = terminal.wait_for_end();
    assert!(
        status.success(),
        "seed {seed}: {status:?}\n{}",
        terminal.sent()
    );
    terminal.wait_until_given_back();
    for plan in ["kameyama-dx.toml", "mie-strategy.toml", "toyama-dx.toml"] {
        let from = fs::read(Path::new(ROOT).join("data").join(plan)).expect("a plan");
        let now = fs::read(folder.path().join(plan)).expect("a plan");
        assert!(from == now, "seed {seed}: {plan} has changed");
    }
}

#[test]
fn whatever_is_pressed_the_program_goes_on_or_quits() {
    (0..12).for_each(press_at_random);
}
