//! Why a clinic doesn't open, or who may open it can't be changed, in words that say what to do.

use super::entry::text_form_words;
use crate::vault::crypto::{CryptoError, PassphraseError};
use crate::vault::{KeyringError, MistypedKey};
use crate::words::language::worded;

/// Why the keyring didn't do it.
pub fn keyring_error_words(error: KeyringError) -> String {
    let fixed = match error {
        KeyringError::NoMatch => {
            worded("Name and passphrase don’t fit together. Check both, and the Caps Lock key, and try again.")
        }
        KeyringError::NoRecovery => {
            worded("This recovery key doesn’t open this clinic. Check that it is this clinic’s, and the newest one.")
        }
        KeyringError::Mistyped(why) => mistyped_words(why),
        KeyringError::NameTaken => {
            worded("A clinician of this name is there already. Give a name that tells the two apart.")
        }
        KeyringError::NoName => worded("Give the clinician’s name."),
        KeyringError::Name(fault) => return text_form_words(fault),
        KeyringError::LastOne => worded("The last clinician can’t be removed. Add another one first."),
        KeyringError::KeyIsChanging => {
            worded("The clinic’s key is being changed already. Go on with that until it is done, then begin again.")
        }
        KeyringError::Unknown => worded("There is no clinician of this name any more. Look at the list again."),
        KeyringError::Crypto(error) => crypto_error_words(error),
    };
    fixed.to_owned()
}

/// Why a text is no recovery key.
pub fn mistyped_words(why: MistypedKey) -> &'static str {
    match why {
        MistypedKey::Length => {
            worded("A recovery key has nine groups of four characters. Check that all of it was typed.")
        }
        MistypedKey::Character => {
            worded("A recovery key has digits and capital letters only. Check each character against the paper.")
        }
        MistypedKey::Check => {
            worded("A character of the recovery key is mistyped. Check each group against the paper.")
        }
    }
}

/// Why something could not be encrypted or opened.
pub fn crypto_error_words(error: CryptoError) -> &'static str {
    match error {
        CryptoError::Mismatch => worded("its seal doesn’t open: it was changed, or sealed with another key"),
        CryptoError::Unavailable => worded(
            "This browser can’t encrypt here. Open the page over https or on this computer, reload it, and try again.",
        ),
        CryptoError::Passphrase(error) => passphrase_error_words(error),
    }
}

/// Why nothing could be done with a passphrase.
pub fn passphrase_error_words(error: PassphraseError) -> &'static str {
    match error {
        PassphraseError::NotStarted => worded(
            "The part of the page that works with passphrases can’t be started. Load the page again; if that doesn’t help, update the browser.",
        ),
        PassphraseError::NotLoaded => worded(
            "The part of the page that works with passphrases could not be loaded: no answer came. Check the connection to the page’s server, then try again.",
        ),
        PassphraseError::NoAnswer => worded(
            "Working with the passphrase took too long on this device. Close other programs and tabs, then try again.",
        ),
        PassphraseError::NoMemory => worded(
            "This device has too little free memory to work with the passphrase. Close other programs and tabs, then try again.",
        ),
        PassphraseError::Refused => worded(
            "The page can’t work with the passphrase in the way that is set down. Load the page again, so that all of it is of one version.",
        ),
    }
}
