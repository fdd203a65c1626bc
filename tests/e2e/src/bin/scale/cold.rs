//! How long a cold start takes on a slow machine, until the first rows are painted, beside a plain list in React of the same rows.

use crate::{sorted, spread};
use e2e::{CLINICIAN, Folder, Person, Site};
use serde_json::{Value, json};
use std::{error::Error, fs, path::PathBuf};

/// How often each is started, in turn.
const TIMES: usize = 7;
/// How much slower than this machine the one is that is measured.
const SLOWER: u32 = 4;

/// Runs before everything else on a page. Unlocks as soon as the form stands there, and keeps when that was, when the passphrase was stretched
/// (a helper does that: it is work that the list in React has not) and when the first row was painted, in milliseconds from the navigation on.
const WATCH: &str = r#"
    (() => {
        const times = (window.times = {}), now = () => performance.now();
        const Plain = window.Worker;
        window.Worker = class extends Plain {
            postMessage(...given) {
                times.asked ??= now();
                this.addEventListener("message", () => (times.stretched ??= now()));
                super.postMessage(...given);
            }
        };
        const unlock = () => {
            const form = document.querySelector("form.passphrase-form");
            // It may be read to its end later than it is shown.
            if (times.submitted || !form?.checkVisibility() || !form.querySelector("button")) return;
            const fields = form.querySelectorAll("input");
            CLINICIAN.forEach((text, at) => {
                fields[at].value = text;
                fields[at].dispatchEvent(new InputEvent("input", { bubbles: true }));
            });
            times.submitted = now();
            form.querySelector("button").click();
        };
        const look = () => {
            unlock();
            if (!document.querySelector("tr.patient")) return requestAnimationFrame(look);
            requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => (times.painted = now());
                port2.postMessage(null);
            });
        };
        requestAnimationFrame(look);
    })();
"#;

/// What stands in every row of the caseload: for paper all of them are on the page.
const ROWS: &str = r#"
    dispatchEvent(new Event("beforeprint"));
    const rows = [...document.querySelectorAll("tr.patient")].map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
    dispatchEvent(new Event("afterprint"));
    return rows;
"#;

/// The plain list: a row for each patient and a cell for each text.
const LIST: &str = r#"
    const element = React.createElement;
    const Row = ({ cells }) => element("tr", { className: "patient" }, cells.map((text, at) => element("td", { key: at }, text)));
    const List = ({ rows }) => element("table", null, element("tbody", null, rows.map((cells, at) => element(Row, { key: at, cells }))));
    fetch("rows.json").then((answer) => answer.json()).then((rows) => {
        ReactDOM.createRoot(document.getElementById("list")).render(element(List, { rows }));
    });
"#;
const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A plain list</title></head><body><div id="list"></div>
<script src="react.production.min.js"></script><script src="react-dom.production.min.js"></script><script src="list.js"></script></body></html>"#;

/// The plain list as files, for a site of its own.
fn lay_out(folder: &Folder, rows: &Value) -> Result<(), Box<dyn Error>> {
    for name in ["react", "react-dom"] {
        let all = std::env::var("ANAMNESIS_REACT").map_err(|_| "where is React? Run: . .dev/setup; need_react")?;
        let file = format!("{name}.production.min.js");
        fs::copy(
            PathBuf::from(all).join(name).join("node_modules").join(name).join("umd").join(&file),
            folder.path().join(&file),
        )?;
    }
    for (name, text) in [("index.html", PAGE), ("list.js", LIST), ("rows.json", &rows.to_string())] {
        fs::write(folder.path().join(name), text)?;
    }
    Ok(())
}

/// Starts that page with nothing kept of its files, and waits for its rows.
fn starts(person: &Person, site: &Site) -> Value {
    let driver = person.browser.driver();
    let send = |method: &'static str, params| {
        person.browser.wait(driver.cdp().send_raw(method, params)).expect("the browser does it")
    };
    let url = site.url("/");
    send("Network.clearBrowserCache", json!({}));
    let origin = url.trim_end_matches('/');
    send("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": "service_workers,cache_storage" }));
    send("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER }));
    person.browser.wait(driver.goto(url)).expect("the page opens");
    let times = person.waits_long_until("the rows are painted", || {
        Some(person.script("return window.times", vec![])).filter(|times| times["painted"].is_number())
    });
    send("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
    times
}

/// Measures both with the clinic that is open, and prints the figures.
///
/// # Errors
/// Where React isn't there, or the files of the list can't be written.
pub fn measures(person: &Person) -> Result<(), Box<dyn Error>> {
    person.clicks("Caseload");
    person.sees("Score needed");
    let rows = person.script(ROWS, vec![]);
    let folder = Folder::new();
    lay_out(&folder, &rows)?;
    let plain = Site::start();
    plain.deploys(folder.path());
    plain.begins_with(WATCH);
    person.forgets_passphrase();
    person.site.begins_with(&WATCH.replace("CLINICIAN", &json!([CLINICIAN.0, CLINICIAN.1]).to_string()));
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        ours.push(starts(person, &person.site));
        theirs.push(starts(person, &plain));
    }
    let of = |all: &[Value], time: &dyn Fn(&Value) -> Option<f64>| sorted(all.iter().filter_map(time).collect());
    let at = |name: &'static str| move |times: &Value| times[name].as_f64();
    let stretching = |times: &Value| Some(times["stretched"].as_f64()? - times["asked"].as_f64()?);
    println!("cold, {SLOWER} times slower, {} rows:", rows.as_array().map_or(0, Vec::len));
    println!("ours: the form to unlock is there         {}", spread(&of(&ours, &at("submitted"))));
    println!("ours: stretching the passphrase takes     {}", spread(&of(&ours, &stretching)));
    println!("ours: the first rows are painted          {}", spread(&of(&ours, &at("painted"))));
    println!("the plain list in React: all are painted  {}", spread(&of(&theirs, &at("painted"))));
    Ok(())
}
