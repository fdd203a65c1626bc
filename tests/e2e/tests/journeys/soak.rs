//! What a person might press, at random, again and again: nothing breaks, nothing is complained of, nothing is left behind.
//!
//! `ANAMNESIS_ACTIONS=2000 ANAMNESIS_SEED=7 cargo test -p e2e --test journeys -- soak` does as many, from that seed; without, some hundreds from
//! one that is always the same.

use crate::support::{self, random::Random};
use e2e::{CLINICIAN, Folder, Person};
use serde_json::{Value, json};
use std::fmt::Write;
use std::thread::sleep;
use std::time::Duration;
use thirtyfour::Key;

/// Keeps the memories of the app's modules, and tells the page that it is printed without opening the system's dialog.
const WATCH: &str = r#"
    window.memories = new Set();
    const keep = (done) => {
        Object.values((done.instance ?? done).exports).filter((one) => one instanceof WebAssembly.Memory).forEach((one) => window.memories.add(one));
        return done;
    };
    for (const name of ["instantiate", "instantiateStreaming"]) {
        const instantiate = WebAssembly[name];
        WebAssembly[name] = (...given) => instantiate.apply(WebAssembly, given).then(keep);
    }
    window.print = () => ["beforeprint", "afterprint"].forEach((name) => dispatchEvent(new Event(name)));
"#;

/// Presses one of what can be pressed, on the page or in the dialog that is open, but for what ends the clinic or asks the system for something;
/// says which.
const PRESS: &str = r#"
    const never = /erase|delete patient|lock$|on this device|camera|choose|folder|back up|restore|copy|download|export|share|passphrase|clinic’s key|recovery|remove|look around|ask the browser/i;
    const place = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
    const can = [...place.querySelectorAll("a[href], button, summary, select, input[type=checkbox], input[type=radio]")].filter((one) => {
        const name = one.getAttribute("aria-label") ?? one.innerText ?? "";
        return one.checkVisibility() && !one.disabled && !never.test(name) && !one.target && !one.download && (one.origin ?? location.origin) === location.origin;
    });
    if (!can.length) return "nothing";
    const one = can[arguments[0] % can.length];
    if (one instanceof HTMLSelectElement) {
        one.selectedIndex = arguments[0] % one.options.length;
        one.dispatchEvent(new Event("change", { bubbles: true }));
    } else one.click();
    return `${one.tagName} ${(one.getAttribute("aria-label") ?? one.innerText ?? one.id).slice(0, 40)}`;
"#;

/// Types into one of the fields that are shown.
const TYPE: &str = r#"
    const place = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
    const texts = ["44", "P-7", "a note", "2026-01-31", "31.2.2026", "nguyen", "", "0.5", "<b>&amp;", "🙂".repeat(9)];
    const fields = [...place.querySelectorAll("input:not([type=checkbox], [type=radio], [type=file], [type=password]), textarea")].filter((one) => one.checkVisibility());
    if (!fields.length) return "no field";
    const field = fields[arguments[0] % fields.length];
    field.focus();
    field.value = texts[arguments[1] % texts.length];
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
    return `typed into ${field.id}`;
"#;

/// Adds a score through the form, where a patient's page is open.
const ADD: &str = r##"
    const button = [...document.querySelectorAll("button")].find((one) => one.innerText.trim() === "Add score…" && one.checkVisibility());
    if (!button || document.querySelector("dialog[open]")) return "no patient";
    button.click();
    setTimeout(() => {
        const day = new Date(Date.UTC(2020, 0, 1 + arguments[0] % 1500)).toISOString().slice(0, 10);
        for (const [id, value] of [["score-instrument", "promis-cf"], ["score-value", String(30 + arguments[1] % 30)], ["score-date", day]]) {
            const field = document.getElementById(id);
            if (!field) return;
            field.value = value;
            for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
        }
        document.querySelector("#score-dialog form")?.requestSubmit();
    }, 60);
    return "score";
"##;

