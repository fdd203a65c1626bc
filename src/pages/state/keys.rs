//! What is in this page's memory of a workspace: its store, its keeper and its keys. All of it goes at once.

use super::closed_clinic::ClosedClinic;
use crate::browser::keys::new_key;
use crate::browser::store::AnyStore;
use crate::browser::web_crypto::WebCrypto;
use crate::record::Device;
use crate::vault::{Keeper, Keyring};
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::CryptoKey;

/// The keeper of this browser's records.
pub(super) type ClinicKeeper = Keeper<Rc<AnyStore>, WebCrypto>;

#[derive(Clone, Default)]
struct InMemory {
    closed: Option<ClosedClinic>,
    keeper: Option<Rc<ClinicKeeper>>,
    /// Who counts the events that are made here: drawn anew with each keeper, so at each opening, and after a backup has taken the place of
    /// what was here.
    device: Option<Device>,
    /// The open clinic's data key, and who may open it.
    key: Option<CryptoKey>,
    keyring: Option<Keyring>,
}

/// What is in memory. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Keys(StoredValue<InMemory, LocalStorage>);

impl Keys {
    pub(super) fn new() -> Self {
        Self(StoredValue::new_local(InMemory::default()))
    }

    fn get<T>(self, part: impl FnOnce(&InMemory) -> Option<T>) -> Option<T> {
        self.0.try_with_value(part).flatten()
    }

    fn set(self, set: impl FnOnce(&mut InMemory)) {
        let _ = self.0.try_update_value(set);
    }

    /// The person's own clinic as it lies, from when it was found on.
    pub(super) fn closed(self) -> Option<ClosedClinic> {
        self.get(|all| all.closed.clone())
    }

    pub(super) fn keeper(self) -> Option<Rc<ClinicKeeper>> {
        self.get(|all| all.keeper.clone())
    }

    pub(super) fn device(self) -> Option<Device> {
        self.get(|all| all.device)
    }

    pub(super) fn key(self) -> Option<CryptoKey> {
        self.get(|all| all.key.clone())
    }

    pub(super) fn keyring(self) -> Option<Keyring> {
        self.get(|all| all.keyring.clone())
    }

    pub(super) fn set_closed(self, closed: ClosedClinic) {
        self.set(|all| all.closed = Some(closed));
    }

    /// Works with that keeper from now on, and that key where its records are sealed.
    pub(super) fn set_keeper(self, keeper: ClinicKeeper, key: Option<CryptoKey>) {
        let device = Device::from_bits(new_key().bits());
        self.set(|all| {
            (all.keeper, all.device, all.key, all.keyring) = (Some(Rc::new(keeper)), Some(device), key, None);
        });
    }

    pub(super) fn set_key(self, key: CryptoKey) {
        self.set(|all| all.key = Some(key));
    }

    pub(super) fn set_keyring(self, keyring: Keyring) {
        self.set(|all| all.keyring = Some(keyring));
    }

    /// Drops all of it.
    pub(super) fn drop_all(self) {
        self.set(|all| *all = InMemory::default());
    }
}
