//! Why the clinic's contact is not taken, and whose its numbers are, in words.

use crate::record::grouped;
use crate::self_report::{ContactFault, LineKind};
use crate::words::entry::text_form_words;
use crate::words::language::{say, worded};

/// Why the clinic's contact is not taken, and what to do.
pub fn contact_fault_words(fault: ContactFault) -> String {
    let words = match fault {
        ContactFault::Text(fault) => return text_form_words(fault),
        ContactFault::Email => {
            worded("This is no address for mail. Write it as name@example.org, without anything around it.")
        }
        ContactFault::Number => worded(
            "This is no number to call. Write it as it is dialled, with digits, blanks and + * # ( ) - . only, at most 30 of them.",
        ),
        ContactFault::TooMany => worded("At most five numbers are shown to a patient. Leave the others out."),
        ContactFault::NoNumber => worded(
            "Somebody who thinks of harming themselves must be told whom to call. Give at least one number, such as the emergency number of your country.",
        ),
        ContactFault::Damaged => worded("What the link says of the clinic is damaged. Ask the clinic for a new link."),
    };
    words.to_owned()
}

/// That links given out before say what was said then; none where there are none.
pub fn links_out_words(links: usize) -> Option<String> {
    match links {
        0 => None,
        1 => Some(worded("One link is out. It says what stood here when it was made: give it anew (“Show the link…” on the patient’s page) where a change matters.").to_owned()),
        links => Some(say!(
            "{links} links are out. Each says what stood here when it was made: give it anew (“Show the link…” on the patient’s page) to whom a change matters.",
            links = grouped(links)
        )),
    }
}

/// Whose number it is.
pub fn line_words(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Clinic => worded("The clinic’s own number"),
        LineKind::Crisis => worded("Crisis line of the country"),
        LineKind::Emergency => worded("Emergency number of the country"),
    }
}
