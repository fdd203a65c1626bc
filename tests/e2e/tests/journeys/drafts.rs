//! What is half typed when the clinic locks: kept sealed, offered again, and offered once.

use crate::inbox::{invites, phq9, puts_in};
use crate::support::{self, HARM, TwoTabs};
use e2e::{CLINICIAN, Person};
use thirtyfour::Key;

/// Somebody in a clinic of their own who has half typed a comment.
fn with_half_a_comment() -> Person {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.opens("/");
    person.clicks("Real Person");
    person.clicks("Comment…");
    person.fills("Comment", "half a thought about");
    person
}

#[test]
fn what_is_half_typed_when_the_clinic_locks_is_offered_again() {
    let person = with_half_a_comment();
    support::locks(&person);
    person.unlocks(CLINICIAN);
    person.sees("Half typed on");
    person.reloads();
    person.sees("Half typed on");
    person.opens("/");
    person.clicks("Continue");
    support::sees_in(&person, "Comment", "half a thought about");
    person.fills("Comment", "a whole thought");
    person.clicks("Save");
    person.sees_no("Half typed");
    person.sees("a whole thought");
    person.reloads();
    person.sees("a whole thought");
    assert!(!person.sees_now("Half typed"));
}

/// How often the page offers something to be continued.
fn offers(person: &Person) -> usize {
    person.reads().matches("Half typed on").count()
}

/// Somebody left a comment half typed, looked at the demo from the data page, came back, and it was nowhere: only locking kept it.
#[test]
fn what_is_half_typed_when_another_clinic_is_entered_is_offered_again() {
    let person = with_half_a_comment();
    person.presses(Key::Escape);
    person.sees("Half typed and not saved");
    person.clicks("Data");
    person.clicks("Open the demo clinic");
    person.sees("Demo clinic: synthetic data");
    person.clicks("Data");
    person.clicks("Open my own clinic");
    person.unlocks(CLINICIAN);
    person.sees("Half typed on");
    assert_eq!(offers(&person), 1);
    person.clicks("Continue");
    support::sees_in(&person, "Comment", "half a thought about");
}

// What had been taken up again was kept beside its older version when the clinic was locked once more: both were offered, and it could
// not be told which was the later.
#[test]
fn what_was_taken_up_and_typed_on_takes_the_place_of_what_it_was() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Real Person");
    person.opens("/");
    person.clicks("Real Person");
    person.fills("Note (may stay empty)", "ask about sleep");
    person.clicks("Comment…");
    person.fills("Comment", "half a thought");
    support::locks(&person);
    person.unlocks(CLINICIAN);
    person.sees("a comment for");
    assert_eq!(offers(&person), 2, "{}", person.reads());

    person.clicks("Continue: a comment");
    support::sees_in(&person, "Comment", "half a thought");
    person.fills("Comment", "half a thought and a word");
    support::locks(&person);
    person.unlocks(CLINICIAN);
    person.sees("a comment for");
    assert_eq!(offers(&person), 2, "{}", person.reads());
    person.clicks("Continue: a comment");
    support::sees_in(&person, "Comment", "half a thought and a word");
    person.clicks("Save");
    person.sees("half a thought and a word");

    // One of the two is settled, and stays so; the other is still there.
    person.reloads();
    person.sees("a note of a review");
    assert_eq!(offers(&person), 1, "{}", person.reads());
}

