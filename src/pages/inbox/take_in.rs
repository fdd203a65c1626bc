//! What can be done with a response: take it in, refuse it, throw it away, or say how its harm was dealt with.

use super::open_inbox::{Inbox, Refusing};
use super::said::Said;
use crate::caseload::{Kept, Made, Response, SecondScore, made_of};
use crate::desk::Command;
use crate::pages::harm::deal_label;
use crate::pages::state::Dealing;
use crate::self_report::Opened;
use crate::ui::{button, start_once};
use crate::words::{day_fault_words, say, unknown_sender, worded};
use leptos::prelude::*;

/// What can be done with it.
pub(super) fn actions(inbox: Inbox, said: Said, response: Response) -> AnyView {
    let desk = inbox.desk;
    let patient = response.invited.map(|(patient, _)| patient);
    let whose = patient.and_then(|patient| desk.identity(patient));
    let can_be_taken_in = response.can_be_taken_in();
    let refusing = Refusing::of(&response);
    let words = if can_be_taken_in { worded("Refuse…") } else { worded("Throw away…") };
    let arrival = response.arrival;
    // What else waits may become another's namesake.
    let of = Memo::new(move |_| inbox.names.with(|names| names.get(&arrival).cloned()).unwrap_or_default());
    let label_refuse = move || format!("{words} {}", of.get());
    let whose_harm = whose.clone().unwrap_or_else(|| unknown_sender().to_owned());
    let refuse = move || {
        let refusing = refusing.clone();
        button(words, move |_| inbox.refusing.set(Some(refusing.clone()))).label(label_refuse).view()
    };
    // What can't be taken in and tells of harm is dealt with; before that it can't be thrown away.
    let alert = move || desk.harm_alerts().iter().find(|alert| alert.arrival == Some(arrival)).cloned();
    let alert = Memo::new(move |_| alert().filter(|_| !can_be_taken_in));
    let refuse_or_deal = move || match alert.get() {
        None => refuse().into_any(),
        Some(alert) => {
            let dealing = Dealing { patient: alert.patient, report: alert.report };
            let label = deal_label(&alert, &whose_harm);
            let deal = button(worded("Dealt with…"), move |_| desk.dealing.set(Some(dealing)));
            view! {
                {deal.primary().label(label).view()}
                <p class="hint">{worded("It tells of harm, so it can’t be thrown away until somebody has said what was done.")}</p>
            }
            .into_any()
        }
    };
    let label_take = move || say!("Take in the answers of {of}", of = of.get());
    let take = can_be_taken_in.then(|| {
        let press = move |_| take_in(inbox, said, &response);
        button(worded("Take in"), press).primary().label(label_take).busy(inbox.busy).view()
    });
    view! {
        <p class="form-error" role="alert">{move || said.lacks.get()}</p>
        <div class="actions">{take} {refuse_or_deal}</div>
    }
    .into_any()
}

/// Takes it in, once all is said that has to be.
fn take_in(inbox: Inbox, said: Said, response: &Response) {
    let desk = inbox.desk;
    said.lacks.set(None);
    let Some(opened) = response.opened() else { return };
    let made = untrack(|| made(inbox, said, response, opened));
    let Some(made) = made else {
        return said.lacks.set(Some(
            worded("This patient’s record is in doubt. Decide about it on the data page first; the answers stay here.")
                .to_owned(),
        ));
    };
    let today = desk.today.get_untracked();
    let day = match untrack(|| said.day(response, today)) {
        Ok(day) => day,
        Err(fault) => return said.lacks.set(Some(day_fault_words(fault, today))),
    };
    let Some(kept) = SecondScore::carried_out(untrack(|| said.second()), &made) else {
        return said.lacks.set(Some(worded("Say what becomes of the second score.").to_owned()));
    };
    let is_kept = |score| kept.iter().any(|(key, kept)| *key == score && *kept != Kept::Left);
    let clinic = desk.clinic.get_untracked();
    let Some(mut taken) = desk.taken(&clinic, response, day, is_kept) else { return };
    for (made, kept) in &kept {
        let Kept::InPlaceOf(there) = kept else { continue };
        if let Some(there) = clinic.chart(taken.patient).and_then(|chart| chart.score(*there)) {
            taken = taken.in_place_of(*made, there);
        }
    }
    start_once(inbox.busy, async move {
        match desk.run(Command::TakeIn(vec![taken])).await {
            Ok(()) => Inbox::go_on(),
            Err(failure) => desk.say_in(said.lacks, &failure),
        }
    });
}

/// What the answers would become; none where nobody knows whose they are, or the patient isn't judged.
pub(super) fn made(inbox: Inbox, said: Said, response: &Response, opened: &Opened) -> Option<Vec<Made>> {
    let desk = inbox.desk;
    let (patient, _) = response.invited.filter(|_| response.can_be_taken_in())?;
    let clinic = desk.clinic.get();
    let judgement = desk.judged.with(|all| all.get(&patient).cloned())?;
    // Until a day is said that can be, it is shown as if the patient's counted.
    let day = said.day(response, desk.today.get()).ok().flatten();
    Some(made_of(opened, &clinic, (clinic.chart(patient)?, &judgement), day))
}
