//! Marks beside the state: what is late, missing, uncertain or urgent.

use crate::record::{Choice as _, choice};
use serde::{Serialize, Serializer};

choice! {
    /// A mark beside the state, in the alphabetical order of the names that files have. Its code is its place in a set.
    pub enum Overlay {
        /// A baseline score lies within the washout of an earlier course's session.
        ContaminatedBaseline = 1 "contaminated_baseline",
        /// A session was given after the flag was raised.
        DosedWhileFlagged = 2 "dosed_while_flagged",
        /// The last scores are worse on average, though none is on its own.
        Drift = 3 "drift",
        /// No score since the latest session, though one was due.
        FollowUpDue = 4 "follow_up_due",
        /// The baseline lies so near the bad end of the scale that no score can be worse.
        InsensitiveBaseline = 5 "insensitive_baseline",
        /// The onset can hardly be put down to a session.
        LateDecline = 6 "late_decline",
        /// PHQ-9 rose over its own baseline.
        Mood = 7 "mood",
        /// The next score of the episode is later than the grace allows.
        Overdue = 8 "overdue",
        /// Severe: asks for review now, whatever the window.
        Severe = 9 "severe",
        /// The last score of the episode is old.
        Stale = 10 "stale",
        /// The window has passed without a score that says whether the worsening lasts.
        WindowPassedUnscored = 11 "window_passed_unscored",
    }
}

/// A set of overlays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overlays(u16);

impl Overlays {
    /// Adds the overlay if the condition holds.
    pub fn set(&mut self, overlay: Overlay, condition: bool) {
        if condition {
            self.0 |= 1 << overlay as u16;
        }
    }

    /// Whether the overlay is there.
    pub const fn has(self, overlay: Overlay) -> bool {
        self.0 & (1 << overlay as u16) != 0
    }

    /// The overlays in alphabetical order of their names.
    pub fn iter(self) -> impl Iterator<Item = Overlay> {
        Overlay::ALL.into_iter().map(|(overlay, _)| overlay).filter(move |overlay| self.has(*overlay))
    }

    /// The names joined by `;`, as files hold them.
    pub fn joined(self) -> String {
        self.iter().map(Overlay::word).collect::<Vec<_>>().join(";")
    }
}

impl Serialize for Overlays {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Overlay::word))
    }
}
