//! The forms that can be asked what is half typed in them, and what of it is offered again.

use crate::desk::{Draft, Drafts};
use crate::record::{Key, from_json};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;

type Ask = Rc<dyn Fn() -> Option<Typed>>;

/// What is half typed in a form.
pub struct Typed {
    /// The form as it stands.
    pub draft: Draft,
    /// What it was taken up from: no longer offered once this is kept in its place.
    pub taken_up: Option<Draft>,
    /// Whether it is being saved: where that succeeds, it is half typed no more.
    pub is_saving: bool,
}

/// The forms that can be asked, and what is offered.
#[derive(Clone, Copy)]
pub struct DraftDesk {
    pub(super) forms: StoredValue<Vec<(u32, Ask)>, LocalStorage>,
    pub(super) next: StoredValue<u32>,
    /// What was half typed when the clinic was locked, its form was left or the page ended.
    pub(super) offered: RwSignal<Vec<Offer>>,
    /// The records of what others have half typed: counted where they would go, and never shown.
    pub(super) others: RwSignal<Vec<Key>>,
    /// The records that keep what is half typed while the page is out of sight.
    pub(super) copies: StoredValue<Vec<Key>>,
    /// The draft that a form is to take up.
    pub(super) resumed: RwSignal<Option<Draft>>,
}

/// A draft that is offered again.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The record that keeps it, or what it was before it was typed on.
    pub stored_in: Option<Key>,
    /// The records that it takes the place of, which go with it.
    pub instead_of: Vec<Key>,
    /// Whether it stands only in this page's memory as it is: its form was left since the clinic was opened.
    pub is_only_here: bool,
    /// The day it was typed.
    pub day: String,
    /// When it was left, in UTC.
    pub at: String,
    /// What was typed.
    pub draft: Draft,
}

impl Offer {
    /// The records that go with it.
    pub(super) fn records(&self) -> impl Iterator<Item = Key> {
        self.stored_in.into_iter().chain(self.instead_of.iter().copied())
    }
}

impl DraftDesk {
    pub(super) fn new() -> Self {
        Self {
            forms: StoredValue::new_local(Vec::new()),
            next: StoredValue::new(0),
            offered: RwSignal::new(Vec::new()),
            others: RwSignal::new(Vec::new()),
            copies: StoredValue::new(Vec::new()),
            resumed: RwSignal::new(None),
        }
    }

    /// The records that keep nothing else that is offered. By the texts, as two tabs may each have had the same half typed.
    pub(super) fn records_of(self, drafts: &[Draft]) -> Vec<Key> {
        let is_one = |offer: &&Offer| drafts.contains(&offer.draft);
        let records = self.offered.try_with_untracked(|offers| {
            let keeps_more = |key| offers.iter().any(|offer| offer.stored_in == Some(key) && !is_one(&offer));
            offers.iter().filter(is_one).flat_map(Offer::records).filter(|key| !keeps_more(*key)).collect()
        });
        records.unwrap_or_default()
    }

    /// Takes in that another tab has saved or discarded what these records kept. What was typed on here meanwhile stays offered.
    pub(super) fn forget_stored(self, gone: &[Key]) {
        let is_gone = |offer: &Offer| offer.stored_in.is_some_and(|key| gone.contains(&key));
        if self.offered.try_with_untracked(|offers| offers.iter().any(is_gone)) == Some(true) {
            let _ = self.offered.try_update(|offers| {
                offers.retain(|offer| offer.is_only_here || !is_gone(offer));
                offers.iter_mut().filter(|offer| is_gone(offer)).for_each(|offer| offer.stored_in = None);
            });
        }
        if self.others.try_with_untracked(|others| others.iter().any(|key| gone.contains(key))) == Some(true) {
            let _ = self.others.try_update(|others| others.retain(|key| !gone.contains(key)));
        }
    }

    pub(super) fn offer_no_more(self, draft: &Draft) {
        let _ = self.offered.try_update(|offers| offers.retain(|offer| offer.draft != *draft));
    }
}

/// What of the kept drafts is this person's.
pub(super) fn unpack(by: &str, stored: &BTreeMap<Key, String>) -> Vec<Offer> {
    let read = |(key, text): (&Key, &String)| Some((*key, from_json::<Drafts>(text).ok()?));
    let own: Vec<_> = stored.iter().filter_map(read).filter(|(_, drafts)| drafts.by == by).collect();
    let replaced: Vec<Key> = own.iter().flat_map(|(_, drafts)| drafts.instead_of.clone()).collect();
    let own = own.into_iter().filter(|(stored_in, _)| !replaced.contains(stored_in));
    own.flat_map(|(stored_in, Drafts { day, at, drafts, instead_of, .. })| {
        let offer = move |draft| Offer {
            stored_in: Some(stored_in),
            instead_of: instead_of.clone(),
            is_only_here: false,
            day: day.clone(),
            at: at.clone(),
            draft,
        };
        drafts.into_iter().map(offer)
    })
    .collect()
}
