//! Files that change while the program shows them, and the editor that it opens them
//! in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;
use vt100::Screen;

use crate::started::tenken_on_a_terminal;
use crate::terminal::Terminal;

const PLAN: &str = r#"
format = 1
[plan]
id = "town"
title = "みなと町の計画"
first_year = "R5"
last_year = "R6"
review_year = "R6"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1-1"
pillar = "1"
title = "窓口の整備"
[[initiatives]]
id = "1-2"
pillar = "1"
title = "出品の拡大"
years.R6.result = "続けた。"
"#;

/// A folder with the file of a town.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = Self { folder };
        desk.write("town.toml", PLAN);
        desk
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.file(name), text).expect("a file");
    }

    /// The program on the folder, with the second row chosen.
    fn open(&self) -> Terminal {
        self.open_with_editor("true")
    }

    fn open_with_editor(&self, editor: &str) -> Terminal {
        let folder = self.folder.path().to_string_lossy();
        let mut command = tenken_on_a_terminal(&[&folder]);
        command.env_remove("VISUAL");
        command.env("EDITOR", editor);
        let mut terminal = Terminal::run(100, 24, command);
        terminal.wait_for_text("1/2件");
        terminal.press("j");
        terminal.wait_for_text("2/2件");
        terminal
    }

    /// An editor that is a script, which is handed the file.
    fn editor(&self, script: &str) -> String {
        self.write("editor.sh", script);
        format!("sh '{}'", self.file("editor.sh").display())
    }
}

#[test]
fn a_file_is_followed_through_all_that_can_happen_to_it() {
    let desk = Desk::new();
    let mut terminal = desk.open();
    // Edited where it stands.
    desk.write("town.toml", &PLAN.replace("続けた", "広げた"));
    terminal.wait_for_text("広げた。");
    // Broken.
    desk.write(
        "town.toml",
        &PLAN.replace("[[initiatives]]\nid = \"1-2\"", "[[initiatives"),
    );
    terminal.wait_for_text("時点の内容");
    assert!(terminal.contents().contains("広げた。"));
    assert!(terminal.contents().contains("town.toml 16行目に誤り"));
    // Mended.
    desk.write("town.toml", &PLAN.replace("続けた", "直した"));
    terminal.wait_for_text("直した。");
    assert!(!terminal.contents().contains("時点の内容"));
    // Replaced, as most editors save.
    desk.write("town.toml.new", &PLAN.replace("続けた", "置き換えた"));
    fs::rename(desk.file("town.toml.new"), desk.file("town.toml")).expect("it is renamed");
    terminal.wait_for_text("置き換えた。");
    // Removed.
    fs::remove_file(desk.file("town.toml")).expect("it is there");
    terminal.wait_for_text("ファイルがありません");
    assert!(terminal.contents().contains("置き換えた。"));
    // Come back.
    desk.write("town.toml", &PLAN.replace("続けた", "戻した"));
    terminal.wait_for_text("戻した。");
    let shown = terminal.contents();
    assert!(!shown.contains("時点の内容"), "{shown}");
    assert!(
        shown.contains("2/2件"),
        "the chosen row is the same: {shown}"
    );
    terminal.press("q");
    assert!(terminal.wait_for_end().success());
    terminal.wait_until_given_back();
}

/// Nobody announces what happens to a file in another folder than the one that is
/// watched, as nobody does on a shared folder.
#[test]
fn changes_that_are_not_announced_are_found() {
    let desk = Desk::new();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let target = elsewhere.path().join("town.toml");
    fs::rename(desk.file("town.toml"), &target).expect("it is moved");
    std::os::unix::fs::symlink(&target, desk.file("town.toml")).expect("a link");
    let terminal = desk.open();
    for said in ["広げた。", "直した。", "終えた。"] {
        fs::write(&target, PLAN.replace("続けた。", said)).expect("a file");
        terminal.wait_for_text(said);
    }
}

#[test]
fn a_new_file_in_the_folder_is_opened() {
    let desk = Desk::new();
    let mut terminal = desk.open();
    let other = PLAN
        .replace("\"town\"", "\"other\"")
        .replace("みなと町", "となり町");
    desk.write("a.toml", &other);
    // A chooser shows what is open, and is live itself.
    terminal.press("p");
    terminal.wait_for_text("となり町の計画");
}

