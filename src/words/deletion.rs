//! What a deletion takes along, named before it is done.

use super::count::counted;
use super::identity::identity_words;
use super::language::{say, worded};
use crate::record::{Chart, Charts, Day};

/// What goes with a patient.
pub fn patient_goes_words(chart: &Chart, today: Day) -> String {
    say!(
        "This deletes {who}, with {sessions}, {scores} and {reviews}, and whatever invitations and answers there are, from this browser. Undo brings all of it back while its message is shown, some 20 seconds.",
        who = identity_words(&chart.patient, today),
        sessions = counted(chart.sessions.len(), worded("session"), worded("sessions")),
        scores = counted(chart.scores.len(), worded("score"), worded("scores")),
        reviews = counted(chart.reviews.len(), worded("review"), worded("reviews"))
    )
}

/// What goes with the clinic.
pub fn clinic_goes_words(charts: &Charts) -> String {
    let count = |of: fn(&Chart) -> usize| charts.values().map(|chart| of(chart)).sum::<usize>();
    say!(
        "{patients} with {sessions}, {scores}, {reviews} and {entries}, the clinic’s own instruments and its rules go from this browser, for good.",
        patients = counted(charts.len(), worded("patient"), worded("patients")),
        sessions = counted(count(|c| c.sessions.len()), worded("session"), worded("sessions")),
        scores = counted(count(|c| c.scores.len()), worded("score"), worded("scores")),
        reviews = counted(count(|c| c.reviews.len()), worded("review"), worded("reviews")),
        entries = counted(count(|c| c.log.len()), worded("decision or comment"), worded("decisions and comments"))
    )
}
