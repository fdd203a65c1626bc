//! What is done once the caseload stands, and is loaded after it: whatever writes, and what opens the inbox. Whoever asks for it earlier waits.

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
pub(super) type Working = Pin<Box<dyn Future<Output = Result<(), Failure>>>>;

/// Something to be done.
pub(super) enum Work {
    /// A change of the record, and what was half typed that is done with by it.
    Run(Command, Vec<Draft>),
    /// A change is taken back.
    Undo(Arc<Change>),
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
    /// What other tabs wrote is shown.
    FollowUp,
    /// What is half typed is kept, and the clinic locked.
    Lock(Vec<Typed>, LockReason),
    /// The demo clinic gets its patients.
    FillDemo,
}

/// What does all that at a desk.
pub(crate) struct Works<D> {
    /// Has done what is due by itself. Called once.
    pub(super) follow: fn(D),
    pub(super) run: fn(D, Work) -> Working,
}

/// What does the work, once it is loaded, and who waits for it. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Late<D: 'static> {
    works: StoredValue<Option<&'static Works<D>>>,
    is_wanted: RwSignal<bool>,
    waiting: StoredValue<Vec<Waker>, LocalStorage>,
}

impl<D> Late<D> {
    pub(super) fn new() -> Self {
        Self {
            works: StoredValue::new(None),
            is_wanted: RwSignal::new(false),
            waiting: StoredValue::new_local(Vec::new()),
        }
    }

    pub(super) fn now(&self) -> Option<&'static Works<D>> {
        self.works.try_get_value().flatten()
    }

    /// Whether somebody waits for it. Follows it.
    pub(super) fn is_wanted(&self) -> bool {
        self.is_wanted.get()
    }

    /// Waits until it is loaded.
    pub(super) async fn loaded(&self) -> &'static Works<D> {
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
    pub(super) fn give(&self, works: &'static Works<D>) {
        self.works.set_value(Some(works));
        let waiting = self.waiting.try_update_value(std::mem::take);
        waiting.unwrap_or_default().into_iter().for_each(Waker::wake);
    }
}
