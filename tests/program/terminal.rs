//! The real program on a real terminal, for what only a terminal shows: that
//! it draws, follows a change of size, gives the terminal back on every way
//! out, and is a good citizen where there is no terminal.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, native_pty_system};
use vt100::{MouseProtocolMode, Parser, Screen};

use crate::started::{ROOT, for_another_system, run, size, tenken, tenken_on_a_terminal, utf_8};

/// The program on a terminal of its own.
pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    shown: Shown,
    follower: JoinHandle<()>,
    /// The settings of the line before the program changed them.
    settings: String,
}

/// What the program sent, as the threads of a test share it.
#[derive(Clone)]
struct Shown {
    screen: Arc<Mutex<Parser>>,
    sent: Arc<Mutex<Vec<u8>>>,
    is_closed: Arc<AtomicBool>,
}

/// Longer than anything here takes, on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// Longer than the program rests between two parts of an answer to a key.
const QUIET: Duration = Duration::from_millis(400);

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}

impl Terminal {
    pub(crate) fn start(width: u16, height: u16, arguments: &[&str]) -> Self {
        Self::run(width, height, tenken_on_a_terminal(arguments))
    }

    /// Any program on a terminal.
    pub(crate) fn run(width: u16, height: u16, command: CommandBuilder) -> Self {
        let pty = native_pty_system()
            .openpty(size(width, height))
            .expect("a pty");
        let settings = settings(&*pty.master);
        let child = pty
            .slave
            .spawn_command(command)
            .expect("the program starts");
        let shown = Shown {
            screen: Arc::new(Mutex::new(Parser::new(cells(height), cells(width), 0))),
            sent: Arc::default(),
            is_closed: Arc::default(),
        };
        let output = pty.master.try_clone_reader().expect("a reader");
        Self {
            keyboard: pty.master.take_writer().expect("a writer"),
            master: pty.master,
            child,
            follower: shown.clone().follow(output),
            shown,
            settings,
        }
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.send(keys.as_bytes());
    }

    /// Presses keys after the end of a line: at once, or, on a system where what comes at once
    /// is a paste, as soon as a person does.
    pub(crate) fn press_next(&mut self, keys: &str) {
        if for_another_system().is_some() {
            thread::sleep(QUIET);
        }
        self.press(keys);
    }

    /// Sends bytes as a terminal does, which need not be whole characters.
    pub(crate) fn send(&mut self, keys: &[u8]) {
        self.keyboard.write_all(keys).expect("keys arrive");
        self.keyboard.flush().expect("keys arrive");
    }

    /// Sends bytes to a program that may have ended.
    pub(crate) fn try_send(&mut self, keys: &[u8]) -> io::Result<()> {
        self.keyboard.write_all(keys)?;
        self.keyboard.flush()
    }

