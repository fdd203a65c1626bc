//! The command: what it prints, what it refuses, and that it says the same as the specification's worked cases.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

#[path = "support/generate.rs"]
#[expect(unreachable_pub, reason = "shared with the journey, which is a crate of its own")]
mod generate;

/// A fresh folder with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("auditor").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_anamnesis"));
    command.args(args);
    command
}

fn flags(folder: &std::path::Path, more: &[&str]) -> Output {
    command(&["flags", folder.to_str().unwrap()]).args(more).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The rows of a flags table without quoted cells, by column.
fn rows(table: &str) -> Vec<BTreeMap<&str, &str>> {
    let mut lines = table.lines().map(|l| l.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    lines.map(|cells| header.iter().copied().zip(cells).collect()).collect()
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A table of JSON objects under these columns.
fn csv(columns: &[&str], objects: impl Iterator<Item = Value>) -> String {
    let rows = objects.map(|o| columns.iter().map(|c| text(&o[*c])).collect::<Vec<_>>().join(","));
    std::iter::once(columns.join(",")).chain(rows).collect::<Vec<_>>().join("\n") + "\n"
}

/// The files of a worked case. Two scores of one identity are told apart by a clock time: the later entered counts, as in the case.
fn case_files(case: &Value) -> [(&'static str, String); 5] {
    let with = |object: &Value, more: &[(&str, &str)]| {
        let mut object = object.clone();
        for (name, value) in more {
            object[*name] = Value::from(*value);
        }
        object
    };
    let array = |name: &str| case[name].as_array().unwrap().clone();
    let instruments = case["instruments"].as_object().unwrap().iter();
    let instruments = instruments.map(|(id, i)| {
        let role = i["role"].as_str().unwrap_or("memory");
        with(i, &[("id", id), ("name", id), ("role", role)])
    });
    let mut seen = BTreeSet::new();
    let scores: Vec<Value> = array("scores")
        .iter()
        .map(|score| {
            let identity = ["instrument", "date", "time", "timing"].map(|c| text(&score[c]));
            let time = [("patient_id", "7"), ("time", "23:59")];
            with(score, if seen.insert(identity) { &time[..1] } else { &time })
        })
        .collect();
    let figures =
        "id,name,role,higher_is_better,min,max,step,norm_mean,norm_sd,reliability,sem,mic,fixed_drop,fixed_recovery";
    let patient = with(case, &[("patient_id", "7")]);
    [
        ("instruments.csv", csv(&figures.split(',').collect::<Vec<_>>(), instruments)),
        ("policy.json", case["policy"].to_string()),
        ("patients.csv", csv(&["patient_id", "course_start"], std::iter::once(patient))),
        (
            "sessions.csv",
            csv(
                &["patient_id", "date", "time", "status", "drug", "route"],
                array("sessions").iter().map(|s| with(s, &[("patient_id", "7")])),
            ),
        ),
        ("scores.csv", csv(&["patient_id", "instrument", "date", "value", "time", "timing"], scores.into_iter())),
    ]
}

/// What a case expects, by column.
fn expected_cells(case: &Value) -> Vec<(String, String)> {
    let mut cells = Vec::new();
    for (name, value) in case["expect"].as_object().unwrap() {
        match name.as_str() {
            "history" => {}
            "episode" => cells.extend(value.as_object().unwrap().iter().map(|(n, v)| (n.clone(), text(v)))),
            "overlays" => {
                let names = value.as_array().unwrap().iter().map(text).collect::<Vec<_>>();
                cells.push((name.clone(), names.join(";")));
            }
            _ => cells.push((name.clone(), text(value))),
        }
    }
    cells.push(("as_of".to_owned(), text(&case["today"])));
    cells
}

fn same(found: &str, expected: &str) -> bool {
    let numbers = (found.parse::<f64>(), expected.parse::<f64>());
    found == expected || matches!(numbers, (Ok(a), Ok(b)) if (a - b).abs() < 2e-6)
}

#[test]
fn every_worked_case_reads_the_same_from_files() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("fixtures/flag-cases.json")).unwrap();
    let mut wrong = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let files = case_files(case);
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        // That a case has no sessions or scores is meant.
        let without = ["sessions", "scores"].into_iter().filter(|table| case[*table].as_array().unwrap().is_empty());
        let args: Vec<&str> = ["--as-of", case["today"].as_str().unwrap()]
            .into_iter()
            .chain(without.flat_map(|table| ["--without", table]))
            .collect();
        let output = flags(&folder(&format!("case-{number}"), &files), &args);
        let table = stdout(&output);
        if !output.status.success() {
            wrong.push(format!("{}: {}", case["name"], stderr(&output)));
            continue;
        }
        let found = rows(&table);
        assert_eq!(found.len(), 1, "{}", case["name"]);
        for (column, expected) in expected_cells(case) {
            let cell = found[0].get(column.as_str()).copied().unwrap_or("no such column");
            if !same(cell, &expected) {
                wrong.push(format!("{}: {column} is {cell}, not {expected}", case["name"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn generated(name: &str, patients: usize) -> PathBuf {
    let files = generate::generate(7, patients, "2026-11-24");
    folder(name, &[("patients.csv", &files.patients), ("sessions.csv", &files.sessions), ("scores.csv", &files.scores)])
}

#[test]
fn a_clinic_of_awkward_files_is_judged_whole_and_always_alike() {
    let folder = generated("clinic", 200);
    let output = flags(&folder, &["--as-of", "2026-11-24"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let table = stdout(&output);
    let rows = rows(&table);
    let patients: BTreeSet<&str> = rows.iter().map(|r| r["patient_id"]).collect();
    let states: BTreeSet<&str> = rows.iter().map(|r| r["state"]).collect();
    assert_eq!(patients.len(), 200);
    let every = ["baseline_only", "emerging", "no_baseline", "persistent", "provisional", "recovering", "resolved"];
    assert!(every.iter().chain(&["stable", "unscored"]).all(|s| states.contains(s)), "{states:?}");
    let keys: Vec<(&str, &str)> = rows.iter().map(|r| (r["patient_id"], r["instrument"])).collect();
    assert!(keys.is_sorted(), "rows stand in the byte order of patient and instrument");
    assert_eq!(table, stdout(&flags(&folder, &["--as-of", "2026-11-24"])));
}

#[test]
fn what_cannot_be_said_is_empty() {
    let output = flags(&generated("empty-cells", 12), &["--as-of", "2026-11-24"]);
    let table = stdout(&output);
    for row in rows(&table) {
        let empty = |columns: &[&str]| columns.iter().all(|c| row[c].is_empty());
        match row["state"] {
            "unscored" => assert!(empty(&["instrument", "overlays", "baseline", "threshold", "last_score", "onset"])),
            "no_baseline" => assert!(empty(&["baseline", "baseline_count", "threshold", "recovery", "last_score"])),
            "resolved" | "stable" => assert!(empty(&["onset", "clock_start", "relapses", "severity", "due"])),
            "persistent" => assert!(!empty(&["onset"]) && !empty(&["persistent_since"]) && !empty(&["relapses"])),
            _ => {}
        }
        assert_eq!(row["window_days"], "28");
    }
}

#[test]
fn a_single_bad_row_means_no_table_at_all() {
    let scores = "patient_id,instrument,date,value\n1,promis-cf,2026-02-30,50\n1,promis-cf,2026-03-01,50\n1,mmse,2026-03-02,12\n";
    let folder = folder("bad", &[("patients.csv", "patient_id\n1\n"), ("scores.csv", scores)]);
    let output = flags(&folder, &[]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""));
    let errors = stderr(&output);
    assert!(errors.contains("scores.csv:2:date: expected a day that the calendar has"), "{errors}");
    assert!(errors.contains("scores.csv:4:instrument: expected one of"), "{errors}");
}

#[test]
fn unknown_patients_are_made_only_when_said() {
    let folder = folder("unknown", &[("scores.csv", "patient_id,instrument,date,value\n1,memory-nrs,2026-03-01,0\n")]);
    let refused = flags(&folder, &[]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("scores.csv:2:patient_id"));
    assert_eq!(flags(&folder, &["--create-patients"]).status.code(), Some(1), "there are no sessions");
    let made = flags(&folder, &["--create-patients", "--without", "sessions", "--as-of", "2026-03-02"]);
    let table = stdout(&made);
    let row = &rows(&table)[0];
    assert_eq!((row["state"], row["baseline"], row["last_score"]), ("baseline_only", "0", "0"));
}

#[test]
fn the_reasoning_is_printed_for_people_and_for_machines() {
    let folder = generated("reasoning", 12);
    let told = stdout(&flags(&folder, &["--as-of", "2026-11-24", "--explain", "0001"]));
    for part in ["reliable worsening in self-report", "What would change it", "The sum", "2026"] {
        assert!(told.to_lowercase().contains(&part.to_lowercase()), "{part} is missing in\n{told}");
    }
    let json = stdout(&flags(&folder, &["--as-of", "2026-11-24", "--explain", "0001", "--json"]));
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json[0]["judgement"]["tracks"][0]["state"], "persistent");
    assert_eq!(json[0]["policy"]["window_days"], 28);
    assert!(json[0]["explanations"][0]["headline"].is_string());
    let all = stdout(&flags(&folder, &["--as-of", "2026-11-24", "--json"]));
    assert_eq!(serde_json::from_str::<Value>(&all).unwrap().as_array().unwrap().len(), 12);
    assert_eq!(flags(&folder, &["--explain", "nobody"]).status.code(), Some(1));
}

#[test]
fn a_misused_command_says_how_it_is_used() {
    for args in [&[][..], &["flag"], &["flags"], &["flags", ".", "--as-of", "yesterday"], &["flags", ".", "--loud"]] {
        let output = command(args).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains("anamnesis flags DIR"), "{args:?}");
        assert!(output.stdout.is_empty());
    }
    for args in [["--help"], ["--version"]] {
        assert!(stdout(&command(&args).output().unwrap()).contains("anamnesis"));
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let folder = generated("pipe", 2_000);
    let mut child =
        command(&["flags", folder.to_str().unwrap()]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(!stderr(&output).contains("panicked"));
}

#[test]
fn a_folder_without_tables_is_not_a_clinic_without_flags() {
    let flags_alone = ("flags.csv", "patient_id,instrument,state,as_of\n1,promis-cf,persistent,2026-03-01\n");
    for files in [
        &[("policy.json", "{}"), ("notes.txt", "")][..],
        &[flags_alone],
        &[("patients.csv", "patient_id\n")],
        &[("instruments.csv", "id,name,role,higher_is_better,min,max,sem\nown,Own,memory,true,0,10,1\n")],
        &[],
    ] {
        let output = flags(&folder("nothing", files), &["--without", "sessions", "--without", "scores"]);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""), "{files:?}");
        assert!(stderr(&output).contains("there is no"), "{}", stderr(&output));
    }
}

/// Files that were not named as expected were skipped without a word, with exit code 0: a judgement from what was left looked whole.
#[test]
fn nothing_in_a_folder_is_skipped_in_silence() {
    let patients = ("patients.csv", "patient_id,name\n1,Ada\n");
    let sessions = ("Sessions.TSV", "patient_id\tdate\troute\n1\t2026-03-02\tiv\n");
    let scores = ("export 3.txt", "patient_id;instrument;date;value\n1;promis-cf;2026-03-01;50,5\n");
    let left = [
        (".DS_Store", "x"),
        ("._patients.csv", "\0\u{5}"),
        ("Thumbs.db", "x"),
        ("notes.txt", "Call Ada\n"),
        ("package.json", "{}"),
    ];
    let output = {
        let files: Vec<_> = [patients, sessions, scores].into_iter().chain(left).collect();
        let folder = folder("all-named", &files);
        fs::create_dir(folder.join("2025")).unwrap();
        flags(&folder, &["--as-of", "2026-03-03"])
    };
    assert!(output.status.success(), "{}", stderr(&output));
    let table = stdout(&output);
    assert_eq!((rows(&table)[0]["last_session"], rows(&table)[0]["baseline"]), ("2026-03-02", "50.5"));
    for (name, _) in left.into_iter().chain([("2025", "")]) {
        assert!(stderr(&output).contains(&format!("{name}: not read: ")), "{name} in\n{}", stderr(&output));
    }
    for (name, text, words) in [
        ("sessions-2025.xlsx", "PK\u{3}\u{4}\0", "save it as .csv"),
        ("scores.csv.bak", "patient_id,instrument,date,value\n1,promis-cf,2026-03-01,51\n", "move it elsewhere"),
        ("more.dat", "patient_id,date,route\n1,2026-03-09,iv\n", "save it as .csv"),
        ("rest.csv", "", "rest.csv is empty"),
        (
            "calls.csv",
            "patient_id,date\n1,2026-03-09\n",
            "calls.csv:1:1: expected a column that tells what happened on that date",
        ),
        ("Policy.json", "{\"window\": 56}", "Policy.json:1:"),
        ("settings.json", "{\"window_days\": 3}", "settings.json:1:window_days: expected 7 to 365"),
    ] {
        let folder = folder("all-refused", &[patients, sessions, scores, (name, text)]);
        let output = flags(&folder, &["--as-of", "2026-03-03"]);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""), "{name}");
        assert!(stderr(&output).contains(words), "{name}: {}", stderr(&output));
        assert!(stderr(&output).contains("Nothing is printed because of 1 error."), "{name}: {}", stderr(&output));
    }
}

/// Of two files of settings the one that happened to be read last would have counted.
#[test]
fn two_files_of_settings_are_refused_and_both_are_named() {
    let folder = folder(
        "two-policies",
        &[
            ("patients.csv", "patient_id\n1\n"),
            ("policy.json", "{\"window_days\": 56}"),
            ("policy (1).json", "{\"window_days\": 56}"),
        ],
    );
    let output = flags(&folder, &["--without", "sessions", "--without", "scores"]);
    assert_eq!(output.status.code(), Some(1));
    let errors = stderr(&output);
    assert!(
        errors.contains("policy.json:1:1: expected one file of settings, found another one, policy (1).json"),
        "{errors}"
    );
}

/// The day that a person chose on purpose is no wrong clock: what was given up to it can be judged as of it.
#[test]
fn a_later_day_may_be_chosen() {
    let folder = folder(
        "later",
        &[
            ("patients.csv", "patient_id,birth_date\n1,2061-01-01\n"),
            ("sessions.csv", "patient_id,date,status\n1,2062-09-01,given\n1,2062-09-08,planned\n"),
            ("scores.csv", "patient_id,instrument,date,value\n1,promis-cf,2062-08-30,50\n"),
        ],
    );
    let refused = flags(&folder, &["--as-of", "2026-11-24"]);
    let errors = stderr(&refused);
    assert!(
        errors.contains("patients.csv:2:birth_date: expected a day that has come") && !errors.contains("2062-09-08"),
        "{errors}"
    );
    assert!(flags(&folder, &["--as-of", "2062-09-02"]).status.success());
}

/// A score of a day that has not come was read without a word, and judged as if it had never been given.
#[test]
fn a_score_of_a_day_that_has_not_come_is_noted_and_read() {
    let rows = "patient_id,instrument,date,value\n1,promis-cf,2998-01-01,41\n";
    let folder = folder("score-to-come", &[("patients.csv", "patient_id\n1\n"), ("scores.csv", rows)]);
    let output = flags(&folder, &["--as-of", "2026-03-02", "--without", "sessions"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stderr(&output).contains("Scores of days that have not come: 1 row"), "{}", stderr(&output));
    assert!(stderr(&output).contains("scores.csv:2: 1: 2998-01-01 is later than today"), "{}", stderr(&output));
}
