//! The command and a backup: what it prints as recorded by a day is, byte for byte, what the page exports that looks back to it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::caseload::{Clinic, LookingBack};
use anamnesis::desk::{Command as Does, Deed, Line, apply};
use anamnesis::exchange::demo::demo_journals;
use anamnesis::exchange::{ImportPlan, flags_csv};
use anamnesis::judge::Policy;
use anamnesis::record::{Chart, Day, Device, Instant, Key, Stamp, What};
use anamnesis::vault::backup::Writer;
use anamnesis::vault::rust_crypto::RustCrypto;
use anamnesis::vault::{Keeper, Keyring, MemoryStore, Note, Sealing};
use pollster::block_on;
use quick::QUICK;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

#[allow(dead_code, reason = "shared with other tests")]
#[path = "support/quick.rs"]
mod quick;

const WHO: &str = "Dr. Zoë Example";
const PASSPHRASE: &str = "eleven green lamps";

fn today() -> Day {
    Day::parse_iso("2026-03-02").unwrap()
}

fn note() -> Note {
    let lines = vec![Line::new(Deed::Sealed, What::NewClinic)];
    Note::new("2026-03-02T09:41:07Z".to_owned(), WHO.to_owned(), lines)
}

/// A stamp at noon of that day.
fn at_noon(day: Day) -> Stamp {
    let at = Instant::from_seconds(Instant::start_of(day).seconds() + 43_200);
    Stamp { device: Device::from_bits(7), by: WHO.into(), at }
}

struct Made {
    file: PathBuf,
    recovery: String,
    clinic: Clinic,
    keeper: Keeper<MemoryStore, RustCrypto>,
}

/// The demo clinic, recorded day by day, of which a score was edited and one deleted on the last day.
fn made(name: &str) -> Made {
    let (keyring, key, recovery) = block_on(Keyring::create(&QUICK, WHO, PASSPHRASE)).unwrap();
    let sealing = Sealing::Under(QUICK, key);
    let keeper = block_on(Keeper::create(MemoryStore::default(), sealing, &keyring, note())).unwrap().0;
    let mut clinic = Clinic::new(Default::default(), Vec::new(), Policy::default());
    let mut does = |command: Does, day: Day| {
        let change = apply(&clinic, command, &at_noon(day)).unwrap();
        block_on(keeper.save_typed(&change, &[], note())).unwrap();
        clinic = clinic.with(&change);
        clinic.clone()
    };
    let plan = ImportPlan::of_journals(demo_journals(20_260_301, today()));
    let filled = does(Does::FillDemo(plan), today());
    let scored: Vec<&Arc<Chart>> = filled.charts.values().filter(|chart| chart.scores.len() > 1).collect();
    let (was, deleted) = (scored[0].scores[0].clone(), scored[1].scores.last().unwrap().clone());
    let score = anamnesis::record::Score { day: was.day.plus(-1), ..was.clone() };
    does(Does::EditScore { patient: scored[0].patient.key, score, was }, today());
    let clinic = does(Does::DeleteScore { patient: scored[1].patient.key, score: deleted }, today());
    let records = block_on(keeper.copy()).unwrap();
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.anamnesis"));
    let bytes: Vec<u8> = Writer::new(records, "2026-03-02T09:41:07Z", "1").unwrap().flatten().collect();
    std::fs::write(&file, bytes).unwrap();
    Made { file, recovery: recovery.to_string(), clinic, keeper }
}

/// What the page exports that looks back to that day, in UTC.
fn exported(made: &Made, day: Day) -> String {
    let until = Instant::from_seconds(Instant::start_of(day.plus(1)).seconds() - 1);
    let mut looking = LookingBack::begin(None, (day, until), Arc::new(made.clinic.clone()));
    let keys: Vec<Key> = looking.take_next(usize::MAX);
    looking.found(block_on(made.keeper.journals(&keys)).unwrap());
    let past = looking.finish();
    let clinic = past.clinic();
    flags_csv(&clinic.charts, &clinic.instruments, &clinic.policy, day)
}