    pub(crate) fn has_ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)))
    }

    pub(crate) fn resize(&self, width: u16, height: u16) {
        let mut screen = self.shown.screen.lock().expect("nobody panicked");
        screen.screen_mut().set_size(cells(height), cells(width));
        self.master
            .resize(size(width, height))
            .expect("a pty has a size");
    }

    pub(crate) fn contents(&self) -> String {
        self.with_screen(Screen::contents)
    }

    pub(crate) fn sent(&self) -> String {
        let sent = self.shown.sent.lock().expect("nobody panicked");
        String::from_utf8_lossy(&sent).into_owned()
    }

    pub(crate) fn wait_for(&self, what: &str, happened: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !happened(self) {
            let shown = self.contents();
            assert!(start.elapsed() < PATIENCE, "waited for {what}:\n{shown}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    pub(crate) fn wait_for_text(&self, text: &str) {
        self.wait_for(text, |terminal| terminal.contents().contains(text));
    }

    /// Waits until nothing more comes.
    pub(crate) fn wait_until_quiet(&self) {
        loop {
            let before = self.sent().len();
            thread::sleep(QUIET);
            if self.sent().len() == before {
                return;
            }
        }
    }

    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.process_id().expect("it runs").to_string();
        let kill = format!("kill -s {name} {id}");
        let sent = Command::new("sh").args(["-c", &kill]).status();
        assert!(sent.is_ok_and(|status| status.success()), "kill -s {name}");
    }

    pub(crate) fn wait_for_end(&mut self) -> ExitStatus {
        wait_for_end(&mut *self.child)
    }

    /// Closes the window, as when the program that draws it is killed. What is
    /// returned is the program that was in it.
    pub(crate) fn close(self) -> Box<dyn Child + Send + Sync> {
        let line = self.master.tty_name().expect("a pty has a name");
        let line = OpenOptions::new().read(true).write(true).open(line);
        let mut line = line.expect("the line is open");
        // The keyboard sends this character when it goes, and a line feed before
        // it, which would finish what is half typed.
        let input = line.try_clone().expect("a handle");
        let without_end = Command::new("stty")
            .args(["eof", "undef"])
            .stdin(input)
            .status();
        assert!(without_end.is_ok_and(|status| status.success()), "stty");
        self.shown.is_closed.store(true, Ordering::Release);
        // The thread that reads notices only when something comes.
        line.write_all(b"\0").expect("the line is open");
        self.follower.join().expect("it follows to the end");
        drop((line, self.keyboard, self.master));
        self.child
    }

    /// The terminal is given back and the program is stopped, so that it can be
    /// continued.
    pub(crate) fn wait_until_stopped(&self) {
        self.wait_until_given_back();
        let id = self.child.process_id().expect("it runs").to_string();
        self.wait_for("the program to be stopped", |_| is_stopped(&id));
    }

    /// The terminal is as it was: main screen, cursor shown, neither pastes nor the mouse
    /// told, and the settings of the line.
    pub(crate) fn wait_until_given_back(&self) {
        self.wait_for("the terminal to be given back", |terminal| {
            let is_drawn_on = terminal.with_screen(|screen| {
                let uses_mouse = screen.mouse_protocol_mode() != MouseProtocolMode::None;
                let hears_pastes = screen.bracketed_paste();
                screen.alternate_screen() || screen.hide_cursor() || hears_pastes || uses_mouse
            });
            !is_drawn_on && settings(&*terminal.master) == terminal.settings
        });
    }

    pub(crate) fn with_screen<T>(&self, look: impl Fn(&Screen) -> T) -> T {
        let parser = self.shown.screen.lock().expect("nobody panicked");
        look(parser.screen())
    }
}

pub(crate) fn wait_for_end(child: &mut dyn Child) -> ExitStatus {
    let start = Instant::now();
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return status;
        }
        assert!(start.elapsed() < PATIENCE, "it does not end");
        thread::sleep(Duration::from_millis(1));
    }
}

/// Whether a process is stopped, by the system's own table or by `ps`.
fn is_stopped(id: &str) -> bool {
    if let Ok(stat) = std::fs::read_to_string(format!("/proc/{id}/stat")) {
        return stat.contains(") T ");
    }
    let state = Command::new("ps").args(["-o", "state=", "-p", id]).output();
    state.is_ok_and(|state| state.stdout.starts_with(b"T"))
}

/// The settings of a terminal's line, as text to be compared.
fn settings(master: &dyn MasterPty) -> String {
    let settings = master.get_termios().expect("a pty has settings");
    format!("{settings:?}")
}

impl Shown {
    /// Reads on a thread what the program sends, until the window is closed.
    fn follow(self, mut output: Box<dyn Read + Send>) -> JoinHandle<()> {
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                if self.is_closed.load(Ordering::Acquire) {
                    return;
                }
                self.take(buffer.get(..count).unwrap_or_default());
            }
        })
    }

    fn take(&self, bytes: &[u8]) {
        let mut screen = self.screen.lock().expect("nobody panicked");
        screen.process(bytes);
        let mut sent = self.sent.lock().expect("nobody panicked");
        sent.extend_from_slice(bytes);
    }
}

#[test]
fn it_draws_the_built_in_plan_and_quits() {
    let mut terminal = Terminal::start(120, 36, &[]);
    terminal.wait_for_text("1/92件");
    terminal.press("j");
    terminal.wait_for_text("2/92件");
    let changed = settings(&*terminal.master);
    assert_ne!(changed, terminal.settings, "keys come one by one");
    terminal.press("q");
    assert!(terminal.wait_for_end().success());
    terminal.wait_until_given_back();
}

#[test]
fn each_frame_is_a_synchronized_update_and_questions_come_first() {
    let mut terminal = Terminal::start(120, 36, &[]);
    terminal.wait_for_text("1/92件");
    terminal.press("j");
    terminal.wait_for_text("2/92件");
    let count = |sent: &str, mark: &str| sent.matches(mark).count();
    // How many frames there are before the move depends on how fast plans open.
    terminal.wait_for("every frame to end", |terminal| {
        let sent = terminal.sent();
        let begun = count(&sent, "\x1b[?2026h");
        begun > 1 && begun == count(&sent, "\x1b[?2026l")
    });
    let sent = terminal.sent();
    assert_eq!(
        sent.matches("\x1b[2J").count(),
        1,
        "only the first frame clears"
    );
    for question in ["\x1b[6n", "\x1b[c", "\x1b[?u", "\x1b]10;?", "\x1b]11;?"] {
        let (_, from_first_frame) = sent.split_once("\x1b[?2026h").expect("a frame");
        assert!(!from_first_frame.contains(question), "{question:?}");
    }
}

