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

    /// How long to wait before the next try, in seconds: none for the first three, then 2, 4, 8 … up to five minutes. A clock that was
    /// put back doesn't make it longer than that.
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
