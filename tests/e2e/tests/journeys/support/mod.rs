//! What journeys share: what they read off the pages, and what several of them begin with.

pub mod axe;
pub mod builds;
#[path = "../../../../support/native_seal.rs"]
pub mod native_seal;
pub mod phone;
#[path = "../../../../support/qr_picture.rs"]
pub mod qr_picture;
pub mod random;

use chrono::{Days, NaiveDate};
use e2e::{Engine, Folder, Person};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Has frames come as many milliseconds late as `window.late` says, as on a slow or busy device, and counts those that are still to come in
/// `window.frames`.
pub const LATE_FRAMES: &str = "
    window.late = window.frames = 0;
    const draw = requestAnimationFrame;
    window.requestAnimationFrame = (act) => {
        window.frames += 1;
        const drawn = (time) => {
            window.frames -= 1;
            act(time);
        };
        return window.late ? setTimeout(() => draw(drawn), window.late) : draw(drawn);
    };
";

/// Makes every save take three seconds more, as on a slow disk, by keeping its transaction busy.
pub const SLOW_DISK: &str = "
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
        const until = Date.now() + 3000;
        const ask = () => { if (Date.now() < until) this.get('nothing').onsuccess = ask; };
        const answer = put.apply(this, given);
        ask();
        return answer;
    };";

/// Opens no database until `databaseIsBack()`, as where its files can't be read for once.
pub const NO_DATABASE: &str = r#"
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = () => { throw new DOMException("no", "UnknownError"); };
    window.databaseIsBack = () => (IDBFactory.prototype.open = open);
"#;

/// The addresses of the patients whose state on the caseload is persistent, sorted.
pub fn flagged(person: &Person) -> Vec<String> {
    let script = r#"
        return [...document.querySelectorAll('a[href^="/patients/"]')]
          .filter((link) => /\bpersistent\b/i.test((link.closest("tr, li") ?? link).querySelector(".state")?.innerText ?? ""))
          .map((link) => link.getAttribute("href")).sort();
    "#;
    let found = person.script(script, vec![]);
    found.as_array().into_iter().flatten().filter_map(|href| href.as_str().map(str::to_owned)).collect()
}

/// Takes the door to one's own clinic, which is empty.
pub fn sets_up_own_clinic(person: &Person) {
    person.sets_up_clinic();
    person.sees("No patients yet");
}

/// The same, with one patient of that name in it, whose page is open.
pub fn sets_up_with_one_patient(person: &Person, name: &str) {
    sets_up_own_clinic(person);
    person.clicks("Add patient…");
    person.fills("Number in the clinic", "N1");
    person.fills("Name", name);
    person.clicks("Save patient");
    person.sees_no("Save patient");
}

const RECORDS: &str = r#"
    const done = arguments[arguments.length - 1];
    const asked = indexedDB.open("anamnesis-1-clinic");
    asked.onsuccess = () => {
        const records = asked.result.transaction("records").objectStore("records");
        const names = records.getAllKeys();
        const values = records.getAll();
        values.onsuccess = () => {
            const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
            done(names.result.map((name, i) => [name, hex(values.result[i])]));
            asked.result.close();
        };
    };
"#;

/// Every record of the clinic by name, as it lies, in hexadecimal digits; but for the count of failed tries, which is the browser's and in
/// no backup.
pub fn records(person: &Person) -> Vec<(String, String)> {
    let all = serde_json::from_value(person.script_async(RECORDS, vec![]));
    let mut all: Vec<(String, String)> = all.expect("names and bytes");
    all.retain(|(name, _)| name != "attempts");
    all
}

/// Adds a patient from the caseload.
pub fn adds_patient(person: &Person, number: &str, name: &str) {
    person.opens("/");
    person.clicks("Add patient…");
    person.fills("Number in the clinic", number);
    person.fills("Name", name);
    person.clicks("Save patient");
    person.sees("Patient added");
}