#[test]
fn by_escape_sequences_the_terminal_answers_and_the_mouse_points() {
    let mut terminal = Terminal::start(80, 24, &[]);
    terminal.wait_for_text("1/92件");
    let sent = terminal.sent();
    let (questions, _) = sent.split_once("\x1b[?2026h").expect("a frame");
    assert!(questions.contains("\x1b[6n") && questions.contains("\x1b]11;?"));
    let ground = |terminal: &Terminal| {
        terminal.with_screen(|screen| screen.cell(10, 40).map(vt100::Cell::bgcolor))
    };
    let before = ground(&terminal);
    terminal.send(b"\x1b]11;rgb:ffff/ffff/e0e0\x1b\\");
    terminal.wait_for("light colours", |terminal| ground(terminal) != before);
    terminal.send(b"\x1b[<0;20;6M\x1b[<0;20;6m");
    terminal.wait_for_text("4/92件");
    terminal.send(b"\x1b[<65;20;6M");
    terminal.wait_for_text("5/92件");
    terminal.press("T");
    terminal.wait_for("the mouse to be left", |terminal| {
        let last = terminal.sent();
        last.rfind("\x1b[?1000l") > last.rfind("\x1b[?1000h")
    });
}

#[test]
fn by_escape_sequences_what_is_set_is_not_asked() {
    let set = ["--theme", "dark", "--ambiguous-width", "1"];
    let terminal = Terminal::start(80, 24, &set);
    terminal.wait_for_text("1/92件");
    let sent = terminal.sent();
    assert!(!sent.contains("\x1b[6n") && !sent.contains("\x1b]11;?"));
}

#[test]
fn it_goes_on_where_it_was_left_unless_told_not_to() {
    let home = tempfile::tempdir().expect("a folder");
    let start = || {
        let mut command = tenken_on_a_terminal(&[]);
        command.env("XDG_STATE_HOME", home.path().join("state"));
        command.env("XDG_CONFIG_HOME", home.path());
        Terminal::run(80, 24, command)
    };
    let quit = |mut terminal: Terminal| {
        terminal.press("q");
        assert!(terminal.wait_for_end().success());
    };
    let mut terminal = start();
    terminal.wait_for_text("1/92件");
    terminal.press("jjj");
    terminal.wait_for_text("4/92件");
    quit(terminal);
    let terminal = start();
    terminal.wait_for_text("4/92件");
    quit(terminal);
    let folder = home.path().join("tenken");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join("config.toml"), "remember = \"off\"").expect("a file");
    let terminal = start();
    terminal.wait_for_text("1/92件");
    quit(terminal);
}

#[test]
fn it_follows_a_change_of_size() {
    let terminal = Terminal::start(120, 36, &[]);
    terminal.wait_for_text("目的・内容");
    terminal.resize(60, 15);
    terminal.wait_for("the card to go", |terminal| {
        let shown = terminal.contents();
        shown.contains("1/92件") && !shown.contains("目的・内容")
    });
    terminal.resize(1, 1);
    terminal.resize(120, 36);
    terminal.wait_for_text("目的・内容");
}

fn check_signal(name: &str) {
    let mut terminal = Terminal::start(80, 24, &[]);
    terminal.wait_for_text("1/92件");
    terminal.signal(name);
    let status = terminal.wait_for_end();
    assert!(!status.success(), "{name}: {status:?}");
    terminal.wait_until_given_back();
}

#[test]
fn sigterm_leaves_the_terminal_clean() {
    check_signal("TERM");
}

#[test]
fn sighup_leaves_the_terminal_clean() {
    check_signal("HUP");
}

#[test]
fn sigint_leaves_the_terminal_clean() {
    check_signal("INT");
}

#[test]
fn signals_that_nobody_sends_on_purpose_leave_the_terminal_clean() {
    for name in ["ALRM", "USR1", "USR2", "QUIT"] {
        check_signal(name);
    }
}

#[test]
fn stopped_and_continued_it_draws_again() {
    let mut terminal = Terminal::start(80, 24, &[]);
    terminal.wait_for_text("1/92件");
    terminal.signal("TSTP");
    terminal.wait_until_stopped();
    terminal.signal("CONT");
    terminal.wait_for("the screen to come back", |terminal| {
        let is_drawn_on = terminal.with_screen(Screen::alternate_screen);
        is_drawn_on && terminal.contents().contains("1/92件")
    });
    terminal.press("\x1a");
    terminal.wait_until_stopped();
    terminal.signal("CONT");
    terminal.wait_for_text("1/92件");
    terminal.press("q");
    assert!(terminal.wait_for_end().success());
}

