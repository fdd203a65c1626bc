//! What the scores of a response would be, and where the patient would stand with all of them: one press takes them in together.

use super::open_inbox::Inbox;
use super::said::Said;
use crate::caseload::{Foreseen, Made, SecondScore};
use crate::record::{Key, Score};
use crate::words::{score_preview_words, state_preview_words};
use leptos::prelude::*;

/// What is foreseen of one response, as far as it is said what becomes of a second score. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Outlook {
    foreseen: Memo<Option<Foreseen>>,
    inbox: Inbox,
}

impl Outlook {
    /// Of the answers of that patient.
    pub(super) fn of(inbox: Inbox, said: Said, patient: Key, made: Vec<Made>) -> Self {
        let foreseen = Memo::new(move |_| {
            let kept = SecondScore::carried_out(said.second(), &made)?;
            let clinic = inbox.desk.clinic.get();
            let rules = (&*clinic.instruments, &clinic.policy);
            Some(Foreseen::of(clinic.chart(patient)?, rules, &made, &kept, inbox.desk.today.get()))
        });
        Self { foreseen, inbox }
    }

    /// What one of its scores would be.
    pub(super) fn score(self, score: Score) -> impl Fn() -> Option<String> + Send {
        move || {
            self.foreseen.with(|foreseen| {
                let foreseen = foreseen.as_ref()?;
                score_preview_words(&foreseen.then, (&score.instrument, foreseen.place(score.key)?))
            })
        }
    }

    /// Where the patient would stand.
    pub(super) fn state(self) -> AnyView {
        let words = move || {
            self.foreseen.with(|foreseen| {
                let Foreseen { now, then, .. } = foreseen.as_ref()?;
                Some(self.inbox.desk.clinic.with(|clinic| state_preview_words(now, then, &clinic.instruments)))
            })
        };
        view! { <p class="preview">{words}</p> }.into_any()
    }
}
