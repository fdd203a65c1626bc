//! A hand-out for the patient, in plain words.

use super::{Facts, patient_paper};
use crate::pages::invitation::{Given, given, latest_out, qr};
use crate::pages::look_back::mark;
use crate::pages::questionnaires::whole_title;
use crate::pages::state::use_desk;
use crate::self_report::{Contact, LineKind};
use crate::ui::{TextField, effect, start, use_patient};
use crate::words::{
    SayDay, advice, number_lines, plan_lines, say, what_happens_with_answers, what_scores_show, worded,
};
use leptos::prelude::*;

/// The page. The clinic's number is the one that patients are told, until another is typed before printing; that is kept nowhere.
#[component]
pub(crate) fn HandoutPage() -> impl IntoView {
    let (desk, key) = (use_desk(), use_patient());
    let own = |contact: &Contact| {
        contact.lines().iter().find(|line| line.kind == LineKind::Clinic).map(|line| line.number.clone())
    };
    let call = RwSignal::new(desk.clinic.with_untracked(|clinic| own(&clinic.self_report.contact)).unwrap_or_default());
    let made = RwSignal::new(None::<Result<Given, String>>);
    let invited =
        Memo::new(move |_| desk.clinic.with(|clinic| latest_out(clinic.chart(key.get()?)?, desk.today.get())));
    effect(move || match invited.get() {
        None => made.set(None),
        Some(issued) => start(async move { drop(made.try_set(Some(given(desk, issued).await))) }),
    });
    let no_link = move || {
        match made.get() {
        Some(Ok(Given { link: None, .. })) => Some(
            worded("The link is too long for a picture, so none is on the sheet: give the patient the file of the invitation too.").to_owned(),
        ),
        Some(Ok(_)) => None,
        Some(Err(why)) => Some(why),
        None => Some(worded("No invitation is out, so there is no picture to answer by on the sheet. Invite the patient first if there should be one.").to_owned()),
    }
    };
    let phone = view! {
        <div class="paper-tools">
            <TextField id="handout-phone" label=worded("Phone of your clinic, as it is to be printed") value=call kind="tel" inputmode="tel" />
            <p class="hint" role="status">{no_link}</p>
        </div>
    };
    patient_paper(phone.into_any(), move |facts| handout(facts, call, made))
}

fn handout(facts: &Facts, call: RwSignal<String>, made: RwSignal<Option<Result<Given, String>>>) -> AnyView {
    let (name, day) = (facts.chart.patient.display_name().into_owned(), facts.judgement.as_of.long());
    let demo = facts.desk.is_demo().then(|| worded(" · made-up patient"));
    let section = |(title, lines): (&'static str, Vec<String>)| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <section>
                <h2>{title}</h2>
                <ul>{lines}</ul>
            </section>
        }
    };
    let advice = advice(&facts.judgement.policy).map(section);
    let clinic = facts.desk.clinic.get();
    let from = clinic.self_report.contact.clinic();
    let from = if from.is_empty() { String::new() } else { format!(" · {from}") };
    let plan = clinic.plan_of(&facts.chart);
    let plan = plan_lines(&plan, |id| whole_title(&clinic, id));
    let plan = (!plan.is_empty()).then(|| section((worded("When we ask you to answer"), plan)));
    let at_home = move || {
        let Given { issued, link, contact, .. } = made.get()?.ok()?;
        let link = link?;
        let lines = what_happens_with_answers(issued.until).into_iter().map(|line| view! { <li>{line}</li> });
        Some(view! {
            <section class="at-home">
                <h2>{worded("Answer at home")}</h2>
                <div class="at-home-parts">
                    {qr(&link)}
                    <ul>{lines.collect_view()}</ul>
                </div>
                <p class="whom">{number_lines(&contact).join(" · ")}</p>
            </section>
        })
    };
    let whom = move || match call.get().trim() {
        "" => worded("Phone of your clinic: ______________________________").to_owned(),
        number => say!("Phone of your clinic: {number}", number),
    };
    view! {
        <article class="sheet handout">
            <h1>{worded("Your memory during ketamine treatment")}</h1>
            <p>{format!("{name} · {day}{from}")} {mark(facts.desk)} {demo}</p>
            <section>
                <h2>{worded("What your scores show")}</h2>
                {what_scores_show(&facts.judgement, &clinic.instruments).into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
            </section>
            {advice}
            {plan}
            <p class="whom">{whom}</p>
            {at_home}
            <footer>{worded("This sheet is about what you reported yourself. It is not a diagnosis.")}</footer>
        </article>
    }
    .into_any()
}