// What was typed of it was gone with a lock, with Esc and with the ✕, without a word.
#[test]
fn what_was_done_about_harm_outlasts_a_lock_and_esc() {
    const DONE: &str = "What was done";
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Ada Example");
    let invitation = invites(&person);
    person.clicks("Inbox");
    puts_in(&person, &phq9(&invitation, 1, 2, 60));
    person.sees(HARM);
    let stands = |words: &str| support::sees_in(&person, DONE, words);
    person.clicks("Dealt with…");
    person.fills(DONE, "Called at once;");
    person.presses_lock_keys();
    person.sees("The clinic is locked");
    person.unlocks(CLINICIAN);
    person.sees("what was done about answers that tell of harm for Ada Example");
    person.clicks("Continue: what was done");
    stands("Called at once;");
    person.fills(DONE, "Called at once; her sister");
    person.presses(Key::Escape + "");
    person.sees("Half typed and not saved");
    person.clicks("Dealt with…");
    stands("Called at once; her sister");
    person.fills(DONE, "Called at once; her sister is there.");
    person.clicks("Dealt with");
    person.sees_no(HARM);
    person.sees_no("Half typed");
    person.opens("/audit");
    person.sees("Called at once; her sister is there.");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// A form that was left stayed offered on every page after the same was typed afresh and saved; thrown away, it was no loss, and nobody knew that.
#[test]
fn what_was_left_is_offered_no_more_once_the_same_form_is_saved() {
    const NAME: &str = "The clinic’s name (may stay empty)";
    const NOTE: &str = "Note (may stay empty)";
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Ada Example");
    person.fills(NOTE, "ask about sleep");
    person.clicks("Settings");
    person.fills(NAME, "Ketamine");
    person.clicks("Caseload");
    person.sees("Half typed and not saved: what patients are told");
    person.clicks("Settings");
    person.fills(NAME, "Ketamine & Co");
    person.clicks("Save what patients are told");
    person.sees("What patients are told is saved");
    person.sees("Half typed and not saved: a note of a review");
    person.sees_no("Half typed and not saved: what patients are told");
    // Another note says something else; the same note says it all.
    person.clicks("Caseload");
    person.clicks("Ada Example");
    person.fills(NOTE, "sleeps well");
    person.clicks("Mark reviewed with this note");
    person.sees("sleeps well");
    person.sees("Half typed and not saved: a note of a review");
    person.fills(NOTE, "ask about sleep");
    person.clicks("Mark reviewed with this note");
    person.sees_no("Half typed");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// A phone ends a page that is out of sight without a word, and so does a crash: what was half typed in it was gone.
#[test]
fn what_is_half_typed_outlasts_a_page_that_ends_out_of_sight() {
    const COPIED: &str = "Half typed on";
    let mut person = Person::new();
    support::sets_up_with_one_patient(&person, "Ada Example");
    person.opens("/");
    person.clicks("Ada Example");
    person.clicks("Comment…");
    person.fills("Comment", "half a thought");
    // Back in sight it is as if nothing had been: the form stands, and nothing is offered beside it once it is saved.
    let tabs = TwoTabs::second_at(&person, "/");
    person.sees(COPIED);
    tabs.goes_to(&tabs.first);
    person.fills("Comment", "a whole thought");
    person.clicks("Save");
    person.sees("Comment added");
    tabs.goes_to(&tabs.second);
    person.sees_no(COPIED);
    tabs.goes_to(&tabs.first);
    person.clicks("Comment…");
    person.fills("Comment", "another half");
    tabs.goes_to(&tabs.second);
    person.reloads();
    person.sees(COPIED);
    person.browser.crash();
    person.opens("/");
    person.sees(COPIED);
    person.clicks("Continue: a comment");
    support::sees_in(&person, "Comment", "another half");
    // Typed on and ended once more: what it was is not offered beside it, and goes with it.
    person.fills("Comment", "another half, and the rest");
    let tabs = TwoTabs::second_at(&person, "/");
    person.sees(COPIED);
    assert_eq!(person.reads().matches(COPIED).count(), 1, "{}", person.reads());
    drop(tabs);
    person.browser.crash();
    person.opens("/");
    person.sees(COPIED);
    assert_eq!(person.reads().matches(COPIED).count(), 1, "{}", person.reads());
    person.clicks("Continue: a comment");
    support::sees_in(&person, "Comment", "another half, and the rest");
    person.clicks("Save");
    person.sees("Comment added");
    person.reloads();
    person.sees("another half, and the rest");
    assert!(!person.sees_now("Half typed"), "{}", person.reads());
}
