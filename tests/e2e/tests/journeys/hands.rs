//! By keys alone: every control is reached with single keys switched off, and the focus is never on nothing. Once 4 of a list's 240
//! controls were reached, and saving a score from the list, or an Undo, left the person at the top of the page.

use crate::support;
use e2e::Person;
use serde_json::{Value, json};
use thirtyfour::Key;

/// Waits until what has the focus, `on`, fits that expression; it must not be the page's body.
fn stands_on(person: &Person, what: &str, fits: &str) {
    let script = format!(
        "const on = document.activeElement; const row = on.closest('tr.patient'); return on !== document.body && Boolean({fits});"
    );
    let tell = "const on = document.activeElement; return `${on.tagName}#${on.id} ${(on.getAttribute('aria-label') ?? on.innerText ?? '').slice(0, 60)}`";
    let mut seen = Vec::new();
    while seen.len() < 100 {
        if person.script(&script, vec![]) == json!(true) {
            return;
        }
        seen.push(person.script(tell, vec![]));
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    seen.dedup();
    panic!("the focus is not on {what} but on {seen:?}");
}

/// Presses a key where that element is, as somebody does who came there by Tab.
fn presses_on(person: &Person, selector: &str, key: Key) {
    let script = "const to = document.querySelector(arguments[0]); to?.focus(); return document.activeElement === to;";
    person.waits_until(&format!("{selector} takes the focus"), || {
        (person.script(script, vec![json!(selector)]) == json!(true)).then_some(())
    });
    person.presses(key + "");
}

fn presses_with_control(person: &Person, key: Key) {
    let keys = person.browser.driver().action_chain().key_down(Key::Control).send_keys(key).key_up(Key::Control);
    person.browser.wait(keys.perform()).expect("the keys can be pressed");
}

fn text(person: &Person, script: &str) -> String {
    person.script(script, vec![]).as_str().unwrap_or_default().to_owned()
}

const OPENED: &str = "return document.querySelectorAll('dialog[open]').length";

#[test]
fn every_control_of_every_row_is_reached_with_single_keys_off() {
    let person = Person::new();
    person.opens("/");
    crate::support::looks_around(&person);
    person.sees("Score needed");
    person.clicks("Settings");
    person.ticks("Single-key shortcuts");
    person.clicks("Caseload");
    let drawn = "return document.querySelectorAll('tr.patient').length";
    person.waits_until("all rows are drawn", || (person.script(drawn, vec![]) == json!(60)).then_some(()));

    // Tab comes into the list at one row, and the arrow keys to everything in it.
    let script = r#"
        window.reached = new Set();
        addEventListener("focusin", (event) => window.reached.add(event.target));
        const all = [...document.querySelectorAll("tr.patient :is(a[href], button)")];
        return [document.querySelectorAll("tr.patient").length, all.filter((one) => one.tabIndex === 0).length, all.length];
    "#;
    let found = person.script(script, vec![]);
    let count = |at: usize| found[at].as_u64().unwrap_or_default();
    let (rows, in_tab_order, all) = (count(0), count(1), count(2));
    assert!(rows > 30 && in_tab_order * rows == all, "{found} are rows, controls that Tab passes, controls");
    presses_on(&person, "tr.patient a[tabindex='0']", Key::End);
    for row in 0..rows {
        person.presses(Key::Home + "");
        for _ in 1..in_tab_order {
            person.presses(Key::Right + "");
        }
        let here = format!(
            "row === document.querySelectorAll('tr.patient')[{row}] && on === [...row.querySelectorAll('a[href], button')].at(-1)"
        );
        stands_on(&person, &format!("the last control of row {row}"), &here);
        person.presses(Key::Down + "");
    }
    let missed = person.script(
        "return [...document.querySelectorAll('tr.patient :is(a[href], button)')].filter((one) => !reached.has(one)).map((one) => one.id)",
        vec![],
    );
    assert_eq!(missed, Value::Array(Vec::new()), "controls that no key reached");

    // To both ends and by screens; and Tab leaves the list after the row that it stands in.
    presses_with_control(&person, Key::Home);
    stands_on(&person, "the first row", "row === document.querySelector('tr.patient')");
    person.presses(Key::PageDown + "");
    stands_on(&person, "a row further down", "row && row !== document.querySelector('tr.patient')");
    person.presses(Key::PageUp + "");
    stands_on(&person, "the first row again", "row === document.querySelector('tr.patient')");
    presses_with_control(&person, Key::End);
    stands_on(&person, "the last row", "row === [...document.querySelectorAll('tr.patient')].at(-1)");
    presses_with_control(&person, Key::Home);
    person.presses(Key::Home + "");
    stands_on(&person, "the first name", "on === document.querySelector('tr.patient a')");
    for _ in 0..in_tab_order {
        person.presses(Key::Tab + "");
    }
    stands_on(&person, "what comes after the row", "!row");

    // A single key does nothing, and what it would have done is there to be pressed.
    presses_on(&person, "tr.patient a", Key::Home);
    for key in ["n", "o", "d", "c", "r", "?", "j"] {
        person.presses(key);
    }
    assert_eq!(person.script(OPENED, vec![]), json!(0));
    person.presses(Key::Right + "");
    person.presses(Key::Enter + "");
    person.sees("Whole record");
    person.clicks("Keys…");
    person.sees("Single keys are off");
    person.presses(Key::Escape + "");
    person.presses(Key::Escape + "");
    stands_on(&person, "the row that was looked at", "row === document.querySelector('tr.patient')");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Does it, and waits for the message that says so; earlier ones may still be there.
fn is_told(person: &Person, what: &str, act: impl FnOnce()) {
    person.script("document.querySelectorAll('.toast').forEach((one) => one.classList.add('earlier'))", vec![]);
    act();
    let new = "return document.querySelector('.toast:not(.earlier)')?.innerText ?? ''";
    person.waits_until(&format!("“{what}” is said"), || text(person, new).contains(what).then_some(()));
}

/// The button of the newest message.
const UNDO: &str = ".toasts > .toast:first-child .button:not(.icon)";

/// Types a score into the open dialog and saves it.
fn saves_score(person: &Person, value: &str) {
    person.sees("Save score");
    presses_on(person, "#score-value", Key::Home);
    person.presses(value.to_owned());
    person.presses(Key::Enter + "");
    person.sees_no("Save score");
}

#[test]
fn the_focus_is_never_on_nothing() {
    let person = Person::new();
    person.opens("/");
    crate::support::looks_around(&person);
    person.sees("Score needed");

    // A score from the list, kept and not: back in that row, wherever it stands by then.
    person.presses("j");
    stands_on(&person, "the first row", "row");
    let first = text(&person, "return document.activeElement.id");
    let in_first = format!("row?.querySelector('a').id === '{first}'");
    person.presses("n");
    saves_score(&person, "41");
    stands_on(&person, "the row whose score was saved", &in_first);
    person.presses("n");
    person.sees("Save score");
    person.presses(Key::Escape + "");
    person.sees_no("Save score");
    stands_on(&person, "the row again", &in_first);

    // Beside the list n, d, c and r do what they do anywhere, and give the focus back to the drawer.
    person.presses("o");
    person.sees("Whole record");
    stands_on(&person, "the drawer", "on.closest('#drawer')");
    for (key, dialog) in [("n", "score-dialog"), ("d", "entry-dialog"), ("c", "entry-dialog"), ("?", "drawer-help")] {
        person.presses(key);
        stands_on(&person, dialog, &format!("on.closest('dialog').id === '{dialog}'"));
        person.presses(Key::Escape + "");
        stands_on(&person, "the drawer", "on.closest('dialog').id === 'drawer'");
    }
    person.presses("r");
    person.waits_until("the review is kept", || person.sees_now("Undo review").then_some(()));
    person.presses("j");
    stands_on(&person, "the drawer still", "on.closest('dialog').id === 'drawer'");
    person.presses(Key::Escape + "");
    // Not to the row that the drawer was opened from: that opened it again.
    stands_on(&person, "the row that was looked at last", &format!("row && !({in_first})"));
    person.presses("k");
    stands_on(&person, "the first row", &in_first);

    // The same in the list, where deciding shows the case first.
    person.presses("d");
    stands_on(&person, "the first step", "on.matches('#entry-dialog input[type=checkbox]')");
    person.presses(Key::Escape + "");
    // The case was opened for that only: once Esc led to the drawer, and only the second to the row.
    stands_on(&person, "the row", &in_first);
    assert_eq!(person.script(OPENED, vec![]), json!(0), "the drawer is closed with the form");
    // What a score begins with is its instrument, which is known: the number is typed at once.
    person.presses("n");
    stands_on(&person, "the score’s value", "on.id === 'score-value'");
    person.presses(Key::Escape + "");
    stands_on(&person, "the row", &in_first);
    // The help is read from its title, and not from a link in it.
    person.presses("?");
    stands_on(&person, "the title of the keys", "on.id === 'shortcut-help-title'");
    person.presses(Key::Escape + "");
    stands_on(&person, "the row", &in_first);

    // A review by key, taken back in the message: back where the person was.
    is_told(&person, "Marked reviewed: Demo", || person.presses("r"));
    stands_on(&person, "the row that was reviewed", &in_first);
    is_told(&person, "Undone: Demo", || presses_on(&person, UNDO, Key::Enter));
    stands_on(&person, "the row again", &in_first);
    // One time in four the focus came to the page's heading: that it had been lost a moment before, and found, was taken for this loss.
    presses_on(&person, ".toast .button.icon", Key::Enter);
    stands_on(&person, "the row after the message", &in_first);
    // A message that a later one takes the place of, with the focus on it.
    is_told(&person, "Marked reviewed: Demo", || person.presses("r"));
    stands_on(&person, "the row that was reviewed once more", &in_first);
    person.script("document.querySelector(arguments[0]).focus()", vec![json!(UNDO)]);
    is_told(&person, "Marked reviewed: Demo", || person.presses("r"));
    stands_on(&person, "the row once more", &in_first);

    // A row that leaves what the filter shows: the one in its place, or the heading where none is left.
    person.opens("/?groups=cant-tell");
    let listed = "return [...document.querySelectorAll('tr.patient a')].map((one) => one.id).join()";
    person.presses("j");
    stands_on(&person, "the first who can’t be told", "row");
    let before = text(&person, listed);
    for _ in 0..12 {
        if text(&person, listed) != before {
            break;
        }
        person.presses("n");
        person.sees("Save score");
        person.picks("Instrument", "PROMIS Cognitive Function");
        saves_score(&person, "44");
        stands_on(&person, "a row", "row || on.matches('h1')");
        person.presses("j");
        stands_on(&person, "a row", "row");
    }
    assert_ne!(text(&person, listed), before, "a score makes nobody leave “can’t tell”");
    person.fills("Search", "nobody has this name");
    presses_on(&person, ".empty-page .button", Key::Enter);
    stands_on(&person, "the page’s heading", "on.matches('h1')");

    // Into a page and through its dialogs: at 1280 x 720 a decision begins at its first step, and Save is in view.
    person.opens("/?groups=persistent");
    person.presses("j");
    stands_on(&person, "the first flag", "row");
    person.presses(Key::Enter + "");
    stands_on(&person, "the patient’s name", "on.id === 'patient-heading'");
    person.browser.resizes(1280, 720);
    person.presses("d");
    stands_on(&person, "the first step", "on === document.querySelector('#entry-dialog input[type=checkbox]')");
    let in_view = "const box = document.querySelector('#entry-dialog [type=submit]').getBoundingClientRect(); return box.top > 0 && box.bottom <= innerHeight;";
    assert_eq!(person.script(in_view, vec![]), json!(true), "Save is out of view");
    person.presses(" ");
    is_told(&person, "Decision recorded: Demo", || person.presses(Key::Enter + ""));
    stands_on(&person, "the patient’s name again", "on.id === 'patient-heading'");
    presses_on(&person, "#sessions-title ~ button", Key::Enter);
    person.sees("Save session");
    person.presses(Key::Escape + "");
    stands_on(&person, "the button that opened it", "on.innerText === 'Add session…'");
    presses_on(&person, ".log-actions button", Key::Enter);
    person.sees("Correct an entry");
    person.presses(Key::Escape + "");
    stands_on(&person, "the entry’s own button", "on.innerText === 'Correct…'");

    // What is deleted is gone with its button: the same button of the next row, to go on from; and back, by Undo. Once it was the heading,
    // and after every deletion the whole table was before the person.
    presses_on(&person, "#scores-title", Key::Tab);
    let delete = ".row-buttons button[aria-label^='Delete PROMIS']";
    let after = "return document.querySelector(arguments[0]).closest('tr').nextElementSibling.id";
    let first = person.script("return document.querySelector(arguments[0]).id", vec![json!(delete)]);
    let first = format!("on.id === '{}'", first.as_str().expect("a button"));
    let next = person.script(after, vec![json!(delete)]);
    let next = format!("on.id === '{}-delete'", next.as_str().expect("a row below"));
    is_told(&person, "Score deleted: Demo", || presses_on(&person, delete, Key::Enter));
    stands_on(&person, "the next row’s button", &next);
    is_told(&person, "Undone: Demo", || presses_on(&person, UNDO, Key::Enter));
    stands_on(&person, "the button of what is back", &first);
    is_told(&person, "Score deleted: Demo", || presses_on(&person, delete, Key::Enter));
    stands_on(&person, "the next row’s button", &next);
    is_told(&person, "Undone: Demo", || person.presses("u"));
    stands_on(&person, "the button of what is back", &first);
    presses_on(&person, "#review-note", Key::Tab);
    is_told(&person, "Marked reviewed: Demo", || person.presses(Key::Enter + ""));
    stands_on(&person, "the button beside the note", "on.innerText.startsWith('Mark reviewed with')");

    // The meeting, by the same keys.
    presses_on(&person, "nav a[href='/review']", Key::Enter);
    stands_on(&person, "the meeting’s heading", "on.matches('h1') && location.pathname === '/review'");
    person.presses("j");
    stands_on(&person, "the case", "on.id === 'case-title'");
    for (key, dialog) in [("n", "score-dialog"), ("d", "entry-dialog"), ("c", "entry-dialog"), ("?", "shortcut-help")] {
        person.presses(key);
        stands_on(&person, dialog, &format!("on.closest('dialog')?.id === '{dialog}'"));
        person.presses(Key::Escape + "");
        stands_on(&person, "the case again", "on.id === 'case-title'");
    }

    // A patient who is deleted: asked in place, then at the list.
    person.opens(&text(&person, "return document.querySelector('a[href^=\"/patients/\"]').getAttribute('href')"));
    person.clicks("Edit patient…");
    presses_on(&person, "#patient-delete", Key::Enter);
    stands_on(&person, "the button that deletes", "on.id === 'patient-really-delete'");
    is_told(&person, "Patient deleted: Demo", || person.presses(Key::Enter + ""));
    stands_on(&person, "the list’s heading", "on.matches('h1') && location.pathname === '/'");
    is_told(&person, "Undone: Demo", || presses_on(&person, UNDO, Key::Enter));
    stands_on(&person, "the list’s heading still", "on.matches('h1')");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn of_two_people_of_one_name_the_right_one_stands_in_every_dialog() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    let year = support::today(&person).format("%Y").to_string().parse::<i32>().expect("a year");
    // Their birthdays are on 1 January, so that the age follows from the year.
    for (number, born) in [("11", year - 47), ("12", year - 30)] {
        person.opens("/");
        person.clicks("Add patient…");
        person.fills("Number in the clinic", number);
        person.fills("Name", "Ada Twin");
        person.fills("Date of birth", &format!("{born}-01-01"));
        person.clicks("Save patient");
        person.sees(&format!("Patient added: Ada Twin · no. {number} · "));
    }
    // The second one's page is open.
    let whom = "Ada Twin · no. 12 · 30 y";
    stands_on(&person, "the name", "on.id === 'patient-heading'");
    for (open, save) in [
        ("Add score…", "Save score"),
        ("Add session…", "Save session"),
        ("Edit patient…", "Save patient"),
        ("Decide…", "Kept for good"),
        ("Comment…", "Kept for good"),
        ("Put off…", "Kept for good"),
    ] {
        person.clicks(open);
        person.sees(save);
        person.sees(whom);
        if open == "Edit patient…" {
            person.clicks("Delete patient…");
            person.sees(&format!("This deletes {whom}, with"));
        }
        let heard = r#"
            const dialog = document.querySelector("dialog[open]");
            return dialog.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id).innerText).join(", ");
        "#;
        let heard = text(&person, heard);
        assert!(heard.ends_with(whom), "{open} is heard as “{heard}”");
        person.clicks("Cancel");
        person.sees_no(save);
    }
    // Scrolled to its end the page still says who it is.
    person.script("scrollTo(0, document.documentElement.scrollHeight)", vec![]);
    let seen = r#"
        const line = document.querySelector(".who-line");
        const box = line.getBoundingClientRect();
        return box.top >= 0 && box.bottom > box.top && line.contains(document.elementFromPoint(box.left + 8, box.top + 8)) ? line.innerText : "";
    "#;
    person.waits_until("the page still says who it is", || {
        let line = text(&person, seen);
        (line.contains("Ada Twin") && line.contains("no. 12 · 30 y")).then_some(())
    });
    person.clicks("Mark reviewed");
    person.sees(&format!("Marked reviewed: {whom}"));
    // Nothing of it in the browser's history.
    assert_eq!(text(&person, "return document.title"), "Patient · Anamnesis");

    person.clicks("Caseload");
    person.sees("Score needed");
    for number in ["11", "12"] {
        person.clicks(&format!("Look… at Ada Twin · no. {number} · "));
        person.sees("Whole record");
        let title =
            text(&person, "return document.querySelector('#drawer .dialog-title').innerText.replace(/\\s+/g, ' ')");
        assert!(title.starts_with(&format!("Ada Twin no. {number} · ")), "the drawer is headed “{title}”");
        person.presses(Key::Escape + "");
        person.sees_no("Whole record");
    }

    // Locked, whatever had the focus is gone: the first field of the door; and unlocked, the page's heading.
    person.presses_lock_keys();
    person.sees("The clinic is locked");
    stands_on(&person, "the name at the door", "on.id === 'unlock-name'");
    person.unlocks(e2e::CLINICIAN);
    stands_on(&person, "the heading", "on.matches('h1')");
    assert_eq!(person.complaints(), Vec::<String>::new());
}
