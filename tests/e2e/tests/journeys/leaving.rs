//! A form that is left half typed: by Esc, by ✕, by the browser's Back, by a link, by reloading. Nothing that was typed is gone unasked.

use crate::support;
use e2e::{CLINICIAN, Person};
use thirtyfour::Key;

/// The demo, at the page of its first flagged patient, whose address is returned.
fn opens_a_patient_of_the_demo(person: &Person) -> String {
    person.opens("/");
    crate::support::looks_around(person);
    person.sees("Caseload");
    let patient = person.waits_until("somebody is flagged", || support::flagged(person).into_iter().next());
    person.opens(&patient);
    person.sees("Add score…");
    patient
}

const OFFER: &str = "Half typed and not saved";

// Esc in a form of the demo, or its ✕, threw away what was typed: the next opening was empty (KeePassXC #4716, micromasters #579).
#[test]
fn what_was_typed_before_esc_or_the_cross_stands_in_the_form_when_it_is_opened_next() {
    let person = Person::new();
    let patient = opens_a_patient_of_the_demo(&person);
    assert!(!person.is_asked_before_leaving(), "nothing is half typed yet");

    // By Esc: a score.
    person.clicks("Add score…");
    person.picks("Instrument", "PROMIS Cognitive Function (T-score)");
    person.fills("Score", "41");
    person.fills("Note (may stay empty)", "One. Two. Three.");
    person.presses(Key::Escape + "");
    person.sees_no("Save score");
    person.sees(&format!("{OFFER}: a score"));
    assert!(person.is_asked_before_leaving());
    person.clicks("Add score…");
    person.sees("Half typed before and not saved");
    support::sees_in(&person, "Score", "41");
    support::sees_in(&person, "Note (may stay empty)", "One. Two. Three.");

    // Cancel drops what was typed since, and not what is offered.
    person.fills("Score", "42");
    person.clicks("Cancel");
    person.clicks("Add score…");
    support::sees_in(&person, "Score", "41");

    // By ✕, and typed on: the later text takes the place of the older.
    person.fills("Score", "43");
    person.clicks("Close");
    person.sees(&format!("{OFFER}: a score"));
    assert_eq!(person.reads().matches(OFFER).count(), 1, "{}", person.reads());
    person.clicks("Continue: a score");
    support::sees_in(&person, "Score", "43");
    person.clicks("Throw it away and start over");
    person.waits_until("the focus is in the form", || {
        let at = person.script("return document.activeElement.closest('.record-form [id]')?.id ?? null", vec![]);
        at.as_str().map(drop)
    });
    person.sees_no("Half typed before");
    support::sees_in(&person, "Score", "");
    support::sees_in(&person, "Note (may stay empty)", "");
    person.clicks("Cancel");
    person.sees_no(OFFER);
    assert!(!person.is_asked_before_leaving());

    // A decision and a comment of the same patient are two things.
    person.clicks("Decide…");
    person.ticks("Longer interval");
    person.fills("Why (needed to continue as is)", "because of");
    person.presses(Key::Escape + "");
    person.sees_no("Record a decision");
    person.clicks("Comment…");
    support::sees_in(&person, "Comment", "");
    person.fills("Comment", "half a thought");
    person.clicks("Close");
    person.clicks("Decide…");
    support::sees_in(&person, "Why (needed to continue as is)", "because of");
    assert!(
        person.reads_fields().contains(&("Longer interval".to_owned(), "true".to_owned())) || {
            person.reads_fields().iter().any(|(name, shown)| name.starts_with("Longer interval") && shown == "true")
        }
    );
    person.fills("Why (needed to continue as is)", "because of the last dose");
    person.clicks("Save");
    person.sees("Decision recorded");
    person.clicks("Comment…");
    support::sees_in(&person, "Comment", "half a thought");
    person.clicks("Save");
    person.sees_no("Add a comment");
    person.sees("half a thought");
    person.sees_no(OFFER);

    // A form that was only looked at is offered nowhere.
    person.clicks("Edit patient…");
    person.presses(Key::Escape + "");
    person.sees_no("Save patient");
    assert!(!person.sees_now(OFFER) && !person.is_asked_before_leaving());
    person.opens(&patient);
    assert_eq!(person.complaints(), Vec::<String>::new());
}

