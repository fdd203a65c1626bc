//! A hand-out for the patient, in plain words.

use super::{Facts, patient_paper};
use crate::ui::TextField;
use crate::words::{SayDay, advice, say, what_scores_show, worded};
use leptos::prelude::*;

/// The page. The clinic's number is typed before printing and kept nowhere.
#[component]
pub(crate) fn HandoutPage() -> impl IntoView {
    let call = RwSignal::new(String::new());
    let phone = view! {
        <div class="paper-tools">
            <TextField id="handout-phone" label=worded("Phone of your clinic, as it is to be printed") value=call kind="tel" inputmode="tel" />
        </div>
    };
    patient_paper(phone.into_any(), move |facts| handout(facts, call))
}

fn handout(facts: &Facts, call: RwSignal<String>) -> AnyView {
    let (name, day) = (facts.chart.patient.display_name().into_owned(), facts.judgement.as_of.long());
    let demo = facts.desk.is_demo().then(|| worded(" · made-up patient"));
    let advice = advice(&facts.judgement.policy).map(|(title, lines)| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <section>
                <h2>{title}</h2>
                <ul>{lines}</ul>
            </section>
        }
    });
    let whom = move || match call.get().trim() {
        "" => worded("Phone of your clinic: ______________________________").to_owned(),
        number => say!("Phone of your clinic: {number}", number),
    };
    view! {
        <article class="sheet handout">
            <h1>{worded("Your memory during ketamine treatment")}</h1>
            <p>{format!("{name} · {day}")} {demo}</p>
            <section>
                <h2>{worded("What your scores show")}</h2>
                <p>{what_scores_show(&facts.judgement)}</p>
            </section>
            {advice}
            <p class="whom">{whom}</p>
            <footer>{worded("This sheet is about what you reported yourself. It is not a diagnosis.")}</footer>
        </article>
    }
    .into_any()
}
