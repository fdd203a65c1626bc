//! What waits to be kept, and what keeps it.

use super::Failure;
use crate::browser::store::AnyStore;
use crate::browser::web_crypto::WebCrypto;
use crate::desk::{Change, Command, Draft, Line};
use crate::record::Key;
use crate::vault::settings::{FilterChange, IdleMinutes};
use crate::vault::{Keeper, Keyring};
use leptos::prelude::*;
use std::collections::VecDeque;
use std::pin::Pin;
use std::rc::Rc;
use web_sys::CryptoKey;

/// The keeper of this browser's records.
pub(super) type ClinicKeeper = Keeper<Rc<AnyStore>, WebCrypto>;

/// What is to be done.
pub(super) enum Work {
    /// A change, and the draft that it was made of: no longer offered once the change is kept.
    Do(Command, Option<Draft>),
    /// Takes a change back, unless the same records have been changed since.
    Undo(Change),
    /// Something for the audit that changes no record.
    Note(Vec<Line>),
    /// Which flags are shown now, for the audit, unless it says so already.
    Flags,
    Filters(Vec<FilterChange>),
    /// The idle minutes until the clinic locks, and what the audit says of it.
    IdleMinutes(IdleMinutes, Line),
    /// Removes what was half typed and is no longer offered.
    ForgetDrafts(Key),
    /// Reads what another tab wrote.
    CatchUp,
    /// Goes from one clinic to another. In the same queue, so that no change of the one ends up in the other.
    Move(Pin<Box<dyn Future<Output = ()>>>),
}

impl Work {
    /// 1 where a person would miss it, if the page were left before it is done.
    pub(super) const fn counts(&self) -> usize {
        match self {
            Self::Do(..) | Self::Undo(_) | Self::Filters(_) | Self::IdleMinutes(..) | Self::Move(_) => 1,
            Self::Note(_) | Self::Flags | Self::ForgetDrafts(_) | Self::CatchUp => 0,
        }
    }
}

pub(super) type Then = Box<dyn FnOnce(Result<(), Failure>)>;

/// The keeper of the open clinic, and the changes that wait for it.
#[derive(Clone, Copy)]
pub(super) struct Saving {
    keeper: StoredValue<Option<Rc<ClinicKeeper>>, LocalStorage>,
    pub(super) waiting: StoredValue<VecDeque<(Work, Then)>, LocalStorage>,
    pub(super) busy: RwSignal<bool>,
    /// How many of those that wait would be missed if the page were left now: what a person entered, not what is noted about it.
    pub(super) at_stake: RwSignal<usize>,
    /// The latest change that can be taken back.
    pub(super) last: StoredValue<Option<Change>>,
    /// The open clinic's data key, and who may open it.
    key: StoredValue<Option<CryptoKey>, LocalStorage>,
    keyring: StoredValue<Option<Keyring>>,
}

impl Saving {
    pub(super) fn new() -> Self {
        Self {
            keeper: StoredValue::new_local(None),
            waiting: StoredValue::new_local(VecDeque::new()),
            busy: RwSignal::new(false),
            at_stake: RwSignal::new(0),
            last: StoredValue::new(None),
            key: StoredValue::new_local(None),
            keyring: StoredValue::new(None),
        }
    }

    pub(super) fn keeper(self) -> Option<Rc<ClinicKeeper>> {
        self.keeper.try_get_value().flatten()
    }

    pub(super) fn key(self) -> Option<CryptoKey> {
        self.key.try_get_value().flatten()
    }

    pub(super) fn set_key(self, key: CryptoKey) {
        self.key.set_value(Some(key));
    }

    pub(super) fn keyring(self) -> Option<Keyring> {
        self.keyring.try_get_value().flatten()
    }

    pub(super) fn set_keyring(self, keyring: Keyring) {
        self.keyring.set_value(Some(keyring));
    }

    /// Works with another keeper; without one, keys are let go as well.
    pub(super) fn set_keeper(self, keeper: Option<ClinicKeeper>) {
        if keeper.is_none() {
            self.key.set_value(None);
            self.keyring.set_value(None);
        }
        self.keeper.set_value(keeper.map(Rc::new));
        // What was changed in one clinic can't be taken back in another.
        self.last.set_value(None);
    }
}
