//! The session is told what happens, and what it wants done is carried out. What takes a while is done by whoever has asked for their turn.

use super::{Desk, Failure};
use crate::browser::{clock, load_afresh, locks, lost_drafts, tabs};
use crate::desk::session::{Effect, Input, Job, Outcome, Refused, Step, Ticket};
use crate::vault::StoreError;
use crate::words::say;
use leptos::prelude::*;

impl Desk {
    /// Tells the session what happened, and carries out what it wants done.
    pub(super) fn happened(self, input: Input) {
        for effect in self.tell_session(input) {
            self.carry_out(effect);
        }
    }

    fn tell_session(self, input: Input) -> Vec<Effect> {
        let now = clock::now_seconds();
        let handled = self.session.try_maybe_update(|session| {
            let before = session.shown();
            let effects = session.handle(input, now);
            (session.shown() != before, effects)
        });
        handled.unwrap_or_default()
    }

    fn carry_out(self, effect: Effect) {
        match effect {
            Effect::Begin(ticket) => self.tickets.call(ticket, Ok(())),
            Effect::Refuse(ticket, refused) => self.tickets.call(ticket, Err(refused)),
            // Whoever has just written finds it in the session; whoever has lost a change says so with its reason.
            Effect::CatchUp | Effect::NoteLost(_) => {}
            Effect::Refresh => self.follow_up(),
            Effect::Close => self.close(),
            Effect::Lock(why) => self.save_and_lock(why),
            Effect::DropDrawn => self.drawn.drop_with_the_clinic(),
            Effect::Tell(workspace, word) => tabs::tell(workspace, word),
            Effect::ReleaseLocks => locks::let_go(),
            Effect::TakeLocks => locks::come_back(),
            Effect::Reload => load_afresh(),
        }
    }

    /// Does the work once everything that was asked for before is done; nothing where the session refuses it. The work lies on the heap: whoever
    /// waits for it would hold all of it, and whoever waits for them as well, which filled the wasm's stack where nothing is optimised.
    pub(super) fn queued<T>(
        self,
        job: Job,
        work: impl Future<Output = Result<T, Failure>>,
    ) -> impl Future<Output = Result<T, Failure>> {
        let work = Box::pin(work);
        async move {
            let (ticket, called) = self.tickets.wait();
            let place = Place { desk: self, ticket };
            self.happened(Input::Asked(ticket, job));
            let done = match called.wait().await {
                Ok(()) => work.await,
                Err(refused) => Err(refused.into()),
            };
            if let Err(failure) = &done {
                place.fail(failure);
            }
            done
        }
    }

    /// Tries again where another tab was first: what it wrote is read, and the same is asked of what is there now.
    pub(super) async fn until_no_conflict<T>(
        self,
        mut write: impl AsyncFnMut() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        loop {
            let done = write().await;
            let current = self.session.try_with_untracked(|session| session.current()).flatten();
            if !matches!(current, Some((_, _, Step::CatchingUp))) {
                return done;
            }
            let caught_up = self.catch_up().await;
            self.happened(Input::CaughtUp(if caught_up.is_ok() { Outcome::Done } else { Outcome::Failed }));
            caught_up?;
        }
    }

    /// Tells the session how a write went, which tells the other tabs.
    pub(super) fn wrote<T>(self, done: Result<T, StoreError>) -> Result<T, Failure> {
        self.happened(Input::Wrote(match &done {
            Ok(_) => Outcome::Done,
            Err(StoreError::Conflict { .. }) => Outcome::Conflict,
            Err(_) => Outcome::Failed,
        }));
        Ok(done?)
    }
}

/// Somebody's place in the queue: over when it is dropped, whether they are done or gave up.
struct Place {
    desk: Desk,
    ticket: Ticket,
}

impl Place {
    /// It is over, and what was to be done was not. Where the page is about to go, it says so after the next unlocking: what it says now is
    /// gone in a moment.
    fn fail(&self, failure: &Failure) {
        for effect in self.desk.tell_session(Input::Failed(self.ticket)) {
            match effect {
                Effect::NoteLost(_) => {
                    lost_drafts::note(&say!("A change that was being saved could not be kept. {failure}", failure));
                }
                effect => self.desk.carry_out(effect),
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.desk.tickets.call(self.ticket, Err(Refused::NotOpen));
        self.desk.happened(Input::Ended(self.ticket));
    }
}
