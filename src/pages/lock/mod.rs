//! The person's own clinic while it is closed: set up, unlock, and the way back in when every passphrase is forgotten.

mod before_desk;
mod keyring_missing;
mod locked_page;
mod new_passphrase;
mod on_paper;
mod passphrase_fields;
mod recover;
mod recovery_key;
mod refused_try;
mod set_up;
mod unlock;

pub(crate) use before_desk::before_desk;
pub(crate) use keyring_missing::KeyringMissingPage;
pub(crate) use new_passphrase::NewPassphrase;
pub(crate) use on_paper::OnPaper;
pub(crate) use passphrase_fields::NewPassphraseFields;
pub(crate) use recover::Recover;
pub(crate) use recovery_key::RecoveryKeySheet;
pub(crate) use refused_try::{RefusedTry, RefusedTryView};
pub(crate) use set_up::SetUpPage;
pub(crate) use unlock::{OtherWays, unlock_form, unlock_page};

use leptos::prelude::*;

/// Whether something is typed; else the field says what is missing. What is empty opens nothing, so it is no try.
pub(crate) fn is_given(typed: RwSignal<String>, error: RwSignal<Option<String>>, missing: &str) -> bool {
    let is_empty = typed.with_untracked(|typed| typed.trim().is_empty());
    error.set(is_empty.then(|| missing.to_owned()));
    !is_empty
}