const HOSTILE: &str = r#"
format = 1
[plan]
id = "hostile"
title = "赤い\u001B[31m計画\u001B]0;owned\u0007"
first_year = "R5"
last_year = "R6"
review_year = "R6"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1"
pillar = "1"
title = "\u001B[2J\u009B2J\u202E見出し"
"#;

#[test]
fn a_plan_cannot_command_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("hostile.toml");
    std::fs::write(&path, HOSTILE).expect("a file");
    let terminal = Terminal::start(80, 24, &[&path.display().to_string()]);
    terminal.wait_for_text("␛[2J");
    let sent = terminal.sent();
    assert!(!sent.contains("\x1b]0;"), "{sent:?}");
    assert!(
        !sent.contains('\u{9b}') && !sent.contains('\u{202e}'),
        "{sent:?}"
    );
    assert_eq!(sent.matches("\x1b[2J").count(), 1);
    let plain = output(&path);
    assert!(plain.contains("␛[2J"), "{plain:?}");
    assert!(!plain.contains('\x1b'), "{plain:?}");
}

/// What the program writes of a plan where there is no terminal.
fn output(plan: &Path) -> String {
    let output = tenken(&[]).arg(plan).output().expect("it runs");
    assert!(output.status.success());
    utf_8(&output.stdout)
}

#[test]
fn without_a_terminal_it_writes_the_rows_as_text() {
    let plan = Path::new(ROOT).join("data/kameyama-dx.toml");
    let rows = output(&plan);
    assert_eq!(rows.lines().count(), 92);
    let first = rows.lines().next().unwrap_or_default();
    assert!(
        first.starts_with("B  1-1-1   全庁的な行政手続のオンライン化推進  "),
        "{first}"
    );
    assert!(first.ends_with("  政策部/DX推進室"), "{first}");
}

/// What a command leaves on a terminal of a width.
fn answered(width: u16, arguments: &[&str], last: &str) -> String {
    let mut terminal = Terminal::start(width, 60, arguments);
    terminal.wait_for_text(last);
    assert!(terminal.wait_for_end().success());
    terminal.contents()
}

const MINATO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/plans/minato.toml");

#[test]
fn a_table_is_cut_to_the_terminal_and_says_so() {
    insta::assert_snapshot!(answered(60, &["list", MINATO], "2-1-2"));
}

#[test]
fn figures_are_kept_where_words_are_cut() {
    let compare = ["compare", "--file", MINATO];
    insta::assert_snapshot!(answered(80, &compare, "作成時間"));
}

