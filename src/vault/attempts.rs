//! Wrong passphrases slow down: what a person waits after failed tries. The real hurdle is the stretching; this one keeps somebody at
//! the keyboard from trying one after another.

/// Failed tries since the clinic was last unlocked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    /// How many.
    pub failed: u32,
    /// When the last one was, in seconds since 1970, by this device's clock.
    pub last_seconds: u64,
}

/// Tries that cost nothing: a slip of the finger is no attack.
const FREE: u32 = 3;
/// The longest wait, in seconds.
const LONGEST: u64 = 300;

impl Attempts {
    /// One more failed try.
    pub fn failed(self, now_seconds: u64) -> Self {
        Self { failed: self.failed.saturating_add(1), last_seconds: now_seconds }
    }

    /// The same at this moment, to be kept in its place: a last try that lies ahead was made under a clock that was put back since, and
    /// the wait for it begins now. As long as such a moment is kept, no wait after it runs down.
    pub fn seen_at(self, now_seconds: u64) -> Self {
        Self { last_seconds: self.last_seconds.min(now_seconds), ..self }
    }

    /// How long to wait before the next try, in seconds: none for the first three, then 2, 4, 8 … up to five minutes. Where the tries
    /// were [seen](Attempts::seen_at) at that moment, a clock that was put back costs no more than that, once.
    ///
    /// ```
    /// use anamnesis::vault::Attempts;
    /// let tries = |failed| Attempts { failed, last_seconds: 100 };
    /// assert_eq!([3, 4, 5, 40].map(|failed| tries(failed).wait_seconds(101)), [0, 1, 3, 299]);
    /// ```
    pub fn wait_seconds(self, now_seconds: u64) -> u64 {
        let wait = match self.failed.checked_sub(FREE) {
            None | Some(0) => return 0,
            Some(over) => 1u64.checked_shl(over).map_or(LONGEST, |wait| wait.min(LONGEST)),
        };
        wait.saturating_sub(now_seconds.saturating_sub(self.last_seconds))
    }

    /// As it is kept: two numbers.
    pub fn to_text(self) -> String {
        format!("{} {}", self.failed, self.last_seconds)
    }

    /// From what was kept; none where it isn't that.
    pub fn from_text(text: &str) -> Option<Self> {
        let (failed, last_seconds) = text.split_once(' ')?;
        Some(Self { failed: failed.parse().ok()?, last_seconds: last_seconds.parse().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The clock was a month ahead at four wrong passphrases and was set right then: the right one was refused until it had caught up,
    /// since the wait was counted from a moment that lay ahead and never ran down.
    #[test]
    fn a_clock_that_was_put_back_costs_at_most_one_wait_from_when_that_is_noticed() {
        let (now, month) = (1_000_000, 30 * 24 * 3600);
        let kept = (0..4).fold(Attempts::default(), |tries, _| tries.failed(now + month));
        let noticed = kept.seen_at(now);
        assert_eq!([0, 1, 2, 3].map(|later| noticed.seen_at(now + later).wait_seconds(now + later)), [2, 1, 0, 0]);
        // Put back once more, it begins once more; put ahead, nothing changes.
        assert_eq!(noticed.seen_at(now - 60), Attempts { failed: 4, last_seconds: now - 60 });
        assert_eq!(kept.seen_at(now + month + 1), kept);
        assert_eq!(Attempts::from_text(&noticed.to_text()), Some(noticed));
    }
}
