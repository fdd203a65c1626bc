//! How long a patient takes to open from the list, and the list to come back.

use crate::{sorted, spread};
use e2e::Person;
use serde_json::json;

/// How many patients are opened; the first two warm the code up.
const OPENED: usize = 16;
const WARM: usize = 2;

/// Has the browser say how long each press takes until what follows from it is painted. It rounds to 8 ms.
const WATCH: &str = r#"
    window.painted = [];
    const take = (list) => list.getEntries().forEach((one) => one.name === "click" && window.painted.push(one.duration));
    new PerformanceObserver(take).observe({ type: "event", durationThreshold: 16 });
"#;
/// Where on the screen that one of the links is; `null` before it is there.
const PLACE: &str = r#"
    const box = document.querySelectorAll(arguments[0])[arguments[1]]?.getBoundingClientRect();
    return box ? [Math.round(box.left + 8), Math.round(box.top + box.height / 2)] : null;
"#;
const PATIENTS: &str = r#"tr.patient a[href*="/patients/"]"#;
const BACK: &str = ".who-line .back a";

/// Measures it in the list of the clinic that is open, and prints it.
pub fn measures(person: &Person) {
    person.clicks("Caseload");
    person.script(WATCH, vec![]);
    let (mut opened, mut back) = (Vec::new(), Vec::new());
    for at in 0..OPENED {
        let times = [press(person, PATIENTS, at % 8 + 1), press(person, BACK, 0)];
        if at >= WARM {
            opened.push(times[0]);
            back.push(times[1]);
        }
    }
    println!("opening a patient, until it is painted    {}", spread(&sorted(opened)));
    println!("and back, until the list is               {}", spread(&sorted(back)));
}

/// Presses that link with the mouse, once whatever else the page does has settled; the milliseconds until the next page is painted.
fn press(person: &Person, links: &str, at: usize) -> f64 {
    let place = || serde_json::from_value::<(i64, i64)>(person.script(PLACE, vec![json!(links), json!(at)])).ok();
    person.waits_until("the link is there", place);
    std::thread::sleep(std::time::Duration::from_millis(800));
    let (x, y) = person.waits_until("the link is there", place);
    let driver = person.browser.driver();
    person.browser.wait(driver.action_chain().move_to(x, y).click().perform()).expect("the mouse is pressed");
    person.waits_until("it is painted", || {
        person.script("return window.painted.splice(0).at(-1) ?? null", vec![]).as_f64()
    })
}