/// The numbers of the saves, by their notes, that are in the scores, exported after the app was opened anew; and that the audit holds.
pub fn saves_left(person: &Person) -> Vec<u64> {
    person.opens("/data");
    // What is exported is noted in the audit first: on a busy machine that waits until the clinic is open and its audit read.
    person.sees("the chain holds");
    person.clicks("Export scores");
    let text = String::from_utf8(person.finds_download("scores.csv")).expect("a table");
    person.clicks("Open the audit");
    person.sees("and it holds");
    let number = |line: &str| line.rsplit_once("save ").and_then(|(_, number)| number.trim().parse().ok());
    let mut numbers: Vec<u64> =
        text.lines().skip(1).map(|line| number(line).unwrap_or_else(|| panic!("half a record: {line}"))).collect();
    // The table is in the order of patients.
    numbers.sort_unstable();
    numbers
}

/// Makes a backup and takes it from the downloads into a folder.
pub fn backs_up(person: &Person, folder: &Folder) -> PathBuf {
    person.opens("/data");
    person.clicks("Back up now");
    person.sees("is in your downloads");
    person.sees("Backed up today");
    written(folder, "clinic.anamnesis", person.finds_download(".anamnesis"))
}

/// Tells two tabs of one browser apart.
pub struct TwoTabs<'a> {
    person: &'a Person,
    /// The tab that was there.
    pub first: thirtyfour::WindowHandle,
    /// The new one.
    pub second: thirtyfour::WindowHandle,
}

impl<'a> TwoTabs<'a> {
    /// Opens a second tab; the first one stays in front.
    pub fn of(person: &'a Person) -> Self {
        let driver = person.browser.driver();
        let first = person.browser.wait(driver.window()).expect("a tab");
        let second = person.browser.wait(driver.new_tab()).expect("a second tab");
        Self { person, first, second }
    }

    /// The same, and turns to it, where that page of the app is opened.
    pub fn second_at(person: &'a Person, path: &str) -> Self {
        let tabs = Self::of(person);
        tabs.goes_to(&tabs.second);
        person.opens(path);
        tabs
    }

    /// Turns to a tab.
    pub fn goes_to(&self, tab: &thirtyfour::WindowHandle) {
        let driver = self.person.browser.driver();
        self.person.browser.wait(driver.switch_to_window(tab.clone())).expect("the tab is there");
    }

    /// Closes the new one, and turns back: in WebKitGTK the window in front alone shows where the focus is.
    pub fn closes_second(&self) {
        self.goes_to(&self.second);
        self.person.browser.wait(self.person.browser.driver().close_window()).expect("the tab closes");
        self.goes_to(&self.first);
    }
}

/// Waits until that text stands in the field of this label.
pub fn sees_in(person: &Person, label: &str, text: &str) {
    person.waits_until(&format!("“{text}” stands in “{label}”"), || {
        (person.reads_field(label) == text).then_some(())
    });
}

/// Locks with the button, which dialogs have as well.
pub fn locks(person: &Person) {
    person.clicks("Lock");
    person.sees("The clinic is locked");
}

/// Saves what the caseload shows now as a filter of that name.
pub fn saves_filter(person: &Person, name: &str) {
    person.clicks("Save filter…");
    person.fills("Name for the group", name);
    person.clicks("Save filter");
    person.sees_no("Name for the group");
}

/// Imports those files from the data page.
pub fn imports(person: &Person, files: &[PathBuf]) {
    person.opens("/data");
    person.chooses_files("Choose files", files);
    // Ten thousand patients take long in some browsers.
    person.sees_late("What these files would do");
    says_all_is_right(person);
    // Some journeys need no sessions, or no scores: that this is meant is asked.
    person.script("document.querySelector('#import-alone')?.click()", vec![]);
    person.clicks("Import");
    person.sees_late("Imported: ");
}

/// Ticks every question that an import asks about its rows.
pub fn says_all_is_right(person: &Person) {
    person.script("document.querySelectorAll('[id^=\"import-asked-\"]').forEach((box) => box.click())", vec![]);
}

