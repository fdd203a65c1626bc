//! What a person does and sees.

use crate::site::SCRIPT;
use crate::{Browser, Engine, Site, find};
use serde_json::{Value, json};
use std::{
    cell::RefCell,
    path::{Path, PathBuf},
    thread::sleep,
    time::{Duration, Instant},
};
use thirtyfour::{BrowserLogEntry, Key, WebElement};

/// How long a person waits for a page before they call it broken.
const PATIENCE: Duration = Duration::from_secs(15);
const GLANCE: Duration = Duration::from_millis(50);

/// Someone at a browser. Every act waits until it can be done and panics, with what is on the page, when it can't.
#[derive(Debug)]
pub struct Person {
    /// The browser they use.
    pub browser: Browser,
    /// The app they use.
    pub site: Site,
    /// Name and passphrase, once they have set up a clinic of their own.
    knows: RefCell<Option<(String, String)>>,
}

/// Who sets up a clinic where nobody else is named, and their passphrase.
pub const CLINICIAN: (&str, &str) = ("Dr. Quill Example", "eleven green lamps over the harbour");

impl Person {
    /// Sits down at a browser that has never seen the app.
    #[must_use]
    pub fn new() -> Self {
        // The site first: when the app isn't built, no browser needs to be started.
        let site = Site::start();
        Self { browser: Browser::start(), site, knows: RefCell::default() }
    }

    /// Sits down at that browser.
    #[must_use]
    pub fn at(browser: Browser) -> Self {
        Self { browser, site: Site::start(), knows: RefCell::default() }
    }

    /// Sits down at a browser with windows, as people have it.
    #[must_use]
    pub fn at_a_desk() -> Self {
        let site = Site::start();
        Self { browser: Browser::start_headed(), site, knows: RefCell::default() }
    }

    /// Takes the door to a clinic of one's own, sets it up and puts the recovery key on paper, which is returned. The clinic is open.
    pub fn sets_up_clinic(&self) -> String {
        self.opens("/");
        self.clicks("Set up this browser for my clinic");
        self.sees("Set up your clinic");
        self.chooses_keys(CLINICIAN)
    }

    /// Fills in name and passphrase, puts the recovery key on paper and opens the clinic.
    pub fn chooses_keys(&self, (name, passphrase): (&str, &str)) -> String {
        self.fills("Your name", name);
        self.chooses_passphrase(passphrase);
        self.clicks("Go on to the recovery key");
        let key = self.waits_until("the recovery key is shown", || {
            let shown = self.script("return document.querySelector('.recovery-key')?.innerText", vec![]);
            shown.as_str().map(str::to_owned)
        });
        self.ticks("It is on paper");
        self.clicks("Open the clinic");
        self.knows.replace(Some((name.to_owned(), passphrase.to_owned())));
        self.sees_no("Recovery key");
        key
    }

    /// Takes a passphrase of their own instead of the one that was drawn, and types it twice.
    pub fn chooses_passphrase(&self, passphrase: &str) {
        self.ticks("One of my own");
        self.fills("New passphrase", passphrase);
        self.fills("The same once more", passphrase);
    }

    /// Unlocks with that name and passphrase, and will do so from now on whenever the clinic is locked.
    pub fn unlocks(&self, (name, passphrase): (&str, &str)) {
        self.fills("Your name", name);
        self.fills("Passphrase", passphrase);
        self.clicks("Unlock");
        self.sees_no("The clinic is locked");
        self.knows.replace(Some((name.to_owned(), passphrase.to_owned())));
    }

    /// Leaves the clinic locked from now on, as somebody does who only comes by.
    pub fn forgets_passphrase(&self) {
        self.knows.replace(None);
    }

    /// A page that was loaded is locked: whoever knows how, opens it.
    fn unlocks_if_locked(&self) {
        let knows = self.knows.borrow().clone();
        if let Some((name, passphrase)) = knows.filter(|_| self.sees_now("The clinic is locked")) {
            self.unlocks((&name, &passphrase));
        }
    }

