//! The patient's page: what the first screen shows, and how the figure is read.

use crate::support;
use chrono::Days;
use e2e::{Browser, Folder, Person};
use thirtyfour::Key;

/// The address of the first patient of every group of the demo clinic.
fn patients(person: &Person) -> Vec<String> {
    let script = r#"return document.querySelector('tr.patient a[href^="/patients/"]')?.getAttribute("href") ?? null"#;
    let groups = ["persistent", "dose-due", "to-confirm", "emerging", "recovering", "cant-tell", "clear"];
    let first = |group: &str| {
        person.opens(&format!("/?groups={group}"));
        person.waits_until("the group shows a patient", || person.script(script, vec![]).as_str().map(str::to_owned))
    };
    groups.map(first).to_vec()
}

/// What is read under the figure.
fn read(person: &Person) -> String {
    let read = person.script("return document.querySelector('.timeline-read').innerText", vec![]);
    read.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Presses a key and waits until something else is read.
fn reads_next(person: &Person, key: Key) -> String {
    let before = read(person);
    person.presses(key + "");
    person.waits_until("another point is read", || Some(read(person)).filter(|now| *now != before))
}

/// Moves the pointer onto the point that is read by keys.
fn points_at_the_ring(person: &Person) {
    let place = r#"
        const canvas = document.querySelector(".timeline-canvas").getBoundingClientRect();
        const ring = document.querySelector(".timeline-ring");
        return [canvas.left + parseFloat(ring.style.left), canvas.top + parseFloat(ring.style.top)];
    "#;
    let place: (f64, f64) = serde_json::from_value(person.script(place, vec![])).expect("a place");
    for by in [40.0, 3.0] {
        #[expect(clippy::cast_possible_truncation, reason = "a place in a window")]
        let moves = person.browser.driver().action_chain().move_to((place.0 + by) as i64, (place.1 + by) as i64);
        person.browser.wait(moves.perform()).expect("the pointer moves");
    }
}

/// Where the parts that must be on the first screen end; what is missing has no place.
const ENDS: &str = r#"
    const bottom = (selector, which = 0) => document.querySelectorAll(selector)[which]?.getBoundingClientRect().bottom ?? null;
    const tools = [...document.querySelectorAll(".timeline-tools button")].map((button) => button.getBoundingClientRect().top);
    const who = document.getElementById("patient-heading").getBoundingClientRect().top;
    return {
        who: document.querySelector(".badges").getBoundingClientRect().bottom - who,
        timeline: bottom(".timeline"),
        headline: bottom(".why .headline"),
        change: bottom(".why-track ul"),
        options: bottom(".why .options"),
        open: document.querySelector(".why .options")?.children.length ?? 0,
        tools: Math.max(...tools) - Math.min(...tools),
        wide: document.documentElement.scrollWidth - window.innerWidth,
    };
"#;

/// At 1280 x 800 the head took four lines and the tools of the figure two: the options lay below the screen, nine of them in a row.
#[test]
fn the_first_screen_says_who_since_when_why_and_what_next() {
    let person = Person::new();
    person.opens("/");
    crate::support::looks_around(&person);
    person.sees("Score needed");
    for patient in patients(&person) {
        for (width, height) in [(1280, 800), (1440, 900), (1920, 1080)] {
            person.browser.resizes(width, height);
            person.opens(&patient);
            person.sees("Why, and what next");
            // The figure is drawn anew once its place is measured.
            let ends = person.waits_until("the figure is drawn", || {
                let ends = person.script(ENDS, vec![]);
                ends["timeline"].as_f64().filter(|end| *end > 300.0).map(|_| ends)
            });
            let at = format!("{patient} at {width} x {height}: {ends}");
            assert!(ends["who"].as_f64().is_some_and(|who| who < 64.0), "two lines say who it is: {at}");
            assert!(ends["tools"].as_f64().is_some_and(|tools| tools < 4.0), "the tools are one line: {at}");
            assert!(ends["wide"].as_f64().is_some_and(|wide| wide <= 0.0), "nothing is cut at the side: {at}");
            assert!(ends["open"].as_u64().is_some_and(|open| open <= 3), "the rest of the options is folded: {at}");
            for part in ["timeline", "headline", "change", "options"] {
                assert!(ends[part].as_f64().is_none_or(|end| end <= f64::from(height)), "{part} is cut off: {at}");
            }
        }
    }
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// On a phone the table of sessions ended before the dose.
#[test]
fn a_phone_and_a_zoomed_page_show_the_dose_of_every_session() {
    let person = Person::new();
    person.opens("/");
    crate::support::looks_around(&person);
    person.sees("Score needed");
    let patient = patients(&person).remove(0);
    for (width, height) in [(390, 844), (640, 400)] {
        person.browser.resizes(width, height);
        person.opens(&patient);
        person.sees("Sessions");
        let script = r#"
            const cells = [...document.querySelectorAll('.records td[data-label="Dose"]')].map((cell) => cell.getBoundingClientRect());
            const inside = cells.filter((cell) => cell.width > 40 && cell.left >= 0 && cell.right <= window.innerWidth);
            return { all: cells.length, inside: inside.length, wide: document.documentElement.scrollWidth - window.innerWidth };
        "#;
        let doses = person.script(script, vec![]);
        assert!(doses["all"].as_u64().is_some_and(|all| all > 0), "{width}: {doses}");
        assert_eq!(doses["all"], doses["inside"], "{width}: {doses}");
        assert!(doses["wide"].as_i64().is_some_and(|wide| wide <= 0), "{width}: {doses}");
    }
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Three scores of one day and one value lay on one place: the pointer read one, the keys read them out of order and without times.
#[test]
fn points_on_one_place_are_all_read_by_pointer_and_by_keys() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    let folder = Folder::new();
    let ago = |days: u64| (support::today(&person) - Days::new(days)).to_string();
    let (before, on, after) = (ago(30), ago(28), ago(19));
    let scores = format!(
        "patient_id,instrument,date,time,timing,value\n\
         P-1,promis-cf,{before},,,50\n\
         P-1,promis-cf,{on},18:00,after,50\n\
         P-1,promis-cf,{on},09:00,before,50\n\
         P-1,promis-cf,{on},12:00,after,50\n\
         P-1,promis-cf,{after},,,44\n"
    );
    let files = [
        support::written(&folder, "patients.csv", "patient_id,name\nP-1,Muster Quitte\n"),
        support::written(&folder, "scores.csv", scores),
        support::written(
            &folder,
            "sessions.csv",
            format!("patient_id,date,time,status,route,dose_mg\nP-1,{on},10:00,given,iv,40\n"),
        ),
    ];
    support::imports(&person, &files);
    person.opens("/");
    person.clicks("Muster Quitte");
    person.sees("Why, and what next");
    person.script("document.querySelector('.timeline-canvas').focus()", vec![]);
    assert!(reads_next(&person, Key::Left).contains("44"), "the latest comes first");
    for (words, place) in [("18:00", "3 of 3"), ("12:00", "2 of 3"), ("09:00", "1 of 3"), ("10:00: ketamine", "40 mg")]
    {
        let read = reads_next(&person, Key::Left);
        assert!(read.contains(words) && read.contains(place), "{read}");
    }
    reads_next(&person, Key::Right);
    points_at_the_ring(&person);
    let told = person.waits_until("all three are told", || Some(read(&person)).filter(|told| told.contains("18:00")));
    let times: Vec<Option<usize>> = ["09:00", "12:00", "18:00"].map(|time| told.find(time)).to_vec();
    assert!(times.iter().all(Option::is_some) && times.is_sorted(), "{told}");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Somebody in the demo clinic, with the focus on a patient's figure.
fn is_at_a_figure(person: Person) -> Person {
    person.opens("/");
    crate::support::looks_around(&person);
    person.sees("Add patient…");
    let patient = patients(&person).remove(0);
    person.opens(&patient);
    person.sees("Why, and what next");
    person.script("document.querySelector('.timeline-canvas').focus()", vec![]);
    person
}

/// "The arrow keys", said the figure; Up and Down scrolled the page. Its description lay in a fold, where a reader of the page finds it
/// only after unfolding.
#[test]
fn up_and_down_read_the_other_panels_and_the_words_are_there_while_folded() {
    let person = is_at_a_figure(Person::new());
    let scrolled = || person.script("return window.scrollY", vec![]).as_f64();
    let before = scrolled();
    let latest = reads_next(&person, Key::Down);
    let above = reads_next(&person, Key::Up);
    let back = reads_next(&person, Key::Down);
    assert!(latest != above && back != above, "{latest} / {above} / {back}");
    assert_eq!(scrolled(), before, "the page stays where it is");
    let words = r#"
        const figure = document.querySelector(".timeline-canvas");
        const words = document.getElementById(figure.getAttribute("aria-describedby"));
        return { said: words.textContent, folded: !!words.closest("details:not([open])"), drawn: words.getClientRects().length > 0,
            high: words.getBoundingClientRect().height, label: figure.getAttribute("aria-label") };
    "#;
    let folded = person.script(words, vec![]);
    assert!(folded["said"].as_str().is_some_and(|said| said.contains("Timeline from")), "{folded}");
    assert!(folded["folded"] == false && folded["drawn"] == true, "a reader of the page comes upon it: {folded}");
    assert!(folded["high"].as_f64().is_some_and(|high| high <= 1.0), "it is out of sight: {folded}");
    assert!(folded["label"].as_str().is_some_and(|label| label.contains("Up and Down")), "{folded}");
    person.clicks("The figure in words");
    let seen = person.script(words, vec![]);
    assert!(seen["high"].as_f64().is_some_and(|high| high > 20.0), "{seen}");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

// Whoever had letters of twice the size read the figure's in the usual one: it is drawn in pixels, and asked for no size of letters.
#[test]
fn the_letters_of_the_figure_are_as_large_as_the_page_has_them() {
    if support::is_left_out("only Chromium is told the size of letters at its start") {
        return;
    }
    let height = "return document.querySelector('.timeline-canvas').getBoundingClientRect().height";
    let drawn = |pixels: u32| {
        let person = is_at_a_figure(Person::at(Browser::start_with_letters(pixels)));
        let by_key = reads_next(&person, Key::Left);
        points_at_the_ring(&person);
        let told = person.waits_until("it is read by the pointer", || Some(read(&person)).filter(|now| *now == by_key));
        assert_eq!(person.complaints(), Vec::<String>::new());
        (told, person.script(height, vec![]).as_f64().expect("a height"))
    };
    let ((usual, low), (large, high)) = (drawn(16), drawn(32));
    assert_eq!(usual, large, "the same point lies under the ring");
    assert!(high > 1.4 * low, "{high} and {low} pixels high");
}

/// Moving and zooming by keys was silent and forgot the point that was read, and Home and End scrolled the page.
#[test]
fn what_keys_make_of_the_stretch_is_said_and_the_ends_are_reached_at_once() {
    let person = is_at_a_figure(Person::new());
    let scrolled = || person.script("return window.scrollY", vec![]).as_f64();
    let before = scrolled();
    let zoomed = reads_next(&person, Key::Add);
    assert!(zoomed.contains(" to ") && zoomed.contains(" score"), "{zoomed}");
    let earlier = reads_next(&person, Key::PageUp);
    assert!(earlier.contains(" to ") && earlier.contains(" score"), "{earlier}");
    let first = reads_next(&person, Key::Home);
    let last = reads_next(&person, Key::End);
    assert!(first != last && first.contains("Show row") && last.contains("Show row"), "{first} / {last}");
    assert_eq!(scrolled(), before, "the page stays where it is");
    // All of it has the point in view, too: what is shown now is said first, and the point is still read.
    person.clicks("All");
    let all = person.waits_until("the stretch is said", || Some(read(&person)).filter(|told| *told != last));
    assert!(all.ends_with(&last) && all.contains(" score"), "{all} / {last}");
    person.clicks("Overlaid");
    let words = "return document.getElementById('timeline-words').textContent";
    let words = || person.script(words, vec![]).as_str().unwrap_or_default().to_owned();
    let said = person.waits_until("the words follow", || Some(words()).filter(|said| said.contains("over each other")));
    assert!(!said.contains("Timeline from"), "{said}");
    assert!(read(&person).contains("over each other, day 0 to "), "{}", read(&person));
    assert_eq!(person.complaints(), Vec::<String>::new());
}
