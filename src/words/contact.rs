//! What a clinic's contact is said with: its fields, why one isn't taken, whose a number is.

use crate::self_report::{ContactFault, LineKind};
use crate::words::language::worded;

/// Why a text of the contact is not taken, and what to do.
pub fn contact_fault_words(fault: ContactFault) -> &'static str {
    match fault {
        ContactFault::Text => worded(
            "Too long, or it holds a character that can’t be seen. A name may have 100 characters, the words 500, and the words break lines only with Enter.",
        ),
        ContactFault::Email => worded("This is no mail address. Needed here is one such as answers@example.org, or nothing."),
        ContactFault::Number => {
            worded("Needed here is a number as it is dialled, such as 988 or +1 555 010 020: digits, blanks and + * # ( ) - . only, at most 30 characters.")
        }
        ContactFault::TooMany => worded("More numbers than an invitation holds: at most 5."),
        ContactFault::Damaged => worded("What is stored of the contact can’t be read. Type it again."),
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