    /// Opens a page by its address, such as `/data`, and waits until the app is there.
    pub fn opens(&self, path: &str) {
        let url = self.site.url(path);
        // Only another fragment loads no other page.
        let leaves =
            "window.isLeft = !arguments[0].includes('#') || location.href.split('#')[0] !== arguments[0].split('#')[0]";
        self.script(leaves, vec![json!(url)]);
        self.browser.wait(self.browser.driver().goto(url)).expect("the page opens");
        self.waits_until(&format!("{path} is loaded"), || self.is_at_new_page().then_some(()));
        self.unlocks_if_locked();
    }

    /// Leaves the app for another address, and waits until that page is there: not every driver waits for it.
    pub fn leaves_for(&self, url: &str) {
        let driver = self.browser.driver();
        self.browser.wait(driver.goto(url)).expect("the page opens");
        let script = "return location.href === arguments[0] && document.readyState === 'complete'";
        self.waits_until(&format!("{url} is there"), || {
            (self.script(script, vec![json!(url)]) == json!(true)).then_some(())
        });
    }

    /// Loads the page again.
    pub fn reloads(&self) {
        self.script("window.isLeft = true; setTimeout(() => location.reload())", vec![]);
        self.waits_until("it is loaded again", || self.is_at_new_page().then_some(()));
        self.unlocks_if_locked();
    }

    /// Whether the page that was left is gone, and the app has started on the other one.
    fn is_at_new_page(&self) -> bool {
        let is_new = self.script("return !window.isLeft && document.readyState === 'complete'", vec![]);
        is_new == json!(true) && self.is_there()
    }

    /// Whether the app has started and its records are read.
    fn is_there(&self) -> bool {
        let page = self.reads();
        !page.is_empty() && !["Loading…", "Opening…"].iter().any(|waiting| page.contains(waiting))
    }

    /// Clicks the button, link or tab of this name (or whose name starts so).
    pub fn clicks(&self, name: &str) {
        self.waits_until(&format!("“{name}” can be clicked"), || {
            let button = self.element(&find::button(), vec![json!(name)])?;
            let _ = self.browser.wait(button.scroll_into_view());
            self.hits(&button)
        });
    }

    /// Clicks an element; nothing where it wasn't hit. WebKit's driver looks where it is, and presses there also where the page has grown
    /// above it since: a person who misses a button tries again.
    fn hits(&self, element: &WebElement) -> Option<()> {
        let is_webkit = self.browser.engine() == Engine::Webkit;
        if is_webkit {
            let listens = "window.isHit = false; arguments[0].addEventListener('click', () => (window.isHit = true), { capture: true, once: true })";
            self.script(listens, vec![element.to_json().ok()?]);
        }
        self.browser.wait(element.click()).ok()?;
        // Where the click led to another page, nobody knows any more.
        (!is_webkit || self.script("return window.isHit", vec![]) != json!(false)).then_some(())
    }

    /// Puts a text in the field of this label, instead of what was there.
    pub fn fills(&self, label: &str, text: &str) {
        let field = self.field(label);
        let kind = self.browser.wait(field.attr("type")).ok().flatten().unwrap_or_default();
        if matches!(kind.as_str(), "date" | "time") {
            // What is typed into these depends on the machine's language.
            return self.picks(label, text);
        }
        self.browser.wait(async {
            field.send_keys(Key::Control + "a").await.expect("the field can be typed in");
            field.send_keys(Key::Backspace + "").await.expect("the field can be emptied");
            // WebKit's driver takes no text of nothing.
            if !text.is_empty() {
                field.send_keys(text).await.expect("the field takes the text");
            }
        });
    }

    /// Pastes a long text into the field of this label, at the end of what is there.
    pub fn pastes(&self, label: &str, text: &str) {
        let field = self.field(label);
        self.browser.wait(field.focus()).expect("the field takes the focus");
        self.script("document.execCommand('insertText', false, arguments[0])", vec![json!(text)]);
    }

