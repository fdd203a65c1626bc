//! How a session ends: locked on demand, by idle time or by another tab, left with the page, or closed.

use super::Session;
use super::event::{Effect, Job, Word};
use super::stage::{Stage, Workspace};
use crate::record::LockReason;

impl Session {
    pub(super) fn lock(&mut self, why: LockReason) -> Vec<Effect> {
        if !self.can_lock() {
            return Vec::new();
        }
        self.stage = Stage::Locking { why, has_lost: false };
        // The others lock as well where somebody wants to, or nobody is at work.
        let is_for_all = matches!(why, LockReason::Demand | LockReason::Idle | LockReason::HandedOver);
        let told = is_for_all.then_some(Effect::Tell(Workspace::Clinic, Word::Locked));
        told.into_iter().chain([Effect::Lock(why), Effect::DropDrawn]).collect()
    }

    pub(super) fn lock_if_idle(&mut self, now: u64) -> Option<Vec<Effect>> {
        (self.idle.is_over(now) && self.can_lock()).then(|| self.lock(LockReason::Idle))
    }

    /// Shows the neutral screen to a patient who did nothing for too long; says whether it has just begun to.
    pub(super) fn rest_if_idle(&mut self, now: u64) -> bool {
        let is_over = self.idle.is_over(now);
        match &mut self.stage {
            Stage::Asking { is_resting: is_resting @ false } if is_over => {
                *is_resting = true;
                true
            }
            _ => false,
        }
    }

    /// Somebody is at work. Where nobody was for too long before, that is what counts: the computer may have slept past the time, and
    /// whoever wakes it may be somebody else.
    pub(super) fn active(&mut self, now: u64) -> Vec<Effect> {
        if let Some(effects) = self.lock_if_idle(now) {
            return effects;
        }
        let has_just_rested = self.rest_if_idle(now);
        self.idle.active(now);
        if let Stage::Asking { is_resting } = &mut self.stage {
            *is_resting = has_just_rested;
        }
        let is_told = self.can_lock() && self.idle.is_to_tell(now);
        is_told.then_some(Effect::Tell(Workspace::Clinic, Word::Active)).into_iter().collect()
    }

    pub(super) fn hear(&mut self, word: Word, now: u64) -> Vec<Effect> {
        match word {
            Word::Changed if !self.stage.is_locking() => vec![Effect::Refresh],
            Word::Changed => Vec::new(),
            Word::Replaced => {
                if let Some(held) = &mut self.held {
                    held.is_replaced = true;
                }
                Vec::new()
            }
            Word::Locked => self.lock(LockReason::OtherTab),
            Word::Active => self.lock_if_idle(now).unwrap_or_else(|| {
                self.idle.active(now);
                Vec::new()
            }),
        }
    }

    pub(super) fn leave_closed(&mut self) -> Vec<Effect> {
        if !self.stage.is_closed() {
            return Vec::new();
        }
        self.stage = Stage::FirstVisit;
        self.close()
    }

    pub(super) fn leave(&mut self, is_cached: bool) -> Vec<Effect> {
        if !is_cached {
            return vec![Effect::DropDrawn];
        }
        self.is_left = true;
        let mut effects = vec![Effect::ReleaseLocks];
        effects.extend(self.lock(LockReason::Left));
        effects
    }

    pub(super) fn come_back(&mut self, was_cached: bool) -> Vec<Effect> {
        self.is_left = false;
        let mut effects = vec![Effect::TakeLocks];
        // What was begun when it was left may never end, and what was being read to enter was taken back.
        let is_entering = self.stage == Stage::Starting && self.current().is_some_and(|(_, job, _)| job == Job::Enter);
        if was_cached && (self.stage.is_locking() || is_entering) {
            self.stage = Stage::Reloading;
            effects.extend(self.close());
            effects.push(Effect::Reload);
        }
        effects
    }

    pub(super) fn close(&mut self) -> Vec<Effect> {
        self.held = None;
        vec![Effect::Close]
    }
}
