//! Files that the program writes, when it is killed, when two write at once, and when the
//! disk is full: what a file says is what it said before, or what it is to say.

use std::fs;
use std::io::{self, Cursor};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

use tempfile::TempDir;
use zip::ZipArchive;

use crate::started::{
    LONGEST_FILE, ROOT, run_in, tenken, tenken_on_a_terminal, tenken_with_short_files, utf_8,
};
use crate::terminal::{DOUBTED, Terminal};

const OLD: &str = "# 手で直した計画\n";

/// A folder with a table of a town hall, and a plan that was there before.
fn folder_with_a_table() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let table = Path::new(ROOT).join("tests/sheets/town.xlsx");
    fs::copy(table, folder.path().join("town.xlsx")).expect("a copy");
    fs::write(folder.path().join("plan.toml"), OLD).expect("a file");
    folder
}

const IMPORT: [&str; 5] = ["import", "town.xlsx", "-o", "plan.toml", "--force"];

const EXPORT: [&str; 6] = [
    "export",
    "--plan",
    "toyama-dx",
    "--xlsx",
    "plan.toml",
    "--force",
];

const INIT: [&str; 3] = ["init", "plan.toml", "--force"];

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Kills a command at moments that are spread over the time it takes. Each time its file must
/// be the old one or one that is whole, and what was kept of the old one must be that.
fn check_kills(command: &[&str], is_whole: impl Fn(&[u8]) -> bool) {
    const KILLS: u32 = 60;
    let folder = folder_with_a_table();
    let plan = folder.path().join("plan.toml");
    let start = Instant::now();
    assert!(run_in(folder.path(), command).status.success());
    let taken = start.elapsed();
    let is_old = |file: &[u8]| file == OLD.as_bytes();
    for kill in 0..KILLS {
        fs::write(&plan, OLD).expect("a file");
        let mut command = tenken(command);
        command.current_dir(folder.path()).stderr(Stdio::null());
        let mut child = command.spawn().expect("it runs");
        thread::sleep(taken * kill / KILLS);
        child.kill().expect("it is there");
        child.wait().expect("it ends");
        let written = fs::read(&plan).expect("the file is there");
        let bytes = written.len();
        assert!(
            is_old(&written) || is_whole(&written),
            "kill {kill}: {bytes} bytes"
        );
        for name in names(folder.path()) {
            let kept = folder.path().join(&name);
            if name.starts_with("plan.toml.old") {
                assert!(is_old(&fs::read(&kept).expect("it is kept")), "{name}");
                fs::remove_file(kept).expect("it is there");
            }
        }
    }
    fs::write(&plan, OLD).expect("a file");
    assert!(run_in(folder.path(), command).status.success());
    assert!(is_whole(&fs::read(&plan).expect("the file")));
    assert_eq!(hidden(folder.path()), [] as [&str; 0]);
}

/// The same of a command that writes the same each time.
fn check_kills_of_same(command: &[&str]) {
    let folder = folder_with_a_table();
    assert!(run_in(folder.path(), command).status.success());
    let new = fs::read(folder.path().join("plan.toml")).expect("the plan");
    check_kills(command, |file| file == new);
}

/// The files that a person does not see, which are those that were not finished.
fn hidden(folder: &Path) -> Vec<String> {
    let mut names = names(folder);
    names.retain(|name| name.starts_with('.'));
    names
}

#[test]
fn an_import_that_is_killed_leaves_the_old_file_or_the_new_one() {
    check_kills_of_same(&IMPORT);
}

#[test]
fn an_export_that_is_killed_leaves_the_old_file_or_the_new_one() {
    // A workbook says when it was made, so that no two are the same.
    check_kills(&EXPORT, is_whole_archive);
}

#[test]
fn an_init_that_is_killed_leaves_the_old_file_or_the_new_one() {
    check_kills_of_same(&INIT);
}

/// Whether every file of an archive is there and is what it was.
fn is_whole_archive(bytes: &[u8]) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return false;
    };
    (0..archive.len()).all(|index| {
        let file = archive.by_index(index);
        file.is_ok_and(|mut file| io::copy(&mut file, &mut io::sink()).is_ok())
    })
}

