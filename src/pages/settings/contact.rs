//! What a patient who is asked at home is told of the clinic: its name, its mail address, whom to call in need and in which words.

use crate::pages::state::use_desk;
use crate::self_report::{ContactField, ContactTexts, LineKind};
use crate::ui::{TextArea, TextField, button, focus_first_error, start, submit};
use crate::words::{contact_fault_words, line_words, worded};
use leptos::prelude::*;

/// The texts of the contact, with what is wrong at each. Cheap to copy.
#[derive(Clone, Copy)]
struct Fields {
    clinic: RwSignal<String>,
    email: RwSignal<String>,
    words: RwSignal<String>,
    numbers: [RwSignal<String>; LineKind::ALL.len()],
}

impl Fields {
    fn of(texts: ContactTexts) -> Self {
        Self {
            clinic: RwSignal::new(texts.clinic),
            email: RwSignal::new(texts.email),
            words: RwSignal::new(texts.words),
            numbers: texts.numbers.map(RwSignal::new),
        }
    }

    fn fill(self, texts: ContactTexts) {
        self.clinic.set(texts.clinic);
        self.email.set(texts.email);
        self.words.set(texts.words);
        self.numbers.into_iter().zip(texts.numbers).for_each(|(field, text)| field.set(text));
    }

    fn texts(self) -> ContactTexts {
        ContactTexts {
            clinic: self.clinic.get(),
            email: self.email.get(),
            words: self.words.get(),
            numbers: self.numbers.map(|number| number.get()),
        }
    }
}

/// The section.
#[component]
pub(super) fn ContactOfClinic() -> impl IntoView {
    let desk = use_desk();
    let kept = Memo::new(move |_| desk.clinic.with(|clinic| ContactTexts::of(&clinic.self_report.contact)));
    let fields = Fields::of(kept.get_untracked());
    let faults = RwSignal::new(Vec::<(ContactField, &'static str)>::new());
    let refused = RwSignal::new(None::<String>);
    // What is kept is shown, unless something else is being typed here.
    Effect::watch(
        move || kept.get(),
        move |now, before, _| {
            if before.is_some_and(|before| untrack(|| fields.texts()) == *before) {
                fields.fill(now.clone());
            }
        },
        false,
    );
    let is_typed = move || fields.texts() != kept.get();
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        refused.set(None);
        match untrack(|| fields.texts()).read() {
            Err(wrong) => {
                faults.set(wrong.into_iter().map(|(at, fault)| (at, contact_fault_words(fault))).collect());
                focus_first_error();
            }
            Ok(contact) => {
                faults.set(Vec::new());
                start(async move {
                    if let Err(failure) = desk.change_self_report(|settings| settings.contact = contact).await {
                        desk.say_in(refused, &failure);
                    }
                });
            }
        }
    };
    let error = move |at: ContactField| {
        let said = move || faults.with(|all| all.iter().find(|(of, _)| *of == at).map(|(_, why)| (*why).to_owned()));
        Signal::derive(said)
    };
    let numbers = LineKind::ALL.into_iter().zip(fields.numbers).map(|(kind, value)| {
        let id = format!("contact-number-{}", kind as u8);
        let label = line_words(kind);
        view! { <TextField id label value error=error(ContactField::Number(kind)) kind="tel" inputmode="tel" /> }
    });
    let numbers = numbers.collect_view();
    view! {
        <section aria-labelledby="contact-title">
            <h2 id="contact-title">{worded("What patients are told who answer at home")}</h2>
            <p class="hint">{worded("It travels in every link, and stands in mails and on the hand-out. Nothing in a link names a patient.")}</p>
            <form class="contact-form" autocomplete="off" novalidate on:submit=save>
                <TextField
                    id="contact-clinic"
                    label=worded("The clinic’s name (may stay empty)")
                    value=fields.clinic
                    error=error(ContactField::Clinic)
                />
                <TextField
                    id="contact-email"
                    label=worded("Mail address that answers may be sent to (may stay empty)")
                    value=fields.email
                    error=error(ContactField::Email)
                    kind="email"
                    inputmode="email"
                />
                <TextArea
                    id="contact-words"
                    label=worded("What you say to somebody who thinks of harming themselves (may stay empty)")
                    value=fields.words
                    error=error(ContactField::Words)
                    hint=Some(worded("Shown at once, above the numbers, to who answers so. It is also said there that you don’t read answers at once. Short links hold about 200 characters.").to_owned())
                />
                <fieldset>
                    <legend>{worded("Whom to call in need")}</legend>
                    {numbers}
                </fieldset>
                <p class="form-error" role="alert">{move || refused.get()}</p>
                <div class="actions">
                    {submit(worded("Save")).primary()}
                    {button(worded("Discard changes"), move |_| {
                            faults.set(Vec::new());
                            fields.fill(kept.get_untracked());
                        })
                        .off(move || !is_typed())}
                </div>
            </form>
        </section>
    }
}
