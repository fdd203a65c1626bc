//! Measures the vault at scale in a real browser: 10,000 patients with 100 scores and 12 sessions each. Prints figures; judges nothing.
//!
//! `trunk build --release && cargo run --release -p e2e --bin scale [PATIENTS]`

use e2e::{Folder, Person};
use serde_json::{Value, json};
use std::{error::Error, fmt::Write, fs, path::PathBuf, time::Instant};

/// How many saves are timed, a few at a time: a script has to answer within half a minute.
const SAVES: usize = 30;
const AT_A_TIME: usize = 5;

/// Keeps every measure that the app leaves, and times what the browser spends in decrypting.
const WATCH: &str = r#"
    window.spent = { decrypt: 0, calls: 0 };
    const decrypt = SubtleCrypto.prototype.decrypt;
    let pending = 0, since = 0;
    SubtleCrypto.prototype.decrypt = function (...given) {
        if (pending++ === 0) since = performance.now();
        window.spent.calls++;
        const done = () => { if (--pending === 0) window.spent.decrypt += performance.now() - since; };
        const asked = decrypt.apply(this, given);
        asked.then(done, done);
        return asked;
    };
    const load = IDBObjectStore.prototype.getAll;
    IDBObjectStore.prototype.getAll = function (...given) {
        const from = performance.now();
        const asked = load.apply(this, given);
        asked.addEventListener("success", () => (window.spent.read = performance.now() - from));
        return asked;
    };
"#;

/// Presses Unlock and waits for the first row; returns the milliseconds.
const UNLOCK: &str = r#"
    const done = arguments[arguments.length - 1];
    const from = performance.now();
    document.querySelector("form.door").requestSubmit();
    const look = () => document.querySelector("tr.patient") ? done(performance.now() - from) : requestAnimationFrame(look);
    look();
"#;

/// Adds scores through the page's own form and returns the milliseconds of each transaction, from its first request to its end.
const SAVE: &str = r#"
    const done = arguments[arguments.length - 1];
    const times = [];
    const open = window.openTransaction ??= IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...given) {
        const from = performance.now();
        const transaction = open.apply(this, given);
        if (given[1] === "readwrite") transaction.addEventListener("complete", () => times.push(performance.now() - from));
        return transaction;
    };
    const tick = () => new Promise((go) => setTimeout(go));
    const until = async (there) => { for (;;) { const found = there(); if (found) return found; await tick(); } };
    const button = (words) => [...document.querySelectorAll("button")].find((one) => one.innerText.trim() === words && one.checkVisibility());
    const put = (id, value) => {
        const field = document.getElementById(id);
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
    };
    (async () => {
        const whole = [];
        for (let number = arguments[0]; number < arguments[0] + arguments[1]; number++) {
            (await until(() => button("Add score…"))).click();
            await until(() => document.getElementById("score-dialog").open);
            put("score-instrument", "promis-cf");
            put("score-value", "45");
            put("score-date", new Date(Date.UTC(2019, 0, 1 + number)).toISOString().slice(0, 10));
            const from = performance.now();
            document.getElementById("score-dialog").querySelector("form").requestSubmit();
            await until(() => !document.getElementById("score-dialog").open);
            whole.push(performance.now() - from);
        }
        done({ times, whole });
    })();
"#;

