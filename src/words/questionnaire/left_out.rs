//! What of a questionnaire's file is left out without changing what is asked or scored.

use super::at_words;
use crate::questionnaire::{LeftOut, Unused};
use crate::words::entry::quoted;
use crate::words::language::{say, worded};

/// What is left out, with the file and the place, and why that changes nothing.
pub fn left_out_words(file: &str, LeftOut { at, what }: &LeftOut) -> String {
    at_words(file, at, &unused_words(what))
}

fn unused_words(what: &Unused) -> String {
    let said = |text: &str| quoted(text, 100);
    match what {
        Unused::Extension(address) => {
            say!(
                "the extension {address} is not used. It says how something looks or is filed.",
                address = said(address)
            )
        }
        Unused::Element(name) => say!("{name} is not used. It changes nothing of what is asked.", name = said(name)),
        Unused::DefaultAnswer => {
            worded("the answer that would be filled in is not: nothing is answered but by a person.").to_owned()
        }
        Unused::Calculated => {
            worded("the item is calculated and nobody is asked. Scores are made by the rule that is set here.")
                .to_owned()
        }
        Unused::Status(status) if status.is_empty() => {
            worded("it is not said whether the questionnaire is in use. Make sure that it is.").to_owned()
        }
        Unused::Status(status) => {
            say!("the file calls the questionnaire {status}. Make sure that it may be used.", status = said(status))
        }
    }
}
