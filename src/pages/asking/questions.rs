//! The way through the questionnaires: what is asked, each form, the own answers, and handing them in.

use super::kiosk::{Kiosk, Place};
use crate::pages::state::Desk;
use crate::record::shown_name;
use crate::ui::questions::{Ask, QuestionForm, Ways, all_questions, questions, summary, title};
use crate::ui::{button, focus_main, once_drawn, start_once};
use crate::words::{nothing_answered_words, questions_from_words, say, worded};
use leptos::prelude::*;

pub(super) fn view_questions(desk: Desk, kiosk: RwSignal<Option<Kiosk>>) -> AnyView {
    let view = move || match kiosk.get() {
        None => view! { <p role="status">{worded("Opening…")}</p> }.into_any(),
        Some(kiosk) => {
            let place = move || match kiosk.place.get() {
                Place::Start => first(desk, kiosk),
                Place::Form(at) => form(kiosk, at),
                Place::Summary => own_answers(desk, kiosk),
            };
            place.into_any()
        }
    };
    view.into_any()
}

fn go(kiosk: Kiosk, place: Place) {
    kiosk.place.set(place);
    window().scroll_to_with_x_and_y(0.0, 0.0);
    once_drawn(focus_main);
}

fn first(desk: Desk, kiosk: Kiosk) -> AnyView {
    let titles = kiosk
        .forms
        .with_value(|forms| forms.iter().map(|form| view! { <li>{title(&form.questionnaire())}</li> }).collect_view());
    let who_asks = kiosk.contact.with_value(|contact| match contact.clinic() {
        "" => worded("Your clinic would like to know how you are. Please answer:").to_owned(),
        clinic => say!("{clinic} would like to know how you are. Please answer:", clinic),
    });
    view! {
        <section class="questions">
            <h1>{greeting(desk)}</h1>
            <p>{who_asks}</p>
            <ul>{titles}</ul>
            <p>{worded("Take the time that you need. You may leave questions out, go back and change answers. Until you have finished, your answers are on this page only. Then they are sealed: nobody can read them on this device before the clinic opens them.")}</p>
            <p class="actions">{button(worded("Begin"), move |_| go(kiosk, Place::Form(0))).primary()}</p>
        </section>
    }
    .into_any()
}

fn form(kiosk: Kiosk, at: usize) -> AnyView {
    let forms = kiosk.forms.get_value();
    let Some(form) = forms.get(at).copied() else { return ().into_any() };
    let is_last = kiosk.is_one_page || at + 1 == forms.len();
    let back = Callback::new(move |()| go(kiosk, at.checked_sub(1).map_or(Place::Start, Place::Form)));
    let done = Callback::new(move |()| go(kiosk, if is_last { Place::Summary } else { Place::Form(at + 1) }));
    let done_words = if is_last { worded("See my answers") } else { worded("Next") };
    let to_answers = Callback::new(move |()| go(kiosk, Place::Summary));
    let questions = match kiosk.is_one_page {
        true => all_questions(forms, Callback::new(move |()| go(kiosk, Place::Start)), done_words, done),
        false => {
            let done = Some((done_words, done));
            questions(form, Ways { back: Some(back), to_answers: Some(to_answers), done, ..Ways::default() })
        }
    };
    let from = kiosk.contact.with_value(questions_from_words);
    view! { <h1 class="asks">{from}</h1> {questions} }.into_any()
}

fn own_answers(desk: Desk, kiosk: Kiosk) -> AnyView {
    let (busy, fault) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let one = |(at, form): (usize, &_)| {
        let form: QuestionForm = *form;
        let change = move |index| {
            kiosk.place.set(Place::Form(at));
            form.correct(index);
        };
        summary(form, Some(Callback::new(change)))
    };
    let all = kiosk.forms.with_value(|forms| forms.iter().enumerate().map(one).collect_view());
    let finish = Callback::new(move |()| {
        let Some(sending) = kiosk.sending() else { return };
        start_once(busy, async move {
            let sealed = desk.seal_answers(kiosk.public_key, &sending).await;
            let _ = fault.try_set(sealed.err().map(|why| why.to_string()));
        });
    });
    let ask = Ask::new("main", worded("Not yet"), worded("Finish like this"));
    let ways = move || {
        let press = move |_| if kiosk.is_begun() { finish.run(()) } else { ask.ask() };
        let button = button(worded("Finish"), press).primary().busy_saying(busy, worded("Sealing…"));
        view! { <p class="questions actions">{button}</p> }.into_any()
    };
    view! {
        <h1>{worded("Your answers")}</h1>
        {kiosk.harm_notice()}
        {all}
        <p class="form-error" role="alert">{move || fault.get()}</p>
        {ask.view(ways, || nothing_answered_words(false).to_owned(), finish)}
    }
    .into_any()
}

/// How the patient is greeted.
fn greeting(desk: Desk) -> String {
    let name = desk.asking.with_untracked(|asked| asked.as_ref().map(|asked| asked.greeting.clone()));
    match name.filter(|name| !name.is_empty()) {
        Some(name) => say!("Hello {name}", name = shown_name(&name)),
        None => worded("Hello").to_owned(),
    }
}
