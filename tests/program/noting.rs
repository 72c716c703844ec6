//! What is noted in a meeting: nothing of it is lost, whatever happens.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::started::{run_in, tenken_on_a_terminal, utf_8, with_short_files};
use crate::terminal::Terminal;
use crate::word::paragraphs;
use crate::writing::SmallDisk;

pub(crate) const F5: &str = "\u{1b}[15~";

const PAGE_DOWN: &str = "\u{1b}[6~";

pub(crate) const PLAN: &str = r#"
format = 1
[plan]
id = "town"
title = "みなと町の計画"
body = "みなと町"
first_year = "R5"
last_year = "R6"
review_year = "R6"
[[plan.ratings]]
mark = "A"
label = "順調"
[[plan.ratings]]
mark = "B"
label = "遅れ"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1-1"
pillar = "1"
title = "窓口の整備"
years.R6 = { result = "窓口を三つ設けた。", rating = "A" }
[[initiatives]]
id = "1-2"
pillar = "1"
title = "出品の拡大"
years.R6 = { result = "続けた。", rating = "B" }
"#;

/// A folder with the plan of a town.
pub(crate) fn town() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = plan_in(folder.path());
    (folder, plan)
}

fn plan_in(folder: &Path) -> PathBuf {
    let plan = folder.join("town.toml");
    fs::write(&plan, PLAN).expect("a file");
    plan
}

/// The program of a person, in a meeting about a plan.
pub(crate) fn meeting_of(person: &str, plan: &Path) -> Terminal {
    let mut command = tenken_on_a_terminal(&[&plan.to_string_lossy()]);
    command.env("USER", person);
    meeting_by(command)
}

/// A meeting about the plan that a program is started with.
fn meeting_by(command: CommandBuilder) -> Terminal {
    let mut terminal = Terminal::run(100, 30, command);
    terminal.wait_for_text("1/2件");
    begin_meeting(&mut terminal, "この件");
    terminal
}

/// Begins a meeting from the list, or goes on with one. `slide` is what no screen shows but the
/// slide.
pub(crate) fn begin_meeting(terminal: &mut Terminal, slide: &str) {
    terminal.press(F5);
    terminal.wait_for("the agenda or the slide", |terminal| {
        let shown = terminal.contents();
        shown.contains("会議を始める") || shown.contains(slide)
    });
    if !terminal.contents().contains(slide) {
        terminal.press(F5);
        terminal.wait_for_text(slide);
    }
}

/// All that is recorded beside a plan.
fn recorded(folder: &Path) -> String {
    let files = fs::read_dir(folder).expect("a folder");
    let files = files.map(|file| file.expect("a file").path());
    let records = files.filter(|file| file.to_string_lossy().contains(".meeting-"));
    let texts = records.map(|file| fs::read_to_string(file).expect("a record"));
    texts.collect()
}

#[test]
fn what_two_people_note_is_kept_of_both_and_seen_by_both() {
    let (folder, plan) = town();
    let mut lead = meeting_of("sato", &plan);
    let mut clerk = meeting_of("suzuki", &plan);
    lead.press("A目標を改める\r");
    clerk.press("S内訳を示す\r");
    for terminal in [&lead, &clerk] {
        terminal.wait_for_text("目標を改める");
        terminal.wait_for_text("内訳を示す");
    }
    lead.press("W独り言\r");
    lead.wait_for_text("メモを記録しました");
    clerk.press("P後で\r");
    clerk.wait_for_text("保留を記録しました");
    assert!(!clerk.contents().contains("独り言"));
    for mut terminal in [lead, clerk] {
        terminal.press("qq");
        assert!(terminal.wait_for_end().success());
    }
    let kept = recorded(folder.path());
    for words in ["目標を改める", "内訳を示す", "独り言", "後で"] {
        assert!(kept.contains(words), "{words}: {kept}");
    }
}

/// How often something is done, or how many of something there are: a number that anybody can
/// raise for a longer look.
fn as_often_as(variable: &str, usually: u64) -> u64 {
    let set = env::var(variable).ok();
    set.map_or(usually, |set| set.parse().expect("a number"))
}

