//! What is done once the caseload stands, and is loaded after it: what writes, what changes the record, and what goes on beside that. Whoever
//! asks for one of them earlier waits.

use super::draft_desk::Typed;
use super::failure::Failure;
use crate::desk::{Change, Command, Draft, Line};
use crate::record::{Day, Key, LockReason};
use crate::vault::Keyring;
use crate::vault::settings::FilterChange;
use leptos::prelude::*;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Poll, Waker};

/// How it goes on.
pub(crate) type Working = Pin<Box<dyn Future<Output = Result<(), Failure>>>>;

/// Something to be written that is no change of the record, or to be shown that others wrote.
pub(crate) enum Writing {
    /// The saved filters are others.
    Filters(Vec<FilterChange>),
    /// That record of half-typed text goes.
    ForgetDrafts(Key),
    /// The audit is to say this.
    Note(Vec<Line>),
    /// The audit is to say which flags are shown.
    NoteFlags,
    /// The audit is to say that the clinic was unlocked, and how often that was tried in vain. The keyring before and after, where its
    /// passphrase is stretched for longer from now on.
    NoteUnlocked(Option<(Keyring, Keyring)>),
    /// Whoever unlocked with a passphrase that takes so many guesses, as a power of ten, is told where it doesn't hold for long.
    TellIfWeak(f64),
    /// What other tabs wrote is shown.
    FollowUp,
    /// What is half typed is copied while the page is out of sight.
    CopyTyped,
    /// What is half typed is kept, and another clinic entered.
    KeepTyped,
    /// What is half typed is kept, and the clinic locked.
    Lock(Vec<Typed>, LockReason),
}

/// A change of the record.
pub(crate) enum Changing {
    /// It is made, and what was half typed that is done with by it is forgotten.
    Make(Box<Command>, Vec<Draft>),
    /// It is taken back.
    TakeBack(Arc<Change>),
}

/// What goes on beside the pages, or is rarely asked for.
pub(crate) enum Background {
    /// What was answered on this device is put into the inbox, and opened.
    LookIntoInbox,
    /// What is new in the folder of answers is read.
    LookIntoFolder,
    /// What was sealed on this device goes into the inbox.
    TakeSealed(String),
    /// The pages look back to the end of that day.
    LookBack(Day),
    /// A change of the clinic's key goes on.
    ChangeKey,
    /// The demo clinic gets its patients.
    FillDemo,
}

/// What does such work `W` at a desk `D`.
pub(crate) struct Works<D, W> {
    /// Has done what is due by itself. Called once.
    pub(super) follow: fn(D),
    pub(super) run: fn(D, W) -> Working,
}

/// What does such work, once it is loaded, and who waits for it. Cheap to copy.
pub(crate) struct Late<D: 'static, W: 'static> {
    works: StoredValue<Option<&'static Works<D, W>>>,
    is_wanted: RwSignal<bool>,
    waiting: StoredValue<Vec<Waker>, LocalStorage>,
}

impl<D, W> Clone for Late<D, W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<D, W> Copy for Late<D, W> {}

impl<D, W> Late<D, W> {
    pub(super) fn new() -> Self {
        Self {
            works: StoredValue::new(None),
            is_wanted: RwSignal::new(false),
            waiting: StoredValue::new_local(Vec::new()),
        }
    }

    pub(super) fn now(&self) -> Option<&'static Works<D, W>> {
        self.works.try_get_value().flatten()
    }

    /// Whether somebody waits for it. Follows it.
    pub(super) fn is_wanted(&self) -> bool {
        self.is_wanted.get()
    }

    /// Waits until it is loaded.
    pub(super) async fn loaded(&self) -> &'static Works<D, W> {
        poll_fn(|context| match self.now() {
            Some(works) => Poll::Ready(works),
            None => {
                let _ = self.waiting.try_update_value(|waiting| waiting.push(context.waker().clone()));
                let _ = self.is_wanted.try_set(true);
                Poll::Pending
            }
        })
        .await
    }

    /// It is loaded: whoever waits goes on.
    pub(super) fn give(&self, works: &'static Works<D, W>) {
        self.works.set_value(Some(works));
        let waiting = self.waiting.try_update_value(std::mem::take);
        waiting.unwrap_or_default().into_iter().for_each(Waker::wake);
    }
}
