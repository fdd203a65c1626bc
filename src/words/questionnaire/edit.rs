//! Why a questionnaire is not changed.

use crate::questionnaire::EditFault;
use crate::words::language::{say, worded};

/// Why a questionnaire is not changed so, and what to do.
pub fn edit_fault_words(fault: &EditFault) -> String {
    let fixed = match fault {
        EditFault::NoSuchItem => worded("This item isn’t there any more. Choose the file again."),
        EditFault::NotAShortName => {
            worded("Needed here are 1 to 32 small letters, digits and hyphens, the first a letter or digit.")
        }
        EditFault::HarmNotScorable => worded(
            "Answers to this item don’t say how much, so that they can’t tell of harm. Choose an item with weights, or yes and no.",
        ),
        EditFault::NeededBy(id) => {
            return say!("Whether the item {id} is asked depends on this one. Leave that out first.", id);
        }
        EditFault::NoQuestion => worded("Nothing would be asked any more. Keep at least one question."),
    };
    fixed.to_owned()
}
