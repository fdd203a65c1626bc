//! What a headline and a sum are told of, and how a headline names a session or a score by its day.

use super::judgement::ago;
use super::sentence::{Sentence, score_key};
use crate::judge::{JudgedScore, PatientJudgement, TrackJudgement};
use crate::record::{Chart, Day, Instrument};
use crate::words::day::SayDay;
use crate::words::language::say;

/// What a headline and a sum are made of.
pub(super) struct Told<'a> {
    pub(super) chart: &'a Chart,
    pub(super) judgement: &'a PatientJudgement,
    pub(super) track: &'a TrackJudgement,
    pub(super) instrument: &'a Instrument,
}

impl Told<'_> {
    /// A session of the course, by its day: "session on 3 Apr 2026".
    pub(super) fn session(&self, day: Day) -> Sentence {
        let session = self.judgement.sessions.iter().find(|session| session.day == day);
        Sentence::default().link(&say!("session on {day}", day = day.long()), session.map(|session| session.key))
    }

    /// The day of a judged score.
    pub(super) fn scored(&self, day: Day) -> Sentence {
        let judged = self.track.judged.iter().find(|judged| judged.day == day);
        let key = judged.and_then(|judged| score_key(self.chart, judged.score));
        Sentence::default().link(&day.long(), key)
    }

    /// The day of the latest judged score and how long ago it is: "3 Apr 2026, 23 days ago".
    pub(super) fn scored_ago(&self, last: &JudgedScore) -> Sentence {
        self.scored(last.day).say(&format!(", {}", ago(last.day, self.judgement.as_of)))
    }
}
