//! Files in and out: what is read, what is refused and with which words.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::caseload::Clinic;
use anamnesis::exchange::{ImportOptions, MAX_FILE_BYTES, NamedFile, Preview, Reading, Table, policy_json};
use anamnesis::judge::Policy;
use anamnesis::record::{DayOrder, Key, Source};
use anamnesis::words::{date_read_words, file_note, gap_words, repeated_row, row_error_words};
use importing::{imported, read, read_bytes, read_with};

#[path = "support/importing.rs"]
mod importing;

const PATIENTS: (&str, &str) = ("patients.csv", "patient_id,name\n1,Ada\n2,Bo\n");

fn errors(preview: &Preview) -> Vec<String> {
    preview.errors.first().iter().map(row_error_words).collect()
}

/// The one error of a scores file below its usual header, read beside two patients.
fn score_error(rows: &str) -> String {
    let scores = format!("patient_id,instrument,date,value\n{rows}");
    let preview = read(&Clinic::default(), &[PATIENTS, ("scores.csv", &scores)]);
    assert_eq!(preview.errors.count(), 1, "{:?}", preview.errors);
    errors(&preview).remove(0)
}

#[test]
fn a_bad_row_is_named_with_its_place_what_stood_there_and_what_was_expected() {
    for (rows, place, expected, found) in [
        ("1,promis-cf,2026-02-30,50\n", "2:date", "a day that the calendar has", "“2026-02-30”"),
        ("1,promis-cf,1899-12-31,50\n", "2:date", "from 1900-01-01 on", "“1899-12-31”"),
        ("1,promis-cf,03/04/2026,50\n", "2:date", "say whether day or month comes first", "“03/04/2026”"),
        ("1,promis-cf,2026-03-01,812\n", "2:value", "20 to 70", "“812”"),
        ("1,promis-cf,2026-03-01,50.05\n", "2:value", "a multiple of 0.1", "“50.05”"),
        ("1,promis-cf,2026-03-01,\n", "2:value", "0 is a score", "nothing"),
        ("1,mmse,2026-03-01,20\n", "2:instrument", "one of", "“mmse”"),
        ("9,promis-cf,2026-03-01,50\n", "2:patient_id", "a patient that is known", "“9”"),
        ("1,promis-cf,2026-03-01\n", "2:value", "4 cells", "3 cells"),
        ("1,promis-cf,2026-03-01,50,5\n", "2:row", "4 cells", "5 cells"),
        ("1,promis-cf,2026-03-01,\"50\n1,promis-cf,2026-03-02,51\n", "2:row", "that is closed", "never closed"),
        ("1,promis-cf,2026-03-01,\"42,5\"\n", "2:value", "a decimal point", "“42,5”"),
    ] {
        let error = score_error(rows);
        assert!(error.starts_with(&format!("scores.csv:{place}: expected ")), "{error}");
        assert!(error.contains(expected) && error.contains(found), "{error}");
    }
    let sessions = "patient_id,date,route,dose_mg\n1,2026-03-01,nasal,35000\n";
    let preview = read(&Clinic::default(), &[PATIENTS, ("s.csv", sessions)]);
    let both = errors(&preview);
    assert!(both[0].starts_with("s.csv:2:route: expected one of iv") && both[1].starts_with("s.csv:2:dose_mg"));
}

#[test]
fn a_file_that_is_not_ours_is_refused_whole_and_says_why() {
    let large = vec![b'a'; MAX_FILE_BYTES as usize + 1];
    let cases: [(&[u8], &str); 9] = [
        (b"patient_id,name\n1,M\xFCller\n", "f.csv:2:4: expected UTF-8 text"),
        (b"\xFF\xFEp\0a\0", "UTF-16"),
        (b"PK\x03\x04\0\0", "NUL"),
        (b"colour,shape\nred,round\n", "f.csv:1:1: expected a header of patients"),
        (b"patient_id,instrument,date\n1,promis-cf,2026-03-01\n", "f.csv:1:value: expected the column value"),
        (b"patient_id,Date,date ,route\n1,2026-03-01,2026-03-02,iv\n", "f.csv:1:date: expected each column once"),
        (b"{\"window_days\": 28,\n \"colour\": 3}", "f.csv:2:"),
        (b"{\"gap_days\": 7,\n \"window_days\": 3}", "f.csv:2:window_days: expected 7 to 365, found 3"),
        (&large, "at most 64 MB: split it"),
    ];
    for (bytes, words) in cases {
        let preview = read_bytes(&Clinic::default(), &[("f.csv", bytes)], ImportOptions::default());
        assert!(preview.plan.is_empty());
        assert!(errors(&preview).join("\n").contains(words), "{:?} for {words}", errors(&preview));
    }
    let preview = read(&Clinic::default(), &[("policy.json", "[28]")]);
    assert!(errors(&preview)[0].contains("an object of settings"));
    for text in ["", "\n\n", "patient_id,name\n"] {
        let preview = read(&Clinic::default(), &[("f.csv", text)]);
        assert!(preview.errors.is_empty() && preview.files[0].note.is_some(), "a note, no error: {text:?}");
    }
}