    /// Picks an option of a list by its words, or a date (`YYYY-MM-DD`), in the field of this label.
    pub fn picks(&self, label: &str, value: &str) {
        let field = self.field(label).to_json().expect("an element");
        let options = self.script(find::PICK, vec![field, json!(value)]);
        assert!(options.is_null(), "“{label}” has no “{value}”, only {options}");
    }

    /// Ticks the box of this label, or takes the tick away.
    pub fn ticks(&self, label: &str) {
        let field = self.field(label);
        // A form's buttons stand over the end of it: the box comes out from under them first, as by the wheel.
        self.browser.wait(field.scroll_into_view()).expect("the box can be scrolled to");
        self.waits_until(&format!("“{label}” is ticked"), || self.hits(&field));
    }

    /// Chooses files from the disk in the field of this label, all at once.
    pub fn chooses_files(&self, label: &str, files: &[PathBuf]) {
        let paths: Vec<_> = files.iter().map(|file| file.display().to_string()).collect();
        // The field may be drawn anew while it is looked for.
        self.waits_until(&format!("files can be chosen for “{label}”"), || {
            self.browser.wait(self.field(label).send_keys(paths.join("\n"))).ok()
        });
    }

    /// Presses a key where the focus is.
    pub fn presses(&self, key: impl Into<thirtyfour::TypingData>) {
        let actions = self.browser.driver().action_chain().send_keys(key);
        self.browser.wait(actions.perform()).expect("the key can be pressed");
    }

    /// Types key by key in the field of this label, over what stands there, from its first part or letter. Keys that are no letters
    /// are among `keys` by their own letters, as [`Key::value`] gives them.
    pub fn types(&self, label: &str, keys: &str) {
        let field = self.field(label);
        // A date that has the focus already would be typed into where it was left.
        self.script("document.activeElement?.blur()", vec![]);
        self.browser.wait(field.focus()).expect("the field takes the focus");
        for key in keys.chars() {
            self.presses(key.to_string());
        }
    }

    /// Goes back as the browser's own button does.
    pub fn goes_back(&self) {
        self.browser.wait(self.browser.driver().back()).expect("there is a page before");
    }

    /// Goes forward as the browser's own button does.
    pub fn goes_forward(&self) {
        self.browser.wait(self.browser.driver().forward()).expect("there is a page after this one");
    }

    /// Whether the browser would ask before the page is left.
    #[must_use]
    pub fn is_asked_before_leaving(&self) -> bool {
        let script =
            "const event = new Event('beforeunload', { cancelable: true }); return !window.dispatchEvent(event)";
        self.script(script, vec![]) == json!(true)
    }

    /// What every field of the page, or of the open dialog, shows, by its id: a choice by the words of its option, a box by its tick.
    #[must_use]
    pub fn reads_fields(&self) -> Vec<(String, String)> {
        serde_json::from_value(self.script(&find::fields(), vec![])).expect("names and texts")
    }

    /// Presses the keys that lock, wherever the focus is.
    pub fn presses_lock_keys(&self) {
        let actions = self.browser.driver().action_chain().key_down(Key::Control).key_down(Key::Shift);
        let actions = actions.send_keys("l").key_up(Key::Shift).key_up(Key::Control);
        self.browser.wait(actions.perform()).expect("the keys can be pressed");
    }

    /// Waits until the page (or the open dialog) says this.
    pub fn sees(&self, text: &str) {
        self.waits_until(&format!("“{text}” is on the page"), || self.sees_now(text).then_some(()));
    }

    /// The same, for what takes long: up to five minutes.
    pub fn sees_late(&self, text: &str) {
        self.waits_long_until(&format!("“{text}” is on the page"), || self.sees_now(text).then_some(()));
    }

    /// Waits until the page no longer says this.
    pub fn sees_no(&self, text: &str) {
        self.waits_until(&format!("“{text}” is gone from the page"), || (!self.sees_now(text)).then_some(()));
    }

    /// Whether it says this at the moment.
    #[must_use]
    pub fn sees_now(&self, text: &str) -> bool {
        self.reads().contains(text)
    }

