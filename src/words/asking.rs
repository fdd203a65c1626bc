//! What is said before the clinic's device is handed to a patient.

use crate::words::language::worded;

/// What happens with the clinic and the answers, a sentence each.
pub fn asking_limits() -> [&'static str; 4] {
    [
        worded("The clinic is locked in every tab before the form is shown. Only a passphrase leads back."),
        worded("The answers are sealed on this device, and wait in the inbox once the clinic is unlocked."),
        worded(
            "A page can’t keep other apps or other sites closed. On a tablet pin the screen (guided access, app pinning) before you hand it over.",
        ),
        worded(
            "What is half filled in is kept nowhere. It is gone when the clinic is unlocked, or the page is closed or loaded anew.",
        ),
    ]
}
