//! What was drawn for a change of the clinic's key and waits to be handed over. In this page's memory only, for as long as the clinic is open:
//! another page of the app doesn't drop it.

use crate::browser::lost_drafts;
use crate::vault::{HandedOver, Keyring, RecoveryKey, Rekeyed};
use crate::words::worded;
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::CryptoKey;

/// The new keys, before anything is written: to be handed over first.
#[derive(Clone)]
pub struct NewKey {
    /// What they are made of: another tab may change it meanwhile.
    pub(super) was: Keyring,
    pub(super) made: Rc<Rekeyed<CryptoKey>>,
    pub(super) left_out: Vec<String>,
}

impl NewKey {
    /// The passphrases that were drawn.
    pub fn handed_over(&self) -> &[HandedOver] {
        &self.made.handed_over
    }

    /// The new recovery key.
    pub fn recovery(&self) -> &RecoveryKey {
        &self.made.recovery
    }

    /// Who can't open the clinic any more once the change has begun.
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }
}

/// What waits to be handed over, if anything does. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Drawn(RwSignal<Option<NewKey>, LocalStorage>);

impl Drawn {
    pub(super) fn new() -> Self {
        Self(RwSignal::new_local(None))
    }

    /// Follows it.
    pub(super) fn get(self) -> Option<NewKey> {
        self.0.get()
    }

    pub(super) fn now(self) -> Option<NewKey> {
        self.0.try_get_untracked().flatten()
    }

    pub(super) fn put(self, new: Option<NewKey>) {
        let _ = self.0.try_set(new);
    }

    /// Drops it since the clinic closes, and has the page say that it is void once one is open again.
    pub(super) fn drop_with_the_clinic(self) {
        if self.now().is_some() {
            self.put(None);
            lost_drafts::note(worded(
                "The change of the clinic’s key was not begun, so nothing was changed. Papers that were handed over or printed for it are void: \
                 destroy them, and begin again where the key is still to be changed.",
            ));
        }
    }
}