#[test]
fn figures_are_whole_and_names_told_apart_in_any_terminal() {
    let file = |name: &str| format!("{}/data/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    let [strategy, revision, digiplan] = ["mie-strategy", "mie-revision", "mie-digiplan"].map(file);
    let by_plan = ["summary", "--by", "plan", &strategy, &revision, &digiplan];
    for width in [60, 80] {
        insta::assert_snapshot!(answered(width, &["indicators", &strategy], "億円"));
        insta::assert_snapshot!(answered(width, &by_plan, "合計"));
        insta::assert_snapshot!(answered(width, &["summary", &strategy], "合計"));
        insta::assert_snapshot!(answered(
            width,
            &["plans", &strategy, &revision, &digiplan],
            "12"
        ));
    }
}

#[test]
fn a_card_is_broken_where_the_terminal_ends() {
    let show = ["show", "1-1-1", "--file", MINATO];
    insta::assert_snapshot!(answered(40, &show, "R6  拡充"));
}

#[test]
fn minutes_are_broken_where_the_terminal_ends() {
    let minutes = ["minutes", "tests/english/riverside.toml", "--lang", "en"];
    insta::assert_snapshot!(answered(40, &minutes, "Counted again"));
}

#[test]
fn a_command_leaves_the_terminal_as_it_is() {
    let mut terminal = Terminal::start(80, 24, &["list", MINATO]);
    terminal.wait_for_text("2-1-2");
    assert!(terminal.wait_for_end().success());
    let sent = terminal.sent();
    assert!(!sent.contains("\x1b["), "{sent:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn what_there_is_no_room_for_is_an_error_in_plain_words() {
    let full = OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("it is there");
    let commands = [
        "--help",
        "--version",
        "list",
        "compare",
        "summary",
        "indicators",
        "plans",
        "check",
        "schema",
        "man",
        "completions bash",
        "init",
        "list --format csv",
        "list --format json",
        "show 1-1-1",
    ];
    let in_english = commands.map(|command| format!("{command} --lang en"));
    let all = commands.map(|command| (command.to_owned(), "ディスクに空きがない"));
    let english = in_english.map(|command| (command, "The disk that the output goes to is full"));
    for (arguments, said) in all.into_iter().chain(english) {
        let full = full.try_clone().expect("a copy");
        let words: Vec<&str> = arguments.split(' ').collect();
        let mut command = tenken(&words);
        let output = command
            .stdout(full)
            .stderr(Stdio::piped())
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let stderr = utf_8(&output.stderr);
        assert!(stderr.contains(said), "{arguments:?}: {stderr}");
        assert!(!stderr.contains("os error"), "{arguments:?}: {stderr}");
    }
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let mut child = tenken(&[])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{:?}", output.status);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_broken_file_does_not_hide_the_good_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = "format = 1\n[plan]\nid = \"a\"\ntitle = \"よい計画\"\nfirst_year = \"R6\"\nlast_year = \"R6\"\nreview_year = \"R6\"\n";
    std::fs::write(folder.path().join("good.toml"), good).expect("a file");
    std::fs::write(folder.path().join("bad.toml"), "format = 1\n[plan]\n").expect("a file");
    std::fs::write(folder.path().join("notes.txt"), "not a plan").expect("a file");
    let both = tenken(&[]).arg(folder.path()).output().expect("it runs");
    assert_eq!(both.status.code(), Some(1));
    let said = String::from_utf8_lossy(&both.stderr);
    assert!(said.contains("bad.toml"), "{said}");
    let bad = tenken(&[])
        .arg(folder.path().join("bad.toml"))
        .output()
        .expect("it runs");
    assert_eq!(bad.status.code(), Some(1));
    let missing = run(&["/nonexistent/plan.toml"]);
    assert_eq!(missing.status.code(), Some(1));
    let said = String::from_utf8_lossy(&missing.stderr);
    assert!(said.contains("ファイルがありません"), "{said}");
}

#[test]
fn what_is_said_after_the_screen_is_in_its_language() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = "format = 1\n[plan]\nid = \"a\"\ntitle = \"Port plan\"\nfirst_year = \"R6\"\nlast_year = \"R6\"\nreview_year = \"R6\"\n";
    std::fs::write(folder.path().join("good.toml"), good).expect("a file");
    std::fs::write(folder.path().join("bad.toml"), "formt = 1\n").expect("a file");
    let path = folder.path().to_string_lossy().into_owned();
    let mut terminal = Terminal::start(120, 40, &[&path]);
    terminal.wait_for_text("Port plan");
    terminal.press("q");
    terminal.wait_for_end();
    terminal.wait_until_given_back();
    terminal.wait_for_text("bad.toml");
    terminal.wait_for_text("help: Did you mean");
    let said = terminal.contents();
    assert!(!said.contains("もしかして"), "{said}");
}

/// A plan with one thing that does not add up.
pub(crate) const DOUBTED: &str = r#"
format = 1
[plan]
id = "town"
title = "みなと町の計画"
first_year = "R4"
last_year = "R8"
review_year = "R6"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1-1"
pillar = "1"
title = "出品の拡大"
years.R6.result = "出品数：294件（R4：57件、R5：138件、R6：111件）"
"#;

#[test]
fn a_dismissal_is_kept_beside_the_plan() {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = folder.path().join("town.toml");
    std::fs::write(&plan, DOUBTED).expect("a file");
    let path = plan.to_string_lossy().into_owned();
    let mut terminal = Terminal::start(160, 20, &[&path]);
    terminal.wait_for_text("出品の拡大");
    terminal.press("6");
    terminal.wait_for_text("57 + 138 + 111 = 306");
    terminal.press("D");
    terminal.wait_for_text("確認済みの理由");
    terminal.press("重複を除いた数\r");
    terminal.wait_for_text("保存しました");
    terminal.press("q");
    assert!(terminal.wait_for_end().success());
    let kept = std::fs::read_to_string(folder.path().join("town.dismissed.toml"));
    let kept = kept.expect("it is kept");
    assert!(kept.contains("reason     = \"重複を除いた数\""), "{kept}");
    let mut again = Terminal::start(160, 20, &[&path]);
    again.wait_for_text("出品の拡大");
    again.press("6");
    again.wait_for_text("理由: 重複を除いた数");
    again.press("q");
    assert!(again.wait_for_end().success());
}
