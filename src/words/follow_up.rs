//! What was decided about a patient, in the few words that the list has for it.

use crate::caseload::{Back, CantWait, Check, Limit};
use crate::record::{Day, Until};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// A check of a decision's effect: "check due since 3 Apr", "check by 3 Apr".
pub fn check_words(check: &Check, today: Day) -> String {
    let day = check.by.beside(today);
    match today.days_since(check.by) {
        0 => worded("check due today").to_owned(),
        late if late > 0 => say!("check due since {day}", day),
        _ => say!("check by {day}", day),
    }
}

/// Until when a patient is put off: "put off until 3 Apr", "put off until the next score".
pub fn put_off_words(until: Until, today: Day) -> String {
    match until {
        Until::Day(day) => say!("put off until {day}", day = day.beside(today)),
        Until::NextScore => worded("put off until the next score").to_owned(),
    }
}

/// Put off, and back all the same: "put off until 3 Apr, back: severe".
pub fn back_words(back: Back, today: Day) -> String {
    say!(
        "{put_off}, back: {back}",
        put_off = put_off_words(back.until, today),
        back = cant_wait_words(back.because, today)
    )
}

fn cant_wait_words(reason: CantWait, today: Day) -> String {
    match reason {
        CantWait::PersistentSince(day) => say!("persistent since {day}", day = day.beside(today)),
        CantWait::Severe => worded("severe").to_owned(),
        CantWait::Check(check) => check_words(&check, today),
        CantWait::Dose(day) => {
            say!("dose planned on {day}, memory not recovered or not known", day = day.beside(today))
        }
    }
}

/// What putting a patient off does not do.
pub fn limit_words(limit: &Limit, today: Day) -> String {
    match limit {
        Limit::Stays(reasons) => {
            let reasons = reasons.iter().map(|reason| cant_wait_words(*reason, today)).collect::<Vec<_>>();
            say!("Stays on the list, put off or not: {reasons}.", reasons = reasons.join("; "))
        }
        Limit::CheckDue(by) => {
            say!("Comes back on {by} at the latest: the check of a decision falls due.", by = by.long())
        }
        Limit::DoseNear { back, dose } => say!(
            "Comes back on {back} at the latest: a dose is planned on {dose}, and memory is not recovered or not known.",
            back = back.long(),
            dose = dose.long()
        ),
        Limit::Worsening => {
            worded("A newly persistent or severe worsening brings the patient back at once, unless it comes of other settings alone.").to_owned()
        }
    }
}
