//! Marks beside the state: what is late, missing, uncertain or urgent.

use serde::{Serialize, Serializer};

/// A mark beside the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Overlay {
    /// A baseline score lies within the washout of an earlier course's session.
    ContaminatedBaseline,
    /// A session was given after the flag was raised.
    DosedWhileFlagged,
    /// The last scores are worse on average, though none is on its own.
    Drift,
    /// No score since the latest session, though one was due.
    FollowUpDue,
    /// The baseline lies so near the bad end of the scale that no score can be worse.
    InsensitiveBaseline,
    /// The onset can hardly be put down to a session.
    LateDecline,
    /// PHQ-9 rose over its own baseline.
    Mood,
    /// The next score of the episode is later than the grace allows.
    Overdue,
    /// Severe: asks for review now, whatever the window.
    Severe,
    /// The last score of the episode is old.
    Stale,
    /// The window has passed without a score that says whether the worsening lasts.
    WindowPassedUnscored,
}

impl Overlay {
    /// Every overlay, in the alphabetical order of the names.
    pub const ALL: [Overlay; 11] = [
        Self::ContaminatedBaseline,
        Self::DosedWhileFlagged,
        Self::Drift,
        Self::FollowUpDue,
        Self::InsensitiveBaseline,
        Self::LateDecline,
        Self::Mood,
        Self::Overdue,
        Self::Severe,
        Self::Stale,
        Self::WindowPassedUnscored,
    ];

    /// Name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ContaminatedBaseline => "contaminated_baseline",
            Self::DosedWhileFlagged => "dosed_while_flagged",
            Self::Drift => "drift",
            Self::FollowUpDue => "follow_up_due",
            Self::InsensitiveBaseline => "insensitive_baseline",
            Self::LateDecline => "late_decline",
            Self::Mood => "mood",
            Self::Overdue => "overdue",
            Self::Severe => "severe",
            Self::Stale => "stale",
            Self::WindowPassedUnscored => "window_passed_unscored",
        }
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
        Overlay::ALL.into_iter().filter(move |o| self.has(*o))
    }

    /// The names joined by `;`, as files hold them.
    pub fn joined(self) -> String {
        self.iter().map(Overlay::name).collect::<Vec<_>>().join(";")
    }
}

impl Serialize for Overlays {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Overlay::name))
    }
}
