//! How long a key in the search takes until what it finds is painted, and how long the frames after it are.

use crate::{milliseconds, spread};
use e2e::Person;
use serde_json::json;

/// Typed key by key, each time taken back key by key. The first letters are in most names, the last leave one patient.
const TYPED: [&str; 6] = ["elder g", "aspen avenue 16", "a e i o", "lar k", "nuss", "p0123"];

/// Types and takes back a text in the search box, a key each tenth of a second. The key comes at the start of a frame, so that what is
/// measured is the work until the frame is painted, and not the wait for it; a message that is sent while a frame is made comes after it.
const TYPE: &str = r#"
    const [text, done] = arguments;
    const box = document.getElementById("caseload-search");
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    const frame = (work) => new Promise((resolve) => requestAnimationFrame(() => {
        const from = performance.now(), { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - from);
        work();
        port2.postMessage(null);
    }));
    const keys = [], after = [];
    (async () => {
        box.focus();
        const texts = [...text].map((_, at) => text.slice(0, at + 1));
        for (const next of [...texts, ...texts.toReversed().slice(1), ""]) {
            keys.push(await frame(() => {
                set.call(box, next);
                box.dispatchEvent(new InputEvent("input", { bubbles: true }));
            }));
            let longest = 0;
            for (const from = performance.now(); performance.now() - from < 100;) longest = Math.max(longest, await frame(() => {}));
            after.push(longest);
        }
        done({ keys, after });
    })();
"#;

/// Measures it in the list of the clinic that is open, and prints it.
pub fn measures(person: &Person) {
    person.clicks("Caseload");
    person.sees("Score needed");
    let answers: Vec<_> = TYPED.iter().map(|text| person.script_async(TYPE, vec![json!(text)])).collect();
    println!("a key in the search, until it is painted  {}", spread(&milliseconds(&answers, "keys")));
    println!("the longest frame in a tenth of a second after {}", spread(&milliseconds(&answers, "after")));
}