#[test]
fn what_somebody_else_dismisses_is_followed() {
    let desk = Desk::new();
    let doubted = "出品数：294件（R4：57件、R5：138件、R6：111件）";
    desk.write("town.toml", &PLAN.replace("続けた。", doubted));
    let mut one = desk.open();
    let mut other = desk.open();
    for terminal in [&mut one, &mut other] {
        terminal.press("6");
        terminal.wait_for_text("57 + 138 + 111 = 306");
    }
    one.press("D");
    one.wait_for_text("確認済みの理由");
    one.press("重複を除いた数\r");
    other.wait_for_text("重複を除いた数");
}

#[test]
fn it_ends_at_once_while_a_file_changes() {
    let desk = Desk::new();
    let mut terminal = desk.open();
    desk.write("town.toml", "format = 1");
    terminal.signal("TERM");
    let status = terminal.wait_for_end();
    assert_eq!(status.signal(), Some("Terminated"), "{status:?}");
    terminal.wait_until_given_back();
}

#[test]
fn keys_go_to_the_editor_until_it_ends() {
    let desk = Desk::new();
    let editor = desk.editor(
        r#"echo "editing $(basename "$1")"
read -r typed
printf '[[initiatives]]\nid = "1-3"\npillar = "1"\ntitle = "%s"\n' "$typed" >> "$1"
"#,
    );
    let mut terminal = desk.open_with_editor(&editor);
    terminal.press("E");
    terminal.wait_for_text("editing town.toml");
    terminal.wait_until_given_back();
    terminal.press("kkq jj\n");
    terminal.wait_for_text("kkq jj");
    terminal.wait_for("the screen to come back", |terminal| {
        terminal.with_screen(Screen::alternate_screen)
    });
    terminal.wait_for_text("2/3件");
    terminal.press("j");
    terminal.wait_for_text("3/3件");
    assert!(
        terminal.contents().contains("kkq jj"),
        "it is the title of a row"
    );
    terminal.press("q");
    assert!(terminal.wait_for_end().success());
    terminal.wait_until_given_back();
}

#[test]
fn an_editor_that_cannot_be_started_is_said_and_the_screen_stays() {
    let desk = Desk::new();
    let mut terminal = desk.open_with_editor("/nonexistent/editor");
    terminal.press("E");
    terminal.wait_for_text("エディター /nonexistent/editor を起動できません");
    terminal.press("k");
    terminal.wait_for_text("1/2件");
}

#[test]
fn it_ends_at_once_while_a_file_is_edited_and_so_does_the_editor() {
    let desk = Desk::new();
    let editor = desk.editor("echo editing\necho $$ > \"$1.pid\"\nexec sleep 60\n");
    let mut terminal = desk.open_with_editor(&editor);
    terminal.press("E");
    terminal.wait_for("the editor", |_| {
        !process(&desk.file("town.toml.pid")).is_empty()
    });
    terminal.signal("TERM");
    let status = terminal.wait_for_end();
    assert_eq!(status.signal(), Some("Terminated"), "{status:?}");
    let id = process(&desk.file("town.toml.pid"));
    terminal.wait_for("the editor to end", |_| !runs(&id));
    terminal.wait_until_given_back();
}

#[test]
fn a_key_that_interrupts_the_editor_leaves_the_program_running() {
    let desk = Desk::new();
    let editor = desk.editor(
        "trap 'echo interrupted; exit 0' INT\necho editing\nwhile :; do sleep 0.05; done\n",
    );
    let mut terminal = desk.open_with_editor(&editor);
    terminal.press("E");
    terminal.wait_for_text("editing");
    terminal.press("\x03");
    terminal.wait_for("the screen to come back", |terminal| {
        terminal.contents().contains("2/2件")
    });
    thread::sleep(Duration::from_millis(50));
    terminal.press("k");
    terminal.wait_for_text("1/2件");
}

/// The process whose id stands in a file; empty until it is written.
fn process(file: &Path) -> String {
    let id = fs::read_to_string(file).unwrap_or_default();
    id.strip_suffix('\n').unwrap_or_default().to_owned()
}

/// Whether a process runs. One that has ended and that nobody has asked about does not.
fn runs(id: &str) -> bool {
    let state = Command::new("ps").args(["-o", "state=", "-p", id]).output();
    state.is_ok_and(|state| !state.stdout.is_empty() && !state.stdout.starts_with(b"Z"))
}
