//! The whole app in its made-up language of wide letters. What is left in plain ones was typed, or is a name, a code or a key; anything else is
//! English that no translation would reach. Nothing is found by its English: pages by their addresses, fields by their ids, and what opens
//! more by the three dots that its name ends in.

use e2e::Person;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;
use thirtyfour::{By, Key};

/// Answers with what the page, or the dialog that covers it, says: every text that is seen or heard, with the element that says it. Codes,
/// keys and what was drawn stay as they are in every language.
const SAID: &str = r#"
    const dialogs = [...document.querySelectorAll("dialog:modal")];
    const root = dialogs.at(-1) ?? document.body;
    const kept = "script, style, noscript, code, kbd, [translate=no], textarea";
    const place = (element) => element.tagName.toLowerCase() + (element.id ? `#${element.id}` : [...element.classList].map((one) => "." + one).join(""));
    const said = [];
    const say = (element, text) => /[a-z]{2}/i.test(text ?? "") && said.push([place(element.parentElement) + " " + place(element), text.trim()]);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (element.closest("canvas") || element.checkVisibility() && !element.closest(kept)) say(element, walker.currentNode.data);
    }
    for (const element of root.querySelectorAll("*")) {
        if (!element.checkVisibility() || element.closest(kept)) continue;
        for (const name of ["aria-label", "aria-description", "title", "placeholder", "alt", "data-label"]) say(element, element.getAttribute(name));
    }
    return said.concat(root === document.body ? [["title", document.title]] : []);
"#;

/// Presses the button number `arguments[0]` of those whose name ends in three dots, of a list's or table's only the first row's, and answers
/// whether there is one.
const OPENS_MORE: &str = r#"
    const isFirst = (button) => !button.closest("tr, li")?.previousElementSibling?.querySelector("button");
    const more = [...document.querySelectorAll("main button, header button")].filter(isFirst)
        .filter((button) => button.checkVisibility() && !button.disabled && !button.closest("dialog") && button.innerText.trim().endsWith("…"));
    more[arguments[0]]?.click();
    return more.length > arguments[0];
"#;

/// Words that are no text of the app: its name, files and their kinds, units, and what names a key or a standard.
const NAMES: &str = "Anamnesis csv json utf policy instruments YYYY MM DD MB kg mg mmHg iv im PHQ Ctrl Shift Tab Esc Enter Home End Page Up Down
    window_days gap_days acute_days attribution_days baseline_lookback_days baseline_max washout_days due_every_days grace_days rise_days stale_days
    demo-synthetic patients sessions scores";

/// What may stand in a column of a file: codes, the same in every language.
const CODES: &str = "given planned missed iv im sc intranasal sublingual oral unknown ketamine esketamine clinic home before after self clinician import
    female male other true false";

/// Who reads, and what was found.
struct Reader<'a> {
    person: &'a Person,
    allowed: BTreeSet<String>,
    /// What the built-in questionnaires ask and offer: their wording is theirs, in the language in which it was validated.
    asked: Vec<String>,
    /// By what was read and where, the first text that holds it.
    left: BTreeMap<String, String>,
    places: usize,
}

/// The words in plain letters that a text holds.
fn plain(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_ascii_alphabetic());
    words.filter(|word| word.len() > 1).map(str::to_lowercase).collect()
}