/// A mark that is closed by a later row's makes rows vanish inside a cell, and what is left looks whole.
#[test]
fn rows_do_not_vanish_inside_a_quoted_cell() {
    let scores = "note,patient_id,instrument,date,value\n,1,promis-cf,2026-03-01,50\n\"oh,1,promis-cf,2026-03-02,40\n\"no\",1,promis-cf,2026-03-03,40\n";
    let preview = read(&Clinic::default(), &[PATIENTS, ("scores.csv", scores)]);
    assert!(errors(&preview)[0].starts_with("scores.csv:3:row: expected the end of the cell"), "{:?}", preview.errors);
}

#[test]
fn every_usual_way_of_writing_a_table_reads_the_same() {
    let plain =
        "patient_id,instrument,date,value,note\n1,promis-cf,2026-03-01,42.5,\"a\nb\"\n2,memory-nrs,2026-03-02,0,\n";
    let expected = imported(&Clinic::default(), &[PATIENTS, ("scores.csv", plain)]);
    assert_eq!(expected.by_number("2").unwrap().scores[0].value.get(), 0.0);
    let semicolons = "\u{feff}Value;DATE; Instrument ;patient_id;note\r\n42,5;2026-03-01;promis-cf;1;\"a\nb\"\r\n0;2026-03-02;memory-nrs;2;\r\n";
    let tabs = "patient_id\tinstrument\tdate\tvalue\tnote\r1\tpromis-cf\t2026-03-01\t42.5\t\"a\nb\"\r2\tmemory-nrs\t2026-03-02\t0\t";
    for text in [semicolons, tabs] {
        // The order of the files doesn't matter either.
        assert_eq!(imported(&Clinic::default(), &[("scores.csv", text), PATIENTS]).charts, expected.charts, "{text:?}");
    }
}

#[test]
fn dates_in_another_order_are_read_once_that_is_said() {
    let files = [PATIENTS, ("s.csv", "patient_id,date,route\n1,03/04/2026,iv\n")];
    let mut options = ImportOptions::default();
    assert!(read_with(&Clinic::default(), &files, options).has_ambiguous_dates());
    options.entry.day_order = Some(DayOrder::DayFirst);
    let preview = read_with(&Clinic::default(), &files, options);
    assert_eq!(preview.plan.charts[0].1.sessions[0].day.to_string(), "2026-04-03");
}

/// An order of day and month that was chosen for other files was kept, and nothing on the page said which day a date was taken for.
#[test]
fn the_first_date_that_an_order_decides_is_told_as_it_is_read() {
    let rows = "patient_id,date,route\n1,2026-02-01,iv\n1,03/08/2026,iv\n1,04/08/2026,iv\n";
    let files = [PATIENTS, ("s.csv", rows)];
    let told = |day_order| {
        let mut options = ImportOptions::default();
        options.entry.day_order = day_order;
        read_with(&Clinic::default(), &files, options).date_read.as_ref().map(date_read_words)
    };
    assert_eq!(told(None), None);
    assert_eq!(told(Some(DayOrder::DayFirst)).as_deref(), Some("03/08/2026 is read as 3 Aug 2026 (s.csv, line 3)."));
    assert_eq!(told(Some(DayOrder::MonthFirst)).as_deref(), Some("03/08/2026 is read as 8 Mar 2026 (s.csv, line 3)."));
}

