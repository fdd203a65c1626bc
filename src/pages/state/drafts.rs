//! Half-typed text: asked of every form that is left or open when the clinic is locked, and offered again until it is saved or discarded.

use super::draft_desk::{Offer, Typed};
use super::{Desk, Stage};
use crate::browser::clock;
use crate::browser::keys::new_key;
use crate::desk::{Draft, Drafts};
use crate::record::Key;
use crate::words::worded;
use leptos::prelude::*;
use std::rc::Rc;

impl Desk {
    /// Lets a form be asked for what is half typed in it, for as long as the component lives that it belongs to. Where that goes, as with the
    /// browser's Back, it is asked a last time.
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
            let last = drafts.forms.try_update_value(|forms| {
                let at = forms.iter().position(|(other, _)| *other == id)?;
                Some(forms.remove(at).1)
            });
            if let Some(typed) = last.flatten().and_then(|ask| untrack(|| ask())) {
                self.put_aside(typed);
            }
        });
    }

    /// Offers again what is half typed in a form that is being left. It is only in this page's memory, until the clinic is locked.
    pub fn put_aside(self, typed: Typed) {
        let Typed { draft, taken_up, is_saving } = typed;
        // While a clinic closes, its forms go with it: what they had was asked for before.
        if is_saving || self.stage.try_get_untracked() != Some(Stage::Open) || self.is_of_gone(&draft) {
            return;
        }
        let day = self.present_day.try_get_untracked().map(|day| day.to_string()).unwrap_or_default();
        let at = clock::now_utc();
        let _ = self.drafts.offered.try_update(|offers| {
            if offers.iter().any(|offer| offer.draft == draft) {
                return;
            }
            match offers.iter_mut().find(|offer| Some(&offer.draft) == taken_up.as_ref()) {
                Some(older) => {
                    let (stored_in, instead_of) = (older.stored_in, std::mem::take(&mut older.instead_of));
                    *older = Offer { is_only_here: true, day, at, draft, stored_in, instead_of };
                }
                None => {
                    offers.push(Offer { is_only_here: true, day, at, draft, stored_in: None, instead_of: Vec::new() })
                }
            }
        });
        self.toasts.say(worded("Not saved. What was half typed is offered at the top of the page."));
    }

    /// Whether what is half typed is about a patient who isn't there any more.
    fn is_of_gone(self, draft: &Draft) -> bool {
        let is_gone = |patient| self.present.try_with_untracked(|clinic| clinic.chart(patient).is_none()) == Some(true);
        draft.patient().is_some_and(is_gone)
    }

    /// Whether leaving the page now would lose what is half typed.
    pub(super) fn would_lose_typed(self) -> bool {
        let is_stored = |draft: &Draft, offers: &[Offer]| offers.iter().any(|o| o.draft == *draft && !o.is_only_here);
        self.drafts.offered.try_with_untracked(|offers| {
            offers.iter().any(|offer| offer.is_only_here && !self.is_of_gone(&offer.draft))
                || self.typed_now().iter().any(|typed| !is_stored(&typed.draft, offers))
        }) == Some(true)
    }

    /// What is half typed now, in every form that is open.
    pub(super) fn typed_now(self) -> Vec<Typed> {
        let forms =
            self.drafts.forms.try_with_value(|forms| forms.iter().map(|(_, ask)| ask.clone()).collect::<Vec<_>>());
        untrack(|| forms.unwrap_or_default().iter().filter_map(|ask| ask()).collect())
    }

    /// What is to be kept of what is half typed, each under a key of its own, and the records that go since another takes their place, or since
    /// it was saved. `has_failed` says whether a change could not be saved while the clinic was about to lock.
    pub(super) fn drafts_to_keep(self, typed: Vec<Typed>, has_failed: bool) -> (Vec<(Key, String)>, Vec<Key>) {
        let (by, day) = (self.who(), self.present_day.get_untracked().to_string());
        let offered = self.drafts.offered.get_untracked();
        let is_stored = |draft: &Draft| offered.iter().any(|offer| offer.draft == *draft && !offer.is_only_here);
        let (mut drafts, mut replaced) = (Vec::new(), Vec::new());
        for Typed { draft, taken_up, is_saving } in typed {
            let is_saved = is_saving && !has_failed;
            if is_saved || !is_stored(&draft) {
                let instead_of = self.drafts.records_of(taken_up.as_slice());
                replaced.extend(taken_up);
                drafts.extend((!is_saved && !self.is_of_gone(&draft)).then(|| (draft, clock::now_utc(), instead_of)));
            }
        }
        for offer @ Offer { draft, at, .. } in
            offered.iter().filter(|one| one.is_only_here && !self.is_of_gone(&one.draft))
        {
            if !replaced.contains(draft) {
                replaced.push(draft.clone());
                drafts.push((draft.clone(), at.clone(), offer.records().collect()));
            }
        }
        let pack = |(draft, at, instead_of)| {
            let drafts = Drafts { by: by.clone(), day: day.clone(), at, drafts: vec![draft], instead_of };
            Some((new_key(), serde_json::to_string(&drafts).ok()?))
        };
        (drafts.into_iter().filter_map(pack).collect(), self.drafts.records_of(&replaced))
    }

    /// What is offered: nothing about a patient who was erased, until that is undone.
    pub fn offered_drafts(self) -> Vec<Offer> {
        self.present.track();
        let mut offers = self.drafts.offered.get();
        offers.retain(|offer| !self.is_of_gone(&offer.draft));
        offers
    }

    /// What is offered of that form about the same, the latest.
    pub fn offered_of(self, form: &str, target: &str) -> Option<Draft> {
        self.drafts.offered.with_untracked(|offers| {
            let latest = offers.iter().rev().map(|offer| &offer.draft);
            latest.into_iter().find(|draft| draft.form == form && draft.target == target).cloned()
        })
    }

    /// What else is offered of that form about the same.
    pub fn offered_beside(self, draft: &Draft) -> Vec<Draft> {
        let offers = self.drafts.offered.try_get_untracked().unwrap_or_default();
        offers.into_iter().map(|offer| offer.draft).filter(|other| other.is_about_same(draft)).collect()
    }

    /// Of that what says nothing that doesn't stand in this, too: it is done with once this is saved.
    pub fn said_by(self, draft: &Draft) -> Vec<Draft> {
        let mut beside = self.offered_beside(draft);
        beside.retain(|other| other.is_all_in(&draft.texts));
        beside
    }

    pub(super) fn offer_drafts(self, offers: Vec<Offer>) {
        let _ = self.drafts.offered.try_set(offers);
        let _ = self.drafts.copies.try_set_value(Vec::new());
    }

    /// Takes in which records of half-typed forms there are: those that are not offered here are others'.
    pub(super) fn draft_records_are(self, stored: impl IntoIterator<Item = Key>) {
        let offered = self.drafts.offered.try_get_untracked().unwrap_or_default();
        let is_offered = |key: &Key| offered.iter().any(|offer| offer.stored_in == Some(*key));
        let _ = self.drafts.others.try_set(stored.into_iter().filter(|key| !is_offered(key)).collect());
    }

    /// Hands a draft to the form that it is of, which opens once its page is shown. It stays offered until it is saved or discarded.
    pub fn resume(self, draft: Draft) {
        self.drafts.resumed.set(Some(draft));
    }

    /// The draft that a form of that name on that page is to take up, followed. The page that is being left may have such a form too.
    pub fn resumed(self, form: &str, page: &str) -> Option<Draft> {
        self.resumed_by(form).filter(|draft| draft.path == page)
    }

    /// The draft that a form of that name is to take up, on whatever page, followed.
    pub fn resumed_by(self, form: &str) -> Option<Draft> {
        self.drafts.resumed.with(|draft| draft.clone().filter(|draft| draft.form == form))
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
