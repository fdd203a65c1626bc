//! Half-typed text: asked of every open form before the clinic is locked, and offered again once it is unlocked.

use super::Desk;
use crate::browser::keys::new_key;
use crate::desk::{Draft, Drafts};
use crate::record::Key;
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
    forms: StoredValue<Vec<(u32, Ask)>, LocalStorage>,
    next: StoredValue<u32>,
    /// What was half typed when the clinic was locked, with the record that keeps it and the day.
    offered: RwSignal<Vec<Offer>>,
    /// The draft that a form is to take up.
    resumed: RwSignal<Option<Draft>>,
}

/// A draft that is offered again.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The record that keeps it; by an earlier version, with those of the same tab.
    pub kept_in: Key,
    /// The day it was typed.
    pub day: String,
    /// What was typed.
    pub draft: Draft,
}

impl DraftDesk {
    pub(super) fn new() -> Self {
        Self {
            forms: StoredValue::new_local(Vec::new()),
            next: StoredValue::new(0),
            offered: RwSignal::new(Vec::new()),
            resumed: RwSignal::new(None),
        }
    }

    /// The records that keep nothing else that is offered. By the texts, as two tabs may each have had the same half typed.
    pub(super) fn records_of(self, drafts: &[Draft]) -> Vec<Key> {
        let is_one = |offer: &&Offer| drafts.contains(&offer.draft);
        let records = self.offered.try_with_untracked(|offers| {
            let keeps_more = |key| offers.iter().any(|offer| offer.kept_in == key && !is_one(&offer));
            offers.iter().filter(is_one).map(|offer| offer.kept_in).filter(|key| !keeps_more(*key)).collect()
        });
        records.unwrap_or_default()
    }

    pub(super) fn offer_no_more(self, draft: &Draft) {
        let _ = self.offered.try_update(|offers| offers.retain(|offer| offer.draft != *draft));
    }
}

impl Desk {
    /// Lets a form be asked for what is half typed in it, for as long as the component lives that it belongs to.
    pub fn can_be_asked(self, ask: impl Fn() -> Option<Typed> + 'static) {
        let drafts = self.drafts;
        let Some(id) = drafts.next.try_update_value(|next| {
            *next += 1;
            *next
        }) else {
            return;
        };
        drafts.forms.update_value(|forms| forms.push((id, Rc::new(ask))));
        on_cleanup(move || {
            let _ = drafts.forms.try_update_value(|forms| forms.retain(|(other, _)| *other != id));
        });
    }

    /// What is half typed now, in every form that is open.
    pub(super) fn typed_now(self) -> Vec<Typed> {
        let forms =
            self.drafts.forms.try_with_value(|forms| forms.iter().map(|(_, ask)| ask.clone()).collect::<Vec<_>>());
        untrack(|| forms.unwrap_or_default().iter().filter_map(|ask| ask()).collect())
    }

    /// What is to be kept when the clinic is locked, each under a key of its own; none where a draft goes since another took its place, or
    /// since it was saved. `has_failed` says whether a change could not be saved while the clinic was about to lock.
    pub(super) fn drafts_to_keep(self, typed: Vec<Typed>, has_failed: bool) -> Vec<(Key, Option<String>)> {
        let (by, day) = (self.who(), self.today.get_untracked().to_string());
        let offered = self.drafts.offered.get_untracked();
        let is_offered = |draft: &Draft| offered.iter().any(|offer| offer.draft == *draft);
        let (mut drafts, mut replaced) = (Vec::new(), Vec::new());
        for Typed { draft, taken_up, is_saving } in typed {
            let is_saved = is_saving && !has_failed;
            if is_saved || !is_offered(&draft) {
                replaced.extend(taken_up);
                drafts.extend((!is_saved).then_some(draft));
            }
        }
        let pack = |draft| {
            let drafts = Drafts { by: by.clone(), day: day.clone(), drafts: vec![draft] };
            Some((new_key(), Some(serde_json::to_string(&drafts).ok()?)))
        };
        let gone = self.drafts.records_of(&replaced).into_iter().map(|key| (key, None));
        drafts.into_iter().filter_map(pack).chain(gone).collect()
    }

    /// What is offered.
    pub fn offered_drafts(self) -> Vec<Offer> {
        self.drafts.offered.get()
    }

    pub(super) fn offer_drafts(self, offers: Vec<Offer>) {
        let _ = self.drafts.offered.try_set(offers);
    }

    /// Hands a draft to the form that it is of, which opens once its page is shown. It stays offered until it is saved or discarded.
    pub fn resume(self, draft: Draft) {
        self.drafts.resumed.set(Some(draft));
    }

    /// The draft that a form of that name on that page is to take up, followed. The page that is being left may have such a form too.
    pub fn resumed(self, form: &str, page: &str) -> Option<Draft> {
        self.drafts.resumed.with(|draft| draft.clone().filter(|draft| draft.form == form && draft.path == page))
    }

    /// Whether a form on that page is about to take a draft up, followed.
    pub fn is_resumed_on(self, page: &str) -> bool {
        self.drafts.resumed.with(|draft| draft.as_ref().is_some_and(|draft| draft.path == page))
    }

    /// Whether something is half typed now that is continued on that page.
    pub fn is_typed_for(self, page: &str) -> bool {
        self.typed_now().iter().any(|typed| typed.draft.path == page)
    }

    /// The form has taken it up.
    pub fn take_up(self) {
        let _ = self.drafts.resumed.try_set(None);
    }

    /// No longer offered: discarded. Its record goes with the last of its tab.
    pub fn discard_draft(self, draft: &Draft) {
        let records = self.drafts.records_of(std::slice::from_ref(draft));
        self.drafts.offer_no_more(draft);
        for key in records {
            self.forget_drafts(key);
        }
    }
}

/// What of the kept drafts is this person's.
pub(super) fn unpack(by: &str, kept: &BTreeMap<Key, String>) -> Vec<Offer> {
    let read = |(key, text): (&Key, &String)| Some((*key, serde_json::from_str::<Drafts>(text).ok()?));
    let own = kept.iter().filter_map(read).filter(|(_, drafts)| drafts.by == by);
    own.flat_map(|(kept_in, Drafts { day, drafts, .. })| {
        drafts.into_iter().map(move |draft| Offer { kept_in, day: day.clone(), draft })
    })
    .collect()
}
