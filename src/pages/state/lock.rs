//! Locking: after idle minutes and on demand, in all tabs at once. What is half typed is sealed; then the page is loaded anew, which is the
//! one sure way to drop keys and patient data from its memory.

use super::draft_desk::Typed;
use super::late::Writing;
use super::{Desk, Failure};
use crate::browser::lost_drafts;
use crate::desk::session::{Input, Job, Stage};
use crate::desk::{Deed, Line};
use crate::record::{LockReason, What};
use crate::ui::start;
use crate::words::say;
use leptos::ev;
use leptos::prelude::*;
use std::future::ready;
use std::time::Duration;

/// How often it is looked whether the page was idle for too long.
const LOOK_EVERY: Duration = Duration::from_secs(5);

impl Desk {
    /// Locks, here and in the other tabs.
    pub fn lock(self) {
        self.happened(Input::Lock(LockReason::Demand));
    }

    /// Whether the page is about to be loaded anew.
    pub(super) fn is_locking(self) -> bool {
        self.session.try_with_untracked(|session| session.stage().is_locking()) == Some(true)
    }

    /// Keeps what is half typed now, once all that was asked for before is saved. Then the session has everything dropped.
    pub(super) fn save_and_lock(self, why: LockReason) {
        let typed = self.typed_now();
        start(async move {
            drop(match self.writing.now().is_some() || !typed.is_empty() {
                true => self.later(Writing::Lock(typed, why)).await,
                // Nobody can have typed anything by now, and locking waits for no part of the app.
                false => self.queued(Job::Lock, ready(Ok(()))).await,
            });
        });
    }

    /// Has what is half typed kept before another clinic is entered; says whether nothing would be lost.
    pub(super) async fn has_kept_typed(self) -> bool {
        if self.stage.get_untracked() != Stage::Open || !self.would_lose_typed() {
            return true;
        }
        let kept = self.later(Writing::KeepTyped).await;
        let is_kept = kept.is_ok();
        self.say_failure(kept);
        is_kept
    }

    /// Keeps what is half typed now.
    pub(super) async fn keep_typed(self) -> Result<(), Failure> {
        self.queued(Job::Note, async {
            let (kept, gone) = self.drafts_to_keep(self.typed_now(), false);
            self.write_drafts(Vec::new(), kept, gone).await
        })
        .await
    }

    pub(super) async fn keep_typed_and_lock(self, typed: Vec<Typed>, why: LockReason) -> Result<(), Failure> {
        self.queued(Job::Lock, async {
            let stage = self.stage.try_get_untracked();
            let has_lost = matches!(stage, Some(Stage::Locking { has_lost: true, .. }));
            let (kept, gone) = self.drafts_to_keep(typed, has_lost);
            let lines = vec![Line::new(Deed::Locked, What::Locked(why))];
            let has_typed = !kept.is_empty();
            let saved = self.write_drafts(lines, kept, gone).await;
            // A full disk is no reason to stay open; what was lost is said after unlocking.
            if let (Err(failure), true) = (&saved, has_typed) {
                lost_drafts::note(&say!("What was half typed could not be kept. {failure}", failure));
            }
            saved
        })
        .await
    }
}

/// Tells the session when somebody does something, when time has passed, and when the page is left. Lives as long as the app.
pub(super) fn follow(desk: Desk) {
    let active = move || desk.happened(Input::Active);
    let _ = window_event_listener(ev::keydown, move |_| active());
    let _ = window_event_listener(ev::pointerdown, move |_| active());
    let _ = window_event_listener(ev::pointermove, move |_| active());
    let _ = window_event_listener(ev::wheel, move |_| active());
    let _ = window_event_listener(ev::input, move |_| active());
    let look = move || desk.happened(Input::Tick);
    set_interval(look, LOOK_EVERY);
    // Without this a page that the browser keeps for Back comes back open, whoever sits there then.
    let _ = window_event_listener(ev::pagehide, move |event| desk.happened(Input::Left(event.persisted())));
    let _ = window_event_listener(ev::pageshow, move |event| desk.happened(Input::Back(event.persisted())));
    // The interval rests while the computer sleeps, and may while the page is out of sight.
    for back in ["visibilitychange", "pageshow", "focus"] {
        let _ = window_event_listener_untyped(back, move |_| look());
    }
}