#[test]
fn unknown_columns_are_reported_and_kept_out_and_a_flags_table_is_not_read() {
    let clinic = Clinic::default();
    let preview = read(
        &clinic,
        &[
            ("p.csv", "patient_id,Shoe size\n1,44\n"),
            ("flags.csv", "patient_id,state,as_of\n1,persistent,2026-03-01\n"),
        ],
    );
    assert_eq!(preview.files[0].unknown_columns, ["shoe size"]);
    assert!(file_note(preview.files[1].note.unwrap()).contains("written only") && preview.files[1].rows == 0);
    // Sessions with a name beside the number are sessions, not patients.
    let preview = read(&clinic, &[PATIENTS, ("s.csv", "patient_id,name,date,route\n1,Ada,2026-03-01,iv\n")]);
    assert_eq!(preview.plan.charts[0].1.sessions.len(), 1);
}

#[test]
fn scores_may_be_of_an_instrument_that_comes_in_the_same_set_of_files() {
    let instruments = "id,name,role,higher_is_better,min,max,sem\nown,Own,memory,true,0,10,1\n";
    let scores = "patient_id,instrument,date,value\n1,own,2026-03-01,7\n";
    let clinic = imported(&Clinic::default(), &[("a.csv", scores), ("z.csv", instruments), PATIENTS]);
    assert_eq!(clinic.own_instruments.len(), 1);
    assert_eq!(clinic.by_number("1").unwrap().scores.len(), 1);
    let unjudgeable = "id,name,role,higher_is_better,min,max\nown,Own,memory,true,0,10\n";
    let refused = read(&Clinic::default(), &[("z.csv", unjudgeable)]);
    assert!(errors(&refused)[0].contains("can’t be judged"), "{:?}", refused.errors);
}

#[test]
fn a_second_row_of_one_record_is_the_same_or_an_error_that_names_both_lines() {
    let row = "1,promis-cf,2026-03-01,50\n";
    let scores = format!("patient_id,instrument,date,value\n{row}{row}");
    let preview = read(&Clinic::default(), &[PATIENTS, ("scores.csv", &scores)]);
    assert_eq!((preview.files[1].added, preview.files[1].unchanged, preview.files[1].repeated), (1, 0, 1));
    assert_eq!((preview.repeats.first()[0].line, repeated_row(&preview.repeats.first()[0])), (3, "line 2".to_owned()));
    let error = score_error(&format!("{row}1,promis-cf,2026-03-01,51\n"));
    assert!(error.starts_with("scores.csv:3:") && error.contains("line 2"), "{error}");
}

#[test]
fn a_changed_row_is_shown_old_beside_new_and_keeps_its_key_and_place() {
    let scores = "patient_id,instrument,date,value,source,note\n1,promis-cf,2026-03-01,50,self,first\n1,promis-cf,2026-03-08,49,,\n";
    let before = imported(&Clinic::default(), &[PATIENTS, ("scores.csv", scores)]);
    let amended = "patient_id,instrument,date,value,note\n1,promis-cf,2026-03-01,40,\n1,promis-cf,2026-03-08,49,\n";
    let preview = read(&before, &[("scores.csv", amended)]);
    let file = &preview.files[0];
    assert_eq!((file.rows, file.added, file.changed, file.unchanged), (2, 0, 1, 1));
    let shown: Vec<_> =
        preview.changes.first().iter().map(|c| (c.column, c.old.as_str(), c.new.as_str(), c.line)).collect();
    assert_eq!(shown, [("value", "50", "40", 2), ("note", "first", "", 2)]);
    let (old, new) = &preview.plan.charts[0];
    let (old, new) = (&old.as_ref().unwrap().scores, &new.scores);
    assert_eq!((new[0].key, new[0].value.get(), new[1].key), (old[0].key, 40.0, old[1].key));
    // The file has a note column, so the note is emptied; it has no source column, so the source stays.
    assert_eq!((new[0].note.as_str(), new[0].source), ("", Some(Source::Patient)));
}

#[test]
fn unknown_patients_are_made_only_when_said() {
    let scores = "patient_id,instrument,date,value\n7,memory-nrs,2026-03-01,0\n7,memory-nrs,2026-03-02,1\n";
    let options = ImportOptions { create_patients: true, ..ImportOptions::default() };
    let preview = read_with(&Clinic::default(), &[("scores.csv", scores)], options);
    assert_eq!((preview.made_patients, preview.files[0].added, preview.plan.charts.len()), (1, 2, 1));
}