/// Two programs write as fast as they can, each more than the other has read yet.
#[test]
fn what_two_programs_note_at_once_is_kept_of_both() {
    let notes = as_often_as("TENKEN_NOTES", 50);
    let (folder, plan) = town();
    let noting = |person: &str| {
        let mut terminal = meeting_of(person, &plan);
        for number in 0..notes {
            terminal.press(&format!("A{person}の{number:04}\r"));
            if number % 10 == 9 {
                let last = format!("{person}の{number:04}");
                terminal.wait_for("the note", |_| recorded(folder.path()).contains(&last));
            }
        }
        terminal.wait_until_quiet();
        terminal.press("qq");
        assert!(terminal.wait_for_end().success());
    };
    thread::scope(|scope| {
        for person in ["sato", "suzuki"] {
            scope.spawn(move || noting(person));
        }
    });
    let minutes = run_in(
        folder.path(),
        &["minutes", "town.toml", "--format", "markdown"],
    );
    let minutes = utf_8(&minutes.stdout);
    for person in ["sato", "suzuki"] {
        for number in 0..notes {
            let note = format!("{person}の{number:04}");
            assert_eq!(minutes.matches(&note).count(), 1, "{note}");
        }
    }
}

#[test]
fn killed_at_any_time_it_has_kept_what_it_called_saved() {
    let mut called_saved = 0;
    for round in 0..as_often_as("TENKEN_KILLS", 12) {
        let (folder, plan) = town();
        let mut terminal = meeting_of("sato", &plan);
        terminal.press("A甲壱\rA甲弐\rA甲参\r");
        thread::sleep(Duration::from_millis(round % 12 * 10));
        let shown = terminal.contents();
        terminal.signal("KILL");
        let kept = recorded(folder.path());
        let lines = shown.lines().filter(|line| line.contains(" 甲"));
        let saved =
            lines.filter(|line| line.trim_start().starts_with("決定") && !line.contains("保存"));
        for line in saved {
            let words = line.split_whitespace().last().unwrap_or_default();
            assert!(kept.contains(words), "{words}: {kept}\n{shown}");
            called_saved += 1;
        }
        // What is there opens again, whatever was cut off.
        let again = meeting_of("sato", &plan);
        assert!(again.contents().contains("この件"));
    }
    assert!(called_saved > 0, "no note was called saved before a kill");
}

#[test]
fn on_a_full_disk_a_note_stays_until_there_is_room() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let plan = plan_in(disk.path());
    let mut terminal = meeting_of("sato", &plan);
    let other = disk.path().join("other");
    let mut size = SmallDisk::SIZE;
    while fs::write(&other, vec![0; size]).is_err() {
        size = size.saturating_sub(1024);
    }
    let long = "甲".repeat(1_500);
    terminal.press(&format!("A{long}\r"));
    terminal.wait_for_text("ディスクに空きがありません");
    assert!(terminal.contents().contains("甲甲甲"));
    fs::remove_file(&other).expect("it is there");
    terminal.press("\r");
    terminal.wait_for_text("決定を記録しました");
    assert!(recorded(disk.path()).contains(&long));
}

/// Neither beside the plan, whose folder is gone, nor in a folder of the person, who has none.
#[test]
fn what_can_be_saved_nowhere_is_said_on_standard_error_at_the_end() {
    for (keys, end) in [(&[][..], "\u{3}"), (&["\u{1b}", "Z"], "qq")] {
        let (folder, plan) = town();
        let elsewhere = tempfile::tempdir().expect("a folder");
        let errors = elsewhere.path().join("errors");
        let mut command = tenken_on_a_terminal(&[&plan.to_string_lossy()]);
        let by_shell = ["sh", "-c", "exec \"$0\" \"$1\" 2> \"$2\""].map(OsString::from);
        command.get_argv_mut().splice(0..0, by_shell);
        command.arg(&errors);
        let mut terminal = meeting_by(command);
        // Where the plan cannot be kept for the next meeting, that is said, too.
        terminal.wait_for("the plan to be kept", |_| {
            let mut files = fs::read_dir(folder.path()).expect("a folder").flatten();
            files.any(|file| file.file_name().to_string_lossy().starts_with("town.seen-"))
        });
        let gone = elsewhere.path().join("gone");
        fs::rename(folder.path(), &gone).expect("it is there");
        terminal.press("A窓口を四つにする\r");
        terminal.wait_for_text("保存できません");
        for key in keys {
            terminal.press(key);
            terminal.wait_until_quiet();
        }
        terminal.press(end);
        terminal.wait_for_end();
        terminal.wait_until_given_back();
        let said = fs::read_to_string(&errors).expect("what was said");
        assert!(said.contains("どこにも保存されていません"), "{said}");
        assert!(said.contains("text     = [\"窓口を四つにする\"]"), "{said}");
        assert_eq!(said.contains("dealt-with"), !keys.is_empty(), "{said}");
        assert!(!recorded(&gone).contains("四つ"));
    }
}

