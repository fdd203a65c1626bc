//! The worked cases of files that people have met, through the one reader of page and auditor. Each opens with its story.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::caseload::Clinic;
use anamnesis::desk::{Command, Deed, apply};
use anamnesis::exchange::{AskedRow, ImportOptions, Incoming, Preview, merge};
use anamnesis::judge::{PatientState, TrackState, judge};
use anamnesis::record::{AskedAbout, Chart, Day, DecimalMarks, Journals, Key, Mark, WeightKg};
use anamnesis::words::{missing_value, question_words, repeated_row, row_error_words, row_record};
use importing::recorded::{charts_of, content, elsewhere, journals_of, keep, stamp};
use importing::{imported, read, read_with};
use std::fs;
use std::path::Path;

#[path = "support/importing.rs"]
mod importing;

/// The files of a case, by name.
fn case(name: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases").join(name);
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn preview_of(clinic: &Clinic, name: &str, options: ImportOptions) -> Preview {
    let files = case(name);
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    read_with(clinic, &files, options)
}

fn preview(name: &str) -> Preview {
    preview_of(&Clinic::default(), name, ImportOptions::default())
}

fn after(clinic: &Clinic, preview: &Preview) -> Clinic {
    clinic.with(&apply(clinic, Command::Import(preview.plan.clone()), &stamp("")).unwrap())
}

fn state(clinic: &Clinic, number: &str) -> PatientState {
    let chart = clinic.by_number(number).unwrap();
    judge(chart, &clinic.instruments, &clinic.policy, Day::parse_iso("2026-10-01").unwrap()).state
}

fn errors(preview: &Preview) -> Vec<String> {
    preview.errors.first().iter().map(row_error_words).collect()
}

/// What a form would have asked, all kinds one after another.
fn asked_rows(preview: &Preview) -> Vec<&AskedRow> {
    preview.asked.iter().flat_map(|kind| kind.rows.first()).collect()
}

fn values(chart: &Chart) -> Vec<f64> {
    chart.scores.iter().map(|score| score.value.get()).collect()
}

#[test]
fn the_record_that_the_cases_vary_is_read_without_a_question_and_persistent() {
    let preview = preview("00-control");
    assert_eq!((errors(&preview), asked_rows(&preview).len(), preview.repeats.count()), (Vec::<String>::new(), 0, 0));
    assert_eq!(state(&after(&Clinic::default(), &preview), "P-1"), PatientState::Scored(TrackState::Persistent));
}

/// `P-1` and `p-1` became two patients, and the flag of the one was lost.
#[test]
fn two_numbers_that_differ_in_case_are_named_before_anything_is_written() {
    let preview = preview("07-id-case");
    let about: Vec<_> = asked_rows(&preview).iter().map(|row| (row.question.about(), row.line)).collect();
    assert_eq!(about, [(AskedAbout::SamePerson, 3), (AskedAbout::AlikeNumber, 3)]);
    assert!(
        question_words(&asked_rows(&preview)[1].question).contains("“p-1” differs from “P-1” only in letter case"),
        "{:?}",
        preview.asked
    );
    // Where one of them is stored already, too; and where no patients table names the other.
    let clinic = imported(&Clinic::default(), &[("patients.csv", "patient_id\nP-1\n")]);
    let scores = [("s.csv", "patient_id,instrument,date,value\np-1,promis-cf,2026-10-01,40\n")];
    let refused = errors(&read(&clinic, &scores));
    assert!(refused[0].contains("“p-1”, which differs from “P-1” only in letter case"), "{refused:?}");
    let options = ImportOptions { create_patients: true, ..ImportOptions::default() };
    assert_eq!(read_with(&clinic, &scores, options).asked[0].about, AskedAbout::AlikeNumber);
    let cyrillic = [("s.csv", "patient_id,instrument,date,value\n\u{420}-1,promis-cf,2026-10-01,40\n")];
    let refused = errors(&read(&clinic, &cyrillic));
    assert!(refused[0].contains("has a Cyrillic letter (U+0420)"), "{refused:?}");
}

/// A spreadsheet made "7" of "007", and the two became two patients without a word, in one file and beside a stored one.
#[test]
fn two_numbers_that_differ_in_leading_zeros_are_named() {
    let both = read(&Clinic::default(), &[("patients.csv", "patient_id\n007\n7\n")]);
    let told: Vec<_> =
        asked_rows(&both).iter().map(|row| (row.question.about(), question_words(&row.question))).collect();
    let words = |id, other| {
        format!(
            "“{id}” differs from “{other}” only in leading zeros, which spreadsheets leave out. They would be two patients."
        )
    };
    // Of two new ones, the later in the order of the numbers asks.
    assert_eq!(told, [(AskedAbout::AlikeNumber, words("7", "007"))]);
    let clinic = imported(&Clinic::default(), &[("patients.csv", "patient_id\n007\n")]);
    let beside = read(&clinic, &[("patients.csv", "patient_id\n07\n")]);
    assert_eq!((asked_rows(&beside).len(), question_words(&asked_rows(&beside)[0].question)), (1, words("07", "007")));
    let scores = [("s.csv", "patient_id,instrument,date,value\n7,promis-cf,2026-10-01,40\n")];
    let refused = errors(&read(&clinic, &scores));
    assert!(refused[0].contains("“7”, which differs from “007” only in leading zeros"), "{refused:?}");
}

/// A number copied with a blank, in decomposed letters or as a spreadsheet's `="P-1"` became a patient of its own.
#[test]
fn a_number_is_compared_without_what_a_spreadsheet_or_a_keyboard_adds() {
    let files = [
        ("p.csv", "patient_id\nM\u{fc}-1\n"),
        (
            "s.csv",
            "patient_id,instrument,date,value\n=\"Mu\u{308}-1\",promis-cf,2026-10-01,40\n M\u{fc}-1\u{a0},promis-cf,2026-10-08,41\n",
        ),
    ];
    let preview = read(&Clinic::default(), &files);
    assert_eq!(errors(&preview), Vec::<String>::new());
    assert_eq!(values(&preview.plan.charts[0].1), [40.0, 41.0]);
}

/// `980,5` beside `1.350`: the point was read as a decimal one, 1350 ms became 1.35 and the flag was lost.
#[test]
fn a_mark_that_could_part_thousands_is_asked_about_once_for_its_column() {
    let asked = preview("08-thousands-dot");
    let refused = errors(&asked);
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert!(refused[0].starts_with("scores.csv:3:value: expected to be told"), "{refused:?}");
    assert!(refused[0].contains("3 rows are refused with it"), "{refused:?}");
    let doubt = &asked.doubts[0];
    assert_eq!((doubt.column, doubt.found.as_str()), ("value", "1.350"));
    assert_eq!((doubt.read_as(Mark::Point), doubt.read_as(Mark::Comma)), ("1.35".to_owned(), "1350".to_owned()));
    let said = |mark| {
        let mut options = ImportOptions::default();
        options.decimals.set("value", Some(mark));
        preview_of(&Clinic::default(), "08-thousands-dot", options)
    };
    let comma = said(Mark::Comma);
    assert_eq!(errors(&comma), Vec::<String>::new());
    assert_eq!(values(&comma.plan.charts[0].1), [980.5, 1350.0, 1400.0, 1380.0]);
    assert_eq!(state(&after(&Clinic::default(), &comma), "P-1"), PatientState::Scored(TrackState::Persistent));
    assert_eq!(comma.doubts[0].said, Some(Mark::Comma), "the answer can be taken back");
    assert_eq!(values(&said(Mark::Point).plan.charts[0].1), [980.5, 1.35, 1.4, 1.38]);
}

/// What a column's other cells show is not asked about, and what was said of one column is not said of another.
#[test]
fn marks_are_told_by_all_cells_of_their_column() {
    let read = |doses: [&str; 3], said: Option<Mark>| {
        let rows: Vec<String> = doses.iter().enumerate().map(|(i, d)| format!("1;2026-03-0{};{d}\n", i + 1)).collect();
        let sessions = format!("patient_id;date;dose_mg\n{}", rows.concat());
        let decimals = said.map(DecimalMarks::all).unwrap_or_default();
        let options = ImportOptions { decimals, ..ImportOptions::default() };
        let preview = read_with(&Clinic::default(), &[("p.csv", "patient_id\n1\n"), ("s.csv", &sessions)], options);
        let sessions = preview.plan.charts[0].1.sessions.iter();
        (sessions.map(|s| s.dose_mg.unwrap().get()).collect::<Vec<_>>(), preview.doubts.len())
    };
    assert_eq!(read(["1.234", "42.5", "30"], None), (vec![1.234, 42.5, 30.0], 0), "42.5 shows it");
    assert_eq!(read(["1,234", "0,5", "30"], None), (vec![1.234, 0.5, 30.0], 0), "0,5 shows it");
    assert_eq!(read(["1.234,5", "1.350", "980,5"], None), (vec![1234.5, 1350.0, 980.5], 0), "1.234,5 shows both");
    assert_eq!(read(["1,234", "30", "40"], None), (vec![30.0, 40.0], 1));
    assert_eq!(read(["1,234", "30", "40"], Some(Mark::Point)), (vec![1234.0, 30.0, 40.0], 1));
    assert_eq!(read(["1,234", "30", "40"], Some(Mark::Comma)), (vec![1.234, 30.0, 40.0], 1));
    assert_eq!(read(["42.5", "42,5", "30"], None), (vec![42.5, 42.5, 30.0], 0), "each is clear by itself");
}

/// `PROMIS-CF` beside `promis-cf` made two tracks, and neither had enough scores for the flag.
#[test]
fn an_instrument_that_differs_in_case_is_refused_and_its_scores_are_counted_under_it() {
    let preview = preview("10-instrument-case");
    let refused = errors(&preview);
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert!(refused[0].starts_with("instruments.csv:2:id:"), "{refused:?}");
    assert!(refused[0].contains("“PROMIS-CF”, which differs from “promis-cf” only in letter case"), "{refused:?}");
    assert!(refused[0].contains("2 scores are refused with it"), "{refused:?}");
}

/// 80/125 mmHg came in as it stood, though a form would have asked. (The form asks nothing else of this row.)
#[test]
fn an_import_asks_about_a_pressure_as_a_form_does() {
    let preview = preview("11-pressure-swapped");
    let asked: Vec<_> =
        asked_rows(&preview).iter().map(|row| (row.question.about(), row.file.as_str(), row.line)).collect();
    assert_eq!(asked, [(AskedAbout::Pressure, "sessions.csv", 2), (AskedAbout::Pressure, "sessions.csv", 2)]);
    assert!(preview.errors.is_empty(), "asked about, never forbidden");
}

/// 0.5 mg, 0.04 mg and 400 mg at 8 kg came in without a word, and the exposure said 440.54 mg.
#[test]
fn an_import_asks_about_doses_and_weights_as_a_form_does() {
    let preview = preview("12-dose-unit");
    let rows: Vec<_> =
        asked_rows(&preview).iter().map(|r| (r.question.about(), r.line, question_words(&r.question))).collect();
    let of = |about| -> Vec<_> {
        rows.iter().filter(|row| row.0 == about).map(|(_, line, text)| (*line, text.as_str())).collect()
    };
    assert_eq!(
        of(AskedAbout::Dose),
        [
            (3, "0.5 mg IV is far from the usual 5 to 150 mg."),
            (4, "0.04 mg IV is far from the usual 5 to 150 mg."),
            (5, "400 mg IV is far from the usual 5 to 150 mg."),
        ]
    );
    assert_eq!(of(AskedAbout::Weight), [(5, "A body weight of 8 kg is unusual.")]);
    assert!(preview.asked.is_sorted_by_key(|row| row.about), "once for each kind");
    // What is stored was asked about when it came.
    let clinic = after(&Clinic::default(), &preview);
    assert!(preview_of(&clinic, "12-dose-unit", ImportOptions::default()).asked.is_empty());
}

/// Two dates of birth that can't be read raised seven more errors, which called known patients unknown.
#[test]
fn a_refused_patient_raises_no_error_on_each_of_their_rows() {
    let preview = preview("16-zero-date");
    let refused = errors(&preview);
    assert_eq!(refused.len(), 2, "{refused:?}");
    assert!(refused[0].starts_with("patients.csv:2:birth_date:"), "{refused:?}");
    assert!(refused[0].ends_with("“0000-00-00”; 1 session and 4 scores are refused with it"), "{refused:?}");
    assert!(refused[1].ends_with("“1900-01-00”; 1 session and 1 score are refused with it"), "{refused:?}");
    let counted: Vec<_> = preview.files.iter().map(|f| (f.name.as_str(), f.added, f.refused)).collect();
    assert_eq!(counted, [("patients.csv", 1, 2), ("scores.csv", 1, 5), ("sessions.csv", 1, 2)]);
    // A person who is refused isn't made anew from what names them.
    let options = ImportOptions { create_patients: true, ..ImportOptions::default() };
    assert_eq!(preview_of(&Clinic::default(), "16-zero-date", options).made_patients, 0);
    // A file of patients that can't be read at all is one error, too.
    let files = [("p.csv", "patient_id,name,name\n1,A,B\n"), ("s.csv", "patient_id,date,route\n1,2026-03-01,iv\n")];
    let refused = errors(&read(&Clinic::default(), &files));
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert!(refused[0].ends_with("1 session is refused with it"), "{refused:?}");
}

/// Three rows of 28 mg are three devices; one dose came in, and two were called "already here" though nothing was stored.
#[test]
fn equal_rows_are_named_and_can_be_doses_of_their_own() {
    let once = preview("18-equal-rows");
    let file = once.files.iter().find(|f| f.name == "sessions.csv").unwrap();
    assert_eq!((file.added, file.unchanged, file.repeated), (1, 0, 2));
    let named: Vec<_> =
        once.repeats.first().iter().map(|r| (r.line, repeated_row(r), r.is_dose, r.is_own_dose)).collect();
    assert_eq!(named, [(3, "line 2".to_owned(), true, false), (4, "line 2".to_owned(), true, false)]);
    let options = ImportOptions { keep_repeats: true, ..ImportOptions::default() };
    let kept = preview_of(&Clinic::default(), "18-equal-rows", options);
    let clinic = after(&Clinic::default(), &kept);
    let chart = clinic.by_number("P-1").unwrap();
    assert_eq!(chart.sessions.iter().filter_map(|s| Some(s.dose_mg?.get())).sum::<f64>(), 84.0);
    assert_eq!(kept.asked, [], "they were asked about as repeats");
    // Read again, with or without that choice, it changes nothing.
    for options in [options, ImportOptions::default()] {
        let again = preview_of(&clinic, "18-equal-rows", options);
        let file = again.files.iter().find(|f| f.name == "sessions.csv").unwrap();
        assert_eq!((file.added, file.unchanged, file.repeated), (0, 3, 0));
        assert!(again.plan.is_empty() && again.missing.is_empty() && again.repeats.is_empty());
    }
    // One of them can be edited and deleted as any other session, and the rest is named as repeated no more.
    let mut heavier = chart.sessions[1].clone();
    heavier.weight_kg = WeightKg::new(80.0);
    let edit = Command::EditSession { patient: chart.patient.key, session: heavier, was: chart.sessions[1].clone() };
    let edited = clinic.with(&apply(&clinic, edit, &stamp("")).unwrap());
    assert!(preview_of(&edited, "18-equal-rows", ImportOptions::default()).plan.is_empty(), "no column of the weight");
}

/// A backup with three equal doses brings all three into another clinic, and none twice.
#[test]
fn a_backup_keeps_repeated_doses() {
    let options = ImportOptions { keep_repeats: true, ..ImportOptions::default() };
    let clinic = after(&Clinic::default(), &preview_of(&Clinic::default(), "18-equal-rows", options));
    let empty = Clinic::default();
    let backup = journals_of(&clinic.charts, &stamp(""));
    let charts = charts_of(&backup);
    let self_report = (&*empty.self_report, &*empty.arrivals);
    let backup = Incoming { charts: &charts, journals: &backup, own_instruments: &[], self_report };
    let merged = merge(&empty, &Journals::new(), backup);
    assert_eq!(merged.sessions, 3);
    let other = empty.with(&apply(&empty, Command::Merge(merged.plan), &stamp("")).unwrap());
    assert_eq!(other.by_number("P-1").unwrap().sessions.len(), 3);
    assert_eq!(merge(&other, backup.journals, backup).sessions, 0);
    // Where one of them came in alone, elsewhere and under other keys, the other two follow.
    let mut single = after(&empty, &preview_of(&empty, "18-equal-rows", ImportOptions::default()));
    for chart in single.charts.values_mut().map(std::sync::Arc::make_mut) {
        chart.sessions.iter_mut().for_each(|s| s.key = Key::from_bits(s.key.bits() + 1000));
        chart.scores.iter_mut().for_each(|s| s.key = Key::from_bits(s.key.bits() + 1000));
    }
    let here = journals_of(&single.charts, &elsewhere(""));
    single.charts = charts_of(&here);
    assert_eq!(merge(&single, &here, backup).sessions, 2);
}

/// One name and one birth date under two numbers came in without a word: as one person, it would be a flag.
#[test]
fn one_person_under_two_numbers_is_asked_about() {
    let preview = preview("20-one-person-twice");
    let asked: Vec<_> =
        asked_rows(&preview).iter().map(|row| (row.question.about(), row.line, row.patient.as_str())).collect();
    assert_eq!(asked, [(AskedAbout::SamePerson, 3, "P-77")]);
    assert!(question_words(&asked_rows(&preview)[0].question).contains("name and birth date of “P-1”"));
    assert!(preview.errors.is_empty(), "named, never blocked");
}

/// A date was corrected at the source; the file brought the right score and the wrong one stayed beside it, flag and all.
#[test]
fn stored_rows_that_a_file_read_again_lacks_are_named_and_can_go() {
    let empty = Clinic::default();
    let came = Command::Import(preview_of(&empty, "21-corrected-date/first", ImportOptions::default()).plan);
    let came = apply(&empty, came, &stamp("")).unwrap();
    let first = empty.with(&came);
    assert_eq!(state(&first, "P-1"), PatientState::Scored(TrackState::Persistent));
    let second = preview_of(&first, "21-corrected-date/second", ImportOptions::default());
    let named: Vec<_> =
        second.missing.first().iter().map(|m| (m.file.as_str(), row_record(&m.what), missing_value(m))).collect();
    assert_eq!(named, [("scores.csv", "score promis-cf 2026-09-29".to_owned(), "40".to_owned())]);
    // Left alone, it stays; removed, it goes in the same change, and comes back with it.
    assert_eq!(state(&after(&first, &second), "P-1"), PatientState::Scored(TrackState::Persistent));
    let change = apply(&first, Command::Import(second.plan_removing_missing()), &stamp("")).unwrap();
    let mut journals = Journals::new();
    [&came, &change].into_iter().for_each(|change| keep(&mut journals, change));
    let [chart] = change.charts.as_slice() else { panic!("{change:?}") };
    assert_eq!(change.facts(chart, journals.get(&chart.key)).deeds, [(Deed::Removed, 1)], "the audit names what went");
    let corrected = first.with(&change);
    assert_eq!(state(&corrected, "P-1"), PatientState::Scored(TrackState::Emerging));
    let back = corrected.with(&change.inverse(&corrected, &stamp("Dr. Example")).unwrap().unwrap());
    let contents = |clinic: &Clinic| clinic.charts.values().map(|chart| content(chart)).collect::<Vec<_>>();
    assert_eq!(contents(&back), contents(&first));
    // A file that holds nothing that is stored was not read before, and lacks nothing.
    let new = [("s.csv", "patient_id,instrument,date,value\nP-1,promis-cf,2026-10-06,40\n")];
    assert_eq!(read(&first, &new).missing.count(), 0);
    // Nor does one lack what may stand in a row that can't be read.
    let torn = case("21-corrected-date/second")[0].1.replace("2026-09-26", "2026-09-31");
    assert_eq!(read(&first, &[("scores.csv", &torn)]).missing.count(), 0);
}

/// The command reads by the same rules, and says on standard error what the page asks.
#[test]
fn the_command_says_what_the_page_asks() {
    let run = |name: &str, more: &[&str]| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases").join(name);
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_anamnesis"));
        let output = command.arg("flags").arg(folder).args(["--as-of", "2026-10-01"]).args(more).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap(), said)
    };
    for (name, more, code, words) in [
        ("07-id-case", [].as_slice(), 0, "“p-1” differs from “P-1” only in letter case"),
        ("08-thousands-dot", &[], 1, "--decimal value=comma if it is 1350"),
        ("08-thousands-dot", &["--decimal", "value=comma"], 0, ""),
        ("08-thousands-dot", &["--decimal=comma"], 0, ""),
        ("08-thousands-dot", &["--decimal", "dot"], 2, "--decimal takes point, comma"),
        ("08-thousands-dot", &["--decimal", "price=comma"], 2, "no column \"price\""),
        ("10-instrument-case", &[], 1, "2 scores are refused with it"),
        ("11-pressure-swapped", &[], 0, "80/125 mmHg"),
        ("12-dose-unit", &[], 0, "sessions.csv:4: P-1: 0.04 mg IV is far from the usual 5 to 150 mg."),
        ("16-zero-date", &[], 1, "because of 2 errors"),
        ("18-equal-rows", &[], 0, "sessions.csv:3: P-1 session 2026-09-01, as in line 2"),
        ("18-equal-rows", &["--keep-repeats"], 0, "taken as a dose of its own"),
        ("20-one-person-twice", &[], 0, "it may be one person under two numbers"),
    ] {
        let (exit, table, said) = run(name, more);
        assert_eq!(exit, code, "{name} {more:?}: {said}");
        assert_eq!(table.is_empty(), code != 0, "{name} {more:?}: {table}");
        assert!(said.contains(words), "{name} {more:?}: {said}");
    }
    assert!(run("08-thousands-dot", &["--decimal=comma"]).1.contains("P-1,recall-ms,persistent"));
}
