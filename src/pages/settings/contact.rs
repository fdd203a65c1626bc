//! What a patient who is asked at home is told of the clinic: its name, its mail address, whom to call in need and in which words.

use crate::pages::form::{Base, Compared, FormTexts, OwnDraft, Saves};
use crate::pages::state::use_desk;
use crate::record::CollectOrdered;
use crate::self_report::{Contact, ContactField, ContactTexts, LineKind};
use crate::ui::{TextArea, TextField, button, focus_first_error, focus_id, once_drawn, start, submit};
use crate::words::{contact_fault_words, fewer_numbers_words, line_words, links_out_words, worded};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What the fields are called in a draft, the numbers in the order of [`LineKind::ALL`].
const NAMES: [&str; 6] = ["clinic", "email", "words", "clinic-number", "crisis-number", "emergency-number"];

/// The labels of the texts.
const CLINIC: &str = "The clinic’s name (may stay empty)";
const EMAIL: &str = "Mail address that answers may be sent to (may stay empty)";
const WORDS: &str = "What you say to somebody who thinks of harming themselves (may stay empty)";

/// The id of the button that does no harm, where fewer numbers would be saved.
const FEWER: &str = "contact-fewer-numbers";

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

    /// By name, for a draft.
    fn named(texts: ContactTexts) -> FormTexts {
        let [clinic, crisis, emergency] = texts.numbers;
        let all = [texts.clinic, texts.email, texts.words, clinic, crisis, emergency];
        NAMES.map(str::to_owned).into_iter().zip(all).collect_map()
    }

    /// What a draft has by name.
    fn unnamed(texts: &FormTexts) -> ContactTexts {
        let [clinic, email, words, number_1, number_2, number_3] =
            NAMES.map(|name| texts.get(name).cloned().unwrap_or_default());
        ContactTexts { clinic, email, words, numbers: [number_1, number_2, number_3] }
    }

    /// Each field as it is compared.
    fn compared(self) -> Vec<Compared> {
        let labels = [CLINIC, EMAIL, WORDS].map(worded).into_iter().chain(LineKind::ALL.map(line_words));
        let texts = [self.clinic, self.email, self.words].into_iter().chain(self.numbers);
        let field = |((name, label), text): ((&str, &str), _)| Compared {
            name: name.to_owned(),
            label: label.to_owned(),
            text,
            words: BTreeMap::new(),
        };
        NAMES.into_iter().zip(labels).zip(texts).map(field).collect()
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
    let faults = RwSignal::new(Vec::<(ContactField, String)>::new());
    let refused = RwSignal::new(None::<String>);
    // What the form was begun on: another tab may change it meanwhile.
    let base = Base::new("contact");
    base.begin(Fields::named(kept.get_untracked()));
    let start_over = move |now: ContactTexts| {
        fields.fill(now.clone());
        base.begin(Fields::named(now));
    };
    // Where nothing was typed, what is kept is shown; what was typed stays, and is held against it when it is saved.
    Effect::watch(
        move || kept.get(),
        move |now, _, _| {
            let typed = untrack(|| fields.texts());
            let is_saved = typed.read().is_ok_and(|typed| now.read().is_ok_and(|now| now == typed));
            if is_saved || Fields::named(typed) == base.texts() {
                start_over(now.clone());
            }
        },
        false,
    );
    let is_typed = move || fields.texts() != kept.get();
    let named = move || Some((Fields::named(fields.texts()), base.texts()));
    let place = ("contact", "/settings".to_owned());
    let draft = OwnDraft::keep(desk, place, Saves::Whole, named, move |draft| {
        fields.fill(Fields::unnamed(&draft.texts));
        base.begin(draft.began_with.clone());
    });
    // What patients would see with fewer numbers: said before it is saved.
    let fewer = RwSignal::new(None::<String>);
    Effect::watch(move || fields.texts(), move |_, _, _| fewer.set(None), false);
    let keep = move |contact: Contact| {
        fewer.set(None);
        let saved = draft.save(async move |done_with| {
            desk.change_self_report_typed(done_with, |settings| settings.contact = contact).await
        });
        start(async move {
            match saved.await {
                Ok(()) => {
                    base.is_saved();
                    draft.start_over();
                }
                Err(failure) => desk.say_in(refused, &failure),
            }
        });
    };
    let save = move |is_asked: bool| {
        refused.set(None);
        if !base.is_current(Fields::named(kept.get_untracked()), refused, || fields.compared()) {
            return;
        }
        let texts = untrack(|| fields.texts());
        match texts.read() {
            Err(wrong) => {
                faults.set(wrong.into_iter().map(|(at, fault)| (at, contact_fault_words(fault))).collect());
                focus_first_error();
            }
            Ok(contact) => {
                faults.set(Vec::new());
                match texts.numbers_gone(&kept.get_untracked()).as_slice() {
                    gone @ [_, ..] if !is_asked => {
                        fewer.set(Some(fewer_numbers_words(&contact, gone)));
                        once_drawn(|| focus_id(FEWER));
                    }
                    _ => keep(contact),
                }
            }
        }
    };
    let submitted = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        save(false);
    };
    let ask = move || {
        fewer.get().map(|words| {
            view! {
                <p>{words}</p>
                <p class="actions">
                    {button(worded("Save it so"), move |_| save(true)).danger()}
                    {button(worded("Go on editing"), move |_| fewer.set(None)).id(FEWER)}
                </p>
            }
        })
    };
    let error = move |at: ContactField| {
        let said = move || faults.with(|all| all.iter().find(|(of, _)| *of == at).map(|(_, why)| why.clone()));
        Signal::derive(said)
    };
    let numbers = LineKind::ALL.into_iter().zip(fields.numbers).map(|(kind, value)| {
        let id = format!("contact-number-{}", kind as u8);
        let label = line_words(kind);
        view! { <TextField id label value error=error(ContactField::Number(kind)) kind="tel" inputmode="tel" /> }
    });
    let numbers = numbers.collect_view();
    let out = move || links_out_words(desk.clinic.with(|clinic| clinic.count_links_out(desk.today.get())));
    view! {
        <section aria-labelledby="contact-title">
            <h2 id="contact-title">{worded("What patients are told who answer at home")}</h2>
            <p class="hint">{worded("It travels in every link, and stands in mails and on the hand-out. Nothing in a link names a patient.")}</p>
            {move || out().map(|words| view! { <p class="hint">{words}</p> })}
            <form class="contact-form" autocomplete="off" novalidate on:submit=submitted>
                <TextField
                    id="contact-clinic"
                    label=worded(CLINIC)
                    value=fields.clinic
                    error=error(ContactField::Clinic)
                />
                <TextField
                    id="contact-email"
                    label=worded(EMAIL)
                    value=fields.email
                    error=error(ContactField::Email)
                    kind="email"
                    inputmode="email"
                />
                <TextArea
                    id="contact-words"
                    label=worded(WORDS)
                    value=fields.words
                    error=error(ContactField::Words)
                    hint=Some(worded("Shown at once, below the numbers, to who answers so. It is also said there that you don’t read answers at once. Short links hold about 200 characters.").to_owned())
                />
                <fieldset>
                    <legend>{worded("Whom to call in need")}</legend>
                    {numbers}
                </fieldset>
                {base.view()}
                <p class="form-error" role="alert">{move || refused.get()}</p>
                <div role="alert">{ask}</div>
                <div class="actions">
                    {submit(worded("Save what patients are told")).primary()}
                    {button(worded("Discard changes"), move |_| {
                            faults.set(Vec::new());
                            draft.start_over();
                            start_over(kept.get_untracked());
                        })
                        .label(worded("Discard changes to what patients are told"))
                        .off(move || !is_typed())}
                </div>
            </form>
        </section>
    }
}