/// Goes to a page as a link does.
const GO: &str = r#"
    document.querySelectorAll("dialog[open]").forEach((one) => one.close());
    const patients = [...document.querySelectorAll("a[href^='/patients/']")].map((one) => one.getAttribute("href"));
    const pages = ["/", "/review", "/inbox", "/data", "/audit", "/settings", "/settings/instruments", "/calls", "/review/sheets", ...patients.slice(0, 9)];
    const link = document.createElement("a");
    link.href = pages[arguments[0] % pages.length];
    document.body.append(link);
    link.click();
    link.remove();
    return link.getAttribute("href");
"#;

/// Shows everybody again, whatever was searched for and filtered.
const EVERYBODY: &str = r#"
    for (const one of document.querySelectorAll(".controls :is(select, input[type=search])")) {
        if (one instanceof HTMLSelectElement) one.selectedIndex = 0;
        else one.value = "";
        for (const name of ["input", "change"]) one.dispatchEvent(new Event(name, { bubbles: true }));
    }
    return !!document.querySelector("tr.patient") || null;
"#;

/// Goes back, where that leads to a page of the same document.
const BACK: &str = "
    const before = navigation.entries()[navigation.currentEntry.index - 1];
    if (before?.sameDocument) history.back();
    return 'back';
";

const KEYS: [&str; 18] = ["j", "k", "o", "/", "?", "g", "s", "u", "n", "d", "c", "r", "x", "e", "+", "-", "1", "h"];
const NAMED_KEYS: [(&str, Key); 9] = [
    ("Escape", Key::Escape),
    ("Tab", Key::Tab),
    ("Enter", Key::Enter),
    ("Down", Key::Down),
    ("Up", Key::Up),
    ("Left", Key::Left),
    ("Right", Key::Right),
    ("End", Key::End),
    ("Page down", Key::PageDown),
];

/// By how many milliseconds frames come late, one of these for each action.
const LATE: [u32; 4] = [0, 0, 60, 300];

/// Does one thing, and says what. Locking loads the page anew: `may_lock` says whether it is among the things.
fn acts(person: &Person, random: &mut Random, may_lock: bool) -> String {
    let (one, other) = (json!(random.next()), json!(random.next()));
    let script =
        |script: &str| person.script(script, vec![one.clone(), other.clone()]).as_str().unwrap_or("?").to_owned();
    match random.below(100) {
        0..60 => script(PRESS),
        60..68 => {
            let key = KEYS[random.below(KEYS.len())];
            person.presses(key);
            format!("key {key}")
        }
        68..75 => {
            let (name, key) = &NAMED_KEYS[random.below(NAMED_KEYS.len())];
            person.presses(key.clone() + "");
            format!("key {name}")
        }
        75..83 => script(TYPE),
        83..88 => script(GO),
        88..93 => script(ADD),
        93..95 => script(BACK),
        95..96 => script("history.forward(); return 'forward'"),
        96..98 => script("print(); return 'print'"),
        98 => {
            let (width, height) = [(360, 740), (640, 400), (1280, 900), (1920, 1000)][random.below(4)];
            person.browser.resizes(width, height);
            format!("{width} x {height}")
        }
        _ if may_lock => {
            person.presses_lock_keys();
            "lock".to_owned()
        }
        _ => script(GO),
    }
}

/// What the page holds at its list of patients, once what is not needed is let go: elements, listeners, and bytes of scripts and of the app. The
/// way there loads nothing anew.
fn held(person: &Person) -> [u64; 4] {
    person.script("window.late = 0", vec![]);
    person.browser.resizes(1280, 900);
    person.script(GO, vec![json!(0), json!(0)]);
    person.waits_until("the list is there", || person.script(EVERYBODY, vec![]).as_bool());
    // What was said of the last action goes by itself.
    sleep(Duration::from_secs(8));
    let cdp = person.browser.driver().cdp();
    let asks = |method: &'static str| person.browser.wait(cdp.send_raw(method, json!({}))).expect("the browser counts");
    asks("HeapProfiler.collectGarbage");
    let (counted, heap): (Value, Value) = (asks("Memory.getDOMCounters"), asks("Runtime.getHeapUsage"));
    let app = person.script("return [...window.memories].reduce((sum, one) => sum + one.buffer.byteLength, 0)", vec![]);
    let numbers = [&counted["nodes"], &counted["jsEventListeners"], &heap["usedSize"], &app];
    numbers.map(|number| number.as_f64().unwrap_or_default() as u64)
}

