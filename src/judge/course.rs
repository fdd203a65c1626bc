//! Sessions as the rules see them: one a day, only given ones, only up to today, from the course's start.

use crate::record::sort_by_key;
use crate::record::{Chart, Day, Key, Score, SessionStatus, TimeOfDay, Timing};
use serde::Serialize;
use std::cmp::Ordering;

/// A day on which a dose was given: the rules' session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SessionDay {
    /// The day.
    pub day: Day,
    /// The earliest known time of the day's doses.
    pub time: Option<TimeOfDay>,
    /// The first entered dose of that day, to link to.
    pub key: Key,
}

/// All session days up to today, split at the course's start.
pub(super) struct Course {
    days: Vec<SessionDay>,
    start: usize,
}

impl Course {
    /// Gathers a chart's given sessions up to today, oldest first, and finds where the course starts.
    pub(super) fn of(chart: &Chart, today: Day) -> Self {
        let mut days: Vec<SessionDay> = chart
            .sessions
            .iter()
            .filter(|s| s.status == SessionStatus::Given && s.day <= today)
            .map(|s| SessionDay { day: s.day, time: s.time, key: s.key })
            .collect();
        if !days.is_sorted_by_key(|s| s.day) {
            sort_by_key(&mut days, |s| s.day);
        }
        days.dedup_by(|later, earlier| {
            let same = later.day == earlier.day;
            if same {
                earlier.time = match (earlier.time, later.time) {
                    (Some(a), Some(b)) => Some(a.min(b)),
                    (a, b) => a.or(b),
                };
            }
            same
        });
        let start = chart.patient.course_start.map_or(0, |from| days.partition_point(|s| s.day < from));
        Self { days, start }
    }

    /// The sessions of the course, oldest first.
    pub(super) fn sessions(&self) -> &[SessionDay] {
        self.days.get(self.start..).unwrap_or_default()
    }

    /// The sessions before the course, oldest first.
    pub(super) fn earlier(&self) -> &[SessionDay] {
        self.days.get(..self.start).unwrap_or_default()
    }

    /// The course's first session.
    pub(super) fn first(&self) -> Option<&SessionDay> {
        self.sessions().first()
    }

    /// How many sessions of the course a score lies after. Its last session is the one before that place.
    pub(super) fn sessions_before(&self, score: &Score) -> usize {
        let sessions = self.sessions();
        let count = sessions.partition_point(|s| s.day <= score.day);
        match count.checked_sub(1).and_then(|last| sessions.get(last)) {
            Some(last) if lies_before(score, last) => count - 1,
            _ => count,
        }
    }
}

/// Whether a score lies before a session: on an earlier day, or on the same day when its timing says so, or when it says nothing
/// and both have a clock time and the score's is earlier. Unknown means after.
pub(crate) fn lies_before(score: &Score, session: &SessionDay) -> bool {
    match (score.day.cmp(&session.day), score.timing) {
        (Ordering::Less, _) | (Ordering::Equal, Some(Timing::Before)) => true,
        (Ordering::Greater, _) | (Ordering::Equal, Some(Timing::After)) => false,
        (Ordering::Equal, None) => score.time.zip(session.time).is_some_and(|(score, session)| score < session),
    }
}