/// Where a file can be made and not be filled, on whatever disk.
#[test]
fn a_write_that_fails_midway_leaves_the_old_file() {
    for command in [&IMPORT[..], &EXPORT, &INIT] {
        let folder = folder_with_a_table();
        assert!(run_in(folder.path(), command).status.success());
        let plan = folder.path().join("plan.toml");
        let new = fs::metadata(&plan).expect("the file").len();
        assert!(new > LONGEST_FILE, "{command:?}: {new} bytes");
        fs::write(&plan, OLD).expect("a file");
        let before = names(folder.path());
        let mut command = tenken_with_short_files(command);
        let ended = command.current_dir(folder.path()).output();
        let ended = ended.expect("it runs");
        let said = utf_8(&ended.stderr);
        assert_eq!(ended.status.code(), Some(1), "{command:?}: {said}");
        assert!(said.contains("plan.toml を書けません"), "{said}");
        assert_eq!(fs::read_to_string(&plan).expect("the plan"), OLD);
        assert_eq!(names(folder.path()), before, "{command:?}");
    }
}

#[test]
fn a_file_that_is_replaced_by_force_is_kept_beside() {
    let folder = folder_with_a_table();
    let output = run_in(folder.path(), &IMPORT);
    let said = utf_8(&output.stderr);
    assert!(
        said.contains("前のファイルは plan.toml.old に残しました"),
        "{said}"
    );
    let kept = fs::read_to_string(folder.path().join("plan.toml.old"));
    assert_eq!(kept.expect("it is kept"), OLD);
    // Written again, it says the same, and there is nothing to keep.
    assert!(run_in(folder.path(), &IMPORT).status.success());
    assert_eq!(
        names(folder.path()),
        ["plan.toml", "plan.toml.old", "town.xlsx"]
    );
}

#[test]
fn no_command_writes_over_what_it_reads() {
    let folder = folder_with_a_table();
    fs::hard_link(
        folder.path().join("town.xlsx"),
        folder.path().join("same.xlsx"),
    )
    .expect("a link");
    let before = fs::read(folder.path().join("town.xlsx")).expect("the table");
    for output in ["town.xlsx", "./town.xlsx", "same.xlsx"] {
        let ended = run_in(
            folder.path(),
            &["import", "town.xlsx", "-o", output, "--force"],
        );
        assert_eq!(ended.status.code(), Some(2));
        let said = utf_8(&ended.stderr);
        assert!(said.contains("読み込むファイルそのものです"), "{said}");
    }
    assert_eq!(
        fs::read(folder.path().join("town.xlsx")).expect("it"),
        before
    );
    let plan = Path::new(ROOT).join("data/toyama-dx.toml");
    fs::copy(plan, folder.path().join("plan.toml")).expect("a copy");
    let export = ["export", "plan.toml", "--xlsx", "./plan.toml", "--force"];
    assert_eq!(run_in(folder.path(), &export).status.code(), Some(2));
}

/// A plan with two doubts, one in each row.
fn two_doubts() -> String {
    let second = r#"
[[initiatives]]
id = "1-2"
pillar = "1"
title = "講習の開催"
years.R6.result = "受講者数：90人（R4：10人、R5：20人、R6：30人）"
"#;
    DOUBTED.to_owned() + second
}

#[test]
fn what_two_people_dismiss_at_once_is_kept_of_both() {
    const ROUNDS: usize = 5;
    for _ in 0..ROUNDS {
        let folder = tempfile::tempdir().expect("a folder");
        let plan = folder.path().join("town.toml");
        fs::write(&plan, two_doubts()).expect("a file");
        let path = plan.to_string_lossy().into_owned();
        let mut people = ["", "j"].map(|way| {
            let mut terminal = Terminal::start(120, 24, &[&path]);
            terminal.wait_for_text("講習の開催");
            terminal.press("6");
            terminal.wait_for_text("57 + 138 + 111 = 306");
            terminal.press(way);
            terminal.press("D");
            terminal.wait_for_text("確認済みの理由");
            terminal.press("重複を除いた数");
            terminal
        });
        for terminal in &mut people {
            terminal.press("\r");
        }
        for terminal in &mut people {
            terminal.press_next("q");
            assert!(terminal.wait_for_end().success());
        }
        let kept = fs::read_to_string(folder.path().join("town.dismissed.toml"));
        let kept = kept.expect("it is kept");
        assert_eq!(kept.matches("[[dismissed]]").count(), 2, "{kept}");
        assert_eq!(names(folder.path()), ["town.dismissed.toml", "town.toml"]);
    }
}

