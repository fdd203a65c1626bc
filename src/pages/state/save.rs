//! Making changes: applied in pure code first, kept durably, and only then shown. One after another, in the order they were asked for.

use super::{Desk, Failure};
use crate::browser::store::AnyStore;
use crate::browser::{other_tabs, pause};
use crate::desk::{Change, Command, apply};
use crate::vault::Keeper;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::VecDeque;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

/// What is to be done.
enum Work {
    Do(Command),
    /// Takes a change back, unless the same records have been changed since.
    Undo(Change),
    /// Goes from one clinic to another. In the same queue, so that no change of the one ends up in the other.
    Move(Pin<Box<dyn Future<Output = ()>>>),
}

type Then = Box<dyn FnOnce(Result<(), Failure>)>;

/// The keeper of the open clinic, and the changes that wait for it.
#[derive(Clone, Copy)]
pub(super) struct Saving {
    keeper: StoredValue<Option<Rc<Keeper<AnyStore>>>, LocalStorage>,
    waiting: StoredValue<VecDeque<(Work, Then)>, LocalStorage>,
    busy: RwSignal<bool>,
    /// The latest change that can be taken back.
    last: StoredValue<Option<Change>>,
}

impl Saving {
    pub(super) fn new() -> Self {
        Self {
            keeper: StoredValue::new_local(None),
            waiting: StoredValue::new_local(VecDeque::new()),
            busy: RwSignal::new(false),
            last: StoredValue::new(None),
        }
    }

    pub(super) fn keeper(self) -> Option<Rc<Keeper<AnyStore>>> {
        self.keeper.try_get_value().flatten()
    }

    pub(super) fn set_keeper(self, keeper: Option<Keeper<AnyStore>>) {
        self.keeper.set_value(keeper.map(Rc::new));
        // What was changed in one clinic can't be taken back in another.
        self.last.set_value(None);
    }
}

/// Lets the browser ask before the page is left while a change is being kept: left at that moment, the change would be lost.
pub(super) fn guard_leaving(desk: Desk) {
    // Held for as long as the page lives.
    let _ = window_event_listener(ev::beforeunload, move |event| {
        if desk.saving.busy.try_get_untracked() == Some(true) {
            event.prevent_default();
        }
    });
}

impl Desk {
    /// Does it: applied, kept, shown, said (with Undo). On failure nothing changes and `then` is told why, in words that say what to do.
    pub fn run(self, command: Command, then: impl FnOnce(Result<(), Failure>) + 'static) {
        self.enqueue(Work::Do(command), Box::new(then));
    }

    /// Whether a change is being kept right now.
    pub fn is_saving(self) -> bool {
        self.saving.busy.get()
    }

    /// Takes a change back.
    pub fn undo(self, change: Change) {
        self.enqueue(
            Work::Undo(change),
            Box::new(move |done| {
                if let Err(failure) = done {
                    self.toasts.fail(failure.to_string());
                }
            }),
        );
    }

    /// Takes the latest change back, if there is one.
    pub fn undo_last(self) {
        if let Some(change) = self.saving.last.try_get_value().flatten() {
            self.undo(change);
        }
    }

    /// Opens or erases a clinic, once everything that was asked for before is kept.
    pub(super) fn move_on(self, work: impl Future<Output = ()> + 'static) {
        self.enqueue(Work::Move(Box::pin(work)), Box::new(drop));
    }

    fn enqueue(self, work: Work, then: Then) {
        self.saving.waiting.update_value(|all| all.push_back((work, then)));
        if !self.saving.busy.get_untracked() {
            self.saving.busy.set(true);
            spawn_local(async move {
                while let Some((work, then)) = self.saving.waiting.try_update_value(VecDeque::pop_front).flatten() {
                    if matches!(work, Work::Do(Command::Import(_))) {
                        // It can take seconds: first the page shows that it has begun.
                        pause().await;
                    }
                    then(self.work(work).await);
                }
                let _ = self.saving.busy.try_set(false);
            });
        }
    }

    async fn work(self, work: Work) -> Result<(), Failure> {
        let clinic = self.clinic.try_get_untracked().ok_or(Failure::NotOpen)?;
        let (change, undoing) = match work {
            Work::Do(command) => (apply(&clinic, command, &self.who())?, false),
            Work::Undo(change) => {
                let inverse = change.inverse();
                if !inverse.fits(&clinic) {
                    return Err(Failure::ChangedSince);
                }
                (inverse, true)
            }
            Work::Move(work) => {
                work.await;
                return Ok(());
            }
        };
        self.keep(&change).await?;
        let _ = self.clinic.try_set(Arc::new(clinic.with(&change)));
        if undoing {
            let _ = self.saving.last.try_update_value(Option::take);
            self.toasts.withdraw_offers();
            self.toasts.say("Undone");
        } else if !change.can_undo {
            // An older change could no longer be taken back without it.
            let _ = self.saving.last.try_update_value(Option::take);
            self.toasts.withdraw_offers();
            self.toasts.say(change.done.words());
        } else {
            let _ = self.saving.last.try_update_value(|last| *last = Some(change.clone()));
            let text = change.done.words();
            self.toasts.offer(text, "Undo", move || self.undo(change.clone()));
        }
        Ok(())
    }

    /// Makes a change durable, settings and all, in one commit.
    pub(super) async fn keep(self, change: &Change) -> Result<(), Failure> {
        let keeper = self.saving.keeper().ok_or(Failure::NotOpen)?;
        let workspace = self.workspace.try_get_untracked().flatten().ok_or(Failure::NotOpen)?;
        keeper.save(change).await?;
        other_tabs::tell(workspace);
        Ok(())
    }
}
