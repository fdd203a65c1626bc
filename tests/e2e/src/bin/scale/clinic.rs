//! The clinic that is measured, as files.

use e2e::Folder;
use std::{fmt::Write, fs, path::PathBuf};

/// Made up, and put together so that every key of a search leaves other patients.
const FIRST: [&str; 16] = [
    "Aspen", "Birch", "Cedar", "Dogwood", "Elder", "Foxglove", "Gorse", "Hazel", "Iris", "Jonquil", "Kerria", "Lärche",
    "Maple", "Nuß", "Oleander", "Poplar",
];
const LAST: [&str; 11] =
    ["Avenue", "Bank", "Corner", "Dell", "Edge", "Field", "Garden", "Hill", "Island", "Junction", "Kiln"];

/// Patients, twelve sessions each, and that many scores.
pub fn files(folder: &Folder, patients: usize, scores_each: usize) -> Vec<PathBuf> {
    let (mut people, mut sessions, mut scores) = (
        "patient_id,name\n".to_owned(),
        "patient_id,date,route,dose_mg,weight_kg\n".to_owned(),
        "patient_id,instrument,date,value\n".to_owned(),
    );
    for n in 0..patients {
        let (first, last) = (FIRST.get(n % FIRST.len()), LAST.get(n % LAST.len()));
        let _ = writeln!(people, "P{n:05},{} {} {n}", first.unwrap_or(&"Made"), last.unwrap_or(&"Up"));
        for session in 0..12 {
            let _ = writeln!(sessions, "P{n:05},2025-{:02}-15,iv,{},70", session + 1, 30 + n % 20);
        }
        for score in 100 - scores_each..100 {
            let (year, month, day) = (2020 + score / 20, score % 12 + 1, score % 28 + 1);
            let _ = writeln!(
                scores,
                "P{n:05},promis-cf,{year}-{month:02}-{day:02},{}.{}",
                35 + (n + score) % 25,
                score % 10
            );
        }
    }
    [("patients.csv", people), ("sessions.csv", sessions), ("scores.csv", scores)]
        .map(|(name, text)| {
            let path = folder.path().join(name);
            fs::write(&path, text).expect("the folder takes files");
            path
        })
        .to_vec()
}
