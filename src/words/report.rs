//! What the patient's own page says: who asks, what happens with the answers, and how they are sent.

use crate::questionnaire::Authored;
use crate::record::shown_name;
use crate::self_report::{Contact, PassedOn};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// Characters of each text message that a longer text is cut into.
const TEXT_MESSAGE: usize = 153;

/// Who asks.
pub fn questions_from_words(contact: &Contact) -> String {
    match contact.clinic() {
        "" => worded("Questions from your clinic").to_owned(),
        clinic => say!("Questions from {clinic}", clinic = shown_name(clinic)),
    }
}

/// What happens with the answers.
pub fn sealed_for_words(contact: &Contact) -> String {
    match contact.clinic() {
        "" => worded(
            "Your answers are sealed on this device, and only your clinic can open them. Nothing leaves this device until you send it yourself.",
        )
        .to_owned(),
        clinic => say!(
            "Your answers are sealed on this device, and only {clinic} can open them. Nothing leaves this device until you send it yourself.",
            clinic = shown_name(clinic)
        ),
    }
}

/// That answers of before are still here.
pub fn begun_words(begun: Authored, passed_on: PassedOn) -> String {
    let (day, time) = (begun.day().long(), begun.time());
    let begun = say!("You began to answer on {day} at {time}. Your answers are still on this device.", day, time);
    format!("{begun} {}", passed_on_words(passed_on))
}

/// Whether the answers were passed on from this page, and what is to be done.
pub fn passed_on_words(passed_on: PassedOn) -> &'static str {
    match passed_on {
        PassedOn::Nothing => worded("On this page nothing was shared, copied, mailed, saved or shown to a camera yet."),
        PassedOn::These => worded(
            "These answers were shared, copied, mailed, saved or shown to a camera on this page before. If you change one, seal and send them again.",
        ),
        PassedOn::Earlier => worded(
            "An earlier version of your answers was shared, copied, mailed, saved or shown to a camera on this page, and this version was not. Seal and send this one too.",
        ),
    }
}

/// What beginning anew takes away.
pub fn begin_anew_words(answers: usize, has_comment: bool) -> String {
    match (answers, has_comment) {
        (1, false) => worded("Begin anew? Your one answer is erased from this device.").to_owned(),
        (answers, false) => say!("Begin anew? Your {answers} answers are erased from this device.", answers),
        (_, true) => {
            worded("Begin anew? All your answers, and what you wrote in your own words, are erased from this device.")
                .to_owned()
        }
    }
}

/// What to do with the sealed text.
pub fn to_send_words(contact: &Contact) -> String {
    match contact.clinic() {
        "" => worded(
            "This text holds your answers, sealed. Send all of it to your clinic, in the way that you like best.",
        )
        .to_owned(),
        clinic => say!(
            "This text holds your answers, sealed. Send all of it to {clinic}, in the way that you like best.",
            clinic = shown_name(clinic)
        ),
    }
}

/// How long a sealed text is, and how many text messages that takes.
pub fn length_words(characters: usize) -> String {
    match characters.div_ceil(TEXT_MESSAGE) {
        0 | 1 => say!("{characters} characters: one text message", characters),
        messages => say!("{characters} characters: {messages} text messages", characters, messages),
    }
}

/// The subject and the text of a mail with the sealed text. Nothing in it names what was asked.
pub fn mail_words(sealed: &str) -> (String, String) {
    let body =
        say!("My answers, sealed. Please paste all of this mail into the inbox of Anamnesis.\n\n{sealed}\n", sealed);
    (worded("My answers").to_owned(), body)
}

/// That the answers were not passed on in any way that this page offers, before they are erased.
pub fn not_passed_on_words(passed_on: PassedOn) -> &'static str {
    match passed_on {
        PassedOn::Earlier => worded(
            "An earlier version of your answers was shared, copied, mailed, saved or shown to a camera on this page, and this version was not yet. If this text is not sent and you erase your answers now, the clinic never gets this version.",
        ),
        PassedOn::Nothing | PassedOn::These => worded(
            "On this page nothing was shared, copied, mailed, saved or shown to a camera yet. If the text is not sent and you erase your answers now, the clinic never gets them.",
        ),
    }
}

/// The system's sheet for sharing didn't come.
pub fn not_shared_words() -> &'static str {
    worded("This device couldn’t share it. Copy it, and paste it where you want to send it from.")
}

/// After sending.
pub fn thanks_words(contact: &Contact) -> String {
    match contact.clinic() {
        "" => worded("Thank you. Your answers are erased from this device. You can close this page.").to_owned(),
        clinic => {
            say!(
                "Thank you, from {clinic}. Your answers are erased from this device. You can close this page.",
                clinic = shown_name(clinic)
            )
        }
    }
}