// The browser's Back with a form open showed the caseload, and the text was gone (Loris #5100, avni-client #373).
#[test]
fn what_was_typed_before_back_or_a_link_is_offered_on_the_next_page() {
    let person = Person::new();
    let patient = opens_a_patient_of_the_demo(&person);
    person.clicks("Caseload");
    person.sees("Add patient…");
    person.script(&format!("document.querySelector('a[href=\"{patient}\"]').click()"), vec![]);
    person.sees("Add session…");

    person.clicks("Add session…");
    person.fills("Dose (mg)", "42");
    person.fills("Note (may stay empty)", "fell asleep");
    assert!(person.is_asked_before_leaving());
    person.goes_back();
    person.waits_until("the form is closed", || {
        (person.script("return document.querySelector('dialog[open]') === null", vec![]) == true).then_some(())
    });
    person.sees(&format!("{OFFER}: a session"));
    person.clicks("Continue: a session");
    support::sees_in(&person, "Dose (mg)", "42");
    support::sees_in(&person, "Note (may stay empty)", "fell asleep");
    person.clicks("Save session");
    person.sees_no("Save session");
    person.sees_no(OFFER);

    // The note of a review, and changed rules, left by a link.
    person.fills("Note (may stay empty)", "ask about sleep");
    person.clicks("Settings");
    person.sees(&format!("{OFFER}: a note of a review"));
    let (id, days) = person.reads_fields().into_iter().find(|(id, _)| id.starts_with("setting-")).expect("a rule");
    let label = person.script(&format!("return document.querySelector('label[for=\"{id}\"]').textContent"), vec![]);
    let label = label.as_str().expect("a label").to_owned();
    person.fills(&label, "9999");
    person.clicks("Caseload");
    person.sees(&format!("{OFFER}: the clinic’s rules"));
    assert!(person.is_asked_before_leaving());
    person.clicks("Continue: the clinic’s rules");
    support::sees_in(&person, &label, "9999");
    person.clicks("Discard changes");
    support::sees_in(&person, &label, &days);
    person.clicks("Discard: the clinic’s rules");
    let focused = |what: &str| person.script(what, vec![]) == true;
    person.waits_until("the focus is on what does no harm", || {
        focused("return document.activeElement.innerText === 'Keep it'").then_some(())
    });
    person.clicks("Throw away what was typed");
    assert!(focused("return document.activeElement.id === 'main'"));
    person.clicks("Continue: a note of a review");
    support::sees_in(&person, "Note (may stay empty)", "ask about sleep");
    person.clicks("Mark reviewed with this note");
    person.sees_no(OFFER);
    assert!(!person.is_asked_before_leaving());
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn what_was_left_half_typed_is_sealed_with_the_rest_when_the_clinic_locks() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.opens("/");
    person.clicks("Real Person");
    person.clicks("Comment…");
    person.fills("Comment", "half a thought");
    person.presses(Key::Escape + "");
    person.sees(&format!("{OFFER}: a comment"));
    person.clicks("Add session…");
    person.fills("Dose (mg)", "42");
    support::locks(&person);
    person.unlocks(CLINICIAN);
    person.sees("a comment for");
    person.sees("a session");
    assert_eq!(person.reads().matches("Half typed on").count(), 2, "{}", person.reads());
    person.waits_until("both are kept", || (!person.is_asked_before_leaving()).then_some(()));

    // Taken up where the form opens, typed on and left again: still one, and the later.
    person.clicks("Comment…");
    support::sees_in(&person, "Comment", "half a thought");
    person.fills("Comment", "half a thought and a word");
    person.presses(Key::Escape + "");
    person.sees(&format!("{OFFER}: a comment"));
    support::locks(&person);
    person.unlocks(CLINICIAN);
    person.sees("a comment for");
    assert_eq!(person.reads().matches("Half typed on").count(), 2, "{}", person.reads());
    person.clicks("Continue: a comment");
    support::sees_in(&person, "Comment", "half a thought and a word");
    person.clicks("Save");
    person.sees("Comment added");
    person.reloads();
    person.sees("a session");
    assert_eq!(person.reads().matches("Half typed on").count(), 1, "{}", person.reads());
}
