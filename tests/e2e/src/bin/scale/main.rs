//! Measures the vault at scale in a real browser: 10,000 patients with 100 scores and 12 sessions each. Prints figures; judges nothing.
//!
//! `trunk build --release && cargo run --release -p e2e --bin scale [PATIENTS [search|open|cold]]`; with `open`, only how fast a patient opens; with
//! `search`, only how fast the list is searched, among patients with fewer scores; with `cold` (after `. .dev/setup; need_react`), only how fast a
//! cold start is beside a plain list in React.

mod clinic;
mod cold;
mod opening;
mod search;

use e2e::{Folder, Person};
use serde_json::{Value, json};
use std::{
    error::Error,
    fs,
    thread::sleep,
    time::{Duration, Instant},
};

/// How many saves are timed, a few at a time: a script has to answer within half a minute.
const SAVES: usize = 200;
const AT_A_TIME: usize = 20;
/// How often the clinic is unlocked.
const UNLOCKS: usize = 9;

/// Times what the browser spends in reading, in decrypting, and in reading charts out of what was decrypted.
const WATCH: &str = r#"
    window.spent = { read: 0, decrypt: 0, calls: 0, parse: 0 };
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
    // A part that was decrypted is read in the microtasks that follow: the app begins before the third of ours, and where several parts
    // are there at once they are read in one go.
    const all = Promise.all.bind(Promise);
    const soon = (times, then) => (times ? queueMicrotask(() => soon(times - 1, then)) : then());
    let reading = false;
    Promise.all = (asked) => {
        const answer = all(asked);
        answer.then(() => {
            if (reading || asked.length < 2) return;
            reading = true;
            const from = performance.now();
            soon(3, () => {
                reading = false;
                window.spent.parse += performance.now() - from;
            });
        }, () => {});
        return answer;
    };
"#;

/// Presses Unlock and waits for the first row; returns the milliseconds.
const UNLOCK: &str = r#"
    const done = arguments[arguments.length - 1];
    const from = performance.now();
    document.querySelector("form.passphrase-form").requestSubmit();
    const look = () => document.querySelector("tr.patient") ? done(performance.now() - from) : requestAnimationFrame(look);
    look();
"#;

/// Adds scores through the page's own form. Returns milliseconds: of each commit, from its first transaction's begin to its last one's end;
/// from pressing Save until the score is on disk; and until the form is closed.
const SAVE: &str = r#"
    const [first, count, done] = arguments;
    const times = [], saved = [], whole = [];
    let started = 0, ended = 0;
    const open = window.openTransaction ??= IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...given) {
        const transaction = open.apply(this, given);
        if (given[1] === "readwrite") {
            started ||= performance.now();
            transaction.addEventListener("complete", () => (ended = performance.now()));
        }
        return transaction;
    };
    (async () => {
        let from = 0;
        for (let number = first; number < first + count; number++) {
            // Days before 2020, when no other score was given.
            await addScore(number - 1000, "", () => { started = 0; from = performance.now(); });
            times.push(ended - started);
            saved.push(ended - from);
            whole.push(performance.now() - from);
        }
        done({ times, saved, whole });
    })();
"#;

/// Types name and passphrase as a person does, and presses Unlock; the milliseconds until the first row is there.
fn unlocks(person: &Person, is_watched: bool) -> Value {
    person.opens("/");
    if is_watched {
        person.script(WATCH, vec![]);
    }
    person.fills("Your name", e2e::CLINICIAN.0);
    person.fills("Passphrase", e2e::CLINICIAN.1);
    // Nobody presses Unlock within the same tenth of a second.
    sleep(Duration::from_secs(1));
    person.script_async(UNLOCK, vec![])
}

/// What of the time since the last call went into reading all records, decrypting and parsing.
fn share(person: &Person) -> String {
    let take = "const spent = window.spent; window.spent = { read: 0, decrypt: 0, calls: 0, parse: 0 }; return spent;";
    let spent = person.script(take, vec![]);
    let part = |name: &str| spent[name].as_f64().unwrap_or_default();
    format!(
        "decrypting {:.0} ms ({} calls), parsing {:.0} ms; all records read, besides or while typing, in {:.0} ms",
        part("decrypt"),
        part("calls"),
        part("parse"),
        part("read")
    )
}

fn says(person: &Person, what: &str, since: Instant) {
    println!("{what:<40}  {:8.0} ms, of it {}", since.elapsed().as_secs_f64() * 1e3, share(person));
}

/// All milliseconds of that name in the answers, in order of size.
fn milliseconds(answers: &[Value], name: &str) -> Vec<f64> {
    sorted(answers.iter().flat_map(|part| part[name].as_array()).flatten().filter_map(Value::as_f64).collect())
}

fn sorted(mut all: Vec<f64>) -> Vec<f64> {
    all.sort_by(f64::total_cmp);
    all
}