/// A file of that name and content in the folder.
pub fn written(folder: &Folder, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, content).expect("the folder takes files");
    path
}

/// Whether this journey is Chromium's alone and another browser was asked for: it says why, and `.dev/test` counts it.
pub fn is_left_out(why: &str) -> bool {
    let is_left_out = Engine::asked() != Engine::Chromium;
    if is_left_out {
        println!("LEFT OUT: {why}");
    }
    is_left_out
}

/// Lets that many milliseconds pass at once, as they do while the computer sleeps.
pub const LATER: &str = "
    const [milliseconds] = arguments;
    const Was = window.Date, now = Was.now;
    window.Date = class extends Was {
        constructor(...given) { given.length ? super(...given) : super(window.Date.now()); }
        static now() { return now.call(Was) + milliseconds; }
    };
";

/// Puts the browser's clock that many days back, or on, for every page from now on.
pub fn puts_clock_back(person: &Person, days: i32) {
    person.site.begins_with(&format!("(function () {{ {LATER} }})(-({days} * 86400000));"));
}

/// The auditor, ready to be told what to do.
pub fn auditor() -> Command {
    let built = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/debug/anamnesis"));
    Command::new(std::env::var_os("ANAMNESIS_AUDITOR").map_or_else(built, PathBuf::from))
}

/// The browser's own day.
pub fn today(person: &Person) -> NaiveDate {
    let script = r#"
        const now = new window.Date();
        return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    "#;
    let day = person.script(script, vec![]);
    day.as_str().and_then(|day| day.parse().ok()).expect("the browser knows the day")
}

/// What the why card says would close a flag.
#[derive(Debug)]
pub struct Promise {
    /// As good as this, as the card writes it.
    pub score: String,
    first: NaiveDate,
    /// Where two scores are asked for.
    apart_days: Option<u64>,
}

impl Promise {
    /// Reads “46.01 or more on two days at least 7 days apart, from 31 Mar 2026 on, closes the flag; …” and
    /// “46.01 or more once more, from 13 Apr 2026 on, closes the flag.”
    pub fn read(page: &str) -> Option<Self> {
        let end = page.find("closes the flag")?;
        let start = page[..end].rfind(" or more ").or_else(|| page[..end].rfind(" or less "))?;
        let score = page[..start].rsplit(' ').next()?.to_owned();
        let sentence = &page[start..];
        let apart_days = sentence
            .split_once("at least ")
            .filter(|(before, _)| before.len() + start < end)
            .and_then(|(_, after)| after.split(' ').next()?.parse().ok());
        let (_, day) = sentence.split_once("from ")?;
        let words: Vec<_> = day.split([' ', ',', '.']).take(3).collect();
        let first = NaiveDate::parse_from_str(&words.join(" "), "%d %b %Y").ok()?;
        Some(Self { score, first, apart_days })
    }

    /// The days on which to score.
    pub fn days(&self) -> Vec<NaiveDate> {
        std::iter::once(self.first)
            .chain(self.apart_days.and_then(|days| self.first.checked_add_days(Days::new(days))))
            .collect()
    }

    /// Whether none of the days lies ahead.
    pub fn can_be_kept_by(&self, today: NaiveDate) -> bool {
        self.days().iter().all(|day| *day <= today)
    }
}

/// What stands above everything as long as an answer that tells of harm waits.
pub const HARM: &str = "An answer tells of harm, and nobody has dealt with it.";

/// Says that the one answer that tells of harm was dealt with.
pub fn deals_with_harm(person: &Person) {
    person.sees(HARM);
    person.clicks("Dealt with…");
    person.fills("What was done", "Called at once; safe.");
    person.clicks("Dealt with");
    person.sees_no(HARM);
}

/// Opens the demo clinic, and deals with the answer in it that tells of harm: it stands above everything on every page until somebody does.
pub fn looks_around(person: &Person) {
    person.clicks("Look around with a demo clinic");
    deals_with_harm(person);
    person.clicks("Caseload");
}
