//! Locking: after idle minutes and on demand, in all tabs at once. What is half typed is sealed; then the page is loaded anew, which is the
//! one sure way to drop keys and patient data from its memory.

use super::{Desk, Opening};
use crate::browser::tabs::{self, Word};
use crate::browser::workspace::Workspace;
use crate::browser::{clock, locks, lost_drafts};
use crate::desk::{Deed, Line};
use crate::record::{LockReason, What};
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;

/// How often it is looked whether the page was idle for too long.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// How often the other tabs are told that somebody is at work.
const TELL_EVERY_SECONDS: u64 = 5;

/// Whether the other tabs lock as well: they are told where somebody wants to lock or nobody is at work.
const fn is_for_all_tabs(why: LockReason) -> bool {
    matches!(why, LockReason::Demand | LockReason::Idle)
}

/// When somebody last did something, in seconds by the device's clock: it also counts while the computer sleeps.
#[derive(Clone, Copy)]
pub(super) struct Idle {
    last: StoredValue<u64>,
    told: StoredValue<u64>,
    locking: StoredValue<bool>,
    /// Whether a change could not be saved while the page was about to be loaded anew.
    failed: StoredValue<bool>,
}

impl Idle {
    pub(super) fn new() -> Self {
        let now = clock::now_seconds();
        Self {
            last: StoredValue::new(now),
            told: StoredValue::new(now),
            locking: StoredValue::new(false),
            failed: StoredValue::new(false),
        }
    }
}

impl Desk {
    /// Whether there is something to lock: the clinic is open. The demo has no secret. Follows both.
    pub fn can_lock(self) -> bool {
        self.opening.get() == Opening::Open && self.workspace.get() == Some(Workspace::Clinic)
    }

    /// Locks, here and in the other tabs.
    pub fn lock(self) {
        self.lock_because(LockReason::Demand);
    }

    /// Locks because another tab does.
    pub(super) fn lock_with_the_others(self) {
        self.lock_because(LockReason::OtherTab);
    }

    /// Whether the page is about to be loaded anew.
    pub(super) fn is_locking(self) -> bool {
        self.idle.locking.try_get_value() == Some(true)
    }

    /// Has the page say after the next unlocking what could not be kept: what it says now is gone in a moment.
    pub(super) fn lost_in_locking(self, what: &str) {
        self.idle.failed.set_value(true);
        lost_drafts::note(what);
    }

    /// Somebody is at work, here or in another tab. Where nobody was for too long before, that is what counts: the computer may have slept
    /// past the time, and whoever wakes it may be somebody else.
    pub(super) fn someone_is_active(self) {
        if !self.locks_when_idle() {
            self.idle.last.set_value(clock::now_seconds());
        }
    }

    /// Locks where nobody did anything for the set minutes, and says whether it does.
    fn locks_when_idle(self) -> bool {
        let minutes = self.idle_minutes.get_untracked().get();
        let idle = clock::now_seconds().saturating_sub(self.idle.last.get_value());
        let is_time = idle >= u64::from(minutes) * 60 && untrack(|| self.can_lock());
        if is_time {
            self.lock_because(LockReason::Idle);
        }
        is_time
    }

    fn lock_because(self, why: LockReason) {
        if !untrack(|| self.can_lock()) || self.is_locking() {
            return;
        }
        self.idle.locking.set_value(true);
        if is_for_all_tabs(why) {
            tabs::tell(Workspace::Clinic, Word::Locked);
        }
        let typed = self.typed_now();
        self.drawn().drop_with_the_clinic();
        // Gone from the page at once; what was asked for before is still kept.
        let _ = self.opening.try_set(Opening::Starting);
        self.move_on(async move {
            let line = || vec![Line::new(Deed::Locked, What::Locked(why))];
            let drafts = self.drafts_to_keep(typed, self.idle.failed.get_value());
            let save = async || self.kept(line(), async |keeper, note| keeper.save_drafts(&drafts, note).await).await;
            // A full disk is no reason to stay open; what was lost is said after unlocking.
            if let (Err(failure), false) = (self.settled(save).await, drafts.is_empty()) {
                self.lost_in_locking(&format!("What was half typed could not be kept. {failure}"));
            }
            // A page that was left is loaded anew when it comes back: now that would take the place of the page that it is left for.
            if !locks::is_left() {
                // Where it can't be loaded anew, nothing is shown any more at least.
                let _ = window().location().reload();
            }
        });
    }
}

/// Locks the clinic when nobody did anything for the set minutes. Lives as long as the app.
pub(super) fn follow(desk: Desk) {
    let active = move || {
        desk.someone_is_active();
        let (now, told) = (clock::now_seconds(), desk.idle.told.get_value());
        if now >= told + TELL_EVERY_SECONDS && !desk.is_locking() {
            desk.idle.told.set_value(now);
            tabs::tell(Workspace::Clinic, Word::Active);
        }
    };
    let _ = window_event_listener(ev::keydown, move |_| active());
    let _ = window_event_listener(ev::pointerdown, move |_| active());
    let _ = window_event_listener(ev::pointermove, move |_| active());
    let _ = window_event_listener(ev::wheel, move |_| active());
    let _ = window_event_listener(ev::input, move |_| active());
    let look = move || {
        desk.locks_when_idle();
    };
    set_interval(look, LOOK_EVERY);
    // Without this a page that the browser keeps for Back comes back open, whoever sits there then.
    let _ = window_event_listener(ev::pagehide, move |event| {
        if event.persisted() {
            locks::let_go();
            desk.lock_because(LockReason::Left);
        }
    });
    let _ = window_event_listener(ev::pageshow, move |event| {
        locks::come_back();
        // What was begun when it was left may never end.
        if event.persisted() && desk.is_locking() {
            let _ = window().location().reload();
        }
    });
    // The interval rests while the computer sleeps, and may while the page is out of sight.
    for back in ["visibilitychange", "pageshow", "focus"] {
        let _ = window_event_listener_untyped(back, move |_| look());
    }
}
