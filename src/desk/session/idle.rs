//! How long nobody did anything, by the device's clock: it also counts while the computer sleeps.

/// How often the other tabs are told that somebody is at work, in seconds.
const TELL_EVERY_SECONDS: u64 = 5;

/// When somebody last did something, in seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Idle {
    pub(super) limit_seconds: u64,
    last: u64,
    told: u64,
}

impl Idle {
    pub(super) const fn new(limit_seconds: u64, now: u64) -> Self {
        Self { limit_seconds, last: now, told: now }
    }

    /// Whether nobody did anything for too long. A clock that was put back would keep the clinic open until it is where it was: the time is
    /// counted from now on then.
    pub(super) fn is_over(&mut self, now: u64) -> bool {
        self.last = self.last.min(now);
        self.told = self.told.min(now);
        now - self.last >= self.limit_seconds
    }

    /// Somebody did something.
    pub(super) const fn active(&mut self, now: u64) {
        self.last = now;
    }

    /// Whether the other tabs are to be told now.
    pub(super) const fn is_to_tell(&mut self, now: u64) -> bool {
        let is_time = now >= self.told.saturating_add(TELL_EVERY_SECONDS);
        if is_time {
            self.told = now;
        }
        is_time
    }
}