#[test]
fn a_reading_that_was_not_finished_has_no_plan() {
    let clinic = Clinic::default();
    let known = (&clinic.charts, &*clinic.instruments, [].as_slice(), &clinic.policy);
    let file = NamedFile { name: PATIENTS.0.to_owned(), bytes: PATIENTS.1.as_bytes().to_vec() };
    let mut reading = Reading::start(vec![file], known, ImportOptions::default());
    let progress = reading.step(1, &mut || Key::from_bits(1));
    assert!(!progress.finished && progress.done_bytes > 0 && progress.done_bytes < progress.total_bytes);
    assert!(reading.finish().plan.is_empty());
}

#[test]
fn settings_come_back_as_they_were() {
    let policy = Policy { window_days: 42, z: 1.96, ..Policy::default() };
    let clinic = imported(&Clinic::default(), &[("policy.json", &policy_json(&policy))]);
    assert_eq!(clinic.policy, policy);
    let preview = read(&clinic, &[("policy.json", "{\"window_days\": 42}")]);
    let after = Policy { window_days: 42, ..Policy::default() };
    assert_eq!(preview.plan.policy, Some((policy, after)), "with what they were, so that other rules are noticed");
    let named = preview.changes.first();
    assert_eq!((named.len(), named[0].column, named[0].old.as_str(), named[0].new.as_str()), (1, "z", "1.96", "1.645"));
}

/// A patient and a date may be a call, a visit or a decision as well as a dose: the person says which, once for such files.
#[test]
fn what_a_patient_and_a_date_are_is_asked() {
    let files = [PATIENTS, ("list.csv", "patient_id,date,note\n1,2026-03-01,\n")];
    let asked = read(&Clinic::default(), &files);
    assert!(asked.has_open_tables() && asked.plan.charts.iter().all(|(_, chart)| chart.sessions.is_empty()));
    assert!(
        errors(&asked)[0].starts_with("list.csv:1:1: expected a column that tells what happened"),
        "{:?}",
        asked.errors
    );
    let said = ImportOptions { open_table: Some(Table::Sessions), ..ImportOptions::default() };
    let preview = read_with(&Clinic::default(), &files, said);
    assert_eq!((errors(&preview), preview.files[1].added), (Vec::new(), 1));
}

/// Patients and scores without their sessions give other states than with them: what is missing is asked about, whatever its way of missing.
#[test]
fn a_table_that_is_missing_or_empty_is_a_gap() {
    let scores = ("scores.csv", "patient_id,instrument,date,value\n1,promis-cf,2026-03-01,50\n");
    let gaps = |files: &[(&str, &str)]| -> Vec<String> {
        read(&Clinic::default(), files).gaps.iter().map(gap_words).collect()
    };
    let empty = "sessions.csv is empty: there are no sessions in it";
    let no_rows = "sessions.csv brings no sessions";
    for (sessions, words) in [
        (None, "there is no file of sessions"),
        (Some(""), empty),
        (Some("\n\n"), empty),
        (Some("patient_id,date,status\n"), no_rows),
        (Some("patient_id,date,status\n,,\n"), no_rows),
        // It was said to be empty where a column was missing, and all of it refused.
        (Some("patient_id,status\n1,given\n"), no_rows),
    ] {
        let sessions = sessions.map(|text| ("sessions.csv", text));
        let files: Vec<_> = [PATIENTS, scores].into_iter().chain(sessions).collect();
        assert_eq!(gaps(&files), [words]);
    }
    assert_eq!(gaps(&[PATIENTS]), ["there is no file of sessions", "there is no file of scores"]);
    assert_eq!(gaps(&[("rest.csv", "")]), ["rest.csv is empty"]);
    assert_eq!(gaps(&[("policy.json", "{}")]), Vec::<String>::new(), "no patients come in");
    let refused = read(&Clinic::default(), &[PATIENTS, scores, ("sessions.csv", "colour\nred\n")]);
    assert!(refused.gaps.is_empty() && !refused.errors.is_empty(), "the cause is named, not what follows from it");
}

