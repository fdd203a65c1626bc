//! The answers as a sealed text, and the ways to send it. Nothing is sent by the page itself.

use super::place::Place;
use super::state::{HEADING, Report};
use crate::browser::files::save_text;
use crate::browser::seal_crypto::WebPrimitives;
use crate::browser::share::{Shared, can_share, share};
use crate::self_report::{PassedOn, QrCode, SendFault, qr_code, seal_sending};
use crate::ui::questions::{Ask, harm_notice};
use crate::ui::{button, copy_text};
use crate::words::{
    length_words, mail_words, not_passed_on_words, not_shared_words, send_fault_words, thanks_words, to_send_words,
    worded,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Seals the answers as they are now, and offers each way to send them.
pub(super) fn send(report: Report) -> AnyView {
    let sealed = RwSignal::new(None::<Result<String, SendFault>>);
    let sending = report.sending_to_seal();
    spawn_local(async move {
        let text = match sending {
            Ok(sending) => seal_sending(&WebPrimitives, &report.public_key, &sending).await,
            Err(fault) => Err(fault),
        };
        let _ = sealed.try_set(Some(text));
    });
    let content = move || match sealed.get() {
        None => view! { <p role="status">{worded("Sealing…")}</p> }.into_any(),
        Some(Err(fault)) => view! { <p role="alert">{send_fault_words(fault)}</p> }.into_any(),
        Some(Ok(text)) => ways(report, text),
    };
    view! {
        <h2 id=HEADING tabindex="-1">{worded("Send your answers")}</h2>
        {harm_notice(report.tells_harm(), report.contact, true)}
        {content}
        <p class="actions">{button(worded("Change my answers"), move |_| report.go(Place::Summary))}</p>
    }
    .into_any()
}

/// Each way to send a sealed text.
fn ways(report: Report, text: String) -> AnyView {
    let said = RwSignal::new(String::new());
    let text = StoredValue::new(text);
    let share_it = move |_| {
        spawn_local(async move {
            match share(&text.get_value()).await {
                Shared::Passed => {
                    report.note_passed_on();
                    said.set(worded("Handed over. If it was sent, press “I have sent it”.").to_owned());
                }
                Shared::GivenUp => said.set(String::new()),
                Shared::Failed => said.set(not_shared_words().to_owned()),
            }
        });
    };
    let copy = move |_| {
        spawn_local(async move {
            let is_copied = copy_text(&text.get_value()).await;
            if is_copied {
                report.note_passed_on();
            }
            said.set(match is_copied {
                true => worded("Copied. Now paste it into a message to your clinic.").to_owned(),
                false => {
                    worded("This browser doesn’t allow copying. Select the text above and copy it by hand.").to_owned()
                }
            });
        });
    };
    let save = move |_| {
        let saved = save_text("answers.txt", "text/plain", &text.get_value());
        if saved.is_ok() {
            report.note_passed_on();
        }
        said.set(match saved {
            Ok(()) => worded("The file answers.txt is in your downloads. Send it to your clinic.").to_owned(),
            Err(error) => error.to_string(),
        });
    };
    let mail = text.with_value(|text| {
        let (subject, body) = mail_words(text);
        let [subject, body] = [subject, body].map(|part| String::from(js_sys::encode_uri_component(&part)));
        report.contact.with_value(|contact| format!("mailto:{}?subject={subject}&body={body}", contact.email()))
    });
    let ask = Ask::new("sealed", worded("Keep them"), worded("It is sent: erase them")).that_erases();
    let passed_on = move || untrack(move || report.passed_on());
    let sent = move |_| if passed_on() == PassedOn::These { report.end() } else { ask.ask() };
    let ways = move || view! { <p class="actions">{button(worded("I have sent it"), sent)}</p> }.into_any();
    let length = text.with_value(|text| length_words(text.len()));
    view! {
        <p>{report.contact.with_value(to_send_words)}</p>
        <div class="field">
            <label for="sealed">{worded("Your sealed answers")}</label>
            <textarea id="sealed" dir="ltr" rows="4" readonly autocomplete="off" prop:value=text.get_value() on:copy=move |_| report.note_passed_on()></textarea>
            <p class="hint">{length}</p>
        </div>
        <div class="ways">
            {can_share().then(|| button(worded("Share…"), share_it).primary().view())}
            {if can_share() { button(worded("Copy"), copy) } else { button(worded("Copy"), copy).primary() }}
            <a class="button" href=mail on:click=move |_| report.note_passed_on()>{worded("E-mail…")}</a>
            {button(worded("Save as a file"), save)}
        </div>
        <p role="status">{move || said.get()}</p>
        <details on:toggle=move |_| report.note_passed_on()>
            <summary>{worded("Show it to the clinic’s camera")}</summary>
            {text.with_value(|text| picture(qr_code(text)))}
        </details>
        <p>{worded("When it is sent, your answers are erased from this device.")}</p>
        {ask.view(ways, move || not_passed_on_words(passed_on()).to_owned(), Callback::new(move |()| report.end()))}
    }
    .into_any()
}

/// A QR code to be scanned off the screen, or that there is none.
fn picture(code: Option<QrCode>) -> AnyView {
    match code {
        Some(QrCode { side, path }) => view! {
            <svg class="qr-code" viewBox=format!("0 0 {side} {side}") role="img" aria-label=worded("Your sealed answers as a QR code")>
                <path d=path />
            </svg>
        }
        .into_any(),
        None => view! { <p>{worded("This is too long for a picture. Send the text or the file.")}</p> }.into_any(),
    }
}

/// After sending: nothing is left here.
pub(super) fn sent(report: Report) -> AnyView {
    view! {
        <h2 id=HEADING tabindex="-1">{worded("Done")}</h2>
        <p>{report.contact.with_value(thanks_words)}</p>
        {harm_notice(report.tells_harm(), report.contact, true)}
    }
    .into_any()
}