#[test]
fn of_a_note_that_could_not_be_written_whole_nothing_is_kept() {
    let (folder, plan) = town();
    let mut terminal = meeting_by(with_short_files(tenken_on_a_terminal(&[
        &plan.to_string_lossy()
    ])));
    let is_refused = |terminal: &Terminal| terminal.contents().contains("Enter でもう一度");
    // The last line of an entry tells its time.
    let is_whole = |kept: &str| {
        kept.lines()
            .last()
            .is_some_and(|line| line.starts_with("time"))
    };
    let is_kept = |words: &str| {
        let kept = recorded(folder.path());
        is_whole(&kept) && kept.contains(words)
    };
    let mut numbers = 1..;
    let refused = loop {
        let words = format!("{}番の窓口を設ける", numbers.next().unwrap_or_default());
        terminal.press(&format!("A{words}\r"));
        terminal.wait_for("the note", |terminal| {
            is_refused(terminal) || is_kept(&words)
        });
        if is_refused(&terminal) {
            break words;
        }
    };
    for _ in 0..2 {
        assert!(is_kept("1番の窓口を設ける"), "{}", recorded(folder.path()));
        assert!(!is_kept(&refused), "{}", recorded(folder.path()));
        terminal.press("\r");
        terminal.wait_until_quiet();
        assert!(is_refused(&terminal), "{}", terminal.contents());
    }
}

#[test]
fn a_clicker_leads_through_a_meeting() {
    let (folder, plan) = town();
    let mut terminal = meeting_of("sato", &plan);
    terminal.wait_for_text("窓口の整備");
    for _ in 0..2 {
        terminal.press(PAGE_DOWN);
        terminal.wait_until_quiet();
    }
    terminal.wait_for_text("出品の拡大");
    assert!(
        terminal.contents().contains("済 "),
        "{}",
        terminal.contents()
    );
    assert!(recorded(folder.path()).contains("dealt-with"));
    terminal.press(".");
    terminal.wait_for("a blank screen", |terminal| {
        terminal.contents().trim().is_empty()
    });
    terminal.press(PAGE_DOWN);
    terminal.wait_for_text("この件");
    terminal.press("qq");
    assert!(terminal.wait_for_end().success());
}

/// From the agenda to the minutes, which another program reads back.
#[test]
fn a_meeting_leads_from_the_agenda_to_minutes_in_word() {
    let (folder, plan) = town();
    let mut terminal = meeting_of("sato", &plan);
    terminal.press("A窓口を四つにする\r");
    terminal.wait_for_text("決定を記録しました");
    terminal.press("S場所を調べる\u{1b}\r広さも\t市民課\t9/30\r");
    terminal.wait_for_text("宿題を記録しました");
    terminal.press("W独り言\r");
    terminal.wait_for_text("メモを記録しました");
    terminal.press(PAGE_DOWN);
    terminal.press(PAGE_DOWN);
    terminal.wait_for_text("出品の拡大");
    terminal.press("RA\r");
    terminal.wait_for_text("に書き込む");
    terminal.press("\r");
    terminal.wait_for_text("変更しました");
    let changed = fs::read_to_string(&plan).expect("the plan");
    assert_eq!(changed, PLAN.replace("rating = \"B\"", "rating = \"A\""));
    terminal.press("O");
    terminal.wait_for_text("会議録に載せます");
    terminal.press("DX推進本部会議\t第1会議室\r");
    terminal.wait_for_text("会議録を");
    terminal.press("qq");
    assert!(terminal.wait_for_end().success());
    let files = fs::read_dir(folder.path()).expect("a folder");
    let mut files = files.map(|file| file.expect("a file").path());
    let docx = files.find(|file| file.extension().is_some_and(|ending| ending == "docx"));
    let bytes = fs::read(docx.expect("the minutes")).expect("the minutes");
    let paragraphs = paragraphs(&bytes).into_iter();
    let text: String = paragraphs.map(|paragraph| paragraph.text + "\n").collect();
    for words in [
        "DX推進本部会議",
        "第1会議室",
        "窓口の整備",
        "窓口を四つにする",
        "場所を調べる",
        "広さも",
        "市民課",
        "9月30日",
        "「B」から「A」",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("独り言"), "{text}");
}
