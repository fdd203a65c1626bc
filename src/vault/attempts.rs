//! Wrong passphrases slow down: what a person waits after failed tries. The real hurdle is the stretching; this one keeps somebody at
//! the keyboard from trying one after another.

use serde::{Deserialize, Serialize};

/// Failed tries since the clinic was last unlocked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempts {
    /// How many; where the count is lost, at the least.
    pub failed: u32,
    /// When the last one was, in seconds since 1970, by this device's clock.
    pub last_seconds: u64,
    /// Whether the record of them was missing or damaged, so that nobody knows how many there were.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_count_lost: bool,
}

/// Tries that cost nothing: a slip of the finger is no attack.
const FREE: u32 = 3;
/// The longest wait, in seconds.
const LONGEST: u64 = 300;

impl Attempts {
    /// One more failed try.
    pub fn failed(self, now_seconds: u64) -> Self {
        Self { failed: self.failed.saturating_add(1), last_seconds: now_seconds, ..self }
    }

    /// What counts where nobody knows how many there were: the longest wait, from now on. As none, a record that somebody removed
    /// would be worth removing.
    pub const fn lost(now_seconds: u64) -> Self {
        // From here on a wait is the longest one.
        Self { failed: FREE + LONGEST.ilog2() + 1, last_seconds: now_seconds, is_count_lost: true }
    }

    /// The same now, to be kept in its place: a last try that lies in the future was made under a clock that was put back since, and
    /// the wait for it begins now. As long as such an instant is stored, no wait after it runs down.
    pub fn seen_at(self, now_seconds: u64) -> Self {
        Self { last_seconds: self.last_seconds.min(now_seconds), ..self }
    }

    /// How long to wait before the next try, in seconds: none for the first three, then 2, 4, 8 … up to five minutes. Where the tries
    /// were [seen](Attempts::seen_at) at that instant, a clock that was put back costs no more than that, once.
    ///
    /// ```
    /// use anamnesis::vault::Attempts;
    /// let tries = |failed| Attempts { failed, last_seconds: 100, is_count_lost: false };
    /// assert_eq!([3, 4, 5, 40].map(|failed| tries(failed).wait_seconds(101)), [0, 1, 3, 299]);
    /// ```
    pub fn wait_seconds(self, now_seconds: u64) -> u64 {
        let wait = match self.failed.checked_sub(FREE) {
            None | Some(0) => return 0,
            Some(over) => 1u64.checked_shl(over).map_or(LONGEST, |wait| wait.min(LONGEST)),
        };
        wait.saturating_sub(now_seconds.saturating_sub(self.last_seconds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The clock was a month ahead at four wrong passphrases and was set right then: the right one was refused until it had caught up,
    /// since the wait was counted from an instant in the future and never ran down.
    #[test]
    fn a_clock_that_was_put_back_costs_at_most_one_wait_from_when_that_is_noticed() {
        let (now, month) = (1_000_000, 30 * 24 * 3600);
        let stored = (0..4).fold(Attempts::default(), |tries, _| tries.failed(now + month));
        let noticed = stored.seen_at(now);
        assert_eq!([0, 1, 2, 3].map(|later| noticed.seen_at(now + later).wait_seconds(now + later)), [2, 1, 0, 0]);
        // Put back once more, it begins once more; put ahead, nothing changes.
        assert_eq!(noticed.seen_at(now - 60), Attempts { failed: 4, last_seconds: now - 60, is_count_lost: false });
        assert_eq!(stored.seen_at(now + month + 1), stored);
        assert_eq!(noticed, Attempts { failed: 4, last_seconds: now, is_count_lost: false });
    }

    #[test]
    fn a_lost_count_waits_the_longest_and_that_runs_down() {
        let lost = Attempts::lost(1000);
        assert_eq!([1000, 1001, 1300].map(|now| lost.wait_seconds(now)), [300, 299, 0]);
        assert_eq!(lost.failed(2000).wait_seconds(2000), 300);
    }
}