fn prints(made: &Made, secret: &str, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_anamnesis"));
    command.arg("flags").arg(&made.file).args(args).env("TZ", "UTC");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Where it refuses before it reads, nobody listens.
    let _ = child.stdin.take().unwrap().write_all(format!("{secret}\n").as_bytes());
    child.wait_with_output().unwrap()
}

#[test]
fn what_was_recorded_by_a_day_is_printed_as_the_page_exports_it_then() {
    let made = made("recorded");
    let mut tables = Vec::new();
    for back in [0, 1, 10, 60] {
        let day = today().plus(-back);
        let output = prints(&made, PASSPHRASE, &["--by", WHO, "--recorded-by", &day.to_string()]);
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{error}");
        let table = String::from_utf8(output.stdout).unwrap();
        assert_eq!(table, exported(&made, day), "{day}");
        assert!(table.lines().skip(1).all(|line| line.contains(&day.to_string())), "judged as of that day");
        tables.push(table);
    }
    tables.dedup();
    assert_eq!(tables.len(), 4, "each day has a table of its own");
    // All of it, by the recovery key: the same as the last day's.
    let day = today().to_string();
    let all = prints(&made, &made.recovery, &["--as-of", &day]);
    assert_eq!(String::from_utf8(all.stdout).unwrap(), tables[0]);
}

#[test]
fn what_does_not_open_and_what_has_no_recording_times_is_refused() {
    let made = made("refused");
    let said = |output: Output| (output.status.code(), String::from_utf8(output.stderr).unwrap(), output.stdout);
    let (code, error, printed) = said(prints(&made, "another passphrase", &["--by", WHO]));
    assert_eq!((code, printed), (Some(1), Vec::new()));
    assert!(error.contains("Name and passphrase"), "{error}");
    let (code, error, _) = said(prints(&made, PASSPHRASE, &["--by", WHO, "--create-patients"]));
    assert!(code == Some(1) && error.contains("has no tables"), "{error}");
    let (code, error, _) = said(prints(&made, PASSPHRASE, &["--by", WHO, "--recorded-by", "yesterday"]));
    assert!(code == Some(2) && error.contains("--recorded-by takes"), "{error}");
    let folder = Made { file: made.file.parent().unwrap().to_owned(), ..made };
    let (code, error, printed) = said(prints(&folder, "", &["--recorded-by", "2026-03-01"]));
    assert_eq!((code, printed), (Some(1), Vec::new()));
    assert!(error.contains("don’t say when they were recorded"), "{error}");
}

// A passphrase that was typed at a terminal stood there for whoever looked on.
#[test]
fn a_passphrase_that_is_typed_at_a_terminal_does_not_show() {
    let made = made("typed");
    // `script` is a terminal of its own; what it shows is its output.
    let command =
        format!("{} flags {} --by '{WHO}' --as-of 2026-03-02", env!("CARGO_BIN_EXE_anamnesis"), made.file.display());
    let mut run = Command::new("script")
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = run.stdout.take().unwrap();
    let mut shown = String::new();
    // Typed once the terminal hides it, as a person does who has read what to type.
    while !shown.contains("while you type") {
        let mut part = [0; 512];
        let length = output.read(&mut part).unwrap();
        assert!(length > 0, "{shown}");
        shown.push_str(&String::from_utf8_lossy(&part[..length]));
    }
    std::thread::sleep(std::time::Duration::from_millis(500));
    run.stdin.take().unwrap().write_all(format!("{PASSPHRASE}\n").as_bytes()).unwrap();
    output.read_to_string(&mut shown).unwrap();
    assert!(run.wait().unwrap().success(), "{shown}");
    assert!(shown.contains("patient_id,"), "it was read: {shown}");
    assert!(!shown.contains(PASSPHRASE), "{shown}");
}