fn files(folder: &Folder, patients: usize) -> Vec<PathBuf> {
    let (mut people, mut sessions, mut scores) = (
        "patient_id,name\n".to_owned(),
        "patient_id,date,route,dose_mg,weight_kg\n".to_owned(),
        "patient_id,instrument,date,value\n".to_owned(),
    );
    for n in 0..patients {
        let _ = writeln!(people, "P{n:05},Made Up {n}");
        for session in 0..12 {
            let _ = writeln!(sessions, "P{n:05},2025-{:02}-15,iv,{},70", session + 1, 30 + n % 20);
        }
        for score in 0..100 {
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

fn milliseconds(values: &Value) -> Vec<f64> {
    let mut all: Vec<f64> = values.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    all.sort_by(f64::total_cmp);
    all
}

fn at(values: &[f64], share: f64) -> f64 {
    values
        .get(((values.len() as f64 * share) as usize).min(values.len().saturating_sub(1)))
        .copied()
        .unwrap_or_default()
}

fn main() -> Result<(), Box<dyn Error>> {
    let patients = std::env::args().nth(1).map_or(Ok(10_000), |count| count.parse())?;
    let folder = Folder::new();
    let person = Person::new();
    person.sets_up_clinic();
    person.opens("/data");
    let from = Instant::now();
    person.chooses_files("Choose files", &files(&folder, patients));
    person.waits_long_until("the preview is there", || person.sees_now("What these files would do").then_some(()));
    println!("{patients} patients: preview of the import   {:8.0} ms", from.elapsed().as_secs_f64() * 1e3);
    let from = Instant::now();
    person.clicks("Import");
    person.waits_long_until("they are in", || person.sees_now("Imported: ").then_some(()));
    println!("import, kept in one commit                {:8.0} ms", from.elapsed().as_secs_f64() * 1e3);

    person.forgets_passphrase();
    for run in 1..=3 {
        person.opens("/");
        person.script(WATCH, vec![]);
        person.fills("Your name", e2e::CLINICIAN.0);
        person.fills("Passphrase", e2e::CLINICIAN.1);
        let whole = person.script_async(UNLOCK, vec![]).as_f64().unwrap_or_default();
        let spent = person.script("return window.spent", vec![]);
        let part = |name: &str| spent[name].as_f64().unwrap_or_default();
        println!(
            "unlock to interactive, run {run}              {whole:8.0} ms, of it reading {:.0} ms, decrypting {:.0} ms ({} calls)",
            part("read"),
            part("decrypt"),
            part("calls")
        );
    }
    person.waits_long_until("a row is there", || person.sees_now("Made Up").then_some(()));
    person.script("document.querySelector('tr.patient a[href^=\"/patients/\"]').click()", vec![]);
    person.sees("Add session…");
    let saved: Vec<Value> = (0..SAVES)
        .step_by(AT_A_TIME)
        .map(|first| person.script_async(SAVE, vec![json!(first), json!(AT_A_TIME)]))
        .collect();
    for (what, name) in [("a commit in the database", "times"), ("a save, form to form closed", "whole")] {
        let all =
            milliseconds(&saved.iter().flat_map(|part| part[name].as_array().cloned().unwrap_or_default()).collect());
        println!(
            "{what:<40}  {:8.1} ms median, {:.1} ms at the 95th percentile, of {}",
            at(&all, 0.5),
            at(&all, 0.95),
            all.len()
        );
    }
    person.clicks("Data");
    let from = Instant::now();
    person.clicks("Back up now");
    person.waits_long_until("it is backed up", || person.sees_now("is in your downloads").then_some(()));
    let backup = person.finds_download(".anamnesis");
    println!(
        "backup, checked                           {:8.0} ms, {:.1} MB",
        from.elapsed().as_secs_f64() * 1e3,
        backup.len() as f64 / 1e6
    );
    let path = folder.path().join("clinic.anamnesis");
    fs::write(&path, backup)?;
    let from = Instant::now();
    person.chooses_files("Choose a backup file", &[path]);
    person.waits_long_until("it is open", || person.sees_now("In the backup").then_some(()));
    println!("reading, checking and opening a backup    {:8.0} ms", from.elapsed().as_secs_f64() * 1e3);
    let from = Instant::now();
    person.clicks("Put the backup in place of this clinic");
    person.waits_long_until("it is restored", || person.sees_now("Restored").then_some(()));
    println!("restoring it                              {:8.0} ms", from.elapsed().as_secs_f64() * 1e3);
    let from = Instant::now();
    person.clicks("Lock");
    person.sees("The clinic is locked");
    println!("locking                                   {:8.0} ms", from.elapsed().as_secs_f64() * 1e3);
    Ok(())
}