/// The texts of the built-in questionnaires, longest first.
fn asked() -> Vec<String> {
    fn texts(of: &Value, found: &mut Vec<String>) {
        match of {
            Value::Object(fields) => fields.iter().for_each(|(name, value)| match (name.as_str(), value) {
                ("text" | "display", Value::String(text)) => found.push(text.clone()),
                _ => texts(value, found),
            }),
            Value::Array(all) => all.iter().for_each(|one| texts(one, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for name in ["memory-nrs", "phq-9", "gad-7"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../src/questionnaire/{name}.json"));
        let text = std::fs::read_to_string(path).expect("the questionnaire");
        texts(&serde_json::from_str(&text).expect("JSON"), &mut found);
    }
    found.sort_by_key(|text| std::cmp::Reverse(text.len()));
    found
}

impl<'a> Reader<'a> {
    fn new(person: &'a Person, typed: &str) -> Self {
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/record/instruments.csv");
        let instruments = std::fs::read_to_string(sources).expect("the list of instruments");
        let allowed = [NAMES, typed, &instruments].into_iter().flat_map(plain).collect();
        Self { person, allowed, asked: asked(), left: BTreeMap::new(), places: 0 }
    }

    /// What people typed in that clinic: names, numbers and notes, as its own files have them.
    fn knows(&mut self, text: &str) {
        self.allowed.extend(plain(text));
    }

    fn script(&self, script: &str) -> Value {
        self.person.script(script, vec![])
    }

    /// Waits until the page has come to rest, and reads it.
    fn reads(&mut self, what: &str) {
        let mut before = Value::Null;
        let said = self.person.waits_until(&format!("{what} has come to rest"), || {
            sleep(Duration::from_millis(120));
            let now = self.script(SAID);
            let rests = now == before && !now.is_null();
            before = now.clone();
            rests.then_some(now)
        });
        for (place, text) in serde_json::from_value::<Vec<(String, String)>>(said).expect("places with texts") {
            let text = self.asked.iter().fold(text, |text, asked| text.replace(asked, " "));
            let codes = if place == "tr td.text" { plain(CODES) } else { BTreeSet::new() };
            let words: Vec<_> =
                plain(&text).into_iter().filter(|word| !self.allowed.contains(word) && !codes.contains(word)).collect();
            if !words.is_empty() {
                let shown: String = text.chars().take(160).collect();
                self.left.entry(format!("{place}: {}", words.join(" "))).or_insert(format!("{what}: {shown}"));
            }
        }
        self.places += 1;
    }

    /// Goes to a page as a link does, without loading anything anew: what is open stays open.
    fn goes(&self, path: &str) {
        let go = "history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))";
        self.person.script(go, vec![json!(path)]);
    }

    /// Goes to a page and reads it, with all that it has folded, and everything that it opens, empty and refused.
    fn reads_all_of(&mut self, path: &str) {
        self.goes(path);
        self.reads(path);
        self.script("for (const folded of document.querySelectorAll('details')) folded.open = true");
        self.reads(&format!("{path}, unfolded"));
        for at in 0.. {
            if self.person.script(OPENS_MORE, vec![json!(at)]) != json!(true) {
                break;
            }
            let what = format!("{path}, more {at}");
            self.reads(&what);
            if self.is_there("dialog:modal button[type=submit]") {
                self.clicks("dialog:modal button[type=submit]");
                self.reads(&format!("{what}, sent empty"));
            }
            if self.is_there("dialog:modal") {
                self.person.presses(Key::Escape.value().to_string());
                self.person.waits_until("the dialog is closed", || (!self.is_there("dialog:modal")).then_some(()));
            }
            self.goes(path);
        }
    }

    /// Reads the locked page: name and passphrase, refused, and the ways back in.
    fn reads_locked(&mut self) {
        self.person.waits_until("the clinic is locked", || self.is_there("#unlock-name").then_some(()));
        self.reads("locked");
        self.clicks("form.passphrase-form button[type=submit]");
        self.reads("locked, sent empty");
        for _ in 0..4 {
            self.fills("unlock-name", "Qx");
            self.fills("unlock-passphrase", "wrong");
            self.clicks("form.passphrase-form button[type=submit]");
            self.reads("locked, refused");
        }
        self.clicks("form.passphrase-form .quiet");
        self.reads("recovering");
        self.clicks("form.passphrase-form button[type=submit]");
        self.reads("recovering, sent empty");
    }

    fn is_there(&self, selector: &str) -> bool {
        self.person.script("return document.querySelector(arguments[0]) !== null", vec![json!(selector)]) == json!(true)
    }

    /// Gives files to the import, and reads what they would do and what they did.
    fn imports(&mut self) {
        let folder = std::env::temp_dir().join(format!("second-language-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the files");
        let paths = FILES.map(|(name, text)| {
            let path = folder.join(name);
            std::fs::write(&path, text).expect("the file can be written");
            path.display().to_string()
        });
        self.goes("/data");
        self.fills("import-files", &paths.join("\n"));
        let preview = ".import-preview";
        self.person.waits_until("the files are read", || self.is_there(preview).then_some(()));
        self.reads("the preview");
        self.script("document.querySelectorAll('.import-options input').forEach((box) => box.click())");
        self.reads("the preview, with its options");
        self.script("document.querySelectorAll('.import-preview input[type=checkbox]').forEach((box) => box.click())");
        self.reads("the preview, agreed to");
        self.clicks(".import-preview .actions .primary");
        self.person.waits_until("the files are in", || (!self.is_there(preview)).then_some(()));
        self.reads("what came in");
        let _ = std::fs::remove_dir_all(folder);
    }

    fn fills(&self, id: &str, text: &str) {
        let field = self.person.waits_until(&format!("there is a field {id}"), || {
            self.person.browser.wait(self.person.browser.driver().find(By::Id(id))).ok()
        });
        self.person.browser.wait(field.send_keys(text)).expect("the field takes the text");
    }

    /// Clicks what the selector finds first, once it is there.
    fn clicks(&self, selector: &str) {
        self.person.waits_until(&format!("{selector} can be clicked"), || {
            // Asked before it is clicked: in WebKit it is disabled, or gone, before the script goes on.
            let script =
                "const found = document.querySelector(arguments[0]); return found && !found.disabled && (found.click(), true)";
            (self.person.script(script, vec![json!(selector)]) == json!(true)).then_some(())
        });
    }

    /// Fails with everything that is left in English.
    fn passes(self, places: usize) {
        let left: Vec<_> = self.left.iter().map(|(words, text)| format!("{words}\n      {text}")).collect();
        let complaints = self.person.complaints();
        assert!(
            left.is_empty(),
            "{} texts that no translation reaches:\n  {}\n  complaints: {complaints:?}",
            left.len(),
            left.join("\n  ")
        );
        assert!(self.places >= places, "only {} places were read", self.places);
    }
}

/// Has the app speak in wide letters from the next page on.
fn speaks_wide(person: &Person) {
    person.opens("/");
    person.script("localStorage.setItem('anamnesis-1/wide-letters', '')", vec![]);
    person.opens("/");
}

/// A file of each kind, with something of everything that an import asks about, names or refuses.
const FILES: [(&str, &str); 4] = [
    (
        "xq.csv",
        "patient_id,name,birth_date,qq\nX1,Xq Wq,1980-02-03,1\nX2,Zq,1970-02-03,\nX2,Zq,1970-02-03,\nX3,Vq,2980-02-03,\n",
    ),
    (
        "xs.csv",
        "patient_id,date,status,dose_mg,weight_kg\nX1,2026-01-05,given,\"0,5\",70\nX1,2026-01-05,given,\"0,5\",70\nX9,2026-01-06,given,1.000,700\nX1,nope,given,1,1\n",
    ),
    (
        "xv.csv",
        "patient_id,instrument,date,value\nX1,PHQ-9,2026-01-04,12\nX1,PHQ-9,2026-01-04,13\nX1,nope,2026-01-04,13\nX2,PHQ-9,2026-01-09,99\n",
    ),
    ("policy.json", "{ \"window_days\": 21 }"),
];

#[test]
fn the_demo_clinic_speaks_another_language_on_every_page() {
    let person = Person::new();
    speaks_wide(&person);
    let mut reader = Reader::new(&person, "Demo clinician. Synthetic review.");
    FILES.iter().for_each(|(name, text)| reader.knows(&format!("{name} {text}")));
    reader.reads("the first page");
    reader.clicks(".workspaces .workspace:first-child button");
    reader.person.waits_until("the list is there", || reader.is_there("#caseload a[href^='/patients/']").then_some(()));
    reader.goes("/data");
    for at in 1..4 {
        // What people typed, as the clinic's own files have it. Flags and decisions hold sentences of the app.
        reader.clicks(&format!("[aria-labelledby=export-title] .actions button:nth-child({})", at + 1));
    }
    for name in ["patients.csv", "sessions.csv", "scores.csv"] {
        reader.knows(&String::from_utf8_lossy(&person.finds_download(name)));
    }
    reader.goes("/");
    reader.person.waits_until("the list is there", || reader.is_there("#caseload a[href^='/patients/']").then_some(()));
    let links = "return [...document.querySelectorAll('#caseload a[href^=\"/patients/\"]')].map((link) => link.getAttribute('href'))";
    let patients: Vec<String> = serde_json::from_value(reader.script(links)).expect("addresses");
    for path in ["/", "/data", "/audit", "/settings", "/review", "/review/sheets", "/nowhere"] {
        reader.reads_all_of(path);
    }
    for patient in patients.iter().step_by(25) {
        reader.reads_all_of(patient);
        reader.reads_all_of(&format!("{patient}/sheet"));
        reader.reads_all_of(&format!("{patient}/handout"));
    }
    reader.imports();
    reader.passes(40);
}

#[test]
fn a_clinic_of_ones_own_speaks_another_language_from_setting_it_up_to_locking_it() {
    let person = Person::new();
    speaks_wide(&person);
    let typed = FILES.map(|(name, text)| format!("{name} {text}")).concat();
    let mut reader = Reader::new(&person, &format!("Qx {typed}"));
    reader.person.waits_until("the first page is there", || {
        reader.is_there(".workspaces .workspace:last-child button:enabled").then_some(())
    });
    reader.clicks(".workspaces .workspace:last-child button");
    reader.clicks("form.passphrase-form button[type=submit]");
    reader.reads("setting up, sent empty");
    reader.clicks("input[name=set-up-way]:not(:checked)");
    reader.fills("set-up-name", "Qx");
    reader.fills("set-up-new", "password");
    reader.reads("a weak passphrase");
    reader.clicks("form.passphrase-form button[type=submit]");
    reader.reads("a weak passphrase, refused");
    reader.fills("set-up-new", " and eleven green lamps over the harbour");
    reader.fills("set-up-again", "password and eleven green lamps over the harbour");
    reader.reads("a strong passphrase");
    reader.clicks("form.passphrase-form button[type=submit]");
    reader.clicks(".recovery .primary");
    reader.reads("the recovery key, not yet on paper");
    reader.clicks("#recovery-on-paper");
    reader.clicks(".recovery .primary");
    reader.person.waits_until("the clinic is open", || reader.is_there("a[href='/settings']").then_some(()));
    reader.reads_all_of("/");
    reader.imports();
    for path in ["/", "/data", "/audit", "/settings", "/review"] {
        reader.reads_all_of(path);
    }
    person.presses_lock_keys();
    reader.reads_locked();
    reader.passes(40);
}