/// A clinic of that many patients, of whom each has sessions and scores.
fn sets_up_clinic(person: &Person, folder: &Folder, patients: usize) {
    let (mut sessions, mut scores) =
        ("patient_id,date,route,dose_mg\n".to_owned(), "patient_id,instrument,date,value\n".to_owned());
    for patient in 0..patients {
        for month in 1..=6 {
            let _ = writeln!(sessions, "P{patient},2026-{month:02}-15,iv,{}", 30 + patient);
            let _ = writeln!(scores, "P{patient},promis-cf,2025-{month:02}-10,{}", 50 - patient % 9);
            let _ = writeln!(scores, "P{patient},promis-cf,2026-{month:02}-20,{}", 50 - (patient * month) % 20);
        }
    }
    let people: String = (0..patients).map(|patient| format!("P{patient},Name {patient}\n")).collect();
    person.sets_up_clinic();
    let files =
        [("patients.csv", format!("patient_id,name\n{people}")), ("sessions.csv", sessions), ("scores.csv", scores)];
    support::imports(person, &files.map(|(name, text)| support::written(folder, name, text)));
}

/// How the page stands after an action: a fault of the app is seen at once, and who was locked out unlocks.
const STATE: &str = r#"
    if (document.getElementById("crash")) return "stopped";
    return document.querySelector("h1")?.innerText === "The clinic is locked" ? "locked" : "open";
"#;

#[test]
fn random_actions_break_nothing_and_leave_nothing_behind() {
    if support::is_left_out("only Chromium counts what a page holds") {
        return;
    }
    let number = |name: &str| std::env::var(name).ok().and_then(|number| number.parse::<usize>().ok());
    let (seed, actions) = (number("ANAMNESIS_SEED").unwrap_or(18), number("ANAMNESIS_ACTIONS").unwrap_or(600));
    println!("{actions} actions from seed {seed}");
    let (person, folder) = (Person::new(), Folder::new());
    person.site.begins_with(WATCH);
    // What waits for a frame may come after the page has been left.
    person.site.begins_with(support::LATE_FRAMES);
    sets_up_clinic(&person, &folder, 40);

    let (mut random, mut done, mut early) = (Random::from(seed as u64), Vec::new(), None);
    for action in 0..actions {
        // By then every part was loaded and every page drawn once.
        if action == actions * 2 / 5 {
            early = Some(held(&person));
        }
        let late = LATE[random.below(LATE.len())];
        person.script("window.late = arguments[0]", vec![json!(late)]);
        done.push(format!("{} ({late} ms late)", acts(&person, &mut random, action < actions / 5)));
        sleep(Duration::from_millis(20));
        let (state, last) = (person.script(STATE, vec![]), &done[done.len().saturating_sub(12)..]);
        assert!(state != "stopped", "seed {seed}, action {action}: it stopped after {last:#?}");
        if state == "locked" {
            person.unlocks(CLINICIAN);
        }
        if action % 10 == 9 || action + 1 == actions {
            let complaints = person.complaints();
            assert!(complaints.is_empty(), "seed {seed}, action {action}: {complaints:#?} after {last:#?}");
        }
    }
    let (early, late) = (early.expect("it was counted"), held(&person));
    println!(
        "elements, listeners, bytes of scripts, bytes of the app: {early:?} after two fifths, {late:?} at the end"
    );
    for (early, late) in early.into_iter().zip(late) {
        assert!(late < 2 * early, "seed {seed}: what is held grew from {early} to {late}");
    }
}