/// A date of birth that is corrected must not come to lie after what is stored: the patient's row is refused, and the rest stays as it was.
#[test]
fn nothing_lies_before_the_birth_however_it_comes_in() {
    let scores = ("scores.csv", "patient_id,instrument,date,value\n1,promis-cf,2026-03-01,50\n");
    let before = imported(&Clinic::default(), &[PATIENTS, scores]);
    let late = read(&before, &[("patients.csv", "patient_id,birth_date\n1,2026-03-02\n")]);
    assert!(
        errors(&late)[0].starts_with("patients.csv:2:birth_date: expected a date of birth that is not after"),
        "{:?}",
        late.errors
    );
    let born = ("patients.csv", "patient_id,birth_date\n1,2026-03-01\n");
    let after = imported(&before, &[born]);
    let early = read(&after, &[("scores.csv", "patient_id,instrument,date,value\n1,promis-cf,2026-02-28,50\n")]);
    assert!(errors(&early)[0].contains("date of birth on, 2026-03-01, found “2026-02-28”"), "{:?}", early.errors);
    assert!(early.plan.is_empty());
}

/// What a file of settings does not name has its default, which has to be said by name.
#[test]
fn settings_that_a_file_does_not_name_are_listed() {
    let preview = read(&Clinic::default(), &[("policy.json", "{\"window_days\": 56, \"z\": 1.96}")]);
    assert_eq!(preview.unnamed_settings.len(), 10);
    assert!(!preview.unnamed_settings.contains(&"z") && preview.unnamed_settings.contains(&"gap_days"));
    assert!(read(&Clinic::default(), &[PATIENTS]).unnamed_settings.is_empty());
}

/// Settings were refused in the words of a library: "invalid type: string "28", expected i32 at line 1 column 20".
#[test]
fn what_is_wrong_with_settings_is_told_by_the_setting_in_words() {
    let told = |text: &str| errors(&read(&Clinic::default(), &[("policy.json", text)])).join("; ");
    for (text, words) in [
        ("{\"window_days\": 6}", "policy.json:1:window_days: expected 7 to 365, found 6"),
        (
            "{\n\"window_days\": \"28\"}",
            "policy.json:2:window_days: expected a whole number, 7 to 365, found text in quotation marks, \"28\"",
        ),
        ("{\"gap_days\": 7.5}", "policy.json:1:gap_days: expected a whole number, 1 to 60, found 7.5"),
        ("{\"gap_days\": null}", "policy.json:1:gap_days: expected a whole number, 1 to 60, found null"),
        ("{\"gap_days\": 99999999999}", "policy.json:1:gap_days: expected a whole number, 1 to 60, found 99999999999"),
        ("{\"z\": [2]}", "policy.json:1:z: expected one of 1.282, 1.645, 1.96, 2.326, found a list"),
        (
            "{\"windowDay\": 28}",
            "policy.json:1:windowDay: expected window_days, perhaps, found no setting of that name",
        ),
        ("{\"gap_days\": 7, \"gap_days\": 8}", "policy.json:1:gap_days: expected each setting once, found it twice"),
    ] {
        assert_eq!(told(text), words);
    }
    let unknown = told("{\"colour\": 1}");
    assert!(unknown.starts_with("policy.json:1:colour: expected one of window_days, gap_days, "), "{unknown}");
    for (text, place, why) in [
        ("{\"window_days\": 28", "1:18", "not valid JSON: line 1, column 18: the text ends before the settings do"),
        ("{\"gap_days\": 7,}", "1:16", "a comma stands before the closing }"),
        ("{\"gap_days\": 7 \"z\": 1.96}", "1:16", "a comma is wanted between two settings"),
        ("{gap_days: 7}", "1:2", "a setting’s name in quotation marks is wanted here"),
        ("{\"gap_days\" 7}", "1:13", "a colon is wanted"),
        ("{\"gap_days\": seven}", "1:14", "a number is wanted here"),
        ("{\"gap_days\": 07}", "1:15", "this number is not written as JSON writes one"),
        ("{\"gap_days\": 7} and", "1:17", "something stands after the closing }"),
    ] {
        let told = told(text);
        assert!(told.starts_with(&format!("policy.json:{place}: ")) && told.contains(why), "{text}: {told}");
    }
    // A whole number is one however it is written.
    let clinic = imported(&Clinic::default(), &[("policy.json", "{\"window_days\": 28.0, \"gap_days\": 1e1}")]);
    assert_eq!(clinic.policy, Policy { gap_days: 10, ..Policy::default() });
}
