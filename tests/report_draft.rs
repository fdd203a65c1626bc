//! What the patient's own page keeps of answers that are not known to be sent, and what it says of them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::questionnaire::{Authored, built_in};
use anamnesis::record::Instant;
use anamnesis::self_report::{Draft, PassedOn, Sending, SendingId};
use anamnesis::words::{begun_words, not_passed_on_words, passed_on_words};
use sendings::{NOW, sending};
use support::answered;

#[path = "support/native_seal.rs"]
mod native_seal;
#[path = "support/sendings.rs"]
mod sendings;
#[path = "support/questions.rs"]
mod support;

fn at(seconds: i64) -> Authored {
    Authored::new(Instant::from_seconds(NOW + seconds), 60).unwrap()
}

/// Answers as the page has them, before they have an id.
fn now(seconds: i64, item: i64) -> Sending {
    Sending { authored: at(seconds), answers: vec![answered("phq-9", &[Some(item); 9])], ..sending(0) }
}

/// A patient sealed, changed nothing, and sealed again. The second text was of another instant, so that the clinic took the two for different
/// answers.
#[test]
fn unchanged_answers_that_are_sealed_again_are_the_same_sending_of_the_same_instant() {
    let first = Sending { id: SendingId([9; 16]), ..now(0, 1) };
    assert_eq!(now(240, 1).or_sealed(Some(&first)), first);
    // Also after the page was loaded again.
    let draft = Draft { sending: first.clone(), begun: at(-60), passed_on: None };
    let kept = Draft::from_text(&draft.to_text().unwrap(), &[built_in("phq-9").unwrap()]).unwrap();
    assert_eq!(now(600, 1).or_sealed(Some(&kept.sending)), first);
    // Changed ones, and further words, are another sending, of their own instant.
    assert_eq!(now(240, 2).or_sealed(Some(&first)), now(240, 2));
    let added = Sending { comment: "More.".to_owned(), ..now(240, 1) };
    assert_eq!(added.clone().or_sealed(Some(&first)), added);
    assert_eq!(now(0, 1).or_sealed(None), now(0, 1));
}

/// “You began to answer … at 19:59” was 20:00 after the page was loaded once more; and a text that was copied was forgotten.
#[test]
fn when_the_answers_were_begun_and_what_was_passed_on_outlast_a_reload() {
    let asked = [built_in("phq-9").unwrap()];
    let passed_on = Some(SendingId([9; 16]));
    for passed_on in [None, passed_on] {
        let draft = Draft { sending: now(600, 1), begun: at(0), passed_on };
        assert_eq!(Draft::from_text(&draft.to_text().unwrap(), &asked), Ok(draft));
    }
    // A form that an earlier version of the app kept.
    let before = now(600, 1);
    let read = Draft::from_text(&before.to_draft().unwrap(), &asked).unwrap();
    assert_eq!(read, Draft { begun: before.authored, sending: before, passed_on: None });
    assert!(Draft::from_text("", &asked).is_err());
}

/// “Nothing is sent yet.” and “On this page nothing was … copied” stood there a minute after a text was copied, as soon as an answer was changed.
#[test]
fn an_earlier_version_that_was_copied_is_not_forgotten() {
    let (first, second) = (SendingId([1; 16]), SendingId([2; 16]));
    assert_eq!(PassedOn::of(first, None), PassedOn::Nothing);
    assert_eq!(PassedOn::of(first, Some(first)), PassedOn::These);
    assert_eq!(PassedOn::of(second, Some(first)), PassedOn::Earlier);
    // Sealed, the text could be sent by ways that the page doesn't see; gone back from it, “Nothing is sent yet.” was said all the same.
    assert_eq!(begun_words(at(0), PassedOn::Nothing).matches("On this page nothing was shared").count(), 1);
    for passed_on in [PassedOn::These, PassedOn::Earlier] {
        let said = [passed_on_words(passed_on).to_owned(), begun_words(at(0), passed_on)];
        for said in said {
            assert!(said.contains("copied") && !said.contains("nothing was"), "{said}");
        }
    }
    let said = not_passed_on_words(PassedOn::Earlier);
    assert!(said.starts_with("An earlier version") && said.contains("this version was not"), "{said}");
}
