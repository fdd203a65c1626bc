//! The provider's desk: a decision in the morning, the weekly meeting, and a follow-up four weeks later, with the demo's clock moved.

use crate::support::{flagged, today};
use chrono::Days;
use e2e::Person;

/// A flagged patient's page, open.
fn opens_a_flagged_patient(person: &Person) -> String {
    person.opens("/");
    crate::support::looks_around(person);
    let patient = person.waits_until("somebody is flagged", || flagged(person).into_iter().next());
    person.opens(&patient);
    person.sees("Nothing decided or noted yet.");
    patient
}

fn decides(person: &Person, step: &str, why: &str) {
    person.clicks("Decide…");
    person.sees("Record a decision");
    person.ticks(step);
    person.fills("Why (needed to continue as is)", why);
    person.clicks("Save");
    person.sees("Decision recorded");
}

#[test]
fn a_morning_a_decision_is_recorded_corrected_and_never_overwritten() {
    let person = Person::new();
    let patient = opens_a_flagged_patient(&person);

    // Nothing is saved that says nothing.
    person.clicks("Decide…");
    person.clicks("Save");
    person.sees("Choose at least one step");
    person.clicks("Cancel");

    // Decided by keyboard, with the reasons of this patient beside the steps.
    person.presses("d");
    person.sees("Longer interval because");
    person.ticks("Longer interval");
    person.fills("Why (needed to continue as is)", "worse after each dose");
    person.clicks("Save");
    person.sees("Decided: Longer interval");
    person.sees("Why: worse after each dose");
    person.sees("Check with a score by");

    // A slip is corrected by a new entry; the old one stays readable.
    person.clicks("Correct…");
    person.sees("Correct an entry");
    person.fills("Why (needed to continue as is)", "worse after the last two doses");
    person.clicks("Save");
    person.sees("Why: worse after the last two doses");
    person.sees("Corrected on");
    person.sees("Why: worse after each dose");

    // All of it is kept, and the decision counts as a review. The list names one day for the next score: the check's, where it is first.
    person.reloads();
    person.sees("Why: worse after the last two doses");
    person.sees("with the entry of that day");

    // Put off: last in the group and said so, not gone.
    person.opens(&patient);
    person.clicks("Put off…");
    person.clicks("Save");
    person.sees("Put off until the next score");
    person.opens("/?groups=persistent");
    person.sees("put off until the next score");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn a_meeting_goes_through_the_open_cases_by_one_key_and_its_minutes_say_what_was_decided() {
    let person = Person::new();
    person.opens("/");
    crate::support::looks_around(&person);
    person.sees("Caseload");
    person.clicks("Review");
    person.sees("Review meeting");
    person.sees("Case 1 of");
    // Of the demo's answers one told of harm, which was dealt with before anything else.
    person.sees("told of harm. Dealt with by");
    person.presses("j");
    person.sees("Case 2 of");
    person.presses("k");
    person.sees("Case 1 of");
    decides(&person, "Laboratory", "vitamin B12 was never looked at");
    person.sees("entered today");
    person.sees("Decided: Laboratory, because: vitamin B12 was never looked at");
    person.presses("j");
    person.sees("Case 2 of");
    person.presses("c");
    person.sees("Add a comment");
    person.fills("Comment", "asks the family too");
    person.clicks("Save");
    person.sees("- Comment: asks the family too");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn four_weeks_later_the_check_is_due_by_itself_and_a_score_shows_before_and_since() {
    let person = Person::new();
    let patient = opens_a_flagged_patient(&person);
    decides(&person, "Pause and re-score off drug", "sessions went on");

    // Four weeks pass, on the demo's clock, which says so on every page.
    person.clicks("Data");
    person.clicks("Four weeks on");
    person.sees("28 days ahead");
    person.clicks("Caseload");
    person.sees("check due since");

    person.opens(&patient);
    person.sees("Not known yet: no score judged since");
    let day = today(&person).checked_add_days(Days::new(28)).expect("a day");
    person.clicks("Add score…");
    person.fills("Score", "50");
    person.fills("Day", &day.to_string());
    person.clicks("Save score");
    person.sees("Before and since");
    person.sees("28 days before");
    person.sees("A comparison, no proof");

    person.clicks("Data");
    person.clicks("Back to today");
    person.sees_no("days ahead");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn a_patient_is_looked_at_beside_the_list_and_a_filter_is_saved_under_a_name() {
    let person = Person::new();
    person.opens("/");
    crate::support::looks_around(&person);
    person.sees("Caseload");

    // Looked at, and the next one, without leaving the list.
    person.presses("j");
    person.presses("o");
    person.sees("Whole record");
    let title = || person.script("return document.querySelector('#drawer-title').innerText", vec![]);
    let first = title();
    person.clicks("Next patient");
    person.waits_until("the next patient is shown", || (title() != first).then_some(()));
    let second = title();
    person.clicks("Mark reviewed");
    person.sees("Nothing new since the last review");
    person.presses(thirtyfour::Key::Escape + "");
    person.sees_no("Whole record");
    person.sees("Caseload");
    // The focus is on the row of whom was looked at last.
    let on = "return document.activeElement.innerText";
    person.waits_until("the focus is back on the list", || (person.script(on, vec![]) == second).then_some(()));

    // A filter is saved, and still there after a reload.
    person.picks("Group", "Can’t tell");
    person.clicks("Save filter…");
    person.clicks("Save filter");
    person.sees("Give the filter a name.");
    person.fills("Name for the group", "Whom to ask for a score");
    person.presses(thirtyfour::Key::Enter + "");
    person.sees_no("Saved filters");
    person.opens("/");
    person.picks("Saved filter", "Whom to ask for a score");
    person.waits_until("the filter is on", || {
        person.script("return location.search", vec![]).as_str().filter(|s| s.contains("cant-tell")).map(|_| ())
    });
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Whoever entered scores fast, by the keys, found the next form shut again at once: the browser says that a dialog is closed a moment
/// after it is, and that word was taken for the form that was opened meanwhile.
#[test]
fn a_form_that_is_opened_the_moment_another_one_closes_stays_open() {
    let person = Person::new();
    opens_a_flagged_patient(&person);
    let script = r#"
        const done = arguments[arguments.length - 1];
        const dialog = document.getElementById("score-dialog");
        const button = (words) => [...document.querySelectorAll("button")].find((one) => one.innerText.trim() === words);
        const pause = () => new Promise((go) => setTimeout(go, 50));
        (async () => {
            button("Add score…").click();
            await pause();
            const wasOpen = dialog.open;
            dialog.querySelector("button[aria-label=Close]").click();
            while (dialog.open) await null;
            button("Add score…").click();
            await pause();
            done([wasOpen, dialog.open]);
        })();
    "#;
    assert_eq!(person.script_async(script, vec![]), serde_json::json!([true, true]));
    person.clicks("Close");
    person.waits_until("it is closed when asked to", || {
        (person.script("return document.querySelector('#score-dialog[open]')", vec![]).is_null()).then_some(())
    });
}