fn spread(sorted: &[f64]) -> String {
    let at = |share: f64| sorted.get(((sorted.len() as f64 * share) as usize).min(sorted.len().saturating_sub(1)));
    let at = |share| at(share).copied().unwrap_or_default();
    format!("{:8.1} ms median, {:.1} ms at the 95th percentile, of {}", at(0.5), at(0.95), sorted.len())
}

fn main() -> Result<(), Box<dyn Error>> {
    let patients = std::env::args().nth(1).map_or(Ok(10_000), |count| count.parse())?;
    let only = std::env::args().nth(2);
    let folder = Folder::new();
    let person = Person::new();
    person.sets_up_clinic();
    person.opens("/data");
    let from = Instant::now();
    person.chooses_files(
        "Choose files",
        &clinic::files(&folder, patients, if matches!(only.as_deref(), Some("search" | "cold")) { 24 } else { 100 }),
    );
    person.sees_late("What these files would do");
    println!("{patients} patients: preview of the import   {:8.0} ms", from.elapsed().as_secs_f64() * 1e3);
    let from = Instant::now();
    person.clicks("Import");
    person.sees_late("Imported: ");
    println!("import, kept in one commit                {:8.0} ms", from.elapsed().as_secs_f64() * 1e3);

    if only.as_deref() == Some("cold") {
        return cold::measures(&person);
    }
    if only.as_deref() != Some("search") {
        opening::measures(&person);
    }
    if only.as_deref() == Some("open") {
        return Ok(());
    }
    search::measures(&person);
    if only.is_some() {
        return Ok(());
    }
    person.forgets_passphrase();
    // First as it is, then once more with a watch on its parts, which takes time itself.
    let bare = sorted((0..UNLOCKS).filter_map(|_| unlocks(&person, false).as_f64()).collect());
    println!("unlock to interactive                     {}", spread(&bare));
    let watched = unlocks(&person, true).as_f64().unwrap_or_default();
    println!("the same, watched                         {watched:8.0} ms, of it {}", share(&person));
    // A day on which nothing was recorded yet: every journal is read for it.
    person.clicks("Look back…");
    let yesterday = person.script("return new Date(Date.now() - 864e5).toLocaleDateString('sv')", vec![]);
    person.picks("As recorded by the end of", yesterday.as_str().unwrap_or_default());
    let from = Instant::now();
    person.presses(thirtyfour::Key::Enter + "");
    person.sees_late("Nothing can be changed here");
    says(&person, "looking back, every journal read", from);
    let from = Instant::now();
    person.clicks("Back to today");
    person.waits_long_until("it is back", || {
        person.script("return !!document.querySelector('tr.patient')", vec![]).as_bool()
    });
    says(&person, "and back to today", from);
    let mut saved: Vec<Value> = Vec::new();
    for part in 0..SAVES / AT_A_TIME {
        // Another patient each time: with all of them on one it would be a chart of three hundred scores that is measured.
        person.clicks("Caseload");
        let open = "const all = document.querySelectorAll('tr.patient a[href^=\"/patients/\"]'); all[arguments[0]]?.click(); return all.length";
        let is_there = || person.script(open, vec![json!(part)]).as_u64().filter(|rows| *rows > part as u64);
        person.waits_long_until("a row is there", is_there);
        person.sees("Add session…");
        let first = part * AT_A_TIME;
        saved.push(person.script_async(&[e2e::ADD_SCORE, SAVE].concat(), vec![json!(first), json!(AT_A_TIME)]));
    }
    for (what, name) in [
        ("a commit in the database", "times"),
        ("a save, from pressing Save to the disk", "saved"),
        ("the same, until the form is closed", "whole"),
    ] {
        println!("{what:<40}  {}", spread(&milliseconds(&saved, name)));
    }
    println!("all saves together                        {}", share(&person));
    person.clicks("Data");
    let from = Instant::now();
    person.clicks("Back up now");
    person.sees_late("is in your downloads");
    let backup = person.finds_download(".anamnesis");
    let size = backup.len() as f64 / 1e6;
    says(&person, "backup, checked", from);
    println!("its size                                  {size:8.1} MB");
    let path = folder.path().join("clinic.anamnesis");
    fs::write(&path, backup)?;
    let from = Instant::now();
    person.chooses_files("Choose a backup file", &[path]);
    person.sees_late("In the backup");
    says(&person, "reading, checking and opening a backup", from);
    let from = Instant::now();
    person.clicks("Put the backup in place of this clinic");
    person.sees_late("Restored");
    says(&person, "restoring it", from);
    let from = Instant::now();
    person.clicks("Lock");
    person.sees("The clinic is locked");
    println!(
        "locking                                   {:8.0} ms, with nothing to decrypt",
        from.elapsed().as_secs_f64() * 1e3
    );
    Ok(())
}