/// A small file system of its own. `None` where the test may not mount one.
pub(crate) struct SmallDisk(TempDir);

impl SmallDisk {
    /// Its size in bytes.
    pub(crate) const SIZE: usize = 64 * 1024;

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().ok()?;
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]);
        let mounted = mount.arg(folder.path()).stderr(Stdio::null()).status();
        mounted
            .is_ok_and(|status| status.success())
            .then_some(Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[test]
fn on_a_full_disk_the_old_file_stays() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let folder = disk.0.path();
    let plan = folder.join("plan.toml");
    fs::write(&plan, OLD).expect("a file");
    // What is left is less than what the commands have to write.
    fs::write(folder.join("other"), vec![0; 58 * 1024]).expect("there is room for it");
    let table = Path::new(ROOT).join("tests/sheets/town.xlsx");
    let table = table.to_string_lossy();
    let import = ["import", &table, "-o", "plan.toml", "--force"];
    for command in [&import[..], &EXPORT, &INIT] {
        let ended = run_in(folder, command);
        let said = utf_8(&ended.stderr);
        assert_eq!(ended.status.code(), Some(1), "{command:?}: {said}");
        assert!(said.contains("空きがディスクにありません"), "{said}");
        assert_eq!(fs::read_to_string(&plan).expect("the plan"), OLD);
    }
    assert_eq!(hidden(folder), [] as [&str; 0]);
}

/// Makes a pipe, which whoever opens it to read or to write waits at.
fn make_pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.is_ok_and(|status| status.success()));
}

#[test]
fn pipes_beside_a_plan_hold_up_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("town.toml"), two_doubts()).expect("a file");
    make_pipe(&folder.path().join("town.dismissed.toml"));
    let ended = run_in(folder.path(), &["check", "town.toml"]);
    let said = utf_8(&ended.stdout) + &utf_8(&ended.stderr);
    assert!(said.contains("ファイルではありません"), "{said}");
    assert!(said.contains("57 + 138 + 111 = 306"), "{said}");
}

#[test]
fn pipes_beside_a_plan_hold_up_no_dismissal() {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = folder.path().join("town.toml");
    fs::write(&plan, two_doubts()).expect("a file");
    make_pipe(&folder.path().join("town.dismissed.toml"));
    let mut terminal = Terminal::start(120, 24, &[&plan.to_string_lossy()]);
    terminal.wait_for_text("講習の開催");
    terminal.press("6");
    terminal.wait_for_text("57 + 138 + 111 = 306");
    terminal.press("D");
    terminal.wait_for_text("確認済みの理由");
    terminal.press("重複を除いた数\r");
    terminal.wait_for_text("保存できません");
    terminal.press("q");
    assert!(terminal.wait_for_end().success());
    assert_eq!(names(folder.path()), ["town.dismissed.toml", "town.toml"]);
}

#[test]
fn pipes_in_place_of_what_a_person_has_set_hold_up_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("tenken");
    fs::create_dir(&folder).expect("a folder");
    for name in ["config.toml", "views.toml", "last_time.toml"] {
        make_pipe(&folder.join(name));
    }
    let listed = tenken(&["list"])
        .env("XDG_CONFIG_HOME", home.path())
        .output()
        .expect("it runs");
    assert!(listed.status.success());
    let said = utf_8(&listed.stderr);
    assert!(said.contains("config.toml"), "{said}");
    assert!(said.contains("ファイルではありません"), "{said}");
    let mut command = tenken_on_a_terminal(&[]);
    command.env("XDG_CONFIG_HOME", home.path());
    command.env("XDG_STATE_HOME", home.path());
    let mut terminal = Terminal::run(100, 24, command);
    terminal.wait_for_text("1/92件");
    terminal.press("q");
    assert!(terminal.wait_for_end().success());
}

#[test]
fn an_empty_file_of_dismissals_is_written_again() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("town.toml"), two_doubts()).expect("a file");
    fs::write(folder.path().join("town.dismissed.toml"), "").expect("a file");
    let ended = run_in(folder.path(), &["check", "town.toml"]);
    let said = utf_8(&ended.stdout) + &utf_8(&ended.stderr);
    assert!(!said.contains("dismissed"), "{said}");
}