    /// All the text of the page, or of the dialog that is open on it, in one line.
    #[must_use]
    pub fn reads(&self) -> String {
        self.script(&find::text(), vec![]).as_str().unwrap_or_default().to_owned()
    }

    /// What stands in the field of this label.
    #[must_use]
    pub fn reads_field(&self, label: &str) -> String {
        self.browser.wait(self.field(label).value()).ok().flatten().unwrap_or_default()
    }

    /// Waits for the download whose name contains this and returns its bytes, once it is complete.
    #[must_use]
    pub fn finds_download(&self, name: &str) -> Vec<u8> {
        let finished = |path: &Path| {
            let file = path.file_name()?.to_str()?;
            (file.contains(name) && ![".crdownload", ".part"].iter().any(|end| file.ends_with(end))).then_some(())
        };
        self.waits_until(&format!("a download named “{name}” is there"), || {
            let files = std::fs::read_dir(self.browser.downloads()).ok()?;
            let path = files.flatten().map(|file| file.path()).find(|path| finished(path).is_some())?;
            std::fs::read(path).ok().filter(|bytes| !bytes.is_empty())
        })
    }

    /// What the page's scripts complained of: errors, and whatever its security policy stopped.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        if self.browser.engine() != Engine::Chromium {
            let taken = "const found = sessionStorage.getItem('complaints') ?? '[]'; sessionStorage.removeItem('complaints'); return found;";
            return serde_json::from_str(self.script(taken, vec![]).as_str().unwrap_or("[]")).expect("a list of texts");
        }
        let log = self.browser.wait(self.browser.driver().browser_log()).expect("the log can be read");
        // Without a network the journey's own script is missing, which is no fault of the app's.
        let is_fault = |entry: &BrowserLogEntry| entry.level == "SEVERE" && !entry.message.contains(SCRIPT);
        log.into_iter().filter(is_fault).map(|entry| entry.message).collect()
    }

    /// Runs a script in the page and returns what it returns.
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        let run = self.browser.driver().execute(script, arguments);
        self.browser.wait(run).map_or(Value::Null, |answer| answer.json().clone())
    }

    /// Runs a script that calls its last argument with its answer, and returns that.
    ///
    /// # Panics
    /// When it fails or doesn't answer.
    pub fn script_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        let run = self.browser.driver().execute_async(script, arguments);
        self.browser.wait(run).expect("the script answers").json().clone()
    }

    /// Asks again and again until there is an answer.
    pub fn waits_until<T>(&self, what: &str, ask: impl FnMut() -> Option<T>) -> T {
        self.waits(what, PATIENCE, ask)
    }

    /// The same, for what takes long: up to five minutes.
    pub fn waits_long_until<T>(&self, what: &str, ask: impl FnMut() -> Option<T>) -> T {
        self.waits(what, 20 * PATIENCE, ask)
    }

    fn waits<T>(&self, what: &str, patience: Duration, mut ask: impl FnMut() -> Option<T>) -> T {
        let started = Instant::now();
        loop {
            if let Some(answer) = ask() {
                return answer;
            }
            if started.elapsed() > patience {
                let page = self.script(&find::whole_text(), vec![]);
                let focus = self.script("return document.activeElement?.outerHTML.slice(0, 200)", vec![]);
                let url = self.browser.wait(self.browser.driver().current_url()).map(String::from).unwrap_or_default();
                panic!(
                    "waited in vain until {what}\n  at {url}\n  the page says {page}\n  the focus is on {focus}\n  and it complains {:?}",
                    self.complaints()
                );
            }
            sleep(GLANCE);
        }
    }

    fn field(&self, label: &str) -> WebElement {
        self.waits_until(&format!("there is a field “{label}”"), || {
            self.element(&find::field(), vec![json!(label)])
        })
    }

    fn element(&self, script: &str, arguments: Vec<Value>) -> Option<WebElement> {
        let found = self.browser.wait(self.browser.driver().execute(script, arguments)).ok()?;
        if found.json().is_null() { None } else { found.element().ok() }
    }
}

impl Default for Person {
    fn default() -> Self {
        Self::new()
    }
}
