//! The banner on every page, whatever day the pages show.

use crate::browser::hosted::app_url;
use crate::browser::local_time::when_words;
use crate::caseload::HarmAlert;
use crate::pages::state::{Dealing, Desk};
use crate::record::Key;
use crate::ui::{Banner, BannerKind, button};
use crate::words::{SayDay, harm_answer_words, harm_when_words, say, unknown_sender, worded};
use leptos::prelude::*;

/// A sending that tells of harm, as it reads.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    report: Key,
    patient: Option<Key>,
    whose: String,
    words: String,
    /// What its button is called: a patient may have sent several.
    label: String,
}

impl Told {
    fn of(desk: Desk, alert: &HarmAlert) -> Self {
        let whose = alert.patient.and_then(|patient| desk.identity_now(patient));
        let whose = whose.unwrap_or_else(|| unknown_sender().to_owned());
        let label = deal_label(alert, &whose);
        Self { report: alert.report, patient: alert.patient, whose, words: alert_words(desk, alert), label }
    }
}

/// What the button is called that says what was done about it.
pub(crate) fn deal_label(alert: &HarmAlert, whose: &str) -> String {
    let when = harm_when_words(alert, &when_words(alert.received));
    say!("Dealt with… the answers of {whose}, {when}", whose, when)
}

/// Which answers, and when they were given and received.
pub(crate) fn alert_words(desk: Desk, alert: &HarmAlert) -> String {
    let mut answers: Vec<String> = desk.harm_answers(alert).iter().map(harm_answer_words).collect();
    if answers.is_empty() {
        // What was typed in from paper can be corrected; that ends no alert.
        answers.push(worded("an answer that told of harm was corrected before anybody had dealt with it").to_owned());
    }
    let answers = answers.join("; ");
    format!("{answers}; {}.", harm_when_words(alert, &when_words(alert.received)))
}

/// The banner; nothing where nothing waits.
#[component]
pub(crate) fn HarmBanner(desk: Desk) -> impl IntoView {
    // Compared as it reads: an alert that is drawn anew is read aloud once more.
    let told = Memo::new(move |_| desk.harm_alerts().iter().map(|one| Told::of(desk, one)).collect::<Vec<_>>());
    let line = move |told: Told| {
        let whose = match told.patient {
            Some(patient) => {
                view! { <a href=app_url(format!("/patients/{patient}"))>{told.whose.clone()}</a> }.into_any()
            }
            None => view! { <a href=app_url("/inbox")>{told.whose.clone()}</a> }.into_any(),
        };
        // What was done is noted at the present.
        let deal = button(worded("Dealt with…"), move |_| {
            desk.back_to_today();
            desk.dealing.set(Some(Dealing { patient: told.patient, report: told.report }));
        });
        let deal = deal.quiet().label(told.label);
        view! { <li>{whose} ": " {told.words} " " {deal}</li> }
    };
    move || {
        let all = told.get();
        let not_of_that_day = move || {
            let day = desk.looks_back.get()?;
            let words = say!("This is of today, not of {day}, which is shown below. ", day = day.long());
            Some(view! { <b>{words}</b> })
        };
        (!all.is_empty()).then(|| {
            view! {
                <Banner kind=BannerKind::Urgent>
                    <p>
                        {not_of_that_day}
                        <b>{worded("An answer tells of harm, and nobody has dealt with it.")}</b>
                        {worded(" Call the patient now. This stays on every page until somebody says what was done.")}
                    </p>
                    <ul class="harm-list">{all.into_iter().map(line).collect_view()}</ul>
                </Banner>
            }
        })
    }
}
