//! Why a patient's answers are not sealed, in words for the patient.

use crate::self_report::{SealFault, SendFault, WireFault};
use crate::words::language::worded;

/// Why answers are not sealed, and what to do. They stay in the form.
pub fn send_fault_words(fault: SendFault) -> &'static str {
    match fault {
        SendFault::Seal(SealFault::NotAKey | SealFault::Mismatch) => worded(
            "The clinic’s key in this link is damaged, so your answers could be read by nobody. They stay here. Ask the clinic for a new link.",
        ),
        SendFault::Seal(SealFault::Unavailable | SealFault::NotCompressed) => worded(
            "This browser can’t seal your answers, so nothing was sent. They stay here. Open the link with another browser, or update this one.",
        ),
        SendFault::Wire(WireFault::TooMuch) => worded(
            "This is more than one message can hold, so nothing was sent. Shorten what you wrote in your own words, then try again.",
        ),
        SendFault::Wire(_) => worded(
            "Your answers can’t be put into a message, so nothing was sent. Check the date and time of this device, then try again.",
        ),
    }
}
